# /// case
# topics = ["statements.with"]
# ///

class Manager:
    """Tells when it is entered and left, and with what."""

    def __init__(self, name, swallows=False):
        print("make", name)
        self.name = name
        self.swallows = swallows

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind and kind.__name__, error, type(traceback).__name__)
        return self.swallows


# %% normal
with Manager("a") as value:
    print("body", value)
print(value)

# %% without-name
with Manager("a"):
    pass
with Manager("a"), Manager("b"):
    pass

# %% several-items
with Manager("a") as a, Manager("b"), Manager("c") as c:
    print(a, c)

# %% parenthesised
with (Manager("a") as a, Manager("b")):
    print(a)
with (
    Manager("a") as a,
    Manager("b") as b,
):
    print(a, b)
with (Manager("c")):
    pass
with (Manager("d")) as d, (Manager("e")):
    print(d)
with (Manager("f"),) if False else (Manager("g")) as g:
    print(g)

# %% targets
class Holder:
    pass
holder = Holder()
items = [None] * 3
with Manager("ab") as holder.x, Manager("cd") as items[0], Manager("ef") as (first, second), Manager("ghi") as [third, *rest]:
    print(holder.x, items, first, second, third, rest)

# %% exception
for swallows in False, True, None, 0, 1, "", "yes", [], [0]:
    try:
        with Manager("a", swallows):
            raise ValueError("text")
        print("swallowed")
    except ValueError as error:
        print(repr(error))

# %% exception-in-several
for inner, outer in (False, False), (True, False), (False, True):
    try:
        with Manager("outer", outer), Manager("inner", inner):
            raise ValueError("text")
        print("swallowed")
    except ValueError as error:
        print(repr(error))

# %% enter-fails
class Failing(Manager):
    def __enter__(self):
        raise OSError("cannot enter")

for swallows in False, True:
    try:
        with Manager("a", swallows) as a, Failing("b", True):
            print("never")
        print("swallowed", a)
    except OSError as error:
        print(repr(error))

# %% exit-fails
class Failing(Manager):
    def __exit__(self, *exception):
        raise OSError("cannot leave")

for fails in False, True:
    try:
        with Manager("a") as a, Failing("b"):
            if fails:
                raise ValueError("body")
    except OSError as error:
        print(repr(error), repr(error.__context__))

# %% target-fails
try:
    with Manager("a") as (first, second):
        print("never")
except ValueError as error:
    print(error)
with Manager("a", True) as undefined.x:
    print("never")
with Manager("a", True) as [][0]:
    print("never")

# %% missing-methods
class Nothing:
    pass
class OnlyEnter:
    def __enter__(self):
        print("entered")
class OnlyExit:
    def __exit__(self, *exception):
        print("left")
class AsyncOnly:
    async def __aenter__(self):
        pass
    async def __aexit__(self, *exception):
        pass
class Blocked:
    __enter__ = None
    __exit__ = None
for value in Nothing(), OnlyEnter(), OnlyExit(), AsyncOnly(), Blocked(), 1, None, Nothing, open:
    try:
        with value:
            print("never")
    except Exception as error:
        print(type(error).__name__, error)

# %% methods-of-the-type
#| title = "The methods are looked up in the type, not in the instance"
class Class:
    def __enter__(self):
        print("enter of the type")
    def __exit__(self, *exception):
        print("exit of the type")
value = Class()
value.__enter__ = lambda: print("enter of the instance")
value.__exit__ = lambda *exception: print("exit of the instance")
with value:
    pass
class Meta(type):
    def __enter__(cls):
        print("enter of the metaclass")
    def __exit__(cls, *exception):
        print("exit of the metaclass")
class Class(metaclass=Meta):
    pass
with Class:
    pass

# %% methods-are-fetched-before
class Descriptor:
    def __init__(self, name):
        self.name = name
    def __get__(self, instance, owner):
        print("fetch", self.name)
        return lambda *arguments: print("call", self.name, arguments)
class Class:
    __enter__ = Descriptor("enter")
    __exit__ = Descriptor("exit")
with Class():
    print("body")

# %% static-and-class-methods
class Class:
    @staticmethod
    def __enter__():
        return "static"
    @classmethod
    def __exit__(cls, *exception):
        print(cls.__name__, exception)
with Class() as value:
    print(value)

# %% wrong-signatures
class Class:
    def __enter__(self, extra):
        pass
    def __exit__(self):
        pass
class Other:
    def __enter__(self):
        pass
    def __exit__(self):
        pass
for value in Class(), Other():
    try:
        with value:
            print("body")
    except TypeError as error:
        print(error)
try:
    with Other():
        raise ValueError("body")
except TypeError as error:
    print(error, repr(error.__context__))

# %% return-break-continue
def function():
    with Manager("function"):
        return "returned"
print(function())
for i in range(3):
    with Manager(str(i)):
        if i == 0:
            continue
        break
def generator():
    with Manager("generator"):
        yield 1
        yield 2
steps = generator()
print(next(steps))
steps.close()
for value in generator():
    print(value)

# %% return-in-exit
def function():
    for i in range(3):
        try:
            with Manager("a"), Manager("b", True):
                if i == 2:
                    return "value"
                raise ValueError(i)
        finally:
            print("finally", i)
print(function())

# %% truth-of-exit
class Truth:
    def __init__(self, fails=False):
        self.fails = fails
    def __bool__(self):
        print("asked for truth")
        if self.fails:
            raise OSError("no truth")
        return True
with Manager("a", Truth()):
    print("no exception, no question")
with Manager("b", Truth()):
    raise ValueError("swallowed")
try:
    with Manager("c", Truth(True)):
        raise ValueError("body")
except OSError as error:
    print(repr(error), repr(error.__context__))

# %% exit-raises-the-same
class Same(Manager):
    def __exit__(self, kind, error, traceback):
        raise error
class Bare(Manager):
    def __exit__(self, kind, error, traceback):
        raise
for kind in Same, Bare:
    try:
        with kind("a"):
            raise ValueError("text")
    except ValueError as error:
        print(repr(error), error.__context__, error.__cause__)
try:
    with Bare("a"):
        pass
except RuntimeError as error:
    print(error)

# %% current-exception-in-exit
import sys
class Looks(Manager):
    def __exit__(self, *exception):
        print(repr(sys.exception()), exception[1] is sys.exception(), sys.exc_info()[0])
        return True
with Looks("a"):
    raise ValueError("text")
print(sys.exception())
with Looks("b"):
    pass
try:
    raise KeyError("outer")
except KeyError:
    with Looks("c"):
        pass
    with Looks("d"):
        raise OSError("inner")
    print(repr(sys.exception()))

# %% system-exit-and-generator-exit
for kind in SystemExit, KeyboardInterrupt, GeneratorExit, StopIteration:
    with Manager("a", True):
        raise kind("value")

# %% nested-in-except
try:
    raise ValueError("first")
except ValueError:
    try:
        with Manager("a"):
            raise TypeError("second")
    except TypeError as error:
        print(repr(error.__context__))

# %% contextlib-contextmanager
from contextlib import contextmanager, suppress, closing, nullcontext, ExitStack
@contextmanager
def manager(name, swallows=False):
    print("enter", name)
    try:
        yield name.upper()
    except ValueError as error:
        print("inside", repr(error))
        if not swallows:
            raise
    finally:
        print("exit", name)
with manager("a") as a, suppress(ValueError), manager("b"):
    print(a)
    raise ValueError("text")
with manager("c", True):
    raise ValueError("text")
with nullcontext(5) as value:
    print(value)
with ExitStack() as stack:
    print(stack.enter_context(manager("d")))
    stack.callback(print, "callback", end="!\n")
    stack.push(lambda *exception: print("pushed", exception))
    with closing(stack):
        print("closing")
