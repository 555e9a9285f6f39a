# /// case
# topics = ["refcounts.getrefcount"]
# section = "3.1"
# ///

import sys

count = sys.getrefcount


class Thing:
    def me(self):
        return count(self)

    def both(self, other):
        return count(self), count(other)

    @classmethod
    def of_class(cls):
        return type(cls).__name__

    @staticmethod
    def free(thing):
        return count(thing)

    @property
    def shown(self):
        return count(self)

    def __call__(self):
        return count(self)

    def __getattr__(self, name):
        return count(self)

    def __getitem__(self, index):
        return count(self), count(index)

    def __add__(self, other):
        return count(self), count(other)

    def __enter__(self):
        return count(self)

    def __exit__(self, *details):
        print("exit", count(self), count(details))

    def __iter__(self):
        yield count(self)

    def __contains__(self, item):
        print(count(self), count(item))
        return True

    def __eq__(self, other):
        print(count(self), count(other))
        return True

    __hash__ = object.__hash__

    def __bool__(self):
        print(count(self))
        return True

    def __len__(self):
        print(count(self))
        return 1

    def __repr__(self):
        return str(count(self))

    def __format__(self, specification):
        return str(count(self))


# %% temporary
print(count([]), count(Thing()), count({}), count((1, Thing())), count(object()))

# %% global-name
thing = Thing()
print(count(thing))
other = thing
print(count(thing), count(other))
del other
print(count(thing))

# %% local-name
def run():
    thing = Thing()
    numbers = [count(thing)]
    other = thing
    numbers.append(count(thing))
    del other
    numbers.append(count(thing))
    return numbers
print(run())

# %% argument
def one(a): return count(a)
def two(a, b): return count(a), count(b)
thing = Thing()
print(one(thing), two(thing, thing), one(Thing()), two(Thing(), Thing()))

# %% argument-by-keyword
def one(*, a): return count(a)
thing = Thing()
print(one(a=thing), one(a=Thing()))

# %% collected-arguments
def rest(*items): return count(items), [count(item) for item in items]
thing = Thing()
print(rest(thing, thing, Thing()))

# %% collected-arguments-of-iterables
#| requires = ">=3.12"
def rest(*items): return count(items), [count(item) for item in items]
thing = Thing()
print(rest(*[thing, Thing()]))
print(rest(*(thing, Thing())))

# %% collected-keywords
def rest(**items): return count(items), [count(item) for item in items.values()]
thing = Thing()
print(rest(a=thing, b=Thing()))

# %% collected-keywords-of-mappings
#| requires = ">=3.12"
def rest(**items): return count(items), [count(item) for item in items.values()]
thing = Thing()
print(rest(**{"a": thing, "b": Thing()}))

# %% default-argument
def f(a=Thing()): return count(a)
print(f(), count(f.__defaults__), count(f.__defaults__[0]))
def g(*, a=Thing()): return count(a)
print(g(), count(g.__kwdefaults__), count(g.__kwdefaults__["a"]))

# %% cell-variable
def run():
    thing = Thing()
    first = count(thing)
    def inner(): return count(thing)
    second = count(thing)
    return first, second, inner(), count(inner), count(inner.__closure__), count(inner.__closure__[0])
print(run())

# %% argument-in-a-cell
def run(thing):
    def inner(): return count(thing)
    return count(thing), inner()
print(run(Thing()))
kept = Thing()
print(run(kept))

# %% nonlocal-rebound
def run():
    thing = Thing()
    def rebind():
        nonlocal thing
        thing = Thing()
        return count(thing)
    first = thing
    return count(first), rebind(), count(first), count(thing)
print(run())

# %% class-body
class Holder:
    thing = Thing()
    print(count(thing))
    other = thing
    print(count(thing))
print(count(Holder.thing), count(Holder.__dict__["thing"]))

# %% self
thing = Thing()
print(thing.me(), Thing().me(), Thing.me(thing), Thing.me(Thing()))

# %% bound-method
thing = Thing()
method = thing.me
print(count(thing), method(), count(method), count(method.__self__), count(thing.me))
again = thing.me
print(count(thing))

# %% method-with-an-argument
thing = Thing()
print(thing.both(thing), thing.both(Thing()), Thing().both(thing))
method = thing.both
print(method(thing), method(Thing()))

# %% static-method
thing = Thing()
print(thing.free(thing), Thing.free(thing), thing.free(Thing()))

# %% property
thing = Thing()
print(thing.shown, Thing().shown)

# %% called-instance
thing = Thing()
print(thing(), Thing()())

# %% missing-attribute
thing = Thing()
print(thing.missing, Thing().missing)

# %% subscript-method
thing, index = Thing(), Thing()
print(thing[index], thing[Thing()], Thing()[index])

# %% operator-method
thing, other = Thing(), Thing()
print(thing + other, thing + Thing(), Thing() + other, thing + thing)

# %% with-statement
thing = Thing()
with thing as entered:
    print(entered, count(thing))
with Thing() as entered:
    print(entered)

# %% membership-method
thing, item = Thing(), Thing()
print(item in thing, Thing() in thing)

# %% comparison-method
thing, other = Thing(), Thing()
print(thing == other, Thing() == Thing())

# %% comparison-inside-a-list
thing, other = Thing(), Thing()
print([thing] == [other], other in [thing], [thing].index(other), [thing].count(other))

# %% truth-method
thing = Thing()
print(bool(thing), not thing, bool(Thing()))
if thing: pass
if Thing(): pass

# %% length-method
thing = Thing()
print(len(thing), len(Thing()))

# %% text-methods
thing = Thing()
print(repr(thing), str(thing), f"{thing} {thing!r} {thing:x}", "{}".format(thing))

# %% iteration-method
thing = Thing()
print(list(thing), [number for number in thing], *thing)

# %% loop-variable
things = [Thing(), Thing()]
for thing in things:
    print(count(thing), count(things))
print(count(thing))
for thing in [Thing(), Thing()]:
    print(count(thing))
for thing in (Thing() for _ in range(2)):
    print(count(thing))

# %% loop-over-a-tuple-literal
for thing in (Thing(), Thing()):
    print(count(thing))

# %% loop-unpacks
for first, second in [(Thing(), Thing())]:
    print(count(first), count(second))
for index, thing in enumerate([Thing(), Thing()]):
    print(count(thing))
for first, second in zip([Thing()], [Thing()]):
    print(count(first), count(second))
for key, value in {Thing(): Thing()}.items():
    print(count(key), count(value))

# %% pair-of-the-iterator-is-used-again
things = [Thing(), Thing(), Thing()]
for pair in enumerate(things):
    print(count(pair), count(pair[1]))
print([count(pair) for pair in zip(things)], [count(pair) for pair in {1: 2, 3: 4}.items()])

# %% comprehension-variable
things = [Thing(), Thing()]
print([count(thing) for thing in things], {count(thing) for thing in things})
print([count(thing) for thing in [Thing(), Thing()]])
print({count(thing): count(thing) for thing in things}, list(count(thing) for thing in things))
def run():
    things = [Thing(), Thing()]
    return [count(thing) for thing in things], [count(things) for thing in things]
print(run())

# %% comprehension-source
things = [Thing()]
print([count(things) for thing in things], list(count(things) for thing in things))

# %% assignment-expression
print(count(thing := Thing()), count(thing))
if (other := thing) is thing: print(count(thing))

# %% conditional-and-boolean
thing = Thing()
print(count(thing if count else None), count(None or thing), count(count and thing))

# %% containers
thing = Thing()
held = [thing]; print(count(thing))
held = [thing] * 3; print(count(thing))
held = (thing, thing); print(count(thing))
held = {thing}; print(count(thing))
held = {thing: thing}; print(count(thing))
held = {"a": thing}; print(count(thing))
held = [[thing]]; print(count(thing))
del held; print(count(thing))

# %% containers-come-and-go
thing = Thing()
held = []
for change in (lambda: held.append(thing), lambda: held.extend([thing, thing]), lambda: held.insert(0, thing),
               lambda: held.pop(), lambda: held.remove(thing), lambda: held.reverse(), lambda: held.clear()):
    change()
    print(count(thing), len(held))

# %% dictionaries-come-and-go
thing = Thing()
held = {}
for change in (lambda: held.update(a=thing), lambda: held.setdefault("b", thing), lambda: held.setdefault("b", thing),
               lambda: held.pop("a"), lambda: held.popitem(), lambda: held.update({"x": thing, "y": thing}),
               lambda: held.__delitem__("x"), lambda: held.clear()):
    change()
    print(count(thing), len(held))

# %% sets-come-and-go
thing = Thing()
held = set()
for change in (lambda: held.add(thing), lambda: held.add(thing), lambda: held.update([thing]), lambda: held.pop(),
               lambda: held.update((thing,)), lambda: held.discard(thing)):
    change()
    print(count(thing), len(held))

# %% copies
thing = Thing()
held = [thing, thing]
for make in (list, tuple, set, lambda x: x[:], lambda x: x + x, lambda x: x * 2, lambda x: dict.fromkeys(x, thing),
             lambda x: iter(x), lambda x: reversed(x), lambda x: enumerate(x), lambda x: zip(x, x), lambda x: [*x]):
    made = make(held)
    print(type(made).__name__, count(thing), count(held))
    del made

# %% iterators
thing = Thing()
held = [thing]
for make in (iter, reversed, enumerate, lambda x: zip(x), lambda x: map(count, x), lambda x: filter(None, x)):
    iterator = make(held)
    print(type(iterator).__name__, count(iterator), count(held))
    list(iterator)
    print(count(held))

# %% slices-and-ranges
low, high = Thing(), 10 ** 20
cut = slice(low, high)
print(count(low), count(cut), count(high) > 1)
span = range(high)
print(count(high) - count(10 ** 21))

# %% attributes
thing = Thing()
thing.child = child = Thing()
print(count(child), count(thing), count(thing.child))
thing.again = child
print(count(child))
del thing.child
print(count(child))
thing.__dict__.clear()
print(count(child))

# %% slots
class Slotted:
    __slots__ = ("a", "b")
thing, child = Slotted(), Thing()
thing.a = child
print(count(child), count(thing))
thing.b = child
print(count(child))
del thing.a
print(count(child))

# %% swap-and-unpack
first, second = Thing(), Thing()
first, second = second, first
print(count(first), count(second))
first, *rest = [Thing(), Thing(), Thing()]
print(count(first), count(rest), count(rest[0]))
(a, b), c = (Thing(), Thing()), Thing()
print(count(a), count(b), count(c))

# %% chained-assignment
first = second = third = Thing()
print(count(first))

# %% returned
def give(): return Thing()
def keep():
    thing = Thing()
    return thing
def through(thing): return thing
print(count(give()), count(keep()), count(through(Thing())))
thing = through(keep())
print(count(thing))

# %% yielded
def generate():
    thing = Thing()
    yield thing
    yield count(thing)
generator = generate()
thing = next(generator)
print(count(thing), count(generator))
print(next(generator), count(thing))
del generator
print(count(thing))

# %% sent
def generate():
    while True:
        got = yield
        print(count(got))
generator = generate()
next(generator)
generator.send(Thing())
thing = Thing()
generator.send(thing)
print(count(thing))

# %% functions-and-code
def f(): pass
print(count(f), count(f.__code__), count(f.__globals__) > 2)
g = f
print(count(f))
h = lambda: None
print(count(h), count(lambda: None))

# %% partials-and-adapters
import functools, operator, itertools
thing = Thing()
for make in (lambda: functools.partial(count, thing), lambda: itertools.repeat(thing), lambda: itertools.cycle([thing]),
             lambda: itertools.chain([thing]), lambda: operator.itemgetter(thing), lambda: property(thing),
             lambda: classmethod(thing), lambda: staticmethod(thing)):
    made = make()
    print(type(made).__name__, count(thing))
    del made
print(functools.partial(count)(thing))

# %% map-and-filter
thing = Thing()
print(list(map(count, [thing, Thing()])), list(map(lambda x: count(x), [thing, Thing()])))
print(list(filter(lambda x: print(count(x)), [thing, Thing()])))

# %% sort-and-key
things = [Thing(), Thing()]
print(sorted(things, key=count) == [], [count(x) for x in things])
things.sort(key=lambda x: print(count(x)) or 0)
print(max(things, key=lambda x: print(count(x)) or 0) is things[0])

# %% evaluated-text
thing = Thing()
print(eval("count(thing)"), eval("count(Thing())"))
exec("print(count(thing)); other = thing; print(count(thing))")
space = {"count": count, "thing": thing}
exec("print(count(thing))", space)
print(count(space))

# %% namespaces
thing = Thing()
def run():
    local = Thing()
    before = count(local)
    names = locals()
    return before, count(local), count(names)
print(run(), count(globals()) > 1, count(vars(thing)))

# %% types
class Local: pass
first = count(Local)
thing = Local()
print(count(Local) - first)
things = [Local() for _ in range(5)]
print(count(Local) - first)
del things, thing
print(count(Local) - first)

# %% new-class
class Local: pass
print(count(Local))
class Local:
    def method(self): pass
print(count(Local))
class Child(Local): pass
print(count(Local), count(Child))
class Slotted: __slots__ = "a"
print(count(Slotted))
print(count(type("Made", (), {})))

# %% strings-made-at-run-time
text = "".join(["ab", "cd"])
print(count(text), count(text + "x"), count("".join(["x", "y"])))
mapping = {text: 1}
print(count(text))
part = text[1:3]
print(count(part))

# %% numbers-made-at-run-time
number = int("1" * 20)
print(count(number), count(number + 1), count(float("1.5")), count(complex("1j")))
number += 1
print(count(number))

# %% match-statement
thing = Thing()
match thing:
    case Thing() as bound:
        print(count(thing), count(bound))
match [thing, Thing()]:
    case [first, second]:
        print(count(first), count(second))
match {"a": thing}:
    case {"a": found, **rest}:
        print(count(found), count(rest))

# %% names-deleted
thing = Thing()
def run(thing):
    numbers = count(thing),
    other = thing
    numbers += count(thing),
    del thing
    numbers += count(other),
    return numbers
print(run(thing), count(thing))
