# /// case
# topics = ["modules.functools"]
# ///

import functools
from functools import cache, cached_property, cmp_to_key, lru_cache, reduce, singledispatch, singledispatchmethod, total_ordering, update_wrapper, wraps

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

# %% reduce
show("reduce(lambda x, y: x + y, [1, 2, 3])", "reduce(lambda x, y: x + y, [1, 2, 3], 10)", "reduce(max, [3])", "reduce(max, [], 5)", "reduce(max, [3], 5)", "reduce(max, [])", "reduce(max, [], None)", "reduce(lambda x, y: (x, y), 'abcd')", "reduce(5, [1])", "reduce(5, [1, 2])", "reduce(max, 5)", "reduce()",
     "reduce(max)", "reduce(max, [], 1, 2)", "reduce(None, [])", "reduce(lambda x: x, [1, 2])", "reduce(dict.get, ['a'], {})")

# %% cmp-to-key
key = cmp_to_key(lambda x, y: (x > y) - (x < y))
show("sorted([3, 1, 2], key=key)", "sorted('bca', key=cmp_to_key(lambda x, y: ord(y) - ord(x)))", "key(1) < key(2)", "key(1) == key(1)", "key(1) >= key(2)", "key(1) != key(2)", "key(1) < 5", "key(1) == 5", "hash(key(1))", "key()", "key(1, 2)", "key(obj=5).obj", "key(5).obj", "cmp_to_key()", "cmp_to_key(5)(1) < cmp_to_key(5)(2)", "cmp_to_key(1, 2)",
     "cmp_to_key(mycmp=len)", "sorted([1, 2], key=cmp_to_key(lambda x, y: 'a'))", "sorted([1, 2], key=cmp_to_key(lambda x, y: None))", "sorted([2, 1], key=cmp_to_key(lambda x, y: 1.5))", "sorted([2, 1], key=cmp_to_key(lambda x, y: x - y))", "sorted([2, 1], key=cmp_to_key(lambda x: 1))", "type(key).__name__", "key(x=1)")
k = key(1)
run("k.obj = 5", "k.obj", "k.x = 1", "k()", "k(7).obj", "del k.obj")

# %% lru-cache
@lru_cache(maxsize=2)
def square(x):
    print("computing", x)
    return x * x
print(square(1), square(1), square(2), square(1), square(3), square(2), square(1), square.cache_info(), square.cache_parameters())
square.cache_clear()
print(square.cache_info(), square(x=3), square(3), square.cache_info(), square.__wrapped__(5), square.__name__)

# %% lru-cache-arguments
@lru_cache
def bare(*arguments, **keywords):
    return arguments, keywords
bare(1), bare(1.0), bare(True), bare(1, 2), bare(a=1), bare(a=1.0), bare("1")
print(bare.cache_info(), bare.cache_parameters())
@lru_cache(maxsize=None, typed=True)
def typed(*arguments, **keywords):
    return arguments, keywords
typed(1), typed(1.0), typed(True), typed((1,)), typed((1.0,)), typed(a=1), typed(a=1.0)
print(typed.cache_info(), typed.cache_parameters())
@lru_cache(0)
def never(x):
    return x
never(1), never(1)
print(never.cache_info(), lru_cache(-5)(len).cache_parameters(), lru_cache(True)(len).cache_parameters())
run("lru_cache(maxsize='a')", "lru_cache(1.5)", "lru_cache(None)(5)", "lru_cache(3)(None)", "lru_cache(x=1)", "bare([])", "bare(a=[])", "bare.cache_clear(1)", "bare.cache_info(1)", "never([])")

# %% lru-cache-keyword-order
@lru_cache
def function(**keywords):
    return list(keywords)
print(function(a=1, b=2), function(b=2, a=1), function(a=1, b=2), function.cache_info())

# %% lru-cache-errors-are-not-kept
@lru_cache
def failing(x):
    print("called")
    raise LookupError(x)
for attempt in range(2):
    try:
        failing(1)
    except LookupError as error:
        print(error, failing.cache_info())

# %% lru-cache-recursion
@lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)
print(fibonacci(80), fibonacci.cache_info())
@lru_cache(maxsize=3)
def small(n):
    return n if n < 2 else small(n - 1) + small(n - 2)
print(small(30), small.cache_info())

# %% lru-cache-of-methods
class Class:
    @lru_cache
    def method(self, x):
        print("computing")
        return x
    @classmethod
    @cache
    def maker(cls, x):
        return cls, x
    @staticmethod
    @cache
    def static(x):
        return x
one, two = Class(), Class()
print(one.method(1), one.method(1), two.method(1), Class.method.cache_info(), type(one.method).__name__, Class.maker(1)[1], Class.static(2), Class.static.cache_info())

# %% lru-cache-attributes
@lru_cache
def documented(x):
    "What it does"
print(documented.__doc__, documented.__module__, documented.__qualname__, type(documented).__name__, type(documented).__module__, documented.__dict__.keys())
documented.extra = 5
print(documented.extra, documented.cache_info()._fields, documented.cache_info()._asdict(), tuple(documented.cache_info()))
import copy
print(copy.copy(documented) is documented, copy.deepcopy(documented) is documented, documented.__reduce__())
run("documented.cache_info = 1", "type(documented)()", "type(documented)(len, None, False, tuple)", "documented.__wrapped__ = 5")

# %% cache
@cache
def double(x):
    print("computing", x)
    return x * 2
print(double(1), double(1), double.cache_info(), double.cache_parameters())
run("cache()", "cache(5)", "cache(len, 1)", "double()", "double(1, 2)", "double(y=1)")

# %% lru-cache-hash-and-equality
class Key:
    def __init__(self, name):
        self.name = name
    def __hash__(self):
        print("hash", self.name)
        return 1
    def __eq__(self, other):
        print("eq", self.name, other.name)
        return self.name == other.name
@lru_cache(maxsize=2)
def function(key):
    return key.name
print(function(Key("a")), function(Key("a")), function(Key("b")), function(Key("c")), function.cache_info())

# %% wraps
def original(x: int, y=1) -> str:
    "The original"
original.attribute = 5
@wraps(original)
def wrapper(*arguments):
    "The wrapper"
print(wrapper.__name__, wrapper.__doc__, wrapper.__qualname__, wrapper.__module__, wrapper.attribute, wrapper.__wrapped__ is original, wrapper.__annotations__)
class Callable:
    def __call__(self):
        pass
def target(): pass
update_wrapper(target, Callable())
print(target.__name__, target.__doc__, target.__wrapped__.__class__.__name__)
show("update_wrapper(target, len).__name__", "update_wrapper(target, original, assigned=(), updated=()).__name__", "update_wrapper(5, original)", "update_wrapper(target, 5, updated=('missing',))", "functools.WRAPPER_UPDATES", "[name for name in functools.WRAPPER_ASSIGNMENTS if name != '__type_params__']")

# %% singledispatch
@singledispatch
def describe(value):
    return "something"
@describe.register
def _(value: int):
    return "int"
@describe.register(list)
def describe_list(value):
    return "list"
@describe.register
def _(value: float | str):
    return "float or str"
describe.register(type(None), lambda value: "None")
class Derived(list):
    pass
print([describe(value) for value in (1, True, [], Derived(), 1.5, "a", None, (), {})])
print(describe.dispatch(bool)(1), describe.dispatch(dict) is describe.dispatch(object), sorted(kind.__name__ for kind in describe.registry), describe.__name__, describe_list([]))
run("describe()", "describe(value=1)", "describe.register(5)", "describe.register(5, len)", "describe.register(lambda x: x)", "describe.register(int)", "describe.registry[int] = 1")
try:
    @describe.register
    def _(value: "unknown"):
        pass
except Exception as error:
    print(type(error).__name__, str(error).split(" object at")[0])

# %% singledispatch-and-abstract-classes
from collections.abc import Iterable, Mapping, Sized, Container
@singledispatch
def kind(value):
    return "object"
kind.register(Iterable, lambda value: "iterable")
kind.register(Mapping, lambda value: "mapping")
print(kind([]), kind({}), kind(5), kind("a"))
kind.register(str, lambda value: "str")
print(kind("a"))
@singledispatch
def ambiguous(value):
    return "object"
ambiguous.register(Sized, lambda value: "sized")
ambiguous.register(Container, lambda value: "container")
class Both:
    def __len__(self): return 0
    def __contains__(self, item): return False
try:
    ambiguous(Both())
except RuntimeError as error:
    print("Ambiguous" in str(error))

# %% singledispatchmethod
class Class:
    @singledispatchmethod
    def show(self, value):
        return "something"
    @show.register
    def _(self, value: int):
        return "int"
    @show.register(str)
    def _(self, value):
        return "str"
    @singledispatchmethod
    @classmethod
    def make(cls, value):
        return cls.__name__, "something"
    @make.register(int)
    @classmethod
    def _(cls, value):
        return cls.__name__, "int"
instance = Class()
print(instance.show(1), instance.show("a"), instance.show([]), Class.make(1), Class.make("a"), Class.show(instance, 1))
run("singledispatchmethod(5)", "singledispatchmethod()")

# %% total-ordering
@total_ordering
class Version:
    def __init__(self, number):
        self.number = number
    def __eq__(self, other):
        return self.number == other.number if isinstance(other, Version) else NotImplemented
    def __lt__(self, other):
        return self.number < other.number if isinstance(other, Version) else NotImplemented
one, two = Version(1), Version(2)
print(one < two, one <= two, one > two, one >= two, one <= one, one >= one, one == one, one != two)
show("one < 5", "one <= 5", "one >= 'a'", "one == 5", "Version.__le__.__name__")
for name in ("__gt__", "__le__", "__ge__"):
    namespace = {"__init__": Version.__init__, "__eq__": Version.__eq__, name: lambda self, other, name=name: getattr(int, name)(self.number, other.number)}
    Made = total_ordering(type("Made", (), namespace))
    left, right = Made(1), Made(2)
    print(name, left < right, left <= right, left > right, left >= right)
run("@total_ordering\nclass Empty: pass")

# %% cached-property
class Class:
    @cached_property
    def value(self):
        "The value"
        print("computing")
        return 5
instance = Class()
print(instance.value, instance.value, instance.__dict__, Class.value.__doc__, type(Class.value).__name__, Class.value.attrname)
instance.value = 7
print(instance.value)
del instance.value
print(instance.value)
class Slotted:
    __slots__ = ()
    @cached_property
    def value(self):
        return 1
class Unnamed:
    pass
Unnamed.value = cached_property(lambda self: 1)
run("Slotted().value", "Unnamed().value", "cached_property()", "cached_property(5)", "del Class().value")
try:
    class Twice:
        a = cached_property(lambda self: 1)
        b = a
except (TypeError, RuntimeError) as error:
    print(type(error).__name__, error, error.__cause__)

# %% module-names
print(sorted(name for name in functools.__all__))
