# /// case
# topics = ["hostile.nesting"]
# ///
import sys


def attempt(action, *arguments):
    """Prints what an action gives: the type of its result, or the exception."""
    try:
        result = action(*arguments)
    except BaseException as error:
        print(type(error).__name__, str(error)[:120])
    else:
        print("ok", type(result).__name__)


def nested(make, depth=20000):
    """Something in something in something."""
    thing = make(None)
    for _ in range(depth): thing = make(thing)
    return thing

# %% representations-of-deep-containers
for make in (lambda x: [x], lambda x: (x,), lambda x: {0: x}, lambda x: [[x], {1: x}]):
    attempt(repr, nested(make))
print("end")

# %% comparisons-of-deep-containers
for make in (lambda x: [x], lambda x: (x,), lambda x: {0: x}):
    one, two = nested(make), nested(make)
    attempt(lambda: one == two)
    attempt(lambda: one != two)
    del one, two
one, two = nested(lambda x: [x]), nested(lambda x: [x])
attempt(lambda: one < two)

# %% hashes-of-deep-containers
attempt(hash, nested(lambda x: (x,)))
attempt(hash, nested(lambda x: frozenset([x]), 500) is not None)
attempt(hash, nested(lambda x: slice(x), 500) if sys.version_info >= (3, 12) else 1)

# %% deep-containers-die
for make in (lambda x: [x], lambda x: (x,), lambda x: {0: x}, lambda x: iter([x]), lambda x: slice(x), lambda x: (lambda: x), lambda x: map(x, ()) if x else map(int, ()),
             lambda x: zip(x) if x else zip(()), lambda x: enumerate(x) if x else enumerate(()), lambda x: reversed([x]), lambda x: property(x), lambda x: staticmethod(x), lambda x: classmethod(x)):
    nested(make, 3000)
class Plain: __slots__ = "x"
class Usual: pass
def slotted(x):
    thing = Plain()
    thing.x = x
    return thing
def usual(x):
    thing = Usual()
    thing.x = x
    return thing
nested(slotted, 3000), nested(usual, 3000)
print("end")

# %% deep-objects-with-finalizers-die
class Counted:
    def __init__(self, inside): self.inside = inside
    def __del__(self): counter[0] += 1
counter = [0]
nested(Counted, 10000)
print(counter)
class Weakly(Counted): pass
import weakref
references = []
def weakly(inside):
    thing = Weakly(inside)
    if len(references) < 100: references.append(weakref.ref(thing, lambda reference: counter.append(1)))
    return thing
nested(weakly, 5000)
print(counter[0], len(counter))

# %% deep-generators-die
def holds(x): yield x
def started(x):
    generator = holds(x)
    next(generator)
    return generator
nested(started, 5000)
def delegating(x):
    try: yield from x if x else [1]
    finally: counter[0] += 1
counter = [0]
generator = None
for _ in range(100): generator = delegating(generator)
next(generator)
del generator
print(counter)

# %% limit-lowered-inside
def lower(depth):
    if depth: return lower(depth - 1)
    attempt(sys.setrecursionlimit, 30)
    attempt(sys.setrecursionlimit, 1)
    attempt(sys.setrecursionlimit, 0)
    attempt(sys.setrecursionlimit, -1)
    attempt(sys.setrecursionlimit, 2 ** 31)
    attempt(sys.setrecursionlimit, 2 ** 40)
    attempt(sys.setrecursionlimit, "1")
    return sys.getrecursionlimit()
before = sys.getrecursionlimit()
print(lower(50))
sys.setrecursionlimit(before)

# %% limit-raised-in-a-handler
def endless(): endless()
before = sys.getrecursionlimit()
try: endless()
except RecursionError:
    sys.setrecursionlimit(before + 100)
    attempt(endless)
sys.setrecursionlimit(before)
attempt(endless)

# %% finalizers-at-the-limit
sys.unraisablehook = lambda problem: print("unraisable", problem.exc_type.__name__)
class Noisy:
    def __del__(self): died.append(1)
died = []
def endless(depth):
    noisy = Noisy()
    endless(depth + 1)
attempt(endless, 0)
print(len(died) > 900)

# %% special-methods-at-the-limit
class Eager:
    def __getattr__(self, name): return getattr(self, name + "x")
    def __eq__(self, other): return other == self
    def __repr__(self): return repr([self])
    def __str__(self): return f"{self}"
    def __len__(self): return len(self)
    def __bool__(self): return not self
    def __iter__(self): return iter(self)
    def __call__(self): return self()
    def __add__(self, other): return self + other
    def __getitem__(self, key): return self[key]
    def __contains__(self, item): return item in self
    def __index__(self): return [1][self]
    def __enter__(self):
        with self: pass
    def __exit__(self, *details): pass
    def __format__(self, specification): return format(self, specification)
    def __del__(self): pass
eager = Eager()
for action in (lambda: eager.x, lambda: eager == Eager(), lambda: str(eager), lambda: len(eager), lambda: bool(eager), lambda: [*eager], lambda: eager(),
               lambda: eager + 1, lambda: eager[0], lambda: 1 in eager, lambda: "abc"[eager], lambda: eager.__enter__(), lambda: format(eager)):
    attempt(action)

# %% containers-of-themselves
one, two = [], {}
one.append(one), two.update(x=two)
three = ([],)
three[0].append(three)
for thing in (one, two, three):
    print(thing)
    attempt(lambda: thing == thing)
other = []
other.append(other)
attempt(lambda: one == other)
attempt(lambda: one < other)
attempt(lambda: hash(three))
attempt(lambda: two == {"x": {"x": two}})

# %% isinstance-of-deep-tuples
attempt(isinstance, 1, nested(lambda x: (x or str,)))
attempt(issubclass, int, nested(lambda x: (x or str,)))
