# /// case
# topics = ["operators.membership"]
# ///

class Plain:
    def __repr__(self):
        return "Plain()"

NEEDLES = [0, 1, -1, 97, 256, 2**70, True, 1.0, float("nan"), 1j, "", "a", "ab", "A", b"", b"a", b"ab", bytearray(b"b"), (), (1,), [1], {1}, {"a": 1}, None, int, Plain()]

def table(*containers):
    for container in containers:
        for needle in NEEDLES:
            try:
                print(repr(needle), "in", repr(container), needle in container, needle not in container)
            except Exception as error:
                print(repr(needle), "in", repr(container), f"{type(error).__name__}: {error}")

# %% str
table("", "abc")

# %% bytes
table(b"", b"abc\x00\x01")

# %% bytearray
table(bytearray(), bytearray(b"abc"))

# %% memoryview
table(memoryview(b"abc\x01"))

# %% tuple
table((), (1, "a", None, (1,)))

# %% list
table([], [1, "a", None, [1]])

# %% dict
table({}, {1: 2, "a": "b", None: 0, (): 1})

# %% dict-views
table({1: "a"}.keys(), {1: "a"}.values(), {1: "a"}.items())
print((1, "a") in {1: "a"}.items(), (1, "b") in {1: "a"}.items(), [1, "a"] in {1: "a"}.items(), (1, "a", 2) in {1: "a"}.items())

# %% set
table(set(), {1, "a", ()})

# %% frozenset
table(frozenset({1, "a"}))
print({1} in {frozenset({1})}, {1} in frozenset({frozenset({1})}))

# %% range
table(range(0), range(-1, 100, 2))
print(2.0 in range(5), 2.5 in range(5), True in range(2), 2**70 in range(2**71), -(2**70) in range(0, -(2**71), -1), "2" in range(5))

# %% not-containers
table(1, 1.5, None, int, len, Plain())

# %% iterators
#| title = "An iterator is read up to what is found"
numbers = iter(range(6))
print(2 in numbers, list(numbers))
print(3 in (x * x for x in range(4)), "b" in zip("ab", "cd"), ("b", "d") in zip("ab", "cd"))

# %% contains-method
#| title = "__contains__ is asked, its result taken as a truth value"
class Container:
    def __init__(self, answer):
        self.answer = answer

    def __contains__(self, needle):
        print("asked for", needle)
        return self.answer

for answer in (True, False, 0, 1, "", "x", [], None, [0]):
    print(1 in Container(answer), 1 not in Container(answer))

# %% contains-falls-back-to-iteration
class Iterable:
    def __iter__(self):
        for value in (1, 2, 3):
            print("yield", value)
            yield value

print(2 in Iterable(), 5 in Iterable())

# %% contains-falls-back-to-getitem
class Sequence:
    def __getitem__(self, index):
        print("get", index)
        if index > 2:
            raise IndexError
        return index * 10

print(10 in Sequence(), 5 in Sequence())

# %% contains-is-none
#| title = "__contains__ = None forbids the test, also where iteration would work"
class Forbidden:
    __contains__ = None

    def __iter__(self):
        return iter([1])

class ForbiddenIteration:
    __iter__ = None

    def __getitem__(self, index):
        return index

for container in (Forbidden(), ForbiddenIteration()):
    try:
        print(1 in container)
    except TypeError as error:
        print(error)

# %% contains-raises
class Raising:
    def __contains__(self, needle):
        raise LookupError(needle)

class RaisingTruth:
    def __contains__(self, needle):
        class Result:
            def __bool__(self):
                raise ValueError("no truth")
        return Result()

class RaisingIteration:
    def __iter__(self):
        raise OSError("no iterator")

class RaisingItem:
    def __getitem__(self, index):
        raise KeyError(index)

class WrongIterator:
    def __iter__(self):
        return 1

for container in (Raising(), RaisingTruth(), RaisingIteration(), RaisingItem(), WrongIterator()):
    try:
        print(1 in container)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

# %% identity-before-equality
#| title = "What is identical counts as found; else == with the needle on the right"
class Item:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print(f"{self.name} == {other.name if isinstance(other, Item) else other}")
        return False

a, b = Item("a"), Item("b")
print(a in [a], a in [b], a in (b, a), 1 in [a], a in [1])
print(a in iter([b]), [x for x in (a, b) if x in [a, b]])
nan = float("nan")
print(nan in [nan], nan in [float("nan")], nan in {nan}, nan in iter((nan,)))

# %% unhashable
for container in ({}, set(), frozenset(), {}.keys(), {}.items(), {1: 1}.items()):
    for needle in ([], {}, set(), ([],), ([], 1)):
        try:
            print(needle, needle in container)
        except TypeError as error:
            print(needle, error)

# %% classes
#| title = "in asks the metaclass of a class"
class Meta(type):
    def __contains__(cls, needle):
        return needle == cls.__name__

class Made(metaclass=Meta):
    def __contains__(self, needle):
        return needle == "instance"

print("Made" in Made, "instance" in Made, "instance" in Made(), "Made" in Made())
