# /// case
# topics = ["tracebacks.suggestions"]
# ///

length = 5
other_name = None
_private = 1


class Class:
    class_attribute = 1
    _hidden = 2

    def method(self):
        return self.metod

    def uses_attribute(self):
        return class_attribute

    def uses_instance_attribute(self):
        return instance_attribute

    def __init__(self):
        self.instance_attribute = 3


def suggestions(*sources, **names):
    """The last line of what would be displayed for each source."""
    import io
    import sys
    import traceback
    for source in sources:
        try:
            exec(source, {"Class": Class, "length": 5, "value": Class(), **names})
        except BaseException as error:
            shown = traceback.TracebackException.from_exception(error)
            print(f"{source!r}: {list(shown.format_exception_only())[-1].rstrip()}")
        else:
            print(f"{source!r}: nothing")


# %% name
lenght

# %% name-builtin
pritn("text")

# %% name-local
def function():
    counter = 1
    return conuter

function()

# %% name-enclosing
def function():
    enclosing = 1
    def inner():
        enclosing
        return enclosnig
    return inner()

function()

# %% name-too-far
completely_different

# %% name-short
a = 1
b

# %% name-case
LENGTH

# %% name-module
math.pi

# %% name-module-like
sys

# %% name-self-attribute
Class().uses_instance_attribute()

# %% name-class-attribute
Class().uses_attribute()

# %% attribute
value = Class()
value.instance_atribute

# %% attribute-of-class
Class.class_atribute

# %% attribute-in-method
Class().method()

# %% attribute-of-module
import sys
sys.verison

# %% attribute-of-built-in
[].apend(1)

# %% attribute-of-string
"text".uper()

# %% attribute-hidden
value = Class()
value.hidden

# %% attribute-hidden-asked
value = Class()
value._hiden

# %% attribute-setting
[].apend = 1

# %% attribute-deleting
value = Class()
del value.instance_atribute

# %% attribute-with-slots
class Slotted:
    __slots__ = ("first", "second")
Slotted().frist

# %% attribute-of-none
None.foo

# %% attribute-dir-raises
class Odd:
    def __dir__(self): raise ValueError
Odd().missing

# %% attribute-dir-strange
class Odd:
    def __dir__(self): return ["missing1", 5, "mising"]
Odd().missing

# %% attribute-getattr
class Odd:
    attribute = 1
    def __getattr__(self, name): raise AttributeError(f"none of {name}")
Odd().atribute

# %% attribute-getattr-with-name
class Odd:
    attribute = 1
    def __getattr__(self, name): raise AttributeError(f"none of {name}", name=name, obj=self)
Odd().atribute

# %% import
from keyword import kwlst

# %% import-far
from keyword import nothing_like_that

# %% import-module
import maht

# %% keyword
def function(first_argument): pass
function(frist_argument=1)

# %% caught-and-shown
suggestions("lenght", "valu", "value.instance_atribute", "Class.clas_attribute", "from os import pth", "pint", "value.metho", "value.method2", "len.x", "''.joinn", "{}.key", "lengthlength", "x", "Length", "_length", "__builtin__", "True_", "value._hidde", "value.hidde", "(1).rea", "(1).real_", "value.__cass__", "value.__clas__", "import os; os.pth", "import os; os.path.jion", "int.fromm_bytes")

# %% local-names-shown
suggestions("def f():\n apple = 1\n aple\nf()", "def f(argument): argment\nf(1)", "def f():\n x1 = 1\n def g(): x2\n g()\nf()", "class C:\n attribute = 1\n atribute", "[itm for item in 'a']", "lambda: lenght\n(lambda: lenght)()", "def f():\n global lenth\n lenth\nf()", "def f():\n variable = 1\n del variable\n variabel\nf()", "def f():\n early\n earl\n early = 1\nf()", "for index in 'a': idnex", "import sys as system\nsytem")

# %% exceptions-made-by-hand
suggestions("raise NameError('text')", "raise NameError('text', name='lenght')", "raise AttributeError('text', name='instance_atribute', obj=value)", "raise AttributeError('text')", "raise AttributeError(name='x')", "raise NameError(name='lenght')", "raise ImportError('text', name='os')", "raise NameError('a\\nb', name='lenght')", "raise NameError('text', name=5)", "raise AttributeError('text', name=5, obj=value)", "raise NameError", "raise AttributeError('', name='metho', obj=value)")

# %% long-names
suggestions("a" * 50, "length_" * 10, "val" + "u" * 3, **{"a" * 51: 1, "length_" * 9: 2})

# %% many-names
suggestions("name_5x", "nam_749", "name749", **{f"name_{i}": i for i in range(760)})

# %% forgotten-imports
suggestions("math", "os", "collections", "xyzzy", "typing", "re.match", "json.loads('1')", "sys.path", "asyncio.run", "def f(): return random.random()\nf()", "this", "antigravity", "io", "numpy", "_io", "__future__")

# %% attributes-of-self
suggestions("class C:\n def __init__(self): self.foo = 1\n def f(self): return foo\nC().f()", "class C:\n foo = 1\n def f(self): return foo\nC().f()", "class C:\n def foo(self): pass\n def f(self): foo()\nC().f()", "class C:\n foo = 1\n def f(this): return foo\nC().f()", "class C:\n foo = 1\n @classmethod\n def f(cls): return foo\nC.f()", "class C:\n foo = 1\n def f(self): return fooo\nC().f()", "class C:\n length2 = 1\n def f(self): return length2\nC().f()")
