# /// case
# topics = ["types.methods"]
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


# PEP 688; they have a cell of their own among the namespaces.
BUFFER = ("__buffer__", "__release_buffer__", "_from_flags")


class Thing:
    def __repr__(self):
        return "<thing>"


def call(function, arguments, keywords={}):
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
    if type(result) in (int, str, bool, type(None), type(NotImplemented), tuple, bytes, float):
        return f"{type(result).__name__} {result!r}"
    return type(result).__name__


def methods(cls):
    """The names of a type's methods, without those whose result is not the same in each run."""
    for name, value in vars(cls).items():
        if callable(getattr(cls, name, None)) and name not in ("__class__", "__dir__", "__hash__", "__doc__", "__repr__", *BUFFER):
            yield name


def calls(make, value):
    """Calls each method with no argument to four arguments of this value."""
    cls = type(make())
    for name in methods(cls):
        for count in range(5):
            instance = make()
            try:
                method = getattr(instance, name)
            except Exception as error:
                print(name, type(error).__name__, error)
                break
            if count == 0 and name == "__sizeof__":
                continue
            print(name, count, "->", call(method, [value] * count))


def keywords(make):
    """Calls each method with a keyword that it does not know, and each function of the type without an instance."""
    cls = type(make())
    for name in methods(cls):
        try:
            method = getattr(make(), name)
        except Exception as error:
            print(name, type(error).__name__, error)
            continue
        for count in range(3):
            print(name, count, "->", call(method, [None] * count, {"unexpected": 1}))
        function = getattr(cls, name)
        print(name, "without an instance ->", call(function, []))
        print(name, "of another ->", call(function, [Thing()]))
        print(name, "of another, keyword ->", call(function, [Thing()], {"unexpected": 1}))


# %% bool-with-none
calls(lambda: True, None)

# %% bool-with-objects
calls(lambda: True, Thing())

# %% bool-with-keywords
keywords(lambda: True)

# %% memoryview-with-none
calls(lambda: memoryview(bytearray(b"abc")), None)

# %% memoryview-with-objects
calls(lambda: memoryview(bytearray(b"abc")), Thing())

# %% memoryview-with-keywords
keywords(lambda: memoryview(bytearray(b"abc")))

# %% bytearray-with-none
calls(lambda: bytearray(b"abc"), None)

# %% bytearray-with-objects
calls(lambda: bytearray(b"abc"), Thing())

# %% bytearray-with-keywords
keywords(lambda: bytearray(b"abc"))

# %% bytes-with-none
calls(lambda: b"abc", None)

# %% bytes-with-objects
calls(lambda: b"abc", Thing())

# %% bytes-with-keywords
keywords(lambda: b"abc")

# %% classmethod-with-none
calls(lambda: classmethod(len), None)

# %% classmethod-with-objects
calls(lambda: classmethod(len), Thing())

# %% classmethod-with-keywords
keywords(lambda: classmethod(len))

# %% complex-with-none
calls(lambda: 1+2j, None)

# %% complex-with-objects
calls(lambda: 1+2j, Thing())

# %% complex-with-keywords
keywords(lambda: 1+2j)

# %% dict-with-none
calls(lambda: {1: 2}, None)

# %% dict-with-objects
calls(lambda: {1: 2}, Thing())

# %% dict-with-keywords
keywords(lambda: {1: 2})

# %% enumerate-with-none
calls(lambda: enumerate("ab"), None)

# %% enumerate-with-objects
calls(lambda: enumerate("ab"), Thing())

# %% enumerate-with-keywords
keywords(lambda: enumerate("ab"))

# %% filter-with-none
calls(lambda: filter(None, "ab"), None)

# %% filter-with-objects
calls(lambda: filter(None, "ab"), Thing())

# %% filter-with-keywords
keywords(lambda: filter(None, "ab"))

# %% float-with-none
calls(lambda: 1.5, None)

# %% float-with-objects
calls(lambda: 1.5, Thing())

# %% float-with-keywords
keywords(lambda: 1.5)

# %% frozenset-with-none
calls(lambda: frozenset({1}), None)

# %% frozenset-with-objects
calls(lambda: frozenset({1}), Thing())

# %% frozenset-with-keywords
keywords(lambda: frozenset({1}))

# %% property-with-none
calls(lambda: property(), None)

# %% property-with-objects
calls(lambda: property(), Thing())

# %% property-with-keywords
keywords(lambda: property())

# %% int-with-none
calls(lambda: 7, None)

# %% int-with-objects
calls(lambda: 7, Thing())

# %% int-with-keywords
keywords(lambda: 7)

# %% list-with-none
calls(lambda: [1, 2], None)

# %% list-with-objects
calls(lambda: [1, 2], Thing())

# %% list-with-keywords
keywords(lambda: [1, 2])

# %% map-with-none
calls(lambda: map(len, [()]), None)

# %% map-with-objects
calls(lambda: map(len, [()]), Thing())

# %% map-with-keywords
keywords(lambda: map(len, [()]))

# %% object-with-none
calls(lambda: object(), None)

# %% object-with-objects
calls(lambda: object(), Thing())

# %% object-with-keywords
keywords(lambda: object())

# %% range-with-none
calls(lambda: range(3), None)

# %% range-with-objects
calls(lambda: range(3), Thing())

# %% range-with-keywords
keywords(lambda: range(3))

# %% reversed-with-none
calls(lambda: reversed((1, 2)), None)

# %% reversed-with-objects
calls(lambda: reversed((1, 2)), Thing())

# %% reversed-with-keywords
keywords(lambda: reversed((1, 2)))

# %% set-with-none
calls(lambda: {1}, None)

# %% set-with-objects
calls(lambda: {1}, Thing())

# %% set-with-keywords
keywords(lambda: {1})

# %% slice-with-none
calls(lambda: slice(1, 2), None)

# %% slice-with-objects
calls(lambda: slice(1, 2), Thing())

# %% slice-with-keywords
keywords(lambda: slice(1, 2))

# %% staticmethod-with-none
calls(lambda: staticmethod(len), None)

# %% staticmethod-with-objects
calls(lambda: staticmethod(len), Thing())

# %% staticmethod-with-keywords
keywords(lambda: staticmethod(len))

# %% str-with-none
calls(lambda: "abc", None)

# %% str-with-objects
calls(lambda: "abc", Thing())

# %% str-with-keywords
keywords(lambda: "abc")

# %% super-with-none
calls(lambda: super(int, 7), None)

# %% super-with-objects
calls(lambda: super(int, 7), Thing())

# %% super-with-keywords
keywords(lambda: super(int, 7))

# %% tuple-with-none
calls(lambda: (1, 2), None)

# %% tuple-with-objects
calls(lambda: (1, 2), Thing())

# %% tuple-with-keywords
keywords(lambda: (1, 2))

# %% type-with-none
calls(lambda: Fresh, None)

# %% type-with-objects
calls(lambda: Fresh, Thing())

# %% type-with-keywords
keywords(lambda: Fresh)

# %% zip-with-none
calls(lambda: zip("ab"), None)

# %% zip-with-objects
calls(lambda: zip("ab"), Thing())

# %% zip-with-keywords
keywords(lambda: zip("ab"))

# %% none-with-none
calls(lambda: None, None)

# %% none-with-objects
calls(lambda: None, Thing())

# %% none-with-keywords
keywords(lambda: None)

# %% ellipsis-with-none
calls(lambda: ..., None)

# %% ellipsis-with-objects
calls(lambda: ..., Thing())

# %% ellipsis-with-keywords
keywords(lambda: ...)

# %% not-implemented-with-none
calls(lambda: NotImplemented, None)

# %% not-implemented-with-objects
calls(lambda: NotImplemented, Thing())

# %% not-implemented-with-keywords
keywords(lambda: NotImplemented)

# %% function-with-none
calls(lambda: plain, None)

# %% function-with-objects
calls(lambda: plain, Thing())

# %% function-with-keywords
keywords(lambda: plain)

# %% method-with-none
calls(lambda: types.MethodType(plain, 1), None)

# %% method-with-objects
calls(lambda: types.MethodType(plain, 1), Thing())

# %% method-with-keywords
keywords(lambda: types.MethodType(plain, 1))

# %% builtin-function-with-none
calls(lambda: [].append, None)

# %% builtin-function-with-objects
calls(lambda: [].append, Thing())

# %% builtin-function-with-keywords
keywords(lambda: [].append)

# %% method-wrapper-with-none
calls(lambda: (7).__add__, None)

# %% method-wrapper-with-objects
calls(lambda: (7).__add__, Thing())

# %% method-wrapper-with-keywords
keywords(lambda: (7).__add__)

# %% wrapper-descriptor-with-none
calls(lambda: int.__add__, None)

# %% wrapper-descriptor-with-objects
calls(lambda: int.__add__, Thing())

# %% wrapper-descriptor-with-keywords
keywords(lambda: int.__add__)

# %% method-descriptor-with-none
calls(lambda: list.append, None)

# %% method-descriptor-with-objects
calls(lambda: list.append, Thing())

# %% method-descriptor-with-keywords
keywords(lambda: list.append)

# %% classmethod-descriptor-with-none
calls(lambda: dict.__dict__["fromkeys"], None)

# %% classmethod-descriptor-with-objects
calls(lambda: dict.__dict__["fromkeys"], Thing())

# %% classmethod-descriptor-with-keywords
keywords(lambda: dict.__dict__["fromkeys"])

# %% getset-descriptor-with-none
calls(lambda: types.FunctionType.__code__, None)

# %% getset-descriptor-with-objects
calls(lambda: types.FunctionType.__code__, Thing())

# %% getset-descriptor-with-keywords
keywords(lambda: types.FunctionType.__code__)

# %% member-descriptor-with-none
calls(lambda: types.FunctionType.__globals__, None)

# %% member-descriptor-with-objects
calls(lambda: types.FunctionType.__globals__, Thing())

# %% member-descriptor-with-keywords
keywords(lambda: types.FunctionType.__globals__)

# %% module-with-none
calls(lambda: types.ModuleType("fresh"), None)

# %% module-with-objects
calls(lambda: types.ModuleType("fresh"), Thing())

# %% module-with-keywords
keywords(lambda: types.ModuleType("fresh"))

# %% code-with-none
calls(lambda: plain.__code__, None)

# %% code-with-objects
calls(lambda: plain.__code__, Thing())

# %% code-with-keywords
keywords(lambda: plain.__code__)

# %% frame-with-none
calls(lambda: a_frame(), None)

# %% frame-with-objects
calls(lambda: a_frame(), Thing())

# %% frame-with-keywords
keywords(lambda: a_frame())

# %% traceback-with-none
calls(lambda: a_traceback(), None)

# %% traceback-with-objects
calls(lambda: a_traceback(), Thing())

# %% traceback-with-keywords
keywords(lambda: a_traceback())

# %% line-iterator-with-none
calls(lambda: plain.__code__.co_lines(), None)

# %% line-iterator-with-objects
calls(lambda: plain.__code__.co_lines(), Thing())

# %% line-iterator-with-keywords
keywords(lambda: plain.__code__.co_lines())

# %% positions-iterator-with-none
calls(lambda: plain.__code__.co_positions(), None)

# %% positions-iterator-with-objects
calls(lambda: plain.__code__.co_positions(), Thing())

# %% positions-iterator-with-keywords
keywords(lambda: plain.__code__.co_positions())

# %% cell-with-none
calls(lambda: types.CellType(1), None)

# %% cell-with-objects
calls(lambda: types.CellType(1), Thing())

# %% cell-with-keywords
keywords(lambda: types.CellType(1))

# %% generator-with-none
calls(lambda: generator(), None)

# %% generator-with-objects
calls(lambda: generator(), Thing())

# %% generator-with-keywords
keywords(lambda: generator())

# %% coroutine-with-none
calls(lambda: coroutine(), None)

# %% coroutine-with-objects
calls(lambda: coroutine(), Thing())

# %% coroutine-with-keywords
keywords(lambda: coroutine())

# %% async-generator-with-none
calls(lambda: asynchronous(), None)

# %% async-generator-with-objects
calls(lambda: asynchronous(), Thing())

# %% async-generator-with-keywords
keywords(lambda: asynchronous())

# %% mapping-proxy-with-none
calls(lambda: types.MappingProxyType({1: 2}), None)

# %% mapping-proxy-with-objects
calls(lambda: types.MappingProxyType({1: 2}), Thing())

# %% mapping-proxy-with-keywords
keywords(lambda: types.MappingProxyType({1: 2}))

# %% simple-namespace-with-none
calls(lambda: types.SimpleNamespace(a=1), None)

# %% simple-namespace-with-objects
calls(lambda: types.SimpleNamespace(a=1), Thing())

# %% simple-namespace-with-keywords
keywords(lambda: types.SimpleNamespace(a=1))

# %% generic-alias-with-none
calls(lambda: list[int], None)

# %% generic-alias-with-objects
calls(lambda: list[int], Thing())

# %% generic-alias-with-keywords
keywords(lambda: list[int])

# %% union-with-none
calls(lambda: int | str, None)

# %% union-with-objects
calls(lambda: int | str, Thing())

# %% union-with-keywords
keywords(lambda: int | str)

# %% weak-reference-with-none
calls(lambda: weakref.ref(Fresh), None)

# %% weak-reference-with-objects
calls(lambda: weakref.ref(Fresh), Thing())

# %% weak-reference-with-keywords
keywords(lambda: weakref.ref(Fresh))

# %% weak-proxy-with-none
calls(lambda: weakref.proxy(keep), None)

# %% weak-proxy-with-objects
calls(lambda: weakref.proxy(keep), Thing())

# %% weak-proxy-with-keywords
keywords(lambda: weakref.proxy(keep))

# %% weak-callable-proxy-with-none
calls(lambda: weakref.proxy(plain), None)

# %% weak-callable-proxy-with-objects
calls(lambda: weakref.proxy(plain), Thing())

# %% weak-callable-proxy-with-keywords
keywords(lambda: weakref.proxy(plain))

# %% list-iterator-with-none
calls(lambda: iter([1]), None)

# %% list-iterator-with-objects
calls(lambda: iter([1]), Thing())

# %% list-iterator-with-keywords
keywords(lambda: iter([1]))

# %% list-reverse-iterator-with-none
calls(lambda: reversed([1]), None)

# %% list-reverse-iterator-with-objects
calls(lambda: reversed([1]), Thing())

# %% list-reverse-iterator-with-keywords
keywords(lambda: reversed([1]))

# %% tuple-iterator-with-none
calls(lambda: iter((1,)), None)

# %% tuple-iterator-with-objects
calls(lambda: iter((1,)), Thing())

# %% tuple-iterator-with-keywords
keywords(lambda: iter((1,)))

# %% str-iterator-with-none
calls(lambda: iter("é"), None)

# %% str-iterator-with-objects
calls(lambda: iter("é"), Thing())

# %% str-iterator-with-keywords
keywords(lambda: iter("é"))

# %% str-ascii-iterator-with-none
calls(lambda: iter("a"), None)

# %% str-ascii-iterator-with-objects
calls(lambda: iter("a"), Thing())

# %% str-ascii-iterator-with-keywords
keywords(lambda: iter("a"))

# %% bytes-iterator-with-none
calls(lambda: iter(b"a"), None)

# %% bytes-iterator-with-objects
calls(lambda: iter(b"a"), Thing())

# %% bytes-iterator-with-keywords
keywords(lambda: iter(b"a"))

# %% bytearray-iterator-with-none
calls(lambda: iter(bytearray(b"a")), None)

# %% bytearray-iterator-with-objects
calls(lambda: iter(bytearray(b"a")), Thing())

# %% bytearray-iterator-with-keywords
keywords(lambda: iter(bytearray(b"a")))

# %% memory-iterator-with-none
calls(lambda: iter(memoryview(b"a")), None)

# %% memory-iterator-with-objects
calls(lambda: iter(memoryview(b"a")), Thing())

# %% memory-iterator-with-keywords
keywords(lambda: iter(memoryview(b"a")))

# %% range-iterator-with-none
calls(lambda: iter(range(1)), None)

# %% range-iterator-with-objects
calls(lambda: iter(range(1)), Thing())

# %% range-iterator-with-keywords
keywords(lambda: iter(range(1)))

# %% long-range-iterator-with-none
calls(lambda: iter(range(10**30)), None)

# %% long-range-iterator-with-objects
calls(lambda: iter(range(10**30)), Thing())

# %% long-range-iterator-with-keywords
keywords(lambda: iter(range(10**30)))

# %% set-iterator-with-none
calls(lambda: iter({1}), None)

# %% set-iterator-with-objects
calls(lambda: iter({1}), Thing())

# %% set-iterator-with-keywords
keywords(lambda: iter({1}))

# %% dict-keys-with-none
calls(lambda: {1: 2}.keys(), None)

# %% dict-keys-with-objects
calls(lambda: {1: 2}.keys(), Thing())

# %% dict-keys-with-keywords
keywords(lambda: {1: 2}.keys())

# %% dict-values-with-none
calls(lambda: {1: 2}.values(), None)

# %% dict-values-with-objects
calls(lambda: {1: 2}.values(), Thing())

# %% dict-values-with-keywords
keywords(lambda: {1: 2}.values())

# %% dict-items-with-none
calls(lambda: {1: 2}.items(), None)

# %% dict-items-with-objects
calls(lambda: {1: 2}.items(), Thing())

# %% dict-items-with-keywords
keywords(lambda: {1: 2}.items())

# %% dict-key-iterator-with-none
calls(lambda: iter({1: 2}), None)

# %% dict-key-iterator-with-objects
calls(lambda: iter({1: 2}), Thing())

# %% dict-key-iterator-with-keywords
keywords(lambda: iter({1: 2}))

# %% dict-value-iterator-with-none
calls(lambda: iter({1: 2}.values()), None)

# %% dict-value-iterator-with-objects
calls(lambda: iter({1: 2}.values()), Thing())

# %% dict-value-iterator-with-keywords
keywords(lambda: iter({1: 2}.values()))

# %% dict-item-iterator-with-none
calls(lambda: iter({1: 2}.items()), None)

# %% dict-item-iterator-with-objects
calls(lambda: iter({1: 2}.items()), Thing())

# %% dict-item-iterator-with-keywords
keywords(lambda: iter({1: 2}.items()))

# %% dict-reverse-key-iterator-with-none
calls(lambda: reversed({1: 2}), None)

# %% dict-reverse-key-iterator-with-objects
calls(lambda: reversed({1: 2}), Thing())

# %% dict-reverse-key-iterator-with-keywords
keywords(lambda: reversed({1: 2}))

# %% dict-reverse-value-iterator-with-none
calls(lambda: reversed({1: 2}.values()), None)

# %% dict-reverse-value-iterator-with-objects
calls(lambda: reversed({1: 2}.values()), Thing())

# %% dict-reverse-value-iterator-with-keywords
keywords(lambda: reversed({1: 2}.values()))

# %% dict-reverse-item-iterator-with-none
calls(lambda: reversed({1: 2}.items()), None)

# %% dict-reverse-item-iterator-with-objects
calls(lambda: reversed({1: 2}.items()), Thing())

# %% dict-reverse-item-iterator-with-keywords
keywords(lambda: reversed({1: 2}.items()))

# %% callable-iterator-with-none
calls(lambda: iter(int, 1), None)

# %% callable-iterator-with-objects
calls(lambda: iter(int, 1), Thing())

# %% callable-iterator-with-keywords
keywords(lambda: iter(int, 1))

# %% sequence-iterator-with-none
calls(lambda: iter(Sequence()), None)

# %% sequence-iterator-with-objects
calls(lambda: iter(Sequence()), Thing())

# %% sequence-iterator-with-keywords
keywords(lambda: iter(Sequence()))

# %% coroutine-wrapper-with-none
calls(lambda: coroutine().__await__(), None)

# %% coroutine-wrapper-with-objects
calls(lambda: coroutine().__await__(), Thing())

# %% coroutine-wrapper-with-keywords
keywords(lambda: coroutine().__await__())

# %% async-generator-asend-with-none
calls(lambda: asynchronous().asend(None), None)

# %% async-generator-asend-with-objects
calls(lambda: asynchronous().asend(None), Thing())

# %% async-generator-asend-with-keywords
keywords(lambda: asynchronous().asend(None))

# %% async-generator-athrow-with-none
calls(lambda: asynchronous().athrow(ValueError), None)

# %% async-generator-athrow-with-objects
calls(lambda: asynchronous().athrow(ValueError), Thing())

# %% async-generator-athrow-with-keywords
keywords(lambda: asynchronous().athrow(ValueError))

# %% anext-awaitable-with-none
calls(lambda: anext(asynchronous(), 1), None)

# %% anext-awaitable-with-objects
calls(lambda: anext(asynchronous(), 1), Thing())

# %% anext-awaitable-with-keywords
keywords(lambda: anext(asynchronous(), 1))
