# /// case
# topics = []
# section = "2.10"
# seed = "2.10"
# ///

# %% global-reads
#| title = "A global declaration lets the function read the module name"
#| topics = ["scoping.global"]
x = "global"
def change():
    global x
    print(x)
    x = "modified"
change()

# %% global-writes
#| title = "A global declaration lets the function rebind the module name"
#| topics = ["scoping.global"]
x = "global"
def change():
    global x
    x = "modified"
change()
print(x)

# %% without-global-untouched
#| title = "Without the declaration the module name is untouched"
#| topics = ["scoping.global"]
# The reference text: a new local is made.
x = "global"
def change():
    x = "modified"
change()
print(x)

# %% global-creates
#| title = "global can create a module name"
#| topics = ["scoping.global"]
# The reference text: global targets module scope.
def make():
    global brand_new
    brand_new = 1
print("brand_new" in globals())
make()
print("brand_new" in globals())

# %% global-skips-enclosing
#| title = "global passes over enclosing functions"
#| topics = ["scoping.global"]
# The reference text: global targets the module level.
x = "module"
def outer():
    x = "outer"
    def inner():
        global x
        x = "set by inner"
    inner()
    return x
print(outer(), x)

# %% nonlocal-tally
#| title = "A counting closure with nonlocal"
#| topics = ["scoping.nonlocal"]
def tally():
    n = 0
    def bump():
        nonlocal n
        n += 1
        return n
    return bump
c = tally()
print(c(), c(), c())

# %% counters-independent
#| title = "Each call of the factory has a variable of its own"
#| topics = ["scoping.nonlocal"]
# The reference text: the variable belongs to the factory.
def tally():
    n = 0
    def bump():
        nonlocal n
        n += 1
        return n
    return bump
c, d = tally(), tally()
c(); c()
print(c(), d())

# %% without-nonlocal
#| title = "Without nonlocal the increment fails"
#| topics = ["scoping.nonlocal"]
def tally():
    n = 0
    def bump():
        n += 1
        return n
    return bump
try:
    tally()()
except UnboundLocalError as e:
    print(type(e).__name__)

# %% nonlocal-nearest
#| title = "nonlocal takes the nearest enclosing function"
#| topics = ["scoping.nonlocal"]
# The reference text: nearest enclosing function scope.
def a():
    n = "a"
    def b():
        n = "b"
        def c():
            nonlocal n
            n = "changed"
        c()
        return n
    return b(), n
print(a())

# %% nonlocal-not-global
#| title = "nonlocal does not reach the module level"
#| topics = ["scoping.declaration-errors"]
try:
    compile("x = 1\ndef f():\n    nonlocal x\n", "<c>", "exec")
except SyntaxError as e:
    print(e.msg)

# %% nonlocal-at-module-level
#| title = "nonlocal at module level"
#| topics = ["scoping.declaration-errors"]
# The reference text: nonlocal is for nested functions.
try:
    compile("nonlocal x", "<c>", "exec")
except SyntaxError as e:
    print(e.msg)

# %% global-after-use
#| title = "global after the name was used"
#| topics = ["scoping.declaration-errors"]
# The reference text: global forces resolution in the whole function.
try:
    compile("def f():\n    print(x)\n    global x\n", "<c>", "exec")
except SyntaxError as e:
    print(e.msg)
