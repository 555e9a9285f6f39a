# /// case
# topics = ["weakrefs.references"]
# section = "3.4"
# ///

import gc
import sys
import weakref


class Thing:
    def __init__(self, name="thing"):
        self.name = name

    def __repr__(self):
        return f"<{self.name}>"

    def method(self):
        return self.name


class Equal(Thing):
    def __eq__(self, other):
        return isinstance(other, Equal) and self.name == other.name

    def __hash__(self):
        return hash(self.name)


def show(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


# %% one-reference-without-a-callback
thing = Thing()
first, second = weakref.ref(thing), weakref.ref(thing)
third = weakref.ref(thing, print)
fourth = weakref.ref(thing, print)
fifth = weakref.ref(thing, None)
print(first is second, first is third, third is fourth, first is fifth)
print(weakref.getweakrefcount(thing), weakref.getweakrefs(thing) == [first, fourth, third])

# %% one-proxy-without-a-callback
thing = Thing()
print(weakref.proxy(thing) is weakref.proxy(thing), weakref.proxy(thing, print) is weakref.proxy(thing, print))

# %% reference-dies-first
thing = Thing()
reference = weakref.ref(thing, lambda r: print("never"))
del reference
print(weakref.getweakrefcount(thing))
del thing
print("end")

# %% order-of-callbacks
thing = Thing()
references = [weakref.ref(thing, lambda r, name=name: print(name)) for name in "abc"]
del thing
print([reference() for reference in references])

# %% callback-is-let-go
thing = Thing()
def callback(reference): pass
before = sys.getrefcount(callback)
reference = weakref.ref(thing, callback)
print(sys.getrefcount(callback) - before, reference.__callback__ is callback)
del thing
print(sys.getrefcount(callback) - before, reference.__callback__)

# %% count-of-references-to-a-reference
thing = Thing()
reference = weakref.ref(thing)
print(sys.getrefcount(reference), sys.getrefcount(thing))
again = weakref.ref(thing)
print(sys.getrefcount(reference), sys.getrefcount(reference()))

# %% callback-sees-a-dead-reference
thing = Thing()
reference = weakref.ref(thing, lambda r: print(r(), r is reference, hash_or_error(r)))
def hash_or_error(r):
    try:
        return hash(r)
    except TypeError as error:
        return str(error)
del thing

# %% finalizer-then-callback
class Final(Thing):
    def __del__(self): print("del", reference() is self)
thing = Final()
reference = weakref.ref(thing, lambda r: print("callback"))
del thing

# %% hash-of-a-reference
first = Equal("a")
reference = weakref.ref(first)
print(hash(reference) == hash("a"))
del first
print(hash(reference) == hash("a"))

# %% hash-asked-too-late
reference = weakref.ref(Equal("a"))
show(lambda: hash(reference))
thing = Thing()
reference = weakref.ref(thing)
del thing
show(lambda: hash(reference))

# %% hash-of-what-has-none
class Unhashable:
    __hash__ = None
thing = Unhashable()
reference = weakref.ref(thing)
show(lambda: hash(reference))
show(lambda: {reference})

# %% equality-of-references
a, b, c = Equal("x"), Equal("x"), Equal("y")
ra, rb, rc, rd = weakref.ref(a), weakref.ref(b), weakref.ref(c), weakref.ref(a, print)
print(ra == rb, ra == rc, ra == rd, ra != rb, ra == a, ra == 1)
del a, b
print(ra == rb, ra == ra, ra == rd, ra == rc, rc == ra)
show(lambda: ra < rb)

# %% text-of-references
thing = Thing()
reference = weakref.ref(thing)
import re
hide = lambda text: re.sub("0x[0-9a-f]+", "0x", text)
print(hide(repr(reference)))
class Named: __name__ = "a name"
named = Named()
print(hide(repr(weakref.ref(named))), hide(repr(weakref.ref(Named))))
del thing
print(hide(repr(reference)))

# %% kinds-that-can-be-referenced
import collections, array
def generate(): yield
for value in (Thing, Thing(), generate, generate(), set(), frozenset([1]), print, len, sys, Thing().method, [].append,
              collections.deque(), array.array("i"), generate.__code__, ValueError(), memoryview(b""), int, re if "re" in globals() else sys):
    try:
        print(type(value).__name__, type(weakref.ref(value)).__name__)
    except TypeError as error:
        print(error)

# %% kinds-that-cannot-be-referenced
for value in (1, "a", None, [], {}, (), object(), 1.5, b"", range(1), slice(1), iter([]), type(sys._getframe().f_locals), sys._getframe(),
              property(), super(Thing, Thing()), (lambda: 0).__closure__, {}.keys()):
    try:
        print(type(value).__name__, type(weakref.ref(value)).__name__)
    except TypeError as error:
        print(error)

# %% subclasses-of-built-ins
for base in (int, str, list, dict, tuple, float, bytes, set, object):
    class Own(base): pass
    show(lambda: type(weakref.ref(Own())).__name__)
class NoWeak: __slots__ = ()
class Weak: __slots__ = "__weakref__"
show(lambda: weakref.ref(NoWeak()))
show(lambda: type(weakref.ref(Weak())).__name__)
thing = Weak()
reference = weakref.ref(thing)
print(thing.__weakref__ is reference, Weak().__weakref__)

# %% bound-methods-die-at-once
thing = Thing()
reference = weakref.ref(thing.method)
print(reference())
method = weakref.WeakMethod(thing.method)
print(method()() , method() == thing.method, type(method).__mro__[1].__name__)
del thing
print(method())

# %% weak-methods
thing, other = Thing("a"), Thing("a")
first, second = weakref.WeakMethod(thing.method), weakref.WeakMethod(thing.method)
print(first == second, first == weakref.WeakMethod(other.method), hash(first) == hash(second))
show(lambda: weakref.WeakMethod(print))
show(lambda: weakref.WeakMethod(Thing.method))
called = weakref.WeakMethod(thing.method, lambda r: print("callback", r is called))
del thing
print(called(), first == second)

# %% own-class-of-references
class Own(weakref.ref):
    __slots__ = "key"
    def __new__(cls, thing, key, callback=None):
        return super().__new__(cls, thing, callback)
    def __init__(self, thing, key, callback=None):
        super().__init__(thing, callback)
        self.key = key
thing = Thing()
first, second = Own(thing, "a"), Own(thing, "b")
print(first is second, first == second, first.key, second.key, weakref.getweakrefcount(thing), weakref.ref(thing) is first)

# %% arguments
thing = Thing()
for action in (lambda: weakref.ref(), lambda: weakref.ref(thing, print, 1), lambda: weakref.ref(thing, callback=print),
               lambda: weakref.ref(thing)(1), lambda: weakref.proxy(), lambda: weakref.proxy(1), lambda: weakref.ref(thing, 1).__callback__,
               lambda: weakref.getweakrefcount(1), lambda: weakref.getweakrefs(1), lambda: weakref.getweakrefcount()):
    show(action)

# %% callback-that-is-not-callable
sys.unraisablehook = lambda report: print(report.exc_type.__name__, report.exc_value, report.err_msg, report.object)
thing = Thing()
reference = weakref.ref(thing, 5)
del thing
print(reference())

# %% callback-makes-a-reference
thing = Thing()
other = Thing("other")
made = []
reference = weakref.ref(thing, lambda r: made.append(weakref.ref(other)))
del thing
print(made[0]() is other)

# %% proxy-operations
class Number(Thing):
    def __add__(self, other): return "add", type(self).__name__, type(other).__name__
    def __radd__(self, other): return "radd", type(self).__name__, type(other).__name__
    def __iadd__(self, other): return "iadd", type(self).__name__
    def __getitem__(self, index): return "item", index
    def __len__(self): return 7
    def __contains__(self, item): return item == 1
    def __bool__(self): return False
    def __iter__(self): return iter("ab")
    def __next__(self): return "next"
    def __call__(self, *arguments): return "call", arguments
    def __neg__(self): return "neg", type(self).__name__
    def __index__(self): return 5
    def __int__(self): return 6
    def __str__(self): return "text"
    def __bytes__(self): return b"bytes"
    def __eq__(self, other): return type(other).__name__
    def __lt__(self, other): return "lt"
    def __matmul__(self, other): return "matmul"
    def __reversed__(self): return "reversed"
thing = Number()
proxy = weakref.proxy(thing)
for action in (lambda: proxy + 1, lambda: 1 + proxy, lambda: proxy + proxy, lambda: proxy[3], lambda: len(proxy), lambda: 1 in proxy,
               lambda: bool(proxy), lambda: list(proxy), lambda: next(proxy), lambda: proxy(1, 2), lambda: -proxy, lambda: [0] * 6 and list(range(9))[proxy],
               lambda: int(proxy), lambda: str(proxy), lambda: bytes(proxy), lambda: proxy == 1, lambda: proxy < 1, lambda: proxy @ 1,
               lambda: reversed(proxy), lambda: hash(proxy), lambda: type(proxy).__name__, lambda: proxy.__class__.__name__,
               lambda: isinstance(proxy, Number), lambda: proxy.name, lambda: proxy.missing, lambda: sys.getrefcount(thing)):
    show(action)
proxy += 1
print(proxy)

# %% proxy-attributes
thing = Thing()
proxy = weakref.proxy(thing)
proxy.new = 1
print(thing.new, proxy.new, proxy.method())
del proxy.new
show(lambda: proxy.new)
print("name" in dir(proxy), proxy.__dict__ is thing.__dict__)

# %% dead-proxy
proxy = weakref.proxy(Thing())
call = weakref.proxy(lambda: 1)
def assign(): proxy.x = 1
def delete(): del proxy.x
for action in (lambda: proxy.name, assign, delete, lambda: str(proxy), lambda: bool(proxy), lambda: proxy + 1, lambda: 1 + proxy, lambda: proxy == 1,
               lambda: len(proxy), lambda: proxy[0], lambda: list(proxy), lambda: next(proxy), lambda: call(), lambda: hash(proxy),
               lambda: proxy.__class__, lambda: isinstance(proxy, Thing), lambda: 1 in proxy, lambda: -proxy, lambda: dir(proxy)):
    show(action)
print(repr(proxy)[:15])

# %% text-of-a-proxy
import re
thing = Thing()
print(re.sub("0x[0-9a-f]+", "0x", repr(weakref.proxy(thing))), str(weakref.proxy(thing)), f"{weakref.proxy(thing)}")
print(type(weakref.proxy(thing)) is weakref.ProxyType, type(weakref.proxy(Thing)) is weakref.CallableProxyType)

# %% proxy-callback
thing = Thing()
proxy = weakref.proxy(thing, lambda p: print("callback", p is proxy))
del thing

# %% finalize
thing = Thing()
finalizer = weakref.finalize(thing, print, "finalized", "a", sep="-")
print(finalizer.alive, finalizer.atexit, finalizer.peek()[1:] == (print, ("finalized", "a"), {"sep": "-"}))
del thing
print(finalizer.alive, finalizer.peek(), finalizer.detach(), finalizer())

# %% finalize-called-and-detached
thing = Thing()
first = weakref.finalize(thing, lambda: "result")
print(first(), first(), first.alive)
second = weakref.finalize(thing, print, "never")
print(second.detach()[1] is print, second.alive, second.detach())
del thing

# %% finalize-order
thing = Thing()
finalizers = [weakref.finalize(thing, print, name) for name in "abc"]
del thing
print("end")

# %% finalize-at-exit
thing = Thing()
first = weakref.finalize(thing, print, "first")
second = weakref.finalize(thing, print, "second")
third = weakref.finalize(thing, print, "third")
third.atexit = False
print("end")

# %% finalize-that-raises
thing = Thing()
sys.unraisablehook = lambda report: print(report.exc_type.__name__, report.exc_value)
def bad(): raise ValueError("bad")
finalizer = weakref.finalize(thing, bad)
del thing
print(finalizer.alive)

# %% value-dictionary
things = {name: Thing(name) for name in "abc"}
weak = weakref.WeakValueDictionary(things)
print(sorted(weak), len(weak), "a" in weak, weak["a"], weak.get("x"), weak.get("a"))
del things["b"]
print(sorted(weak), len(weak), sorted(weak.items()) == sorted(things.items()))
print(sorted(repr(value) for value in weak.values()), len(weak.valuerefs()), weak.pop("a"), weak.setdefault("z", things["c"]))
show(lambda: weak["b"])
show(lambda: weak.pop("missing"))
show(lambda: weak.__setitem__("n", 1))
print(weak.copy() == weak, type(weak | {}).__name__, weak.popitem()[1])

# %% value-dictionary-while-iterated
things = {name: Thing(name) for name in "abc"}
weak = weakref.WeakValueDictionary(things)
seen = []
for key, value in weak.items():
    seen.append(key)
    things.clear()
    del value
print(seen, len(weak))

# %% key-dictionary
a, b = Equal("a"), Equal("b")
weak = weakref.WeakKeyDictionary({a: 1, b: 2})
print(len(weak), weak[Equal("a")], a in weak, Equal("c") in weak, 5 in weak, weak.get(5))
del a
print(len(weak), list(weak.values()), list(weak.keys()), [reference() for reference in weak.keyrefs()])
show(lambda: weak[Equal("a")])
show(lambda: weak[5])
show(lambda: weak.__setitem__(5, 1))
print(weak.pop(b), len(weak))

# %% key-dictionary-keeps-the-first-key
a, b = Equal("a"), Equal("a")
weak = weakref.WeakKeyDictionary()
weak[a] = 1
weak[b] = 2
print(len(weak), weak[a], list(weak)[0] is a)
del a
print(len(weak))

# %% weak-set
a, b, c = Equal("a"), Equal("b"), Equal("c")
weak = weakref.WeakSet([a, b])
print(len(weak), a in weak, c in weak, 1 in weak)
weak.add(c)
weak |= {a}
print(len(weak), sorted(thing.name for thing in weak))
del a
print(len(weak), weak == {b, c}, weak <= {b, c}, weak & {b}, sorted(thing.name for thing in weak - {b}))
show(lambda: weak.remove(Equal("x")))
show(lambda: weak.add(1))
weak.discard(b)
print(weak.pop(), len(weak))

# %% weak-set-while-iterated
things = [Thing(name) for name in "abc"]
weak = weakref.WeakSet(things)
count = 0
for thing in weak:
    count += 1
    things.clear()
    del thing
print(count, len(weak))

# %% text-of-weak-collections
import re
hide = lambda text: re.sub("0x[0-9a-f]+", "0x", text)
print(hide(repr(weakref.WeakValueDictionary())), hide(repr(weakref.WeakKeyDictionary())), hide(repr(weakref.WeakSet()))[:40])

# %% copies
import copy
thing = Thing()
reference = weakref.ref(thing)
print(copy.copy(reference) is reference, copy.deepcopy(reference) is reference)
weak = weakref.WeakValueDictionary(a=thing)
print(copy.copy(weak)["a"] is thing, copy.deepcopy(weak)["a"] is thing)
