# /// case
# topics = ["syntax-errors.warnings"]
# ///

import warnings

def show(*sources):
    """Compiles texts and prints what the compiler warns of, and what it says where warnings are errors."""
    for source in sources:
        with warnings.catch_warnings(record=True) as given:
            warnings.simplefilter("always")
            try:
                compile(source, "<text>", "exec")
            except SyntaxError as error:
                print(f"{source!r}: rejected: {error.msg}")
        for warning in given:
            print(f"{source!r}: {warning.category.__name__}: {warning.message} ({warning.filename}:{warning.lineno})")
        if not given:
            print(f"{source!r}: nothing")
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            try:
                compile(source, "<text>", "exec")
            except SyntaxError as error:
                print("   ", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text))

# %% identity-with-a-literal
show("a is 1", "1 is a", "a is not 'b'", "a is ()", "a is -1", "a is 1.5", "a is 2j", "a is b'c'", "a is (1, 2)", "a is 1 + 1")

# %% identity-with-singletons
show("a is None", "a is True", "a is ...", "None is None", "a is []", "a is {}", "a is f''", "a is f'{b}'", "a is lambda: 1", "a is not b")

# %% identity-in-a-chain
show("a is 1 is b", "a < 1 is b", "a is b is 'c'", "a is 1 == b is 2", "if a is 1: pass", "while a is not 'b': pass", "assert a is 1", "a is 1 and b is 2", "x = a is 1 if b is 2 else c")

# %% calls-of-literals
show("1()", "'a'()", "b'a'()", "1.5(2)", "None()", "True()", "...()", "(1, 2)(3)", "[1](2)", "{1}(2)", "{1: 2}(3)", "(a for a in b)()", "[a for a in b]()", "{a for a in b}()", "{a: 1 for a in b}()", "f'{a}'()", "(lambda: 1)()", "()()", "[]()", "-1()")

# %% missing-comma-between-rows
#| title = "A forgotten comma between two tuples is a call"
show("a = [\n    (1, 2)\n    (3, 4)\n]", "a = ['a'\n('b')]", "a = [[1, 2] [0]]", "a = [[1, 2] [3, 4]]")

# %% subscripts-of-what-has-none
show("1[0]", "1.5[0]", "2j[0]", "None[0]", "True[0]", "...[0]", "{1}[0]", "{a for a in b}[0]", "(a for a in b)[0]", "(lambda: 1)[0]", "{}[0]", "{1: 2}[1]", "'a'[0]")

# %% indices-that-are-no-ints
show("[1]['a']", "'a'['b']", "b'a'['b']", "(1,)['a']", "[1][1.5]", "[1][None]", "[1][1, 2]", "[1][[2]]", "[1][{2}]", "[1][f'{a}']", "[a for a in b]['c']", "f'{a}'['b']", "[1][True]", "[1][1:2]", "[1][a]", "'a'[...]", "[1][lambda: 1]", "[1][b'a']", "[1]['a'] = 2", "del [1]['a']")

# %% assertions-of-tuples
show("assert (a, 'b')", "assert (a,)", "assert ()", "assert (1, 'a')", "assert a, 'b'", "assert [a, b]")

# %% escapes-in-text
show(r"'\d'", r"'\ '", r"'\8'", r"'\9'", r"'a\zb'", r"'\%'", r"'\é'", r"'\d\e'", r"'\\d'", r"'\N{DIGIT ONE}\d'", "'''\na\n\\d'''", "'\\\n\\d'", r"'\d' '\e'")

# %% escapes-in-bytes
show(r"b'\d'", r"b'\N{DIGIT ONE}'", r"b'\u0041'", r"b'\U00000041'", r"b'\x41\d'")

# %% octal-escapes-that-are-too-large
show(r"'\400'", r"'\777'", r"'\377'", r"b'\400'", r"b'\777'", r"b'\377'", r"'\4000'")

# %% escapes-in-raw-text
show(r"r'\d'", r"rb'\d'", r"rf'\d{a}'", r"R'\400'")

# %% escapes-in-f-strings
show(r"f'\d'", r"f'\d{a}\e'", r"f'{a}\d{b}'", r"f'{a:\d}'", r"f'\{a}'", r"f'\}}'", r"f'\{{'", "f'''\n\\d'''", "f'''\n{a}\n\\d'''", r"f'\400{a}'")

# %% numbers-that-run-into-keywords
show("1if a else b", "1or a", "1and a", "1in a", "1is a", "1for a in b", "[1for a in b]", "1else a", "a if 1else b", "0x1for a in b", "0b1and a", "0o7or a", "1.5if a else b", "1e3or a", "1jif a else b", "1_0in a", "1not in a")

# %% several-at-once
show("1 is 1; 2 is 2", "1()()", "'\\d' is '\\e'", "1if 1 is 1else 2", "try:\n  pass\nfinally:\n  a is 1", "def f():\n  return a is 1\nclass C:\n  1()")

# %% warned-and-rejected
#| title = "Warnings of what stands before the error"
show("'\\d' 1 2", "1or 2 3", "a is 1\nreturn", "1()\nbreak", "'\\d' +")

# %% with-optimization
for level in (0, 1, 2):
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        compile("assert (a, b)\n'''doc \\d'''\n1()", "<text>", "exec", optimize=level)
    print(level, [str(warning.message) for warning in given])

# %% filtered-by-text
#| title = "A filter for one message"
with warnings.catch_warnings(record=True) as given:
    warnings.simplefilter("always")
    warnings.filterwarnings("ignore", message=".*is not callable")
    compile("1(); a is 1", "<text>", "exec")
print([str(warning.message) for warning in given])

# %% filtered-by-module
#| title = "The module of a warning is the name of the file"
with warnings.catch_warnings(record=True) as given:
    warnings.simplefilter("always")
    warnings.filterwarnings("ignore", module="quiet")
    compile("a is 1", "quiet.py", "exec")
    compile("a is 2", "loud.py", "exec")
print([(warning.filename, str(warning.message)) for warning in given])

# %% own-way-of-showing
#| title = "A program can show warnings in its own way"
def note(message, category, filename, lineno, file=None, line=None):
    print("note:", category.__name__, message, filename, lineno)

warnings.showwarning = note
warnings.simplefilter("always")
compile("1 is 1\n[1]['a']", "<text>", "exec")
eval("1 is 1")
exec("'a'()" if False else "assert (1, 2)")
