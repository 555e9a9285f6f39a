# /// case
# topics = ["identity.methods"]
# ///

class C:
    def method(self): pass
    @classmethod
    def of_class(cls): pass
    @staticmethod
    def static(): pass
    @property
    def value(self): return []


c = C()


def function(): pass


# %% bound-methods
print(c.method is c.method, c.method == c.method, c.method != c.method, c.method.__func__ is C.method, c.method.__self__ is c, hash(c.method) == hash(c.method))
kept = c.method
print(kept is c.method, kept is kept, id(kept) == id(c.method))

# %% bound-methods-of-equal-objects
class Equal:
    def __eq__(self, other): return True
    def __hash__(self): return 1
    def method(self): pass
one, other = Equal(), Equal()
print(one == other, one.method == other.method, one.method == one.method, hash(one.method) == hash(other.method))

# %% functions-from-classes
print(C.method is C.method, C.method is C.__dict__["method"], C.method is c.method.__func__, type(C.method).__name__)

# %% class-methods
print(C.of_class is C.of_class, C.of_class == C.of_class, c.of_class == C.of_class, C.of_class.__self__ is C, C.of_class.__func__ is c.of_class.__func__, C.__dict__["of_class"] is C.__dict__["of_class"])

# %% static-methods
print(C.static is C.static, c.static is C.static, C.static is C.__dict__["static"].__func__)

# %% built-in-methods
values = []
print(values.append is values.append, values.append == values.append, values.append == [].append, list.append is list.append, list.append is list.__dict__["append"], "".join is "".join, "".join == "".join, "a".join == "b".join)

# %% built-in-methods-of-equal-objects
print([].append == [].append, "a".upper == "".join(["", "a"]).upper, (1000).bit_length == int("1000").bit_length, {}.get == {}.get)

# %% slot-wrappers
print(int.__add__ is int.__add__, int.__add__ is int.__dict__["__add__"], (5).__add__ is (5).__add__, (5).__add__ == (5).__add__, (5).__add__ == (6).__add__, (5).__add__ == (5).__sub__, object.__init__ is list.__init__, object.__repr__ is type.__repr__)

# %% inherited-slot-wrappers
class D(int): pass
print(D.__add__ is int.__add__, D.__hash__ is int.__hash__, D.__eq__ is int.__eq__, D.__str__ is object.__str__, C.__repr__ is object.__repr__, C.__eq__ is object.__eq__, C.__hash__ is object.__hash__)

# %% class-method-descriptors
print(dict.fromkeys is dict.fromkeys, dict.fromkeys == dict.fromkeys, dict.__dict__["fromkeys"] is dict.__dict__["fromkeys"], int.from_bytes == int.from_bytes, {}.fromkeys == dict.fromkeys, object.__init_subclass__ is object.__init_subclass__)

# %% static-built-ins
print(str.maketrans is str.maketrans, object.__new__ is object.__new__, int.__new__ is int.__new__, "".maketrans is str.maketrans, object.__new__ is C.__new__, D.__new__ is int.__new__ if "D" in globals() else int.__new__ == int.__new__)

# %% properties
print(C.value is C.__dict__["value"], c.value is c.value, C.value.fget is C.value.fget)

# %% get-of-functions
print(function.__get__(None, C) is function, function.__get__(c) == function.__get__(c), function.__get__(c, C) is function.__get__(c, C), function.__get__(c).__func__ is function, function.__get__(None, type(None)))
for arguments in ((), (None,), (None, None)):
    try: print(function.__get__(*arguments))
    except TypeError as error: print(type(error).__name__, error)

# %% get-of-methods
method = c.method
print(method.__get__(5) is method, method.__get__(None, int) is method)
for arguments in ((), (None,), (None, None)):
    try: print(method.__get__(*arguments))
    except TypeError as error: print(error)

# %% get-of-built-ins
print(hasattr(len, "__get__"), list.append.__get__(None, list) is list.append, list.append.__get__([], list) == list.append, int.__add__.__get__(None, int) is int.__add__, int.__add__.__get__(5)(6))
for descriptor, instance in ((list.append, 5), (int.__add__, "x"), (int.real, "x")):
    try: print(descriptor.__get__(instance))
    except TypeError as error: print(error)

# %% get-of-members
class Slotted: __slots__ = ("field",)
print(Slotted.field is Slotted.field, Slotted.field.__get__(None, Slotted) is Slotted.field, int.real.__get__(None, int) is int.real, type(int.__dict__["real"]).__name__)

# %% get-of-static-and-class-methods
static, of_class = C.__dict__["static"], C.__dict__["of_class"]
print(static.__get__(None, C) is C.static, static.__get__(c) is C.static, static.__func__ is C.static, static.__wrapped__ is C.static)
print(of_class.__get__(None, C) == C.of_class, of_class.__get__(c) == C.of_class, of_class.__get__(None, C) is of_class.__get__(None, C))

# %% method-objects-by-hand
import types
made = types.MethodType(function, c)
print(made == function.__get__(c), made is made.__get__(1), types.MethodType(made, 1) == made, types.MethodType(made, 1).__func__ is made, types.MethodType(len, [1, 2])())

# %% methods-in-instance-dictionaries
one = C()
one.method = one.method
print(one.method is one.method, one.method == C().method, one.method.__self__ is one)
del one.method

# %% methods-called-through-other-names
names = {c.method: 1}
print(c.method in names, names[c.method], C().method in names, c.of_class in {C.of_class}, [].append in {values: 1} if (values := None) else None)

# %% super-methods
class Derived(C):
    def method(self): return super().method
one = Derived()
print(one.method() == one.method(), one.method() is one.method(), one.method().__self__ is one, one.method().__func__ is C.method, super(Derived, one).method == C.method.__get__(one), super(Derived, Derived).method is C.method)

# %% methods-of-modules-and-built-in-functions
import math
print(math.sin is math.sin, len is len, len == len, math.sin.__self__ is math, print.__call__ is print.__call__, print.__call__ == print.__call__, len.__call__ == abs.__call__)

# %% partial-methods
import functools
class P:
    def method(self, x): return x
    half = functools.partialmethod(method, 1)
p = P()
print(p.half is p.half, p.half == p.half, type(p.half).__name__, p.half())

# %% lambdas-and-function-objects
def make(): return lambda: 1
print(make() is make(), make() == make(), make().__code__ is make().__code__, function.__code__ is function.__code__, function.__dict__ is function.__dict__, function.__globals__ is globals(), function.__annotations__ is function.__annotations__)

# %% class-attributes-made-by-each-access
print(C.__dict__ is C.__dict__, C.__dict__ == C.__dict__, C.__mro__ is C.__mro__, C.__bases__ is C.__bases__, C.__subclasses__() is C.__subclasses__(), C.__name__ is C.__name__, vars(c) is c.__dict__, c.__dict__ is c.__dict__, C.mro() is C.mro())

# %% method-wrappers
wrapper = c.__eq__
print(type(wrapper).__name__, c.__eq__ is c.__eq__, c.__eq__ == c.__eq__, hash(c.__eq__) == hash(c.__eq__), c.__eq__ == C().__eq__, wrapper.__self__ is c, c.__init__ == c.__init__, c.__init__ == c.__repr__)

# %% identity-of-temporaries
print(id(c.method) == id(c.method), id(values) == id(values) if (values := [].append) else None, c.method.__func__ is c.method.__func__)

# %% order-of-methods
for left, right in ((c.method, c.method), ([].append, [].append), (int.__add__, int.__add__), ((5).__add__, (5).__add__)):
    try: print(left < right)
    except TypeError as error: print(error)
