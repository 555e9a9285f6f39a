# /// case
# topics = ["types.namespaces"]
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


# PEP 688; they have a cell of their own.
BUFFER = ("__buffer__", "__release_buffer__", "_from_flags")


def show(cls):
    """What a built-in type's namespace holds, in its order; documentation strings are left out."""
    print(cls, cls.__module__, cls.__qualname__, cls.__mro__)
    for name, value in vars(cls).items():
        if name == "__doc__" or name in BUFFER:
            continue
        owner = getattr(value, "__objclass__", None)
        signature = getattr(value, "__text_signature__", "none")
        print(name, type(value).__name__, signature, getattr(value, "__qualname__", "-"), owner and owner.__name__)
    print(cls.__text_signature__)
    print([name for name in dir(cls) if name not in BUFFER])
    print(cls.__dictoffset__ != 0, cls.__weakrefoffset__ != 0, cls.__basicsize__, cls.__itemsize__)
    # Heap type, immutable type, base type, abstract; sequence and mapping; what it derives from.
    for bit in (1 << 9, 1 << 8, 1 << 10, 1 << 20, 1 << 5, 1 << 6, *(1 << bit for bit in range(24, 32))):
        print(bool(cls.__flags__ & bit), end=" ")
    print()


# %% bool
show(bool)

# %% memoryview
show(memoryview)

# %% bytearray
show(bytearray)

# %% bytes
show(bytes)

# %% classmethod
show(classmethod)

# %% complex
show(complex)

# %% dict
show(dict)

# %% enumerate
show(enumerate)

# %% filter
show(filter)

# %% float
show(float)

# %% frozenset
show(frozenset)

# %% property
show(property)

# %% int
show(int)

# %% list
show(list)

# %% map
show(map)

# %% object
show(object)

# %% range
show(range)

# %% reversed
show(reversed)

# %% set
show(set)

# %% slice
show(slice)

# %% staticmethod
show(staticmethod)

# %% str
show(str)

# %% super
show(super)

# %% tuple
show(tuple)

# %% type
show(type)

# %% zip
show(zip)

# %% none
show(type(None))

# %% ellipsis
show(type(...))

# %% not-implemented
show(type(NotImplemented))

# %% function
show(types.FunctionType)

# %% method
show(types.MethodType)

# %% builtin-function
show(types.BuiltinFunctionType)

# %% method-wrapper
show(types.MethodWrapperType)

# %% wrapper-descriptor
show(types.WrapperDescriptorType)

# %% method-descriptor
show(types.MethodDescriptorType)

# %% classmethod-descriptor
show(types.ClassMethodDescriptorType)

# %% getset-descriptor
show(types.GetSetDescriptorType)

# %% member-descriptor
show(types.MemberDescriptorType)

# %% module
show(types.ModuleType)

# %% code
show(types.CodeType)

# %% frame
show(types.FrameType)

# %% traceback
show(types.TracebackType)

# %% line-iterator
show(type(compile("", "", "exec").co_lines()))

# %% positions-iterator
show(type(compile("", "", "exec").co_positions()))

# %% cell
show(types.CellType)

# %% generator
show(types.GeneratorType)

# %% coroutine
show(types.CoroutineType)

# %% async-generator
show(types.AsyncGeneratorType)

# %% mapping-proxy
show(types.MappingProxyType)

# %% simple-namespace
show(types.SimpleNamespace)

# %% generic-alias
show(types.GenericAlias)

# %% union
show(types.UnionType)

# %% weak-reference
show(weakref.ref)

# %% weak-proxy
show(weakref.ProxyType)

# %% weak-callable-proxy
show(weakref.CallableProxyType)

# %% list-iterator
show(type(iter([])))

# %% list-reverse-iterator
show(type(reversed([])))

# %% tuple-iterator
show(type(iter(())))

# %% str-iterator
show(type(iter("é")))

# %% str-ascii-iterator
show(type(iter("a")))

# %% bytes-iterator
show(type(iter(b"")))

# %% bytearray-iterator
show(type(iter(bytearray())))

# %% memory-iterator
show(type(iter(memoryview(b""))))

# %% range-iterator
show(type(iter(range(1))))

# %% long-range-iterator
show(type(iter(range(10**30))))

# %% set-iterator
show(type(iter(set())))

# %% dict-keys
show(type({}.keys()))

# %% dict-values
show(type({}.values()))

# %% dict-items
show(type({}.items()))

# %% dict-key-iterator
show(type(iter({})))

# %% dict-value-iterator
show(type(iter({}.values())))

# %% dict-item-iterator
show(type(iter({}.items())))

# %% dict-reverse-key-iterator
show(type(reversed({})))

# %% dict-reverse-value-iterator
show(type(reversed({}.values())))

# %% dict-reverse-item-iterator
show(type(reversed({}.items())))

# %% callable-iterator
show(type(iter(int, 1)))

# %% sequence-iterator
show(type(iter(Sequence())))

# %% coroutine-wrapper
show(type(coroutine().__await__()))

# %% async-generator-asend
show(type(asynchronous().asend(None)))

# %% async-generator-athrow
show(type(asynchronous().athrow(ValueError)))

# %% anext-awaitable
show(type(anext(asynchronous(), 1)))

# %% baseexception
show(BaseException)

# %% baseexceptiongroup
show(BaseExceptionGroup)

# %% systemexit
show(SystemExit)

# %% stopiteration
show(StopIteration)

# %% attributeerror
show(AttributeError)

# %% nameerror
show(NameError)

# %% importerror
show(ImportError)

# %% oserror
show(OSError)

# %% syntaxerror
show(SyntaxError)

# %% keyerror
show(KeyError)

# %% unicodedecodeerror
show(UnicodeDecodeError)

# %% unicodeencodeerror
show(UnicodeEncodeError)

# %% unicodetranslateerror
show(UnicodeTranslateError)

# %% stopasynciteration
show(StopAsyncIteration)

# %% buffer-protocol
#| title = "The methods of the buffer protocol"
#| requires = ">=3.12"
for cls in (bytes, bytearray, memoryview, str, object):
    print(cls.__name__, [name in vars(cls) for name in BUFFER])
