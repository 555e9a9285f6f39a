# /// case
# topics = ["collector.cycles"]
# section = "3.2"
# ///
import gc

gc.disable()


def show(make):
    """Prints what three collections find after a call that leaves a cycle behind."""
    gc.collect()
    make()
    print(make.__name__, [gc.collect() for _ in range(3)])


# %% functools
import functools


def cache_of_itself():
    function = functools.lru_cache(lambda x: x)
    function(function)

def partial_of_itself():
    part = functools.partial(print)
    part.__setstate__((part, (), {}, {}))

def partial_with_itself():
    part = functools.partial(print)
    part.__setstate__((print, (part,), {}, None))

def partial_with_itself_by_name():
    part = functools.partial(print)
    part.__setstate__((print, (), {"part": part}, None))

def key_of_itself():
    key = functools.cmp_to_key(print)(1)
    key.obj = key

for make in (cache_of_itself, partial_of_itself, partial_with_itself, partial_with_itself_by_name, key_of_itself):
    show(make)

# %% tee
#| title = "Iterators of itertools.tee among the items that they keep for each other"
import itertools


def ahead():
    items = []
    one, other = itertools.tee(iter(items))
    items.append(one)
    next(other)
    items.clear()

def behind():
    items = []
    one, other = itertools.tee(iter(items))
    items.append(other)
    next(other)
    items.clear()

show(ahead)
show(behind)

# %% context-variables
import contextvars


def context_in_itself():
    variable = contextvars.ContextVar("variable")
    context = contextvars.Context()
    context.run(variable.set, context)

def variable_in_its_context():
    variable = contextvars.ContextVar("variable")
    contextvars.Context().run(variable.set, variable)

def token_in_its_context():
    variable = contextvars.ContextVar("variable")
    contextvars.Context().run(lambda: variable.set(variable.set(1)))

show(context_in_itself)
show(variable_in_its_context)
show(token_in_its_context)

# %% type-aliases
#| requires = ">=3.12"
def computed():
    type Recursive = list[Recursive] | int
    Recursive.__value__

def not_computed():
    type Recursive = list[Recursive]

def with_parameter():
    type Recursive[T] = Recursive[T]
    Recursive.__value__

def bound():
    def function[T: T](x: T): pass
    function.__type_params__[0].__bound__

def constraints():
    def function[T: (T, int)](x: T): pass
    function.__type_params__[0].__constraints__

def of_a_class():
    class Generic[T: T, *Ts, **P]: pass
    Generic.__type_params__[0].__bound__
    Generic.alias = Generic[int, str]

for make in (computed, not_computed, with_parameter, bound, constraints, of_a_class):
    show(make)

# %% defaults-of-type-parameters
#| requires = ">=3.13"
def defaults():
    def function[T = T, *Ts = Ts, **P = P](x: T): pass
    [parameter.__default__ for parameter in function.__type_params__]

show(defaults)

# %% functions-and-cells
import types


def function():
    function = lambda: function
    function.__defaults__ = (function,)
    function.__kwdefaults__ = {"x": function}
    function.__annotations__ = {"x": function}
    function.__doc__ = function

def cell():
    cell = types.CellType()
    cell.cell_contents = cell

def wrappers():
    one, other = staticmethod(1), classmethod(1)
    one.__init__(one)
    other.__init__(other)

def proxy():
    names = {}
    names[1] = types.MappingProxyType(names)

for make in (function, cell, wrappers, proxy):
    show(make)

# %% exceptions
def arguments():
    error = ValueError()
    error.args = (error,)
    error.__notes__ = [error]

def attributes():
    for kind, names in (
        (StopIteration, ["value"]), (OSError, ["filename", "errno"]), (ImportError, ["name", "path"]), (SyntaxError, ["text"]),
        (AttributeError, ["obj"]), (NameError, ["name"]), (SystemExit, ["code"]),
    ):
        error = kind()
        for name in names:
            setattr(error, name, error)

def contexts():
    error = KeyError()
    error.__context__ = StopAsyncIteration()
    error.__context__.__context__ = error

def traceback():
    try:
        1 / 0
    except ZeroDivisionError as error:
        kept = error.__traceback__

for make in (arguments, attributes, contexts, traceback):
    show(make)

# %% collections-and-namespaces
import collections
import types


def several():
    queue = collections.deque()
    queue.append(queue)
    missing = collections.defaultdict()
    missing.default_factory = missing
    ordered = collections.OrderedDict()
    ordered[1] = ordered
    chain = collections.ChainMap()
    chain[1] = chain
    namespace = types.SimpleNamespace()
    namespace.own = namespace
    module = types.ModuleType("module")
    module.own = module

show(several)

# %% weak-references
import weakref


def callback():
    class Target: pass
    target = Target()
    target.reference = weakref.ref(target, target)

def proxy():
    class Target: pass
    target = Target()
    target.proxy = weakref.proxy(target, lambda proxy: target)

show(callback)
show(proxy)

# %% aliases-and-unions
import typing


def class_with_aliases():
    class Thing: pass
    Thing.alias = list[Thing]
    Thing.union = Thing | int
    Thing.variable = typing.TypeVar("Variable", bound=Thing)

def variable_of_itself():
    variable = typing.TypeVar("Variable")
    variable.own = variable

show(class_with_aliases)
show(variable_of_itself)

# %% suspended
def generator_in_itself():
    def body():
        own = yield
        yield
    generator = body()
    next(generator)
    generator.send(generator)

def coroutine():
    class Awaitable:
        def __await__(self): yield
    async def body(awaitable): await awaitable
    awaitable = Awaitable()
    awaitable.coroutine = body(awaitable)
    awaitable.coroutine.send(None)

show(generator_in_itself)
show(coroutine)

# %% iterators-in-what-they-go-through
import itertools
import operator


def of_a_list():
    items = []
    items += [iter(items), map(items, items), filter(None, items), enumerate(items), reversed(items), zip(items, items), iter(items.pop, items)]
    items += [slice(items), operator.itemgetter(items)]

def of_itertools():
    items = []
    items += [itertools.chain(items, items), itertools.cycle(items), itertools.islice(items, 3), itertools.starmap(items.append, items)]
    items += [itertools.accumulate(items), itertools.repeat(items), itertools.compress(items, items), itertools.takewhile(items, items)]

def of_a_dict():
    names = {}
    names.update({1: iter(names), 2: names.items(), 3: iter(names.values()), 5: reversed(names)})

def of_a_set():
    class Own(set): __hash__ = object.__hash__
    members = Own()
    members.add(members)
    members.iterator = iter(members)

for make in (of_a_list, of_itertools, of_a_dict, of_a_set):
    show(make)

# %% classes
def full():
    class Meta(type): pass
    class Full(metaclass=Meta):
        __slots__ = ("x",)
        @property
        def own(self): return Full
        @classmethod
        def make(cls): return Full
        @staticmethod
        def get(): return __class__
    Full.instance = Full()
    Full.instance.x = Full.instance
    Full.wrapper = Full.instance.__repr__
    Full.method = Full.make
    Full.base = super(Full, Full)

def frame():
    import sys
    own = sys._getframe()

show(full)
show(frame)
