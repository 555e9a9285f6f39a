# /// case
# topics = ["asynchronous.coroutines"]
# ///

import sys
import types
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


def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", "cause", repr(error.__cause__), "context", repr(error.__context__))


def drive(coroutine):
    """Runs a coroutine to its end; what it yields and its result."""
    yielded = []
    try:
        while True:
            yielded.append(coroutine.send(None))
    except StopIteration as stop:
        return yielded, stop.value


# %% await
async def function():
    first = await Awaitable(1, 2, result="a")
    second = await Awaitable(3, result="b")
    return first, second
print(drive(function()))
async def outer():
    return [await function(), await function()]
print(drive(outer()))

# %% await-positions
async def one(value=1):
    return value
async def function():
    print(await one() + await one(2), [await one(), await one(3)], {await one(): await one(2)}, (await one(),), f"{await one('f')}", await one(await one(await one(5))), -await one(), await one() ** 2, not await one(0), await one() if await one() else await one(2), (await one([1, 2]))[await one(0)], (await one("s")).upper(), await one() < await one(2) < await one(3))
    x = y = await one()
    x += await one(4)
    a, b = await one((7, 8))
    print(x, y, a, b, [*await one("ab")], {**await one({"k": 1})}, print(*await one("cd")))
    if await one(): pass
    while not await one(): pass
    for i in await one("ab"): print(i, end=" ")
    with await one(Manager()): pass
    assert await one(), await one()
    try:
        raise await one(ValueError("raised"))
    except (await one(ValueError)) as error:
        print(repr(error))
    del (await one([1]))[await one(0)]
    return await one("result")
class Manager:
    def __enter__(self): print("enter")
    def __exit__(self, *exception): print("exit")
print(drive(function()))

# %% send-throw-close
async def function():
    try:
        received = await Awaitable("waiting", result="result")
        return received
    except ValueError as error:
        print("caught", repr(error), end=" ")
        return "recovered"
    finally:
        print("finally", end=" ")
coroutine = function()
attempt(coroutine.send, 1)
attempt(coroutine.send, None)
attempt(coroutine.send, "value")
coroutine = function()
coroutine.send(None)
attempt(coroutine.throw, ValueError("thrown"))
coroutine = function()
coroutine.send(None)
attempt(coroutine.throw, KeyError("thrown"))
coroutine = function()
attempt(coroutine.throw, ValueError("early"))
coroutine = function()
coroutine.send(None)
attempt(coroutine.close)
coroutine = function()
attempt(coroutine.close)

# %% finished-coroutines
async def function():
    return 1
coroutine = function()
drive(coroutine)
attempt(coroutine.send, None)
attempt(coroutine.throw, ValueError("v"))
attempt(coroutine.close)
async def outer():
    await coroutine
attempt(outer().send, None)
closed = function()
closed.close()
attempt(closed.send, None)

# %% awaiting-one-twice
async def inner():
    await Awaitable("first", "second")
shared = inner()
async def outer():
    await shared
first, second = outer(), outer()
print(first.send(None))
attempt(second.send, None)
attempt(first.send, None)

# %% already-executing
async def function():
    try:
        coroutine.send(None)
    except ValueError as error:
        print(error)
    try:
        await coroutine
    except (ValueError, RuntimeError) as error:
        print(error)
    for method, argument in (coroutine.throw, ValueError), (coroutine.close, None):
        try:
            method(argument) if argument else method()
        except ValueError as error:
            print(error)
coroutine = function()
drive(coroutine)

# %% what-can-be-awaited
class Iterable:
    def __await__(self): return iter(["from iter"])
class NotIterator:
    def __await__(self): return 5
class Returns:
    def __await__(self): return [1]
class ReturnsCoroutine:
    def __await__(self): return function()
class Raises:
    def __await__(self): raise OSError("no await")
class Instance: pass
class Blocked:
    __await__ = None
async def function(): return "coroutine"
@types.coroutine
def legacy():
    yield "legacy"
    return "legacy result"
def generator():
    yield "generator"
instance = Instance()
instance.__await__ = lambda: iter("a")
async def awaits(value): return await value
for value in function(), legacy(), generator(), Iterable(), NotIterator(), Returns(), ReturnsCoroutine(), Raises(), instance, Blocked(), 1, None, [1], "text", function, Awaitable(1, result=2):
    try:
        print(type(value).__name__, drive(awaits(value)))
    except Exception as error:
        print(type(value).__name__, type(error).__name__, error)

# %% stop-iteration-inside
async def raises(error): raise error
for error in StopIteration("v"), StopAsyncIteration("v"), GeneratorExit("g"), StopIteration:
    attempt(raises(error).send, None)

# %% attributes
async def inner():
    await Awaitable("waiting")
async def function(argument):
    local = 1
    await inner()
coroutine = function(1)
def state():
    frame = coroutine.cr_frame
    print(coroutine.cr_running, coroutine.cr_suspended, frame and (frame.f_lineno, sorted(frame.f_locals)), coroutine.cr_await and type(coroutine.cr_await).__name__, coroutine.cr_origin)
state()
coroutine.send(None)
state()
drive(coroutine)
state()
print(coroutine.__name__, coroutine.__qualname__, coroutine.cr_code is function.__code__, repr(coroutine).split(" at ")[0], type(coroutine))
coroutine.__name__ = "renamed"
print(coroutine.__name__, sorted(name for name in dir(coroutine) if not name.startswith("__")), [name for name in ("__iter__", "__next__", "__await__", "__aiter__") if hasattr(coroutine, name)])
for name in "cr_frame", "cr_await", "cr_running":
    try:
        setattr(coroutine, name, 1)
    except (AttributeError, TypeError) as error:
        print(error)

# %% coroutines-are-no-iterators
async def function(): pass
for source in "iter(c)", "next(c)", "list(c)", "[*c]", "for x in c: pass", "a, b = c", "c()", "len(c)", "c[0]", "c + 1", "c in c", "1 in c", "dict(c)", "print(*c)":
    c = function()
    try:
        exec(source)
        print(source, "fine")
    except TypeError as error:
        print(source, error)
    c.close()

# %% await-wrapper
async def function():
    await Awaitable(1, 2)
    return "result"
wrapper = function().__await__()
print(type(wrapper), iter(wrapper) is wrapper)
print(next(wrapper), wrapper.send(None))
attempt(next, wrapper)
wrapper = function().__await__()
next(wrapper)
attempt(wrapper.throw, ValueError("thrown"))
wrapper = function().__await__()
next(wrapper)
attempt(wrapper.close)
wrapper = function().__await__()
attempt(wrapper.send, 5)

# %% never-awaited-warning
import warnings
async def forgotten(): pass
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    forgotten()
    coroutine = forgotten()
    del coroutine
    coroutine = forgotten()
    coroutine.close()
    coroutine = forgotten()
    drive(coroutine)
    [forgotten() for _ in "ab"]
for warning in caught:
    print(warning.category.__name__, warning.message, warning.lineno)

# %% never-awaited-as-error
warnings.simplefilter("error")
sys.unraisablehook = lambda information: print("unraisable", repr(information.exc_value), information.err_msg, type(information.object).__name__)
async def forgotten(): pass
forgotten()
print("end")

# %% origin-tracking
print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(2)
async def function(): pass
def make(): return function()
coroutine = make()
print([entry[1:] for entry in coroutine.cr_origin])
coroutine.close()
sys.set_coroutine_origin_tracking_depth(0)
coroutine = function()
print(coroutine.cr_origin)
coroutine.close()
attempt(sys.set_coroutine_origin_tracking_depth, -1)

# %% types-coroutine
@types.coroutine
def generator():
    return (yield "value")
print(hex(generator.__code__.co_flags & 0x100), type(generator()))
async def function(): return await generator()
coroutine = function()
print(coroutine.send(None))
attempt(coroutine.send, "back")
attempt(types.coroutine, 5)
@types.coroutine
def returns_awaitable(): return Awaitable("w")
async def function(): return await returns_awaitable()
print(drive(function()))

# %% with-statement
class Manager:
    def __init__(self, name, swallows=False):
        self.name, self.swallows = name, swallows
    async def __aenter__(self):
        await Awaitable(f"enter {self.name}")
        return self.name.upper()
    async def __aexit__(self, kind, error, traceback):
        await Awaitable(f"exit {self.name} {error!r}")
        return self.swallows
async def normal():
    async with Manager("a") as a, Manager("b"):
        await Awaitable(f"body {a}")
    return "end"
async def raises(swallows):
    async with Manager("a", swallows), Manager("b"):
        raise ValueError("body")
    return "swallowed"
async def leaves():
    for i in range(3):
        async with Manager(str(i)):
            if i == 0: continue
            return "returned"
async def parenthesised():
    async with (Manager("a") as a, Manager("b") as b,):
        return a, b
for coroutine in normal(), raises(True), raises(False), leaves(), parenthesised():
    attempt(drive, coroutine)

# %% with-statement-errors
class Nothing: pass
class OnlyEnter:
    async def __aenter__(self): pass
class OnlyExit:
    async def __aexit__(self, *exception): pass
class Sync:
    def __enter__(self): pass
    def __exit__(self, *exception): pass
class NotAwaitable:
    def __aenter__(self): return 5
    def __aexit__(self, *exception): return 6
class ExitNotAwaitable:
    async def __aenter__(self): pass
    def __aexit__(self, *exception): return 6
async def function(value):
    async with value: pass
async def failing(value):
    async with value: raise ValueError("body")
for value in Nothing(), OnlyEnter(), OnlyExit(), Sync(), NotAwaitable(), ExitNotAwaitable(), 1:
    attempt(function(value).send, None)
    attempt(failing(value).send, None)

# %% for-loop
class Iterator:
    def __init__(self, *values): self.values = list(values)
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.values: raise StopAsyncIteration
        value = self.values.pop(0)
        await Awaitable(f"fetch {value}")
        return value
async def function():
    log = []
    async for value in Iterator(1, 2, 3, 4):
        if value == 2: continue
        if value == 4: break
        log.append(value)
    else:
        log.append("never")
    async for a, b in Iterator("ab", "cd"):
        log.append(a + b)
    else:
        log.append("else")
    async for log[0] in Iterator("target"): pass
    return log
print(drive(function()))

# %% for-loop-errors
class NotAwaitable:
    def __aiter__(self): return self
    def __anext__(self): return 5
class NoNext:
    def __aiter__(self): return self
class Wrong:
    def __aiter__(self): return 5
class Coroutine:
    async def __aiter__(self): return self
class Raises:
    def __aiter__(self): return self
    async def __anext__(self): raise OSError("next")
class StopsPlainly:
    def __aiter__(self): return self
    async def __anext__(self): raise StopIteration
class Blocked:
    __aiter__ = None
async def function(value):
    async for _ in value: pass
for value in 1, [1], NotAwaitable(), NoNext(), Wrong(), Coroutine(), Raises(), StopsPlainly(), Blocked(), None:
    attempt(function(value).send, None)

# %% aiter-and-anext
class Iterator:
    def __init__(self): self.count = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.count += 1
        if self.count > 2: raise StopAsyncIteration
        await Awaitable("w")
        return self.count
async def function():
    iterator = aiter(Iterator())
    return await anext(iterator), await anext(iterator, "d"), await anext(iterator, "default"), [x async for x in Iterator()]
print(drive(function()))
async def ends():
    iterator = Iterator()
    iterator.count = 5
    await anext(iterator)
attempt(drive, ends())
for arguments in (), (1,), ([],), (Iterator(), 1):
    attempt(aiter, *arguments)
for arguments in (), (1,), (iter([]),), (1, 2, 3):
    attempt(anext, *arguments)
awaitable = anext(Iterator(), "default")
print(type(awaitable))
attempt(awaitable.send, None) if hasattr(awaitable, "send") else None

# %% comprehensions
class Numbers:
    def __init__(self, n): self.n = n
    def __aiter__(self):
        async def generate():
            for i in range(self.n):
                await Awaitable(i)
                yield i
        return generate()
async def double(x): return x * 2
async def function():
    print([x async for x in Numbers(3)], {x async for x in Numbers(2)}, {x: await double(x) async for x in Numbers(2)}, [await double(x) for x in range(3)], [x for x in range(3) if await double(x) > 1], [x async for x in Numbers(4) if x % 2], [(x, y) async for x in Numbers(2) for y in range(2)], [(x, y) for x in range(2) async for y in Numbers(2)], [[y async for y in Numbers(x)] for x in range(3)], [x for x in await double([1])])
    generator = (await double(x) async for x in Numbers(2))
    print(type(generator).__name__, [x async for x in generator])
    lazy = (await double(x) for x in range(2))
    print(type(lazy).__name__, [x async for x in lazy])
    return [y async for x in Numbers(2) if await double(x) < 5 async for y in Numbers(x + 1)]
print(drive(function())[1])

# %% asynchronous-lambda-and-nesting
async def function():
    f = lambda: Awaitable("from lambda", result=5)
    class Class:
        async def method(self): return await f()
        @staticmethod
        async def static(): return "static"
        @classmethod
        async def classy(cls): return cls.__name__
        async def __call__(self): return "called"
    async def inner(): return await Class().method()
    return await inner(), await Class.static(), await Class.classy(), await Class()()
print(drive(function()))

# %% exceptions-through-layers
async def inner():
    try:
        await Awaitable("waiting")
    finally:
        print("inner finally", end=" ")
async def middle():
    try:
        await inner()
    except ValueError as error:
        raise KeyError("translated") from error
async def outer():
    try:
        return await middle()
    finally:
        print("outer finally", end=" ")
coroutine = outer()
print(coroutine.send(None))
attempt(coroutine.throw, ValueError("thrown"))
coroutine = outer()
coroutine.send(None)
attempt(coroutine.close)

# %% yielding-in-aexit-while-closing
class Manager:
    async def __aenter__(self): pass
    async def __aexit__(self, *exception): await Awaitable("cannot wait now")
async def function():
    async with Manager():
        await Awaitable("waiting")
coroutine = function()
coroutine.send(None)
attempt(coroutine.close)

# %% syntax-errors
for source in "await x", "def f(): await x", "async with x: pass", "def f():\n async with x: pass", "async for x in y: pass", "def f():\n async for x in y: pass", "def f(): return [x async for x in y]", "async def f(): yield from x", "async def f():\n yield 1\n return 2", "lambda: await x", "async def f(x=await y): pass", "async def f():\n def g(): await x", "[x async for x in y]", "(x async for x in y)", "def f(): return (x async for x in y)", "async lambda: 1", "async def f(): await", "async def f(): await = 1", "async = 1", "await = 1", "async def f(): [await x for x in y]", "def f(): [await x for x in y]", "def f(): (await x for x in y)", "class C: await x", "async class C: pass", "async def f(): return (yield)", "async def f(): [(yield) for x in y]", "async x", "async def f(): await -x", "async def f(): -await x", "async def f(): await x ** 2", "async def f(): await await x", "async def f():\n class C: await x", "async def f(): lambda: await x", "async def f(): return [[y async for y in x] for z in w]", "async def f(): return {x: [y async for y in x] for x in w}", "async\ndef f(): pass", "async def f(): async def g(): pass":
    try:
        compile(source, "source", "exec")
    except SyntaxError as error:
        print(f"{source!r}: {error.msg} ({error.lineno}, {error.offset})")
    else:
        print(f"{source!r}: compiles")
