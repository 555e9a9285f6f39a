# /// case
# topics = ["syntax-errors.strings"]
# ///

# %% never-ends
text = "abc

# %% never-ends-single
text = 'abc

# %% never-ends-behind-an-escaped-quote
text = "abc\"

# %% never-ends-behind-text
print("a" + 'b)

# %% long-never-ends
text = """abc
def

# %% long-never-ends-in-a-call
print('''abc
def)

# %% long-never-ends-far-down
a = 1
b = 2
text = '''
c = 3

# %% long-ends-with-two-quotes
text = """abc""

# %% three-quotes-in-a-row-open-another
text = "a" """b

# %% prefix-unknown
text = q"abc"

# %% prefix-twice
text = rr"abc"

# %% prefix-unicode-and-bytes
text = ub"abc"

# %% prefix-format-and-bytes
text = fb"abc"

# %% bytes-with-letters-beyond-ascii
data = b"café"

# %% bytes-and-text
data = b"a" "b"

# %% text-and-bytes
data = "a" b"b"

# %% bytes-and-format
data = b"a" f"{b}"

# %% escape-x-truncated
text = "\x4"

# %% escape-x-without-digits
text = "ab\xgh"

# %% escape-u-truncated
text = "\u12"

# %% escape-capital-u-truncated
text = "\U0001"

# %% escape-capital-u-too-large
text = "\U00110000"

# %% escape-name-unknown
text = "\N{NO SUCH NAME}"

# %% escape-name-without-brace
text = "\N"

# %% escape-name-never-closed
text = "\N{BULLET"

# %% escape-name-empty
text = "\N{}"

# %% escape-x-in-bytes
data = b"\x4"

# %% escape-behind-letters-beyond-ascii
text = "éé\x4"

# %% escape-in-the-second-of-two
text = "a" "\x4"

# %% escape-in-a-long-string
text = """
ab\u12
"""

# %% windows-path
path = "C:\Users\name"

# %% name-behind-a-string
text = "a" b

# %% string-behind-a-name
text = b "a"

# %% number-behind-a-string
text = "a" 1

# %% quote-in-a-string
text = "He said "no""

# %% apostrophe-in-a-string
text = 'It's'

# %% field-empty
f"{}"

# %% field-blank
f"{ }"

# %% field-never-closed
f"{a"

# %% field-never-closed-in-a-call
print(f"{a")

# %% field-closed-twice
f"{a}}"

# %% closing-brace-alone
f"}"

# %% field-with-colon-only
f"{:x}"

# %% field-with-exclamation-only
f"{!r}"

# %% field-with-equal-only
f"{=}"

# %% field-conversion-unknown
f"{a!x}"

# %% field-conversion-too-long
f"{a!rr}"

# %% field-conversion-missing
f"{a!}"

# %% field-conversion-missing-before-a-specification
f"{a!:x}"

# %% field-conversion-with-a-blank
f"{a! r}"

# %% field-conversion-is-a-number
f"{a!1}"

# %% field-two-conversions
f"{a!r!s}"

# %% field-with-two-names
f"{a b}"

# %% field-with-a-missing-operand
f"{a +}"

# %% field-with-a-statement
f"{pass}"

# %% field-with-an-assignment
f"{a = b c}"

# %% field-with-a-lambda
f"{lambda x: x}"

# %% field-with-a-lambda-without-parameters
f"{lambda: 1}"

# %% field-with-a-starred
f"{*a}"

# %% field-with-a-double-star
f"{**a}"

# %% field-with-a-comment
f"{a # b}"

# %% field-with-a-backslash
f"{a\b}"

# %% field-with-the-same-quotes
f"{a["b"]}"

# %% field-with-unbalanced-bracket
f"{a[}"

# %% field-with-bracket-that-closes-nothing
f"{a)}"

# %% field-with-mismatched-brackets
f"{(a]}"

# %% field-with-a-semicolon
f"{a;b}"

# %% field-with-not-equal
f"{a!=}"

# %% field-with-a-number-that-runs-into-a-name
f"{1a}"

# %% field-with-a-dollar
f"{$a}"

# %% field-nested-too-deep
f"{a:{b:{c:{d}}}}"

# %% field-in-a-specification-empty
f"{a:{}}"

# %% field-in-a-specification-never-closed
f"{a:{b}"

# %% specification-never-closed
f"{a:>10"

# %% format-never-ends
text = f"abc

# %% format-never-ends-behind-a-field
text = f"abc {a}

# %% long-format-never-ends
text = f"""abc
{a}

# %% error-in-the-second-line-of-a-format
text = f"""
{a b}
"""

# %% error-in-a-later-field
text = f"{a} {b} {c d}"

# %% error-in-a-format-behind-a-string
text = "a" f"{b c}"

# %% field-with-await
f"{await a}"

# %% field-with-yield
f"{yield}"

# %% field-keyword
f"{None!}"

# %% bad-escape-in-a-format
f"{a} \x4"

# %% raw-ends-with-a-backslash
text = r"\"

# %% format-as-statement-target
f"a" = 1

# %% field-with-a-string-that-never-ends
f"{'a}"

# %% field-with-a-long-string-that-never-ends
f"{'''a}"

# %% f-strings-in-each-other
f"{f'{f"{a b}"}'}"

# %% f-string-in-the-field-of-another
f"{f'{a b}'}"

# %% error-behind-a-nested-f-string
f"{f'{a}' b}"

# %% literal-beside-a-bad-f-string
"a" f"{b" "c"
