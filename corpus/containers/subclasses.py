# /// case
# topics = ["containers.subclasses"]
# ///

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

# %% dict-missing
class Missing(dict):
    def __missing__(self, key):
        print("missing", key)
        if key == "stop":
            raise LookupError(key)
        return key * 2
mapping = Missing(a=1)
show("mapping['a']", "mapping['z']", "mapping.get('z')", "'z' in mapping", "mapping.pop('z', 0)", "mapping.setdefault('q')", "mapping['stop']", "mapping[[]]", "mapping", "mapping[5]",
     "mapping.__getitem__('y')", "dict.__getitem__(mapping, 'y')", "mapping.copy()", "'%(z)s' % mapping", "'{z}'.format_map(mapping)", "'{z}'.format(**mapping)")

# %% missing-on-the-instance
#| title = "__missing__ is looked up in the class, and for subclasses of dict only"
class Plain(dict):
    pass
mapping = Plain()
mapping.__missing__ = lambda key: "instance"
show("mapping['a']")
class NotCallable(dict):
    __missing__ = 5
class NoneMissing(dict):
    __missing__ = None
show("NotCallable()['a']", "NoneMissing()['a']", "{}['a']")

# %% dict-overridden-methods
#| title = "Methods of dict do not ask overridden methods"
class Loud(dict):
    def __getitem__(self, key):
        return "getitem"
    def __setitem__(self, key, value):
        dict.__setitem__(self, key, "setitem")
    def __contains__(self, key):
        return "contains"
    def __iter__(self):
        return iter(["iter"])
    def __len__(self):
        return 77
    def keys(self):
        return ["keys"]
loud = Loud(a=1)
loud["b"] = 2
show("loud", "loud['a']", "loud.get('a')", "'zz' in loud", "list(loud)", "len(loud)", "loud.values()", "loud.items()", "loud.pop('a')", "loud.setdefault('n', 3)", "loud.update(u=4)", "loud",
     "loud == {'b': 'setitem'}", "dict(loud)", "{**loud}", "loud.copy()", "{} | loud", "loud | {}", "sorted(loud)", "[*loud]", "loud.popitem()", "dict.fromkeys(loud)", "bool(Loud())")
target = {}
target.update(loud)
print(target, list(loud.keys()), set(loud))

# %% dict-copied-by-protocol
#| title = "A subclass of dict with its own __iter__ is copied through keys()"
class Keys(dict):
    def keys(self):
        print("keys")
        return super().keys()
    def __getitem__(self, key):
        print("getitem", key)
        return super().__getitem__(key)
class Iter(Keys):
    def __iter__(self):
        return super().__iter__()
for kind in (Keys, Iter):
    print(kind.__name__, dict(kind(a=1)), {**kind(a=1)}, {} | kind(b=2))

# %% list-overridden-methods
class Loud(list):
    def __getitem__(self, index):
        return "getitem"
    def __iter__(self):
        return iter(["iter"])
    def __len__(self):
        return 3
    def __contains__(self, item):
        return item == "contains"
    def append(self, item):
        print("append", item)
    def __eq__(self, other):
        return "eq"
loud = Loud([1, 2])
show("loud[0]", "loud[0:1]", "list(loud)", "tuple(loud)", "[*loud]", "len(loud)", "5 in loud", "'contains' in loud", "loud + [3]", "loud * 2", "repr(loud)", "sorted(loud)", "loud == 1", "loud != 1",
     "loud.copy()", "list(reversed(loud))", "loud.index(1)", "loud.count(2)", "sum([], loud)", "max(loud)", "[0] + loud", "bool(Loud())", "set(loud)", "', '.join(loud)", "dict.fromkeys(loud)",
     "[].__iadd__(loud)", "list(zip(loud))", "loud.pop()", "all(loud)", "loud.extend([7])", "repr(loud)")
first, = loud
print(first)
for item in loud:
    print(item)
items = []
items.extend(loud)
items[0:0] = loud
print(items)

# %% tuple-and-str-overridden-methods
class Tuple(tuple):
    def __iter__(self):
        return iter("xyz")
    def __len__(self):
        return 9
    def __getitem__(self, index):
        return "item"
class Text(str):
    def __iter__(self):
        return iter("pqr")
    def __len__(self):
        return 9
    def __getitem__(self, index):
        return "item"
for value in (Tuple((1, 2)), Text("ab")):
    print(list(value), [*value], len(value), value[0], list(reversed(value)), set(value) == set(iter(value)), value + type(value)(), [x for x in value], max(value), value == type(value).__base__(value))
def function(*arguments):
    return arguments
print(function(*Tuple((1, 2))), function(*Text("ab")))

# %% set-overridden-methods
class Loud(set):
    def __iter__(self):
        return iter("xyz")
    def __len__(self):
        return 9
    def __contains__(self, item):
        return True
    def add(self, item):
        print("add", item)
loud = Loud({1})
show("len(loud)", "5 in loud", "list(loud)", "loud | {2}", "{2} | loud", "loud == {1}", "loud <= {1, 2}", "set(loud)", "frozenset(loud)", "loud.union([3])", "{1}.issubset(loud)", "loud.update([4])", "repr(loud)",
     "{1, 2} - loud", "loud.copy()", "{1}.isdisjoint(loud)", "sorted(loud)", "bool(Loud())")

# %% instances-have-dicts
for kind in (list, tuple, dict, set, frozenset):
    class Derived(kind):
        pass
    instance = Derived()
    instance.x = 1
    print(Derived.__mro__[1].__name__, instance.__dict__, instance == kind(), repr(instance), instance.__reduce_ex__(2)[1:])

# %% slots-in-subclasses
for kind in (list, dict, set, tuple, frozenset):
    try:
        class Slotted(kind):
            __slots__ = ("x",)
        instance = Slotted()
        instance.x = 5
        print(kind.__name__, instance.x, hasattr(instance, "__dict__"))
    except TypeError as error:
        print(kind.__name__, error)

# %% several-built-in-bases
for bases in ((list, dict), (list, tuple), (set, frozenset), (dict, set), (list, object), (tuple, int), (range, list), (bool,), (slice,), (type(None),), (type({}.keys()),), (enumerate,), (zip,), (map,)):
    try:
        kind = type("Derived", bases, {})
        print([base.__name__ for base in bases], [base.__name__ for base in kind.__mro__])
    except TypeError as error:
        print([base.__name__ for base in bases], error)

# %% new-and-init
class Both(dict):
    def __new__(cls, *arguments, **keywords):
        print("new", arguments, keywords)
        return super().__new__(cls, *arguments, **keywords)
    def __init__(self, *arguments, **keywords):
        print("init", arguments, keywords)
        super().__init__(*arguments, **keywords)
print(Both([(1, 2)], a=3), Both.fromkeys("a"))
class BothList(list):
    def __new__(cls, *arguments, **keywords):
        print("new", arguments, keywords)
        return super().__new__(cls, *arguments, **keywords)
    def __init__(self, *arguments, **keywords):
        print("init", arguments, keywords)
        super().__init__(*arguments)
print(BothList("ab", x=1), BothList("ab").copy(), BothList("ab")[:1])

# %% hash-of-subclasses
class HashableList(list):
    def __hash__(self):
        return len(self)
class EqOnly(tuple):
    def __eq__(self, other):
        return True
class EqAndHash(tuple):
    def __eq__(self, other):
        return True
    __hash__ = tuple.__hash__
class EqDict(dict):
    __hash__ = object.__hash__
show("hash(HashableList([1, 2]))", "{HashableList('ab'): 1}", "hash(EqOnly())", "hash(EqAndHash()) == hash(())", "len({EqDict(), EqDict()})", "EqOnly.__hash__", "{EqOnly(): 1}")

# %% reflected-operators-of-subclasses
#| title = "The right operand's method comes first if its type derives from the left one's"
class Right(list):
    def __radd__(self, other):
        return "radd"
    def __rmul__(self, other):
        return "rmul"
    def __eq__(self, other):
        return "eq of the subclass"
    def __lt__(self, other):
        return "lt of the subclass"
    def __gt__(self, other):
        return "gt of the subclass"
show("[1] + Right()", "2 * Right()", "Right() * 2", "[1] == Right()", "[1] < Right()", "Right() < [1]", "[1] > Right()")
class RightSet(set):
    def __ror__(self, other):
        return "ror"
    def __rand__(self, other):
        return "rand"
class RightDict(dict):
    def __ror__(self, other):
        return "ror"
show("{1} | RightSet()", "{1} & RightSet()", "frozenset() | RightSet()", "RightSet() | {1}", "{} | RightDict()", "RightDict() | {}", "{}.keys() | RightSet()")

# %% dir-and-help-attributes
class Documented(dict):
    "A documented dict"
    extra = 1
print(Documented.__doc__, Documented.__name__, Documented.__bases__, [n for n in vars(Documented) if n not in ("__static_attributes__", "__firstlineno__")], issubclass(Documented, dict))

# %% class-cell-types
#| title = "Methods called on the subclass give the built-in type unless they are constructors"
class D(dict): pass
class L(list): pass
class T(tuple): pass
class S(set): pass
class F(frozenset): pass
d, l, t, s, f = D(a=1), L([1]), T((1,)), S({1}), F({1})
for text in ("d.copy()", "D.fromkeys('a')", "d | d", "l.copy()", "l + l", "l[:]", "l * 1", "t[:]", "t + t", "t * 1", "s.copy()", "s | s", "s & s", "s - s", "s ^ s", "s.union()", "s.intersection()",
             "f.copy()", "f | f", "f & f", "f.union()", "f.difference()", "f.symmetric_difference([])", "type(l)(l)", "reversed(l)", "iter(t)"):
    print(text, type(eval(text)).__name__)
