# /// case
# topics = ["collector.thresholds", "collector.generations"]
# section = "3.3"
# ///

import gc

starts = []


def watch(phase, info):
    if phase == "start":
        starts.append((len(kept), info["generation"]))


kept = []


def run(thresholds, make, count):
    """When automatic collections begin while `count` objects are made and kept."""
    gc.disable()
    gc.collect()
    kept.clear()
    starts.clear()
    gc.set_threshold(*thresholds)
    gc.callbacks.append(watch)
    gc.enable()
    for _ in range(count):
        kept.append(make())
    gc.disable()
    gc.callbacks.remove(watch)
    print(thresholds, starts)

# %% first-generation
#| title = "A collection begins with the allocation after the one that reaches the threshold"
for threshold in (10, 20, 50, 100):
    run((threshold, 1000, 1000), list, 210)

# %% second-generation
#| title = "Each so many collections of the youngest generation, the one above is collected"
for second in (1, 2, 5):
    run((10, second, 1000), list, 150)

# %% kinds-of-objects
#| title = "Which objects count: those that the collector could watch"
class Plain:
    pass


class Slotted:
    __slots__ = ()


for make in (list, dict, set, Plain, Slotted, lambda: (kept,), object, lambda: 1.5, lambda: "a" * 3, lambda: [[]],
             lambda: (lambda: None), lambda: iter([])):
    run((20, 1000, 1000), make, 100)

# %% objects-that-die
#| title = "What dies is taken from the count again"
def make():
    for _ in range(5):
        []
    return []


run((20, 1000, 1000), make, 60)

# %% threshold-of-zero
#| title = "A threshold of zero means never"
run((0, 10, 10), list, 1000)

# %% in-the-midst-of-a-call
#| title = "A call that makes several objects crosses the threshold at one of them"
import collections, functools, itertools
makers = {
    "error": lambda number: ValueError(number),
    "memoryview": lambda number: memoryview(b""),
    "chain": lambda number: itertools.chain(),
    "zip": lambda number: zip((), ()),
    "partial": lambda number: functools.partial(print),
    "deque": lambda number: collections.deque(),
    "method": lambda number: [].append,
    "reference": lambda number: number.__add__,
}
lengths = []
def note(phase, info):
    if phase == "start":
        lengths.append(len(kept))
gc.callbacks.append(note)
for name, make in makers.items():
    kept = [make(number) for number in range(100)]
    kept = []
    gc.collect()
    gc.set_threshold(50, 1000, 1000)
    for number in range(200):
        kept.append(make(number))
    gc.set_threshold(0)
    print(name, [after - before for before, after in zip(lengths[1:], lengths[2:])])
    lengths.clear()
