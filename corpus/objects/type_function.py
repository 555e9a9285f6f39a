# /// case
# topics = []
# section = "1.4"
# seed = "1.4"
# ///

# %% type-of-one
#| title = "type(1)"
#| topics = ["objects.type-of"]
print(type(1))

# %% type-of-int
#| title = "type(int)"
#| topics = ["objects.type-of"]
print(type(int))

# %% type-of-type
#| title = "type is its own metaclass"
#| topics = ["metaclass.type"]
print(type(type), type(type) is type)

# %% type-of-object
#| title = "type(object)"
#| topics = ["metaclass.type"]
print(type(object) is type)

# %% object-type-knot
#| title = "object is an instance of type and type is a subclass of object"
#| topics = ["metaclass.type"]
# The reference text: both chains end at type.
print(isinstance(object, type), issubclass(type, object), isinstance(type, object), type.__bases__)

# %% type-reads-ob-type
#| title = "type() reports the type pointer"
#| topics = ["objects.type-of"]
#| needs = ["ctypes"]
# The reference text: type reads ob_type from the struct.
import ctypes
class C: pass
o = C()
raw = ctypes.c_void_p.from_address(id(o) + ctypes.sizeof(ctypes.c_void_p)).value
print(raw == id(type(o)))

# %% type-three-args
#| title = "type() with three arguments makes a class"
#| topics = ["metaclass.type-call"]
# The reference text: type(name, bases, dict) creates a class.
K = type("K", (object,), {"x": 42, "greet": lambda self: "hello"})
print(K.__name__, K.__bases__, isinstance(K, type))

# %% dynamic-class-method
#| title = "A method of a dynamically made class works"
#| topics = ["metaclass.type-call"]
K = type("K", (object,), {"x": 42, "greet": lambda self: "hello"})
print(K().greet())

# %% dynamic-class-attr
#| title = "A data attribute of a dynamically made class works"
#| topics = ["metaclass.type-call"]
# The reference text: the dict's entries become class attributes.
K = type("K", (object,), {"x": 42})
print(K.x, K().x, K.__dict__["x"])

# %% type-arg-count
#| title = "type() takes one or three arguments"
#| topics = ["metaclass.type-call"]
# The reference text: type has a one-argument and a three-argument form.
for args in ((), ("K", ()), (1,)):
    try:
        print(type(*args))
    except TypeError as e:
        print("TypeError:", e)

# %% chain-from-int
#| title = "Following type() from an int ends in a fixed point"
#| topics = ["metaclass.type"]
# The reference text: int leads to type, which leads to type.
o, seen = 1, []
for _ in range(4):
    o = type(o)
    seen.append(o.__name__)
print(seen)

# %% type-equals-dunder-class
#| title = "type(x) and x.__class__ normally agree"
#| topics = ["objects.type-of"]
# The reference text: type(1) and (1).__class__ both give int.
class C: pass
print([type(o) is o.__class__ for o in (1, "s", [], C(), C, type, None)])

# %% type-reads-dunder-class
#| title = "type() consults __class__"
#| topics = ["objects.type-of"]
# The reference text: calling type() is said to read __class__.
# It reads ob_type; an overridden __class__ misleads isinstance() but not type().
class Liar:
    __class__ = property(lambda self: int)
o = Liar()
print(o.__class__ is int, type(o) is o.__class__, isinstance(o, int))
