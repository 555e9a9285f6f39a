# /// case
# topics = ["identity.interning"]
# section = "2.6"
# seed = "2.6"
# ///

# %% intern-identifier-like
#| title = "Two identifier-like literals"
a = "hello"
b = "hello"
print(a is b)

# %% intern-identifier-separate
#| title = "Identifier-like literals from separate compilations"
#| topics = ["identity.constants"]
ns = {}
for line in ('a = "hello"', 'b = "hello"'):
    exec(compile(line, "<line>", "single"), ns)
print(ns["a"] is ns["b"])

# %% intern-alnum-underscore
#| title = "Only letters, digits and the underscore matter"
# The reference text: alphanumeric and underscore, no spaces.
def twice(lit):
    return eval(lit) is eval(lit)
print(twice("'a_b9'"), twice("'9lives'"), twice("'_'"), twice("'a b'"), twice("'a-b'"), twice("'a.b'"))

# %% intern-leading-digit
#| title = "A literal starting with a digit"
# The reference text: identifier-like literals, meaning alphanumeric ones, are interned.
# The rule is the character set alone: "9lives" is interned though it is no identifier.
s = "9lives"
print(s.isidentifier(), eval("'9lives'") is eval("'9lives'"))

# %% intern-non-ascii
#| title = "A non-ASCII identifier as a literal"
# The reference text: literals that look like valid identifiers are interned.
# Only ASCII name characters count, so a valid identifier with an accent is not interned as a
# literal.
s = "caf\u00e9"
print(s.isidentifier() == (eval("'caf\u00e9'") is eval("'caf\u00e9'")))

# %% runtime-string-not-interned
#| title = "A string built at run time is not interned"
# The reference text: it is literals that are interned automatically.
lit = "hello"
part = "hel"
built = part + "lo"
print(built == lit, built is lit)

# %% space-string-script
#| title = "Two literals with a space in one script"
#| topics = ["identity.constants"]
# True in a script: equal constants of one code object are shared.
a = "hello world"
b = "hello world"
print(a is b)

# %% space-string-separate
#| title = "Two literals with a space, compiled line by line"
#| topics = ["identity.constants"]
ns = {}
for line in ('a = "hello world"', 'b = "hello world"'):
    exec(compile(line, "<line>", "single"), ns)
print(ns["a"] is ns["b"])

# %% sys-intern
#| title = "sys.intern of equal strings"
import sys
a = sys.intern("".join(["hello", " world"]))
b = sys.intern("".join(["hello ", "world"]))
print(a is b)

# %% sys-intern-not-str
#| title = "sys.intern takes only exact str"
# The reference text: interning is for strings.
import sys
class S(str): pass
for bad in (1, S("x")):
    try:
        sys.intern(bad)
    except TypeError as e:
        print(e)

# %% attribute-names-interned
#| title = "Keys of an instance dict are interned"
# The reference text: attribute lookup uses interned names.
import sys
class C: pass
c = C()
setattr(c, "".join(["at", "tribute"]), 1)
print(next(iter(c.__dict__)) is sys.intern("attribute"))

# %% code-names-interned
#| title = "Names in a code object are interned"
# The reference text: obj.method compares the interned name.
import sys
code = compile("obj.method", "<c>", "eval")
print(all(n is sys.intern(n) for n in code.co_names), code.co_names)

# %% single-chars-cached
#| title = "One-character Latin-1 strings are shared too"
#| topics = ["identity.cached-strings"]
# The reference text: references to the same interned string point to one object.
# The two Latin-1 characters are shared, a Greek letter is not.
for text in ("ABC", "\u00e9AB", "\u03b1AB"):
    print(chr(ord(text[0])) is text[0])
