# /// case
# topics = ["hostile.recursion"]
# ///

def attempt(action, *arguments):
    """Prints what an action gives: the type of its result, or the exception."""
    try:
        result = action(*arguments)
    except BaseException as error:
        print(type(error).__name__, str(error)[:32])
    else:
        print("ok", type(result).__name__)

# %% special-methods
#| title = "Each special method calls itself by its operation"
class Loop:
    def __eq__(self, other): return self == other
    def __hash__(self): return hash(self)
    def __repr__(self): return repr(self)
    def __str__(self): return str(self)
    def __len__(self): return len(self)
    def __iter__(self): return iter(self)
    def __next__(self): return next(self)
    def __call__(self): return self()
    def __add__(self, other): return self + other
    def __getitem__(self, key): return self[key]
    def __contains__(self, item): return item in self
    def __int__(self): return int(self)
    def __index__(self): return [1][self]
    def __lt__(self, other): return self < other
    def __format__(self, specification): return format(self, specification)
    def __neg__(self): return -self
    def __dir__(self): return dir(self)
    def __reversed__(self): return reversed(self)
    def __complex__(self): return complex(self)
    def __float__(self): return float(self)
    def __bytes__(self): return bytes(self)
    def __round__(self): return round(self)
    def __divmod__(self, other): return divmod(self, other)
    def __pow__(self, other): return self ** other
loop = Loop()
for text in ("loop == loop", "hash(loop)", "repr(loop)", "str(loop)", "len(loop)", "bool(loop)", "iter(loop)", "next(loop)", "loop()",
             "loop + 1", "loop[0]", "1 in loop", "int(loop)", "[1][loop]", "loop < loop", "format(loop)", "-loop", "dir(loop)",
             "reversed(loop)", "complex(loop)", "float(loop)", "bytes(loop)", "round(loop)", "divmod(loop, 1)", "loop ** 2"):
    try:
        eval(text)
    except RecursionError as error:
        print(text, "->", str(error)[:32])

# %% special-methods-of-statements
#| title = "Statements whose special methods run the same statement"
class Loop:
    def __setattr__(self, name, value): self.x = value
    def __delattr__(self, name): del self.x
    def __setitem__(self, key, value): self[key] = value
    def __delitem__(self, key): del self[key]
    def __iadd__(self, other): self += other
    def __enter__(self):
        with self: pass
    def __exit__(self, *details): pass
    def __bool__(self): return not self
    def __iter__(self):
        for item in self: yield item
loop = Loop()
for text in ("loop.x = 1", "del loop.x", "loop[0] = 1", "del loop[0]", "loop += 1", "with loop: pass", "assert loop", "x, y = loop"):
    try:
        exec(text)
    except RecursionError as error:
        print(text, "->", str(error)[:32])

# %% attribute-fallback
#| title = "__getattr__ and __getattribute__ that ask for another attribute"
class Fallback:
    def __getattr__(self, name): return self.other
class Always:
    def __getattribute__(self, name): return self.other
class Longer:
    def __getattr__(self, name): return getattr(self, name + "x")
for owner in (Fallback, Always, Longer):
    attempt(lambda: owner().start)

# %% property-of-itself
#| title = "A property whose functions use the property"
class Owner:
    @property
    def x(self): return self.x
    @x.setter
    def x(self, value): self.x = value
    @x.deleter
    def x(self): del self.x
attempt(lambda: Owner().x)
attempt(setattr, Owner(), "x", 1)
attempt(delattr, Owner(), "x")

# %% descriptor-of-itself
#| title = "A descriptor that reads the attribute that it stands for"
class Descriptor:
    def __get__(self, instance, owner): return (owner if instance is None else instance).x
    def __set__(self, instance, value): instance.x = value
class Owner: x = Descriptor()
attempt(lambda: Owner().x)
attempt(lambda: Owner.x)
attempt(setattr, Owner(), "x", 1)

# %% get-is-no-descriptor-call
#| title = "What __get__ finds is called as it is, without binding"
class Descriptor: pass
Descriptor.__get__ = Descriptor()
class Owner: x = Descriptor()
attempt(lambda: Owner().x)

# %% call-cycle
#| title = "An instance whose __call__ is a method of the instance"
import types
class Caller: pass
caller = Caller()
Caller.__call__ = types.MethodType(caller, caller)
attempt(caller)

# %% construction
#| title = "Classes whose construction constructs"
class New:
    def __new__(cls): return cls()
class Init:
    def __init__(self): Init()
class Meta(type):
    def __call__(cls): return cls()
class OfMeta(metaclass=Meta): pass
for cls in (New, Init, OfMeta):
    attempt(cls)

# %% class-statement-hooks
#| title = "__set_name__, mro and __prepare__ that make classes"
#| requires = ">=3.12"
class Named:
    def __set_name__(self, owner, name):
        class Owner: named = Named()
def owner():
    class Owner: named = Named()
class Ordered(type):
    def mro(cls):
        class Inner(metaclass=Ordered): pass
        return super().mro()
def ordered():
    class Outer(metaclass=Ordered): pass
class Prepared(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        class Inner(metaclass=mcs): pass
        return {}
def prepared():
    class Outer(metaclass=Prepared): pass
for action in (owner, ordered, prepared):
    try:
        action()
    except RecursionError:
        print(action.__name__, "RecursionError")

# %% metaclass-hooks
#| title = "A metaclass whose hooks ask for themselves"
class Meta(type):
    def __setattr__(cls, name, value): setattr(cls, name, value)
    def __getattribute__(cls, name): return getattr(cls, name)
    def __instancecheck__(cls, instance): return isinstance(instance, cls)
    def __subclasscheck__(cls, subclass): return issubclass(subclass, cls)
class Owner(metaclass=Meta): pass
for action in (lambda: setattr(Owner, "x", 1), lambda: Owner.x, lambda: isinstance(1, Owner), lambda: issubclass(int, Owner)):
    try:
        action()
    except RecursionError:
        print("RecursionError")

# %% built-in-callbacks
#| title = "Keys and functions of built-in functions that call the built-in function"
import functools, re
def key(value): return sorted([1], key=key)
def least(value): return min([1], key=least)
def mapped(value): return list(map(mapped, [1]))
def folded(*values): return functools.reduce(folded, [1, 2])
def replaced(match): return re.sub("a", replaced, "a")
for function in (key, least, mapped, folded, replaced):
    try:
        function(1)
    except RecursionError:
        print(function.__name__, "RecursionError")

# %% formatting
#| title = "Texts of an object that are made from the object"
class Formatted:
    def __format__(self, specification): return "{}".format(self)
class Percent:
    def __str__(self): return "%s" % self
class Represented:
    def __repr__(self): return f"{self!r}"
for action in (lambda: format(Formatted()), lambda: str(Percent()), lambda: repr(Represented())):
    try:
        action()
    except RecursionError:
        print("RecursionError")

# %% missing-keys
#| title = "__missing__ and default factories that ask for the same key"
from collections import defaultdict
class Missing(dict):
    def __missing__(self, key): return self[key]
attempt(lambda: Missing()[1])
again = defaultdict(lambda: again["x"])
attempt(lambda: again["x"])
attempt(lambda: "%(x)s" % again)
attempt(lambda: "{x}".format_map(again))

# %% executed-text
#| title = "exec and eval of what executes itself"
code = compile("exec(code)", "text", "exec")
for action in (lambda: exec(code), lambda: eval("eval(text)", {"text": "eval(text)"})):
    try:
        action()
    except RecursionError:
        print("RecursionError")

# %% comprehensions-and-lambdas
#| title = "Recursion through comprehensions, generator expressions and lambdas"
def in_list(): return [in_list() for _ in [1]]
def in_set(): return {in_set() for _ in [1]}
def in_generator(): return list(in_generator() for _ in [1])
def in_lambda(): return (lambda: in_lambda())()
for function in (in_list, in_set, in_generator, in_lambda):
    attempt(function)

# %% decorators-and-class-bodies
#| title = "Recursion through decorators and class bodies"
def decorator(function=None):
    @decorator
    def decorated(): pass
def body():
    class Body: x = body()
attempt(decorator)
attempt(body)

# %% context-managers
#| title = "Recursion through context managers made from generators"
import contextlib
@contextlib.contextmanager
def managed():
    with managed(): yield
def enter():
    with managed(): pass
attempt(enter)

# %% caches
#| title = "Cached functions that call themselves for ever"
import functools
@functools.lru_cache
def growing(number): return growing(number + 1)
@functools.cache
def same(number): return same(number)
for function in (growing, same):
    try:
        function(1)
    except RecursionError:
        print("RecursionError")

# %% nested-alternatives
#| title = "isinstance and issubclass with a tuple nested 100,000 deep"
nested = int
for _ in range(100_000): nested = (nested,)
for action in (lambda: isinstance("", nested), lambda: issubclass(str, nested)):
    try:
        action()
    except RecursionError:
        print("RecursionError")
print(isinstance(1, (int, nested)))

# %% deep-containers
#| title = "repr, comparison and death of containers nested 20,000 deep"
for make in (lambda inner: [inner], lambda inner: (inner,), lambda inner: {1: inner}):
    first = second = 0
    for _ in range(20_000): first, second = make(first), make(second)
    for action in (lambda: repr(first), lambda: first == second):
        try:
            action()
        except RecursionError:
            print(type(first).__name__, "RecursionError")

# %% deep-generators
#| title = "Generators that delegate to generators"
def down(depth):
    if depth: yield from down(depth - 1)
    else: yield "bottom"
print(next(down(100)), next(down(900)))
attempt(lambda: next(down(1100)))

# %% deep-coroutines
#| title = "Coroutines that await coroutines"
async def down(depth): return await down(depth - 1) if depth else "bottom"
def run(depth):
    coroutine = down(depth)
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
print(run(100), run(900))
attempt(run, 1100)

# %% deep-classes
#| title = "A class with 500 ancestors in a row"
cls = object
for _ in range(500): cls = type("Derived", (cls,), {})
print(len(cls.__mro__), issubclass(cls, object), cls() == cls())
attempt(lambda: cls().missing)

# %% recursion-limit
#| title = "Limits that sys.setrecursionlimit refuses"
import sys
for limit in (0, -1, 2**31, 2**63, "a", 1.5, None):
    attempt(sys.setrecursionlimit, limit)
attempt(sys.setrecursionlimit, 1)

# %% finalizer
#| title = "A finalizer that recurses without end, and one that makes another object"
import sys
class Endless:
    def __del__(self):
        def again(): return again()
        try:
            again()
        except RecursionError:
            print("RecursionError in __del__")
Endless()
count = 0
class Successor:
    def __del__(self):
        global count
        count += 1
        if count < 200: Successor()
Successor()
print(count)

# %% rich-comparison
#| title = "total_ordering of a comparison that asks for its opposite"
import functools
@functools.total_ordering
class Ordered:
    def __lt__(self, other): return self >= other
attempt(lambda: Ordered() < Ordered())

# %% abstract-subclass-hook
#| title = "A __subclasshook__ that asks for its own class"
import abc
class Abstract(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other): return issubclass(other, Abstract)
try:
    issubclass(int, Abstract)
except RecursionError:
    print("RecursionError")
