# /// case
# topics = ["binding.imports"]
# section = "2.7"
# seed = "2.7"
# ///

# %% import-binds
#| title = "import binds the module's name"
# The reference text: os is bound to the module object.
import os, sys
print(os is sys.modules["os"], "os" in globals())

# %% import-as
#| title = "import ... as binds the other name"
import os as o, sys
print(o is sys.modules["os"], "os" in globals())

# %% from-import
#| title = "from ... import binds only the one name"
# The reference text: only path is bound.
from os import path
import sys
print(path is sys.modules["os"].path, "path" in globals(), "os" in globals())

# %% from-import-as
#| title = "from ... import ... as binds the alias"
# The reference text: the same with an alias.
from os import path as p
print(p.basename("a/b"), "path" in globals(), "p" in globals())

# %% from-import-missing
#| title = "Importing a name that is not there"
# The reference text: from os import path binds path.
try:
    from math import nothing_here
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])
