# /// case
# topics = ["functions.attributes", "functions.namespaces"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% getattr-forms
show(getattr, "a", "upper")
show(getattr, 1, "real")
show(getattr, 1, "absent")
show(getattr, 1, "absent", None)
show(getattr, 1, "absent", "default")
show(getattr, int, "absent", 0)

# %% getattr-name-of-wrong-type
for name in (1, None, b"a", ["real"], 1.5):
    show(getattr, 1, name)
    show(getattr, 1, name, "default")
    show(hasattr, 1, name)
    show(setattr, object, name, 1)
    show(delattr, object, name)

# %% getattr-name-of-subclass
class Name(str): pass
class C: pass
instance = C()
setattr(instance, Name("x"), 1)
show(getattr, instance, Name("x"))
print([type(key).__name__ for key in vars(instance)], hasattr(instance, Name("y")))
delattr(instance, Name("x"))
print(vars(instance))

# %% getattr-odd-names
class C: pass
instance = C()
for name in ("", "a b", "1", "é", "\ud800", "class", "a\0b"):
    setattr(instance, name, name)
    print(ascii(name), ascii(getattr(instance, name)), hasattr(instance, name))
show(getattr, instance, "no such")

# %% getattr-catches-only-attribute-errors
class C:
    def __getattr__(self, name):
        if name == "missing": raise AttributeError("own text")
        if name == "wrong": raise ValueError("other")
        return name
instance = C()
for name in ("missing", "wrong", "found"):
    show(getattr, instance, name)
    show(getattr, instance, name, "default")
    show(hasattr, instance, name)

# %% hasattr-runs-properties
class C:
    @property
    def noisy(self): print("ran"); return 1
    @property
    def failing(self): raise AttributeError("inside")
    @property
    def broken(self): raise KeyError("inside")
for name in ("noisy", "failing", "broken"):
    show(hasattr, C(), name)

# %% setattr-and-delattr
class C: pass
instance = C()
print(setattr(instance, "x", 1), instance.x, delattr(instance, "x"), vars(instance))
show(delattr, instance, "x")
show(setattr, instance, "x")
show(delattr, instance)
show(setattr, 1, "x", 2)
show(delattr, 1, "real")
show(setattr, 1, "real", 2)
show(setattr, None, "x", 2)
show(setattr, len, "x", 2)
show(setattr, int, "x", 2)
show(delattr, int, "real")

# %% setattr-of-slots
class C: __slots__ = ("a", "b")
instance = C()
show(setattr, instance, "a", 1)
show(getattr, instance, "a")
show(getattr, instance, "b")
show(delattr, instance, "b")
show(setattr, instance, "c", 1)
show(delattr, instance, "c")

# %% own-setattr-and-delattr
class C:
    def __setattr__(self, name, value): print("set", name, value); return "ignored"
    def __delattr__(self, name): print("delete", name); return "ignored"
instance = C()
show(setattr, instance, "x", 1)
show(delattr, instance, "x")
instance.y = 2
del instance.y

# %% getattribute-and-getattr
class C:
    def __getattribute__(self, name): print("getattribute", name); return super().__getattribute__(name)
    def __getattr__(self, name): print("getattr", name); return 5
    x = 1
instance = C()
print(instance.x, instance.y, getattr(instance, "z", None))

# %% dunder-getattribute-errors
class C:
    def __getattribute__(self, name): raise TypeError(name)
show(getattr, C(), "x")
show(getattr, C(), "x", 1)
show(hasattr, C(), "x")
class D: __getattr__ = None
show(getattr, D(), "x")
class E: __getattribute__ = 1
show(getattr, E(), "x")

# %% vars-of-kinds
class C: x = 1
instance = C()
instance.y = 2
print(vars(instance), sorted(name for name in vars(C) if not name.startswith("__")), type(vars(C)).__name__)
for value in (1, [], len, C.__dict__, None):
    show(vars, value)
class Odd: __dict__ = 5
show(vars, Odd())

# %% dir-of-kinds
class Base: a = 1
class C(Base):
    b = 2
    def __init__(self): self.c = 3
print([name for name in dir(C()) if not name.startswith("__")], [name for name in dir(C) if not name.startswith("__")])
print(dir() == sorted(globals()))
def function():
    z = 1
    y = 2
    return dir()
print(function())

# %% dir-protocol
class Own:
    def __init__(self, names): self.names = names
    def __dir__(self): return self.names
for names in (["b", "a"], ("b", "a"), "ba", {"x": 1}, iter("ab"), [], [1, 2]):
    show(dir, Own(names))
for names in (1, None, ["a", 1], [None, None]):
    show(dir, Own(names))
class Refused: __dir__ = None
show(dir, Refused())

# %% dir-of-a-class-without-dict
class Meta(type):
    def __dir__(cls): return ["meta"]
class C(metaclass=Meta): pass
print(dir(C), "meta" in dir(C()))

# %% dir-follows-class-attribute
class C: x = 1
class Pretender:
    __class__ = C
print("x" in dir(Pretender()), isinstance(Pretender(), C))
