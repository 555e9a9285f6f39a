# /// case
# topics = ["types.code"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% code-attributes
def function(a, b=1, /, c=2, *args, d, **kwargs):
    """Text."""
    x = a
    def inner(): return x, c
    return len(args), inner
code = function.__code__
for name in ("co_name", "co_qualname", "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_varnames", "co_cellvars", "co_freevars", "co_names", "co_firstlineno", "co_flags"):
    print(name, getattr(code, name))
print(code.co_consts[0], type(code.co_code).__name__, type(code.co_linetable).__name__, type(code.co_exceptiontable).__name__)

# %% code-flags
async def coroutine(): pass
def generator(): yield
async def asynchronous(): yield
def plain(): pass
def varied(*a, **k): pass
def outer():
    x = 1
    def inner(): return x
    return inner
for function in (coroutine, generator, asynchronous, plain, varied, outer, outer(), lambda: 0):
    print(function.__name__, bin(function.__code__.co_flags))
print(bin(compile("", "f", "exec").co_flags), bin(compile("1", "f", "eval").co_flags))

# %% code-is-read-only
code = (lambda: 0).__code__
for name in ("co_name", "co_consts", "co_code", "co_varnames", "co_lnotab", "other"):
    show(setattr, code, name, None)

# %% code-equality
def make(value): return eval(f"lambda: {value}")
print(make("1").__code__ == make("1").__code__, make("1").__code__ == make("1.0").__code__, make("1").__code__ == make("True").__code__)
print(make("0.0").__code__ == make("-0.0").__code__, hash(make("1").__code__) == hash(make("1").__code__), make("1").__code__ != make("2").__code__)
show(lambda: make("1").__code__ < make("2").__code__)
print(make("(1, 2)").__code__ == make("(1, 2.0)").__code__)

# %% code-replace
def function(a): return a + 1
code = function.__code__
changed = code.replace(co_name="other", co_firstlineno=100, co_filename="file.py")
print(changed.co_name, changed.co_firstlineno, changed.co_filename, code.co_name)
print(type(function)(code.replace(co_consts=(None, 41)), {})(1))
for changes in ({"co_name": 1}, {"co_argcount": -1}, {"co_argcount": "a"}, {"co_consts": [1]}, {"co_names": (1,)}, {"co_varnames": 5}, {"co_code": "a"}, {"co_flags": 1.5}, {"other": 1}, {"co_freevars": [1]}, {"co_filename": b"a"}):
    show(lambda: code.replace(**changes).co_name)
show(code.replace, 1)

# %% code-constructor-errors
import types
show(types.CodeType)
show(types.CodeType, 1)
show(types.CodeType, *[0] * 18)
show(types.CodeType, *[0] * 19)
show(lambda: types.CodeType(argcount=1))

# %% code-lines
def function(a):
    if a:
        return 1

    return 2
first = function.__code__.co_firstlineno
print(sorted({line - first for start, end, line in function.__code__.co_lines() if line}))
lines = function.__code__.co_lines()
print(type(lines).__name__, iter(lines) is lines, type(next(lines)).__name__)
positions = list(function.__code__.co_positions())
print(type(function.__code__.co_positions()).__name__, len(positions) == len(function.__code__.co_code) // 2, {len(position) for position in positions})

# %% code-repr
code = compile("x = 1\n", "some file", "exec")
print(repr(code).replace(hex(id(code)), "ADDRESS"), str(code) == repr(code), code.co_name, code.co_qualname)
class C:
    def method(self): return lambda: 0
print(C.method.__code__.co_qualname, C().method().__code__.co_qualname)

# %% running-code-of-other-modes
print(eval(compile("1 + 1", "f", "eval")), eval(compile("1 + 1", "f", "exec")), exec(compile("1", "f", "eval")))

# %% frame-attributes
import sys
def function(a):
    b = 2
    frame = sys._getframe()
    return frame.f_code is function.__code__, sorted(frame.f_locals), frame.f_back is not None, frame.f_globals is globals(), frame.f_lineno - function.__code__.co_firstlineno, type(frame.f_builtins).__name__, frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes
print(function(1))

# %% frame-depth
import sys
def inner(): return [sys._getframe(depth).f_code.co_name for depth in range(3)]
def outer(): return inner()
print(outer())
show(sys._getframe, 1000)
show(lambda: sys._getframe(-5).f_code.co_name)
show(sys._getframe, "a")
show(sys._getframe, 1, 2)

# %% frame-clear
import sys
def function():
    value = [1]
    return sys._getframe()
frame = function()
print(frame.f_locals)
frame.clear()
print(frame.f_locals)
show(lambda: sys._getframe().clear())
def generator():
    value = 1
    yield
g = generator()
next(g)
f = g.gi_frame
try:
    f.clear()
    print("cleared", g.gi_frame)
except RuntimeError as error:
    print(error)

# %% frame-after-the-end
import sys
def function(a): return sys._getframe()
frame = function(1)
print(frame.f_back and frame.f_back.f_code.co_name, frame.f_lineno - function.__code__.co_firstlineno, frame.f_locals, frame.f_code.co_name)

# %% frame-locals-of-function
#| requires = ">=3.13"
import sys
def function(a):
    proxy = sys._getframe().f_locals
    proxy["a"] = 5
    proxy["new"] = 6
    print(a, sorted(proxy), "new" in locals(), type(proxy).__name__, len(proxy), proxy.get("none"), proxy == dict(proxy))
    try:
        del proxy["a"]
    except Exception as error:
        print(type(error).__name__, error)
    return proxy
function(1)

# %% traceback-objects
import types, sys
def fail(): raise ValueError("x")
try:
    fail()
except ValueError as error:
    tb = error.__traceback__
print(type(tb).__name__, tb.tb_frame.f_code.co_name, tb.tb_next.tb_frame.f_code.co_name, tb.tb_next.tb_next, dir(tb), tb.tb_lineno == tb.tb_frame.f_lineno or tb.tb_lineno < tb.tb_frame.f_lineno)
made = types.TracebackType(None, tb.tb_frame, 0, 42)
print(made.tb_lineno, made.tb_lasti, made.tb_next)
made.tb_next = tb
print(made.tb_next is tb)
for value in (made, 5, None):
    show(setattr, made, "tb_next", value)
show(setattr, tb.tb_next, "tb_next", tb)
show(delattr, tb, "tb_next")
show(setattr, tb, "tb_lineno", 1)
show(types.TracebackType, 5, tb.tb_frame, 0, 1)
show(types.TracebackType, None, tb.tb_frame, "a", 1)
show(types.TracebackType, None, tb.tb_frame, 0, 2**40)

# %% cells
import types
c = types.CellType(1)
print(c.cell_contents, c == types.CellType(1), c < types.CellType(2), types.CellType() == types.CellType(), types.CellType() < c, c > types.CellType())
show(lambda: types.CellType().cell_contents)
show(hash, c)
show(lambda: c == 1)
show(lambda: c < 1)
show(types.CellType, 1, 2)
show(lambda: types.CellType(contents=1))
c.cell_contents = [c]
del c.cell_contents
show(lambda: c.cell_contents)
show(delattr, c, "cell_contents")
print(repr(types.CellType()).split(" at ")[0], repr(types.CellType(1)).split(": ")[1].split(" at ")[0])
show(lambda: types.CellType(1) < types.CellType("a"))
