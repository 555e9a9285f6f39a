# /// case
# topics = ["descriptors.property"]
# section = "5.3"
# seed = "5.3"
# ///

# %% getter
#| title = "Reading a property calls its getter"
class Disc:
    def __init__(self, radius): self._radius = radius
    @property
    def radius(self): return self._radius
print(Disc(5).radius)

# %% setter
#| title = "Assigning calls the setter"
class Disc:
    def __init__(self, radius): self._radius = radius
    @property
    def radius(self): return self._radius
    @radius.setter
    def radius(self, value):
        print("setting", value)
        self._radius = value
c = Disc(5)
c.radius = 10
print(c.radius, c.__dict__)

# %% setter-rejects
#| title = "The setter may refuse"
class Disc:
    def __init__(self, radius): self._radius = radius
    @property
    def radius(self): return self._radius
    @radius.setter
    def radius(self, value):
        if value < 0:
            raise ValueError("below zero")
        self._radius = value
c = Disc(5)
c.radius = 10
try:
    c.radius = -1
except ValueError as e:
    print(f"{type(e).__name__}: {e}", c.radius)

# %% area
#| title = "A computed property"
import math
class Disc:
    def __init__(self, radius): self._radius = radius
    @property
    def area(self): return math.pi * self._radius ** 2
c = Disc(5)
c._radius = 10
print(f"{c.area:.3f}", c.area)

# %% no-setter
#| title = "Assigning a property without setter"
# The reference text: area has a getter only.
class Disc:
    @property
    def area(self): return 1
try:
    Disc().area = 5
except AttributeError as e:
    print(type(e).__name__, e)

# %% no-deleter
#| title = "Deleting a property without deleter"
# The reference text: deleter semantics are part of property.
class Disc:
    @property
    def area(self): return 1
try:
    del Disc().area
except AttributeError as e:
    print(type(e).__name__, e)

# %% deleter
#| title = "A deleter"
# The reference text: getter, setter and deleter semantics.
class Disc:
    @property
    def radius(self): return 1
    @radius.deleter
    def radius(self): print("deleting")
c = Disc()
del c.radius

# %% property-is-data-descriptor
#| title = "property has all three methods"
# The reference text: __get__, __set__ and __delete__.
class C:
    @property
    def p(self): return 1
raw = C.__dict__["p"]
print(type(raw).__name__, [n in vars(property) for n in ("__get__", "__set__", "__delete__")])

# %% decorator-makes-property
#| title = "@property makes a property object"
# The reference text: creates a property object.
class C:
    @property
    def p(self): return 1
print(isinstance(C.p, property), C.p is C.__dict__["p"], C.p.fget.__name__, C.p.fset, C.p.fdel)

# %% beats-instance-dict
#| title = "A property wins over an entry of its name in the instance dict"
# The reference text: property.__get__ is called even then.
class Disc:
    @property
    def radius(self): return "from property"
c = Disc()
c.__dict__["radius"] = "from dict"
print(c.radius, c.__dict__)

# %% get-by-hand
#| title = "property.__get__ by hand"
class C:
    @property
    def p(self): return ("self is", type(self).__name__)
o = C()
print(C.__dict__["p"].__get__(o, C) == o.p, C.__dict__["p"].__get__(None, C) is C.p)

# %% setter-returns-new-property
#| title = "setter() makes a new property object"
# The reference text: property objects carry the functions.
p = property(lambda self: 1)
q = p.setter(lambda self, v: None)
print(p is q, p.fset, q.fget is p.fget)

# %% property-doc
#| title = "A property takes its docstring from the getter"
class C:
    @property
    def p(self):
        "the p"
        return 1
print(C.p.__doc__)

# %% property-in-python
#| title = "A property written in Python does the same"
# The reference text: property is an ordinary descriptor.
class prop:
    def __init__(self, fget): self.fget = fget
    def __get__(self, obj, cls): return self if obj is None else self.fget(obj)
    def __set__(self, obj, value): raise AttributeError("no setter")
class C:
    @prop
    def p(self): return 7
o = C()
o.__dict__["p"] = 0
print(o.p, type(C.p).__name__)
