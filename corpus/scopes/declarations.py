# /// case
# topics = ["scoping.global", "scoping.nonlocal"]
# section = "2.10"
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% global-with-every-binder
def function():
    global a, b, c, d, e, f, g, h, i, j
    a = 1
    for b in (2,): pass
    import sys as c
    def d(): pass
    class e: pass
    with open("/dev/null") as f: pass
    (g := 7)
    [h, *i] = 8, 9
    match 10:
        case j: pass
function()
print(a, b, c.__name__, d.__name__, e.__name__, type(f).__name__, g, h, i, j, d.__qualname__, e.__qualname__)

# %% nonlocal-with-every-binder
def outer():
    a = b = c = d = e = f = g = h = i = j = None
    def inner():
        nonlocal a, b, c, d, e, f, g, h, i, j
        a = 1
        for b in (2,): pass
        import sys as c
        def d(): pass
        class e: pass
        with open("/dev/null") as f: pass
        (g := 7)
        [h, *i] = 8, 9
        match 10:
            case j: pass
    inner()
    return a, b, c.__name__, d.__qualname__, e.__qualname__, type(f).__name__, g, h, i, j
print(outer())

# %% exception-variables
def function():
    global error
    try: 1 / 0
    except ZeroDivisionError as error: print(error)
function()
show(lambda: error)
def outer():
    error = "outer"
    def inner():
        nonlocal error
        try: 1 / 0
        except ZeroDivisionError as error: pass
    inner()
    return error
show(outer)

# %% global-skips-functions
x = "global"
def outer():
    x = "outer"
    def inner():
        global x
        x = "changed"
        return x
    return inner(), x
print(outer(), x)

# %% global-is-not-inherited
x = "global"
def outer():
    global x
    x = "changed"
    def inner():
        x = "inner"
        return x
    return inner(), x
print(outer(), x)
def outer():
    global x
    def inner(): return x
    x = "again"
    return inner()
print(outer())

# %% nonlocal-after-global
x = "global"
def outer():
    x = "outer"
    def middle():
        global x
        def inner():
            return x
        return inner()
    return middle()
print(outer())
show(exec, "def outer():\n    x = 1\n    def middle():\n        global x\n        def inner():\n            nonlocal x")

# %% nonlocal-chains
def one():
    x = 1
    def two():
        nonlocal x
        def three():
            nonlocal x
            x += 1
        three()
        x += 10
    two()
    return x
print(one())

# %% nonlocal-to-the-nearest
def one():
    x = 1
    def two():
        x = 2
        def three():
            nonlocal x
            x = 3
        three()
        return x
    return two(), x
print(one())

# %% nonlocal-parameters
def outer(a, *b, c=0, **d):
    def inner():
        nonlocal a, b, c, d
        a, b, c, d = 1, 2, 3, 4
    inner()
    return a, b, c, d
print(outer(None))

# %% nonlocal-loop-and-with-variables
def outer():
    for x in (1, 2, 3):
        def inner():
            nonlocal x
            x *= 10
        inner()
    return x
print(outer())

# %% globals-of-functions-moved
import types
x = "here"
def function():
    global x
    x = "changed"
namespace = {}
types.FunctionType(function.__code__, namespace)()
print(x, namespace)

# %% global-deleted
x = 1
def function():
    global x
    del x
function()
show(lambda: x)
show(function)

# %% global-of-builtins
def function():
    global len
    len = "own"
function()
print(len)
def function():
    global len
    del len
function()
print(len("abc"))
show(function)

# %% declared-and-unused
def function():
    global never_bound
    return 1
print(function(), "never_bound" in globals())
def outer():
    x = 1
    def inner():
        nonlocal x
    return inner.__code__.co_freevars, inner.__closure__
print(outer())

# %% names-in-code
def function():
    global a
    a = 1
    b = a
    return b
code = function.__code__
print(code.co_names, code.co_varnames, code.co_freevars)
def outer():
    a = 1
    def inner():
        nonlocal a
        a = 2
    return inner
code = outer().__code__
print(code.co_names, code.co_varnames, code.co_freevars)

# %% declarations-in-blocks
def function(flag):
    if flag:
        global made_in_if
    made_in_if = 1
function(False)
print(made_in_if)
def outer(flag):
    x = 1
    def inner():
        if flag:
            nonlocal x
        x = 2
    inner()
    return x
print(outer(False))
def function():
    try: global made_in_try
    finally: made_in_try = 2
function()
print(made_in_try)

# %% annotations-and-declarations
for source in ("def f():\n    global x\n    x: int", "def f():\n    x: int\n    global x", "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x: int", "global x\nx: int", "def f():\n    (x): int = 1\n    return x", "class C:\n    global x\n    x: int = 1"):
    show(exec, source)

# %% use-before-declaration
for source in ("def f():\n    x\n    global x", "def f():\n    x = 1\n    global x", "def f():\n    del x\n    global x", "def f():\n    for x in y: pass\n    global x", "def f():\n    import x\n    global x", "def f():\n    def x(): pass\n    global x", "def f():\n    lambda: x\n    global x", "def f():\n    [x for x in y]\n    global x", "def f():\n    [x for _ in y]\n    global x", "def f():\n    class x: pass\n    global x", "def f():\n    x.y\n    global x", "x = 1\nglobal x", "x\nglobal x", "def f():\n    x += 1\n    global x", "def f():\n    x: int\n    global x", "def f():\n    global x\n    global x", "def f():\n    print(x)\n    nonlocal x"):
    try: compile(source, "f", "exec"); print(repr(source), "fine")
    except SyntaxError as error: print(repr(source), error.msg, error.lineno, error.offset)

# %% parameters-and-declarations
for source in ("def f(x): global x", "def f(x): nonlocal x", "def f(*x): global x", "def f(**x): global x", "def f(*, x): global x", "def f(x, /): nonlocal x", "lambda x: (yield)", "def g():\n    x = 1\n    def f(x): nonlocal x", "async def f(x): global x", "def f[x](): global x" if __import__("sys").version_info >= (3, 12) else "def f(): global x"):
    try: compile(source, "f", "exec"); print(repr(source), "fine")
    except SyntaxError as error: print(repr(source), error.msg, error.lineno, error.offset)

# %% nonlocal-without-a-binding
for source in ("nonlocal x", "def f(): nonlocal x", "x = 1\ndef f(): nonlocal x", "class C: nonlocal x", "class C:\n    x = 1\n    def f(self): nonlocal x", "def f():\n    nonlocal x\n    x = 1", "def f():\n    global x\n    def g(): nonlocal x", "def f():\n    def g(): nonlocal x\n    x = 1", "def f():\n    nonlocal print", "def f():\n    class C:\n        x = 1\n    def g(): nonlocal x", "def f():\n    nonlocal __class__", "class C:\n    def f(self): nonlocal __class__", "def f():\n    [x for x in y]\n    def g(): nonlocal x", "def f():\n    [x := 1 for y in z]\n    def g(): nonlocal x", "lambda x: (lambda: 1)", "def f(x):\n    class C:\n        nonlocal x", "def f():\n    global x, y\n    nonlocal z", "def f():\n    x = 1\n    def g():\n        global x\n        nonlocal x", "def f():\n    x = 1\n    def g():\n        nonlocal x\n        global x"):
    try: compile(source, "f", "exec"); print(repr(source), "fine")
    except SyntaxError as error: print(repr(source), error.msg, error.lineno, error.offset)

# %% declarations-in-lambdas-and-others
for source in ("lambda: global x", "global", "nonlocal", "global x.y", "global x = 1", "global (x)", "global x,", "global x, ", "global *x", "global 1", "global None", "nonlocal True", "global __debug__", "global x; x = 1", "if 1: global x", "for x in y: global x", "while 1: nonlocal x", "class C: global x"):
    try: compile(source, "f", "exec"); print(repr(source), "fine")
    except SyntaxError as error: print(repr(source), error.msg, error.lineno, error.offset)

# %% type-parameters-and-declarations
#| requires = ">=3.12"
for source in ("def f[T](): global T", "def f[T](): nonlocal T", "class C[T]: global T", "class C[T]: nonlocal T", "def f[T]():\n    def g(): nonlocal T", "type X[T] = (T := 1)", "def f[T](x: (y := 1)): pass", "def f[T: (yield)](): pass", "def f[T, T](): pass", "class C[T](x := T): pass", "def f[T]():\n    T = 1\n    def g():\n        nonlocal T\n        T = 2\n    g()\n    return T"):
    try: compile(source, "f", "exec"); print(repr(source), "fine")
    except SyntaxError as error: print(repr(source), error.msg, error.lineno, error.offset)


# %% exec-in-functions-with-declarations
def function():
    x = 1
    exec("global made_by_exec\nmade_by_exec = 5")
    exec("x = 2")
    return x
print(function(), made_by_exec)
show(exec, "nonlocal x")
def outer():
    x = 1
    show(exec, "def inner():\n    nonlocal x")
    return x
print(outer())

# %% class-then-function-declarations
x = "global"
def outer():
    x = "outer"
    class C:
        global x
        x = "from class"
        def method(self): return x
        def change(self):
            nonlocal x
            x = "changed"
    C().change()
    return C().method(), x
print(outer(), x)

# %% same-name-in-several-scopes
x = 0
def f():
    x = 1
    def g():
        nonlocal x
        x = 2
        class C:
            x = 3
            def h(self):
                nonlocal x
                x = 4
                return x
            y = x
        return C().h(), C.x, C.y, x
    return g(), x
print(f(), x)
