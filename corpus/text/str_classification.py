# /// case
# topics = ["text.classification"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


def blocks(method, start, end):
    """Counts the members of each block of code points that have a property, and sums up which."""
    for block in range(start, end, 0x400):
        members = [code for code in range(block, block + 0x400) if method(chr(code))]
        if members:
            print(hex(block), len(members), sum(members), hex(members[0]), hex(members[-1]))


def everywhere(method):
    """The blocks where scripts and symbols stand, and the ends of those that are uniform."""
    blocks(method, 0, 0x3400)
    blocks(method, 0x4C00, 0x5000)
    blocks(method, 0x9C00, 0xAC00)
    blocks(method, 0xD400, 0xE400)
    blocks(method, 0xF800, 0x15000)
    blocks(method, 0x16800, 0x17000)
    blocks(method, 0x18400, 0x19000)
    blocks(method, 0x1A000, 0x20400)
    for start, end in [(0x2A600, 0x2A800), (0x2B700, 0x2B900), (0x2CE00, 0x2CF00), (0x2EBC0, 0x2EC00), (0x2EE40, 0x2EE80),
                       (0x2FA00, 0x30010), (0x31340, 0x31360), (0x323A0, 0x323C0), (0xE0000, 0xE0200), (0xFFFF0, 0x100010)]:
        members = [code for code in range(start, end) if method(chr(code))]
        print(hex(start), len(members), sum(members))


MIXED = ["", "abc", "ABC", "a1", "1", "\u0661", "\xb2", "\xbd", "\u4e00", "\u2160", "_", "a b", " ", "\t\n", "\xa0", "\u200b", "\0", "\x7f",
         "\x80", "\xad", "\udc80", "\ue000", "\U0001f40d", "\U0001d7d8", "\uff11", "\u0301", "a\u0301", "\ufb01", "if", "None", "x-y", "\xe9t\xe9",
         "\u2118", "\u212e", "\u00b7", "a\u00b7", "1a", "\u1369", "\u3007", "\U00010107", "\U0010ffff", "\u2028", "-1", "+", "\u0e33", "\u037a"]

# %% mixed-texts
#| title = "All predicates for some texts"
for text in MIXED:
    print(ascii(text), "".join(name[2:4] + " " for name in dir(str) if name.startswith("is") and getattr(text, name)()))

# %% isalpha
#| title = "str.isalpha over the code points"
everywhere(str.isalpha)

# %% isdecimal
#| title = "str.isdecimal over the code points"
everywhere(str.isdecimal)

# %% isdigit
#| title = "str.isdigit over the code points"
everywhere(str.isdigit)

# %% isnumeric
#| title = "str.isnumeric over the code points"
everywhere(str.isnumeric)
print([hex(code) for code in range(0x3400, 0xA000) if chr(code).isnumeric()])

# %% isalnum
#| title = "str.isalnum over the code points"
everywhere(str.isalnum)

# %% isspace
#| title = "str.isspace over the code points"
everywhere(str.isspace)

# %% isprintable
#| title = "str.isprintable over the code points"
everywhere(str.isprintable)

# %% isidentifier
#| title = "str.isidentifier over the code points that may stand first"
everywhere(str.isidentifier)

# %% identifier-continued
#| title = "str.isidentifier over the code points that may follow"
everywhere(lambda character: ("a" + character).isidentifier())

# %% isupper
#| title = "str.isupper over the code points"
everywhere(str.isupper)

# %% islower
#| title = "str.islower over the code points"
everywhere(str.islower)

# %% istitle
#| title = "str.istitle over the code points"
everywhere(str.istitle)

# %% isascii
#| title = "str.isascii"
print([code for code in range(300) if chr(code).isascii()][-1], "".isascii(), "a\x7f".isascii(), "a\x80".isascii(), "\U0001f40d".isascii())

# %% white-space-of-strip
#| title = "What strip takes for white space"
print([hex(code) for code in range(0x3100) if not chr(code).strip()])

# %% decimal-values
#| title = "The values of decimal digits, as int() reads them"
for block in [*range(0, 0x3000, 0x100), *range(0xA000, 0xAC00, 0x100), 0xFF00, *range(0x10000, 0x12000, 0x100), 0x16A00, 0x1D700, 0x1E100, 0x1E200, 0x1E400, 0x1E900, 0x1FB00]:
    digits = [(code, int(chr(code))) for code in range(block, block + 0x100) if chr(code).isdecimal()]
    if digits:
        print(hex(block), len(digits), sum(code * value for code, value in digits), hex(digits[0][0]), digits[0][1])

# %% numbers-in-other-digits
#| title = "int, float and complex read the decimal digits of all scripts"
for text in ["\u0661\u0662", "\uff11.\uff15", "\U0001d7d8\U0001d7d9", "\u0e51e\u0e52", "\xb2", "\u2460", "\u4e00", "1\u0662_\u0663", "-\u0967", "\u0967j"]:
    for convert in [int, float, complex]:
        show(convert, text)

# %% errors
#| title = "Predicates take no arguments"
for name in ["isalpha", "isdecimal", "isdigit", "isnumeric", "isalnum", "isspace", "isprintable", "isidentifier", "isascii"]:
    method = getattr("abc", name)
    show(method, 1)
    show(method, x=1)
    show(getattr(str, name))
    show(getattr(str, name), b"a")
