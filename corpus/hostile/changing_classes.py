# /// case
# topics = ["hostile.classes"]
# ///
import gc, sys


def attempt(action, *arguments):
    """Prints what an action gives, or the exception."""
    try:
        result = action(*arguments)
    except BaseException as error:
        print(type(error).__name__, str(error)[:120])
    else:
        print("ok", result if isinstance(result, (int, str, tuple, list, type(None))) else type(result).__name__)


sys.unraisablehook = lambda problem: print("unraisable", problem.exc_type.__name__, problem.exc_value)

# %% bases-changed-by-a-descriptor
#| title = "A descriptor that changes the bases of the class while it is looked up"
class Root: pass
class One(Root):
    x = "one"
class Two(Root):
    x = "two"
class Changes:
    def __get__(self, instance, owner=None):
        owner.__bases__ = (Two,) if owner.__bases__ == (One,) else (One,)
        gc.collect()
        return owner.x
class Both(One):
    y = Changes()
thing = Both()
print([thing.y for _ in range(4)], Both.y, Both.__mro__[1].__name__)

# %% bases-changed-by-a-missing-attribute
class Root: pass
class Empty(Root): pass
class Full(Root):
    value = 1
class Meta(type):
    def __getattr__(cls, name):
        cls.__bases__ = (Full,)
        return type.__getattribute__(cls, name)
class Late(Empty, metaclass=Meta): pass
print(Late.value, Late().value, Late.__bases__)
attempt(lambda: Late.missing)

# %% class-deleted-while-its-method-runs
class Gone:
    def method(self):
        global Gone
        del Gone
        del self
        gc.collect()
        return __class__.__name__
print(Gone().method())
attempt(lambda: Gone)

# %% class-of-self-changed-in-every-method
class One:
    def __init__(self): self.__class__ = Two
    def __enter__(self): return self
    def __exit__(self, *details): print("One.__exit__")
    def __next__(self): return 1
    def __del__(self): print("One.__del__")
class Two:
    def __enter__(self): self.__class__ = One; return self
    def __exit__(self, *details): print("Two.__exit__")
    def __iter__(self): self.__class__ = One; return self
    def __del__(self): self.__class__ = One; print("Two.__del__")
    def __len__(self): self.__class__ = One; return 3
    def __call__(self): self.__class__ = One; return self.__class__.__name__
with One() as thing: print(type(thing).__name__)
thing.__class__ = Two
for value in thing:
    thing.__class__ = Two
    break
print(value, type(thing).__name__, len(thing))
attempt(len, thing)
thing.__class__ = Two
print(thing())
attempt(thing)
del thing

# %% names-with-equality
#| title = "Names of attributes that compare with Python code, which changes the class"
class Name(str):
    def __eq__(self, other):
        log.append(str(other))
        if changes: changes.pop()()
        return str.__eq__(self, other)
    def __hash__(self): return str.__hash__(self)
log, changes = [], []
class Thing: pass
def swap(): Thing.own = "changed"
namespace = {Name("value"): 1, "other": 2}
Made = type("Made", (Thing,), namespace)
print(Made.value, Made.other)
thing = Thing()
thing.__dict__[Name("value")] = 3
changes.append(lambda: thing.__dict__.clear())
attempt(lambda: thing.value)
attempt(lambda: thing.value)
thing.__dict__[Name("value")] = 4
changes.append(lambda: setattr(thing, "__dict__", {"value": 5}))
attempt(lambda: thing.value)
attempt(lambda: thing.value)
attempt(getattr, thing, Name("value"))
attempt(setattr, thing, Name("value"), 6)
attempt(delattr, thing, Name("value"))
attempt(lambda: thing.value)

# %% globals-with-equality
class Name(str):
    def __eq__(self, other):
        if changes: changes.pop()()
        return str.__eq__(self, other)
    def __hash__(self): return str.__hash__(self)
changes = []
space = {Name("value"): 1}
changes.append(space.clear)
attempt(eval, "value", space)
space = {Name("value"): 1}
changes.append(lambda: space.update({str(number): number for number in range(100)}))
attempt(eval, "value", space)
space = {Name("value"): 1, "__builtins__": {Name("other"): 2}}
changes.append(space["__builtins__"].clear)
attempt(eval, "(value, other)", space)
def function(): return value
space = {Name("value"): 7}
function = type(function)(function.__code__, space)
attempt(function)
changes.append(lambda: function.__globals__.clear())
attempt(function)
attempt(function)

# %% slots-deleted-by-finalizers
class Slotted:
    __slots__ = ("a", "b", "c", "__weakref__")
    def __del__(self):
        for name in ("c", "a", "b"):
            attempt(delattr, self, name)
class Deletes:
    def __init__(self, owner, name): self.owner, self.name = owner, name
    def __del__(self):
        print("deletes", self.name)
        attempt(delattr, self.owner, self.name)
thing = Slotted()
thing.a, thing.b = Deletes(thing, "b"), Deletes(thing, "a")
thing.a = None
thing.b = None
thing.c = thing
del thing
print(gc.collect())

# %% slot-set-while-it-is-cleared
class Slotted:
    __slots__ = ("a",)
class Sets:
    def __init__(self, owner): self.owner = owner
    def __del__(self):
        if len(seen) < 3:
            seen.append(1)
            self.owner.a = Sets(self.owner)
seen = []
thing = Slotted()
thing.a = Sets(thing)
del thing.a
print(seen, hasattr(thing, "a"))
thing.a = 1
print(type(thing.a).__name__, len(seen))

# %% dict-of-an-instance-replaced-while-it-is-used
class Thing:
    def __del__(self): print("died")
class Owner: pass
owner = Owner()
owner.thing = Thing()
space = owner.__dict__
owner.__dict__ = {"thing": 2}
print(owner.thing, list(space))
space.clear()
class Replaces:
    def __del__(self): owner.__dict__ = {"x": "replaced"}
owner.x = Replaces()
owner.x = 1
print(owner.x)
owner.y = Replaces()
del owner.y
print(owner.__dict__)
owner.z = Replaces()
owner.__dict__ = {"x": "given"}
print(owner.x)

# %% mro-that-collects
class Meta(type):
    def mro(cls):
        gc.collect()
        cycles = type("Cycle", (), {})
        if seen is not None: seen.append(cls.__name__)
        return super().mro()
seen = []
class Base(metaclass=Meta): pass
class Derived(Base): pass
class Other(metaclass=Meta): pass
Derived.__bases__ = (Other,)
Base = None
gc.collect()
print(seen, [cls.__name__ for cls in Derived.__mro__])

# %% mro-that-changes-the-class
class Root: pass
class Meta(type):
    def mro(cls):
        order = super().mro()
        if busy:
            busy.pop()
            attempt(setattr, cls, "__bases__", (Second,))
            cls.extra = 1
        return order
busy = []
class First(Root): pass
class Second(Root): pass
class Changing(First, metaclass=Meta): pass
busy.append(1)
attempt(setattr, Changing, "__bases__", (Root,))
print(Changing.__bases__, [cls.__name__ for cls in Changing.__mro__], Changing.extra)

# %% subclasses-that-die-while-they-are-listed
class Base: pass
def make(number): return type(f"Sub{number}", (Base,), {"number": number})
kept = [make(number) for number in range(5)]
class Killer:
    def __eq__(self, other): kept.clear(); gc.collect(); return False
print([cls.__name__ for cls in Base.__subclasses__()])
for cls in Base.__subclasses__():
    kept.clear()
    gc.collect()
del cls
gc.collect()
print(Base.__subclasses__())
Base.changed = 1
print(make(7)().changed, len(Base.__subclasses__()))

# %% hooks-that-collect
class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases): gc.collect(); return {}
    def __new__(meta, name, bases, namespace): gc.collect(); return super().__new__(meta, name, bases, namespace)
    def __init__(cls, *arguments): gc.collect(); super().__init__(*arguments)
    def __call__(cls, *arguments): gc.collect(); return super().__call__(*arguments)
    def __instancecheck__(cls, instance): gc.collect(); return True
class Field:
    def __set_name__(self, owner, name): gc.collect(); owner.other = name
class Base(metaclass=Meta):
    def __init_subclass__(cls, **options): gc.collect(); cls.made = True
class Derived(Base):
    field = Field()
    def __new__(cls): gc.collect(); return super().__new__(cls)
    def __init__(self): gc.collect()
print(Derived().other, Derived.made, isinstance(1, Derived))

# %% set-name-that-changes-the-namespace
class Field:
    def __set_name__(self, owner, name):
        print("set name", name)
        setattr(owner, name + "_more", Field())
        delattr(owner, name)
class Made:
    one = Field()
    two = Field()
print(sorted(name for name in vars(Made) if not name.startswith("__")))

# %% super-while-bases-change
class Root:
    def method(self): return "Root"
class One(Root):
    def method(self):
        Both.__bases__ = (Two,)
        return "One " + attempted(lambda: super(One, self).method())
class Two(Root):
    def method(self): return "Two " + super().method()
class Both(One):
    def method(self): return "Both " + super().method()
def attempted(action):
    try: return action()
    except Exception as error: return f"{type(error).__name__}: {error}"
thing = Both()
print(attempted(thing.method))
print(attempted(thing.method))
