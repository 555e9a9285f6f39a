# /// case
# topics = ["syntax-errors.displays"]
# ///

# %% two-elements-in-a-list
[a, b for a, b in c]

# %% two-elements-in-a-set
{a, b for a, b in c}

# %% element-and-comma
[a, for a in b]

# %% starred-element
[*a for a in b]

# %% starred-element-in-a-set
{*a for a in b}

# %% starred-element-in-a-generator
print(*a for a in b)

# %% unpacked-mapping
{**a for a in b}

# %% dict-without-value
{a: for a in b}

# %% dict-with-starred-value
{a: *b for a in b}

# %% no-in
[a for a b]

# %% no-iterable
[a for a in]

# %% no-target
[a for in b]

# %% no-for
[a if a]

# %% condition-first
[a if b for c in d]

# %% condition-without-expression
[a for a in b if]

# %% else-at-the-end
[a for a in b if c else d]

# %% statement-inside
[pass for a in b]

# %% assignment-inside
[a = 1 for b in c]

# %% yield-in-a-list
def f():
    [(yield 1) for a in b]

# %% yield-in-a-set
def f():
    {(yield 1) for a in b}

# %% yield-in-a-dict
def f():
    {(yield 1): 2 for a in b}

# %% yield-in-a-generator
def f():
    ((yield 1) for a in b)

# %% yield-from-in-a-list
def f():
    [(yield from c) for a in b]

# %% walrus-rebinds-the-variable
[a := 1 for a in b]

# %% walrus-rebinds-a-tuple-variable
[(b := 1) for a, b in c]

# %% walrus-in-the-iterable
[a for a in (b := c)]

# %% walrus-in-the-inner-iterable
[a for a in b for c in (d := e)]

# %% walrus-in-a-class-body
class C:
    [(b := a) for a in c]

# %% inner-loop-rebinds-a-walrus
[(a := 1) for b in c for a in d]

# %% async-outside-a-function
[a async for a in b]

# %% async-in-a-plain-function
def f():
    return [a async for a in b]

# %% await-in-a-plain-function
def f():
    return [await a for a in b]

# %% async-without-for
[a async in b]

# %% never-closed
values = [a for a in b
print(values)

# %% closed-by-parenthesis
[a for a in b)

# %% lambda-as-iterable
[a for a in lambda: b]

# %% conditional-iterable
[a for a in b if c else d if e]

# %% starred-iterable
[a for a in *b]

# %% generator-without-parentheses
a = b for b in c

# %% generator-returned
def f():
    return a for a in b

# %% missing-comma
[a, b c for a in d]

# %% two-for
[a for for a in b]

# %% target-is-a-literal
{a: 1 for 1 in b}

# %% comprehension-of-keywords
[a for a in b in c for]

# %% condition-binds-what-a-later-loop-iterates
[a for a in b if (c := 0) for c in d]

# %% condition-binds-what-a-later-loop-iterates-in-a-tuple
[a for a in b if (c := 0) for c, d in e]
