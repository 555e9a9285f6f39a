# /// case
# topics = ["modules.contextlib"]
# ///

import contextlib


def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% contextmanager
@contextlib.contextmanager
def manager(value):
    "text"
    print("enter", value)
    try:
        yield value * 2
    finally:
        print("exit")
with manager(2) as got:
    print("body", got)
print(manager.__name__, manager.__doc__, type(manager(1)).__name__)

# %% contextmanager-and-exceptions
@contextlib.contextmanager
def swallowing():
    try:
        yield
    except ValueError as error:
        print("swallowed", error)
with swallowing():
    raise ValueError("x")
try:
    with swallowing():
        raise KeyError("k")
except KeyError as error:
    print("passed", error)

# %% contextmanager-errors
@contextlib.contextmanager
def never():
    return
    yield
@contextlib.contextmanager
def twice():
    yield 1
    yield 2
@contextlib.contextmanager
def after_throw():
    try:
        yield
    except ValueError:
        yield
show(lambda: never().__enter__())
def use(make, error=None):
    with make():
        if error: raise error
show(use, twice)
show(use, after_throw, ValueError("v"))
@contextlib.contextmanager
def stopping(): yield
show(use, stopping, StopIteration("s"))
show(use, stopping, RuntimeError("r"))

# %% contextmanager-reuse
@contextlib.contextmanager
def manager(): yield 1
m = manager()
with m: pass
def again():
    with m: pass
show(again)

# %% contextmanager-as-decorator
@contextlib.contextmanager
def around():
    print("before")
    yield
    print("after")
@around()
def function(a): print("in", a); return a
print(function(1), function(2), function.__name__)

# %% context-decorator
class Around(contextlib.ContextDecorator):
    def __enter__(self): print("enter"); return self
    def __exit__(self, *details): print("exit", details[0]); return True
@Around()
def fails(): raise ValueError
print(fails())

# %% closing-and-nullcontext
class Thing:
    def close(self): print("closed")
with contextlib.closing(Thing()) as thing:
    print(type(thing).__name__)
with contextlib.nullcontext(5) as value, contextlib.nullcontext() as nothing:
    print(value, nothing)

# %% suppress
with contextlib.suppress(ValueError, KeyError):
    raise KeyError("gone")
with contextlib.suppress():
    print("nothing suppressed")
def leak():
    with contextlib.suppress(ValueError): raise TypeError("kept")
show(leak)

# %% suppress-groups
#| requires = ">=3.12"
def leak():
    with contextlib.suppress(ValueError):
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
try:
    leak()
except ExceptionGroup as group:
    print(group, group.exceptions)
with contextlib.suppress(ValueError):
    raise ExceptionGroup("g", [ValueError(1)])

# %% redirect
import io, sys
out = io.StringIO()
with contextlib.redirect_stdout(out) as target:
    print("hidden")
    with contextlib.redirect_stdout(io.StringIO()): print("deeper")
    print("again")
print(repr(out.getvalue()), target is out)
with contextlib.redirect_stderr(io.StringIO()) as err: print("to err", file=sys.stderr)
print(repr(err.getvalue()))

# %% exit-stack
class M:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): print("enter", self.name); return self.name
    def __exit__(self, kind, value, traceback): print("exit", self.name, kind and kind.__name__); return self.swallow
with contextlib.ExitStack() as stack:
    print(stack.enter_context(M("a")), stack.enter_context(M("b", True)))
    stack.callback(print, "callback", end="!\n")
    stack.push(lambda *details: print("pushed", details[0]))
    raise ValueError
print("done")

# %% exit-stack-methods
stack = contextlib.ExitStack()
stack.callback(print, "first")
moved = stack.pop_all()
stack.close()
print("closed")
moved.close()
show(stack.enter_context, 5)
show(stack.push, 5)
show(stack.callback)
show(lambda: stack.callback(callback=print))

# %% exit-stack-exceptions
def fail(message):
    raise KeyError(message)
try:
    with contextlib.ExitStack() as stack:
        stack.callback(fail, "second")
        stack.callback(fail, "first")
        raise ValueError("body")
except KeyError as error:
    while error:
        print(repr(error))
        error = error.__context__

# %% abstract-context-manager
class C(contextlib.AbstractContextManager):
    def __exit__(self, *details): return None
with C() as c: print(type(c).__name__)
show(contextlib.AbstractContextManager)
class Duck:
    def __enter__(self): pass
    def __exit__(self, *details): pass
print(issubclass(Duck, contextlib.AbstractContextManager), issubclass(int, contextlib.AbstractContextManager))

# %% with-statement-protocol
class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *details): pass
def use(value):
    with value: pass
for value in (NoExit(), NoEnter(), 5, None):
    show(use, value)

# %% asynchronous-managers
def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
@contextlib.asynccontextmanager
async def manager():
    print("enter")
    try:
        yield 5
    finally:
        print("exit")
async def main():
    async with manager() as value: print(value)
    async with contextlib.AsyncExitStack() as stack:
        print(await stack.enter_async_context(manager()))
        stack.callback(print, "called")
    async with contextlib.nullcontext(7) as value: print(value)
    return "done"
print(run(main()))

# %% chdir
import os
os.mkdir("inside")
here = os.getcwd()
with contextlib.chdir("inside"):
    print(os.path.basename(os.getcwd()))
print(os.getcwd() == here)
