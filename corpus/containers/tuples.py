# /// case
# topics = ["containers.tuple"]
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

class Index:
    def __init__(self, value):
        self.value = value
    def __index__(self):
        if isinstance(self.value, Exception):
            raise self.value
        return self.value
    def __repr__(self):
        return f"Index({self.value!r})"

class Derived(tuple):
    pass

items = (3, 1, 2)

# %% construction
show("tuple()", "tuple(())", "tuple([1])", "tuple('añ')", "tuple({1: 2})", "tuple(range(3))", "tuple(x for x in 'ab')",
     "tuple(iter([1]))", "tuple(b'ab')", "tuple(zip('ab', 'cd'))", "tuple(Derived('ab'))", "()", "(1,)", "1,", "(1, 2)",
     "(*'ab', *[1], 2)", "(*(),)")

# %% construction-errors
show("tuple(1)", "tuple(None)", "tuple(1, 2)", "tuple([], [])", "tuple(iterable=[])", "tuple(x=1)", "tuple(**{})",
     "tuple.__new__()", "tuple.__new__(int)", "tuple.__new__(1)", "tuple.__new__(tuple, 1)", "tuple.__new__(tuple, [], [])",
     "tuple.__new__(tuple, x=1)", "tuple.__new__(list)")

# %% identity
#| title = "When a tuple is the same object"
print(tuple(items) is items, items[:] is items, items[0:3] is items, items[0:9] is items, items * 1 is items,
      1 * items is items, items + () is items, () + items is items, items[::1] is items, items[::2] is items)
empty = ()
print(empty is tuple(), items[:0] is empty, items * 0 is empty, tuple([]) is empty, tuple(iter(())) is empty)
derived = Derived((1, 2))
print(tuple(derived) is derived, derived[:] is derived, derived * 1 is derived, derived + () is derived,
      () + derived is derived, Derived(derived) is derived, Derived() is Derived(), Derived() is empty)

# %% subclass-results
derived = Derived((1, 2))
for result in (derived + derived, derived * 2, derived[:], derived[:1], derived * 1, tuple(derived), derived + (),
               () + derived, Derived(items), Derived(), Derived([1]) * 0):
    print(type(result).__name__, result)

# %% subclass-arguments
#| title = "A subclass of tuple and keywords"
class New(tuple):
    def __new__(cls, *arguments, **keywords):
        return super().__new__(cls, arguments)
class Init(tuple):
    def __init__(self, *arguments, **keywords):
        self.keywords = keywords
class Both(tuple):
    def __new__(cls, first, second=()):
        return super().__new__(cls, [first, *second])
    def __init__(self, *arguments, **keywords):
        self.arguments = arguments
show("New(1, 2, x=3)", "Init([1], x=2)", "Init([1], 2)", "Init([1]).keywords", "Both(1)", "Both(1, 'ab').arguments",
     "Derived(x=1)", "Derived([1], [2])", "Derived(5)")

# %% index-and-count
show("items.index(3)", "items.index(2)", "items.index(9)", "items.index(3, 1)", "items.index(2, -1)", "items.index(2, 0, 2)",
     "items.index(2, -99, 99)", "items.index(3, None)", "items.index(3, 0, 1.5)", "items.index(3, Index(0))",
     "items.index(3, 2 ** 70)", "items.index(3, -2 ** 70, 2 ** 70)", "items.index()", "items.index(1, 2, 3, 4)",
     "items.index(value=1)", "items.index(3, start=0)", "().index(1)", "items.count(3)", "items.count(3.0)",
     "items.count(None)", "items.count()", "items.count(1, 2)", "items.count(value=1)", "items.index(3, Index('a'))")

# %% searching-raises
class Raising:
    def __eq__(self, other):
        raise ArithmeticError("eq")
same = Raising()
show("Raising() in items", "items.index(Raising())", "items.count(Raising())", "(1, Raising()) == (1, 2)",
     "(same,).index(same)", "(same,).count(same)", "same in (same,)", "(1, same) == (2, same)")

# %% reading
show("items[0]", "items[-1]", "items[3]", "items[-4]", "items[True]", "items[Index(1)]", "items[1.0]", "items['a']",
     "items[None]", "items[1, 2]", "items[2 ** 70]", "items[Index(2 ** 70)]", "items[::0]", "items['a':]", "items[1:]",
     "items[::-1]", "items[5:]", "items[Index(1):Index(2)]", "items[:Index(ArithmeticError('stop'))]", "()[0]")

# %% immutability
for statement in ("items[0] = 1", "items[0:1] = []", "del items[0]", "del items[:]", "items.x = 1", "items.append(1)",
                  "items.count = 1", "del items.count", "items.sort()", "items.clear"):
    try:
        exec(statement)
    except Exception as error:
        print(statement, "!!", type(error).__name__, error)

# %% list-inside-a-tuple
#| title = "+= on a list in a tuple raises, yet changes the list"
holder = ([1], 2)
try:
    holder[0] += [2]
except TypeError as error:
    print(error, holder)
holder[0].append(3)
print(holder)

# %% concatenation
show("items + (4,)", "items + [4]", "items + 'a'", "items + None", "items + Derived((4,))", "[4] + items", "4 + items",
     "() + ()", "sum([(1,), (2,)], ())", "items.__add__([1])", "items.__add__()", "items.__radd__")

# %% repetition
for count in (0, 1, 2, -1, True, Index(2)):
    print(repr(count), items * count, count * items)
show("items * 1.5", "items * 'a'", "items * items", "items * None", "items * 2 ** 62", "items * 2 ** 70", "() * 2 ** 70",
     "() * 2 ** 62", "1.5 * items", "items * Index('a')")

# %% in-place-operators
#| title = "+= and *= make new tuples"
value = same = (1,)
value += (2,)
print(value, same)
value *= 2
print(value)
for statement in ("value += [1]", "value += 1", "value *= 'a'", "value -= (1,)", "value |= (1,)"):
    try:
        exec(statement)
    except TypeError as error:
        print(statement, "!!", error)

# %% comparison
show("(1, 2) == (1, 2)", "(1, 2) == (1.0, 2)", "(1,) == [1]", "(1,) != [1]", "() == ()", "(1,) < (2,)", "(1, 2) < (1,)",
     "() < (0,)", "(1, 'a') < (2, 3)", "(1, 'a') < (1, 3)", "(1,) < [2]", "(1,) < 1", "(1,) > None", "(1,) == Derived((1,))",
     "(1, 2) >= (1, 2)", "('a',) < (1,)", "((1, 2), 3) < ((1, 2), 4)", "(None,) <= (None,)", "(None,) < (None, None)")

# %% comparison-with-nan
nan = float("nan")
for left, right in (((nan,), (nan,)), ((nan,), (float("nan"),)), ((nan, 1), (nan, 2)), ((float("nan"), 1), (float("nan"), 2))):
    print(left == right, left != right, left < right, left <= right, left > right, left >= right)

# %% hash
for value in ((), (0,), (1,), (-1,), (1, 2), (2, 1), ((1,), 2), (1.0, 2), (True, 2), ((),), ("a",), (1, (2, (3,)))):
    print(value, hash(value))
print(hash((1, 2)) == hash((1.0, 2 + 0j)), hash(Derived((1, 2))) == hash((1, 2)))
show("hash(([],))", "hash((1, {}))", "hash(((1, {2}),))", "{([], 1): 2}")

# %% representation
show("repr(())", "repr((1,))", "str((1, 'a'))", "((),)", "f'{(1,)}'", "format((1,), 's')", "'%s' % ((1,),)", "'%s %s' % (1, 2)",
     "Derived((1,))", "Derived()", "([(1,)],)")
inner = []
recursive = (inner, 1)
inner.append(recursive)
print(recursive, inner)

# %% iteration
iterator = iter(items)
print(type(iterator).__name__, iterator.__length_hint__(), next(iterator), iterator.__length_hint__(), list(iterator),
      iterator.__length_hint__(), next(iterator, "end"))
print(list(reversed(items)), type(reversed(items)).__name__)

# %% attributes-of-the-type
print([name for name in dir(tuple) if name not in dir(object)])
print(tuple.__text_signature__, tuple.__hash__ is object.__hash__, tuple.index.__text_signature__, tuple.count.__text_signature__)
show("items.__getnewargs__()", "Derived('ab').__getnewargs__()", "items.__getnewargs__(1)", "items.__len__()", "items.__len__(1)",
     "items.__contains__(3)", "items.__contains__()", "items.__getitem__(0)", "items.__mul__(2)", "items.__rmul__(2)",
     "items.__hash__(1)", "items.__iter__(1)", "items.__lt__((9,))", "items.__lt__([9])", "tuple[int, ...]", "tuple[()]",
     "tuple[int] == tuple[int]", "tuple.__len__([])", "tuple.count()", "tuple.index([], 1)")

# %% named-attributes-of-a-subclass
class Point(tuple):
    __slots__ = ()
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))
    x = property(lambda self: self[0])
point = Point(1, 2)
print(point, point.x, point[1], point == (1, 2), len(point), (*point,))
for statement in ("point.x = 5", "point.z = 5", "point.__dict__", "Point(1)"):
    try:
        exec(statement)
    except Exception as error:
        print(statement, "!!", type(error).__name__, error)
try:
    class Slotted(tuple):
        __slots__ = ("a",)
except TypeError as error:
    print(error)

# %% overridden-methods-are-not-asked
#| title = "tuple() of a subclass asks its __iter__, indexing by the interpreter does not"
class Odd(tuple):
    def __iter__(self):
        return iter("xyz")
    def __getitem__(self, index):
        return "item"
    def __len__(self):
        return 7
odd = Odd((1, 2))
first, *rest = odd
print(tuple(odd), list(odd), [*odd], first, rest, len(odd), odd[0], odd + (), repr(odd), odd == (1, 2), 1 in odd)
a, b, c = odd
print(a, b, c, sorted(odd), max(odd), "%s" % (odd,))
try:
    print("%s %s" % odd)
except TypeError as error:
    print(error)
