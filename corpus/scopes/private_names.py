# /// case
# topics = ["scoping.private-names"]
# section = "6.1"
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


def own(namespace):
    """The names that a program gave."""
    return [name for name in namespace if not (name.startswith("__") and name.endswith("__"))]


# %% which-names
class C:
    __a = 1
    __a_ = 2
    __a__ = 3
    _a = 4
    ___a = 5
    __ = 6
    ___ = 7
    ____ = 8
    __a___ = 9
    __é = 10
print([name for name in vars(C) if name not in vars(type("T", (), {}))])

# %% class-names
namespace = {}
for name in ("C", "_C", "__C", "___C", "_", "__", "___", "C_", "C__", "_C_", "Ç", "c1"):
    exec(f"class {name}:\n    __x = 1\n    _y = 2", namespace)
    print(name, own(vars(namespace[name])))

# %% attributes
class C:
    def method(self):
        self.__x = 1
        self.__x += 1
        other = self.__x
        del self.__x
        self.__y: int = 5
        return other, vars(self)
print(C().method())

# %% names-and-globals
class C:
    def read(self): return __global
    def write(self):
        global __written
        __written = 1
    def variable(self):
        __local = 1
        return locals()
show(C().read)
_C__global = 5
print(C().read())
C().write()
print(_C__written, C().variable())

# %% parameters
class C:
    def method(self, __a, /, __b, *__c, __d=4, **__e): return locals()
    function = lambda self, __x: __x
names = C().method(1, 2, 3, _C__d=5, x=6)
names.pop("self")
print(names)
print(C().function(5), C.function.__code__.co_varnames, C.method.__code__.co_varnames, C.method.__kwdefaults__, C.method.__annotations__)
show(C().method, 1, 2, __d=5)

# %% keyword-arguments-are-mangled
def function(**keywords): return keywords
class C:
    result = function(__x=1, __y__=2, _z=3)
    keywords = dict(**{"__x": 1})
    def method(self): return function(__x=1)
print(C.result, C.keywords, C().method())

# %% keyword-arguments-of-class-statements
class Meta(type):
    def __new__(metaclass, name, bases, namespace, **keywords):
        print(name, keywords)
        return super().__new__(metaclass, name, bases, namespace)
    def __init__(cls, *arguments, **keywords): pass
class C:
    class D(metaclass=Meta, __x=1): pass

# %% imports
import sys, types
sys.modules["__private"] = types.ModuleType("__private")
sys.modules["_C__private"] = types.ModuleType("_C__private")
sys.modules["__private"].__name = 1
class C:
    import __private
    import __private as __other
    from sys import path as __path
    print(own(locals()), __private.__name__)
class C:
    show(exec, "from sys import __nothing")
    try:
        from sys import __nothing
    except ImportError as error: print(error)

# %% imports-of-dotted-names
import sys, types
package = types.ModuleType("package")
package.__path__ = []
sys.modules["package"] = package
sys.modules["package.__inner"] = types.ModuleType("package.__inner")
class C:
    try:
        import package.__inner
        print(own(locals()))
    except ImportError as error: print(error)

# %% functions-and-classes
class C:
    def __method(self): return 1
    class __Inner:
        __x = 1
        def __m(self): pass
    def call(self): return self.__method(), self.__Inner.__name__, C.__Inner._Inner__x
    async def __coroutine(self): pass
print(own(vars(C)), C().call(), C._C__method.__name__, C._C__method.__qualname__, C._C__Inner.__qualname__, own(vars(C._C__Inner)))

# %% nested-classes-take-the-innermost-name
class Outer:
    __x = "outer"
    class Inner:
        __x = "inner"
        def method(self): return __x if False else self.__x
        def outer(self): return Outer.__x
    def method(self): return self.__x
print(Outer().method(), Outer.Inner().method(), own(vars(Outer)), own(vars(Outer.Inner)))
show(Outer.Inner().outer)

# %% functions-in-methods
class C:
    __x = 1
    def method(self):
        def inner(): return self.__x
        return inner(), (lambda: self.__x)(), [self.__x for _ in "a"], list(self.__x for _ in "a")
print(C().method())

# %% classes-in-methods
class C:
    def method(self):
        class D:
            __x = 1
            def method(self): return self.__x
        return own(vars(D)), D().method()
print(C().method())

# %% functions-in-functions-in-classes
class C:
    def __outer(self):
        __x = 1
        def __inner(): return __x
        return __inner, __inner()
inner, value = C()._C__outer()
print(inner.__name__, inner.__qualname__, inner.__code__.co_freevars, value, C._C__outer.__code__.co_cellvars)

# %% global-and-nonlocal
class C:
    global __g
    __g = 1
    def outer(self):
        __n = 1
        def inner():
            nonlocal __n
            __n = 2
        inner()
        return __n
print(_C__g, C().outer())
for source in ("class C:\n    def f(self):\n        nonlocal __x", "class C:\n    def f(self, __x):\n        global __x"):
    show(exec, source)

# %% exceptions-loops-and-with
class C:
    try: 1 / 0
    except ZeroDivisionError as __error: print(own(locals()))
    for __i in (1,): pass
    with open("/dev/null") as __f: pass
    [__a, *__b] = 1, 2
    (__w := 5)
    match 1:
        case __m: pass
    print(own(locals()))
    del __i
    values = [__v for __v in (1, 2)]

# %% match-patterns
class Point:
    __match_args__ = ("__x", "y")
    def __init__(self):
        self.__x = 1
        self.y = 2
    def method(self):
        match self:
            case Point(__x=value): return "keyword", value
        return "nothing"
    def positional(self):
        match self:
            case Point(a, b): return a, b
        return "nothing"
    def mapping(self):
        match {"__x": 1}:
            case {"__x": __x, **__rest}: return locals()
    def star(self):
        match [1, 2]:
            case [__a, *__b]: return sorted(locals())
p = Point()
print(p.method(), p.positional())
names = p.mapping()
names.pop("self")
print(names, p.star())

# %% strings-are-not-mangled
class C:
    __x = 1
    def method(self):
        show(getattr, self, "__x")
        return getattr(self, "_C__x"), eval("self.__x") if False else hasattr(self, "__x")
print(C().method())

# %% exec-and-eval-are-not-mangled
class C:
    __x = 1
    exec("__y = 2")
    print(own(locals()))
    show(eval, "__x", None, locals())
    print(eval("_C__x"))
    def method(self): return eval("self._C__x"), eval("[name for name in ('__z',)]")
print(C().method())

# %% format-strings
class C:
    __x = 5
    text = f"{__x}" f"{__x=}"
    def method(self): return f"{self.__x}", f"{self.__x=}"
print(C.text, C().method())

# %% annotations
class C:
    __x: int = 1
    __y: "__z"
    def method(self, __a: "__b") -> "__c": pass
print(C.__annotations__, C.method.__annotations__)

# %% slots
class C:
    __slots__ = ("__x", "__y__", "_z", "__")
    def method(self):
        self.__x = 1
        return self.__x
print(C().method(), own(vars(C)), C.__slots__)
class Under_:
    __slots__ = "__a"
print(own(vars(Under_)))
class _:
    __slots__ = "__a"
print(own(vars(_)))

# %% slots-of-types-made-by-type
print(own(vars(type("C", (), {"__slots__": ["__x"]}))), own(vars(type("_C", (), {"__slots__": ["__x"]}))), own(vars(type("C", (), {"__x": 1}))))

# %% inheritance
class Base:
    def __init__(self): self.__x = "base"
    def base(self): return self.__x
class Derived(Base):
    def __init__(self):
        super().__init__()
        self.__x = "derived"
    def derived(self): return self.__x
d = Derived()
print(d.base(), d.derived(), vars(d))
class Base(Base): pass
b = Base()
print(b.base())

# %% same-class-name-same-mangling
class C:
    __x = "first"
First = C
class C(First):
    def method(self): return self.__x
print(C().method())

# %% renamed-classes
class C:
    __x = 1
    def method(self): return self.__x
D = C
D.__name__ = "D"
print(D().method(), own(vars(D)))

# %% decorators-and-defaults
class C:
    __default = 5
    def __decorate(function): return function
    @__decorate
    def method(self, value=__default): return value
    print(own(locals()))
print(C().method())

# %% error-texts
class C:
    def attribute(self): return self.__missing
    def name(self): return __missing
    def local(self):
        __x
        __x = 1
    def free(self):
        def inner(): return __y
        inner()
        __y = 1
    def delete(self): del self.__missing
    def call(self, __a): pass
for name in ("attribute", "name", "local", "free", "delete"): show(getattr(C(), name))
show(C().call)
show(C().call, __a=1)

# %% type-parameters
#| requires = ">=3.12"
namespace = {}
exec("""
class C[__T]:
    def method[__S](self, a: __S) -> __T: pass
    type __Alias[__U] = list[__U]
    print([name for name in locals() if "Alias" in name])
print(C.__type_params__, C.method.__type_params__, C.method.__annotations__, C._C__Alias)
""", namespace)

# %% super-and-class-names
class Base:
    def __hidden(self): return "base"
    def call(self): return self.__hidden()
class C(Base):
    def __hidden(self): return "derived"
    def call(self): return super().call(), self.__hidden(), super()._Base__hidden()
print(C().call())

# %% code-names
class C:
    def method(self, __p):
        __v = self.__a.__b
        return __g(__k=__v)
code = C.method.__code__
print(code.co_names, code.co_varnames, code.co_consts)

# %% static-attributes
class C:
    def method(self):
        self.__x = 1
        self.y = 2
print(getattr(C, "__static_attributes__", None))
