# /// case
# topics = ["hostile.classes"]
# ///

def attempt(action, *arguments):
    """Prints what an action gives: the type of its result, or the exception."""
    try:
        result = action(*arguments)
    except BaseException as error:
        print(type(error).__name__, str(error)[:120])
    else:
        print("ok", type(result).__name__)

# %% class-changed-by-attribute-access
#| title = "An object that changes its class while an attribute is read"
class Before:
    def __getattribute__(self, name):
        self.__class__ = After
        return object.__getattribute__(self, name)
class After(Before):
    def __getattribute__(self, name): return "after"
thing = Before()
attempt(lambda: thing.x)
print(thing.x, object.__getattribute__(thing, "__class__").__name__)

# %% class-changed-by-operators
#| title = "Objects that change their class inside of their own special methods"
class Other:
    def __radd__(self, other): return "Other.__radd__"
    def __exit__(self, *details): print("Other.__exit__")
class Thing:
    def __eq__(self, other): self.__class__ = Other; return True
    def __add__(self, other): self.__class__ = other.__class__ = Other; return NotImplemented
    def __radd__(self, other): return "Thing.__radd__"
    def __iter__(self): self.__class__ = Other; return self
    def __next__(self): return 1
    def __enter__(self): self.__class__ = Other
    def __exit__(self, *details): print("Thing.__exit__")
thing = Thing(); print(thing == 1, type(thing).__name__)
attempt(lambda: Thing() + Thing())
attempt(lambda: iter(Thing()))
with Thing(): pass

# %% methods-that-delete-themselves
#| title = "Special methods that delete themselves"
class Thing:
    def __call__(self): del Thing.__call__; return 1
    def __getattr__(self, name): del Thing.__getattr__; return name
    def __next__(self): del Thing.__next__; return 1
    def __len__(self): del Thing.__len__; return 3
thing = Thing()
for action in (thing, lambda: thing.missing, lambda: next(thing), lambda: len(thing)):
    attempt(action); attempt(action)

# %% bases-assignment
#| title = "What __bases__ takes"
class First: x = 1
class Second: x = 2
class Derived(First): pass
instance = Derived(); print(instance.x)
Derived.__bases__ = (Second,); print(instance.x)
for bases in ((Derived,), (), (int,), 5, (5,), (Second, Second), (object,)):
    attempt(setattr, Derived, "__bases__", bases)
attempt(delattr, Derived, "__bases__")
attempt(setattr, object, "__bases__", ())
attempt(setattr, First, "__bases__", (Derived,))
print([cls.__name__ for cls in Derived.__mro__])

# %% bases-assigned-by-mro
#| title = "A metaclass whose mro() fails when bases are assigned"
class Meta(type):
    fails = False
    def mro(cls):
        if Meta.fails: raise ValueError("no order")
        return type.mro(cls)
class Base(metaclass=Meta): pass
class Other: pass
class Derived(Base): pass
Meta.fails = True
attempt(setattr, Base, "__bases__", (Other,))
print(Base.__bases__, [cls.__name__ for cls in Derived.__mro__])

# %% odd-orders
#| title = "What mro() may give"
for text in ("[]", "[cls, 5]", "5", "None", "(cls, object)", "iter([cls, object])", "[cls, cls, object]", "type.mro(cls) + [list]", "[object, cls]", "{cls: 1}", "'ab'", "[int]"):
    class Meta(type):
        def mro(cls): return eval(text)
    try:
        class Odd(metaclass=Meta): pass
        print(text, [cls.__name__ for cls in Odd.__mro__], isinstance(Odd(), Odd))
    except (TypeError, ValueError) as error:
        print(text, type(error).__name__, error)

# %% class-without-order
#| title = "A class is not ready while its order is found out"
class Meta(type):
    def mro(cls):
        print(cls.__mro__, cls.__bases__, cls.__name__, issubclass(cls, cls), issubclass(cls, int), cls == cls)
        for action in (lambda: cls.missing, lambda: type.mro(cls), lambda: hash(cls), lambda: repr(cls)):
            attempt(action)
        return type.mro(cls)
class Made(metaclass=Meta): pass
print(Made.__mro__ == (Made, object))

# %% type-arguments
#| title = "type() with arguments that make no class"
for arguments in ((), ("A", ()), (5, (), {}), ("A", 5, {}), ("A", (5,), {}), ("A", (), 5), ("A\0", (), {}), ("A", (int, str), {}), ("A", (bool,), {}), ("A", (type(None),), {}),
                  ("A", (), {"__slots__": 5}), ("A", (), {"__slots__": "a b"}), ("A", (), {"__slots__": ["__dict__", "__dict__"]}), ("A", (int,), {"__slots__": ["a"]}),
                  ("A", (), {"__slots__": [1]}), ("A", (), {"__slots__": [""]}), ("A", (), {"__slots__": ["x"], "x": 1}), ("A", (), {"__qualname__": 5}), ("A", (object, object), {}), ("A", (object, int), {})):
    attempt(type, *arguments)

# %% names-without-sense
#| title = "Classes whose special names have odd values"
for name in ("__hash__", "__eq__", "__new__", "__init__", "__getattribute__", "__class_getitem__", "__init_subclass__", "__set_name__", "__del__", "__dict__", "__class__", "__match_args__"):
    try:
        cls = type("Odd", (), {name: 5})
    except TypeError as error:
        print(name, error); continue
    print(name)
    for action in (lambda: hash(cls()), lambda: cls() == 1, lambda: cls().x, lambda: cls[1], lambda: type("Sub", (cls,), {})):
        attempt(action)

# %% class-assignment
#| title = "What __class__ takes"
import sys
class A: pass
class B: pass
class Slotted: __slots__ = "x"
class Number(int): pass
class Error(Exception): pass
for value, cls in ((A(), B), (A(), Slotted), (A(), int), (A(), 5), (A(), None), (Slotted(), A), (Number(), int), (1, Number), (A, type), (A, B), (object(), A), (None, A), (Error(), ValueError), (lambda: 1, A), ([], Number)):
    attempt(setattr, value, "__class__", cls)

# %% lying-class
#| title = "isinstance believes what __class__ says, and survives what it raises"
class Liar:
    @property
    def __class__(self): return int
class Raiser:
    @property
    def __class__(self): raise ValueError("no class")
class Looper:
    @property
    def __class__(self): return self.__class__
print(isinstance(Liar(), int), type(Liar()) is Liar)
for action in (lambda: isinstance(Raiser(), int), lambda: isinstance(Looper(), int), lambda: Looper().__class__):
    attempt(action)

# %% instance-checks
#| title = "__instancecheck__ and __subclasscheck__ that answer oddly"
class Truth:
    def __bool__(self): raise ValueError("no truth")
for answer in (5, "", None, [], Truth(), NotImplemented):
    class Meta(type):
        def __instancecheck__(cls, instance): return answer
        def __subclasscheck__(cls, subclass): return answer
    class Odd(metaclass=Meta): pass
    if answer is not NotImplemented:
        attempt(isinstance, 1, Odd)
        attempt(issubclass, int, Odd)
for second in (5, "int", [int], None, (int, 5), ((), 5)):
    attempt(isinstance, "", second)
    attempt(issubclass, str, second)

# %% prepared-namespaces
#| title = "Namespaces that __prepare__ gives"
class Record(dict):
    def __setitem__(self, name, value): print("set", name) if not name.startswith("__") else None; super().__setitem__(name, value)
class Refuser(dict):
    def __setitem__(self, name, value): raise KeyError(name)
for namespace in (Record(), Refuser(), 5, None, [], {"x": 1}):
    class Meta(type):
        @classmethod
        def __prepare__(mcs, name, bases): return namespace
    def make():
        class Made(metaclass=Meta): y = 2
        return Made
    attempt(make)

# %% deep-class-changes
#| title = "A change of a class reaches descendants 200 levels below"
class Top: pass
bottom = Top
for _ in range(200): bottom = type("Derived", (bottom,), {})
Top.x = 1; print(bottom.x)
Top.__len__ = lambda self: 7; print(len(bottom()))
del Top.x; attempt(lambda: bottom.x)
del Top.__len__; attempt(lambda: len(bottom()))
