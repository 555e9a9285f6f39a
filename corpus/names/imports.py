# /// case
# topics = []
# section = "2.12"
# seed = "2.12"
# ///

# %% import-calls-dunder-import
#| title = "The statement calls builtins.__import__"
#| topics = ["imports.statement"]
# The reference text: import is a wrapper around __import__().
import builtins
real = builtins.__import__
calls = []
def spy(name, globals=None, locals=None, fromlist=(), level=0):
    calls.append((name, fromlist, level))
    return real(name, globals, locals, fromlist, level)
builtins.__import__ = spy
import math
from os import path, sep
builtins.__import__ = real
print(calls)

# %% dunder-import-returns-top
#| title = "__import__ of a dotted name gives the top package"
#| topics = ["imports.statement"]
# The reference text: __import__() does the work.
print(__import__("os.path").__name__, __import__("os.path", fromlist=["join"]) is __import__("os").path)

# %% cached-module-reused
#| title = "A second import gives the same object"
#| topics = ["imports.cache"]
# The reference text: the cached module is reused.
import json as first
import json as second
import sys
print(first is second is sys.modules["json"])

# %% module-code-runs-once
#| title = "A module's code runs on the first import only"
#| topics = ["imports.cache"]
# The reference text: cached modules are reused.
import sys, tempfile, os
with tempfile.TemporaryDirectory() as d:
    with open(os.path.join(d, "once_mod.py"), "w") as f:
        f.write("print('running')\n")
    sys.path.insert(0, d)
    import once_mod
    import once_mod
    print("done")

# %% sys-modules-checked-first
#| title = "Whatever is in sys.modules is what import gives"
#| topics = ["imports.cache"]
# The reference text: sys.modules is checked first.
import sys
sys.modules["imaginary"] = "not even a module"
import imaginary
print(imaginary)

# %% none-in-sys-modules
#| title = "None in sys.modules blocks the import"
#| topics = ["imports.cache"]
# The reference text: sys.modules is checked first.
import sys
sys.modules["json"] = None
try:
    import json
except ModuleNotFoundError as e:
    print(e)

# %% removed-entry-reloads
#| title = "Removing the entry makes import run the code again"
#| topics = ["imports.cache"]
# The reference text: if not cached, the module is loaded.
import sys, tempfile, os
with tempfile.TemporaryDirectory() as d:
    with open(os.path.join(d, "again_mod.py"), "w") as f:
        f.write("print('running')\n")
    sys.path.insert(0, d)
    import again_mod
    one = again_mod
    del sys.modules["again_mod"]
    import again_mod
    print(again_mod is one)

# %% sys-path-order
#| title = "The first sys.path entry that has the module wins"
#| topics = ["imports.finders"]
# The reference text: sys.path is searched in order.
import sys, tempfile, os
with tempfile.TemporaryDirectory() as d, tempfile.TemporaryDirectory() as e:
    for where, tag in ((d, "first"), (e, "second")):
        with open(os.path.join(where, "dup_mod.py"), "w") as f:
            f.write(f"tag = {tag!r}\n")
    sys.path[:0] = [d, e]
    import dup_mod
    print(dup_mod.tag)

# %% builtin-modules-not-from-path
#| title = "A file on sys.path can take the place of a built-in module"
#| topics = ["imports.finders"]
# The reference text: if not cached, the source is found along sys.path.
# The finders of sys.meta_path are asked first for built-in and frozen modules, and sys.path only
# after them.
import sys, tempfile, os
with tempfile.TemporaryDirectory() as d:
    with open(os.path.join(d, "gc.py"), "w") as f:
        f.write("tag = 'file'\n")
    sys.path.insert(0, d)
    sys.modules.pop("gc", None)
    import gc
    print(hasattr(gc, "tag"))

# %% meta-path-finders
#| title = "The finders behind import, in order"
#| topics = ["imports.finders"]
# The reference text: the source is searched along sys.path.
# Only the standard three are shown; other software may add its own.
import sys
names = [getattr(f, "__name__", type(f).__name__) for f in sys.meta_path]
print([n for n in names if n in ("BuiltinImporter", "FrozenImporter", "PathFinder")])

# %% not-found
#| title = "A module that is nowhere"
#| topics = ["imports.finders"]
try:
    import no_such_module_here
except ModuleNotFoundError as e:
    print(type(e).__name__, e, e.name)

# %% pyc-written
#| title = "Importing a source file writes bytecode into __pycache__"
#| topics = ["imports.bytecode-files"]
# The reference text: compiled, or loaded from __pycache__.
import sys, tempfile, os
sys.dont_write_bytecode = False
with tempfile.TemporaryDirectory() as d:
    with open(os.path.join(d, "cached_mod.py"), "w") as f:
        f.write("v = 1\n")
    sys.path.insert(0, d)
    import cached_mod
    files = os.listdir(os.path.join(d, "__pycache__"))
    print(files == [f"cached_mod.{sys.implementation.cache_tag}.pyc"], os.path.basename(cached_mod.__cached__) == files[0])

# %% pyc-used
#| title = "A valid cache file is used in place of the source"
#| topics = ["imports.bytecode-files"]
import sys, tempfile, os
sys.dont_write_bytecode = False
with tempfile.TemporaryDirectory() as d:
    p = os.path.join(d, "stale_mod.py")
    def write(text):
        with open(p, "w") as f:
            f.write(text)
        os.utime(p, (10 ** 9, 10 ** 9))
    write("v = 'old'\n")
    sys.path.insert(0, d)
    import stale_mod
    write("v = 'new'\n")
    del sys.modules["stale_mod"]
    import stale_mod
    print(stale_mod.v)

# %% pyc-recompiled-when-newer
#| title = "A changed source is compiled again"
#| topics = ["imports.bytecode-files"]
# The reference text: compiles the source or loads the cache.
import sys, tempfile, os
sys.dont_write_bytecode = False
with tempfile.TemporaryDirectory() as d:
    p = os.path.join(d, "newer_mod.py")
    def write(text, when):
        with open(p, "w") as f:
            f.write(text)
        os.utime(p, (when, when))
    write("v = 'old'\n", 10 ** 9)
    sys.path.insert(0, d)
    import newer_mod
    write("v = 'new'\n", 10 ** 9 + 60)
    del sys.modules["newer_mod"]
    import newer_mod
    print(newer_mod.v)

# %% new-module-namespace
#| title = "The module's code runs in a namespace of its own"
#| topics = ["imports.statement"]
# The reference text: executed in a new module namespace.
import sys, tempfile, os
value = "main"
with tempfile.TemporaryDirectory() as d:
    with open(os.path.join(d, "own_mod.py"), "w") as f:
        f.write("value = 'module'\nname = __name__\n")
    sys.path.insert(0, d)
    import own_mod
    print(value, own_mod.value, own_mod.name, own_mod.__dict__ is not globals())

# %% stored-after-execution
#| title = "The module enters sys.modules only after its code has run"
#| topics = ["imports.cache"]
# The reference text: stored in sys.modules as the last step.
# It is stored before its code runs, which is what makes circular imports possible.
import sys, tempfile, os
with tempfile.TemporaryDirectory() as d:
    with open(os.path.join(d, "early_mod.py"), "w") as f:
        f.write("import sys\nseen = __name__ in sys.modules\n")
    sys.path.insert(0, d)
    import early_mod
    print(early_mod.seen)

# %% failed-import-removed
#| title = "A module whose code fails is taken out again"
#| topics = ["imports.cache"]
# The reference text: the module ends up in sys.modules.
import sys, tempfile, os
with tempfile.TemporaryDirectory() as d:
    with open(os.path.join(d, "bad_mod.py"), "w") as f:
        f.write("raise RuntimeError('no')\n")
    sys.path.insert(0, d)
    try:
        import bad_mod
    except RuntimeError as e:
        print(e, "bad_mod" in sys.modules, "bad_mod" in globals())

# %% stored-and-bound
#| title = "After import the module is cached and the name bound"
#| topics = ["imports.cache"]
# The reference text: stored in sys.modules and bound in the namespace.
import sys, colorsys
print(sys.modules["colorsys"] is colorsys is globals()["colorsys"])

# %% sys-path-is-list
#| title = "sys.path is a list of strings"
#| topics = ["imports.finders"]
# The reference text: the search path for modules.
import sys
print(type(sys.path).__name__, all(isinstance(p, str) for p in sys.path))

# %% sys-modules-is-dict
#| title = "sys.modules maps names to modules"
#| topics = ["imports.cache"]
# The reference text: dict of all loaded modules.
import sys
print(type(sys.modules).__name__, sys.modules["sys"] is sys, sys.modules[__name__].__name__)

# %% import-as-binds-alias
#| title = "import os as operating_sys"
#| topics = ["imports.statement"]
import os as operating_sys
print("operating_sys" in dir(), "os" in dir(), operating_sys.__name__)

# %% from-import-direct
#| title = "from os import path needs no prefix"
#| topics = ["imports.statement"]
# The reference text: path is usable directly.
from os import path
print(path.join("a", "b").replace("\\", "/"))

# %% del-module-name
#| title = "del of a module's name"
#| topics = ["imports.cache"]
import sys
del sys
print("sys" in dir())

# %% del-module-snippet-as-written
#| title = "The second line of the del snippet as it stands"
#| topics = ["imports.cache"]
# The expression itself needs the deleted name and raises NameError; see
# 2.12-del-module-still-cached.
import sys
del sys
try:
    print("sys" in sys.modules)
except NameError as e:
    print(f"{type(e).__name__}: {e}")

# %% del-module-still-cached
#| title = "The module stays cached when its name is deleted"
#| topics = ["imports.cache"]
import sys, colorsys
one = id(colorsys)
del colorsys
print("colorsys" in dir(), "colorsys" in sys.modules)
import colorsys
print(id(colorsys) == one)

# %% import-module
#| title = "importlib.import_module returns the module"
#| topics = ["imports.importlib"]
import importlib, sys
mod = importlib.import_module("os")
print(mod is sys.modules["os"], "os" in globals())

# %% import-module-dotted
#| title = "import_module of a dotted name gives the submodule"
#| topics = ["imports.importlib"]
import importlib
print(importlib.import_module("json.decoder").__name__, __import__("json.decoder").__name__)

# %% submodule-bound-on-parent
#| title = "An imported submodule becomes an attribute of its package"
#| topics = ["imports.statement"]
import sys, tempfile, os
with tempfile.TemporaryDirectory() as d:
    os.makedirs(os.path.join(d, "pk_e"))
    for name in ("__init__", "m"):
        open(os.path.join(d, "pk_e", name + ".py"), "w").close()
    sys.path.insert(0, d)
    import pk_e
    print(hasattr(pk_e, "m"))
    import pk_e.m
    print(pk_e.m is sys.modules["pk_e.m"])
