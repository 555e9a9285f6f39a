# /// case
# topics = ["binary.searching"]
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


class Bytes(bytes):
    """A subclass of bytes."""


KINDS = [bytes, bytearray]
HUGE = 10**30
BOUNDS = [(), (0,), (1,), (3,), (6,), (7,), (100,), (-1,), (-3,), (-100,), (None,), (None, None), (0, 3), (1, -1), (3, 1),
          (-4, -1), (-HUGE, HUGE), (HUGE,), (0, -HUGE), (None, 4), (4, None), (True, False), (Index(2), Index(5))]
NEEDLES = [b"a", b"ab", b"aba", b"", b"x", b"abcabc", b"abcabcabc", b"\0", bytearray(b"b"), memoryview(b"bc"), 97, 0, 255, True, Index(98)]
BAD = [("a",), (None,), (256,), (-1,), (10**30,), (1.5,), ([97],), ((b"a",),), (b"a", "0"), (b"a", 1.5), (b"a", 0, "1"), (97, []), (), (b"a", 1, 2, 3), (Index("x"),), (Index(300),)]


def methods(name, arguments):
    """The method of that name of both kinds, for each of some arguments."""
    for kind in KINDS:
        for given in arguments:
            show(getattr(kind(b"abcabc"), name), *given)


# %% count
#| title = "count: occurrences that do not overlap"
methods("count", [(needle,) for needle in NEEDLES])
show(b"aaaa".count, b"aa")
show(b"".count, b"")

# %% count-bounds
#| title = "count with a start and an end"
methods("count", [(b"a", *bounds) for bounds in BOUNDS] + [(b"", *bounds) for bounds in BOUNDS] + [(97, *bounds) for bounds in BOUNDS])

# %% count-errors
#| title = "count: arguments that do not fit"
methods("count", BAD)
show(b"abc".count, sub=b"a")

# %% find
#| title = "find: the first place of bytes or of a byte"
methods("find", [(needle,) for needle in NEEDLES])

# %% find-bounds
#| title = "find with a start and an end"
methods("find", [(b"a", *bounds) for bounds in BOUNDS] + [(b"", *bounds) for bounds in BOUNDS] + [(97, *bounds) for bounds in BOUNDS])

# %% find-errors
#| title = "find: arguments that do not fit"
methods("find", BAD)
show(b"abc".find, sub=b"a")

# %% rfind
#| title = "rfind: the last place of bytes or of a byte"
methods("rfind", [(needle,) for needle in NEEDLES])
methods("rfind", [(b"a", *bounds) for bounds in BOUNDS])

# %% rfind-errors
#| title = "rfind: arguments that do not fit"
methods("rfind", BAD)

# %% index
#| title = "index: bytes that are missing are an error"
methods("index", [(needle,) for needle in NEEDLES])
methods("index", [(b"c", *bounds) for bounds in BOUNDS])
methods("index", BAD)

# %% rindex
#| title = "rindex: bytes that are missing are an error"
methods("rindex", [(needle,) for needle in NEEDLES])
methods("rindex", [(b"c", *bounds) for bounds in BOUNDS])
methods("rindex", BAD)

# %% startswith
#| title = "startswith: a prefix, or one of several"
methods("startswith", [(prefix,) for prefix in [b"", b"abc", b"x", bytearray(b"a"), memoryview(b"ab"), (), (b"x", b"ab"), (b"x", bytearray(b"")), Bytes(b"a")]])
methods("startswith", [(b"abc", *bounds) for bounds in BOUNDS])
methods("startswith", [((b"c", b"a"), *bounds) for bounds in BOUNDS])

# %% startswith-errors
#| title = "startswith: arguments that do not fit"
methods("startswith", [("a",), (97,), (None,), ([b"a"],), (("a",),), ((b"x", 97),), (b"a", "0"), (b"a", 1.5), (), (b"a", 1, 2, 3), (((b"a",),),)])
show(b"abc".startswith, prefix=b"a")

# %% endswith
#| title = "endswith: a suffix, or one of several"
methods("endswith", [(suffix,) for suffix in [b"", b"abc", b"x", bytearray(b"c"), memoryview(b"bc"), (), (b"x", b"bc"), (b"x", bytearray(b"")), Bytes(b"c")]])
methods("endswith", [(b"abc", *bounds) for bounds in BOUNDS])

# %% endswith-errors
#| title = "endswith: arguments that do not fit"
methods("endswith", [("a",), (97,), (None,), ([b"a"],), (("a",),), ((b"x", 97),), (b"a", "0"), (b"a", 1.5), (), (b"a", 1, 2, 3)])

# %% contains
#| title = "The operator in, for bytes and for a byte"
for kind in KINDS:
    for needle in [*NEEDLES, "a", None, 256, -1, 10**30, 1.5, [97], (97,)]:
        show(lambda: needle in kind(b"abcabc"))

# %% removeprefix
#| title = "removeprefix and removesuffix"
for name in ["removeprefix", "removesuffix"]:
    methods(name, [(b"",), (b"abc",), (b"x",), (bytearray(b"a"),), (memoryview(b"bc"),), (), ("a",), (97,), (None,), (b"a", b"b"), ((b"a",),)])
value = b"abc" * 10
print(value.removeprefix(b"x") is value, value.removesuffix(b"") is value, type(Bytes(b"a").removeprefix(b"x")))

# %% replace
#| title = "replace: every place, or the first ones"
methods("replace", [(old, new, *count) for old, new in [(b"a", b"x"), (b"a", b""), (b"ab", bytearray(b"ba")), (b"", b"-"), (b"x", b"y"), (memoryview(b"c"), b"xyz")] for count in [(), (0,), (1,), (2,), (-1,), (Index(1),)]])
show(b"".replace, b"", b"x")
value = b"abc" * 10
print(value.replace(b"x", b"y") is value, value.replace(b"a", b"a") is value, value.replace(b"a", b"x", 0) is value)

# %% replace-errors
#| title = "replace: arguments that do not fit"
methods("replace", [(), (b"a",), (b"a", b"b", 1, 2), ("a", b"b"), (b"a", "b"), (97, 98), (None, None), (b"a", b"b", "1"), (b"a", b"b", 1.0), (b"a", b"b", None), (b"a", b"b", 10**30)])
show(b"a".replace, b"a", b"b", count=1)

# %% partition
#| title = "partition and rpartition"
for name in ["partition", "rpartition"]:
    methods(name, [(b"b",), (b"x",), (b"abcabc",), (bytearray(b"c"),), (memoryview(b"bc"),), (), (b"",), ("b",), (98,), (None,), (b"a", b"b")])
value = b"abc" * 10
print(value.partition(b"x")[0] is value, value.rpartition(b"x")[2] is value, type(Bytes(b"a").partition(b"x")[0]))

# %% split
#| title = "split at white space and at a separator"
for kind in KINDS:
    for value in [b"", b" a  b ", b"a,b,,c", b"\ta\nb\vc\fd\re", b"a\x1cb\xa0c\x85d", b",", b"abc"]:
        for arguments in [(), (None,), (None, 1), (b",",), (b",", 1), (b",", 0), (bytearray(b","),), (b",,",), (memoryview(b","), -1)]:
            show(kind(value).split, *arguments)

# %% rsplit
#| title = "rsplit at white space and at a separator"
for kind in KINDS:
    for value in [b"", b" a  b ", b"a,b,,c", b"\ta\nb", b",", b"abc"]:
        for arguments in [(), (None,), (None, 1), (b",",), (b",", 1), (b",", 0), (b",,",)]:
            show(kind(value).rsplit, *arguments)

# %% split-errors
#| title = "split and rsplit: arguments that do not fit"
for name in ["split", "rsplit"]:
    methods(name, [(b"",), (",",), (44,), ([b","],), (b",", "1"), (b",", 1.5), (b",", None), (b",", 1, 2), (b",", 10**30)])
    show(getattr(b"a,b", name), sep=b",", maxsplit=1)
    show(getattr(b"a,b", name), separator=b",")

# %% splitlines
#| title = "splitlines: only line feeds and carriage returns end a line"
for kind in KINDS:
    for value in [b"", b"\n", b"a\nb", b"a\r\nb\rc\n", b"a\x0bb\x0cc\x1cd\x85e", b"\n\r", b"a\r\n\r\n"]:
        show(kind(value).splitlines)
        show(kind(value).splitlines, True)
    show(kind(b"a\n").splitlines, keepends=True)
    show(kind(b"a\n").splitlines, 1, 2)
    show(kind(b"a\n").splitlines, ends=True)

# %% join
#| title = "join: bytes with a separator between them"
for kind in KINDS:
    for separator in [b"", b", "]:
        for items in [[], [b"a"], (b"a", b"b"), [bytearray(b"x"), memoryview(b"y")], iter([b"p", b"q"]), [Bytes(b"z")], {b"k": 1}]:
            show(kind(separator).join, items)

# %% join-errors
#| title = "join: what cannot be joined"
for kind in KINDS:
    for arguments in [(), (1,), (None,), ([1],), ([b"a", "b"],), ("ab",), (b"ab",), ([None],), ([[b"a"]],), ([], [])]:
        show(kind(b",").join, *arguments)
value = b"abc" * 10
print(b",".join([value]) is value, b"".join((value,)) is value, type(b"".join([Bytes(b"a")])), type(b",".join([bytearray(b"a")])))
