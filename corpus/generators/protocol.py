# /// case
# topics = ["generators.iteration"]
# ///

import sys


def attempt(function, *arguments):
    """Calls and prints the result or the exception with its cause and context."""
    try:
        print(repr(function(*arguments)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", "cause", repr(error.__cause__), "context", repr(error.__context__))


def echo(log=True):
    """Yields what it is sent; tells what it is thrown."""
    value = "first"
    try:
        while True:
            try:
                value = yield value
                if log:
                    print("got", repr(value), end=" ")
            except ValueError as error:
                print("caught", repr(error), end=" ")
                value = "recovered"
    finally:
        if log:
            print("finally", end=" ")


# %% next-and-send
steps = echo()
attempt(steps.send, 1)
attempt(next, steps)
attempt(steps.send, "x")
attempt(steps.send, None)
attempt(next, steps)
attempt(steps.__next__)
attempt(steps.send)
attempt(steps.send, 1, 2)
steps.close()

# %% exhausted
def two():
    yield 1
    yield 2
    return "result"
steps = two()
print(list(steps))
for action in (lambda: next(steps)), (lambda: steps.send(None)), (lambda: steps.send(5)), (lambda: steps.throw(KeyError("k"))), steps.close, (lambda: list(steps)), (lambda: next(steps, "default")):
    attempt(action)

# %% return-value
def returns(value):
    return value
    yield
for value in None, 5, (1, 2), (), ValueError("v"), StopIteration(3), (StopIteration(4),), [1]:
    try:
        next(returns(value))
    except StopIteration as stop:
        print(repr(stop.value), stop.args, stop.value is value)

# %% throw
steps = echo()
attempt(steps.throw, ValueError("before the start"))
attempt(next, steps)
steps = echo()
next(steps)
attempt(steps.throw, ValueError("inside"))
attempt(steps.throw, ValueError)
attempt(steps.throw, KeyError("not handled"))
attempt(next, steps)

# %% throw-wrong-things
import warnings
warnings.simplefilter("ignore")
for arguments in (), (1,), ("text",), (None,), (int,), (ValueError, 1), (ValueError, (1, 2)), (ValueError, ValueError("x")), (ValueError("x"), 1), (ValueError, None, 1), (ValueError, KeyError("k")), (ValueError("x"), None), (ValueError, "v", None), (object(),), (ValueError, "v", None, 1), (BaseException,), (type,), (StopIteration(5),), (GeneratorExit,), (SystemExit(3),):
    steps = echo(False)
    next(steps)
    try:
        print(arguments and type(arguments[0]).__name__, repr(steps.throw(*arguments)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")

# %% throw-class-that-makes-something-else
class Makes(ValueError):
    def __new__(cls, *arguments):
        return KeyError("made") if not arguments else 5
class Fails(ValueError):
    def __init__(self): raise OSError("cannot make")
for thrown in Makes, Fails:
    steps = echo()
    next(steps)
    attempt(steps.throw, thrown)

# %% throw-deprecated-arguments
#| requires = ">=3.12"
import warnings
steps = echo()
next(steps)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    steps.throw(ValueError, "text")
    steps.throw(ValueError, ValueError("text"), None)
    steps.throw(ValueError("one"))
print()
for warning in caught:
    print(warning.category.__name__, warning.message)

# %% close
def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored", end=" ")
def clean():
    try:
        yield 1
    finally:
        print("finally", end=" ")
def replaced():
    try:
        yield 1
    except GeneratorExit:
        raise KeyError("instead")
def swallows():
    try:
        yield 1
    except GeneratorExit:
        return "value"
def stops():
    try:
        yield 1
    except GeneratorExit:
        raise StopIteration(5)
def yields_then_ends():
    try:
        yield 1
    finally:
        yield 2
for function in clean, replaced, swallows, stops, yields_then_ends:
    steps = function()
    attempt(steps.close)
    steps = function()
    next(steps)
    attempt(steps.close)
    attempt(steps.close)
    attempt(next, steps)
steps = stubborn()
next(steps)
attempt(steps.close)
steps.gi_frame.clear() if False else None

# %% close-value
#| requires = ">=3.13"
def value():
    try:
        yield
    except GeneratorExit:
        return "closed"
steps = value()
attempt(steps.close)
steps = value()
next(steps)
attempt(steps.close)
attempt(steps.close)
def finished():
    yield
    return 5
steps = finished()
list(steps)
attempt(steps.close)

# %% stop-iteration-becomes-runtime-error
def raises(error):
    yield 1
    raise error
def inner_next():
    yield 1
    next(iter(()))
for steps in raises(StopIteration("value")), raises(StopIteration()), inner_next(), raises(StopAsyncIteration()), raises(GeneratorExit()):
    next(steps)
    attempt(next, steps)
    attempt(next, steps)
attempt(list, (next(iter(())) for _ in "a"))
attempt(lambda: raises(1).throw(StopIteration("thrown")))

# %% reentrancy
def reenters(how):
    try:
        how()
    except ValueError as error:
        yield str(error)
steps = reenters(lambda: next(steps))
attempt(next, steps)
steps = reenters(lambda: steps.send(None))
attempt(next, steps)
steps = reenters(lambda: steps.throw(KeyError))
attempt(next, steps)
steps = reenters(lambda: steps.close())
attempt(next, steps)
steps = reenters(lambda: list(steps))
attempt(next, steps)

# %% attributes
def plain(argument):
    local = yield argument
    yield from inner()
def inner():
    yield "inner"
steps = plain(1)
def state():
    frame = steps.gi_frame
    print(steps.gi_running, steps.gi_suspended, frame and (frame.f_lineno, sorted(frame.f_locals), frame.f_back), steps.gi_yieldfrom and steps.gi_yieldfrom.__name__)
state()
next(steps)
state()
steps.send("x")
state()
list(steps)
state()
print(steps.__name__, steps.__qualname__, steps.gi_code is plain.__code__, type(steps).__name__, steps.gi_code.co_name)
steps.__name__, steps.__qualname__ = "renamed", "re.named"
print(steps.__name__, steps.__qualname__, repr(steps).split(" at ")[0])
for name, value in ("__name__", 1), ("__qualname__", None), ("gi_running", True), ("gi_frame", None), ("gi_code", None), ("gi_yieldfrom", 1), ("gi_suspended", 1), ("other", 1):
    try:
        setattr(steps, name, value)
    except (TypeError, AttributeError) as error:
        print(name, type(error).__name__, error)
for name in "__name__", "gi_frame", "missing":
    try:
        delattr(steps, name)
    except (TypeError, AttributeError) as error:
        print(name, type(error).__name__, error)

# %% running-state
def function():
    print(steps.gi_running, steps.gi_suspended, steps.gi_frame is sys._getframe(), steps.gi_frame.f_back is not None)
    yield
steps = function()
next(steps)
print(steps.gi_running, steps.gi_suspended)

# %% type
generator = type(echo())
attempt(generator)
attempt(lambda: type("Sub", (generator,), {}))
print(generator, generator.__name__, generator.__module__, generator.__mro__, sorted(name for name in dir(generator) if not name.startswith("__")))
print(iter(steps := echo()) is steps, hasattr(steps, "__len__"), hasattr(steps, "__next__"), bool(steps), callable(steps), steps == steps, steps == echo(), len({steps, steps}))
import collections.abc
print(isinstance(steps, collections.abc.Generator), isinstance(steps, collections.abc.Iterator))

# %% expressions-with-yield
def function():
    x = (yield 1) + (yield 2)
    print("sum", x)
    print([(yield 3), (yield 4)])
    y = yield
    z = yield (yield y), "pair"
    print(f"{(yield 5)}", z)
    if (yield 6):
        print("true")
    return (yield 7), (yield 8)
steps = function()
print(next(steps), [steps.send(i) for i in range(10, 19)])
try:
    while True: print(steps.send("last"))
except StopIteration as stop:
    print(stop.value)

# %% yield-forms
def function():
    yield
    yield 1,
    yield 1, 2
    yield *"ab", "c"
    yield (yield)
    yield [(yield)]
    (yield)
    a = b = yield "chained"
    a += yield "augmented"
    a, b = yield "unpacked"
    print(a, b)
    assert (yield "assert"), (yield "never")
    for _ in (yield "for"): pass
    while (yield "while"): pass
    with (yield "with"): pass
import contextlib
steps = function()
print(next(steps))
for value in None, None, None, None, None, None, None, None, 1, 2, (3, 4), True, "x", 0, contextlib.nullcontext():
    try:
        print(steps.send(value))
    except StopIteration:
        print("end")

# %% exception-context-across-yield
def function():
    try:
        raise ValueError("in generator")
    except ValueError:
        yield repr(sys.exception())
        raise KeyError("from generator")
steps = function()
try:
    raise OSError("outside")
except OSError:
    print(next(steps), repr(sys.exception()))
    attempt(next, steps)

# %% finalization
def function(name):
    try:
        yield
    finally:
        print("finally", name)
steps = function("dropped")
next(steps)
del steps
steps = function("never started")
del steps
steps = function("reassigned")
next(steps)
steps = None
print(next(function("temporary")))
items = [function(i) for i in range(3)]
for item in items: next(item)
items.clear()
print("end")

# %% finalization-that-raises
unraisable = []
sys.unraisablehook = lambda information: print(type(information.exc_value).__name__, information.exc_value, information.err_msg, type(information.object).__name__)
def raises():
    try:
        yield
    finally:
        raise ValueError("in finally")
def ignores():
    try:
        yield
    except GeneratorExit:
        yield "again"
for function in raises, ignores:
    steps = function()
    next(steps)
    del steps
print("end")

# %% frame-clear
def function():
    local = "value"
    yield local
steps = function()
frame = steps.gi_frame
attempt(frame.clear)
attempt(next, steps)
steps = function()
next(steps)
frame = steps.gi_frame
print(frame.f_locals)
list(steps)
print(steps.gi_frame, frame.f_lineno, frame.f_locals)
attempt(frame.clear)

# %% locals-and-arguments-live
class Noisy:
    def __del__(self): print("gone", end=" ")
def function(argument):
    local = Noisy()
    yield 1
    del local
    yield 2
    argument = None
    yield 3
steps = function(Noisy())
for value in steps: print(value)

# %% generators-as-arguments
def numbers():
    yield from range(4)
print(list(numbers()), tuple(numbers()), sum(numbers()), max(numbers()), sorted(numbers(), reverse=True), dict(zip("abcd", numbers())), list(map(str, numbers())), [*numbers()], "".join(str(n) for n in numbers()), 2 in numbers(), list(zip(g := numbers(), g)), list(enumerate(numbers(), 1)), any(numbers()), all(numbers()), {**{n: n for n in numbers()}}, print(*numbers()))
a, *b = numbers()
print(a, b)

# %% infinite-and-lazy
def count(n=0):
    while True:
        yield n
        n += 1
def take(n, items):
    for i, item in enumerate(items):
        if i == n:
            return
        yield item
def squares(items):
    for item in items:
        yield item * item
print(list(take(5, squares(count(2)))), next(count(7)), [x for x, _ in zip(count(), "abc")])
def primes():
    items = count(2)
    while True:
        prime = next(items)
        yield prime
        items = (lambda items, prime: (n for n in items if n % prime))(items, prime)
print(list(take(8, primes())))

# %% deep-recursion
def nested(n):
    if n:
        yield from nested(n - 1)
    yield n
print(sum(nested(100)))
def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)
print(list(tree((((None, 1, None), 2, None), 3, (None, 4, None)))))

# %% sizes-of-generator-expressions-and-names
print((x for x in "a").__name__, (x for x in "a").gi_code.co_varnames, (lambda: (yield))().__name__)
class Class:
    expression = (x for x in "a")
    def method(self): yield
print(Class.expression.__qualname__, Class().method().__qualname__)
