# /// case
# topics = ["functions.closures"]
# section = "2.13"
# seed = "2.13"
# ///

# %% closure-none
#| title = "__closure__ without free variables"
def func1(): pass
print(func1.__closure__)

# %% closure-tuple
#| title = "__closure__ with free variables"
# The reference text: a tuple of cells.
def outer():
    x = 1
    return lambda: x
c = outer().__closure__
print(type(c).__name__, type(c[0]).__name__)

# %% closure-one-cell
#| title = "The closure of adder_of's result"
# The reference text: a tuple of one cell.
def adder_of(n):
    def add(x): return x + n
    return add
plus5 = adder_of(5)
print(len(plus5.__closure__), repr(plus5.__closure__[0]).split(" at ")[0])

# %% closure-cell-contents
#| title = "The cell's contents"
def adder_of(n):
    def add(x): return x + n
    return add
print(adder_of(5).__closure__[0].cell_contents)

# %% closure-call
#| title = "Calling the closure"
def adder_of(n):
    def add(x): return x + n
    return add
print(adder_of(5)(10))

# %% closure-captures-variable
#| title = "A cell captures the variable, not its value at the time"
# The reference text: free variables are captured as cells.
def outer():
    n = 1
    def get(): return n
    n = 2
    return get
print(outer()())

# %% cell-shared
#| title = "Two inner functions share the cell"
def outer():
    n = 0
    def get(): return n
    def put(v):
        nonlocal n
        n = v
    return get, put
get, put = outer()
put(7)
print(get(), get.__closure__[0] is put.__closure__[0])

# %% freevars
#| title = "co_freevars"
# The reference text: the free variables are listed there.
def adder_of(n):
    def add(x): return x + n
    return add
print(adder_of(5).__code__.co_freevars, adder_of.__code__.co_freevars)

# %% cellvars
#| title = "The outer function lists the captured name in co_cellvars"
# The reference text: free variables are captured as cells.
def adder_of(n):
    def add(x): return x + n
    return add
print(adder_of.__code__.co_cellvars)

# %% free-order-matches-closure
#| title = "co_freevars and __closure__ run in parallel"
# The reference text: co_freevars lists the free variables.
def outer():
    b, a = "B", "A"
    def inner(): return b, a
    return inner
f = outer()
print([(n, c.cell_contents) for n, c in zip(f.__code__.co_freevars, f.__closure__)])
