# /// case
# topics = ["syntax-errors.type-parameters"]
# ///

# %% empty-on-a-function
def f[]():
    pass

# %% empty-on-a-class
class C[]:
    pass

# %% empty-on-an-alias
type A[] = int

# %% duplicate
def f[T, T]():
    pass

# %% duplicate-on-a-class
class C[T, *T]:
    pass

# %% duplicate-on-an-alias
type A[T, **T] = int

# %% bound-of-a-tuple
def f[*Ts: int]():
    pass

# %% constraints-of-a-tuple
def f[*Ts: (int, str)]():
    pass

# %% bound-of-a-specification
class C[**P: int]:
    pass

# %% constraints-of-a-specification
class C[**P: (int, str)]:
    pass

# %% bound-missing
def f[T:]():
    pass

# %% without-default-behind-default
def f[T = int, U]():
    pass

# %% default-missing
def f[T =]():
    pass

# %% yield-in-a-bound
def f[T: (yield)]():
    pass

# %% yield-in-a-constraint
def f[T: (int, (yield))]():
    pass

# %% await-in-a-bound
async def f[T: (await a)]():
    pass

# %% walrus-in-a-bound
def f[T: (a := int)]():
    pass

# %% yield-in-a-default
def f[T = (yield)]():
    pass

# %% yield-in-an-alias
def f():
    type A = (yield)

# %% await-in-an-alias
async def f():
    type A = await a

# %% walrus-in-an-alias
type A = (a := int)

# %% yield-in-a-base
def f():
    class C[T]((yield)):
        pass

# %% walrus-in-a-base
class C[T](a := object):
    pass

# %% yield-in-a-generic-annotation
def f():
    def g[T](a: (yield)):
        pass

# %% walrus-in-a-generic-annotation
def f[T](a: (b := int)):
    pass

# %% walrus-in-a-default-of-a-generic
def f[T](a=(b := [c for c in d])) -> (e := int):
    pass

# %% nonlocal-of-a-type-parameter
def f[T]():
    nonlocal T

# %% nonlocal-of-a-class-type-parameter
class C[T]:
    nonlocal T

# %% alias-without-value
type A =

# %% alias-without-equal
type A

# %% alias-of-a-literal
type 1 = int

# %% alias-of-an-attribute
type a.b = int

# %% alias-of-a-keyword
type None = int

# %% alias-with-annotation
type A: int = str

# %% type-as-statement-with-two-names
type A B = int

# %% expression-as-parameter
def f[1]():
    pass

# %% attribute-as-parameter
def f[a.b]():
    pass

# %% never-closed
def f[T():
    pass

# %% debug-as-parameter
def f[__debug__]():
    pass

# %% comprehension-in-a-class-scope
class C[T]:
    a = 1
    def f[U](self, b: [a for c in [1]]):
        pass

# %% lambda-in-an-alias-in-a-class
class C:
    type A = lambda: C

# %% star-in-a-default
def f[T = *a]():
    pass

# %% star-in-a-tuple-default
def f[*Ts = *a, b]():
    pass

# %% generic-lambda
f = lambda[T] a: a

# %% yield-in-a-tuple-default
def f[*Ts = (yield)]():
    pass

# %% yield-in-a-specification-default
def f[**P = [(yield)]]():
    pass

# %% await-in-a-default
async def f[T = await a]():
    pass

# %% walrus-in-a-comprehension-in-a-bound
def f[T: [a := b for b in c]]():
    pass

# %% walrus-in-a-comprehension-in-an-alias
type A = [a := b for b in c]

# %% walrus-in-a-comprehension-in-a-base
class C[T]([a := b for b in c]):
    pass

# %% walrus-in-a-comprehension-in-an-annotation
def f[T](a: [b := c for c in d]):
    pass
