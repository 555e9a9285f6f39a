# /// case
# topics = ["metaclass.hooks"]
# section = "6.3"
# ///


def show(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        notes = getattr(error, "__notes__", None)
        cause = f" from {error.__cause__!r}" if error.__cause__ else ""
        print(label, "->", f"{type(error).__name__}: {error}{cause}", notes or "")


class Telling(type):
    """A metaclass all of whose hooks tell of their calls."""
    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        print("  prepare", meta.__name__, name, bases, keywords)
        return super().__prepare__(name, bases, **keywords)
    def __new__(meta, name, bases, namespace, **keywords):
        print("  new", name, bases, sorted(namespace), keywords)
        return super().__new__(meta, name, bases, namespace)
    def __init__(cls, name, bases, namespace, **keywords):
        print("  init", cls.__name__, name, keywords)
        super().__init__(name, bases, namespace)
    def __call__(cls, *arguments, **keywords):
        print("  call", cls.__name__, arguments, keywords)
        return super().__call__(*arguments, **keywords)


# %% order-of-hooks
class D:
    def __set_name__(self, owner, name): print("  set_name", name)
class Base(metaclass=Telling):
    def __init_subclass__(cls, **keywords): print("  init_subclass", cls.__name__, keywords)
    def __new__(cls, *arguments):
        print("  Base.__new__")
        return super().__new__(cls)
    def __init__(self, *arguments): print("  Base.__init__")
print("derived")
class C(Base, option=1):
    print("  body")
    a = D()
    b = D()
print("instance")
C(1, 2)

# %% prepare-results
import collections, types
class Own(dict):
    def __setitem__(self, key, value):
        if not key.startswith("__"): print("  stored", key)
        super().__setitem__(key, value)
class Mapping:
    def __init__(self): self.entries = {}
    def __getitem__(self, key): return self.entries[key]
    def __setitem__(self, key, value): self.entries[key] = value
for label, result in (("dict", {}), ("own", Own()), ("ordered", collections.OrderedDict()), ("mapping", Mapping()), ("none", None), ("int", 5), ("list", []), ("proxy", types.MappingProxyType({})), ("chain", collections.ChainMap()), ("user", collections.UserDict()), ("default", collections.defaultdict(int))):
    class M(type):
        @classmethod
        def __prepare__(meta, name, bases): return result
        def __new__(meta, name, bases, namespace): return type.__new__(meta, name, bases, dict(namespace) if isinstance(namespace, dict) else {"seen": type(namespace).__name__})
    def make():
        class C(metaclass=M):
            x = 1
            y = x + 1
        return [name for name in vars(C) if not name.startswith("__")]
    show(label, make)

# %% prepare-forms
def plain(name, bases): return {"given": 1}
for label, prepare in (("static", staticmethod(plain)), ("class", classmethod(lambda meta, name, bases: {"given": 2})), ("function", plain), ("none", None), ("int", 5), ("raises", classmethod(lambda meta, name, bases: 1 / 0))):
    def make():
        class C(metaclass=type("M", (type,), {"__prepare__": prepare})): pass
        return C.given
    show(label, make)
show("type.__prepare__", lambda: (type.__prepare__(), type.__prepare__(1, 2, 3, x=4), type.__prepare__() is type.__prepare__()))

# %% names-known-in-the-body
class M(type):
    @classmethod
    def __prepare__(meta, name, bases): return {"known": "from prepare", "__module__": "elsewhere"}
class C(metaclass=M):
    print(known, __module__, __qualname__)
    known = known.upper()
print(C.known, C.__module__, list(vars(C))[:3])

# %% missing-names-in-the-body
class Auto(dict):
    def __missing__(self, key):
        if key.startswith("__"): raise KeyError(key)
        return f"auto {key}"
class M(type):
    @classmethod
    def __prepare__(meta, name, bases): return Auto()
    def __new__(meta, name, bases, namespace): return super().__new__(meta, name, bases, dict(namespace))
class C(metaclass=M):
    a = anything
    b = nothing + "!"
print(C.a, C.b)

# %% new-results
for label, result in (("none", lambda cls: None), ("int", lambda cls: 5), ("other class", lambda cls: int), ("same", lambda cls: cls), ("instance", lambda cls: object())):
    class M(type):
        def __new__(meta, name, bases, namespace): return result(super().__new__(meta, name, bases, namespace))
        def __init__(cls, name, bases, namespace): print("  init of", cls if cls is None else cls.__name__)
    def make():
        class C(metaclass=M): pass
        return type(C).__name__
    show(label, make)

# %% init-results
for label, result in (("none", None), ("int", 5), ("self", "cls")):
    class M(type):
        def __init__(cls, *arguments): return result
    def make():
        class C(metaclass=M): pass
        return type(C).__name__
    show(label, make)

# %% keywords
class Base:
    def __init_subclass__(cls, /, option=None, **keywords):
        print("  option", option, keywords)
        super().__init_subclass__(**keywords)
for keywords in ({}, {"option": 1}, {"other": 2}, {"option": 1, "other": 2}, {"name": 1}, {"bases": 2}, {"cls": 3}, {"self": 4}, {"namespace": 5}):
    def make():
        class C(Base, **keywords): pass
        return "made"
    show(keywords, make)
for keywords in ({"option": 1}, {"metaclass": type, "x": 1}, {"name": 1}, {"a": 1, "b": 2}):
    def make():
        class C(**keywords): pass
        return "made"
    show(keywords, make)

# %% keywords-and-metaclass-without-them
class M(type): pass
def make():
    class C(metaclass=M, option=1): pass
show("not taken", make)
class N(type):
    def __new__(meta, name, bases, namespace, option): return super().__new__(meta, name, bases, namespace)
def make():
    class C(metaclass=N, option=1): pass
    return "made"
show("init not overridden", make)
class O(type):
    def __init__(cls, name, bases, namespace, option): super().__init__(name, bases, namespace)
def make():
    class C(metaclass=O, option=1): pass
show("new not overridden", make)

# %% type-init-arguments
class C: pass
for arguments, keywords in (((), {}), ((1,), {}), (("C", (), {}), {}), ((1, 2, 3), {}), ((1, 2), {}), ((1, 2, 3, 4), {}), ((1,), {"x": 1}), (("C", (), {}), {"x": 1})):
    show((len(arguments), keywords), lambda: type.__init__(C, *arguments, **keywords))

# %% init-subclass-forms
def plain(cls, **keywords): print("  called with", cls if isinstance(cls, str) else cls.__name__)
for label, hook in (("function", plain), ("class", classmethod(plain)), ("static", staticmethod(lambda **keywords: print("  static"))), ("none", None), ("int", 5), ("lambda", lambda cls: print("  lambda", cls.__name__)), ("builtin", len)):
    def make():
        Base = type("Base", (), {"__init_subclass__": hook})
        type("C", (Base,), {})
        return type(vars(Base)["__init_subclass__"]).__name__
    show(label, make)

# %% init-subclass-added-later-is-no-class-method
class Base: pass
def hook(*arguments): print("  called", [getattr(argument, "__name__", argument) for argument in arguments])
Base.__init_subclass__ = hook
class C(Base): pass
Base.__init_subclass__ = classmethod(hook)
class D(Base): pass

# %% init-subclass-chain
class A:
    def __init_subclass__(cls, **keywords):
        print("  A", cls.__name__)
        super().__init_subclass__(**keywords)
class B:
    def __init_subclass__(cls, **keywords):
        print("  B", cls.__name__)
        super().__init_subclass__(**keywords)
class C(A, B): pass
class D(B, A): pass
class E(C):
    def __init_subclass__(cls): print("  E alone", cls.__name__)
class F(E): pass

# %% init-subclass-raises
class Base:
    def __init_subclass__(cls): raise ValueError("refused")
def make():
    class C(Base): pass
show("raises", make)
print(Base.__subclasses__())

# %% init-subclass-sees-the-class
class Base:
    def __init_subclass__(cls): print("  sees", cls.x, cls.__mro__[1].__name__, cls.__subclasses__(), Base.__subclasses__(), cls.__init_subclass__.__self__.__name__)
class C(Base): x = 1
class Later:
    def __init_subclass__(cls): cls.added = cls.__name__.lower()
class D(Later): pass
print(D.added)

# %% set-name-arguments
class D:
    def __set_name__(self, *arguments): print("  set_name", [getattr(argument, "__name__", argument) for argument in arguments])
class C:
    a = b = D()
    _D__c = D()
    __private = D()
C.later = D()
setattr(C, "more", D())
type("T", (), {"x": D(), "": D()})

# %% set-name-order
class D:
    def __init__(self, label): self.label = label
    def __set_name__(self, owner, name): print("  ", self.label, name)
class C:
    z = D(1)
    a = D(2)
    m = D(3)
    z = D(4)

# %% set-name-errors
for label, error in (("value", ValueError("bad")), ("type", TypeError()), ("attribute", AttributeError("x")), ("keyboard", KeyboardInterrupt())):
    class D:
        def __set_name__(self, owner, name): raise error
    def make():
        class C: field = D()
    if isinstance(error, Exception):
        show(label, make)
class Wrong:
    def __set_name__(self): pass
def make():
    class C: field = Wrong()
show("signature", make)
class NotCallable: __set_name__ = 5
def make():
    class C: field = NotCallable()
show("not callable", make)
class Nothing: __set_name__ = None
def make():
    class C: field = Nothing()
show("none", make)

# %% set-name-changes-the-class
class D:
    def __set_name__(self, owner, name):
        print("  set_name", name)
        setattr(owner, name + "_twin", D() if len(name) < 3 else 5)
class C: a = D()
print([name for name in vars(C) if not name.startswith("__")])
class R:
    def __set_name__(self, owner, name):
        setattr(owner, name, name.upper())
class E: a, b = R(), R()
print(E.a, E.b)
class X:
    def __set_name__(self, owner, name): delattr(owner, name)
class F: a, b = X(), X()
print(hasattr(F, "a"), hasattr(F, "b"))

# %% set-name-looked-up-on-the-type
class D: pass
d = D()
d.__set_name__ = lambda *arguments: print("never")
class C: a = d
class M(type):
    def __set_name__(cls, owner, name): print("  class as value", cls.__name__, name)
class K(metaclass=M): pass
class E: a = K

# %% set-name-and-metaclass-namespace
class M(type):
    def __new__(meta, name, bases, namespace):
        namespace["extra"] = D()
        cls = super().__new__(meta, name, bases, namespace)
        namespace["late"] = D()
        return cls
class D:
    def __set_name__(self, owner, name): print("  set_name", name)
class C(metaclass=M): a = D()

# %% class-getitem-forms
def plain(cls, item): return cls.__name__, item
for label, hook in (("function", plain), ("class", classmethod(plain)), ("static", staticmethod(lambda item: ("static", item))), ("none", None), ("int", 5), ("lambda", lambda cls, item: item), ("builtin", len)):
    C = type("C", (), {"__class_getitem__": hook})
    show(label, lambda: C[1])
    show(label + " tuple", lambda: C[1, 2])
    show(label + " slice", lambda: C[1:2])
    show(label + " instance", lambda: C()[1])
    show(label + " subclass", lambda: type("S", (C,), {})[1])

# %% class-getitem-and-metaclass
class M(type):
    def __getitem__(cls, item): return "metaclass", item
class C(metaclass=M):
    def __class_getitem__(cls, item): return "class", item
print(C[1])
class D: pass
show("none", lambda: D[1])
show("set", lambda: D.__setitem__)
class N(type):
    __getitem__ = None
class E(metaclass=N):
    def __class_getitem__(cls, item): return "class", item
show("none on metaclass", lambda: E[1])
class O(type):
    def __getattr__(cls, name): return lambda item: ("getattr", item)
class F(metaclass=O): pass
show("getattr on metaclass", lambda: F[1])

# %% class-getitem-added-later
class C: pass
C.__class_getitem__ = lambda item: ("later", item)
show("function", lambda: C[1])
C.__class_getitem__ = classmethod(lambda cls, item: (cls.__name__, item))
show("class method", lambda: C[1])
del C.__class_getitem__
show("gone", lambda: C[1])
def change(): C[1] = 2
show("store", change)
def change(): del C[1]
show("delete", change)

# %% call-hook-results
class M(type):
    def __call__(cls, *arguments, **keywords): return cls.__name__, arguments, keywords
class C(metaclass=M):
    def __init__(self): print("never")
print(C(), C(1, a=2))
class Singleton(type):
    instances = {}
    def __call__(cls, *arguments):
        if cls not in Singleton.instances: Singleton.instances[cls] = super().__call__(*arguments)
        return Singleton.instances[cls]
class S(metaclass=Singleton):
    def __init__(self, x): self.x = x
print(S(1) is S(2), S(3).x)

# %% call-hook-changed-later
class M(type): pass
class C(metaclass=M): pass
print(type(C()).__name__)
M.__call__ = lambda cls: "hooked"
print(C())
del M.__call__
print(type(C()).__name__)
M.__call__ = 5
show("int", lambda: C())
M.__call__ = None
show("none", lambda: C())
