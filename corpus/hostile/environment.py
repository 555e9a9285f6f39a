# /// case
# topics = ["hostile.environment"]
# ///

def attempt(action, *arguments):
    """Prints what an action gives: the type of its result, or the exception."""
    try:
        result = action(*arguments)
    except BaseException as error:
        print(type(error).__name__, str(error)[:120])
    else:
        print("ok", type(result).__name__)

import sys

# %% no-standard-output
#| title = "print without a standard output, and with odd ones"
real = sys.stdout
class Raiser:
    def write(self, text): raise ValueError("no")
class Nothing: pass
class Deleter:
    def write(self, text): real.write(text); del sys.stdout
for stream in (None, 5, Raiser(), Nothing(), Deleter()):
    sys.stdout = stream
    try:
        print("text")
        report = "ok"
    except BaseException as error:
        report = f"{type(error).__name__} {error}"
    sys.stdout = real
    print(report)

# %% closed-standard-output
#| title = "print after the standard output was closed"
sys.stdout.close()
try:
    print("text")
except ValueError as error:
    raise SystemExit(3)

# %% broken-standard-error
#| title = "An uncaught exception without a standard error"
print("before", flush=True)
sys.stderr = None
raise ValueError("unseen")

# %% text-that-cannot-be-encoded
#| title = "print of a lone surrogate"
print("before")
try:
    print("\ud800")
except UnicodeEncodeError as error:
    print(error)

# %% no-hook
#| title = "An uncaught exception without sys.excepthook"
print("before")
sys.excepthook = None
raise ValueError("text")

# %% raising-hook
#| title = "A sys.excepthook that exits"
def hook(*details): sys.exit(7)
sys.excepthook = hook
raise ValueError("text")

# %% broken-display-hook
#| title = "sys.displayhook without its stream"
real = sys.stdout
del sys.stdout
try:
    sys.displayhook(1)
    report = "ok"
except RuntimeError as error:
    report = error
sys.stdout = real
print(report)

# %% exits
#| title = "Exit codes that are none"
for code in ((1, 2), 2**40 + 3, -1, "text", None, True, 1.5):
    attempt(sys.exit, code)
class Exit(SystemExit): pass
error = Exit(4); error.code = 5
raise error

# %% modules-of-other-kinds
#| title = "Entries of sys.modules that are no modules"
sys.modules["made"] = 5
import made; print(made)
attempt(exec, "import made.sub", {})
sys.modules["made"] = None
attempt(exec, "import made", {})
import types
class Module(types.ModuleType):
    def __getattr__(self, name): raise KeyError(name)
sys.modules["made"] = Module("made")
for text in ("from made import x", "import made.x", "import made.x as y"):
    attempt(exec, text, {})

# %% star-imports
#| title = "__all__ of other kinds"
import types
for namespace in (dict(__all__=5), dict(__all__=[5]), dict(__all__=["missing"]), dict(__all__=[]), dict(x=1)):
    sys.modules["made"] = types.SimpleNamespace(**namespace)
    attempt(exec, "from made import *", {})
sys.modules["made"] = object()
attempt(exec, "from made import *", {})
attempt(exec, "from made import x", {})

# %% import-arguments
#| title = "__import__ with arguments that name no module"
for arguments in (("",), ("os.",), (5,), ("os", 5), ("os", {}, {}, 5), ("os", {}, {}, ("path",)), ("os", {}, {}, (5,)), ("os", {}, {}, (), -1), ("os", {}, {}, (), 1), ("x", {"__package__": 5}, {}, (), 1), ("x", {"__package__": "nope"}, {}, (), 1), ("x", {"__package__": ""}, {}, (), 1)):
    attempt(__import__, *arguments)

# %% replaced-import
#| title = "import statements with another __import__"
import builtins
real = builtins.__import__
for replacement in (None, lambda *details: 5, lambda *details: sys):
    builtins.__import__ = replacement
    for text in ("import os", "import os.path as path", "from os import real", "from os import *"):
        attempt(exec, text, {})
del builtins.__import__
attempt(exec, "import os", {})
builtins.__import__ = real

# %% missing-builtins
#| title = "Statements without the built-in names that they use"
import builtins
saved = dict(vars(builtins))
for name in ("__build_class__", "AssertionError", "StopIteration", "KeyError", "Exception", "super", "print", "__import__", "type", "BaseException"):
    delattr(builtins, name)
    for text in ("class A: pass", "assert 0", "for i in iter([]): pass", "{}[1]", "class A:\n def f(self): super().f()\nA().f()", "[x for x in [1]]", "with 1: pass", "f'{1}'"):
        try:
            exec(text, {})
        except saved["BaseException"] as error:
            saved["print"](name, saved["type"](error).__name__, error)
    vars(builtins).update(saved)

# %% replaced-builtins
#| title = "Built-in names with other values do not change what the interpreter does itself"
import builtins
saved = dict(vars(builtins))
for name in ("len", "iter", "next", "repr", "str", "list", "int", "isinstance", "StopIteration", "TypeError", "IndexError"):
    setattr(builtins, name, 5)
    saved["print"](name, [item for item in (1, 2)], f"{1!r}", *[x for x in {1: 2}.items()])
    try:
        exec("1 + ''", {})
    except saved["TypeError"] as error:
        saved["print"](error)
    vars(builtins).update(saved)

# %% emptied-globals
#| title = "A function whose globals are emptied"
def function(): return missing
globals_before = dict(globals())
namespace = {"missing": 1}
exec("def inner():\n missing\n globals().clear()\n return missing", namespace)
attempt(namespace["inner"])

# %% keys-that-are-no-names
#| title = "Namespaces with keys that are no strings"
globals()[5] = 6
vars(sys)[(1, 2)] = 3
print(5 in globals(), (1, 2) in vars(sys))
class Thing: pass
thing = Thing()
thing.__dict__[1] = 2
print(thing.__dict__, hasattr(thing, "1"))
attempt(dir, thing)
del vars(sys)[(1, 2)]
