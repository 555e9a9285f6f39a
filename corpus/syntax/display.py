# /// case
# topics = ["syntax-errors.display"]
# ///

import traceback

def show(source, name="<text>"):
    """Compiles a text and prints the error as a traceback shows it."""
    try:
        compile(source, name, "exec")
    except SyntaxError as error:
        print("".join(traceback.format_exception_only(type(error), error)), end="")
    else:
        print("compiled")

# %% one-character
show("a = $")
show("a b")

# %% a-range
show("f(a b)")
show("print 'some text'")
show("if long_name = another_name: pass")

# %% end-of-the-line
show("a =")
show("a = \n")
show("if a")

# %% a-range-over-lines
show("f(first\n  second third)")
show("x = (a +\n  b c)")
show("f(**a,\n *b)")

# %% tabs
show("\tif a\n")
show("if a:\n\tb = 1 2\n")
show("a = \t\t$")
show("\t\tf(a b)")

# %% wide-characters
show("日本語 = = 1")
show("a = '日本語' $")
show("'😀' b c")
show("é = ü ö")

# %% combining-characters
show("é = = 1")
show("'é' $")

# %% long-line
show("a = " + "b + " * 60 + "$")
show("f(" + "x, " * 80 + "y z)")

# %% indented-lines
show("if a:\n        b = = 1")
show("    a = 1")
show("if a:\n    b\n  c\n")

# %% form-feed
show("\x0ca = = 1")
show("if a:\n\x0c  b = = 1")

# %% without-a-place
for arguments in ((), ("message",), ("message", ("file", None, None, None)), ("message", ("file", 1, None, None)), ("message", ("file", 1, 1, None)), ("message", (None, 1, 1, "text"))):
    print("".join(traceback.format_exception_only(SyntaxError(*arguments))), end="")

# %% made-by-hand
for place in (("f", 1, 1, "text"), ("f", 1, 2, "text", 1, 4), ("f", 1, 4, "text", 1, 2), ("f", 1, 0, "text"), ("f", 1, -1, "text"), ("f", 1, 99, "text"), ("f", 1, 1, "text", 1, 99), ("f", 1, 1, "text\n", 2, 1), ("f", 1, 3, "  text", 1, 5), ("f", 1, 1, "", 1, 1), ("f", 3, 1, "a\nb\nc", 3, 2), ("f", 1, 1, "text", 0, 0), ("f", 1, 1, "text", 1, 0), ("f", 1, 2, "text", 1, -1)):
    print("".join(traceback.format_exception_only(SyntaxError("message", place))), end="")

# %% kinds
show("if a:\nb")
show("  a")
show("if a:\n        b\n\tc")
show("(")
show("'a")
show("return")
show("def f(a):\n global a")

# %% in-a-chain
program = """
try:
    1 / 0
except ZeroDivisionError:
    compile("a b", "<text>", "exec")
"""
try:
    exec(compile(program, "<program>", "exec"))
except SyntaxError as error:
    error.__traceback__ = error.__traceback__.tb_next
    print("".join(traceback.format_exception(error)))

# %% with-notes
try:
    compile("a b", "<text>", "exec")
except SyntaxError as error:
    error.add_note("first")
    error.add_note("second\nthird")
    print("".join(traceback.format_exception_only(error)))

# %% str-of-the-exception
for source in ("a b", "return", "(", "  a", "'a"):
    try:
        compile(source, "folder/name.py", "exec")
    except SyntaxError as error:
        print(str(error), repr(error), sep=" | ")

# %% uncaught-in-eval
#| title = "The text of eval() is shown, its caller too"
eval("1 + (2 3)")

# %% uncaught-in-exec
#| title = "The symbol table's errors show no line of a text"
exec("def f(a):\n    global a")

# %% uncaught-in-compile
compile("values = [1, 2\nprint(values)\n", "other.py", "exec")

# %% uncaught-with-a-cause
#| title = "A syntax error as the cause of another"
try:
    compile("a = = b", "<text>", "exec")
except SyntaxError as error:
    raise ValueError("no program") from error

# %% uncaught-in-a-group
#| title = "A syntax error in a group"
errors = []
for source in ("a b", "return", "if a:\nb"):
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as error:
        errors.append(error)
raise ExceptionGroup("programs", errors)

# %% raised-by-hand
raise SyntaxError("message", ("name", 3, 5, "    text here", 3, 9))

# %% raised-by-hand-without-a-place
raise SyntaxError("only a message")

# %% indentation-error-by-hand
raise IndentationError("message", ("name", 1, 2, " text", 1, 3))
