# /// case
# topics = ["hostile.finalizers"]
# ///
import gc, weakref


def attempt(action, *arguments):
    """Prints what an action gives: the type of its result, or the exception."""
    try:
        result = action(*arguments)
    except BaseException as error:
        print(type(error).__name__, str(error)[:120])
    else:
        print("ok", type(result).__name__)


class Node:
    """A cycle of one, so that only a collection frees it."""
    def __init__(self, name): self.name, self.me = name, self
    def __del__(self): log.append(self.name)


log = []

# %% collected-while-a-dict-grows
#| title = "Hashes that collect garbage while a dict takes more and more keys"
class Key:
    def __init__(self, number): self.number = number
    def __hash__(self):
        Node(self.number)
        gc.collect()
        return self.number % 3
    def __eq__(self, other):
        gc.collect(0)
        return isinstance(other, Key) and self.number == other.number
table = {Key(number): number for number in range(12)}
print(len(table), len(log), [table[Key(number)] for number in range(12)])
other = dict(table)
other.update({Key(number): -number for number in range(6, 20)})
print(len(other), sum(other.values()))
del log[:]
table.clear(), other.clear()
print(gc.collect(), log)

# %% collected-while-a-set-grows
class Member:
    def __init__(self, number): self.number = number
    def __hash__(self):
        Node(self.number)
        gc.collect()
        return self.number % 2
    def __eq__(self, other):
        Node("eq")
        return self.number == other.number
left, right = {Member(number) for number in range(8)}, {Member(number) for number in range(4, 12)}
print(sorted(member.number for member in left & right))
print(sorted(member.number for member in left | right))
print(sorted(member.number for member in left ^ right), len(left - right))
gc.collect()
print(log.count("eq") > 0)

# %% collected-by-a-finalizer
#| title = "A finalizer of garbage that collects garbage, whose finalizer does the same"
class Collector:
    def __init__(self, depth): self.depth, self.me = depth, self
    def __del__(self):
        if self.depth: Collector(self.depth - 1)
        print("del", self.depth, gc.collect())
Collector(3)
print("found", gc.collect())
print("found", gc.collect())
print("found", gc.collect())

# %% collected-by-a-callback
class Target: pass
def make():
    target = Target()
    target.me = target
    return target
def called(reference):
    print("called", reference() is None, gc.collect())
    make()
references = [weakref.ref(make(), called) for _ in range(3)]
print("found", gc.collect())
print([reference() for reference in references])

# %% collected-by-a-raising-callback
import sys
sys.unraisablehook = lambda problem: print("unraisable", problem.exc_type.__name__, problem.exc_value)
class Target: pass
def called(reference):
    gc.collect()
    raise LookupError(reference() is None)
first, second = Target(), Target()
first.other, second.other = second, first
references = [weakref.ref(first, called), weakref.ref(second, called), weakref.ref(first, called)]
del first, second
print("found", gc.collect())

# %% resurrected-from-a-collection
saved = []
class Phoenix:
    def __init__(self, name): self.name, self.me = name, self
    def __del__(self):
        saved.append(self)
        gc.collect()
for name in "abc": Phoenix(name)
print("found", gc.collect(), [thing.name for thing in saved])
del saved[:]
print("found", gc.collect(), saved)

# %% resurrected-by-another-s-finalizer
saved = []
class Friend:
    def __init__(self, name): self.name = name
    def __del__(self): saved.append(self.other); del self.other
one, two = Friend("one"), Friend("two")
one.other, two.other = two, one
del one, two
print("found", gc.collect(), sorted(thing.name for thing in saved), [vars(thing).keys() for thing in saved])
del saved[:]
print("found", gc.collect(), saved)

# %% containers-emptied-in-a-finalizer
#| title = "A finalizer in a cycle that empties the containers of the cycle"
def cycle(kind):
    class Owner:
        def __del__(self):
            inside = self.inside
            self.__dict__.clear()
            if hasattr(inside, "clear"): inside.clear()
            print(type(self).__name__, type(inside).__name__, gc.collect())
    owner = Owner()
    if kind is dict: owner.inside = {1: owner, owner: 2, "x": [owner]}
    elif kind is list: owner.inside = [owner, owner, [owner]]
    elif kind is set: owner.inside = {owner, (owner,)}
    else: owner.inside = (owner, [owner])
for kind in (dict, list, set, tuple):
    cycle(kind)
    print(kind.__name__, gc.collect())

# %% garbage-made-by-finalizers-of-a-chain
class Link:
    def __init__(self, next): self.next = next
    def __del__(self):
        Node("garbage")
        if self.next is None: log.append(gc.collect())
chain = None
for _ in range(300): chain = Link(chain)
chain = None
print(len(log), log.count("garbage"))
print(gc.collect() >= 0, log.count("garbage"))

# %% collected-by-comparisons
class Element:
    def __init__(self, number): self.number, self.me = number, [self]
    def __lt__(self, other): gc.collect(); Element(0); return self.number < other.number
    def __eq__(self, other): gc.collect(); return self.number == other.number
    def __hash__(self): gc.collect(); return 1
elements = [Element(number % 5) for number in range(12)]
print([element.number for element in sorted(elements)])
elements.sort(key=lambda element: (gc.collect(), -element.number)[1])
print([element.number for element in elements], elements.index(Element(0)), elements.count(Element(2)))
print(max(elements).number, min(elements, key=lambda element: gc.collect() * 0 + element.number).number)

# %% threshold-of-one-in-everything
gc.set_threshold(1)
text = "".join(sorted({str(number): [number] for number in range(50)}))
pairs = [(a, [b]) for a, b in zip(range(20), map(lambda x: {x}, range(20)))]
def walk(depth):
    yield depth
    if depth: yield from walk(depth - 1)
print(len(text), pairs[-1], list(walk(5)))
class Made:
    def __init__(self): self.me = self
    def __del__(self): counter[0] += 1
counter = [0]
for _ in range(10): Made()
gc.set_threshold(700, 10, 10)
gc.collect()
print(counter)

# %% callbacks-of-the-collector-collect
def hook(phase, info):
    print(phase, info["generation"], gc.collect())
gc.callbacks.append(hook)
Node("x")
print(gc.collect())
gc.callbacks.remove(hook)
print(log)

# %% callbacks-of-the-collector-change-their-list
def hook(phase, info):
    print(phase, len(gc.callbacks))
    del gc.callbacks[:]
    Node("in hook")
gc.callbacks += [hook, hook, hook]
print(gc.collect())
print(gc.collect(), log)

# %% weak-containers-emptied-by-a-collection
class Thing:
    def __init__(self, number): self.number, self.me = number, self
    def __hash__(self): gc.collect(); return hash(self.number)
    def __eq__(self, other): return self.number == other.number
values, keys, members = weakref.WeakValueDictionary(), weakref.WeakKeyDictionary(), weakref.WeakSet()
for number in range(5):
    thing = Thing(number)
    values[number] = thing
    keys[thing] = number
    members.add(thing)
print(len(values), len(keys), len(members))
del thing
gc.collect()
print(len(values), len(keys), len(members))
