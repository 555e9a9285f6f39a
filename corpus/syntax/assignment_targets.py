# /// case
# topics = ["syntax-errors.targets"]
# ///

# %% assign-to-int
1 = x

# %% assign-to-string
"name" = value

# %% assign-to-f-string
f"{name}" = value

# %% assign-to-none
None = 0

# %% assign-to-ellipsis
... = 0

# %% assign-to-debug
__debug__ = False

# %% assign-to-call
len(values) = 3

# %% assign-to-method-call
values.pop() = 3

# %% assign-to-sum
a + b = c

# %% assign-to-negation
-a = 1

# %% assign-to-not
not a = 1

# %% assign-to-comparison
a < b = c

# %% assign-to-and
a and b = c

# %% assign-to-conditional
a if b else c = 1

# %% assign-to-lambda
lambda: 1 = 2

# %% assign-to-named-expression
(a := 1) = 2

# %% assign-to-list-comprehension
[x for x in y] = 1

# %% assign-to-set-comprehension
{x for x in y} = 1

# %% assign-to-dict-comprehension
{x: x for x in y} = 1

# %% assign-to-generator
(x for x in y) = 1

# %% assign-to-dict
{"a": 1} = x

# %% assign-to-set
{1, 2} = x

# %% assign-to-await
async def main():
    await f() = 1

# %% assign-to-yield
def generate():
    yield = 1

# %% assign-to-yield-in-parentheses
def generate():
    (yield) = 1

# %% assign-to-yield-from
def generate():
    yield from x = 1

# %% literal-in-a-tuple-target
a, 1, b = values

# %% literal-in-a-list-target
[a, "b"] = values

# %% literal-deep-in-a-target
(a, [b, (c, 0)]) = values

# %% call-in-a-starred-target
first, *rest() = values

# %% second-target-of-a-chain
a = 1 = b

# %% chain-that-ends-in-a-call-target
a = f() = b

# %% starred-alone
*a = values

# %% starred-in-parentheses
(*a) = values

# %% two-starred-targets
*a, *b = values

# %% two-starred-in-a-nested-target
a, [*b, *c] = values

# %% starred-starred
* *a, = values

# %% augmented-tuple
a, b += 1

# %% augmented-list
[a, b] += 1

# %% augmented-call
f() += 1

# %% augmented-literal
1 += a

# %% augmented-none
None += 1

# %% augmented-conditional
(a if b else c) -= 1

# %% augmented-twice
a += b += 1

# %% augmented-starred
*a += 1

# %% annotated-tuple
a, b: int = 1, 2

# %% annotated-tuple-in-parentheses
(a, b): int

# %% annotated-list
[a, b]: list

# %% annotated-call
f(): int = 1

# %% annotated-literal
1: int

# %% annotated-twice
a: int = b: int = 1

# %% walrus-to-attribute
(a.b := 1)

# %% walrus-to-subscript
(a[0] := 1)

# %% walrus-to-tuple
((a, b) := 1)

# %% walrus-to-literal
print(1 := 2)

# %% walrus-without-parentheses
a := 1

# %% walrus-twice
(a := b := 1)

# %% walrus-in-an-assignment
a = b := 1

# %% for-target-literal
for 1 in x:
    pass

# %% for-target-call
for f() in x:
    pass

# %% for-target-sum
for a + b in x:
    pass

# %% for-target-none
for None in x:
    pass

# %% for-target-in-a-tuple
for a, 1 in x:
    pass

# %% comprehension-target-literal
[1 for 1 in x]

# %% comprehension-target-call
{f() for f() in x}

# %% with-target-literal
with a as 1:
    pass

# %% with-target-call
with a as f():
    pass

# %% with-target-in-parentheses
with (a as 1, b as c):
    pass

# %% with-target-sum
with a as b + c:
    pass

# %% delete-literal
del 1

# %% delete-none
del None

# %% delete-call
del f()

# %% delete-sum
del a + b

# %% delete-starred
del *a

# %% delete-starred-in-a-tuple
del a, *b

# %% delete-conditional
del (a if b else c)

# %% delete-comparison
del a == b

# %% delete-in-a-list
del [a, 1]

# %% delete-nothing
del

# %% delete-named-expression
del (a := 1)

# %% delete-debug
del __debug__

# %% delete-dict
del {}

# %% attribute-debug
thing.__debug__ = 1

# %% parameter-debug
def f(__debug__):
    pass

# %% keyword-debug
f(__debug__=1)

# %% import-as-debug
import os as __debug__

# %% class-debug
class __debug__:
    pass

# %% for-debug
for __debug__ in x:
    pass
