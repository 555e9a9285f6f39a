# /// case
# topics = ["types.functions"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% attributes
def function(a, b=1, /, c=2, *args, d, e=3, **kwargs) -> int:
    """Text."""
print(function.__name__, function.__qualname__, function.__module__, function.__doc__)
print(function.__defaults__, function.__kwdefaults__, function.__annotations__, function.__closure__, function.__dict__)
print(function.__globals__ is globals(), type(function.__builtins__).__name__, function.__code__.co_varnames)
print([name for name in dir(function) if name not in dir(object)])

# %% setting-defaults
def function(a, b, c): return a, b, c
function.__defaults__ = (2, 3)
print(function(1))
function.__defaults__ = (1, 2, 3, 4)
print(function())
function.__defaults__ = None
show(function)
for value in ([1], 1, "ab", {}):
    show(setattr, function, "__defaults__", value)
del function.__defaults__
print(function.__defaults__)

# %% setting-keyword-defaults
def function(*, a, b): return a, b
function.__kwdefaults__ = {"a": 1, "b": 2, "c": 3}
print(function(), function(b=5), function.__kwdefaults__)
for value in ([1], 1, (("a", 1),)):
    show(setattr, function, "__kwdefaults__", value)
del function.__kwdefaults__
show(function)
function.__kwdefaults__ = {}
show(function, a=1)

# %% setting-code
def one(): return 1
def two(a): return a
one.__code__ = two.__code__
print(one(5), one.__name__)
def outer():
    x = 1
    def inner(): return x
    return inner
show(setattr, one, "__code__", outer().__code__)
show(setattr, outer(), "__code__", one.__code__)
for value in (1, None, one):
    show(setattr, one, "__code__", value)
show(delattr, one, "__code__")

# %% setting-names
def function(): pass
function.__name__ = "other"
function.__qualname__ = "A.b"
print(function.__name__, repr(function).split(" at ")[0])
for name in ("__name__", "__qualname__"):
    for value in (1, None, b"a"):
        show(setattr, function, name, value)
    show(delattr, function, name)
function.__module__ = 5
print(function.__module__)
del function.__module__
print(function.__module__)
function.__doc__ = 5
print(function.__doc__)
del function.__doc__
print(function.__doc__)

# %% setting-annotations
def function(a: int, b: "str" = "") -> None: pass
print(function.__annotations__)
function.__annotations__ = {"x": 1}
print(function.__annotations__)
for value in (1, [], "a"):
    show(setattr, function, "__annotations__", value)
del function.__annotations__
print(function.__annotations__)
function.__annotations__ = None
print(function.__annotations__)

# %% read-only-attributes
def function(): pass
for name in ("__closure__", "__globals__", "__builtins__"):
    show(setattr, function, name, None)
    show(delattr, function, name)
show(setattr, function, "__dict__", 5)
show(delattr, function, "__dict__")
function.__dict__ = {"a": 1}
print(function.a)
function.b = 2
print(function.__dict__)

# %% constructor
import types
def function(a, b=1): return a, b, x
code = function.__code__
made = types.FunctionType(code, {"x": "own", "__name__": "elsewhere"})
show(made, 1, 2)
print(made.__name__, made.__module__, made.__defaults__, made.__qualname__)
made = types.FunctionType(code, {"x": 1}, "named", (7, 8))
print(made(), made.__name__, made.__qualname__, made.__module__)
for arguments in ((), (code,), (1, {}), (code, []), (code, {}, 1), (code, {}, None, 1), (code, {}, None, None, 1), (code, {}, None, None, ()), (code, {}, None, None, (1,)), (code, {}, "a", (), None, 5)):
    show(lambda *arguments: types.FunctionType(*arguments).__name__, *arguments)
show(lambda: types.FunctionType(code=code, globals={}, name="n", argdefs=(1,), closure=None).__defaults__)

# %% constructor-with-closure
import types
def outer():
    x = 1
    def inner(): return x
    return inner
inner = outer()
cell = types.CellType(42)
print(types.FunctionType(inner.__code__, {}, None, None, (cell,))())
for closure in (None, (), (1,), (cell, cell), [cell]):
    show(lambda: types.FunctionType(inner.__code__, {}, None, None, closure))

# %% closures
def outer():
    x = 1
    def inner():
        nonlocal x
        x += 1
        return x, y
    show(inner)
    y = 5
    return inner
inner = outer()
print(inner(), inner.__code__.co_freevars, [cell.cell_contents for cell in inner.__closure__])
inner.__closure__[0].cell_contents = 100
print(inner())

# %% binding
def function(self): return self
class C: method = function
instance = C()
print(C.method is function, instance.method() is instance, function.__get__(1)(), function.__get__(None, C) is function)
show(function.__get__)
show(function.__get__, None)
show(function.__get__, None, None)
show(function.__get__, 1, 2, 3)

# %% functions-compare-by-identity
def make(): return lambda: 0
a, b = make(), make()
print(a == a, a == b, a.__code__ == b.__code__, a.__code__ is b.__code__, hash(a) == hash(a))

# %% lambda-names
class C:
    f = lambda self: 0
    def method(self): return lambda: 0
def outer(): return lambda: 0
for function in (lambda: 0, C.f, C().method(), outer()):
    print(function.__name__, function.__qualname__)

# %% bound-methods
class C:
    def method(self, a=1):
        "text"
        return a
instance = C()
bound = instance.method
print(bound.__self__ is instance, bound.__func__ is C.method, bound.__name__, bound.__qualname__, bound.__doc__, bound.__module__)
print(bound == instance.method, bound is instance.method, bound != C().method, hash(bound) == hash(instance.method))
show(setattr, bound, "x", 1)
show(setattr, bound, "__name__", "x")
show(delattr, bound, "__doc__")
C.method.flag = 5
print(bound.flag, bound.__defaults__, "flag" in dir(bound))
print(repr(bound).split(" at ")[0])

# %% method-constructor
import types
show(types.MethodType)
show(types.MethodType, 1)
show(types.MethodType, 1, 2)
show(types.MethodType, len, None)
show(types.MethodType, len, "abc", 1)
show(lambda: types.MethodType(function=len, instance=1))
bound = types.MethodType(len, "abc")
print(bound(), bound.__func__, bound.__self__, bound.__name__, bound.__get__(1) is bound)
print(bound.__reduce__(), repr(types.MethodType(lambda self: 0, 5)))

# %% methods-compare
import types
class Equal:
    def __eq__(self, other): return True
    __hash__ = None
    def method(self): pass
a, b = Equal(), Equal()
print(a.method == b.method, a.method == a.method)
print(hash(a.method) == hash(a.method))
print([1].append == [1].append, [].append != [].append, "a".upper == "a".upper, len == len, (1).__add__ == (1).__add__)

# %% native-functions
for function in (len, [].append, "a".join, int.from_bytes, dict.fromkeys, object.__new__, str.maketrans, print):
    print(function.__name__, function.__qualname__, function.__module__, type(function).__name__, repr(function).split(" at ")[0])
    show(setattr, function, "x", 1)
    show(setattr, function, "__name__", "x")

# %% native-self
class L(list): pass
print([1].append.__self__, len.__self__, int.from_bytes.__self__, dict.fromkeys.__self__, L.__new__.__self__, L().append.__qualname__, str.maketrans.__self__)

# %% native-reduce
import functools
for function in (len, [1].append, int.from_bytes, list.append, int.__add__, (1).__add__, functools.reduce):
    print(function.__reduce__())

# %% native-descriptors
for descriptor in (list.append, int.__add__, int.real, type.__dict__["__name__"], dict.__dict__["fromkeys"], type(len).__self__, slice.start):
    print(type(descriptor).__name__, descriptor.__name__, descriptor.__qualname__, descriptor.__objclass__.__name__, repr(descriptor).split(" at ")[0])

# %% descriptor-calls
for call in (lambda: list.append(), lambda: list.append(1), lambda: list.append([]), lambda: list.append([], 1, 2), lambda: int.__add__(), lambda: int.__add__("a", 1), lambda: int.__add__(1), lambda: int.__add__(1, 2, 3), lambda: int.__add__(1, "a"), lambda: dict.__dict__["fromkeys"](), lambda: dict.__dict__["fromkeys"](int), lambda: dict.__dict__["fromkeys"](1), lambda: dict.__dict__["fromkeys"](dict, "ab")):
    show(call)

# %% descriptor-get
show(list.append.__get__)
show(list.append.__get__, 1)
show(list.append.__get__, None)
show(list.append.__get__, None, None)
show(lambda: list.append.__get__(None, list) is list.append)
show(lambda: list.append.__get__([]).__name__)
show(dict.__dict__["fromkeys"].__get__, None)
show(dict.__dict__["fromkeys"].__get__, None, int)
show(dict.__dict__["fromkeys"].__get__, None, 5)
show(lambda: dict.__dict__["fromkeys"].__get__({}).__self__)
show(int.real.__get__, 5)
show(int.real.__get__, "a")
show(int.real.__set__, 5, 1)
show(int.real.__delete__, 5)
show(slice.start.__get__, slice(1, 2))
show(slice.start.__set__, slice(1, 2), 1)
show(int.__add__.__get__, "a")
show(lambda: int.__add__.__get__(5)(6))

# %% member-descriptors-of-slots
class C:
    __slots__ = ("a", "__private")
    def __init__(self): self.__private = 1
descriptor = C.a
print(type(descriptor).__name__, descriptor, descriptor.__name__, descriptor.__objclass__ is C, descriptor.__doc__, list(C.__slots__))
instance = C()
descriptor.__set__(instance, 5)
print(instance.a, descriptor.__get__(instance), instance._C__private)
descriptor.__delete__(instance)
show(descriptor.__get__, instance)
show(descriptor.__delete__, instance)
show(descriptor.__get__, 1)
show(descriptor.__set__, 1, 2)
show(descriptor.__get__, None, C)

# %% slots-with-documentation
class C:
    __slots__ = {"a": "about a", "b": None}
print(C.a.__doc__, C.b.__doc__, C.__slots__)
