# /// case
# topics = ["syntax-errors.calls"]
# ///

# %% positional-behind-keyword
f(a=1, b)

# %% positional-behind-unpacked-mapping
f(**a, b)

# %% iterable-behind-unpacked-mapping
f(**a, *b)

# %% keyword-repeated
f(a=1, b=2, a=3)

# %% keyword-is-true
f(True=1)

# %% keyword-is-none
f(None=1)

# %% keyword-is-an-expression
f(a.b=1)

# %% keyword-is-a-sum
f(a + b=1)

# %% keyword-is-a-literal
f(1=2)

# %% keyword-is-a-call
f(g()=2)

# %% keyword-without-value
f(a=)

# %% keyword-without-value-in-front
f(a=, b)

# %% keyword-with-generator
f(a=x for x in y)

# %% generator-with-another-argument
f(x for x in y, 1)

# %% generator-behind-another-argument
f(1, x for x in y)

# %% generator-behind-two-arguments
f(1, 2, x for x in y)

# %% generator-with-a-comma
f(x for x in y, )

# %% two-generators
f(x for x in y, a for a in b)

# %% generator-with-a-condition-and-more
f(x for x in y if x, 1)

# %% unpacking-assigned
f(*a=b)

# %% mapping-unpacking-assigned
f(**a=b)

# %% star-without-anything
f(*)

# %% star-star-without-anything
f(**)

# %% star-star-behind-a-star
f(***a)

# %% missing-comma
f(a b)

# %% missing-comma-between-strings-and-names
f("a" b)

# %% missing-comma-in-the-second-line
f(a,
  b c)

# %% missing-comma-before-a-call
print(len(a) len(b))

# %% comma-alone
f(,)

# %% comma-twice
f(a,, b)

# %% comma-first
f(, a)

# %% call-never-closed
f(a, b

# %% call-closed-by-another-bracket
f(a, b]

# %% call-closed-twice
f(a))

# %% call-never-closed-before-a-statement
x = f(a,
y = 2

# %% print-statement
print "text"

# %% print-statement-with-several
print "text", 1, 2

# %% print-statement-of-a-name
print name

# %% exec-statement
exec "code"

# %% print-in-an-expression
x = print 1

# %% class-with-generator-argument
class C(x for x in y):
    pass

# %% class-with-positional-behind-keyword
class C(metaclass=M, Base):
    pass

# %% class-keyword-repeated
class C(a=1, a=2):
    pass

# %% decorator-of-a-missing-comma
@decorate(a b)
def f():
    pass

# %% lambda-as-keyword-name
f(lambda x: x=1)

# %% conditional-without-else
f(a if b)

# %% named-expression-as-keyword-value
f(a=b := 1)

# %% subscript-missing-comma
a[1 2]

# %% subscript-with-assignment
a[b=1]

# %% subscript-empty
a[]

# %% subscript-with-four-parts
a[1:2:3:4]

# %% subscript-with-keyword-unpacking
a[**b]

# %% starred-outside
print(*a, *)

# %% starred-expression-alone
*a

# %% starred-in-parentheses-alone
print((*a))

# %% double-starred-in-parentheses
print((**a))

# %% starred-returned
def f():
    return *a

# %% starred-conditional
f(*a if b)
