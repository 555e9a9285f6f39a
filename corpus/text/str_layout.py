# /// case
# topics = ["text.layout"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


class Text(str):
    """A subclass of str."""


class Index:
    """Something that stands for an integer."""

    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


WIDTHS = [-5, 0, 1, 3, 4, 5, 6, 7, 10, True, Index(8)]
TEXTS = ["", "a", "ab", "abc", "\xe9", "\u0151x", "\U0001f40d"]
ERRORS = [(), ("5",), (5.0,), (None,), (10**30,), (5, ""), (5, "ab"), (5, 1), (5, None), (5, b"x"), (5, "x", "y"), (-10**30,)]

# %% center
#| title = "str.center: the odd space goes left or right by the width"
for text in TEXTS:
    print([text.center(width) for width in WIDTHS])
    print([text.center(width, "*") for width in WIDTHS])
for fill in ["\xff", "\u0151", "\U0001f40d", "\udc80", "\0"]:
    show("ab".center, 5, fill)

# %% center-errors
#| title = "str.center: arguments that do not fit"
for arguments in ERRORS:
    show("abc".center, *arguments)
show("abc".center, width=5)
show("abc".center, 5, fillchar="x")

# %% ljust
#| title = "str.ljust"
for text in TEXTS:
    print([text.ljust(width) for width in WIDTHS])
for fill in ["*", "\xff", "\u0151", "\U0001f40d", "\udc80", "\0"]:
    show("ab".ljust, 5, fill)

# %% ljust-errors
#| title = "str.ljust: arguments that do not fit"
for arguments in ERRORS:
    show("abc".ljust, *arguments)
show("abc".ljust, 5, fillchar="x")

# %% rjust
#| title = "str.rjust"
for text in TEXTS:
    print([text.rjust(width) for width in WIDTHS])
for fill in ["*", "\xff", "\u0151", "\U0001f40d", "\udc80", "\0"]:
    show("ab".rjust, 5, fill)

# %% rjust-errors
#| title = "str.rjust: arguments that do not fit"
for arguments in ERRORS:
    show("abc".rjust, *arguments)
show("abc".rjust, 5, fillchar="x")

# %% padding-identity
#| title = "A text that is wide enough stays itself; a subclass's becomes str"
text = "abc" * 10
print(text.center(3) is text, text.ljust(3) is text, text.rjust(-1) is text, text.zfill(0) is text)
own = Text("abc")
print([type(result).__name__ for result in (own.center(1), own.ljust(1), own.rjust(1), own.zfill(1), own.expandtabs(), own.strip())])

# %% zfill
#| title = "str.zfill: the sign stays in front"
for text in ["", "1", "-1", "+1", "--1", "- 1", "abc", "-", "+", "\u22121", "-\U0001f40d", "1.5", "-inf"]:
    print(ascii([text.zfill(width) for width in (-1, 0, 1, 2, 3, 5)]))

# %% zfill-errors
#| title = "str.zfill: arguments that do not fit"
for arguments in [(), ("5",), (5.0,), (None,), (10**30,), (5, "x"), (Index(5),)]:
    show("abc".zfill, *arguments)
show("abc".zfill, width=5)

# %% expandtabs
#| title = "str.expandtabs: columns begin anew after a line break"
for text in ["", "\t", "a\tb", "ab\tc\t\td", "abcdefgh\tx", "a\nb\tc", "a\rb\tc", "\t\n\t", "\u0151\tx", "\U0001f40d\tx", "a\x0bb\tc", "no tabs"]:
    print([text.expandtabs(size) for size in (-1, 0, 1, 2, 4)], [text.expandtabs()])

# %% expandtabs-errors
#| title = "str.expandtabs: arguments that do not fit"
for arguments in [("8",), (8.0,), (None,), (10**30,), (2**31,), (8, 8), (True,), (Index(3),)]:
    show("a\tb".expandtabs, *arguments)
show("a\tb".expandtabs, tabsize=4)
show("a\tb".expandtabs, size=4)
show("a\tb".expandtabs, 4, tabsize=4)

# %% strip
#| title = "str.strip, lstrip and rstrip of white space"
for text in ["", "  ", " a ", "a", "\t\na b\r\f", "\x1ca\x1f", "\xa0a\u3000", "\u200ba\u200b", "\u2028a\u2029", "\x85a\x85", "\0a\0"]:
    print(ascii(text), ascii(text.strip()), ascii(text.lstrip()), ascii(text.rstrip()), text.strip(None) == text.strip())

# %% strip-characters
#| title = "str.strip, lstrip and rstrip of given characters"
for text in ["xyabcyx", "abc", "xxx", "", "\u0151a\u0151", "\U0001f40da"]:
    for characters in ["x", "xy", "yx", "", "abc", "\u0151", "\U0001f40d\u0151", "\udc80"]:
        print(ascii((text.strip(characters), text.lstrip(characters), text.rstrip(characters))), end=" ")
    print()

# %% strip-errors
#| title = "str.strip, lstrip and rstrip: arguments that do not fit"
for name in ["strip", "lstrip", "rstrip"]:
    for arguments in [(1,), (b" ",), ([" "],), ("a", "b"), (object,), ("a", None)]:
        show(getattr("abc", name), *arguments)
    show(getattr("abc", name), chars="a")

# %% strip-identity
#| title = "A text from which nothing is stripped stays itself"
text = "abc" * 10
print(text.strip() is text, text.lstrip("x") is text, text.rstrip("x") is text, " ".strip() is "".strip(), type(Text("abc").strip("x")))
