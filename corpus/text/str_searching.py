# /// case
# topics = ["text.searching"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


class Index:
    """Something that stands for an integer."""

    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Failing:
    """Something whose every conversion fails."""

    def __index__(self):
        raise RuntimeError("no index")

    def __iter__(self):
        raise RuntimeError("no items")

    def __bool__(self):
        raise RuntimeError("no truth")


class Text(str):
    """A subclass of str."""


HUGE = 10**30
BOUNDS = [(), (0,), (1,), (3,), (6,), (7,), (100,), (-1,), (-3,), (-100,), (None,), (None, None), (0, 3), (1, -1), (3, 1),
          (-4, -1), (-HUGE, HUGE), (HUGE,), (0, -HUGE), (None, 4), (4, None), (True, False), (Index(2), Index(5))]
NEEDLES = ["a", "ab", "aba", "", "x", "abcabc", "abcabcabc", "\0", "\U0001f40d", "\udc80"]
BAD_NEEDLES = [None, 1, b"a", ["a"], ("a",), object]
BAD_BOUNDS = [("a", "0"), ("a", 1.5), ("a", 0, "1"), ("a", 0, 2.0), ("a", Failing()), ("a", 0, Failing()), ("a", [])]
SHAPES = [(), ("a", 1, 2, 3), ("a", 1, 2, 3, 4)]

# %% count
#| title = "str.count: occurrences that do not overlap"
for text in ["abcabc", "aaaa", "", "a\U0001f40da\U0001f40d", "\udc80x\udc80"]:
    for needle in NEEDLES:
        print(ascii(text), ascii(needle), text.count(needle), end="; ")
    print()
show("aaaa".count, "aa")
show("aaaaa".count, "aa", 1)
show("".count, "")
show("abc".count, "")

# %% count-bounds
#| title = "str.count with a start and an end"
for bounds in BOUNDS:
    show("abcabc".count, "a", *bounds)
    show("abcabc".count, "", *bounds)

# %% count-errors
#| title = "str.count: arguments that do not fit"
for arguments in [*[(needle,) for needle in BAD_NEEDLES], *BAD_BOUNDS, *SHAPES]:
    show("abc".count, *arguments)
show("abc".count, sub="a")
show("abc".count, "a", start=1)
show(str.count)
show(str.count, 1, "a")

# %% find
#| title = "str.find: the first place of a text"
for text in ["abcabc", "aaaa", "", "ab\U0001f40dab", "\udc80x\udc80"]:
    for needle in NEEDLES:
        print(ascii(text), ascii(needle), text.find(needle), end="; ")
    print()

# %% find-bounds
#| title = "str.find with a start and an end"
for bounds in BOUNDS:
    show("abcabc".find, "a", *bounds)
    show("abcabc".find, "", *bounds)

# %% find-errors
#| title = "str.find: arguments that do not fit"
for arguments in [*[(needle,) for needle in BAD_NEEDLES], *BAD_BOUNDS, *SHAPES]:
    show("abc".find, *arguments)
show("abc".find, sub="a")
show(str.find)
show(str.find, 1, "a")

# %% rfind
#| title = "str.rfind: the last place of a text"
for text in ["abcabc", "aaaa", "", "ab\U0001f40dab", "\udc80x\udc80"]:
    for needle in NEEDLES:
        print(ascii(text), ascii(needle), text.rfind(needle), end="; ")
    print()

# %% rfind-bounds
#| title = "str.rfind with a start and an end"
for bounds in BOUNDS:
    show("abcabc".rfind, "a", *bounds)
    show("abcabc".rfind, "", *bounds)

# %% rfind-errors
#| title = "str.rfind: arguments that do not fit"
for arguments in [*[(needle,) for needle in BAD_NEEDLES], *BAD_BOUNDS, *SHAPES]:
    show("abc".rfind, *arguments)
show("abc".rfind, sub="a")

# %% index
#| title = "str.index: as find, but a text that is missing is an error"
for text in ["abcabc", "", "ab\U0001f40dab"]:
    for needle in NEEDLES:
        show(text.index, needle)
for bounds in BOUNDS:
    show("abcabc".index, "c", *bounds)

# %% index-errors
#| title = "str.index: arguments that do not fit"
for arguments in [*[(needle,) for needle in BAD_NEEDLES], *BAD_BOUNDS, *SHAPES]:
    show("abc".index, *arguments)

# %% rindex
#| title = "str.rindex: as rfind, but a text that is missing is an error"
for text in ["abcabc", "", "ab\U0001f40dab"]:
    for needle in NEEDLES:
        show(text.rindex, needle)
for bounds in BOUNDS:
    show("abcabc".rindex, "c", *bounds)

# %% rindex-errors
#| title = "str.rindex: arguments that do not fit"
for arguments in [*[(needle,) for needle in BAD_NEEDLES], *BAD_BOUNDS, *SHAPES]:
    show("abc".rindex, *arguments)

# %% startswith
#| title = "str.startswith: a prefix, or one of several"
for prefix in [*NEEDLES, (), ("x", "ab"), ("x", ""), ("", ), Text("abc"), (Text("ab"),)]:
    show("abcabc".startswith, prefix)
    show("".startswith, prefix)
for bounds in BOUNDS:
    show("abcabc".startswith, "abc", *bounds)
    show("abcabc".startswith, "", *bounds)
    show("abcabc".startswith, ("c", "a"), *bounds)

# %% startswith-errors
#| title = "str.startswith: arguments that do not fit"
for prefix in [None, 1, b"a", ["a"], ("x", 1), ("a", 1), (b"a",), (None,), (("a",),), object]:
    show("abc".startswith, prefix)
for arguments in [*BAD_BOUNDS, *SHAPES]:
    show("abc".startswith, *arguments)
show("abc".startswith, prefix="a")

# %% endswith
#| title = "str.endswith: a suffix, or one of several"
for suffix in [*NEEDLES, (), ("x", "bc"), ("x", ""), ("", ), Text("abc"), (Text("bc"),)]:
    show("abcabc".endswith, suffix)
    show("".endswith, suffix)
for bounds in BOUNDS:
    show("abcabc".endswith, "abc", *bounds)
    show("abcabc".endswith, "", *bounds)
    show("abcabc".endswith, ("c", "a"), *bounds)

# %% endswith-errors
#| title = "str.endswith: arguments that do not fit"
for suffix in [None, 1, b"a", ["a"], ("x", 1), ("c", 1), (b"a",), (None,), (("a",),), object]:
    show("abc".endswith, suffix)
for arguments in [*BAD_BOUNDS, *SHAPES]:
    show("abc".endswith, *arguments)
show("abc".endswith, suffix="a")

# %% contains
#| title = "The operator in, for text in text"
for text in ["abcabc", "", "ab\U0001f40dab", "\udc80"]:
    print(ascii(text), [needle in text for needle in NEEDLES])
for needle in BAD_NEEDLES:
    show(lambda: needle in "abc")
    show(lambda: needle not in "abc")
show("abc".__contains__, Text("b"))
show("abc".__contains__)

# %% removeprefix
#| title = "str.removeprefix: once at most, and only there"
for prefix in [*NEEDLES, Text("ab")]:
    show("abcabc".removeprefix, prefix)
for arguments in [(), (None,), (1,), (b"a",), ("a", "b"), (("a", "b"),)]:
    show("abc".removeprefix, *arguments)
text = "abc" * 20
print(text.removeprefix("x") is text, type(Text("abc").removeprefix("x")), type(Text("abc").removeprefix("a")))
show(text.removeprefix, prefix="a")

# %% removesuffix
#| title = "str.removesuffix: once at most, and only there"
for suffix in [*NEEDLES, Text("bc")]:
    show("abcabc".removesuffix, suffix)
for arguments in [(), (None,), (1,), (b"a",), ("a", "b"), (("a", "b"),)]:
    show("abc".removesuffix, *arguments)
text = "abc" * 20
print(text.removesuffix("x") is text, text.removesuffix("") is text, type(Text("abc").removesuffix("x")))
show(text.removesuffix, suffix="a")

# %% replace
#| title = "str.replace: every place, or the first ones"
for old, new in [("a", "x"), ("a", ""), ("a", "xyz"), ("ab", "ba"), ("", "-"), ("x", "y"), ("", ""), ("abcabc", ""),
                 ("a", "\U0001f40d"), ("c", "\xff"), ("b", "\u0151"), ("a", "a")]:
    for count in [None, 0, 1, 2, 5, -1, -5]:
        show("abcabc".replace, old, new, *([] if count is None else [count]))
show("\U0001f40d\xe9\u0151".replace, "\U0001f40d", "a")
show("\U0001f40d\xe9\u0151".replace, "\u0151", "\udc80")

# %% replace-empty
#| title = "str.replace of the empty text"
for text in ["", "a", "abc", "\U0001f40d"]:
    for count in [-1, 0, 1, 2, 3, 10]:
        show(text.replace, "", "<>", count)
show("".replace, "a", "b")
show("".replace, "", "b", True)
show("".replace, "", "b", Index(1))

# %% replace-unchanged
#| title = "str.replace gives the text itself where nothing is replaced"
text = "abcabc" * 10
print(text.replace("x", "y") is text, text.replace("a", "a") is text, text.replace("a", "x", 0) is text)
own = Text("abc")
print(type(own.replace("x", "y")), type(own.replace("a", "x")), own.replace("x", "y") is own)

# %% replace-errors
#| title = "str.replace: arguments that do not fit"
for arguments in [(), ("a",), ("a", "b", 1, 2), (1, "b"), ("a", 1), (None, None), (b"a", b"b"), ("a", "b", "1"),
                  ("a", "b", 1.0), ("a", "b", None), ("a", "b", Failing()), ("a", "b", 10**30)]:
    show("abc".replace, *arguments)
show("abc".replace, old="a", new="b")
show("abc".replace, "a", new="b")
show(str.replace, 1, "a", "b")

# %% replace-count-keyword
#| title = "str.replace takes its count as a keyword, from 3.13 on"
#| requires = ">=3.13"
show("aaa".replace, "a", "b", count=2)
show("aaa".replace, "a", "b", count=-1)
show("aaa".replace, "a", "b", 1, count=2)
show("aaa".replace, "a", "b", maximum=2)

# %% partition
#| title = "str.partition: what stands before and after the first separator"
for text in ["abcabc", "", "no", "a\U0001f40db"]:
    for separator in ["b", "bc", "abcabc", "x", "\U0001f40d", "\udc80"]:
        show(text.partition, separator)
for arguments in [(), ("",), (None,), (1,), (b"a",), ("a", "b")]:
    show("abc".partition, *arguments)
text = "abc" * 10
print(text.partition("x")[0] is text, type(Text("abc").partition("x")[0]), type(Text("abc").partition(Text("b"))[1]))
show(text.partition, sep="a")

# %% rpartition
#| title = "str.rpartition: what stands before and after the last separator"
for text in ["abcabc", "", "no", "a\U0001f40db"]:
    for separator in ["b", "bc", "abcabc", "x", "\U0001f40d", "\udc80"]:
        show(text.rpartition, separator)
for arguments in [(), ("",), (None,), (1,), (b"a",), ("a", "b")]:
    show("abc".rpartition, *arguments)
text = "abc" * 10
print(text.rpartition("x")[2] is text, type(Text("abc").rpartition("x")[2]))

# %% needle-wider-than-text
#| title = "Characters that a text is too narrow to hold"
texts = ["abc", "ab\xff", "ab\u0100", "ab\U00010000"]
for text in texts:
    for needle in ["c", "\xff", "\u0100", "\U00010000", "b\xff", "b\u0100", "b\U00010000"]:
        print(text.find(needle), text.rfind(needle), text.count(needle), needle in text,
              text.startswith(needle), text.endswith(needle), len(text.split(needle)), end="; ")
    print()

# %% long-needles
#| title = "Searching long texts for long texts"
text = "ab" * 500 + "c" + "ab" * 500
for needle in ["ab" * 100, "ab" * 100 + "c", "ba" * 100, "c" + "ab" * 100, "b" + "ab" * 400, "abc", "cc", text, text + "x"]:
    print(text.find(needle), text.rfind(needle), text.count(needle), needle in text)
