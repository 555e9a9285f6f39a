# /// case
# topics = []
# section = "2.1"
# seed = "2.1"
# ///

# %% many-names-one-object
#| title = "One object may have several names"
#| topics = ["identity.aliases"]
# The reference text: the same object can have multiple names.
a = b = c = object()
print(a is b is c)

# %% one-name-one-object
#| title = "Rebinding a name replaces what it refers to"
#| topics = ["identity.aliases"]
# The reference text: a name cannot refer to several objects at once.
x = "first"
x = "second"
print(x, list(globals()).count("x"))

# %% namespace-is-mapping
#| title = "The module namespace is a dict"
#| topics = ["namespaces.module"]
# The reference text: a namespace maps names to references, like a dictionary.
x = object()
ns = globals()
print(type(ns) is dict, ns["x"] is x)

# %% exec-any-dict-namespace
#| title = "Any dict can serve as a namespace"
#| topics = ["namespaces.module"]
# The reference text: a namespace is conceptually a dictionary.
ns = {"y": 20}
exec("z = y + 1", ns)
print(ns["z"], "z" in globals())

# %% namespaces-isolated
#| title = "Two namespaces hold different objects under one name"
#| topics = ["namespaces.module"]
# The reference text: namespaces are isolated; both can have an x.
x = "module"
class K: x = "class"
def f():
    x = "function"
    return x
print(x, K.x, f(), x)

# %% two-modules-same-name
#| title = "Two modules can hold different objects under one name"
#| topics = ["namespaces.module"]
# The reference text: two namespaces can have a name x pointing to different objects.
import types
m, n = types.ModuleType("m"), types.ModuleType("n")
m.x, n.x = 1, 2
print(m.x, n.x)

# %% scope-needs-no-dot
#| title = "Within its scope a name is used without dots"
#| topics = ["namespaces.module"]
# The reference text: a scope is where a namespace is reachable without dot notation.
import types
m = types.ModuleType("m")
m.hidden = 5
try:
    print(hidden)
except NameError as e:
    print(type(e).__name__)
print(m.hidden)

# %% assign-changes-namespace-only
#| title = "Assignment leaves the old object as it was"
#| topics = ["identity.aliases"]
# The reference text: assignment changes the mapping, not the object.
old = [1]
kept = old
old = [2]
print(kept, old)

# %% del-is-namespace-operation
#| title = "del removes the entry from the namespace"
#| topics = ["binding.del"]
# The reference text: del modifies the name-to-object mapping.
x = [1]
kept = x
del x
print("x" in globals(), kept)

# %% import-is-namespace-operation
#| title = "import adds an entry to the namespace"
#| topics = ["binding.imports"]
# The reference text: import modifies the name-to-object mapping.
print("json" in globals())
import json
print("json" in globals())

# %% names-have-no-types
#| title = "The same name may refer to objects of any type in turn"
#| topics = ["names.untyped"]
# The reference text: names have no type; an int name can later hold a str.
x = 1
print(type(x).__name__)
x = "one"
print(type(x).__name__)

# %% annotation-not-enforced
#| title = "Even an annotated name has no type constraint"
#| topics = ["names.untyped"]
# The reference text: the name has no type constraint.
x: int = 1
x = "one"
print(x, __annotations__)

# %% objects-have-types
#| title = "Objects have types"
#| topics = ["names.untyped"]
print(type(1) is int, type("") is str)

# %% objects-do-not-have-types
#| title = "Objects have no types"
#| topics = ["names.untyped"]
# The reference text: the same item first says that objects do not have types.
# The document's sentence contradicts itself; its last clause is the right one.
x = object()
print(hasattr(x, "__class__"))

# %% del-keeps-object
#| title = "del of one of two names does not destroy the object"
#| topics = ["identity.aliases"]
# The reference text: del removes the mapping and does not destroy the object.
class Noisy:
    def __del__(self): print("destroyed")
x = Noisy()
y = x
del x
print("still here")
del y
print("end")

# %% deleted-name-raises
#| title = "Using a deleted name"
#| topics = ["binding.del"]
# The reference text: del removes the entry.
x = 1
del x
try:
    x
except NameError as e:
    print(e)

# %% dot-reads-sub-namespace
#| title = "Dot notation looks in the object's namespace"
#| topics = ["namespaces.module"]
# The reference text: sys.version looks up version in sys.
import sys
print(sys.version is vars(sys)["version"], sys.version is getattr(sys, "version"))

# %% version-string
#| title = "sys.version starts with the version number"
#| topics = ["runtime.version"]
# The reference text: sys.version is an attribute of sys.
import sys
print(sys.version.split()[0] == "%d.%d.%d" % sys.version_info[:3])

# %% alias-same-id
#| title = "b = a copies the reference"
#| topics = ["identity.aliases"]
a = 300
b = a
print(id(a) == id(b))

# %% alias-not-copy
#| title = "Assignment does not copy a mutable object"
#| topics = ["identity.aliases"]
# The reference text: same object, not a copy.
a = [300]
b = a
b.append(1)
print(a)

# %% rebind-splits-ids
#| title = "After rebinding a the two names differ"
#| topics = ["identity.aliases"]
a = 300
b = a
a = 400
print(id(a) == id(b))

# %% rebind-keeps-other
#| title = "The other name still has the old value"
#| topics = ["identity.aliases"]
a = 300
b = a
a = 400
print(b)

# %% dir-lists-names
#| title = "dir() without argument lists the current names"
#| topics = ["namespaces.dir"]
# The reference text: 'x' is among them.
x = 42
print("x" in dir(), "y" in dir())

# %% dir-module-names
#| title = "What a fresh script's namespace holds"
#| topics = ["namespaces.dir"]
# The reference text: dir() lists names of the current namespace.
x = 42
print(dir())

# %% dir-in-function
#| title = "dir() in a function lists its locals"
#| topics = ["namespaces.dir"]
# The reference text: dir() lists the current namespace scope.
g = 1
def f(p):
    q = 2
    return dir()
print(f(0))
