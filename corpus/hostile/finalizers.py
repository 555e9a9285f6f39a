# /// case
# topics = ["hostile.finalizers"]
# ///

def attempt(action, *arguments):
    """Prints what an action gives: the type of its result, or the exception."""
    try:
        result = action(*arguments)
    except BaseException as error:
        print(type(error).__name__, str(error)[:120])
    else:
        print("ok", type(result).__name__)

import gc

# %% list-changed-by-death
#| title = "Items whose finalizer refills the list that lets go of them"
class Refiller:
    def __del__(self): items.clear(); items.extend([1] * 10)
for statement in ("items[:] = []", "items[0] = 5", "del items[0]", "items.pop(0)", "items.clear()", "items *= 0", "items.__init__()"):
    items = [Refiller(), Refiller()]
    exec(statement)
    print(statement, len(items))

# %% dict-changed-by-death
#| title = "Values whose finalizer refills the dict that lets go of them"
class Refiller:
    def __del__(self): table.clear(); table.update({number: number for number in range(20)})
for statement in ("table[1] = 2", "del table[1]", "table.clear()", "table.pop(1)", "table.popitem()", "table.update({1: 1})", "table |= {1: 2}"):
    table = {1: Refiller()}
    exec(statement)
    print(statement, len(table))
    table = {}

# %% set-changed-by-death
#| title = "Elements whose finalizer refills the set that lets go of them"
class Refiller:
    def __del__(self): elements.clear(); elements.update(range(20))
for statement in ("elements.clear()", "elements.pop()", "elements &= set()", "elements.__init__()", "elements ^= {1}"):
    elements = {Refiller()}
    exec(statement)
    print(statement, len(elements))

# %% attribute-changed-by-death
#| title = "Attributes whose finalizer sets the attribute"
class Setter:
    def __del__(self): owner.__dict__.clear(); owner.x = 7
class Owner: pass
owner = Owner()
for statement in ("owner.x = 5", "del owner.x", "owner.__dict__ = {}", "owner.__dict__.clear()"):
    owner.x = Setter()
    exec(statement)
    print(statement, owner.__dict__)
    owner.__dict__.clear()

# %% resurrection
#| title = "A finalizer that keeps its object runs once"
kept = []
class Phoenix:
    def __del__(self): kept.append(self); print("__del__")
Phoenix()
print(len(kept)); kept.clear(); print(len(kept))
phoenix = Phoenix(); phoenix.self = phoenix; del phoenix
gc.collect(); print(len(kept)); kept.clear(); gc.collect(); print(len(kept))

# %% finalizers-that-change-the-class
#| title = "Finalizers that are deleted, replaced or no functions"
class Once:
    def __del__(self): print("once"); del Once.__del__
Once(); Once()
class Changed:
    def __del__(self): print("Changed"); self.__class__ = Other
class Other:
    def __del__(self): print("Other")
Changed()
class Instance: pass
instance = Instance(); instance.__del__ = lambda: print("never"); del instance
print("end")

# %% collection-inside-of-a-collection
#| title = "Finalizers and callbacks that collect"
class Collector:
    def __init__(self): self.self = self
    def __del__(self): gc.collect(); print("collected")
Collector(); Collector()
gc.collect()
gc.callbacks.append(lambda phase, information: gc.collect())
gc.collect(); gc.callbacks.clear()
gc.callbacks.append(lambda phase, information: gc.callbacks.clear())
gc.collect(); print(gc.callbacks)

# %% collection-at-every-allocation
#| title = "A threshold of 1 changes nothing that a program computes"
import copy, json
gc.set_threshold(1)
class Cycle:
    def __init__(self): self.self = self
cycles = [[Cycle()] for _ in range(100)]
print(sorted([[number] for number in range(10)], key=lambda item: -item[0])[0], tuple(map(lambda number: [number], range(3))))
print(copy.deepcopy([[1], [2, {3: 4}]]), json.loads(json.dumps({"a": [1, {"b": 2}]})), {number: [number] for number in range(3)})
gc.set_threshold(700)

# %% hashes-that-collect
#| title = "__hash__, __eq__ and __lt__ that collect"
class Key:
    def __init__(self, number): self.number, self.self = number, self
    def __hash__(self): gc.collect(); return self.number % 3
    def __eq__(self, other): gc.collect(); return self.number == other.number
    def __lt__(self, other): gc.collect(); return self.number < other.number
table = {Key(number): number for number in range(4)}
print(len(table), [key.number for key in sorted(table)], len(set(table)))

# %% weak-reference-callbacks
#| title = "Callbacks that collect, that drop references, and that look for the dead"
#| requires = ">=3.12"
import weakref
class Target: pass
target = Target(); seen = []
reference = weakref.ref(target, lambda reference: seen.append(reference())); del target; print(seen)
target = Target(); references = []
references += [weakref.ref(target, lambda reference: references.clear()) for _ in range(5)]; del target; print(references)
target = Target(); reference = weakref.ref(target, lambda reference: gc.collect()); del target; print(reference())
target = Target(); target.reference = weakref.ref(target, lambda reference: print("never")); del target

# %% proxies-of-the-dead
#| title = "A proxy whose object is gone"
import weakref
class Target: pass
proxy = weakref.proxy(Target())
for action in (lambda: proxy.x, lambda: str(proxy), lambda: proxy + 1, lambda: bool(proxy), lambda: len(proxy), lambda: proxy[0], lambda: setattr(proxy, "x", 1), lambda: hash(proxy)):
    attempt(action)

# %% weak-containers-in-loops
#| title = "Weak containers whose entries die while they are iterated"
import weakref
class Target: pass
table = weakref.WeakValueDictionary(); target = Target(); table[1] = target
for key in table: del target; gc.collect()
print(len(table))
table = weakref.WeakKeyDictionary(); target = Target(); table[target] = target; del target; gc.collect(); print(len(table))

# %% equality-that-kills
#| title = "Weak references whose objects die while they are compared"
import weakref
class Target:
    def __eq__(self, other):
        global first
        first = None
        return True
    def __hash__(self): return 1
first, second = Target(), Target()
one, other = weakref.ref(first), weakref.ref(second)
print(one == other, one(), one == other, one == one)
attempt(hash, one)

# %% deep-deaths
#| title = "Chains of 20,000 objects die without recursion"
class Link: pass
class Slotted: __slots__ = "next"
class Finalized:
    def __init__(self, next): self.next = next
    def __del__(self): pass
def generator(next): yield next
for cls in (Link, Slotted):
    chain = None
    for _ in range(20_000):
        link = cls(); link.next = chain; chain = link
    del link, chain
chain = None
for _ in range(20_000): chain = Finalized(chain)
del chain
for make in (lambda inner: [inner], lambda inner: (inner,), lambda inner: {1: inner}, lambda inner: iter((inner,)), lambda inner: ValueError(inner), lambda inner: (lambda default=inner: default), generator):
    chain = None
    for _ in range(5_000): chain = make(chain)
    del chain
print("end")
