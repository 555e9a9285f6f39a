# /// case
# topics = ["text.case"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


def digest(method, start, end):
    """Prints a number for each block of code points whose members `method` changes."""
    for block in range(start, end, 0x400):
        changed = total = 0
        for code in range(block, block + 0x400):
            character = chr(code)
            mapped = method(character)
            if mapped != character:
                changed += 1
                for place, other in enumerate(mapped):
                    total = (total * 31 + code + ord(other) * (place + 1)) % 1000003
        if changed:
            print(hex(block), changed, total)


class Text(str):
    """A subclass of str."""


SPECIAL = ["", "a", "ABC", "hello wORLD", "\xdf", "\u0149", "\u0130", "\u0131", "I\u0307", "\u01c4\u01c5\u01c6", "\u03a3", "\u0391\u03a3",
           "\u03a3\u0391\u03a3", "\u0391\u03a3\u0301", "\u0391\u03a3.", "\u0391\u03a3\u0391 \u03a3", "\ufb01\ufb03", "\u1f80\u1f88\u1fb3", "\u1e9e",
           "\u0587", "\u1e96\u1e98", "\xb5", "\u017f", "\u212a\u212b", "\u10d0\u1c90", "\u13a0\uab70", "\U00010400\U00010428",
           "e\u0301", "\u24b6\u24d0", "\u2160\u2170", "\udc80x", "they're bill's", "x1y2", "\u01f0", "\u0390\u03b0", "a\u0345b"]

# %% upper
#| title = "str.upper of special texts"
for text in SPECIAL:
    show(text.upper)

# %% lower
#| title = "str.lower of special texts, the final sigma among them"
for text in SPECIAL:
    show(text.lower)

# %% title
#| title = "str.title of special texts"
for text in SPECIAL:
    show(text.title)

# %% capitalize
#| title = "str.capitalize of special texts"
for text in SPECIAL:
    show(text.capitalize)

# %% swapcase
#| title = "str.swapcase of special texts"
for text in SPECIAL:
    show(text.swapcase)

# %% casefold
#| title = "str.casefold of special texts"
for text in SPECIAL:
    show(text.casefold)

# %% upper-of-all
#| title = "str.upper over the code points"
digest(str.upper, 0, 0x3000)
digest(str.upper, 0xA400, 0xAC00)
digest(str.upper, 0xF800, 0x11C00)
digest(str.upper, 0x16C00, 0x17000)
digest(str.upper, 0x1D400, 0x1F800)

# %% lower-of-all
#| title = "str.lower over the code points"
digest(str.lower, 0, 0x3000)
digest(str.lower, 0xA400, 0xAC00)
digest(str.lower, 0xF800, 0x11C00)
digest(str.lower, 0x16C00, 0x17000)
digest(str.lower, 0x1D400, 0x1F800)

# %% title-of-all
#| title = "str.title over the code points"
digest(str.title, 0, 0x3000)
digest(str.title, 0xA400, 0xAC00)
digest(str.title, 0xF800, 0x11C00)
digest(str.title, 0x16C00, 0x17000)
digest(str.title, 0x1D400, 0x1F800)

# %% capitalize-of-all
#| title = "str.capitalize over the code points"
digest(str.capitalize, 0, 0x3000)
digest(str.capitalize, 0xA400, 0xAC00)
digest(str.capitalize, 0xF800, 0x11C00)

# %% swapcase-of-all
#| title = "str.swapcase over the code points"
digest(str.swapcase, 0, 0x3000)
digest(str.swapcase, 0xA400, 0xAC00)
digest(str.swapcase, 0xF800, 0x11C00)

# %% casefold-of-all
#| title = "str.casefold over the code points"
digest(str.casefold, 0, 0x3000)
digest(str.casefold, 0xA400, 0xAC00)
digest(str.casefold, 0xF800, 0x11C00)
digest(str.casefold, 0x16C00, 0x17000)
digest(str.casefold, 0x1E800, 0x1EC00)

# %% longer-mappings
#| title = "Characters whose other case is longer"
for method in [str.upper, str.lower, str.title, str.casefold]:
    print(method.__name__, [(hex(code), ascii(method(chr(code)))) for code in [*range(0x2000), *range(0xFB00, 0xFB20)] if len(method(chr(code))) > 1])

# %% there-and-back
#| title = "Characters that do not come back from the other case"
print([hex(code) for code in range(0x2200) if chr(code).upper() != chr(code) and chr(code).upper().lower() != chr(code)])
print([hex(code) for code in range(0x2200) if chr(code).lower() != chr(code) and chr(code).lower().upper() != chr(code)])

# %% final-sigma
#| title = "Where a capital sigma becomes a final one"
for before in ["", "a", "1", "\u0301", "a\u0301", "'", "a'", ".", " "]:
    for after in ["", "a", "1", "\u0301", "\u0301a", "'", "'a", ".", " ", "\u03a3"]:
        print(ascii((before + "\u03a3" + after).lower()), end=" ")
    print()

# %% subclass
#| title = "Methods of a subclass's instance give str, also where nothing changes"
own = Text("abc")
for method in [str.upper, str.lower, str.title, str.capitalize, str.swapcase, str.casefold]:
    result = method(own)
    print(method.__name__, type(result).__name__, result, result is own)

# %% identity
#| title = "Whether a text that stays as it is stays itself"
text = "abc" * 10
print(text.lower() is text, text.casefold() is text, text.upper().upper() == text.upper(), "".upper() is "".lower())

# %% errors
#| title = "Methods of case take no arguments"
for name in ["upper", "lower", "title", "capitalize", "swapcase", "casefold", "isupper", "islower", "istitle"]:
    method = getattr("abc", name)
    show(method, 1)
    show(method, 1, 2)
    show(method, x=1)
    show(getattr(str, name))
    show(getattr(str, name), 1)

# %% isupper
#| title = "str.isupper of special texts"
print([text.isupper() for text in SPECIAL])
print([(ascii(text), text.isupper()) for text in ["A1", "1", "A a", "\u01c5", "A\u01c5", "\u2160", "\u24b6", "\u1d2c", "\U0001f130"]])

# %% islower
#| title = "str.islower of special texts"
print([text.islower() for text in SPECIAL])
print([(ascii(text), text.islower()) for text in ["a1", "1", "a A", "\u01c5", "a\u01c5", "\u2170", "\xaa", "\u02b0", "\u1d2c", "\u0345"]])

# %% istitle
#| title = "str.istitle of special texts"
print([text.istitle() for text in SPECIAL])
print([(text, text.istitle()) for text in ["Hello World", "Hello world", "HELLO", "They'Re", "They're", "A1B", "A1b", "1a", "\u01c5", "\u01c5a", "\u01c5A", "Ab Cd1Ef"]])
