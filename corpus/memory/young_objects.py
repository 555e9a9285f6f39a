# /// case
# topics = ["collector.thresholds"]
# section = "3.3"
# ///

import gc

gc.disable()
gc.collect()


class Plain:
    pass


class Filled:
    def __init__(self):
        self.a = 1
        self.b = []


class Slotted:
    __slots__ = "a"


def growth(make, times=100):
    """By how much the count of the young generation grows while things are made and kept."""
    kept = [None] * times
    gc.collect()
    # What these leave to be used again counts once.
    make()
    make()
    before = gc.get_count()[0]
    for index in range(times):
        kept[index] = make()
    return gc.get_count()[0] - before


def runs_of(body, *thresholds):
    """The generations that automatic collections look at while something runs."""
    seen = []
    gc.collect()
    gc.callbacks.append(lambda phase, info: phase == "start" and seen.append(info["generation"]))
    gc.set_threshold(*thresholds)
    gc.enable()
    body()
    gc.disable()
    gc.callbacks.clear()
    return seen


# %% containers
for make in (lambda: [], lambda: {}, lambda: (1, []), lambda: set(), lambda: frozenset([1]), lambda: [[]], lambda: {"a": []},
             lambda: {1: {}}, list, dict, set, lambda: (), lambda: [1, 2, 3]):
    print(growth(make))

# %% instances
for make in (object, Plain, Filled, Slotted):
    print(growth(make))

# %% instances-with-attributes
def attribute():
    thing = Plain()
    thing.a = 1
    return thing
def container():
    thing = Plain()
    thing.a = []
    return thing
def looked_at():
    thing = Plain()
    thing.__dict__
    return thing
def looked_at_later():
    thing = Plain()
    thing.a = 1
    vars(thing)
    return thing
for make in (attribute, container, looked_at, looked_at_later):
    print(make.__name__, growth(make))

# %% not-watched
for make in (lambda: 1.5 * 2, lambda: 10 ** 20, lambda: "".join(["a", "b"]), lambda: bytes(3), lambda: range(3),
             lambda: bytearray(), lambda: complex(1, 2), object):
    print(growth(make))

# %% functions-and-methods
def closure():
    x = 1
    return lambda: x
for make in (lambda: lambda: 0, closure, lambda: [].append, lambda: Plain().__init__, lambda: Filled.__init__.__get__(1),
             lambda: (x for x in ()), lambda: iter([]), lambda: iter(()), lambda: enumerate([]), lambda: map(id, []),
             lambda: slice(1), lambda: property(), lambda: ValueError(), lambda: {}.keys(), lambda: iter({})):
    print(growth(make))

# %% caught-exceptions-leave-nothing
def fail():
    try:
        raise ValueError
    except ValueError:
        pass
def failing_call():
    try:
        None.x
    except AttributeError:
        pass
print(growth(fail), growth(failing_call))

# %% temporaries-leave-nothing
def nothing(): pass
def listing(): [1, 2, 3]
def looping():
    for x in [1, 2]: pass
def generating(): list(x for x in range(3))
def calling(): nothing(*[1] * 0)
for make in (nothing, listing, looping, generating, calling):
    print(growth(make))

# %% freed-and-made-again
kept = [[] for _ in range(100)]
gc.collect()
first = gc.get_count()[0]
del kept[:50]
second = gc.get_count()[0]
kept.extend([] for _ in range(50))
third = gc.get_count()[0]
print(second - first, third - second)

# %% freed-instances
kept = [Plain() for _ in range(100)]
gc.collect(0)
more = [Plain() for _ in range(100)]
first = gc.get_count()[0]
del kept
second = gc.get_count()[0]
del more
print(first - second, second - gc.get_count()[0])

# %% count-never-falls-below-zero
kept = [Plain() for _ in range(100)]
gc.collect()
del kept
print(gc.get_count()[0] < 5)

# %% list-reuse-does-not-count
gc.collect()
before = gc.get_count()[0]
for _ in range(1000):
    x = []
    y = {}
    z = (x, y)
print(gc.get_count()[0] - before)

# %% freed-lists-are-set-aside
kept = [[] for _ in range(200)]
gc.collect()
base = [Plain() for _ in range(500)]
first = gc.get_count()[0]
kept.clear()
second = gc.get_count()[0]
kept = [[] for _ in range(200)]
third = gc.get_count()[0]
print(first - second, third - second)

# %% freed-dictionaries-are-set-aside
kept = [{1: kept} for kept in range(200)]
gc.collect()
base = [Plain() for _ in range(500)]
first = gc.get_count()[0]
kept.clear()
second = gc.get_count()[0]
kept = [{} for _ in range(200)]
third = gc.get_count()[0]
print(first - second, third - second)

# %% freed-tuples-are-set-aside
kept = [(number, base) for number, base in enumerate([Plain] * 200)]
gc.collect()
base = [Plain() for _ in range(500)]
first = gc.get_count()[0]
kept.clear()
second = gc.get_count()[0]
kept = [(base, base) for _ in range(200)]
third = gc.get_count()[0]
print(first - second, third - second)

# %% full-collection-empties-what-is-set-aside
kept = [[] for _ in range(100)]
kept.clear()
gc.collect(0)
first = gc.get_count()[0]
more = [[] for _ in range(60)]
second = gc.get_count()[0]
more.clear()
gc.collect()
more = [[] for _ in range(60)]
print(second - first, gc.get_count()[0])

# %% counts-of-generations
print(gc.get_count()[1:])
gc.collect(0)
gc.collect(0)
print(gc.get_count()[1:])
gc.collect(1)
print(gc.get_count()[1:])
gc.collect(2)
print(gc.get_count()[1:])

# %% count-right-after
#| requires = ">=3.12"
gc.collect()
print(gc.get_count())
x = []
print(gc.get_count())
y = [[], {}, Plain()]
print(gc.get_count())

# %% start-of-a-collection-in-a-loop
kept = []
def body():
    for _ in range(500):
        kept.append([])
print(runs_of(body, 100, 5, 5))

# %% start-of-a-collection-in-a-comprehension
print(runs_of(lambda: [[] for _ in range(1000)], 100, 3, 3))

# %% instances-start-collections
kept = []
def body():
    for _ in range(1000):
        kept.append(Plain())
print(runs_of(body, 200, 2, 10), len(kept))

# %% filled-instances-start-collections
kept = []
def body():
    for _ in range(1000):
        kept.append(Filled())
print(runs_of(body, 200, 2, 10), len(kept))

# %% at-which-object
for make in (lambda: [], lambda: {}, lambda: Plain(), Plain, lambda: lambda: 0):
    kept, at = [], []
    gc.collect()
    gc.callbacks.append(lambda phase, info: phase == "start" and at.append(len(kept)))
    gc.set_threshold(100, 10, 10)
    gc.enable()
    for _ in range(450):
        kept.append(make())
    gc.disable()
    gc.callbacks.clear()
    print([later - earlier for earlier, later in zip(at, at[1:])])

# %% at-which-object-with-the-default
import sys
kept, at = [], []
gc.collect()
gc.callbacks.append(lambda phase, info: phase == "start" and at.append((len(kept), info["generation"])))
gc.enable()
for _ in range(9000):
    kept.append(Plain())
gc.disable()
print(at)

# %% garbage-is-collected-on-the-way
#| requires = ">=3.12"
import weakref
references = []
def body():
    for _ in range(300):
        thing = Plain()
        thing.me = thing
        references.append(weakref.ref(thing))
print(runs_of(body, 50, 100, 100))
print(sum(reference() is None for reference in references))

# %% full-collections-wait
kept = []
def body():
    for _ in range(3000):
        kept.append([])
runs = runs_of(body, 50, 2, 2)
print(len(runs), runs.count(0), runs.count(1), runs.count(2))

# %% no-collection-inside-a-collection
inside = []
def callback(phase, info):
    inside.append((phase, gc.collect()))
    kept = [[] for _ in range(500)]
gc.callbacks.append(callback)
gc.set_threshold(100)
gc.enable()
gc.collect()
gc.disable()
gc.callbacks.clear()
print(inside)

# %% threshold-of-one
def body():
    for _ in range(5):
        x = Plain()
        x.me = x
print(runs_of(body, 1, 1, 1))

# %% disabled-in-between
kept = []
at = []
gc.callbacks.append(lambda phase, info: phase == "start" and at.append(len(kept)))
gc.set_threshold(100)
for number in range(600):
    if number == 300: gc.enable()
    kept.append([])
gc.disable()
print(at)

# %% thresholds-kept
for thresholds in ((700,), (1, 2), (1, 2, 3), (0,), (-1,), (5, 0, 0)):
    gc.set_threshold(*thresholds)
    print(gc.get_threshold())
