# /// case
# topics = ["builtins.shadowing"]
# section = "2.8"
# seed = "2.8"
# ///

# %% builtins-live-in-module
#| title = "len, list, type and print are in the builtins module"
# The reference text: built-in names live in the builtins namespace.
import builtins
print([getattr(builtins, n) is v for n, v in (("len", len), ("list", list), ("type", type), ("print", print))])

# %% builtins-not-in-globals
#| title = "Built-in names are not module globals"
# The reference text: they live in a namespace of their own.
print("len" in globals(), len("hello"))

# %% shadow-raises
#| title = "Calling a shadowed len"
# The reference text: TypeError: 'str' object is not callable.
a = "hello"
print(len(a))
len = "oops"
try:
    len(a)
except TypeError as e:
    print(f"{type(e).__name__}: {e}")

# %% del-shadow-restores
#| title = "Deleting the shadow shows the builtin again"
len = "oops"
del len
print(len("hello"))

# %% shadow-hides-only
#| title = "The builtin survives its shadow"
import builtins
len = "oops"
print(builtins.len("hello"), len)

# %% local-shadow
#| title = "A local shadow acts only in its function"
# The reference text: a local or global name may shadow.
def f():
    len = lambda s: -1
    return len("abc")
print(f(), len("abc"))

# %% del-builtin-without-shadow
#| title = "del cannot reach the builtin itself"
# The reference text: del removes the shadow.
try:
    del len
except NameError as e:
    print(e)
print(len("ab"))

# %% dunder-builtins-in-main
#| title = "__builtins__ in the main module is the builtins module"
#| topics = ["builtins.module"]
# The reference text: the builtins namespace is found as __builtins__.
import builtins
print(__builtins__ is builtins, "__builtins__" in globals())

# %% dunder-builtins-elsewhere
#| title = "__builtins__ in an imported module is the dict of builtins"
#| topics = ["builtins.module"]
# The reference text: the builtins namespace is found as __builtins__ in module scope.
import builtins, json
print(json.__builtins__ is builtins.__dict__, type(json.__builtins__).__name__)

# %% modify-builtins
#| title = "Replacing builtins.len changes len everywhere"
#| topics = ["builtins.module"]
# The reference text: it can be modified directly.
import builtins
real = builtins.len
builtins.len = lambda x: 42
print(len("hello"), real("hello"))
builtins.len = real
print(len("hello"))

# %% add-builtin
#| title = "A name added to builtins is visible without import"
#| topics = ["builtins.module"]
# The reference text: the builtins namespace can be modified.
import builtins
builtins.shiny = "new"
print(shiny)
