# /// case
# topics = ["collector.tracking"]
# section = "3.2"
# ///

import builtins
import gc
import types


class Plain:
    pass


class Slotted:
    __slots__ = ("a", "b")


class OwnList(list):
    pass


class Mark:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


def short(value):
    if isinstance(value, (Mark, int, str, float, type(None))):
        return repr(value)
    if isinstance(value, type):
        return "class " + value.__name__
    if isinstance(value, (list, tuple, dict, set)):
        return f"{type(value).__name__} of {len(value)}"
    return type(value).__name__


def referents(*values):
    print(*(short(value) for value in gc.get_referents(*values)), sep=", ")


# %% containers
a, b = Mark("a"), Mark("b")
for value in ([a, b], (a, b), {a: b}, {a}, frozenset([b]), [], (), {}, slice(a, b), [1, "x", None], {"x": 1}):
    referents(value)

# %% atoms
for value in (1, "a", None, 1.5, b"", range(3), object()):
    referents(value)

# %% several
referents([1], [2, 3], 5, {6: 7})
referents()

# %% instance
thing = Plain()
referents(thing)
thing.a = Mark("a")
thing.b = 1
referents(thing)

# %% instance-with-a-dictionary
thing = Plain()
thing.a = Mark("a")
thing.__dict__
referents(thing)
referents(thing.__dict__)
thing.b = Mark("b")
referents(thing)
referents(vars(thing))

# %% instance-with-a-dictionary-looked-at-first
thing = Plain()
thing.__dict__
thing.a = Mark("a")
referents(thing)
referents(thing.__dict__)

# %% instance-with-another-dictionary
thing = Plain()
thing.a = Mark("a")
thing.__dict__ = {"b": Mark("b")}
referents(thing)
referents(thing.__dict__)

# %% instance-with-many-attributes
thing = Plain()
for number in range(35):
    setattr(thing, f"a{number}", number)
referents(thing)

# %% instance-with-deleted-attributes
thing = Plain()
thing.a, thing.b, thing.c = 1, 2, 3
del thing.b
referents(thing)
thing.b = 4
referents(thing)

# %% slots
thing = Slotted()
referents(thing)
thing.b, thing.a = Mark("b"), Mark("a")
referents(thing)

# %% subclass-of-list
thing = OwnList([Mark("item")])
referents(thing)
thing.a = Mark("a")
referents(thing)

# %% function
def f(a=Mark("default"), *, b=Mark("keyword")): pass
print(sorted(short(value) for value in gc.get_referents(f) if value is not vars(builtins)))

# %% closure
def make(x):
    return lambda: x
f = make(Mark("x"))
print(sorted(short(value) for value in gc.get_referents(f) if value is not vars(builtins)))
referents(f.__closure__)
referents(f.__closure__[0])

# %% method
thing = Mark("self")
referents(thing.__repr__)
referents([].append)

# %% class
class Local(Plain):
    a = Mark("a")
print(sorted(short(value) for value in gc.get_referents(Local)))

# %% exception
error = ValueError(Mark("argument"))
error.__cause__ = KeyError()
error.a = 1
referents(error)

# %% traceback-and-frame
def fail():
    local = Mark("local")
    raise ValueError
try:
    fail()
except ValueError as error:
    traceback = error.__traceback__.tb_next
    referents(traceback)
    print("local" in map(short, gc.get_referents(traceback.tb_frame)))

# %% generator
def generate(argument):
    local = Mark("local")
    yield 1
generator = generate(Mark("argument"))
next(generator)
print([short(value) for value in gc.get_referents(generator) if isinstance(value, Mark)])

# %% iterators
a = [Mark("a")]
for value in (iter(a), reversed(a), enumerate(a), zip(a, a), map(print, a), filter(None, a), iter((1, 2)), iter({1: 2}), {1: 2}.items()):
    referents(value)

# %% adapters
import functools, itertools
for value in (functools.partial(print, Mark("a"), b=1), itertools.chain([1]), itertools.repeat(Mark("x")), property(short, doc=""),
              classmethod(print), staticmethod(print), types.SimpleNamespace(a=1), types.MappingProxyType({}), list[int], int | str):
    print(type(value).__name__, sorted(short(child) for child in gc.get_referents(value)))

# %% weak-references
import weakref
thing = Plain()
def callback(reference): pass
referents(weakref.ref(thing))
referents(weakref.ref(thing, callback))

# %% referrers-of-an-object
thing = Mark("thing")
a, b, c = [thing], {"x": thing}, (thing,)
d = Plain()
d.x = thing
print(sorted(short(value) for value in gc.get_referrers(thing) if value is not globals()))

# %% referrers-of-a-value-in-an-instance
thing = Mark("thing")
holder = Plain()
holder.a = thing
print([short(value) for value in gc.get_referrers(thing) if value is not globals()])
holder.__dict__
print([short(value) for value in gc.get_referrers(thing) if value is not globals()])
print([short(value) for value in gc.get_referrers(holder.__dict__)])

# %% referrers-of-several
a, b = Mark("a"), Mark("b")
first, second, third = [a], [b], [a, b]
print(sorted(map(short, (value for value in gc.get_referrers(a, b) if value is not globals()))))
print(gc.get_referrers(), gc.get_referrers(object()))

# %% referrers-of-a-local
def run():
    local = Mark("local")
    return [type(value).__name__ for value in gc.get_referrers(local)]
print(run())

# %% referrers-of-a-class
class Local: pass
things = [Local(), Local()]
print(sorted({type(value).__name__ for value in gc.get_referrers(Local)}))

# %% callables-of-operator
import operator
for getter in (operator.itemgetter(1), operator.itemgetter(1, 2), operator.attrgetter("a"), operator.attrgetter("a.b", "c"),
               operator.methodcaller("m"), operator.methodcaller("m", 1), operator.methodcaller("m", 1, k=2)):
    print(getter, sorted(map(repr, gc.get_referents(getter))))
pair = (1, 2)
print(any(each is pair for each in gc.get_referents(operator.itemgetter(*pair))))
