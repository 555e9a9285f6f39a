# /// case
# topics = ["hostile.nesting"]
# ///

def attempt(action, *arguments):
    """Prints what an action gives: the type of its result, or the exception."""
    try:
        result = action(*arguments)
    except BaseException as error:
        print(type(error).__name__, str(error)[:120])
    else:
        print("ok", type(result).__name__)

def compiled(text, mode="eval"):
    return compile(text, "text", mode)

# %% brackets
#| title = "Brackets nested more than 200 deep"
for opening, closing in ("()", "[]", "{}"):
    for depth in (50, 199, 201, 100_000):
        attempt(compiled, opening * depth + "1" + closing * depth)

# %% open-brackets
#| title = "Brackets that are never closed, or never opened"
for bracket in "([{)]}":
    for count in (1, 200, 201, 10_000):
        attempt(compiled, bracket * count)

# %% calls-in-calls
#| title = "Calls in arguments of calls"
for depth in (50, 199, 200, 201, 100_000):
    attempt(compiled, "f(" * depth + ")" * depth)

# %% operators-in-a-row
#| title = "100 of each operator in a row"
for operator in ("+", "*", "**", "|", "and ", "or ", "<", "<<", "@", "in ", "is ", "if 1 else ", ","):
    attempt(compiled, ("x " + operator) * 100 + "x")

# %% many-terms
#| title = "A sum of 100,000 terms, and a comparison of 5,000"
attempt(compiled, "x+" * 100_000 + "x")
attempt(compiled, "x<" * 5_000 + "x")

# %% attribute-chain
#| title = "100,000 attributes of attributes"
attempt(compiled, "x" + ".a" * 100_000)

# %% call-chain
#| title = "A chain of 100,000 calls, and of 100,000 subscripts"
attempt(compiled, "f" + "()" * 100_000)
attempt(compiled, "f" + "[0]" * 100_000)

# %% unary-operators
#| title = "Unary operators in a row"
#| requires = ">=3.12"
for operator in ("-", "+", "~", "not "):
    for count in (10, 500, 100_000):
        attempt(compiled, operator * count + "x")

# %% lambdas
#| title = "Functions in functions: lambda"
#| requires = ">=3.12"
for depth in (10, 100, 100_000):
    attempt(compiled, "lambda: " * depth + "1")

# %% indentation
#| title = "Blocks in blocks: at most 100 levels of indentation, and 20 of blocks"
for line in ("if x:", "def f():", "class C:", "for x in y:", "while x:", "with x:"):
    for depth in (5, 19, 21, 99, 101):
        text = "".join(" " * level + line + "\n" for level in range(depth)) + " " * depth + "pass\n"
        attempt(compiled, text, "exec")

# %% try-statements
#| title = "try statements in try statements"
for depth in (5, 20, 21):
    text = "".join(" " * level + "try:\n" for level in range(depth)) + " " * depth + "pass\n"
    text += "".join(" " * level + "except: pass\n" for level in reversed(range(depth)))
    attempt(compiled, text, "exec")

# %% conditional-chain
#| title = "An if statement with 1,000 elif clauses"
attempt(compiled, "if x: pass\n" + "elif x: pass\n" * 1_000, "exec")

# %% targets
#| title = "Targets nested 199 deep, and 10,000 targets in a row"
for depth in (10, 199, 201):
    attempt(compiled, "(" * depth + "a" + ",)" * depth + " = 1", "exec")
attempt(compiled, "a = " * 10_000 + "1", "exec")
attempt(compiled, ",".join("a" * 300) + ", *b = c", "exec")

# %% patterns
#| title = "Patterns nested in patterns"
for depth in (10, 90, 201):
    attempt(compiled, "match x:\n case " + "[" * depth + "a" + "]" * depth + ": pass", "exec")
attempt(compiled, "match x:\n case " + "|".join(map(str, range(1_000))) + ": pass", "exec")

# %% comprehensions
#| title = "Comprehensions in comprehensions, and with many for clauses"
for depth in (5, 20):
    attempt(compiled, "[" * depth + "x" + " for x in y]" * depth)
attempt(compiled, "[x" + " for x in y" * 10 + "]")

# %% many-arguments
#| title = "5,000 parameters and arguments"
names = [f"a{number}" for number in range(5_000)]
attempt(compiled, "f(" + ",".join(names) + ")")
attempt(compiled, "def f(" + ",".join(names) + "): pass", "exec")
attempt(compiled, "def f():\n global " + ",".join(names), "exec")

# %% long-texts
#| title = "A long name, a long string, many statements"
attempt(compiled, "x" * 100_000)
attempt(compiled, "'" + "a" * 100_000 + "'")
attempt(compiled, "'a' " * 1_000)
attempt(compiled, "x = 1\n" * 5_000, "exec")

# %% integers
#| title = "Integer literals with more digits than the limit"
attempt(compiled, "9" * 4_300)
attempt(compiled, "9" * 4_301)
attempt(compiled, "0x" + "f" * 10_000)
attempt(compiled, "9" * 5_000 + "j")

# %% folding
#| title = "Constant expressions that are too large to be folded"
for text in ("1 << 100_000", "2 ** 100_000", "'a' * 100_000", "(1,) * 100_000", "'a' * 4_097", "(0,) * 257"):
    attempt(compiled, text)

# %% odd-arguments
#| title = "compile with arguments that are none"
for arguments in (("x", "f", "evil"), ("x", "f", "ev\0al"), ("x", 5, "eval"), ("x", "f", "eval", -1), ("x", "f", "eval", 1 << 40),
                  ("x", "f", "eval", 0, False, 5), ("x", "f", "eval", 0, False, -2), (5, "f", "eval"), (None, "f", "eval"), ()):
    attempt(compile, *arguments)

# %% odd-namespaces
#| title = "exec and eval with namespaces that are none"
attempt(exec, 5)
attempt(exec, "1", 5)
attempt(exec, "1", {}, 5)
attempt(eval, "1", {"__builtins__": 5})
attempt(eval, "x", {"__builtins__": {}})
attempt(exec, "class A: pass", {"__builtins__": {}})
attempt(exec, "import os", {"__builtins__": {}})

# %% blank-texts
#| title = "Texts of line ends, blanks and continuations"
attempt(eval, "\n" * 10_000 + "1")
attempt(eval, " " * 10_000 + "1")
attempt(eval, "1" + "\\\n" * 1_000)
attempt(compiled, "")
