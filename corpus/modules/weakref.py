# /// case
# topics = ["modules.gc", "types.weakrefs"]
# ///

import weakref


def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


class C:
    """Something that can be referenced weakly."""


# %% references
c = C()
r = weakref.ref(c)
print(r() is c, r is weakref.ref(c), r == weakref.ref(c), hash(r) == hash(c), r.__callback__, weakref.getweakrefcount(c), type(r).__name__)
del c
print(r(), r.__callback__)
show(lambda: hash(weakref.ref(C())))

# %% callbacks
order = []
c = C()
r1 = weakref.ref(c, lambda r: order.append("first"))
r2 = weakref.ref(c, lambda r: order.append(("second", r() is None)))
print(r1 is r2, r1.__callback__ is not None, weakref.getweakrefcount(c))
del c
print(order)

# %% callback-that-raises
import sys
sys.unraisablehook = lambda unraisable: print("unraisable", unraisable.exc_type.__name__, unraisable.exc_value)
c = C()
r = weakref.ref(c, lambda r: 1 / 0)
del c
print("after")

# %% references-compare
class E(C):
    def __init__(self, value): self.value = value
    def __eq__(self, other): return isinstance(other, E) and self.value == other.value
    def __hash__(self): return hash(self.value)
a, b = E(1), E(1)
ra, rb = weakref.ref(a), weakref.ref(b)
print(ra == rb, hash(ra) == hash(rb), ra != rb, {ra: 1}[rb])
del a
print(ra == rb, ra == ra, hash(ra) == hash(rb))
show(lambda: ra < rb)

# %% what-cannot-be-referenced
for value in (1, "a", (), None, [], {}, object()):
    show(weakref.ref, value)
for value in (set(), lambda: 0, len, int, C(), type(C), (x for x in [])):
    print(type(weakref.ref(value)).__name__)
class S: __slots__ = ()
class W: __slots__ = ("__weakref__",)
show(weakref.ref, S())
print(weakref.ref(w := W())() is w)
class L(list): pass
print(weakref.ref(l := L())() is l)

# %% reference-arguments
show(weakref.ref)
show(weakref.ref, C, None, 1)
show(lambda: weakref.ref(C)(1))
show(lambda: weakref.ref(C)(a=1))
show(weakref.ref, C, 5)
class R(weakref.ref):
    def __init__(self, target, extra=None): super().__init__(target); self.extra = extra
r = R(C, "x") if False else None
show(setattr, weakref.ref(C), "x", 1)

# %% subclassed-references
class R(weakref.ref):
    __slots__ = ("name",)
    def __new__(cls, target, callback=None, name=""): return super().__new__(cls, target, callback)
    def __init__(self, target, callback=None, name=""):
        super().__init__(target, callback)
        self.name = name
c = C()
r = R(c, name="n")
print(r() is c, r.name, r is R(c), type(r).__name__, r == weakref.ref(c))

# %% proxies
class P:
    def __init__(self): self.x = 1
    def __len__(self): return 3
    def __getitem__(self, key): return key
    def __add__(self, other): return ("add", other)
    def __radd__(self, other): return ("radd", other)
    def __str__(self): return "text"
    def __bool__(self): return False
    def __iter__(self): return iter("ab")
    def __contains__(self, item): return True
p = P()
proxy = weakref.proxy(p)
print(proxy.x, len(proxy), proxy[5], proxy + 1, 1 + proxy, str(proxy), bool(proxy), list(proxy), 5 in proxy, type(proxy).__name__, isinstance(proxy, P), proxy.__class__.__name__)
proxy.y = 2
del proxy.x
print(vars(p), proxy == p, weakref.proxy(p) is proxy)
show(hash, proxy)
show(lambda: proxy())
del p
for function in (lambda: proxy.x, lambda: len(proxy), lambda: str(proxy), lambda: proxy + 1, lambda: bool(proxy)):
    show(function)

# %% callable-proxies
def function(a): return a
proxy = weakref.proxy(function)
print(type(proxy).__name__, proxy(5), proxy.__name__, callable(proxy))
show(weakref.proxy, 5)
show(weakref.proxy)

# %% counting
c = C()
print(weakref.getweakrefcount(c), weakref.getweakrefs(c), weakref.getweakrefcount(1), weakref.getweakrefs(1))
r, p = weakref.ref(c), weakref.proxy(c)
r2 = weakref.ref(c, print)
print(weakref.getweakrefcount(c), [type(reference).__name__ for reference in weakref.getweakrefs(c)])
show(weakref.getweakrefcount)

# %% value-dictionary
d = weakref.WeakValueDictionary()
a, b = C(), C()
d["a"], d["b"] = a, b
print(len(d), sorted(d), "a" in d, d["a"] is a, d.get("x"), sorted(d.keys()), len(list(d.values())), d.pop("a") is a, len(d))
del b
print(len(d), list(d.items()))
show(lambda: d["b"])
show(d.__setitem__, "x", 5)
print(d.setdefault("c", a) is a, list(d.valuerefs())[0]() is a, repr(d).startswith("<WeakValueDictionary at"))
d.update(z=a)
print(sorted(d), dict(d.copy()) == dict(d), d.popitem()[1] is a)

# %% key-dictionary
d = weakref.WeakKeyDictionary()
a, b = C(), C()
d[a], d[b] = 1, 2
print(len(d), d[a], a in d, C() in d, sorted(d.values()), d.get(b), d.pop(b), len(d), 5 in d)
del a
print(len(d), list(d.items()))
show(d.__setitem__, 5, 1)
show(lambda: d[C()] if False else d.pop(b))
print(d.setdefault(b, 7), [reference() is b for reference in d.keyrefs()], dict(d.items()) == {b: 7})

# %% weak-set
s = weakref.WeakSet()
a, b = C(), C()
s.add(a); s.add(b); s.add(a)
print(len(s), a in s, C() in s, 5 in s)
del b
print(len(s), list(s) == [a], s == weakref.WeakSet([a]), len(s | {a}), len(s & [a]), len(s - {a}), s.issubset([a]))
s.discard(a)
show(s.remove, a)
show(s.pop)
show(s.add, 5)

# %% weak-method
class M:
    def method(self): return "called"
m = M()
w = weakref.WeakMethod(m.method)
print(w()(), w() == m.method, w == weakref.WeakMethod(m.method))
del m
print(w())
show(weakref.WeakMethod, len)
show(weakref.WeakMethod, 5)

# %% finalize
calls = []
c = C()
f = weakref.finalize(c, calls.append, "final")
print(f.alive, f.peek()[1:3] == (calls.append, ("final",)), f.atexit)
del c
print(calls, f.alive, f(), f.peek(), f.detach())
c = C()
f = weakref.finalize(c, lambda: "result")
print(f(), f(), f.alive)
c2 = C()
f = weakref.finalize(c2, print, "never")
f.detach()
del c2

# %% finalize-at-exit
keep = C()
weakref.finalize(keep, print, "at exit one")
weakref.finalize(keep, print, "at exit two")
f = weakref.finalize(keep, print, "not at exit")
f.atexit = False
print("end of program")

# %% references-in-cycles
import gc
class N: pass
n = N()
n.me = n
r = weakref.ref(n, lambda r: print("callback", r()))
del n
print(r() is not None)
gc.collect()
print(r())
