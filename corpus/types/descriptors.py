# /// case
# topics = ["types.descriptors"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% property-parts
class C:
    @property
    def x(self):
        "the x"
        return self._x
    @x.setter
    def x(self, value): self._x = value
    @x.deleter
    def x(self): del self._x
p = C.x if isinstance(C.x, property) else vars(C)["x"]
print(p.fget.__name__, p.fset.__name__, p.fdel.__name__, p.__doc__, p.__isabstractmethod__)
c = C()
c.x = 5
print(c.x)
del c.x
show(lambda: c.x)

# %% property-errors
class C:
    read = property(lambda self: 1)
    write = property(None, lambda self, value: None)
    nothing = property()
c = C()
for name in ("read", "write", "nothing"):
    show(getattr, c, name)
    show(setattr, c, name, 1)
    show(delattr, c, name)

# %% property-without-a-name
p = property()
class Plain: pass
show(p.__get__, Plain())
show(p.__set__, Plain(), 1)
show(p.__delete__, Plain())
show(p.__get__, None)
show(p.__get__, None, Plain)
show(p.__get__)
C = type("C", (), {})
C.late = property()
show(lambda: C().late)

# %% property-arguments
f = lambda: 0
for arguments in ((), (f,), (f, 2), (f, 2, 3), (f, 2, 3, 4), (f, 2, 3, 4, 5), (None,)):
    show(lambda *arguments: (lambda p: (p.fget is f, p.fset, p.fdel, p.__doc__))(property(*arguments)), *arguments)
show(lambda: property(fget=1, doc="d").__doc__)
show(property, get=1)
show(lambda: property(lambda self: 1)(5))

# %% property-documentation
def getter(self): "from the getter"
class Derived(property):
    pass
for p in (property(getter), property(getter, doc="own"), property(doc="own"), Derived(getter), property(getter).getter(lambda self: 0), property(getter, doc="own").getter(lambda self: 0)):
    print(type(p).__name__, p.__doc__)
p = property(getter)
p.__doc__ = "changed"
print(p.__doc__)
del p.__doc__
show(lambda: p.__doc__)

# %% property-copies
p = property()
q = p.getter(1).setter(2).deleter(3)
print(p is q, q.fget, q.fset, q.fdel)
class Derived(property): pass
print(type(Derived().getter(1)).__name__)
for method in (p.getter, p.setter, p.deleter):
    show(method)
    show(method, 1, 2)
show(setattr, p, "fget", 1)

# %% property-name
#| requires = ">=3.13"
def getter(self): pass
p = property(getter)
print(p.__name__)
class C:
    named = p
    other = property()
print(p.__name__, C.__dict__["other"].__name__)
p.__name__ = "set"
print(p.__name__)
p.__name__ = 5
print(p.__name__)
show(lambda: property().__name__)
class Odd:
    __name__ = 7
print(property(Odd()).__name__)

# %% property-set-name
p = property()
print(p.__set_name__(int, "x"))
show(p.__set_name__, 1)
show(p.__set_name__, 1, 2, 3)
show(p.__set_name__)

# %% property-abstract
class Abstract:
    __isabstractmethod__ = True
class Odd:
    @property
    def __isabstractmethod__(self): raise ValueError("odd")
for part in (Abstract(), len, None):
    print(property(part).__isabstractmethod__, property(None, part).__isabstractmethod__, property(None, None, part).__isabstractmethod__)
show(lambda: property(Odd()).__isabstractmethod__)

# %% property-subclass-with-documentation
#| requires = ">=3.12"
class P(property):
    "text of the class"
def getter(self): "text of the getter"
print(P(getter).__doc__, P(doc="given").__doc__, vars(P(getter)))
class S(property):
    __slots__ = ("__doc__",)
print(S(getter).__doc__)

# %% staticmethod-attributes
def function(a: int) -> str:
    "text"
s = staticmethod(function)
print(s.__func__ is function, s.__wrapped__ is function, s.__name__, s.__qualname__, s.__doc__, s.__module__, s.__annotations__, sorted(vars(s)))
print(s(1), repr(s).split(" at ")[0], s.__get__(None, int) is function, s.__get__(5) is function)
for arguments in ((), (1, 2), (1,), (None,)):
    show(lambda *arguments: staticmethod(*arguments).__func__, *arguments)
show(lambda: staticmethod(function=len))
show(s.__get__)
show(staticmethod.__new__(staticmethod).__get__, 1)
show(lambda: staticmethod(5)())

# %% classmethod-attributes
def function(cls, a: int = 1) -> str:
    "text"
    return cls
c = classmethod(function)
print(c.__func__ is function, c.__wrapped__ is function, c.__name__, c.__doc__, sorted(vars(c)), repr(c).split(" at ")[0])
print(c.__get__(5)(), c.__get__(None, str)(), c.__get__(5, str)())
show(c)
show(c.__get__)
show(c.__get__, None)
for arguments in ((), (1, 2), (1,)):
    show(lambda *arguments: classmethod(*arguments).__func__, *arguments)
show(lambda: classmethod(function=len))
show(classmethod.__new__(classmethod).__get__, 1)

# %% classmethod-of-descriptors
#| requires = "<3.13"
class C:
    @classmethod
    @property
    def name(cls): return cls.__name__
print(C.name, C().name)

# %% classmethod-of-descriptors-now
#| requires = ">=3.13"
class C:
    @classmethod
    @property
    def name(cls): return cls.__name__
print(type(C.name).__name__)
show(lambda: C.name())

# %% static-and-class-abstract
class Abstract:
    __isabstractmethod__ = True
for wrapper in (staticmethod, classmethod):
    print(wrapper(Abstract()).__isabstractmethod__, wrapper(len).__isabstractmethod__)

# %% descriptor-protocol
class D:
    def __get__(self, instance, owner=None): return ("get", instance is not None, owner and owner.__name__)
    def __set__(self, instance, value): print("set", value)
    def __delete__(self, instance): print("delete")
class C: d = D()
c = C()
print(c.d, C.d)
c.d = 1
del c.d
c.__dict__["d"] = "hidden"
print(c.d)

# %% half-descriptors
class OnlySet:
    def __set__(self, instance, value): print("set", value)
class OnlyDelete:
    def __delete__(self, instance): print("delete")
class OnlyGet:
    def __get__(self, instance, owner): return "got"
class C:
    s = OnlySet()
    d = OnlyDelete()
    g = OnlyGet()
c = C()
c.s = 1
show(delattr, c, "s")
show(setattr, c, "d", 1)
del c.d
c.g = 2
print(c.g, type(c.s).__name__, type(c.d).__name__)

# %% descriptor-methods-on-instances-do-not-count
class D: pass
d = D()
d.__get__ = lambda *arguments: 5
class C: x = d
print(C().x is d)

# %% descriptors-that-raise
class D:
    def __get__(self, instance, owner): raise AttributeError("inside get")
class C:
    d = D()
    def __getattr__(self, name): return "fallback " + name
class E: d = D()
print(C().d)
show(lambda: E().d)
show(lambda: E.d)
show(hasattr, E(), "d")

# %% method-lookup-order
class Data:
    def __get__(self, instance, owner): return "data"
    def __set__(self, instance, value): pass
class NonData:
    def __get__(self, instance, owner): return "non-data"
class C:
    a, b, c = Data(), NonData(), "class"
c = C()
c.__dict__.update(a="instance", b="instance", c="instance")
print(c.a, c.b, c.c)
