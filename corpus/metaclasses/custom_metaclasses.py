# /// case
# topics = []
# section = "6.3"
# seed = "6.3"
# ///

# %% registry
#| title = "A registering metaclass"
#| topics = ["metaclass.custom"]
# The reference text: both subclasses are registered, the base is not.
class Enlist(type):
    registry = {}
    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        if bases:
            mcs.registry[name] = cls
        return cls
class Extension(metaclass=Enlist): pass
class Sound(Extension): pass
class Picture(Extension): pass
print(Enlist.registry)

# %% registry-skips-base
#| title = "The base itself has no bases to see"
#| topics = ["metaclass.custom"]
# The reference text: the base class is skipped.
seen = []
class Meta(type):
    def __new__(mcs, name, bases, ns):
        seen.append((name, bases))
        return super().__new__(mcs, name, bases, ns)
class Extension(metaclass=Meta): pass
class Sound(Extension): pass
print(seen[0], seen[1][1] == (Extension,), Extension.__bases__)

# %% metaclass-adds-method
#| title = "A metaclass can add methods"
#| topics = ["metaclass.custom"]
class Meta(type):
    def __new__(mcs, name, bases, ns):
        ns["hello"] = lambda self: "hello from " + name
        return super().__new__(mcs, name, bases, ns)
class A(metaclass=Meta): pass
print(A().hello())

# %% metaclass-enforces
#| title = "A metaclass can refuse a class"
#| topics = ["metaclass.custom"]
class Meta(type):
    def __new__(mcs, name, bases, ns):
        if "run" not in ns:
            raise TypeError(name + " lacks run")
        return super().__new__(mcs, name, bases, ns)
class Good(metaclass=Meta):
    def run(self): pass
try:
    class Bad(metaclass=Meta): pass
except TypeError as e:
    print(e)

# %% hook-order
#| title = "Order of the hooks"
#| topics = ["metaclass.hooks"]
# The reference text: prepare, body, new, init, then call for instances.
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        print("prepare")
        return {}
    def __new__(mcs, name, bases, ns):
        print("new")
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns):
        print("init")
        super().__init__(name, bases, ns)
    def __call__(cls, *args):
        print("call")
        return super().__call__(*args)
class A(metaclass=Meta):
    print("body")
print("instance")
A()

# %% prepare-before-body
#| title = "__prepare__ runs before the body and gets name and bases"
#| topics = ["metaclass.prepare"]
# The reference text: before the class body executes.
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        print(mcs.__name__, name, bases)
        return {"given": 1}
class A(metaclass=Meta):
    print("body sees", given)
print(A.given)

# %% prepare-namespace
#| title = "The body writes into the mapping from __prepare__"
#| topics = ["metaclass.prepare"]
# The reference text: a custom namespace such as OrderedDict.
from collections import OrderedDict
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases): return OrderedDict()
    def __new__(mcs, name, bases, ns):
        print(type(ns).__name__, [k for k in ns if not k.startswith("__")])
        return super().__new__(mcs, name, bases, ns)
class A(metaclass=Meta):
    z = 1
    a = 2
print(type(A.__dict__).__name__)

# %% prepare-custom-mapping
#| title = "A logging namespace sees each assignment"
#| topics = ["metaclass.prepare"]
# The reference text: a custom namespace dict.
class Log(dict):
    def __setitem__(self, k, v):
        if not k.startswith("__"):
            print("set", k, v)
        super().__setitem__(k, v)
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases): return Log()
class A(metaclass=Meta):
    x = 1
    x = 2

# %% prepare-default
#| title = "type.__prepare__ gives a plain dict"
#| topics = ["metaclass.prepare"]
# The reference text: __prepare__ returns a namespace.
print(type.__prepare__("A", ()), type(type.__prepare__()).__name__)

# %% definition-order-kept
#| title = "A class namespace keeps definition order anyway"
#| topics = ["metaclass.prepare"]
# The reference text: an OrderedDict may be returned.
class A:
    z = 1
    a = 2
    m = 3
print([k for k in A.__dict__ if not k.startswith("__")])

# %% new-after-body
#| title = "The metaclass's __new__ sees the finished namespace"
#| topics = ["metaclass.hooks"]
# The reference text: after the body executes.
class Meta(type):
    def __new__(mcs, name, bases, ns):
        print(ns["x"], ns["__qualname__"], ns["__module__"])
        return super().__new__(mcs, name, bases, ns)
class A(metaclass=Meta):
    x = 1
    x += 1

# %% new-returns-class
#| title = "What __new__ returns becomes the class"
#| topics = ["metaclass.custom"]
# The reference text: creates and returns the class object.
class Meta(type):
    def __new__(mcs, name, bases, ns):
        return super().__new__(mcs, name + "Renamed", bases, ns)
class A(metaclass=Meta): pass
print(A.__name__, type(A).__name__)

# %% init-after-new
#| title = "__init__ gets the class that __new__ made"
#| topics = ["metaclass.hooks"]
class Meta(type):
    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        cls.tag = name.lower()
class Thing(metaclass=Meta): pass
print(Thing.tag)

# %% call-hook
#| title = "__call__ of the metaclass runs when the class is called"
#| topics = ["metaclass.call"]
# The reference text: when the class is called to make instances.
class Meta(type):
    def __call__(cls, *args, **kwargs):
        print("calling", cls.__name__, args, kwargs)
        return super().__call__(*args, **kwargs)
class A(metaclass=Meta):
    def __init__(self, n, k): self.n = n
print(A(1, k=2).n)

# %% call-hook-overrides
#| title = "__call__ can replace instance creation"
#| topics = ["metaclass.call"]
class Meta(type):
    def __call__(cls): return "no instance"
class A(metaclass=Meta): pass
print(A())

# %% call-runs-new-and-init
#| title = "type.__call__ is what runs __new__ and __init__"
#| topics = ["metaclass.call"]
class A:
    def __new__(cls):
        print("new")
        return super().__new__(cls)
    def __init__(self): print("init")
print(type(type.__call__(A)).__name__)

# %% class-keywords
#| title = "Extra keywords of the class statement go to the hooks"
#| topics = ["metaclass.keywords"]
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", kw)
        return {}
    def __new__(mcs, name, bases, ns, **kw):
        print("new", kw)
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", kw)
class A(metaclass=Meta, level=3): pass

# %% metaclass-method-on-class
#| title = "Methods of the metaclass are methods of the class, not of instances"
#| topics = ["metaclass.custom"]
# The reference text: a metaclass is the class of a class.
class Meta(type):
    def describe(cls): return "class " + cls.__name__
class A(metaclass=Meta): pass
print(A.describe(), hasattr(A(), "describe"))
