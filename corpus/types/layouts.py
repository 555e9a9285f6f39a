# /// case
# topics = ["types.layout"]
# section = "1.2"
# ///

import types
import weakref

# Whether the type's version is known to the method cache: this comes and goes with use.
VERSION_KNOWN = 1 << 19


def show(*classes):
    """The words that an instance takes, and the bits that say what the type can do."""
    for cls in classes:
        bits = cls.__flags__ & ~VERSION_KNOWN
        print(cls.__qualname__, cls.__basicsize__, cls.__itemsize__, cls.__dictoffset__, cls.__weakrefoffset__,
              cls.__base__ and cls.__base__.__name__, [bit for bit in range(32) if bits & 1 << bit])


# %% object-and-type
show(object, type, super)

# %% numbers
show(int, bool, float, complex)

# %% text-and-bytes
show(str, bytes, bytearray, memoryview)

# %% containers
show(list, tuple, dict, set, frozenset, range, slice)

# %% singletons
show(type(None), type(...), type(NotImplemented))

# %% dict-views
show(*map(type, ({}.keys(), {}.values(), {}.items())))

# %% iterators-of-containers
show(*(type(iter(value)) for value in ([], (), {}, set(), "", "é", b"", bytearray(), memoryview(b""), range(1), range(1 << 70))))
show(*(type(iter(view)) for view in ({}.values(), {}.items())))

# %% reversed-iterators
show(*(type(reversed(value)) for value in ([], (), {}, {}.values(), {}.items(), range(1))))

# %% iterators-of-calls
class Sequence:
    def __getitem__(self, index):
        raise IndexError

show(type(iter(int, 1)), type(iter(Sequence())), enumerate, filter, map, reversed, zip)

# %% functions
show(type(lambda: 0), type(len), type([].append), type(show.__get__), type(types.MethodType(len, 1)))

# %% descriptors
show(property, classmethod, staticmethod)
show(type(object.__repr__), type(str.join), type(dict.__dict__["fromkeys"]), type(type.__dict__["__name__"]))
show(type(types.FunctionType.__dict__["__globals__"]))

# %% code-and-frames
def running():
    import sys
    return sys._getframe()

show(type(show.__code__), type(running()), types.TracebackType, types.CellType)
show(type(show.__code__.co_lines()), type(show.__code__.co_positions()))

# %% generators
async def coroutine():
    pass

async def asynchronous():
    yield

waiting = coroutine()
show(type(x for x in ()), type(waiting), type(asynchronous()), type(waiting.__await__()))
show(type(asynchronous().asend(None)), type(asynchronous().athrow(ValueError)))
waiting.close()

# %% support
show(types.ModuleType, types.SimpleNamespace, types.MappingProxyType, types.GenericAlias, types.UnionType)

# %% weak-references
class C:
    def __call__(self):
        pass

c = C()
show(weakref.ref, type(weakref.proxy(c)), weakref.WeakSet, weakref.finalize)

# %% capsules-and-contexts
import contextvars
show(contextvars.Context, contextvars.ContextVar, contextvars.Token)

# %% exceptions-that-end-programs
show(BaseException, Exception, SystemExit, KeyboardInterrupt, GeneratorExit, BaseExceptionGroup, ExceptionGroup)

# %% exceptions-with-fields
show(StopIteration, StopAsyncIteration, AttributeError, NameError, UnboundLocalError, ImportError, ModuleNotFoundError,
     OSError, SyntaxError, IndentationError, TabError, KeyError, UnicodeError, UnicodeEncodeError, UnicodeDecodeError,
     UnicodeTranslateError)

# %% other-exceptions
def below(cls):
    for subclass in sorted(cls.__subclasses__(), key=lambda cls: cls.__name__):
        if subclass.__module__ == "builtins" and subclass.__base__ is cls:
            yield subclass

show(*below(Exception))

# %% deeper-exceptions
show(*(inner for outer in (ArithmeticError, AssertionError, LookupError, RuntimeError, ValueError, Warning)
       for inner in sorted(outer.__subclasses__(), key=lambda cls: cls.__name__) if inner.__module__ == "builtins"))

# %% errors-of-the-system
show(*(inner for outer in (OSError, ConnectionError)
       for inner in sorted(outer.__subclasses__(), key=lambda cls: cls.__name__) if inner.__module__ == "builtins"))

# %% itertools
import itertools
show(*(value for name, value in sorted(vars(itertools).items()) if isinstance(value, type) and name[0] != "_"))

# %% functools-and-operator
import functools, operator
show(functools.partial, type(functools.lru_cache(len)), type(functools.lru_cache(lambda: 0)), functools.partialmethod,
     functools.singledispatchmethod, functools.cached_property)
show(operator.itemgetter, operator.attrgetter, operator.methodcaller, type(functools.cmp_to_key(len)))

# %% collections
import collections
show(collections.deque, type(iter(collections.deque())), type(reversed(collections.deque())),
     collections.OrderedDict, type(iter(collections.OrderedDict())), collections.defaultdict, collections.Counter,
     collections.ChainMap, collections.UserDict, collections.UserList, collections.UserString)
show(type(collections.OrderedDict().keys()), type(collections.OrderedDict().values()), type(collections.OrderedDict().items()))

# %% named-tuples
import collections
Point = collections.namedtuple("Point", "x y")
show(Point, type(Point.x))

# %% streams
import io
show(io.StringIO, io.BytesIO, io.TextIOWrapper, io.BufferedReader, io.BufferedWriter, io.FileIO, io.IOBase, io.RawIOBase,
     io.BufferedIOBase, io.TextIOBase, io.BufferedRandom, io.IncrementalNewlineDecoder, io.BufferedRWPair)

# %% structures-of-sys
import sys, time
show(*map(type, (sys.flags, sys.version_info, sys.float_info, sys.int_info, sys.hash_info, sys.thread_info, time.gmtime(0))))
show(type(sys.implementation))

# %% abstract-base-classes
import abc, collections.abc
show(abc.ABC, abc.ABCMeta, collections.abc.Sized, collections.abc.Mapping, collections.abc.Sequence)

# %% modules-of-the-machine
import random, _random, struct, array, decimal, fractions
show(_random.Random, random.Random, struct.Struct, array.array, type(iter(array.array("i"))), fractions.Fraction)

# %% type-parameters
#| requires = ">=3.12"
import typing
show(typing.TypeVar, typing.ParamSpec, typing.TypeVarTuple, typing.TypeAliasType, typing.ParamSpecArgs, typing.ParamSpecKwargs)

# %% fields-of-a-type-are-read-only
for cls in (int, type, object, type("C", (), {})):
    for name in ("__basicsize__", "__itemsize__", "__flags__", "__dictoffset__", "__weakrefoffset__", "__base__", "__mro__"):
        for change in (lambda: setattr(cls, name, 1), lambda: delattr(cls, name)):
            try:
                change()
            except (AttributeError, TypeError) as error:
                print(type(error).__name__, error)

# %% where-the-fields-live
for name in ("__basicsize__", "__itemsize__", "__flags__", "__dictoffset__", "__weakrefoffset__", "__base__", "__mro__"):
    print(type.__dict__[name], name in object.__dict__, hasattr(object(), name), hasattr(int, name))

# %% flags-of-users-classes
import abc
class Plain: pass
class Slotted: __slots__ = ("a",)
class Empty: __slots__ = ()
class WithDictionary: __slots__ = ("__dict__",)
class WithWeakrefs: __slots__ = ("__weakref__",)
class WithBoth: __slots__ = ("__dict__", "__weakref__", "z", "a")
class Abstract(abc.ABC):
    @abc.abstractmethod
    def method(self): pass
class Concrete(Abstract):
    def method(self): pass
show(Plain, Slotted, Empty, WithDictionary, WithWeakrefs, WithBoth, Abstract, Concrete)

# %% flags-of-classes-of-built-in-types
for base in (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, Exception, OSError, type, property,
             staticmethod, classmethod, super, types.ModuleType, types.SimpleNamespace, enumerate, map, zip, filter, reversed, weakref.ref):
    name = base.__name__
    show(type(name + "-plain", (base,), {}), type(name + "-empty", (base,), {"__slots__": ()}))

# %% slots-over-built-in-types
for base in (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, Exception, OSError, type, property,
             staticmethod, super, types.ModuleType, types.SimpleNamespace, enumerate, map, reversed, weakref.ref):
    for slots in (("a",), ("a", "b"), ("__dict__",), ("__weakref__",), ("__dict__", "__weakref__", "a")):
        try:
            show(type(f"{base.__name__}-{'-'.join(slots)}", (base,), {"__slots__": slots}))
        except TypeError as error:
            print(base.__name__, slots, type(error).__name__, error)

# %% flags-follow-methods
class Plain: pass
class Sequence(list): pass
class Mapping(dict): pass
class Registered: pass
import collections.abc
collections.abc.Sequence.register(Registered)
class Below(Registered): pass
show(Plain, Sequence, Mapping, Registered, Below)
for cls in (Registered, Below, Sequence, Mapping):
    match cls():
        case [*_]: print(cls.__name__, "sequence")
        case {}: print(cls.__name__, "mapping")
        case _: print(cls.__name__, "neither")

# %% flags-with-finalizers
class Plain: pass
class WithDel:
    def __del__(self): pass
class WithGet:
    def __get__(self, instance, owner): pass
class WithCall:
    def __call__(self): pass
show(Plain, WithDel, WithGet, WithCall)
Plain.__del__ = lambda self: None
Plain.__get__ = lambda self, instance, owner: None
show(Plain)
