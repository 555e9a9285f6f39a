# /// case
# topics = ["syntax-errors.displays"]
# ///

# %% dict-colon-missing
{"a": 1, "b" 2}

# %% dict-colon-missing-at-the-end
{"a": 1, "b"}

# %% dict-value-missing
{"a": 1, "b":}

# %% dict-value-missing-first
{"a":, "b": 2}

# %% dict-value-missing-in-several-lines
config = {
    "a": 1,
    "b":
}

# %% dict-key-missing
{: 1}

# %% dict-starred-value
{"a": *b}

# %% dict-starred-key
{*a: 1}

# %% dict-unpacking-as-key
{**a: 1}

# %% dict-comma-missing
{"a": 1 "b": 2}

# %% dict-comma-missing-in-several-lines
config = {
    "a": 1
    "b": 2
}

# %% dict-two-commas
{"a": 1,, "b": 2}

# %% dict-assignment
{"a" = 1}

# %% dict-with-walrus-value
{"a": b := 1}

# %% dict-walrus-key
{a := 1: 2}

# %% dict-never-closed
config = {"a": 1,
print(config)

# %% dict-mixed-with-set
{1, 2: 3}

# %% set-mixed-with-dict
{1: 2, 3}

# %% set-comma-missing
{1 2}

# %% set-unpacks-a-mapping
{**a, 1}

# %% list-comma-missing
[1, 2 3]

# %% list-comma-missing-between-calls
[f(1) f(2)]

# %% list-comma-missing-in-several-lines
names = [
    "a",
    "b"
    c,
]

# %% list-double-star
[**a]

# %% list-two-commas
[1,,2]

# %% list-comma-only
[,]

# %% list-never-closed
values = [1, 2
print(values)

# %% list-closed-by-brace
values = [1, 2}

# %% list-of-an-assignment
[a = 1]

# %% tuple-comma-only
(,)

# %% tuple-comma-missing
(1 2)

# %% tuple-of-keywords
(a=1, b=2)

# %% tuple-with-keyword-statement
(1, return)

# %% conditional-without-else-in-a-list
[1 if a, 2]

# %% not-behind-an-operator
1 + not a

# %% not-behind-a-minus
- not a

# %% not-behind-a-comparison
a == not b

# %% not-behind-multiplication
[2 * not a]
