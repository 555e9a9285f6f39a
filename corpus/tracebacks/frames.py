# /// case
# topics = ["tracebacks.frames"]
# ///

import sys


def attempt(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


# %% getframe
def outer():
    return inner()
def inner():
    return [sys._getframe(depth).f_code.co_name for depth in range(3)]
print(outer())
attempt(lambda: sys._getframe(99))
attempt(lambda: sys._getframe(-1).f_code.co_name)
attempt(lambda: sys._getframe("x"))
attempt(lambda: sys._getframe(0, 1))

# %% attributes
def function(argument):
    local = 1
    frame = sys._getframe()
    print(frame.f_code.co_name, frame.f_lineno, sorted(frame.f_locals), frame.f_globals is globals(), frame.f_builtins is __builtins__.__dict__, frame.f_back.f_code.co_name, type(frame.f_lasti).__name__, frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes)
    return frame
frame = function(5)
print(frame.f_back, frame.f_lineno, sorted(frame.f_locals))
print(type(frame), sorted(name for name in dir(frame) if not name.startswith("__")))
for name in "f_code", "f_globals", "f_builtins", "f_back", "f_lasti", "f_locals", "other":
    try:
        setattr(frame, name, None)
        print(name, "set")
    except (AttributeError, TypeError) as error:
        print(name, type(error).__name__, error)

# %% line-numbers
def function():
    frame = sys._getframe()
    lines = [frame.f_lineno]
    lines.append(frame.f_lineno)
    lines += [
        frame.f_lineno,
        frame.f_lineno,
    ]
    for _ in "ab":
        lines.append(frame.f_lineno)
    return lines, function.__code__.co_firstlineno
lines, first = function()
print([line - first for line in lines])

# %% qualified-names
class Class:
    def method(self):
        return sys._getframe().f_code.co_qualname, (lambda: sys._getframe().f_code.co_qualname)(), [sys._getframe().f_code.co_qualname for _ in "a"]
    name = sys._getframe().f_code.co_qualname
    @staticmethod
    def static():
        def inner(): return sys._getframe().f_code.co_qualname
        return inner()
print(Class.name, Class.static(), sys._getframe().f_code.co_qualname, list(sys._getframe().f_code.co_qualname for _ in "a"))
print(Class().method()[:2])

# %% locals-are-live
def function():
    x = 1
    frame = sys._getframe()
    before = frame.f_locals["x"]
    x = 2
    return before, frame.f_locals["x"], "y" in frame.f_locals
    y = 3
print(function())

# %% locals-can-be-written
#| requires = ">=3.13"
#| title = "PEP 667: f_locals writes through to the variables"
def function():
    x = 1
    sys._getframe().f_locals["x"] = "written"
    return x
print(function())
def function():
    x = 1
    def inner(): return x
    proxy = sys._getframe().f_locals
    proxy["x"] = "cell"
    proxy["new"] = "extra"
    try:
        del proxy["x"]
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)
    return inner(), sorted(proxy), len(proxy), proxy.get("missing"), "new" in sys._getframe().f_locals
print(function())

# %% generator-frames
def generator():
    x = 1
    yield sys._getframe()
    x = 2
    yield
steps = generator()
frame = next(steps)
print(frame is steps.gi_frame, frame.f_locals, frame.f_back, frame.f_lineno - frame.f_code.co_firstlineno)
next(steps)
print(frame.f_locals["x"], frame.f_lineno - frame.f_code.co_firstlineno)
list(steps)
print(steps.gi_frame, frame.f_back)

# %% class-and-module-frames
class Class:
    frame = sys._getframe()
    attribute = 1
    print(frame.f_code.co_name, frame.f_locals is locals(), sorted(name for name in frame.f_locals if not name.startswith("__")))
print(sys._getframe().f_code.co_name, sys._getframe().f_locals is globals(), sys._getframe().f_back)
exec("print(sys._getframe().f_code.co_filename, sys._getframe().f_back.f_code.co_name)")

# %% comprehension-frames
#| title = "A comprehension has a frame of its own before 3.12"
def function():
    return [sys._getframe().f_code.co_name for _ in "a"], {sys._getframe().f_code.co_name for _ in "a"}, {1: sys._getframe().f_code.co_name for _ in "a"}, list(sys._getframe().f_code.co_name for _ in "a")
print(function())

# %% clear
def function():
    local = "kept"
    try:
        raise ValueError
    except ValueError as error:
        return error.__traceback__.tb_frame
frame = function()
print(frame.f_locals)
print(frame.clear(), frame.f_locals)
def running():
    sys._getframe().clear()
attempt(running)

# %% native-callers
#| title = "Built-in functions have no frames"
def callers(_=None):
    frame, names = sys._getframe(1), []
    while frame:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names
def function(): return list(map(callers, [1]))
print(function(), sorted([1], key=callers), max([2], key=callers))
class Class:
    def __len__(self):
        print(callers())
        return 1
    def __repr__(self):
        print(callers())
        return "repr"
    def __getattr__(self, name):
        return callers()
    @property
    def prop(self): return callers()
def function():
    return len(Class()), repr(Class()), Class().missing, Class().prop
print(function())

# %% frames-of-tracebacks
def inner(): raise ValueError
def outer():
    local = 5
    inner()
try:
    outer()
except ValueError as error:
    entry = error.__traceback__
while entry:
    print(entry.tb_frame.f_code.co_name, entry.tb_lineno - entry.tb_frame.f_code.co_firstlineno, entry.tb_lineno == entry.tb_frame.f_lineno, sorted(entry.tb_frame.f_locals) if entry.tb_frame.f_code.co_name != "<module>" else "")
    entry = entry.tb_next

# %% code-lines-and-positions
def function(a):
    if a:
        return [
            x
            for x in a
        ]
    return None
code = function.__code__
print([line - code.co_firstlineno for line in sorted({line for _, _, line in code.co_lines() if line})])
print(all(len(position) == 4 for position in code.co_positions()), code.co_name, code.co_qualname, code.co_argcount)

# %% sys-functions
print(sys._getframe().f_code.co_name, sys.exc_info(), sys.exception())
def function():
    try:
        1 / 0
    except ZeroDivisionError:
        return sys.exc_info()[1] is sys.exception(), sys._getframe().f_lineno == sys.exc_info()[2].tb_frame.f_lineno
print(function())

# %% getframemodulename
#| requires = ">=3.12"
def function(depth): return sys._getframemodulename(depth)
print(function(0), function(1), function(50), sys._getframemodulename())
