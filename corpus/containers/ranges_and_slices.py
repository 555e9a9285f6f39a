# /// case
# topics = ["containers.range"]
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

# %% construction
show("range(3)", "range(1, 3)", "range(0, 10, 3)", "range(0)", "range(-3)", "range(5, 0, -2)", "range(True)", "range(Index(3))",
     "range(2 ** 70)", "range(Index(1), Index(5), Index(2))", "range(0, 5, 1)", "range(-5, -1)", "repr(range(10))", "str(range(1, 2, 3))")

# %% construction-errors
show("range()", "range(1, 2, 3, 4)", "range(1.0)", "range('a')", "range(None)", "range(1, 2, 0)", "range(1, None)", "range(1, 2, 1.5)",
     "range(stop=5)", "range(5, step=2)", "range([])", "range(Index('a'))", "range(Index(ArithmeticError('index')))", "range.__new__()",
     "range.__new__(int)")

# %% attributes
r = range(1, 10, 3)
print(r.start, r.stop, r.step, range(5).start, range(5).step, range(Index(4)).stop, type(range(True).stop))
for statement in ("r.start = 5", "del r.stop", "r.x = 1", "r[0] = 1", "del r[0]", "r.__dict__", "r.append(1)"):
    try:
        exec(statement)
    except Exception as error:
        print(statement, "!!", type(error).__name__, error)
print([name for name in dir(range) if name not in dir(object)], range.__text_signature__)
try:
    class Derived(range):
        pass
except TypeError as error:
    print(error)

# %% length
show("len(range(5))", "len(range(0))", "len(range(5, 1))", "len(range(5, 1, -1))", "len(range(0, 10, 3))", "len(range(0, -10, -3))",
     "len(range(2 ** 63 - 1))", "len(range(2 ** 63))", "len(range(2 ** 100))", "bool(range(2 ** 100))", "bool(range(0))",
     "range(3).__len__()", "range(2 ** 64).__len__()", "len(range(-2 ** 63, 2 ** 63, 2 ** 62))")

# %% reading
r = range(10, 20, 3)
show("r[0]", "r[-1]", "r[3]", "r[4]", "r[-5]", "r[True]", "r[Index(1)]", "r[1.0]", "r['a']", "r[None]", "r[2 ** 70]", "r[Index('a')]",
     "range(2 ** 70)[2 ** 69]", "range(2 ** 70)[-1]", "range(2 ** 70)[2 ** 70]", "r[1, 2]", "r[...]", "range(0)[0]")

# %% slicing
r = range(10, 20, 3)
show("r[:]", "r[1:]", "r[:-1]", "r[::2]", "r[::-1]", "r[5:]", "r[3:0:-1]", "r[::0]", "r['a':]", "r[1.5:]", "r[Index(1):]",
     "range(0)[1:2]", "range(2 ** 70)[2 ** 69:]", "range(10)[::-3]", "range(10)[2 ** 70:]", "range(10)[-2 ** 70::2 ** 70]",
     "range(10, 0, -2)[1:3]", "r[:] is r")

# %% membership
r = range(0, 20, 4)
show("8 in r", "9 in r", "20 in r", "-4 in r", "8.0 in r", "8.5 in r", "True in range(2)", "'a' in r", "None in r", "8 + 0j in r",
     "2 ** 70 in range(2 ** 71)", "10 in range(20, 0, -5)", "Index(8) in r", "[] in r")
class Eight:
    def __eq__(self, other):
        print("compare", other)
        return other == 8
class EightInt(int):
    def __eq__(self, other):
        print("int compare", other)
        return other == 8
    __hash__ = int.__hash__
print(Eight() in r, EightInt(3) in r)

# %% index-and-count
r = range(0, 20, 4)
show("r.index(8)", "r.index(9)", "r.index(20)", "r.index(8.0)", "r.index('a')", "r.index(None)", "r.index()", "r.index(1, 2)",
     "r.index(True)", "range(2).index(True)", "r.count(8)", "r.count(9)", "r.count(8.0)", "r.count('a')", "r.count()", "r.count(1, 2)",
     "range(2 ** 70).index(2 ** 69)", "range(10, 0, -2).index(4)", "r.index(value=1)")

# %% equality-and-hash
pairs = (("range(3)", "range(0, 3, 1)"), ("range(0)", "range(5, 1)"), ("range(0, 3, 2)", "range(0, 4, 2)"), ("range(1)", "range(0, 1, 9)"),
         ("range(3)", "[0, 1, 2]"), ("range(3)", "range(4)"), ("range(1, 4)", "range(0, 3)"), ("range(2 ** 70)", "range(0, 2 ** 70)"))
for left, right in pairs:
    x, y = eval(left), eval(right)
    print(left, right, x == y, x != y, hash(x) == hash(y) if y.__hash__ else None)
show("range(3) < range(4)", "range(3) >= range(3)", "range(3) == 3", "hash(range(1, 9, 3))",
     "range(3).__eq__(5)", "range(3).__lt__(range(4))")

# %% unsupported-operators
show("range(3) + range(3)", "range(3) * 2", "2 * range(3)", "range(3) + [1]", "[1] + range(3)", "-range(3)", "range(3) | range(4)",
     "range(3)()", "range(3) @ 1")

# %% iteration
show("list(range(0))", "list(range(5))", "list(range(5, 0, -1))", "list(reversed(range(0, 10, 3)))", "list(range(2 ** 70, 2 ** 70 + 3))",
     "list(reversed(range(2 ** 70, 2 ** 70 + 3)))", "sum(range(101))", "max(range(5))", "min(range(0))", "sorted(range(3), reverse=True)",
     "[*range(3)]", "tuple(range(2 ** 63 - 2, 2 ** 63 + 1))", "list(range(-2 ** 63, -2 ** 63 - 3, -1))")

# %% iterators
for r in (range(3), range(2 ** 70, 2 ** 70 + 3), range(5, 0, -2)):
    for iterator in (iter(r), reversed(r)):
        print(type(iterator).__name__, iterator.__length_hint__(), next(iterator), iterator.__length_hint__(), list(iterator),
              iterator.__length_hint__(), next(iterator, "end"), iterator.__reduce__()[0].__name__)
print(range(3).__iter__() is range(3), iter(iter(range(3))).__class__.__name__)

# %% iterator-states
for r in (range(5), range(2 ** 70, 2 ** 70 + 5), range(0)):
    for state in (0, 2, -1, 99):
        iterator = iter(r)
        iterator.__setstate__(state)
        print(r, state, list(iterator))
show("iter(range(3)).__setstate__('a')", "iter(range(3)).__setstate__(None)", "iter(range(3)).__setstate__()", "iter(range(3)).__setstate__(1.5)",
     "iter(range(3)).__reduce__(1)", "iter(range(3)).__length_hint__(1)", "type(iter(range(3)))()", "iter(range(3)).x")

# %% reduce-of-iterators
import copy
for r in (range(5), range(0), range(1, 10, 4)):
    iterator = iter(r)
    next(iterator, None)
    print(iterator.__reduce__())
    twin = copy.copy(iterator)
    print(list(twin), list(iterator), iterator.__reduce__())
print(range(1, 5, 2).__reduce__(), copy.copy(range(3)), copy.deepcopy(range(3)))

# %% slice-objects
show("slice(5)", "slice(1, 5)", "slice(1, 5, 2)", "slice(None)", "slice('a', [], {})", "slice()", "slice(1, 2, 3, 4)", "slice(stop=5)",
     "slice(1, 2).start", "slice(1, 2).stop", "slice(1, 2).step", "slice(5).start", "repr(slice(None, None, -1))", "slice(slice(1))")
s = slice(1, 2, 3)
for statement in ("s.start = 5", "del s.stop", "s.x = 1", "s[0]", "len(s)", "iter(s)", "s.__dict__", "s()"):
    try:
        exec(statement)
    except Exception as error:
        print(statement, "!!", type(error).__name__, error)
try:
    class Derived(slice):
        pass
except TypeError as error:
    print(error)

# %% slice-indices
for s in (slice(None), slice(1, 5), slice(-3, None), slice(None, -3), slice(None, None, -1), slice(5, 1, -2), slice(99, -99, -1),
          slice(-99, 99, 4), slice(True, 4), slice(Index(1), Index(3), Index(2)), slice(2 ** 70, -2 ** 70, -2 ** 70)):
    print(s, [s.indices(length) for length in (0, 1, 4, 10, 2 ** 70)])

# %% slice-indices-errors
show("slice(1).indices()", "slice(1).indices(1, 2)", "slice(1).indices(-1)", "slice(1).indices('a')", "slice(1).indices(None)",
     "slice(1).indices(1.5)", "slice('a').indices(3)", "slice(1.5).indices(3)", "slice(0, 1, 0).indices(3)", "slice(0, 1, 'x').indices(3)",
     "slice(Index('a')).indices(3)", "slice(Index(ArithmeticError('stop'))).indices(3)", "slice(3).indices(Index(9))",
     "slice(3).indices(True)", "slice(None).indices(-2 ** 70)", "slice(3).indices(length=3)")

# %% slice-comparison
show("slice(1) == slice(1)", "slice(1) == slice(None, 1)", "slice(1) == slice(2)", "slice(1) < slice(2)", "slice(1, 2) < slice(1, 3)",
     "slice(1) < slice('a')", "slice(1, 2, 3) <= slice(1, 2, 3)", "slice(1) == (None, 1, None)", "slice(1) < 5", "slice(None) < slice(None)",
     "slice([]) == slice([])", "slice(1, 2) > slice(0, 2)", "slice(float('nan')) == slice(float('nan'))")

# %% slice-hash
#| title = "Slices can be hashed from 3.12 on"
#| requires = ">=3.12"
show("hash(slice(1)) == hash(slice(1))", "hash(slice(1, 2, 3))", "hash(slice([]))", "{slice(1): 2}[slice(1)]", "{slice(1), slice(1)}")

# %% slice-no-hash
#| requires = "<3.12"
show("hash(slice(1))", "{slice(1): 2}", "{}[1:2]")

# %% slice-attributes
import copy
print([name for name in dir(slice) if name not in dir(object)], slice.__text_signature__, slice(1, 2).__reduce__())
print(copy.copy(slice(1, 2)), copy.deepcopy(slice([1], 2)))
inner = []
s = slice(inner)
inner.append(s)
print(s)
