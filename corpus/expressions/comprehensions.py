# /// case
# topics = ["expressions.comprehensions"]
# ///

def trace(value):
    print(value, end=" ")
    return value


# %% kinds
print([x * 2 for x in range(3)], {x % 2 for x in range(5)}, {x: x * x for x in range(3)}, (x for x in "a").__class__.__name__, list(x for x in "ab"), tuple(x for x in "ab"), dict((x, 1) for x in "a"), sum(x for x in range(4)))

# %% several-loops-and-conditions
print([(x, y) for x in range(3) for y in range(x)], [x for x in range(20) if x % 2 if x % 3], [x + y for x in "ab" if x != "b" for y in "cd" if y != "d"], [[y for y in range(x)] for x in range(3)], [x for x in range(5) if x > 1 or x == 0 and not x])
print([y for x in [[1, 2], [3]] for y in x], {(x, y): x + y for x in range(2) for y in range(2)}, [z for x in range(2) for y in range(2) for z in (x, y) if z], [x for x in [] for y in 1 / 0])

# %% targets
print([a + b for a, b in [(1, 2), (3, 4)]], [b for a, *b in ["xyz", "w"]], [(a, b, c) for a, (b, c) in [(1, (2, 3))]], [x for [x] in ["a", "b"]], [a for (a), in [(1,)]])
class Holder: pass
holder, box = Holder(), [0]
print([holder.x for holder.x in range(3)], holder.x, [box[0] for box[0] in "ab"], box, {k: v for k, v in {"a": 1}.items()}, [i for i, in [[1]]])
print([last for *_, last in ["ab", "c"]], [None for () in [(), []]], [len(rest) for first, *rest in ["abc", "d"]])

# %% tuples-and-conditionals-in-them
print([(x, y) for x, y in zip("ab", "cd")], [x if x else "zero" for x in (0, 1)], [x for x in (1, 2, 3)], [x for x in [1, 2] + [3]], [lambda: x for x in "a"][0](), [x for x in 1, 2] if False else None)

# %% evaluation
print([trace(x) for x in trace((1, 2)) if trace(x > 1)])
print({trace(("key", x)): trace(("value", x)) for x in "ab"})
print([trace((x, y)) for x in trace("ab") for y in trace("cd")])

# %% first-iterable-is-evaluated-outside
class Class:
    items = [1, 2]
    names = [item for item in items]
    try:
        nested = [other for item in items for other in items]
    except NameError as error:
        print(error)
    try:
        condition = [item for item in items if items]
    except NameError as error:
        print(error)
print(Class.names)
generator = (x for x in trace([1]))
print("made")
try:
    (x for x in 5)
except TypeError as error:
    print(error)
generator = (y for x in [1] for y in 5)
try:
    next(generator)
except TypeError as error:
    print(error)

# %% scope
x = "outer"
print([x for x in "ab"], x, {x for x in "c"}, x, {x: x for x in "d"}, x, list(x for x in "e"), x)
def function():
    x = "local"
    inner = [x for x in [x, x]]
    return inner, x, [[x for x in x] for x in "ab"], x
print(function())
def function(n):
    return [lambda: n + i for i in range(3)], [(lambda i=i: n + i) for i in range(3)]
late, early = function(10)
print([f() for f in late], [f() for f in early])

# %% closures-share-the-variable
functions = [lambda: i for i in range(3)]
print([f() for f in functions])
def function():
    functions = [lambda: (i, j) for i in range(2) for j in range(2)]
    i = "mine"
    return [f() for f in functions], i
print(function())
def function():
    cells = [(lambda: x, x) for x in "ab"]
    return [f() for f, _ in cells], [value for _, value in cells]
print(function())

# %% nested-scopes
def outer(a):
    def inner(b):
        return [(a, b, c, [a + b + c + d for d in range(2)]) for c in range(2)]
    return inner
print(outer(1)(2))
def function(n):
    return {i: [j for j in range(i) if (lambda: j % n)()] for i in range(4)}
print(function(2))
print([[(lambda: (x, y))() for y in range(2)] for x in range(2)])

# %% class-scope
y = "global"
class Class:
    y = "class"
    first = [y for _ in range(1)]
    second = [z for z in y]
    third = list(y for _ in range(1))
    fourth = (lambda: y)()
    fifth = [(lambda: y)() for _ in range(1)]
    def method(self):
        return [__class__.__name__ for _ in range(1)], [self.y for _ in "a"]
print(Class.first, Class.second, Class.third, Class.fourth, Class.fifth, Class().method())

# %% locals-inside
def function(a):
    return [sorted(locals()) for b in range(1)]
print([name for name in function(1)[0] if name != ".0"])
def function(a):
    return list(sorted(locals()) for b in range(1))
print(function(1))
names = [sorted(locals().keys() & {"inside", "trace"}) for inside in range(1)]
print(names)

# %% exceptions
def function():
    try:
        return [1 // x for x in (1, 0)]
    except ZeroDivisionError as error:
        frames = []
        traceback = error.__traceback__
        while traceback:
            frames.append(traceback.tb_frame.f_code.co_name)
            traceback = traceback.tb_next
        return frames
print(function())
def function():
    x = "kept"
    try:
        [x for x in (1, 2) if 1 / (x - 2)]
    except ZeroDivisionError:
        return x
print(function())

# %% unbound-variables
def function():
    [late for _ in range(1)]
    late = 1
def shadow():
    result = [value for value in value]
    value = 1
def deleted():
    x = 1
    del x
    return [x for _ in "a"]
for f in function, shadow, deleted:
    try:
        f()
    except NameError as error:
        print(type(error).__name__, error)
try:
    [undefined for _ in "a"]
except NameError as error:
    print(type(error).__name__, error)
try:
    [a for a in "x"]
    a
except NameError as error:
    print(type(error).__name__, error)

# %% unhashable-and-duplicates
for source in "{[x] for x in 'a'}", "{[x]: 1 for x in 'a'}", "{x: [x] for x in 'ab'}", "{x // 2 for x in range(6)}", "{x // 2: x for x in range(6)}", "{**{x: 1} for x in 'a'}", "[*x for x in 'a']", "{*x for x in 'a'}", "(*x for x in 'a')", "[x for x in 'a', 'b']", "[x, y for x in 'a' for y in 'b']", "[(x, y) for x in 'a' for y in 'b']", "(x for x in 'a', 1)", "f(x for x in 'a', 1)", "f(1, x for x in 'a')", "[x for x]", "[for x in 'a']", "[x for 1 in 'a']", "[x for f() in 'a']", "[x if x for x in 'a']", "[x for x in lambda: 'a']", "[x for x in 'a' if lambda: 1]", "[yield x for x in 'a']", "[x := 1 for x in 'a']", "[x for x in (x := 'a')]", "[(y := 1) for x in 'a']", "{x: y := 1 for x in 'a'}", "[x async for x in 'a']", "[await x for x in 'a']":
    try:
        print(source, eval(source, {"f": print}))
    except Exception as error:
        print(source, f"{type(error).__name__}: {getattr(error, 'msg', error)}")

# %% generator-expressions-are-lazy
generator = (trace(x) for x in range(3))
print(next(generator))
print(list(generator), list(generator))
print(any(trace(x) > 0 for x in range(5)), all(trace(x) < 2 for x in range(5)))
a = [1, 2, 3]
generator = (x for x in a)
a.append(4)
print(list(generator))
generator = (x for x in a if x in b)
b = [2, 3]
print(list(generator))

# %% as-only-argument
def f(*arguments, **keywords):
    return [list(a) if hasattr(a, "send") else a for a in arguments], keywords
print(f(x for x in "ab"), f((x for x in "ab"), 1), f(*(x for x in "ab")), f(**{x: 1 for x in "ab"}), f((x for x in "a"), k=[x for x in "b"]))
print("-".join(str(x) for x in range(3)), sorted(-x for x in range(3)), max(len(w) for w in ["a", "bcd"]))

# %% with-walrus
print([y for x in range(5) if (y := x * x) > 3], y, [total := total + x for total in [0] for x in range(1)] if False else "", [(p := x, p + 1) for x in range(2)], p)
total = 0
print([total := total + x for x in range(5)], total)
def function():
    if any((found := x) > 2 for x in range(5)):
        return found
print(function())

# %% async-names-in-sync-code
print([x for x in iter([1, 2]).__class__.__mro__ if x is not object], [*(y for y in [[1]] for z in y)], [c for c in "abc"][::-1], {c: i for i, c in enumerate("abc")}["c"], [x for x in "abc"][1], len([x for x in range(10)]))

# %% deep-nesting
print(eval("[" * 15 + "x" + " for x in [1]]" * 15))
print(eval("[" + "x" + "".join(f" for x in [x]" for _ in range(15)).replace("[x]", "[1]", 1) + "]"))
print(len(eval("[(" + ", ".join(f"x{i}" for i in range(15)) + ") " + " ".join(f"for x{i} in 'a'" for i in range(15)) + "]")))
