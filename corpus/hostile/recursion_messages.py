# /// case
# topics = ["hostile.recursion", "limits.recursion"]
# ///

def show(label, function, *arguments):
    """Prints how a call fails that never comes back."""
    try:
        result = function(*arguments)
    except RecursionError as error:
        print(label, "->", error)
    else:
        print(label, "->", type(result).__name__)

# %% operators
#| title = "What the message of a recursion through operators names"
class Loop:
    def __eq__(self, other): return self == other
    def __lt__(self, other): return self < other
    def __add__(self, other): return self + other
    def __neg__(self): return -self
    def __contains__(self, item): return item in self

loop = Loop()
for name, action in (("==", lambda: loop == 1), ("<", lambda: loop < 1), ("+", lambda: loop + 1), ("-", lambda: -loop), ("in", lambda: 1 in loop)):
    show(name, action)

# %% representations
class Loop:
    def __repr__(self): return repr(self)

show("repr", lambda: repr(Loop()))

# %% containers
nested, other = [], []
for level in range(100_000):
    nested, other = [nested], [other]
show("repr of a list", lambda: repr(nested))
show("comparison of lists", lambda: nested == other)
show("order of lists", lambda: nested < other)

# %% tuples
nested, other = (), ()
for level in range(100_000):
    nested, other = (nested,), (other,)
show("repr of a tuple", lambda: repr(nested))
show("comparison of tuples", lambda: nested == other)

# %% dicts
nested, other = {}, {}
for level in range(100_000):
    nested, other = {1: nested}, {1: other}
show("repr of a dict", lambda: repr(nested))
show("comparison of dicts", lambda: nested == other)

# %% alternatives
alternatives = ()
for level in range(100_000):
    alternatives = (alternatives,)
show("isinstance", lambda: isinstance(1, alternatives))
show("issubclass", lambda: issubclass(int, alternatives))

# %% functions
def function():
    return function()

show("a function", function)
show("a lambda", lambda: (lambda f: f(f))(lambda f: f(f)))

# %% lists-in-each-other
first, second = [], []
first.append(second)
second.append(first)
show("comparison", lambda: first == second)
