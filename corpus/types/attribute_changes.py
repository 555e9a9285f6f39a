# /// case
# topics = ["types.attributes"]
# ///

import types
import warnings
import weakref

warnings.simplefilter("ignore")


class Sequence:
    def __getitem__(self, index):
        raise IndexError


async def coroutine():
    pass


async def asynchronous():
    yield



class Fresh:
    pass


keep = Fresh()


def plain(a, b=1):
    """A function."""
    return a


def generator():
    yield 1


def a_frame():
    import sys
    return sys._getframe()


def a_traceback():
    try:
        raise ValueError
    except ValueError as error:
        return error.__traceback__


def attempt(function, *arguments):
    try:
        result = function(*arguments)
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
    return type(result).__name__


def attributes(make):
    """Reads, sets and deletes each attribute that is not a method, and one that is not there."""
    cls = type(make())
    for name in [*sorted(set(dir(cls)) - {"__doc__", "__abstractmethods__", "f_lineno", "f_trace_opcodes"}), "absent"]:
        if callable(getattr(make(), name, None)) and name != "__class__":
            continue
        print(name, "read", attempt(getattr, make(), name))
        for value in (None, 1, "a", ()):
            print(name, "set to", repr(value), attempt(setattr, make(), name, value))
        print(name, "deleted", attempt(delattr, make(), name))


def methods(make):
    """Sets and deletes methods of the instance and of its type."""
    cls = type(make())
    for name in ("__repr__", "__init__", "__class__", "__dict__", "absent"):
        print(name, attempt(setattr, make(), name, None), attempt(delattr, make(), name))
        if cls is not type:
            print("type:", name, attempt(setattr, cls, name, None), attempt(delattr, cls, name))


# %% bool
attributes(lambda: True)

# %% bool-methods
methods(lambda: True)

# %% memoryview
attributes(lambda: memoryview(bytearray(b"abc")))

# %% memoryview-methods
methods(lambda: memoryview(bytearray(b"abc")))

# %% bytearray
attributes(lambda: bytearray(b"abc"))

# %% bytearray-methods
methods(lambda: bytearray(b"abc"))

# %% bytes
attributes(lambda: b"abc")

# %% bytes-methods
methods(lambda: b"abc")

# %% classmethod
attributes(lambda: classmethod(len))

# %% classmethod-methods
methods(lambda: classmethod(len))

# %% complex
attributes(lambda: 1+2j)

# %% complex-methods
methods(lambda: 1+2j)

# %% dict
attributes(lambda: {1: 2})

# %% dict-methods
methods(lambda: {1: 2})

# %% enumerate
attributes(lambda: enumerate("ab"))

# %% enumerate-methods
methods(lambda: enumerate("ab"))

# %% filter
attributes(lambda: filter(None, "ab"))

# %% filter-methods
methods(lambda: filter(None, "ab"))

# %% float
attributes(lambda: 1.5)

# %% float-methods
methods(lambda: 1.5)

# %% frozenset
attributes(lambda: frozenset({1}))

# %% frozenset-methods
methods(lambda: frozenset({1}))

# %% property
attributes(lambda: property())

# %% property-methods
methods(lambda: property())

# %% int
attributes(lambda: 7)

# %% int-methods
methods(lambda: 7)

# %% list
attributes(lambda: [1, 2])

# %% list-methods
methods(lambda: [1, 2])

# %% map
attributes(lambda: map(len, [()]))

# %% map-methods
methods(lambda: map(len, [()]))

# %% object
attributes(lambda: object())

# %% object-methods
methods(lambda: object())

# %% range
attributes(lambda: range(3))

# %% range-methods
methods(lambda: range(3))

# %% reversed
attributes(lambda: reversed((1, 2)))

# %% reversed-methods
methods(lambda: reversed((1, 2)))

# %% set
attributes(lambda: {1})

# %% set-methods
methods(lambda: {1})

# %% slice
attributes(lambda: slice(1, 2))

# %% slice-methods
methods(lambda: slice(1, 2))

# %% staticmethod
attributes(lambda: staticmethod(len))

# %% staticmethod-methods
methods(lambda: staticmethod(len))

# %% str
attributes(lambda: "abc")

# %% str-methods
methods(lambda: "abc")

# %% super
attributes(lambda: super(int, 7))

# %% super-methods
methods(lambda: super(int, 7))

# %% tuple
attributes(lambda: (1, 2))

# %% tuple-methods
methods(lambda: (1, 2))

# %% type
attributes(lambda: type("Fresh", (), {}))

# %% type-methods
methods(lambda: type("Fresh", (), {}))

# %% zip
attributes(lambda: zip("ab"))

# %% zip-methods
methods(lambda: zip("ab"))

# %% none
attributes(lambda: None)

# %% none-methods
methods(lambda: None)

# %% ellipsis
attributes(lambda: ...)

# %% ellipsis-methods
methods(lambda: ...)

# %% not-implemented
attributes(lambda: NotImplemented)

# %% not-implemented-methods
methods(lambda: NotImplemented)

# %% function
attributes(lambda: plain)

# %% function-methods
methods(lambda: plain)

# %% method
attributes(lambda: types.MethodType(plain, 1))

# %% method-methods
methods(lambda: types.MethodType(plain, 1))

# %% builtin-function
attributes(lambda: [].append)

# %% builtin-function-methods
methods(lambda: [].append)

# %% method-wrapper
attributes(lambda: (7).__add__)

# %% method-wrapper-methods
methods(lambda: (7).__add__)

# %% wrapper-descriptor
attributes(lambda: int.__add__)

# %% wrapper-descriptor-methods
methods(lambda: int.__add__)

# %% method-descriptor
attributes(lambda: list.append)

# %% method-descriptor-methods
methods(lambda: list.append)

# %% classmethod-descriptor
attributes(lambda: dict.__dict__["fromkeys"])

# %% classmethod-descriptor-methods
methods(lambda: dict.__dict__["fromkeys"])

# %% getset-descriptor
attributes(lambda: types.FunctionType.__code__)

# %% getset-descriptor-methods
methods(lambda: types.FunctionType.__code__)

# %% member-descriptor
attributes(lambda: types.FunctionType.__globals__)

# %% member-descriptor-methods
methods(lambda: types.FunctionType.__globals__)

# %% module
attributes(lambda: types.ModuleType("fresh"))

# %% module-methods
methods(lambda: types.ModuleType("fresh"))

# %% code
attributes(lambda: plain.__code__)

# %% code-methods
methods(lambda: plain.__code__)

# %% frame
attributes(lambda: a_frame())

# %% frame-methods
methods(lambda: a_frame())

# %% traceback
attributes(lambda: a_traceback())

# %% traceback-methods
methods(lambda: a_traceback())

# %% line-iterator
attributes(lambda: plain.__code__.co_lines())

# %% line-iterator-methods
methods(lambda: plain.__code__.co_lines())

# %% positions-iterator
attributes(lambda: plain.__code__.co_positions())

# %% positions-iterator-methods
methods(lambda: plain.__code__.co_positions())

# %% cell
attributes(lambda: types.CellType(1))

# %% cell-methods
methods(lambda: types.CellType(1))

# %% generator
attributes(lambda: generator())

# %% generator-methods
methods(lambda: generator())

# %% coroutine
attributes(lambda: coroutine())

# %% coroutine-methods
methods(lambda: coroutine())

# %% async-generator
attributes(lambda: asynchronous())

# %% async-generator-methods
methods(lambda: asynchronous())

# %% mapping-proxy
attributes(lambda: types.MappingProxyType({1: 2}))

# %% mapping-proxy-methods
methods(lambda: types.MappingProxyType({1: 2}))

# %% simple-namespace
attributes(lambda: types.SimpleNamespace(a=1))

# %% simple-namespace-methods
methods(lambda: types.SimpleNamespace(a=1))

# %% generic-alias
attributes(lambda: list[int])

# %% generic-alias-methods
methods(lambda: list[int])

# %% union
attributes(lambda: int | str)

# %% union-methods
methods(lambda: int | str)

# %% weak-reference
attributes(lambda: weakref.ref(Fresh))

# %% weak-reference-methods
methods(lambda: weakref.ref(Fresh))

# %% weak-proxy
attributes(lambda: weakref.proxy(keep))

# %% weak-proxy-methods
methods(lambda: weakref.proxy(keep))

# %% weak-callable-proxy
attributes(lambda: weakref.proxy(plain))

# %% weak-callable-proxy-methods
methods(lambda: weakref.proxy(plain))

# %% list-iterator
attributes(lambda: iter([1]))

# %% list-iterator-methods
methods(lambda: iter([1]))

# %% list-reverse-iterator
attributes(lambda: reversed([1]))

# %% list-reverse-iterator-methods
methods(lambda: reversed([1]))

# %% tuple-iterator
attributes(lambda: iter((1,)))

# %% tuple-iterator-methods
methods(lambda: iter((1,)))

# %% str-iterator
attributes(lambda: iter("é"))

# %% str-iterator-methods
methods(lambda: iter("é"))

# %% str-ascii-iterator
attributes(lambda: iter("a"))

# %% str-ascii-iterator-methods
methods(lambda: iter("a"))

# %% bytes-iterator
attributes(lambda: iter(b"a"))

# %% bytes-iterator-methods
methods(lambda: iter(b"a"))

# %% bytearray-iterator
attributes(lambda: iter(bytearray(b"a")))

# %% bytearray-iterator-methods
methods(lambda: iter(bytearray(b"a")))

# %% memory-iterator
attributes(lambda: iter(memoryview(b"a")))

# %% memory-iterator-methods
methods(lambda: iter(memoryview(b"a")))

# %% range-iterator
attributes(lambda: iter(range(1)))

# %% range-iterator-methods
methods(lambda: iter(range(1)))

# %% long-range-iterator
attributes(lambda: iter(range(10**30)))

# %% long-range-iterator-methods
methods(lambda: iter(range(10**30)))

# %% set-iterator
attributes(lambda: iter({1}))

# %% set-iterator-methods
methods(lambda: iter({1}))

# %% dict-keys
attributes(lambda: {1: 2}.keys())

# %% dict-keys-methods
methods(lambda: {1: 2}.keys())

# %% dict-values
attributes(lambda: {1: 2}.values())

# %% dict-values-methods
methods(lambda: {1: 2}.values())

# %% dict-items
attributes(lambda: {1: 2}.items())

# %% dict-items-methods
methods(lambda: {1: 2}.items())

# %% dict-key-iterator
attributes(lambda: iter({1: 2}))

# %% dict-key-iterator-methods
methods(lambda: iter({1: 2}))

# %% dict-value-iterator
attributes(lambda: iter({1: 2}.values()))

# %% dict-value-iterator-methods
methods(lambda: iter({1: 2}.values()))

# %% dict-item-iterator
attributes(lambda: iter({1: 2}.items()))

# %% dict-item-iterator-methods
methods(lambda: iter({1: 2}.items()))

# %% dict-reverse-key-iterator
attributes(lambda: reversed({1: 2}))

# %% dict-reverse-key-iterator-methods
methods(lambda: reversed({1: 2}))

# %% dict-reverse-value-iterator
attributes(lambda: reversed({1: 2}.values()))

# %% dict-reverse-value-iterator-methods
methods(lambda: reversed({1: 2}.values()))

# %% dict-reverse-item-iterator
attributes(lambda: reversed({1: 2}.items()))

# %% dict-reverse-item-iterator-methods
methods(lambda: reversed({1: 2}.items()))

# %% callable-iterator
attributes(lambda: iter(int, 1))

# %% callable-iterator-methods
methods(lambda: iter(int, 1))

# %% sequence-iterator
attributes(lambda: iter(Sequence()))

# %% sequence-iterator-methods
methods(lambda: iter(Sequence()))

# %% coroutine-wrapper
attributes(lambda: coroutine().__await__())

# %% coroutine-wrapper-methods
methods(lambda: coroutine().__await__())

# %% async-generator-asend
attributes(lambda: asynchronous().asend(None))

# %% async-generator-asend-methods
methods(lambda: asynchronous().asend(None))

# %% async-generator-athrow
attributes(lambda: asynchronous().athrow(ValueError))

# %% async-generator-athrow-methods
methods(lambda: asynchronous().athrow(ValueError))

# %% anext-awaitable
attributes(lambda: anext(asynchronous(), 1))

# %% anext-awaitable-methods
methods(lambda: anext(asynchronous(), 1))
