# /// case
# topics = []
# section = "2.13"
# seed = "2.13"
# ///

# %% def-type
#| title = "The type of a function"
#| topics = ["functions.definition"]
def func1(): pass
print(type(func1))

# %% def-binds-name
#| title = "def binds the name in the current namespace"
#| topics = ["functions.definition"]
def func1(): pass
print("func1" in dir(), globals()["func1"] is func1)

# %% def-runs-like-assignment
#| title = "The name exists only once def has run"
#| topics = ["functions.definition"]
# The reference text: the same mechanism as for other objects.
print("func1" in globals())
def func1(): pass
other = func1
del func1
print("func1" in globals(), other())

# %% name
#| title = "__name__"
#| topics = ["functions.attributes"]
def func1(): pass
print(repr(func1.__name__))

# %% doc-none
#| title = "__doc__ without a docstring"
#| topics = ["functions.attributes"]
def func1(): pass
print(func1.__doc__)

# %% doc-string
#| title = "__doc__ with a docstring"
#| topics = ["functions.attributes"]
# The reference text: __doc__ is the docstring.
def func1():
    "Says nothing."
print(func1.__doc__)

# %% module
#| title = "__module__"
#| topics = ["functions.attributes"]
def func1(): pass
print(repr(func1.__module__))

# %% code
#| title = "__code__"
#| topics = ["functions.attributes"]
def func1(): pass
print(type(func1.__code__).__name__)

# %% defaults-none
#| title = "__defaults__ without defaults"
#| topics = ["functions.attributes"]
def func1(a): pass
print(func1.__defaults__)

# %% defaults-tuple
#| title = "__defaults__ with defaults"
#| topics = ["functions.attributes"]
# The reference text: a tuple of the default values.
def func1(a, b=2, c="x", *, d=4): pass
print(func1.__defaults__, func1.__kwdefaults__)

# %% annotations
#| title = "__annotations__"
#| topics = ["functions.attributes"]
# The reference text: a dict of parameter and return annotations.
def func1(a: int, b: "text" = 1) -> str: pass
print(func1.__annotations__)

# %% annotations-empty
#| title = "__annotations__ without annotations"
#| topics = ["functions.attributes"]
def func1(): pass
print(func1.__annotations__)

# %% dict
#| title = "__dict__ of a function"
#| topics = ["functions.attributes"]
def func1(): pass
print(func1.__dict__)
func1.colour = "red"
print(func1.__dict__, func1.colour)

# %% rename
#| title = "Setting __name__"
#| topics = ["functions.renaming"]
def func1(): pass
func1.__name__ = "func2"
print(repr(func1.__name__))

# %% rename-does-not-bind
#| title = "The new name is not bound"
#| topics = ["functions.renaming"]
def func1(): pass
func1.__name__ = "func2"
try:
    func2
except NameError as e:
    print(f"{type(e).__name__}: {e}")

# %% rename-keeps-binding
#| title = "The old binding still works"
#| topics = ["functions.renaming"]
# The reference text: the namespace is unchanged.
def func1(): return "ran"
func1.__name__ = "func2"
print(func1())

# %% rename-keeps-qualname
#| title = "__qualname__ and the code's name stay"
#| topics = ["functions.renaming"]
# The reference text: only the internal name is changed.
def func1(): pass
func1.__name__ = "func2"
print(func1.__qualname__, func1.__code__.co_name, "func1 at" in repr(func1))
