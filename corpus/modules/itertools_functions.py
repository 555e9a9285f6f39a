# /// case
# topics = ["modules.itertools"]
# ///

from itertools import *

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

class Raising:
    def __init__(self, count=0):
        self.count = count
    def __iter__(self):
        return self
    def __next__(self):
        if not self.count:
            raise ArithmeticError("next")
        self.count -= 1
        return self.count

def first(iterable, count=5):
    return list(islice(iterable, count))

# %% accumulate
show("list(accumulate([1, 2, 3]))", "list(accumulate('abc'))", "list(accumulate([]))", "list(accumulate([], initial=5))", "list(accumulate([1, 2], initial=10))", "list(accumulate([1, 2, 3], lambda x, y: x * y))",
     "list(accumulate([1, 2], None))", "list(accumulate([1, 5, 2], max))", "list(accumulate([1, 2], func=None, initial=None))", "list(accumulate(iterable=[1]))", "list(accumulate([[1], [2]]))", "list(accumulate([1], 5))")

# %% accumulate-errors
show("accumulate()", "accumulate(5)", "accumulate([], None, 5)", "accumulate([1], initial=0, x=1)", "list(accumulate([1, 'a']))", "list(accumulate([1, 2], 5))", "list(accumulate([1, 2], lambda x: x))", "list(accumulate(Raising(2)))",
     "list(accumulate(None))", "accumulate.__new__()", "accumulate.__new__(int)")

# %% chain
show("list(chain())", "list(chain('ab', [1], (), {2: 3}))", "list(chain.from_iterable(['ab', [1]]))", "list(chain.from_iterable([]))", "list(chain.from_iterable(chain('a', 'b')))", "chain(5)", "list(chain(5))", "list(chain('a', None))",
     "list(chain.from_iterable([1]))", "chain.from_iterable(5)", "chain.from_iterable()", "chain.from_iterable([], [])", "chain(x=1)", "chain('a', x=1)", "list(chain(Raising(1), 'a'))", "list(chain.from_iterable(iterable=[]))")

# %% chain-goes-on-after-an-error
iterator = chain("a", 5, "b")
for attempt in range(4):
    try:
        print(next(iterator, "end"))
    except TypeError as error:
        print(error)
iterator = chain.from_iterable(["a", 5, "b"])
for attempt in range(4):
    try:
        print(next(iterator, "end"))
    except TypeError as error:
        print(error)

# %% combinations
show("list(combinations('abc', 2))", "list(combinations('abc', 0))", "list(combinations('abc', 4))", "list(combinations([], 0))", "list(combinations(range(4), 3))", "list(combinations(iterable='ab', r=1))", "list(combinations('ab', True))",
     "combinations('ab', -1)", "combinations('ab', 1.5)", "combinations('ab', None)", "combinations('ab')", "combinations()", "combinations(5, 1)", "combinations('ab', 1, 2)", "combinations('ab', 2 ** 70)", "list(combinations('ab', Index(1)))")

# %% combinations-with-replacement
show("list(combinations_with_replacement('ab', 2))", "list(combinations_with_replacement('ab', 0))", "list(combinations_with_replacement('', 2))", "list(combinations_with_replacement('', 0))", "list(combinations_with_replacement('abc', r=1))",
     "combinations_with_replacement('ab', -1)", "combinations_with_replacement('ab', 'x')", "combinations_with_replacement('ab')", "combinations_with_replacement(5, 1)", "len(list(combinations_with_replacement('abc', 4)))")

# %% permutations
show("list(permutations('abc'))", "list(permutations('abc', 2))", "list(permutations('ab', 0))", "list(permutations('ab', 3))", "list(permutations([], None))", "list(permutations([]))", "list(permutations(iterable='ab', r=1))", "permutations('ab', -1)",
     "permutations('ab', 1.5)", "permutations('ab', 'x')", "permutations()", "permutations(5)", "permutations('ab', 1, 2)", "len(list(permutations(range(5))))", "list(permutations('ab', True))", "list(permutations('ab', Index(1)))")

# %% product
show("list(product('ab', [1, 2]))", "list(product('ab', repeat=2))", "list(product())", "list(product('ab', repeat=0))", "list(product('ab', ''))", "list(product('a', 'b', repeat=2))", "list(product(range(2), repeat=3))", "product(5)", "product('a', 5)",
     "product('a', repeat=-1)", "product('a', repeat=1.5)", "product('a', repeat=None)", "product('a', x=1)", "product('a', repeat=1, x=2)", "list(product(repeat=3))", "product('ab', repeat=2 ** 62)", "list(product('ab', repeat=Index(1)))")

# %% compress
show("list(compress('abc', [1, 0, 1]))", "list(compress('abc', [1]))", "list(compress('', [1]))", "list(compress('abc', iter([True, '', None])))", "list(compress(data='ab', selectors=[0, 1]))", "compress()", "compress('a')", "compress(5, [])", "compress([], 5)",
     "compress('a', 'b', 'c')", "list(compress(Raising(1), [1, 1]))")

# %% count
show("first(count())", "first(count(5))", "first(count(1, 2))", "first(count(start=2, step=-3))", "first(count(1.5, 0.5))", "first(count(step=2))", "first(count(10, 0))", "first(count(2 ** 63 - 2))", "first(count(2 ** 70, 2 ** 70), 2)", "first(count(True))",
     "first(count(1j))", "first(count(-3, 2))", "count('a')", "count(None)", "count(1, 'a')", "count(1, 2, 3)", "count([])", "first(count(1, 1.5))", "first(count(Index(1)))", "first(count(0, True))")

# %% count-representation
show("count()", "count(5)", "count(1, 2)", "count(1, 1)", "count(1.5)", "count(1, 1.0)", "count(2 ** 70)", "count(-1, -1)", "count(0, 0)", "count(1.5, 0.5)")
for counter in (count(1), count(1, 2), count(1.5), count(2 ** 63 - 2), count(2 ** 63 - 1)):
    print(next(counter), counter, next(counter), counter)

# %% cycle
show("first(cycle('ab'))", "first(cycle([]))", "first(cycle(x for x in 'abc'), 7)", "cycle()", "cycle(5)", "cycle('a', 'b')", "cycle(iterable='a')", "first(cycle(Raising(2)))", "cycle(x=1)")
items = [1, 2]
iterator = cycle(items)
print(next(iterator), items.append(3), first(iterator, 6))

# %% dropwhile-and-takewhile
show("list(dropwhile(lambda x: x < 2, [1, 2, 1]))", "list(takewhile(lambda x: x < 2, [1, 2, 1]))", "list(dropwhile(bool, []))", "list(takewhile(bool, []))", "list(dropwhile(None, [1]))", "list(takewhile(None, [1]))", "list(dropwhile(5, []))", "dropwhile()",
     "takewhile(bool)", "dropwhile(bool, 5)", "takewhile(bool, 5)", "dropwhile(bool, [], [])", "takewhile(predicate=bool, iterable=[])", "list(takewhile(int, ['1', 'a']))", "list(dropwhile(int, ['1', 'a']))", "list(dropwhile(str.isalpha, 'ab1c'))")
iterator = takewhile(lambda x: x < 2, iter([1, 5, 1]))
print(list(iterator), list(iterator))

# %% filterfalse
show("list(filterfalse(None, [0, 1, '', 'a']))", "list(filterfalse(str.isalpha, 'a1'))", "list(filterfalse(bool, [0, 1]))", "list(filterfalse(lambda x: x % 2, range(5)))", "filterfalse()", "filterfalse(None)", "filterfalse(None, 5)", "filterfalse(None, [], [])",
     "list(filterfalse(5, [1]))", "filterfalse(function=None, iterable=[])", "list(filterfalse(None, Raising(1)))")

# %% groupby
show("[(k, list(g)) for k, g in groupby('aabccc')]", "[(k, list(g)) for k, g in groupby([1, 1.0, True, 2])]", "[(k, list(g)) for k, g in groupby('aAbB', str.lower)]", "[(k, list(g)) for k, g in groupby('aAbB', key=str.lower)]", "list(groupby([]))",
     "[k for k, g in groupby(range(5), lambda x: x // 2)]", "[(k, list(g)) for k, g in groupby(iterable='aa', key=None)]", "groupby()", "groupby(5)", "groupby('a', 5)", "list(groupby('a', 5))", "groupby('a', None, 1)", "groupby('a', x=1)", "list(groupby(['a', 1], len))")

# %% groupby-groups-share-the-iterator
groups = groupby("aabbc")
key, group = next(groups)
print(key, next(group))
key2, group2 = next(groups)
print(key2, list(group), list(group2), list(group2))
kept = [group for key, group in groupby("aabb")]
print([list(group) for group in kept])
groups = groupby("aab")
key, group = next(groups)
print(next(group), next(group), next(group, "end"), next(groups)[0], next(group, "end"))

# %% groupby-with-odd-equality
nan = float("nan")
print([list(g) for k, g in groupby([nan, nan, float("nan"), 1, 1])])
class Never:
    def __eq__(self, other):
        return False
never = Never()
print(len(list(groupby([never, never, Never()]))))
class Failing:
    def __eq__(self, other):
        raise ArithmeticError("eq")
show("list(groupby([Failing(), 1]))")

# %% islice
show("list(islice('abcdef', 2))", "list(islice('abcdef', 2, 4))", "list(islice('abcdef', 1, None))", "list(islice('abcdef', None))", "list(islice('abcdef', 0, None, 2))", "list(islice('abcdef', 1, 6, 3))", "list(islice('abc', 5, 9))", "list(islice('abc', 0))",
     "list(islice('abc', None, None, None))", "list(islice('abc', True))", "list(islice('abc', Index(2)))", "list(islice([], 3, 1))")

# %% islice-errors
show("islice()", "islice('a')", "islice('a', 1, 2, 3, 4)", "islice('a', -1)", "islice('a', 0, -1)", "islice('a', -1, 2)", "islice('a', 0, 1, 0)", "islice('a', 0, 1, -1)", "islice('a', 'b')", "islice('a', 1.5)", "islice('a', 0, 'b')", "islice('a', 'b', 1)", "islice('a', 0, 1, 'c')",
     "islice(5, 1)", "islice('a', 2 ** 70)", "islice('a', 0, None, 2 ** 70)", "islice('a', stop=1)", "islice('a', Index('b'))", "list(islice(Raising(1), 3))", "list(islice(Raising(1), 1))", "list(islice(Raising(2), 1, 2))", "list(islice(Raising(0), 0))")

# %% islice-consumption
#| title = "How far islice takes its iterator"
for arguments in ((2,), (0,), (1, 3), (0, 5, 2), (0, 4, 3), (3, 3), (5, 2), (0, 1, 5)):
    source = iter(range(10))
    print(arguments, list(islice(source, *arguments)), next(source))

# %% pairwise
show("list(pairwise('abc'))", "list(pairwise('a'))", "list(pairwise(''))", "list(pairwise(range(4)))", "pairwise()", "pairwise(5)", "pairwise('a', 'b')", "pairwise(iterable='a')", "list(pairwise(Raising(2)))")
pairs = pairwise("abc")
one, two = next(pairs), next(pairs)
print(one, two, one is two, next(pairs, "end"), next(pairs, "end"))

# %% repeat
show("list(repeat(1, 3))", "list(repeat(1, 0))", "list(repeat(1, -5))", "first(repeat('a'))", "list(repeat(object=1, times=2))", "list(repeat(1, times=2))", "repeat()", "repeat(1, 2, 3)", "repeat(1, 'a')", "repeat(1, 1.5)", "repeat(1, None)", "repeat(1, 2 ** 70)", "repeat(1, x=2)",
     "list(repeat([], True))", "list(repeat(1, Index(2)))", "list(map(pow, range(3), repeat(2)))", "repeat(times=2)")

# %% repeat-representation
show("repeat(1)", "repeat(1, 3)", "repeat('a', 0)", "repeat([], -1)", "repeat(1, 3).__length_hint__()", "repeat(1).__length_hint__()", "repeat(1, -3).__length_hint__()")
iterator = repeat("x", 3)
next(iterator)
print(iterator, iterator.__length_hint__())

# %% starmap
show("list(starmap(pow, [(2, 3), (3, 2)]))", "list(starmap(max, ['ab', [1, 5], (3, 2)]))", "list(starmap(print, []))", "list(starmap(len, [1]))", "starmap()", "starmap(len)", "starmap(len, 5)", "starmap(len, [], [])", "list(starmap(5, [()]))", "list(starmap(dict, [()]))",
     "list(starmap(lambda *a: a, [range(2), 'xy', ()]))", "starmap(function=len, iterable=[])", "list(starmap(pow, [(1,)]))", "list(starmap(pow, [5]))")

# %% tee
a, b = tee("abc")
print(next(a), next(a), list(b), list(a), list(b))
show("tee('ab', 0)", "len(tee('ab', 3))", "tee('ab', -1)", "tee('ab', 'x')", "tee()", "tee(5)", "tee('a', 1, 2)", "tee('a', n=2)", "tee('a', 1.5)", "[list(t) for t in tee([1, 2], 3)]", "[list(t) for t in tee(Raising(2))]", "type(tee('a')[0])", "tee('a', None)")

# %% tee-of-tee
a, b = tee(iter("abcd"))
next(a)
c, d = tee(a)
print(next(c), list(d), list(a), list(b), list(c))

# %% tee-copies
import copy
a, b = tee("abcd")
next(a)
twin = copy.copy(a)
print(list(twin), list(a), list(b))
def failing():
    yield 1
    raise LookupError("later")
a, b = tee(failing())
for iterator in (a, b, a):
    try:
        print(list(iterator))
    except LookupError as error:
        print("LookupError", error)

# %% zip-longest
show("list(zip_longest('ab', 'c'))", "list(zip_longest('ab', 'c', fillvalue='-'))", "list(zip_longest())", "list(zip_longest('ab'))", "list(zip_longest([], 'a', [1, 2]))", "zip_longest(5)", "zip_longest('a', 5)", "zip_longest('a', x=1)", "list(zip_longest(fillvalue=1))",
     "list(zip_longest('a', Raising(0)))", "list(zip_longest('a', 'bc', fillvalue=None))", "zip_longest('a', fillvalue=1, x=2)", "list(zip_longest(*['ab'] * 3))")

# %% batched
#| requires = ">=3.12"
show("list(batched('abcdef', 2))", "list(batched('abcde', 2))", "list(batched('', 2))", "list(batched('abc', 5))", "list(batched(iterable='ab', n=1))", "list(batched('abc', True))", "batched()", "batched('a')", "batched('a', 0)", "batched('a', -1)", "batched('a', 'b')", "batched('a', 1.5)",
     "batched(5, 1)", "batched('a', 1, 2)", "batched('a', 2 ** 70)", "list(batched(Raising(3), 2))", "list(batched('ab', Index(2)))")

# %% batched-strict
#| requires = ">=3.13"
show("list(batched('abcd', 2, strict=True))", "list(batched('abc', 2, strict=True))", "list(batched('abc', 2, strict=False))", "list(batched('', 2, strict=True))", "batched('abc', 2, strict=1.5)", "batched('abc', 2, True)", "batched('abc', 2, x=1)", "list(batched('abc', 2, strict=[]))")
iterator = batched("abc", 2, strict=True)
print(next(iterator))
show("next(iterator)", "next(iterator, 'end')")

# %% unexpected-keywords-of-subclasses
#| title = "Subclasses may take keywords"
for kind, arguments in ((chain, ("a",)), (count, ()), (cycle, ("a",)), (compress, ("a", [1])), (islice, ("a", 1)), (starmap, (pow, [])), (takewhile, (bool, [])), (dropwhile, (bool, [])), (filterfalse, (None, [])), (pairwise, ("ab",)),
                        (repeat, (1,)), (permutations, ("a",)), (zip_longest, ("a",)), (groupby, ("a",))):
    class Derived(kind):
        def __new__(cls, *arguments, extra=None):
            return super().__new__(cls, *arguments)
        def __init__(self, *arguments, extra=None):
            self.extra = extra
    made = Derived(*arguments, extra=5)
    print(kind.__name__, made.extra, list(islice(made, 1)), type(made).__name__)

# %% iteration-protocol
for made in (accumulate([]), chain(), combinations([], 1), combinations_with_replacement([], 1), compress([], []), count(), cycle([]), dropwhile(bool, []), filterfalse(None, []), groupby([]), islice([], 1), pairwise([]), permutations([1], 2), product([]), repeat(1, 0),
             starmap(pow, []), takewhile(bool, []), tee([])[0], zip_longest()):
    kind = type(made)
    end = next(made, "end")
    print(kind.__name__, kind.__module__, iter(made) is made, end, next(made, "end") if end == "end" else "", kind.__text_signature__)

# %% attributes-of-the-types
for kind in (accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile, filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile, zip_longest):
    print(kind.__name__, [name for name in dir(kind) if name not in dir(object) and name not in ("__copy__", "__setstate__", "__module__")], bool(kind.__flags__ & 1 << 10))
