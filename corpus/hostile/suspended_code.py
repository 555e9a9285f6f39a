# /// case
# topics = ["hostile.functions"]
# ///
import gc, sys, weakref


def attempt(action, *arguments):
    """Prints what an action gives: the type of its result, or the exception."""
    try:
        result = action(*arguments)
    except BaseException as error:
        print(type(error).__name__, str(error)[:120])
    else:
        print("ok", type(result).__name__)

# %% generators-closed-by-a-collection
#| title = "Suspended generators in cycles run their finally blocks when they are collected"
def suspended(name, cycle):
    try:
        cycle.append(name)
        yield
    finally:
        print("closed", name, len(cycle), gc.collect())
for name in "ab":
    cycle = []
    generator = suspended(name, cycle)
    next(generator)
    cycle.append(generator)
    del generator, cycle
print(gc.collect())
print(gc.collect())

# %% generators-that-do-not-close
sys.unraisablehook = lambda problem: print("unraisable", problem.exc_type.__name__, problem.exc_value)
def stubborn():
    while True:
        try: yield
        except GeneratorExit: print("no")
generator = stubborn()
next(generator)
cycle = [generator]
cycle.append(cycle)
del generator, cycle
print(gc.collect())

# %% generator-resurrected-while-it-is-closed
saved = []
def phoenix():
    me = yield
    try: yield
    finally: saved.append(me)
generator = phoenix()
next(generator), generator.send(generator)
del generator
print(gc.collect(), saved[0].gi_frame, list(saved[0]))
saved.clear()
print(gc.collect())

# %% generators-that-close-each-other
def pair(name):
    other = yield
    try: yield
    finally:
        print(name, "closes")
        attempt(other.close)
one, two = pair("one"), pair("two")
for generator, other in ((one, two), (two, one)):
    next(generator), generator.send(other)
del one, two, generator, other
print(gc.collect())

# %% generator-closes-itself
def own():
    me = yield
    attempt(me.close)
    attempt(me.throw, ValueError)
    attempt(next, me)
    attempt(me.send, 1)
    yield "still running"
generator = own()
next(generator)
print(generator.send(generator))

# %% frames-cleared-while-running
def here():
    frame = sys._getframe()
    attempt(frame.clear)
    return frame
frame = here()
attempt(frame.clear)
print(frame.f_locals)
def suspended():
    kept = [1]
    attempt(sys._getframe().clear)
    yield kept
    print("not reached")
generator = suspended()
print(next(generator))
frame = generator.gi_frame

# %% frames-of-exceptions-cleared
class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self): print("died", self.name)
def fails(depth):
    noisy = Noisy(depth)
    if depth: fails(depth - 1)
    raise ValueError(depth)
try: fails(2)
except ValueError as error:
    traceback = error.__traceback__.tb_next
    while traceback:
        print("clear", traceback.tb_lineno)
        traceback.tb_frame.clear()
        print(sorted(traceback.tb_frame.f_locals))
        traceback = traceback.tb_next
print("end")

# %% frame-locals-that-hold-the-frame
def circle():
    frame = sys._getframe()
    names = frame.f_locals
    return weakref.ref(Marker(frame))
class Marker:
    def __init__(self, frame): self.frame = frame
reference = circle()
print(reference() is None)
gc.collect()
print(gc.collect())

# %% exceptions-in-cycles-of-tracebacks
class First(Exception): pass
class Second(Exception): pass
def collect_cycle():
    try: raise First("a")
    except First as error:
        first = error
        try: raise Second("b")
        except Second as error:
            second = error
            first.__context__ = second
            first.__cause__ = second
            second.__cause__ = first
            first.second = second
    return weakref.ref(first), weakref.ref(second)
one, two = collect_cycle()
print(one() is None, two() is None)
print(gc.collect() > 0, one(), two())

# %% traceback-assigned-to-itself
try: 1 / 0
except ZeroDivisionError as error:
    traceback = error.__traceback__
def assign(target, value): target.tb_next = value
attempt(assign, traceback, traceback)
try: [].x
except AttributeError as error: other = error.__traceback__
assign(traceback, other)
attempt(assign, other, traceback)
print(traceback.tb_next is other)
assign(traceback, None)
print(traceback.tb_next)

# %% long-chain-of-tracebacks-dies
def deep(depth):
    if depth: deep(depth - 1)
    else: raise ValueError
try: deep(800)
except ValueError as error: kept = error
chain = None
for _ in range(2000):
    try: raise ValueError from chain
    except ValueError as error: chain = error
del kept, chain
print("alive", gc.collect() >= 0)

# %% long-chain-of-contexts-dies
chain = None
for number in range(5000):
    error = ValueError(number)
    error.__context__ = chain
    chain = error
del chain, error
print("alive")

# %% generator-changed-while-it-is-delegated-to
def inner():
    outer_one = yield 1
    attempt(outer_one.close)
    attempt(outer_one.throw, KeyError)
    yield 2
def outer():
    yield from inner()
    yield 3
generator = outer()
print(next(generator), generator.send(generator), list(generator))

# %% coroutine-awaits-itself
async def own(box):
    await box[0]
box = []
box.append(own(box))
attempt(box[0].send, None)
attempt(box[0].send, None)
box.clear()
print(gc.collect() >= 0)

# %% coroutines-thrown-away
import warnings
warnings.simplefilter("ignore")
class Awaitable:
    def __await__(self):
        try: yield self
        finally: print("finally", gc.collect() >= 0)
async def waits():
    kept = locals()
    await Awaitable()
coroutine = waits()
attempt(coroutine.send, None)
del coroutine
print(gc.collect() > 0)
async def never(): pass
never()
print("end")

# %% asynchronous-generator-thrown-away
def first(generator): print("first", generator.__name__)
def last(generator):
    print("last", generator.ag_frame is not None)
    saved.append(generator)
saved = []
sys.set_asyncgen_hooks(first, last)
async def numbers():
    try:
        yield 1
        yield 2
    finally: print("finally")
generator = numbers()
attempt(generator.__anext__().send, None)
del generator
print(len(saved))
attempt(saved.pop().aclose().send, None)

# %% comprehension-scope-left-early
class Once:
    def __iter__(self): return self
    def __next__(self):
        frames.append(sys._getframe(1))
        if len(frames) > 2: raise KeyError("out")
        return len(frames)
frames = []
attempt(lambda: [frame for frame in Once()])
print(len(frames), frames[0] is frames[1])
frames[0].clear()
frames.clear()
print(gc.collect() >= 0)
