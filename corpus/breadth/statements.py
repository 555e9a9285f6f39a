# /// case
# topics = ["programs.breadth"]
# ///

# %% chained-comparison-evaluates-once
def value(name, result):
    print("ask", name)
    return result

print(value("a", 1) < value("b", 3) <= value("c", 3) != value("d", 4))
print(value("a", 5) < value("b", 3) < value("c", 9))
print(1 in [1] == True, (1 in [1]) == True, 1 < 2 in [2], not 1 == 2 is False)

# %% starred-everywhere
def gather(*args, **kwargs):
    return args, kwargs

first, *middle, last = "spam"
print(first, middle, last)
(a, *b), *c = [[1, 2, 3], 4, 5]
print(a, b, c)
[*d], = {7: 8},
print(d)
for head, *tail in [(1,), (1, 2), (1, 2, 3)]:
    print(head, tail)
print(gather(*range(2), 9, *"ab", k=1, **{"m": 2}, **{"n": 3}))
print([*{1: 2}, *(3, 4)], {*"aab"} == {"a", "b"}, {**{"x": 1}, "x": 2, **{"y": 3}}, (*[], *[1]))
def returns():
    return 1, *[2, 3]
print(returns(), *"xyz", sep="-")
index = {(1, 2, 3): "found"}
print(index[*[1, 2], 3])

# %% walrus-in-places
data = [4, 9, 16]
print([root for n in data if (root := n ** 0.5) > 2], root)
class Body:
    total = (inner := 5) + 1
    names = [inner for _ in range(1)] if False else "skipped"
print(Body.inner, Body.total, Body.names)
while (chunk := data.pop() if data else None) is not None:
    print("chunk", chunk)
print((lambda: (local := 3) + local)())
print(any((witness := number) > 10 for number in (3, 12, 15)), witness)
print(f"{(width := 4)=} {7:{width}}|")

# %% match-all-patterns
from dataclasses import dataclass

@dataclass
class Point:
    x: int
    y: int

class Colour:
    RED = "red"

def describe(subject):
    match subject:
        case None | True | False:
            return "singleton"
        case 0 | -1 | 2.5 | 1 + 2j:
            return "number literal"
        case "a" "b" | b"bytes":
            return "text literal"
        case Colour.RED:
            return "dotted value"
        case []:
            return "empty sequence"
        case [1, *_, 9]:
            return "from one to nine"
        case (x, y) if x == y:
            return f"pair of equals {x}"
        case [Point(x=0, y=0), *rest]:
            return f"origin and {len(rest)}"
        case Point(x, y=3 as three):
            return f"point {x} {three}"
        case {"kind": "circle", "radius": float(r) | int(r)}:
            return f"circle {r}"
        case {"kind": kind, **others} if others:
            return f"{kind} with {sorted(others)}"
        case str() as text if len(text) > 3:
            return f"long text {text!r}"
        case int(number) | float(number):
            return f"some number {number}"
        case [[a, b], [c, *d]]:
            return f"nested {a}{b}{c}{d}"
        case _:
            return "anything"

for subject in [None, True, 0, -1, 2.5, 1 + 2j, "ab", b"bytes", "red", [], (), [1, 2, 9], (1, 9), (4, 4),
                [Point(0, 0), 1, 2], Point(5, 3), Point(5, 4), {"kind": "circle", "radius": 2},
                {"kind": "box", "w": 1}, {"kind": "dot"}, "long text", 41, 4.5, [[1, 2], [3, 4, 5]], "xyz", object,
                range(3), bytearray(b"bytes"), {1, 2}]:
    print(describe(subject))

# %% except-star
def fail(*kinds):
    raise ExceptionGroup("several", [kind(str(number)) for number, kind in enumerate(kinds)])

def handle(*kinds):
    try:
        fail(*kinds)
    except* (KeyError, IndexError) as group:
        print("lookup", group.exceptions)
    except* ValueError as group:
        print("value", group.exceptions)
        raise TypeError("from handler")
    else:
        print("never")
    finally:
        print("finally")

handle(KeyError, IndexError, KeyError)
for kinds in [(ValueError, KeyError), (OSError, KeyError), (ZeroDivisionError,)]:
    try:
        handle(*kinds)
    except ExceptionGroup as group:
        print(repr(group), group.message, [type(e).__name__ for e in group.exceptions])
try:
    raise ValueError("naked")
except* ValueError as group:
    print(repr(group))

# %% with-several
class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()
    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__, value, trace and trace.tb_lineno > 0)
        return self.swallow

with (Manager("a") as a, Manager("b", True) as (b), Manager("c"),):
    print(a, b)
    raise KeyError("inside")
print("after")
targets = {}
with Manager("x") as targets["x"], Manager("y") as (first):
    print(targets, first)
class NoExit:
    def __enter__(self): return 1
for bad in [NoExit(), 3]:
    try:
        with bad: pass
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)

# %% async-by-hand
import types

@types.coroutine
def switch(value):
    got = yield value
    return got

class Ticker:
    def __init__(self, stop):
        self.now, self.stop = 0, stop
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.now >= self.stop:
            raise StopAsyncIteration
        self.now += 1
        await switch(("tick", self.now))
        return self.now

class Resource:
    async def __aenter__(self):
        print("acquire", await switch("enter"))
        return self
    async def __aexit__(self, *details):
        print("release", await switch("exit"), details[0])

async def numbers(n):
    try:
        for number in range(n):
            yield await switch(number)
    finally:
        print("closed")

async def main():
    async with Resource() as resource, Resource():
        async for tick in Ticker(2):
            print("got", tick)
        else:
            print("no more")
    print([number async for number in numbers(3) if number])
    print({number: await switch("value") async for number in numbers(2)})
    agen = numbers(5)
    print(await anext(agen), await agen.asend(None))
    await agen.aclose()
    print(await anext(agen, "default"))
    return "done"

coroutine = main()
sent = None
try:
    for step in range(100):
        sent = f"s{step}" if (asked := coroutine.send(sent)) in ("enter", "exit", "value") else 10 + step
        print("asked", asked)
except StopIteration as stop:
    print("result", stop.value)

# %% yield-from-delegates
def inner():
    while True:
        try:
            got = yield "inner"
            print("inner got", got)
            if got == "stop":
                return "inner result"
        except ValueError as error:
            print("inner caught", error)
            yield "after error"
        except GeneratorExit:
            print("inner closing")
            raise

def outer():
    result = yield from inner()
    print("outer has", result)
    yield from [1, 2]
    try:
        yield from inner()
    finally:
        print("outer finally")

generator = outer()
print(next(generator), generator.send("hello"), generator.throw(ValueError("v")), generator.send(None))
print(generator.send("stop"), next(generator), next(generator))
generator.close()
print(generator.gi_frame, generator.gi_running, generator.gi_yieldfrom)

# %% delete-every-target
class Box:
    pass

box, items, grid = Box(), [0, 1, 2, 3, 4, 5], {(1, 2): "v", "k": 1}
box.a = box.b = 1
name = other = third = 1
del name, (other, [third])
del box.a, items[0], items[::2], grid[1, 2]
print(vars(box), items, grid, "name" in globals(), "third" in globals())
for bad in ["del missing", "del box.a", "del items[9]", "del grid['no']", "del items['x']", "del (1).real"]:
    try:
        exec(bad)
    except Exception as error:
        print(bad, "->", type(error).__name__, error)

# %% augmented-targets
log = []
class Tracer(dict):
    def __getitem__(self, key):
        log.append(("get", key))
        return super().__getitem__(key)
    def __setitem__(self, key, value):
        log.append(("set", key, value))
        super().__setitem__(key, value)

class Number:
    def __init__(self, value): self.value = value
    def __iadd__(self, other): return Number(self.value + other * 100)
    def __add__(self, other): return "add"
    def __repr__(self): return f"N{self.value}"

def key():
    log.append("key")
    return "k"

trace = Tracer(k=2)
trace[key()] **= 3
trace[key()] //= 3
number = Number(1)
number += 2
text = "a"
text *= 3
mask = 0b1100
mask ^= 0b1010; mask |= 1; mask <<= 2; mask >>= 1; mask &= ~1; mask %= 7; mask @= Number(0) if False else type("M", (), {"__rmatmul__": lambda s, o: o + 0.5})()
print(log, trace, number, text, mask)
t = ([1],)
try:
    t[0] += [2]
except TypeError as error:
    print(error, t)

# %% decorators
def tag(label):
    print("make", label)
    def decorate(thing):
        print("apply", label, thing.__name__)
        thing.tags = getattr(thing, "tags", ()) + (label,)
        return thing
    return decorate

table = {"x": tag}
@tag("outer")
@table["x"]("inner")
@(lambda f: f)
def function(): ...

@(decorator := tag("klass"))
class Klass:
    @staticmethod
    @tag("method")
    def method(): ...
print(function.tags, Klass.tags, Klass.method.tags)

# %% defaults-and-annotations
def order(name):
    print("evaluate", name)
    return name

def function(a: order("a-annotation"), b: order("b-annotation") = order("b-default"), *args: order("args"),
             c: order("c-annotation") = order("c-default"), **kw: order("kw")) -> order("return"):
    local: order("never evaluated") = 1
    return local
print(function.__annotations__, function.__defaults__, function.__kwdefaults__)
x: int = 3
y: "forward"
(z): float = 1
class C:
    a: int
    b: str = "b"
print(__annotations__, C.__annotations__, [k for k in vars(C) if not k.startswith('__')])

# %% type-parameter-defaults
#| requires = ">=3.13"
type Pair[T, U: (int, str) = int] = dict[T, U]
class Holder[T = str, **P = [int]]: ...
class Variadic[*Ts = *tuple[int, ...]]: ...
try: exec('class Late[*Ts, T = int]: ...')
except (TypeError, SyntaxError) as error: print(type(error).__name__, error)
print([(p.__default__, p.has_default()) for p in (*Pair.__type_params__, *Holder.__type_params__)], Pair[int].__value__)

# %% type-parameters-plain
#| requires = ">=3.12"
type Pair[T: int, *Ts, **P] = tuple[T, *Ts] | Missing
class Stack[T]:
    def push[U: (int, str)](self, item: T, extra: U) -> U: ...
def first[T](items: list[T]) -> T: ...
print(Pair, Pair.__name__, Pair.__type_params__, Pair.__module__)
T, Ts, P = Pair.__type_params__
print(T.__bound__, T.__constraints__, T.__covariant__, T.__infer_variance__, repr(Ts), repr(P), type(P).__name__)
try:
    print(Pair.__value__)
except NameError as error:
    print(error)
Missing = None
print(Pair.__value__)
print(Stack.__type_params__, Stack.__orig_bases__, Stack.__mro__, Stack[int], Stack.push.__type_params__[0].__constraints__)
print(first.__annotations__, first.__type_params__)

# %% nested-f-strings
#| requires = ">=3.12"
words = {"key": "value"}
print(f"{words["key"]!r:>{"10"}}|{f"{f"{1 + 1}"}":*^5}|{'\n'.join(["a", "b"])!r}")
print(f"{(lambda: {1: 2})()[1]:{3}.{1}f} {words | {"k": 1} = !s:.20}")
print(f'''{
    words["key"]  # a comment
    .upper()
}''')

# %% f-string-forms
import datetime
class Own:
    def __format__(self, spec): return f"<{spec}>"
    def __repr__(self): return "Own é"
own = Own()
print(f"{own}{own:spec:with}{own!r}{own!s:>12}{own!a}{own:{'x'}{1}y}")
print(f"{own=}|{own = }|{own=:z}|{ own !r}|{3.14159=:.2f}|{'a' 'b'=}")
print(f"{{}}{{{1}}}" "{}" rf"\d{2}\n" fr"\{3}", f"", F"{'x'}" 'y' f"{1!r:^3}")

# %% scopes
x = "global"
def outer():
    x = "outer"
    def middle():
        nonlocal x
        def inner():
            global x
            x = "changed global"
            return [x for x in range(2)], x
        x += "+middle"
        return inner(), x
    class Body:
        y = x
        x = "class"
        z = [x for _ in range(1)]
        def method(self): return x, __class__
    return middle(), x, Body.y, Body.x, Body.z, Body().method()
print(outer(), x)
def late():
    print(captured) if False else None
    try:
        print(unset)
    except UnboundLocalError as error:
        print(error)
    unset = 1
    def closure(): return captured
    try:
        closure()
    except NameError as error:
        print(type(error).__name__, error)
    captured = 1
    return closure()
print(late())

# %% name-mangling
class __Odd:
    __slots__ = ("__private", "__x__", "_Odd__same")
    def __init__(self, __argument=1):
        self.__private = __argument
        self.__x__ = 2
        __local = 3
        print(sorted(locals()))
    def __method(self, **kw):
        import os as __os
        global __shared
        __shared = 4
        return self.__private, self.__x__, kw, (lambda __p: __p)(5)
    call = lambda self: self.__method(__key=6)
print(__Odd.__slots__, sorted(n for n in vars(__Odd) if "rivate" in n or "ethod" in n))
print(__Odd().call(), [n for n in globals() if "shared" in n])
class ___: 
    def f(self): return self.__attr
try:
    ___().f()
except AttributeError as error:
    print(error)

# %% literals
print(0xFF, 0o17, 0b101, 1_000_000, 0x_f, 1e3, 1E-3, .5, 5., 1_0.0_1, 1j, 1.5J, 0_0, 00, 1e400, -0.0)
print("\x41\u00e9\U0001F40D\N{SNOWMAN}\101\a\b\f\v\0".encode("unicode_escape"), r"\n", b"\x41\101\\", rb"\x", Rb"\\", BR"q")
print("a" "b" 'c' """d
e""" '''f"g''', "line \
continued", ("implicit"
  " inside parentheses"))
print([], {}, (), (1,), {1}, {1: 2}, ..., __debug__, None, NotImplemented)

# %% try-finally-flow
def flow(kind):
    for step in range(3):
        try:
            try:
                if kind == "return": return "try"
                if kind == "break": break
                if kind == "continue": continue
                if kind == "raise": raise KeyError(kind)
                if kind == "pass": pass
            finally:
                print("inner finally", step)
                if kind == "raise" and step == 0: continue
        except KeyError as error:
            print("caught", error)
            return "handler"
        else:
            print("else", step)
        finally:
            print("outer finally", step)
    else:
        return "loop else"
    return "end"
for kind in ["return", "break", "continue", "raise", "pass"]:
    print(kind, flow(kind))
def overrides():
    try: raise ValueError("lost")
    finally: return "finally wins"
print(overrides())

# %% calls-and-their-errors
def f(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7, a=8), f(*[1], **{"d": 2}))
for call in ["f()", "f(1)", "f(d=1)", "f(1, d=1, **{'d': 2})", "f(1, **{1: 2})", "f(1, *3)", "f(1, **3)", "f(1, c=1, d=2, *[5, 6])",
             "(lambda: 0)(1)", "(lambda a, b: 0)(1)", "(lambda *, key: 0)(kez=1)", "(lambda a, /: 0)(a=1)", "(lambda a, b, c, d: 0)(1)", "(1)(2)", "None()", "f.__get__()", "len(x=1)", "f(**{'a': 1, 'd': 2})",
             "print(sepp='')", "int('1', bas=2)", "sorted([], None)", "[].append()", "dict([1])", "dict([(1, 2, 3)])", "''.join([1])", "max()", "range()", "type('a', 'b', {})", "object(1)", "isinstance(1, 1)"]:
    try:
        print(call, eval(call))
    except Exception as error:
        print(call, "->", type(error).__name__, error)

# %% while-for-else
n = 0
while n < 3:
    n += 1
    if n == 2: continue
else:
    print("while else", n)
for i in (): pass
else: print("empty for else")
for i, (j, *k) in enumerate([(1, 2, 3), "ab"]):
    if i: break
    print(i, j, k)
else: print("never")
for n in [1, 2, 3]:
    for m in "ab":
        if n == 2: break
    else:
        continue
    print("broke at", n, m)
    break

# %% global-statement-forms
exec("def f():\n global made\n made = 1\n def g():\n  return made\n return g\nprint(f()(), made)")
ns = {}
exec("a = 1\nb = [a for _ in range(2)]\nclass C:\n c = a\nprint(sorted(k for k in locals() if k != '__builtins__'))", ns)
print(eval("a + C.c", ns), eval("[x + y for x in (1,) for y in (x,)]", {"__builtins__": {}}))
class Locals(dict):
    def __missing__(self, key): return f"<{key}>"
print(eval("first + second", {}, Locals()))
exec("x = undefined_name; result = x + x", {}, given := Locals())
print(given)
def function():
    local = 1
    exec("local = 2; other = 3")
    return local, sorted(locals())
print(function())

# %% assert-and-debug
try:
    assert (value := 0), f"message {value}"
except AssertionError as error:
    print(error.args)
try:
    assert 1 == 2
except AssertionError as error:
    print(error.args, __debug__)

# %% class-statement
class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {"prepared": True}
    def __new__(mcls, name, bases, namespace, **kw):
        print("new", name, sorted(k for k in namespace if not k.startswith("__")))
        return super().__new__(mcls, name, bases, dict(namespace))
    def __init__(cls, name, bases, namespace, **kw):
        print("init", name, kw)
    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)
class Descriptor:
    def __set_name__(self, owner, name): print("set name", owner.__name__, name)
class Base(metaclass=Meta, option=1):
    field = Descriptor()
    def __init_subclass__(cls, /, extra=None, **kw): print("init subclass", cls.__name__, extra, kw)
class Entries:
    def __mro_entries__(self, bases): return (Base,)
class Derived(Entries(), extra="e"):
    pass
print(Derived(), Derived.__orig_bases__[0].__class__.__name__) if False else print(type(Derived()).__mro__[1].__name__)
