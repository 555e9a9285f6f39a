# /// case
# topics = ["scoping.comprehensions"]
# section = "2.9"
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% variable-does-not-leak
x = "outer"
print([x for x in (1, 2)], {x for x in (1,)}, {x: x for x in (1,)}, list(x for x in (1,)), x)
def function():
    x = "outer"
    result = [x for x in (1, 2)]
    return result, x
print(function())
def function():
    [y for y in (1, 2)]
    return y
show(function)

# %% locals-in-comprehensions
def function(a):
    return [sorted(locals()) for x in "a"], sorted(locals())
print(function(1))
print([sorted(name for name in locals() if len(name) == 1) for x in "a"])
class C:
    y = 1
    seen = [sorted(name for name in locals() if len(name) == 1) for x in "a"]
print(C.seen)

# %% locals-of-each-kind
def function(a):
    b = 1
    return {name: sorted(names) for name, names in {"list": [locals() for x in "a"][0], "set": {tuple(locals()) for x in "a"}.pop(), "dict": {1: locals() for x in "a"}[1], "generator": list(locals() for x in "a")[0]}.items()}
print(function(1))

# %% locals-kept
def function():
    kept = [locals() for x in (1, 2)]
    return [names.get("x") for names in kept], kept[0] is kept[1]
print(function())

# %% unbound-in-a-comprehension
def function():
    values = [late for _ in "a"]
    late = 1
show(function)
def function():
    return [x for x in x]
show(function)
def function():
    x = 5
    del x
    return [x for _ in "a"]
show(function)
show(lambda: [y for _ in "a" if y for y in "b"])
show(lambda: [z for x in "a" for w in z for z in "b"])

# %% deleted-inside
show(exec, "[del_ for del_ in 'a']")
def function():
    return [[(lambda: x)() for x in "a"] for x in "b"], [[x for x in "a"] + [x] for x in "b"]
print(function())

# %% restoring-the-outer-variable
def function(x):
    try: [1 / x for x in (1, 0)]
    except ZeroDivisionError: pass
    return x
print(function("kept"))
def function():
    try: [1 / x for x in (1, 0)]
    except ZeroDivisionError: pass
    try: return x
    except NameError as error: return type(error).__name__, str(error)
    x = 1
print(function())

# %% closures-in-comprehensions
def function():
    functions = [lambda: x for x in range(3)]
    return [function() for function in functions], functions[0].__code__.co_freevars, functions[0].__closure__[0] is functions[1].__closure__[0]
print(function())
functions = [lambda x=x: x for x in range(3)]
print([function() for function in functions])
def function(x):
    functions = [lambda: x for x in range(3)]
    return functions[0](), x, (lambda: x)()
print(function("outer"))

# %% cells-of-inlined-variables
def function():
    x = "outer"
    def inner(): return x
    result = [(x, inner()) for x in (1, 2)]
    return result, x, inner()
print(function())
def function():
    result = [(lambda: x, x) for x in (1, 2)]
    x = "outer"
    return [f() for f, _ in result], x, (lambda: x)()
print(function())

# %% code-attributes
def function(a):
    return [x + a for x in (1, 2) if (lambda: a)()]
code = function.__code__
print(code.co_varnames, code.co_cellvars, code.co_nlocals, [constant.co_name for constant in code.co_consts if hasattr(constant, "co_name")])
def function(x):
    return [x for x in (1, 2)], {y for y in x}, {z: w for z, w in x}, (v for v in x)
code = function.__code__
print(code.co_varnames, code.co_cellvars, code.co_nlocals, [constant.co_name for constant in code.co_consts if hasattr(constant, "co_name")])

# %% code-attributes-of-modules-and-classes
code = compile("values = [x for x in y]\nclass C:\n    values = [x for x in y]", "f", "exec")
print(code.co_names, code.co_varnames, code.co_cellvars, code.co_nlocals)
body = [constant for constant in code.co_consts if getattr(constant, "co_name", "") == "C"][0]
print(body.co_names, body.co_varnames, body.co_nlocals)

# %% nested
def function():
    return [[x * y for x in (1, 2)] for y in (3, 4)], [x for x in [y for y in (1, 2)]], {x: [y for y in range(x)] for x in range(3)}
print(function())
print([[[x for x in "a"] + [x] for x in "b"] + [x] for x in "c"])

# %% shadowing-globals
x = "global"
def function():
    return [x for x in "a"], x
print(function())
def function():
    global x
    return [x for x in "a"], x
print(function())
def function():
    return [x for _ in "a"], [x for x in x], x
print(function())

# %% declared-nonlocal
def outer():
    x = "outer"
    def inner():
        nonlocal x
        result = [x for x in "a"]
        return result, x
    return inner(), x
print(outer())

# %% walrus
def function():
    values = [last := x for x in (1, 2, 3)]
    return values, last
print(function())
print([y := x for x in (1, 2)], y)
def function():
    global made
    [made := x for x in (5, 6)]
function()
print(made)
def outer():
    total = 0
    def inner():
        nonlocal total
        return [total := total + x for x in (1, 2, 3)]
    return inner(), total
print(outer())
print([[inside := x for x in (1, 2)] for _ in "a"], inside)

# %% walrus-errors
for source in ("[x := 1 for x in y]", "[1 for x in (y := z)]", "[y := 1 for x in [y := 2]]", "[[x := 1 for y in z] for x in z]", "[(x := 1) for y in z for x in w]", "lambda: [x := 1 for x in y]", "[x for x in (lambda: (y := 1))()]", "[i for i in range(5) if (j := 0) for j in range(5)]", "[(i := i) for i in y]"):
    try: compile(source, "f", "exec"); print(source, "fine")
    except SyntaxError as error: print(source, error.msg)

# %% first-iterable-outside
def function():
    x = [[1, 2], [3]]
    return [y for x in x for y in x], [x for x in x], list(x for x in x)
print(function())
class C:
    values = (1, 2)
    good = [value for value in values]
    also = [other for value in values for other in (value, value)]
    try: bad = [value for _ in "a" for value in values]
    except NameError as error: print(error)
print(C.good, C.also)

# %% errors-while-iterating
def function(x):
    try: return [x for x in 5]
    except TypeError as error: return str(error), x
print(function("kept"))
def function(x):
    try: return [x for x, y in [(1, 2), 3]]
    except TypeError as error: return str(error), x
print(function("kept"))
class Broken:
    def __iter__(self): raise ValueError("broken")
def function(x):
    try: return [x for x in Broken()]
    except ValueError as error: return str(error), x
print(function("kept"))

# %% frames
import sys
def depth(): 
    frame, count = sys._getframe(1), 0
    while frame: frame, count = frame.f_back, count + 1
    return count
def function(): return depth(), [depth() for _ in "a"][0], {depth() for _ in "a"}, {1: depth() for _ in "a"}, list(depth() for _ in "a")[0]
print(function())
print([sys._getframe().f_code.co_name for _ in "a"], {sys._getframe().f_code.co_name for _ in "a"}, list(sys._getframe().f_code.co_name for _ in "a"))

# %% qualified-names-inside
def function(): return [(lambda: x).__qualname__ for x in "a"], (lambda: 1).__qualname__, [(lambda: 1).__qualname__ for _ in "a" for _ in "b"], list((lambda: 1).__qualname__ for _ in "a")
print(function())
class C: names = [(lambda: 1).__qualname__ for _ in "a"], list((lambda: 1).__qualname__ for _ in "a")
print(C.names)

# %% generators-stay-functions
def function(x):
    generator = (x for _ in (1, 2))
    x = "changed"
    return list(generator)
print(function("first"))
def function():
    generator = (x for x in y)
    y = 1
show(function)
def function():
    generator = (late for _ in "a")
    show(next, generator)
    late = 1
function()

# %% yields-inside
for source in ("[(yield) for _ in ()]", "{(yield) for _ in ()}", "{1: (yield) for _ in ()}", "((yield) for _ in ())", "[(yield from ()) for _ in ()]", "[x for x in (yield)]"):
    show(exec, "def function(): " + source)

# %% asynchronous
async def numbers():
    for number in range(3): yield number
async def one(): return 1
async def function(x):
    result = [x async for x in numbers()], [await one() for _ in "ab"], {x: x async for x in numbers() if x}, [x async for x in (y async for y in numbers())]
    return result, x, sorted(locals())
try: function("outer").send(None)
except StopIteration as stop: print(stop.value)
def function(): return [x for x in (y async for y in numbers())]
show(function)
show(exec, "def f(): return [x async for x in y]")
show(exec, "[x async for x in y]")

# %% conditions-and-scope
def function(a):
    return [x for x in range(5) if x > a if x != 3], [y for x in (1, 2) if (y := x * a)], [a for a in (a,) if a]
print(function(1))

# %% class-cell-and-super
class Base:
    def method(self): return "base"
class Derived(Base):
    def method(self): return [super(Derived, self).method() for _ in "a"], [__class__.__name__ for _ in "a"]
    def plain(self): return [super().method() for _ in "a"]
print(Derived().method())
show(Derived().plain)

# %% comprehension-as-default-and-decorator
def function(a=[x for x in range(3)], *, b={x: x for x in "a"}): return a, b
print(function())
print((lambda a=[x for x in "ab"]: a)())
@(lambda f: [f.__name__ for _ in "ab"])
def decorated(): pass
print(decorated)

# %% long-targets
print([a + b + c + sum(d) for a, (b, c), *d in [(1, (2, 3), 4, 5)]])
class Holder: pass
holder, values = Holder(), [0, 0]
print([holder.x for holder.x in (1, 2)], holder.x, [values[0] for values[0] in (3, 4)], values)
print([1 for [x, y] in [(1, 2)]], [x for x, in [(1,)]], [x for (x) in (1,)])
try: print(x)
except NameError as error: print(error)

# %% memory-of-the-variable
class Loud:
    def __del__(self): print("gone")
def function():
    result = [1 for x in [Loud()]]
    print("after")
function()
[1 for x in [Loud()]]
print("end")

# %% counts-of-the-variable
import sys
def function():
    value = object()
    before = sys.getrefcount(value)
    [x for x in [value]]
    inside = [sys.getrefcount(x) - before for x in [value]]
    return inside, sys.getrefcount(value) - before
print(function())
