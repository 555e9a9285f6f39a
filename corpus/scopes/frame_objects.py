# /// case
# topics = ["frames.objects"]
# section = "4.3"
# ///

import sys


def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


def callers(frame):
    """The names of a frame's code and of its callers'."""
    names = []
    while frame:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names


# %% callers
def outer(): return inner()
def inner(): return callers(sys._getframe())
print(outer())
class C:
    names = callers(sys._getframe())
print(C.names, (lambda: callers(sys._getframe()))())

# %% one-object-for-a-running-frame
def function(): return sys._getframe() is sys._getframe(), sys._getframe(1) is sys._getframe(1)
print(function())
def inner(): return sys._getframe(1)
def function(): return inner() is sys._getframe()
print(function())

# %% callers-through-native-code
def frame_names(*_): return callers(sys._getframe())
print(list(map(frame_names, [1]))[0], sorted([1], key=frame_names), max([1, 2], key=lambda _: len(frame_names())))
class C:
    def __len__(self): print(frame_names()); return 1
    def __getattr__(self, name): return frame_names()
    def __init_subclass__(cls): print(frame_names())
len(C())
print(C().anything)
class D(C): pass

# %% callers-of-comprehensions
print([callers(sys._getframe()) for _ in "a"], list(callers(sys._getframe()) for _ in "a"), {1: callers(sys._getframe()) for _ in "a"}, {len(callers(sys._getframe())) for _ in "a"})
def function(): return [callers(sys._getframe()) for _ in "a"]
print(function())
class C:
    names = [callers(sys._getframe()) for _ in "a"]
print(C.names)

# %% callers-of-exec
exec("print(callers(sys._getframe()))")
print(eval("callers(sys._getframe())"))
exec(compile("print(callers(sys._getframe()))", "f", "single"))

# %% lines
def function():
    frame = sys._getframe()
    lines = [frame.f_lineno]
    lines.append(frame.f_lineno)
    lines.append((
        frame.f_lineno))
    return [line - frame.f_code.co_firstlineno for line in lines]
print(function())

# %% line-after-the-end
def function():
    frame = sys._getframe()
    x = 1
    return frame
frame = function()
print(frame.f_lineno - frame.f_code.co_firstlineno, frame.f_back, frame.f_lasti > 0)

# %% line-after-an-exception
def function():
    x = 1
    raise ValueError
try: function()
except ValueError as error:
    frame = error.__traceback__.tb_next.tb_frame
    print(frame.f_lineno - frame.f_code.co_firstlineno, frame.f_back is sys._getframe(), sorted(frame.f_locals))

# %% globals-of-a-frame
namespace = {"sys": sys}
exec("def function(): return sys._getframe()", namespace)
frame = namespace["function"]()
print(frame.f_globals is namespace, frame.f_builtins is namespace["__builtins__"], frame.f_code is namespace["function"].__code__)

# %% getframe-arguments
for depth in (0, -1, -100, 10 ** 6, 10 ** 30, "x", 1.0, None, True):
    try: print(depth, type(sys._getframe(depth)).__name__)
    except Exception as error: print(depth, type(error).__name__, error)
try: sys._getframe(0, 0)
except TypeError as error: print(error)
try: sys._getframe(depth=0)
except TypeError as error: print(error)

# %% text
def function(): return sys._getframe()
import re
print(re.sub("0x[0-9a-f]+|'[^']*'", "...", repr(function())), re.sub("0x[0-9a-f]+|'[^']*'", "...", repr(sys._getframe())))

# %% clearing-a-running-frame
frame = sys._getframe()
show(frame.clear)
def function(): show(sys._getframe().clear); show(sys._getframe(1).clear)
function()
def generator():
    show(sys._getframe().clear)
    yield
next(generator())

# %% clearing-an-ended-frame
class Loud:
    def __del__(self): print("gone")
def function():
    loud = Loud()
    return sys._getframe()
frame = function()
print(sorted(frame.f_locals))
frame.clear()
print(sorted(frame.f_locals))
frame.clear()

# %% clearing-a-suspended-generator
class Loud:
    def __del__(self): print("gone")
def generator():
    loud = Loud()
    try: yield 1
    finally: print("finally")
running = generator()
next(running)
frame = running.gi_frame
show(frame.clear)
if sys.version_info < (3, 13):
    print(running.gi_frame is None)
show(next, running)

# %% clearing-a-fresh-generator
def generator(a):
    yield a
running = generator(1)
show(running.gi_frame.clear)
show(next, running)

# %% frames-keep-their-variables
class Loud:
    def __del__(self): print("gone")
def function():
    loud = Loud()
    return sys._getframe()
frame = function()
print("kept")
del frame
print("end")

# %% frames-of-exceptions-keep-variables
class Loud:
    def __del__(self): print("gone")
def function():
    loud = Loud()
    raise ValueError
try: function()
except ValueError as error: kept = error
print("kept")
del kept
print("end")

# %% trace-attributes
frame = sys._getframe()
print(frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes)
frame.f_trace = print
print(frame.f_trace is print)
frame.f_trace = None
del frame.f_trace
frame.f_trace_lines = False
frame.f_trace_opcodes = True
print(frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes)
for name in ("f_trace_lines", "f_trace_opcodes"):
    try: setattr(frame, name, 1)
    except TypeError as error: print(error)
try: del frame.f_trace_lines
except TypeError as error: print(error)
frame.f_trace_lines, frame.f_trace_opcodes = True, False

# %% changing-the-line
frame = sys._getframe()
for value in (1, "x", None, 10 ** 30):
    try: frame.f_lineno = value
    except Exception as error: print(type(error).__name__, error)
try: del frame.f_lineno
except Exception as error: print(type(error).__name__, error)

# %% constructor-and-type
kind = type(sys._getframe())
print(kind, kind.__mro__, [name for name in dir(kind) if not name.startswith("__")])
show(kind)
show(lambda: type("F", (kind,), {}))
show(lambda: setattr(sys._getframe(), "x", 1))
import copy, pickle
show(copy.copy, sys._getframe())

# %% equality-and-hash
frame = sys._getframe()
print(frame == frame, frame == None, hash(frame) == hash(frame), {frame: 1}[frame])

# %% calls-in-arguments-and-defaults
def name(): return sys._getframe(1).f_code.co_name
def function(a=name(), *b, c=name()): return a, c, name()
print(function(), function(name(), c=name()))
decorated = (lambda function: (function, name()))(None)
print(decorated)

# %% decorators-and-bases
def name(*_): return sys._getframe(1).f_code.co_name
def base(): print(name(), sys._getframe(1).f_code.co_name); return object
class C(base()):
    print(name(), sys._getframe(1).f_code.co_name)
    def method(self, default=name()): return default, name()
print(C().method())

# %% methods-and-properties
def name(): return sys._getframe(1).f_code.co_qualname
class C:
    def method(self): return name()
    @property
    def value(self): return name()
    @classmethod
    def of_class(cls): return name()
    def __call__(self): return name()
    def __add__(self, other): return name()
    def __iter__(self): yield name()
    def __repr__(self): return name()
    class Inner:
        text = name()
        def method(self): return name(), [name() for _ in "a"], (lambda: name())()
c = C()
print(c.method(), c.value, c.of_class(), c(), c + 1, list(c), c, C.Inner.text, C.Inner().method())

# %% current-frames-of-threads
print(any(frame is sys._getframe() for frame in sys._current_frames().values()), len(sys._current_frames()))

# %% frames-in-finalizers
class Loud:
    def __del__(self): print(callers(sys._getframe()))
def function():
    loud = Loud()
    del loud
    other = Loud()
function()

# %% frames-in-sort-and-comparisons
class C:
    def __lt__(self, other): names.add(tuple(callers(sys._getframe()))); return False
    def __eq__(self, other): names.add(tuple(callers(sys._getframe()))); return True
    __hash__ = None
names = set()
sorted([C(), C()])
C() in [C()]
[C()].index(C())
print(sorted(names))

# %% inspect-functions
import inspect
def function(a, b=2):
    frame = inspect.currentframe()
    print(frame is sys._getframe(), inspect.isframe(frame), inspect.getframeinfo(frame).function, inspect.getargvalues(frame).args, inspect.getargvalues(frame).locals["b"])
    return [entry.function for entry in inspect.stack()]
print(function(1))

# %% tracebacks-and-frames
def function():
    try: 1 / 0
    except ZeroDivisionError as error:
        return error.__traceback__.tb_frame is sys._getframe(), error.__traceback__.tb_lineno == sys._getframe().f_lineno - 2, error.__traceback__.tb_next
print(function())

# %% back-of-generators
def generator():
    yield callers(sys._getframe())
def function(): return next(running)
running = generator()
print(running.gi_frame.f_back)
print(function(), running.gi_frame.f_back)

# %% delegation
def inner(): yield callers(sys._getframe())
def middle(): yield from inner()
def outer(): yield from middle()
running = outer()
print(next(running), running.gi_frame.f_back, running.gi_yieldfrom.gi_yieldfrom.gi_frame.f_code.co_name)

# %% sizes
def small(): return sys._getframe()
def larger(a, b, c): d = e = f = 1; return sys._getframe()
print(sys.getsizeof(larger(1, 2, 3)) > sys.getsizeof(small()))
