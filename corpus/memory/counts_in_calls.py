# /// case
# topics = ["refcounts.getrefcount", "collector.generations"]
# section = "3.2"
# ///

import gc
from sys import getrefcount


MISSING = object()


class Plain:
    def __init__(self, value):
        print(getrefcount(value), getrefcount(self), end=" | ")


class Default(Plain):
    def __init__(self, value, other=1):
        print(getrefcount(value), getrefcount(self), end=" | ")


class Slotted:
    __slots__ = ("name",)
    __init__ = Plain.__init__


class Keyword:
    def __init__(self, *values, value=MISSING):
        print([getrefcount(each) for each in values], getrefcount(value), getrefcount(self), end=" | ")


class Made:
    def __new__(cls, value):
        print(getrefcount(value), end=" ")
        return object.__new__(cls)

    def __init__(self, value):
        print(getrefcount(value), end=" | ")


class Further(Plain):
    def __init__(self, value):
        super().__init__(value)


class Error(Exception):
    __init__ = Plain.__init__


class Items(list):
    __init__ = Plain.__init__


class Called:
    def __call__(self, *values, value=MISSING):
        print([getrefcount(each) for each in values], getrefcount(value), end=" | ")


class Meta(type):
    def __call__(cls, *values):
        print(getrefcount(values), getrefcount(values[0]), end=" ")
        return super().__call__(*values)


class Metaclassed(metaclass=Meta):
    __init__ = Plain.__init__


def returns_something(self):
    return 1


CLASSES = (Plain, Default, Slotted, Made, Further, Error, Items, Metaclassed)


def counted(make):
    """How many allocations the young generation counts: at first, when all that is kept was given up, and then."""
    make()
    gc.disable()
    gc.collect()
    counts = [gc.get_count()[0]]
    for _ in range(2):
        make()
        counts.append(gc.get_count()[0])
    return counts[1] - counts[0], counts[2] - counts[1]

# %% one-call
#| title = "During __init__ the caller's stack and a tuple refer to the arguments too"
value = []
Plain(value)
Default(value)
Default(value, 2)
Slotted(value)
Made(value)
Further(value)
Error(value)
Items(value)
Metaclassed(value)
print()

# %% one-place
#| title = "One place in a program calls classes again and again: what CPython 3.13 does without a tuple the second time"
for of_class in CLASSES:
    value = []
    for _ in range(4):
        of_class(value)
    print(of_class.__name__)

# %% places-of-their-own
value = []
for _ in range(3):
    Plain(value)
print()
for _ in range(3):
    Default(value, 1)
print()
for _ in range(3):
    Default(value)
print()
for _ in range(3):
    Further(value)
print()
for _ in range(3):
    Slotted(value)
print()
for _ in range(3):
    Made(value)
print()

# %% another-class-between
#| title = "A place that knows one class calls another as it always did"
value = []
for of_class in (Plain, Plain, Plain, Default, Plain, Slotted, Plain):
    of_class(value)
print()

# %% unpacked
#| title = "A call with * has its arguments in the tuple alone, one with ** in the dict"
value = []
Plain(*[value])
Plain(*(value,))
Plain(**{"value": value})
Made(*[value])
Error(*[value])
Items(*(value,))
Keyword(*[value], **{"value": value})
print()

# %% keywords
#| title = "Arguments beside keywords are laid on a stack once more"
value = []
Keyword(value)
Keyword(value=value)
Keyword(value, value, value=value)
Keyword([], value=value)
Plain(value=value)
print()

# %% callable-instances
value = []
called = Called()
for _ in range(3):
    called(value)
    called(value=value)
    called(value, value=value)
    called(*[value])
print()

# %% errors
#| title = "What is wrong with a call is the same the first and the second time"
class Wrong:
    __init__ = returns_something


class Raising:
    def __init__(self, value):
        raise ValueError(value)


def wrong():
    for of_class in (Wrong, Raising, Plain):
        for arguments in ((), (1,), (1, 2)):
            for _ in range(3):
                try:
                    if len(arguments) == 0:
                        of_class()
                    elif len(arguments) == 1:
                        of_class([])
                    else:
                        of_class([], 2)
                except Exception as error:
                    print(type(error).__name__, error)


wrong()
for of_class in (Wrong, Wrong, Wrong):
    try:
        of_class()
    except TypeError as error:
        print(error, error.__traceback__.tb_next)

# %% init-changes-between
#| title = "A class gets another __init__ between two calls of one place"
class Changing:
    def __init__(self, value):
        self.value = value


made = []
for round in range(6):
    if round == 3:
        Changing.__init__ = lambda self, value: setattr(self, "other", value)
    if round == 5:
        del Changing.__init__
        Changing.__new__ = lambda cls, value: "no instance"
    made.append(Changing(round))
print([each if isinstance(each, str) else vars(each) for each in made])

# %% allocations-of-calls
#| title = "The tuple of a call's arguments counts as an allocation until one is kept"
class Two:
    def __init__(self, one=1, two=2):
        pass


class Callable:
    def __call__(self, *values, **named):
        pass


called = Callable()
for name, make in {
    "no arguments": lambda: Two(),
    "one": lambda: Two(1),
    "two": lambda: Two(1, 2),
    "keyword": lambda: Two(one=1),
    "slice": lambda: slice(1, 2),
    "bytes": lambda: bytes(3),
    "complex": lambda: complex(1, 2),
    "instance": lambda: called(1),
    "instance with keyword": lambda: called(a=1),
}.items():
    print(name, counted(make))
