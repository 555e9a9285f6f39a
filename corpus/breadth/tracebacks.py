# /// case
# topics = ["programs.breadth"]
# ///

# %% recursion-folding
def even(n):
    return odd(n + 1)
def odd(n):
    return even(n + 1)
def alone(n):
    if n:
        alone(n - 1)
    else:
        raise ValueError("bottom")
try:
    alone(50)
except ValueError:
    import traceback
    traceback.print_exc()
alone(8)

# %% groups-in-chains
def worker(n):
    raise [KeyError("k"), OSError(2, "gone", "path"), UnicodeDecodeError("ascii", b"\xff", 0, 1, "bad")][n]
errors = []
for n in range(3):
    try:
        worker(n)
    except Exception as error:
        error.add_note(f"note {n}\nsecond line")
        errors.append(error)
try:
    raise ExceptionGroup("inner", errors[1:])
except ExceptionGroup as group:
    try:
        raise ExceptionGroup("outer", [errors[0], group]) from errors[0]
    except ExceptionGroup as outer:
        outer.__notes__.append(5) if hasattr(outer, "__notes__") else outer.add_note("last")
        raise RuntimeError("while handling")

# %% carets
class Thing:
    def __getitem__(self, key): return self
    def __getattr__(self, name):
        if name == "missing": raise AttributeError("no such")
        return self
    def __call__(self, *args): return self
    def __add__(self, other): return NotImplemented
thing = Thing()
import traceback
for source in ["thing.a.b.missing.c", "thing(1)(2)[3] + 4", "thing[\n  1\n].missing", "(thing\n + thing\n)", "[x / 0 for x in [1]]", "thing.missing()", "f'{thing.missing}'", "thing(thing.missing, 2)", "1 + (2 / 0) * 3", "lambda: 0 if thing.missing else 1",
               "{'é': 1 / 0, 'ü': 2}", "thing(\n  1,\n  *[1, 2],\n  k=3 / 0,\n)", "int('x' + 'é')", "-None", "not_defined_anywhere", "a, b = 1", "x = y = thing.missing", "del thing.q.missing", "assert thing.a == 0, thing.missing", "import nothing_here", "from math import nothing_here", "for i in 5: pass", "with thing.missing: pass", "raise thing.missing", "@thing.missing\ndef f(): pass", "class C(thing.missing): pass", "thing.a = thing.missing\n", "thing @ thing", "1 < 'a' < 2", "[1][5]", "{}['k']", "[*5]", "print(*5)", "dict(**5)", "x: thing.missing = 1"]:
    try:
        exec(compile(source, "<case>", "exec"))
    except Exception as error:
        lines = traceback.format_exc().splitlines()
        print(source.replace("\n", "|"), "=>", lines[-1], error.__traceback__.tb_next and list(error.__traceback__.tb_next.tb_frame.f_code.co_positions())[error.__traceback__.tb_next.tb_lasti // 2])

# %% multi-line-call
def compute(first, second, *rest):
    return first(
        second,
    ) / sum(
        rest
    )
compute(
    len,
    "four",
    *[
        0,
        0
    ],
)

# %% decorated-and-nested
def wrap(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper
class Outer:
    @wrap
    class Inner:
        @property
        def value(self): return {name: (lambda: 1 / 0)() for name in "a"}
print(Outer.Inner().value)

# %% generator-and-comprehension
def numbers():
    for n in [1, 0]:
        yield 10 // n
total = sum(n
            for n in numbers())

# %% async-failure
import types
class Fails:
    def __await__(self): yield 1; raise LookupError("awaited")
async def inner(): await Fails()
async def outer():
    try: await inner()
    except LookupError as error: raise RuntimeError("outer") from error
coroutine = outer()
print(coroutine.send(None))
coroutine.send(None)

# %% suggestions
class Config:
    timeout = 1
    def __init__(self): self.retries = 2
    def run(self): return retries
import traceback, math
def local():
    counter = 1
    return countre
for call in [lambda: Config().retires, lambda: Config.timeuot, lambda: Config().run(), local, lambda: maht.pi, lambda: math.sqr(2), lambda: Ture, lambda: lenght("x"), lambda: [].appendd(1), lambda: sys.path, lambda: print(flsuh=True), lambda: Config().zzzzzz]:
    try: call()
    except Exception as error: print(traceback.format_exception_only(error)[-1].strip())
from math import sqrtt

# %% syntax-error-display
import traceback
for source in ["if x\n  pass", "f(a b)", "x = (1,\n     2", "'é' 'ü' = 1", "\tx = = 1", "def f():\n\treturn (yield) = 3", "print 'hello'", "a = 1 +", "for x in range(10)\n    pass", "'''open", "f'{a b}'", "x = 5 5", "class A:\nx"]:
    try: compile(source, "<shown>", "exec")
    except SyntaxError as error: print("".join(traceback.format_exception_only(error)))

# %% exit-hooks
import atexit, sys
@atexit.register
def goodbye(*args): print("goodbye", args)
atexit.register(print, "second", end="!\n")
sys.excepthook = lambda kind, value, trace: print("hook", kind.__name__, value, trace.tb_lineno > 0)
class Late:
    def __del__(self): print("late", sys is not None)
late = Late()
raise ValueError("to the hook")

# %% unraisable
import sys
class Bad:
    def __del__(self): raise ValueError("in del")
sys.unraisablehook = lambda args: print("unraisable", args.exc_type.__name__, args.exc_value, args.err_msg, args.object.__qualname__)
bad = Bad()
del bad
sys.unraisablehook = sys.__unraisablehook__
raise SystemExit({"not": "an int"})

# %% keyboard-interrupt-and-exit-codes
import sys
try: sys.exit("message")
except SystemExit as error: print(error.code)
try: exit_code = sys.exit()
except SystemExit as error: print(error.code, repr(error))
sys.exit(256 + 7)
