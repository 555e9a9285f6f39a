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


class Text(str):
    """A subclass of str."""


# %% findall
#| title = "re.findall"
for pattern, text in [("a", "banana"), ("(a)", "banana"), ("(a)(n)?", "banana"), ("", "abc"), ("a*", "baac"), ("x", "abc"), ("(?:an)+", "banana"), ("(x)|a", "ba"), (r"\b", "a b"), ("", ""), ("(?=(a.))", "abac"), (b"a", b"banana")]:
    show(re.findall, pattern, text)
show(re.compile("a").findall, "banana", 2)
show(re.compile("a").findall, "banana", 2, 5)
show(re.compile("a").findall, "banana", -5, 100)
show(re.compile("a").findall)
show(re.compile("a").findall, string="aa", pos=1, endpos=2)

# %% finditer
#| title = "re.finditer"
for pattern, text in [("a", "banana"), ("", "ab"), ("a*", "baac"), ("a*?", "aa"), ("$", "a\n")]:
    print([match.span() for match in re.finditer(pattern, text)])
iterator = re.finditer("a", "aa")
print(type(iterator).__name__, next(iterator).span(), next(iterator).span())
show(next, iterator)

# %% split
#| title = "re.split"
for pattern, text in [(",", "a,b,,c"), ("(,)", "a,b"), ("(,)|(;)", "a,b;c"), ("", "abc"), ("x*", "axbc"), (r"\b", "a b"), (",", ""), ("(a)?", "bab"), (r"\s*", " a b "), (b",", b"a,b")]:
    show(re.split, pattern, text)
    show(re.split, pattern, text, maxsplit=1)
for limit in [0, 1, -1, 5, True]:
    show(re.compile(",").split, "a,b,c", limit)
show(re.compile(",").split, "a,b", "1")
show(re.compile(",").split, "a,b", maxsplit=1)
show(re.compile(",").split)

# %% sub
#| title = "re.sub with a text"
for pattern, replacement, text in [("a", "x", "banana"), ("a", "", "banana"), ("", "-", "abc"), ("a*", "x", "baac"), ("(a)(n)", r"\2\1", "banana"), ("(?P<v>a)", r"<\g<v>>", "banana"), ("a", r"\g<0>\g<0>", "ba"), ("(a)|b", r"[\1]", "ab"), ("a", r"\n\t\\", "ba"), ("a", "\\\\", "ba"), ("x", "y", "abc"), ("a", r"\0", "a"), ("(a)", r"\1\01\001", "a"), ("(a)", r"\g<1>0", "a"), (b"a", b"x", b"ba"), ("^", "> ", "a\nb")]:
    show(re.sub, pattern, replacement, text)
    show(re.subn, pattern, replacement, text)
for count in [0, 1, 2, -1, 100]:
    show(re.compile("a").sub, "x", "banana", count)
    show(re.compile("a").subn, "x", "banana", count=count)

# %% sub-function
#| title = "re.sub with a function"
show(re.sub, "a", lambda match: match.group().upper(), "banana")
show(re.sub, "a(n)?", lambda match: str(match.groups()), "banana")
show(re.sub, "", lambda match: f"<{match.start()}>", "ab")
show(re.sub, "a", lambda match: None, "banana")
show(re.sub, "a", lambda match: 1, "banana")
show(re.sub, "a", lambda match: b"x", "banana")
show(re.sub, "a", lambda match: 1 / 0, "banana")
show(re.sub, "a", lambda: "x", "banana")
show(re.sub, "a", str, "ba")
show(re.sub, "a", Text("x"), "ba")

# %% sub-template-errors
#| title = "Replacements that are wrong"
for replacement in ["\\", r"\q", r"\2", r"\g", r"\g<", r"\g<x", r"\g<x>", r"\g<2>", r"\g<>", r"\g<-1>", r"\g<1a>", r"\g<\xe9>", r"\99", r"\400", r"\x41", r"\g<01>", r"\g< 1>", 1, None, b"x", r"\8"]:
    try:
        print(ascii(re.sub("(a)", replacement, "ba")))
    except re.error as error:
        print(ascii(replacement), "error", error, error.pos)
    except Exception as error:
        print(ascii(replacement), type(error).__name__, error)

# %% sub-empty-matches
#| title = "Empty matches beside others"
for pattern in ["x*", "x*?", "(x*)", "b*|c", r"\b|x", "$|b"]:
    print(pattern, re.sub(pattern, "-", "abxd"), re.split(pattern, "abxd"), re.findall(pattern, "abxd"), [match.span() for match in re.finditer(pattern, "abxd")])

# %% escape
#| title = "re.escape"
print(re.escape("".join(map(chr, range(128)))))
print(re.escape(bytes(range(128, 140)) + b"a.b"), re.escape("\u0151.\n"), re.escape(""))
for argument in [1, None, ["a"]]:
    show(re.escape, argument)

# %% match-object
#| title = "What a match says"
match = re.compile(r"(?P<first>a)(b)?(?P<last>c)").search("xxacyy", 1, 5)
print(match, match.re.pattern, match.string, match.pos, match.endpos, match.lastindex, match.lastgroup, match.regs, match.span(), match.start(), match.end())
for group in [0, 1, 2, 3, 4, -1, "first", "last", "none", True, None, 1.5, b"first", 10**30]:
    for name in ["group", "start", "end", "span", "__getitem__"]:
        show(getattr(match, name), group)
show(match.group)
show(match.group, 1, 2, "last")
show(match.group, 1, 9)
show(match.group, 0, 0)

# %% match-groups
#| title = "groups and groupdict"
match = re.match("(?P<x>a)|(?P<y>b)", "b")
for arguments in [(), (None,), ("default",), (1,), (1, 2)]:
    show(match.groups, *arguments)
    show(match.groupdict, *arguments)
show(match.groups, default=0)
show(re.match("a", "a").groups)
show(re.match("a", "a").groupdict)
print(match.lastindex, match.lastgroup, re.match("a", "a").lastindex, re.match("((a)(b))", "ab").lastindex, re.match("(a)(b)?", "a").lastindex)

# %% match-expand
#| title = "expand"
match = re.match("(?P<x>a)(b)?", "a")
for template in [r"\1", r"\g<x>", r"[\2]", r"\n", "plain", "", r"\3", r"\g<y>", 1, b"x"]:
    show(match.expand, template)
show(match.expand)

# %% match-truth
#| title = "Matches are true, copied to themselves and not ordered"
import copy
match = re.match("", "")
print(bool(match), copy.copy(match) is match, copy.deepcopy(match) is match, match == match, match == re.match("", ""))
show(lambda: match < match)
show(lambda: len(match))
show(lambda: list(match))
show(type(match))
print(type(match), re.Match, re.Match[str])

# %% match-repr
#| title = "repr of matches and patterns"
print(re.match("a.*", "a" * 100), re.match("\u0151", "\u0151"), re.match(b"a", b"ab"), re.match("a\n", "a\n"))
for pattern, flags in [("a", 0), ("a", re.I), ("a", re.I | re.M | re.X), (b"a", 0), (b"a", re.I), ("a" * 300, 0), ("'", 0), ("\u0151", re.A)]:
    print(ascii(re.compile(pattern, flags)))

# %% pattern-object
#| title = "What a pattern says"
pattern = re.compile("(?P<x>a)(b)(?P<y>c)", re.I)
print(pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex), type(pattern.groupindex).__name__)
print(pattern == re.compile("(?P<x>a)(b)(?P<y>c)", re.I), pattern == re.compile("a"), hash(pattern) == hash(re.compile("(?P<x>a)(b)(?P<y>c)", re.I)), re.compile(pattern) is pattern, re.compile("a") == re.compile(b"a"))
show(setattr, pattern, "flags", 1)
show(re.compile, pattern, re.I)
show(type(pattern))
print([name for name in dir(pattern) if not name.startswith("_")], [name for name in dir(re.match("", "")) if not name.startswith("_")])

# %% positions
#| title = "Where matching begins and ends"
pattern = re.compile("^a|b$")
for position in [(), (0,), (1,), (3,), (-1,), (100,), (0, 0), (0, 2), (1, 2), (2, 1), (0, -1), (True, 10)]:
    print(position, [match and match.span() for match in (pattern.search("aab", *position), pattern.match("aab", *position), pattern.fullmatch("aab", *position))])
for arguments in [(), (1,), ("a", "0"), ("a", 0, 1.5), ("a", None), ("a", 0, 1, 2)]:
    show(pattern.search, *arguments)
    show(pattern.match, *arguments)
show(pattern.search, string="a", pos=0, endpos=1)
show(pattern.search, text="a")

# %% compile-arguments
#| title = "re.compile: arguments that do not fit"
for arguments in [(), (1,), (None,), (["a"],), ("a", "i"), ("a", None), ("a", 1.5), ("a", re.L), (b"a", re.U), ("a", re.A | re.U), ("a", 0, 1), ("a", 2**40), ({},)]:
    show(re.compile, *arguments)

# %% function-arguments
#| title = "The functions of the module: arguments that do not fit"
for name in ["match", "search", "fullmatch", "findall", "finditer", "split", "sub", "subn"]:
    for arguments in [(), ("a",), ("a", 1), (1, "a"), ("a", "a", "a", "a", "a", "a")]:
        show(getattr(re, name), *arguments)

# %% scanner
#| title = "Scanners"
scanner = re.compile("a|(b)").scanner("ab-a")
print([match and match.span() for match in (scanner.search(), scanner.match(), scanner.match(), scanner.search(), scanner.search())], scanner.pattern.pattern)
lexer = re.Scanner([(r"[0-9]+", lambda scanner, token: int(token)), (r"[a-z]+", lambda scanner, token: token), (r"\s+", None), ("!", "bang")])
print(lexer.scan("12 abc ! 5 ?x"))

# %% cache
#| title = "Compiled patterns are kept"
print(re.compile("kept") is re.compile("kept"), re.compile("kept", re.I) is re.compile("kept"), re.purge())
first = re.compile("kept")
re.purge()
print(first is re.compile("kept"), first == re.compile("kept"))

# %% subclass-subjects
#| title = "Subclasses of str as subjects"
print([type(part).__name__ for part in (re.match("a", Text("abc")).group(), re.sub("x", "y", Text("abc")), re.sub("a", "y", Text("abc")), *re.split("b", Text("abc")), *re.findall("a", Text("a")))], type(re.match("a", Text("abc")).string).__name__)
text = "abc" * 10
print(re.sub("x", "y", text) is text, re.match(".*", text).group() is text, re.split("x", text)[0] is text)
