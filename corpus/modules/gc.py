# /// case
# topics = ["modules.gc"]
# ///

import gc


def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% switches
print(gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled(), gc.get_debug())
show(gc.enable, 1)

# %% thresholds
before = gc.get_threshold()
print(len(before), gc.set_threshold(100, 5, 5), gc.get_threshold())
gc.set_threshold(50)
print(gc.get_threshold()[0])
for arguments in (("a",), (1.5,)):
    show(gc.set_threshold, *arguments)

# %% collect
class C: pass
def cycle():
    c = C()
    c.me = c
gc.collect()
cycle()
print(gc.collect() >= 1, gc.collect())
for generation in (0, 1, 2):
    cycle()
    print(gc.collect(generation) >= 0)
for generation in (-1, 3, "a", None, 1.5):
    show(gc.collect, generation)

# %% callbacks
def callback(phase, info): print(phase, sorted(info), info["generation"])
gc.callbacks.append(callback)
gc.collect()
gc.collect(1)
gc.callbacks.remove(callback)
gc.collect()

# %% tracking
for value in (1, "a", (), ([],), [], {}, {"a": 1}, {"a": []}, set(), object(), C() if "C" in globals() else None, lambda: 0, int):
    print(type(value).__name__, gc.is_tracked(value))
show(gc.is_tracked)

# %% finalized
class C:
    def __del__(self):
        global saved
        saved = self
c = C()
print(gc.is_finalized(c), gc.is_finalized(1))
del c
print(gc.is_finalized(saved))

# %% referrers-and-referents
a = []
b = [a]
c = {"key": a}
print(b in gc.get_referrers(a), gc.get_referents(b) == [a], a in gc.get_referents(c), gc.get_referents(), gc.get_referents(1), gc.get_referrers())

# %% counts-and-statistics
print(len(gc.get_count()), all(type(count) is int for count in gc.get_count()), [sorted(entry) for entry in gc.get_stats()])
print(type(gc.get_objects()).__name__, gc.garbage, gc.freeze(), gc.get_freeze_count() > 0, gc.unfreeze(), gc.get_freeze_count())
for generation in (0, None, 5, -1, "a"):
    show(lambda: type(gc.get_objects(generation)).__name__)

# %% debug-flags
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
show(gc.set_debug, "a")
class C: pass
gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
c = C()
c.me = c
del c
gc.collect()
gc.set_debug(0)
print(any(type(thing) is C for thing in gc.garbage))
gc.garbage.clear()

# %% finalizers-in-cycles
class C:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name, hasattr(self, "other"))
a, b = C("a"), C("b")
a.other, b.other = b, a
del a, b
print("before")
gc.collect()
print("after")

# %% resurrection
class C:
    def __del__(self): kept.append(self)
kept = []
c = C()
c.me = c
del c
gc.collect()
print(len(kept))
kept.clear()
gc.collect()
print(len(kept))
