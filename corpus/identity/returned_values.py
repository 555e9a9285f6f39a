# /// case
# topics = ["identity.returned-arguments"]
# ///

def matrix(values, *operations):
    """Does the operation return the object itself, and of which type is the result?"""
    for operation in operations:
        line = []
        for value in values:
            try:
                result = eval(operation, {"x": value, "own": type(value)})
            except Exception as error:
                line.append(type(error).__name__)
            else:
                line.append(f"{'same' if result is value else 'other'} {type(result).__name__}")
        print(operation, "|", " | ".join(line))


class Whole(int): pass
class Real(float): pass
class Imaginary(complex): pass
class Data(bytes): pass
class Items(tuple): pass
class Members(frozenset): pass
class Array(bytearray): pass
class Row(list): pass
class Table(dict): pass
class Group(set): pass

# %% int-constructors
numbers = (int("1000"), Whole(1000), True)
matrix(numbers, "int(x)", "int.__new__(int, x)", "own(x)", "x.__int__()", "x.__index__()", "x.__trunc__()", "x.__floor__()", "x.__ceil__()", "round(x)", "x.__round__()", "x.__getnewargs__()[0]")

# %% int-attributes
numbers = (int("1000"), Whole(1000), True)
matrix(numbers, "x.real", "x.numerator", "x.conjugate()", "x.imag", "x.denominator", "+x", "abs(x)", "x.__pos__()", "x.__abs__()", "-(-x)", "~~x", "x.as_integer_ratio()[0]")

# %% int-operators-with-a-neutral-element
numbers = (int("1000"), Whole(1000), True)
matrix(numbers, "x + 0", "0 + x", "x - 0", "x * 1", "1 * x", "x // 1", "x ** 1", "x | 0", "0 | x", "x ^ 0", "x & -1", "x & x", "x | x", "x << 0", "x >> 0", "x % 5000", "round(x, 0)", "round(x, 2)", "pow(x, 1)", "divmod(x, 1)[0]", "x.__add__(0)")

# %% large-int-operators-with-a-neutral-element
numbers = (10 ** 30, Whole(10 ** 30))
matrix(numbers, "x + 0", "0 + x", "x - 0", "x * 1", "1 * x", "x // 1", "x ** 1", "x | 0", "x ^ 0", "x & -1", "x << 0", "x >> 0", "int(x)", "+x", "abs(x)", "round(x, 0)", "round(x)", "x % (x + 1)")

# %% negative-int
numbers = (int("-1000"), Whole(-1000))
matrix(numbers, "abs(x)", "+x", "int(x)", "-x", "x.conjugate()", "x | 0", "x >> 0")

# %% bool
matrix((True, False), "bool(x)", "x & x", "x | x", "not not x", "int(x)", "+x", "x.real", "x & True", "x | False", "x ^ False", "x.conjugate()", "abs(x)", "round(x)", "bool(int(x))", "x and x", "x or x")

# %% float
numbers = (float("1.5"), Real(1.5))
matrix(numbers, "float(x)", "float.__new__(float, x)", "own(x)", "x.__float__()", "x.real", "x.conjugate()", "+x", "abs(x)", "x + 0.0", "x * 1.0", "x ** 1", "x / 1", "x - 0", "x.imag", "x.__getnewargs__()[0]", "round(x, 5)", "float(str(x))", "x // 1")

# %% float-that-is-whole
numbers = (float("2"), Real(2), float("nan"), float("inf"))
matrix(numbers, "float(x)", "+x", "abs(x)", "round(x, 0)", "x // 1", "x % 5", "x.__trunc__", "x + 0", "min(x, x)", "x.conjugate()")

# %% complex
numbers = (complex("1+2j"), Imaginary(1 + 2j))
matrix(numbers, "complex(x)", "complex(x, 0)", "complex.__new__(complex, x)", "own(x)", "x.__complex__()", "x.conjugate()", "+x", "x + 0", "x * 1", "x ** 1", "x.__getnewargs__()")

# %% parts-of-complex
x = complex(1.5, 2.5)
print(x.real is x.real, x.imag is x.imag, abs(x) is abs(x))
real = float("1.5")
print(complex(real).real is real, complex(real, 0).real is real)

# %% numbers-to-other-numbers
whole, real = int("1000"), float("1000.5")
print(float(whole) is float(whole), int(real) is int(real), complex(real) is complex(real), whole.real is whole, real.real is real, whole.imag is 0 * whole)

# %% bytes-constructors
data = (bytes([65, 66, 67]), Data(b"ABC"))
matrix(data, "bytes(x)", "bytes.__new__(bytes, x)", "own(x)", "x.__bytes__()", "bytes(memoryview(x))", "bytes(bytearray(x))", "memoryview(x).obj", "memoryview(x).tobytes()", "x.__getnewargs__()[0]", "bytes(list(x))", "bytes.fromhex(x.hex())")

# %% bytes-slices-and-operators
data = (bytes([65, 66, 67]), Data(b"ABC"))
matrix(data, "x[:]", "x[0:]", "x[0:3]", "x[::1]", "x[0:100]", "x[:2]", "x + b''", "b'' + x", "x * 1", "1 * x", "x + bytearray()", "x.__add__(b'')", "x % ()", "b'%s' % x", "b'%b' % (x,)")

# %% bytes-methods
data = (bytes([65, 66, 67]), Data(b"ABC"))
matrix(data, "b''.join([x])", "b''.join((x,))", "b''.join([x, b''])", "x.strip()", "x.strip(b'z')", "x.lstrip()", "x.rstrip()", "x.removeprefix(b'z')", "x.removesuffix(b'z')", "x.replace(b'z', b'y')", "x.replace(b'A', b'A')", "x.replace(b'A', b'z', 0)", "x.upper()", "x.lower()", "x.title()", "x.swapcase()", "x.capitalize()", "x.translate(None)", "x.translate(None, b'')", "x.translate(None, b'z')", "x.translate(bytes(range(256)))")

# %% bytes-layout-and-splitting
data = (bytes([65, 66, 67]), Data(b"ABC"))
matrix(data, "x.center(0)", "x.center(3)", "x.ljust(3)", "x.rjust(3)", "x.zfill(3)", "x.expandtabs()", "x.split(b',')[0]", "x.rsplit(b',')[0]", "x.split(None, 0)[0]", "x.split()[0]", "x.splitlines()[0]", "x.partition(b',')[0]", "x.rpartition(b',')[2]", "x.partition(b'B')[0]")

# %% bytes-of-objects
class Convertible:
    def __bytes__(self): return given
for given in (bytes([65, 66, 67]), Data(b"ABC")):
    print(bytes(Convertible()) is given, type(bytes(Convertible())).__name__, (b"%s" % Convertible()) is given)

# %% bytearray
data = (bytearray(b"ABC"), Array(b"ABC"))
matrix(data, "bytearray(x)", "x[:]", "x.copy()", "x + b''", "x * 1", "x.strip()", "x.replace(b'z', b'')", "x.upper()", "x.center(0)", "x.translate(None)", "x.zfill(0)", "x.expandtabs()", "x.removeprefix(b'z')", "x.partition(b',')[0]", "x.split(b',')[0]", "x.ljust(3)", "x.__iadd__(b'')", "x.__imul__(1)")

# %% tuple-constructors
values = ((1, [2]), Items((1, [2])))
matrix(values, "tuple(x)", "tuple.__new__(tuple, x)", "own(x)", "x.__getnewargs__()[0]", "(*x,)", "tuple(list(x))", "tuple(iter(x))")

# %% tuple-slices-and-operators
values = ((1, [2]), Items((1, [2])))
matrix(values, "x[:]", "x[0:]", "x[0:2]", "x[::1]", "x[0:100]", "x[::-1][::-1]", "x + ()", "() + x", "x * 1", "1 * x", "x.__add__(())", "x.__mul__(1)", "x[-2:]", "x[:1]", "sum([x], ())", "sum([], x)")

# %% tuple-as-arguments
def collect(*arguments): return arguments
values = ((1, [2]), Items((1, [2])))
for value in values:
    print(collect(*value) is value, type(collect(*value)).__name__, collect(*value) is collect(*value), isinstance(1, value[:0]))
error = ValueError()
for value in values:
    error.args = value
    print(error.args is value, type(error.args).__name__)

# %% tuples-kept-by-others
values = ("".join(["a", "b"]), [2])
def function(): pass
function.__defaults__ = values
import functools
code = function.__code__.replace(co_names=("a", "b"))
print(function.__defaults__ is values, functools.partial(print, *values).args is values, type("T", values[:0], {}).__bases__ is values[:0], slice(values).stop is values)

# %% frozenset
values = (frozenset([1, 2]), Members([1, 2]))
matrix(values, "frozenset(x)", "frozenset.__new__(frozenset, x)", "own(x)", "x.copy()", "x | frozenset()", "x & x", "x - frozenset()", "x ^ frozenset()", "x.union()", "x.union([])", "x.intersection()", "x.intersection(x)", "x.difference()", "x.difference([])", "x.symmetric_difference([])", "frozenset(set(x))")

# %% changeable-containers-are-copied
matrix(([1], Row([1])), "list(x)", "x[:]", "x.copy()", "x + []", "x * 1", "x.__iadd__([])", "x.__imul__(1)", "own(x)", "sorted(x)", "[*x]")
matrix(({1: 2}, Table({1: 2})), "dict(x)", "x.copy()", "x | {}", "{} | x", "x.__ior__({})", "own(x)", "{**x}", "dict(**{str(k): v for k, v in x.items()})")
matrix(({1}, Group({1})), "set(x)", "x.copy()", "x | set()", "x & x", "x.union()", "x.__ior__(set())", "x.__iand__(x)", "own(x)", "{*x}")

# %% iterators
for iterable in ([1], (1,), "a", {1: 2}, {1}, range(1), b"a", zip([1]), map(abs, [1]), filter(None, [1]), enumerate([1]), reversed([1]), (value for value in [1])):
    iterator = iter(iterable)
    print(type(iterator).__name__, iter(iterator) is iterator, iterator is iterable)

# %% slices-ranges-and-views
x = slice(1, 2)
values = range(5)
mapping = {}
import copy
print(copy.copy(x) is x, copy.copy(values) is values, values[:] is values, values[::1] is values, copy.deepcopy(values) is values, mapping.keys() is mapping.keys(), mapping.keys().mapping is mapping.keys().mapping)

# %% copy-module
import copy, fractions, decimal, datetime
for value in (None, ..., NotImplemented, 5, 10 ** 30, 1.5, 1j, "text", b"bytes", (1, 2), (1, [2]), frozenset([1]), [1], {1: 2}, {1}, range(3), slice(1), len, abs, lambda: 1, int, type, print, property(), object(), ValueError("x"), bytearray(b"a"), fractions.Fraction(1, 2), decimal.Decimal(1), Whole(5), Items((1,)), Data(b"a"), iter, "text".upper, copy):
    try:
        shallow = copy.copy(value) is value
    except Exception as error:
        shallow = type(error).__name__
    try:
        deep = copy.deepcopy(value) is value
    except Exception as error:
        deep = type(error).__name__
    print(type(value).__name__, shallow, deep)

# %% min-max-and-boolean-operators
first, second = [1], [1]
print(max(first, second) is first, min(first, second) is first, max(second, first) is second, (first or second) is first, (first and second) is second, (first if first else second) is first, sorted([second, first])[0] is second)

# %% functions-that-give-their-argument
import functools, typing, weakref, contextlib, types
def function(): pass
class C: pass
for label, make in (("wraps", lambda x: functools.wraps(len)(x)), ("coroutine", lambda x: types.coroutine(x)), ("overload", lambda x: typing.no_type_check(x)), ("cast", lambda x: typing.cast(int, x)), ("final", lambda x: typing.final(x)), ("update_wrapper", lambda x: functools.update_wrapper(x, len)), ("staticmethod", lambda x: staticmethod(x).__func__), ("nullcontext", lambda x: contextlib.nullcontext(x).__enter__()), ("property", lambda x: property(x).fget), ("partial", lambda x: functools.partial(x).func), ("staticmethod get", lambda x: staticmethod(x).__get__(None, C)), ("bound", lambda x: types.MethodType(x, 1).__func__)):
    print(label, make(function) is function)

# %% operator-functions
import operator
whole, text, values = int("1000"), "".join(["a", "b"]), (1, [2])
print(operator.index(whole) is whole, operator.pos(whole) is whole, operator.concat(text, "") is text, operator.getitem(values, slice(None)) is values, operator.mul(text, 1) is text, operator.iadd(values, ()) is values, operator.concat(values, ()) is values)

# %% types-given-back
for kind in (int, list, type(None), type(...), type(NotImplemented)):
    print(kind.__name__, type(kind) is type, kind() is kind() if kind not in (int, list) else None)
print(type(5) is int, (5).__class__ is int, type(type) is type, bool(5) is True, type(None)() is None)

# %% generic-aliases-and-unions
import typing
print(list[int] is list[int], list[int] == list[int], (int | str) is (int | str), (int | int) is int, typing.Optional[int] is typing.Optional[int], typing.List[int] is typing.List[int], typing.Union[int] is int, type(list[int]) is type(dict[int, int]))

# %% memoryviews
data = bytes([65, 66])
view = memoryview(data)
print(memoryview(view) is view, view[:] is view, view.obj is data, memoryview(view).obj is data, view.cast("B") is view, view.toreadonly() is view, view.__enter__() is view)

# %% generators-and-coroutines
def generator(): yield
async def coroutine(): pass
g, c = generator(), coroutine()
print(iter(g) is g, g.__iter__() is g, c.__await__() is c.__await__(), type(c.__await__()).__name__)
c.close()

# %% exceptions
error = ValueError("x")
print(error.with_traceback(None) is error, error.args is error.args, error.__context__ is None)
group = ExceptionGroup("g", [error])
print(group.exceptions is group.exceptions, group.exceptions[0] is error, group.subgroup(ValueError) is group, group.subgroup(KeyError), group.split(ValueError)[0] is group, group.derive([error]) is group, group.subgroup(lambda e: e is error) is group)
