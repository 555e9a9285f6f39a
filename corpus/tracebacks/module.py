# /// case
# topics = ["tracebacks.module"]
# ///

import io
import sys
import traceback


def fail(kind=ValueError, *arguments):
    raise kind(*arguments)


def caught(function, *arguments):
    try:
        function(*arguments)
    except BaseException as error:
        return error


def nested(n):
    if n:
        nested(n - 1)
    else:
        fail(ValueError, "deep")


# %% format-exc
try:
    fail(ValueError, "text")
except ValueError:
    print(traceback.format_exc())
    print(traceback.format_exc(limit=1))
    print(traceback.format_exc(limit=-1))
    print(traceback.format_exc(limit=0))
print(traceback.format_exc())

# %% print-exc
try:
    fail(KeyError, "k")
except KeyError:
    traceback.print_exc(file=sys.stdout)
    stream = io.StringIO()
    traceback.print_exc(file=stream, limit=1)
    print(repr(stream.getvalue()))

# %% print-exception
error = caught(fail, TypeError, "text")
traceback.print_exception(error, file=sys.stdout)
traceback.print_exception(type(error), error, error.__traceback__, file=sys.stdout)
traceback.print_exception(type(error), error, None, file=sys.stdout)
traceback.print_exception(None, None, None, file=sys.stdout)
try:
    traceback.print_exception(5)
except TypeError as failure:
    print(failure)
try:
    traceback.print_exception(error, error)
except (TypeError, ValueError) as failure:
    print(failure)

# %% format-exception
error = caught(fail, ValueError, "a\nb")
for line in traceback.format_exception(error): print(repr(line))
error.__cause__ = caught(fail, KeyError, "cause")
for line in traceback.format_exception(error): print(repr(line))
for line in traceback.format_exception(error, chain=False): print(repr(line))

# %% format-exception-only
for error in ValueError("x"), ValueError(), KeyError("k"), ValueError("a\nb"), OSError(2, "text", "file"), SystemExit(3), StopIteration(), Exception("", ""), UnicodeDecodeError("utf-8", b"a", 0, 1, "r"), AssertionError(), NotImplementedError("n"):
    print(traceback.format_exception_only(error), traceback.format_exception_only(type(error), error))
error = ValueError("noted")
error.add_note("one")
error.add_note("two\nlines")
print(traceback.format_exception_only(error))
print(traceback.format_exception_only(None))

# %% format-syntax-error
for arguments in ("message", ("file", 3, 5, "  text here\n")), ("message", ("file", 3, 5, "text here", 3, 8)), ("message", (None, None, None, None)), ("message", ("file", 3, None, "text")), ("message", ("file", None, 1, "text")), ("message",), ("message", ("<string>", 1, 0, "")), ("message", ("file", 1, 100, "short")), ("message", ("file", 1, -1, "text")), ("m", ("file", 1, 1, "é日本", 1, 3)):
    error = SyntaxError(*arguments)
    print("".join(traceback.format_exception_only(error)))

# %% format-tb
error = caught(nested, 2)
for line in traceback.format_tb(error.__traceback__): print(repr(line))
for limit in 1, 2, -1, -2, 0:
    print(limit, [entry.name for entry in traceback.extract_tb(error.__traceback__, limit)])
traceback.print_tb(error.__traceback__, file=sys.stdout)
traceback.print_tb(None, file=sys.stdout)

# %% limit-from-sys
error = caught(nested, 5)
sys.tracebacklimit = 2
traceback.print_exception(error, file=sys.stdout)
sys.tracebacklimit = 0
traceback.print_exception(error, file=sys.stdout)
del sys.tracebacklimit

# %% extract-tb
error = caught(nested, 1)
for entry in traceback.extract_tb(error.__traceback__):
    print(entry.name, entry.lineno, entry.end_lineno, entry.colno, entry.end_colno, repr(entry.line), entry.locals, entry[1:], len(entry))

# %% extract-stack
def function():
    return traceback.extract_stack()
for entry in function(): print(entry.name, entry.lineno, repr(entry.line))
def shown():
    traceback.print_stack(file=sys.stdout)
    print(traceback.format_stack(limit=1))
shown()

# %% frame-summary
summary = traceback.FrameSummary("file", 5, "name", line="  text  ", lookup_line=False)
print(summary, summary.filename, summary.lineno, summary.name, repr(summary.line), tuple(summary), list(summary), summary == ("file", 5, "name", "text"), summary[0], len(summary))
print(traceback.FrameSummary("missing-file", 5, "name").line, traceback.FrameSummary("f", 1, "n", locals={"a": 1, "b": "x"}, line="l").locals)
filename, lineno, name, line = summary
print(filename, lineno, name, line)

# %% format-list
entries = [("file.py", 1, "function", "text"), ("file.py", 2, "other", None), traceback.FrameSummary("f", 3, "g", line="here")]
print("".join(traceback.format_list(entries)))
print("".join(traceback.format_list([("f", 1, "g", "x")] * 6)))
traceback.print_list(entries, file=sys.stdout)
print(traceback.StackSummary.from_list(entries)[0])

# %% stack-summary
error = caught(nested, 1)
stack = traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__))
print(len(stack), [entry.name for entry in stack], type(stack).__name__)
stack = traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), limit=1, lookup_lines=False, capture_locals=True)
print(stack[0].name, stack[0].locals)
print([(frame.f_code.co_name, line) for frame, line in traceback.walk_tb(error.__traceback__)])
print([frame.f_code.co_name for frame, line in traceback.walk_stack(sys._getframe())])

# %% traceback-exception
try:
    try:
        fail(ValueError, "first")
    except ValueError as error:
        raise KeyError("second") from error
except KeyError as error:
    shown = traceback.TracebackException.from_exception(error)
print(str(shown), [entry.name for entry in shown.stack], str(shown.__cause__), shown.__context__ and str(shown.__context__), shown.__suppress_context__)
print("".join(shown.format()))
print("".join(shown.format(chain=False)))
print(list(shown.format_exception_only()))
shown.print(file=sys.stdout, chain=False)
print(shown == traceback.TracebackException.from_exception(error) if False else shown == shown, shown == 5)

# %% traceback-exception-with-locals
def function(argument):
    local = [argument]
    return local + None
error = caught(function, 5)
shown = traceback.TracebackException.from_exception(error, capture_locals=True)
print("".join(line for line in shown.format() if "error" not in line))

# %% traceback-exception-groups
error = ExceptionGroup("group", [caught(fail, ValueError, i) for i in range(3)] + [ExceptionGroup("inner", [TypeError()])])
shown = traceback.TracebackException.from_exception(error)
print(len(shown.exceptions), [str(member) for member in shown.exceptions])
print("".join(shown.format()))
shown = traceback.TracebackException.from_exception(error, max_group_width=2, max_group_depth=1)
print("".join(shown.format()))

# %% recursion-is-folded
error = caught(nested, 10)
traceback.print_exception(error, file=sys.stdout)

# %% clear-frames
def function():
    local = "value"
    fail()
error = caught(function)
frame = error.__traceback__.tb_next.tb_frame
print(frame.f_locals)
traceback.clear_frames(error.__traceback__)
print(frame.f_locals)

# %% print-last
sys.last_exc = sys.last_value = caught(fail, ValueError, "last")
sys.last_type, sys.last_traceback = ValueError, sys.last_value.__traceback__
traceback.print_last(file=sys.stdout)

# %% exception-display-in-3.13
#| requires = ">=3.13"
error = caught(fail, ValueError, "x")
shown = traceback.TracebackException.from_exception(error)
print(shown.exc_type_str)
group = ExceptionGroup("g", [ValueError("a"), ExceptionGroup("h", [KeyError("b")])])
print(traceback.format_exception_only(group, show_group=True))
print(list(traceback.TracebackException.from_exception(group).format_exception_only(show_group=True)))

# %% excepthook
def hook(kind, error, trace):
    print("hook", kind.__name__, error, trace.tb_lineno, error.__traceback__ is trace)
sys.excepthook = hook
fail(ValueError, "for the hook")

# %% excepthook-that-raises
def hook(kind, error, trace):
    raise KeyError("in the hook")
sys.excepthook = hook
fail(ValueError, "original")

# %% excepthook-missing
del sys.excepthook
fail(ValueError, "original")

# %% excepthook-called
error = caught(fail, ValueError, "by hand")
sys.stderr = sys.stdout
sys.excepthook(type(error), error, error.__traceback__)
sys.__excepthook__(type(error), error, None)
sys.excepthook(5, 6, 7)
print(sys.excepthook is sys.__excepthook__)
for arguments in (), (1,), (1, 2, 3, 4):
    try:
        sys.excepthook(*arguments)
    except TypeError as failure:
        print(failure)

# %% unraisablehook
class Noisy:
    def __del__(self): fail(ValueError, "in del")
seen = []
def hook(information):
    print(type(information).__name__, information.exc_type.__name__, information.exc_value, information.exc_traceback.tb_lineno, information.err_msg, information.object.__qualname__, len(information))
sys.unraisablehook = hook
Noisy()
del sys.unraisablehook
sys.unraisablehook = sys.__unraisablehook__
try:
    sys.unraisablehook(5)
except TypeError as failure:
    print(failure)

# %% stderr-replaced
sys.stderr = io.StringIO()
try:
    fail(ValueError, "text")
except ValueError:
    traceback.print_exc()
print(sys.stderr.getvalue())
sys.stderr = None
fail(ValueError, "nobody sees this")
