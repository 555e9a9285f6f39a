# /// case
# topics = ["text.representation"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


TEXTS = ["", "a", "it's", 'say "x"', "'\"", "\\", "\n\r\t\v\f\a\b\0", "\x1b\x7f\x80\x9f\xa0\xad\xff", "\u0100\u200b\u2028\u3000\ufeff\uffff", "\U0001f40d\U000e0001\U0010ffff",
         "\ud800\udfff", "\u0378", "e\u0301", "\u202e", "a" * 50, "\\n", "'", '"', "''", '""', "\u0301"]


def blocks(function, start, end):
    """Prints for each block of code points how many of them `function` holds for."""
    for block in range(start, end, 0x400):
        members = [code for code in range(block, block + 0x400) if function(chr(code))]
        if 0 < len(members) < 0x400:
            print(hex(block), len(members), sum(members))


# %% repr
#| title = "repr of texts: quotes and escapes"
for text in TEXTS:
    print(ascii(repr(text)), len(repr(text)))

# %% ascii
#| title = "ascii of texts"
for text in TEXTS:
    print(ascii(text), len(ascii(text)))

# %% repr-of-latin
#| title = "repr of each of the first code points"
print("".join(repr(chr(code))[1:-1] for code in range(128)))
print(ascii("".join(repr(chr(code))[1:-1] for code in range(128, 800))))

# %% repr-escapes
#| title = "Which code points repr escapes, block by block"
blocks(lambda character: len(repr(character)) > 3, 0, 0x3400)
blocks(lambda character: len(repr(character)) > 3, 0xA000, 0xAC00)
blocks(lambda character: len(repr(character)) > 3, 0xD400, 0x14800)
blocks(lambda character: len(repr(character)) > 3, 0x16800, 0x17000)
blocks(lambda character: len(repr(character)) > 3, 0x1AC00, 0x1FC00)

# %% round-trip
#| title = "repr can be read back"
print(all(eval(repr(text)) == text and eval(ascii(text)) == text for text in TEXTS))
print(all(eval(ascii(chr(code))) == chr(code) for code in [*range(300), *range(0xD7F0, 0xD810), *range(0xFFF0, 0x10010)]))

# %% containers
#| title = "Texts inside other objects are shown with repr"
print(["it's", 'a"b', "\n"], ("\xe9",), {"k\t": "v"}, {"\\"}, slice("a", 'b"'))
print(ascii(["\xe9", "\U0001f40d"]), ascii({"\xe9": ("\u0151",)}))
print(ascii(KeyError("\xe9")), ascii(type("\xe9t\xe9", (), {})))

# %% own-repr
#| title = "A repr with characters beyond ASCII"
class Word:
    def __repr__(self):
        return "<\xe9\u0151\U0001f40d\udc80'\"\n>"

print(ascii(Word()), ascii([Word()]), "%a" % Word(), f"{Word()!a}", "{!a}".format(Word()))

# %% errors
#| title = "repr and ascii: arguments that do not fit"
for function in [repr, ascii]:
    show(function)
    show(function, 1, 2)
    show(function, object=1)

# %% chr
#| title = "chr over its range"
for code in [0, 65, 0xFF, 0x100, 0xD800, 0xFFFF, 0x10000, 0x10FFFF, True]:
    show(chr, code)
for argument in [-1, 0x110000, 1.5, "a", None, b"a"]:
    show(chr, argument)
show(chr)
show(chr, 1, 2)
show(chr, i=1)

# %% chr-too-large
#| title = "chr of integers that no C integer holds"
for argument in [10**30, -10**30, 2**31, 2**63, -2**63 - 1, 2**32 + 65]:
    show(chr, argument)

# %% ord
#| title = "ord of characters and of single bytes"
for character in ["a", "\0", "\xe9", "\U0010ffff", "\udc80", b"a", bytearray(b"\xff")]:
    show(ord, character)
for argument in ["", "ab", b"", b"ab", bytearray(b"ab"), 1, None, ["a"], memoryview(b"a")]:
    show(ord, argument)
show(ord)
show(ord, "a", "b")

# %% cached
#| title = "Characters up to 255 are one object each"
print([chr(code) is chr(code) for code in (65, 255, 256, 0x10000)], "abc"[1] is "xbx"[1], "\xe9a"[0] is chr(0xE9), "" is str(), "abc"[3:] is "")
