# /// case
# topics = []
# section = "3.1"
# seed = "3.1"
# ///

# %% primary-strategy-refcount
#| title = "Objects are freed without any collector"
#| topics = ["lifetimes.release"]
# The reference text: reference counting is the primary strategy.
import gc, weakref
gc.disable()
class V: pass
refs = []
for _ in range(100):
    refs.append(weakref.ref(V()))
print(sum(r() is None for r in refs))

# %% every-object-counted
#| title = "Any object has a count"
#| topics = ["refcounts.counting"]
# The reference text: every PyObject has ob_refcnt.
import sys
objs = [1, "s", None, [], {}, (), int, len, sys, object(), lambda: 0]
print(all(sys.getrefcount(o) > 0 for o in objs))

# %% incref-assignment
#| title = "Assignment counts one up"
#| topics = ["refcounts.counting"]
# The reference text: a reference is created by assignment.
import sys
a = []
n = sys.getrefcount(a)
b = a
print(sys.getrefcount(a) - n)

# %% incref-list-append
#| title = "list.append counts one up"
#| topics = ["refcounts.counting"]
# The reference text: a reference is created by a list append.
import sys
a, box = [], []
n = sys.getrefcount(a)
box.append(a)
print(sys.getrefcount(a) - n)

# %% incref-containers
#| title = "Tuples, dicts, sets, attributes and closures count too"
#| topics = ["refcounts.counting"]
# The reference text: a reference is created in each case.
import sys
class V: pass
a = V()
n = sys.getrefcount(a)
keep = []
for make in (lambda: (a,), lambda: {"k": a}, lambda: {a}, lambda: [a, a]):
    keep.append(make())
    print(sys.getrefcount(a) - n)

# %% decref-del
#| title = "del counts one down"
#| topics = ["refcounts.counting"]
# The reference text: a reference is dropped by del.
import sys
a = []
b = a
n = sys.getrefcount(a)
del b
print(sys.getrefcount(a) - n)

# %% decref-return
#| title = "Returning from a function drops its locals"
#| topics = ["refcounts.counting"]
# The reference text: a reference is dropped at function return.
import sys
a = []
n = sys.getrefcount(a)
def f():
    l1 = l2 = a
    return sys.getrefcount(a) - n
print(f(), sys.getrefcount(a) - n)

# %% decref-reassign
#| title = "Rebinding counts one down"
#| topics = ["refcounts.counting"]
# The reference text: a reference is dropped by reassignment.
import sys
a = []
b = a
n = sys.getrefcount(a)
b = 1
print(sys.getrefcount(a) - n)

# %% incref-function-exported
#| title = "The C API offers increment and decrement"
#| topics = ["refcounts.c-api"]
#| needs = ["ctypes"]
# The reference text: the Py_INCREF and Py_DECREF macros do the counting.
# Checked with their function forms.
import ctypes, sys
a = []
n = sys.getrefcount(a)
obj = ctypes.py_object(a)
m = sys.getrefcount(a)
ctypes.pythonapi.Py_IncRef(obj)
print(sys.getrefcount(a) - m)
ctypes.pythonapi.Py_DecRef(obj)
print(sys.getrefcount(a) - m)

# %% dealloc-function-name
#| title = "The function called at zero is PyObject_Dealloc"
#| topics = ["refcounts.c-api"]
#| needs = ["ctypes"]
# The reference text: PyObject_Dealloc is called at zero.
# The function is _Py_Dealloc; no PyObject_Dealloc exists.
import ctypes
print(hasattr(ctypes.pythonapi, "PyObject_Dealloc"), hasattr(ctypes.pythonapi, "_Py_Dealloc"))

# %% freed-on-the-spot
#| title = "Freeing is not queued"
#| topics = ["lifetimes.release"]
import gc
gc.disable()
log = []
class V:
    def __del__(self): log.append("freed")
def f():
    v = V()
    log.append("in f")
f()
log.append("after f")
print(log)

# %% fresh-list
#| title = "One name"
#| topics = ["refcounts.counting"]
import sys
a = []
print(sys.getrefcount(a))

# %% two-names
#| title = "Two names"
#| topics = ["refcounts.counting"]
import sys
a = []
b = a
print(sys.getrefcount(a))

# %% after-del
#| title = "Two names, one deleted"
#| topics = ["refcounts.counting"]
import sys
a = []
b = a
del b
print(sys.getrefcount(a))

# %% count-during-call
#| title = "The count as seen inside a call"
#| topics = ["refcounts.counting"]
# Name a, the parameter, and the argument of getrefcount.
import sys
a = []
def f(x):
    return sys.getrefcount(x)
print(f(a))

# %% count-after-call
#| title = "The count after the call"
#| topics = ["refcounts.counting"]
import sys
a = []
def f(x): pass
f(a)
print(sys.getrefcount(a))

# %% deterministic-del
#| title = "__del__ runs when the last reference drops"
#| topics = ["lifetimes.release"]
# The reference text: __del__ is called immediately.
class V:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a = V(1)
a = V(2)
print("rebound")
b = [a]
del a
print("deleted")
b.clear()
print("cleared")

# %% nested-release-order
#| title = "Freeing a container releases what only it held"
#| topics = ["lifetimes.release"]
class V:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
box = [V("a"), V("b")]
del box
print("end")

# %% exception-releases-frame
#| title = "Locals of a failed call go when the exception is forgotten"
#| topics = ["lifetimes.release"]
class V:
    def __del__(self): print("del")
def f():
    v = V()
    raise ValueError
try:
    f()
except ValueError as e:
    print("caught")
print("end")

# %% self-cycle-possible
#| title = "A list can contain itself"
#| topics = ["collector.cycles"]
# The reference text: a holds a reference to itself.
a = []
a.append(a)
print(a, a[0] is a)

# %% self-cycle-survives-del
#| title = "A cycle is not freed by counting alone"
#| topics = ["collector.cycles"]
# The reference text: never freed by reference counting.
import gc, weakref
gc.disable()
class L(list): pass
a = L()
w = weakref.ref(a)
a.append(a)
del a
print(w() is None)
gc.collect()
print(w() is None)

# %% self-cycle-count-one
#| title = "After del the count of the self-holding list is 1"
#| topics = ["collector.cycles"]
#| needs = ["ctypes"]
# The reference text: the count drops to 1, not 0.
import ctypes, gc
gc.disable()
a = []
a.append(a)
where = id(a)
print(ctypes.c_ssize_t.from_address(where).value)
del a
print(ctypes.c_ssize_t.from_address(where).value)
