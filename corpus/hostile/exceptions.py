# /// case
# topics = ["hostile.exceptions"]
# ///

def attempt(action, *arguments):
    """Prints what an action gives: the type of its result, or the exception."""
    try:
        result = action(*arguments)
    except BaseException as error:
        print(type(error).__name__, str(error)[:120])
    else:
        print("ok", type(result).__name__)

# %% cause-cycles
#| title = "Causes and contexts in a circle"
first, second, third = ValueError(1), ValueError(2), ValueError(3)
first.__cause__, second.__cause__, third.__cause__ = second, third, first
try:
    raise first
except ValueError as error:
    print(error, error.__cause__, error.__cause__.__cause__.__cause__ is error)
one, other = ValueError(1), ValueError(2)
one.__context__, other.__context__ = other, one
try:
    try:
        raise one
    except ValueError:
        raise KeyError("key")
except KeyError as error:
    print(error, error.__context__, error.__context__.__context__)

# %% uncaught-circle
#| title = "An uncaught exception whose causes form a circle"
first, second = ValueError("first"), KeyError("second")
first.__cause__, second.__cause__ = second, first
raise first

# %% long-chain
#| title = "A chain of 10,000 contexts is raised and caught"
error = None
for number in range(10_000):
    newer = ValueError(number); newer.__context__ = error; error = newer
del newer
try:
    try:
        raise KeyError
    except KeyError:
        raise error
except ValueError as caught:
    print(caught)
del error
print("end")

# %% deep-group
#| title = "Groups nested 500 deep"
error = ValueError(1)
for _ in range(500): error = ExceptionGroup("group", [error])
attempt(repr, error); attempt(str, error)
def handle():
    try:
        raise error
    except* ValueError:
        print("handled")
attempt(handle)

# %% group-of-itself
#| title = "A group that is put among its own exceptions takes no notice"
members = [ValueError()]
group = ExceptionGroup("group", members)
members[0] = group
print(group.exceptions)
attempt(group.split, KeyError)

# %% odd-derive
#| title = "Groups whose derive gives something else"
class Itself(ExceptionGroup):
    def derive(self, exceptions): return self
class Number(ExceptionGroup):
    def derive(self, exceptions): return 5
for cls in (Itself, Number):
    group = cls("group", [ValueError(1), KeyError(2)])
    attempt(group.split, ValueError)
    attempt(group.subgroup, ValueError)

# %% odd-str
#| title = "Exceptions whose texts raise"
class Raiser(Exception):
    def __str__(self): raise ValueError("no text")
class Number(Exception):
    def __str__(self): return 5
attempt(str, Raiser()); attempt(str, Number())
raise Raiser

# %% odd-module
#| title = "An uncaught exception of a class without a module name"
class Odd(Exception): pass
Odd.__module__ = None
raise Odd("text")

# %% odd-notes
#| title = "Notes that are no texts"
class Raiser:
    def __str__(self): raise ValueError
    __repr__ = __str__
error = ValueError("text")
error.__notes__ = ["note", 5, None, Raiser()]
raise error

# %% notes-of-another-kind
#| title = "__notes__ that is no sequence"
error = ValueError("text")
attempt(error.add_note, 5)
error.__notes__ = 5
attempt(error.add_note, "note")
raise error

# %% attributes
#| title = "What the attributes of exceptions take"
error = ValueError(1)
for name, value in (("args", 5), ("args", "abc"), ("__cause__", 5), ("__context__", 5), ("__traceback__", 5), ("__suppress_context__", 5)):
    attempt(setattr, error, name, value)
for name in ("args", "__cause__", "__context__", "__traceback__", "__suppress_context__"):
    attempt(delattr, error, name)
attempt(error.with_traceback, 5)
attempt(error.__setstate__, 5); attempt(error.__setstate__, {"x": 1})
print(error.args)

# %% unicode-errors
#| title = "Unicode errors with odd positions and objects"
for error in (UnicodeDecodeError("a", b"bc", 5, 9, "r"), UnicodeDecodeError("a", b"bc", -5, 9, "r"), UnicodeEncodeError("a", "bc", 5, 9, "r"), UnicodeEncodeError("a", "", 0, 1, "r"), UnicodeTranslateError("bc", 7, 9, "r"), UnicodeTranslateError("bc", -7, -9, "r")):
    attempt(str, error)
error = UnicodeDecodeError("a", b"bc", 0, 1, "r")
for name in ("encoding", "object", "start", "end", "reason"):
    for value in (5, None, -5, "x", b"y", 2**70):
        attempt(setattr, error, name, value)
        attempt(str, error)
        error = UnicodeDecodeError("a", b"bc", 0, 1, "r")

# %% syntax-errors
#| title = "Syntax errors with odd details"
for details in (5, (), (1, 2, 3, 4, 5), (1, 2, 3, 4, 5, 6, 7, 8)):
    attempt(SyntaxError, "text", details)
error = SyntaxError("text", ("file", 1, 1, "line", 1, 1))
for name in ("msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset"):
    for value in (None, 5, -5, 2**70, "x", []):
        setattr(error, name, value)
        attempt(str, error)

# %% uncaught-syntax-error
#| title = "An uncaught syntax error whose column is far outside of its line"
#| requires = ">=3.13"
raise SyntaxError("text", ("nowhere", 1, 100_000, "line", 1, 200_000))

# %% operating-system-errors
#| title = "OSError with other numbers of arguments, and without parts"
for arguments in ((), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), (1, 2, 3, 4, 5), (1, 2, 3, 4, 5, 6)):
    attempt(lambda: str(OSError(*arguments)))
    print(OSError(*arguments).args)
error = OSError(1, "text", "file")
del error.errno; attempt(str, error); error.filename = 5; attempt(str, error)
error = BlockingIOError(1, 2, 3)
print(error.characters_written); attempt(setattr, error, "characters_written", "a"); del error.characters_written; attempt(lambda: error.characters_written)

# %% raise-of-other-things
#| title = "raise of what is no exception"
class Maker:
    def __call__(self): return ValueError
class NoException(Exception):
    def __new__(cls): return 5
for value in (5, None, int, object(), "text", Maker(), NoException, (ValueError,)):
    def throw(): raise value
    attempt(throw)
for cause in (5, int, "text"):
    def throw(): raise ValueError from cause
    attempt(throw)

# %% except-of-other-things
#| title = "except of what is no class of exceptions"
for cls in (5, int, (ValueError, 5), "text", None, (), [ValueError]):
    def handle():
        try:
            raise KeyError("key")
        except cls:
            return "handled"
    attempt(handle)
    def handle_groups():
        try:
            raise KeyError("key")
        except* cls:
            pass
    attempt(handle_groups)
