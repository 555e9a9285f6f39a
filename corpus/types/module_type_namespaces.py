# /// case
# topics = ["types.namespaces"]
# ///


def types_in(module):
    """The classes of an extension module, by name; exceptions and structure sequences are other stories."""
    found = {value for name, value in vars(module).items() if isinstance(value, type) and name != "__loader__"}
    return sorted((cls for cls in found if not issubclass(cls, (BaseException, tuple))), key=lambda cls: cls.__name__)


def kind_of(value):
    return repr(value) if isinstance(value, (str, int, type(None))) else type(value).__name__


def namespace(*classes):
    """What the namespaces hold, in their order; neighbours of one kind share a line."""
    for cls in classes:
        print(cls, cls.__module__, cls.__qualname__)
        last = None
        for name, value in vars(cls).items():
            kind = "documentation" if name == "__doc__" else kind_of(value)
            print(f"\n  {kind}:" if kind != last else "", name, end="")
            last = kind
        print()


def signatures(*classes):
    """`__text_signature__` of the types and of all that they name."""
    for cls in classes:
        print(cls, cls.__text_signature__)
        for name, value in vars(cls).items():
            if callable(value) and not isinstance(value, type):
                print("  ", name, getattr(value, "__text_signature__", "-"))


# %% itertools-namespaces
import itertools

TYPES = types_in(itertools)
namespace(*TYPES)

# %% itertools-signatures
import itertools

TYPES = types_in(itertools)
signatures(*TYPES)

# %% collections-namespaces
import _collections

TYPES = types_in(_collections)
namespace(*TYPES)

# %% collections-signatures
import _collections

TYPES = types_in(_collections)
signatures(*TYPES)

# %% ordered-views-namespaces
import collections

ORDERED = collections.OrderedDict(a=1)
VALUES = [ORDERED.keys(), ORDERED.values(), ORDERED.items(), iter(ORDERED), iter(ORDERED.items())]
TYPES = list(map(type, VALUES[:4]))
namespace(*TYPES)

# %% ordered-views-signatures
import collections

ORDERED = collections.OrderedDict(a=1)
VALUES = [ORDERED.keys(), ORDERED.values(), ORDERED.items(), iter(ORDERED), iter(ORDERED.items())]
TYPES = list(map(type, VALUES[:4]))
signatures(*TYPES)

# %% functools-namespaces
import functools

VALUES = [functools.partial(len), functools.lru_cache(len), functools.cmp_to_key(len), functools.cmp_to_key(len)(1)]
TYPES = list(map(type, VALUES[:3]))
namespace(*TYPES)

# %% functools-signatures
import functools

VALUES = [functools.partial(len), functools.lru_cache(len), functools.cmp_to_key(len), functools.cmp_to_key(len)(1)]
TYPES = list(map(type, VALUES[:3]))
signatures(*TYPES)

# %% operator-namespaces
import operator

TYPES = [operator.attrgetter, operator.itemgetter, operator.methodcaller]
namespace(*TYPES)

# %% operator-signatures
import operator

TYPES = [operator.attrgetter, operator.itemgetter, operator.methodcaller]
signatures(*TYPES)

# %% regular-expressions-namespaces
import re

PATTERN = re.compile("(a)(?P<b>b)?")
VALUES = [PATTERN, PATTERN.match("a"), PATTERN.scanner("a")]
TYPES = list(map(type, VALUES))
namespace(*TYPES)

# %% regular-expressions-signatures
import re

PATTERN = re.compile("(a)(?P<b>b)?")
VALUES = [PATTERN, PATTERN.match("a"), PATTERN.scanner("a")]
TYPES = list(map(type, VALUES))
signatures(*TYPES)

# %% struct-namespaces
import struct

VALUES = [struct.Struct("<bhq"), struct.iter_unpack("b", b"a")]
TYPES = list(map(type, VALUES))
namespace(*TYPES)

# %% struct-signatures
import struct

VALUES = [struct.Struct("<bhq"), struct.iter_unpack("b", b"a")]
TYPES = list(map(type, VALUES))
signatures(*TYPES)

# %% array-namespaces
import array

VALUES = [array.array("b"), iter(array.array("b"))]
TYPES = list(map(type, VALUES))
namespace(*TYPES)

# %% array-signatures
import array

VALUES = [array.array("b"), iter(array.array("b"))]
TYPES = list(map(type, VALUES))
signatures(*TYPES)

# %% random-namespaces
import _random

TYPES = [_random.Random]
namespace(*TYPES)

# %% random-signatures
import _random

TYPES = [_random.Random]
signatures(*TYPES)

# %% context-variables-namespaces
import contextvars

VARIABLE = contextvars.ContextVar("variable")
TOKEN = VARIABLE.set(1)
VALUES = [contextvars.Context(), VARIABLE, TOKEN, contextvars.Token.MISSING]
TYPES = list(map(type, VALUES))
namespace(*TYPES)

# %% context-variables-signatures
import contextvars

VARIABLE = contextvars.ContextVar("variable")
TOKEN = VARIABLE.set(1)
VALUES = [contextvars.Context(), VARIABLE, TOKEN, contextvars.Token.MISSING]
TYPES = list(map(type, VALUES))
signatures(*TYPES)

# %% threads-namespaces
import _thread

TYPES = [_thread.LockType, _thread.RLock, _thread._local]
namespace(*TYPES)

# %% threads-signatures
import _thread

TYPES = [_thread.LockType, _thread.RLock, _thread._local]
signatures(*TYPES)

# %% weak-references-namespaces
import weakref


class Target:
    def __call__(self):
        pass

TARGET = Target()
TYPES = [weakref.ReferenceType, weakref.ProxyType, weakref.CallableProxyType]
namespace(*TYPES)

# %% weak-references-signatures
import weakref


class Target:
    def __call__(self):
        pass

TARGET = Target()
TYPES = [weakref.ReferenceType, weakref.ProxyType, weakref.CallableProxyType]
signatures(*TYPES)

# %% bases-of-streams-namespaces
import _io

TYPES = [_io._IOBase, _io._RawIOBase, _io._BufferedIOBase, _io._TextIOBase]
namespace(*TYPES)

# %% bases-of-streams-signatures
import _io

TYPES = [_io._IOBase, _io._RawIOBase, _io._BufferedIOBase, _io._TextIOBase]
signatures(*TYPES)

# %% streams-in-memory-namespaces
import _io

TYPES = [_io.BytesIO, _io.StringIO, _io.IncrementalNewlineDecoder, type(_io.BytesIO().getbuffer().obj)]
namespace(*TYPES)

# %% streams-in-memory-signatures
import _io

TYPES = [_io.BytesIO, _io.StringIO, _io.IncrementalNewlineDecoder, type(_io.BytesIO().getbuffer().obj)]
signatures(*TYPES)

# %% streams-over-files-namespaces
import _io

TYPES = [_io.FileIO, _io.BufferedReader, _io.BufferedWriter, _io.BufferedRandom, _io.BufferedRWPair, _io.TextIOWrapper]
namespace(*TYPES)

# %% streams-over-files-signatures
import _io

TYPES = [_io.FileIO, _io.BufferedReader, _io.BufferedWriter, _io.BufferedRandom, _io.BufferedRWPair, _io.TextIOWrapper]
signatures(*TYPES)

# %% folders-namespaces
import os

with open("file", "w"):
    pass
FOLDER = os.scandir()
ENTRY = next(FOLDER)
TYPES = [type(FOLDER), type(ENTRY)]
namespace(*TYPES)

# %% folders-signatures
import os

with open("file", "w"):
    pass
FOLDER = os.scandir()
ENTRY = next(FOLDER)
TYPES = [type(FOLDER), type(ENTRY)]
signatures(*TYPES)

# %% format-strings-namespaces
import _string

VALUES = [_string.formatter_parser("a{b}"), _string.formatter_field_name_split("a.b")[1]]
TYPES = list(map(type, VALUES))
namespace(*TYPES)

# %% format-strings-signatures
import _string

VALUES = [_string.formatter_parser("a{b}"), _string.formatter_field_name_split("a.b")[1]]
TYPES = list(map(type, VALUES))
signatures(*TYPES)

# %% abstract-classes-namespaces
import abc


class Abstract(abc.ABC):
    pass

TYPES = [type(Abstract._abc_impl)]
namespace(*TYPES)

# %% abstract-classes-signatures
import abc


class Abstract(abc.ABC):
    pass

TYPES = [type(Abstract._abc_impl)]
signatures(*TYPES)

# %% tokens-namespaces
#| requires = ">=3.12"
import _tokenize

TYPES = [_tokenize.TokenizerIter]
namespace(*TYPES)

# %% tokens-signatures
#| requires = ">=3.12"
import _tokenize

TYPES = [_tokenize.TokenizerIter]
signatures(*TYPES)

# %% hashes-namespaces
#| requires = ">=3.12"
import _sha2

VALUES = [_sha2.sha224(), _sha2.sha256(), _sha2.sha384(), _sha2.sha512()]
TYPES = list(map(type, VALUES))
namespace(*TYPES)

# %% hashes-signatures
#| requires = ">=3.12"
import _sha2

VALUES = [_sha2.sha224(), _sha2.sha256(), _sha2.sha384(), _sha2.sha512()]
TYPES = list(map(type, VALUES))
signatures(*TYPES)

# %% type-parameters-namespaces
#| requires = ">=3.12"
import typing

TYPES = [typing.TypeVar, typing.ParamSpec, typing.TypeVarTuple, typing.ParamSpecArgs, typing.ParamSpecKwargs, typing.Generic,
         typing.TypeAliasType]
namespace(*TYPES)

# %% type-parameters-signatures
#| requires = ">=3.12"
import typing

TYPES = [typing.TypeVar, typing.ParamSpec, typing.TypeVarTuple, typing.ParamSpecArgs, typing.ParamSpecKwargs, typing.Generic,
         typing.TypeAliasType]
signatures(*TYPES)

# %% syntax-trees-namespaces
import ast

TYPES = [cls for cls in types_in(ast) if ast.AST in cls.__mro__ and cls.__module__ == "ast"]
namespace(*TYPES)

# %% syntax-trees-signatures
import ast

TYPES = [cls for cls in types_in(ast) if ast.AST in cls.__mro__ and cls.__module__ == "ast"]
signatures(*TYPES)

# %% simple-namespaces-namespaces
import types

TYPES = [types.SimpleNamespace, types.GenericAlias, types.MappingProxyType]
namespace(*TYPES)

# %% simple-namespaces-signatures
import types

TYPES = [types.SimpleNamespace, types.GenericAlias, types.MappingProxyType]
signatures(*TYPES)

# %% frames-namespaces
#| requires = ">=3.13"
import sys


def own_locals():
    return sys._getframe().f_locals

VALUES = [own_locals()]
TYPES = list(map(type, VALUES))
namespace(*TYPES)

# %% frames-signatures
#| requires = ">=3.13"
import sys


def own_locals():
    return sys._getframe().f_locals

VALUES = [own_locals()]
TYPES = list(map(type, VALUES))
signatures(*TYPES)

# %% exception-groups-namespaces
TYPES = [BaseExceptionGroup, ExceptionGroup]
namespace(*TYPES)

# %% exception-groups-signatures
TYPES = [BaseExceptionGroup, ExceptionGroup]
signatures(*TYPES)
