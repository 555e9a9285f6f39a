# /// case
# topics = ["collector.tracking"]
# ///

import gc

# %% types-of-modules
#| title = "A type that a module makes from a specification is tracked and names its module; a static one is neither"
import array
import collections
import functools
import itertools
import operator
import re
import types

for cls in (int, type, types.FunctionType, collections.OrderedDict, collections.deque, collections.defaultdict,
            itertools.chain, itertools.permutations, functools.partial, operator.itemgetter, array.array, re.Pattern,
            re.Match, ExceptionGroup):
    print(cls.__name__, gc.is_tracked(cls), vars(cls).get("__module__"))

# %% where-the-module-stands
#| title = "The module is named when the type is ready: behind everything else"
import array
import functools
import re

for cls in (re.Pattern, re.Match, functools.partial, array.array):
    print(cls.__name__, list(vars(cls))[-2:])

# %% containers-of-types
#| title = "What holds a heap type stays tracked, what holds static types does not"
import array
import functools

for cls in (int, str, array.array, functools.partial):
    pair, table = (cls, 1), {"cls": cls}
    before = gc.is_tracked(pair), gc.is_tracked(table)
    gc.collect()
    print(cls.__name__, before, (gc.is_tracked(pair), gc.is_tracked(table)))

# %% instances-that-refer-to-nothing-else
#| title = "An instance of a heap type refers to its type: it is tracked even if it holds only bytes"
import array
import threading

for value in (array.array("i"), threading.Lock(), bytearray(), b"", 1.5):
    print(type(value).__name__, gc.is_tracked(value))

# %% structure-sequences
#| title = "A structure sequence is tracked if the program makes it, and not if the interpreter does"
import sys
import time

made = time.struct_time(range(9))
given = time.gmtime(0)
print(gc.is_tracked(made), gc.is_tracked(given), gc.is_tracked(sys.version_info))
gc.collect()
print(gc.is_tracked(made), gc.is_tracked(given))
