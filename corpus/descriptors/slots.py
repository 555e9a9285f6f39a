# /// case
# topics = []
# section = "5.4"
# seed = "5.4"
# ///

# %% default-has-dict
#| title = "By default an instance has a dict"
#| topics = ["slots.dict"]
# The reference text: attributes are in a per-instance dict.
class C: pass
a, b = C(), C()
a.x = 1
print(a.__dict__, b.__dict__, a.__dict__ is b.__dict__)

# %% no-dict
#| title = "Slots replace the dict"
#| topics = ["slots.dict"]
class Point:
    __slots__ = ("x", "y")
    def __init__(self, x, y):
        self.x = x
        self.y = y
p = Point(1, 2)
print(hasattr(p, "__dict__"), p.x, p.y)

# %% undeclared-rejected
#| title = "An undeclared attribute is refused"
#| topics = ["slots.dict"]
class Point:
    __slots__ = ("x", "y")
p = Point()
try:
    p.z = 3
except AttributeError as e:
    print(type(e).__name__)

# %% undeclared-message
#| title = "Wording of that error"
#| topics = ["slots.dict"]
class Point:
    __slots__ = ("x", "y")
p = Point()
try:
    p.z = 3
except AttributeError as e:
    print(e)

# %% dunder-dict-error
#| title = "__dict__ of a slots-only instance"
#| topics = ["slots.dict"]
class Point:
    __slots__ = ("x", "y")
try:
    Point().__dict__
except AttributeError as e:
    print(f"{type(e).__name__}: {e}")

# %% unset-slot
#| title = "Reading a slot that was never set"
#| topics = ["slots.descriptors"]
class Point:
    __slots__ = ("x", "y")
try:
    Point().x
except AttributeError as e:
    print(e)

# %% slot-is-descriptor
#| title = "A slot is a data descriptor on the class"
#| topics = ["slots.descriptors"]
# The reference text: each slot is a data descriptor at class level.
class Point: __slots__ = ("x", "y")
d = Point.__dict__["x"]
print(type(d).__name__, hasattr(type(d), "__get__"), hasattr(type(d), "__set__"))

# %% slot-descriptor-by-hand
#| title = "A slot can be used through its descriptor"
#| topics = ["slots.descriptors"]
# The reference text: each slot is a data descriptor.
class Point: __slots__ = ("x", "y")
p = Point()
Point.x.__set__(p, 11)
print(p.x, Point.__dict__["x"].__get__(p, Point), repr(Point.x))

# %% slots-attribute-kept
#| title = "__slots__ stays readable on the class"
#| topics = ["slots.descriptors"]
# The reference text: __slots__ lists the attributes.
class Point: __slots__ = ("x", "y")
print(Point.__slots__, Point().__slots__)

# %% slots-no-class-default
#| title = "A slot cannot have a class-level default"
#| topics = ["slots.descriptors"]
# The reference text: the slot itself is the class attribute.
try:
    class Point:
        __slots__ = ("x",)
        x = 1
except ValueError as e:
    print(e)

# %% dynamic-allowed-with-dict
#| title = "With a dict any attribute can be added"
#| topics = ["slots.dict"]
# The reference text: dynamic attributes are allowed.
class C: pass
c = C()
c.anything = 1
setattr(c, "not an identifier", 2)
print(c.__dict__)

# %% dynamic-back-with-dict-slot
#| title = "A slot named __dict__ brings dynamic attributes back"
#| topics = ["slots.dict"]
# The reference text: dynamic attributes are not allowed.
# The table's entry holds only without such a slot.
class C: __slots__ = ("x", "__dict__")
c = C()
c.x, c.y = 1, 2
print(c.x, c.__dict__)

# %% subclass-without-slots
#| title = "A subclass without slots has a dict again"
#| topics = ["slots.inheritance"]
# The reference text: all classes in the MRO must cooperate.
class P: __slots__ = ("x",)
class Q(P): pass
q = Q()
q.x, q.z = 1, 2
print(q.x, q.__dict__)

# %% base-without-slots
#| title = "A base without slots leaves the dict in place"
#| topics = ["slots.inheritance"]
# The reference text: all classes in the MRO must cooperate.
class P: pass
class Q(P): __slots__ = ("x",)
q = Q()
q.x, q.z = 1, 2
print(q.x, q.__dict__)

# %% slots-inherited
#| title = "Slots add up along the inheritance chain"
#| topics = ["slots.inheritance"]
# The reference text: all classes in the MRO must cooperate.
class P: __slots__ = ("x",)
class Q(P): __slots__ = ("y",)
q = Q()
q.x, q.y = 1, 2
print(q.x, q.y, hasattr(q, "__dict__"))

# %% multiple-inheritance-conflict
#| title = "Two bases with slots cannot be combined"
#| topics = ["slots.inheritance"]
# The reference text: multiple inheritance needs care.
class A: __slots__ = ("a",)
class B: __slots__ = ("b",)
try:
    class C(A, B): pass
except TypeError as e:
    print(e)

# %% multiple-inheritance-empty-slots
#| title = "Empty slots on one of the bases avoid the conflict"
#| topics = ["slots.inheritance"]
# The reference text: multiple inheritance needs care.
class A: __slots__ = ("a",)
class B: __slots__ = ()
class C(A, B): __slots__ = ("c",)
o = C()
o.a, o.c = 1, 2
print(o.a, o.c, hasattr(o, "__dict__"))

# %% multiple-inheritance-dict
#| title = "Two ordinary bases combine freely"
#| topics = ["slots.inheritance"]
# The reference text: multiple inheritance works naturally with a dict.
class A:
    def __init__(self): self.a = 1
class B:
    def __init__(self): self.b = 2
class C(A, B):
    def __init__(self):
        A.__init__(self)
        B.__init__(self)
print(C().__dict__)

# %% pickle-with-dict
#| title = "An ordinary instance can be pickled"
#| topics = ["slots.copying"]
# The reference text: pickling works by default.
import pickle
class C: pass
c = C()
c.x = 5
print([pickle.loads(pickle.dumps(c, proto)).x for proto in range(6)])

# %% pickle-with-slots
#| title = "Pickling a slotted instance fails without __getstate__"
#| topics = ["slots.copying"]
# The reference text: __getstate__ and __setstate__ are required.
# Only with protocols 0 and 1; from protocol 2 on slots are pickled by default.
import pickle
class P: __slots__ = ("x", "y")
p = P()
p.x, p.y = 1, 2
try:
    q = pickle.loads(pickle.dumps(p))
    print("works", q.x, q.y)
except TypeError as e:
    print("fails")

# %% pickle-with-slots-protocols
#| title = "Which protocols pickle a slotted instance"
#| topics = ["slots.copying"]
# The reference text: __getstate__ and __setstate__ are required.
import pickle
class P: __slots__ = ("x",)
p = P()
p.x = 1
out = []
for proto in range(6):
    try:
        out.append(pickle.loads(pickle.dumps(p, proto)).x)
    except TypeError as e:
        out.append(type(e).__name__)
print(out)

# %% pickle-with-slots-old-message
#| title = "Wording of the protocol 0 error"
#| topics = ["slots.copying"]
# The reference text: __getstate__ and __setstate__ are required.
import pickle
class P: __slots__ = ("x",)
try:
    pickle.dumps(P(), 0)
except TypeError as e:
    print(e)

# %% copy-with-slots
#| title = "copy.copy of a slotted instance works"
#| topics = ["slots.copying"]
# The reference text: state methods are said to be required.
import copy
class P: __slots__ = ("x",)
p = P()
p.x = [1]
q = copy.copy(p)
print(q is p, q.x is p.x)

# %% weakref-needs-slot
#| title = "Without a __weakref__ slot there are no weak references"
#| topics = ["slots.dict"]
# The reference text: slots replace what an instance has by default.
import weakref
class P: __slots__ = ("x",)
class Q: __slots__ = ("x", "__weakref__")
q = Q()
try:
    weakref.ref(P())
except TypeError as e:
    print(e)
print(weakref.ref(q)() is q)

# %% who-names-the-attribute
#| title = "Which AttributeError knows the name and the object"
#| topics = ["slots.descriptors"]
class Slotted:
    __slots__ = ("a",)
    b = 1
def told(function, *arguments):
    try:
        function(*arguments)
    except AttributeError as e:
        print(e, "|", e.name, type(e.obj).__name__)
slotted = Slotted()
told(getattr, slotted, "a")
told(Slotted.a.__get__, slotted)
told(delattr, slotted, "a")
told(Slotted.a.__delete__, slotted)
told(setattr, slotted, "b", 2)
told(delattr, slotted, "b")
told(setattr, slotted, "c", 2)
told(delattr, slotted, "c")
told(setattr, 1, "real", 2)
told(setattr, 1, "other", 2)
told(setattr, [], "append", 2)
told(delattr, "", "join")
told(setattr, object(), "__init__", 2)
told(object.__setattr__, slotted, "b", 2)
told(object.__getattribute__, slotted, "a")
told(delattr, type("Plain", (), {})(), "x")
told(getattr, property(), "x")
