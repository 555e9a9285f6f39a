# /// case
# topics = ["text.construction"]
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


class Shown:
    """Something with both texts."""

    def __str__(self):
        return "as text"

    def __repr__(self):
        return "<as repr>"


class OnlyRepr:
    """Something with a repr alone."""

    def __repr__(self):
        return "<only repr>"


class Returning:
    """Something whose texts are not what they should be."""

    def __init__(self, value):
        self.value = value

    def __str__(self):
        return self.value

    __repr__ = __str__


class Failing:
    """Something without a text."""

    def __str__(self):
        raise RuntimeError("no text")


# %% of-objects
#| title = "str of objects"
for value in [None, True, 1, -1.5, 2j, "text", "it's", b"bytes", bytearray(b"x"), [1, "a"], (1,), {}, {1: "a"}, {1}, set(), frozenset(), range(3),
              slice(1), ..., NotImplemented, int, len, Shown(), OnlyRepr(), Text("own"), ValueError("wrong"), ValueError(), ValueError(1, 2), KeyError("k")]:
    show(str, value)
    show(repr, value)

# %% shapes
#| title = "The forms of the call"
show(str)
show(str, object="a")
show(str, b"abc", "ascii")
show(str, b"abc", encoding="ascii")
show(str, b"abc", errors="strict")
show(str, object=b"abc", encoding="ascii", errors="strict")
show(str, encoding="ascii")
show(str, errors="strict")
show(str, b"\xff", "ascii", "replace")
show(str, bytearray(b"abc"), "utf-8")
show(str, memoryview(b"abc"), "utf-8")
show(str, b"", "utf-8")
show(str, b"", "no such encoding")
show(str, b"a", "no such encoding")
show(str, b"", "utf-8", "no such handler")
show(str, b"\xff", "utf-8", "no such handler")

# %% errors
#| title = "Arguments that do not fit"
for arguments in [(1, "ascii"), ("text", "ascii"), (None, "ascii"), (b"a", None), (b"a", 1), (b"a", "ascii", None), (b"a", "ascii", 1),
                  (b"a", "ascii", "strict", 1), (1, 2, 3), ([97], "ascii"), (b"a", b"ascii"), (b"a", "as\0cii"), (b"a", "ascii", "str\0ict"), (b"a", "\udc80")]:
    show(str, *arguments)
show(str, b"a", x=1)
show(str, b"a", object=b"b")
show(str, "a", errors="strict")

# %% own-text
#| title = "__str__ and __repr__ have to give a str"
for value in ["text", Text("own"), None, 1, b"bytes"]:
    show(str, Returning(value))
    show(repr, Returning(value))
    show(ascii, Returning(value))
show(str, Failing())
show(format, Failing())
print(type(str(Returning(Text("own")))), type(repr(Returning(Text("own")))))

# %% subclass
#| title = "Instances of a subclass"
for value in [Text(), Text(1), Text("abc"), Text(b"abc", "ascii"), Text(object="x")]:
    show(lambda: value)
text = Text("abc")
print(str(text) is text, type(str(text)), type(text[:]), type(text + ""), type(text * 1), type("%s" % text), type(f"{text}"), type(format(text)))
text.attribute = 1
print(text.__dict__, hash(text) == hash("abc"), {text: 1}["abc"], text == "abc")

# %% identity
#| title = "str of a str is the object itself"
text = "abc" * 10
print(str(text) is text, text.__str__() is text, format(text) is text, format(text, "") is text, text[:] is text, text * 1 is text, text + "" is text, "" + text is text, f"{text}" is text, "%s" % text is text)

# %% metaclass-new
#| title = "str.__new__ called by hand"
show(str.__new__)
show(str.__new__, int)
show(str.__new__, 1)
show(str.__new__, Text, "a")
show(str.__init__, "a", 1, 2)
show(object.__new__, str)

# %% class-with-own-new
#| title = "A subclass with a constructor of its own"
class Name(str):
    def __new__(cls, first, last):
        self = super().__new__(cls, f"{first} {last}")
        self.first = first
        return self

    def __str__(self):
        return "name " + super().__str__()

name = Name("Ada", "L")
print(name, repr(name), str(name), f"{name}", "%s" % name, format(name), name.first, name + "", [name])
show(Name, "x")

# %% signature
#| title = "What the type says of itself"
print(str.__name__, str.__module__, str.__mro__, str.__base__, str.__basicsize__ > 0, str.__itemsize__)
print([name for name in vars(str) if not name.startswith("__")])
print(sorted(name for name in vars(str) if name.startswith("__") and name != "__doc__"))

# %% text-signatures
#| title = "The signatures of the methods"
#| requires = ">=3.13"
for name, value in vars(str).items():
    if name != "__doc__":
        print(name, type(value).__name__, getattr(value, "__text_signature__", None))

# %% getnewargs
#| title = "__getnewargs__ and __sizeof__"
show("abc".__getnewargs__)
print("abc".__getnewargs__()[0] is not "abc", type(Text("abc").__getnewargs__()[0]))
show("abc".__getnewargs__, 1)
print("abc".__sizeof__() - "".__sizeof__(), "\u0151b".__sizeof__() - "\u0151".__sizeof__(), "\U0001f40db".__sizeof__() - "\U0001f40d".__sizeof__())
