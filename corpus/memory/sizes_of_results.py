# /// case
# topics = ["sizes.getsizeof"]
# ///

import sys

# %% patterns-and-matches
#| title = "A pattern is as large as its code, a match as the number of its groups"
import re
for source in ("a", "abc", "(a)(b)", "[a-z]+x", "(?P<n>a)|b*"):
    pattern = re.compile(source)
    match = pattern.search("xxabx")
    print(source, pattern.__sizeof__(), pattern.groups, match and match.__sizeof__())

# %% views-by-dimensions
#| title = "A view has a shape, strides and suboffsets for each dimension"
view = memoryview(bytes(8))
for shown in (view, view[::2], view.cast("I"), view.cast("B", [2, 4]), view.cast("B", [2, 2, 2]), memoryview(bytes(4)).cast("I", [])):
    print(shown.ndim, shown.__sizeof__())

# %% parts-of-groups
#| title = "The parts of a group that is split are appended one by one"
for count in (1, 2, 5):
    group = ExceptionGroup("x", [ValueError(index) if index % 2 else TypeError(index) for index in range(count)])
    for part in (*group.split(ValueError), group.subgroup(TypeError)):
        print(count, part and [len(part.args[1]), part.args[1].__sizeof__()])

# %% lists-of-names
#| title = "dir() makes a list of a list"
class Few:
    a = b = c = 1
for target in (Few, Few(), 1, "", len):
    names = dir(target)
    print(type(target).__name__, names.__sizeof__() == list(names).__sizeof__())

# %% lists-of-classes
#| title = "mro() makes a list of one base's tuple, and merges the orders of several"
class A: pass
class B: pass
class C(A): pass
class D(C): pass
class E(A, B): pass
class F(D, B): pass
for cls in (object, int, bool, A, C, D, E, F):
    order = cls.mro()
    sizes = [order.__sizeof__()]
    order.append(None)
    print(cls.__name__, len(order) - 1, sizes + [order.__sizeof__()])

# %% states
#| title = "The state of an instance is its dictionary itself"
class Instance:
    def __init__(self): self.x = 1
instance = Instance()
state = instance.__getstate__()
print(state is instance.__dict__, instance.__reduce_ex__(2)[2] is state, Instance.__new__(Instance).__getstate__())
state["y"] = 2
print(instance.y)
import copy
twin = copy.copy(instance)
print(twin.__dict__ == state, twin.__dict__ is state)
