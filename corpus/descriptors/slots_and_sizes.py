# /// case
# topics = ["slots.sizes"]
# section = "5.4"
# seed = "5.4"
# ///

# %% empty-dict-200-300
#| title = "A plain empty dict weighs 200 to 300 bytes"
# The reference text: about 200-300 bytes for an empty dict.
# a plain one is 64, as section 1.7 says; the figure fits the dict of an instance, see
# 5.4-empty-instance-dict-size.
import sys
print(200 <= sys.getsizeof({}) <= 300)

# %% empty-instance-dict-size
#| title = "An empty instance dict weighs 200 to 300 bytes"
# The reference text: about 200-300 bytes for an empty per-instance dict.
# 296; the dict seen here is made on request.
import sys
class C: pass
print(200 <= sys.getsizeof(C().__dict__) <= 300)

# %% empty-instance-dict-size-shown
#| title = "The size of an empty instance dict"
import sys
class C: pass
print(sys.getsizeof(C().__dict__))

# %% dict-grows-with-keys
#| title = "A dict grows with its keys"
import sys
print(sys.getsizeof({}) < sys.getsizeof({1: 1}) < sys.getsizeof(dict.fromkeys(range(100))))

# %% one-word-per-slot
#| title = "Each slot adds one pointer to the instance"
# The reference text: a fixed array with one slot per attribute.
import struct
class E: __slots__ = ()
class P: __slots__ = ("x", "y")
class Q: __slots__ = ("a", "b", "c", "d", "e")
word = struct.calcsize("P")
print((P.__basicsize__ - E.__basicsize__) // word, (Q.__basicsize__ - E.__basicsize__) // word)

# %% slot-offsets
#| title = "The attribute's value is at a fixed place in the instance"
#| needs = ["ctypes"]
# The reference text: a C array of slots.
import ctypes
class P: __slots__ = ("x", "y")
word = ctypes.sizeof(ctypes.c_void_p)
p = P()
p.x, p.y = ["x"], ["y"]
base = id(p) + object.__basicsize__
raw = [ctypes.c_void_p.from_address(base + i * word).value for i in range(2)]
print(raw == [id(p.x), id(p.y)])

# %% getsizeof-with-dict
#| title = "getsizeof of an instance with a dict"
# The reference text: about 48, plus about 200 for the dict.
# 56 in 3.11 and 48 after, taking 48 within a tenth; the dict is not part of it.
import sys
class Open:
    def __init__(self): self.x = self.y = 0
print(43 <= sys.getsizeof(Open()) <= 53)

# %% getsizeof-with-dict-shown
#| title = "The size of an instance with a dict"
import sys
class Open:
    def __init__(self): self.x = self.y = 0
print(sys.getsizeof(Open()))

# %% getsizeof-with-slots
#| title = "getsizeof of an instance with two slots"
# 48: two words of collector header, two of object header, two slots.
import sys
class Fixed:
    __slots__ = ("x", "y")
    def __init__(self): self.x = self.y = 0
print(51 <= sys.getsizeof(Fixed()) <= 61)

# %% getsizeof-with-slots-shown
#| title = "The size of an instance with two slots"
import sys
class Fixed:
    __slots__ = ("x", "y")
    def __init__(self): self.x = self.y = 0
print(sys.getsizeof(Fixed()))

# %% instance-dict-about-200
#| title = "The dict of an instance with two attributes"
# The reference text: overhead of about 200.
# Sizes depend on key sharing and on when the dict is made.
import sys
class Open:
    def __init__(self): self.x = self.y = 0
print(sys.getsizeof(Open().__dict__))

# %% slots-smaller-in-sum
#| title = "With its dict counted in, the ordinary instance is bigger"
# The reference text: memory per instance is lower with slots.
import sys
class Open:
    def __init__(self): self.x = self.y = 0
class Fixed:
    __slots__ = ("x", "y")
    def __init__(self): self.x = self.y = 0
a, b = Open(), Fixed()
print(sys.getsizeof(a) + sys.getsizeof(a.__dict__) > sys.getsizeof(b))

# %% slots-smaller-measured
#| title = "Many slotted instances take less traced memory"
# The reference text: lower memory with millions of instances.
import tracemalloc
class Open:
    def __init__(self): self.x = self.y = 0
class Fixed:
    __slots__ = ("x", "y")
    def __init__(self): self.x = self.y = 0
def cost(cls):
    tracemalloc.start()
    keep = [cls() for _ in range(10000)]
    n = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return n
print(cost(Fixed) < cost(Open))
