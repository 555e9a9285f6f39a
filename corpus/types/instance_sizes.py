# /// case
# topics = ["sizes.getsizeof"]
# section = "1.7"
# ///

import sys


def size(*values):
    """The bytes of each value, without and with the words of the collector."""
    for value in values:
        try:
            print(type(value).__name__, value.__sizeof__(), sys.getsizeof(value))
        except Exception as error:
            print(type(value).__name__, type(error).__name__, error)


# %% integers
#| topics = ["sizes.built-in"]
for power in (0, 1, 8, 15, 29, 30, 31, 59, 60, 61, 89, 90, 91, 300, 3000):
    for value in (2 ** power, -(2 ** power), 2 ** power - 1):
        print(power, sys.getsizeof(value), value.__sizeof__())
size(0, True, False, -1)

# %% results-of-integer-arithmetic
#| topics = ["sizes.built-in"]
big = 2 ** 90
results = {
    "sum": big + 1, "difference": big - big, "smaller": big - (big - 1), "product": big * big, "zero product": big * 0,
    "quotient": big // 2 ** 80, "remainder": big % 2 ** 31, "shift": big >> 61, "left": 1 << 60, "and": big & 1,
    "or": big | 1, "xor": big ^ big, "invert": ~big, "negative": -big, "power": 3 ** 50, "modular": pow(3, 50, 2 ** 35),
    "text": int("9" * 30), "bytes": int.from_bytes(b"\1" * 16, "big"), "float": int(1e30), "round": round(1e20), "abs": abs(-big),
    "zeros": int("0" * 50 + "1"), "zero bytes": int.from_bytes(b"\0" * 16, "big"), "small bytes": int.from_bytes(b"\1\0\0\0\0\0\0\0", "big"),
}
for name, value in results.items():
    print(name, sys.getsizeof(value))

# %% floats-and-complex
#| topics = ["sizes.built-in"]
size(0.0, 1e300, float("nan"), 0j, 1 + 2j)

# %% text-by-width
#| topics = ["sizes.built-in"]
for letter in ("a", "\x7f", "\x80", "é", "ÿ", "Ā", "€", "\uffff", "\U00010000", "😀", "\ud800"):
    print(ascii(letter), [sys.getsizeof(letter * count) for count in (1, 2, 3, 10)])
print(sys.getsizeof(""), "".__sizeof__())

# %% text-of-mixed-width
#| topics = ["sizes.built-in"]
for text in ("aé", "é€", "a€", "a😀", "€😀", "aé€😀"):
    print(ascii(text), sys.getsizeof(text), [sys.getsizeof(text[index:]) for index in range(len(text))])

# %% text-narrowed-by-operations
#| topics = ["sizes.built-in"]
text = "ab😀"
for name, value in {"slice": text[:2], "strip": text.rstrip("😀"), "replace": text.replace("😀", "c"), "join": "".join(list("ab")),
                    "partition": text.partition("😀")[0], "split": text.split("😀")[0], "translate": text.translate({0x1f600: None}),
                    "encode": text[:2].encode().decode(), "format": f"{text:.2}", "percent": "%.2s" % text, "expandtabs": text[:2].expandtabs(),
                    "upper": "ß".upper(), "lower": "K".lower(), "ljust": "a".ljust(5, "€"), "repr": repr("é"), "ascii": ascii("é")}.items():
    print(name, ascii(value), sys.getsizeof(value))

# %% text-after-encoding
#| topics = ["sizes.built-in"]
#| title = "What a string keeps of its UTF-8 form counts"
def made(count, letter):
    return "".join([letter] * count)

for letter in ("a", "é", "€", "😀"):
    text = made(20, letter)
    before = sys.getsizeof(text)
    text.encode()
    after = sys.getsizeof(text)
    hash(text)
    print(ascii(letter), before, after, sys.getsizeof(text))

# %% text-as-a-name
#| topics = ["sizes.built-in"]
class C: pass
name = "".join(["é", "è"])
before = sys.getsizeof(name)
setattr(C, name, 1)
print(before, sys.getsizeof(name))
other = "".join(["ñ", "õ"])
before = sys.getsizeof(other)
int("".join(["1", "2"]))
try:
    int(other)
except ValueError as error:
    print(error)
print(before, sys.getsizeof(other))

# %% bytes-and-bytearrays
#| topics = ["sizes.built-in"]
for count in (0, 1, 2, 7, 8, 9, 100):
    print(count, sys.getsizeof(b"a" * count), sys.getsizeof(bytearray(count)), sys.getsizeof(bytearray(b"a" * count)), sys.getsizeof(memoryview(b"a" * count)))

# %% tuples
#| topics = ["sizes.built-in"]
size((), (1,), (1, 2), tuple(range(10)), tuple([1, 2]), (1, 2) + (3,), (1,) * 5)

# %% ranges-and-slices
#| topics = ["sizes.built-in"]
size(range(1), range(10 ** 30), slice(1), slice(1, 2, 3), range(3)[::2])

# %% singletons
#| topics = ["sizes.built-in"]
size(None, ..., NotImplemented, True)

# %% object-and-plain-instances
class C: pass
class D(C): pass
size(object(), C(), D())

# %% views-and-proxies
#| topics = ["sizes.built-in"]
import types
d = {1: 2}
size(d.keys(), d.values(), d.items(), types.MappingProxyType(d), types.SimpleNamespace(), types.SimpleNamespace(a=1))

# %% iterators
#| topics = ["sizes.built-in"]
size(*map(iter, ([], (), {}, set(), "", b"", bytearray(), range(3), range(1 << 70), {1: 2}.items())))
size(reversed([]), reversed({}), enumerate([]), zip(), zip([], []), map(len, []), map(max, [], []), filter(None, []), iter(int, 1))

# %% iterators-that-are-exhausted
#| topics = ["sizes.built-in"]
for source in ([1], (1,), {1: 2}, {1}, "a", b"a", range(1)):
    iterator = iter(source)
    before = sys.getsizeof(iterator)
    list(iterator)
    print(type(iterator).__name__, before, sys.getsizeof(iterator))

# %% functions
#| topics = ["sizes.built-in"]
def f(a, b=1, *c, d=2): return lambda: a
class C:
    def method(self): pass
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
    @property
    def p(self): pass
size(f, f(1), len, [].append, C().method, C.method, C.c, C.s, C.__dict__["c"], C.__dict__["s"], C.p)
size(object.__repr__, str.join, (1).__add__, dict.__dict__["fromkeys"], type.__dict__["__name__"], f(1).__closure__[0])

# %% functions-do-not-grow
#| topics = ["sizes.built-in"]
def f(): pass
print(sys.getsizeof(f))
f.a = f.b = 1
f.__defaults__ = (1,) * 100
f.__doc__ = "x" * 100
print(sys.getsizeof(f), sys.getsizeof(f.__dict__))

# %% generators-and-frames
#| topics = ["sizes.built-in"]
def few():
    yield 1
def many(a, b, c, d):
    e = f = g = h = 1
    yield (a, (b, (c, (d, (e, (f, (g, h)))))))
async def coroutine(): pass
async def asynchronous(): yield
waiting = coroutine()
for value in (few(), many(1, 2, 3, 4), waiting, asynchronous(), (x for x in ()), (x + y for x in () for y in ())):
    print(type(value).__name__, sys.getsizeof(value), value.__sizeof__())
waiting.close()

# %% generators-by-names-and-depth
#| topics = ["sizes.built-in"]
#| title = "A generator's frame lies within it: its names and its stack count"
def sized(text):
    space = {}
    exec(text, space)
    generator = space["g"](*[None] * space["g"].__code__.co_argcount)
    print(sys.getsizeof(generator))
for count in range(4):
    names = ", ".join(f"a{index}" for index in range(count))
    sized(f"def g({names}): yield")
    sized(f"def g({names}): yield [{names}]")
    sized(f"def g({names}): yield lambda: [{names}]")
    sized("def g(): yield " + "(1, lambda: 1, " * count + "2" + ")" * count)

# %% frames
#| topics = ["sizes.built-in"]
def few(): return sys._getframe()
def many(a=1, b=2, c=3): return sys._getframe()
def running():
    frame = sys._getframe()
    return sys.getsizeof(frame)
print(sys.getsizeof(few()), sys.getsizeof(many()), running(), sys.getsizeof(sys._getframe()))

# %% code
#| topics = ["sizes.built-in"]
def f(): pass
def g(a): return a + a * a
def h(a):
    try:
        return [b for b in a]
    except ValueError:
        pass
for function in (f, g, h):
    code = function.__code__
    print(sys.getsizeof(code) - type(code).__basicsize__ - len(code.co_code) < 8)

# %% tracebacks-and-exceptions
#| topics = ["sizes.built-in"]
try:
    1 / 0
except ZeroDivisionError as error:
    size(error, error.__traceback__)
    error.note = 1
    size(error)
size(Exception(), OSError(1, "a"), SyntaxError("a"), StopIteration(1), ImportError("a"), AttributeError("a"), NameError("a"),
     UnicodeDecodeError("utf-8", b"a", 0, 1, "b"), SystemExit(1), ExceptionGroup("a", [ValueError()]), KeyError(1))

# %% exceptions-of-users
class Plain(Exception): pass
class Slotted(Exception): __slots__ = ("a", "b")
class Empty(Exception): __slots__ = ()
size(Plain(), Slotted(), Empty(), Plain(1, 2, 3))

# %% modules
#| topics = ["sizes.built-in"]
import types
size(types.ModuleType("m"), types.ModuleType("m", "documentation"))
class M(types.ModuleType): pass
size(M("m"))

# %% weak-references
import weakref
class C: pass
c = C()
size(weakref.ref(c), weakref.ref(c, print), weakref.proxy(c), c)
class R(weakref.ref): pass
class S(weakref.ref): __slots__ = ("a",)
size(R(c), S(c))

# %% aliases-and-unions
import types
size(list[int], int | str, int | str | None)

# %% classes
class A: pass
class B(A): x = 1
class M(type): pass
class N(metaclass=M): pass
size(int, type, object, A, B, M, N)

# %% classes-with-slots
for slots in ((), ("a",), ("a", "b"), tuple("abcdef"), ("__dict__",), ("__weakref__",), ("__dict__", "__weakref__", "a")):
    cls = type("C", (), {"__slots__": slots})
    print(slots, sys.getsizeof(cls), type.__sizeof__(cls), sys.getsizeof(cls()), cls().__sizeof__())

# %% classes-of-metaclasses-with-slots
for slots in ((), ("__dict__",)):
    try:
        meta = type("M", (type,), {"__slots__": slots})
    except TypeError as error:
        print(error)
    else:
        size(meta("C", (), {}), meta)

# %% classes-after-their-first-instance
class C: pass
print(sys.getsizeof(C))
instance = C()
instance.a = instance.b = 1
print(sys.getsizeof(C))
C.attribute = 1
class D(C): pass
D().c = 1
print(sys.getsizeof(C), sys.getsizeof(D))

# %% instances-of-number-classes
for base, values in ((int, (0, 1, 2 ** 30, 2 ** 100)), (float, (0.0, 1.5)), (complex, (0j, 1j)), (bool, ())):
    if base is bool:
        continue
    class Plain(base): pass
    class Empty(base): __slots__ = ()
    for value in values:
        print(base.__name__, value, sys.getsizeof(Plain(value)), Plain(value).__sizeof__(), sys.getsizeof(Empty(value)), Empty(value).__sizeof__())

# %% instances-of-text-classes
for base, values in ((str, ("", "a", "é", "€", "😀", "abc" * 10)), (bytes, (b"", b"a", b"abc" * 10)), (bytearray, (b"", b"a", b"abc"))):
    class Plain(base): pass
    class Empty(base): __slots__ = ()
    for value in values:
        print(base.__name__, ascii(value), sys.getsizeof(Plain(value)), Plain(value).__sizeof__(), sys.getsizeof(Empty(value)), Empty(value).__sizeof__())

# %% instances-of-container-classes
for base, values in ((list, ((), (1,), (1, 2, 3))), (tuple, ((), (1,), (1, 2, 3))), (dict, ((), ((1, 2),))), (set, ((), (1, 2))), (frozenset, ((), (1, 2)))):
    class Plain(base): pass
    class Slotted(base): __slots__ = () if base is tuple else ("a",)
    for value in values:
        print(base.__name__, value, sys.getsizeof(Plain(value)), Plain(value).__sizeof__(), sys.getsizeof(Slotted(value)), Slotted(value).__sizeof__())

# %% instance-dictionaries
class C: pass
first = C()
print(sys.getsizeof(first.__dict__))
for count in range(1, 12):
    instance = C()
    for index in range(count):
        setattr(instance, f"a{index}", index)
    print(count, sys.getsizeof(instance), sys.getsizeof(instance.__dict__))

# %% instance-dictionaries-set-in-init
for count in (0, 1, 2, 5, 6, 10, 29, 30, 31, 32):
    body = "; ".join(f"self.a{index} = {index}" for index in range(count)) or "pass"
    space = {}
    exec(f"class C:\n def __init__(self): {body}", space)
    first, second = space["C"](), space["C"]()
    print(count, sys.getsizeof(first.__dict__), sys.getsizeof(second.__dict__), sys.getsizeof(first))

# %% instance-dictionaries-of-subclasses
class A:
    def __init__(self): self.a = 1
class B(A):
    def __init__(self):
        super().__init__()
        self.b = 1
for cls in (A, B, A, B):
    print(cls.__name__, sys.getsizeof(cls().__dict__))

# %% instance-dictionaries-after-deletion
class C: pass
c = C()
for index in range(8):
    setattr(c, f"a{index}", index)
print(sys.getsizeof(c.__dict__))
for index in range(8):
    delattr(c, f"a{index}")
print(sys.getsizeof(c.__dict__))
c.b = 1
print(sys.getsizeof(c.__dict__), c.__dict__)
c.__dict__.clear()
print(sys.getsizeof(c.__dict__))
c.b = 1
print(sys.getsizeof(c.__dict__))

# %% instance-dictionaries-replaced
class C: pass
c = C()
c.a = 1
print(sys.getsizeof(c.__dict__))
c.__dict__ = {}
print(sys.getsizeof(c.__dict__))
c.a = 1
print(sys.getsizeof(c.__dict__))
c.__dict__ = dict.fromkeys(range(20))
print(sys.getsizeof(c.__dict__))
del c.__dict__
print(sys.getsizeof(c.__dict__), sys.getsizeof(vars(C())))

# %% instance-dictionaries-copied
class C:
    def __init__(self): self.a, self.b, self.c = 1, 2, 3
c = C()
for copied in (c.__dict__.copy(), dict(c.__dict__), {**c.__dict__}, c.__dict__ | {}, vars(c) | {"d": 1}):
    print(sys.getsizeof(copied))

# %% instance-dictionaries-with-other-keys
class C: pass
for key in (1, None, ("a",), "".join(["x", "y"])):
    c = C()
    c.a = 1
    c.__dict__[key] = 1
    print(repr(key), sys.getsizeof(c.__dict__), sys.getsizeof(c))

# %% class-dictionaries-are-proxies
class C: a = 1
print(sys.getsizeof(vars(C)), sys.getsizeof(vars(int)))

# %% sizeof-overridden
class Lying:
    def __init__(self, answer): self.answer = answer
    def __sizeof__(self): return self.answer
class Slotted(Lying): __slots__ = ()
for answer in (0, 1, 100, True, -1, 2 ** 62, 2 ** 63 - 1, 2 ** 63 - 16, 2 ** 64, 1.5, "a", None):
    for cls in (Lying, Slotted):
        try:
            print(repr(answer), sys.getsizeof(cls(answer)))
        except Exception as error:
            print(repr(answer), type(error).__name__, error)

# %% sizeof-on-the-type
class C: pass
c = C()
c.__sizeof__ = lambda: 1
print(sys.getsizeof(c), c.__sizeof__(), type(c).__sizeof__(c))
class M(type):
    def __sizeof__(cls): return 5
class D(metaclass=M): pass
print(sys.getsizeof(D))

# %% sizeof-that-raises
class C:
    def __sizeof__(self): raise ValueError("no size")
class T:
    def __sizeof__(self): raise TypeError("no type")
for value in (C(), T()):
    for arguments in ((value,), (value, 7)):
        try:
            print(sys.getsizeof(*arguments))
        except Exception as error:
            print(type(error).__name__, error)

# %% getsizeof-defaults
class C: __sizeof__ = None
class D: __sizeof__ = property(lambda self: 1)
for value in (C(), D(), 1, C):
    for arguments, keywords in (((value,), {}), ((value, "default"), {}), ((value,), {"default": 5}), ((), {"object": value, "default": 6})):
        try:
            print(sys.getsizeof(*arguments, **keywords))
        except Exception as error:
            print(type(error).__name__, error)

# %% getsizeof-arguments
for arguments, keywords in (((), {}), ((1, 2, 3), {}), ((1,), {"other": 1}), ((1, 2), {"default": 1})):
    try:
        print(sys.getsizeof(*arguments, **keywords))
    except TypeError as error:
        print(error)

# %% sizeof-as-method
for call in (lambda: object.__sizeof__(), lambda: object.__sizeof__(1, 2), lambda: object.__sizeof__([]), lambda: list.__sizeof__(()),
             lambda: object.__sizeof__((1, 2, 3)), lambda: object.__sizeof__(2 ** 100), lambda: object.__sizeof__("abc"), lambda: object.__sizeof__(b"abc"),
             lambda: object.__sizeof__(int), lambda: type.__sizeof__(int),
             lambda: object.__sizeof__({1: 2}), lambda: int.__sizeof__(True), lambda: object.__sizeof__(-(2 ** 100))):
    try:
        print(call())
    except TypeError as error:
        print(error)

# %% types-with-their-own-sizeof
import collections, io, itertools, types
for cls in (object, int, bool, float, str, bytes, bytearray, list, tuple, dict, set, frozenset, type, types.CodeType, types.FrameType,
            types.GeneratorType, types.MappingProxyType, BaseException, collections.deque, collections.OrderedDict, io.StringIO, io.BytesIO, memoryview, range):
    print(cls.__name__, "__sizeof__" in vars(cls), cls.__sizeof__)

# %% deques-and-ordered-dictionaries
import collections
for count in (0, 1, 32, 64, 65, 127, 128, 129, 1000):
    queue = collections.deque(range(count))
    ordered = collections.OrderedDict.fromkeys(range(count))
    print(count, sys.getsizeof(queue), queue.__sizeof__(), sys.getsizeof(ordered), sys.getsizeof(collections.defaultdict(int, ordered)), sys.getsizeof(collections.Counter(ordered)))

# %% memory-streams
import io
for text in ("", "a", "a" * 100):
    stream, binary = io.StringIO(text), io.BytesIO(text.encode())
    print(sys.getsizeof(stream), sys.getsizeof(binary))
    binary.write(b"abc")
    print(sys.getsizeof(binary))
    binary.write(b"a" * 200)
    print(sys.getsizeof(binary))

# %% named-tuples
import collections
Point = collections.namedtuple("Point", "x y")
print(sys.getsizeof(Point(1, 2)), Point.__basicsize__, Point.__itemsize__)
class Named(Point): pass
class Slotted(Point): __slots__ = ()
print(sys.getsizeof(Named(1, 2)), sys.getsizeof(Slotted(1, 2)))

# %% data-classes-and-enums
import dataclasses, enum
@dataclasses.dataclass
class D:
    a: int
    b: int = 2
@dataclasses.dataclass(slots=True)
class S:
    a: int
    b: int = 2
class E(enum.Enum): A = 1
class F(enum.Flag): A = 1
class I(enum.IntEnum): A = 1
size(D(1), S(1), E.A, F.A, I.A)

# %% itertools-objects
import itertools
for value in (itertools.count(), itertools.count(2 ** 70), itertools.cycle([1]), itertools.repeat(1), itertools.chain([]), itertools.islice([], 1),
              itertools.product([1, 2], [3]), itertools.permutations([1, 2, 3]), itertools.combinations([1, 2, 3], 2), itertools.groupby([]), itertools.tee([])[0],
              itertools.accumulate([]), itertools.starmap(max, []), itertools.takewhile(len, []), itertools.pairwise([]), itertools.zip_longest([], [])):
    print(type(value).__name__, sys.getsizeof(value))
