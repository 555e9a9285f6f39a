# /// case
# topics = []
# section = "3.3"
# seed = "3.3"
# ///

# %% del-in-cycle-called
#| title = "__del__ of objects in a cycle is called"
#| topics = ["collector.finalizers"]
# The reference text: handled correctly since 3.4 (PEP 442).
import gc
gc.disable()
log = []
class N:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n)
a, b = N("a"), N("b")
a.o, b.o = b, a
del a, b
print(log)
gc.collect()
print(sorted(log))

# %% del-in-cycle-frees
#| title = "The cycle is then broken and freed"
#| topics = ["collector.finalizers"]
# The reference text: the cycle is broken after __del__.
import gc, weakref
gc.disable()
class N:
    def __del__(self): pass
a, b = N(), N()
a.o, b.o = b, a
w = weakref.ref(a)
del a, b
gc.collect()
print(w())

# %% garbage-stays-empty
#| title = "gc.garbage does not get such cycles any more"
#| topics = ["collector.garbage"]
# The reference text: historically they were moved to gc.garbage.
import gc
class N:
    def __del__(self): pass
a = N()
a.me = a
del a
gc.collect()
print(gc.garbage)

# %% garbage-is-list
#| title = "gc.garbage is a list"
#| topics = ["collector.garbage"]
import gc
print(type(gc.garbage).__name__)

# %% del-called-once
#| title = "__del__ is called once even if the object is brought back"
#| topics = ["collector.finalizers"]
# The reference text: __del__ in cycles is handled correctly.
import gc
kept = []
class N:
    def __del__(self):
        print("del")
        kept.append(self)
a = N()
a.me = a
del a
gc.collect()
print(len(kept))
kept.clear()
gc.collect()
print(len(kept))

# %% saveall-fills-garbage
#| title = "DEBUG_SAVEALL puts unreachable objects into gc.garbage"
#| topics = ["collector.garbage"]
# The reference text: gc.garbage is the list of uncollectable objects.
import gc
gc.disable()
gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
a = ["mark"]
a.append(a)
del a
gc.collect()
print(any(type(o) is list and o[:1] == ["mark"] for o in gc.garbage))
gc.set_debug(0)
