# /// case
# topics = ["syntax-errors.built-in-compile", "compiler.pipeline"]
# ///

import warnings

ALLOW_INCOMPLETE_INPUT = 0x4000
DONT_IMPLY_DEDENT = 0x200
BARRY_AS_BDFL = 0x400000


def show(source, mode="exec", flags=0):
    try:
        code = compile(source, "typed", mode, flags)
    except SyntaxError as error:
        print(repr(source), "->", type(error).__name__, error.args)
    except Exception as error:
        print(ascii(source), "->", type(error).__name__, ascii(str(error)))
    else:
        print(repr(source), "->", code.co_names, hex(code.co_flags))


INCOMPLETE = ["x = ", "if x:", "if x:\n", "if x:\n  y", "if x:\n  y\n", "def f():", "(", "[1,", '"""a', '"a', "x +", "x \\\n", "@a",
              "try:\n pass", "class A:", "1 +* 2", "}", "a b", "", "#", "for x in y: pass", "lambda:", "f(", "1\n2", "if x:\n pass\nelse:",
              "x = '''a\n", "import", "from x import (", "match x:", "match x:\n case 1:", "'\\", "a = 'b\nc'", "$", "global"]

# %% incomplete-input-at-the-prompt
#| title = "A text that ends too early is told from one that is wrong"
for source in INCOMPLETE:
    show(source, "single", ALLOW_INCOMPLETE_INPUT | DONT_IMPLY_DEDENT)

# %% incomplete-files
for source in INCOMPLETE:
    show(source, "exec", ALLOW_INCOMPLETE_INPUT)

# %% incomplete-expressions
for source in INCOMPLETE:
    show(source, "eval", ALLOW_INCOMPLETE_INPUT)

# %% blocks-stay-open
for source in ("if x:\n  y", "if x:\n  y\n", "if x:\n  y\n\n", "def f():\n  return 1", "if x: y", "try:\n pass"):
    show(source, "single", DONT_IMPLY_DEDENT)
    show(source, "single")

# %% unterminated-f-strings
for source in ('f"', 'f"""', 'f"""{', 'f"{x', 'f"""{x}', 'f"{x}'):
    show(source, "single", ALLOW_INCOMPLETE_INPUT)

# %% code-operations
#| title = "Module codeop knows whether a command is complete"
import codeop

for source in INCOMPLETE:
    try:
        code = codeop.compile_command(source)
    except SyntaxError as error:
        print(repr(source), "->", type(error).__name__, error)
    else:
        print(repr(source), "->", code if code is None else "complete")

# %% interactive-interpreter
import code
import contextlib
import io

interpreter = code.InteractiveInterpreter({"x": 1})
for source in ("x", "x +", "y = 2", "y", "if x:", "if x:\n  y\n", "1 +* 2", "def f():\n  return y\n", "f()"):
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        more = interpreter.runsource(source)
    print(repr(source), more, said.getvalue().splitlines()[-1:])

# %% barry-as-flufl
#| title = "PEP 401: inequality is written <>"
for source in ("1 <> 2", "1 != 2", "x = a <> b <> c", "x = 1 < > 2", "print('<>', '!=')", "(1 <>\n 2)"):
    show(source, "exec", BARRY_AS_BDFL)
    show(source, "exec")
print(eval(compile("1 <> 2, 1 <> 1", "typed", "eval", BARRY_AS_BDFL)))

# %% barry-as-flufl-by-import
show("from __future__ import barry_as_FLUFL\nx = 1")
exec(compile("exec('print(1 <> 2)')", "typed", "exec", BARRY_AS_BDFL))

# %% lone-surrogates
for source in ("\ud800", "x = '\ud800'", "# \udfff", "é = '\udc80'", "a\x00b"):
    for mode in ("exec", "eval", "single"):
        show(source, mode)
    for function in (exec, eval):
        try:
            function(source)
        except Exception as error:
            print(ascii(source), "->", type(error).__name__, ascii(str(error)))

# %% mode-is-a-c-string
for mode in ("\ud800", "ex\0ec", "é", "", None, b"exec"):
    try:
        compile("1", "typed", mode)
    except Exception as error:
        print(ascii(mode), "->", type(error).__name__, ascii(str(error)))

# %% inverted-bools
#| title = "`~True` is warned of when it is computed, be it while constants are folded"
#| topics = ["syntax-errors.warnings"]
for action in ("always", "error", "ignore"):
    for source in ("~True", "~False", "~~True", "~True + 1", "~(1 == 1)", "-True", "[~True, ~False]", "lambda: ~True"):
        with warnings.catch_warnings(record=True) as given:
            warnings.simplefilter(action)
            code = compile(source, "typed", "eval")
            print(action, source, [constant for constant in code.co_consts if not hasattr(constant, "co_code")],
                  [(warning.category.__name__, warning.lineno, str(warning.message)) for warning in given])
            try:
                result = eval(code)
            except Warning as warning:
                print("  raises", type(warning).__name__)
            else:
                print("  gives", type(result).__name__, len(given))
