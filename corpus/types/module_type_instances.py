# /// case
# topics = ["sizes.getsizeof"]
# ///

import gc
import sys


def attempt(function, *arguments):
    try:
        function(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "done"


def instances(*objects):
    """Whether the collector watches an object, how much memory it takes, and what it can have."""
    for value in objects:
        print(type(value), gc.is_tracked(value), sys.getsizeof(value), hasattr(value, "__dict__"),
              attempt(setattr, value, "fresh", 1), hasattr(type(value), "__del__"))


# %% itertools
import itertools

instances(itertools.count(), itertools.cycle(""), itertools.repeat(1), itertools.accumulate(""), itertools.chain(),
          itertools.compress("", ""), itertools.dropwhile(len, ""), itertools.filterfalse(None, ""),
          itertools.groupby(""), itertools.islice("", 1), itertools.pairwise(""), itertools.starmap(len, ""),
          itertools.takewhile(len, ""), *itertools.tee(""), itertools.zip_longest())

# %% combinatorics
import itertools
instances(itertools.combinations("ab", 1), itertools.combinations_with_replacement("ab", 1),
          itertools.permutations("ab"), itertools.product("ab"))

# %% collections
import _collections

instances(_collections.deque(), _collections.deque("ab", 1), iter(_collections.deque()), reversed(_collections.deque()),
          _collections.defaultdict(), _collections.defaultdict(int, a=1), _collections.OrderedDict(),
          _collections.OrderedDict(a=1), _collections._tuplegetter(0, ""))

# %% ordered-views
import collections

ORDERED = collections.OrderedDict(a=1)
VALUES = [ORDERED.keys(), ORDERED.values(), ORDERED.items(), iter(ORDERED), iter(ORDERED.items())]
instances(*VALUES)

# %% functools
import functools

VALUES = [functools.partial(len), functools.lru_cache(len), functools.cmp_to_key(len), functools.cmp_to_key(len)(1)]
instances(*VALUES)

# %% operator
import operator

instances(operator.attrgetter("a"), operator.itemgetter(1), operator.methodcaller("a"), operator.methodcaller("a", 1, b=2))

# %% regular-expressions
import re

PATTERN = re.compile("(a)(?P<b>b)?")
VALUES = [PATTERN, PATTERN.match("a"), PATTERN.scanner("a")]
instances(*VALUES, re.compile(""), re.compile("[a-z]+"), re.match("", ""), re.match("((a))", "a"))

# %% struct
import struct

VALUES = [struct.Struct("<bhq"), struct.iter_unpack("b", b"a")]
instances(*VALUES, struct.Struct(""))

# %% array
import array

VALUES = [array.array("b"), iter(array.array("b"))]
instances(*VALUES, array.array("q", [1, 2, 3]))

# %% random
import _random

instances(_random.Random(1))

# %% context-variables
import contextvars

VARIABLE = contextvars.ContextVar("variable")
TOKEN = VARIABLE.set(1)
VALUES = [contextvars.Context(), TOKEN, contextvars.Token.MISSING]
instances(*VALUES, contextvars.copy_context())

# %% threads
import _thread

instances(_thread.allocate_lock(), _thread.RLock(), _thread._local())

# %% weak-references
import weakref


class Target:
    def __call__(self):
        pass

TARGET = Target()
instances(weakref.ref(TARGET), weakref.ref(TARGET, print))

# %% bases-of-streams
import _io

instances(_io._IOBase(), _io._RawIOBase(), _io._BufferedIOBase(), _io._TextIOBase())

# %% streams-in-memory
import _io

instances(_io.BytesIO(), _io.BytesIO(b"abc"), _io.StringIO(), _io.IncrementalNewlineDecoder(None, True))

# %% streams-over-files
import _io

RAW = _io.FileIO("file", "w+")
instances(RAW, _io.BufferedReader(RAW), _io.BufferedWriter(RAW, 100), _io.BufferedRandom(RAW, 4096),
          _io.BufferedRWPair(_io.BytesIO(), _io.BytesIO()))

# %% folders
import os

with open("file", "w"):
    pass
FOLDER = os.scandir()
ENTRY = next(FOLDER)
instances(FOLDER, ENTRY)

# %% format-strings
import _string

VALUES = [_string.formatter_parser("a{b}"), _string.formatter_field_name_split("a.b")[1]]
instances(*VALUES)

# %% abstract-classes
import abc


class Abstract(abc.ABC):
    pass

instances(Abstract._abc_impl)

# %% tokens
#| requires = ">=3.12"
import _tokenize

instances(_tokenize.TokenizerIter(iter([]).__next__, extra_tokens=False))

# %% hashes
#| requires = ">=3.12"
import _sha2

VALUES = [_sha2.sha224(), _sha2.sha256(), _sha2.sha384(), _sha2.sha512()]
instances(*VALUES)

# %% type-parameters
#| requires = ">=3.12"
import typing

instances(typing.TypeVar("T"), typing.ParamSpec("P"), typing.TypeVarTuple("Ts"), typing.ParamSpec("P").args)

# %% syntax-trees
import ast

instances(ast.Load(), ast.Name(), ast.AST())

# %% simple-namespaces
import types

instances(types.SimpleNamespace(), types.SimpleNamespace(a=1), list[int], types.MappingProxyType({}))

# %% frames
#| requires = ">=3.13"
import sys


def own_locals():
    return sys._getframe().f_locals

VALUES = [own_locals()]
instances(*VALUES)

# %% exception-groups
instances(ExceptionGroup("", [OSError()]))
