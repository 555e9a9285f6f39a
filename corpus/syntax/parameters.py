# /// case
# topics = ["syntax-errors.parameters"]
# ///

# %% without-default-behind-default
def f(a=1, b):
    pass

# %% without-default-behind-default-and-slash
def f(a=1, /, b):
    pass

# %% lambda-without-default-behind-default
f = lambda a=1, b: a

# %% duplicate
def f(a, b, a):
    pass

# %% duplicate-in-a-lambda
f = lambda a, a: a

# %% duplicate-of-variadic
def f(a, *a):
    pass

# %% duplicate-of-keywords
def f(a, **a):
    pass

# %% duplicate-keyword-only
def f(a, *, a):
    pass

# %% duplicate-positional-only
def f(a, /, a):
    pass

# %% slash-first
def f(/, a):
    pass

# %% slash-alone
def f(/):
    pass

# %% slash-twice
def f(a, /, b, /):
    pass

# %% slash-behind-star
def f(a, *, b, /):
    pass

# %% slash-behind-variadic
def f(a, *b, /):
    pass

# %% slash-and-star-without-comma
def f(a, / *, b):
    pass

# %% star-alone
def f(*):
    pass

# %% star-alone-with-comma
def f(a, *,):
    pass

# %% star-before-keywords
def f(*, **a):
    pass

# %% star-twice
def f(*, a, *, b):
    pass

# %% variadic-twice
def f(*a, *b):
    pass

# %% variadic-with-default
def f(*a=1):
    pass

# %% keywords-with-default
def f(**a=1):
    pass

# %% keywords-not-last
def f(**a, b):
    pass

# %% keywords-before-star
def f(**a, *b):
    pass

# %% keywords-twice
def f(**a, **b):
    pass

# %% keywords-before-slash
def f(**a, /):
    pass

# %% default-missing
def f(a=):
    pass

# %% default-missing-before-another
def f(a=, b=1):
    pass

# %% tuple-parameter
def f((a, b)):
    pass

# %% tuple-parameter-among-others
def f(a, (b, c), d):
    pass

# %% parameter-in-parentheses
def f((a)):
    pass

# %% lambda-tuple-parameter
f = lambda (a, b): a

# %% number-as-parameter
def f(1):
    pass

# %% string-as-parameter
def f("a"):
    pass

# %% keyword-as-parameter
def f(a, class):
    pass

# %% expression-as-parameter
def f(a + b):
    pass

# %% attribute-as-parameter
def f(self.a):
    pass

# %% annotation-missing
def f(a:):
    pass

# %% annotation-behind-default
def f(a=1: int):
    pass

# %% comma-missing
def f(a b):
    pass

# %% comma-twice
def f(a,, b):
    pass

# %% comma-first
def f(, a):
    pass

# %% never-closed
def f(a, b:
    pass

# %% semicolon
def f(a; b):
    pass

# %% lambda-star-alone
f = lambda *: 1

# %% lambda-star-before-keywords
f = lambda *, **a: 1

# %% lambda-slash-first
f = lambda /, a: a

# %% lambda-slash-twice
f = lambda a, /, b, /: a

# %% lambda-variadic-with-default
f = lambda *a=1: a

# %% lambda-keywords-with-default
f = lambda **a=1: a

# %% lambda-keywords-not-last
f = lambda **a, b: a

# %% lambda-star-twice
f = lambda *a, *b: a

# %% lambda-default-missing
f = lambda a=: a

# %% lambda-keyword-as-parameter
f = lambda None: 1

# %% lambda-slash-behind-star
f = lambda *a, /: a

# %% lambda-parameters-in-parentheses
f = lambda a, (b): a

# %% starred-annotation-of-a-plain-parameter
def f(a: *b):
    pass

# %% yield-as-annotation-default
def f(a=yield):
    pass
