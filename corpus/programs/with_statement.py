# /// case
# topics = ["exceptions.with-statement"]
# ///

# %% exit-sees-exception
#| title = "__exit__ sees the exception and lets it pass"
class Guard:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, kind, error, traceback):
        print("exit", kind.__name__, error, traceback.tb_lineno)

with Guard() as guard:
    print(type(guard).__name__)
    raise ValueError("inside")

# %% exit-swallows
#| title = "__exit__ that returns a true value ends the exception"
class Swallow:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return [details[0]]

with Swallow():
    1 / 0
print("went on")
with Swallow():
    raise SystemExit(9)
print("went on")

# %% exit-raises
#| title = "An exception in __exit__ has that of the body as its context"
#| topics = ["exceptions.chaining"]
class Clumsy:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        raise OSError("cannot close")

with Clumsy():
    raise ValueError("inside")

# %% enter-raises
#| title = "Where __enter__ fails, __exit__ is not called; outer ones are"
class Door:
    def __init__(self, name, locked=False):
        self.name, self.locked = name, locked

    def __enter__(self):
        if self.locked:
            raise PermissionError(self.name)
        print("in", self.name)

    def __exit__(self, *details):
        print("out", self.name, details[0])

with Door("first"), Door("second", locked=True), Door("third"):
    print("not reached")

# %% not-a-context-manager
#| title = "A value that is no context manager"
print("before")
with [1, 2]:
    pass

# %% no-exit-method
#| title = "A class with __enter__ alone"
class OneWay:
    def __enter__(self):
        print("not reached")

with OneWay():
    pass

# %% return-in-body
#| title = "return, break and continue leave through __exit__"
class Trace:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self.name

    def __exit__(self, *details):
        print("exit", self.name, details)

def leave():
    with Trace("outer"):
        for name in "abc":
            with Trace(name) as current:
                if current == "a":
                    continue
                if current == "b":
                    break
        return "value"

print(leave())

# %% contextlib
#| title = "A generator as a context manager"
#| topics = ["generators.exceptions"]
from contextlib import contextmanager

@contextmanager
def section(name):
    print("begin", name)
    try:
        yield name.upper()
    finally:
        print("end", name)

with section("a") as name:
    print(name)
with section("b"):
    raise LookupError("inside")

# %% finally-returns
#| title = "return in finally ends the exception"
#| topics = ["exceptions.cleanup"]
def quiet():
    for _ in range(2):
        try:
            raise ValueError("lost")
        finally:
            print("finally")
            return "value"

print(quiet())

# %% else-and-finally
#| title = "An exception in else is not caught beside it"
#| topics = ["exceptions.cleanup"]
try:
    print("body")
except ValueError:
    print("not reached")
else:
    print("else")
    raise ValueError("from else")
finally:
    print("finally")

# %% except-not-a-class
#| title = "except with a value that is no exception class"
#| topics = ["exceptions.cleanup", "exceptions.chaining"]
try:
    raise ValueError("first")
except "text":
    print("not reached")
