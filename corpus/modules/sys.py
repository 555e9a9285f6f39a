# /// case
# topics = ["modules.sys"]
# ///

import sys


def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% recursion-limit
print(sys.getrecursionlimit())
sys.setrecursionlimit(200)
def deep(level): return deep(level + 1)
try:
    deep(0)
except RecursionError as error:
    print(error)
for limit in (0, -1, 1, "a", 1.5, None, 2**40):
    show(sys.setrecursionlimit, limit)
print(sys.getrecursionlimit())

# %% intern
a = sys.intern("not yet interned " + str(1))
print(a is sys.intern("not yet interned 1"))
class S(str): pass
for value in (1, None, b"a", S("x")):
    show(sys.intern, value)

# %% getsizeof
for value in (1, "a", [], (), {}, 1.5, None):
    print(type(value).__name__, sys.getsizeof(value) > 0, sys.getsizeof(value) == sys.getsizeof(value, 5))
class Odd:
    def __init__(self, size): self.size = size
    def __sizeof__(self): return self.size
for size in (10, -1, 1.5, "a", None, 2**63):
    show(sys.getsizeof, Odd(size), "default")
    show(lambda: sys.getsizeof(Odd(size)) - (16 if size == 10 else 0))
show(sys.getsizeof)
show(sys.getsizeof, 1, 2, 3)

# %% displayhook
import builtins
sys.displayhook(5)
print(builtins._)
sys.displayhook(None)
print(builtins._)
class Broken:
    def __repr__(self): raise ValueError("no repr")
show(sys.displayhook, Broken())
show(sys.displayhook)
del builtins._

# %% excepthook-is-called
def hook(kind, value, traceback):
    print("hook", kind.__name__, value, traceback is not None)
sys.excepthook = hook
raise ValueError("uncaught")

# %% excepthook-that-fails
def hook(kind, value, traceback):
    raise KeyError("in the hook")
sys.excepthook = hook
raise ValueError("uncaught")

# %% excepthook-arguments
show(sys.excepthook)
show(sys.excepthook, 1)
print(sys.excepthook is sys.__excepthook__, sys.displayhook is sys.__displayhook__)

# %% unraisable-hook
import gc
def hook(arguments):
    print(arguments.exc_type.__name__, arguments.exc_value, arguments.err_msg, arguments.object.__name__, arguments.exc_traceback is not None)
sys.unraisablehook = hook
class C:
    def __del__(self): raise ValueError("in del")
c = C()
del c

# %% exit-codes
for arguments in ((), (0,), (3,), ("text",), (None,), (True,), ((1, 2),), (2.5,)):
    try:
        sys.exit(*arguments)
    except SystemExit as error:
        print(repr(error.code), error.args)
show(sys.exit, 1, 2)

# %% exit-with-text
sys.exit("an error text")

# %% exit-with-number
sys.exit(42)

# %% exit-with-tuple
sys.exit((1, 2))

# %% exit-large-number
sys.exit(256 + 7)

# %% exit-negative
sys.exit(-1)

# %% exit-in-nested-handlers
try:
    try:
        sys.exit(3)
    finally:
        print("finally")
except SystemExit as error:
    print("caught", error.code)
    raise

# %% exc-info
print(sys.exc_info(), sys.exception() if hasattr(sys, "exception") else None)
try:
    1 / 0
except ZeroDivisionError as error:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1] is error, type(sys.exc_info()[2]).__name__)
    def inner(): return sys.exc_info()[1] is error
    print(inner())
    try:
        raise KeyError
    except KeyError:
        print(sys.exc_info()[0].__name__)
    print(sys.exc_info()[0].__name__)
print(sys.exc_info())

# %% structures
for structure in (sys.version_info, sys.float_info, sys.int_info, sys.hash_info):
    print(type(structure).__name__, structure if structure is not sys.version_info else structure[:2], len(structure), isinstance(structure, tuple))
print(sys.version_info >= (3, 11), sys.version_info.major, sys.version_info[0], sys.version_info.releaselevel)
show(type(sys.version_info))
show(type(sys.flags))
show(setattr, sys.version_info, "major", 4)

# %% constants
print(sys.maxsize, sys.maxunicode, sys.byteorder, sys.float_repr_style, sys.platform, sys.api_version, sys.implementation.name)
print(sys.hexversion >> 16 == sys.version_info[0] << 8 | sys.version_info[1], sys.implementation.cache_tag == "cpython-3%d" % sys.version_info[1])
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors(), sys.is_finalizing(), sys.dont_write_bytecode in (True, False))

# %% modules
import types
print("sys" in sys.modules, sys.modules["sys"] is sys, "builtins" in sys.modules)
sys.modules["made"] = made = types.ModuleType("made")
import made as again
print(again is made)
sys.modules["made"] = None
try:
    import made
except ImportError as error:
    print(type(error).__name__, error)

# %% digits-limit
print(sys.get_int_max_str_digits())
sys.set_int_max_str_digits(1000)
show(int, "1" * 1001)
show(lambda: len(str(10**1500)))
for value in (0, 639, 640, -1, "a", None):
    show(sys.set_int_max_str_digits, value)
show(sys.set_int_max_str_digits)

# %% switch-interval
print(sys.getswitchinterval())
for value in (0.1, 0, -1, "a", None):
    show(sys.setswitchinterval, value)
print(sys.getswitchinterval())

# %% streams
print(sys.stdin.mode, sys.stdout.mode, sys.stdout.encoding, sys.stderr.errors, sys.stdin.fileno(), sys.stdout.fileno(), sys.stderr.fileno(), sys.stdout.isatty(), sys.stdout.name, sys.stdin.name)
print(sys.stdout is sys.__stdout__, sys.stdin.read(), sys.stdin.readline() == "")

# %% redirected-output
import io
saved = sys.stdout
sys.stdout = io.StringIO()
print("captured", 1)
text = sys.stdout.getvalue()
sys.stdout = saved
print(repr(text))
class Writer:
    def write(self, text): saved.write(f"[{text}]")
sys.stdout = Writer()
print("a", "b")
sys.stdout = None
print("nobody sees this")
sys.stdout = saved
print("back")
del sys.stdout
try:
    print("lost")
except RuntimeError as error:
    sys.stdout = saved
    print(error)

# %% getframe-module-name
#| requires = ">=3.12"
print(sys._getframemodulename(), sys._getframemodulename(0), sys._getframemodulename(100))

# %% audit
show(sys.audit, "event", 1, 2)
show(sys.audit, 5)
