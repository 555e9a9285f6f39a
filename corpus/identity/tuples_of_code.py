# /// case
# topics = ["identity.constants", "refcounts.counting"]
# ///

import sys


def count(source):
    """How many references the tuple has that a program of its own calls `tuple_`."""
    namespace = {"sys": sys}
    exec(source + "\nresult = sys.getrefcount(tuple_)", namespace)
    return namespace["result"]


# %% names-before-and-behind
#| title = "Names of variables are merged with an equal constant; the tree keeps its own if the function came first"
for source in ("tuple_ = ('a', 'b')",
               "tuple_ = ('a', 'b')\ndef f(a, b): pass",
               "def f(a, b): pass\ntuple_ = ('a', 'b')",
               "tuple_ = ('a', 'b')\ndef f(): a; b",
               "def f(): a; b\ntuple_ = ('a', 'b')",
               "def f(a, b): pass\ndef g(a, b): pass\ntuple_ = ('a', 'b')",
               "tuple_ = ('a', 'b')\ndef f(a): b = a"):
    print(count(source), repr(source))

# %% constants-before-and-behind
#| title = "So are the constants of a function"
for source in ("tuple_ = (None, 1, 'b')",
               "tuple_ = (None, 1, 'b')\ndef f(): return [x, 1, 'b']",
               "def f(): return [x, 1, 'b']\ntuple_ = (None, 1, 'b')",
               "def f(): pass\ndef g(): pass\ntuple_ = (None,)",
               "tuple_ = (None,)\ndef f(): pass\ndef g(): pass",
               "def f(): return (None,)\ndef g(): pass\ntuple_ = f()",
               "def f(): return (1,)\ntuple_ = f()",
               "def f(): return ((1,),)\ntuple_ = f()[0]"):
    print(count(source), repr(source))

# %% one-object
#| title = "What is merged is one object"
NAMES = ("x",)
CONSTANTS = (None, 1)
def reader(): x
def maker(): return [1]
def other(): return [1]
print(reader.__code__.co_names is NAMES, maker.__code__.co_consts is CONSTANTS)
print(maker.__code__.co_consts is other.__code__.co_consts)
class Slotted: __slots__ = ("x",)
print(Slotted.__slots__ is NAMES)

# %% frozensets
#| title = "A frozenset is made again where it is merged: the tree has the first"
def first(value): return value in {1000, "word"}
def second(value): return value in {1000, "word"}
sets = [constant for constant in first.__code__.co_consts if isinstance(constant, frozenset)]
print(sys.getrefcount(sets[0]), any(sets[0] is constant for constant in second.__code__.co_consts))
