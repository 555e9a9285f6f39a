# /// case
# topics = ["refcounts.immortal"]
# section = "1.2"
# requires = ">=3.12"
# ///

import sys

count = sys.getrefcount
IMMORTAL = count(None)


def show(*values):
    for value in values:
        print(f"{type(value).__name__:22} {repr(value)[:40]:40} {count(value) == IMMORTAL}")


# %% number
print(IMMORTAL, count(None) == count(True) == count(()))

# %% singletons
show(None, True, False, Ellipsis, NotImplemented)

# %% small-ints
show(-6 + 0 * len("a"), -5, 0, 1, 255, 256, 257 + 0 * len("a"))

# %% empty-values
show((), b"", "", frozenset(), [], {}, 0.0 * len("a"))

# %% characters
show("a", "é", chr(255), chr(256), b"a", bytes([0]), bytes([255]))

# %% built-in-types
show(int, object, type, list, dict, str, BaseException, ValueError, type(None), type(print), type(show))

# %% types-without-a-name
show(type(iter([])), type({}.keys()), type((lambda: 0).__code__), type(sys), type(sys.flags), type(sys._getframe()))

# %% own-classes-are-mortal
class Own: pass
class Child(int): pass
print(count(Own) == IMMORTAL, count(Child) == IMMORTAL, count(Own()) == IMMORTAL)

# %% literals-of-code
show("a literal with spaces", 1000, 1.5, 2j, (1, 2), b"bytes", 10 ** 30)

# %% made-at-run-time
show(int("1000"), float("1.5"), "".join(["a", "b"]), tuple([1]), bytes([1, 2]), complex(1, 2), frozenset([1]))

# %% names-and-attributes
def some_function(argument_name): pass
class SomeClass: some_attribute = 1
show(some_function.__name__, SomeClass.__name__, "some_attribute", list(vars(SomeClass))[0])
show(some_function.__code__.co_varnames[0], some_function.__qualname__)

# %% built-in-functions
show(print, len, [].append, sys)

# %% count-stays
before = count(None)
held = [None] * 1000
print(count(None) == before, count(True) == before)
del held
print(count(None) == before)

# %% code-objects
show(show.__code__.co_consts[0], show.__code__.co_filename[:0], show.__code__.co_name)
print(count(show.__code__) == IMMORTAL, count(show.__code__.co_names) == IMMORTAL, count(show.__code__.co_code) == IMMORTAL)

# %% enumerations-and-flags
show(sys.flags, sys.version_info, sys.float_info, sys.hash_info, sys.maxsize)
