# /// case
# topics = []
# section = "1.5"
# seed = "1.5"
# ///

# %% mro-is-search-order
#| title = "The first class in the MRO that has the name wins"
#| topics = ["mro.c3"]
# The reference text: the MRO is the attribute search order.
class A: tag = "A"
class B(A): pass
class C(A): tag = "C"
class D(B, C): pass
print(D().tag, next(k.__name__ for k in D.__mro__ if "tag" in k.__dict__))

# %% c3-linearization
#| title = "The MRO agrees with a hand-written C3 merge"
#| topics = ["mro.c3"]
# The reference text: CPython uses C3 linearization.
def c3(cls):
    seqs = [c3(b) for b in cls.__bases__] + [list(cls.__bases__)]
    out = [cls]
    while any(seqs):
        for s in seqs:
            if s and not any(s[0] in t[1:] for t in seqs):
                head = s[0]
                break
        else:
            raise TypeError
        out.append(head)
        seqs = [[k for k in s if k is not head] for s in seqs]
    return out
class O1: pass
class X(O1): pass
class Y(O1): pass
class Z(X, Y): pass
class W(Y): pass
class Q(Z, W): pass
print(c3(Q) == list(Q.__mro__), [k.__name__ for k in Q.__mro__])

# %% single-inheritance-linear
#| title = "Single inheritance gives a straight chain"
#| topics = ["mro.c3"]
# The reference text: the MRO is trivial with single inheritance.
class A: pass
class B(A): pass
class C(B): pass
print([k.__name__ for k in C.__mro__])

# %% class-before-parents
#| title = "A class precedes its parents"
#| topics = ["mro.c3"]
# The reference text: a class always comes before its parents.
class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
m = D.__mro__
print(all(m.index(k) < m.index(b) for k in m for b in k.__bases__))

# %% base-order-kept
#| title = "The listed order of the bases is kept"
#| topics = ["mro.c3"]
# The reference text: the relative order of the parents is preserved.
class A: pass
class B: pass
class AB(A, B): pass
class BA(B, A): pass
print([k.__name__ for k in AB.__mro__], [k.__name__ for k in BA.__mro__])

# %% no-duplicates
#| title = "No class is listed twice"
#| topics = ["mro.errors"]
# The reference text: each class appears once.
class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
print(len(D.__mro__) == len(set(D.__mro__)), len(D.__mro__))

# %% inconsistent-order-rejected
#| title = "An order that cannot be kept is refused"
#| topics = ["mro.errors"]
# The reference text: the MRO is consistent.
class A: pass
class B(A): pass
try:
    class Bad(A, B): pass
except TypeError as e:
    print(type(e).__name__, "MRO" in str(e))

# %% inconsistent-order-message
#| title = "Wording of the refused-order error"
#| topics = ["mro.errors"]
# The reference text: the MRO is consistent.
class A: pass
class B(A): pass
try:
    type("Bad", (A, B), {})
except TypeError as e:
    print(str(e).replace("\n", " "))

# %% duplicate-base-rejected
#| title = "Naming a base twice is refused"
#| topics = ["mro.errors"]
# The reference text: no class appears twice.
class A: pass
try:
    type("Bad", (A, A), {})
except TypeError as e:
    print(e)

# %% getmro-bool
#| title = "inspect.getmro(bool)"
#| topics = ["mro.built-in"]
import inspect
print(inspect.getmro(bool))

# %% getmro-int
#| title = "inspect.getmro(int)"
#| topics = ["mro.built-in"]
import inspect
print(inspect.getmro(int))

# %% getmro-is-dunder-mro
#| title = "inspect.getmro returns the class's __mro__"
#| topics = ["mro.access"]
# The reference text: getmro and __mro__ give the same.
import inspect
print(all(inspect.getmro(k) is k.__mro__ for k in (bool, int, type, dict, Exception)))

# %% diamond-mro
#| title = "The diamond"
#| topics = ["mro.c3"]
# The reference text: D, B, C, A, object.
class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
print([k.__name__ for k in D.__mro__])

# %% diamond-repr
#| title = "How classes of the running script are shown"
#| topics = ["classes.repr"]
# The reference text: the classes print without a module name.
# Classes defined in a script or at the prompt are shown with their module, as __main__.D.
class D: pass
print(D.__mro__)

# %% mro-not-on-instance
#| title = "Instances have no __mro__"
#| topics = ["mro.access"]
a = 1
try:
    a.__mro__
except AttributeError as e:
    print(f"{type(e).__name__}: {e}")

# %% mro-on-class
#| title = "int.__mro__"
#| topics = ["mro.access"]
print(int.__mro__)

# %% mro-through-type
#| title = "The MRO of an instance is reached through its type"
#| topics = ["mro.access"]
# The reference text: type(a).__mro__ is (int, object).
a = 1
print(type(a).__mro__)

# %% mro-is-tuple
#| title = "__mro__ is a tuple while mro() is a fresh list"
#| topics = ["mro.access"]
# The reference text: __mro__ is shown as a tuple.
print(type(int.__mro__).__name__, type(int.mro()).__name__, list(int.__mro__) == int.mro())

# %% true-class
#| title = "True.__class__"
#| topics = ["mro.built-in"]
print(True.__class__)

# %% bool-bases
#| title = "The bases of bool"
#| topics = ["mro.built-in"]
print(True.__class__.__bases__)

# %% bool-first-base
#| title = "The first base of bool"
#| topics = ["mro.built-in"]
print(True.__class__.__bases__[0])

# %% int-bases
#| title = "The bases of int"
#| topics = ["mro.built-in"]
print(True.__class__.__bases__[0].__bases__)

# %% bool-is-int
#| title = "bool really behaves as an int"
#| topics = ["mro.built-in"]
# The reference text: bool inherits from int.
print(issubclass(bool, int), isinstance(True, int), True + True, [10, 20][True])

# %% chains-end-at-object
#| title = "Every inheritance chain ends at object"
#| topics = ["mro.built-in"]
# The reference text: all chains end at object.
import builtins
classes = [v for v in vars(builtins).values() if isinstance(v, type)]
print(all(k.__mro__[-1] is object for k in classes), len(classes) > 60)

# %% object-has-no-bases
#| title = "object has no bases"
#| topics = ["mro.built-in"]
# The reference text: object.__bases__ is the empty tuple.
print(object.__bases__, object.__base__)
