# /// case
# topics = ["programs.breadth"]
# seed = "hierarchies 21, lifetimes 4, values 30 and 5032, stateful 20 and 1074"
# ///

# %% an-order-without-object
#| title = "Where an mro() leaves object out, the super object has its own __init_subclass__"
#| topics = ["metaclass.custom", "metaclass.init-subclass"]
class M(type):
    def mro(cls):
        return super().mro()[:1]

for keywords in ({}, {"flavour": 1}):
    try:
        class C(metaclass=M, **keywords):
            pass
    except TypeError as error:
        print(error)
    else:
        print(C.__mro__)

# %% pairs-of-a-dict
#| title = "The length of an item is asked for where a dict, a tuple or slots are made of it"
#| topics = ["containers.dict"]
from itertools import combinations, permutations
from math import dist

class Sequence:
    def __init__(self, *items):
        self.items = items
    def __getitem__(self, index):
        print("item", index)
        return self.items[index]
    def __len__(self):
        print("length")
        return 2

print(dict([Sequence(1, 2)]))
print(list(combinations(Sequence(1, 2), 2)))
print(list(permutations(Sequence(1))))
print(type("Slotted", (), {"__slots__": Sequence("a", "b")}).__slots__)
print(ExceptionGroup("group", Sequence(ValueError(1))))
print(dist(Sequence(1.0), Sequence(3.0)))
error = ValueError()
error.args = Sequence(1, 2)
print(error.args)

# %% an-equal-element-of-a-set-that-has-changed
#| title = "A look-up begins anew where __eq__ has changed the set; adding does not"
#| topics = ["containers.set", "hostile.mutation"]
class Key:
    def __hash__(self):
        return 5
    def __eq__(self, other):
        change()
        return other == 5

for change in (lambda: box.clear(), lambda: box.add(77), lambda: box.discard(2), lambda: None):
    for look in (
        lambda: key in box,
        lambda: box > {key},
        lambda: box >= {key},
        lambda: {key} <= box,
        lambda: box.issuperset([key]),
        lambda: box.isdisjoint({key}),
        lambda: len(box & {key}),
        lambda: len(box - {key}),
        lambda: box.discard(key),
        lambda: box.add(key),
        lambda: len(box | {key}),
    ):
        box, key = {5, 2}, Key()
        print(look(), len(box))

# %% keys-that-are-merged
#| title = "What is merged into keywords is not asked for its hash again"
#| topics = ["containers.dict"]
class Key:
    def __hash__(self):
        print("hash")
        return 3

class Sub(dict):
    pass

def function(**names):
    return names

for kind in (dict, Sub):
    box = kind({"a": 1})
    box[Key()] = 2
    for merge in (lambda: function(**box), lambda: function(x=1, **box), lambda: function(**{"a": 2}, **box)):
        try:
            print(merge())
        except TypeError as error:
            print(error)

# %% weak-references-that-die-of-their-callback
#| title = "A weak reference that its callback lets go of counts as collected"
#| topics = ["collector.cycles", "weakrefs.callbacks"]
import gc
from weakref import finalize, ref

class Node:
    pass

def cycle():
    node = Node()
    node.me = node
    return node

gc.collect()
node = cycle()
finalize(node, print, "finalized")
node = None
print(gc.collect())
node = cycle()
held = {1: ref(node, lambda reference: held.clear())}
node = None
print(gc.collect(), held)
node = cycle()
held = {1: ref(node, lambda reference: None)}
node = None
print(gc.collect(), len(held))

# %% an-intersection-that-is-complete
#| title = "No further item is asked for once all of the set were there"
#| topics = ["containers.set"]
class Sequence:
    def __init__(self, *items):
        self.items = items
    def __getitem__(self, index):
        print("item", index)
        return self.items[index]

print({1, 2}.intersection(Sequence(1, 2, 3)))
print({1, 2}.intersection(Sequence(1, 1, 2), Sequence(2)))
print(set().intersection(Sequence(1, 2)))
print(frozenset({1}).intersection(Sequence(1, 2)))
box = {1, 2}
box.intersection_update(Sequence(1, 2, 3))
print(box)
