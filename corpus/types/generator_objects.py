# /// case
# topics = ["types.generators"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% generator-attributes
def generator(a):
    yield a
    yield from [1, 2]
g = generator(5)
print(type(g).__name__, g.__name__, g.__qualname__, g.gi_code is generator.__code__, g.gi_running, g.gi_suspended, g.gi_yieldfrom, g.gi_frame is not None)
print(next(g), g.gi_suspended, g.gi_frame.f_locals)
next(g)
print(type(g.gi_yieldfrom).__name__)
list(g)
print(g.gi_frame, g.gi_running, g.gi_suspended, g.gi_yieldfrom, g.gi_code.co_name)

# %% setting-generator-attributes
def generator(): yield
g = generator()
g.__name__ = "a"
g.__qualname__ = "b"
print(g.__name__, repr(g).split(" at ")[0])
for name in ("__name__", "__qualname__"):
    show(setattr, g, name, 1)
    show(delattr, g, name)
for name in ("gi_running", "gi_frame", "gi_code", "gi_yieldfrom", "other"):
    show(setattr, g, name, None)

# %% running-generator
def generator():
    yield g.gi_running, g.gi_suspended
    try:
        next(g)
    except ValueError as error:
        yield str(error)
    try:
        g.close()
    except ValueError as error:
        yield str(error)
g = generator()
print(list(g))

# %% send-errors
def generator():
    while True:
        print("got", (yield))
g = generator()
show(g.send, 1)
show(g.send, None)
show(g.send, 1)
show(g.send)
show(g.send, 1, 2)
show(g.send, value=1)
g.close()
show(g.send, 1)
show(next, g)

# %% throw-forms
import warnings
warnings.simplefilter("ignore")
def generator():
    while True:
        try:
            yield 1
        except ValueError as error:
            print("caught", type(error).__name__, error.args, error.__traceback__ is not None)
for arguments in ((ValueError,), (ValueError("x"),), (ValueError, "x"), (ValueError, ("x", "y")), (ValueError, ValueError("z")), (ValueError, None), (ValueError, "x", None), (KeyError,), (5,), ("a",), (int,), (ValueError("a"), "b"), (ValueError, "x", 5), (), (1, 2, 3, 4)):
    g = generator()
    next(g)
    show(g.throw, *arguments)

# %% throw-into-a-fresh-generator
def generator():
    print("never")
    yield
g = generator()
show(g.throw, ValueError("early"))
show(next, g)
print(g.gi_frame)

# %% close-forms
def ignoring():
    try:
        yield 1
    except GeneratorExit:
        yield 2
def returning():
    try:
        yield 1
    except GeneratorExit:
        return "value"
def raising():
    try:
        yield 1
    finally:
        raise KeyError("at close")
def plain():
    yield 1
for make in (ignoring, returning, raising, plain):
    g = make()
    show(g.close)
    g = make()
    next(g)
    show(g.close)
    show(g.close)

# %% stop-iteration-inside
def generator():
    yield 1
    raise StopIteration("inside")
g = generator()
next(g)
try:
    next(g)
except RuntimeError as error:
    print(error, repr(error.__cause__), error.__suppress_context__)

# %% return-value
def generator():
    yield 1
    return "value"
g = generator()
next(g)
try:
    next(g)
except StopIteration as stop:
    print(stop.value, stop.args)
show(next, g)
def outer():
    result = yield from generator()
    print("got", result)
print(list(outer()))

# %% generator-expressions
g = (x for x in [1, 2])
print(g.__name__, g.__qualname__, g.gi_code.co_name, g.gi_code.co_varnames)
show(lambda: (x for x in 5))
class C:
    g = (x for x in [1])
print(C.g.__qualname__)

# %% coroutine-attributes
async def coroutine():
    await other()
async def other(): pass
c = coroutine()
print(type(c).__name__, c.__name__, c.cr_running, c.cr_suspended, c.cr_await, c.cr_origin, c.cr_code is coroutine.__code__, c.cr_frame is not None)
show(iter, c)
show(next, c)
show(lambda: list(c))
show(c.send, None)
show(c.send, None)
print(c.cr_frame)
show(lambda: c.__await__())

# %% coroutine-never-awaited
import warnings
async def coroutine(): pass
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    coroutine()
print([(warning.category.__name__, str(warning.message)) for warning in caught])

# %% coroutine-origin
import sys
async def coroutine(): pass
def make(): return coroutine()
print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(2)
c = make()
print([(entry[1], entry[2]) for entry in c.cr_origin])
c.close()
sys.set_coroutine_origin_tracking_depth(0)
show(sys.set_coroutine_origin_tracking_depth, -1)
show(sys.set_coroutine_origin_tracking_depth, "a")

# %% coroutine-wrapper
async def coroutine(): return 5
w = coroutine().__await__()
print(type(w).__name__, iter(w) is w)
try:
    next(w)
except StopIteration as stop:
    print(stop.value)
show(w.send, None)
w = coroutine().__await__()
show(w.throw, ValueError("x"))
w = coroutine().__await__()
show(w.close)

# %% asynchronous-generator-attributes
async def asynchronous():
    yield 1
a = asynchronous()
print(type(a).__name__, a.__name__, a.ag_running, a.ag_await, a.ag_code.co_name, a.ag_frame is not None, type(a.asend(None)).__name__, type(a.aclose()).__name__, type(a.__anext__()).__name__, a.__aiter__() is a)

# %% asynchronous-generator-steps
def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
async def asynchronous():
    got = yield 1
    print("got", got)
    yield 2
a = asynchronous()
step = a.asend(None)
print(run(step), run(step), run(a.asend("x")), run(a.__anext__()), run(a.__anext__()))
print(run(asynchronous().asend(5)))
a = asynchronous()
print(run(a.athrow(ValueError("thrown"))), run(a.__anext__()))
a = asynchronous()
run(a.__anext__())
print(run(a.aclose()), run(a.__anext__()))

# %% asynchronous-generator-hooks
import sys
first, finalizer = sys.get_asyncgen_hooks()
print(first, finalizer)
seen = []
sys.set_asyncgen_hooks(firstiter=lambda generator: seen.append(generator.__name__), finalizer=lambda generator: seen.append("finalized"))
async def asynchronous(): yield 1
a = asynchronous()
try:
    a.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
del a
print(seen)
sys.set_asyncgen_hooks(None, None)
print(sys.get_asyncgen_hooks())
show(sys.set_asyncgen_hooks, 5)
show(sys.set_asyncgen_hooks, None, 5)

# %% types-of-coroutines
import types
@types.coroutine
def old(): yield 5
async def new(): return await old()
c = new()
print(c.send(None), type(old()).__name__)
show(c.send, None)
show(types.coroutine, 5)
