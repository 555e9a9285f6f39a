# /// case
# topics = ["lifetimes.release"]
# section = "2.2"
# ///


class A:
    pass


class B:
    pass


class Slotted:
    __slots__ = ("a", "b")


def reused(make, other=None):
    """Whether the memory of what was just freed is taken by the next."""
    first = make()
    place = id(first)
    del first
    second = (other or make)()
    return id(second) == place


# %% temporaries
print(id(object()) == id(object()), id([]) == id([]), id({}) == id({}), id(A()) == id(A()), id(A()) == id(B()))

# %% temporaries-are-never-identical
print(object() is object(), [] is [], A() is A())

# %% kinds
for make in (object, list, dict, set, A, Slotted, lambda: (1, A), lambda: slice(1, 2), lambda: lambda: 0, lambda: iter([]),
             lambda: float("1.5"), lambda: int("1000"), lambda: int("1" * 30), bytearray,
             lambda: "".join(["ab", "cd"]), lambda: bytes([1, 2]), lambda: (x for x in ()), lambda: range(5), lambda: enumerate([]),
             lambda: complex(1, 2), lambda: ValueError(), lambda: property()):
    print(type(make()).__name__, reused(make))

# %% other-classes
print(reused(A, B), reused(Slotted, Slotted))

# %% last-freed-comes-first
things = [object() for _ in range(5)]
places = [id(thing) for thing in things]
while things:
    things.pop()
again = [object() for _ in range(5)]
print([places.index(id(thing)) if id(thing) in places else None for thing in again])

# %% last-freed-list-comes-first
things = [[] for _ in range(5)]
places = [id(thing) for thing in things]
while things:
    things.pop()
again = [[], [], [], [], []]
print([places.index(id(thing)) if id(thing) in places else None for thing in again])

# %% tuples-of-one-length
for length in range(1, 6):
    first = tuple([A] * length)
    place = id(first)
    del first
    other = tuple([A] * (length + 1))
    same = tuple([A] * length)
    print(length, id(other) == place, id(same) == place)

# %% dictionaries
first, second = {1: 1}, {2: 2}
places = [id(first), id(second)]
del first, second
third, fourth = {}, {}
print(places.index(id(third)), places.index(id(fourth)))

# %% floats
a = float("1.5")
place = id(a)
del a
b = float("2.5")
print(id(b) == place)
c = b + 1
print(id(c) != place)

# %% bound-methods
a = A()
print(id(a.__init__) == id(a.__init__), a.__init__ is a.__init__, id(a.__str__) == id(a.__repr__))

# %% loop-makes-two-places
places = set()
for _ in range(10):
    thing = A()
    places.add(id(thing))
print(len(places))

# %% while-alive-no-reuse
things = [A() for _ in range(100)]
print(len({id(thing) for thing in things}))

# %% freed-in-a-function
def run():
    thing = A()
    return id(thing)
print(run() == run(), len({run() for _ in range(10)}))

# %% generator-objects
def generate(): yield
print(id(generate()) == id(generate()))

# %% exceptions
places = []
for _ in range(3):
    try:
        raise ValueError
    except ValueError as error:
        places.append(id(error))
print(len(set(places)))

# %% instances-keep-their-dictionaries-apart
a = A()
a.x = 1
place = id(a)
del a
b = A()
print(id(b) == place, vars(b))

# %% functions
def make():
    return lambda: 0
print(id(make()) == id(make()))

# %% frames
import sys
def place():
    return id(sys._getframe())
print(place() == place())
