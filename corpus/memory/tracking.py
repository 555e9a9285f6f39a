# /// case
# topics = ["collector.tracking"]
# section = "3.2"
# seed = "3.2"
# ///

# %% tracked-list
#| title = "Lists are tracked"
import gc
print(gc.is_tracked([]), gc.is_tracked([1]))

# %% tracked-dict
#| title = "Dicts are tracked"
# a dict is tracked only once it holds something that may be tracked itself.
import gc
print(gc.is_tracked({}), gc.is_tracked({"a": 1}), gc.is_tracked({"a": []}))

# %% tracked-dict-with-container
#| title = "A dict holding a container is tracked"
import gc
d = {"a": 1}
d["b"] = []
print(gc.is_tracked(d))

# %% tracked-set
#| title = "Sets are tracked"
import gc
print(gc.is_tracked(set()), gc.is_tracked({1}), gc.is_tracked(frozenset([1])))

# %% tracked-tuple
#| title = "A tuple with a container is tracked"
import gc
x = []
print(gc.is_tracked((x,)))

# %% tracked-tuple-atomic
#| title = "A tuple of ints stays tracked"
# The collector stops tracking a tuple whose items are all untracked.
import gc
t = tuple(int(c) for c in "123")
gc.collect()
print(gc.is_tracked(t))

# %% tracked-empty-tuple
#| title = "The empty tuple"
# The empty tuple is a shared, never tracked object.
import gc
print(gc.is_tracked(()))

# %% tracked-instance
#| title = "Instances of a user class are tracked"
# The reference text: custom class instances are tracked.
import gc
class C: pass
print(gc.is_tracked(C()))

# %% tracked-instance-slots
#| title = "Instances of classes with slots, even empty ones, are tracked"
# The reference text: custom class instances are tracked.
import gc
class C: __slots__ = ()
class D: __slots__ = ("x",)
print(gc.is_tracked(C()), gc.is_tracked(D()))

# %% tracked-function-class-module
#| title = "Functions, classes and modules are tracked"
# The reference text: objects that can hold references are tracked.
import gc
def f(): pass
class C: pass
print(gc.is_tracked(f), gc.is_tracked(C), gc.is_tracked(gc))

# %% untracked-int
#| title = "Ints are not tracked"
# The reference text: small integers are not tracked.
import gc
print(gc.is_tracked(1), gc.is_tracked(10 ** 100), gc.is_tracked(1.5))

# %% untracked-str
#| title = "Strings are not tracked"
import gc
print(gc.is_tracked("a"), gc.is_tracked(b"a"), gc.is_tracked(None), gc.is_tracked(True))

# %% gc-header-two-words
#| title = "Tracked objects carry two extra words in front"
#| topics = ["objects.layout"]
# The reference text: a header with two links is prepended.
import sys, struct
word = struct.calcsize("P")
print((sys.getsizeof([]) - [].__sizeof__()) // word, (sys.getsizeof("") - "".__sizeof__()) // word)

# %% gc-header-links
#| title = "The words in front of a tracked object link to another tracked object"
#| topics = ["objects.layout"]
#| needs = ["ctypes"]
# The reference text: _gc_next and _gc_prev form a doubly linked list.
import ctypes, gc
gc.disable()
gc.collect()
word = ctypes.sizeof(ctypes.c_void_p)
a = [[]]
b = [[]]
def links(o):
    head = id(o) - 2 * word
    nxt = ctypes.c_size_t.from_address(head).value
    prev = ctypes.c_size_t.from_address(head + word).value & ~3
    return head, nxt, prev
ha, na, pa = links(a)
forward = ctypes.c_size_t.from_address(na + word).value & ~3
backward = ctypes.c_size_t.from_address(pa).value & ~3
print(forward == ha, backward == ha)

# %% get-objects-list
#| title = "gc.get_objects returns a list"
import gc
print(type(gc.get_objects()).__name__)

# %% get-objects-contains
#| title = "A tracked object is among get_objects()"
# The reference text: list of all tracked containers.
import gc
probe = [object()]
print(any(o is probe for o in gc.get_objects()))

# %% get-objects-only-tracked
#| title = "Everything in get_objects() is tracked"
# The reference text: list of all tracked containers.
import gc
objs = gc.get_objects()
print(all(gc.is_tracked(o) for o in objs), any(type(o) in (int, str, float) for o in objs))

# %% get-objects-excludes-untracked
#| title = "An untracked object is not among get_objects()"
# The reference text: strings and ints are not tracked.
import gc
probe = "".join(["not", " tracked"])
print(any(o is probe for o in gc.get_objects()))
