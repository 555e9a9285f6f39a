# /// case
# topics = ["modules.collections"]
# ///

from collections import ChainMap, Counter, OrderedDict, defaultdict

def show(*expressions):
    """Evaluates each expression and prints what comes of it."""
    for expression in expressions:
        try:
            value = eval(expression, globals())
            text = f"{type(value).__name__} {value!r}"
        except Exception as error:
            text = f"!! {type(error).__name__}: {error}"
        print(expression, "->", text)

def run(*statements):
    """Runs each statement and prints the error, if there is one."""
    for statement in statements:
        try:
            exec(statement, globals())
        except Exception as error:
            print(statement, "!!", f"{type(error).__name__}: {error}")
        else:
            print(statement)

# %% defaultdict-construction
show("defaultdict()", "defaultdict(list)", "defaultdict(None)", "defaultdict(int, {1: 2})", "defaultdict(int, [(1, 2)], a=3)", "defaultdict(a=1)", "defaultdict(lambda: 5).default_factory()", "defaultdict(5)", "defaultdict('a')", "defaultdict({})", "defaultdict(int, 5)", "defaultdict(int, {}, {})",
     "defaultdict(default_factory=int)", "defaultdict(None, [1])", "defaultdict(int, default_factory=5)")

# %% defaultdict-missing
d = defaultdict(list)
show("d['a']", "d['b'].append(1)", "d", "d.get('z')", "'z' in d", "d.pop('z', 0)", "d.setdefault('s')", "d[[]]", "d.__missing__('m')", "d.__missing__()", "d.__missing__([])", "defaultdict()['x']", "defaultdict(None)[1, 2]", "defaultdict().__missing__('k')", "len(d)")
def failing():
    raise LookupError("factory")
d = defaultdict(failing)
show("d['a']", "d")
def needs(argument):
    return argument
show("defaultdict(needs)['x']")

# %% defaultdict-factory
d = defaultdict(int)
d["a"] += 1
print(d.default_factory, d)
d.default_factory = None
show("d['q']")
d.default_factory = str
show("d['q']", "d")
d.default_factory = 5
show("d['r']")
run("del d.default_factory", "d['s']", "d.x = 1", "d.default_factory")

# %% defaultdict-operators
d = defaultdict(int, {1: 2})
show("d | {3: 4}", "{3: 4} | d", "d | defaultdict(str, {5: 6})", "d | []", "5 | d", "d == {1: 2}", "d.copy()", "type(d.copy())", "defaultdict.fromkeys('ab', 0)", "d | None", "d.__or__([])", "d.__ror__({})", "d < d")
d |= {7: 8}
d |= [(9, 10)]
print(d)

# %% defaultdict-representation-and-copies
import copy
d = defaultdict(list, {1: [2]})
d["self"] = d
print(d)
d = defaultdict(list, {1: [2]})
for function in (copy.copy, copy.deepcopy, defaultdict.copy, defaultdict.__copy__):
    twin = function(d)
    print(twin, twin[1] is d[1], twin.default_factory is list)
print(d.__reduce__()[:4], list(d.__reduce__()[4]), defaultdict().__reduce__()[:4])
class Derived(defaultdict):
    pass
print(Derived(int), Derived(int).copy(), type(Derived(int) | {}).__name__, Derived(int, {1: 2})[5])
d = defaultdict()
d.default_factory = d.get
print(defaultdict(int), str(defaultdict(None, a=1)), [n for n in dir(defaultdict) if n not in dir(dict) and n != "__module__"])

# %% ordereddict-construction
show("OrderedDict()", "OrderedDict([(1, 2), (3, 4)])", "OrderedDict({1: 2})", "OrderedDict(b=1, a=2)", "OrderedDict(5)", "OrderedDict([1])", "OrderedDict({}, {})", "OrderedDict.fromkeys('ab', 0)", "OrderedDict.fromkeys('ab')", "OrderedDict.fromkeys()", "OrderedDict.fromkeys(iterable='a', value=1)", "OrderedDict(self=1, other=2)",
     "OrderedDict.fromkeys(5)", "OrderedDict([('a',)])")

# %% ordereddict-move-to-end
d = OrderedDict.fromkeys("abc")
for arguments, keywords in ((("a",), {}), (("b", False), {}), (("c",), {"last": False}), (("x",), {}), (([],), {}), ((), {}), (("a", 1, 2), {}), ((), {"key": "a"}), (("a",), {"x": 1}), (("a", []), {}), ((), {"key": "b", "last": True})):
    try:
        print(arguments, keywords, d.move_to_end(*arguments, **keywords), list(d))
    except Exception as error:
        print(arguments, keywords, type(error).__name__, error, list(d))
show("OrderedDict().move_to_end('a')")

# %% ordereddict-popitem-and-pop
d = OrderedDict.fromkeys("abcdef", 0)
show("d.popitem()", "d.popitem(False)", "d.popitem(last=False)", "d.popitem(last=True)", "d.popitem(1, 2)", "d.popitem(x=1)", "d.pop('c')", "d.pop('z')", "d.pop('z', 5)", "d.pop('z', default=5)", "d.pop(key='d')", "d.pop()", "d.pop([])", "d", "OrderedDict().popitem()", "OrderedDict().popitem(last=False)", "d.pop('a', 1, 2)")

# %% ordereddict-equality
one, two = OrderedDict([(1, 1), (2, 2)]), OrderedDict([(2, 2), (1, 1)])
show("one == two", "one == dict(two)", "dict(one) == two", "one != two", "one == OrderedDict(one)", "one == [(1, 1)]", "one < two", "OrderedDict() == {}", "hash(one)", "one == 5")

# %% ordereddict-operators
d = OrderedDict(a=1, b=2)
show("d | {'c': 3}", "{'c': 3, 'a': 9} | d", "d | OrderedDict(a=5)", "d | []", "d | None", "d | [('x', 1)]", "5 | d", "d & d", "d + d", "-d")
same = d
d |= {"z": 0, "a": 7}
d |= [("y", 1)]
print(d, d is same)
run("d |= 5")

# %% ordereddict-order
d = OrderedDict(a=1, b=2, c=3)
d["a"] = 9
del d["b"]
d["b"] = 0
d.setdefault("d")
d.update(a=5, e=6)
print(d, list(reversed(d)), list(reversed(d.items())), list(reversed(d.values())), list(d.keys()))
d.move_to_end("c", last=False)
print(list(d), d.popitem(), dict(d), {**d})
d.clear()
d["x"] = 1
print(d)

# %% ordereddict-methods
d = OrderedDict(a=1)
show("d.setdefault('a')", "d.setdefault('b', default=2)", "d.setdefault(key='c')", "d.setdefault()", "d.setdefault('a', 1, 2)", "d.get('a')", "d.update()", "d.update({}, {})", "d.update(5)", "d.copy()", "d.copy(1)", "d.clear(1)", "d.keys()", "d.values()", "d.items()", "type(d.keys())", "type(iter(d))", "type(reversed(d))",
     "type(iter(d.items()))", "d['zz']", "d[[]]", "d.__reversed__(1)", "d.keys() & {'a'}", "d.items() == {'a': 1, 'b': 2, 'c': None}.items()")
run("d.x = 1", "d.x", "del d['zz']", "del d['a']", "d.missing")
print(d, d.__dict__)

# %% ordereddict-mutation-while-iterating
for change in ("d['new'] = 1", "del d['a']", "d.move_to_end('a')", "d.clear()", "d['a'] = 5", "d.popitem()", "d.pop('c')"):
    d = OrderedDict(a=1, b=2, c=3)
    seen = []
    try:
        for key in d:
            seen.append(key)
            if len(seen) == 1:
                exec(change)
    except (RuntimeError, KeyError) as error:
        print(change, type(error).__name__, error, seen)
    else:
        print(change, seen)

# %% ordereddict-iterators
d = OrderedDict(a=1, b=2)
for view in (d, d.keys(), d.values(), d.items()):
    for function in (iter, reversed):
        iterator = function(view)
        print(type(iterator).__name__, next(iterator), iterator.__reduce__(), list(iterator), next(iterator, "end"), hasattr(iterator, "__length_hint__"))

# %% ordereddict-representation-and-copies
import copy
d = OrderedDict(a=[1])
for function in (copy.copy, copy.deepcopy, OrderedDict.copy):
    twin = function(d)
    print(type(twin).__name__, twin, twin["a"] is d["a"])
d["self"] = d
print(d, OrderedDict(), f"{OrderedDict()}")
d = OrderedDict(a=1)
print(d.__reduce__()[:3], list(d.__reduce__()[4]))
d.attribute = 5
print(d.__reduce__()[:3], copy.copy(d).attribute)
class Derived(OrderedDict):
    pass
print(Derived(a=1), Derived(), type(Derived(a=1).copy()).__name__, type(Derived() | {}).__name__, type({} | Derived()).__name__)
print([n for n in dir(OrderedDict) if n not in dir(dict) and n != "__module__"], OrderedDict.__name__, OrderedDict.__module__)

# %% ordereddict-subclass-hooks
class Loud(OrderedDict):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)
    def __delitem__(self, key):
        print("del", key)
        super().__delitem__(key)
    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)
loud = Loud(a=1, b=2)
loud.update(c=3)
print(loud.pop("a"), loud.setdefault("d", 4), loud.setdefault("b", 9), loud.popitem(), list(loud.items()), list(loud.values()))
loud.move_to_end("b")
print(loud.copy(), loud == {"c": 3, "b": 2})
class Missing(OrderedDict):
    def __missing__(self, key):
        return "missing " + key
print(Missing()["x"], Missing().get("x"), Missing().pop("x", 1))
show("Missing().pop('x')")

# %% counter-construction
show("Counter()", "Counter('abca')", "Counter({1: 2})", "Counter(a=1, b=2)", "Counter([1, 1], x=3)", "Counter(None)", "Counter(5)", "Counter([], [])", "Counter([[]])", "Counter({'a': 'x'})", "Counter(a=0, b=-1)", "Counter(iterable='ab')", "Counter(self=1)", "Counter(Counter('aa'))", "Counter(x for x in 'aab')")

# %% counter-methods
c = Counter("abracadabra")
show("c.most_common()", "c.most_common(2)", "c.most_common(0)", "c.most_common(-1)", "c.most_common(99)", "c.most_common(None)", "c.most_common('a')", "c['z']", "'z' in c", "c.total()", "sorted(c.elements())", "list(Counter(a=2, b=0, c=-1).elements())", "c.get('z')", "c.pop('z', 0)", "c.copy()", "Counter.fromkeys('ab', 1)",
     "Counter.fromkeys('ab')", "list(c.items())", "c.elements(1)", "c.total(1)")
del c["not there"]
run("del c['a']", "c['n'] += 1", "c.x = 1")
print(c)

# %% counter-update-and-subtract
c = Counter(a=3, b=1)
c.update("ab")
c.update({"a": 2}, c=5)
c.update()
c.update(None)
print(c)
c.subtract("aab", b=1)
c.subtract({"z": 2})
c.subtract()
print(c)
run("c.update(5)", "c.subtract(5)", "c.update([], [])", "c.update([[]])", "c.subtract({'a': 'x'})", "Counter.update()", "Counter.subtract()", "Counter.__init__()")
print(c)

# %% counter-arithmetic
a, b = Counter(a=3, b=1, c=-1, d=0), Counter(a=1, b=2, c=5, e=-2)
show("a + b", "a - b", "a & b", "a | b", "+a", "-a", "a + {}", "a - []", "{} + a", "a * 2", "a ^ b", "a + dict(a=1)", "a & 5", "~a")
for operator in ("+=", "-=", "&=", "|="):
    c = same = Counter(a)
    exec(f"c {operator} b")
    print(operator, c, c is same)
c = Counter(a=1)
c += {"a": 5, "z": 1}
print(c)

# %% counter-comparison
a, b = Counter(a=1, b=0), Counter(a=1)
show("a == b", "a != b", "a == {'a': 1}", "a <= b", "a < b", "Counter(a=2) > b", "Counter(a=1, c=1) >= b", "a < 5", "a == 5", "Counter(a=1) <= {'a': 1}", "{} == Counter()", "Counter(a=1) == {'a': 1, 'b': 0}", "hash(a)", "Counter(a=1) < Counter(a=1, b=1)")

# %% counter-representation
show("Counter('aabbb')", "Counter({1: 'x', 2: 3})", "Counter()", "str(Counter(a=1))", "Counter(b=1, a=1)", "Counter({'x': None})")
class Derived(Counter):
    pass
import copy
print(Derived("ab"), type(Derived("a") + Derived("b")).__name__, type(Derived("a").copy()).__name__, Counter("ab").__reduce__(), copy.deepcopy(Counter("ab")), type(copy.copy(Derived("a"))).__name__)

# %% chainmap
one, two = {"a": 1}, {"a": 2, "b": 3}
c = ChainMap(one, two)
show("c", "c['a']", "c['b']", "c['z']", "c.get('z', 5)", "'b' in c", "len(c)", "list(c)", "list(c.items())", "c.maps", "c.parents", "c.new_child()", "c.new_child({'x': 1})", "c.new_child(y=2)", "bool(c)", "bool(ChainMap())", "ChainMap()", "ChainMap({}, {})", "c == {'a': 1, 'b': 3}", "c == ChainMap({'b': 3, 'a': 1})",
     "c.copy()", "ChainMap.fromkeys('ab', 0)", "c.keys()", "c.values()", "dict(c)", "{**c}", "list(reversed(list(c)))", "c[[]]")

# %% chainmap-writing
one, two = {"a": 1}, {"a": 2, "b": 3}
c = ChainMap(one, two)
run("c['b'] = 9", "del c['a']", "del c['a']", "c.pop('zz')", "c.pop('zz', 1)", "c.pop('b')", "c.popitem()", "c['n'] = 1", "c.update(x=5)", "c.setdefault('a', 7)", "c.setdefault('q', 8)", "c.clear()")
print(c, one, two)
c = ChainMap({})
run("c.popitem()", "c.pop('a')", "c.move_to_end")

# %% chainmap-operators
c = ChainMap({"a": 1}, {"b": 2})
show("c | {'c': 3}", "{'b': 9, 'c': 3} | c", "c | ChainMap({'a': 5})", "c | []", "5 | c", "c | 5")
same = c
c |= {"b": 7}
print(c, c is same)
class Derived(ChainMap):
    def __missing__(self, key):
        return "missing " + key
print(Derived()["x"], Derived({"a": 1}), type(Derived().new_child()).__name__, type(Derived() | {}).__name__, Derived().get("x"))
import copy
print(copy.copy(c), copy.copy(c).maps[0] is c.maps[0], copy.copy(c).maps[1] is c.maps[1], c.copy().maps[1] is c.maps[1], copy.deepcopy(c))
loop = ChainMap()
loop["self"] = loop
print(loop)
