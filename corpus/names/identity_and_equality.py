# /// case
# topics = []
# section = "2.2"
# seed = "2.2"
# ///

# %% id-is-address
#| title = "id() is a positive integer equal to the address in the default repr"
#| topics = ["identity.id"]
# The reference text: id returns the memory address.
o = object()
print(repr(o) == "<object object at 0x%x>" % id(o) or repr(o).lower().endswith("%x>" % id(o)))

# %% is-means-same-id
#| title = "is agrees with comparing ids"
#| topics = ["identity.is-and-eq"]
# The reference text: a is b is true if both have the same id.
objs = [[], [], (), 1, "a", None]
print(all((p is q) == (id(p) == id(q)) for p in objs for q in objs))

# %% eq-calls-dunder-eq
#| title = "== calls __eq__"
#| topics = ["identity.is-and-eq"]
# The reference text: a == b calls __eq__.
class E:
    def __eq__(self, other): return ("asked", other)
print(E() == 5)

# %% is-ignores-dunder-eq
#| title = "is does not call __eq__"
#| topics = ["identity.is-and-eq"]
# The reference text: is checks identity only.
class E:
    def __eq__(self, other): return True
a, b = E(), E()
print(a == b, a is b)

# %% same-object-id
#| title = "Two names of 400: ids"
#| topics = ["identity.aliases"]
a = 400
b = a
print(id(a) == id(b))

# %% same-object-is
#| title = "Two names of 400: is"
#| topics = ["identity.aliases"]
a = 400
b = a
print(a is b)

# %% same-object-eq
#| title = "Two names of 400: =="
#| topics = ["identity.aliases"]
a = 400
b = a
print(a == b)

# %% second-400-id-script
#| title = "A second literal 400 in the same script: ids"
#| topics = ["identity.constants"]
# Equal constants of one code object are one object, so a script gives True; only line-by-line
# compilation gives False.
a = 400
b = a
b = 400
print(id(a) == id(b))

# %% second-400-is-script
#| title = "A second literal 400 in the same script: is"
#| topics = ["identity.constants"]
# True in a script, where both literals share one constant.
a = 400
b = 400
print(a is b)

# %% second-400-is-separate
#| title = "A second literal 400 compiled on its own: is"
#| topics = ["identity.constants"]
# This is how the interactive prompt compiles.
ns = {}
for line in ("a = 400", "b = 400"):
    exec(compile(line, "<line>", "single"), ns)
print(ns["a"] is ns["b"])

# %% second-400-eq
#| title = "A second literal 400: =="
#| topics = ["identity.constants"]
a = 400
b = int("400")
print(a == b, a is b)

# %% del-both-collects
#| title = "Deleting both names frees the object"
#| topics = ["lifetimes.release"]
# The reference text: b's removal leaves the object, a's removal makes it collectable.
import weakref
class V: pass
a = V()
b = a
w = weakref.ref(a)
del b
print(w() is a)
del a
print(w())

# %% none-singleton
#| title = "None is a singleton"
#| topics = ["identity.singletons"]
print(type(None)() is None)

# %% true-false-singletons
#| title = "True and False are singletons"
#| topics = ["identity.singletons"]
print(bool(1) is True, bool([]) is False, (1 == 1) is True)

# %% is-none-vs-eq-none
#| title = "is None cannot be fooled, == None can"
#| topics = ["identity.singletons"]
# The reference text: use is for None checks.
class Fake:
    def __eq__(self, other): return True
f = Fake()
print(f == None, f is None, f is not None)

# %% rebind-other-type-new-id
#| title = "Rebinding from int to str changes the id"
#| topics = ["identity.id"]
# The reference text: a different address, now a str.
a = 10
n = id(a)
a = "Walking"
print(id(a) == n, type(a).__name__)
