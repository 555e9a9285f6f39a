# /// case
# topics = ["exceptions.chaining"]
# ///

def fail(kind=ValueError, *arguments):
    raise kind(*arguments)


# %% during-handling
try:
    fail(ValueError, "first")
except ValueError:
    fail(KeyError, "second")

# %% direct-cause
try:
    fail(ValueError, "first")
except ValueError as error:
    raise KeyError("second") from error

# %% suppressed
try:
    fail(ValueError, "first")
except ValueError:
    raise KeyError("second") from None

# %% cause-and-context
try:
    fail(ValueError, "context")
except ValueError:
    raise KeyError("raised") from OSError("cause")

# %% long-chain
try:
    try:
        try:
            fail(ValueError, "first")
        except ValueError as error:
            raise TypeError("second") from error
    except TypeError:
        raise KeyError("third")
except KeyError as error:
    raise OSError("fourth") from error

# %% cause-with-its-own-chain
def chained():
    try:
        fail(ValueError, "inner")
    except ValueError:
        fail(TypeError, "outer")

try:
    chained()
except TypeError as error:
    raise RuntimeError("from a chain") from error

# %% cause-class
raise ValueError("x") from KeyError

# %% cause-cycle
error = ValueError("cycle")
error.__cause__ = error
raise error

# %% cycle-of-two
first, second = ValueError("first"), KeyError("second")
first.__cause__ = second
second.__cause__ = first
raise first

# %% in-finally
try:
    fail(ValueError, "try")
finally:
    fail(KeyError, "finally")

# %% in-with
class Manager:
    def __enter__(self): pass
    def __exit__(self, *exception): fail(OSError, "exit")

with Manager():
    fail(ValueError, "body")

# %% in-function-called-by-handler
def handler(error):
    raise RuntimeError("handler failed")

try:
    fail()
except ValueError as error:
    handler(error)

# %% notes
error = ValueError("text")
error.add_note("one line")
error.add_note("two\nlines")
error.add_note("")
error.add_note("  indented\n\n  after empty")
raise error

# %% notes-on-chain
try:
    error = ValueError("first")
    error.add_note("note of the first")
    raise error
except ValueError as error:
    other = KeyError("second")
    other.add_note("note of the second")
    raise other from error

# %% notes-not-a-list
error = ValueError("text")
error.__notes__ = "text instead of a list"
raise error

# %% notes-number
error = ValueError("text")
error.__notes__ = 5
raise error

# %% notes-with-other-items
class Strange:
    def __str__(self): return "str of strange"
    def __repr__(self): return "repr of strange"
class Fails:
    def __str__(self): raise ValueError("no")
    __repr__ = __str__
error = ValueError("text")
error.__notes__ = [1, None, Strange(), ("a", "b"), Fails(), b"bytes"]
raise error

# %% notes-tuple
error = ValueError("text")
error.__notes__ = ("a", "b")
raise error

# %% notes-bytes
error = ValueError("text")
error.__notes__ = b"bytes"
raise error

# %% notes-dictionary
error = ValueError("text")
error.__notes__ = {"a": 1}
raise error

# %% notes-that-raise
#| requires = ">=3.13"
class Odd(Exception):
    @property
    def __notes__(self): raise OSError("no notes")
raise Odd("text")

# %% notes-str-fails-twice
class Fails:
    def __repr__(self): raise OSError("no repr")
error = ValueError("text")
error.__notes__ = Fails()
raise error

# %% message-multi-line
raise ValueError("first line\nsecond line\n\nfourth line")

# %% message-empty
raise ValueError("")

# %% message-none
raise ValueError(None)

# %% message-several
raise ValueError("a", 1, None)

# %% message-key-error
raise KeyError("a\nb")

# %% message-bytes
raise OSError(b"bytes")

# %% message-surrogate
raise ValueError("lone \ud800 surrogate é 日本")

# %% message-control-characters
raise ValueError("tab\there \x00 \x1b[31m \r return")

# %% message-fails
class Odd(Exception):
    def __str__(self): raise ValueError("no str")
raise Odd("text")

# %% message-not-a-string
class Odd(Exception):
    def __str__(self): return 5
raise Odd("text")

# %% type-name-nested
class Outer:
    class Inner(Exception): pass
raise Outer.Inner("text")

# %% type-name-local
def function():
    class Local(Exception): pass
    raise Local("text")
function()

# %% type-in-module
import types
Odd = type("Odd", (Exception,), {"__module__": "some.module"})
raise Odd("text")

# %% type-in-builtins
Odd = type("Odd", (Exception,), {"__module__": "builtins"})
raise Odd("text")

# %% type-with-strange-module
Odd = type("Odd", (Exception,), {})
Odd.__module__ = 5
raise Odd("text")

# %% type-with-strange-qualname
Odd = type("Odd", (Exception,), {"__qualname__": "Some.Other"})
raise Odd("text")

# %% type-unicode
class Ошибка(Exception): pass
raise Ошибка("текст")

# %% base-exception
raise BaseException("text")

# %% keyboard-interrupt
raise KeyboardInterrupt("text")

# %% generator-exit
raise GeneratorExit

# %% stop-iteration
next(iter([]))

# %% traceback-removed
try:
    fail()
except ValueError as error:
    raise error.with_traceback(None)

# %% traceback-of-another
try:
    fail()
except ValueError as error:
    traceback = error.__traceback__
raise KeyError("other").with_traceback(traceback)

# %% raised-twice
error = ValueError("again")
try:
    raise error
except ValueError:
    pass
raise error

# %% reraise-bare
def function():
    try:
        fail()
    except ValueError:
        raise
function()

# %% reraise-named
def function():
    try:
        fail()
    except ValueError as error:
        raise error
function()

# %% recursion
def recurse(n):
    if n == 0:
        fail()
    recurse(n - 1)
recurse(10)

# %% recursion-mutual
def even(n):
    if n == 0:
        fail()
    odd(n - 1)
def odd(n):
    even(n - 1)
even(10)

# %% recursion-three
def recurse(n):
    if n:
        recurse(n - 1)
    fail()
recurse(3)

# %% recursion-four
def recurse(n):
    if n:
        recurse(n - 1)
    fail()
recurse(4)

# %% recursion-two-lines
def recurse(n):
    if n % 2:
        recurse(n - 1)
    elif n:
        recurse(n - 1)
    fail()
recurse(12)

# %% recursion-unbounded
def recurse():
    return recurse() + 1
recurse()

# %% recursion-in-lambda
f = lambda n: f(n - 1) if n else fail()
f(6)

# %% recursion-in-generator
def recurse(n):
    if n == 0:
        fail()
    yield from recurse(n - 1)
list(recurse(8))

# %% recursion-twice
def recurse(n, then):
    if n == 0:
        then()
    recurse(n - 1, then)
recurse(5, lambda: recurse(5, fail))

# %% unknown-source
exec(compile("def f():\n    raise ValueError('x')\nf()", "<generated>", "exec"))

# %% source-of-string
exec("\n\n1 / 0")

# %% source-with-name-of-file
#| requires = ">=3.13"
exec(compile("\n1 / 0", __file__, "exec"))

# %% source-changed-name
code = fail.__code__.replace(co_filename="elsewhere.py", co_name="renamed", co_firstlineno=1000)
exec(code) if False else type(fail)(code, globals())()

# %% eval-expression
eval("fail() + 1", {"fail": fail})

# %% line-number-beyond-file
exec(compile("\n" * 1000 + "1 / 0", __file__, "exec"))
