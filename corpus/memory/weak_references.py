# /// case
# topics = []
# section = "3.4"
# seed = "3.4"
# ///

# %% no-incref
#| title = "A weak reference does not raise the count"
#| topics = ["weakrefs.references"]
# The reference text: no increment of ob_refcnt.
import sys, weakref
class V: pass
o = V()
n = sys.getrefcount(o)
w = weakref.ref(o)
print(sys.getrefcount(o) - n)

# %% collected-despite-weakref
#| title = "The object goes although a weak reference exists"
#| topics = ["weakrefs.references"]
# The reference text: it can be collected while weak references exist.
import weakref
class V:
    def __del__(self): print("gone")
o = V()
w = weakref.ref(o)
del o
print("end")

# %% live-call-gives-object
#| title = "Calling a live reference gives the object"
#| topics = ["weakrefs.references"]
# The reference text: ref() is obj is True.
import weakref
class Costly:
    def __init__(self, name): self.name = name
obj = Costly("heavy")
ref = weakref.ref(obj)
print(ref() is obj, ref().name, type(ref()).__name__)

# %% live-call-repr
#| title = "The referent's repr"
#| topics = ["weakrefs.references"]
# The reference text: an object of __main__.Costly.
import weakref
class Costly: pass
obj = Costly()
print(repr(weakref.ref(obj)()).split(" at ")[0])

# %% dead-call-gives-none
#| title = "Calling a dead reference gives None"
#| topics = ["weakrefs.references"]
import weakref
class Costly: pass
obj = Costly()
ref = weakref.ref(obj)
del obj
print(ref())

# %% dead-ref-is-not-none
#| title = "The weak reference itself becomes None"
#| topics = ["weakrefs.references"]
# The reference text: the weak reference becomes None.
# The reference object stays; it is calling it that gives None.
import weakref
class V: pass
o = V()
w = weakref.ref(o)
del o
print(w is None)

# %% dead-ref-repr
#| title = "repr of a dead reference says so"
#| topics = ["weakrefs.references"]
# The reference text: the reference is dead after collection.
import weakref
class V: pass
o = V()
w = weakref.ref(o)
del o
print(repr(w).endswith("; dead>"))

# %% callback
#| title = "A callback runs when the object dies"
#| topics = ["weakrefs.callbacks"]
# The reference text: or a callback fires.
import weakref
class V: pass
o = V()
w = weakref.ref(o, lambda r: print("callback", r is w, r() is None))
del o
print("end")

# %% callback-not-if-ref-died
#| title = "A callback does not run if the reference died first"
#| topics = ["weakrefs.callbacks"]
# The reference text: a callback fires when the object is collected.
import weakref
class V: pass
o = V()
w = weakref.ref(o, lambda r: print("callback"))
del w
del o
print("end")

# %% weakref-cleared-by-collector
#| title = "The cycle collector clears weak references too"
#| topics = ["weakrefs.cycles"]
# The reference text: when the object is collected the reference becomes None.
import gc, weakref
class V: pass
o = V()
o.me = o
w = weakref.ref(o)
del o
print(w() is None)
gc.collect()
print(w() is None)

# %% ref-count-of-weakrefs
#| title = "getweakrefcount and getweakrefs"
#| topics = ["weakrefs.references"]
# The reference text: weak references to an object exist.
import weakref
class V: pass
o = V()
a = weakref.ref(o)
b = weakref.ref(o)
c = weakref.ref(o, lambda r: None)
print(a is b, a is c, weakref.getweakrefcount(o), weakref.getweakrefs(o)[0] is a)

# %% not-all-weakrefable
#| title = "Some built-in objects cannot be weakly referenced"
#| topics = ["weakrefs.references"]
# The reference text: a weak reference refers to an object.
import weakref
for o in (1, "s", (), [], {}, None):
    try:
        weakref.ref(o)
    except TypeError as e:
        print(e)

# %% value-dict-holds
#| title = "A WeakValueDictionary gives the value while it lives"
#| topics = ["weakrefs.containers"]
# The reference text: values are weak references.
import weakref
class V: pass
cache = weakref.WeakValueDictionary()
obj = V()
cache["key"] = obj
print(cache["key"] is obj, len(cache), "key" in cache)

# %% value-dict-drops
#| title = "The entry goes with its value"
#| topics = ["weakrefs.containers"]
# The reference text: get() gives None after del.
import weakref
class V: pass
cache = weakref.WeakValueDictionary()
obj = V()
cache["key"] = obj
del obj
print(cache.get("key"), len(cache), "key" in cache)

# %% value-dict-missing-key
#| title = "Subscripting a dropped entry"
#| topics = ["weakrefs.containers"]
import weakref
class V: pass
cache = weakref.WeakValueDictionary()
obj = V()
cache["key"] = obj
del obj
try:
    cache["key"]
except KeyError as e:
    print("KeyError", e)

# %% value-dict-no-incref
#| title = "Storing in a WeakValueDictionary does not raise the count"
#| topics = ["weakrefs.containers"]
# The reference text: a cache that does not prevent collection.
import sys, weakref
class V: pass
cache = weakref.WeakValueDictionary()
obj = V()
n = sys.getrefcount(obj)
cache["key"] = obj
print(sys.getrefcount(obj) - n)

# %% key-dict
#| title = "A WeakKeyDictionary drops entries with their keys"
#| topics = ["weakrefs.containers"]
# The reference text: caches that should not keep entries alive.
import weakref
class V: pass
notes = weakref.WeakKeyDictionary()
k = V()
notes[k] = "about k"
print(len(notes))
del k
print(len(notes))

# %% observer-weakset
#| title = "Weakly held observers drop out"
#| topics = ["weakrefs.containers"]
# The reference text: observers that do not keep the observed alive.
import weakref
class Listener:
    def hear(self): return "heard"
listeners = weakref.WeakSet()
a, b = Listener(), Listener()
listeners.add(a)
listeners.add(b)
del a
print([x.hear() for x in listeners])

# %% parent-child-strong
#| title = "A strong parent link needs the collector"
#| topics = ["weakrefs.cycles"]
# The reference text: parent and child otherwise form a cycle.
import gc, weakref
gc.disable()
class Node:
    def __init__(self, parent=None):
        self.parent, self.children = parent, []
        if parent:
            parent.children.append(self)
root = Node()
Node(root)
w = weakref.ref(root)
del root
print(w() is None)

# %% parent-child-weak
#| title = "A weak parent link does not"
#| topics = ["weakrefs.cycles"]
# The reference text: the child holds a weak reference to the parent.
import gc, weakref
gc.disable()
class Node:
    def __init__(self, parent=None):
        self.parent = weakref.ref(parent) if parent else None
        self.children = []
        if parent:
            parent.children.append(self)
root = Node()
Node(root)
print(root.children[0].parent() is root)
w = weakref.ref(root)
del root
print(w() is None)

# %% to-classes
#| topics = ["weakrefs.references"]
#| title = "A class has a weak reference from each of its bases: they keep their subclasses in a dict"
import gc
import weakref
class First: pass
class Second(First): pass
class Third(First, dict): pass
for of_class in (First, Second, Third, int, ValueError, object):
    print(of_class.__name__, weakref.getweakrefcount(of_class), weakref.ref(of_class) is weakref.ref(of_class))
(reference,) = weakref.getweakrefs(Second)
print(reference() is Second, [type(each).__name__ for each in gc.get_referrers(reference) if each is not globals()])
(holder,) = [each for each in gc.get_referrers(reference) if each is not globals()]
print([key == id(value()) for key, value in holder.items()], [value() for value in holder.values()])
Third.__bases__ = (dict,)
print([value() for value in holder.values()], First.__subclasses__())
del Second
gc.collect()
print(reference(), len(holder), First.__subclasses__())
