# /// case
# topics = ["functions.signatures"]
# ///

import collections
import functools
import gc
import sys
import time


def show(source):
    try:
        result = eval(source)
    except Exception as error:
        print(source, "->", type(error).__name__ + ":", error)
    else:
        print(source, "->", result)


# %% calls-and-new
#| title = "A class that is called counts otherwise than its `__new__`"
for source in ("int(1, 2, 3)", "int.__new__(int, 1, 2, 3)", "int.__new__(int, 1, 2, 3, 4)", "int.__new__()", "int.__new__(str)",
               "str(1, 2, 3, 4)", "str.__new__(str, 1, 2, 3, 4)", "str(b'', None)", "str.__new__(str, b'', None)", "str(b'', 'ascii', 1)",
               "str.__new__(str, b'', 'ascii', 1)", "type('I', (int,), {})(1, 2, 3)", "type('S', (str,), {})(1, 2, 3, 4)"):
    show(source)

# %% new-is-inherited
#| title = "defaultdict and OrderedDict have the `__new__` of dict"
for name in ("defaultdict", "OrderedDict", "Counter", "deque"):
    show(f"'__new__' in collections.{name}.__dict__")
    show(f"collections.{name}.__new__()")
    show(f"collections.{name}.__new__(1)")
    show(f"collections.{name}.__new__(int)")
show("collections.defaultdict.__new__(dict)")
show("dict.__new__(collections.defaultdict)")
show("dict.__new__(collections.OrderedDict)")

# %% reduce
#| requires = "<3.14"
for source in ("functools.reduce()", "functools.reduce(max)", "functools.reduce(max, [1], 2, 3)", "functools.reduce(max, [1, 2], initial=0)",
               "functools.reduce(function=max, iterable=[])"):
    show(source)

# %% collector
for source in ("gc.set_threshold()", "gc.set_threshold(1, 2, 3, 4)", "gc.set_threshold(threshold0=1)", "gc.set_threshold('a')",
               "gc.get_referrers(x=1)", "gc.get_referents(x=1)", "gc.is_tracked(x=1)"):
    show(source)

# %% audit
for source in ("sys.audit()", "sys.audit(event='a')", "sys.audit('a')", "sys.audit('a', 1)"):
    show(source)

# %% time
for name in ("asctime", "ctime", "gmtime", "localtime", "strftime", "get_clock_info", "mktime", "sleep", "time", "clock_gettime"):
    show(f"time.{name}(wrong=1)")

# %% size-without-knowing
#| title = "`object.__sizeof__` takes what stands at the place of the number of items"
#| topics = ["containers.sizes"]
for value in (0, 1, -1, 2**30, -2**30, 2**100, -2**100, True, (), (1, 2), b"abc", "abc", [], {}, 1.5, 1j, None, range(3), sys.flags, time.gmtime(0)):
    print(ascii(value) if len(ascii(value)) < 40 else type(value).__name__, object.__sizeof__(value), value.__sizeof__())
