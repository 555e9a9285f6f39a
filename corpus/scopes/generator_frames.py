# /// case
# topics = ["frames.objects", "types.generators"]
# section = "4.3"
# ///

import sys


def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


def names(frame):
    """The local names of a frame with their values."""
    return dict(frame.f_locals)


# %% fresh
def generator(a, b=2):
    c = 3
    yield c
running = generator(1)
frame = running.gi_frame
print(names(frame), frame.f_lineno - frame.f_code.co_firstlineno, frame.f_lasti >= 0, frame.f_back, frame.f_code is running.gi_code, running.gi_running, running.gi_suspended)

# %% suspended
def generator(a):
    c = 3
    yield c
    d = 4
    yield d
running = generator(1)
next(running)
frame = running.gi_frame
print(names(frame), frame.f_lineno - frame.f_code.co_firstlineno, frame.f_back, running.gi_suspended, running.gi_frame is frame)
next(running)
print(names(frame), frame.f_lineno - frame.f_code.co_firstlineno, running.gi_frame is frame)

# %% running
def generator():
    yield sys._getframe() is running.gi_frame, running.gi_running, running.gi_suspended, sys._getframe(1).f_code.co_name
running = generator()
print(next(running))

# %% finished
def generator():
    x = 1
    yield x
running = generator()
frame = running.gi_frame
list(running)
print(running.gi_frame, names(frame), frame.f_back, running.gi_running, running.gi_suspended)
show(frame.clear)

# %% closed
#| requires = "<3.13"
# 3.13.0 leaves variables in such a frame that it has freed: what they show is left to chance.
def generator():
    x = 1
    yield x
running = generator()
next(running)
frame = running.gi_frame
running.close()
print(running.gi_frame, names(frame), frame.f_lineno - frame.f_code.co_firstlineno)

# %% failed
def generator():
    x = 1
    yield x
    1 / 0
running = generator()
next(running)
frame = running.gi_frame
try: next(running)
except ZeroDivisionError as error: print(error.__traceback__.tb_next.tb_frame is frame)
print(running.gi_frame, names(frame))

# %% writing-variables
def generator():
    x = 1
    yield x
    yield x
running = generator()
next(running)
running.gi_frame.f_locals["x"] = 10
print(next(running))

# %% cells-in-generators
def outer():
    x = 1
    def generator():
        y = x
        def inner(): return y
        yield inner
        yield inner
    return generator
running = outer()()
inner = next(running)
print({name: value for name, value in names(running.gi_frame).items() if name in "xy"}, inner())

# %% generator-expressions
values = [1, 2]
running = (value * 2 for value in values)
print(sorted(names(running.gi_frame)), running.gi_frame.f_code.co_name)
next(running)
print({name: value for name, value in names(running.gi_frame).items() if name == "value"}, running.gi_frame.f_code.co_varnames)

# %% delegation
def inner():
    a = "inner"
    yield sys._getframe()
def outer():
    b = "outer"
    yield from inner()
running = outer()
frame = next(running)
print(frame is running.gi_yieldfrom.gi_frame, frame.f_back, names(frame), names(running.gi_frame))

# %% callers-while-running
def inner(): yield [frame.f_code.co_name for frame in frames()]
def frames():
    frame = sys._getframe(1)
    while frame:
        yield frame
        frame = frame.f_back
def outer(): yield from inner()
def function(): return next(outer())
print(function())

# %% coroutines
async def coroutine(a):
    b = 2
    return a
waiting = coroutine(1)
frame = waiting.cr_frame
print(names(frame), frame.f_code is waiting.cr_code, waiting.cr_running, waiting.cr_await, frame.f_back)
try: waiting.send(None)
except StopIteration as stop: print(stop.value, waiting.cr_frame)

# %% suspended-coroutines
class Awaitable:
    def __await__(self):
        x = 1
        yield x
async def inner():
    y = 2
    await Awaitable()
async def outer():
    z = 3
    await inner()
waiting = outer()
print(waiting.send(None), names(waiting.cr_frame), names(waiting.cr_await.cr_frame), waiting.cr_await.cr_await.gi_frame.f_code.co_name, waiting.cr_frame.f_back)
waiting.close()
print(waiting.cr_frame)

# %% asynchronous-generators
async def generator(a):
    b = 2
    yield b
running = generator(1)
frame = running.ag_frame
print(names(frame), running.ag_running, running.ag_await, frame.f_code is running.ag_code)
async def use():
    async for value in running: print(value, names(running.ag_frame))
try: use().send(None)
except StopIteration: print(running.ag_frame)

# %% clearing-fresh
def generator(): yield 1
running = generator()
running.gi_frame.clear()
print(running.gi_frame)
show(next, running)
async def coroutine(): pass
waiting = coroutine()
waiting.cr_frame.clear()
print(waiting.cr_frame)
show(waiting.send, None)

# %% clearing-while-running
def generator():
    show(sys._getframe().clear)
    yield 1
print(next(generator()))

# %% frames-outlive-generators
#| requires = "<3.13"
# As above: 3.13.0 may crash.
class Loud:
    def __del__(self): print("gone")
def generator():
    loud = Loud()
    yield
running = generator()
next(running)
frame = running.gi_frame
del running
print("generator gone", sorted(names(frame)))
del frame
print("frame gone")

# %% variables-of-deleted-generators
class Loud:
    def __init__(self, name): self.name = name
    def __del__(self): print("gone", self.name)
def generator(a):
    b = Loud("b")
    try: yield
    finally: print("finally")
running = generator(Loud("a"))
next(running)
del running
running = generator(Loud("fresh"))
del running
print("end")

# %% locals-inside-generators
def generator(a):
    b = 2
    yield locals()
    c = 3
    yield locals()
running = generator(1)
first = next(running)
second = next(running)
print(first is second, sorted(first), sorted(second))

# %% lines-of-yields
def generator():
    yield 1

    yield (
        2)
    for x in (3, 4):
        yield x
running = generator()
lines = [running.gi_frame.f_lineno]
for _ in running:
    lines.append(running.gi_frame.f_lineno)
print([line - running.gi_code.co_firstlineno for line in lines])

# %% attributes-cannot-be-set
def generator(): yield
running = generator()
for name in ("gi_frame", "gi_code", "gi_running", "gi_suspended", "gi_yieldfrom"):
    show(setattr, running, name, None)
running.__name__ = "other"
print(running.gi_frame.f_code.co_name, running.__name__)

# %% exceptions-thrown-in
def generator():
    try: yield 1
    except ValueError as error:
        frame = error.__traceback__.tb_frame
        yield frame is sys._getframe(), error.__traceback__.tb_next, sys._getframe(1).f_code.co_name
running = generator()
next(running)
print(running.throw(ValueError))

# %% same-frame-throughout
def generator():
    seen = {sys._getframe()}
    yield
    seen.add(sys._getframe())
    yield len(seen)
running = generator()
next(running)
print(next(running))
