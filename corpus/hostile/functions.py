# /// case
# topics = ["hostile.functions"]
# ///

def attempt(action, *arguments):
    """Prints what an action gives: the type of its result, or the exception."""
    try:
        result = action(*arguments)
    except BaseException as error:
        print(type(error).__name__, str(error)[:120])
    else:
        print("ok", type(result).__name__)

import sys, types

# %% foreign-code
#| title = "Functions with the code of other functions"
def function(a, b=1, *c, d=2, **e): return a
def simple(): return 1
def outer(x):
    def inner(): return x
    return inner
def generator(): yield 1
async def coroutine(): pass
for code in (simple.__code__, outer.__code__, outer(1).__code__, compile("1", "text", "exec"), compile("1", "text", "eval"), (lambda *a, **k: (a, k)).__code__, generator.__code__, 5, None):
    attempt(setattr, function, "__code__", code)
    attempt(function, 1)
attempt(function, *range(6))

# %% code-changed-while-it-runs
#| title = "A function that replaces its own code"
def first(): first.__code__ = second.__code__; return "first"
def second(): return "second"
print(first(), first())
def counted(number): counted.__code__ = (lambda number: -number).__code__; return counted(number)
print(counted(3), counted(3))

# %% function-attributes
#| title = "What the attributes of a function take"
for name, value in (("__defaults__", 5), ("__defaults__", None), ("__kwdefaults__", 5), ("__kwdefaults__", {1: 2}), ("__closure__", ()), ("__globals__", {}), ("__dict__", 5), ("__name__", 5), ("__qualname__", 5), ("__annotations__", 5), ("__module__", 5)):
    def function(a=1, *, b=2): return a, b
    attempt(setattr, function, name, value)
    attempt(function)

# %% function-constructor
#| title = "types.FunctionType with parts that do not fit"
def simple(x): return x
def outer(x):
    def inner(): return x
    return inner
inner = outer(1).__code__
for arguments in ((), (5,), (simple.__code__,), (simple.__code__, 5), (inner, {}), (inner, {}, None, None, ()), (inner, {}, None, None, (1,)), (inner, {}, None, None, (types.CellType(3),)), (simple.__code__, {}, 5), (simple.__code__, {}, "n", 5), (simple.__code__, {}, "n", None, (types.CellType(3),))):
    attempt(types.FunctionType, *arguments)

# %% emptied-cells
#| title = "A closure whose cell is emptied"
def outer():
    x = 1
    def inner(): return x
    return inner
inner = outer()
cell = inner.__closure__[0]
cell.cell_contents = 5; print(inner())
del cell.cell_contents
attempt(inner); attempt(lambda: cell.cell_contents)

# %% code-replace
#| title = "code.replace with parts of other kinds"
def function(a, b=1): return a + b
code = function.__code__
for name in ("co_argcount", "co_nlocals", "co_stacksize", "co_flags", "co_consts", "co_names", "co_varnames", "co_name", "co_filename", "co_code", "co_linetable", "co_exceptiontable", "co_freevars"):
    for value in (None, "text", -1):
        if not (name in ("co_name", "co_filename") and value == "text") and not (name == "co_flags" and value == -1):
            attempt(lambda: code.replace(**{name: value}))
attempt(lambda: code.replace(missing=1))
attempt(lambda: code.replace(co_argcount=100))

# %% frames-after-death
#| title = "The frame of a function that has returned"
def function():
    x = [1]
    return sys._getframe()
frame = function()
print(frame.f_locals, frame.f_code.co_name, frame.f_lineno > 0)
frame.clear(); print(frame.f_locals)
for name, value in (("f_back", None), ("f_locals", {}), ("f_code", None), ("f_globals", {})):
    attempt(setattr, frame, name, value)
attempt(delattr, frame, "f_lineno")
attempt(sys._getframe().clear)

# %% traceback-cycles
#| title = "Tracebacks that would lead back to themselves"
try:
    1 / 0
except ZeroDivisionError as error:
    traceback = error.__traceback__
attempt(setattr, traceback, "tb_next", traceback)
attempt(setattr, traceback, "tb_next", 5)
attempt(setattr, traceback, "tb_frame", None)
second = types.TracebackType(traceback, sys._getframe(), 0, 1)
attempt(setattr, traceback, "tb_next", second)
for arguments in ((), (traceback, 5, 1, 1), (5, sys._getframe(), 1, 1)):
    attempt(types.TracebackType, *arguments)

# %% generator-inside-itself
#| title = "A generator that resumes, closes or throws into itself"
def resume(): yield next(running)
def delegate(): yield from running
def close(): running.close(); yield
def throw(): running.throw(ValueError); yield
def send(): running.send(None); yield
def collect(): yield list(running)
def clear(): running.gi_frame.clear(); yield
for function in (resume, delegate, close, throw, send, collect, clear):
    running = function()
    attempt(next, running)

# %% generator-arguments
#| title = "What generators refuse"
def generator(): yield 1
running = generator()
attempt(running.send, 5)
attempt(running.throw, 5)
attempt(running.throw, int)
attempt(running.throw)
attempt(running.throw, ValueError("text"))
attempt(next, running)
for name in ("gi_frame", "gi_running", "gi_code", "gi_yieldfrom"):
    attempt(setattr, generator(), name, 1)
for cls in (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType, types.FrameType):
    attempt(cls)

# %% stubborn-generator
#| title = "A generator that yields when it is closed"
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
running = stubborn(); next(running)
attempt(running.close); attempt(next, running); attempt(next, running)

# %% odd-subiterators
#| title = "yield from iterators with odd send, throw and close"
class Iterator:
    def __iter__(self): return self
    def __next__(self): return 1
    send = throw = close = 5
class Raiser(Iterator):
    @property
    def throw(self): raise KeyError("throw")
    @property
    def close(self): raise KeyError("close")
def delegate(cls): yield from cls()
for cls in (Iterator, Raiser):
    for action in (lambda running: running.send(3), lambda running: running.throw(ValueError), lambda running: running.close()):
        running = delegate(cls); next(running)
        attempt(action, running)
        try:
            running.close()
        except (TypeError, KeyError):
            pass

# %% odd-awaitables
#| title = "await of what gives no iterator, and coroutines used twice"
class Number:
    def __await__(self): return 5
class Coroutine:
    def __await__(self): return done()
async def done(): return 1
async def wait(thing): return await thing
for thing in (Number(), Coroutine(), 5, None, done()):
    coroutine = wait(thing)
    attempt(coroutine.send, None)
coroutine = done()
attempt(coroutine.send, 5)
attempt(coroutine.send, None); attempt(coroutine.send, None); attempt(iter, coroutine)

# %% asynchronous-protocols
#| title = "Asynchronous iterators and context managers with odd methods"
class Iterable:
    def __aiter__(self): return 5
class Iterator:
    def __aiter__(self): return self
    def __anext__(self): return 5
class Manager:
    def __aenter__(self): return 5
    def __aexit__(self, *details): return 5
async def iterate(thing):
    async for item in thing: pass
async def enter(thing):
    async with thing: pass
for function, thing in ((iterate, 5), (iterate, Iterable()), (iterate, Iterator()), (enter, 5), (enter, Manager())):
    attempt(function(thing).send, None)

# %% asynchronous-generators
#| title = "Steps of an asynchronous generator in the wrong order"
async def generator(): yield 1
running = generator()
first, second = running.__anext__(), running.__anext__()
attempt(first.send, None); attempt(first.send, None); attempt(second.send, None)
attempt(first.throw, ValueError)
closing = running.aclose()
attempt(closing.send, 5); attempt(closing.send, None)
attempt(running.asend(1).send, None)
