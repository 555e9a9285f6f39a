# /// case
# topics = ["builtins.module", "builtins.shadowing"]
# section = "2.8"
# ///

import builtins


def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% what-builtins-is
import sys
print(__builtins__ is builtins, type(__builtins__).__name__, sys.modules["builtins"] is builtins, "__builtins__" in globals(), "__builtins__" in vars(builtins))

# %% in-other-modules
import operator, keyword
print(hasattr(operator, "__builtins__"), operator.__builtins__ is vars(builtins), type(keyword.__builtins__).__name__)

# %% in-exec
namespace = {}
exec("", namespace)
print(namespace["__builtins__"] is vars(builtins), namespace["__builtins__"] is builtins)
print(eval("__builtins__") is builtins)

# %% own-dict
namespace = {"__builtins__": {"len": lambda value: "own", "five": 5}}
show(eval, "len(())", namespace)
show(eval, "five", namespace)
show(eval, "print", namespace)
show(eval, "[x for x in (1, 2)]", namespace)
show(eval, "None", namespace)
show(eval, "True + 1", namespace)

# %% own-module
import types
module = types.ModuleType("own")
module.len = lambda value: "from module"
namespace = {"__builtins__": module}
show(eval, "len(())", namespace)
show(eval, "print", namespace)
show(eval, "__builtins__", {"__builtins__": 5})

# %% builtins-of-other-types
class Names(dict):
    def __getitem__(self, key): return "got " + key
    def __missing__(self, key): return "missing " + key
class Namespace:
    def __getitem__(self, key): return "item " + key
for replaced in (None, 5, [], "text", (), Names(), Names(len=1), Namespace(), types if "types" in globals() else {}):
    print(type(replaced).__name__, end=": ")
    show(eval, "len", {"__builtins__": replaced})

# %% functions-of-such-namespaces
class Names(dict):
    def __getitem__(self, key): return "got " + key
for replaced in (None, 5, Names(len=1), {"len": "dict"}):
    namespace = {"__builtins__": replaced}
    show(exec, "def f(): return len\nresult = f()", namespace)
    print(namespace.get("result"))

# %% builtins-of-a-function-are-found-when-it-is-made
namespace = {"__builtins__": {"len": "first"}}
exec("def f(): return len", namespace)
namespace["__builtins__"] = {"len": "second"}
print(namespace["f"](), namespace["f"].__builtins__)
exec("def f(): return len", namespace)
print(namespace["f"]())
del namespace["__builtins__"]
print(namespace["f"]())

# %% changed-builtins-dict
own = {"len": "first"}
namespace = {"__builtins__": own}
exec("def f(): return len", namespace)
own["len"] = "second"
print(namespace["f"]())
del own["len"]
show(namespace["f"])

# %% attribute-of-functions
def function(): pass
print(function.__builtins__ is vars(builtins))
try: function.__builtins__ = {}
except AttributeError as error: print(error)
try: del function.__builtins__
except AttributeError as error: print(error)

# %% frame-builtins
import sys
frame = sys._getframe()
print(frame.f_builtins is vars(builtins))
own = {"sys": sys}
exec("result = sys._getframe().f_builtins", namespace := {"__builtins__": own})
print(namespace["result"] is own)

# %% called-from-elsewhere
namespace = {"__builtins__": {"len": lambda value: "own"}}
exec("def f(value): return len(value)", namespace)
print(namespace["f"]("abc"), len("abc"), list(map(namespace["f"], ["a", "b"])))

# %% missing-import
namespace = {"__builtins__": {}}
show(exec, "import sys", namespace)
show(exec, "from sys import path", namespace)
namespace = {"__builtins__": {"__import__": lambda *arguments: arguments[0]}}
exec("import anything", namespace)
print(namespace["anything"])

# %% missing-build-class
namespace = {"__builtins__": {}}
show(exec, "class C: pass", namespace)
namespace = {"__builtins__": {"__build_class__": lambda function, name: (name, function.__name__)}}
exec("class C: pass", namespace)
show(eval, "C", namespace)
namespace = {"__builtins__": {"__build_class__": builtins.__build_class__}}
show(exec, "class C: pass", namespace)
namespace["__name__"] = "given"
exec("class C: pass", namespace)
print(namespace["C"])

# %% missing-exceptions
namespace = {"__builtins__": {}}
show(exec, "assert 0", namespace)
show(exec, "assert 0, 'text'", namespace)
show(exec, "1 / 0", namespace)
show(exec, "raise ValueError", namespace)
show(exec, "try: 1 / 0\nexcept Exception: pass", namespace)
show(exec, "nothing", namespace)
show(exec, "[][5]", namespace)

# %% assertion-error-shadowed
AssertionError = ValueError
try: assert 0, "text"
except Exception as error: print(type(error).__name__, error)

# %% replaced-import
def own(name, globals=None, locals=None, fromlist=(), level=0):
    print("import", name, fromlist, level)
    return original(name, globals, locals, fromlist, level)
original = builtins.__import__
builtins.__import__ = own
import sys
from os import path as p, sep
from sys import *
import os.path
import os.path as q
builtins.__import__ = original

# %% replaced-build-class
def own(function, name, *bases, **keywords):
    print("class", name, bases, keywords)
    return original(function, name, *bases, **keywords)
original = builtins.__build_class__
builtins.__build_class__ = own
class A: pass
class B(A, int, metaclass=type): pass
builtins.__build_class__ = original
class C: pass

# %% replaced-functions
def function(): return len("abc"), abs(-5)
builtins.len = lambda value: "own"
print(function())
abs = lambda value: "global"
print(function())
del builtins.len
show(function)

# %% added-and-removed
builtins.made_up = 5
print(made_up, "made_up" in dir(builtins))
def function(): return made_up
print(function())
made_up = 6
print(function())
del made_up
print(function())
del builtins.made_up
show(function)

# %% shadowing-in-each-scope
len = "global"
def function():
    def inner(): return len
    return inner()
class C:
    len = "class"
    seen = len
    def method(self): return len
    inside = [len for _ in "a"]
def local():
    len = "local"
    return len, [len for _ in "a"], (lambda: len)()
print(function(), C.seen, C().method(), C.inside, local())
del len
print(len("abc"), function()("abc"))

# %% shadowed-in-globals-after-use
def function(): return max(1, 2)
print(function())
max = min
print(function())
del max
print(function())
globals()["max"] = lambda *values: "late"
print(function())

# %% shadowed-types
list = tuple
print(list("ab"), [1], type([1]).__name__, list is tuple, isinstance([], list))
del list
str = repr
print(str("a"), f"{'a'}", f"{'a'!s}", "%s" % "a")
del str

# %% shadowed-super-and-type
class Base:
    def method(self): return "base"
class Derived(Base):
    def method(self): return super().method()
def super(*arguments): return type("S", (), {"method": lambda self: ("own", arguments)})()
print(Derived().method())
del super
print(Derived().method())
type = lambda *arguments: "own"
class C: pass
print(C.__class__.__name__, type(5))
del type

# %% keywords-are-no-names
for name in ("None", "True", "False", "__debug__"):
    show(exec, f"{name} = 1")
    show(exec, f"del {name}")
    show(setattr, builtins, name, getattr(builtins, name))
    show(eval, name, {name: 5})

# %% ellipsis-and-notimplemented-are-names
Ellipsis = 1
NotImplemented = 2
print(Ellipsis, ..., NotImplemented)
del Ellipsis, NotImplemented
print(Ellipsis, NotImplemented)

# %% underscore
import sys
exec(compile("5", "f", "single"))
print(builtins._)
exec(compile("None", "f", "single"))
print(builtins._)
del builtins._
show(lambda: _)

# %% display-hook-missing
import sys
hook = sys.displayhook
del sys.displayhook
show(exec, compile("5", "f", "single"))
sys.displayhook = lambda value: print("own", value)
exec(compile("5", "f", "single"))
sys.displayhook = hook

# %% deleting-builtins-of-a-module
saved = __builtins__
del __builtins__
print(len("abc"))
def function(): return len("abc")
print(function())
__builtins__ = saved

# %% rebinding-builtins-of-the-running-module
__builtins__ = {}
print(len("abc"))
def function(): return len("abc")
show(function)
show(eval, "len")
import builtins as again
__builtins__ = again

# %% dir-of-builtins
names = set(dir(builtins))
print(len(names) > 150, {"print", "Ellipsis", "__debug__", "__build_class__", "__loader__", "__spec__", "copyright", "exit"} <= names, "_" in names)

# %% attributes-of-the-module
print(builtins.__name__, builtins.__spec__.name, builtins.__package__ == "", builtins.__debug__, getattr(builtins, "True"), repr(builtins))

# %% builtins-in-classes
class C:
    print(len("abc"), "__builtins__" in locals())
    len = None
    def method(self): return len("ab")
    values = [len]
print(C().method(), C.values)

# %% user-dict-as-globals-and-builtins
class Globals(dict):
    def __missing__(self, key): return "missing " + key
namespace = Globals(__builtins__={"len": "builtin"})
show(eval, "len, other", namespace)
show(exec, "def f(): return len\nresult = f()", namespace)
show(exec, "def f(): return other\nresult = f()", namespace)

# %% many-lookups-of-one-name
def function(): return undefined_yet
found = []
for step in range(6):
    try: found.append(function())
    except NameError as error: found.append(str(error))
    if step == 0: builtins.undefined_yet = "builtin"
    if step == 1: undefined_yet = "global"
    if step == 2: undefined_yet = "changed"
    if step == 3: del undefined_yet
    if step == 4: del builtins.undefined_yet
print(found)
