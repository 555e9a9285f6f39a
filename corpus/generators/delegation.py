# /// case
# topics = ["generators.delegation"]
# ///

def attempt(function, *arguments):
    try:
        print(repr(function(*arguments)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", "context", repr(error.__context__))


def inner(name="inner"):
    """Tells what it is sent and thrown."""
    try:
        received = None
        for i in range(3):
            received = yield f"{name} {i}", received
    except ValueError as error:
        print(name, "caught", repr(error), end=" ")
        yield "handled"
    except GeneratorExit:
        print(name, "closed", end=" ")
        raise
    return f"{name} result"


def outer(iterable):
    result = yield from iterable
    print("result", repr(result), end=" ")
    yield "after", result


# %% values
print(list(outer("ab")), list(outer([])), list(outer(range(2))), list(outer({"k": 1})), list(outer(inner())))
attempt(next, outer(5))
attempt(next, outer(None))

# %% send
steps = outer(inner())
for value in None, "a", "b", "c", "d":
    attempt(steps.send, value)

# %% send-to-what-has-no-send
steps = outer(iter([1, 2, 3]))
next(steps)
attempt(steps.send, None)
attempt(steps.send, "value")
class Iterator:
    def __iter__(self): return self
    def __next__(self): return "next"
    def send(self, value): return "sent", value
steps = outer(Iterator())
attempt(next, steps)
attempt(steps.send, 1)
attempt(steps.send, None)
class Raises(Iterator):
    def send(self, value): raise StopIteration(value)
steps = outer(Raises())
next(steps)
attempt(steps.send, "stop value")

# %% throw
steps = outer(inner())
next(steps)
attempt(steps.throw, ValueError("v"))
attempt(next, steps)
steps = outer(inner())
next(steps)
attempt(steps.throw, KeyError("k"))
attempt(next, steps)
steps = outer(inner())
attempt(steps.throw, ValueError("too early"))

# %% throw-to-what-has-no-throw
def handles():
    try:
        yield from [1, 2]
    except ValueError as error:
        yield "handled outside", repr(error)
steps = handles()
next(steps)
attempt(steps.throw, ValueError("v"))
class Throws:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, *arguments):
        print("throw", arguments, end=" ")
        return "thrown"
    def close(self): print("close", end=" ")
steps = outer(Throws())
next(steps)
attempt(steps.throw, ValueError("a"))
attempt(steps.throw, ValueError)
attempt(steps.close)

# %% throw-that-stops
class Throws:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, *arguments): raise StopIteration("thrown result")
steps = outer(Throws())
next(steps)
attempt(steps.throw, ValueError("a"))

# %% close
steps = outer(inner())
next(steps)
attempt(steps.close)
attempt(next, steps)
class Closes:
    def __init__(self, error): self.error = error
    def __iter__(self): return self
    def __next__(self): return 1
    def close(self):
        print("close", end=" ")
        if self.error: raise self.error
for error in None, ValueError("in close"), StopIteration(), GeneratorExit():
    steps = outer(Closes(error))
    next(steps)
    attempt(steps.close)
steps = outer(Closes(ValueError("while thrown")))
next(steps)
attempt(steps.throw, GeneratorExit)
steps = outer(iter("ab"))
next(steps)
attempt(steps.close)

# %% ignored-exit
def ignores():
    while True:
        try:
            yield
        except GeneratorExit:
            print("ignored", end=" ")
steps = outer(ignores())
next(steps)
attempt(steps.close)
attempt(steps.throw, ValueError("end"))

# %% attributes-that-raise
class Odd:
    def __init__(self, name): self.name = name
    def __iter__(self): return self
    def __next__(self): return 1
    def __getattr__(self, name):
        if name == self.name: raise OSError(name)
        raise AttributeError(name)
import sys
sys.unraisablehook = lambda information: print("unraisable", repr(information.exc_value), end=" ")
for name in "send", "throw", "close":
    steps = outer(Odd(name))
    next(steps)
    attempt(steps.send, 1)
    steps = outer(Odd(name))
    next(steps)
    attempt(steps.throw, ValueError("v"))
    steps = outer(Odd(name))
    next(steps)
    attempt(steps.close)

# %% nested
def layers(n):
    if n == 0:
        result = yield "bottom"
        return result
    return (yield from layers(n - 1)), n
steps = layers(4)
print(next(steps))
attempt(steps.send, "up")
steps = layers(3)
next(steps)
attempt(steps.throw, KeyError("through"))

# %% yieldfrom-attribute
steps = outer(source := inner())
print(steps.gi_yieldfrom)
next(steps)
print(steps.gi_yieldfrom is source)
steps.send(None), steps.send(None), steps.send(None)
print(steps.gi_yieldfrom)
steps = outer("ab")
next(steps)
print(type(steps.gi_yieldfrom).__name__)

# %% already-running
def loop():
    yield from steps
steps = loop()
attempt(next, steps)
def first():
    yield from second_steps
def second():
    yield from first_steps
first_steps, second_steps = first(), second()
attempt(next, first_steps)

# %% results-of-iterators
class Result:
    def __iter__(self): return self
    def __next__(self): raise StopIteration(*self.arguments)
for arguments in (), (1,), ((1, 2),), (1, 2), (None,):
    result = Result()
    result.arguments = arguments
    print(list(outer(result)))
def generator_result():
    return (yield from ())
    yield
print(list(outer(generator_result())), list(outer(outer(inner("deep")))))

# %% iter-that-fails
class NotIterator:
    def __iter__(self): return 5
class Raises:
    def __iter__(self): raise LookupError("no iterator")
class Items:
    def __getitem__(self, i): return ["a", "b"][i]
for value in NotIterator(), Raises(), Items():
    attempt(list, outer(value))

# %% expression-positions
def function():
    x = (yield from inner("x")) + (yield from inner("y"))
    print(x)
    print([(yield from "ab"), (yield from "cd")])
    return (yield from inner("z")), (yield from ())
steps = function()
print([value for value in steps])
print((lambda: (yield from [1, 2]))().send(None))

# %% shared-inner-generator
source = inner()
first, second = outer(source), outer(source)
print(next(first), next(second), next(first))
attempt(next, second)
attempt(next, first)

# %% coroutines-and-generators
import types
@types.coroutine
def legacy():
    result = yield "legacy"
    return result
async def coroutine():
    return await legacy(), 1
def generator():
    yield from coroutine()
attempt(next, generator())
@types.coroutine
def allowed():
    result = yield from coroutine()
    return result
steps = allowed()
attempt(next, steps)
attempt(steps.send, "value")
async def awaits():
    return await inner()
attempt(awaits().send, None)
