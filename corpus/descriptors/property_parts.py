# /// case
# topics = ["descriptors.property"]
# section = "5.3"
# ///


def show(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


def getter(self):
    "Documentation of the getter."
    return "got"


def setter(self, value):
    print("  set", value)


def deleter(self):
    print("  deleted")


# %% every-combination-of-parts
for bits in range(8):
    parts = [part if bits >> index & 1 else None for index, part in enumerate((getter, setter, deleter))]
    class C: a = property(*parts)
    c = C()
    c.__dict__["a"] = "own"
    print([part and part.__name__ for part in parts], C.a.__doc__)
    show("get", lambda: c.a)
    show("set", lambda: setattr(c, "a", 1))
    show("delete", lambda: delattr(c, "a"))

# %% messages-without-a-name
class C: pass
C.a = property()
c = C()
show("get", lambda: c.a)
show("set", lambda: setattr(c, "a", 1))
show("delete", lambda: delattr(c, "a"))

# %% messages-with-names-of-functions
C = type("C", (), {})
C.a = property(getter)
C.b = property(None, setter)
C.c = property(lambda self: 1)
class Callable:
    def __call__(self, *arguments): return len(arguments)
C.d = property(Callable())
c = C()
for name in "abcd":
    show(f"get {name}", lambda: getattr(c, name))
    show(f"set {name}", lambda: setattr(c, name, 1))
    show(f"delete {name}", lambda: delattr(c, name))

# %% messages-in-nested-classes
class Outer:
    class Inner:
        a = property()
c = Outer.Inner()
show("get", lambda: c.a)
class Sub(Outer.Inner): pass
show("get", lambda: Sub().a)
show("set", lambda: setattr(Sub(), "a", 1))

# %% constructor
for arguments, keywords in (((), {}), ((), {"fset": 1}), ((1, 2, 3, 4), {}), ((1, 2, 3, 4, 5), {}), ((), {"fget": 1, "fset": 2, "fdel": 3, "doc": 4}), ((), {"other": 1}), ((None,), {"doc": "text"}), ((1,), {"fget": 2}),
                            ((getter,), {"doc": None}), ((getter,), {"doc": "other"}), ((getter,), {"doc": ""})):
    show((len(arguments), sorted(keywords)), lambda: (lambda p: (p.fget and type(p.fget).__name__, p.fset, p.fdel, p.__doc__))(property(*arguments, **keywords)))

# %% parts-are-read-only
p = property(getter, setter, deleter)
print(p.fget is getter, p.fset is setter, p.fdel is deleter)
for name in ("fget", "fset", "fdel"):
    show(name, lambda: setattr(p, name, None))
    show(name, lambda: delattr(p, name))
p.__doc__ = "changed"
print(p.__doc__)
del p.__doc__
show("doc", lambda: p.__doc__)
show("other", lambda: setattr(p, "other", 1))

# %% copies-by-decorators
p = property(getter)
for method in ("getter", "setter", "deleter"):
    for argument in (None, setter, lambda self: None):
        q = getattr(p, method)(argument)
        print(method, q is p, q.fget and q.fget.__name__, q.fset and q.fset.__name__, q.fdel and q.fdel.__name__, q.__doc__)
    show(method, lambda: getattr(p, method)())
    show(method, lambda: getattr(p, method)(1, 2))

# %% documentation-after-copies
def other(self): "Other documentation."
def silent(self): pass
p = property(getter)
for label, q in (("getter", p.getter(other)), ("silent", p.getter(silent)), ("explicit", property(getter, doc="explicit").getter(other)), ("setter", p.setter(other)),
                 ("explicit setter", property(getter, doc="explicit").setter(other))):
    print(label, q.__doc__)

# %% descriptor-methods
class C: a = property(getter, setter, deleter)
c, p = C(), C.__dict__["a"]
for call in (lambda: p.__get__(c), lambda: p.__get__(c, C), lambda: p.__get__(None, C) is p, lambda: p.__get__(None), lambda: p.__get__(None, None), lambda: p.__get__(), lambda: p.__get__(5),
             lambda: p.__set__(c, 1), lambda: p.__set__(c), lambda: p.__delete__(c), lambda: p.__delete__(), lambda: p.__set__(None, 1), lambda: p(c)):
    show("call", call)

# %% through-the-class
class C: a = property(getter, setter, deleter)
print(type(C.a).__name__)
C.a = 5
print(C.a, C().a)
del C.a
show("gone", lambda: C().a)

# %% through-super-and-subclasses
class A:
    @property
    def a(self): return "A.a"
    @a.setter
    def a(self, value): print("  A.a set", value)
class B(A):
    @property
    def a(self): return "B.a over " + super().a
b = B()
show("get", lambda: b.a)
show("set", lambda: setattr(b, "a", 1))
show("by super", lambda: super(B, b).a)
show("set by super", lambda: setattr(super(B, b), "a", 1))
A.a.__set__(b, 2)
class C(A):
    @A.a.getter
    def a(self): return "C.a"
c = C()
show("get", lambda: c.a)
c.a = 3

# %% property-of-a-metaclass
class M(type):
    @property
    def a(cls): return f"M.a of {cls.__name__}"
    @a.setter
    def a(cls, value): print("  M.a set", value)
class C(metaclass=M): pass
show("class", lambda: C.a)
C.a = 1
show("instance", lambda: C().a)
show("delete", lambda: delattr(C, "a"))
class D(metaclass=M): a = "own"
show("own", lambda: D.a)

# %% class-property-by-classmethod
#| requires = "<3.13"
class C:
    @classmethod
    @property
    def a(cls): return cls.__name__
show("class", lambda: C.a)
show("instance", lambda: C().a)

# %% class-property-no-more
#| requires = ">=3.13"
class C:
    @classmethod
    @property
    def a(cls): return cls.__name__
show("class", lambda: type(C.a).__name__)
show("instance", lambda: C().a)

# %% getter-that-raises
class C:
    @property
    def a(self): raise AttributeError("inner")
    @property
    def b(self): raise ValueError("inner")
    @property
    def c(self): return self.missing
for name in "abc":
    show(name, lambda: getattr(C(), name))
    show(name + " with default", lambda: getattr(C(), name, "default"))
    show(name + " hasattr", lambda: hasattr(C(), name))

# %% getter-with-wrong-signature
class C:
    a = property(lambda: 1)
    b = property(lambda self, other: 1)
    c = property(5)
    d = property(None, lambda self: 1, lambda: 1)
c = C()
for name in "abc":
    show(name, lambda: getattr(c, name))
show("set", lambda: setattr(c, "d", 1))
show("delete", lambda: delattr(c, "d"))

# %% subclasses
class P(property): pass
class Q(property):
    "Documentation of Q."
    __slots__ = ("extra",)
class R(property):
    def __get__(self, instance, owner=None):
        return ("R", super().__get__(instance, owner) if instance is not None else None)
for cls in (P, Q, R):
    show(cls.__name__, lambda: cls(getter).__doc__)
    for part in (getter, None):
        show("setter type", lambda: type(cls(part).setter(setter)).__name__)
        show("attribute", lambda: setattr(cls(part), "extra", 1))
class C: a, b = P(getter), R(getter)
print(C().a, C().b)

# %% subclass-without-documentation-slot
class S(property): __slots__ = ()
show("with documentation", lambda: S(getter).fget.__name__)
show("without", lambda: S(lambda self: 1).__doc__)
show("explicit", lambda: S(None, None, None, "text").__doc__)

# %% set-name
class Named(property):
    def __set_name__(self, owner, name):
        print("  named", owner.__name__, name)
        super().__set_name__(owner, name)
class C: a = Named()
show("get", lambda: C().a)
p = property()
for arguments in ((), (C,), (C, "x"), (C, "x", 1), (1, 2)):
    show(len(arguments), lambda: p.__set_name__(*arguments))

# %% name-attribute
#| requires = ">=3.13"
p = property()
show("unnamed", lambda: p.__name__)
p = property(getter)
show("of getter", lambda: p.__name__)
p.__name__ = "other"
show("set", lambda: p.__name__)
del p.__name__
show("deleted", lambda: p.__name__)
class C: a = property(getter)
show("in class", lambda: C.a.__name__)
class Callable:
    def __call__(self): pass
show("no name", lambda: property(Callable()).__name__)
show("set twice", lambda: setattr(p, "__name__", 5))

# %% abstract
import abc
f = abc.abstractmethod(lambda self: 1)
for parts in ((f,), (None, f), (None, None, f), (getter, setter, f), (getter, setter, deleter), ()):
    p = property(*parts)
    print(p.__isabstractmethod__)
show("set", lambda: setattr(property(), "__isabstractmethod__", True))

# %% new-without-init
p = property.__new__(property)
class C: a = p
show("get", lambda: C().a)
show("set", lambda: setattr(C(), "a", 1))
p.__init__(getter, setter)
show("get", lambda: C().a)
p.__init__(None)
show("get", lambda: C().a)

# %% namespace-of-property
for name, value in vars(property).items():
    if name != "__doc__":
        print(name, type(value).__name__)

# %% equality-and-hash
p, q = property(getter), property(getter)
print(p == q, p == p, len({p, q}), property(getter).__eq__(p))

# %% reference-to-itself
class C: pass
C.a = property(lambda self: C.a.fget is not None)
print(C().a)
