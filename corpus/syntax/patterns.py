# /// case
# topics = ["syntax-errors.patterns"]
# ///

# %% match-without-colon
match a
    case 1:
        pass

# %% match-without-cases
match a:
    pass

# %% match-with-a-statement
match a:
    b = 1

# %% case-without-colon
match a:
    case 1
        pass

# %% case-with-guard-without-colon
match a:
    case b if c
        pass

# %% case-without-pattern
match a:
    case:
        pass

# %% case-outside
case 1:
    pass

# %% capture-makes-others-unreachable
match a:
    case b:
        pass
    case 1:
        pass

# %% wildcard-makes-others-unreachable
match a:
    case _:
        pass
    case 1:
        pass

# %% capture-in-an-alternative
match a:
    case b | 1:
        pass

# %% wildcard-in-an-alternative
match a:
    case _ | 1:
        pass

# %% alternatives-bind-different-names
match a:
    case [b] | {"c": c}:
        pass

# %% alternatives-one-binds-nothing
match a:
    case 1 | [b]:
        pass

# %% name-twice
match a:
    case [b, b]:
        pass

# %% name-twice-in-as
match a:
    case [b] as b:
        pass

# %% name-twice-in-a-mapping
match a:
    case {"b": b, "c": b}:
        pass

# %% name-twice-as-rest
match a:
    case {"b": b, **b}:
        pass

# %% as-wildcard
match a:
    case 1 as _:
        pass

# %% as-attribute
match a:
    case 1 as b.c:
        pass

# %% as-literal
match a:
    case b as 1:
        pass

# %% as-call
match a:
    case 1 as b():
        pass

# %% two-stars
match a:
    case [*b, *c]:
        pass

# %% star-outside-a-sequence
match a:
    case *b:
        pass

# %% star-of-a-literal
match a:
    case [*1]:
        pass

# %% sum-as-pattern
match a:
    case b + c:
        pass

# %% sum-of-ints
match a:
    case 1 + 2:
        pass

# %% sum-of-imaginaries
match a:
    case 1j + 2j:
        pass

# %% imaginary-first
match a:
    case 1j + 2:
        pass

# %% minus-name
match a:
    case -b:
        pass

# %% plus-number
match a:
    case +1:
        pass

# %% call-with-positional-behind-keyword
match a:
    case C(b=1, 2):
        pass

# %% call-with-keyword-repeated
match a:
    case C(b=1, b=2):
        pass

# %% call-of-a-literal
match a:
    case 1():
        pass

# %% call-with-star
match a:
    case C(*b):
        pass

# %% mapping-rest-not-last
match a:
    case {**b, "c": 1}:
        pass

# %% mapping-rest-wildcard
match a:
    case {**_}:
        pass

# %% mapping-key-is-a-name
match a:
    case {b: 1}:
        pass

# %% mapping-key-is-a-call
match a:
    case {f(): 1}:
        pass

# %% mapping-key-repeated
match a:
    case {"b": 1, "b": 2}:
        pass

# %% mapping-key-repeated-as-one-and-true
match a:
    case {1: b, True: c}:
        pass

# %% mapping-without-value
match a:
    case {"b":}:
        pass

# %% f-string-as-pattern
match a:
    case f"{b}":
        pass

# %% comparison-as-pattern
match a:
    case b < 1:
        pass

# %% lambda-as-pattern
match a:
    case lambda: 1:
        pass

# %% subscript-as-pattern
match a:
    case b[0]:
        pass

# %% list-comprehension-as-pattern
match a:
    case [b for b in c]:
        pass

# %% walrus-as-pattern
match a:
    case (b := 1):
        pass

# %% guard-empty
match a:
    case b if:
        pass

# %% set-as-pattern
match a:
    case {1, 2}:
        pass

# %% debug-captured
match a:
    case __debug__:
        pass

# %% debug-as-keyword
match a:
    case C(__debug__=1):
        pass

# %% keyword-as-capture
match a:
    case class:
        pass

# %% default
match a:
    default:
        pass

# %% case-else
match a:
    case 1:
        pass
    else:
        pass

# %% subject-missing
match:
    case 1:
        pass

# %% subject-starred-alone
match *a:
    case 1:
        pass

# %% sequence-comma-missing
match a:
    case [b c]:
        pass

# %% bytes-and-text
match a:
    case b"a" "b":
        pass

# %% f-string-as-a-key
match a:
    case {f"b": 1}:
        pass

# %% f-string-as-an-element
match a:
    case [1, f"{b}"]:
        pass

# %% two-stars-in-parentheses
match a:
    case (*b, c, *d):
        pass

# %% wildcard-stars
match a:
    case [*_, *_]:
        pass
