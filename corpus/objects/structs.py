# /// case
# topics = []
# section = "1.2"
# seed = "1.2"
# ///

# %% base-struct-two-words
#| title = "The base object struct is two machine words"
#| topics = ["objects.layout"]
# The reference text: PyObject holds a reference count and a type pointer.
import struct
word = struct.calcsize("P")
print(object.__basicsize__ // word, object.__itemsize__)

# %% ob-refcnt-first-word
#| title = "The reference count is the first word of the struct"
#| topics = ["objects.layout"]
#| needs = ["ctypes"]
# The reference text: ob_refcnt is the first member, a Py_ssize_t.
import ctypes, sys
o = [object()]
raw = ctypes.c_ssize_t.from_address(id(o)).value
print(sys.getrefcount(o) - raw)

# %% ob-type-second-word
#| title = "The type pointer is the second word of the struct"
#| topics = ["objects.layout"]
#| needs = ["ctypes"]
# The reference text: ob_type follows ob_refcnt and points to the type object.
import ctypes
word = ctypes.sizeof(ctypes.c_void_p)
for o in (1, "a", [], {}, object(), int):
    raw = ctypes.c_void_p.from_address(id(o) + word).value
    print(raw == id(type(o)))

# %% var-object-extra-word
#| title = "The variable-size header adds one word"
#| topics = ["objects.layout"]
# The reference text: PyVarObject is PyObject plus an item count.
import struct
word = struct.calcsize("P")
print(tuple.__basicsize__ - object.__basicsize__ == word, tuple.__itemsize__ == word)

# %% ob-size-list
#| title = "A list stores its length in ob_size"
#| topics = ["objects.layout"]
#| needs = ["ctypes"]
# The reference text: lists use PyVarObject, ob_size being the number of items.
import ctypes
word = ctypes.sizeof(ctypes.c_void_p)
o = [1, 2, 3, 4, 5]
print(ctypes.c_ssize_t.from_address(id(o) + 2 * word).value)
o.pop()
print(ctypes.c_ssize_t.from_address(id(o) + 2 * word).value)

# %% ob-size-tuple
#| title = "A tuple stores its length in ob_size"
#| topics = ["objects.layout"]
#| needs = ["ctypes"]
# The reference text: variable-length objects keep their item count in ob_size.
import ctypes
word = ctypes.sizeof(ctypes.c_void_p)
o = tuple(range(9))
print(ctypes.c_ssize_t.from_address(id(o) + 2 * word).value)

# %% str-third-word-is-length
#| title = "The word after the header of a string is its length"
#| topics = ["objects.layout"]
#| needs = ["ctypes"]
# The reference text: strings use the variable-length struct.
# The layout agrees, but str is not a PyVarObject in the C sources; see 1.2-str-is-var-sized.
import ctypes
word = ctypes.sizeof(ctypes.c_void_p)
o = "seven c"
print(ctypes.c_ssize_t.from_address(id(o) + 2 * word).value)

# %% str-is-var-sized
#| title = "str is declared as a variable-size type"
#| topics = ["objects.layout"]
# The reference text: strings are one of the variable-length (PyVarObject) types.
# Bytes and tuple declare an item size; str declares 0, as its struct starts from PyObject with its
# own length field.
print(bytes.__itemsize__ > 0, tuple.__itemsize__ > 0, str.__itemsize__ > 0)

# %% int-third-word
#| title = "What follows the header of an int"
#| topics = ["objects.layout"]
#| needs = ["ctypes"]
# The reference text: the integer 1 is a PyLongObject.
# 3.11 keeps a signed digit count (ob_size); 3.12+ keeps a tag (digit count shifted left by 3, sign
# in the low bits).
import ctypes
word = ctypes.sizeof(ctypes.c_void_p)
for o in (1, 2 ** 100, -1, 0):
    print(ctypes.c_ssize_t.from_address(id(o) + 2 * word).value)

# %% incref-assignment
#| title = "Assignment adds a reference"
#| topics = ["refcounts.counting"]
# The reference text: the count is incremented on assignment.
import sys
o = object()
n = sys.getrefcount(o)
p = o
print(sys.getrefcount(o) - n)

# %% incref-call
#| title = "Passing to a function adds a reference for the duration of the call"
#| topics = ["refcounts.counting"]
# The reference text: the count is incremented when passed to a function.
import sys
o = object()
n = sys.getrefcount(o)
def inside(param):
    return sys.getrefcount(param)
print(inside(o) > n, sys.getrefcount(o) - n)

# %% incref-append
#| title = "Appending to a list adds a reference"
#| topics = ["refcounts.counting"]
# The reference text: the count is incremented when appended to a list.
import sys
o = object()
n = sys.getrefcount(o)
box = []
box.append(o)
print(sys.getrefcount(o) - n)

# %% decref-drop
#| title = "Dropping a reference takes one off the count"
#| topics = ["refcounts.counting"]
# The reference text: the count is decremented when a reference goes away.
import sys
o = object()
box = [o]
p = o
n = sys.getrefcount(o)
p = None
print(sys.getrefcount(o) - n)
box.pop()
print(sys.getrefcount(o) - n)

# %% zero-means-dealloc-now
#| title = "At zero references the object goes away at once"
#| topics = ["lifetimes.release"]
# The reference text: at zero the object is deallocated immediately.
import gc
gc.disable()
class Noisy:
    def __del__(self): print("gone")
o = Noisy()
print("before")
del o
print("after")

# %% small-int-count-moves
#| title = "New references to the integer 1 raise its count"
#| topics = ["refcounts.immortal"]
# The reference text: every added reference increments ob_refcnt, also for the integer 1.
# Since 3.12 small ints, None, True etc. are immortal and their count is fixed (PEP 683).
import sys
n = sys.getrefcount(1)
box = [1] * 1000
print(sys.getrefcount(1) - n)

# %% none-count-moves
#| poisoned = { namespace = "3.11 counts the references to None, and each process begins with another number" }
#| title = "New references to None raise its count"
#| topics = ["refcounts.immortal"]
# The reference text: every added reference increments ob_refcnt.
# None is immortal since 3.12.
import sys
n = sys.getrefcount(None)
box = [None] * 1000
print(sys.getrefcount(None) - n)

# %% type-knows-name-and-size
#| title = "The type object records a name and an instance size"
#| topics = ["objects.type-slots"]
# The reference text: the type struct describes the type's name and size.
print(int.__name__, list.__name__, object.__basicsize__ > 0, list.__basicsize__ > object.__basicsize__)

# %% type-has-slots
#| title = "The type object exposes its C slots as wrapper descriptors"
#| topics = ["objects.type-slots"]
# The reference text: the type struct has slots for addition, repr and hash.
for slot in ("__add__", "__repr__", "__hash__"):
    print(slot, type(int.__dict__[slot]).__name__)

# %% operator-follows-type
#| title = "Operators look in the type, not in the instance"
#| topics = ["objects.type-slots"]
# The reference text: the implementation is found by following ob_type.
class N:
    def __add__(self, other): return "from type"
    def __len__(self): return 1
n = N()
n.__add__ = lambda other: "from instance"
n.__len__ = lambda: 99
print(n + 1, len(n))

# %% method-follows-class-change
#| title = "Rebinding the class changes which methods run"
#| topics = ["objects.type-slots"]
# The reference text: method calls follow the type pointer.
class A:
    def who(self): return "A"
class B:
    def who(self): return "B"
o = A()
first = o.who()
o.__class__ = B
print(first, o.who(), type(o).__name__)

# %% id-is-address
#| title = "id() is the address of the object"
#| topics = ["identity.id"]
#| needs = ["ctypes"]
# The reference text: id returns the memory address of the PyObject.
import ctypes
o = ["here"]
print(ctypes.cast(id(o), ctypes.py_object).value is o)

# %% id-reused-after-death
#| title = "An id may be used again once its object is dead"
#| topics = ["identity.id"]
# The reference text: an id is unique only during the object's lifetime.
print(id(object()) == id(object()))

# %% no-primitives
#| title = "The integer 1 has a type pointer and a count like anything else"
#| topics = ["objects.everything"]
# The reference text: there are no primitives; 1 is an object with a refcount and a type.
import sys
print((1).__class__.__name__, sys.getrefcount(1) > 0, id(1) > 0, isinstance(1, object))

# %% int-larger-than-c-long
#| title = "An int takes more room than a bare machine word"
#| topics = ["sizes.built-in"]
# The reference text: even 1 is a full heap object.
import sys, struct
print(sys.getsizeof(1) > struct.calcsize("l"))
