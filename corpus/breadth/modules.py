# /// case
# topics = ["programs.breadth"]
# ///

def attempt(*sources):
    """Evaluates each source and prints what it gives or how it fails."""
    for source in sources:
        try:
            print(source, "=>", ascii(eval(source)))
        except Exception as error:
            print(source, "->", type(error).__name__, str(error).encode("ascii", "backslashreplace").decode())

# %% builtins
class Len:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
class Index:
    def __index__(self): return 3
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return 7
    def __divmod__(self, o): return ("divmod", o)
    def __rpow__(self, o, m=None): return ("rpow", o, m)
    def __getattr__(self, name): return f"attr {name}"
    def __dir__(self): return ["b", "a"]
    def __call__(self, *a, **k): return a, k
    def __reversed__(self): return "reversed"
    def __format__(self, s): return f"format {s}"
    def __contains__(self, x): return x == "in"
    def __bool__(self): raise ValueError("no truth")
    def __hash__(self): return 2 ** 70
    def __instancecheck__(self, x): return True
    def __bytes__(self): return b"bytes"
    def __complex__(self): return 1j
i = Index()
attempt("len(Len(-1))", "len(Len(2 ** 70))", "len(Len('x'))", "len(5)", "round(i), round(i, 2), divmod(i, 1), pow(2, i), hex(i), oct(i), bin(i), chr(i + 0) if False else chr(3)", "int(i), float(i), complex(i), bytes(i), [1, 2, 3, 4][i], range(i), 'ab' * 2", "bool(i)", "not i", "dir(i), getattr(i, 'x'), hasattr(i, 'y'), i.z, callable(i), i(1, k=2), reversed(i), f'{i:spec}', 'in' in i, 'out' in i, hash(i), isinstance(1, i)",
        "abs('a')", "abs(-3), abs(-2.5), abs(3 + 4j), abs(True)", "all([1, 0]), any([0, 1]), ascii('é'), bin(-5), callable(int), chr(8364), ord('€')", "compile('1 +', 'f', 'eval')", "eval('1 + 1'), eval(compile('2', 'f', 'eval')), exec('x = 1')", "eval('x = 1')", "eval(1)", "exec('1', [])", "getattr(1, 'real'), getattr(1, 'nope', 'd')", "getattr(1, 'nope')", "getattr(1, 2)", "hash([])", "id(1) == id(1), input.__name__", "isinstance(1, (str, (int,))), issubclass(bool, int), issubclass(int, (str, int | None))", "isinstance(1, 'int')", "issubclass(1, int)", "iter(int, 0).__next__()", "max([1, 3], [2]), max(1, 2.5), min('b', 'a'), max({'x': 1})", "next(5)", "open('missing-file')", "open('x', 'q')", "ord('')", "pow('a', 2)", "pow(2, 3, 5), pow(2, -1, 5), pow(2.0, 3)", "pow(2.0, 3, 5)", "print(1, 2, sep='')", "print(sep=1)", "range(3, 0)", "repr(len), repr(int), repr(print.__class__)", "round(1.5, 'a')", "setattr(1, 'a', 2)", "sorted('bca', reverse=1), sorted([(1, 'b'), (1, 'a')])", "sorted(1)", "sum([1], 2), sum([], start=5)", "sum(1)", "vars(1)", "vars().__class__", "zip(1)", "list(zip())", "__import__('math').pi, __import__('os.path').__name__", "__import__('nope.nope')", "format(1, 'x'), format('a'), format(1, '')", "format(1, 1)", "memoryview(b'a')[0], bytearray(2), frozenset('a'), object() is None, slice(2).stop", "delattr(1, 'x')", "type(i).__mro__[1], super", "breakpoint.__name__, copyright if False else 1")

# %% sys-gc-weakref
import gc, sys, weakref
class Node:
    def __del__(self): print("del", self.name)
def make(name):
    node = Node(); node.name = name; return node
a = make("a"); a.self = a
ref = weakref.ref(a, lambda r: print("callback", r() is None))
del a
print(gc.collect(), ref())
b = make("b")
proxy = weakref.proxy(b)
values = weakref.WeakValueDictionary(k=b); keys = weakref.WeakKeyDictionary({b: 1}); bag = weakref.WeakSet([b])
finalizer = weakref.finalize(b, print, "finalized", 1)
print(proxy.name, len(values), len(keys), len(bag), finalizer.alive, weakref.getweakrefcount(b))
del b
print(len(values), len(keys), len(bag), finalizer.alive)
attempt("proxy.name", "weakref.ref(1)", "sys.getrefcount(object())", "sys.getsizeof(1), sys.getsizeof(''), sys.getsizeof([]), sys.getsizeof({}), sys.getsizeof(())", "sys.intern('a b') is sys.intern('a ' + 'b')", "sys.intern(1)", "sys.getrecursionlimit(), sys.maxsize, sys.byteorder, sys.float_info.max, sys.int_info.bits_per_digit, sys.hash_info.width", "sys.setrecursionlimit(0)", "sys.exc_info(), sys.exception()", "gc.isenabled(), gc.get_threshold(), gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked({}), gc.get_referents([1, 'x'])", "gc.collect(5)", "sys.version_info[:2] >= (3, 11), sys.implementation.name, sys.flags.isolated, sys.argv[1:]", "sys._getframe(100)", "sys.displayhook(5), sys.displayhook(None)")
print(gc.get_count()[0] >= 0)

# %% itertools
from itertools import *
attempt("list(accumulate([1, 2, 3], initial=10)), list(accumulate('abc', lambda a, b: b + a))", "list(chain('ab', [1])), list(chain.from_iterable(['ab', 'c']))", "list(combinations('abc', 2)), list(combinations_with_replacement('ab', 2)), list(permutations('abc', 2))[:3], list(product('ab', repeat=2))", "list(compress('abcd', [1, 0, 1])), list(dropwhile(str.isalpha, 'ab1c')), list(takewhile(str.isalpha, 'ab1c')), list(filterfalse(str.isalpha, 'a1'))", "[(k, list(g)) for k, g in groupby('aabbA', str.lower)]", "list(islice(count(5, -2), 3)), list(islice('abcdef', 1, None, 2)), repr(count(1, 2)), repr(repeat(1, 2)), repr(cycle)", "list(islice('a', -1))", "list(pairwise('abc')), list(starmap(pow, [(2, 3)])), list(zip_longest('ab', [1], fillvalue='-')), [list(t) for t in tee('ab')]", "list(combinations('ab', -1))", "count('a')", "list(repeat('x', 2)), list(islice(cycle('ab'), 5)), next(repeat(None))", "product('a', repeat='b')", "list(batched('abcde', 2)) if 'batched' in globals() else None")

# %% functools-operator
import functools, operator
@functools.lru_cache(maxsize=2)
def square(n): print("compute", n); return n * n
print(square(2), square(3), square(2), square(4), square(3), square.cache_info(), square.__wrapped__(5))
square.cache_clear()
@functools.singledispatch
def kind(x): return "object"
@kind.register
def _(x: int): return "int"
@kind.register(list)
def _(x): return "list"
print(kind(1), kind([]), kind(""), kind.dispatch(bool)(True))
@functools.total_ordering
class Version:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
class Lazy:
    @functools.cached_property
    def value(self): print("once"); return 5
lazy = Lazy()
print(Version(1) >= Version(1), Version(2) > Version(1), lazy.value + lazy.value, vars(lazy))
@functools.wraps(square)
def wrapper(): "own"
print(wrapper.__name__, wrapper.__wrapped__ is square)
double = functools.partial(operator.mul, 2)
attempt("double(5), double.func, double.args, double.keywords, repr(functools.partial(int, base=2)), functools.partial(int, base=2)('11')", "functools.partial(1)", "functools.reduce(operator.add, 'abc', '-'), functools.reduce(max, [3, 1])", "functools.reduce(max, [])", "sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a))", "operator.itemgetter(1, 'k')({1: 2, 'k': 3}), operator.attrgetter('real.imag')(5), operator.methodcaller('split', ',')('a,b'), operator.itemgetter(slice(2))('abc')", "operator.index('a')", "operator.concat(1, 2)", "operator.countOf('aab', 'a'), operator.indexOf('ab', 'b'), operator.contains([1], 1), operator.truth([]), operator.not_(1), operator.length_hint(iter([1, 2])), operator.iadd([1], [2]), operator.matmul.__name__", "operator.setitem({}, 1, 2), operator.is_(None, None), operator.inv(5), operator.pos(-1), operator.pow(2, 3), operator.call(len, 'ab')")

# %% collections
from collections import *
d = deque([1, 2, 3], maxlen=3)
d.append(4); d.appendleft(0); d.rotate(1); d.extend([7]); d.extendleft([8, 9])
print(d, d.maxlen, d.count(9), d.index(9), d.pop(), d.popleft(), list(reversed(d)), d[0], 9 in d)
C = Counter("mississippi")
print(C.most_common(2), C["z"], C + Counter(s=1), C - Counter("miss"), C & Counter("ssp"), C | Counter(z=3), +Counter(a=-1), sorted(C.elements())[:3], C.total(), repr(C))
Point = namedtuple("Point", "x y", defaults=[0])
p = Point(1)
print(p, p._replace(y=5), p._asdict(), Point._fields, Point._field_defaults, Point._make([3, 4]), p == (1, 0), p.x, Point.__doc__, Point.x.__doc__)
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a"); o.move_to_end("c", last=False)
print(o, o.popitem(last=False), list(reversed(o)), o == {"a": 1, "b": 2}, o == OrderedDict(a=1, b=2), o | {"z": 1})
dd = defaultdict(list, k=[1]); dd["new"].append(2)
cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); cm["c"] = 4
print(dd, dd.default_factory, cm, cm["b"], cm.maps, cm.parents, cm.new_child({"b": 0})["b"], sorted(cm))
attempt("namedtuple('P', 'x x')", "namedtuple('P', 'x class', rename=True)._fields", "namedtuple('P', 'def')", "Point()", "Point(1, 2, 3)", "Point(1)._replace(z=1)", "deque(maxlen=-1)", "deque().pop()", "deque([1]).remove(2)", "deque([1]) < deque([2]), deque([1]) + deque([2]), deque([1, 2]) * 2", "defaultdict(1)", "defaultdict()['x']", "Counter(a=1) == Counter(a=1, b=0), Counter([1, 1]).items()", "OrderedDict().popitem()", "ChainMap({})['x']", "UserDict(a=1), UserList([1]) + [2], UserString('ab').upper()", "abc.Mapping.__abstractmethods__ == {'__getitem__', '__iter__', '__len__'}", "abc.Sized()", "isinstance([], abc.Sequence), issubclass(dict, abc.MutableMapping), isinstance(range(1), abc.Sequence), isinstance('', abc.Hashable), isinstance([], abc.Hashable)")

# %% math-and-time
import math, time
attempt("math.sqrt(-1)", "math.sqrt(2), math.cbrt(27), math.exp2(3), math.hypot(3, 4, 12), math.dist([0, 0], [3, 4]), math.fsum([.1] * 10), math.prod([2, 3], start=2), math.gcd(12, 18, 8), math.lcm(4, 6), math.isqrt(99), math.comb(5, 2), math.perm(5), math.factorial(20)", "math.factorial(-1)", "math.factorial(2.5)", "math.floor(-2.5), math.ceil(2.1), math.trunc(-2.9), math.modf(-2.5), math.frexp(8), math.ldexp(.5, 4), math.copysign(1, -0.0), math.fmod(-7, 3), math.remainder(7, 4), math.ulp(1.0), math.nextafter(1, 2)", "math.log(0)", "math.log(8, 2), math.log10(1000), math.log2(8), math.log1p(1e-10), math.expm1(1e-10), math.log(10 ** 400)", "math.exp(1000)", "math.sin(math.pi / 6), math.atan2(-1, -1), math.degrees(math.pi), math.radians(180), math.tanh(.5), math.asinh(1), math.erf(.5), math.gamma(5), math.lgamma(.5)", "math.acos(2)", "math.isclose(1, 1 + 1e-10), math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.tau, math.e", "math.isclose(1, 2, rel_tol=-1)", "math.gcd(1.5)", "math.floor('a')", "math.sqrt()", "math.pow(2, .5), math.pow(0, -1) if False else 1", "math.pow(-8, 1 / 3)", "time.gmtime(0)[:6], time.strftime('%Y-%m-%d %j', time.gmtime(86400)), time.struct_time(range(9)).tm_mon, time.mktime(time.gmtime(0))", "time.sleep(-1)", "time.time() > 0, time.monotonic() <= time.monotonic(), time.perf_counter_ns() > 0")

# %% copy-abc-contextlib
import abc, contextlib, copy
class Shape(abc.ABC):
    @property
    @abc.abstractmethod
    def area(self): ...
    @classmethod
    def __subclasshook__(cls, C): return True if hasattr(C, "quack") else NotImplemented
class Square(Shape):
    area = 4
class Duck: quack = 1
Shape.register(int)
attempt("Shape()", "Square().area, isinstance(Duck(), Shape), issubclass(bool, Shape), isinstance('', Shape), Shape.__abstractmethods__")
@contextlib.contextmanager
def context(name):
    print("before", name)
    try: yield name
    except ValueError as error: print("swallowed", error)
    finally: print("after", name)
with context("x") as x: raise ValueError("v")
with contextlib.suppress(KeyError), contextlib.closing(type("R", (), {"close": lambda self: print("closed")})()): {}["k"]
with contextlib.ExitStack() as stack:
    stack.callback(print, "callback", 1); stack.enter_context(context("stacked"))
    stack.push(lambda *details: print("pushed", details[0]) or True); raise KeyError("in stack")
@context("decorated")
def decorated(): print("body")
decorated()
with contextlib.redirect_stdout(__import__("io").StringIO()) as out: print("hidden")
print(repr(out.getvalue()), contextlib.nullcontext(5).__enter__())
try:
    with contextlib.contextmanager(lambda: iter(()))(): pass
except (RuntimeError, TypeError, AttributeError) as error: print(type(error).__name__, error)
class Tree:
    def __init__(self): self.children = []; self.me = self
    def __deepcopy__(self, memo): print("deepcopy"); new = Tree.__new__(Tree); memo[id(self)] = new; new.children = copy.deepcopy(self.children, memo); new.me = copy.deepcopy(self.me, memo); return new
tree = Tree(); tree.children.append([1]); clone = copy.deepcopy(tree)
print(clone.me is clone, clone.children, clone.children[0] is tree.children[0], copy.copy(tree).children is tree.children, copy.copy({1: [2]}), copy.deepcopy((1, [2])), copy.copy(len) is len)
attempt("copy.deepcopy(x for x in ())", "copy.copy(type('S', (), {'__slots__': ('a',)})())", "copy.deepcopy({1: {2, 3}, 'k': frozenset([4]), 'b': bytearray(b'x'), 'r': range(3)})")

# %% inspect
import inspect
def function(a: int, /, b=2, *args, c, d: str = "d", **kw) -> None: "doc"
class A:
    def method(self, x): ...
    @classmethod
    def cls(cls, y=1): ...
    def __init__(self, z): ...
class B(A): pass
attempt("inspect.signature(function)", "str(inspect.signature(A)), str(inspect.signature(A(1).method)), str(inspect.signature(A.cls)), str(inspect.signature(len)), str(inspect.signature(str.split)), str(inspect.signature(sorted))", "inspect.signature(int)" if False else "inspect.signature(lambda *, k: 0).parameters['k'].kind.name", "inspect.signature(function).bind(1, c=3).arguments", "inspect.signature(function).bind(1)", "[p.kind.name for p in inspect.signature(function).parameters.values()]", "inspect.getmro(B), inspect.isclass(B), inspect.isfunction(function), inspect.ismethod(A(1).method), inspect.isbuiltin(len), inspect.isgeneratorfunction(function), inspect.iscoroutinefunction(function), inspect.isroutine(str.join), inspect.ismethoddescriptor(str.join), inspect.isdatadescriptor(int.real)", "inspect.getdoc(function), inspect.getfullargspec(function).args, inspect.getmembers(B(1), inspect.ismethod)[0][0], inspect.unwrap(function) is function, inspect.signature(1)")

# %% io-and-print
import io, sys
text = io.StringIO("first\nsecond\r\nthird")
print(text.readline(), text.read(3), text.tell(), text.seek(0), list(text), text.write("!"), text.getvalue()[-2:], text.truncate(3), text.getvalue(), text.closed)
raw = io.BytesIO(b"abcdef")
print(raw.read(2), raw.readinto(bytearray(3)), raw.getvalue(), raw.seek(-1, 2), raw.read(), raw.getbuffer()[0], raw.readlines(), raw.writable())
print("a", 1, None, sep="-", end="|\n", file=sys.stdout, flush=True)
print(*[], sep=","); print(end=""); print("x", end=None, sep=None)
attempt("io.StringIO(1)", "io.BytesIO('a')", "io.StringIO().read(1, 2)", "text.seek(1, 1)", "text.close() or text.read()", "input()", "print('x', file=5)", "open('t.txt', 'w').write('é\\n'), open('t.txt', encoding='utf-8').read(), open('t.txt', 'rb').read(), [*open('t.txt')]", "open('t.txt', 'rb', encoding='x')", "open('t.txt', 'w+x')", "with_statement_is_no_expression")

# %% enum-dataclass-typing
import dataclasses, enum, typing
class Colour(enum.Enum):
    RED = 1
    GREEN = enum.auto()
    CRIMSON = 1
class Flag(enum.Flag):
    A = enum.auto(); B = enum.auto(); AB = A | B
@dataclasses.dataclass(order=True, frozen=True)
class Item:
    name: str
    price: float = 0.0
    tags: list = dataclasses.field(default_factory=list, compare=False, repr=False)
    def __post_init__(self): print("post init", self.name)
class Named(typing.NamedTuple):
    x: int
    y: str = "d"
class Movie(typing.TypedDict, total=False):
    name: str
T = typing.TypeVar("T")
class Box(typing.Generic[T]): pass
@typing.runtime_checkable
class Closes(typing.Protocol):
    def close(self): ...
attempt("Colour.RED, Colour(2), Colour['GREEN'], Colour.CRIMSON is Colour.RED, list(Colour), Colour.RED.name, Colour.RED.value, Colour.__members__.keys()", "Colour(9)", "Colour['X']", "Flag.A | Flag.B, Flag.AB & Flag.A, ~Flag.A, Flag(0), Flag.A in Flag.AB", "Item('a', 1.0) < Item('b'), Item('a') == Item('a'), dataclasses.asdict(Item('x')), dataclasses.replace(Item('a'), price=2.0), [f.name for f in dataclasses.fields(Item)], repr(Item('r')), hash(Item('h')) == hash(Item('h'))", "setattr(Item('f'), 'name', 1)", "Item()", "Named(1), Named(1)._asdict(), Named.__annotations__", "Movie(name='x'), Movie.__total__, Movie.__annotations__", "Box[int], Box[int].__args__, Box[int]().__orig_class__, typing.get_type_hints(Named), typing.Optional[int], typing.Union[int, str, int], typing.Callable[[int], str], typing.Literal[1, 'a'], typing.Annotated[int, 'm']", "Box[int, str]", "isinstance(open('f', 'w'), Closes), isinstance(1, Closes)", "typing.cast(int, 'x'), typing.get_origin(list[int]), typing.get_args(dict[str, int]), typing.List[int]")

# %% json-re-datetime-and-more
import json, re, textwrap, string, random, decimal, fractions, datetime, statistics, heapq, bisect, pprint
attempt("json.dumps({'a': [1, 2.5, None, True, 'é']}), json.loads('{\"k\": [1, 2e3, \"\\\\u00e9\"]}'), json.dumps([1], indent=2)", "json.loads('[1,')", "json.dumps({1, 2})", "re.sub(r'(\\w+) (?P<b>\\w+)', r'\\g<b> \\1', 'hello world'), re.findall(r'\\d+', 'a1b22'), re.split(r'[,;]', 'a,b;c'), re.match(r'(a)|b', 'b').groups(), re.fullmatch('a+', 'aaa').span()", "re.compile('(')", "textwrap.wrap('the quick brown fox', 10), textwrap.dedent('  a\\n  b'), string.Template('$a ${b}').substitute(a=1, b=2), string.capwords('a b')", "random.Random(42).random(), random.Random(1).sample(range(10), 3), random.Random(3).choice('abc')", "decimal.Decimal('1.10') + 1, decimal.Decimal(1) / 3, fractions.Fraction(1, 3) + fractions.Fraction('0.5'), statistics.mean([1, 2, 4])", "datetime.date(2024, 2, 29) + datetime.timedelta(365), datetime.datetime(2024, 1, 1).isoformat(), datetime.date(2023, 1, 1).strftime('%a %d')", "datetime.date(2023, 2, 29)", "heapq.nsmallest(2, [3, 1, 2]), heapq.heapify([1]), bisect.bisect([1, 2, 3], 2), pprint.pformat({'b': 1, 'a': [1] * 3}, width=10)")
