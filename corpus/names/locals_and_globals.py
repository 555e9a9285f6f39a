# /// case
# topics = []
# section = "2.11"
# seed = "2.11"
# ///

# %% locals-in-function
#| title = "locals() in a function"
#| topics = ["frames.locals"]
# The reference text: {'a': 100, 'b': 1024}.
def demo():
    a = 100
    b = 1024
    print("locals:", locals())
demo()

# %% globals-has-function
#| title = "globals() holds the function's own name"
#| topics = ["frames.globals"]
def demo():
    print("globals has 'demo':", "demo" in globals())
demo()

# %% both-return-dicts
#| title = "locals() and globals() return dicts"
#| topics = ["frames.locals"]
def demo():
    return type(locals()).__name__, type(globals()).__name__
print(demo())

# %% locals-write-ignored
#| title = "Writing to locals() does not change the variable"
#| topics = ["frames.locals"]
# The reference text: the actual local keeps its value.
def f():
    a = 1
    locals()["a"] = 500
    return a
print(f())

# %% locals-update-ignored
#| title = "Updating a held locals() dict does not change the variable"
#| topics = ["frames.locals"]
# The reference text: mutating the returned dict has no effect.
def f():
    a = 1
    d = locals()
    d["a"] = 500
    d["fresh"] = 1
    return a, "fresh" in f.__code__.co_varnames
print(f())

# %% locals-is-snapshot
#| title = "The dict does not follow later changes"
#| topics = ["frames.locals"]
# The reference text: the dict is a snapshot.
def f():
    a = 1
    d = locals()
    a = 2
    return d["a"], a
print(f())

# %% locals-same-dict-each-call
#| title = "Two calls of locals() in one function"
#| topics = ["frames.locals"]
# The reference text: locals() copies the variables into a dict.
# Up to 3.12 one dict per frame is refreshed by every call; since 3.13 each call gives a new one
# (PEP 667).
def f():
    a = 1
    return locals() is locals()
print(f())

# %% locals-second-call-refreshes-first
#| title = "A later locals() call does not touch the earlier snapshot"
#| topics = ["frames.locals"]
# The reference text: the dict is a snapshot.
# Up to 3.12 the second call overwrites the first result; true snapshots only since 3.13.
def f():
    a = 1
    d = locals()
    a = 2
    locals()
    return d["a"]
print(f())

# %% locals-extra-key-persists
#| title = "A key added to the locals() dict at the next call"
#| topics = ["frames.locals"]
# The reference text: the dict is a snapshot.
# Up to 3.12 the added key is still there, as the frame keeps one dict.
def f():
    locals()["extra"] = 1
    return "extra" in locals()
print(f())

# %% locals-at-module-level
#| title = "At module level locals() is globals()"
#| topics = ["frames.locals"]
# The reference text: locals() is the namespace of the current scope.
print(locals() is globals())

# %% locals-write-at-module-level
#| title = "At module level writing to locals() has no effect either"
#| topics = ["frames.locals"]
# The reference text: mutating the returned dict does not affect the actual locals.
# true only of function frames, as the parenthesis in the document hints; here the dict is the
# namespace.
x = 1
locals()["x"] = 2
print(x)

# %% locals-in-class-body
#| title = "In a class body locals() is the class namespace"
#| topics = ["frames.locals"]
# The reference text: locals() is the namespace of the current scope.
class K:
    locals()["made"] = 5
print(K.made)

# %% locals-includes-free
#| title = "locals() includes free variables that are used"
#| topics = ["frames.locals"]
# The reference text: the local namespace of the current scope.
def outer():
    n = 1
    def inner():
        m = 2
        n
        return locals()
    return sorted(inner().items())
print(outer())

# %% globals-write
#| title = "Writing to globals() changes the module name"
#| topics = ["frames.globals"]
x = 10
globals()["x"] = 99
print(x)

# %% globals-new-name
#| title = "A new key in globals() is a new name"
#| topics = ["frames.globals"]
# The reference text: mutations affect the global namespace.
globals()["fresh"] = "yes"
print(fresh)

# %% globals-is-defining-module
#| title = "globals() is that of the module where the function was defined"
#| topics = ["frames.globals"]
# The reference text: the module-level namespace dict.
import types
m = types.ModuleType("m")
exec("tag = 'm'\ndef g(): return globals()['tag']", m.__dict__)
tag = "main"
print(m.g(), globals()["tag"])

# %% fast-locals-array
#| title = "Locals are reached by index, not by name"
#| topics = ["frames.fast-locals"]
# The reference text: locals are kept in a fixed C array.
import dis
def f():
    a = 1
    b = 2
    return b
stores = [(i.argval, i.arg) for i in dis.get_instructions(f) if i.opname == "STORE_FAST"]
print(stores, f.__code__.co_nlocals)

# %% varnames-are-names
#| title = "co_varnames is the tuple of the names, not the storage"
#| topics = ["frames.fast-locals"]
# The reference text: the C array is called co_varnames.
# The attribute of the code object names the entries; values live in each frame.
def f():
    a = 100
    return a
f()
print(f.__code__.co_varnames)

# %% exec-cannot-add-local
#| title = "exec cannot create a fast local"
#| topics = ["frames.fast-locals"]
# The reference text: the set of locals is fixed.
def f():
    exec("born = 1")
    try:
        return born
    except NameError as e:
        return type(e).__name__
print(f())

# %% f-locals-write-through
#| title = "Writing to a frame's f_locals"
#| topics = ["frames.f-locals"]
# The reference text: locals live in an array, not in a dict.
# Since 3.13 f_locals of a function frame is a write-through proxy (PEP 667).
import sys
def f():
    a = 1
    sys._getframe().f_locals["a"] = 500
    return a
print(f())

# %% f-locals-type
#| title = "Type of f_locals in a function"
#| topics = ["frames.f-locals"]
# The reference text: a dict copied from the fast locals.
# a proxy since 3.13.
import sys
def f():
    return type(sys._getframe().f_locals).__name__
print(f())
