# /// case
# topics = ["collector.cycles"]
# section = "3.2"
# ///

import gc

gc.disable()
gc.collect()


class Plain:
    pass


class Slotted:
    __slots__ = ("a", "b")


class WithDict:
    __slots__ = ("a", "__dict__")


class OwnList(list):
    pass


class OwnDict(dict):
    pass


class OwnTuple(tuple):
    pass


class OwnInt(int):
    pass


class OwnError(ValueError):
    pass


def numbers(make):
    """How many objects a collection finds once nobody holds what was made."""
    gc.collect()
    make()
    return gc.collect(), gc.collect()


# %% containers
import collections
def a_list():
    a = []
    a.append(a)
def a_dict():
    a = {}
    a["me"] = a
def a_tuple():
    a = ([],)
    a[0].append(a)
def a_set():
    a = Plain()
    a.me = {a}
def a_frozenset():
    a = Plain()
    a.me = frozenset([a])
def nested():
    a = [[], [[]], ((),), {}, set()]
    a.append(a)
def a_deque():
    a = collections.deque()
    a.append(a)
for make in (a_list, a_dict, a_tuple, a_set, a_frozenset, nested, a_deque):
    print(make.__name__, numbers(make))

# %% instances
def itself():
    a = Plain()
    a.me = a
def two():
    a, b = Plain(), Plain()
    a.other, b.other = b, a
def with_values():
    a = Plain()
    a.me, a.list, a.dict, a.number, a.text = a, [], {}, 1, "x"
for make in (itself, two, with_values):
    print(make.__name__, numbers(make))

# %% instances-whose-dictionary-was-looked-at
def looked_at():
    a = Plain()
    a.me = a
    a.__dict__
def looked_at_before():
    a = Plain()
    a.__dict__
    a.me = a
def kept_in_itself():
    a = Plain()
    a.space = a.__dict__
def kept_in_itself_alone():
    a = Plain()
    a.__dict__["space"] = a.__dict__
def by_vars():
    a = Plain()
    a.me = a
    vars(a)["x"] = 1
def by_dir():
    a = Plain()
    a.me = a
    dir(a)
for make in (looked_at, looked_at_before, kept_in_itself, kept_in_itself_alone, by_vars, by_dir):
    print(make.__name__, numbers(make))

# %% instances-with-a-new-dictionary
def assigned():
    a = Plain()
    a.__dict__ = {"me": a}
def replaced():
    a = Plain()
    a.me = a
    a.__dict__ = {"me": a}
def deleted():
    a = Plain()
    a.me = a
    del a.__dict__
def updated():
    a = Plain()
    a.__dict__.update(me=a)
for make in (assigned, replaced, deleted, updated):
    print(make.__name__, numbers(make))

# %% instances-with-many-attributes
def many(count):
    a = Plain()
    for index in range(count):
        setattr(a, f"a{index}", a)
for count in (1, 5, 28, 29, 30, 31, 40):
    print(count, numbers(lambda: many(count)))

# %% instances-with-attributes-in-another-order
def forwards():
    a = Plain()
    a.x, a.y, a.me = 1, 2, a
def backwards():
    a = Plain()
    a.me, a.y, a.x = a, 2, 1
def deleted():
    a = Plain()
    a.x, a.me = 1, a
    del a.x
    a.x = 2
for make in (forwards, backwards, deleted):
    print(make.__name__, numbers(make))

# %% subclasses-of-built-in-types
def of_list():
    a = OwnList()
    a.append(a)
def of_list_with_attribute():
    a = OwnList()
    a.me = a
def of_dict():
    a = OwnDict()
    a[1] = a
def of_dict_with_attribute():
    a = OwnDict()
    a.me = a
def of_tuple():
    a = OwnTuple()
    a.me = a
def of_int():
    a = OwnInt(5)
    a.me = a
def of_exception():
    a = OwnError()
    a.me = a
def of_str():
    class Text(str): pass
    a = Text("a")
    a.me = a
for make in (of_list, of_list_with_attribute, of_dict, of_dict_with_attribute, of_tuple, of_int, of_exception, of_str):
    print(make.__name__, numbers(make))

# %% slots
def slotted():
    a = Slotted()
    a.a = a
def slotted_with_dictionary():
    a = WithDict()
    a.me = a
def both():
    a = WithDict()
    a.a, a.me = a, a
for make in (slotted, slotted_with_dictionary, both):
    print(make.__name__, numbers(make))

# %% functions
def recursive():
    def f(): return f
def mutual():
    def f(): return g
    def g(): return f
def with_default():
    def f(a=[]): pass
    f.__defaults__[0].append(f)
def with_attribute():
    def f(): pass
    f.me = f
def lambda_in_a_list():
    a = []
    a.append(lambda: a)
for make in (recursive, mutual, with_default, with_attribute, lambda_in_a_list):
    print(make.__name__, numbers(make))

# %% bound-methods
import functools
def bound():
    a = Plain()
    a.method = a.__init__
def bound_function():
    class Local:
        def f(self): pass
    a = Plain()
    a.method = Local.f.__get__(a)
def built_in():
    a = []
    a.append(a.append)
def partial():
    a = []
    a.append(functools.partial(print, a))
for make in (bound, built_in, partial):
    print(make.__name__, numbers(make))

# %% classes
def empty(): 
    class Local: pass
def with_method():
    class Local:
        def f(self): pass
def with_slots():
    class Local: __slots__ = ("a", "b")
def with_super():
    class Local:
        def f(self): super()
def with_base():
    class Local(Plain): pass
def with_property():
    class Local:
        @property
        def a(self): pass
def with_instance():
    class Local: pass
    Local.instance = Local()
def with_metaclass():
    class Meta(type): pass
    class Local(metaclass=Meta): pass
def made():
    type("Local", (), {})
for make in (empty, with_method, with_slots, with_super, with_base, with_property, with_instance, with_metaclass, made):
    print(make.__name__, numbers(make))

# %% generators
def suspended():
    def generate():
        me = yield
        yield
    a = generate()
    next(a)
    a.send(a)
def not_started():
    def generate(holder): yield
    holder = []
    holder.append(generate(holder))
def expression():
    holder = []
    holder.append(x for x in holder)
def finished():
    def generate(holder): yield
    holder = []
    holder.append(generate(holder))
    list(holder[0])
for make in (suspended, not_started, expression, finished):
    print(make.__name__, numbers(make))

# %% coroutines
def waiting():
    class Wait:
        def __await__(self): yield
    async def work(holder):
        await Wait()
    holder = []
    holder.append(work(holder))
    holder[0].send(None)
def asynchronous_generator():
    async def generate(holder):
        yield 1
    holder = []
    holder.append(generate(holder))
for make in (waiting, asynchronous_generator):
    print(make.__name__, numbers(make))

# %% exceptions
def kept_in_its_frame():
    try:
        raise ValueError
    except ValueError as error:
        kept = error
def deeper():
    def inner(): raise ValueError
    try:
        inner()
    except ValueError as error:
        kept = error
def traceback_alone():
    try:
        raise ValueError
    except ValueError as error:
        kept = error.__traceback__
def in_an_argument():
    error = ValueError()
    error.args = (error,)
def cause():
    first, second = ValueError(), KeyError()
    first.__cause__, second.__context__ = second, first
def attribute():
    error = ValueError()
    error.me = error
def group():
    errors = [ValueError()]
    made = ExceptionGroup("x", errors)
    errors[0].group = made
for make in (kept_in_its_frame, deeper, traceback_alone, in_an_argument, cause, attribute, group):
    print(make.__name__, numbers(make))

# %% frames
import sys
def own_frame():
    frame = sys._getframe()
def frame_in_a_list():
    a = [sys._getframe()]
def inner_frame():
    def inner(): return sys._getframe()
    frame = inner()
    frame.f_locals
for make in (own_frame, frame_in_a_list, inner_frame):
    print(make.__name__, numbers(make))

# %% iterators
import itertools
def list_iterator():
    a = []
    a.append(iter(a))
def dict_views():
    a = {}
    a[1] = a.items()
def adapters():
    a = []
    a.extend([enumerate(a), zip(a, a), map(print, a), filter(None, a), reversed(a)])
def of_itertools():
    a = []
    a.extend([itertools.chain(a, a), itertools.cycle(a), itertools.repeat(a), itertools.islice(a, 3)])
def tee():
    a = []
    a.extend(itertools.tee(a))
for make in (list_iterator, dict_views, adapters, of_itertools, tee):
    print(make.__name__, numbers(make))

# %% weak-references
import weakref
def with_reference():
    a = Plain()
    a.me = a
    a.reference = weakref.ref(a)
def with_callback():
    a = Plain()
    a.reference = weakref.ref(a, lambda r, a=a: None)
def proxies():
    a = Plain()
    a.me, a.proxy = a, weakref.proxy(a)
for make in (with_reference, with_callback, proxies):
    print(make.__name__, numbers(make))

# %% descriptors-and-wrappers
import types
def a_property():
    a = []
    a.append(property(lambda self: a))
def class_and_static_methods():
    a = []
    a.extend([classmethod(a), staticmethod(a)])
def proxy_of_a_mapping():
    a = {}
    a[1] = types.MappingProxyType(a)
def simple_namespace():
    a = types.SimpleNamespace()
    a.me = a
def a_slice():
    a = []
    a.append(slice(a))
def a_module():
    a = types.ModuleType("a")
    a.me = a
def generic():
    a = []
    a.append(list[int])
    a.append(a)
for make in (a_property, class_and_static_methods, proxy_of_a_mapping, simple_namespace, a_slice, a_module, generic):
    print(make.__name__, numbers(make))

# %% what-hangs-on-a-cycle
def tail():
    a = []
    a.append(a)
    b = a
    for _ in range(10):
        b.append([])
        b = b[-1]
def big():
    a = [[] for _ in range(1000)]
    a.append(a)
def numbers_and_texts():
    a = [1.5, "text", 10 ** 20, b"bytes", 1j, range(3), None]
    a.append(a)
for make in (tail, big, numbers_and_texts):
    print(make.__name__, numbers(make))

# %% only-the-unreachable-part
outside = []
def part():
    a, b = [], []
    a.append(b)
    b.append(a)
    b.append(outside)
    outside.append(b)
print(numbers(part))
outside.clear()
print(gc.collect())

# %% with-finalizers
class Final:
    def __del__(self): pass
def one():
    a = Final()
    a.me = a
def several():
    a = [Final() for _ in range(3)]
    a.append(a)
def brought_back():
    class Undying:
        def __del__(self): kept.append(self)
    a = Undying()
    a.me = a
kept = []
for make in (one, several, brought_back):
    print(make.__name__, numbers(make))

# %% generations
def collect_each():
    a = []
    a.append(a)
    del a
    return gc.collect(0), gc.collect(1), gc.collect(2)
print(collect_each())
a = []
a.append(a)
gc.collect(0)
del a
print(gc.collect(0), gc.collect(1))
a = []
a.append(a)
gc.collect(0)
gc.collect(1)
del a
print(gc.collect(0), gc.collect(1), gc.collect(2))

# %% young-garbage-held-by-old-garbage
old = []
old.append(old)
gc.collect()
old.append([])
old[1].append(old[1])
del old
print(gc.collect(0), gc.collect(1), gc.collect(2))

# %% statistics
before = gc.get_stats()
a = []
a.append(a)
del a
gc.collect(0)
gc.collect(1)
gc.collect()
a = {}
a[1] = a
del a
gc.collect(1)
after = gc.get_stats()
for old, new in zip(before, after):
    print({key: new[key] - old[key] for key in new})
