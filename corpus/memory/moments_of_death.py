# /// case
# topics = ["lifetimes.release"]
# section = "3.1"
# ///


class Mortal:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __del__(self):
        print("died", self.name)


# %% rebinding
thing = Mortal("a")
print("before")
thing = Mortal("b")
print("between")
thing = None
print("after")

# %% new-value-is-made-first
thing = Mortal("a")
thing = [print("making"), Mortal("b")]
print("bound")
del thing

# %% deleted-name
thing = Mortal("a")
other = thing
del thing
print("one left")
del other
print("none left")

# %% return-of-a-function
def run():
    first = Mortal("first")
    second = Mortal("second")
    print("returning")
run()
print("returned")

# %% order-of-locals
def run(c, a):
    b = Mortal("local b")
    d = Mortal("local d")
run(Mortal("argument c"), Mortal("argument a"))

# %% order-of-locals-rebound
def run():
    a = Mortal("a")
    b = Mortal("b")
    a = Mortal("new a")
    del b
    b = Mortal("new b")
    c = Mortal("c")
run()

# %% cells-and-locals
def run():
    a = Mortal("cell a")
    b = Mortal("local b")
    c = Mortal("cell c")
    def inner(): return a, c
    print("leaving")
run()

# %% returned-value-lives
def run():
    a = Mortal("a")
    b = Mortal("b")
    return b
kept = run()
print("kept", kept)
del kept

# %% expression-statement
Mortal("nobody")
print("next")

# %% argument-of-a-call
def take(thing):
    print("inside")
take(Mortal("argument"))
print("outside")

# %% argument-of-a-native-call
print(len([Mortal("in a list")]), "printed")
print(isinstance(Mortal("object"), Mortal))

# %% temporary-in-an-expression
print([Mortal("left"), 1][1] + [Mortal("right"), 2][1])

# %% condition
if Mortal("condition"):
    print("body")
while Mortal("condition"):
    print("body")
    break
print(Mortal("x") and 1, Mortal("y") or 1)

# %% loop-variable
for thing in [Mortal("a"), Mortal("b")]:
    print("body", thing)
print("loop ended")
del thing
print("end")

# %% loop-over-a-generator
def generate():
    for name in "ab":
        yield Mortal(name)
for thing in generate():
    print("body", thing)
print("loop ended")

# %% break-frees-the-iterator
def generate():
    try:
        thing = Mortal("inside")
        yield 1
    finally:
        print("closing")
for value in generate():
    print("body")
    break
print("after the loop")

# %% comprehension
print([print(thing) for thing in (Mortal(name) for name in "ab")])
print("after")
print([thing.name for thing in [Mortal("c"), Mortal("d")]])

# %% list-clear-order
things = [Mortal(name) for name in "abc"]
things.clear()
print("cleared")

# %% list-death-order
things = [Mortal(name) for name in "abc"]
del things
print("deleted")

# %% tuple-death-order
things = tuple([Mortal(name) for name in "abc"])
del things
print("deleted")

# %% dict-death-order
things = {name: Mortal(name) for name in "abc"}
del things
print("deleted")
things = {Mortal("key"): Mortal("value")}
del things

# %% dict-clear-order
things = {name: Mortal(name) for name in "abc"}
things.clear()
print("cleared")
things = {Mortal("key"): Mortal("value"), Mortal("key 2"): Mortal("value 2")}
things.clear()

# %% slices-replaced
things = [Mortal(name) for name in "abcdef"]
things[1:3] = []
print("cut", things)
things[::2] = [Mortal("x"), Mortal("y")]
print("replaced", things)
del things[1:]
print("shortened", things)
del things

# %% items-replaced
things = [Mortal("a")]
things[0] = Mortal("b")
print("replaced")
things = {"key": Mortal("c")}
things["key"] = Mortal("d")
print("replaced")
things = {}
thing = Mortal("e")
things[thing] = things
del thing
print(len(things))
things.clear()
print("cleared")

# %% equal-key-of-a-dict
class Key(Mortal):
    def __eq__(self, other): return True
    def __hash__(self): return 1
things = {Key("first"): 1}
things[Key("second")] = 2
print(things)
print(things.pop(Key("third")))

# %% set-members
class Member(Mortal):
    def __eq__(self, other): return True
    def __hash__(self): return 1
things = {Member("first")}
things.add(Member("second"))
print(things)
things.discard(Member("third"))
print(things)

# %% pop-and-remove
things = [Mortal("a"), Mortal("b"), Mortal("c")]
things.pop()
print("popped")
things.pop(0).name
print("popped")
things.remove(things[0])
print("removed")

# %% attributes-die-with-the-object
class Holder(Mortal): pass
holder = Holder("holder")
holder.a = Mortal("a")
holder.b = Mortal("b")
del holder
print("gone")

# %% attribute-order-after-deletion
class Holder: pass
holder = Holder()
for name in "abc":
    setattr(holder, name, Mortal(name))
del holder.a
holder.a = Mortal("new a")
del holder
print("gone")

# %% attribute-order-with-a-dictionary
class Holder: pass
holder = Holder()
for name in "abc":
    setattr(holder, name, Mortal(name))
names = holder.__dict__
del holder
print("names live")
del names
print("gone")

# %% slots-die-in-order
class Slotted:
    __slots__ = ("b", "a", "c")
thing = Slotted()
for name in "abc":
    setattr(thing, name, Mortal(name))
del thing
print("gone")

# %% slots-of-base-and-child
class Base:
    __slots__ = ("x", "y")
class Child(Base):
    __slots__ = ("a", "b", "__dict__")
thing = Child()
for name in "zaxby":
    setattr(thing, name, Mortal(name))
del thing
print("gone")

# %% attributes-of-a-list-subclass
class Items(list): pass
items = Items([Mortal("item")])
items.attribute = Mortal("attribute")
del items
print("gone")

# %% attributes-of-an-exception
error = ValueError(Mortal("argument"))
error.attribute = Mortal("attribute")
error.__cause__ = KeyError(Mortal("cause"))
del error
print("gone")

# %% function-parts
def make():
    def f(a=Mortal("default"), *, b=Mortal("keyword default")): pass
    f.attribute = Mortal("attribute")
    return f
f = make()
del f
print("gone")

# %% closure-dies-with-the-function
def make():
    thing = Mortal("captured")
    return lambda: thing
f = make()
print(f())
del f
print("gone")

# %% bound-method-holds
thing = Mortal("self")
method = thing.__repr__
del thing
print(method())
del method
print("gone")

# %% partial-and-iterators-hold
import functools, itertools
for make in (functools.partial, lambda f, thing: iter([thing]), lambda f, thing: itertools.repeat(thing),
             lambda f, thing: zip([thing]), lambda f, thing: reversed([thing]), lambda f, thing: map(f, [thing])):
    held = make(print, Mortal("held"))
    print(type(held).__name__)
    del held

# %% exhausted-iterator-lets-go
things = [Mortal("a")]
iterator = iter(things)
del things
print(next(iterator), "taken")
print(next(iterator, "end"))
print("exhausted")

# %% generator-parts
def generate(argument):
    local = Mortal("local")
    yield 1
    print("never")
generator = generate(Mortal("argument"))
next(generator)
del generator
print("gone")

# %% generator-not-started
def generate(argument):
    yield 1
generator = generate(Mortal("argument"))
del generator
print("gone")

# %% generator-finished
def generate(argument):
    yield 1
generator = generate(Mortal("argument"))
list(generator)
print("finished")
del generator

# %% exception-ends
def fail():
    thing = Mortal("local")
    raise ValueError
try:
    fail()
except ValueError:
    print("caught")
print("after")

# %% exception-kept
def fail():
    thing = Mortal("local")
    raise ValueError
try:
    fail()
except ValueError as error:
    kept = error
print("kept")
kept = kept.with_traceback(None)
print("traceback dropped")

# %% exception-name-is-deleted
class Error(Exception):
    def __del__(self): print("error died")
try:
    raise Error
except Error as error:
    print("caught")
print("after")

# %% exception-passes-through
def deepest():
    a = Mortal("a")
    raise ValueError
def middle():
    b = Mortal("b")
    deepest()
def top():
    c = Mortal("c")
    try:
        middle()
    finally:
        print("finally")
try:
    top()
except ValueError:
    print("caught")
print("after")

# %% exception-replaced
class Error(Exception):
    def __del__(self): print("died", self.args)
def run():
    try:
        raise Error("first")
    except Error:
        raise Error("second") from None
try:
    run()
except Error as error:
    print("caught", error.args)
print("after")

# %% exception-swallowed-by-return
def run():
    try:
        thing = Mortal("local")
        raise ValueError(Mortal("argument"))
    finally:
        return 1
print(run())

# %% finally-sees-locals
def run():
    thing = Mortal("local")
    try:
        return thing.name
    finally:
        del thing
        print("finally")
print(run())

# %% unwound-temporaries
def fail(): raise ValueError
def run():
    return [Mortal("temporary"), fail()]
try:
    run()
except ValueError:
    print("caught")
print("after")

# %% with-statement
class Manager(Mortal):
    def __enter__(self): return Mortal("entered")
    def __exit__(self, *details): print("exit")
with Manager("manager") as entered:
    print("body")
print("after")
del entered

# %% class-dies
import gc
class Meta(type):
    def __del__(cls): print("class died", cls.__name__)
class Local(metaclass=Meta):
    attribute = Mortal("attribute")
del Local
print("deleted")
gc.collect()
print("collected")

# %% default-of-getattr-and-get
print(getattr(1, "missing", Mortal("default")))
print({}.get(1, Mortal("default")))
print(next(iter([]), Mortal("default")))

# %% string-conversion
class Text(Mortal):
    def __str__(self): return "text"
print(f"{Text('a')} {Text('b')}")
print("%s %s" % (Text("c"), Text("d")))
print("{} {}".format(Text("e"), Text("f")))

# %% operators
class Number(Mortal):
    def __add__(self, other): return Number(self.name + other.name)
total = Number("a") + Number("b") + Number("c")
print("sum", total)
total += Number("d")
print("sum", total)
del total

# %% unpacking
first, second = Mortal("a"), Mortal("b")
print("bound")
first, second = second, first
print("swapped")
first, *rest = Mortal("c"), Mortal("d"), Mortal("e")
print("star", first, rest)
del first, rest, second

# %% failed-unpacking
try:
    first, second = [Mortal("a"), Mortal("b"), Mortal("c")]
except ValueError as error:
    print(error)
print("after")

# %% failed-call
def two(a, b): pass
try:
    two(Mortal("only"))
except TypeError:
    print("caught")
print("after")
try:
    len(Mortal("x"), Mortal("y"))
except TypeError:
    print("caught")
print("after")

# %% deep-chain
class Node:
    alive = 0
    def __init__(self, next_node):
        self.next_node = next_node
        Node.alive += 1
    def __del__(self):
        Node.alive -= 1
chain = None
for _ in range(20000):
    chain = Node(chain)
print(Node.alive)
chain = None
print(Node.alive)

# %% deep-nesting
for wrap in (lambda x: [x], lambda x: (x,), lambda x: {1: x}, lambda x: iter([x]), lambda x: lambda: x):
    nested = Mortal("innermost")
    for _ in range(20000):
        nested = wrap(nested)
    print("made")
    del nested

# %% frame-and-locals
import sys
def run():
    thing = Mortal("local")
    return sys._getframe()
frame = run()
print("returned")
frame.clear()
print("cleared")

# %% locals-of-exec
exec("thing = Mortal('in exec'); print('made')", {"Mortal": Mortal, "print": print})
print("after")
exec("thing = Mortal('here')")
print("still", thing)
del thing

# %% walrus-in-a-condition
if (thing := Mortal("a")) and (thing := Mortal("b")):
    print("body", thing)
del thing

# %% delattr-and-delitem
class Holder: pass
holder = Holder()
holder.a = Mortal("a")
del holder.a
print("deleted")
holder.__dict__["b"] = Mortal("b")
holder.b = Mortal("c")
print("replaced")
holder.__dict__ = {"d": Mortal("d")}
print("dictionary replaced")
del holder.__dict__
print("dictionary deleted")

# %% matched
match Mortal("subject"):
    case Mortal(name="other"): pass
    case Mortal(name=name): print("matched", name)
print("after")

# %% module-end-order
b = Mortal("b")
a = Mortal("a")
_private = Mortal("_private")
held = [Mortal("in a list")]
print("end of the program")

# %% module-end-sees-globals
import sys
class Late:
    def __init__(self, name): self.name = name
    def __del__(self):
        sys.stdout.write(f"{self.name} {type(print).__name__} {helper is None} {z is None}\n")
def helper(): pass
a = Late("a")
z = Late("z")

# %% module-end-with-a-cycle
class Node:
    def __init__(self, name): self.name, self.me = name, self
    def __del__(self): print("died", self.name)
first = Node("first")
Node("garbage")
print("end")

# %% atexit-before-death
import atexit
thing = Mortal("global")
atexit.register(print, "at exit")
atexit.register(Mortal("method").__repr__)
print("end")

# %% exit-by-exception
thing = Mortal("global")
def run():
    local = Mortal("local")
    raise SystemExit(3)
run()

# %% built-in-modules-at-the-end
import sys, builtins
sys.kept = Mortal("in sys")
builtins.kept = Mortal("in builtins")
thing = Mortal("global")
print("end")
