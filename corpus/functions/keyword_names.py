# /// case
# topics = ["functions.signatures", "expressions.calls"]
# ///

import collections
import functools
import itertools
import types


def show(label, function):
    try:
        result = function()
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)
    else:
        print(label, "->", type(result).__name__)


def function(*arguments, **keywords):
    return len(keywords)


NAMES = {1: 2}

# %% python-functions
class Initialised:
    def __init__(self, **keywords): pass

class Made:
    def __new__(cls, **keywords): return keywords

class Callable:
    def __call__(self, **keywords): return keywords

show("function", lambda: function(**NAMES))
show("__call__", lambda: function.__call__(**NAMES))
show("method", lambda: types.MethodType(function, 1)(**NAMES))
for kind in (Initialised, Made, Callable()):
    show(getattr(kind, "__name__", "instance"), lambda: kind(**NAMES))

# %% classes
for kind in (int, str, list, tuple, dict, set, float, bool, complex, bytes, bytearray, object, type, range, slice, enumerate,
             zip, reversed, property, classmethod, staticmethod, super, memoryview, types.SimpleNamespace):
    show(kind.__name__, lambda: kind(**NAMES))

# %% subclasses
for base in (int, list, dict, set, tuple, str, float):
    kind = type("Derived_" + base.__name__, (base,), {})
    show(kind.__name__, lambda: kind(**NAMES))

# %% exceptions
for kind in (Exception, KeyError, OSError, SyntaxError, StopIteration, ImportError, AttributeError, NameError, SystemExit, UnicodeError):
    show(kind.__name__, lambda: kind(**NAMES))

# %% functions
for call in (len, print, sorted, max, min, sum, getattr, isinstance, pow, round, iter, next, compile, open, "".format, "".split,
             [].sort, [].append, {}.update, {}.pop, b"".decode, int.from_bytes, (1).to_bytes):
    show(call.__name__, lambda: call(**NAMES))

# %% partial
#| title = "A partial takes any names, and hands them on"
show("partial", lambda: functools.partial(function, **NAMES))
print(functools.partial(int, **NAMES).keywords)
for called in (function, dict, int, len, "".format, Callable(), Initialised):
    show(f"partial of {getattr(called, '__name__', 'instance')}", lambda: functools.partial(called, **NAMES)())
show("twice", lambda: functools.partial(function, **NAMES)(**{3: 4}))

# %% library-classes
for kind in (collections.OrderedDict, collections.Counter, collections.defaultdict, collections.deque, itertools.count,
             itertools.chain, itertools.product, functools.partial):
    show(kind.__name__, lambda: kind(**NAMES))
print(collections.OrderedDict(**NAMES) == NAMES)

# %% slot-wrappers
show("object.__init__", lambda: object.__init__(Initialised(), **NAMES))
show("list.__init__", lambda: list.__init__([], **NAMES))
show("type.__call__", lambda: type.__call__(Initialised, **NAMES))
show("Exception.__init__", lambda: Exception.__init__(Exception(), **NAMES))
show("object.__new__", lambda: object.__new__(Initialised, **NAMES))
