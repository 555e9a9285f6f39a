# /// case
# topics = ["syntax-errors.tokenizer"]
# ///

# %% parenthesis-never-closed
a = (1 + 2

# %% bracket-never-closed
a = [1, 2

# %% brace-never-closed
a = {1, 2

# %% two-never-closed
a = (1, [2, 3

# %% never-closed-before-a-def
a = (1,

def f():
    pass

# %% never-closed-before-a-keyword
total = (1 +
if total:
    pass

# %% never-closed-in-the-first-line
def f(a, b:
    return a

# %% closes-nothing
a = 1)

# %% bracket-closes-nothing
a = 1]

# %% brace-closes-nothing
a = 1}

# %% closes-another
a = (1]

# %% closes-another-in-another-line
a = (1,
     2,
     3]

# %% closes-another-deep
a = [(1, 2], 3)

# %% closes-brace-with-bracket
a = {1: [2}

# %% closed-too-often
a = ((1))) + 2

# %% empty-parentheses-assigned
() = 1 +

# %% operator-without-operand
a = (1 + )

# %% operator-doubled
a = (1 + * 2)

# %% operators-only
a = + - 

# %% parenthesis-in-a-comment
a = (1 # )

# %% bracket-in-a-string
a = [")"

# %% error-before-a-bracket-that-is-never-closed
a = 1 2
b = (3

# %% error-behind-a-bracket-that-is-never-closed
b = (3
a = 1 2

# %% line-continuation-with-text
a = 1 + \ 2

# %% line-continuation-with-a-comment
a = 1 + \ # more
    2

# %% line-continuation-at-the-end
a = 1 + \

# %% character-without-meaning
a = 1 $ 2

# %% question-mark
a = b ? c : d

# %% backquotes
a = `b`

# %% exclamation-mark
a = !b

# %% typographic-quotes
a = “text”

# %% typographic-dash
a = 3 – 2

# %% letter-like-symbol
a№ = 1

# %% emoji
a = 😀

# %% non-breaking-space
a = 1

# %% zero-width-space
a = ​1

# %% control-character
a = 1 

# %% arrow
a => b

# %% diamond
if a <> b:
    pass

# %% increment
a++

# %% decrement-in-front
x = --a b

# %% and-and
if a && b:
    pass

# %% or-or
if a || b:
    pass

# %% semicolon-first
; a = 1

# %% semicolon-twice
a = 1;; b = 2

# %% colon-alone
:

# %% comma-alone
,

# %% dot-first
.a = 1

# %% two-dots
a..b

# %% at-sign-alone
@
