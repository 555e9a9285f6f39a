# /// case
# topics = ["text.unicode-database"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


import unicodedata

SAMPLE = "a1 \n\xad\xb2\xbd\xe9\u0130\u01c5\u0301\u0378\u05d0\u0661\u06f5\u0e33\u1100\u1ec4\u2028\u2160\u2460\u2603\u3007\u4e00\u4e8c\uac00\ud800\ue000\ufb01\uff11\uffff\U00010107\U00010400\U0001d7d8\U0001f40d\U000e0001\U0010ffff"
BLOCKS = [(0, 0x1400), (0x1C00, 0x2800), (0x2C00, 0x3400), (0xA400, 0xAC00), (0xD400, 0xE000), (0xF800, 0x10400), (0x1D400, 0x1D800), (0x1F000, 0x1FC00)]


def digest(function):
    """A number for each block of code points made of what `function` says of them."""
    for first, last in BLOCKS:
        for block in range(first, last, 0x400):
            values = " ".join(map(str, map(function, map(chr, range(block, block + 0x400)))))
            print(hex(block), hash(values) & 0xFFFFFF, end="; ")
    print()


# %% category
#| title = "unicodedata.category"
print([unicodedata.category(character) for character in SAMPLE])
digest(unicodedata.category)

# %% bidirectional
#| title = "unicodedata.bidirectional"
print([unicodedata.bidirectional(character) for character in SAMPLE])
digest(unicodedata.bidirectional)

# %% combining
#| title = "unicodedata.combining"
print([unicodedata.combining(character) for character in SAMPLE])
digest(unicodedata.combining)

# %% mirrored
#| title = "unicodedata.mirrored"
print([unicodedata.mirrored(character) for character in "a(<\xab\u2208\u300c"])
digest(unicodedata.mirrored)

# %% east-asian-width
#| title = "unicodedata.east_asian_width"
print([unicodedata.east_asian_width(character) for character in SAMPLE])
digest(unicodedata.east_asian_width)

# %% decimal
#| title = "unicodedata.decimal, digit and numeric"
for function in [unicodedata.decimal, unicodedata.digit, unicodedata.numeric]:
    print([function(character, None) for character in SAMPLE])
    show(function, "a")
    show(function, "a", "default")

# %% numeric-of-all
#| title = "unicodedata.numeric over the code points"
digest(lambda character: unicodedata.numeric(character, ""))
print([(hex(code), unicodedata.numeric(chr(code))) for code in range(0x4E00, 0x5400) if chr(code).isnumeric()])

# %% digits-of-all
#| title = "unicodedata.decimal and digit over the code points"
digest(lambda character: unicodedata.decimal(character, ""))
digest(lambda character: unicodedata.digit(character, ""))

# %% name
#| title = "unicodedata.name"
for character in SAMPLE:
    show(unicodedata.name, character)
    show(unicodedata.name, character, "none")

# %% name-of-all
#| title = "unicodedata.name over the code points"
BLOCKS = BLOCKS[:1]
digest(lambda character: unicodedata.name(character, ""))

# %% lookup
#| title = "unicodedata.lookup"
for name in ["SNAKE", "snake", "Latin Small Letter A", "LATIN SMALL LETTER A WITH ACUTE", "HANGUL SYLLABLE GA", "CJK UNIFIED IDEOGRAPH-4E00", "CJK UNIFIED IDEOGRAPH-4e00", "no such", "", "LATIN SMALL LETTER", "NULL", "LINE FEED", "BEL", "LF", "BYTE ORDER MARK",
             "a" * 300, "GREEK SMALL LETTER FINAL SIGMA", "LATIN CAPITAL LETTER GHA", "HANGUL SYLLABLE GAGG X", "CJK UNIFIED IDEOGRAPH-0041"]:
    show(unicodedata.lookup, name)
for arguments in [(), (1,), (None,), (b"SNAKE",), ("a", "b"), ("\xe9",)]:
    show(unicodedata.lookup, *arguments)

# %% normalize
#| title = "unicodedata.normalize"
TEXTS = ["", "abc", "\xe9", "e\u0301", "\ufb01", "\u1e9b\u0323", "\uac00", "\u1100\u1161", "\u1100\u1161\u11a8", "\u212b", "\u2460", "a\u0323\u0307", "a\u0307\u0323", "\u0344", "\u1fc1", "\ud800e\u0301", "\U0001d7d8", "\uff21", "\u03d3", "\u2126"]
for form in ["NFC", "NFD", "NFKC", "NFKD"]:
    print(form, ascii([unicodedata.normalize(form, text) for text in TEXTS]))
    print([unicodedata.is_normalized(form, text) for text in TEXTS])
for arguments in [(), ("NFC",), ("nfc", "a"), ("NFX", "a"), ("", "a"), ("NFC", 1), ("NFC", b"a"), (1, "a"), ("NFC", "a", 1)]:
    show(unicodedata.normalize, *arguments)
    show(unicodedata.is_normalized, *arguments)
text = "abc" * 10
print(unicodedata.normalize("NFC", text) is text, unicodedata.normalize("NFKD", text) is text)

# %% normalize-all-nfc
#| title = "The normal form NFC of the code points"
digest(lambda character: unicodedata.normalize("NFC", character))

# %% normalize-all-nfd
#| title = "The normal form NFD of the code points"
digest(lambda character: unicodedata.normalize("NFD", character))

# %% normalize-all-nfkc
#| title = "The normal form NFKC of the code points"
digest(lambda character: unicodedata.normalize("NFKC", character))

# %% normalize-all-nfkd
#| title = "The normal form NFKD of the code points"
digest(lambda character: unicodedata.normalize("NFKD", character))

# %% errors
#| title = "Arguments that do not fit"
for name in ["category", "bidirectional", "combining", "mirrored", "east_asian_width", "decimal", "digit", "numeric", "name"]:
    for arguments in [(), ("",), ("ab",), (1,), (None,), (b"a",), ("a", 1, 2)]:
        show(getattr(unicodedata, name), *arguments)

# %% identifiers
#| title = "Identifiers are normalised by NFKC"
namespace = {}
exec("\ufb01 = 1; e\u0301 = 2; \u212b = 3; \uff41 = 4", namespace)
print(ascii(sorted(name for name in namespace if not name.startswith("__"))))
show(eval, "fi + \xe9 + \xc5 + a", namespace)
