# /// case
# topics = ["exceptions.raising"]
# ///

import sys


def chain(error):
    """The exception with its cause and context, to any depth."""
    if error is None:
        return None
    shown = repr(error)
    if error.__cause__ is not None:
        shown += f" from {chain(error.__cause__)}"
    if error.__context__ is not None:
        shown += f" during {chain(error.__context__)}"
    if error.__suppress_context__:
        shown += " (suppressed)"
    return shown


def attempt(source, **names):
    try:
        exec(source, {"sys": sys, **names})
    except BaseException as error:
        print(f"{source!r}: {chain(error)}")
    else:
        print(f"{source!r}: nothing")


# %% what-can-be-raised
class Makes(Exception):
    def __new__(cls): return 5
class MakesOther(Exception):
    def __new__(cls): return ValueError("other")
class NeedsArgument(Exception):
    def __init__(self, argument): pass
class Meta(type): pass
class WithMeta(Exception, metaclass=Meta): pass
class Old: pass
for raised in ValueError, ValueError("x"), 5, None, "text", int, object(), Old, Old(), type, (ValueError,), [ValueError], Makes, MakesOther, NeedsArgument, WithMeta, Exception, BaseException, ..., NotImplemented, NotImplementedError, lambda: 1:
    try:
        raise raised
    except BaseException as error:
        print(type(error).__name__, error, error is raised)

# %% causes
class Fails(Exception):
    def __init__(self): raise OSError("no cause")
for cause in None, KeyError, KeyError("k"), 5, "text", int, Fails, ():
    attempt("raise ValueError('x') from cause", cause=cause)
    attempt("try:\n  1 / 0\nexcept ZeroDivisionError:\n  raise ValueError('x') from cause", cause=cause)

# %% cause-that-makes-something-else
#| title = "Since 3.13 the class of a cause has to make an exception"
#| requires = ">=3.13"
class Makes(Exception):
    def __new__(cls): return 5
attempt("raise ValueError('x') from cause", cause=Makes)
attempt("try:\n  1 / 0\nexcept ZeroDivisionError:\n  raise ValueError('x') from cause", cause=Makes)

# %% cause-evaluation-order
def trace(value):
    print(value if isinstance(value, str) else type(value).__name__, end=" ")
    return value
try:
    raise trace(ValueError()) from trace(KeyError())
except ValueError as error:
    print(chain(error))
try:
    raise trace(5) from trace(KeyError())
except TypeError as error:
    print(error)

# %% nothing-to-raise-again
attempt("raise")
attempt("try:\n  raise\nexcept RuntimeError as e:\n  raise")
attempt("def f():\n  raise\ntry:\n  1/0\nexcept ZeroDivisionError:\n  f()")
attempt("try: 1/0\nexcept ZeroDivisionError: pass\nraise")

# %% cause-attribute
error = ValueError("x")
print(error.__cause__, error.__context__, error.__suppress_context__)
error.__cause__ = KeyError("k")
print(chain(error))
error.__cause__ = None
print(error.__suppress_context__)
error.__context__ = KeyError("c")
error.__suppress_context__ = False
print(chain(error))
for name in "__cause__", "__context__", "__traceback__", "__suppress_context__":
    for value in 5, "x", KeyError, None, [], True:
        try:
            setattr(error, name, value)
            print(name, repr(value), "fine", repr(getattr(error, name)))
        except TypeError as failure:
            print(name, repr(value), failure)
    try:
        delattr(error, name)
        print(name, "deleted")
    except (TypeError, AttributeError) as failure:
        print(type(failure).__name__, failure)

# %% context
def first():
    raise ValueError("first")
def second():
    try:
        first()
    except ValueError:
        raise TypeError("second")
def third():
    try:
        second()
    finally:
        raise KeyError("third")
for function in first, second, third:
    try:
        function()
    except Exception as error:
        print(chain(error))

# %% context-cycles-are-broken
try:
    try:
        raise ValueError("a")
    except ValueError as a:
        try:
            raise TypeError("b")
        except TypeError as b:
            try:
                raise KeyError("c")
            except KeyError as c:
                raise a
except ValueError as error:
    print(chain(error), error.__context__.__context__)
try:
    try:
        raise ValueError("own")
    except ValueError as error:
        error.__context__ = error if False else None
        raise error
except ValueError as error:
    print(chain(error))
error = ValueError("self")
error.__cause__ = error
print(error.__cause__ is error)

# %% context-in-generators-and-calls
def generator():
    try:
        yield
    except ValueError:
        raise TypeError("in generator")
steps = generator()
next(steps)
try:
    try:
        raise OSError("outer")
    except OSError:
        steps.throw(ValueError("thrown"))
except TypeError as error:
    print(chain(error))
try:
    try:
        raise OSError("outer")
    except OSError:
        [1 / 0 for _ in "a"]
except ZeroDivisionError as error:
    print(chain(error))
try:
    try:
        raise OSError("outer")
    except OSError:
        sorted([2, 1], key=lambda x: x / 0)
except ZeroDivisionError as error:
    print(chain(error))
class Finalizer:
    def __del__(self):
        try:
            raise KeyError("in finalizer")
        except KeyError as error:
            print(chain(error))
try:
    raise OSError("outer")
except OSError:
    Finalizer()

# %% with-traceback
try:
    1 / 0
except ZeroDivisionError as error:
    traceback = error.__traceback__
new = ValueError("x").with_traceback(traceback)
print(new.__traceback__ is traceback, new.with_traceback(None) is new, new.__traceback__)
for value in 5, "x", ():
    try:
        new.with_traceback(value)
    except TypeError as error:
        print(error)
try:
    new.with_traceback()
except TypeError as error:
    print(error)
def lines(error):
    entry, result = error.__traceback__, []
    while entry:
        result.append((entry.tb_lineno, entry.tb_frame.f_code.co_name))
        entry = entry.tb_next
    return result
def function():
    raise ValueError("y").with_traceback(traceback)
try:
    function()
except ValueError as error:
    print(lines(error))

# %% traceback-grows
def lines(error):
    entry, result = error.__traceback__, []
    while entry:
        result.append((entry.tb_lineno, entry.tb_frame.f_code.co_name))
        entry = entry.tb_next
    return result
def function(error):
    raise error
error = ValueError("x")
for i in range(2):
    try:
        function(error)
    except ValueError as caught:
        print(lines(caught), caught is error)
def again():
    try:
        function(KeyError("k"))
    except KeyError as error:
        before = lines(error)
        try:
            raise error
        except KeyError as error:
            print(before, lines(error))
        raise
try:
    again()
except KeyError as error:
    print(lines(error))
def bare():
    try:
        function(OSError())
    except OSError:
        raise
try:
    bare()
except OSError as error:
    print(lines(error))

# %% traceback-objects
import types
try:
    1 / 0
except ZeroDivisionError as error:
    traceback = error.__traceback__
print(type(traceback), traceback.tb_lineno, traceback.tb_next, type(traceback.tb_frame).__name__, type(traceback.tb_lasti).__name__, sorted(name for name in dir(traceback) if not name.startswith("__")))
made = types.TracebackType(None, sys._getframe(), 5, 7)
print(made.tb_lineno, made.tb_lasti, made.tb_next, made.tb_frame is sys._getframe())
made.tb_next = traceback
print(made.tb_next is traceback)
for action in (lambda: types.TracebackType()), (lambda: types.TracebackType(5, sys._getframe(), 1, 1)), (lambda: types.TracebackType(None, 5, 1, 1)), (lambda: types.TracebackType(None, sys._getframe(), "x", 1)), (lambda: setattr(made, "tb_next", 5)), (lambda: setattr(made, "tb_next", made)), (lambda: setattr(traceback, "tb_next", made)), (lambda: setattr(made, "tb_lineno", 5)), (lambda: setattr(made, "tb_frame", None)), (lambda: delattr(made, "tb_next")), (lambda: setattr(made, "other", 1)):
    try:
        action()
        print("fine")
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)

# %% notes
error = ValueError("x")
print(hasattr(error, "__notes__"))
print(error.add_note("first"), error.__notes__)
error.add_note("second\nline")
print(error.__notes__, repr(error), str(error), error.__dict__)
for value in 5, None, b"bytes", ["x"]:
    try:
        error.add_note(value)
    except TypeError as failure:
        print(failure)
for arguments in (), ("a", "b"):
    try:
        error.add_note(*arguments)
    except TypeError as failure:
        print(failure)
for value in (), 5, "text", {"k": 1}, None:
    error.__notes__ = value
    try:
        error.add_note("more")
        print(error.__notes__)
    except TypeError as failure:
        print(repr(value), failure)
del error.__notes__
error.add_note("new")
print(error.__notes__)
class Text(str): pass
error.add_note(Text("sub"))
print(error.__notes__, type(error.__notes__[1]).__name__)

# %% exception-and-exc-info
print(sys.exception(), sys.exc_info())
try:
    raise ValueError("x")
except ValueError as error:
    print(sys.exception() is error, sys.exc_info()[0], sys.exc_info()[1] is error, sys.exc_info()[2] is error.__traceback__)
    try:
        raise KeyError("inner")
    except KeyError:
        print(repr(sys.exception()))
    print(repr(sys.exception()))
    error.__traceback__ = None
    print(sys.exc_info()[2])
print(sys.exception(), sys.exc_info())
for function in sys.exception, sys.exc_info:
    try:
        function(1)
    except TypeError as error:
        print(error)

# %% exception-changes-class
class First(Exception): pass
class Second(Exception): pass
try:
    error = First("x")
    error.__class__ = Second
    raise error
except Second as error:
    print("caught as", type(error).__name__)
try:
    ValueError("x").__class__ = KeyError
except TypeError as error:
    print(error)

# %% errors-in-init-and-str
class InitFails(Exception):
    def __init__(self): raise KeyError("init")
class StrFails(Exception):
    def __str__(self): raise KeyError("str")
    __repr__ = __str__
try:
    raise InitFails
except Exception as error:
    print(chain(error))
try:
    raise StrFails
except StrFails as error:
    for function in str, repr, "{}".format, ascii:
        try:
            function(error)
        except KeyError as failure:
            print(chain(failure) if False else repr(failure))

# %% raise-in-special-methods
class Special:
    def __getattr__(self, name): raise ValueError(f"getattr {name}")
    def __len__(self): raise ValueError("len")
    def __iter__(self): raise ValueError("iter")
    def __hash__(self): raise ValueError("hash")
    def __eq__(self, other): raise ValueError("eq")
    def __bool__(self): raise ValueError("bool")
    def __contains__(self, x): raise ValueError("contains")
    def __call__(self): raise ValueError("call")
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *a): raise ValueError("exit")
    def __format__(self, s): raise ValueError("format")
    def __index__(self): raise ValueError("index")
    def __int__(self): raise ValueError("int")
    def __getitem__(self, k): raise ValueError("getitem")
    def __add__(self, o): raise ValueError("add")
    def __repr__(self): raise ValueError("repr")
for source in "s.x", "len(s)", "[*s]", "{s}", "s == 1", "s != 1", "not s", "1 in s", "s()", "f'{s}'", "[1][s]", "int(s)", "s[0]", "s + 1", "repr(s)", "hash(s)", "{s: 1}", "hasattr(s, 'x')", "getattr(s, 'x', 1)", "range(s)", "list(s)", "dict(s)", "sorted([s, s])", "max(s, s)", "sum(s)", "print(s)", "'%s' % s", "str(s)", "bool(s)", "[s].index(1)", "isinstance(1, s)", "s.x.y", "bytes(s)", "float(s)", "'a' * s", "any([s])", "float('1') if s else 2", "s in [1]", "(1).__add__(s)", "slice(s).indices(5)", "chr(s)", "round(s)", "abs(s)", "iter(s)", "next(s)", "reversed(s)", "enumerate(s)", "zip(s)", "map(s, [1])", "list(map(s, [1]))", "divmod(s, 1)", "pow(s, 2)", "hex(s)", "callable(s)", "id(s) and 1", "vars(s)", "dir(s) and 1", "type(s).__name__", "[].extend(s)", "{}.update(s)", "set().update(s)", "''.join(s)", "'a'.center(s)", "open(s)":
    try:
        print(source, eval(source, {"s": Special()}))
    except Exception as error:
        print(source, type(error).__name__, error)

# %% assertions
for source in "assert 0", "assert 1", "assert 0, 'text'", "assert 0, 5", "assert 0, ValueError('x')", "assert [], (1, 2)", "assert '' , None", "assert not 1, [1]", "assert 0, ()", "assert 1, 1 / 0", "assert 1 / 0, 1", "assert 0 if 1 else 1", "assert (0, 'always true')[0], 'm'", "assert 0 == 1, f'{1 + 1}'", "assert(0)", "assert\t0,\t1", "assert lambda: 0", "assert 0 or 0 or []", "assert 1 and 2 and 0", "assert 0, AssertionError":
    attempt(source)
AssertionError = ValueError
attempt("assert 0, 'the real one is raised'", AssertionError=KeyError)
print(__debug__)
attempt("__debug__ = 1") if False else None
