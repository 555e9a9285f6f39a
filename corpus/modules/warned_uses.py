# /// case
# topics = ["modules.warnings"]
# ///

import warnings


def shown(message, category, filename, lineno, file=None, line=None):
    print(category.__name__, ascii(str(message)))


warnings.showwarning = shown
warnings.simplefilter("always")


def attempt(function, *arguments):
    """Prints what a call gives, or what it raises."""
    try:
        print(ascii(function(*arguments)))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


# %% array-of-u
import array
class Derived(array.array): pass
for make in (lambda: array.array("u"), lambda: array.array("u", "ab"), lambda: Derived("u"), lambda: array.array("u", 5),
             lambda: array.array("i"), lambda: array.array("u").__copy__()):
    attempt(lambda: len(make()))

# %% partial-as-an-attribute
import functools
class Holder:
    method = functools.partial(lambda *given: len(given), 1)
attempt(Holder().method)
attempt(Holder.method)
attempt(lambda: Holder.__dict__["method"].__class__)

# %% code-of-another-kind
def plain(): return 1
def generator(): yield 2
async def coroutine(): pass
def change(function, other):
    function.__code__ = other.__code__
    return function.__code__.co_name
for function in (plain, generator):
    for other in (plain, generator, coroutine, lambda: 3):
        attempt(change, function, other)
warnings.simplefilter("error")
def kept(): pass
attempt(change, kept, generator)
print(kept.__code__.co_name)

# %% keys-that-are-no-names
class Text(str): pass
class Notified:
    def __init_subclass__(cls): print("__init_subclass__")
for bases, namespace in (((), {1: 2, 3: 4}), ((), {"a": 1}), ((), {Text("a"): 1}), ((Notified,), {(): 1}), ((int, str), {1: 2})):
    attempt(lambda: type("C", bases, namespace).__name__)
warnings.simplefilter("error")
attempt(type, "C", (Notified,), {1: 2})

# %% escapes-in-codecs
import codecs
for data in (rb"\8", rb"\d\400", rb"\477\d", rb"ok\n", b"\\\xe9", rb"\N{SPACE}\u0041", rb"\x41", b"\\\n"):
    for decode in (codecs.unicode_escape_decode, codecs.escape_decode, codecs.raw_unicode_escape_decode):
        attempt(decode, data)
attempt(codecs.unicode_escape_decode, rb"\d\x")

# %% packages-of-relative-imports
class Specification:
    parent = "no_such_parent"
def relative(**namespace):
    exec("from . import nothing", namespace)
for namespace in ({"__package__": "no_such_package", "__spec__": Specification()},
                  {"__package__": "no_such_parent", "__spec__": Specification()},
                  {"__spec__": Specification()},
                  {"__package__": "no_such_package", "__spec__": None},
                  {"__package__": None, "__spec__": None, "__name__": "no_such.module"},
                  {"__name__": "no_such_package", "__path__": []},
                  {"__package__": "no_such_package", "__spec__": 5},
                  {"__package__": 5}, {}):
    attempt(lambda: relative(**namespace))

# %% files-that-nobody-closes
import os
path = "unclosed"
with open(path, "w"):
    pass
def local():
    file = open(path, encoding="utf-8")
file = open(path, encoding="utf-8")
del file
for mode, encoding in (("rb", None), ("w", "utf-8"), ("wb", None)):
    file = open(path, mode, encoding=encoding)
    file = None
local()
file = open(path, encoding="utf-8")
file.close()
del file
print("closed")
warnings.simplefilter("error")
import sys
sys.unraisablehook = lambda information: print(repr(information.exc_value))
file = open(path, encoding="utf-8")
del file
os.remove(path)

# %% files-to-skip
#| title = "skip_file_prefixes: the warning is about the first caller outside of these files"
#| requires = ">=3.12"
namespace = {"warnings": warnings}
exec(compile("def inner(*prefixes, level=1):\n    warnings.warn('text', stacklevel=level, skip_file_prefixes=prefixes)\n"
             "def outer(*prefixes, level=1):\n    inner(*prefixes, level=level)", "/library/file.py", "exec"), namespace)
warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: print(
    str(message), filename == __file__, filename == "/library/file.py")
for prefixes in ((), ("/library",), ("/elsewhere",), ("/elsewhere", "/lib")):
    for level in (1, 2, 3):
        namespace["outer"](*prefixes, level=level)
attempt(lambda: namespace["outer"](5))
