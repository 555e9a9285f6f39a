# /// case
# topics = ["expressions.evaluation-order"]
# ///

def trace(value, result=None):
    print(value, end=" ")
    return value if result is None else result


class Traced:
    """An object whose every operation tells its name."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __getitem__(self, key):
        print(f"{self}[{key!r}]", end=" ")
        return Traced(f"{self}[{key!r}]")

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        print(f"{self}.{name}", end=" ")
        return Traced(f"{self}.{name}")

    def __call__(self, *arguments, **keywords):
        print(f"{self}()", end=" ")
        return Traced(f"{self}()")

    def __add__(self, other):
        print(f"{self}+{other}", end=" ")
        return Traced(f"({self}+{other})")

    def __lt__(self, other):
        print(f"{self}<{other}", end=" ")
        return True


def t(name):
    print(name, end=" ")
    return Traced(name)


# %% operators
t("a") + t("b") + t("c")
print()
t("a") + (t("b") + t("c"))
print()
t("a") < t("b") < t("c") < t("d")

# %% attributes-and-items
t("a").b.c[t("d")].e(t("f"))[t("g"):t("h"):t("i")]
print()
t("a")[t("b")][t("c"), t("d")]
print()
t("a")[t("b"):].x
print()
t("a").m(t("b").n(t("c")), k=t("d").p)

# %% calls
t("f")(t("a"), *[t("b")], t("c"), k=t("d"), **{"l": t("e")})
print()
t("f").method(t("a"), *[t("b")], k=t("d"))
print()
t("f")(*[t("a")], *[t("b")], **{"k": t("c")}, **{"l": t("d")}, m=t("e"))

# %% dictionary
{t("k1"): t("v1"), t("k2"): t("v2"), **{t("k3"): t("v3")}}
print()
{t("k"): t("v") for _ in "ab"}
print()
{trace("key"): (x := trace("value")) for _ in "a"}

# %% comprehension
[t("element") for x in trace("first", [1, 2]) if trace("condition") for y in trace("second", [3]) if trace("last")]
print()
print(list(trace("element") for x in trace("first", [1, 2]) for y in trace("second", "a")))
generator = (trace("element") for x in trace("made first", [1]))
print("made")
print(list(generator))

# %% function-definition
@trace("decorator 1", lambda f: trace("applied 1", f))
@trace("decorator 2", lambda f: trace("applied 2", f))
def f(a: trace("annotation a"), b: trace("annotation b") = trace("default b"), *c: trace("annotation c"), d: trace("annotation d") = trace("default d"), **e: trace("annotation e")) -> trace("annotation of result"):
    pass
print(list(f.__annotations__))

# %% class-definition
class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases, **keywords):
        print("prepare", end=" ")
        return {}
    def __new__(cls, name, bases, namespace, **keywords):
        print("new", end=" ")
        return super().__new__(cls, name, bases, namespace)
    def __init__(cls, *arguments, **keywords):
        print("init", end=" ")

@trace("decorator", lambda c: trace("applied", c))
class Class(trace("base", object), key=trace("keyword"), metaclass=trace("metaclass", Meta)):
    trace("body")

# %% assignment
t("a").x
trace("t1", [0])[trace("k1", 0)] = trace("t2", [0])[trace("k2", 0)] = trace("value")
print()
trace("t1", [0])[trace("k1", 0)], trace("t2", [0])[trace("k2", 0)] = trace("v1"), trace("v2")
print()
trace("t1", [0])[trace("k1", 0)] += trace("value", 5)
print()
trace("t1", [0])[trace("k1", 0)]: trace("annotation") = trace("value")

# %% conditions
print(trace("a", 1) if trace("condition", True) else trace("b"), trace(0) or trace(1) or trace(2), trace(1) and trace(0) and trace(2), not trace(1))

# %% f-string
print(f"{trace('a')} {trace('b')!r:>{trace('5')}} {trace('c'):{trace('<')}{trace('4')}}|")
print(f"{trace('a')=} {trace(trace('b'))}")

# %% slices
[1, 2, 3][trace("start", 0):trace("stop", 2):trace("step", 1)]
print()
x = [1, 2, 3]
trace("x", x)[trace("start", 0):trace("stop", 1)] = trace("value", [9])
print()
del trace("x", x)[trace("start", 0):trace("stop", 1)], trace("y", x)[trace("i", 0)]

# %% lambda-and-defaults
f = lambda a=trace("a"), *b, c=trace("c"), **d: trace("body")
print("made")
f()

# %% with-and-for
import contextlib
for i in trace("iterable", [1]):
    trace("body")
else:
    trace("else")
with trace("m1", contextlib.nullcontext(1)) as trace("t1", [0])[0], trace("m2", contextlib.nullcontext(2)) as trace("t2", [0])[0]:
    trace("body")
print()
for trace("target", [0])[trace("key", 0)] in trace("iterable", [1, 2]):
    pass

# %% raise-and-assert
try:
    raise trace("error", ValueError()) from trace("cause", OSError())
except ValueError:
    print()
try:
    assert trace("condition", False) is None, trace("message")
except AssertionError as error:
    print(error)
assert trace("true"), trace("never")

# %% return-and-yield
def generator():
    x = yield trace("yielded"), (yield trace("first")), trace("after")
    print(x)
    return trace("returned")
steps = generator()
print(next(steps), steps.send("sent"), steps.send("last") if False else "")
try:
    steps.send("last")
except StopIteration as stop:
    print(stop.value)

# %% match
class Subject:
    __match_args__ = ("a", "b")
    def __getattr__(self, name):
        print("get", name, end=" ")
        if name == "missing":
            raise AttributeError(name)
        return name
match trace("subject", Subject()):
    case Subject(c="x"):
        print("never")
    case Subject("a", "wrong", d="d"):
        print("never")
    case Subject("a", b=x, missing=y):
        print("never")
    case Subject("a", "b", e="e") if trace("guard", True) is True:
        print("matched")

# %% import-from
import sys, types
module = types.ModuleType("traced")
class Traced(types.ModuleType):
    def __getattribute__(self, name):
        if not name.startswith("__"):
            print("get", name, end=" ")
        return super().__getattribute__(name)
module.__class__ = Traced
module.a = module.b = 1
sys.modules["traced"] = module
from traced import b, a as c
import traced
print(b, c)

# %% nested-scopes
def outer(x=trace("outer default")):
    trace("outer body")
    def inner(y=trace("inner default"), z=x):
        return trace("inner body"), y, z
    return inner
print(outer()())
