# /// case
# topics = ["collector.finalizers"]
# section = "3.3"
# ///

import gc
import weakref

gc.disable()
gc.collect()


class Plain:
    def __init__(self, name=None):
        self.name = name


class Final(Plain):
    def __del__(self):
        print("del", self.name)


def ring(*things):
    """Each refers to the next, the last to the first."""
    for index, thing in enumerate(things):
        thing.next = things[(index + 1) % len(things)]


# %% callbacks-of-the-collector
seen = []
gc.callbacks.append(lambda phase, info: seen.append((phase, dict(info))))
a = []
a.append(a)
del a
gc.collect()
gc.collect(0)
gc.callbacks.clear()
for entry in seen: print(entry)

# %% callback-that-raises
import sys
sys.unraisablehook = lambda report: print(report.exc_type.__name__, report.exc_value, report.err_msg, callable(report.object))
def bad(phase, info): raise ValueError(phase)
gc.callbacks.append(bad)
print(gc.collect())
gc.callbacks.clear()

# %% callbacks-in-order
gc.callbacks.append(lambda phase, info: print("first", phase))
gc.callbacks.append(lambda phase, info: print("second", phase))
gc.collect()
gc.callbacks.clear()

# %% callback-that-changes-the-list
def once(phase, info):
    print(phase)
    gc.callbacks.remove(once)
gc.callbacks.append(once)
gc.collect()
print(gc.callbacks)

# %% order-of-finalizers
things = [Final(name) for name in "abc"]
ring(*things)
del things
print(gc.collect())

# %% order-of-finalizers-is-that-of-making
b, a, c = Final("b"), Final("a"), Final("c")
ring(a, b, c)
del a, b, c
print(gc.collect())

# %% finalizers-run-before-anything-is-cleared
class Looker(Plain):
    def __del__(self): print(self.name, self.next.name, self.next.next is self)
a, b = Looker("a"), Looker("b")
ring(a, b)
del a, b
gc.collect()

# %% finalizer-of-what-hangs-on-a-cycle
a, tail = Plain("a"), Final("tail")
ring(a)
a.tail = tail
del a, tail
print(gc.collect())

# %% weak-references-are-cleared-before-finalizers
class Looker(Plain):
    def __del__(self): print(self.name, self.reference())
a, b = Looker("a"), Plain("b")
ring(a, b)
a.reference = weakref.ref(b)
del a, b
print(gc.collect())

# %% weak-reference-outside-is-called
a = Plain("a")
ring(a)
reference = weakref.ref(a, lambda r: print("callback", r is reference, r()))
del a
print(gc.collect(), reference())

# %% weak-reference-inside-is-not-called
a = Plain("a")
ring(a)
a.reference = weakref.ref(a, lambda r: print("never"))
del a
print(gc.collect())

# %% callbacks-before-finalizers
a = Final("a")
ring(a)
references = [weakref.ref(a, lambda r: print("first")), weakref.ref(a, lambda r: print("second"))]
del a
print(gc.collect())

# %% callbacks-of-several
a, b = Plain("a"), Plain("b")
ring(a, b)
references = [weakref.ref(b, lambda r: print("b")), weakref.ref(a, lambda r: print("a"))]
del a, b
gc.collect()

# %% weak-collections-and-cycles
values, keys, members = weakref.WeakValueDictionary(), weakref.WeakKeyDictionary(), weakref.WeakSet()
a = Plain("a")
ring(a)
values["a"], keys[a] = a, 1
members.add(a)
print(len(values), len(keys), len(members))
del a
print(len(values), len(keys), len(members))
gc.collect()
print(len(values), len(keys), len(members))

# %% key-that-refers-to-itself-through-its-value
keys = weakref.WeakKeyDictionary()
a = Plain("a")
keys[a] = a
del a
print(gc.collect(), len(keys))
keys.clear()
a = Plain("a")
keys[a] = weakref.ref(a)
del a
print(len(keys))

# %% finalize-and-cycles
a = Plain("a")
ring(a)
finalizer = weakref.finalize(a, print, "finalized")
del a
print(finalizer.alive)
gc.collect()
print(finalizer.alive)

# %% resurrected-by-one-of-a-ring
kept = []
class Undying(Plain):
    def __del__(self):
        print("del", self.name)
        kept.append(self)
a, b, c = Final("a"), Undying("b"), Plain("c")
ring(a, b, c)
del a, b, c
print(gc.collect(), [thing.name for thing in kept])
kept.clear()
print(gc.collect())

# %% finalizer-breaks-the-cycle
class Breaker(Plain):
    def __del__(self):
        print("del", self.name)
        self.next = None
a, b = Breaker("a"), Breaker("b")
ring(a, b)
del a, b
print(gc.collect())

# %% finalizer-makes-a-new-cycle
class Maker(Plain):
    def __del__(self):
        new = Plain("new")
        ring(new)
        print("del", self.name)
a = Maker("a")
ring(a)
del a
print(gc.collect(), gc.collect())

# %% finalizer-collects
class Collector(Plain):
    def __del__(self): print("inside", gc.collect())
a = Collector("a")
ring(a)
del a
print(gc.collect())

# %% garbage-list
gc.set_debug(gc.DEBUG_SAVEALL)
a = Final("a")
ring(a)
del a
print(gc.collect(), [type(thing).__name__ for thing in gc.garbage])
gc.set_debug(0)
a = gc.garbage.pop()
gc.garbage.clear()
a.next = None
del a
print("end")

# %% garbage-list-order
gc.set_debug(gc.DEBUG_SAVEALL)
a, b, c = [1], (Plain("x"),), {"k": []}
a.append(b)
b[0].c = c
c["a"] = a
del a, b, c
print(gc.collect(), [type(thing).__name__ for thing in gc.garbage])
gc.set_debug(0)

# %% debug-flags
for name in ("DEBUG_STATS", "DEBUG_COLLECTABLE", "DEBUG_UNCOLLECTABLE", "DEBUG_SAVEALL", "DEBUG_LEAK"):
    print(name, getattr(gc, name))
for flags in (0, 5, -1, 1 << 31, "a", 1.5, True):
    try:
        print(gc.set_debug(flags), gc.get_debug())
    except Exception as error:
        print(type(error).__name__, error)
gc.set_debug(0)

# %% generator-in-a-cycle-is-closed
def generate(holder):
    try:
        yield
    finally:
        print("closing", len(holder))
holder = []
holder.append(generate(holder))
next(holder[0])
del holder
print(gc.collect())

# %% generator-in-a-cycle-that-was-not-started
def generate(holder):
    try:
        yield
    finally:
        print("never")
holder = []
holder.append(generate(holder))
del holder
print(gc.collect())

# %% coroutine-in-a-cycle
import sys
sys.unraisablehook = lambda report: print(report.exc_type.__name__, report.exc_value)
import warnings
class Wait:
    def __await__(self): yield
async def work(holder):
    try:
        await Wait()
    finally:
        print("closing")
holder = []
holder.append(work(holder))
holder[0].send(None)
del holder
print(gc.collect())

# %% asynchronous-generator-in-a-cycle
async def generate(holder):
    try:
        yield 1
    finally:
        print("closing")
holder = []
holder.append(generate(holder))
step = holder[0].__anext__()
try:
    step.send(None)
except StopIteration as stop:
    print(stop.value)
del holder, step
print(gc.collect())

# %% exception-in-a-cycle
class Error(Exception):
    def __del__(self): print("error died")
def run():
    local = Final("local")
    try:
        raise Error
    except Error as error:
        kept = error
run()
print("returned")
print(gc.collect())

# %% frame-in-a-cycle
import sys
def run():
    local = Final("local")
    frame = sys._getframe()
run()
print("returned")
print(gc.collect())

# %% class-in-a-cycle-with-its-instance
class Meta(type):
    def __del__(cls): print("class", cls.__name__)
class Local(metaclass=Meta):
    def __del__(self): print("instance")
Local.instance = Local()
del Local
print(gc.collect())

# %% two-collections-for-a-chain-of-resurrections
kept = []
class Undying(Plain):
    def __del__(self):
        print("del", self.name)
        kept.append(self)
outer, inner = Undying("outer"), Undying("inner")
ring(outer)
ring(inner)
outer.inner = inner
del outer, inner
print(gc.collect(), len(kept))
kept.clear()
print(gc.collect(), len(kept))

# %% arguments-of-collect
for arguments in ((), (0,), (1,), (2,), (3,), (-1,), (None,), ("a",), (1.0,), (True,), (1, 2)):
    try:
        print(arguments, type(gc.collect(*arguments)).__name__)
    except Exception as error:
        print(arguments, type(error).__name__, error)
print(gc.collect(generation=1))
