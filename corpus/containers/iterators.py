# /// case
# topics = ["containers.iterators"]
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
    """An iterator that raises when it is asked for an item."""
    def __iter__(self):
        return self
    def __next__(self):
        raise ArithmeticError("next")

class Hinting:
    """An iterator with a length hint of any kind."""
    def __init__(self, hint):
        self.hint = hint
    def __iter__(self):
        return self
    def __next__(self):
        raise StopIteration
    def __length_hint__(self):
        return self.hint

# %% enumerate
show("list(enumerate('ab'))", "list(enumerate('ab', 5))", "list(enumerate('ab', start=-1))", "list(enumerate(iterable='ab'))",
     "list(enumerate(start=3, iterable='ab'))", "list(enumerate('a', 2 ** 64))", "list(enumerate('ab', 2 ** 63 - 1))", "list(enumerate('a', True))",
     "list(enumerate('a', Index(7)))", "list(enumerate([]))", "list(enumerate({5: 6}))", "enumerate('ab').__next__()")

# %% enumerate-errors
show("enumerate()", "enumerate(5)", "enumerate(None)", "enumerate('a', 1.5)", "enumerate('a', 'b')", "enumerate('a', None)", "enumerate('a', 1, 2)",
     "enumerate('a', begin=1)", "enumerate(start=1)", "enumerate('a', iterable='b')", "enumerate('a', start=1, x=2)", "enumerate('a', Index('x'))",
     "list(enumerate(Raising()))", "enumerate.__new__()", "enumerate.__new__(int, 'a')")

# %% enumerate-state
iterator = enumerate("abc")
print(type(iterator).__name__, next(iterator), iterator.__reduce__(), list(iterator), next(iterator, "end"), iter(iterator) is iterator)
print(enumerate([1], 2 ** 64).__reduce__()[1][1:], hasattr(iterator, "__length_hint__"), [n for n in dir(enumerate) if n not in dir(object)])
first = next(e := enumerate("ab"))
second = next(e)
print(first, second, first is second)
class Derived(enumerate):
    def __new__(cls, items, extra=None):
        self = super().__new__(cls, items)
        self.extra = extra
        return self
print(Derived("a", "x").extra, list(Derived("a")), enumerate[int])

# %% zip
show("list(zip())", "list(zip('ab'))", "list(zip('ab', [1, 2, 3]))", "list(zip('ab', 'cd', 'ef'))", "list(zip([], 'a'))", "list(zip('ab', iter('c')))",
     "dict(zip('ab', [1, 2]))", "list(zip('ab', strict=False))", "list(zip('ab', 'cd', strict=True))", "list(zip(strict=True))", "list(zip(*['ab', 'cd']))",
     "list(zip({1: 2}, {3}))")

# %% zip-errors
show("zip(5)", "zip('a', 5)", "zip(None)", "zip('a', b='c')", "zip('a', strict=True, x=1)", "zip(strict=1.5)", "list(zip(Raising()))",
     "list(zip('a', Raising()))", "zip('a', Stri=1)", "zip.__new__()", "zip.__new__(int)", "zip('a', 'b', 5, None)")

# %% zip-strict
for arguments in (("ab", "a"), ("a", "ab"), ("", "a"), ("a", ""), ("ab", "ab", "a"), ("a", "a", "ab"), ("a", "b", "cd", "ef"), ("ab", "c", "de"), ("abc",)):
    iterator = zip(*map(iter, arguments), strict=True)
    seen = []
    try:
        for item in iterator:
            seen.append(item)
    except ValueError as error:
        print(arguments, seen, error)
    else:
        print(arguments, seen)
print(list(zip("ab", "c", strict=0)), list(zip("ab", "c", strict=[])))

# %% zip-consumption
#| title = "What zip has taken from its iterators when it ends"
one, two = iter("abc"), iter("d")
print(list(zip(one, two)), next(one), next(two, "end"))
one, two = iter("d"), iter("abc")
print(list(zip(one, two)), next(one, "end"), next(two))
pairs = zip("ab", "cd")
first = next(pairs)
second = next(pairs)
print(first, second, first is second, next(pairs, "end"), next(pairs, "end"))

# %% zip-state
pairs = zip("abc", [1, 2])
next(pairs)
print(len(pairs.__reduce__()), pairs.__reduce__()[0], list(pairs), [n for n in dir(zip) if n not in dir(object)])
strict = zip("ab", strict=True)
print(strict.__reduce__()[2:], strict.__setstate__(False), strict.__reduce__()[2:], zip().__reduce__())
show("zip('ab', 'c').__setstate__([])", "zip().__setstate__()", "zip().__length_hint__()")
class Derived(zip):
    pass
print(type(Derived("ab")).__name__, list(Derived("ab", "cd")))

# %% map
show("list(map(str, [1, 2]))", "list(map(lambda x, y: x + y, 'ab', 'cde'))", "list(map(max, [1, 5], [2, 3]))", "list(map(None, []))", "list(map(5, []))",
     "list(map(print, []))", "[*map(abs, (-1, 2))]", "list(map(dict.get, [{1: 2}], [1]))", "list(map(int, '12', [10, 3]))")

# %% map-errors
show("map()", "map(str)", "map(str, 5)", "map(str, [], 5)", "map(str, None)", "map(function=str, iterable=[])", "map(str, [], x=1)", "list(map(5, [1]))",
     "list(map(None, [1]))", "list(map(int, ['a']))", "list(map(str, Raising()))", "map.__new__()", "map.__new__(int)", "list(map(lambda: 1, [1]))",
     "list(map(lambda x: x, [1], [2]))")

# %% map-state
iterator = map(str.upper, "abc")
print(next(iterator), iterator.__reduce__()[0], iterator.__reduce__()[1][0], list(iterator), next(iterator, "end"))
def failing(value):
    if value == "b":
        raise LookupError(value)
    return value
iterator = map(failing, "abc")
for attempt in range(4):
    try:
        print(next(iterator, "end"))
    except LookupError as error:
        print("LookupError", error)
def stopping(value):
    if value == "b":
        raise StopIteration("early")
    return value
iterator = map(stopping, "abc")
print(list(iterator), list(iterator), [n for n in dir(map) if n not in dir(object)])

# %% map-argument-order
def loud(name, count):
    for index in range(count):
        print("next of", name)
        yield name + str(index)
    print("end of", name)
print(list(map(lambda *values: values, loud("a", 2), loud("b", 1))))

# %% filter
show("list(filter(None, [0, 1, '', 'a', None, []]))", "list(filter(bool, [0, 1]))", "list(filter(str.isalpha, 'a1b'))", "list(filter(lambda x: x > 1, range(4)))",
     "list(filter(5, []))", "list(filter(None, {}))", "list(filter(int, ['1', '0']))", "list(filter(None, 'ab'))")

# %% filter-errors
show("filter()", "filter(None)", "filter(None, 5)", "filter(None, None)", "filter(None, [], [])", "filter(function=None, iterable=[])", "filter(None, [], x=1)",
     "list(filter(5, [1]))", "list(filter(int, ['a']))", "list(filter(None, Raising()))", "filter.__new__()", "filter.__new__(int)", "list(filter(lambda: 1, [1]))")

# %% filter-truth
class Truth:
    def __init__(self, value):
        self.value = value
    def __bool__(self):
        if isinstance(self.value, Exception):
            raise self.value
        return self.value
    def __repr__(self):
        return f"Truth({self.value!r})"
show("list(filter(None, [Truth(True), Truth(False)]))", "list(filter(None, [Truth(ArithmeticError('bool'))]))", "list(filter(Truth, [True, False, True]))",
     "list(filter(lambda x: Truth(5), [1]))", "list(filter(None, [Truth('a')]))")
iterator = filter(None, [0, 1, 2])
print(next(iterator), iterator.__reduce__()[:2][0], list(iterator), next(iterator, "end"), [n for n in dir(filter) if n not in dir(object)])

# %% reversed
show("list(reversed('abc'))", "list(reversed([1, 2]))", "list(reversed((1, 2)))", "list(reversed(range(3)))", "list(reversed({1: 2, 3: 4}))",
     "list(reversed(b'ab'))", "list(reversed(bytearray(b'ab')))", "type(reversed('a'))", "type(reversed([]))", "type(reversed(()))", "type(reversed({}))",
     "type(reversed(range(1)))", "list(reversed(memoryview(b'ab')))")

# %% reversed-errors
class NoLength:
    def __getitem__(self, index):
        return index
class Refusing:
    __reversed__ = None
    def __len__(self):
        return 1
    def __getitem__(self, index):
        return index
show("reversed()", "reversed(5)", "reversed(None)", "reversed({1})", "reversed(iter([]))", "reversed([], [])", "reversed(sequence=[])", "reversed([], x=1)",
     "reversed(x for x in 'a')", "reversed(NoLength())", "reversed(Refusing())", "reversed.__new__()", "reversed.__new__(int)", "reversed(frozenset())")

# %% reversed-by-protocol
class Sequence:
    def __len__(self):
        print("len")
        return 2
    def __getitem__(self, index):
        print("item", index)
        return "xy"[index]
class Special:
    def __reversed__(self):
        return "anything"
class LyingLength(Sequence):
    def __len__(self):
        return 5
class Negative(Sequence):
    def __len__(self):
        return -1
print(list(reversed(Sequence())), reversed(Special()))
show("list(reversed(LyingLength()))", "reversed(Negative())")
iterator = reversed(Sequence())
print(iterator.__length_hint__(), next(iterator), iterator.__length_hint__())

# %% reversed-state
for items in ("abc", [1, 2, 3], (1, 2, 3), {1: 2, 3: 4}):
    iterator = reversed(items)
    print(type(iterator).__name__, iterator.__length_hint__(), next(iterator), iterator.__length_hint__(), iterator.__reduce__(), list(iterator),
          iterator.__length_hint__(), next(iterator, "end"), iterator.__reduce__())
for state in (0, 1, 5, -1, -5):
    for items in ("abc", [1, 2, 3]):
        iterator = reversed(items)
        iterator.__setstate__(state)
        print(state, items, list(iterator))
show("reversed('abc').__setstate__('a')", "reversed([1]).__setstate__(None)", "reversed([1]).__setstate__()", "reversed('ab').__setstate__(1.5)")
show("reversed('abc').__setstate__(2 ** 70)")

# %% iter-with-one-argument
class Getting:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError(index)
        return index
class Bad:
    def __iter__(self):
        return 5
class Refusing:
    __iter__ = None
    def __getitem__(self, index):
        return index
show("type(iter([]))", "type(iter(()))", "type(iter(''))", "type(iter('é'))", "type(iter({}))", "type(iter(set()))", "type(iter(b''))", "type(iter(bytearray()))",
     "type(iter(range(1)))", "type(iter(range(2 ** 70)))", "type(iter(Getting()))", "list(iter(Getting()))", "type(iter(memoryview(b'')))", "iter()", "iter(5)",
     "iter(None)", "iter(Bad())", "iter(Refusing())", "iter(int)", "iter([], x=1)", "iter(1, 2, 3)", "iter(object=[])")

# %% iter-with-a-sentinel
source = iter([1, 2, 3, 0, 4])
show("list(iter(lambda: next(source), 0))", "list(iter(lambda: next(source), 0))", "list(iter(lambda: next(source), 0))", "iter(5, 0)", "iter([], 0)", "iter(None, None)",
     "type(iter(int, 1))", "list(iter(int, 0))", "iter(int, 1).__length_hint__()", "iter(int, 1).__reduce__()", "next(iter(lambda x: x, 1))")
class Equal:
    def __eq__(self, other):
        print("compared with", other)
        return other == 2
values = iter([1, 2, 3])
iterator = iter(values.__next__, Equal())
print(list(iterator), list(values), next(iterator, "end"), iterator.__reduce__())
def failing():
    raise LookupError("call")
iterator = iter(failing, 1)
show("next(iterator)", "next(iterator)", "next(iterator)")
def stopping():
    raise StopIteration("value")
iterator = iter(stopping, 1)
show("next(iterator)", "next(iterator, 'end')", "iterator.__reduce__()")

# %% next
show("next(iter([1]))", "next(iter([]))", "next(iter([]), None)", "next(iter([]), 5)", "next([])", "next(5)", "next(None)", "next()", "next(iter([]), 1, 2)",
     "next(iter([]), default=1)", "next(iterator=iter([]))", "next('ab')", "next(x for x in 'a')", "next(Raising())", "next(Raising(), 1)", "next(range(3))")
class Stopping:
    def __next__(self):
        raise StopIteration("the value", 2)
try:
    next(Stopping())
except StopIteration as error:
    print(error, error.value, error.args, next(Stopping(), "default"))

# %% length-hints
for text in ("[1, 2, 3]", "(1, 2)", "'abc'", "b'abc'", "{1: 2}", "{1, 2}", "range(4)", "bytearray(b'ab')", "frozenset('abc')"):
    iterator = iter(eval(text))
    hints = []
    while True:
        hints.append(iterator.__length_hint__())
        if next(iterator, "end") == "end":
            break
    print(text, type(iterator).__name__, hints, iterator.__length_hint__())
for hint in (3, 0, -1, "a", None, 1.5, True, NotImplemented, 2 ** 63):
    show(f"list(Hinting({hint!r}))")

# %% length-hints-after-changes
items = [1, 2, 3]
iterator = iter(items)
next(iterator)
items.append(4)
print(iterator.__length_hint__())
del items[1:]
print(iterator.__length_hint__(), next(iterator, "end"))
items = [1, 2, 3]
iterator = reversed(items)
del items[0]
print(iterator.__length_hint__(), list(iterator))
mapping = {1: 1, 2: 2}
iterator = iter(mapping)
mapping[3] = 3
print(iterator.__length_hint__())
group = {1, 2}
iterator = iter(group)
group.add(3)
print(iterator.__length_hint__())

# %% reduce
#| title = "What __reduce__ of fresh, used and exhausted iterators gives"
class Getting:
    def __getitem__(self, index):
        return (1, 2, 3)[index]
    def __repr__(self):
        return "Getting()"
for text in ("[1, 2, 3]", "(1, 2, 3)", "'abc'", "'äbc'", "b'abc'", "bytearray(b'abc')", "{1: 2, 3: 4}", "{1, 2}", "Getting()"):
    iterator = iter(eval(text))
    print(text, iterator.__reduce__())
    iterator = iter(eval(text))
    next(iterator)
    print("  used", iterator.__reduce__())
    list(iterator)
    print("  exhausted", iterator.__reduce__())

# %% setstate
for text in ("[1, 2, 3]", "(1, 2, 3)", "'abc'", "'äbc'", "b'abc'", "bytearray(b'abc')"):
    for state in (0, 1, 3, 9, -1, -9, True):
        iterator = iter(eval(text))
        result = iterator.__setstate__(state)
        print(text, state, result, iterator.__length_hint__(), list(iterator))
    for state in ("a", None, 1.5, 2 ** 70):
        show(f"iter({text}).__setstate__({state!r})")
    iterator = iter(eval(text))
    list(iterator)
    iterator.__setstate__(0)
    print("exhausted stays so", list(iterator))

# %% copies
import copy
class Getting:
    def __getitem__(self, index):
        return (1, 2, 3)[index]
for text in ("iter([1, 2, 3])", "iter((1, 2, 3))", "iter('abc')", "iter(b'abc')", "iter({1: 2, 3: 4})", "iter({1, 2, 3})", "iter(range(3))", "iter(Getting())",
             "reversed([1, 2, 3])", "reversed('abc')", "enumerate('abc')", "zip('abc', 'def')", "map(str, [1, 2, 3])", "filter(None, [1, 2, 3])",
             "reversed(range(3))", "iter({1: 2}.items())"):
    iterator = eval(text)
    next(iterator)
    twin = copy.copy(iterator)
    print(text, type(twin).__name__, list(twin), list(iterator))
for text in ("iter([1, 2, 3])", "enumerate('abc')", "zip('abc', [[1]])", "map(str, [1, 2, 3])", "reversed('abc')"):
    iterator = eval(text)
    twin = copy.deepcopy(iterator)
    print(text, list(twin), list(iterator))
for text in ("(x for x in 'a')", "iter(memoryview(b'ab'))", "open", "iter(int, 5)"):
    try:
        print(type(copy.copy(eval(text))).__name__)
    except TypeError as error:
        print(text, error)

# %% iterators-are-their-own-iterators
for iterator in (iter([]), iter(()), iter(""), iter({}), iter(set()), iter(range(0)), reversed([]), enumerate([]), zip(), map(str, []), filter(None, []), iter(int, 0)):
    print(type(iterator).__name__, iter(iterator) is iterator, next(iterator, "end"), next(iterator, "end"))

# %% types-cannot-be-made
for iterator in (iter([]), iter(()), iter(""), iter({}), iter(set()), iter(range(0)), reversed([]), reversed({}), iter(int, 0), iter({}.items())):
    kind = type(iterator)
    for action in (lambda: kind(), lambda: kind([1]), lambda: type("Derived", (kind,), {}), lambda: iterator[0], lambda: len(iterator),
                   lambda: setattr(iterator, "x", 1)):
        try:
            action()
        except (TypeError, AttributeError) as error:
            print(error)
        else:
            print("fine")

# %% attributes-of-the-types
class Getting:
    def __getitem__(self, index):
        return index
for iterator in (iter([]), iter(()), iter(""), iter("é"), iter(b""), iter(bytearray()), iter({}), iter({}.values()), iter(set()), iter(range(0)), iter(range(2 ** 70)),
                 iter(Getting()), reversed([]), reversed(""), reversed({}), iter(int, 0), enumerate(""), zip(), map(str, ""), filter(None, "")):
    kind = type(iterator)
    print(kind.__name__, kind.__module__, kind.__bases__, [name for name in dir(kind) if name not in dir(object)], kind.__text_signature__)
