# /// case
# topics = ["refcounts.getrefcount"]
# section = "3.1"
# ///

import sys

count = sys.getrefcount


class Thing:
    pass


def fail(thing=None):
    raise ValueError(thing)


# %% caught-exception
try:
    raise ValueError
except ValueError as error:
    print(count(error), count(error.__traceback__))

# %% caught-without-a-name
try:
    raise ValueError
except ValueError:
    print(count(sys.exc_info()[1]), count(sys.exc_info()[2]))

# %% caught-from-a-call
try:
    fail()
except ValueError as error:
    print(count(error), count(error.__traceback__), count(error.__traceback__.tb_next), count(error.args))

# %% made-beforehand
error = ValueError()
print(count(error))
try:
    raise error
except ValueError:
    print(count(error))
print(count(error))

# %% in-a-function
def run():
    try:
        fail()
    except ValueError as error:
        return count(error), count(error.__traceback__)
print(run())

# %% finally-clause
def run():
    try:
        fail()
    finally:
        print(count(sys.exc_info()[1]), count(sys.exc_info()[2]))
try:
    run()
except ValueError as error:
    print(count(error))

# %% kept-after-the-clause
try:
    fail()
except ValueError as error:
    kept = error
print(count(kept), count(kept.__traceback__))

# %% arguments-of-an-exception
thing = Thing()
try:
    fail(thing)
except ValueError as error:
    print(count(thing), count(error.args))
print(count(thing))

# %% traceback-holds-frames
def run():
    thing = Thing()
    run.numbers = [count(thing)]
    raise ValueError
try:
    run()
except ValueError as error:
    frame = error.__traceback__.tb_next.tb_frame
    print(run.numbers, count(frame), count(frame.f_locals["thing"]))

# %% with-traceback
try:
    fail()
except ValueError as error:
    traceback = error.__traceback__
    print(count(traceback))
    other = KeyError().with_traceback(traceback)
    print(count(traceback), count(other))

# %% context
try:
    try:
        fail()
    except ValueError as first:
        raise KeyError from first
except KeyError as second:
    print(count(second), count(second.__context__), second.__cause__ is second.__context__)

# %% context-alone
try:
    try:
        fail()
    except ValueError:
        raise KeyError
except KeyError as second:
    print(count(second), count(second.__context__))

# %% raised-again
try:
    try:
        fail()
    except ValueError as error:
        print(count(error))
        raise
except ValueError as error:
    print(count(error), count(error.__traceback__))

# %% thrown-into-a-generator
def generate():
    try:
        yield
    except ValueError as error:
        print(count(error))
        yield
generator = generate()
next(generator)
generator.throw(ValueError())
error = ValueError()
generator = generate()
next(generator)
generator.throw(error)
print(count(error))

# %% stop-iteration-value
thing = Thing()
def generate():
    return thing
    yield
try:
    next(generate())
except StopIteration as stop:
    print(count(thing), count(stop), count(stop.value))
def delegate():
    got = yield from generate()
    print(count(got))
list(delegate())
print(count(thing))

# %% exception-group
try:
    raise ExceptionGroup("two", [ValueError(), KeyError()])
except* ValueError as group:
    print(count(group), count(group.exceptions), count(group.exceptions[0]))
except* KeyError as group:
    print(count(group), count(group.exceptions), count(group.exceptions[0]))

# %% context-manager
class Manager:
    def __enter__(self): return self
    def __exit__(self, kind, error, traceback):
        print(count(error), count(traceback))
        return True
with Manager():
    fail()
with Manager():
    raise ValueError

# %% exit-method-of-contextlib
import contextlib
@contextlib.contextmanager
def manager():
    try:
        yield
    except ValueError as error:
        print(count(error))
with manager():
    fail()

# %% error-of-the-interpreter
for action in (lambda: {}["x"], lambda: [][1], lambda: 1 / 0, lambda: None.x, lambda: missing, lambda: int("x")):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, count(error), count(error.args))

# %% key-error-holds-the-key
class Key:
    pass
key = Key()
try:
    {}[key]
except KeyError as error:
    print(count(key))
print(count(key))

# %% name-and-attribute-errors
thing = Thing()
try:
    thing.missing
except AttributeError as error:
    print(count(thing), count(error.obj))
print(count(thing))

# %% frame-of-the-module
frame = sys._getframe()
print(count(frame))
again = sys._getframe()
print(count(frame), frame is again)

# %% frame-of-a-function
def run():
    thing = Thing()
    frame = sys._getframe()
    return count(frame), count(thing), count(frame.f_locals) > 0, count(thing)
print(run())

# %% frame-that-outlives-its-call
def run():
    thing = Thing()
    return sys._getframe()
frame = run()
print(count(frame), count(frame.f_locals["thing"]), count(frame.f_code))

# %% callers-frame
def inner():
    frame = sys._getframe(1)
    return count(frame)
def outer():
    return inner()
print(outer(), inner())

# %% frame-back
def inner():
    return sys._getframe()
def outer():
    mine = sys._getframe()
    frame = inner()
    return count(frame), count(mine), frame.f_back
print(outer())

# %% generator-frame
def generate():
    thing = Thing()
    yield thing
generator = generate()
thing = next(generator)
print(count(thing), count(generator))
frame = generator.gi_frame
print(count(frame), count(generator), count(thing))
del generator
print(count(thing), count(frame))

# %% coroutine
async def work():
    thing = Thing()
    await Wait()
    return count(thing)
class Wait:
    def __await__(self):
        yield count(self)
coroutine = work()
print(count(coroutine), coroutine.send(None))
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value, count(coroutine))

# %% asynchronous-generator
async def generate():
    thing = Thing()
    yield count(thing)
generator = generate()
step = generator.__anext__()
print(count(generator), count(step))
try:
    step.send(None)
except StopIteration as stop:
    print(stop.value, count(generator))

# %% unwinding-drops-temporaries
thing = Thing()
def run():
    return [thing, thing, thing, fail()]
try:
    run()
except ValueError:
    print(count(thing))
print(count(thing))

# %% unwinding-drops-iterators
things = [Thing()]
def run():
    for thing in things:
        for other in things:
            fail()
try:
    run()
except ValueError as error:
    print(count(things), count(things[0]))
print(count(things), count(things[0]))

# %% closed-generators
#| title = "A generator that ends lets go of its function; one that is closed in between, or before it began, keeps it"
def steps():
    yield 1
    yield 2
def fails():
    yield 1
    raise ValueError
def guarded():
    try:
        yield 1
    finally:
        pass
for function in (steps, fails, guarded):
    counts = []
    for use in ("next close", "close", "next next next", "next throw"):
        generator = function()
        for method in use.split():
            try:
                {"next": generator.__next__, "close": generator.close, "throw": lambda: generator.throw(KeyError)}[method]()
            except (StopIteration, ValueError, KeyError):
                pass
        counts.append(sys.getrefcount(function))
        generator = None
    print(function.__name__, counts, sys.getrefcount(function))

# %% pairs-that-are-given-again
#| title = "pairwise() keeps a pair as long as somebody else does not"
from itertools import pairwise
print([sys.getrefcount(pair) for pair in pairwise("abcdef")])
pairs = pairwise("abcdef")
first = next(pairs)
second = next(pairs)
print(first, second, sys.getrefcount(first), sys.getrefcount(second))
