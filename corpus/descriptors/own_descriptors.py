# /// case
# topics = ["descriptors.protocol"]
# section = "5.1"
# ///


def show(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


# %% typed-attributes
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, instance, owner=None):
        if instance is None: return self
        return instance.__dict__.get(self.name, "unset")
    def __set__(self, instance, value):
        if not isinstance(value, self.kind): raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        instance.__dict__[self.name] = value
    def __delete__(self, instance): del instance.__dict__[self.name]
class Person:
    name, age = Typed(str), Typed(int)
p = Person()
for name, value in (("name", "Ann"), ("age", 5), ("age", "five"), ("name", None)):
    show((name, value), lambda: setattr(p, name, value))
print(p.name, p.age, vars(p), type(Person.name).__name__)
del p.age
print(p.age)
show("again", lambda: delattr(p, "age"))

# %% lazy-attributes
class Lazy:
    def __init__(self, function): self.function = function
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, instance, owner=None):
        if instance is None: return self
        print("  computed")
        value = instance.__dict__[self.name] = self.function(instance)
        return value
class C:
    @Lazy
    def value(self): return 42
c = C()
print(c.value, c.value, vars(c))
del c.value
print(c.value)
c.value = "own"
print(c.value)

# %% values-kept-by-the-descriptor
import weakref
class Kept:
    def __init__(self): self.values = weakref.WeakKeyDictionary()
    def __get__(self, instance, owner=None): return self.values.get(instance, "none") if instance is not None else len(self.values)
    def __set__(self, instance, value): self.values[instance] = value
class C: x = Kept()
first, second = C(), C()
first.x, second.x = 1, 2
print(first.x, second.x, C.x)
del first
print(C.x, second.x)

# %% methods-written-by-hand
class Method:
    def __init__(self, function): self.function = function
    def __get__(self, instance, owner=None):
        if instance is None: return self.function
        return lambda *arguments: self.function(instance, *arguments)
class Class:
    def __init__(self, function): self.function = function
    def __get__(self, instance, owner=None):
        owner = owner or type(instance)
        return lambda *arguments: self.function(owner, *arguments)
class Static:
    def __init__(self, function): self.function = function
    def __get__(self, instance, owner=None): return self.function
class C:
    m = Method(lambda *arguments: [getattr(argument, "__name__", argument if isinstance(argument, int) else type(argument).__name__) for argument in arguments])
    k = Class(m.function)
    s = Static(m.function)
for target in (C(), C):
    for name in "mks":
        print(name, getattr(target, name)(1, 2))

# %% class-property
class ClassProperty:
    def __init__(self, function): self.function = function
    def __get__(self, instance, owner): return self.function(owner)
class A:
    @ClassProperty
    def label(cls): return cls.__name__.lower()
class B(A): pass
print(A.label, B.label, A().label, B().label)
A.label = "set"
print(A.label, B.label)

# %% get-is-given-the-class-of-the-instance
class D:
    def __get__(self, instance, owner=None): return type(instance).__name__, getattr(owner, "__name__", owner)
class A: d = D()
class B(A): pass
class M(type): d = D()
class C(B, metaclass=M): pass
print(A.d, A().d, B.d, B().d, C.d, C().d, super(B, B()).d, super(B, B).d, super(C, C()).d)
print(A.__dict__["d"].__get__(5), A.__dict__["d"].__get__(None, 5), type.__getattribute__(A, "d"), object.__getattribute__(A(), "d"))

# %% get-without-owner
class D:
    def __get__(self, instance): return "two arguments only"
class C: d = D()
show("instance", lambda: C().d)
show("class", lambda: C.d)
class E:
    def __get__(self, instance, owner, more): return "three"
class F: e = E()
show("too many", lambda: F().e)
class G:
    def __set__(self, instance): pass
    def __delete__(self): pass
class H: g = G()
show("set", lambda: setattr(H(), "g", 1))
show("delete", lambda: delattr(H(), "g"))

# %% results-of-set-and-delete
class D:
    def __set__(self, instance, value): return "ignored"
    def __delete__(self, instance): return "ignored"
class C: d = D()
c = C()
print(setattr(c, "d", 1), delattr(c, "d"), vars(c))

# %% augmented-assignment
class D:
    def __get__(self, instance, owner=None):
        print("  get")
        return 10
    def __set__(self, instance, value): print("  set", value)
class C: d = D()
c = C()
c.d += 5
c.d -= c.d

# %% exceptions-inside
for error in (AttributeError("a"), ValueError("v"), StopIteration("s"), KeyError("k")):
    class D:
        def __get__(self, instance, owner=None): raise error
        def __set__(self, instance, value): raise error
        def __delete__(self, instance): raise error
    class C: d = D()
    for label, operation in (("get", lambda: C().d), ("class", lambda: C.d), ("set", lambda: setattr(C(), "d", 1)), ("delete", lambda: delattr(C(), "d")), ("default", lambda: getattr(C(), "d", "default")), ("hasattr", lambda: hasattr(C(), "d")), ("super", lambda: super(C, type("S", (C,), {})()).d)):
        show(f"{type(error).__name__} {label}", operation)

# %% descriptors-in-instances-of-types
class D:
    def __get__(self, instance, owner=None): return "got"
class M(type): pass
class C(metaclass=M): pass
C.d = D()
M.e = D()
c = C()
c.f = D()
print(C.d, c.d, C.e, type(c.f).__name__)
show("e", lambda: c.e)

# %% descriptor-that-returns-itself-and-others
class D:
    def __get__(self, instance, owner=None): return self if instance is None else E()
class E:
    def __get__(self, instance, owner=None): return "not called"
class C: d = D()
print(type(C.d).__name__, type(C().d).__name__)

# %% descriptors-and-slots
class D:
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, instance, owner=None): return self if instance is None else getattr(instance, self.name, "unset")
    def __set__(self, instance, value): setattr(instance, self.name, value)
class C:
    __slots__ = ("_x", "_y")
    x, y = D(), D()
c = C()
c.x = 1
print(c.x, c.y, c._x)
show("dictionary", lambda: c.__dict__)
show("other", lambda: setattr(c, "z", 1))

# %% descriptor-found-through-getattr
class D:
    def __get__(self, instance, owner=None): return "bound"
class C:
    def __getattr__(self, name): return D()
print(type(C().anything).__name__)

# %% partial-method-and-single-dispatch
import functools
class C:
    def add(self, a, b=0): return a + b
    one = functools.partialmethod(add, 1)
    @functools.singledispatchmethod
    def kind(self, value): return "object"
    @kind.register
    def _(self, value: int): return "int"
    @kind.register(str)
    def _(self, value): return "str"
c = C()
print(c.one(), c.one(5), C.one(c, 2), c.kind(1), c.kind("a"), c.kind(1.5), C.kind.__name__)
show("abstract", lambda: C.__dict__["one"].__isabstractmethod__)

# %% is-data-descriptor
import inspect
class Get:
    def __get__(self, instance, owner=None): pass
class Set(Get):
    def __set__(self, instance, value): pass
class Delete(Get):
    def __delete__(self, instance): pass
class Slotted: __slots__ = ("a",)
for value in (Get(), Set(), Delete(), property(), Slotted.a, len, lambda: 0, classmethod(len), staticmethod(len), type.__dict__["__name__"], object.__repr__, str.join, 5, Get):
    print(type(value).__name__, inspect.isdatadescriptor(value), inspect.ismethoddescriptor(value), inspect.isgetsetdescriptor(value), inspect.ismemberdescriptor(value), inspect.isroutine(value))

# %% static-lookup
import inspect
class D:
    def __get__(self, instance, owner=None): return "dynamic"
class C:
    d = D()
    def __getattr__(self, name): return "by getattr"
c = C()
c.own = 1
for name in ("d", "own", "missing", "__class__"):
    show(name, lambda: type(inspect.getattr_static(c, name)).__name__)
    show(name, lambda: type(inspect.getattr_static(c, name, "default")).__name__)
