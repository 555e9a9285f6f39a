# /// case
# topics = ["patterns.sequences"]
# ///

import collections.abc


class Counted:
    """A sequence by registration; tells what it is asked."""

    def __init__(self, *items):
        self.items = items

    def __len__(self):
        print("len", end=" ")
        return len(self.items)

    def __getitem__(self, key):
        print(f"item {key}", end=" ")
        return self.items[key]


collections.abc.Sequence.register(Counted)


# %% lengths
def match(subject):
    match subject:
        case []: return "empty"
        case [a]: return "one", a
        case [a, b]: return "two", a, b
        case [a, b, c, d, *_]: return "four or more", a, b, c, d
        case [_, *_]: return "three"
    return "no sequence"
for subject in ([], (), [1], (1,), [1, 2], [1, 2, 3], range(4), [1, 2, 3, 4, 5], "", "a", b"", b"a", bytearray(b"a"), {}, {1: 2}, {1}, set(), frozenset(), None, 1, iter([1]), (i for i in "a"), range(0), memoryview(b"ab"), {1: 1}.keys(), {1: 1}.values()):
    print(repr(subject).split(" at ")[0].split(" object")[0], match(subject))

# %% stars
def match(subject):
    match subject:
        case [1, *rest, 9]: return "1..9", rest
        case [*start, "end"]: return "end", start
        case ["start", *_]: return "start"
        case [a, *middle, b]: return a, middle, b
        case [*everything]: return everything
for subject in [1, 9], [1, 2, 3, 9], [1], (1, 2), (1, 2, 3), ["end"], ["x", "end"], ["start", 1], ("start",), [], range(5), (i for i in "a"), collections.deque([1, 2, 9]) if hasattr(collections, "deque") else []:
    print(repr(subject) if not hasattr(subject, "send") else "generator", match(subject))

# %% star-gives-a-list
match (1, 2, 3):
    case (a, *b): print(type(b).__name__, b)
match range(5):
    case [*a, b]: print(type(a).__name__, a, b)
match (1,):
    case [a, *b]: print(a, b)
match [1, 2]:
    case [*a]: print(a)

# %% forms
match 1, 2:
    case 1, 2: print("open")
match [1, 2]:
    case (1, 2): print("parentheses")
match (1, 2):
    case [1, 2]: print("brackets")
match [1]:
    case 1,: print("comma")
match [1]:
    case (1,): print("parentheses and comma")
match [[1], (2, [3])]:
    case (1,), [2, (x,)]: print(x)
match []:
    case (): print("empty")
match 5:
    case (5): print("only parentheses")
match [1, 2, 3]:
    case *_, 3: print("star first")
match [1, 2, 3]:
    case 1, *_: print("star last")

# %% nested
def match(subject):
    match subject:
        case [[a, b], [c, d]]: return a, b, c, d
        case [[], *rest]: return "empty first", rest
        case [x, [y, *zs], *_] if y: return x, y, zs
        case [{"k": [v]}, (str() | int()) as w]: return v, w
for subject in [[1, 2], [3, 4]], [[], 1, 2], ["a", ["b", "c"], "d"], [1, [0]], [{"k": (5,)}, "w"], ((1, 2), range(2)), ["ab", "cd"]:
    print(subject, match(subject))

# %% what-is-asked
def match(subject):
    match subject:
        case []: return "empty"
        case [1, 2]: return "one two"
        case [1, *rest]: return rest
        case [*_, 9]: return "nine"
        case [*_]: return "any"
print(match(Counted()), match(Counted(1, 2)), match(Counted(1, 5, 6)), match(Counted(3, 9)), match(Counted(0)))

# %% wildcards-are-not-read
match Counted(1, 2, 3):
    case [_, _, _]: print("no item is read")
match Counted(1, 2, 3):
    case [_, *_, 3]: print("only the last")
match Counted(1, 2, 3):
    case [_, x, *_]: print("only the second", x)
match Counted(1, 2, 3):
    case [*_]: print("not even the length")
match Counted(1, 2, 3):
    case [*all]: print("all", all)

# %% registration
class Registered: pass
class Inherits(collections.abc.Sequence):
    def __len__(self): return 1
    def __getitem__(self, i): return "item"
class OnlyMethods:
    def __len__(self): return 1
    def __getitem__(self, i): return "item"
class MutableInherits(collections.abc.MutableSequence):
    def __len__(self): return 0
    __getitem__ = __setitem__ = __delitem__ = insert = lambda *a: None
class ListSub(list): pass
class TupleSub(tuple): pass
class StrSub(str): pass
class UserSequence(collections.UserList): pass
for kind in Inherits, OnlyMethods, MutableInherits, ListSub, TupleSub, StrSub, UserSequence, collections.deque, collections.OrderedDict, collections.UserString if False else str:
    match kind():
        case [*_]: print(kind.__name__, "sequence")
        case {**rest}: print(kind.__name__, "mapping")
        case _: print(kind.__name__, "neither")
try:
    match Registered():
        case []: pass
        case _: print("not registered yet")
    collections.abc.Sequence.register(Registered)
    match Registered():
        case [x]: pass
except TypeError as error:
    print(error)

# %% both-sequence-and-mapping
class First(collections.abc.Sequence, collections.abc.Mapping):
    def __len__(self): return 1
    def __iter__(self): return iter([1])
    def __getitem__(self, i): return "item"
class Second(collections.abc.Mapping, collections.abc.Sequence):
    def __len__(self): return 1
    def __iter__(self): return iter([1])
    def __getitem__(self, i): return "item"
class Third(dict): pass
collections.abc.Sequence.register(Third)
for kind in First, Second, Third:
    match kind():
        case [*_]: print(kind.__name__, "sequence")
        case {}: print(kind.__name__, "mapping")
        case _: print(kind.__name__, "neither")

# %% raising-sequences
class Raises(collections.abc.Sequence):
    def __init__(self, where): self.where = where
    def __len__(self):
        if self.where == "len": raise OSError("len")
        return 2 if self.where != "negative" else -1
    def __getitem__(self, i): raise IndexError(f"item {i}")
for where in "len", "item", "negative":
    for pattern in "[a, b]", "[*_]", "[a, *b]", "[_, _]", "[*a]", "[]":
        try:
            exec(f"match Raises(where):\n case {pattern}: print(where, pattern, 'matched')\n case _: print(where, pattern, 'no match')")
        except Exception as error:
            print(where, pattern, type(error).__name__, error)

# %% fewer-items-than-the-length
class Short(collections.abc.Sequence):
    def __len__(self): return 3
    def __getitem__(self, i): return range(2)[i]
class Iterates(list):
    def __iter__(self): return iter("changed")
    def __getitem__(self, i): return "item"
    def __len__(self): return 3
for pattern in "[a, b, c]", "[a, *b]", "[*a, b]", "[_, _, a]", "[a, _, _]":
    for value in Short(), Iterates([1, 2, 3]):
        try:
            exec(f"match value:\n case {pattern}: print(pattern, a, globals().get('b'))\n case _: print(pattern, 'no match')")
        except Exception as error:
            print(pattern, type(error).__name__, error)

# %% sequence-with-alternatives-and-as
def match(subject):
    match subject:
        case [("go" | "walk") as how, ("north" | "south") as where]: return how, where
        case ["drop", *things] | ["drop", "all", *things]: return "drop", things
        case ["look"] | ["see"] | []: return "look"
        case [int() | float() as n, *_] as whole: return n, whole
        case _: return "?"
for text in "go north", "walk south", "go up", "drop a b", "drop", "look", "see", "":
    print(repr(text), match(text.split()))
print(match([1.5, 2]), match((3,)))
