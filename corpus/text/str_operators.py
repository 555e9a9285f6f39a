# /// case
# topics = ["text.operators"]
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


class Reflecting:
    """Something that answers for its operand."""

    def __radd__(self, other):
        return ("radd", other)

    def __rmul__(self, other):
        return ("rmul", other)

    def __rmod__(self, other):
        return ("rmod", other)

    def __eq__(self, other):
        return "eq"

    def __lt__(self, other):
        return "lt"

    def __gt__(self, other):
        return "gt"


OTHERS = ["abc", "", "abd", "\xe9", "\u0151", "\U0001f40d", "\udc80", Text("abc"), 1, 1.5, None, b"abc", bytearray(b"a"), ["a"], ("a",), {}, object]

# %% addition
#| title = "text + other"
for other in OTHERS:
    show(lambda: "abc" + other)
    show(lambda: other + "abc")
show(lambda: "abc" + Reflecting())
show("abc".__add__, 1)
show("abc".__add__)

# %% in-place-addition
#| title = "text += other"
text = "a"
for other in ["b", "\xe9", "\u0151", "\U0001f40d", "\udc80", ""]:
    text += other
    print(ascii(text), len(text))
try:
    text += 1
except TypeError as error:
    print(error)
try:
    text += None
except TypeError as error:
    print(error)
first = second = "shared"
first += "!"
print(first, second)

# %% repetition
#| title = "text * count"
for text in ["", "a", "ab", "\xe9", "\u0151", "\U0001f40d"]:
    print(ascii([text * count for count in (-1, 0, 1, 2, 3, True)]), ascii(2 * text))
for count in [Index(2), 10**30, -10**30, 2**62, 1.5, "2", None, [2], 2j, Reflecting()]:
    show(lambda: "ab" * count)
    show(lambda: count * "ab")
show(lambda: "" * 2**62)

# %% other-operators
#| title = "Operators that text does not have"
for symbol in ["-", "/", "//", "**", "@", "<<", ">>", "&", "|", "^", "and", "or"]:
    show(eval, f"'abc' {symbol} 'b'")
    show(eval, f"'abc' {symbol} 1")
    show(eval, f"1 {symbol} 'abc'")
for symbol in ["-", "+", "~", "not "]:
    show(eval, f"{symbol}'abc'")

# %% comparison
#| title = "Texts are compared by code points"
texts = ["", "a", "ab", "b", "B", "\x7f", "\x80", "\xff", "\u0100", "\ud800", "\uffff", "\U00010000", "\U0010ffff", "a\0", "a\0b"]
for first in texts:
    print("".join("<=>"[(first > second) - (first < second) + 1] for second in texts),
          "".join("10"[first == second] for second in texts), "".join("10"[first <= second] for second in texts))
print(sorted(texts) == texts, ascii(sorted(texts, key=lambda text: text.lower())))

# %% comparison-with-others
#| title = "Texts are compared with other objects"
for other in OTHERS:
    print(type(other).__name__, "abc" == other, "abc" != other)
    show(lambda: "abc" < other)
    show(lambda: other >= "abc")
print("abc" == Reflecting(), "abc" != Reflecting(), "abc" < Reflecting(), "abc" > Reflecting())
show(lambda: "abc" <= Reflecting())
show("abc".__eq__, 1)
show("abc".__lt__, 1)
show("abc".__lt__)

# %% combining-is-not-equal
#| title = "Texts that look alike are not equal"
print("\xe9" == "e\u0301", "\u212b" == "\xc5", "\ufb01" == "fi", "A" == "\u0391", "a" == "a\u200b", "\u01c6".upper() == "DZ\u030c")

# %% hash
#| title = "Hashes of texts"
print(hash(""), hash("a"), hash("abc"), hash("\xe9"), hash("\u0151"), hash("\U0001f40d"), hash("\udc80"))
print(hash(Text("abc")) == hash("abc"), hash("abc") == hash(b"abc"), {"a": 1, Text("a"): 2})
show("abc".__hash__, 1)

# %% length
#| title = "The length of a text counts code points"
for text in ["", "a", "\xe9", "e\u0301", "\U0001f40d", "\ud83d\udc0d", "\U0001f468\u200d\U0001f469", "\0\0"]:
    print(len(text), text.__len__(), bool(text), len(text.encode("utf-16-le", "surrogatepass")))
show("a".__len__, 1)

# %% index
#| title = "text[index]"
text = "a\xe9\u0151\U0001f40d\udc80"
for index in [0, 1, 4, -1, -5, True, Index(2), 5, -6, 10**30, -10**30, 1.0, "0", None, (0, 1), [0], Index("x")]:
    show(lambda: text[index])
show(text.__getitem__)
show(lambda: ""[0])
show(lambda: text[()])

# %% slice
#| title = "text[start:stop:step]"
text = "abcdef\u0151"
for start, stop, step in [(None, None, None), (1, 3, None), (-3, None, None), (None, -3, None), (5, 2, None), (None, None, 2), (None, None, -1),
                          (5, 1, -2), (-100, 100, 1), (100, -100, -3), (2, 2, 1), (None, None, 10**30), (0, 10**30, -10**30), (Index(1), Index(4), Index(2)), (10**30, None, None)]:
    print(ascii(text[start:stop:step]), end=" ")
print()
for key in [slice(None, None, 0), slice("a"), slice(1.0, None), slice(None, None, "x"), slice(None, Index(None))]:
    show(text.__getitem__, key)

# %% slice-narrows
#| title = "A part is stored as narrow as its characters allow"
text = "abc\xe9\u0151\U0001f40d"
for stop in range(len(text) + 1):
    part = text[:stop]
    print(stop, ascii(part), part.__sizeof__() - part[:0].__sizeof__() < 200, part == "".join(list(part)), part.isascii())

# %% assignment
#| title = "Texts cannot be changed"
text = "abc"
def assign(): text[0] = "x"
def assign_slice(): text[:] = "x"
def delete(): del text[0]
def set_attribute(): text.x = 1
def set_method(): text.upper = 1
def delete_attribute(): del text.x
for change in [assign, assign_slice, delete, set_attribute, set_method, delete_attribute]:
    show(change)

# %% iteration
#| title = "A text's iterator gives its characters"
for text in ["", "abc", "a\xe9\u0151\U0001f40d\udc80", "e\u0301"]:
    print(ascii(list(text)), ascii(list(reversed(text))), type(iter(text)).__name__)
iterator = iter("ab")
print(iterator.__length_hint__(), next(iterator), iterator.__length_hint__(), next(iterator), iterator.__length_hint__())
show(next, iterator)
show(next, iterator, "end")
print(iter(iterator) is iterator, list(iterator))

# %% iterator-state
#| title = "Copies and states of a text's iterator"
iterator = iter("abcdef")
next(iterator)
print(iterator.__reduce__())
iterator.__setstate__(4)
print(list(iterator), iterator.__reduce__())
for state in [0, -5, 100]:
    iterator = iter("abc")
    iterator.__setstate__(state)
    print(list(iterator))
show(iter("abc").__setstate__, "x")
show(iter("abc").__setstate__)
show(type(iter("abc")))

# %% unpacking
#| title = "Texts are unpacked"
a, *b = "xyz"
print(a, b, [*"ab"], {*"a"}, (*"ab",), dict(["ab", "cd"]), max("hello"), min("hello"), sorted("hello"), "".join(reversed("abc")), list(enumerate("ab")), list(zip("ab", "cd")), any(""), all("a"))
def unpack(text):
    a, b = text
for text in ["", "a", "ab", "abc"]:
    show(unpack, text)
show(sum, "ab")
show(max, "")
show(dict, "ab")
show(dict, ["abc"])

# %% conversions
#| title = "Numbers and other values of texts"
for text in ["1", " 12 ", "1.5", "0x10", "", "abc", "1_000", "inf", "1e5", "\u0661", "1\0", "nan", "1 2"]:
    for convert in [int, float, complex]:
        show(convert, text)

# %% surrogates
#| title = "Surrogates are code points like others"
pair = "\ud83d" + "\udc0d"
print(len(pair), pair == "\U0001f40d", ascii(pair), ascii(pair[::-1]), pair.isprintable(), pair.isalpha(), ascii(pair.upper()), ascii(sorted(pair)))
show(pair.encode)
show(print, pair)
show(lambda: pair.encode("utf-16", "surrogatepass").decode("utf-16") == "\U0001f40d")
show(chr, 0xD800)
show(ord, "\ud800")
show(ord, pair)
