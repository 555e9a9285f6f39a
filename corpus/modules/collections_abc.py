# /// case
# topics = ["modules.collections"]
# ///

import collections.abc
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque
from types import MappingProxyType

names = [name for name in collections.abc.__all__ if name not in ("ByteString", "Buffer")]

# %% built-in-values
#| title = "Which abstract classes built-in values are instances of"
def generator():
    yield
async def coroutine():
    pass
values = [[], (), {}, set(), frozenset(), "", b"", bytearray(), range(0), {}.keys(), {}.values(), {}.items(), iter([]), generator(), deque(), defaultdict(), OrderedDict(), Counter(), ChainMap(), UserDict(), UserList(),
          UserString(""), MappingProxyType({}), 5, None, len, int, enumerate([]), zip(), memoryview(b""), slice(1)]
for value in values:
    print(type(value).__name__, *(name for name in names if isinstance(value, getattr(collections.abc, name))))

# %% by-methods
#| title = "Abstract classes with one method each recognise classes that have it"
methods = {"Hashable": ["__hash__"], "Iterable": ["__iter__"], "Iterator": ["__iter__", "__next__"], "Sized": ["__len__"], "Container": ["__contains__"], "Callable": ["__call__"], "Collection": ["__len__", "__iter__", "__contains__"],
           "Reversible": ["__iter__", "__reversed__"], "Awaitable": ["__await__"], "AsyncIterable": ["__aiter__"], "AsyncIterator": ["__aiter__", "__anext__"], "Coroutine": ["__await__", "send", "throw", "close"],
           "Generator": ["__iter__", "__next__", "send", "throw", "close"], "Sequence": ["__len__", "__getitem__"], "Mapping": ["__len__", "__getitem__", "__iter__"], "Set": ["__len__", "__iter__", "__contains__"]}
for name, wanted in methods.items():
    abstract = getattr(collections.abc, name)
    complete = type("Complete", (), {method: lambda self: None for method in wanted})
    lacking = type("Lacking", (), {method: lambda self: None for method in wanted[1:]} | ({"__hash__": None} if name == "Hashable" else {}))
    refusing = type("Refusing", (complete,), {wanted[-1]: None})
    print(name, issubclass(complete, abstract), issubclass(lacking, abstract), issubclass(refusing, abstract), isinstance(complete(), abstract))

# %% abstract-methods
for name in names:
    abstract = getattr(collections.abc, name)
    print(name, sorted(abstract.__abstractmethods__), [base.__name__ for base in abstract.__bases__])

# %% cannot-instantiate
for name in names:
    try:
        getattr(collections.abc, name)()
    except TypeError as error:
        print(error)
    else:
        print(name, "made")
class Partial(collections.abc.Sequence):
    def __len__(self):
        return 0
try:
    Partial()
except TypeError as error:
    print(error)

# %% register
class Strange:
    pass
print(collections.abc.Sequence.register(Strange) is Strange, isinstance(Strange(), collections.abc.Sequence), issubclass(Strange, collections.abc.Collection), Strange.__mro__ == (Strange, object))
try:
    collections.abc.Sequence.register(5)
except TypeError as error:
    print(error)
try:
    collections.abc.Sequence.register(collections.abc.Iterable)
except RuntimeError as error:
    print(error)

# %% subscripts
from collections.abc import Callable, Iterable, Mapping
for text in ("Iterable[int]", "Mapping[str, int]", "Callable[[int, str], None]", "Callable[..., int]", "Callable[[], int].__args__", "Callable[int]", "Callable[[int]]", "Callable[int, str]", "Callable[[int], str] == Callable[[int], str]", "Iterable[int].__origin__ is Iterable", "Mapping[str, int].__args__"):
    try:
        print(text, eval(text))
    except TypeError as error:
        print(text, error)

# %% matching
class Sequence(collections.abc.Sequence):
    def __getitem__(self, index):
        return (1, 2)[index]
    def __len__(self):
        return 2
class Registered:
    def __getitem__(self, index):
        return (3, 4)[index]
    def __len__(self):
        return 2
def kind(value):
    match value:
        case [first, second]:
            return "sequence", first, second
        case {}:
            return "mapping"
        case _:
            return "neither"
print(kind(Sequence()), kind(Registered()), kind(UserDict()), kind(UserList([1, 2])), kind("ab"), kind({1, 2}), kind(deque([5, 6])), kind(range(2)), kind(MappingProxyType({})))
collections.abc.Sequence.register(Registered)
print(kind(Registered()))

# %% generator-mixin
class Gen(collections.abc.Generator):
    def __init__(self):
        self.count = 0
    def send(self, value):
        self.count += 1
        if self.count > 3:
            raise StopIteration
        return self.count, value
    def throw(self, kind, value=None, traceback=None):
        if value is None:
            value = kind() if isinstance(kind, type) else kind
        raise value
g = Gen()
print(next(g), g.send("x"), list(g), iter(g) is g, g.close())
try:
    g.throw(LookupError("thrown"))
except LookupError as error:
    print(error)
