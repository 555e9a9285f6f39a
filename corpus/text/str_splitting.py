# /// case
# topics = ["text.splitting"]
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


class Failing:
    """Something whose every conversion fails."""

    def __index__(self):
        raise RuntimeError("no index")

    def __bool__(self):
        raise RuntimeError("no truth")

    def __iter__(self):
        raise RuntimeError("no items")


LIMITS = [-1, 0, 1, 2, 3, 100, -100, True]
BREAKS = "\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029"

# %% split-space
#| title = "str.split at white space"
for text in ["a b  c", " a b ", "", "   ", "a", "\t\na\r\fb\v", "a\xa0b\u3000c\u200bd", "a\x1cb\x1fc", "\u1680a\u2003b\u2028c"]:
    show(text.split)
    show(text.split, None)
    show(text.split, None, 1)

# %% split-space-limits
#| title = "str.split at white space, a number of times"
for limit in LIMITS:
    show("  a b  c d  ".split, None, limit)
    show("  a b  c d  ".split, maxsplit=limit)
    show("".split, None, limit)

# %% split-separator
#| title = "str.split at a separator"
for text in ["a,b,,c", ",a,", "", ",", ",,,", "abc", "a<>b<>c", "\u0151,\U0001f40d"]:
    for separator in [",", "<>", ",,", "abc", "\U0001f40d"]:
        show(text.split, separator)

# %% split-separator-limits
#| title = "str.split at a separator, a number of times"
for limit in LIMITS:
    show("a,b,,c,".split, ",", limit)
    show("a,b,,c,".split, sep=",", maxsplit=limit)
    show("".split, ",", limit)
    show("a<>b<>c".split, "<>", limit)

# %% split-errors
#| title = "str.split: arguments that do not fit"
for arguments in [("",), ("", 0), (1,), (b",",), ([","],), (",", None), (",", "1"), (",", 1.5), (",", 1, 2), (",", 10**30),
                  (",", Failing()), (Failing(),)]:
    show("a,b".split, *arguments)
show("a,b".split, separator=",")
show("a,b".split, ",", sep=",")
show("a,b".split, ",", 1, maxsplit=1)
show("a,b".split, limit=1)

# %% rsplit-space
#| title = "str.rsplit at white space"
for text in ["a b  c", " a b ", "", "   ", "a", "\t\na\r\fb\v", "a\xa0b\u3000c\u200bd"]:
    show(text.rsplit)
    show(text.rsplit, None, 1)
for limit in LIMITS:
    show("  a b  c d  ".rsplit, None, limit)

# %% rsplit-separator
#| title = "str.rsplit at a separator"
for text in ["a,b,,c", ",a,", "", ",", ",,,", "abc", "a<>b<>c"]:
    for separator in [",", "<>", ",,"]:
        show(text.rsplit, separator)
        show(text.rsplit, separator, 1)
for limit in LIMITS:
    show("a,b,,c,".rsplit, ",", limit)

# %% rsplit-errors
#| title = "str.rsplit: arguments that do not fit"
for arguments in [("",), ("", 0), (1,), (b",",), (",", None), (",", "1"), (",", 1.5), (",", 1, 2), (",", 10**30)]:
    show("a,b".rsplit, *arguments)
show("a,b".rsplit, separator=",")

# %% split-parts
#| title = "Parts are of type str; the whole text is the text itself"
text = "abc" * 10
print(text.split(",")[0] is text, text.split()[0] is text, text.rsplit(",")[0] is text, text.rsplit()[0] is text)
own = Text("a b")
print([type(part) for part in own.split() + own.split(",") + own.rsplit("x") + own.splitlines()])

# %% splitlines-breaks
#| title = "str.splitlines: every character that ends a line"
for break_ in BREAKS:
    text = f"a{break_}b{break_}"
    print(ascii(break_), ascii(text.splitlines()), ascii(text.splitlines(True)), ascii(text.splitlines(keepends=True)))

# %% splitlines-all
#| title = "All code points that end a line"
print([hex(code) for code in range(0x3100) if len(f"a{chr(code)}b".splitlines()) > 1])
print([hex(code) for code in range(0x3100) if len(f"a{chr(code)}b".split()) > 1])

# %% splitlines-shapes
#| title = "Lines at the ends, empty lines, and pairs of breaks"
for text in ["", "\n", "\n\n", "a", "a\n", "\na", "a\r\nb", "a\n\rb", "a\r\rb", "\r\n", "\r\n\r\n", "a\r", "a\r\n\n\rb\r"]:
    print(ascii(text), text.splitlines(), text.splitlines(True), text.splitlines(False))

# %% splitlines-argument
#| title = "str.splitlines: what keepends may be"
for keepends in [0, 1, 2, -1, True, False]:
    show("a\nb".splitlines, keepends)
for arguments in [("", 1), (1, 2), (Failing(),)]:
    show("a\nb".splitlines, *arguments)
show("a\nb".splitlines, ends=True)
show("a\nb".splitlines, True, keepends=True)

# %% splitlines-truth
#| title = "str.splitlines takes the truth of any object, from 3.12 on"
#| requires = ">=3.12"
for keepends in [None, "", "x", [], 1.5]:
    show("a\nb".splitlines, keepends)

# %% join
#| title = "str.join: texts with a separator between them"
for separator in ["", ",", "<>", "\U0001f40d"]:
    for items in [[], ["a"], ["a", "b"], ("x", "\xe9", "\u0151"), "abc", {"k": 1}, iter(["p", "q"]), (c for c in "gen"), ["\udc80"]]:
        show(separator.join, items)

# %% join-errors
#| title = "str.join: what cannot be joined"
for arguments in [(), (1,), (None,), ([1],), (["a", 1],), (["a", "b", None],), ([b"a"],), ([["a"]],), ("a", "b"),
                  (Failing(),), (b"ab",), (["a", Text("b"), 3.0],)]:
    show(",".join, *arguments)
show(",".join, iterable=[])
show(str.join, 1, [])

# %% join-single
#| title = "One item is joined to itself"
item = "abc" * 10
print(",".join([item]) is item, "".join((item,)) is item, type(",".join([Text("a")])), type(Text(",").join(["a", "b"])))
print(",".join([]) == "", Text("").join([Text("x")]).__class__)

# %% join-changes-list
#| title = "A generator that fails while it is joined"
def failing():
    yield "a"
    raise KeyError("while joined")

show(",".join, failing())
