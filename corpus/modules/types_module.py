# /// case
# topics = ["modules.types"]
# ///

import types
from types import DynamicClassAttribute, SimpleNamespace, new_class, prepare_class, resolve_bases

def show(*expressions):
    """Evaluates each expression and prints what comes of it."""
    for expression in expressions:
        try:
            value = eval(expression, globals())
            text = f"{type(value).__name__} {value!r}"
        except Exception as error:
            text = f"!! {type(error).__name__}: {error}"
        print(expression, "->", text)

def run(*statements):
    """Runs each statement and prints the error, if there is one."""
    for statement in statements:
        try:
            exec(statement, globals())
        except Exception as error:
            print(statement, "!!", f"{type(error).__name__}: {error}")
        else:
            print(statement)

# %% simple-namespace
n = SimpleNamespace(a=1, b=2)
show("n", "n.a", "n.z", "n == SimpleNamespace(b=2, a=1)", "n == SimpleNamespace(a=1)", "n == 5", "n < n", "n.__dict__", "vars(n)", "SimpleNamespace()", "SimpleNamespace(5)", "SimpleNamespace(1, 2)", "hash(n)", "SimpleNamespace(**{'a b': 1})", "SimpleNamespace(**{'class': 1})", "list(n)", "n['a']", "SimpleNamespace(self=1)", "bool(SimpleNamespace())", "'a' in n")
run("n.c = 3", "del n.a", "del n.zz", "n.__dict__['x y'] = 1")
print(n)
n.self = n
print(n)
class Derived(SimpleNamespace):
    def greet(self):
        return "hi"
print(Derived(x=1), Derived().greet(), Derived(x=1) == SimpleNamespace(x=1))

# %% simple-namespace-from-mappings
#| requires = ">=3.13"
show("SimpleNamespace({'a': 1})", "SimpleNamespace([('a', 1)], b=2)", "SimpleNamespace({'a': 1}, a=2)", "SimpleNamespace({1: 2})", "SimpleNamespace({}, {})", "SimpleNamespace(5)", "SimpleNamespace([1])", "SimpleNamespace(None)", "SimpleNamespace(SimpleNamespace())")

# %% simple-namespace-copies
import copy
n = SimpleNamespace(a=[1])
print(copy.copy(n), copy.copy(n).a is n.a, copy.deepcopy(n).a is n.a, n.__reduce__()[1:])

# %% simple-namespace-replace
#| requires = ">=3.13"
import copy
n = SimpleNamespace(a=1, b=2)
show("copy.replace(n, a=5)", "copy.replace(n, z=5)", "copy.replace(n)", "n.__replace__(5)", "n")

# %% names-of-types
for name in sorted(name for name in types.__all__ if name not in ("CapsuleType",)):
    value = getattr(types, name)
    print(name, value.__name__ if isinstance(value, type) else type(value).__name__)

# %% types-cannot-be-made
for name in ("BuiltinFunctionType", "WrapperDescriptorType", "MethodWrapperType", "MethodDescriptorType", "ClassMethodDescriptorType", "GeneratorType", "CoroutineType", "AsyncGeneratorType", "FrameType", "GetSetDescriptorType", "MemberDescriptorType", "NoneType", "EllipsisType", "NotImplementedType", "UnionType"):
    try:
        print(name, getattr(types, name)())
    except TypeError as error:
        print(name, error)

# %% new-class
def fill(namespace):
    namespace["x"] = 1
    namespace["method"] = lambda self: self.x
C = new_class("C", (), {}, fill)
print(C.__name__, C().method(), C.__module__, C.__bases__, C.__mro__[1:])
class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases, **keywords):
        print("prepare", name, bases, keywords)
        return {"prepared": True}
    def __new__(cls, name, bases, namespace, **keywords):
        print("new", name, keywords)
        return super().__new__(cls, name, bases, namespace)
    def __init__(cls, name, bases, namespace, **keywords):
        print("init", name, keywords)
D = new_class("D", (), {"metaclass": Meta, "flag": 5})
print(type(D).__name__, D.prepared)
show("new_class('E').__name__", "new_class('E', (int,))(5)", "new_class('E', (5,))", "new_class()", "new_class('E', (), {'x': 1})", "new_class('E', (bool,))", "new_class(5)", "prepare_class('E')", "prepare_class('E', (int,), {'a': 1})")

# %% resolve-bases
class Entry:
    def __init__(self, *bases):
        self.bases = bases
    def __mro_entries__(self, bases):
        return self.bases
show("resolve_bases((int, str))", "resolve_bases((Entry(int, str),))", "resolve_bases((Entry(),))", "resolve_bases((list[int],))", "resolve_bases(())", "resolve_bases((Entry(5), 6))")
bases = (int,)
print(resolve_bases(bases) is bases)
class Bad:
    def __mro_entries__(self, bases):
        return [int]
show("resolve_bases((Bad(),))", "new_class('N', (Entry(int),)).__orig_bases__[0].__class__.__name__")

# %% get-original-bases
#| requires = ">=3.12"
from types import get_original_bases
class Derived(list[int]): pass
class Plain(dict): pass
show("get_original_bases(Derived)", "get_original_bases(Plain)", "get_original_bases(int)", "get_original_bases(5)", "get_original_bases(object)")

# %% dynamic-class-attribute
class Meta(type):
    def __getattr__(cls, name):
        return "from the metaclass: " + name
class Class(metaclass=Meta):
    @DynamicClassAttribute
    def value(self):
        "The value"
        return 5
    @value.setter
    def value(self, new):
        print("set", new)
    @value.deleter
    def value(self):
        print("deleted")
instance = Class()
instance.value = 6
del instance.value
print(instance.value, Class.value, Class.__dict__["value"].__doc__)
class Bare:
    read = DynamicClassAttribute(lambda self: 1)
show("Bare().read", "Bare.read")
run("Bare().read = 1", "del Bare().read", "DynamicClassAttribute().__get__(5)")

# %% coroutine-decorator
@types.coroutine
def stepping():
    received = yield 1
    return received
async def waiting():
    return await stepping()
c = waiting()
print(c.send(None))
try:
    c.send("value")
except StopIteration as stop:
    print(stop.value)
run("types.coroutine(5)", "types.coroutine(len)() ")
print(types.coroutine(lambda: 5)())

# %% method-and-function-types
def function(self, x=1):
    return self, x
m = types.MethodType(function, 5)
print(m(), m(2), m.__self__, m.__func__ is function)
f = types.FunctionType(function.__code__, {}, "renamed", (9,))
print(f(1), f.__name__, f.__defaults__)
run("types.MethodType()", "types.MethodType(5, 1)", "types.MethodType(function, None)", "types.MethodType(function)", "types.FunctionType()", "types.FunctionType(5, {})", "types.FunctionType(function.__code__, 5)", "types.CellType(1, 2)", "types.ModuleType()", "types.ModuleType(5)", "types.TracebackType()", "types.CodeType()")
print(types.CellType(5).cell_contents, types.ModuleType("m", "doc").__doc__, types.ModuleType("m"))

# %% union-and-alias-types
print(isinstance(int | str, types.UnionType), isinstance(list[int], types.GenericAlias), types.GenericAlias(list, (int,)), types.GenericAlias(list, int) == list[int])
run("types.GenericAlias()", "types.GenericAlias(list)", "types.UnionType()", "types.GenericAlias(list, int, str)")
