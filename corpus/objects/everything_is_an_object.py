# /// case
# topics = []
# section = "1.1"
# seed = "1.1"
# ///

# %% int-is-object
#| title = "An integer is an object"
#| topics = ["objects.everything"]
v = 7
print(isinstance(v, object), issubclass(type(v), object))

# %% str-is-object
#| title = "A string is an object"
#| topics = ["objects.everything"]
v = "seven"
print(isinstance(v, object), issubclass(type(v), object))

# %% function-is-object
#| title = "A function is an object"
#| topics = ["objects.everything"]
def v(): pass
holder = [v]
print(isinstance(v, object), holder[0] is v)

# %% class-is-object
#| title = "A class is an object"
#| topics = ["objects.everything"]
class V: pass
holder = {"k": V}
print(isinstance(V, object), holder["k"] is V)

# %% module-is-object
#| title = "A module is an object"
#| topics = ["objects.everything"]
import math
print(isinstance(math, object), type(math).__name__)

# %% everything-sampled
#| title = "Singletons, frames, code, generators and exceptions are objects too"
#| topics = ["objects.everything"]
# The reference text: all values are objects.
import sys
samples = [None, ..., NotImplemented, sys._getframe(), (lambda: 0).__code__,
           (i for i in ()), ValueError("x"), type, object, object(), 1.5, 2j, b"", slice(1), range(2)]
print(all(isinstance(s, object) for s in samples), len(samples))

# %% name-is-not-object
#| title = "A name is only a reference to an object"
#| topics = ["identity.id"]
# The reference text: a variable refers to an object and is not the object.
first = [1]
second = first
del first
second.append(2)
print(second)

# %% literal-picks-int
#| title = "The literal 1 is given the built-in type int"
#| topics = ["objects.literals"]
# The reference text: the interpreter picks int for the value 1.
v = 1
print(type(v) is int)

# %% literal-picks-types
#| title = "Other literals pick their built-in types"
#| topics = ["objects.literals"]
# The reference text: a fitting built-in type is chosen for the value.
for v in (1.0, "s", b"s", True, None, 1j, (), [], {}, {1}):
    print(type(v).__name__)

# %% instance-of-its-type
#| title = "The value created is an instance of its type"
#| topics = ["objects.everything"]
# The reference text: an instance of the chosen type is created.
v = 1
print(isinstance(v, int), v.__class__ is int)

# %% inherits-from-type
#| title = "An instance gets its attributes from its type class"
#| topics = ["objects.attributes"]
# The reference text: the instance inherits attributes from its type.
v = 1
print("bit_length" in int.__dict__, hasattr(v, "bit_length"), v.bit_length.__self__ is v)

# %% name-bound-in-namespace
#| title = "Assignment puts the name into the current namespace"
#| topics = ["namespaces.module"]
# The reference text: a pointer named v is created in the current namespace.
print("v" in globals())
v = 1
print("v" in globals(), globals()["v"] is v)

# %% has-type
#| title = "Every object has the type it was instantiated from"
#| topics = ["objects.everything"]
# The reference text: type is the class it was instantiated from.
class Custom: pass
print(type(Custom()) is Custom, type(3) is int, type("s") is str)

# %% has-value
#| title = "Every object carries a payload value"
#| topics = ["objects.everything"]
# The reference text: value is the payload, e.g. 42 or "hello".
n, s = 42, "hello"
print(n, s)

# %% identity-is-int
#| title = "Identity is an integer"
#| topics = ["identity.id"]
# The reference text: identity is an integer given by id().
print(all(type(id(o)) is int for o in (1, "a", [], object, None)))

# %% identity-unique
#| title = "Objects alive at the same time have distinct identities"
#| topics = ["identity.id"]
# The reference text: the id is unique while the object lives.
alive = [object() for _ in range(1000)]
print(len({id(o) for o in alive}))

# %% identity-constant
#| title = "Identity does not change while the object is mutated"
#| topics = ["identity.id"]
# The reference text: the id holds for the lifetime of the object.
box = []
before = id(box)
box.extend(range(1000))
box.clear()
print(id(box) == before)

# %% has-refcount
#| title = "The reference count follows names and containers"
#| topics = ["refcounts.counting"]
# The reference text: the count says how many names/containers point to the object.
import sys
o = object()
base = sys.getrefcount(o)
alias = o
box = [o, o]
print(sys.getrefcount(o) - base)

# %% has-type-attributes
#| title = "An object has methods that come from its type"
#| topics = ["objects.attributes"]
# The reference text: attributes include methods inherited from the type.
o = "abc"
print([n for n in ("upper", "split", "__len__") if n in dir(o) and n in str.__dict__])

# %% has-instance-attributes
#| title = "An object may also have data of its own"
#| topics = ["objects.attributes"]
# The reference text: attributes include instance-specific data.
class Node: kind = "class data"
n = Node()
n.payload = "own data"
print(n.payload, n.kind, "payload" in Node.__dict__)
