# /// case
# topics = ["text.translation"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


class Table:
    """A table that is asked for each character."""

    def __init__(self, function):
        self.function = function

    def __getitem__(self, code):
        return self.function(code)


def missing(code):
    raise LookupError(code)


def failing(code):
    raise ValueError(code)


# %% maketrans-pairs
#| title = "str.maketrans of texts"
for arguments in [("abc", "xyz"), ("", ""), ("aab", "xyz"), ("\U0001f40d", "\udc80"), ("abc", "xyz", "d"), ("abc", "xyz", "cb"), ("", "", "abc"), ("a", "b", "")]:
    show(str.maketrans, *arguments)

# %% maketrans-mapping
#| title = "str.maketrans of a mapping"
for mapping in [{}, {"a": "b"}, {97: "b"}, {"a": 98}, {"a": None}, {"a": "xyz"}, {1.5: "x"}, {"a": object}, {"\U0001f40d": ""}, {True: "x"}]:
    show(str.maketrans, mapping)

# %% maketrans-errors
#| title = "str.maketrans: arguments that do not fit"
for arguments in [(), ("abc",), (1,), (None,), ([],), ("a", "bc"), ("a", 1), (1, "a"), ({}, "a"), ("a", "b", 1), ("a", "b", None), ({"ab": 1},), ({"": 1},),
                  ({None: 1},), ({(1,): 1},), ({b"a": 1},), ("a", "b", "c", "d"), (["a"],)]:
    show(str.maketrans, *arguments)
show(str.maketrans, x="a", y="b")
show("".maketrans, "a", "b")

# %% translate
#| title = "str.translate with tables"
for table in [{}, {97: "x"}, {97: 120}, {97: None}, {97: "xyz"}, {97: ""}, {97: "\u0151"}, {97: 0x1F40D}, {0x1F40D: "snake"}, {97: 98, 98: 97}, {97: "a"}]:
    show("abca\xe9\U0001f40d".translate, table)
    show("aab".translate, table)

# %% translate-sequences
#| title = "str.translate with sequences and other subscriptable objects"
for table in [[], ["x"] * 98, "q" * 98, range(1, 200), tuple("abc"), Table(lambda code: code + 1), Table(missing), Table(lambda code: None), Table(chr), "\0" * 1000]:
    show("abc".translate, table)

# %% translate-errors
#| title = "str.translate: tables that do not fit"
for table in [None, 1, {97: 1.5}, {97: b"x"}, {97: -1}, {97: 0x110000}, {97: 10**30}, {97: []}, Table(failing), {1, 2}, iter([])]:
    show("abc".translate, table)
show("abc".translate)
show("abc".translate, {}, {})
show("abc".translate, table={})
show("".translate, None)

# %% translate-order
#| title = "How often the table is asked"
asked = []
def note(code):
    asked.append(chr(code))
    raise LookupError

print("abcabc\xe9\xe9".translate(Table(note)), asked)
asked.clear()
print(("\xe9" + "abcabc").translate(Table(note)), asked)

# %% translate-identity
#| title = "A text that stays as it is"
text = "abc" * 10
print(text.translate({}) is text, text.translate({120: "y"}) is text, text.translate({97: "a"}) == text)
class Text(str): pass
print(type(Text("abc").translate({})), type(Text("abc").translate({97: "b"})))
