# /// case
# topics = ["exceptions.groups"]
# ///

def fail(kind, *arguments):
    raise kind(*arguments)


def caught(kind, *arguments):
    """An exception with a traceback."""
    try:
        fail(kind, *arguments)
    except BaseException as error:
        return error


# %% members-without-traceback
raise ExceptionGroup("message", [ValueError(1), KeyError("k")])

# %% members-with-traceback
raise ExceptionGroup("message", [caught(ValueError, 1), caught(KeyError, "k")])

# %% nested
raise ExceptionGroup("outer", [caught(ValueError, 1), ExceptionGroup("inner", [caught(TypeError, 2), caught(OSError, 3, "text")])])

# %% one-member
raise ExceptionGroup("message", [ValueError("only")])

# %% base-group
raise BaseExceptionGroup("message", [KeyboardInterrupt(), ValueError(1)])

# %% from-function
def function():
    raise ExceptionGroup("message", [caught(ValueError, 1)])

function()

# %% cause
try:
    fail(OSError, "cause")
except OSError as error:
    raise ExceptionGroup("message", [ValueError(1)]) from error

# %% context
try:
    fail(OSError, "context")
except OSError:
    raise ExceptionGroup("message", [ValueError(1)])

# %% group-as-cause
try:
    raise ExceptionGroup("message", [ValueError(1)])
except ExceptionGroup as error:
    raise KeyError("after") from error

# %% group-as-context
try:
    raise ExceptionGroup("message", [caught(ValueError, 1), TypeError(2)])
except ExceptionGroup:
    raise KeyError("after")

# %% member-with-cause
error = caught(ValueError, 1)
error.__cause__ = caught(OSError, "cause")
raise ExceptionGroup("message", [error, TypeError(2)])

# %% member-with-context
error = caught(ValueError, 1)
error.__context__ = caught(OSError, "context")
raise ExceptionGroup("message", [error])

# %% member-with-group-as-cause
error = caught(ValueError, 1)
error.__cause__ = ExceptionGroup("cause", [KeyError(2), KeyError(3)])
raise ExceptionGroup("message", [error, TypeError(4)])

# %% notes
group = ExceptionGroup("message", [caught(ValueError, 1), KeyError(2)])
group.add_note("note of the group\nof two lines")
group.exceptions[0].add_note("note of the member\nof two lines")
raise group

# %% multi-line-messages
raise ExceptionGroup("first\nsecond", [ValueError("a\nb"), ExceptionGroup("c\nd", [ValueError("e\nf")])])

# %% empty-message
raise ExceptionGroup("", [ValueError()])

# %% many-members
raise ExceptionGroup("message", [ValueError(i) for i in range(20)])

# %% fifteen-members
raise ExceptionGroup("message", [ValueError(i) for i in range(15)])

# %% sixteen-members
raise ExceptionGroup("message", [ValueError(i) for i in range(16)])

# %% many-nested-members
raise ExceptionGroup("message", [ExceptionGroup("inner", [ValueError(i) for i in range(17)]), TypeError()])

# %% deep
error = ValueError("leaf")
for i in range(12):
    error = ExceptionGroup(f"level {i}", [error])
raise error

# %% deep-with-siblings
error = ValueError("leaf")
for i in range(12):
    error = ExceptionGroup(f"level {i}", [error, TypeError(i)])
raise error

# %% ten-deep
error = ValueError("leaf")
for i in range(10):
    error = ExceptionGroup(f"level {i}", [error])
raise error

# %% same-member-twice
error = caught(ValueError, 1)
raise ExceptionGroup("message", [error, error])

# %% shared-cause
cause = caught(OSError, "shared")
first, second = caught(ValueError, 1), caught(ValueError, 2)
first.__cause__ = second.__cause__ = cause
raise ExceptionGroup("message", [first, second])

# %% group-in-its-own-context
group = ExceptionGroup("message", [ValueError(1)])
group.exceptions[0].__context__ = group
raise group

# %% syntax-error-as-member
try:
    compile("a b", "source", "exec")
except SyntaxError as error:
    raise ExceptionGroup("message", [error, ValueError(1)])

# %% recursion-in-member
def recurse(n):
    if n == 0:
        fail(ValueError, "deep")
    recurse(n - 1)

try:
    recurse(8)
except ValueError as error:
    raise ExceptionGroup("message", [error])

# %% star-leftover
try:
    raise ExceptionGroup("message", [caught(ValueError, 1), caught(TypeError, 2)])
except* ValueError:
    pass

# %% star-raising
try:
    raise ExceptionGroup("message", [caught(ValueError, 1), caught(TypeError, 2)])
except* ValueError:
    raise KeyError("in handler")

# %% star-raising-all
try:
    raise ExceptionGroup("message", [ValueError(1), TypeError(2)])
except* ValueError:
    raise KeyError("first")
except* TypeError as group:
    raise OSError("second") from group

# %% star-naked
try:
    fail(ValueError, "naked")
except* ValueError:
    fail(KeyError, "in handler")

# %% star-reraise
try:
    raise ExceptionGroup("message", [caught(ValueError, 1), TypeError(2)])
except* ValueError:
    raise

# %% subclass
class Own(ExceptionGroup):
    def __str__(self): return "own text"

raise Own("message", [ValueError(1)])

# %% suggestion-in-member
def function():
    return lenght

error = None
try:
    length = 5
    function()
except NameError as caught_error:
    error = caught_error
raise ExceptionGroup("message", [error])

# %% member-str-fails
class Odd(Exception):
    def __str__(self): raise ValueError("no")

raise ExceptionGroup("message", [Odd("x"), ValueError(1)])
