# /// case
# topics = ["descriptors.lookup-hooks"]
# section = "5.1"
# ///


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


class Data:
    """A data descriptor that tells of its calls."""
    def __get__(self, instance, owner): return "data descriptor"
    def __set__(self, instance, value): print("  Data.__set__", value)
    def __delete__(self, instance): print("  Data.__delete__")


class Failing:
    """A descriptor that has no attribute to give."""
    def __get__(self, instance, owner): raise AttributeError("from the descriptor")
    def __set__(self, instance, value): raise AttributeError("no setting")
    def __delete__(self, instance): raise AttributeError("no deleting")


def places():
    """The places in which the attribute "a" can be, by label: what the class and the instance hold."""
    yield "nowhere", {}, {}
    yield "instance", {}, {"a": "instance"}
    yield "class", {"a": "class"}, {}
    yield "both", {"a": "class"}, {"a": "instance"}
    yield "data", {"a": Data()}, {"a": "instance"}
    yield "failing", {"a": Failing()}, {"a": "instance"}


# %% getattr-and-place
for label, entries, own in places():
    C = type("C", (), {**entries, "__getattr__": lambda self, name: f"__getattr__({name})"})
    c = C()
    c.__dict__.update(own)
    attempt(label, lambda: c.a)
    attempt(label + ", class", lambda: C.a)
    attempt(label + ", hasattr", lambda: hasattr(c, "a"))
    attempt(label + ", direct", lambda: object.__getattribute__(c, "a"))

# %% getattribute-and-place
for label, entries, own in places():
    C = type("C", (), {**entries, "__getattribute__": lambda self, name: f"__getattribute__({name})"})
    c = C()
    object.__getattribute__(c, "__dict__").update(own)
    attempt(label, lambda: c.a)
    attempt(label + ", direct", lambda: object.__getattribute__(c, "a"))

# %% both-hooks-and-place
for error in (AttributeError, ValueError, KeyError):
    for label, entries, own in places():
        def first(self, name):
            if name == "a": raise error("from __getattribute__")
            return object.__getattribute__(self, name)
        C = type("C", (), {**entries, "__getattribute__": first, "__getattr__": lambda self, name: f"__getattr__({name})"})
        c = C()
        c.__dict__.update(own)
        attempt(f"{error.__name__}, {label}", lambda: c.a)

# %% getattribute-calls-default-then-getattr
class C:
    def __getattribute__(self, name):
        print("  __getattribute__", name)
        return super().__getattribute__(name)
    def __getattr__(self, name):
        print("  __getattr__", name)
        if name.startswith("no"): raise AttributeError(f"still no {name}")
        return name
c = C()
c.own = 1
for name in ("own", "missing", "nothing", "__class__"):
    attempt(name, lambda: getattr(c, name))
attempt("default", lambda: getattr(c, "nothing", "default"))
attempt("hasattr", lambda: (hasattr(c, "nothing"), hasattr(c, "missing")))

# %% setattr-and-place
for label, entries, own in places():
    def hook(self, name, value):
        print(f"  __setattr__({name}, {value})")
        object.__setattr__(self, name, value + "!")
    C = type("C", (), {**entries, "__setattr__": hook})
    c = C()
    c.__dict__.update(own)
    attempt(label, lambda: setattr(c, "a", "new"))
    print(c.__dict__)
    attempt(label + ", direct", lambda: object.__setattr__(c, "a", "direct"))
    attempt(label + ", class", lambda: setattr(C, "a", "class value"))
    print(c.__dict__)

# %% delattr-and-place
for label, entries, own in places():
    def hook(self, name):
        print(f"  __delattr__({name})")
        object.__delattr__(self, name)
    C = type("C", (), {**entries, "__delattr__": hook})
    c = C()
    c.__dict__.update(own)
    attempt(label, lambda: delattr(c, "a"))
    attempt(label, lambda: delattr(c, "a"))
    attempt(label + ", class", lambda: delattr(C, "a"))
    print(c.__dict__)

# %% setattr-alone-still-deletes
class C:
    def __setattr__(self, name, value): print("set", name)
class D:
    def __delattr__(self, name): print("delete", name)
for cls in (C, D):
    c = cls()
    c.a = 1
    print(c.__dict__)
    c.__dict__["a"] = 1
    attempt("delete", lambda: delattr(c, "a"))
    print(c.__dict__)

# %% hooks-set-to-none
for name in ("__getattr__", "__getattribute__", "__setattr__", "__delattr__"):
    class C: pass
    setattr(C, name, None)
    c = C()
    print(name)
    attempt("get", lambda: c.a)
    attempt("set", lambda: setattr(c, "a", 1))
    attempt("delete", lambda: delattr(c, "a"))

# %% hooks-on-the-instance-do-not-count
class C: pass
c = C()
for name in ("__getattr__", "__getattribute__", "__setattr__", "__delattr__"):
    c.__dict__[name] = lambda *arguments: "never"
attempt("get", lambda: c.a)
c.a = 1
print(c.a)
del c.a

# %% hooks-added-and-removed-later
class C: pass
c = C()
attempt("without", lambda: c.a)
C.__getattr__ = lambda self, name: f"getattr {name}"
attempt("with __getattr__", lambda: c.a)
C.__getattribute__ = lambda self, name: f"getattribute {name}"
attempt("with __getattribute__", lambda: c.a)
del C.__getattr__
attempt("without __getattr__", lambda: c.a)
del C.__getattribute__
attempt("without both", lambda: c.a)
C.__setattr__ = lambda self, name, value: print("set", name)
c.a = 1
del C.__setattr__
c.a = 1
print(c.__dict__)

# %% hooks-added-to-a-base-later
class A: pass
class B(A): pass
class C(B): pass
c = C()
for cls in (A, B, C):
    cls.__getattr__ = lambda self, name, cls=cls: f"{cls.__name__}.{name}"
    print(c.x)
for cls in (B, C, A):
    del cls.__getattr__
    attempt("after " + cls.__name__, lambda: c.x)

# %% inherited-hooks
class A:
    def __getattr__(self, name): return "A." + name
class B:
    def __getattribute__(self, name): return "B." + name
class C(A, B): pass
class D(B, A): pass
class E(A): pass
for cls in (C, D, E):
    attempt(cls.__name__, lambda: cls().x)

# %% super-in-hooks
class A:
    def __getattr__(self, name): return "A." + name
class B(A):
    def __getattr__(self, name):
        if name == "mine": return "B.mine"
        return super().__getattr__(name)
class C(A):
    def __getattribute__(self, name):
        if name == "first": return "C.first"
        return super().__getattribute__(name)
for cls in (B, C):
    for name in ("mine", "first", "other"):
        attempt(cls.__name__, lambda: getattr(cls(), name))
attempt("no parent", lambda: super(A, A()).__getattr__("x"))

# %% metaclass-hooks
class M(type):
    def __getattr__(cls, name): return f"M.__getattr__({cls.__name__}, {name})"
    def __setattr__(cls, name, value):
        print("  M.__setattr__", cls.__name__, name)
        super().__setattr__(name, value)
    def __delattr__(cls, name):
        print("  M.__delattr__", cls.__name__, name)
        super().__delattr__(name)
class C(metaclass=M): a = 1
class D(C): pass
for cls in (C, D):
    attempt("a", lambda: cls.a)
    attempt("b", lambda: cls.b)
    attempt("instance", lambda: cls().b)
    attempt("set", lambda: setattr(cls, "b", 1))
    attempt("delete", lambda: delattr(cls, "b"))
    attempt("delete", lambda: delattr(cls, "b"))

# %% metaclass-getattribute
class M(type):
    def __getattribute__(cls, name):
        print("  M.__getattribute__", name)
        return super().__getattribute__(name)
class C(metaclass=M):
    a = 1
    def method(self): return self.a
c = C()
print(c.a, c.method(), C.a)
print(isinstance(c, C))
print(C.__name__, C.__mro__ is not None)

# %% getattribute-is-not-asked-for-special-methods
class C:
    def __getattribute__(self, name):
        print("  asked", name)
        return super().__getattribute__(name)
    def __len__(self): return 3
    def __call__(self): return "called"
    def __iter__(self): return iter(())
    def __add__(self, other): return "sum"
    def __eq__(self, other): return True
    def __hash__(self): return 1
    def __bool__(self): return True
    def __getitem__(self, index): return index
    def __enter__(self): return self
    def __exit__(self, *arguments): pass
    def __repr__(self): return "repr"
    def __contains__(self, item): return True
c = C()
print(len(c), c(), list(c), c + 1, c == 1, hash(c), bool(c), c[1], repr(c), 1 in c, f"{c}")
with c: pass
print(isinstance(c, C), type(c) is C, callable(c))
attempt("explicit", lambda: c.__len__())

# %% getattribute-is-asked-for-these
class C:
    def __getattribute__(self, name):
        print("  asked", name)
        return super().__getattribute__(name)
c = C()
isinstance(c, int)
vars(c)
dir(c)
c.__class__, c.__dict__
getattr(c, "x", None), hasattr(c, "x")
c.__reduce_ex__(2)
import copy
copy.copy(c)

# %% getattribute-with-odd-results
class C:
    def __getattribute__(self, name):
        if name == "__class__": return int
        if name == "__dict__": return {"fake": 1}
        return super().__getattribute__(name)
c = C()
print(c.__class__, type(c) is C, isinstance(c, int), isinstance(c, C), vars(c))
attempt("super", lambda: super(C, c).__init__())

# %% getattr-on-modules-and-functions
def f(): pass
attempt("set", lambda: setattr(f, "__getattr__", lambda name: name))
attempt("get", lambda: f.missing)

# %% recursion-in-getattr
class C:
    def __getattr__(self, name): return self.other
try:
    C().x
except RecursionError as error:
    print(type(error).__name__, str(error)[:32])

# %% hooks-raise-from-within
class C:
    def __getattr__(self, name):
        try:
            return {}[name]
        except KeyError:
            raise AttributeError(name)
try:
    C().x
except AttributeError as error:
    print(repr(error), repr(error.__context__), error.name, error.obj)

# %% property-that-fails-falls-to-getattr
class C:
    @property
    def a(self): return self.missing
    @property
    def b(self): raise KeyError("b")
    def __getattr__(self, name): return f"__getattr__({name})"
attempt("a", lambda: C().a)
attempt("b", lambda: C().b)

# %% context-of-the-first-error
class C:
    @property
    def a(self): raise AttributeError("first")
    def __getattr__(self, name): raise AttributeError("second")
try:
    C().a
except AttributeError as error:
    print(error, error.__context__)

# %% delegation
class Proxy:
    def __init__(self, target): self.__dict__["target"] = target
    def __getattr__(self, name): return getattr(self.target, name)
    def __setattr__(self, name, value): setattr(self.target, name, value)
    def __delattr__(self, name): delattr(self.target, name)
class Target: pass
proxy = Proxy(Target())
proxy.a = 1
print(proxy.a, proxy.target.a, proxy.__dict__.keys())
del proxy.a
attempt("gone", lambda: proxy.a)
attempt("again", lambda: delattr(proxy, "a"))
lists = Proxy([1, 2])
lists.append(3)
print(lists.target)
attempt("len", lambda: len(lists))

# %% object-methods-by-hand
class C: a = 1
c = C()
object.__setattr__(c, "b", 2)
print(object.__getattribute__(c, "a"), object.__getattribute__(c, "b"), c.__dict__)
object.__delattr__(c, "b")
for call in (lambda: object.__getattribute__(C, "a"), lambda: type.__getattribute__(C, "a"), lambda: type.__getattribute__(c, "a"),
             lambda: object.__setattr__(C, "x", 1), lambda: type.__setattr__(c, "x", 1), lambda: object.__delattr__(C, "a"), lambda: type.__delattr__(C, "zz"),
             lambda: object.__getattribute__(c), lambda: object.__getattribute__(c, "a", "b"), lambda: object.__setattr__(c, "a"), lambda: object.__delattr__(c),
             lambda: object.__setattr__(1, "a", 1), lambda: object.__setattr__(int, "a", 1), lambda: type.__setattr__(int, "a", 1), lambda: type.__delattr__(int, "real")):
    attempt("by hand", call)

# %% built-in-classes-guard-their-setattr
class L(list): pass
class M(type): pass
class N(metaclass=M): pass
for call in (lambda: object.__setattr__(L(), "a", 1), lambda: object.__setattr__(N, "a", 1), lambda: type.__setattr__(N, "a", 1), lambda: M.__setattr__(N, "b", 2),
             lambda: object.__delattr__(N, "a"), lambda: object.__setattr__(lambda: 0, "a", 1), lambda: object.__setattr__(Exception(), "a", 1)):
    attempt("guard", call)
