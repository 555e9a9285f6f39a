# /// case
# topics = ["refcounts.immortal"]
# section = "2.6"
# requires = ">=3.12"
# ///

import sys


def moves(value):
    """Whether the count of an object follows the references to it."""
    before = sys.getrefcount(value)
    held = [value, value, value]
    after = sys.getrefcount(value)
    return after - before, before == 0xFFFFFFFF and len(held) == 3

# %% names
#| title = "The names of a program are immortal"
def function(parameter):
    variable = 1


class Class:
    attribute = 1


for name in [*function.__code__.co_varnames, function.__name__, Class.__name__, "attribute", "Class"]:
    print(name, moves(name))

# %% constants
#| title = "Constants that look like names are immortal, others are not"
for value in ["letters", "with_underscore", "digits1", "", "a", "two words", "hyphen-ated", "tab\t"]:
    print(repr(value), moves(value))

# %% interned-at-run-time
#| title = "sys.intern makes a string immortal"
for text in ["made at run time", "".join(["run", "time"])]:
    text = text + "!"
    print(moves(text), moves(sys.intern(text)), moves(text))

# %% keys-and-attributes
#| title = "setattr interns the name, a key of a dictionary stays what it is"
class Namespace:
    pass


instance = Namespace()
name, key = "".join(["attri", "bute_name"]), "".join(["key", "_name"])
setattr(instance, name, 1)
table = {key: 1}
print(moves(name), moves(next(iter(vars(instance)))))
print(moves(key), moves(next(iter(table))))

# %% other-values
for value in [None, True, False, ..., NotImplemented, (), b"", b"a", 0, -5, 256, 257, 1.0, frozenset(), int, type, len]:
    print(repr(value), moves(value))
