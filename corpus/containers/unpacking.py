# /// case
# topics = ["binding.unpacking"]
# ///

def run(*statements):
    """Runs each statement and prints the error, if there is one."""
    for statement in statements:
        try:
            exec(statement, globals())
        except Exception as error:
            print(statement, "!!", f"{type(error).__name__}: {error}")
        else:
            print(statement)

class Sized:
    """An iterable with a length of its own."""
    def __init__(self, items, length):
        self.items, self.length = items, length
    def __iter__(self):
        return iter(self.items)
    def __len__(self):
        return self.length

# %% every-kind-of-iterable
for source in ([1, 2], (1, 2), "ab", {1: 2, 3: 4}, range(2), iter([1, 2]), (x for x in "ab"), b"ab", {1: 2, 3: 4}.items(), zip("ab", "cd"), map(str, [1, 2])):
    name = type(source).__name__
    a, b = source
    print(name, a, b)

# %% wrong-counts
for source in ([], [1], [1, 2, 3], (), (1,), (1, 2, 3), "", "a", "abc", {1: 2}, range(5), iter([1]), iter([1, 2, 3])):
    name = f"{type(source).__name__}"
    try:
        a, b = source
    except ValueError as error:
        print(name, error)

# %% wrong-counts-with-a-star
for source in ([], [1], [1, 2], (), (1,), "", "a", iter([1]), {1: 2}):
    name = f"{type(source).__name__}"
    try:
        a, *b, c = source
        print(name, a, b, c)
    except ValueError as error:
        print(name, error)
    try:
        *b, c, d, e = source if not hasattr(source, "__next__") else ()
    except ValueError as error:
        print(name, error)

# %% not-iterable
run("a, b = 5", "a, b = None", "a, *b = 5", "[a] = 5", "() = 5", "a, b = int", "(a, b), c = 1, 2", "for a, b in [1]: pass", "for a, b in 5: pass", "a, b = lambda: 1", "[*b] = None", "print(*5)", "print(**5)",
    "[*None]", "{*5}", "{**5}", "(*5,)", "a, = 5", "a, b = object()")

# %% iter-that-raises
class Raising:
    def __init__(self, error):
        self.error = error
    def __iter__(self):
        raise self.error
class RaisingLater:
    def __init__(self, error):
        self.error = error
    def __iter__(self):
        yield 1
        raise self.error
class Bad:
    def __iter__(self):
        return 5
class NoneIter:
    __iter__ = None
run("a, b = Raising(ValueError('x'))", "a, b = Raising(TypeError('x'))", "a, b = RaisingLater(LookupError('x'))", "a, *b = RaisingLater(TypeError('x'))", "a, b = Bad()", "a, b = NoneIter()", "[*Raising(TypeError('x'))]",
    "[*RaisingLater(TypeError('y'))]", "print(*Raising(TypeError('x')))", "print(*Raising(AttributeError('x')))", "print(*Bad())", "print(*NoneIter())", "{*Raising(TypeError('z'))}")

# %% lengths-are-not-asked
a, b = Sized("xy", 5)
print(a, b)
try:
    a, b = Sized("xyz", 2)
except ValueError as error:
    print(error)
class Loud:
    def __iter__(self):
        print("iter")
        return self
    count = 0
    def __next__(self):
        self.count += 1
        print("next", self.count)
        if self.count > 3:
            raise StopIteration
        return self.count
    def __length_hint__(self):
        print("hint")
        return 1
a, b, c = Loud()
try:
    a, b = Loud()
except ValueError as error:
    print(error)
a, *b = Loud()
print(a, b)

# %% what-is-left-in-the-iterator
iterator = iter("abcdef")
a, b, *rest = [next(iterator), next(iterator), next(iterator)]
print(a, b, rest, list(iterator))
iterator = iter("abcdef")
try:
    a, b = iterator
except ValueError as error:
    print(error, list(iterator))
iterator = iter("ab")
try:
    a, b, c = iterator
except ValueError as error:
    print(error, a, b, list(iterator))

# %% nothing-is-bound-before-the-count-is-right
a, b = 1, 2
try:
    a, b = "xyz"
except ValueError:
    print(a, b)
try:
    a, (b, c) = "p", "q"
except ValueError as error:
    print(error, a, b)

# %% nested-targets
(a, (b, *c)), d = (1, "xyz"), 2
print(a, b, c, d)
[a, [b, (c,)]] = 1, [2, [3]]
print(a, b, c)
for i, (j, *k) in enumerate(["ab", "cde"]):
    print(i, j, k)
(*a, b), *c = "xy", 1, 2
print(a, b, c)
*(a, b), c = 1, 2, 3
print(a, b, c)
*[a, *b], = "xyz"
print(a, b)

# %% targets-of-all-kinds
class Target:
    pass
target, items, mapping = Target(), [0, 0, 0], {}
target.a, items[1], mapping["k"], *target.rest = 1, 2, 3, 4, 5
print(target.a, items, mapping, target.rest)
items[0:2], target.a = "xy", 5
print(items, target.a)
*items[1:], a = "pqrs"
print(items, a)
a = b = c, d = "xy"
print(a, b, c, d)

# %% order-of-assignment
class Loud:
    def __init__(self, name):
        self.__dict__["name"] = name
    def __setattr__(self, name, value):
        print("set", self.name, name, value)
    def __setitem__(self, key, value):
        print("item", self.name, key, value)
def make(name):
    print("make", name)
    return Loud(name)
make("a").x, make("b")[make("key").name], *make("c").rest = make("value") and (1, 2, 3, 4)
i = 0
items = [10, 20]
i, items[i] = 1, "changed"
print(i, items)

# %% starred-in-displays-and-calls
def function(*arguments, **keywords):
    return arguments, keywords
print([*"ab", *[1], *()], (*range(2), *"c"), {*"aa", *"a"}, {**{"a": 1}, **{"b": 2}})
print(function(*"ab", *[1], 2, **{"k": 1}, l=2), function(*(), **{}), function(*{"x": 1}, **{"y": 2}))
run("function(**{1: 2})", "function(**{'a': 1}, **{'a': 2})", "function(a=1, **{'a': 2})", "function(*5)", "function(**5)", "function(**None)", "function(*None, **None)", "function(**[1])", "function(**'ab')")

# %% star-of-an-empty-rest
a, *b = [1]
print(a, b)
*a, = ()
print(a)
*a, b = {5: 6}
print(a, b)
a, *b, c, d = range(3)
print(a, b, c, d)
[*a] = "xy"
(*b,) = "z"
print(a, b)
for *a, b in ["xyz", (1,)]:
    print(a, b)

# %% many-targets
names = ", ".join(f"x{i}" for i in range(300))
exec(f"{names} = range(300)")
names = ", ".join(f"x{i}" for i in range(255))
print(x0, x299)
exec(f"{names}, *rest = range(260)")
print(x0, x254, rest)
try:
    exec(f"{names}, y, *rest = range(260)")
except SyntaxError as error:
    print(error)
try:
    exec(f"{names} = range(254)")
except ValueError as error:
    print(error)

# %% return-and-yield
def returning():
    rest = (2, 3)
    return 1, *rest
def yielding():
    rest = "ab"
    yield 1, *rest
    got = yield *rest, 2
    print(got)
print(returning(), list(yielding()))

# %% subscripts-with-stars
class Shown:
    def __getitem__(self, key):
        return key
rest = (1, 2)
print(Shown()[*rest], Shown()[0, *rest], Shown()[*rest, 3:4], Shown()[(*rest,)])
