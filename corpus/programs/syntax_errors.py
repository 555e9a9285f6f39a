# /// case
# topics = ["syntax-errors.parser"]
# ///

# %% nothing-runs
#| title = "A program that does not parse does nothing at all"
print("never")
x = = 2

# %% missing-colon
#| title = "A missing colon"
if True
    print("never")

# %% unclosed
#| title = "A bracket that is never closed"
print("never")
values = [1, 2, (3, 4)

# %% mismatched
#| title = "A bracket closed by another"
values = [1, 2)

# %% unterminated-string
#| title = "A string that does not end"
text = "no end

# %% unterminated-triple
#| title = "A long string that does not end"
print("never")
text = """no end
at all

# %% bad-number
#| title = "A number that runs into a name"
count = 1a

# %% leading-zeros
#| title = "A decimal number with leading zeros"
month = 007

# %% invalid-character
#| title = "A character that no token has"
price = 5€

# %% print-statement
#| title = "print as a statement"
print "hello"

# %% forgotten-comma
#| title = "Two expressions side by side"
values = [1, 2 3]

# %% equal-in-condition
#| title = "An assignment where a comparison is meant"
if x = 1:
    pass

# %% assign-to-literal
#| title = "A literal cannot be assigned to"
1 = x

# %% assign-to-call
#| title = "A call cannot be assigned to"
len("x") = 1

# %% assign-to-true
#| title = "True is no name"
True = 1

# %% delete-call
#| title = "A call cannot be deleted"
del len("x")

# %% keyword-as-name
#| title = "A keyword is no name"
class = "first"

# %% two-stars
#| title = "Two starred targets"
#| topics = ["syntax-errors.compiler", "binding.starred"]
a, *b, *c = range(5)

# %% star-alone
#| title = "A starred target alone"
#| topics = ["syntax-errors.compiler", "binding.starred"]
*a = range(5)

# %% positional-after-keyword
#| title = "A positional argument after a keyword"
#| topics = ["functions.arguments"]
print(end="", "x")

# %% keyword-twice
#| title = "A keyword argument given twice"
#| topics = ["functions.arguments"]
print("x", end="", end="")

# %% default-before-plain
#| title = "A parameter without default after one with"
#| topics = ["functions.arguments"]
def f(a=1, b):
    return a

# %% parameter-twice
#| title = "Two parameters of one name"
#| topics = ["syntax-errors.compiler", "functions.arguments"]
def f(a, a):
    return a

# %% return-outside
#| title = "return outside of a function"
#| topics = ["syntax-errors.compiler"]
print("never")
return 1

# %% yield-in-class
#| title = "yield in a class body"
#| topics = ["syntax-errors.compiler"]
class C:
    yield 1

# %% break-outside
#| title = "break outside of a loop"
#| topics = ["syntax-errors.compiler"]
if True:
    break

# %% continue-in-function-in-loop
#| title = "A function inside a loop is not the loop"
#| topics = ["syntax-errors.compiler"]
for i in range(3):
    def f():
        continue

# %% global-after-use
#| title = "global after the name was used"
#| topics = ["syntax-errors.compiler", "scoping.declaration-errors"]
def f():
    print(x)
    global x

# %% nonlocal-without-binding
#| title = "nonlocal without an enclosing binding"
#| topics = ["syntax-errors.compiler", "scoping.declaration-errors"]
x = 1
def f():
    nonlocal x

# %% parameter-and-global
#| title = "A parameter cannot be global"
#| topics = ["syntax-errors.compiler", "scoping.declaration-errors"]
def f(x):
    global x

# %% await-outside
#| title = "await outside of a function"
#| topics = ["syntax-errors.compiler"]
await x

# %% future-late
#| title = "A future import that is not at the beginning"
#| topics = ["syntax-errors.compiler"]
x = 1
from __future__ import annotations

# %% future-unknown
#| title = "A future that never was"
#| topics = ["syntax-errors.compiler"]
from __future__ import braces

# %% star-import-in-function
#| title = "A star import inside a function"
#| topics = ["syntax-errors.compiler", "imports.star"]
def f():
    from sys import *

# %% except-order
#| title = "A bare except that is not the last"
#| topics = ["syntax-errors.compiler", "exceptions.cleanup"]
try:
    pass
except:
    pass
except ValueError:
    pass

# %% walrus-in-comprehension
#| title = "An assignment expression cannot rebind a comprehension's variable"
#| topics = ["syntax-errors.compiler", "scoping.comprehensions"]
[i := 0 for i in range(3)]

# %% missing-block
#| title = "A block is missing"
#| topics = ["syntax-errors.indentation"]
def f():
print("never")

# %% unexpected-indent
#| title = "An indentation out of nowhere"
#| topics = ["syntax-errors.indentation"]
x = 1
    y = 2

# %% dedent-to-nowhere
#| title = "A dedent that fits no outer level"
#| topics = ["syntax-errors.indentation"]
if True:
        x = 1
    y = 2

# %% tabs-and-spaces
#| title = "Tabs and spaces that contradict each other"
#| topics = ["syntax-errors.indentation"]
if True:
        x = 1
	y = 2

# %% f-string-empty
#| title = "An f-string without an expression between its braces"
#| topics = ["strings.f-strings"]
f"{}"

# %% f-string-single-brace
#| title = "A closing brace alone in an f-string"
#| topics = ["strings.f-strings"]
f"a } b"

# %% f-string-unclosed
#| title = "A brace of an f-string that is never closed"
#| topics = ["strings.f-strings"]
name = "x"
f"{name"

# %% f-string-bad-conversion
#| title = "A conversion that does not exist"
#| topics = ["strings.f-strings"]
f"{1!z}"

# %% caught-from-compile
#| title = "What a syntax error of compile() tells"
#| topics = ["syntax-errors.built-in-compile"]
for text in ("x = = 2", "def f(:\n  pass", "  x = 1", "(1, 2", "'abc", "f(a for a in b, c)"):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
        print(repr(error.text))
