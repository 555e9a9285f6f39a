# /// case
# topics = ["imports.relative"]
# section = "2.12"
# seed = "2.12"
# ///

# %% relative-sibling
#| title = "from . import sibling"
# The reference text: imports from the same package.
import sys, tempfile, os
with tempfile.TemporaryDirectory() as d:
    os.makedirs(os.path.join(d, "pk_a"))
    for name, text in (("__init__", ""), ("one", "from . import two\ntag = two.tag\n"), ("two", "tag = 'sibling'\n")):
        with open(os.path.join(d, "pk_a", name + ".py"), "w") as f:
            f.write(text)
    sys.path.insert(0, d)
    import pk_a.one
    print(pk_a.one.tag, pk_a.one.two.__name__)

# %% relative-parent
#| title = "from .. import module of the parent package"
# The reference text: imports from the parent package.
import sys, tempfile, os
with tempfile.TemporaryDirectory() as d:
    os.makedirs(os.path.join(d, "pk_b", "sub"))
    for name, text in (("__init__", ""), ("up", "tag = 'parent'\n"), ("sub/__init__", ""), ("sub/leaf", "from .. import up\n")):
        with open(os.path.join(d, "pk_b", name + ".py"), "w") as f:
            f.write(text)
    sys.path.insert(0, d)
    import pk_b.sub.leaf
    print(pk_b.sub.leaf.up.tag, pk_b.sub.leaf.up.__name__)

# %% relative-name
#| title = "from .module import name"
# The reference text: a specific name from a sibling module.
import sys, tempfile, os
with tempfile.TemporaryDirectory() as d:
    os.makedirs(os.path.join(d, "pk_c"))
    for name, text in (("__init__", ""), ("use", "from .utils import helper\n"), ("utils", "def helper(): return 'helped'\n")):
        with open(os.path.join(d, "pk_c", name + ".py"), "w") as f:
            f.write(text)
    sys.path.insert(0, d)
    import pk_c.use
    print(pk_c.use.helper(), pk_c.use.helper.__module__, hasattr(pk_c.use, "utils"))

# %% relative-needs-package
#| title = "A relative import in the main script"
# The reference text: relative imports are for use inside packages.
try:
    from . import sibling
except ImportError as e:
    print(type(e).__name__, e)

# %% relative-beyond-top
#| title = "A relative import past the top package"
# The reference text: relative imports stay inside packages.
import sys, tempfile, os
with tempfile.TemporaryDirectory() as d:
    os.makedirs(os.path.join(d, "pk_d"))
    for name, text in (("__init__", ""), ("m", "from .. import x\n")):
        with open(os.path.join(d, "pk_d", name + ".py"), "w") as f:
            f.write(text)
    sys.path.insert(0, d)
    try:
        import pk_d.m
    except ImportError as e:
        print(e)
