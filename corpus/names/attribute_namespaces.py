# /// case
# topics = []
# section = "2.3"
# seed = "2.3"
# ///

# %% str-has-no-dict
#| title = "A string has no __dict__"
#| topics = ["objects.built-in-immutable"]
a = "test"
try:
    a.__dict__
except AttributeError as e:
    print(f"{type(e).__name__}: {e}")

# %% instance-dict
#| title = "Instance attributes are in __dict__"
#| topics = ["namespaces.attributes"]
class Foo:
    def __init__(self):
        self.x = 1
        self.y = 2
print(Foo().__dict__)

# %% instance-dict-is-live
#| title = "Writing into __dict__ sets attributes"
#| topics = ["namespaces.attributes"]
# The reference text: attributes are stored in __dict__.
class Foo: pass
f = Foo()
f.__dict__["x"] = 1
f.y = 2
print(f.x, f.__dict__, vars(f) is f.__dict__)

# %% namespace-per-object
#| title = "Each object has a namespace of its own"
#| topics = ["namespaces.attributes"]
# The reference text: attributes form a namespace specific to the object.
class Foo: pass
f, g = Foo(), Foo()
f.x, g.x = 1, 2
print(f.x, g.x, f.__dict__ is g.__dict__)

# %% slots-no-dict
#| title = "With __slots__ attributes are not in __dict__"
#| topics = ["slots.dict"]
# The reference text: kept in __dict__ unless slots are used.
class S:
    __slots__ = ("x",)
s = S()
s.x = 1
print(s.x, hasattr(s, "__dict__"))

# %% type-dict-exists
#| title = "The type str has __dict__"
#| topics = ["namespaces.attributes"]
# The reference text: str.__dict__ exists, "hello".__dict__ does not.
print(hasattr(str, "__dict__"), hasattr("hello", "__dict__"), type(str.__dict__).__name__)

# %% builtin-type-dict-read-only
#| title = "Attributes of a built-in type cannot be set"
#| topics = ["objects.built-in-immutable"]
# The reference text: the namespace of built-in types lives in C structs.
try:
    str.shout = 1
except TypeError as e:
    print(e)

# %% str-instance-no-new-attr
#| title = "A string takes no new attributes"
#| topics = ["objects.built-in-immutable"]
# The reference text: a string has no per-object dict.
try:
    "test".x = 1
except AttributeError as e:
    print(type(e).__name__)

# %% str-instance-no-new-attr-message
#| title = "Wording of that error"
#| topics = ["objects.built-in-immutable"]
# The reference text: a string has no per-object dict.
try:
    "test".x = 1
except AttributeError as e:
    print(e)
