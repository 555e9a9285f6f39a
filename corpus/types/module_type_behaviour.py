# /// case
# topics = ["types.construction"]
# ///


def types_in(module):
    """The classes of an extension module, by name; exceptions and structure sequences are other stories."""
    found = {value for name, value in vars(module).items() if isinstance(value, type) and name != "__loader__"}
    return sorted((cls for cls in found if not issubclass(cls, (BaseException, tuple))), key=lambda cls: cls.__name__)


def attempt(function, *arguments):
    try:
        function(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "done"


def behaviour(*classes):
    """Whether a type can be changed, derived from, and called without arguments."""
    for cls in classes:
        print(cls)
        print("  set:", attempt(setattr, cls, "fresh", 1), "| delete:", attempt(delattr, cls, "fresh"))
        print("  rename:", attempt(setattr, cls, "__name__", 1), "|", attempt(setattr, cls, "__qualname__", 1))
        print("  derive:", attempt(type, "Derived", (cls,), {}))
        print("  call:", attempt(cls), "|", attempt(cls.__new__, cls), "|", attempt(object.__new__, cls))


# %% itertools
import itertools

TYPES = types_in(itertools)
behaviour(*TYPES)

# %% collections
import _collections

TYPES = types_in(_collections)
behaviour(*TYPES)

# %% ordered-views
import collections

ORDERED = collections.OrderedDict(a=1)
VALUES = [ORDERED.keys(), ORDERED.values(), ORDERED.items(), iter(ORDERED), iter(ORDERED.items())]
TYPES = list(map(type, VALUES[:4]))
behaviour(*TYPES)

# %% functools
import functools

VALUES = [functools.partial(len), functools.lru_cache(len), functools.cmp_to_key(len), functools.cmp_to_key(len)(1)]
TYPES = list(map(type, VALUES[:3]))
behaviour(*TYPES)

# %% operator
import operator

TYPES = [operator.attrgetter, operator.itemgetter, operator.methodcaller]
behaviour(*TYPES)

# %% regular-expressions
import re

PATTERN = re.compile("(a)(?P<b>b)?")
VALUES = [PATTERN, PATTERN.match("a"), PATTERN.scanner("a")]
TYPES = list(map(type, VALUES))
behaviour(*TYPES)

# %% struct
import struct

VALUES = [struct.Struct("<bhq"), struct.iter_unpack("b", b"a")]
TYPES = list(map(type, VALUES))
behaviour(*TYPES)

# %% array
import array

VALUES = [array.array("b"), iter(array.array("b"))]
TYPES = list(map(type, VALUES))
behaviour(*TYPES)

# %% random
import _random

TYPES = [_random.Random]
behaviour(*TYPES)

# %% context-variables
import contextvars

VARIABLE = contextvars.ContextVar("variable")
TOKEN = VARIABLE.set(1)
VALUES = [contextvars.Context(), VARIABLE, TOKEN, contextvars.Token.MISSING]
TYPES = list(map(type, VALUES))
behaviour(*TYPES)

# %% threads
import _thread

TYPES = [_thread.LockType, _thread.RLock, _thread._local]
behaviour(*TYPES)

# %% weak-references
import weakref


class Target:
    def __call__(self):
        pass

TARGET = Target()
TYPES = [weakref.ReferenceType, weakref.ProxyType, weakref.CallableProxyType]
behaviour(*TYPES)

# %% bases-of-streams
import _io

TYPES = [_io._IOBase, _io._RawIOBase, _io._BufferedIOBase, _io._TextIOBase]
behaviour(*TYPES)

# %% streams-in-memory
import _io

TYPES = [_io.BytesIO, _io.StringIO, _io.IncrementalNewlineDecoder, type(_io.BytesIO().getbuffer().obj)]
behaviour(*TYPES)

# %% streams-over-files
import _io

TYPES = [_io.FileIO, _io.BufferedReader, _io.BufferedWriter, _io.BufferedRandom, _io.BufferedRWPair, _io.TextIOWrapper]
behaviour(*TYPES)

# %% folders
import os

with open("file", "w"):
    pass
FOLDER = os.scandir()
ENTRY = next(FOLDER)
TYPES = [type(FOLDER), type(ENTRY)]
behaviour(*TYPES)

# %% format-strings
import _string

VALUES = [_string.formatter_parser("a{b}"), _string.formatter_field_name_split("a.b")[1]]
TYPES = list(map(type, VALUES))
behaviour(*TYPES)

# %% abstract-classes
import abc


class Abstract(abc.ABC):
    pass

TYPES = [type(Abstract._abc_impl)]
behaviour(*TYPES)

# %% tokens
#| requires = ">=3.12"
import _tokenize

TYPES = [_tokenize.TokenizerIter]
behaviour(*TYPES)

# %% hashes
#| requires = ">=3.12"
import _sha2

VALUES = [_sha2.sha224(), _sha2.sha256(), _sha2.sha384(), _sha2.sha512()]
TYPES = list(map(type, VALUES))
behaviour(*TYPES)

# %% type-parameters
#| requires = ">=3.12"
import typing

TYPES = [typing.TypeVar, typing.ParamSpec, typing.TypeVarTuple, typing.ParamSpecArgs, typing.ParamSpecKwargs, typing.Generic,
         typing.TypeAliasType]
behaviour(*TYPES)

# %% syntax-trees
import ast

TYPES = [cls for cls in types_in(ast) if ast.AST in cls.__mro__ and cls.__module__ == "ast"]
behaviour(*TYPES)

# %% simple-namespaces
import types

TYPES = [types.SimpleNamespace, types.GenericAlias, types.MappingProxyType]
behaviour(*TYPES)

# %% frames
#| requires = ">=3.13"
import sys


def own_locals():
    return sys._getframe().f_locals

VALUES = [own_locals()]
TYPES = list(map(type, VALUES))
behaviour(*TYPES)

# %% exception-groups
TYPES = [BaseExceptionGroup, ExceptionGroup]
behaviour(*TYPES)
