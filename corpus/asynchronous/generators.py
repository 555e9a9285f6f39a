# /// case
# topics = ["asynchronous.generators"]
# ///

import sys
import warnings

warnings.simplefilter("ignore")


class Awaitable:
    """Yields each of its values to whoever drives the coroutine, then gives its result."""

    def __init__(self, *values, result=None):
        self.values = values
        self.result = result

    def __await__(self):
        for value in self.values:
            received = yield value
            if received is not None:
                print("received", repr(received), end=" ")
        return self.result


def step(awaitable):
    """Runs what is awaited to its end: what it yields, and its result or exception."""
    iterator = awaitable.__await__()
    yielded = []
    try:
        while True:
            yielded.append(iterator.send(None))
    except StopIteration as stop:
        print(*yielded, "->", repr(stop.value))
    except BaseException as error:
        print(*yielded, "->", type(error).__name__, error, "cause", repr(error.__cause__), "context", repr(error.__context__))


def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


async def echo():
    value = "first"
    try:
        while True:
            try:
                await Awaitable("working")
                value = yield value
                print("got", repr(value), end=" ")
            except ValueError as error:
                print("caught", repr(error), end=" ")
                value = "recovered"
    finally:
        print("finally", end=" ")


# %% iteration
async def numbers(n):
    for i in range(n):
        await Awaitable(f"wait {i}")
        yield i
async def function():
    return [x async for x in numbers(3)], [x async for x in numbers(0)]
step(function())
steps = numbers(1)
step(steps.__anext__())
step(steps.__anext__())
step(steps.__anext__())

# %% asend
steps = echo()
step(steps.asend("too early"))
step(steps.asend(None))
step(steps.asend("value"))
step(steps.asend(None))
step(steps.aclose())
step(steps.asend(1))

# %% athrow
steps = echo()
step(steps.__anext__())
step(steps.athrow(ValueError("v")))
step(steps.athrow(ValueError))
step(steps.athrow(KeyError("k")))
step(steps.athrow(KeyError("again")))
step(steps.__anext__())
steps = echo()
step(steps.athrow(ValueError("before the start")))
step(steps.__anext__())

# %% aclose
steps = echo()
step(steps.aclose())
step(steps.__anext__())
steps = echo()
step(steps.__anext__())
step(steps.aclose())
step(steps.aclose())
async def waits():
    try:
        yield 1
    finally:
        await Awaitable("cleaning up")
        print("cleaned", end=" ")
steps = waits()
step(steps.__anext__())
step(steps.aclose())
async def ignores():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored", end=" ")
steps = ignores()
step(steps.__anext__())
step(steps.aclose())
async def raises():
    try:
        yield 1
    except GeneratorExit:
        raise KeyError("instead")
steps = raises()
step(steps.__anext__())
step(steps.aclose())
async def returns():
    try:
        yield 1
    except GeneratorExit:
        return
steps = returns()
step(steps.__anext__())
step(steps.aclose())

# %% wrong-arguments
for name in "asend", "athrow", "aclose", "__anext__", "__aiter__":
    for arguments in (), (1,), (1, 2), (None,):
        steps = echo()
        try:
            result = getattr(steps, name)(*arguments)
            print(name, arguments, type(result).__name__)
        except TypeError as error:
            print(name, arguments, error)
for thrown in 5, "text", None, int:
    steps = echo()
    step(steps.__anext__())
    step(steps.athrow(thrown))

# %% awaiting-a-step-twice
steps = echo()
for make in steps.__anext__, lambda: steps.asend(1), lambda: steps.athrow(ValueError("v")), steps.aclose:
    awaitable = make()
    step(awaitable)
    step(awaitable)

# %% steps-at-the-same-time
steps = echo()
first = steps.__anext__()
print(first.send(None))
for other in steps.__anext__(), steps.asend(None), steps.athrow(ValueError("v")), steps.aclose():
    attempt(other.send, None)
attempt(first.send, None)
step(steps.aclose())

# %% steps-driven-by-hand
steps = echo()
awaitable = steps.__anext__()
print(type(awaitable).__name__, iter(awaitable) is awaitable, awaitable.__await__() is awaitable)
attempt(awaitable.send, "x")
awaitable = steps.__anext__()
attempt(next, awaitable)
attempt(awaitable.send, "sent to the awaitable")
awaitable = steps.asend("value")
attempt(awaitable.__next__)
attempt(awaitable.throw, ValueError("thrown into the step"))
awaitable = steps.__anext__()
attempt(awaitable.throw, ValueError("before"))
awaitable = steps.__anext__()
attempt(awaitable.close)
attempt(awaitable.send, None)
awaitable = steps.athrow(ValueError("a"))
attempt(awaitable.close)
attempt(awaitable.send, None)

# %% stop-iteration-inside
async def raises(error):
    yield 1
    raise error
for error in StopIteration("s"), StopAsyncIteration("a"), GeneratorExit("g"), ValueError("v"):
    steps = raises(error)
    step(steps.__anext__())
    step(steps.__anext__())
    step(steps.__anext__())

# %% attributes
async def function(argument):
    local = 1
    yield argument
    await Awaitable("w")
steps = function(1)
def state():
    frame = steps.ag_frame
    suspended = getattr(steps, "ag_suspended", None) if sys.version_info >= (3, 12) else None
    print(steps.ag_running, suspended, frame and (frame.f_lineno, sorted(frame.f_locals)), steps.ag_await and type(steps.ag_await).__name__)
state()
step(steps.__anext__())
state()
awaitable = steps.__anext__()
awaitable.send(None)
state()
attempt(awaitable.send, None)
state()
print(steps.__name__, steps.__qualname__, steps.ag_code is function.__code__, repr(steps).split(" at ")[0], type(steps))
print(sorted(name for name in dir(type(steps)) if not name.startswith("__") and name != "ag_suspended"), [name for name in ("__iter__", "__next__", "__await__", "__aiter__", "__anext__", "send", "throw") if hasattr(steps, name)])
for name in "ag_frame", "ag_running", "ag_code":
    try:
        setattr(steps, name, 1)
    except (AttributeError, TypeError) as error:
        print(error)

# %% not-iterable
async def function(): yield
for source in "iter(g)", "next(g)", "list(g)", "for x in g: pass", "[*g]", "await_ = g.send(None)", "g()", "len(g)", "g.throw(ValueError)", "g.close()":
    g = function()
    try:
        exec(source)
        print(source, "fine")
    except (TypeError, AttributeError) as error:
        print(source, type(error).__name__, error)

# %% awaiting-the-generator-itself
async def generator(): yield 1
async def function(): await generator()
step(function())

# %% hooks
log = []
class Hooks:
    pass
def firstiter(generator): print("first", generator.__name__)
def finalizer(generator): print("finalize", generator.__name__)
old = sys.get_asyncgen_hooks()
print(old)
sys.set_asyncgen_hooks(firstiter=firstiter, finalizer=finalizer)
async def generator():
    try:
        yield 1
        yield 2
    finally:
        print("finally")
steps = generator()
print("made")
step(steps.__anext__())
step(steps.__anext__())
del steps
steps = generator()
del steps
steps = generator()
step(steps.aclose())
del steps
for arguments in {"firstiter": 1}, {"finalizer": "x"}:
    try:
        sys.set_asyncgen_hooks(**arguments)
    except TypeError as error:
        print(error)
sys.set_asyncgen_hooks(None, None)
print(sys.get_asyncgen_hooks())

# %% dropped-without-hooks
async def generator():
    try:
        yield 1
    finally:
        print("finally")
steps = generator()
step(steps.__anext__())
del steps
async def waits():
    try:
        yield 1
    finally:
        await Awaitable("w")
        print("never")
sys.unraisablehook = lambda information: print("unraisable", repr(information.exc_value))
steps = waits()
step(steps.__anext__())
del steps
print("end")

# %% expressions
async def numbers():
    for i in range(3):
        yield i
async def function():
    squares = (x * x async for x in numbers())
    print(type(squares).__name__, squares.__name__, [y async for y in squares])
    print([x async for x in (y async for y in numbers() if y)], sum([x async for x in numbers()]), {x: [z async for z in numbers() if z < x] async for x in numbers()})
    async for x in (z async for z in numbers()):
        print(x, end=" ")
step(function())

# %% break-and-exceptions
async def numbers():
    try:
        for i in range(3):
            yield i
    finally:
        print("finally", end=" ")
async def breaks():
    async for x in numbers():
        break
    return x
async def raises():
    async for x in numbers():
        raise KeyError(x)
async def unpacks():
    async for a, b in numbers(): pass
for coroutine in breaks(), raises(), unpacks():
    step(coroutine)

# %% delegating
async def inner():
    received = yield "inner 1"
    print("inner got", received, end=" ")
    yield "inner 2"
async def outer():
    async for value in inner():
        received = yield value
        print("outer got", received, end=" ")
steps = outer()
step(steps.asend(None))
step(steps.asend("a"))
step(steps.asend("b"))

# %% context-managers
import contextlib
@contextlib.asynccontextmanager
async def manager(name):
    print("enter", name, end=" ")
    try:
        yield name.upper()
    except ValueError as error:
        print("caught", repr(error), end=" ")
    finally:
        print("exit", name, end=" ")
async def function():
    async with manager("a") as a, manager("b") as b:
        print(a, b, end=" ")
    async with manager("c"):
        raise ValueError("swallowed")
    async with contextlib.aclosing(echo()) as steps:
        async for value in steps:
            break
    async with contextlib.AsyncExitStack() as stack:
        print(await stack.enter_async_context(manager("d")), end=" ")
    async with contextlib.nullcontext(5) as value:
        return value
step(function())

# %% never-awaited-steps
#| requires = ">=3.13"
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    steps = echo()
    for make in (lambda: steps.asend(None)), (lambda: steps.athrow(ValueError)), (lambda: steps.aclose()), (lambda: steps.__anext__()):
        make()
for warning in caught:
    print(warning.category.__name__, warning.message)
