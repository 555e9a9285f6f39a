# /// case
# topics = ["tracebacks.columns"]
# ///

class Value:
    """Has an attribute, an item and a method; every operator raises."""

    def __init__(self):
        self.child = self if isinstance(self, Value) and type(self) is not Value else None
        self.items = {"key": [1, 2]}

    def method(self, *arguments, **keywords):
        return self

    def __add__(self, other):
        raise TypeError("cannot add")

    def __getitem__(self, key):
        raise LookupError(key)

    def __call__(self, *arguments, **keywords):
        raise RuntimeError("called")


value = Value()
number = 1


def fail(*arguments, **keywords):
    raise ValueError("failed")


# %% name
value, missing, number

# %% whole-line
fail()

# %% indented
if number:
    if value:
                fail()

# %% call-in-expression
result = [number, fail(number), number]

# %% call-with-arguments
number + fail(number, value.method(), key=[number])

# %% nested-calls
value.method(value.method(fail(number)))

# %% chained-calls
value.method().method(1).missing().method()

# %% chained-calls-over-lines
result = (
    value
    .method()
    .method(1)
    .missing()
    .method()
)

# %% call-over-lines
result = fail(
    number,
    value,
    key=number,
)

# %% call-over-many-lines
result = fail(
    number,
    number,
    number,
    number,
    number,
    value,
    key=number,
)

# %% argument-over-lines
value.method(
    number,
    fail(
        number
    ),
    number,
)

# %% binary-operator
number + value.child + number

# %% binary-operator-in-parentheses
result = (number) + (value) + (number)

# %% binary-operator-spaced
result = ( number   //   0 )

# %% binary-operator-nested
number * (number + number / (number - 1)) * number

# %% binary-operator-long
number ** number ** "x" ** number

# %% binary-operator-over-lines
result = (
    number
    + number
    + value.child
    + number
)

# %% binary-operator-with-comment
result = (number  # first +
          +  # operator
          None  # second
          )

# %% binary-operator-in-string
"a + b" + number

# %% binary-operator-same-operands
number @ number

# %% power-operator
number ** None

# %% floor-division
number // None

# %% shift
number << None

# %% subscript
value.items["missing"]

# %% subscript-nested
value.items["key"][0][number]

# %% subscript-chain
value.items["key"][9][0]

# %% subscript-over-lines
result = value.items[
    "missing"
]

# %% subscript-in-call
fail(value.items["missing"]["key"])

# %% subscript-of-subscript
value.items[value.items["missing"]]

# %% subscript-slice
value.items["key"][::0]

# %% subscript-spaced
value . items [ "missing" ]

# %% subscript-parenthesised
(value.items)["missing"]

# %% subscript-whole-statement
{}["missing"]

# %% attribute
value.child.missing

# %% attribute-chain
value.child.first.second.third

# %% attribute-over-lines
result = (value
          .child
          .missing)

# %% attribute-spaced
value  .  missing

# %% attribute-assignment
value.child.missing = number

# %% item-assignment
number[0] = 1

# %% attribute-deletion
del value.missing

# %% item-deletion
del value.items["missing"]

# %% in-place-operator
number += None

# %% in-place-item
value.items["key"][0] += "text"

# %% unary-operator
result = number + -None

# %% comparison
number < None

# %% comparison-chain
0 < number < None < 5

# %% membership
number in number

# %% boolean-operator
number and value and missing

# %% condition
if number and missing:
    pass

# %% conditional-expression
result = number if missing else value

# %% list-display
result = [
    number,
    missing,
    number,
]

# %% dict-display
result = {
    "a": number,
    "b": missing,
}

# %% unhashable-key
result = {[]: number}

# %% starred
print(*number)

# %% double-starred
print(**number)

# %% unpacking
first, second = [number]

# %% unpacking-number
first, second = number

# %% unpacking-nested
first, (second, third) = number, [value]

# %% for-loop
for item in number:
    pass

# %% for-loop-call
for item in fail(number):
    pass

# %% for-loop-unpacking
for first, second in [number]:
    pass

# %% for-loop-over-lines
for item in (
    number
):
    pass

# %% while-loop
while fail():
    pass

# %% with-statement
with number:
    pass

# %% with-second-item
with open("missing.txt") as file, number as other:
    pass

# %% with-parenthesised
with (
    open(__file__) as file,
    open("missing.txt") as other,
):
    pass

# %% with-exit
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        raise OSError("left")

with Manager() as manager:
    print("inside")

# %% with-exit-after-exception
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        raise OSError("left")

with Manager() as manager, Manager():
    fail()

# %% raise-statement
raise ValueError("a text")

# %% raise-over-lines
raise ValueError(
    "a text",
    number,
)

# %% raise-class
raise ValueError

# %% raise-in-condition
if number: raise ValueError("on one line")

# %% raise-after-semicolon
number = 2; raise ValueError("second"); number = 3

# %% assert
assert number == 2

# %% assert-message
assert not number, "a message"

# %% assert-over-lines
assert (
    number
    == 2
), "a message"

# %% assert-call
assert fail(number) and number

# %% return
def function():
    return number + None

function()

# %% yield
def generator():
    yield number
    yield number + None

list(generator())

# %% yield-from
def generator():
    yield from number

list(generator())

# %% lambda
(lambda first, second: first + second)(number, None)

# %% lambda-default
function = lambda first=missing: first

# %% default
def function(first, second=fail(number)):
    pass

# %% keyword-default
def function(*, first=number, second=fail(number)):
    pass

# %% annotation
def function(first: missing):
    pass

# %% decorator
@fail
def function():
    pass

# %% decorator-second
@staticmethod
@fail
def function():
    pass

# %% decorator-call
@fail(number)
class Class:
    pass

# %% decorator-of-class
@fail
class Class(Value):
    """A class."""

# %% class-statement
class Class(number):
    pass

# %% class-statement-keywords
class Class(Value, key=number):
    pass

# %% class-over-lines
class Class(
    Value,
    key=number,
):
    attribute = number

# %% class-body
class Class:
    attribute = number
    other = missing

# %% class-in-function
def function():
    class Class:
        other = missing

function()

# %% method
class Class:
    def method(self):
        return self.missing

Class().method()

# %% static-method
class Class:
    @staticmethod
    def method(argument):
        return argument.missing

Class.method(number)

# %% property
class Class:
    @property
    def attribute(self):
        return number / 0

Class().attribute

# %% list-comprehension
result = [item.missing for item in (number, value)]

# %% list-comprehension-iterable
result = [item for item in number]

# %% list-comprehension-condition
result = [item for item in (number, value) if item.missing]

# %% list-comprehension-second-iterable
result = [(item, other) for item in (number, value) for other in item]

# %% list-comprehension-over-lines
result = [
    item.missing
    for item in (number, value)
    if item
]

# %% dict-comprehension
result = {item: item.missing for item in (number, value)}

# %% set-comprehension
result = {[item] for item in (number, value)}

# %% generator-expression
result = list(item.missing for item in (number, value))

# %% generator-expression-iterable
result = (item for item in number)

# %% nested-comprehension
result = [[other / 0 for other in range(item)] for item in (1, 2)]

# %% comprehension-in-function
def function(items):
    return [item + None for item in items]

function([number])

# %% comprehension-in-class
class Class:
    attribute = [item + None for item in (1, 2)]

# %% f-string
f"text {number} and {missing} and {number}"

# %% f-string-format
f"text {number:bad}"

# %% f-string-expression
f"text {number + None} more"

# %% f-string-over-lines
f"""
first {number}
second {number.missing} end
third
"""

# %% f-string-implicit
result = ("first"
          f"second {number}"
          f"third {missing}")

# %% f-string-nested
f"{f'{missing}'}"

# %% f-string-in-call
print(f"{number:>{value.missing}}")

# %% f-string-call
f"{fail(number)!r:>10}"

# %% import
import missing_module

# %% import-from
from sys import path, missing_name

# %% import-over-lines
from sys import (
    path,
    missing_name,
)

# %% match-subject
match number.missing:
    case 1:
        pass

# %% match-pattern
match number:
    case number.missing:
        pass

# %% match-class
match number:
    case int(1, 2):
        pass

# %% match-guard
match number:
    case 2:
        pass
    case other if other.missing:
        pass

# %% match-body
match number:
    case 1:
        fail()

# %% walrus
if (result := number + None):
    pass

# %% await
async def function():
    return await number

function().send(None)

# %% async-for
async def function():
    async for item in number:
        pass

function().send(None)

# %% async-with
async def function():
    async with number:
        pass

function().send(None)

# %% exec
exec("number + None")

# %% exec-function
exec("def function():\n    return missing\n\nfunction()")

# %% eval
eval("number + missing")

# %% native-callback
sorted([3, 2, 1], key=lambda item: item.missing)

# %% native-map
list(map(fail, [1, 2]))

# %% special-method
class Class:
    def __len__(self):
        return fail(self)

len(Class())

# %% init
class Class:
    def __init__(self, first):
        self.first = first.missing

Class(number)

# %% set-name
class Descriptor:
    def __set_name__(self, owner, name):
        raise ValueError(name)

class Class:
    attribute = Descriptor()

# %% wide-characters
"日本語" + missing + "é"

# %% wide-characters-before
日本 = "日本"; 日本 + number

# %% wide-emoji
result = ["😀", "👍🏽", number + None]

# %% combining-characters
é = fail("é") + number

# %% tabs
if number:
	if value:
		fail(	number	)

# %% form-feed

fail()

# %% backslash
result = number + \
    number + \
    None

# %% backslash-call
result = fail \
    (number)

# %% long-line
result = number + number + number + number + number + number + number + number + number + number + number + number + None + number

# %% trailing-comment
fail(number)  # fails always

# %% one-line-function
def function(): return missing
function()

# %% one-line-loop
for item in (1, 2): item.missing

# %% try-finally
try:
    fail()
finally:
    print("finally")

# %% try-else
try:
    pass
except ValueError:
    pass
else:
    fail()

# %% except-expression
try:
    fail()
except missing:
    pass

# %% except-wrong-type
try:
    fail()
except number:
    pass

# %% global-in-function
def function():
    global absent
    return absent

function()

# %% unbound-local
def function():
    number += 1

function()

# %% free-variable
def function():
    def inner():
        return free
    inner()
    free = 1

function()

# %% super
class Class(Value):
    def method(self):
        return super().missing()

Class().method()

# %% super-over-lines
class Class(Value):
    def method(self):
        return super(
        ).missing(
            number,
        )

Class().method()

# %% nested-functions
def outer():
    def middle():
        def inner():
            fail()
        inner()
    middle()

outer()

# %% return-over-lines
def function(first):
    return (
        first +
        None
    )

function(
    number
)

# %% multi-line-string
fail("""
text
""", number)

# %% multi-line-string-operand
"""
text
""" + number

# %% marks-covering-everything
fail(number,
     number)

# %% dict-call-over-lines
value.method({
    "first": number,
    "second": number + None,
})

# %% nested-multi-line
value.method([
    value.method(
        number,
        fail(
            number)),
])
