# /// case
# topics = ["imports.star"]
# section = "2.12"
# seed = "2.12"
# ///

# %% star-import-public
#| title = "A star import binds the public names"
# The reference text: all public names are bound.
import sys, types
m = types.ModuleType("star_mod")
exec("a = 1\nb = 2\n_hidden = 3", m.__dict__)
sys.modules["star_mod"] = m
ns = {}
exec("from star_mod import *", ns)
print(sorted(k for k in ns if not k.startswith("__")))

# %% star-import-all
#| title = "__all__ decides what a star import binds"
# The reference text: all public names are bound.
import sys, types
m = types.ModuleType("star_mod")
exec("__all__ = ['b', '_c']\na = 1\nb = 2\n_c = 3", m.__dict__)
sys.modules["star_mod"] = m
ns = {}
exec("from star_mod import *", ns)
print(sorted(k for k in ns if not k.startswith("__")))

# %% star-import-os
#| title = "A star import of os brings its listed names"
# The reference text: from os import * binds all public names of os.
ns = {}
exec("from os import *", ns)
import os
print(set(os.__all__) <= set(ns), "path" in ns, "sys" in ns)

# %% star-import-module-level-only
#| title = "A star import inside a function"
# The reference text: star imports bind names in the current namespace.
try:
    compile("def f():\n    from os import *\n", "<c>", "exec")
except SyntaxError as e:
    print(e.msg)
