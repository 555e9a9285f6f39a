# /// case
# topics = ["collector.tracking"]
# section = "3.2"
# ///

import gc

gc.disable()
gc.collect()


class Plain:
    pass


class Slotted:
    __slots__ = "a"


class NoSlots:
    __slots__ = ()


class OwnTuple(tuple):
    pass


class OwnDict(dict):
    pass


class OwnInt(int):
    pass


# %% atoms
for value in (None, True, 1, 1.5, 1j, "a", b"a", bytearray(), range(3), ..., NotImplemented, object(), memoryview(b"")):
    print(type(value).__name__, gc.is_tracked(value))

# %% containers
for value in ([], [1], {}, {1: 2}, {1: []}, (), (1,), ([],), set(), {1}, frozenset(), frozenset([1]), slice(1)):
    print(repr(value), gc.is_tracked(value))

# %% instances
for kind in (Plain, Slotted, NoSlots, OwnTuple, OwnDict, OwnInt, object):
    print(kind.__name__, gc.is_tracked(kind()))

# %% program-parts
import sys, types
def generate(): yield
async def work(): pass
coroutine = work()
for value in (Plain, int, generate, print, len, generate(), coroutine, sys, generate.__code__, lambda: 0, Plain().__init__,
              [].append, property(), classmethod(print), staticmethod(print), types.SimpleNamespace(), types.MappingProxyType({}),
              sys._getframe(), ValueError(), super(Plain, Plain()), list[int], int | str, types.CellType(1), sys.flags, sys.float_info):
    print(type(value).__name__, gc.is_tracked(value))
coroutine.close()

# %% iterators
import itertools
for value in (iter([]), iter(()), iter(""), iter({}), iter(set()), iter(range(3)), reversed([]), enumerate([]), zip(), map(id, []),
              filter(None, []), iter(id, 1), {}.keys(), {}.items(), itertools.count(), itertools.repeat(1), itertools.chain()):
    print(type(value).__name__, gc.is_tracked(value))

# %% weak-references
import weakref
thing = Plain()
print(gc.is_tracked(weakref.ref(thing)), gc.is_tracked(weakref.proxy(thing)))

# %% tuples-are-untracked-by-a-collection
tuples = [(1, 2), ("a", (1, 2)), ([], 1), ((), ()), (Plain, 1), tuple([1, 2]), tuple([[]])]
print([gc.is_tracked(t) for t in tuples])
gc.collect(0)
print([gc.is_tracked(t) for t in tuples])
gc.collect()
print([gc.is_tracked(t) for t in tuples])

# %% nested-tuples-take-several-collections
inner = tuple([1])
middle = (inner,)
outer = (middle,)
for _ in range(4):
    print(gc.is_tracked(inner), gc.is_tracked(middle), gc.is_tracked(outer))
    gc.collect(0)
print(gc.is_tracked(inner), gc.is_tracked(middle), gc.is_tracked(outer))

# %% constant-tuples
def f(): return (1, 2), ("a", (3, 4))
print([gc.is_tracked(t) for t in f()], gc.is_tracked(f.__code__.co_consts), gc.is_tracked(f.__code__.co_names))

# %% tuples-of-a-subclass
own = OwnTuple([1])
print(gc.is_tracked(own))
gc.collect()
print(gc.is_tracked(own))

# %% dictionaries-become-tracked
made = {}
for key, value in ((1, 1), ("a", "b"), (2, 1.5), (3, None), (4, (1, 2)), (5, [])):
    made[key] = value
    print(repr(value), gc.is_tracked(made))
made.clear()
print(gc.is_tracked(made))

# %% dictionaries-by-the-way-of-making
for made in ({}, {"a": 1}, {"a": []}, dict(), dict(a=1), dict(a=[]), dict([("a", 1)]), dict([("a", [])]), dict({"a": []}),
             {}.copy(), {"a": 1}.copy(), {"a": []}.copy(), dict.fromkeys("ab"), dict.fromkeys("ab", []), {k: k for k in "ab"},
             {k: [] for k in "ab"}, {**{"a": 1}}, {**{"a": []}}, {"a": 1} | {"b": 2}, {"a": 1} | {"b": []}):
    print(made, gc.is_tracked(made))

# %% dictionaries-by-change
made = {}
for change in (lambda: made.update(a=1), lambda: made.setdefault("b", 1), lambda: made.setdefault("c", []), lambda: made.pop("c"),
               lambda: made.clear(), lambda: made.update(x=[])):
    change()
    print(gc.is_tracked(made))

# %% dictionaries-are-untracked-by-a-full-collection
made = {"a": []}
made["a"] = 1
print(gc.is_tracked(made))
gc.collect(0)
print(gc.is_tracked(made))
gc.collect(1)
print(gc.is_tracked(made))
gc.collect()
print(gc.is_tracked(made))
made["b"] = []
print(gc.is_tracked(made))

# %% dictionaries-with-keys-that-are-watched
made = {(1, 2): 1}
print(gc.is_tracked(made))
made = {Plain(): 1}
print(gc.is_tracked(made))
made = {frozenset(): 1}
print(gc.is_tracked(made))

# %% dictionaries-of-instances
thing = Plain()
print(gc.is_tracked(thing.__dict__))
thing.a = 1
print(gc.is_tracked(thing.__dict__))
thing.b = []
print(gc.is_tracked(thing.__dict__))

# %% dictionaries-of-instances-looked-at-late
thing = Plain()
thing.a = 1
print(gc.is_tracked(thing.__dict__))
thing = Plain()
thing.a = []
print(gc.is_tracked(thing.__dict__))
gc.collect()
print(gc.is_tracked(thing.__dict__))

# %% keyword-arguments
def f(**keywords): return gc.is_tracked(keywords)
print(f(), f(a=1), f(a=[]), f(**{"a": ()}))

# %% collected-arguments
def f(*arguments): return gc.is_tracked(arguments)
print(f(), f(1), f([]), f(*[1, 2]))

# %% locals-and-globals
def f():
    a = 1
    return gc.is_tracked(locals())
def g():
    a = []
    return gc.is_tracked(locals())
print(f(), g(), gc.is_tracked(globals()), gc.is_tracked(vars(Plain)), gc.is_tracked(sys.modules) if "sys" in globals() else None)

# %% lists-stay-tracked
made = [1, 2]
gc.collect()
print(gc.is_tracked(made), gc.is_tracked(set(made)))

# %% objects-of-a-generation
thing = [Plain(), "mark"]
where = lambda: [any(o is thing for o in gc.get_objects(generation)) for generation in range(3)]
print(where())
gc.collect(0)
print(where())
gc.collect(1)
print(where())
gc.collect(2)
print(where())

# %% objects-are-in-order-of-making
first, second = [], {"a": []}
third = Plain()
young = [o for o in gc.get_objects(0) if o is first or o is second or o is third]
print([type(o).__name__ for o in young])

# %% objects-without-hidden-dictionaries
#| requires = ">=3.12"
gc.collect()
thing = Plain()
thing.a = []
print([type(o).__name__ for o in gc.get_objects(0)])
thing.__dict__
print([type(o).__name__ for o in gc.get_objects(0)])

# %% objects-arguments
for arguments in ((), (None,), (0,), (-1,), (3,), (-2,), ("a",), (True,), (0, 1)):
    try:
        print(arguments, type(gc.get_objects(*arguments)).__name__)
    except Exception as error:
        print(arguments, type(error).__name__, error)
try:
    gc.get_objects(generation=-5)
except Exception as error:
    print(type(error).__name__, error)

# %% freeze
before = gc.get_freeze_count()
thing = Plain()
thing.me = thing
gc.freeze()
print(gc.get_freeze_count() > before, gc.get_count()[1:], len(gc.get_objects(0)) < 10)
del thing
print(gc.collect())
gc.unfreeze()
print(gc.get_freeze_count(), gc.collect() > 0)

# %% frozen-objects-still-die
class Mortal:
    def __del__(self): print("died")
thing = Mortal()
gc.freeze()
frozen = gc.get_freeze_count()
del thing
print(frozen - gc.get_freeze_count())

# %% frozen-objects-are-hidden
thing = ["mark"]
gc.freeze()
print(any(o is thing for o in gc.get_objects()), gc.is_tracked(thing), gc.get_referrers(thing) == [])
gc.unfreeze()
print(any(o is thing for o in gc.get_objects(2)))

# %% finalized
class Final:
    def __del__(self): pass
print(gc.is_finalized(Final()), gc.is_finalized(1), gc.is_finalized([]))
def generate(): yield
generator = generate()
list(generator)
print(gc.is_finalized(generator))
