# /// case
# topics = ["identity.returned-arguments"]
# ///

arguments = (1, "x")

# %% exceptions-keep-the-tuple
#| title = "An exception's args are the very tuple that a call unpacked"
class Derived(ValueError):
    pass


class Starting(ValueError):
    def __init__(self, *given):
        super().__init__(*given)
        print("passed on", self.args is given)


for cls in (Exception, ValueError, KeyError, OSError, SystemExit, StopIteration, Derived, Starting):
    print(cls.__name__, cls(*arguments).args is arguments, cls(1, "x").args is arguments)

# %% forms-of-calls
#| title = "Not if something stands beside it, or comes from elsewhere"
print(ValueError(*arguments, *()).args is arguments, ValueError(1, *arguments[1:]).args is arguments)
print(ValueError(*[1, "x"]).args == arguments, ValueError(*arguments, **{}).args is arguments)
print(Exception.__new__(Exception, *arguments).args is arguments, type.__call__(ValueError, *arguments).args is arguments)
error = ValueError()
error.__init__(*arguments)
print(error.args is arguments)
Exception.__init__(error, *arguments)
print(error.args is arguments)

# %% functions-make-their-own
#| title = "A function in Python always has a tuple of its own"
def function(*given):
    return given


class Kept:
    def __init__(self, *given):
        self.given = given


print(function(*arguments) is arguments, Kept(*arguments).given is arguments)
print(function(*()) is ())

# %% with-the-frame
#| title = "The exception and the frame that made it share the tuple"
import sys


def fail(*given):
    raise ValueError(*given)


try:
    fail("a", "b")
except ValueError as caught:
    error = caught
print(sys.getrefcount(error.args), error.__traceback__.tb_next.tb_frame.f_locals["given"] is error.args)
error.__traceback__ = None
print(sys.getrefcount(error.args))
