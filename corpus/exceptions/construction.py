# /// case
# topics = ["exceptions.construction"]
# ///

import builtins


def attempt(function, *arguments, **keywords):
    try:
        return repr(function(*arguments, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def attributes(error):
    """What the exception's own type adds to an exception, sorted."""
    return {name: getattr(error, name) for name in sorted(dir(type(error))) if not name.startswith("_") and name not in ("args", "add_note", "with_traceback", "derive", "split", "subgroup")}


KINDS = sorted((kind for kind in vars(builtins).values() if isinstance(kind, type) and issubclass(kind, BaseException)), key=lambda kind: kind.__name__)
KINDS = [kind for kind in KINDS if kind.__name__ not in ("_IncompleteInputError", "PythonFinalizationError")]


# %% hierarchy
for kind in KINDS:
    print(kind.__name__, kind.__base__.__name__, kind.__module__, [base.__name__ for base in kind.__mro__[1:-1]])

# %% aliases
print(EnvironmentError is OSError, IOError is OSError, EnvironmentError.__name__)

# %% later-additions
#| requires = ">=3.13"
print(PythonFinalizationError.__mro__, repr(PythonFinalizationError("x")))

# %% arguments
for kind in KINDS:
    for arguments in (), ("a",), (1, 2), ("a", "b", "c"):
        print(kind.__name__, arguments, attempt(kind, *arguments), attempt(lambda: str(kind(*arguments))), attempt(lambda: kind(*arguments).args))

# %% keywords
for kind in KINDS:
    print(kind.__name__, attempt(kind, key=1), attempt(kind, "a", name="n"), attempt(kind, "a", name="n", path="p", obj=5))

# %% own-attributes
for kind in KINDS:
    try:
        error = kind("a") if kind not in (UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError, ExceptionGroup, BaseExceptionGroup) else None
    except TypeError as failure:
        print(failure)
        continue
    if error is not None:
        print(kind.__name__, attributes(error))

# %% repr-and-str
class Plain(Exception): pass
class Strange(Exception):
    def __str__(self): return "str"
class Odd(Exception):
    def __repr__(self): return "repr"
class Wrong(Exception):
    def __str__(self): return 5
class Nested:
    class Inner(Exception): pass
for error in Exception(), Exception(None), Exception(""), Exception("a\nb"), Exception("it's"), Exception(1), Exception(1, 2), Exception((1, 2)), Exception([]), Exception(Exception("inner")), KeyError("k"), KeyError(""), KeyError(1), KeyError(("a", 1)), KeyError("a", "b"), KeyError(), Plain("x"), Plain(), Strange("x"), Odd("x"), Nested.Inner("x", 1), Wrong("x"), ValueError(b"bytes"), ValueError("é"), ValueError("\ud800"), ValueError(1.5, None, ...):
    print(ascii(attempt(lambda: error)), ascii(attempt(str, error)))

# %% args-attribute
error = ValueError("a", 1)
print(error.args)
for value in ("b",), [1, 2], "text", (), {1: 2}, range(2):
    error.args = value
    print(repr(error), str(error), error.args)
for value in 5, None:
    print(attempt(setattr, error, "args", value))
print(attempt(delattr, error, "args"))
error = ValueError("a")
error.__init__("b", "c")
print(repr(error))
print(repr(ValueError.__new__(ValueError, 1, 2)), repr(BaseException.__new__(KeyError, "k")), attempt(BaseException.__new__), attempt(BaseException.__new__, int), attempt(ValueError.__new__, KeyError, "k"), attempt(OSError.__new__, ValueError))

# %% subclasses
class Text(Exception):
    def __init__(self, code, text):
        self.code = code
        super().__init__(f"{text} ({code})")
class Forgotten(Exception):
    def __init__(self, code):
        self.code = code
class Slotted(Exception):
    __slots__ = ("field",)
class Both(KeyError, AttributeError): pass
class Counted(Exception):
    count = 0
    def __new__(cls, *arguments, **keywords):
        cls.count += 1
        return super().__new__(cls, *arguments)
class Keywords(Exception):
    def __init__(self, *arguments, **keywords):
        super().__init__(*arguments)
        self.keywords = keywords
for error in Text(5, "failed"), Forgotten(3), Slotted("s"), Both("k"), Counted(), Counted(1), Keywords(1, a=2):
    print(repr(error), str(error), error.args, error.__dict__)
print(attempt(lambda: Both("k", name="n")), Both.__mro__[1:4], attempt(lambda: type("Bad", (KeyError, OSError), {})), attempt(lambda: type("Bad", (OSError, SyntaxError), {})), attempt(lambda: type("Bad", (Exception, int), {})), attempt(lambda: type("Fine", (ValueError, LookupError), {})("x")))

# %% attributes-can-be-added
error = ValueError("x")
error.extra = 1
error.__dict__["other"] = 2
print(error.__dict__, error.other, vars(error), attempt(setattr, error, "__dict__", 5), attempt(lambda: error.missing))
error.__dict__ = {"new": 3}
print(error.new, attempt(lambda: error.extra))
print(attempt(setattr, ValueError, "x", 1), attempt(delattr, ValueError("x"), "missing"))

# %% equality-and-hash
a, b = ValueError("x"), ValueError("x")
print(a == b, a == a, a != b, hash(a) == hash(a), {a: 1}[a], a in [b], a < b if False else attempt(lambda: a < b), bool(a), attempt(lambda: a + b), attempt(lambda: a()), attempt(lambda: a[0]), attempt(lambda: len(a)), attempt(lambda: iter(a)))

# %% copying-and-pickling
import copy, pickle
class Custom(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.total = a + b
for error in ValueError("x", 1), KeyError("k"), OSError(2, "text", "file"), OSError(2, "text", "a", None, "b"), UnicodeDecodeError("utf-8", b"abc", 0, 1, "reason"), StopIteration(5), SystemExit(3), ImportError("m", name="n", path="p"), AttributeError("a", name="n"), NameError("a", name="n"), SyntaxError("m", ("f", 1, 2, "t")), Custom(1, 2):
    error.extra = "kept"
    for other in copy.copy(error), pickle.loads(pickle.dumps(error)):
        print(repr(other), other.__dict__, attributes(other) == attributes(error))
    print(error.__reduce__())

# %% setstate
error = ValueError("x")
print(error.__setstate__({"a": 1, "b": 2}), error.a, error.b, attempt(error.__setstate__, 5), error.__setstate__(None), attempt(error.__setstate__, {1: 2}), error.__reduce__())

# %% os-errors-by-number
import errno
for name in "EPERM ENOENT ESRCH EINTR EIO ECHILD EAGAIN ENOMEM EACCES EEXIST ENOTDIR EISDIR EINVAL EPIPE EALREADY ECONNABORTED ECONNREFUSED ECONNRESET EINPROGRESS ESHUTDOWN ETIMEDOUT EWOULDBLOCK".split():
    error = OSError(getattr(errno, name), "text")
    print(name, type(error).__name__, repr(error), error, error.errno == getattr(errno, name))

# %% os-error-arguments
for arguments in (), (2,), (2, "text"), (2, "text", "file"), (2, "text", "file", None), (2, "text", "file", None, "file2"), (2, "text", "file", 5, "file2"), (2, "text", None), (2, "text", None, None, "file2"), (2, "text", b"bytes"), (2, "text", 7), (None, "text"), ("x", "text"), (2.5, "text"), (1, 2, 3), (1, 2, 3, 4, 5, 6), ("only",), (2, None), (2, "text", ""), (99999, "unknown"), (True, "bool"), (-1, "negative"):
    error = OSError(*arguments)
    print(arguments, type(error).__name__, repr(error), "|", error, "|", error.args, error.errno, error.strerror, error.filename, error.filename2)

# %% os-error-subclasses
class Own(OSError): pass
class WithInit(OSError):
    def __init__(self, *arguments, **keywords):
        super().__init__(*arguments)
class WithNew(OSError):
    def __new__(cls, *arguments, **keywords):
        return super().__new__(cls, *arguments)
for kind in Own, FileNotFoundError, WithInit, WithNew, BlockingIOError:
    for arguments in (), (2, "text"), (13, "denied", "file"), (1, "b", 5):
        error = kind(*arguments)
        print(kind.__name__, type(error).__name__, repr(error), str(error), error.errno, error.filename, attempt(lambda: error.characters_written))
print(attempt(Own, 1, a=2), attempt(WithInit, 1, a=2), attempt(WithNew, 1, a=2), attempt(OSError, 1, errno=2))

# %% os-error-attributes-set
error = OSError(2, "text", "file")
error.errno, error.strerror, error.filename = 5, "other", "changed"
print(error, repr(error), error.args)
del error.filename
print(error, attempt(lambda: error.filename))
error.filename2 = "second"
print(error)
error.errno = None
print(error, BlockingIOError(11, "t", 7).characters_written, attempt(lambda: OSError().characters_written), attempt(setattr, BlockingIOError(), "characters_written", "x"))

# %% real-os-errors
import os
for call in (lambda: open("missing")), (lambda: open("/")), (lambda: open("missing/file")), (lambda: os.mkdir("/")), (lambda: os.rmdir("missing")), (lambda: os.listdir("missing")), (lambda: os.stat(b"missing")), (lambda: os.remove("missing")), (lambda: os.stat("missing")):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "errno", None), getattr(error, "filename", None), getattr(error, "filename2", None))

# %% unicode-errors
for kind, arguments in (UnicodeDecodeError, ("utf-8", b"abc", 0, 1, "reason")), (UnicodeDecodeError, ("utf-8", b"abc", 0, 2, "reason")), (UnicodeDecodeError, ("utf-8", bytearray(b"abc"), 1, 2, "r")), (UnicodeEncodeError, ("ascii", "aé", 1, 2, "reason")), (UnicodeEncodeError, ("ascii", "éé", 0, 2, "reason")), (UnicodeEncodeError, ("ascii", "\ud800", 0, 1, "r")), (UnicodeEncodeError, ("ascii", "😀", 0, 1, "r")), (UnicodeTranslateError, ("aé", 1, 2, "reason")), (UnicodeTranslateError, ("abc", 0, 3, "reason")), (UnicodeDecodeError, ("utf-8", b"", 5, 9, "r")), (UnicodeEncodeError, ("ascii", "", -3, 7, "r")), (UnicodeError, ("a", 1)):
    error = kind(*arguments)
    print(repr(error), "|", error, "|", {k: v for k, v in attributes(error).items()})
for kind, arguments in (UnicodeDecodeError, ()), (UnicodeDecodeError, ("a", "b", 0, 1, "r")), (UnicodeDecodeError, (1, b"b", 0, 1, "r")), (UnicodeDecodeError, ("a", b"b", "0", 1, "r")), (UnicodeDecodeError, ("a", b"b", 0, 1, 5)), (UnicodeEncodeError, ("a", b"b", 0, 1, "r")), (UnicodeEncodeError, ("a", "b", 0, 1)), (UnicodeTranslateError, ("a", "b", 0, 1, "r")), (UnicodeTranslateError, (1, 0, 1, "r")), (UnicodeDecodeError, ("a", b"b", 0, 10 ** 30, "r")):
    print(kind.__name__, arguments, attempt(kind, *arguments))
error = UnicodeDecodeError("utf-8", b"abc", 0, 1, "reason")
error.start, error.end, error.reason, error.object, error.encoding = 1, 3, "changed", b"xyz", "ascii"
print(str(error), attempt(setattr, error, "object", "text"), attempt(lambda: str(error)), attempt(delattr, error, "start"))
error = UnicodeDecodeError("utf-8", b"abc", 0, 1, "reason")
print(attempt(setattr, error, "reason", 5), attempt(setattr, error, "encoding", None), attempt(lambda: str(error)))

# %% stop-iteration-and-system-exit
for kind in StopIteration, SystemExit:
    for arguments in (), (None,), (1,), (1, 2), ((1, 2),), ("text",):
        error = kind(*arguments)
        print(repr(error), attributes(error), str(error))
    error.value = error.code = "changed"
    print(attributes(error), error.args)
print(attributes(StopAsyncIteration(5)), attributes(GeneratorExit(5)), attributes(KeyboardInterrupt(5)))

# %% import-error
for error in ImportError("m"), ImportError("m", name="n"), ImportError("m", path="p"), ImportError(), ImportError("a", "b"), ImportError(5), ModuleNotFoundError("m", name="n", path="p"), ImportError(name="n"):
    print(repr(error), str(error), error.msg, error.name, error.path, error.args)
print(attempt(ImportError, "m", other=1), attempt(ImportError, "m", nam="x"), attempt(ImportError, "m", name=5))
for source in "import missing_module", "import missing_module.part", "import os.missing", "from os import missing", "from missing_module import x", "import os.path.missing":
    try:
        exec(source)
    except ImportError as error:
        print(type(error).__name__, error, error.name, error.path and error.path.rsplit("/", 1)[-1], error.msg)

# %% import-error-name-from
#| requires = ">=3.12"
print(ImportError("m", name_from="x").name_from)
try:
    from os import missing
except ImportError as error:
    print(error.name_from, error.name)

# %% name-and-attribute-errors
for source in "missing", "del missing", "class C: missing", "len.missing", "().missing", "None.missing = 1", "del (5).real", "int.missing", "import os; os.missing", "class C:\n __slots__ = ()\nC().x = 1", "class C:\n def f(self): return self.missing\nC().f()", "(lambda: undefined)()", "def f():\n local\n local = 1\nf()", "def f():\n def g(): return free\n g()\n free = 1\nf()", "super().missing", "getattr(5, 'missing')", "object().missing = 1", "del object().missing", "class C: pass\ndel C.missing", "C = type('C', (), {'__getattr__': lambda self, name: (_ for _ in ()).throw(AttributeError(name))}); C().missing":
    try:
        exec(source, {})
    except (NameError, AttributeError, RuntimeError) as error:
        shown = getattr(error, "obj", "-")
        print(f"{source!r}: {type(error).__name__}: {error} name={getattr(error, 'name', '-')!r} obj={type(shown).__name__}")
for error in NameError("m", name="n"), AttributeError("m", name="n", obj=5), NameError(), AttributeError():
    print(repr(error), error.name, getattr(error, "obj", "-"))
print(attempt(NameError, "m", obj=1), attempt(AttributeError, "m", other=1), attempt(UnboundLocalError, "m", name="n"))

# %% syntax-error
for arguments in (), ("msg",), ("msg", ()), ("msg", ("f", 1, 2, "text")), ("msg", ("f", 1, 2, "text", 3, 4)), ("msg", ["f", 1, 2, "text"]), ("msg", ("f", 1, 2)), ("msg", ("f", 1, 2, "t", 3)), ("msg", 5), ("msg", None), ("msg", ("f", None, None, None)), ("msg", ("dir/f", 1, 2, "text\n")), ("a", "b", "c"), (5,), ("msg", ("f", "1", 2, "t")):
    try:
        error = SyntaxError(*arguments)
    except Exception as failure:
        print(arguments, type(failure).__name__, failure)
    else:
        print(arguments, repr(error), "|", attempt(str, error), "|", error.msg, error.filename, error.lineno, error.offset, error.text, error.end_lineno, error.end_offset, error.print_file_and_line)
for source in "a b", "x = (", "if 1:\nx", "\t1\n 2" if False else "if 1:\n\tx\n        y", "'abc", "def f(a, a): pass", "return", "1 = 2", "f(**a, *b)", "é b":
    try:
        compile(source, "name", "exec")
    except SyntaxError as error:
        print(type(error).__name__, str(error), (error.msg, error.filename, error.lineno, error.offset, error.text, error.end_lineno, error.end_offset))

# %% groups
def members(error): return [repr(member) for member in error.exceptions]
for kind in ExceptionGroup, BaseExceptionGroup:
    for arguments in ("m", [ValueError(1)]), ("m", (ValueError(1), KeyError(2))), ("m", [KeyboardInterrupt()]), ("", [OSError()]), ("m", [ExceptionGroup("n", [ValueError()])]), (), ("m",), ("m", []), ("m", 5), ("m", [5]), ("m", [ValueError]), (5, [ValueError()]), ("m", [ValueError()], 1), ("m", "text"), ("m", {ValueError(1)}), ("m", (e for e in [ValueError()])), ("m", [ValueError(), 5]), (None, [ValueError()]):
        try:
            error = kind(*arguments)
            print(type(error).__name__, repr(error), str(error), members(error), error.message, type(error.exceptions).__name__)
        except Exception as failure:
            print(kind.__name__, type(failure).__name__, failure)
class Own(ExceptionGroup): pass
class OwnBase(BaseExceptionGroup): pass
print(repr(Own("m", [ValueError()])), attempt(Own, "m", [KeyboardInterrupt()]), repr(OwnBase("m", [KeyboardInterrupt()])), repr(OwnBase("m", [ValueError()])))
error = ExceptionGroup("m", source := [ValueError(1), ValueError(2)])
source.append(3)
print(error, error.exceptions, attempt(setattr, error, "message", "x"), attempt(setattr, error, "exceptions", ()), error.args, ExceptionGroup[int] if hasattr(ExceptionGroup, "__class_getitem__") else "")
class Sub(ValueError, ExceptionGroup if False else Exception): pass
