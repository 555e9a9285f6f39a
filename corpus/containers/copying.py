# /// case
# topics = ["containers.copying"]
# ///

import copy
from copy import deepcopy

class Plain:
    def __init__(self, value=None):
        self.value = value
    def __repr__(self):
        return f"{type(self).__name__}({self.value!r})"

# %% atoms
#| title = "What copies to itself"
def function(): pass
class Class: pass
for value in (None, 5, 2 ** 70, 1.5, 1j, True, "ab", b"ab", (), (1, 2), frozenset({1}), range(3), ..., NotImplemented, len, function, Class, int, type, slice(1, 2), property(), list.append, [].append):
    print(type(value).__name__, copy.copy(value) is value, deepcopy(value) is value)

# %% containers
for value in ([[1], 2], {"a": [1]}, {1, 2}, frozenset({(1,)}), ([1],), (1, (2, 3)), bytearray(b"ab"), {(1, 2): {3: []}}, [[], []]):
    shallow, deep = copy.copy(value), deepcopy(value)
    print(value, shallow == value == deep, shallow is value, deep is value, type(shallow).__name__)
nested = [[1], ([2], 3), {"k": [4]}]
deep = deepcopy(nested)
deep[0].append("x")
deep[1][0].append("y")
deep[2]["k"].append("z")
print(nested, deep)

# %% shared-parts
inner = [1]
outer = [inner, inner, (inner,)]
deep = deepcopy(outer)
print(deep[0] is deep[1], deep[0] is deep[2][0], deep[0] is inner, copy.copy(outer)[0] is inner)

# %% recursive
items = [1]
items.append(items)
deep = deepcopy(items)
print(deep, deep[1] is deep)
mapping = {}
mapping["self"] = mapping
deep = deepcopy(mapping)
print(deep, deep["self"] is deep)
pair = ([],)
pair[0].append(pair)
deep = deepcopy(pair)
print(deep[0][0] is deep, deep)
thing = Plain()
thing.value = [thing]
deep = deepcopy(thing)
print(deep.value[0] is deep, deep is thing)

# %% instances
thing = Plain([1])
shallow, deep = copy.copy(thing), deepcopy(thing)
print(shallow, deep, shallow.value is thing.value, deep.value is thing.value, shallow.__dict__ is thing.__dict__)

# %% copy-protocol
class Custom(Plain):
    def __copy__(self):
        return "copied"
    def __deepcopy__(self, memo):
        return "deeply", type(memo).__name__
print(copy.copy(Custom()), deepcopy(Custom()), deepcopy([Custom()]))
class OnInstance(Plain):
    pass
thing = OnInstance(1)
thing.__copy__ = lambda: "instance"
thing.__deepcopy__ = lambda memo: "instance"
print(copy.copy(thing) == "instance", deepcopy(thing) == "instance")
class Refusing:
    __copy__ = None
    __deepcopy__ = None
    __reduce_ex__ = None
for function in (copy.copy, deepcopy):
    try:
        print(function(Refusing()))
    except TypeError as error:
        print(error)

# %% reduce-protocol
class Reduced(Plain):
    def __reduce__(self):
        return Plain, ("from reduce",)
class ReducedEx(Plain):
    def __reduce_ex__(self, protocol):
        return Plain, (protocol,)
class Text(Plain):
    def __reduce__(self):
        return "global name"
print(copy.copy(Reduced()), deepcopy(Reduced()), copy.copy(ReducedEx()), deepcopy(ReducedEx()), copy.copy(thing := Text(1)) is thing, deepcopy(thing) is thing)
for value in (5, (), (Plain,), (Plain, (), None, None, None, None, 7), (5, ()), (Plain, 5)):
    Odd = type("Odd", (), {"__reduce__": lambda self: value})
    try:
        print(value, copy.copy(Odd()))
    except Exception as error:
        print(type(error).__name__, error)

# %% state-protocol
class Stateful(Plain):
    def __getstate__(self):
        return {"value": "state"}
class SetState(Plain):
    def __getstate__(self):
        return ["any", "state"]
    def __setstate__(self, state):
        self.value = "set", state
class FalseState(Plain):
    def __getstate__(self):
        return None
    def __setstate__(self, state):
        self.value = "never"
print(copy.copy(Stateful(1)), deepcopy(Stateful(1)), copy.copy(SetState(1)), deepcopy(SetState(1)), copy.copy(FalseState(1)).__dict__)

# %% newargs-protocol
class NewArgs:
    def __new__(cls, *arguments, **keywords):
        self = object.__new__(cls)
        self.made_with = arguments, keywords
        return self
    def __getnewargs__(self):
        return 1, [2]
class NewArgsEx(NewArgs):
    def __getnewargs_ex__(self):
        return (3,), {"k": [4]}
for kind in (NewArgs, NewArgsEx):
    print(copy.copy(kind()).made_with, deepcopy(kind()).made_with, kind().__reduce_ex__(2)[1:2], kind().__reduce_ex__(4)[0].__name__)
for result in (5, [1], (1,), ((1,), 5), (5, {}), ((), {}, 1)):
    Bad = type("Bad", (), {"__getnewargs_ex__": lambda self: result})
    try:
        print(copy.copy(Bad()).__class__.__name__)
    except (TypeError, ValueError) as error:
        print(error)

# %% slots
class Slotted:
    __slots__ = ("a", "b")
class SlottedAndDict(Slotted):
    pass
s = Slotted()
s.a = [1]
t = copy.copy(s)
print(t.a is s.a, hasattr(t, "b"), deepcopy(s).a, s.__reduce_ex__(2)[1:])
m = SlottedAndDict()
m.a, m.c = 1, 2
print(m.__reduce_ex__(2)[2], copy.copy(m).a, copy.copy(m).c, m.__getstate__(), s.__getstate__(), Plain(5).__getstate__(), object().__getstate__())

# %% subclasses-of-built-in-types
class L(list): pass
class D(dict): pass
class T(tuple): pass
class S(set): pass
class I(int): pass
class F(float): pass
class U(str): pass
class B(bytes): pass
for value in (L([[1]]), D(a=[1]), T(([1],)), S({1}), I(5), F(1.5), U("ab"), B(b"ab")):
    value.extra = [9]
    for function in (copy.copy, deepcopy):
        twin = function(value)
        print(type(twin).__name__, twin, twin.extra, twin.extra is value.extra, twin == value)

# %% reduce-ex-of-everything
for value in (5, 1.5, "a", b"a", (1,), [1], {1: 2}, {1}, frozenset({1}), range(3), slice(1), None, ..., NotImplemented, True, 1j, bytearray(b"x"), object(), Plain(1), int, Plain, len, property(), type(None)):
    for protocol in (0, 2, 4):
        try:
            result = value.__reduce_ex__(protocol)
            print(type(value).__name__, protocol, "str " + result if isinstance(result, str) else [part if not hasattr(part, "__next__") else list(part) for part in result[1:]], "" if isinstance(result, str) else result[0].__name__)
        except TypeError as error:
            print(type(value).__name__, protocol, error)

# %% what-cannot-be-copied
import sys
for value in ((x for x in "a"), sys._getframe(), memoryview(b"ab"), {}.keys(), {}.items(), sys, type(sys)("m")):
    for function in (copy.copy, deepcopy):
        try:
            print(type(function(value)).__name__)
        except TypeError as error:
            print(error)

# %% memo
memo = {}
inner = [1]
twin = deepcopy(inner, memo)
print(memo[id(inner)] is twin, deepcopy(inner, memo) is twin, len(memo), memo[id(memo)][0] is inner)
print(deepcopy(5, {}), deepcopy([1], {id(inner): "x"}), deepcopy(inner, {id(inner): "from memo"}))
class Keeper:
    def __deepcopy__(self, memo):
        memo["count"] = memo.get("count", 0) + 1
        return memo["count"]
print(deepcopy([Keeper(), Keeper()]))

# %% deepcopy-of-methods-and-functions
class Class:
    def method(self):
        return self
thing = Class()
bound = thing.method
deep = deepcopy(bound)
print(deep.__self__ is thing, type(deep.__self__).__name__, deep.__func__ is bound.__func__, copy.copy(bound).__self__ is thing)
def closure():
    items = [1]
    return lambda: items
function = closure()
print(deepcopy(function) is function, deepcopy({"f": function})["f"] is function)

# %% errors
for arguments in ((), (1, 2), (1, 2, 3)):
    try:
        copy.copy(*arguments)
    except TypeError as error:
        print(error)
class Failing(Plain):
    def __reduce_ex__(self, protocol):
        raise ArithmeticError("reduce")
class FailingDeep(Plain):
    def __deepcopy__(self, memo):
        raise ArithmeticError("deep")
for function, value in ((copy.copy, Failing()), (deepcopy, Failing()), (deepcopy, [FailingDeep()])):
    try:
        function(value)
    except ArithmeticError as error:
        print(error)
print(copy.Error is copy.error, copy.Error.__mro__[1].__name__, sorted(copy.__all__)[:4])

# %% object-reduce
print(object().__reduce_ex__(4)[1:], Plain(5).__reduce_ex__(4)[1:])
for arguments in ((), (1, 2), ("a",), (None,), (2.5,)):
    try:
        print(Plain(1).__reduce_ex__(*arguments))
    except TypeError as error:
        print(error)
try:
    Plain(1).__reduce__(1)
except TypeError as error:
    print(error)
