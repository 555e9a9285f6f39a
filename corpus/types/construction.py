# /// case
# topics = ["types.construction"]
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


def call(function, *arguments, **keywords):
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
    kind = type(result)
    return kind.__name__ if " at 0x" in repr(result) else f"{kind.__name__} {result!r}"


def shapes(cls):
    """Calls of a type with up to four arguments of one value each, and with keywords."""
    for value in (None, 1, "a", [], {}, int, len):
        for count in range(5):
            print(count, repr(value), "->", call(cls, *[value] * count))
    for count in range(4):
        print(count, "and an unexpected keyword ->", call(cls, *[None] * count, unexpected=None))
    for keyword in ("object", "iterable", "x", "source", "sequence", "start", "name", "strict"):
        print(keyword, "->", call(cls, **{keyword: 1}))

    # A derived class, where there can be one.
    derived = call(type, "Derived", (cls,), {})
    print(derived)
    try:
        class Derived(cls):
            pass
    except TypeError as error:
        print(error)
        return
    for value in (None, 1, "a"):
        for count in range(3):
            print("derived", count, repr(value), "->", call(lambda *a: type(Derived(*a)).__name__, *[value] * count))
    print("derived, unexpected keyword ->", call(lambda: type(Derived(unexpected=1)).__name__))


# %% bool
shapes(bool)

# %% memoryview
shapes(memoryview)

# %% bytearray
shapes(bytearray)

# %% bytes
shapes(bytes)

# %% classmethod
shapes(classmethod)

# %% complex
shapes(complex)

# %% dict
shapes(dict)

# %% enumerate
shapes(enumerate)

# %% filter
shapes(filter)

# %% float
shapes(float)

# %% frozenset
shapes(frozenset)

# %% property
shapes(property)

# %% int
shapes(int)

# %% list
shapes(list)

# %% map
shapes(map)

# %% object
shapes(object)

# %% range
shapes(range)

# %% reversed
shapes(reversed)

# %% set
shapes(set)

# %% slice
shapes(slice)

# %% staticmethod
shapes(staticmethod)

# %% str
shapes(str)

# %% super
shapes(super)

# %% tuple
shapes(tuple)

# %% type
shapes(type)

# %% zip
shapes(zip)

# %% none
shapes(type(None))

# %% ellipsis
shapes(type(...))

# %% not-implemented
shapes(type(NotImplemented))

# %% function
shapes(types.FunctionType)

# %% method
shapes(types.MethodType)

# %% builtin-function
shapes(types.BuiltinFunctionType)

# %% method-wrapper
shapes(types.MethodWrapperType)

# %% wrapper-descriptor
shapes(types.WrapperDescriptorType)

# %% method-descriptor
shapes(types.MethodDescriptorType)

# %% classmethod-descriptor
shapes(types.ClassMethodDescriptorType)

# %% getset-descriptor
shapes(types.GetSetDescriptorType)

# %% member-descriptor
shapes(types.MemberDescriptorType)

# %% module
shapes(types.ModuleType)

# %% code
shapes(types.CodeType)

# %% frame
shapes(types.FrameType)

# %% traceback
shapes(types.TracebackType)

# %% line-iterator
shapes(type(compile("", "", "exec").co_lines()))

# %% positions-iterator
shapes(type(compile("", "", "exec").co_positions()))

# %% cell
shapes(types.CellType)

# %% generator
shapes(types.GeneratorType)

# %% coroutine
shapes(types.CoroutineType)

# %% async-generator
shapes(types.AsyncGeneratorType)

# %% mapping-proxy
shapes(types.MappingProxyType)

# %% simple-namespace
shapes(types.SimpleNamespace)

# %% generic-alias
shapes(types.GenericAlias)

# %% union
shapes(types.UnionType)

# %% weak-reference
shapes(weakref.ref)

# %% weak-proxy
shapes(weakref.ProxyType)

# %% weak-callable-proxy
shapes(weakref.CallableProxyType)

# %% list-iterator
shapes(type(iter([])))

# %% list-reverse-iterator
shapes(type(reversed([])))

# %% tuple-iterator
shapes(type(iter(())))

# %% str-iterator
shapes(type(iter("é")))

# %% str-ascii-iterator
shapes(type(iter("a")))

# %% bytes-iterator
shapes(type(iter(b"")))

# %% bytearray-iterator
shapes(type(iter(bytearray())))

# %% memory-iterator
shapes(type(iter(memoryview(b""))))

# %% range-iterator
shapes(type(iter(range(1))))

# %% long-range-iterator
shapes(type(iter(range(10**30))))

# %% set-iterator
shapes(type(iter(set())))

# %% dict-keys
shapes(type({}.keys()))

# %% dict-values
shapes(type({}.values()))

# %% dict-items
shapes(type({}.items()))

# %% dict-key-iterator
shapes(type(iter({})))

# %% dict-value-iterator
shapes(type(iter({}.values())))

# %% dict-item-iterator
shapes(type(iter({}.items())))

# %% dict-reverse-key-iterator
shapes(type(reversed({})))

# %% dict-reverse-value-iterator
shapes(type(reversed({}.values())))

# %% dict-reverse-item-iterator
shapes(type(reversed({}.items())))

# %% callable-iterator
shapes(type(iter(int, 1)))

# %% sequence-iterator
shapes(type(iter(Sequence())))

# %% coroutine-wrapper
shapes(type(coroutine().__await__()))

# %% async-generator-asend
shapes(type(asynchronous().asend(None)))

# %% async-generator-athrow
shapes(type(asynchronous().athrow(ValueError)))

# %% anext-awaitable
shapes(type(anext(asynchronous(), 1)))

# %% baseexception
shapes(BaseException)

# %% baseexceptiongroup
shapes(BaseExceptionGroup)

# %% systemexit
shapes(SystemExit)

# %% stopiteration
shapes(StopIteration)

# %% attributeerror
shapes(AttributeError)

# %% nameerror
shapes(NameError)

# %% importerror
shapes(ImportError)

# %% oserror
shapes(OSError)

# %% syntaxerror
shapes(SyntaxError)

# %% keyerror
shapes(KeyError)

# %% unicodedecodeerror
shapes(UnicodeDecodeError)

# %% unicodeencodeerror
shapes(UnicodeEncodeError)

# %% unicodetranslateerror
shapes(UnicodeTranslateError)

# %% stopasynciteration
shapes(StopAsyncIteration)
