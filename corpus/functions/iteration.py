# /// case
# topics = ["functions.iteration"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% all-and-any
for values in ([], [0], [1], [0, 1], [1, 1], "", "a", {}, {0: 1}, range(3), iter([])):
    print(all(values), any(values))

# %% all-and-any-stop-early
def noting(values):
    for value in values:
        print("asked for", value)
        yield value
print(all(noting([1, 0, 1])), any(noting([0, 1, 0])))

# %% truth-that-raises
class Doubt:
    def __bool__(self): raise ValueError("doubt")
class Wrong:
    def __bool__(self): return 1
class Length:
    def __len__(self): return -1
for function in (all, any):
    for value in (Doubt(), Wrong(), Length()):
        show(function, [value])
    show(function, None)
    show(function, 1)

# %% iterables-that-go-wrong
class Broken:
    def __iter__(self): raise ValueError("broken")
class NoIterator:
    def __iter__(self): return 1
class Endless:
    def __iter__(self): return self
    def __next__(self): raise KeyError("next")
class Refused: __iter__ = None
for function in (all, any, sum, min, max, sorted, list, tuple, set, enumerate, iter, reversed):
    for value in (Broken(), NoIterator(), Endless(), Refused()):
        try:
            print(function.__name__, type(function(value)).__name__)
        except Exception as error:
            print(function.__name__, type(error).__name__, error)

# %% iter-of-a-sequence
class Squares:
    def __getitem__(self, index):
        if index == 3:
            raise IndexError
        return index * index
iterator = iter(Squares())
print(type(iterator).__name__, list(iterator), list(iterator))

# %% iter-of-a-sequence-that-raises
class Raising:
    def __init__(self, error): self.error = error
    def __getitem__(self, index): raise self.error
for error in (IndexError("i"), StopIteration("s"), KeyError("k"), ValueError("v")):
    show(list, Raising(error))

# %% iter-with-sentinel
values = iter([1, 2, 0, 3])
iterator = iter(lambda: next(values), 0)
print(type(iterator).__name__, list(iterator), list(iterator), next(values))

# %% iter-with-sentinel-errors
show(iter, 1, 2)
show(iter, None, None)
show(next, iter(lambda: 1 / 0, 0))
show(next, iter(lambda: 1, 1))
def stop(): raise StopIteration("value")
show(list, iter(stop, None))

# %% next-with-default
show(next, iter([]))
show(next, iter([]), None)
show(next, iter([]), "default")
show(next, iter([1]), "default")
show(next, [])
show(next, [], None)
show(next, object())

# %% next-passes-other-errors-on
class Failing:
    def __next__(self): raise ValueError("no")
class Stopping:
    def __next__(self): raise StopIteration(1, 2)
show(next, Failing(), 1)
show(next, Stopping())
show(next, Stopping(), 1)

# %% enumerate-starts
for start in (0, 1, -1, True, 2**63, 10**30, -(10**30)):
    print(list(enumerate("ab", start)))
class Index:
    def __index__(self): return 7
print(list(enumerate("ab", start=Index())), list(enumerate(iterable="ab", start=1)))
for start in (1.5, "a", None):
    show(enumerate, "ab", start)

# %% enumerate-crosses-the-largest-word
iterator = enumerate("abc", 2**63 - 2)
print(list(iterator))

# %% zip-shortest
print(list(zip()), list(zip("ab")), list(zip("ab", "xyz")), list(zip([], "a")), list(zip("abc", range(2), [3, 4, 5])))
first = iter("abc")
print(list(zip(first, [1])), list(first))

# %% zip-strict
for iterables in ((), ("a",), ("ab", "xy"), ("abc", "xy"), ("ab", "xyz"), ("", "x"), ("a", "x", ""), ("a", "x", "12"), ("", "", "1")):
    show(lambda *iterables: list(zip(*iterables, strict=True)), *iterables)
show(zip, "a", 1)
show(zip, 1, "a")
show(zip, "a", strict=[])
show(zip, "a", other=1)

# %% zip-asks-in-order
def noting(name, count):
    for index in range(count):
        print(name, index)
        yield index
print(list(zip(noting("a", 2), noting("b", 1))))

# %% map-several
print(list(map(str, [1, 2])), list(map(lambda *values: values, "ab", [1, 2, 3])), list(map(None, [])))
show(lambda: list(map(None, [1])))
show(map, str)
show(map)
show(map, str, 1)
show(list, map(lambda value: 1 / value, [1, 0]))

# %% filter-kinds
values = [0, 1, "", "a", None, [], [0]]
print(list(filter(None, values)), list(filter(bool, values)), list(filter(lambda value: not value, values)))
show(lambda: list(filter(1, [1])))
show(filter, None, 1)
show(filter, None)
show(lambda: list(filter(lambda value: 1 / value, [1, 0])))

# %% reversed-kinds
for value in ([1, 2], (1, 2), "ab", range(3), {1: 2, 3: 4}, {1: 2}.items(), {1: 2}.values(), b"ab", bytearray(b"ab")):
    print(type(reversed(value)).__name__, list(reversed(value)))
for value in ({1}, iter([]), 1, None, (x for x in [])):
    show(reversed, value)

# %% reversed-protocol
class Counted:
    def __len__(self): return 3
    def __getitem__(self, index): print("item", index); return index
class Own:
    def __reversed__(self): return "anything"
class Refused(list): __reversed__ = None
class NoLength:
    def __getitem__(self, index): return index
print(list(reversed(Counted())), reversed(Own()))
show(reversed, Refused())
show(reversed, NoLength())

# %% sorted-keywords
print(sorted("hello"), sorted("bAc", key=str.lower), sorted([3, 1, 2], reverse=True), sorted([1, 2], key=None, reverse=0))
for keywords in ({"key": 1}, {"reverse": "yes"}, {"reverse": None}, {"cmp": None}, {"key": len, "other": 1}):
    show(sorted, [3, 1], **keywords)
show(sorted)
show(sorted, [1], None)
show(sorted, iterable=[1])

# %% sorted-is-stable
records = [("b", 1), ("a", 2), ("b", 0), ("a", 1)]
print(sorted(records, key=lambda record: record[0]))
print(sorted(records, key=lambda record: record[0], reverse=True))

# %% sorted-what-cannot-be-compared
for values in ([1, "a"], [None, 1], [1j, 2j], [{}, {}], [object(), object()]):
    show(sorted, values)

# %% aiter-and-anext
class Counter:
    def __init__(self): self.value = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.value += 1
        if self.value > 2: raise StopAsyncIteration
        return self.value
def run(awaitable):
    async def main(): return await awaitable
    try:
        main().send(None)
    except StopIteration as stop:
        return stop.value
counter = Counter()
print(aiter(counter) is counter, run(anext(counter)), run(anext(counter)), run(anext(counter, "end")))
try:
    run(anext(counter))
except StopAsyncIteration as error:
    print(type(error).__name__, error.args)

# %% aiter-errors
class NotAsync:
    def __aiter__(self): return 1
class Refused: __aiter__ = None
for value in (1, [], NotAsync(), Refused(), iter([])):
    show(aiter, value)
    show(anext, value)

# %% anext-awaitable-errors
class Wrong:
    def __anext__(self): return 1
def run(awaitable):
    async def main(): return await awaitable
    coroutine = main()
    try:
        return coroutine.send(None)
    finally:
        coroutine.close()
show(run, anext(Wrong(), 1))
show(run, anext(Wrong()))
print(type(anext(Wrong(), 1)).__name__)

# %% len-of-built-in
for value in ("", "abc", b"ab", [], [1], (), {}, {1: 2}, set(), range(10), range(0, 10, 3), bytearray(b"a"), memoryview(b"abc")):
    show(len, value)
for value in (1, None, iter([]), object(), len, int):
    show(len, value)

# %% len-protocol
class Sized:
    def __init__(self, length): self.length = length
    def __len__(self): return self.length
class Index:
    def __index__(self): return 4
for length in (0, 5, True, -1, 1.0, "a", None, 2**63 - 1, 2**63, -(2**70), Index()):
    show(len, Sized(length))
show(len, range(2**70))
instance = Sized(1)
instance.__len__ = lambda: 9
show(len, instance)

# %% unpacked-iterators-that-die
#| title = "An iterator that is unpacked into arguments dies before the call"
class Mortal:
    def __init__(self):
        self.items = iter([1, 2])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.items)

    def __del__(self):
        print("dies")


def called(*arguments, **keywords):
    print("called", arguments, keywords)


class Methods:
    def method(self, *arguments):
        print("method", arguments)


called(*Mortal())
called(0, *Mortal(), key=1)
called(*Mortal(), **{"key": 2})
print(*Mortal())
Methods().method(*Mortal())
print([*Mortal()], max(*Mortal()))
