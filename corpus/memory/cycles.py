# /// case
# topics = ["collector.control"]
# section = "3.2"
# seed = "3.2"
# ///

# %% collector-frees-cycle
#| title = "gc.collect frees a two-object cycle"
#| topics = ["collector.cycles"]
# The reference text: a supplemental collector handles cycles.
import gc, weakref
gc.disable()
class N: pass
a, b = N(), N()
a.other, b.other = b, a
w = weakref.ref(a)
del a, b
print(w() is None)
gc.collect()
print(w() is None)

# %% cycle-outside-reference-survives
#| title = "A cycle reachable from outside is kept"
#| topics = ["collector.cycles"]
# The reference text: only unreachable cycles are collected.
import gc, weakref
class N: pass
a, b = N(), N()
a.other, b.other = b, a
w = weakref.ref(a)
del a
gc.collect()
print(w() is b.other)

# %% enabled-by-default
#| title = "The collector is on by default"
import gc
print(gc.isenabled())

# %% disable
#| title = "gc.disable"
# The reference text: the collector can be disabled.
import gc
gc.disable()
print(gc.isenabled())

# %% enable
#| title = "gc.enable"
# The reference text: the collector can be enabled.
import gc
gc.disable()
gc.enable()
print(gc.isenabled())

# %% disable-stops-automatic
#| title = "When disabled nothing is collected automatically"
# The reference text: disable() turns the cycle collector off.
import gc
gc.disable()
gc.collect()
runs = []
gc.callbacks.append(lambda phase, info: runs.append(phase))
keep = [[i] for i in range(20000)]
print(runs)

# %% collect-while-disabled
#| title = "gc.collect works while disabled"
# The reference text: a collection can be run manually.
import gc
gc.disable()
gc.collect()
a = []
a.append(a)
del a
print(gc.collect())

# %% collect-counts-unreachable
#| title = "gc.collect returns the number of unreachable objects"
# The reference text: returns the number of unreachable objects found.
import gc
gc.disable()
gc.collect()
for n in (0, 1, 2, 5):
    for _ in range(n):
        a = []
        a.append(a)
    a = None
    print(gc.collect())

# %% collect-counts-cycle-members
#| title = "Each member of a cycle counts"
#| topics = ["collector.cycles"]
# The reference text: returns the number of unreachable objects found.
import gc
gc.disable()
gc.collect()
a, b, c = [], [], []
a.append(b); b.append(c); c.append(a)
del a, b, c
print(gc.collect())
