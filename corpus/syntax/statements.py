# /// case
# topics = ["syntax-errors.statements"]
# ///

# %% if-without-colon
if a
    b = 1

# %% if-without-condition
if:
    pass

# %% if-assignment
if a = 1:
    pass

# %% if-assignment-to-attribute
if a.b = 1:
    pass

# %% if-assignment-to-literal
if 1 = a:
    pass

# %% if-assignment-in-a-condition
if a == 1 and b = 2:
    pass

# %% if-with-then
if a then:
    pass

# %% elif-without-colon
if a:
    pass
elif b
    pass

# %% elif-without-if
elif a:
    pass

# %% else-without-colon
if a:
    pass
else
    pass

# %% else-without-if
else:
    pass

# %% else-if
if a:
    pass
else if b:
    pass

# %% else-with-a-condition
if a:
    pass
else b:
    pass

# %% while-without-colon
while a
    pass

# %% while-assignment
while a = f():
    pass

# %% while-without-condition
while:
    pass

# %% for-without-colon
for a in b
    pass

# %% for-without-in
for a b:
    pass

# %% for-without-iterable
for a in:
    pass

# %% for-without-target
for in b:
    pass

# %% for-of
for a of b:
    pass

# %% for-like-c
for (i = 0; i < 10; i++):
    pass

# %% for-with-a-keyword-as-target
for class in b:
    pass

# %% with-without-colon
with a as b
    pass

# %% with-parentheses-without-colon
with (a as b)
    pass

# %% with-without-item
with:
    pass

# %% with-as-without-target
with a as:
    pass

# %% with-two-as
with a as b as c:
    pass

# %% with-trailing-comma
with a, b,:
    pass

# %% class-without-colon
class C
    pass

# %% class-with-bases-without-colon
class C(A, B)
    pass

# %% class-without-name
class:
    pass

# %% class-with-a-keyword-as-name
class def:
    pass

# %% class-with-a-number-as-name
class 1C:
    pass

# %% class-with-a-dotted-name
class a.B:
    pass

# %% def-without-colon
def f()
    pass

# %% def-without-parentheses
def f:
    pass

# %% def-without-name
def ():
    pass

# %% def-with-a-keyword-as-name
def class():
    pass

# %% def-with-a-dotted-name
def a.b():
    pass

# %% def-with-empty-annotation
def f() -> :
    pass

# %% def-with-two-arrows
def f() -> int -> str:
    pass

# %% def-with-arrow-only
def f() ->
    pass

# %% lambda-without-colon
f = lambda x

# %% lambda-without-body
f = lambda x:

# %% lambda-with-a-statement
f = lambda: return 1

# %% lambda-with-an-assignment
f = lambda x: x = 1

# %% lambda-with-an-annotation
f = lambda x: int: x

# %% return-outside
return 1

# %% return-in-a-class
class C:
    return 1

# %% return-with-a-statement
def f():
    return pass

# %% yield-outside
yield 1

# %% yield-in-a-class
class C:
    yield 1

# %% yield-from-outside
yield from a

# %% yield-from-nothing
def f():
    yield from

# %% yield-without-parentheses
def f():
    a = 1 + yield 2

# %% break-outside
break

# %% break-in-a-function-in-a-loop
for a in b:
    def f():
        break

# %% break-in-a-class-in-a-loop
while a:
    class C:
        break

# %% break-in-the-else-of-a-loop
for a in b:
    pass
else:
    break

# %% break-in-an-if
if a:
    break

# %% continue-outside
continue

# %% continue-in-a-function
def f():
    continue

# %% pass-with-a-value
pass 1

# %% break-with-a-label
for a in b:
    break outer

# %% assert-without-condition
assert

# %% assert-with-a-comma
assert a,

# %% assert-assignment
assert a = 1

# %% raise-with-a-comma
raise ValueError, "text"

# %% raise-from-nothing
raise ValueError from

# %% raise-from-alone
raise from a

# %% del-with-a-trailing-statement
del a b

# %% global-with-an-expression
def f():
    global a.b

# %% global-without-name
def f():
    global

# %% global-with-a-value
def f():
    global a = 1

# %% nonlocal-without-name
def f():
    nonlocal

# %% two-statements-in-a-line
a = 1 b = 2

# %% two-expressions-in-a-line
a b

# %% three-names
a is b c

# %% keyword-as-name
lambda = 1

# %% keyword-as-name-in-an-expression
a = class + 1

# %% none-as-attribute
a.None = 1

# %% keyword-as-attribute
a.class

# %% true-as-parameter
def f(True):
    pass

# %% misspelt-keyword
fro a in b:
    pass

# %% misspelt-def
deff f():
    pass

# %% misspelt-import
imprt os

# %% misspelt-class
clas C:
    pass

# %% wrong-case
While True:
    pass

# %% operator-missing
a = b c

# %% conditional-with-a-statement
a = 1 if b else pass

# %% conditional-statement-first
pass if a else b

# %% conditional-without-value
a = 1 if b else

# %% comparison-chain-broken
a < > b

# %% assignment-to-operator
a =+= 1

# %% equals-greater
a => 1

# %% not-without-operand
a = not

# %% not-between
a not b

# %% is-not-in
a is not in b

# %% in-twice
a in in b

# %% and-without-operand
a and

# %% switch
switch a:
    case 1:
        pass

# %% do-while
do:
    pass
while a

# %% c-comment
// comment

# %% c-block-comment
/* comment */

# %% c-braces
def f() {
    return 1
}

# %% unexpected-end
if a and

# %% end-behind-a-decorator
@decorate

# %% decorator-before-a-statement
@decorate
a = 1

# %% decorator-without-an-end
@decorate def f():
    pass

# %% decorator-with-a-statement
@pass
def f():
    pass

# %% decorator-assigned
@a = b
def f():
    pass
