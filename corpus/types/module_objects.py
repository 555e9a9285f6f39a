# /// case
# topics = ["types.modules"]
# ///

import types


def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% construction
m = types.ModuleType("m")
print(m, vars(m), m.__doc__)
m = types.ModuleType("m", "text")
print(m.__doc__, sorted(vars(m)))
for arguments in ((), (1,), (None,), ("a", "b", "c"), (b"a",)):
    show(types.ModuleType, *arguments)
show(types.ModuleType, name="n", doc=5)
print(types.ModuleType("")); print(types.ModuleType("a.b"))

# %% attributes
m = types.ModuleType("m")
m.x = 1
print(m.x, vars(m)["x"])
del m.x
show(lambda: m.x)
show(delattr, m, "x")
show(setattr, m, "__dict__", {})
show(delattr, m, "__dict__")
m.__dict__["y"] = 2
print(m.y, dir(m))

# %% missing-names
m = types.ModuleType("m")
show(lambda: m.absent)
del m.__name__
show(lambda: m.absent)
m.__name__ = 5
show(lambda: m.absent)
import sys
show(lambda: sys.absent)
show(lambda: types.absent)

# %% getattr-of-modules
m = types.ModuleType("m")
def __getattr__(name):
    if name == "wrong": raise AttributeError("own words")
    return name.upper()
m.__getattr__ = __getattr__
print(m.anything, m.other)
show(lambda: m.wrong)
show(hasattr, m, "wrong")
m.__getattr__ = 5
show(lambda: m.anything)
m.__getattr__ = lambda: 0
show(lambda: m.anything)

# %% dir-of-modules
m = types.ModuleType("m")
m.__dir__ = lambda: ["b", "a"]
print(dir(m))
m.__dir__ = lambda: 5
show(dir, m)
m.__dir__ = 5
show(dir, m)

# %% repr-of-modules
m = types.ModuleType("m")
for attributes in ({"__file__": "f.py"}, {"__loader__": 5}, {"__loader__": None, "__file__": "g.py"}, {"__name__": 7}):
    m = types.ModuleType("m")
    vars(m).update(attributes)
    print(m)
del m.__name__
print(m)

# %% repr-with-specification
import importlib.machinery
m = types.ModuleType("m")
for origin, located in ((None, False), ("place", False), ("place", True)):
    m.__spec__ = importlib.machinery.ModuleSpec("spec", None, origin=origin)
    if located: m.__spec__.has_location = True
    print(m)

# %% annotations-of-modules
m = types.ModuleType("m")
print(m.__annotations__, "__annotations__" in vars(m))
m.__annotations__ = 5
print(m.__annotations__)
del m.__annotations__
show(delattr, m, "__annotations__")

# %% subclasses
class M(types.ModuleType):
    @property
    def computed(self): return self.__name__ * 2
    def __getattr__(self, name): return "class hook " + name
m = M("m")
print(m, m.computed, m.absent, type(m).__name__)
class NoInit(types.ModuleType):
    def __init__(self): pass
m = NoInit()
print(vars(m), m)
show(lambda: m.x)

# %% initialised-again
m = types.ModuleType("m")
m.x = 1
m.__init__("other", "doc")
print(m.__name__, m.__doc__, m.x)
show(m.__init__)

# %% main-module
import __main__, sys
print(__main__ is sys.modules["__main__"], __main__.__name__, __main__.__doc__, __main__.__spec__, "show" in vars(__main__))

# %% builtins-module
import builtins
print(builtins, builtins.__name__, builtins.__spec__.name, builtins.__loader__.__name__, __builtins__ is builtins)
builtins.new_name = 5
print(new_name)
del builtins.new_name
show(lambda: new_name)

# %% module-dictionary-outlives-the-module
m = types.ModuleType("m")
namespace = vars(m)
namespace["x"] = 1
del m
print(namespace["x"], namespace["__name__"])

# %% shadowing-advice
#| requires = ">=3.13"
import sys
sys.modules["fake"] = fake = types.ModuleType("fake")
import fake
show(lambda: fake.absent)
try:
    from fake import absent
except ImportError as error:
    print(error)
