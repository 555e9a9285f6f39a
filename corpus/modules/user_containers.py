# /// case
# topics = ["modules.collections"]
# ///

from collections import UserDict, UserList, UserString

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

# %% userdict
d = UserDict({"a": 1}, b=2)
show("d", "d['a']", "d['z']", "d.get('z', 5)", "'a' in d", "len(d)", "list(d)", "d.data", "d.pop('b')", "d.pop('z')", "d.popitem()", "d.popitem()", "d.setdefault('k', 1)", "d.copy()", "d == {'k': 1}", "d | {'x': 2}", "{'x': 2} | d", "d | UserDict(y=1)", "d | 5", "UserDict.fromkeys('ab', 0)", "UserDict([('a', 1)])", "UserDict(5)", "UserDict({}, {})",
     "d.keys()", "d.items()", "d.values()", "bool(UserDict())", "UserDict(dict=1)", "hash(d)", "d[[]]", "isinstance(d, dict)")
same = d
d |= {"n": 3}
d.update(m=4)
del d["n"]
print(d, d is same)
class Derived(UserDict):
    def __missing__(self, key):
        return "missing " + key
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)
print(Derived(a=1), Derived()["q"], Derived().get("q"), Derived({"b": 2}).copy(), type(Derived(a=1) | {}).__name__)

# %% userlist
u = UserList([3, 1, 2])
show("u", "u[0]", "u[1:]", "u[9]", "len(u)", "1 in u", "u + [4]", "[4] + u", "u + UserList('a')", "u + (5,)", "u * 2", "2 * u", "u == [3, 1, 2]", "u < [4]", "u.append(5)", "u.insert(0, 9)", "u.pop()", "u.remove(9)", "u.index(1)", "u.count(2)", "u.sort()", "u.reverse()", "u.extend('x')", "u.copy()", "u", "u.clear()", "UserList(5)", "UserList(UserList('ab'))",
     "UserList('ab').data", "u + 5", "hash(u)", "UserList([1]) == UserList([1])", "reversed(UserList([1])).__class__.__name__")
u = same = UserList([1, 2])
u += [3]
u += (4,)
u *= 2
u[0] = "x"
u[1:3] = "yz"
del u[-1]
print(u, u is same)
class Derived(UserList):
    pass
print(type(Derived("ab")[:1]).__name__, type(Derived("ab") + []).__name__, type(Derived("ab") * 2).__name__, type(Derived("a").copy()).__name__)

# %% userstring
s = UserString("héllo")
show("s", "str(s)", "s[0]", "s[1:3]", "len(s)", "'l' in s", "UserString('l') in s", "s + 'x'", "'x' + s", "s + UserString('y')", "s * 2", "s == 'héllo'", "s < 'z'", "s.upper()", "s.split('l')", "s.find('l')", "s.replace('l', 'L')", "s.encode()", "s.center(9)", "s.join(['a', 'b'])", "s.count('l')", "s.startswith('h')", "s.isalpha()", "s.title()", "int(UserString('5'))",
     "float(UserString('1.5'))", "complex(UserString('1j'))", "UserString(5)", "s % ()", "UserString('%s') % 5", "s.partition('l')", "s.format()", "UserString('{}').format(1)", "s.strip('h')", "hash(s) == hash('héllo')", "s.removeprefix('hé')", "s.zfill(8)", "s.casefold()", "s.translate({104: 'H'})", "s.maketrans('a', 'b')", "s.data", "s + 5", "1 in s")

# %% abc-mixins-sequence
from collections.abc import Sequence, MutableSequence
class Row(Sequence):
    def __init__(self, *items):
        self.items = items
    def __getitem__(self, index):
        return self.items[index]
    def __len__(self):
        return len(self.items)
r = Row(1, 2, 3, 2)
show("list(r)", "list(reversed(r))", "2 in r", "9 in r", "r.index(2)", "r.index(2, 2)", "r.index(9)", "r.index(2, -1)", "r.index(2, 0, 1)", "r.count(2)", "isinstance(r, Sequence)", "r == r", "hash(r) == hash(r)", "r.index()", "r.count()")
class List(MutableSequence):
    def __init__(self, items=()):
        self.items = list(items)
    def __getitem__(self, index):
        return self.items[index]
    def __setitem__(self, index, value):
        self.items[index] = value
    def __delitem__(self, index):
        del self.items[index]
    def __len__(self):
        return len(self.items)
    def insert(self, index, value):
        self.items.insert(index, value)
    def __repr__(self):
        return f"List({self.items})"
l = List("abc")
show("l.append('d')", "l.extend('ef')", "l.pop()", "l.pop(0)", "l.remove('c')", "l.remove('zz')", "l.reverse()", "l", "l.__iadd__('xy')", "l.extend(l)", "l.clear()", "l.pop()", "l")

# %% abc-mixins-mapping
from collections.abc import Mapping, MutableMapping
class Constant(Mapping):
    def __init__(self, keys):
        self.the_keys = keys
    def __getitem__(self, key):
        if key not in self.the_keys:
            raise KeyError(key)
        return key * 2
    def __iter__(self):
        return iter(self.the_keys)
    def __len__(self):
        return len(self.the_keys)
    def __repr__(self):
        return "Constant"
c = Constant("ab")
show("c['a']", "c.get('z')", "c.get('z', 1)", "'a' in c", "'z' in c", "c.keys()", "c.values()", "c.items()", "list(c.items())", "c == {'a': 'aa', 'b': 'bb'}", "c != {}", "c == 5", "{**c}", "dict(c)", "list(c.values())", "'aa' in c.values()", "('a', 'aa') in c.items()", "c.keys() & {'a'}", "c.keys() | 'z'", "c.items() - {('a', 'aa')}", "reversed(c)", "hash(c)", "len(c.keys())",
     "'a' in c.keys()", "c.keys() == {'a', 'b'}", "c.keys() <= {'a', 'b', 'c'}", "c.keys() ^ {'a', 'q'}", "c.keys().isdisjoint('z')")
class Table(MutableMapping):
    def __init__(self):
        self.data = {}
    def __getitem__(self, key):
        return self.data[key]
    def __setitem__(self, key, value):
        self.data[key] = value
    def __delitem__(self, key):
        del self.data[key]
    def __iter__(self):
        return iter(self.data)
    def __len__(self):
        return len(self.data)
t = Table()
show("t.update(a=1)", "t.update({'b': 2}, c=3)", "t.update([('d', 4)])", "t.pop('a')", "t.pop('z')", "t.pop('z', 5)", "t.popitem()", "t.setdefault('s', 6)", "t.setdefault('s')", "t.data", "t.update(5)", "t.update({}, {})", "t.clear()", "t.popitem()", "t.data")

# %% abc-mixins-set
from collections.abc import Set, MutableSet
class Bag(MutableSet):
    def __init__(self, items=()):
        self.items = list(dict.fromkeys(items))
    def __contains__(self, item):
        return item in self.items
    def __iter__(self):
        return iter(self.items)
    def __len__(self):
        return len(self.items)
    def add(self, item):
        if item not in self.items:
            self.items.append(item)
    def discard(self, item):
        if item in self.items:
            self.items.remove(item)
    def __repr__(self):
        return f"Bag({self.items})"
b = Bag("abc")
show("b & 'bcd'", "b | 'z'", "b - 'a'", "b ^ 'az'", "'az' - b", "'z' | b", "b & {'a'}", "{'a', 'q'} & b", "b == {'a', 'b', 'c'}", "b <= {'a', 'b', 'c', 'd'}", "b < b", "b >= {'a'}", "b > 5", "b.isdisjoint('xyz')", "b.isdisjoint('a')", "b.remove('a')", "b.remove('zz')", "b.pop()", "b.add('n')", "b", "b.clear()", "b.pop()", "b & 5", "b | 5", "hash(b)", "Set._hash(Bag('ab')) == hash(frozenset('ab'))")
b = Bag("abc")
b |= "d"
b &= set("bcd")
b -= {"c"}
b ^= Bag("dx")
print(b)
b -= b
print(b)
