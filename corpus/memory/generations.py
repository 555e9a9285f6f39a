# /// case
# topics = []
# section = "3.3"
# seed = "3.3"
# ///

# %% three-generations
#| title = "There are three generations"
#| topics = ["collector.generations"]
import gc
print(len(gc.get_threshold()), len(gc.get_count()), len(gc.get_stats()))

# %% threshold-gen0
#| title = "Default threshold of generation 0"
#| topics = ["collector.thresholds"]
# 2000 since 3.13.
import gc
print(gc.get_threshold()[0])

# %% threshold-gen1
#| title = "Default threshold of generation 1"
#| topics = ["collector.thresholds"]
import gc
print(gc.get_threshold()[1])

# %% threshold-gen2
#| title = "Default threshold of generation 2"
#| topics = ["collector.thresholds"]
import gc
print(gc.get_threshold()[2])

# %% default-threshold
#| title = "Default thresholds"
#| topics = ["collector.thresholds"]
# (2000, 10, 10) since 3.13.
import gc
print(gc.get_threshold())

# %% set-threshold
#| title = "gc.set_threshold"
#| topics = ["collector.thresholds"]
# The reference text: thresholds can be tuned.
import gc
gc.set_threshold(1000, 15, 15)
print(gc.get_threshold())

# %% set-threshold-partial
#| title = "set_threshold with fewer arguments keeps the rest"
#| topics = ["collector.thresholds"]
# The reference text: thresholds can be tuned.
import gc
gc.set_threshold(1000, 15, 16)
gc.set_threshold(500)
print(gc.get_threshold())

# %% get-count-shape
#| title = "gc.get_count"
#| topics = ["collector.thresholds"]
# The reference text: a triple of counts.
import gc
c = gc.get_count()
print(type(c).__name__, len(c), all(type(n) is int for n in c))

# %% get-count-grows
#| title = "The first count grows with new containers"
#| topics = ["collector.thresholds"]
import gc
gc.disable()
gc.collect()
before = gc.get_count()[0]
keep = [set() for _ in range(100)]
print(100 <= gc.get_count()[0] - before <= 110)

# %% get-count-falls
#| title = "The first count falls when containers are freed"
#| topics = ["collector.thresholds"]
import gc
gc.disable()
gc.collect()
keep = [set() for _ in range(100)]
high = gc.get_count()[0]
del keep
print(high - gc.get_count()[0] >= 90)

# %% gen0-collection-bumps-gen1
#| title = "A collection of generation 0 counts one for generation 1"
#| topics = ["collector.thresholds"]
# The reference text: the three counts belong to the generations.
import gc
gc.disable()
gc.collect()
a = gc.get_count()
gc.collect(0)
gc.collect(0)
b = gc.get_count()
gc.collect(1)
c = gc.get_count()
print(a[1:], b[1:], c[1:])

# %% trigger-by-allocations
#| title = "More allocations than the threshold start a collection"
#| topics = ["collector.thresholds"]
# The reference text: the threshold is the number of new allocations before a run.
import gc
gc.collect()
runs = []
gc.callbacks.append(lambda phase, info: phase == "start" and runs.append(info["generation"]))
gc.set_threshold(200, 10, 10)
small = [[] for _ in range(100)]
few = len(runs)
large = [[] for _ in range(500)]
print(few, len(runs) > 0, runs[0])

# %% gen1-after-gen0-runs
#| title = "Generation 1 comes up after its threshold of generation 0 runs"
#| topics = ["collector.thresholds"]
# The reference text: the table's heading speaks of new allocations for all three thresholds.
# For generations 1 and 2 the threshold counts collections of the next younger generation.
import gc
gc.collect()
runs = []
gc.callbacks.append(lambda phase, info: phase == "start" and runs.append(info["generation"]))
gc.set_threshold(50, 3, 1000)
keep = [[] for _ in range(2000)]
gc.disable()
first = runs.index(1)
print(runs[:first], set(runs[:20]))

# %% threshold-zero-disables
#| title = "A zero threshold turns automatic runs off"
#| topics = ["collector.thresholds"]
# The reference text: thresholds can be tuned.
import gc
gc.set_threshold(0)
gc.collect()
runs = []
gc.callbacks.append(lambda phase, info: runs.append(phase))
keep = [[] for _ in range(20000)]
print(runs)

# %% collect-0
#| title = "gc.collect(0) looks at generation 0 only"
#| topics = ["collector.generations"]
# The reference text: collects only generation 0.
import gc
gc.disable()
gc.collect()
a = []
a.append(a)
gc.collect(0)
del a
print(gc.collect(0), gc.collect(1))

# %% collect-1
#| title = "gc.collect(1) looks at generations 0 and 1"
#| topics = ["collector.generations"]
# The reference text: collects generations 0 and 1.
import gc
gc.disable()
gc.collect()
old, young = [], []
old.append(old)
gc.collect(0)
young = []
young.append(young)
del old, young
print(gc.collect(1))

# %% collect-1-spares-gen2
#| title = "gc.collect(1) leaves generation 2 alone"
#| topics = ["collector.generations"]
# The reference text: collects generations 0 and 1.
import gc
gc.disable()
a = []
a.append(a)
gc.collect()
del a
print(gc.collect(1), gc.collect(2))

# %% collect-2
#| title = "gc.collect(2) looks at everything"
#| topics = ["collector.generations"]
import gc
gc.disable()
a = []
a.append(a)
gc.collect()
b = []
b.append(b)
del a, b
print(gc.collect(2))

# %% collect-default-is-full
#| title = "gc.collect() is gc.collect(2)"
#| topics = ["collector.generations"]
# The reference text: the same as collect(2).
import gc
gc.disable()
seen = []
gc.callbacks.append(lambda phase, info: seen.append((phase, info["generation"])))
gc.collect()
gc.collect(2)
print(seen)

# %% collect-bad-generation
#| title = "There is no generation 3"
#| topics = ["collector.generations"]
# The reference text: generations 0 to 2.
import gc
for g in (3, -1):
    try:
        gc.collect(g)
    except ValueError as e:
        print(e)

# %% new-object-in-gen0
#| title = "A new object is in generation 0"
#| topics = ["collector.generations"]
# The reference text: a new object starts in generation 0.
import gc
gc.disable()
probe = [object()]
print([any(o is probe for o in gc.get_objects(generation=g)) for g in range(3)])

# %% promotion-to-gen1
#| title = "Surviving generation 0 promotes to generation 1"
#| topics = ["collector.generations"]
# The reference text: promoted to generation 1.
import gc
gc.disable()
probe = [object()]
gc.collect(0)
print([any(o is probe for o in gc.get_objects(generation=g)) for g in range(3)])

# %% promotion-to-gen2
#| title = "Surviving generation 1 promotes to generation 2"
#| topics = ["collector.generations"]
# The reference text: promoted to generation 2.
import gc
gc.disable()
probe = [object()]
gc.collect(0)
gc.collect(1)
print([any(o is probe for o in gc.get_objects(generation=g)) for g in range(3)])

# %% gen2-stays
#| title = "Nothing leaves generation 2 but the dead"
#| topics = ["collector.generations"]
# The reference text: long-lived objects stay in generation 2.
import gc
gc.disable()
probe = [object()]
for _ in range(3):
    gc.collect()
print([any(o is probe for o in gc.get_objects(generation=g)) for g in range(3)])

# %% long-lived-in-gen2
#| title = "Modules and classes are in generation 2 after a full run"
#| topics = ["collector.generations"]
# The reference text: module and class objects are in generation 2.
import gc, json
class K: pass
gc.disable()
gc.collect()
old = gc.get_objects(generation=2)
print([any(o is p for o in old) for p in (json, K, gc)])
