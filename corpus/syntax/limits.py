# /// case
# topics = ["syntax-errors.limits"]
# ///

def show(what, source, mode="exec"):
    """Compiles a generated text and prints what comes of it."""
    try:
        compile(source, "<text>", mode)
    except SyntaxError as error:
        print(what, type(error).__name__, error.msg, (error.lineno, error.offset, error.end_lineno, error.end_offset))
    except Exception as error:
        print(what, type(error).__name__, error)
    else:
        print(what, "compiled")

# %% open-brackets
for bracket, closing in ("()", "[]", "{}"):
    for count in (100, 199, 200, 201):
        show(f"{count} {bracket}", bracket * count)

# %% levels-of-indentation
for count in (50, 98, 99, 100, 101):
    show(count, "".join(" " * level + "if a:\n" for level in range(count)) + " " * count + "pass\n")

# %% nested-blocks
for count in (19, 20, 21, 22):
    show(f"{count} while", "".join(" " * level + "while a:\n" for level in range(count)) + " " * count + "pass\n")
    show(f"{count} with", "".join(" " * level + "with a:\n" for level in range(count)) + " " * count + "pass\n")
    show(f"{count} try", "".join(" " * level + "try:\n" for level in range(count)) + " " * count + "pass\n" + "".join(" " * level + "finally: pass\n" for level in reversed(range(count))))
    show(f"{count} if", "".join(" " * level + "if a:\n" for level in range(count)) + " " * count + "pass\n")
    show(f"{count} for", "".join(" " * level + "for a in b:\n" for level in range(count)) + " " * count + "pass\n")

# %% fields-in-f-strings
text = "a"
for count in range(1, 6):
    show(count, f"f'{{{text}}}'")
    text = f"a:{{{text}}}"

# %% digits
for count in (4299, 4300, 4301, 5000):
    show(f"{count} decimal", "1" * count)
    show(f"{count} hexadecimal", "0x" + "1" * count)
    show(f"{count} with underscores", "1_1" * (count // 2))
    show(f"{count} float", "1" * count + ".0")
    show(f"{count} in an expression", "a = f(" + "1" * count + ", 2)")

# %% digits-in-a-later-line
show("later", "a = 1\nb = 2 + " + "9" * 4301 + "\n")

# %% targets-behind-a-star
for count in (255, 256, 257):
    show(count, ", ".join(f"a{index}" for index in range(count)) + ", *rest = values")

# %% many-arguments
for count in (255, 256, 1000):
    show(count, "def f(" + ", ".join(f"a{index}" for index in range(count)) + "): pass")
    show(count, "f(" + ", ".join(f"a{index}" for index in range(count)) + ")")
    show(count, "f(" + ", ".join(f"a{index}=1" for index in range(count)) + ")")

# %% long-names
for count in (100, 10000):
    show(count, "a" * count + " b")

# %% error-far-down
show("1000 lines", "a = 1\n" * 1000 + "b = = 2\n")
show("column 5000", "a = [" + "1, " * 1666 + "2 3]\n")

# %% f-strings-in-each-other
#| requires = ">=3.12"
#| title = "Quotes may be used again, so that f-strings can be in each other"
for count in (10, 148, 149, 150, 151):
    show(count, "f'{" * count + "a" + "}'" * count)

# %% operators-in-a-row
for count in (100, 1000):
    show(count, "a = " + "-" * count + "b c")
    show(count, "a = " + "not " * count + "b c")
    show(count, "a = b" + " + b" * count + " c")
    show(count, "a = b" + ".c" * count + " d")
    show(count, "a = " + "lambda: " * (count // 10) + "b c")

# %% many-errors
#| title = "The first of many counts"
show("many", "\n".join(f"a{index} = = {index}" for index in range(100)))
show("unclosed", "\n".join(f"a{index} = ({index}" for index in range(100)))
