# /// case
# topics = ["expressions.execution"]
# ///

x = "global"


def attempt(function, *arguments, **keywords):
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(repr(result))


# %% eval
attempt(eval, "1 + 1")
attempt(eval, "  1 + 1  ")
attempt(eval, "\t\n 1")
attempt(eval, "x")
attempt(eval, b"1 + 1")
attempt(eval, bytearray(b"'b'"))
attempt(eval, memoryview(b"x"))
attempt(eval, "(1,\n2)")
attempt(eval, "[x for x in 'ab']")
attempt(eval, compile("x * 2", "s", "eval"))
attempt(eval, compile("x = 1", "s", "exec"))
attempt(eval, compile("5", "s", "single"))

# %% eval-errors
for source in "", "   ", "x = 1", "pass", "1;2", "1\n2", "\\", "#", "# comment", "print 1", "import x", "(", ")", "1 +", "x y", "\0", "1\0", "yield 1", "await 1", "return", "*a", "a.b = 1", "x := 1", "(y := 1)", "if 1: 2":
    print(repr(source), end=" ")
    attempt(eval, source)

# %% wrong-arguments
for arguments in (), (1,), (None,), ("x", 1), ("x", None, 1), ("x", [], {}), ("x", {}, []), ("x", {}, {}, {}), ([],), (lambda: 1,), ("x", "y"), ("x", None, None):
    attempt(eval, *arguments)
    attempt(exec, *arguments)
attempt(eval, source="1")
attempt(exec, "1", closure=())
attempt(exec, "1", {}, closure=5)
attempt(eval, "1", closure=None)

# %% namespaces-as-keywords
#| requires = ">=3.13"
attempt(eval, "a + b", globals={"a": 1}, locals={"b": 2})
attempt(eval, "a", locals={"a": 1})
attempt(exec, "print(a)", globals={"a": 3})
attempt(eval, "a", {"a": 1}, globals={})

# %% namespaces
space = {"x": "mine"}
local = {"y": "local"}
attempt(eval, "x, y", space, local)
attempt(exec, "z = x; y = z", space, local)
print(sorted(space), local)
print(type(space["__builtins__"]).__name__, space["__builtins__"] is __builtins__ or space["__builtins__"] is vars(__builtins__))
attempt(exec, "global g; g = 1; l = 2", space, local)
print("g" in space, "l" in local)
attempt(eval, "len", {"__builtins__": {}})
attempt(eval, "len([])", {"__builtins__": {"len": lambda items: "mine"}})
attempt(eval, "x", {"__builtins__": {"x": "from builtins"}})
attempt(exec, "import sys", {"__builtins__": {}})
attempt(exec, "class C: pass", {"__builtins__": {}})
attempt(eval, "1", {"__builtins__": None})
attempt(eval, "len", {"__builtins__": 5})

# %% class-and-function-in-namespaces
space, local = {}, {}
exec("""
a = 1
def f():
    return a
class C:
    b = a
    def m(self):
        return a
""", space, local)
print(sorted(local), local["C"].b)
attempt(local["f"])
attempt(local["C"]().m)
space["a"] = 2
attempt(local["f"])
attempt(exec, "a = 1\n[a for _ in 'x']", {}, {})
attempt(exec, "a = 1\nlist(a for _ in 'x')", {}, {})
attempt(exec, "a = 1\n(lambda: a)()", {}, {})

# %% mapping-as-locals
class Mapping:
    def __init__(self):
        self.items = {}
    def __getitem__(self, key):
        print("get", key, end=" ")
        return self.items[key]
    def __setitem__(self, key, value):
        print("set", key, end=" ")
        self.items[key] = value
    def __delitem__(self, key):
        print("del", key, end=" ")
        del self.items[key]
mapping = Mapping()
attempt(exec, "a = 1; b = a; del a; print(len('x'))", {}, mapping)
attempt(exec, "del missing", {}, mapping)
attempt(exec, "missing", {}, mapping)
attempt(eval, "b + 1", {}, mapping)
class Missing(dict):
    def __missing__(self, key):
        return f"missing {key}"
attempt(eval, "anything", {}, Missing())
attempt(eval, "anything", Missing())
class Raises:
    def __getitem__(self, key):
        raise OSError(key)
attempt(eval, "anything", {}, Raises())

# %% dict-subclass-as-globals
class Globals(dict):
    def __getitem__(self, key):
        return f"item {key}"
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)
space = Globals()
attempt(exec, "a = 1; print(a)", space)
attempt(exec, "def f():\n global b\n b = 1\n return b, a\nprint(f())", space)
print(sorted(dict.keys(space) - {"__builtins__"}))

# %% in-function
def function(parameter):
    local = 1
    exec("parameter = 'changed'; new = 5")
    try:
        print(eval("new"))
    except NameError as error:
        print(error)
    return parameter, local, sorted(locals().keys() & {"parameter", "local", "new"})
print(function("kept"))
def function():
    value = 1
    return eval("[value for _ in 'a']") if False else eval("value")
print(function())
def function():
    free = 1
    def inner():
        return eval("free")
    try:
        return inner()
    except NameError as error:
        return str(error)
print(function())
def function():
    free = 1
    def inner():
        free
        return eval("free")
    return inner()
print(function())

# %% in-class
class Class:
    a = 1
    exec("b = a + 1")
    c = eval("a + b")
    print(sorted(name for name in locals() if len(name) == 1))
print(Class.b, Class.c)

# %% compile-modes
import sys
for mode in "exec", "eval", "single", "func_type", "other", "":
    for source in "1", "x = 1", "if 1:\n  2\n", "1; 2":
        try:
            code = compile(source, "name", mode)
        except (SyntaxError, ValueError) as error:
            print(mode, repr(source), type(error).__name__, getattr(error, "msg", error))
        else:
            print(mode, repr(source), code.co_name, code.co_filename, code.co_firstlineno, code.co_names)

# %% compile-arguments
attempt(compile)
attempt(compile, "1")
attempt(compile, "1", "s")
attempt(compile, "1", 5, "eval")
attempt(compile, "1", b"bytes", "eval")
attempt(compile, 5, "s", "eval")
attempt(compile, "1", "s", "eval", 99999999)
attempt(compile, "1", "s", "eval", 0, True, 5)
attempt(compile, "1", "s", "eval", "flags")
attempt(compile, "1\0", "s", "eval")
attempt(compile, "1", "s", None)
attempt(compile, "1", None, "eval")
attempt(lambda: eval(compile(source="1 + 1", filename="s", mode="eval", flags=0, dont_inherit=False, optimize=-1)))

# %% single-mode-displays
import sys
exec(compile("1 + 1", "s", "single"))
exec(compile("None", "s", "single"))
exec(compile("'text'; [1]", "s", "single"))
exec(compile("a = 5", "s", "single"))
exec(compile("for i in range(2): i\n", "s", "single"))
exec(compile("def f():\n 5\nf()" if False else "(lambda: 5)()", "s", "single"))
print(eval("_"))
sys.displayhook = lambda value: print("hook", value)
exec(compile("1 + 1; None", "s", "single"))
sys.displayhook = None
attempt(exec, compile("1", "s", "single"))
del sys.displayhook
attempt(exec, compile("1", "s", "single"))

# %% optimize
source = '"""doc"""\ndef f():\n    "inner"\n    assert False, "text"\n    return __debug__, f.__doc__\nif __debug__: print("debug")\ntry:\n    print(f(), __doc__)\nexcept AssertionError as e:\n    print(repr(e))\n'
for level in 0, 1, 2, -1:
    exec(compile(source, "s", "exec", optimize=level), {"__doc__": "none"})
for level in -2, 3:
    attempt(compile, "1", "s", "exec", optimize=level)

# %% future-flags
import __future__
code = compile("def f(a: undefined): pass\nprint(f.__annotations__)", "s", "exec", __future__.annotations.compiler_flag)
exec(code)
exec("from __future__ import annotations\ndef f(a: undefined + 1): pass\nprint(f.__annotations__)")
attempt(exec, "def f(a: undefined): pass")
print(sorted(__future__.all_feature_names))
attempt(exec, "from __future__ import nothing")
attempt(exec, "x = 1\nfrom __future__ import annotations")
attempt(exec, "from __future__ import braces")
attempt(exec, "'doc'\n'again'\nfrom __future__ import annotations")
attempt(exec, "from __future__ import *")
attempt(exec, "from __future__ import generator_stop, division as d; print(d.mandatory, generator_stop)")

# %% closures-of-code
def make(value):
    def inner():
        return value
    return inner
code = make(1).__code__
attempt(exec, code)
attempt(eval, code)
attempt(exec, code, closure=())
attempt(exec, code, closure=(1,))
attempt(exec, code, closure=make(2).__closure__)
attempt(exec, (lambda a: a).__code__)
def printing(value):
    def inner():
        print("closure", value)
    return inner
attempt(exec, printing(1).__code__, closure=printing("given").__closure__)
attempt(exec, "1", closure=printing(1).__closure__)

# %% execution-frames
import sys
exec("print(sys._getframe().f_code.co_name, sys._getframe().f_code.co_filename, sys._getframe().f_lineno, sys._getframe().f_back.f_code.co_name)")
eval("print(sys._getframe().f_code.co_name, sys._getframe().f_code.co_qualname)")
print(eval("__name__"), eval("__file__") == __file__, eval("__doc__"))
exec("print(__name__)", {})
exec("print(__name__)", {"__name__": "given"})
exec("class C: pass\nprint(C, C.__module__)", {"__name__": "given"})
exec("class C: pass\nprint(C.__module__)", {})
exec("def f(): pass\nprint(f.__module__)", {})
exec("try:\n f = (lambda: 0).__module__\n print(f)\nexcept Exception as e: print(e)", {"__name__": 5})

# %% comparing-and-hashing-code
a, b = compile("x + 1", "s", "eval"), compile("x + 1", "s", "eval")
print(a == b, hash(a) == hash(b), a is b, a == compile("x + 2", "s", "eval"), a == compile("x + 1", "t", "eval"), a == compile("x + 1", "s", "exec"), a != 1)

# %% source-with-lines
for source in "1\r\n+ 1", "(1\r\n+ 1)", "x\\\n+ x", "'a\rb'", "'''a\r\nb'''", "'''a\rb'''", "(1 # c\n)", "1 # c", "\f1", " \f1", "1\f", "(\f1\f)", "(1 \\\n)", "\\\n1":
    print(repr(source), end=" ")
    attempt(eval, source)
for source in "if 1:\r\n  print('crlf')\r\n", "if 1:\n\tprint('tab')\n", "if 1:\n\f  print('form feed')\n", "print('no newline')", "\n\n\n", "\\\n", "x = 1;", "; x", "x = 1;;", "if 1: x = 1; y = 2", "  x = 1", "if 1:\n  x\n y", "if 1:\nx", "pass\n  pass", "if 1:\n\tx\n        x", "print('\u2028')", "\n  # indented comment\nx = 1\n    # another\n", "if 1:\n  pass\n# comment\n  pass", "# -*- coding: latin-1 -*-\nprint('é')", "class C: x = 1; y = 2", "while 0: pass\nelse: print('else')", "x = 1 if 1 else 2; print(x)", "print(1);print(2)", "if 1: pass; print('x')", "\f", "\x0c\x0cpass", "pass\x1a":
    print(repr(source), end=" ")
    attempt(exec, source)

# %% bytes-and-encodings
for source in b"print('\xc3\xa9')", b"# coding: latin-1\nprint('\xe9')", b"# -*- coding: utf-8 -*-\nprint('\xc3\xa9')", b"\xef\xbb\xbfprint('bom')", b"\xef\xbb\xbf# coding: latin-1\nprint(1)", b"# coding: nonsense\nprint(1)", b"# vim: set fileencoding=cp1252 :\nprint('\x80')", b"\n# coding: latin-1\nprint('\xe9')", b"\n\n# coding: latin-1\nprint('ignored')", b"# coding: ascii\nprint('\xe9')", b"# coding=utf-8-sig\nprint('sig')", b"print('nul\0')", b"x = 1\nprint('# coding: latin-1 \xc3\xa9')", b"#!/usr/bin/python # coding: latin-1\nprint('\xe9')", b"# Coding: latin-1\nprint('\xc3\xa9')", b"#coding:utf8\nprint('\xc3\xa9')", b"# coding: UTF_8\nprint('\xc3\xa9')", b"'doc' # coding: latin-1\nprint('\xc3\xa9')":
    print(source, end=" ")
    attempt(exec, source)
