# /// case
# topics = ["functions.arguments"]
# ///

import builtins
import sys

sys.stdin = None


class Thing:
    def __repr__(self):
        return "<thing>"


def call(function, *arguments, **keywords):
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
    if function in (locals, globals, vars, dir, id, hash):
        return type(result).__name__
    return f"{type(result).__name__} {result!r}"


def shapes(name):
    """Calls with up to five arguments of one value each, and with keywords."""
    function = getattr(builtins, name)
    for value in (None, 1, "a", Thing()):
        for count in range(6):
            print(count, repr(value), "->", call(function, *[value] * count))
    for count in range(4):
        print(count, "and an unexpected keyword ->", call(function, *[None] * count, unexpected=None))
    print("two unexpected keywords ->", call(function, first=1, second=2))
    for keyword in ("obj", "object", "x", "iterable", "name", "number", "key", "default", "base", "source", "file"):
        print(keyword, "->", call(function, **{keyword: Thing()}))
    if name not in ("min", "max", "dir", "vars"):
        print("keys that are not strings ->", call(lambda: function(**{1: 2})))


# %% __build_class__
#| title = "How __build_class__ takes arguments"
shapes("__build_class__")

# %% __import__
#| title = "How __import__ takes arguments"
shapes("__import__")

# %% abs
#| title = "How abs takes arguments"
shapes("abs")

# %% all
#| title = "How all takes arguments"
shapes("all")

# %% any
#| title = "How any takes arguments"
shapes("any")

# %% ascii
#| title = "How ascii takes arguments"
shapes("ascii")

# %% bin
#| title = "How bin takes arguments"
shapes("bin")

# %% callable
#| title = "How callable takes arguments"
shapes("callable")

# %% chr
#| title = "How chr takes arguments"
shapes("chr")

# %% compile
#| title = "How compile takes arguments"
shapes("compile")

# %% delattr
#| title = "How delattr takes arguments"
shapes("delattr")

# %% dir
#| title = "How dir takes arguments"
shapes("dir")

# %% divmod
#| title = "How divmod takes arguments"
shapes("divmod")

# %% eval
#| title = "How eval takes arguments"
shapes("eval")

# %% exec
#| title = "How exec takes arguments"
shapes("exec")

# %% format
#| title = "How format takes arguments"
shapes("format")

# %% getattr
#| title = "How getattr takes arguments"
shapes("getattr")

# %% globals
#| title = "How globals takes arguments"
shapes("globals")

# %% hasattr
#| title = "How hasattr takes arguments"
shapes("hasattr")

# %% hash
#| title = "How hash takes arguments"
shapes("hash")

# %% hex
#| title = "How hex takes arguments"
shapes("hex")

# %% id
#| title = "How id takes arguments"
shapes("id")

# %% isinstance
#| title = "How isinstance takes arguments"
shapes("isinstance")

# %% issubclass
#| title = "How issubclass takes arguments"
shapes("issubclass")

# %% iter
#| title = "How iter takes arguments"
shapes("iter")

# %% aiter
#| title = "How aiter takes arguments"
shapes("aiter")

# %% len
#| title = "How len takes arguments"
shapes("len")

# %% locals
#| title = "How locals takes arguments"
shapes("locals")

# %% max
#| title = "How max takes arguments"
shapes("max")

# %% min
#| title = "How min takes arguments"
shapes("min")

# %% next
#| title = "How next takes arguments"
shapes("next")

# %% anext
#| title = "How anext takes arguments"
shapes("anext")

# %% oct
#| title = "How oct takes arguments"
shapes("oct")

# %% ord
#| title = "How ord takes arguments"
shapes("ord")

# %% pow
#| title = "How pow takes arguments"
shapes("pow")

# %% repr
#| title = "How repr takes arguments"
shapes("repr")

# %% round
#| title = "How round takes arguments"
shapes("round")

# %% setattr
#| title = "How setattr takes arguments"
shapes("setattr")

# %% sorted
#| title = "How sorted takes arguments"
shapes("sorted")

# %% sum
#| title = "How sum takes arguments"
shapes("sum")

# %% vars
#| title = "How vars takes arguments"
shapes("vars")
