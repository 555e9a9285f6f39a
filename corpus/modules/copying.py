# /// case
# topics = ["modules.copy"]
# ///

import copy


def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% copy-of-kinds
for value in (1, "a", (1, [2]), [1, [2]], {1: [2]}, {1, 2}, frozenset([1]), None, len, int, range(3), slice(1, 2), b"a", bytearray(b"a"), 1.5, ..., lambda: 0):
    made = copy.copy(value)
    print(type(value).__name__, made is value, made == value)

# %% deepcopy-of-kinds
inner = [1]
for value in ((inner,), [inner, inner], {"k": inner}, (1, 2), frozenset([1]), [()], bytearray(b"a")):
    made = copy.deepcopy(value)
    print(type(value).__name__, made is value, made == value)
made = copy.deepcopy([inner, inner])
print(made[0] is made[1], made[0] is inner)

# %% deepcopy-of-cycles
a = [1]
a.append(a)
b = copy.deepcopy(a)
print(b[1] is b, b is a, b[0])
d = {}
d["me"] = d
e = copy.deepcopy(d)
print(e["me"] is e)

# %% copy-of-instances
class C:
    def __init__(self): self.x = [1]
c = C()
shallow, deep = copy.copy(c), copy.deepcopy(c)
print(shallow.x is c.x, deep.x is c.x, deep.x == c.x, type(deep).__name__)
class S:
    __slots__ = ("a", "b")
s = S()
s.a = [1]
print(copy.copy(s).a is s.a, copy.deepcopy(s).a is s.a, hasattr(copy.copy(s), "b"))

# %% copy-hooks
class C:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return ("deep", type(memo).__name__)
print(copy.copy(C()), copy.deepcopy(C()), copy.deepcopy([C()]))
class R:
    def __reduce__(self): return (list, ((1, 2),))
print(copy.copy(R()), copy.deepcopy(R()))
class G:
    def __getstate__(self): return {"kept": 1}
    def __setstate__(self, state): self.state = state
print(copy.copy(G()).state)

# %% copy-errors
class C:
    def __reduce_ex__(self, protocol): raise TypeError("no copies")
show(copy.copy, C())
show(copy.deepcopy, [C()])
show(copy.copy, (x for x in []))
class Wrong:
    def __reduce_ex__(self, protocol): return 5
show(copy.copy, Wrong())
print(copy.Error.__mro__[1].__name__, copy.error is copy.Error)
import types, sys
show(copy.deepcopy, types)
show(lambda: copy.copy(sys) is sys)

# %% copy-of-subclasses
class L(list): pass
class D(dict): pass
class T(tuple): pass
l = L([1]); l.extra = 5
for value in (l, D(a=1), T((1,))):
    made = copy.copy(value)
    print(type(made).__name__, made, vars(made), made is value)

# %% replace
#| requires = ">=3.13"
import collections, dataclasses
Point = collections.namedtuple("Point", "x y")
print(copy.replace(Point(1, 2), y=5))
@dataclasses.dataclass
class D:
    a: int
    b: int = 2
print(copy.replace(D(1), b=7))
show(copy.replace, 5, a=1)
show(copy.replace, Point(1, 2), z=1)

# %% copyreg
import copyreg
class C:
    def __init__(self, value): self.value = value
def reduce(c):
    print("reducing")
    return C, (c.value * 2,)
copyreg.pickle(C, reduce)
print(copy.copy(C(5)).value)
show(copyreg.pickle, C, 5)
show(copyreg.constructor, 5)
