# /// case
# topics = ["functions.classes"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% isinstance-forms
class A: pass
class B(A): pass
for cls in (A, B, int, object, (A, int), (int, (str, (A,))), (), int | A, int | None, None | int, type):
    show(isinstance, B(), cls)
    show(isinstance, None, cls)

# %% isinstance-errors
for cls in (1, None, "int", [int], (int, 1), (1, int), list[int], (list[int],), int | list[int], (int, None), ...):
    show(isinstance, 1, cls)
    show(isinstance, "a", cls)
    show(issubclass, int, cls)

# %% issubclass-forms
class A: pass
class B(A): pass
for cls in (A, B, object, (A, int), ((B,),), (), A | int, int | None):
    show(issubclass, B, cls)
    show(issubclass, bool, cls)
show(issubclass, 1, int)
show(issubclass, None, int)
show(issubclass, list[int], list)
show(issubclass, 1, ())
show(issubclass, type(None), None | int)

# %% isinstance-stops-at-the-first
class Noting(type):
    def __instancecheck__(cls, instance): print("asked", cls.__name__); return cls.answer
class Yes(metaclass=Noting): answer = True
class No(metaclass=Noting): answer = False
print(isinstance(1, (No, Yes, No)), isinstance(1, No | Yes | No if False else (No, No)))

# %% checks-of-metaclasses
class Meta(type):
    def __instancecheck__(cls, instance): return "truthy"
    def __subclasscheck__(cls, subclass): return []
class C(metaclass=Meta): pass
show(isinstance, 1, C)
show(issubclass, int, C)
show(isinstance, C(), C)
class Raising(type):
    def __instancecheck__(cls, instance): raise ValueError("instance")
    def __subclasscheck__(cls, subclass): raise ValueError("subclass")
class D(metaclass=Raising): pass
show(isinstance, 1, D)
show(issubclass, int, D)
show(isinstance, D(), D)
show(isinstance, 1, (int, D))

# %% exact-type-needs-no-check
class Meta(type):
    def __instancecheck__(cls, instance): print("asked"); return False
class C(metaclass=Meta): pass
print(isinstance(C(), C))
class D(C): pass
print(isinstance(D(), C))

# %% isinstance-follows-class-attribute
class A: pass
class Pretender:
    @property
    def __class__(self): return A
print(isinstance(Pretender(), A), isinstance(Pretender(), Pretender), type(Pretender()) is Pretender)
class Failing:
    @property
    def __class__(self): raise AttributeError("no class")
show(isinstance, Failing(), A)
class Wrong: __class__ = 5
show(isinstance, Wrong(), A)

# %% abstract-bases-attribute
class Like:
    def __init__(self, *bases): self.bases = bases
    @property
    def __bases__(self): return self.bases
first = Like()
second = Like(first)
third = Like(Like(), second)
for cls in (first, second, third):
    show(issubclass, third, cls)
    show(isinstance, 1, cls)
class Broken:
    __bases__ = 5
show(issubclass, Broken(), int)
show(isinstance, 1, Broken())

# %% recursion-in-tuples
deep = (int,)
for _ in range(50): deep = (deep, str)
print(isinstance(1, deep), isinstance(1.0, deep), issubclass(str, deep))

# %% callable-kinds
class Called:
    def __call__(self): pass
class Refused: __call__ = None
for value in (len, int, lambda: 0, Called(), Called, [].append, 1, None, "a", Refused(), type, property(), staticmethod(len)):
    print(type(value).__name__, callable(value))

# %% type-with-one-argument
for value in (1, "a", None, int, type, len, ..., NotImplemented, object()):
    show(type, value)
class Meta(type): pass
show(Meta, 1)
show(type, 1, 2)
show(type)
show(type, 1, 2, 3, 4)

# %% type-with-three-arguments
C = type("C", (), {"x": 1})
print(C, C.__name__, C.__qualname__, C.__module__, C.__bases__, C().x)
D = type("D", (C,), {"__module__": "elsewhere", "__qualname__": "Outer.D"})
print(D, D.__mro__)
for arguments in ((1, (), {}), ("C", [], {}), ("C", (), []), ("C", (1,), {}), ("C", (int, str), {}), ("C", (bool,), {}), (b"C", (), {}), ("", (), {}), ("a\0b", (), {}), ("C", (C, C), {}), ("C", (object, C), {})):
    show(type, *arguments)

# %% type-keywords
class Base:
    def __init_subclass__(cls, **keywords): print(cls.__name__, keywords)
type("C", (Base,), {}, a=1, b=2)
show(type, "C", (), {}, a=1)
show(type, name="C", bases=(), dict={})
show(type, "C", (), dict={})

# %% type-namespace-entries
for namespace in ({"__slots__": ("a",)}, {"__doc__": "text"}, {"__classcell__": 1}, {"__qualname__": 1}, {"__module__": 1}, {1: 2}, {"__slots__": 1}, {"__slots__": ("1a",)}, {"__slots__": ("a", "a")}, {"__slots__": ("__dict__", "__dict__")}, {"a": 1, "__slots__": ("a",)}):
    show(lambda: sorted(name for name in vars(type("C", (), namespace)) if name in ("a", "__doc__", "__dict__", 1)))

# %% type-copies-its-namespace
namespace = {"x": 1}
C = type("C", (), namespace)
namespace["x"] = 2
C.y = 3
print(C.x, namespace)

# %% super-outside
show(super)
def function(): return super()
show(function)
def one(argument): return super()
show(one, 1)
def gone(argument):
    del argument
    return super()
show(gone, 1)
show(lambda: [super() for _ in [0]])

# %% super-arguments
class A:
    name = "A"
    def who(self): return "A"
class B(A):
    name = "B"
    def who(self): return "B"
b = B()
print(super(B, b).who(), super(B, B).who(b), super(B, b).name, super(A, b) is super(A, b))
for arguments in ((1,), (1, b), (B, 1), (B, A), (B, A()), (A, B), (int, True), (B, None), (None, b), (B, b, 1)):
    show(lambda *arguments: type(super(*arguments)).__name__, *arguments)
show(super, B, obj=b)

# %% super-unbound
class A:
    def f(self): return "A.f"
class B(A): pass
unbound = super(B)
print(repr(unbound).replace(__name__ + ".", ""), unbound.__thisclass__ is B, unbound.__self__, unbound.__self_class__)
bound = unbound.__get__(B())
print(bound.f(), bound.__self_class__ is B, unbound.__get__(None) is unbound, bound.__get__(B()) is bound)
show(getattr, unbound, "f")
show(unbound.__get__, 1)

# %% super-attributes
class A:
    x = 1
    @classmethod
    def make(cls): return cls.__name__
    @staticmethod
    def plain(): return "plain"
    @property
    def p(self): return "property"
class B(A):
    x = 2
    def all(self): return super().x, super().make(), super().plain(), super().p, super().__class__, super().__init__.__name__
print(B().all())
show(lambda: super(B, B()).absent)
show(setattr, super(B, B()), "x", 1)
show(lambda: super(B, B()).x.absent)
show(lambda: super(B, B())[0])
show(lambda: super(B, B()) + 1)

# %% super-in-nested-functions
class A:
    def f(self): return "A"
class B(A):
    def f(self):
        inner = lambda: super(B, self).f()
        def direct(self): return super().f()
        return inner(), direct(self), [super(B, self).f() for _ in "x"]
print(B().f())

# %% super-rebinding-of-class-cell
class A:
    def f(self): return __class__.__name__
    def set(self, value):
        global __class__
        __class__ = value
a = A()
print(a.f())
class B(A): pass
print(B().f())

# %% super-repr-and-reinitialisation
class A: pass
class B(A): pass
s = super(B, B())
print(str(s).replace(__name__ + ".", ""))
s.__init__(A, B())
print(s.__thisclass__.__name__, s.__self_class__.__name__)
show(s.__init__, 1)
print(super.__new__(super).__thisclass__)

# %% id-of-objects
a = object()
print(id(a) == id(a), id(a) != id(object()), type(id(a)).__name__, id(1) == id(1), id(None) == id(type(None)()))
show(id)
show(id, 1, 2)
show(id, obj=1)
