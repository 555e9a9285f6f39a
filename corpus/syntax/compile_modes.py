# /// case
# topics = ["syntax-errors.built-in-compile"]
# ///

def show(source, mode="exec", flags=0):
    """Compiles a text and prints where and why it is rejected."""
    try:
        compile(source, "<text>", mode, flags)
    except SyntaxError as error:
        place = (error.lineno, error.offset, error.end_lineno, error.end_offset)
        print(f"{mode} {source!r}: {type(error).__name__}: {error.msg} {place} {error.text!r}")
    except Exception as error:
        print(f"{mode} {source!r}: {type(error).__name__}: {error}")
    else:
        print(f"{mode} {source!r}: compiled")

MODES = ("exec", "eval", "single")

def show_all(*sources):
    for source in sources:
        for mode in MODES:
            show(source, mode)

# %% nothing-at-all
#| title = "Texts without anything in them, in every mode"
show_all("", " ", "\n", "\n\n", "# comment", "# comment\n", "\\\n", "\t", "\x0c")

# %% expressions
show_all("1", "1\n", " 1", "1 +", "(1", "1)", "1\n\n", "1;", "1, 2", "*a", "*a, b", "a b", "a := 1", "(a := 1)", "lambda: 1", "yield", "(yield)", "await a")

# %% statements
show_all("a = 1", "a = 1\n", "a: int", "pass", "del a", "import a", "return", "break", "raise", "assert a", "global a", "a += 1", "a; b", "a = 1; b = 2\n")

# %% several-statements
#| title = "More than one statement at the prompt"
show_all("a = 1\nb = 2", "a = 1\nb = 2\n", "a\n\n\nb\n", "a\n# comment", "a\n# comment\nb", "a\n\\\n", "if a: b\nc", "if a:\n  b\nc\n")

# %% blocks
#| title = "Blocks with and without the empty line that ends them"
show_all("if a: b", "if a: b\n", "if a:\n  b", "if a:\n  b\n", "if a:\n  b\n\n", "if a:", "if a:\n", "def f(): pass", "def f():\n  pass\n", "class C: pass\n", "for a in b: pass\n", "try:\n  a\n", "try:\n  a\nexcept: b\n", "with a: b", "while a:\n  b\nelse:\n  c\n", "@a\ndef f(): pass\n", "match a:\n  case 1: pass\n", "async def f(): pass\n")

# %% indented
#| title = "Texts that begin with blanks"
show_all("  a", "  a\n", "\ta = 1\n", "  if a: b\n", "\n  a", "# c\n  a\n", "a\n  b\n", "if a:\n  b\n c\n")

# %% brackets-at-the-end
show_all("(", "[", "{", "f(", "a[", "{1:", "(1,\n", "((1)", "'a", "'''a", "'''a\n", "f'{a", "f'''{a\n", "a = (\n\n", "a + \\", "a + \\\n")

# %% mode-names
for mode in ("exec", "eval", "single", "func_type", "", "Exec", "exec ", None, 1, b"exec"):
    try:
        compile("1", "<text>", mode)
    except Exception as error:
        print(f"{mode!r}: {type(error).__name__}: {error}")
    else:
        print(f"{mode!r}: compiled")

# %% flags
for flag in (0, 1, 2, 0x10, 0x20, 0x200, 0x400, 0x1000, 0x2000, 0x4000, 0x8000, 0x100000, 0x1000000, 1 << 31, 1 << 40, -1, "1", None, 1.5):
    try:
        compile("1", "<text>", "exec", flag)
    except Exception as error:
        print(f"{flag!r}: {type(error).__name__}: {error}")
    else:
        print(f"{flag!r}: compiled")

# %% optimize
for level in (-2, -1, 0, 1, 2, 3, True, "1", None, 1 << 40):
    try:
        compile("assert a", "<text>", "exec", 0, False, level)
    except Exception as error:
        print(f"{level!r}: {type(error).__name__}: {error}")
    else:
        print(f"{level!r}: compiled")

# %% top-level-await
#| title = "PyCF_ALLOW_TOP_LEVEL_AWAIT lets coroutines stand anywhere"
for source in ("await a", "async for a in b: pass", "async with a: pass", "[a async for a in b]", "yield 1", "return", "lambda: await a", "def f(): await a", "class C: await a"):
    show(source, "exec", 0x2000)
    show(source, "eval", 0x2000)

# %% sources-that-are-no-text
for source in (1, None, [], object, 1.5, ("a",), {"a"}, range(3)):
    for function in (lambda: compile(source, "<text>", "exec"), lambda: eval(source), lambda: exec(source)):
        try:
            function()
        except Exception as error:
            print(f"{source!r}: {type(error).__name__}: {error}")
        else:
            print(f"{source!r}: fine")

# %% bytes-like-sources
for source in (b"1 +", bytearray(b"1 +"), memoryview(b"1 +"), b"", b"\xc3\xa9 +", b"a = '\xc3\xa9' 1"):
    for mode in MODES:
        try:
            compile(source, "<text>", mode)
        except SyntaxError as error:
            print(mode, bytes(source), error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text))
        else:
            print(mode, bytes(source), "compiled")

# %% file-names
for name in ("<text>", "", "a b", "é", b"bytes", None, 1, "nul\0"):
    try:
        compile("1 +", name, "exec")
    except SyntaxError as error:
        print(repr(name), repr(error.filename), error)
    except Exception as error:
        print(repr(name), type(error).__name__, error)

# %% null-characters
for source in ("\0", "a\0", "a = '\0'", "# \0", b"\0", b"a = 1\0", "a\n\0b"):
    for function in (lambda: compile(source, "<text>", "exec"), lambda: eval(source), lambda: exec(source)):
        try:
            function()
        except Exception as error:
            print(f"{source!r}: {type(error).__name__}: {error} {getattr(error, 'args', ())!r}")

# %% surrogates
#| title = "A text with a lone surrogate cannot be encoded"
for source in ("\ud800", "a = '\udfff'", "# \ud800", "é \udc80 b"):
    try:
        compile(source, "<text>", "exec")
    except Exception as error:
        print(f"{ascii(source)}: {type(error).__name__}: {ascii(str(error))}")

# %% line-ends
#| title = "Line ends of other systems count as one"
for source in ("a = 1\r\nb = = 2", "a = 1\rb = = 2", "a = 1\n\rb = = 2", "if a:\r\n  b = 1\r\n c = 2", "'a\r\nb'", "'''a\r\nb''' 1", "a = \\\r\n 1 2", "a\x0bb", "a\x0cb", "a\u2028b", "a\x85b", "a\x1cb"):
    show(source)

# %% eval-and-exec
#| title = "What eval() and exec() say of the same texts"
for source in ("1 +", "a = 1", " 1 +", "\t(", "1\n+", "pass", "'a", "f'{'", "x y", "\n1 2"):
    for function in (eval, exec):
        try:
            function(source, {})
        except SyntaxError as error:
            print(function.__name__, repr(source), error.msg, (error.filename, error.lineno, error.offset, error.end_lineno, error.end_offset, error.text))
        except Exception as error:
            print(function.__name__, repr(source), type(error).__name__, error)
        else:
            print(function.__name__, repr(source), "fine")

# %% arguments-of-the-exception
#| title = "What the parser gives as arguments the symbol table sets as attributes"
for source in ("1 +", "return", "def f(a):\n global a", "from __future__ import x", "def f(a, a): pass", "x = (", "'a", "  a\n b", "f(a=1, a=2)", "nonlocal a", "from __future__ import braces"):
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as error:
        print(repr(source), error.args)
        print("   ", error.msg, error.filename, error.lineno, error.offset, error.text, error.end_lineno, error.end_offset, error.print_file_and_line)

# %% columns-count-characters
#| title = "Columns behind letters beyond ASCII"
for source in ("é = 1 2", "'é' '😀' 1", "a = 'é' + $", "f('é' b)", "é é", "日本 = = 1", "'é\n", "x = é£", "f'é{a b}'", "é(", "if é = 1: pass", "é = '''é\né''' 1 2", "(é\n  é é)", "'😀'.é.ü = é ü"):
    show(source)
    show(source.encode())
    show(b"# coding: utf-8\n" + source.encode())

# %% version-of-the-grammar
#| title = "Syntax of later versions, tried here"
for source in ("type A = int", "def f[T](): pass", "class C[T = int]: pass", "f'{a['b']}'", "f'{a # c\n}'", "f'{\"\\n\"}'", "try: a\nexcept* b: c", "match a:\n case 1: pass", "with (a as b): pass", "(a := 1)", "except a, b: pass", "t'{a}'", "lambda *, a: a", "a[*b]", "def f(*a: *b): pass", "[*a for a in b]"):
    show(source)
