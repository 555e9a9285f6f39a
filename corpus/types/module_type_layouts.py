# /// case
# topics = ["types.layout"]
# ///

# Whether the type's version is known to the method cache: this comes and goes with use.
VERSION_KNOWN = 1 << 19


def types_in(module):
    """The classes of an extension module, by name; exceptions and structure sequences are other stories."""
    found = {value for name, value in vars(module).items() if isinstance(value, type) and name != "__loader__"}
    return sorted((cls for cls in found if not issubclass(cls, (BaseException, tuple))), key=lambda cls: cls.__name__)


def layout(*classes):
    """The words that an instance takes, the bits that say what the type can do, and what it derives from."""
    for cls in classes:
        bits = cls.__flags__ & ~VERSION_KNOWN
        print(cls, cls.__basicsize__, cls.__itemsize__, cls.__dictoffset__, cls.__weakrefoffset__,
              [bit for bit in range(32) if bits & 1 << bit], [base.__name__ for base in cls.__mro__])


# %% itertools
import itertools

TYPES = types_in(itertools)
layout(*TYPES)

# %% collections
import _collections

TYPES = types_in(_collections)
layout(*TYPES)

# %% ordered-views
import collections

ORDERED = collections.OrderedDict(a=1)
VALUES = [ORDERED.keys(), ORDERED.values(), ORDERED.items(), iter(ORDERED), iter(ORDERED.items())]
TYPES = list(map(type, VALUES[:4]))
layout(*TYPES)

# %% functools
import functools

VALUES = [functools.partial(len), functools.lru_cache(len), functools.cmp_to_key(len), functools.cmp_to_key(len)(1)]
TYPES = list(map(type, VALUES[:3]))
layout(*TYPES)

# %% operator
import operator

TYPES = [operator.attrgetter, operator.itemgetter, operator.methodcaller]
layout(*TYPES)

# %% regular-expressions
import re

PATTERN = re.compile("(a)(?P<b>b)?")
VALUES = [PATTERN, PATTERN.match("a"), PATTERN.scanner("a")]
TYPES = list(map(type, VALUES))
layout(*TYPES)

# %% struct
import struct

VALUES = [struct.Struct("<bhq"), struct.iter_unpack("b", b"a")]
TYPES = list(map(type, VALUES))
layout(*TYPES)

# %% array
import array

VALUES = [array.array("b"), iter(array.array("b"))]
TYPES = list(map(type, VALUES))
layout(*TYPES)

# %% random
import _random

TYPES = [_random.Random]
layout(*TYPES)

# %% context-variables
import contextvars

VARIABLE = contextvars.ContextVar("variable")
TOKEN = VARIABLE.set(1)
VALUES = [contextvars.Context(), VARIABLE, TOKEN, contextvars.Token.MISSING]
TYPES = list(map(type, VALUES))
layout(*TYPES)

# %% threads
import _thread

TYPES = [_thread.LockType, _thread.RLock, _thread._local]
layout(*TYPES)

# %% weak-references
import weakref


class Target:
    def __call__(self):
        pass

TARGET = Target()
TYPES = [weakref.ReferenceType, weakref.ProxyType, weakref.CallableProxyType]
layout(*TYPES)

# %% bases-of-streams
import _io

TYPES = [_io._IOBase, _io._RawIOBase, _io._BufferedIOBase, _io._TextIOBase]
layout(*TYPES)

# %% streams-in-memory
import _io

TYPES = [_io.BytesIO, _io.StringIO, _io.IncrementalNewlineDecoder, type(_io.BytesIO().getbuffer().obj)]
layout(*TYPES)

# %% streams-over-files
import _io

TYPES = [_io.FileIO, _io.BufferedReader, _io.BufferedWriter, _io.BufferedRandom, _io.BufferedRWPair, _io.TextIOWrapper]
layout(*TYPES)

# %% folders
import os

with open("file", "w"):
    pass
FOLDER = os.scandir()
ENTRY = next(FOLDER)
TYPES = [type(FOLDER), type(ENTRY)]
layout(*TYPES)

# %% format-strings
import _string

VALUES = [_string.formatter_parser("a{b}"), _string.formatter_field_name_split("a.b")[1]]
TYPES = list(map(type, VALUES))
layout(*TYPES)

# %% abstract-classes
import abc


class Abstract(abc.ABC):
    pass

TYPES = [type(Abstract._abc_impl)]
layout(*TYPES)

# %% tokens
#| requires = ">=3.12"
import _tokenize

TYPES = [_tokenize.TokenizerIter]
layout(*TYPES)

# %% hashes
#| requires = ">=3.12"
import _sha2

VALUES = [_sha2.sha224(), _sha2.sha256(), _sha2.sha384(), _sha2.sha512()]
TYPES = list(map(type, VALUES))
layout(*TYPES)

# %% type-parameters
#| requires = ">=3.12"
import typing

TYPES = [typing.TypeVar, typing.ParamSpec, typing.TypeVarTuple, typing.ParamSpecArgs, typing.ParamSpecKwargs, typing.Generic,
         typing.TypeAliasType]
layout(*TYPES)

# %% syntax-trees
import ast

TYPES = [cls for cls in types_in(ast) if ast.AST in cls.__mro__ and cls.__module__ == "ast"]
layout(*TYPES)

# %% simple-namespaces
import types

TYPES = [types.SimpleNamespace, types.GenericAlias, types.MappingProxyType]
layout(*TYPES)

# %% frames
#| requires = ">=3.13"
import sys


def own_locals():
    return sys._getframe().f_locals

VALUES = [own_locals()]
TYPES = list(map(type, VALUES))
layout(*TYPES)

# %% exception-groups
TYPES = [BaseExceptionGroup, ExceptionGroup]
layout(*TYPES)
