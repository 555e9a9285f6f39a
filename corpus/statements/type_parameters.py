# /// case
# topics = ["statements.type-parameters"]
# requires = ">=3.12"
# ///

import typing


def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def describe(parameter):
    """The attributes of a type parameter."""
    shown = [type(parameter).__name__, parameter.__name__]
    for name in "__bound__", "__constraints__", "__covariant__", "__contravariant__", "__infer_variance__", "__module__":
        try:
            shown.append((name, getattr(parameter, name)))
        except AttributeError as error:
            shown.append(str(error))
    print(*shown)


# %% functions
def f[T, *Ts, **P](a: T, *b: *Ts, c: P) -> T:
    return a
print(f(1, c=2), f.__type_params__, f.__annotations__, f.__name__, f.__qualname__)
for parameter in f.__type_params__:
    describe(parameter)
def plain(): pass
print(plain.__type_params__)
async def g[T](a: T): pass
print(g.__type_params__)
print((lambda: 0).__type_params__)

# %% classes
class C[T, *Ts, **P]:
    attribute: T
    def method(self, a: T) -> T: return T
print(C.__type_params__, C.__annotations__, C().method(1), C.__bases__, C.__orig_bases__, C.__parameters__, C.__mro__)
print(C[int, str, [float]], typing.get_args(C[int, str, [float]]))
class Plain: pass
print(Plain.__type_params__)
class D[T](list[T]): pass
print(D.__bases__, D.__orig_bases__, D([1]), D[int], D.__parameters__)
class E[K, V](dict[K, V], metaclass=type): pass
print(E.__bases__, E[str, int], E(a=1))
class F(C[int, str, [float]]): pass
print(F.__mro__, F.__orig_bases__, F.__parameters__)

# %% bounds-and-constraints
def f[A, B: int, C: (int, str), D: "text", E: list[A]](): pass
for parameter in f.__type_params__:
    describe(parameter)
def g[T: (int,)](): pass
attempt(lambda: g.__type_params__[0].__constraints__)
def h[T: ()](): pass
attempt(lambda: h.__type_params__[0].__constraints__)

# %% bounds-are-lazy
def f[T: print("bound evaluated") or int](): pass
print("defined")
T = f.__type_params__[0]
print(T.__bound__, T.__bound__)
def g[T: undefined, U: (undefined, 1 / 0)](): pass
for parameter in g.__type_params__:
    attempt(lambda: parameter.__bound__)
    attempt(lambda: parameter.__constraints__)
undefined = "defined now"
attempt(lambda: g.__type_params__[0].__bound__)
class C[T: C]: pass
print(C.__type_params__[0].__bound__)

# %% defaults
#| requires = ">=3.13"
def f[A, B = int, *Cs = *tuple[int, str], **D = [int, str]](): pass
for parameter in f.__type_params__:
    attempt(lambda: parameter.__default__)
    attempt(parameter.has_default)
def g[T: int = bool, U = undefined, V = list[T]](): pass
for parameter in g.__type_params__:
    attempt(lambda: parameter.__default__)
print(f.__type_params__[0].__default__ is typing.NoDefault, typing.NoDefault, type(typing.NoDefault))
type A[T = int] = list[T]
print(A.__type_params__[0].__default__)
class C[T = str, *Ts = *tuple[T, ...]]: pass
print(C.__type_params__[0].__default__, C[int], C.__parameters__)

# %% defaults-in-the-wrong-order
#| requires = ">=3.13"
for source in "def f[T = int, U](): pass", "class C[T = int, *Ts](): pass", "type A[T = int, **P] = 1", "def f[*Ts = int](): pass", "def f[T = *int](): pass", "def f[T =](): pass":
    try:
        exec(source)
        print("fine")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)

# %% syntax-errors
for source in "def f[](): pass", "class C[]: pass", "type A[] = 1", "def f[T, T](): pass", "class C[T, *T]: pass", "def f[T:](): pass", "def f[*Ts: int](): pass", "def f[**P: int](): pass", "type A", "type A =", "type A.b = 1", "type A[0] = 1", "def f[1](): pass", "def f[T: (yield)](): pass", "def f[T: (x := 1)](): pass", "type A = (yield)", "type A = (x := 1)", "async def f():\n type A = await x", "class C[T](x := 1): pass", "def f[T](a: (x := 1)): pass", "def f[T](a=(x := 1)): pass", "def f[__debug__](): pass", "type __debug__ = 1", "class C[T]:\n nonlocal T", "def f[T]():\n nonlocal T\n T = 1", "def f[T]():\n global T", "type type = type", "type = 1; type (type)", "type (x) = 1", "type [x]":
    try:
        exec(source, {"x": type})
        print(source, "fine")
    except SyntaxError as error:
        print(source, error.msg, error.lineno, error.offset)
    except Exception as error:
        print(source, type(error).__name__, error)

# %% scopes
T = "global"
def f[T](a: T, b=T, c=lambda: T) -> T:
    return T
print(f(1), f.__annotations__, f.__defaults__[0], f.__defaults__[1]())
class C[T]:
    a = T
    def method(self): return T
    T = "class"
    b = T
    def other(self): return T
print(C.a, C().method(), C.b, C().other(), T)
def outer[T]():
    def inner[U](): return T, U
    return inner
print(outer()())
class Outer:
    name = "attribute"
    name_of_base = list
    def method[T: name](self): return T
    class Inner[T](name_of_base): pass
    type Alias[T] = (name, T)
print(Outer.method.__type_params__[0].__bound__, Outer.Alias.__value__)
class Class[T]:
    def __private[__U](self, x: __U): return __U
    names = [T for _ in "a"]
    print([name for name in locals() if not name.startswith("__")])
print(Class.names, [name for name in vars(Class) if "private" in name], vars(Class)["_Class__private"].__type_params__)

# %% type-statement
type A = int
type B[T] = list[T] | None
type C[*Ts, **P] = tuple[*Ts]
for alias in A, B, C:
    print(alias, type(alias), alias.__name__, alias.__value__, alias.__type_params__, alias.__parameters__, alias.__module__)
print(A | int, int | A, A | None, B[int], B[int].__args__, B[int].__origin__, A == A, hash(A) == hash(A), {A: 1}[A])
attempt(lambda: A[int])
attempt(lambda: A())
attempt(lambda: isinstance(1, A))
attempt(lambda: issubclass(int, A))
attempt(lambda: A.missing)
def set_name(): A.__name__ = "x"
attempt(set_name)
def set_value(): A.__value__ = 1
attempt(set_value)
def subclass():
    class D(A): pass
attempt(subclass)

# %% type-statement-is-lazy
type A = undefined
attempt(lambda: A.__value__)
undefined = 5
attempt(lambda: A.__value__)
undefined = 6
attempt(lambda: A.__value__)
type Recursive = list[Recursive] | int
print(Recursive.__value__)
type Raises = 1 / 0
attempt(lambda: Raises.__value__)
attempt(lambda: Raises.__value__)
type Printing = print("evaluated")
Printing.__value__, Printing.__value__

# %% type-as-a-name
type = type
print(type(1), type [0:0] if False else "", type, (type))
type X = type
print(X, X.__value__)
type: int = 5
type, other = 1, 2
type += 1
print(type, other)
def type(x): return x
print(type (5))
match = type
print(match (3))

# %% type-alias-type
attempt(typing.TypeAliasType, "Name", int)
attempt(typing.TypeAliasType)
attempt(typing.TypeAliasType, "Name")
attempt(typing.TypeAliasType, 5, int)
attempt(lambda: typing.TypeAliasType("Name", list, type_params=(1,)).__type_params__)
attempt(lambda: typing.TypeAliasType("Name", list, type_params=[1]))
T = typing.TypeVar("T")
alias = typing.TypeAliasType("Name", list[T], type_params=(T,))
print(alias, alias.__value__, alias.__type_params__, alias[int], alias.__module__)

# %% in-functions-and-classes
def function():
    local = int
    type Local[T] = dict[T, local]
    return Local
print(function(), function().__value__)
class Class:
    attribute = str
    type Alias = list[attribute]
    type Own = Class
print(Class.Alias, Class.Alias.__value__, Class.Own.__value__, Class().Alias.__module__)
def closure(n):
    type A = (lambda: n)
    n += 1
    return A
print(closure(1).__value__())

# %% type-variables-made-by-hand
T = typing.TypeVar("T")
print(T, typing.TypeVar("T", covariant=True), typing.TypeVar("T", contravariant=True), typing.TypeVar("T", int, str).__constraints__, typing.TypeVar("T", bound=int).__bound__, typing.TypeVar("T", infer_variance=True), typing.ParamSpec("P"), typing.TypeVarTuple("Ts"))
describe(T)
def f[T](): pass
describe(f.__type_params__[0])
print(typing.ParamSpec("P").args, typing.ParamSpec("P").kwargs, *typing.TypeVarTuple("Ts"))
attempt(typing.TypeVar)
attempt(typing.TypeVar, 1)
attempt(typing.TypeVar, "T", int)
attempt(lambda: typing.TypeVar("T", covariant=True, contravariant=True))
attempt(lambda: typing.TypeVar("T", int, str, bound=int))
attempt(lambda: typing.TypeVar("T", bound=5))
attempt(lambda: isinstance(1, T))
attempt(lambda: T())
attempt(lambda: T | int)
attempt(lambda: int | T)
def subclass():
    class D(T): pass
attempt(subclass)
attempt(lambda: T.missing)

# %% generic-methods
class C[T]:
    def method[U](self, a: T, b: U) -> tuple[T, U]: return a, b
    @staticmethod
    def static[U](a: U): return U
    @classmethod
    def classy[U](cls): return cls, U, T
    @property
    def attribute(self): return T
print(C.method.__type_params__, C.method.__annotations__, C().method(1, 2), C.static(1), C.classy(), C().attribute, C.method.__qualname__, C.__qualname__)

# %% decorators-and-defaults
def trace(value, result=None):
    print(value, end=" ")
    return result or value
@trace("decorator", lambda f: f)
def f[T: trace("bound")](a: trace("annotation"), b=trace("default")) -> trace("result"): pass
print(f.__type_params__)
@trace("decorator", lambda f: f)
class C[T: trace("bound")](trace("base", list), metaclass=trace("metaclass", type)): trace("body")
print(C.__type_params__, C.__bases__)

# %% class-keywords
class Base:
    def __init_subclass__(cls, **keywords):
        print(cls.__name__, keywords, cls.__type_params__)
class Child[T](Base, key=T, other=1): pass
class Meta(type):
    def __new__(meta, name, bases, namespace, **keywords):
        print(name, bases, [k for k in namespace if "type_params" in k or "bases" in k], keywords)
        return super().__new__(meta, name, bases, namespace)
    def __init__(cls, *arguments, **keywords): pass
class Other[T](metaclass=Meta, key=1): pass

# %% type-params-attribute
def f[T](): pass
f.__type_params__ = ()
print(f.__type_params__)
for value in 1, [1], None, (1, 2):
    try:
        f.__type_params__ = value
        print(f.__type_params__)
    except TypeError as error:
        print(error)
class C[T]: pass
C.__type_params__ = "anything"
print(C.__type_params__)
try:
    int.__type_params__ = ()
except TypeError as error:
    print(error)
print(int.__type_params__)
