# /// case
# topics = []
# section = "1.3"
# seed = "1.3"
# ///

# %% attributes-from-class
#| title = "Attribute lookup on an instance reaches its class and the class's bases"
#| topics = ["objects.attributes"]
# The reference text: attributes come from the class and its MRO.
class Base: inherited = "base"
class Child(Base): own = "child"
c = Child()
print(c.own, c.inherited, c.__dict__)

# %% type-of-str
#| title = "type() of a string"
#| topics = ["objects.type-of"]
# The reference text: type of a string is str.
a = "test"
print(type(a))

# %% dunder-class-of-str
#| title = "__class__ of a string"
#| topics = ["objects.type-of"]
# The reference text: __class__ of a string is str.
a = "test"
print(a.__class__, a.__class__ is type(a))

# %% dir-lists-attributes
#| title = "dir() on a string lists dunder and ordinary methods"
#| topics = ["namespaces.dir"]
# The reference text: dir lists all attributes, such as __add__, __contains__, upper, lower.
names = dir("test")
print([n in names for n in ("__add__", "__contains__", "upper", "lower")])

# %% dir-sorted
#| title = "dir() gives a sorted list of strings"
#| topics = ["namespaces.dir"]
# The reference text: dir lists the attributes.
names = dir("test")
print(type(names).__name__, names == sorted(names), all(type(n) is str for n in names))

# %% dict-for-most-objects
#| title = "Ordinary instances, functions, classes and modules have __dict__"
#| topics = ["objects.attributes"]
# The reference text: most objects keep attributes in __dict__.
import math
class C: pass
def f(): pass
print([hasattr(o, "__dict__") for o in (C(), f, C, math, Exception())])

# %% no-dict-for-builtins
#| title = "Instances of the basic built-in types have no __dict__"
#| topics = ["objects.attributes"]
# The reference text: most objects, not all, have __dict__.
print([hasattr(o, "__dict__") for o in (1, "s", 1.0, [], (), {}, None, object())])

# %% method-via-descriptor
#| title = "A method call is a descriptor fetch followed by a call"
#| topics = ["descriptors.functions"]
# The reference text: a.upper() is roughly the type's dict entry bound with __get__ and called.
a = "test"
print(a.upper(), type(a).__dict__["upper"].__get__(a, type(a))())

# %% method-descriptor-kind
#| title = "What the type's dict holds is an unbound method descriptor"
#| topics = ["descriptors.functions"]
# The reference text: the type's dict holds the descriptor for upper.
raw = str.__dict__["upper"]
print(type(raw).__name__, type(raw.__get__("x", str)).__name__)
