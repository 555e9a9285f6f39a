# /// case
# topics = ["statements.scopes"]
# ///

def attempt(*sources):
    for source in sources:
        try:
            exec(source, {})
        except Exception as error:
            print(f"{source!r}: {type(error).__name__}: {getattr(error, 'msg', error)}")
        else:
            print(f"{source!r}: fine")


# %% global-in-every-place
x = "module"
def function():
    global x
    x = "function"
    def inner():
        return x
    class Class:
        x = "class"
        def method(self): return x
    return inner(), Class().method(), Class.x
print(function(), x)
class Class:
    global y
    y = "made global in a class"
    global x
    x = x + " class"
    def z(self): return x
print(y, x, "y" in vars(Class), Class().z())
def outer():
    x = "outer"
    def middle():
        global x
        def inner():
            return x
        return inner()
    return middle(), x
print(outer())
if True:
    global z
    z = 1
print(z)
def function():
    for i in range(1):
        global loop
        loop = i
    with open(__file__) as shared_file:
        global a, b, c
        a, (b, *c) = 1, [2, 3]
    def nested(): global nested_name; nested_name = 5
    nested()
    global imported, Defined, defined
    import sys as imported
    class Defined: pass
    def defined(): pass
function()
print(loop, a, b, c, nested_name, imported.__name__, Defined.__qualname__, defined.__qualname__)

# %% nonlocal-in-every-place
def outer():
    x = y = 0
    def middle():
        nonlocal x
        x += 1
        y = 10
        def inner():
            nonlocal x, y
            x += 1
            y += 1
            for x in [x + 5]: pass
            with open(__file__) as y: pass
            y = y.mode
            return x, y
        return inner(), y
    result = middle()
    return result, x, y
print(outer())
def outer():
    value = "outer"
    class Class:
        nonlocal value
        value = "changed in class"
        def method(self):
            nonlocal value
            value = "changed in method"
            return value
    before = value
    return before, Class().method(), value, "value" in vars(Class)
print(outer())
def outer():
    error = "before"
    def inner():
        nonlocal error
        try:
            1 / 0
        except ZeroDivisionError as error:
            pass
    inner()
    try:
        return error
    except UnboundLocalError as failure:
        return str(failure)
    except NameError as failure:
        return str(failure)
print(outer())
def outer():
    f = Class = module = None
    def inner():
        nonlocal f, Class, module
        def f(): pass
        class Class: pass
        import sys as module
    inner()
    return f.__qualname__, Class.__qualname__, module.__name__
print(outer())

# %% declaration-errors
attempt("def f(x):\n global x", "def f():\n x = 1\n global x", "def f():\n print(x)\n global x", "nonlocal x", "def f():\n nonlocal x", "class C:\n nonlocal x", "def f(x):\n nonlocal x", "def f():\n x = 1\n def g():\n  x = 2\n  nonlocal x", "def f():\n global x\n def g():\n  nonlocal x", "def f():\n global x\n nonlocal x", "def f():\n nonlocal x\n global x", "def f():\n x: int\n global x", "def f():\n global x\n x: int", "def f():\n x: int\n nonlocal x", "def f(x):\n def g():\n  nonlocal x\n  x: int", "def f():\n for x in []: pass\n global x", "def f():\n import x\n global x", "def f():\n global x, x", "x = 1\nglobal x", "global x\nx = 1", "def f():\n del x\n global x", "def f():\n [x := 1 for _ in 'a']\n global x", "def f():\n class x: pass\n global x", "def f():\n def x(): pass\n global x", "def f():\n global f", "def f(*x):\n global x", "def f(*, x):\n nonlocal x", "lambda: (yield)", "global __debug__", "def f():\n x = 1\n class C:\n  nonlocal x\n  x = 2", "class C:\n def f():\n  nonlocal __class__", "def f():\n try: pass\n except E as x: pass\n global x")

# %% class-scope-is-skipped
x = "module"
class Class:
    x = "class"
    def method(self): return x
    function = lambda: x
    comprehension = [x for _ in "a"]
    first = [value for value in x]
    generator = list(x for _ in "a")
    class Inner:
        y = x
    default = (lambda value=x: value)()
print(Class().method(), Class.function(), Class.comprehension, Class.first[0], Class.generator, Class.Inner.y, Class.default)
def outer():
    x = "function"
    class Class:
        y = x
        x = "class"
        z = x
        def method(self): return x
    return Class.y, Class.z, Class().method()
print(outer())
def outer(x):
    class Class:
        x = x
    return Class.x
try:
    print(outer("parameter"))
except NameError as error:
    print(error)
def outer(x):
    class Class:
        y = x
        x = "own"
        del x
        z = x
    return Class.y, Class.z
print(outer("parameter"))

# %% class-cell
class Base:
    def name(self): return "base"
class Class(Base):
    def name(self): return super().name(), __class__.__name__
    def explicit(self): return super(Class, self).name()
    def nested(self): return (lambda: __class__)().__name__, [__class__.__name__ for _ in "a"]
    @staticmethod
    def static(): return __class__.__name__
    @classmethod
    def classy(cls): return super().__name__ if False else __class__ is cls
    @property
    def attribute(self): return __class__.__name__
instance = Class()
print(instance.name(), instance.explicit(), instance.nested(), Class.static(), Class.classy(), instance.attribute, Class.name.__closure__[0].cell_contents is Class, Class.name.__code__.co_freevars, Class.explicit.__code__.co_freevars)
Renamed, Class = Class, None
print(Renamed().name())
class Class:
    try:
        __class__
    except NameError as error:
        print(error)
    def method(self):
        __class__ = "own"
        return __class__
print(Class().method())
try:
    def function(): return __class__
    function()
except NameError as error:
    print(error)
try:
    def function(): super()
    function()
except RuntimeError as error:
    print(error)
try:
    def function(x): super()
    function(1)
except RuntimeError as error:
    print(error)
class Class:
    def method(self):
        del self
        super()
    def none(): super()
    def star(*arguments): return super().__init__
    def other(self):
        self = 5
        return super()
    def generator(self): return list(super().__class__ for _ in "a")
for call in (lambda: Class().method()), (lambda: Class.none()), (lambda: Class().star()), (lambda: Class().other()), (lambda: Class().generator()):
    try:
        print(type(call()).__name__)
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error)

# %% private-names
class Class:
    __value = "class"
    __tuple__ = "not mangled"
    ___three = "three"
    def __init__(self, __argument=1):
        self.__attribute = __argument
        __local = 5
        self.names = sorted(name for name in locals())
    def get(self): return self.__attribute, self.__value, Class.__value, self.__tuple__
    def delete(self): del self.__attribute
    def keyword(self, **keywords): return keywords
    def call(self): return self.keyword(__k=1)
    def nested(self):
        def inner(): return self.__attribute
        class Inner:
            __attribute = "inner"
            def get(self): return self.__attribute
        return inner(), Inner().get(), sorted(name for name in vars(Inner) if "attribute" in name)
    def imports(self):
        import sys as __module
        return sorted(locals())
    def loops(self):
        for __i in "a": pass
        with open(__file__) as __f: pass
        [__c for __c in "a"]
        lambda __l: __l
        def __f2(): pass
        class __C: pass
        try: 1 / 0
        except ZeroDivisionError as __e: pass
        (__w := 1)
        __a: int = 2
        return sorted(name for name in locals() if "_C" not in name[1:3] or True)
    def globals_(self):
        global __shared
        __shared = 1
    def match(self):
        match {"k": 1}:
            case {"k": __m}: return sorted(locals())
    def string(self): return getattr(self, "__attribute", "no"), "__value", f"{self.__value}"
    @property
    def __private(self): return "private"
    def use(self): return self.__private
instance = Class()
print(instance.names, instance.get(), instance.call(), instance.nested(), instance.imports(), instance.string(), instance.use())
print([name for name in instance.loops() if name != "_Class__c"], instance.match())
instance.globals_()
print(_Class__shared, sorted(name for name in vars(Class) if "value" in name or "three" in name or "private" in name or "tuple" in name))
instance.delete()
print(instance.__dict__.keys() & {"_Class__attribute"}, hasattr(instance, "_Class__attribute"))
class _Leading:
    __x = 1
class __Double:
    __x = 1
class ___:
    __x = 1
class Trailing_:
    __x = 1
for kind in _Leading, __Double, ___, Trailing_:
    print([name for name in vars(kind) if name.endswith("__x")])
def outside(): return Class().__value
try:
    outside()
except AttributeError as error:
    print(error)
class Outer:
    class __Inner: pass
    def __method(self): pass
print(Outer._Outer__Inner.__qualname__, Outer._Outer__Inner.__name__, Outer._Outer__method.__qualname__)
class Slotted:
    __slots__ = ("__private",)
print(Slotted._Slotted__private, Slotted.__slots__)

# %% debug-constant
print(__debug__, eval("__debug__"), (lambda: __debug__)())
attempt("__debug__ = 1", "del __debug__", "def f(__debug__): pass", "class __debug__: pass", "def __debug__(): pass", "for __debug__ in []: pass", "import sys as __debug__", "from sys import path as __debug__", "__debug__: int", "x.__debug__ = 1", "x = {}\nx.__debug__", "f(__debug__=1)", "lambda __debug__: 1", "with x as __debug__: pass", "[__debug__ := 1]", "__debug__ += 1", "try: pass\nexcept E as __debug__: pass", "global __debug__", "def f(*__debug__): pass", "import __debug__", "[x for __debug__ in y]", "a, __debug__ = 1, 2")
if __debug__:
    print("debug")
if not __debug__:
    print("never")

# %% conditional-imports
import sys
if sys.version_info >= (3, 0):
    import collections as one
else:
    import no_such_module as one
try:
    import no_such_module as two
except ImportError:
    import types as two
def function(flag):
    if flag:
        import math
    return math.pi > 3
print(one.__name__, two.__name__, function(True))
try:
    function(False)
except UnboundLocalError as error:
    print(error)
while True:
    from os import path as three
    break
print(three.join("a", "b"))

# %% star-imports
import sys, types
def module(name, **contents):
    sys.modules[name] = made = types.ModuleType(name)
    vars(made).update(contents)
module("plain", a=1, _b=2, __c__=3, d=4)
module("listed", a=5, _b=6, c=7, __all__=["_b", "c"])
module("wrong", a=1, __all__=["a", "missing"])
module("number", __all__=[1])
module("not_list", __all__=5)
module("text", x=1, y=2, __all__="xy")
module("mangled", **{"__x": 1, "y": 2})
for name in "plain", "listed", "wrong", "number", "not_list", "text", "mangled", "absent":
    space = {}
    try:
        exec(f"from {name} import *", space)
    except Exception as error:
        print(name, type(error).__name__, error)
    print(name, {k: v for k, v in space.items() if k != "__builtins__"})
attempt("def f():\n from os import *", "class C:\n from os import path\nprint(C.path.__name__)", "class C:\n from os import *", "from os import (path)", "from os import path,", "from os import (path,)", "from os import ()", "from os import *, path", "import *", "from os import path as p, sep as s", "from os.path import (join as j,\n split)", "import os.path as p, sys", "import os as p.q", "from . import", "from .. import x", "from ... import x", "from .a.b import c", "from os import None", "from os import a b", "import os, ", "from os import path as 1")

# %% imports-bind
import os.path
import os.path as path_module
import collections.abc, sys as system
from collections import abc as abstract, OrderedDict as Table
print(os.__name__, path_module.__name__ in ("posixpath", "ntpath"), collections.__name__, collections.abc.__name__, system.__name__, abstract is collections.abc, Table.__name__)
def function():
    import xml.dom as dom, json.decoder
    return sorted(locals()), json.__name__
print(function())
