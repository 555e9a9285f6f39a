# /// case
# topics = ["text.regex"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


import re


def found(pattern, text, flags=0):
    """Prints what search, match and fullmatch find."""
    try:
        compiled = re.compile(pattern, flags)
    except Exception as error:
        print(ascii(pattern), type(error).__name__, error)
        return
    print(ascii(pattern), ascii(text), [match and (match.span(), match.groups()) for match in (compiled.search(text), compiled.match(text), compiled.fullmatch(text))])


# %% literals
#| title = "Characters that stand for themselves"
for pattern in ["", "a", "abc", "\u0151", "\U0001f40d", r"\.", r"\\", r"\/", r"\-", " ", "\n", r"\n\t\r\f\v\a\0", r"\x41", r"\u0151", r"\U0001f40d", r"\101", r"\N{SNAKE}"]:
    found(pattern, "xabc\u0151\U0001f40d.\\/- \n\t\r\f\v\a\0A")

# %% repetition
#| title = "*, +, ? and braces, greedy and not"
for pattern in ["a*", "a+", "a?", "a*?", "a+?", "a??", "a{2}", "a{2,}", "a{,2}", "a{1,2}?", "a{0}", "ba*", "(ab)*", "(a*)*", "(a|b)*", "(?:ab)+", "a{2", "a{}", "a{,}", "a{x}", "(a*?)b", "(a+)(a+)", "(a{1,2}){2}"]:
    for text in ["", "aaab", "abab", "a{2"]:
        found(pattern, text)

# %% possessive
#| title = "Possessive repetition and atomic groups"
for pattern in ["a*+a", "a++b", "a?+a", "a{1,2}+a", "(?>a*)a", "(?>a|ab)c", "(?>ab|a)c", "(?:a|ab)c", "(ab)*+c"]:
    for text in ["aaa", "aab", "abc", "ababc"]:
        found(pattern, text)

# %% classes
#| title = "Classes of characters"
for pattern in ["[abc]", "[a-c]", "[^a]", "[]a]", "[^]a]", "[a-]", "[-a]", r"[\]]", r"[\w]", r"[^\W\d]", "[a-zA-Z0-9_]", "[.]", "[\u0100-\u0200]", "[^\n]", r"[\s\S]", "[[]", "[a^]", r"[\b]", r"[\x41-\x43]", "[\U0001f400-\U0001f4ff]"]:
    found(pattern, "-a]\u0151 Z\n\b\U0001f40d")

# %% categories
#| title = '\d, \w and \s over the first code points'
for pattern in [r"\d", r"\D", r"\w", r"\W", r"\s", r"\S", "."]:
    for flags in [0, re.ASCII]:
        matching = [code for code in range(0x700) if re.match(pattern, chr(code), flags)]
        print(pattern, flags, len(matching), sum(matching))

# %% anchors
#| title = "Anchors"
for pattern in ["^a", "a$", "^$", r"\Aa", r"a\Z", r"\ba", r"a\b", r"\Ba", "$", "^", r"\b", r"\Z", "(?m)^b", "(?m)a$", "(?m)^", "(?m)$"]:
    for text in ["", "a", "a\n", "ba", "a\nb\n", "b a"]:
        found(pattern, text)

# %% groups
#| title = "Groups, named and not, and references to them"
for pattern in ["(a)(b)?", "(?P<x>a)(?P<y>b)?", r"(a)\1", r"(?P<x>a)(?P=x)", "(?:a)(b)", "((a)(b))", "(a)|(b)", "()", r"(a)?\1", "(a)(?(1)b|c)", "(?P<n>a)?(?(n)b|c)", "(a)?(?(1)b)", r"(\w)(\w)\2\1"]:
    for text in ["ab", "aa", "b", "c", "abba", ""]:
        found(pattern, text)

# %% lookaround
#| title = "Looking ahead and behind"
for pattern in ["a(?=b)", "a(?!b)", "(?<=a)b", "(?<!a)b", "(?<=ab)c", "(?<!ab)c", "(?=(a))", "(?<=(a))b", "(?=a*)b", "(?!)", "(?=)", r"(?<=\b)a", "(?<=a|b)c"]:
    for text in ["ab", "ac", "abc", "b", "xbc"]:
        found(pattern, text)

# %% flags
#| title = "Flags, given and written in the pattern"
for pattern, flags in [("A", re.I), ("\xc9", re.I), ("\u0151", re.I), ("[a-z]", re.I), ("\u017f", re.I), ("k", re.I), ("a.b", re.S), ("a b # c", re.X), ("^b", re.M), (r"\w", re.A), ("(?i)A", 0), ("(?i:A)B", 0), ("(?s:.)", 0), ("(?x) a b", 0), ("(?-i:a)", re.I), ("(?i-s:a.)", re.S), ("(?a)\\w", 0), ("(?u)\\w", 0), ("(?aiLmsux)a", 0)]:
    found(pattern, "ab\na\nb \xe9\u0150\u212aB")

# %% ignore-case
#| title = "Characters that are equal without regard to case"
for first in ["k", "s", "\xe5", "\xb5", "\u03c3", "\u0131", "i", "\ufb05", "\u1e61", "\xdf"]:
    print(ascii(first), [hex(code) for code in [*range(0x600), *range(0x1e00, 0x1f00), 0x212a, 0x212b, 0xfb05, 0xfb06] if re.match(first, chr(code), re.I)], [hex(code) for code in range(0x200) if re.match(f"[{first}]", chr(code), re.I | re.A)])

# %% flag-values
#| title = "re.RegexFlag"
for flag in [re.A, re.I, re.M, re.S, re.X, re.U, re.DEBUG, re.I | re.M, re.NOFLAG, re.L, ~re.I]:
    print(repr(flag), int(flag))
print(re.compile("a", re.I).flags, re.compile(b"a").flags, re.compile("(?m)a").flags, re.RegexFlag(0), re.I & re.M)

# %% pattern-errors
#| title = "Patterns that are wrong"
for pattern in ["(", ")", "a)", "[", "[a", "*", "a**", "+", "?", "a{2,1}", "(?", "(?P", "(?P<", "(?P<a", "(?P<1>a)", "(?P<a>a)(?P<a>b)", "(?P=x)", r"\1", r"(a)\2", "(?z)", "(?<a)", "(?<=a*)", "(?<=a|bc)", "[z-a]", r"[\d-z]", r"\q", "\\", "(?(1)a)", "(?(x)a)", "(?(0)a)", "(a)(?(1)b|c|d)",
                r"\x4", r"\u12", r"\U00110000", r"\400", r"\N{no}", r"\N", "(?#", "(?i", "(?i-", "(?-i", "(?ai-i:a)", "a(?i)b", "(?L)a", "(?au)a", "(?P<\xe9>a)", "(?Px", "(?P>x)", "a{99999999999999999999}", "(?<=(a)\\1)b", "[[:alpha:]]", "(?i-m:)", "x{,y", "(?:", "(?=", "(?>", "a+++", "\\8", "(?P<a.b>x)"]:
    try:
        re.compile(pattern)
        print(ascii(pattern), "is fine")
    except re.error as error:
        print(ascii(pattern), error, error.msg, error.pos, error.lineno, error.colno, ascii(error.pattern))
    except Exception as error:
        print(ascii(pattern), type(error).__name__, error)

# %% error-class
#| title = "re.error made by hand"
for arguments in [("message",), ("message", "pattern"), ("message", "pat\ntern", 5), ("message", b"ab\nc", 4), ("m", "p", None)]:
    error = re.error(*arguments)
    print(error, error.msg, error.pattern, error.pos, error.lineno, error.colno, error.args)
print(re.error.__name__, re.error.__mro__[1:])

# %% future-warnings
#| title = "Sets that warn of a meaning to come"
import warnings
for pattern in ["[[a]", "[a--b]", "[a&&b]", "[a||b]", "[a~~b]", "[a[b]", "[--a]"]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            re.compile(pattern)
        except re.error as error:
            print(error)
    print(pattern, [(type(warning.message).__name__, str(warning.message)) for warning in caught])

# %% long-subjects
#| title = "Long texts"
print(re.match("(?:a|b)*", "ab" * 20000).end(), re.search("b", "a" * 100000 + "b").start(), len(re.findall("a.", "ab" * 10000)), re.match("(a*)*b", "a" * 15), re.sub("a", "", "ab" * 1000) == "b" * 1000, re.match(".*x", "a" * 50000))

# %% bytes-patterns
#| title = "Patterns of bytes"
for pattern in [b"a", b"[\x80-\xff]", rb"\w+", rb"\d", b"(?i)A", rb"\xff", b"(?L)a", b"(?u)a", b"a*"]:
    found(pattern, b"ba1\xff")
for pattern, text in [("a", b"a"), (b"a", "a"), ("a", 1), ("a", None), (b"a", bytearray(b"ba")), (b"a", memoryview(b"ba"))]:
    show(lambda: re.search(pattern, text) and re.search(pattern, text).span())
