# /// case
# topics = ["syntax-errors.scopes"]
# ///

# %% parameter-and-global
def f(a):
    global a

# %% parameter-and-nonlocal
def f():
    a = 1
    def g(a):
        nonlocal a

# %% global-behind-use
def f():
    print(a)
    global a

# %% global-behind-assignment
def f():
    a = 1
    global a

# %% global-behind-for
def f():
    for a in b:
        pass
    global a

# %% global-behind-with
def f():
    with b as a:
        pass
    global a

# %% global-behind-def
def f():
    def a():
        pass
    global a

# %% global-behind-except
def f():
    try:
        pass
    except ValueError as a:
        pass
    global a

# %% global-behind-del
def f():
    del a
    global a

# %% global-behind-annotation
def f():
    a: int
    global a

# %% global-at-module-level-behind-use
a = 1
global a

# %% global-in-a-class-behind-assignment
class C:
    a = 1
    global a

# %% annotated-global
def f():
    global a
    a: int = 1

# %% annotated-nonlocal
def f():
    a = 1
    def g():
        nonlocal a
        a: int = 2

# %% nonlocal-at-module-level
nonlocal a

# %% nonlocal-in-a-class-at-module-level
class C:
    nonlocal a

# %% nonlocal-without-binding
def f():
    nonlocal a

# %% nonlocal-of-a-global
a = 1
def f():
    def g():
        nonlocal a

# %% nonlocal-of-a-class-variable
class C:
    a = 1
    def f(self):
        nonlocal a

# %% nonlocal-behind-use
def f():
    a = 1
    def g():
        print(a)
        nonlocal a

# %% nonlocal-behind-assignment
def f():
    a = 1
    def g():
        a = 2
        nonlocal a

# %% nonlocal-and-global
def f():
    a = 1
    def g():
        nonlocal a
        global a

# %% global-and-nonlocal
def f():
    a = 1
    def g():
        global a
        nonlocal a

# %% nonlocal-of-what-is-global-outside
def f():
    global a
    def g():
        nonlocal a

# %% nonlocal-of-a-later-delete
def f():
    def g():
        nonlocal a
        del a

# %% walrus-in-a-class-comprehension
class C:
    values = [b := a for a in c]

# %% walrus-rebinds-outer-variable
[[(a := 1) for b in c] for a in d]

# %% walrus-in-a-condition-rebinds
[a for a in b if (a := 1)]

# %% walrus-in-a-lambda-in-an-iterable
[a for a in (lambda: (b := 1))()]

# %% duplicate-global-is-allowed-but-use-is-not
def f():
    global a, a
    b = a
    global b

# %% class-name-private-duplicate
class C:
    def f(self, __a, _C__a):
        pass

# %% parameter-of-a-lambda-twice
sorted([], key=lambda a, *, a: a)

# %% comprehension-in-a-class-with-nonlocal
class C:
    def f(self):
        nonlocal self
