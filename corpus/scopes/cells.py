# /// case
# topics = ["scoping.cells", "functions.closures"]
# section = "2.13"
# ///

import types


def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


def cell_of(value):
    """A cell that holds a value."""
    def inner(): return value
    return inner.__closure__[0]


def empty_cell():
    """A cell of a variable without a value."""
    def inner(): return value
    if False: value = 1
    return inner.__closure__[0]


# %% contents
cell = cell_of([1])
print(cell.cell_contents, cell.cell_contents is cell.cell_contents, type(cell).__name__, type(cell) is types.CellType)

# %% empty
cell = empty_cell()
show(lambda: cell.cell_contents)
show(delattr, cell, "cell_contents")
cell.cell_contents = 5
print(cell.cell_contents)
del cell.cell_contents
show(lambda: cell.cell_contents)

# %% made-by-hand
print(types.CellType(5).cell_contents)
show(lambda: types.CellType().cell_contents)
for arguments, keywords in (((1, 2), {}), ((), {"contents": 1}), ((None,), {})):
    try: print(types.CellType(*arguments, **keywords).cell_contents)
    except TypeError as error: print(error)
show(lambda: type("Sub", (types.CellType,), {}))

# %% text
import re
for cell in (types.CellType(5), types.CellType(), types.CellType(types.CellType(1)), types.CellType(int), types.CellType(None)):
    print(re.sub("0x[0-9a-f]+", "0x", repr(cell)))
cell = types.CellType()
cell.cell_contents = cell
print(re.sub("0x[0-9a-f]+", "0x", repr(cell)))

# %% attributes
cell = types.CellType(5)
print([name for name in dir(cell) if name not in dir(object)])
show(setattr, cell, "x", 1)
show(lambda: cell.__dict__)
show(hash, cell)

# %% comparisons
empty = types.CellType()
for left, right in ((1, 2), (1, 1), (1, 1.0), ("a", "b")):
    one, other = types.CellType(left), types.CellType(right)
    print(one == other, one != other, one < other, one > other, one <= other, one >= other)
one = types.CellType(1)
print(empty == types.CellType(), empty == one, empty < one, one < empty, empty <= empty, one != empty, one == 1, one != 1)
show(lambda: one < 1)
show(lambda: types.CellType(1) < types.CellType("a"))
show(lambda: types.CellType(1j) < types.CellType(2j))

# %% shared-by-functions
def outer():
    x = 1
    def get(): return x
    def set(value):
        nonlocal x
        x = value
    def delete():
        nonlocal x
        del x
    return get, set, delete
get, set_, delete = outer()
print(get.__closure__[0] is set_.__closure__[0], get())
set_(2)
print(get(), get.__closure__[0].cell_contents)
get.__closure__[0].cell_contents = 3
print(get())
delete()
show(get)
show(delete)
set_(4)
print(get())

# %% separate-for-each-call
def outer(x): return lambda: x
first, second = outer(1), outer(1)
print(first.__closure__[0] is second.__closure__[0], first.__closure__[0] == second.__closure__[0])

# %% order-of-closures
def outer():
    b, a, c = 1, 2, 3
    def inner(): return c, a, b
    return inner
inner = outer()
print(inner.__code__.co_freevars, [cell.cell_contents for cell in inner.__closure__], outer.__code__.co_cellvars, outer.__code__.co_varnames)

# %% arguments-as-cells
def outer(a, b, *c, d=4, **e):
    def inner(): return a, c, d, e
    return inner
inner = outer(1, 2, 3, x=5)
print(inner(), outer.__code__.co_cellvars, outer.__code__.co_varnames, [cell.cell_contents for cell in inner.__closure__])

# %% no-closure
print((lambda: 1).__closure__, (lambda x: x).__closure__, (lambda: print).__closure__)
def function():
    def inner(): return print
    return inner.__closure__
print(function())

# %% closure-is-read-only
inner = (lambda x: lambda: x)(1)
for value in (None, (), inner.__closure__):
    try: inner.__closure__ = value
    except AttributeError as error: print(error)
try: del inner.__closure__
except AttributeError as error: print(error)
print(inner.__closure__ is inner.__closure__)

# %% functions-made-by-hand
code = (lambda x: lambda: x)(1).__code__
print(types.FunctionType(code, {}, closure=(types.CellType(5),))())
print(types.FunctionType(code, {}, "name", None, (types.CellType(6),))())
for closure in (None, (), (1,), [types.CellType(1)], (types.CellType(1), types.CellType(2)), 5):
    show(types.FunctionType, code, {}, closure=closure)
show(types.FunctionType, (lambda: 1).__code__, {}, closure=(types.CellType(1),))
show(types.FunctionType(code, {}, closure=(types.CellType(),)))
print(types.FunctionType((lambda: 1).__code__, {}, closure=())(), types.FunctionType((lambda: 1).__code__, {}, closure=None)())

# %% replaced-code-needs-the-same-number
def outer(x, y):
    def one(): return x
    def two(): return x, y
    def none(): return 0
    return one, two, none
one, two, none = outer(1, 2)
for target, source in ((one, two), (two, one), (one, none), (none, one)):
    try: target.__code__ = source.__code__
    except ValueError as error: print(error)
other = (lambda z: lambda: z)(9)
one.__code__ = other.__code__
print(one(), one.__code__.co_freevars)

# %% free-before-assignment
def outer():
    def inner(): return x
    show(inner)
    x = 1
    show(inner)
    del x
    show(inner)
    x = 2
    show(inner)
outer()

# %% deleted-captured-names
def outer():
    x = 1
    def inner(): return x
    del x
    show(inner)
    try: x
    except UnboundLocalError as error: print(error)
    try: del x
    except UnboundLocalError as error: print(error)
outer()

# %% deleting-in-the-inner-function
def outer():
    x = 1
    def inner():
        nonlocal x
        del x
    inner()
    show(inner)
    try: return x
    except NameError as error: return type(error).__name__, str(error)
print(outer())

# %% loops-share-one-cell
functions = []
def outer():
    for x in range(3):
        functions.append(lambda: x)
    return [function() for function in functions], len({id(function.__closure__[0]) for function in functions})
print(outer())
def outer():
    result = []
    for x in range(3):
        def inner(x=x): return x
        result.append(inner())
    return result
print(outer())

# %% exception-variables-in-cells
def outer():
    try: 1 / 0
    except ZeroDivisionError as error:
        def inner(): return error
        print(inner())
    show(inner)
outer()

# %% with-and-for-variables-in-cells
def outer():
    for a in (1,): pass
    import sys as b
    def c(): return a, b.__name__, d.__name__, e
    class d: pass
    (e := 5)
    return c()
print(outer())

# %% through-several-levels
def one():
    x = 1
    def two():
        def three():
            def four(): return x
            return four
        return three
    return two
two = one()
three = two()
print(three()(), two.__code__.co_freevars, three.__code__.co_freevars, two.__closure__[0] is three.__closure__[0] is three().__closure__[0])

# %% class-bodies-pass-cells-on
def outer():
    x = 1
    class C:
        y = x
        def method(self): return x
        class D:
            def method(self): return x
    return C
C = outer()
print(C.method.__closure__[0] is C.D.method.__closure__[0], C().method(), C.D().method())

# %% class-cell
class C:
    def method(self): return __class__
    def other(self): return super()
    def plain(self): return 1
print(C.method.__closure__[0].cell_contents is C, C.method.__closure__[0] is C.other.__closure__[0], C.plain.__closure__, C.method.__code__.co_freevars)
C.method.__closure__[0].cell_contents = int
print(C().method())
show(C().other)
del C.method.__closure__[0].cell_contents
show(C().method)
show(C().other)

# %% recursion-and-cells
def outer(level):
    x = level
    def inner(): return x
    if level: return outer(level - 1) + [inner]
    return [inner]
print([function() for function in outer(3)])

# %% own-function-in-a-cell
import gc, weakref
def outer():
    def inner(): return inner
    return inner
inner = outer()
print(inner() is inner, inner.__closure__[0].cell_contents is inner)
reference = weakref.ref(inner)
del inner
print(reference() is None, gc.collect() > 0, reference() is None)

# %% counts-of-contents
import sys
value = object()
before = sys.getrefcount(value)
cell = types.CellType(value)
print(sys.getrefcount(value) - before)
del cell.cell_contents
print(sys.getrefcount(value) - before)
cell = cell_of(value)
print(sys.getrefcount(value) - before)
del cell
print(sys.getrefcount(value) - before)

# %% contents-die-with-the-last-function
class Loud:
    def __del__(self): print("gone")
def outer():
    loud = Loud()
    return (lambda: loud), (lambda: loud)
first, second = outer()
del first
print("one left")
del second
print("none left")

# %% generators-and-cells
def outer():
    x = 1
    def generator():
        nonlocal x
        while True:
            yield x
            x += 1
    return generator, lambda: x
generator, get = outer()
running = generator()
print(next(running), next(running), get(), next(generator()), generator.__closure__[0].cell_contents)

# %% sizes-and-tracking
import gc, sys
print(sys.getsizeof(types.CellType()) == sys.getsizeof(types.CellType(1)), gc.is_tracked(types.CellType(1)), gc.get_referents(types.CellType("x")), gc.get_referents(types.CellType()))

# %% copying
import copy, pickle
show(lambda: copy.copy(types.CellType(1)))
show(lambda: pickle.dumps(types.CellType(1)))
function = cell_of(1)
print(copy.copy(show) is show, copy.deepcopy(show) is show)

# %% inspect-closurevars
import inspect
def outer(x):
    y = 2
    def inner(): return x, y, len, undefined_name, types
    return inner
variables = inspect.getclosurevars(outer(1))
print(variables.nonlocals, sorted(variables.globals), sorted(variables.builtins), variables.unbound)

# %% lambdas-and-comprehensions
def outer(x):
    return [lambda: x for _ in range(2)], (lambda: (lambda: x))()
functions, inner = outer(5)
print([function() for function in functions], inner(), functions[0].__closure__[0] is inner.__closure__[0])

# %% arguments-changed-after-capture
def outer(x):
    def inner(): return x
    x += 1
    before = inner()
    x = "other"
    return before, inner()
print(outer(1))

# %% locals-and-cells
def outer():
    x = 1
    def inner():
        y = x
        return sorted(locals())
    return inner(), sorted(name for name in locals())
print(outer())
def outer():
    def inner(): return x
    names = sorted(locals())
    x = 1
    return names, sorted(locals())
print(outer())
