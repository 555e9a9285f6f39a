# /// case
# topics = ["modules.collections"]
# ///

from collections import deque

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

def after(method, *arguments, start=(1, 2, 3), maxlen=None):
    """Calls a method of a fresh deque, prints the result and what the deque is afterwards."""
    items = deque(start, maxlen)
    try:
        result = repr(getattr(items, method)(*arguments))
    except Exception as error:
        result = f"!! {type(error).__name__}: {error}"
    print(method, arguments, "->", result, "leaves", items)

class Raising:
    def __eq__(self, other):
        raise ArithmeticError("eq")
    def __iter__(self):
        yield 9
        raise ArithmeticError("iter")
    def __repr__(self):
        return "Raising()"

class Derived(deque):
    pass

# %% construction
show("deque()", "deque('abc')", "deque([1, 2], 1)", "deque([1, 2, 3], maxlen=2)", "deque(iterable='ab', maxlen=None)", "deque(maxlen=3)", "deque([], 0)", "deque('ab', 0)", "deque('abc', True)", "deque({1: 2})", "deque(deque('ab', 1))", "deque(x for x in 'ab')")

# %% construction-errors
show("deque(5)", "deque(None)", "deque('a', -1)", "deque('a', 'b')", "deque('a', 1.5)", "deque('a', 1, 2)", "deque(x=1)", "deque(maxlen='a')", "deque('a', 2 ** 70)", "deque([], Index(3))", "deque(Raising())", "deque.__new__()", "deque.__new__(int)", "deque.__new__(deque, 1, 2, 3, x=4)")

# %% append-and-appendleft
for method in ("append", "appendleft"):
    after(method, 9)
    after(method, 9, maxlen=3)
    after(method, 9, maxlen=5)
    after(method, 9, start=(), maxlen=0)
    after(method)
    after(method, 1, 2)
show("deque().append(x=1)", "deque.append()", "deque.append([], 1)")

# %% extend-and-extendleft
for method in ("extend", "extendleft"):
    for argument in ("ab", [], range(3), {5: 6}, 5, None, Raising()):
        after(method, argument)
        after(method, argument, maxlen=3)
    after(method)
    after(method, [], [])
    items = deque([1, 2])
    getattr(items, method)(items)
    print(method, items)
    items = deque([1, 2], 3)
    getattr(items, method)(items)
    print(method, items)

# %% pop-and-popleft
for method in ("pop", "popleft"):
    after(method)
    after(method, start=())
    after(method, start=[1])
    after(method, 0)

# %% remove
for argument in (1, 2, 3.0, 9, "a", None, Raising()):
    after("remove", argument)
after("remove", 1, start=(1, 2, 1))
after("remove", 1, start=())
show("deque().remove()", "deque().remove(1, 2)")

# %% index
for arguments in ((1,), (3,), (9,), (2, 1), (1, 1), (3, -1), (3, 0, 2), (3, -99, 99), (1, None), (1, "a"), (2, Index(0)), (2, 0, 2 ** 70), (Raising(),), (3, 5), (3, 2, 1)):
    after("index", *arguments)
show("deque().index()", "deque([1]).index(1, 2, 3, 4)")

# %% count
after("count", 1, start=(1, True, 1.0, 2))
after("count", "x")
after("count", Raising())
show("deque().count()", "deque().count(1, 2)")
nan = float("nan")
print(deque([nan, float("nan")]).count(nan), nan in deque([nan]), deque([nan]) == deque([nan]))

# %% insert
for place in (0, 1, 3, 9, -1, -9, True, Index(2), "a", None, 1.5, 2 ** 70):
    after("insert", place, "new")
after("insert", 1, "new", maxlen=3)
after("insert", 1, "new", maxlen=4)
show("deque().insert()", "deque().insert(1)", "deque().insert(1, 2, 3)")

# %% rotate
for count in (0, 1, 2, 3, 4, -1, -2, 10, -10, True, Index(1), 2 ** 40, "a", None, 1.5, 2 ** 70):
    after("rotate", count)
after("rotate")
after("rotate", 1, start=())

# %% reverse-clear-copy
after("reverse")
after("reverse", start=())
after("reverse", 1)
after("clear")
after("clear", 1)
after("copy")
after("copy", 1)
items = deque([[1]], 5)
twin = items.copy()
print(twin, twin[0] is items[0], twin.maxlen, type(Derived("a").copy()).__name__)

# %% reading
items = deque("abc")
show("items[0]", "items[-1]", "items[3]", "items[-4]", "items[True]", "items[Index(1)]", "items['a']", "items[1.0]", "items[None]", "items[0:1]", "items[2 ** 70]", "items[()]", "deque()[0]")

# %% writing
items = deque("abc")
run("items[0] = 'x'", "items[-1] = 'z'", "items[3] = 'x'", "items[-4] = 'x'", "items['a'] = 1", "items[0:1] = 'x'", "del items[1]", "del items[5]", "del items['a']", "del items[0:1]", "items.x = 1", "items.maxlen = 5", "items[0] += 'y'")
print(items)

# %% operators
items = deque([1, 2])
show("items + deque([3])", "items + [3]", "[3] + items", "items + 5", "items * 2", "2 * items", "items * 0", "items * -1", "items * 1.5", "items * 'a'", "items * items", "deque([1, 2], 3) * 2", "deque([1, 2], 3) + deque([3, 4])", "deque([1], 2) + deque([2, 3], 9)", "Derived([1]) + Derived([2])",
     "Derived([1]) * 2", "items + Derived([3])", "items - items", "items & items", "-items", "items * 2 ** 62")

# %% in-place-operators
items = same = deque([1, 2], 5)
run("items += [3]", "items += 'ab'", "items *= 2", "items += 5", "items *= 'a'", "items *= 0", "items -= [1]", "items += items")
print(items, items is same)
items = deque([1, 2])
items += items
items *= 2
print(items)

# %% comparison
show("deque([1]) == deque([1])", "deque([1]) == [1]", "deque([1]) != deque([2])", "deque([1]) < deque([2])", "deque([1, 2]) > deque([1])", "deque() <= deque()", "deque([1]) < [2]", "deque([1], 1) == deque([1], 5)", "deque([1]) == Derived([1])", "deque([1]) < deque(['a'])", "deque([Raising()]) == deque([1])",
     "hash(deque())", "deque([1, 2]) >= deque([1, 3])")

# %% membership-and-truth
show("1 in deque([1])", "2 in deque([1])", "[] in deque([[]])", "bool(deque())", "bool(deque([0]))", "len(deque('ab'))", "Raising() in deque([1])")

# %% representation
items = deque([1], 3)
items.append(items)
print(items, deque(), deque(maxlen=2), Derived("a"), Derived("a", 4), str(deque("a")), f"{deque('a')}")
class Failing:
    def __repr__(self):
        raise ArithmeticError("repr")
show("deque([Failing()])")

# %% iteration
items = deque("abc")
for function in (iter, reversed):
    iterator = function(items)
    print(type(iterator).__name__, iterator.__length_hint__(), next(iterator), iterator.__length_hint__(), iterator.__reduce__(), list(iterator), next(iterator, "end"))
kind = type(iter(items))
show("type(kind(items))", "list(kind(items, 1))", "kind()", "kind([])", "kind(items, 'a')", "list(kind(items, 99))", "list(kind(items, -1))", "type(kind(items, x=1))", "type(reversed(items))(items, 1).__length_hint__()", "kind.__name__", "kind.__module__")

# %% mutation-while-iterating
for change in ("items.append(1)", "items.pop()", "items.clear()", "items.rotate(1)", "items[0] = 9", "items.reverse()", "items.remove(3)", "items.extend([])", "items.insert(0, 1)"):
    for function in (iter, reversed):
        items = deque([1, 2, 3])
        seen = []
        try:
            for item in function(items):
                seen.append(item)
                if len(seen) == 1:
                    exec(change)
        except RuntimeError as error:
            print(change, function.__name__, error, seen)
        else:
            print(change, function.__name__, seen)

# %% mutation-by-equality
class Clearing:
    def __eq__(self, other):
        items.clear()
        return False
for expression in ("items.count(Clearing())", "items.index(Clearing())", "items.remove(Clearing())", "Clearing() in items", "items == deque([Clearing(), 1, 2])"):
    items = deque([1, 2, 3])
    show(expression)
class Growing:
    def __eq__(self, other):
        items.append(1)
        return False
for expression in ("items.count(Growing())", "items.index(Growing())", "items.remove(Growing())", "Growing() in items"):
    items = deque([1, 2, 3])
    show(expression)

# %% reduce-and-copies
import copy
items = deque([1, [2]], 3)
for function in (copy.copy, copy.deepcopy):
    twin = function(items)
    print(twin, twin == items, twin[1] is items[1])
print(len(items.__reduce__()), items.__reduce__()[:3], deque([1]).__reduce__()[:3], list(items.__reduce__()[3]))
derived = Derived("ab")
derived.x = 1
print(derived.__reduce__()[:3], hasattr(copy.copy(derived), "x"), copy.copy(derived), type(derived.__copy__()).__name__)

# %% maxlen
items = deque(maxlen=3)
for value in range(5):
    items.append(value)
    print(items, items.maxlen, len(items))
items.appendleft("x")
items.extend("yz")
items.extendleft("pq")
print(items, deque().maxlen, deque([], 0).maxlen)
zero = deque("ab", 0)
zero.append(1)
zero.extend([1, 2])
zero.appendleft(1)
print(zero)

# %% long-deques
#| title = "Deques that take several blocks"
items = deque(range(200))
items.rotate(70)
print(items[0], items[100], items[-1], len(items), items.index(5), sum(items))
del items[100]
items.insert(64, "in")
print(items[64], items[63], items[65], len(items))
for i in range(90):
    items.popleft()
items.reverse()
print(list(items)[:5], items[50])

# %% reinitialising
items = deque([1, 2], 5)
items.__init__("ab")
print(items)
items.__init__("abc", 2)
print(items, items.__init__(), items)
run("items.__init__(5)", "items.__init__('a', -1)", "items.__init__(1, 2, 3)")
print(items)

# %% type
print([name for name in dir(deque) if name not in dir(object) and name != "__module__"])
print(deque.__name__, deque.__module__, deque.__hash__, deque.__text_signature__, deque[int], repr(deque))
for name in ("append", "index", "insert", "rotate", "copy", "__copy__", "extend", "remove", "__reversed__", "__sizeof__", "count", "pop"):
    print(name, getattr(deque, name).__text_signature__)

# %% matching
match deque([1, 2, 3]):
    case [first, *rest]:
        print(first, rest, type(rest).__name__)

# %% subclasses
class Loud(deque):
    def __iter__(self):
        return iter("xyz")
    def __len__(self):
        return 9
    def append(self, item):
        print("append", item)
loud = Loud([1, 2])
show("list(loud)", "len(loud)", "loud.extend([5])", "repr(loud)", "loud[0]", "deque(loud)", "loud == deque([1, 2, 5])", "loud.copy()")
class Keywords(deque):
    def __init__(self, *arguments, **keywords):
        super().__init__(*arguments)
        self.keywords = keywords
print(Keywords("ab", x=1).keywords, Keywords("ab", 1))

# %% sizes
import sys
print(sys.getsizeof(deque()), sys.getsizeof(deque(range(64))), sys.getsizeof(deque(range(65))), sys.getsizeof(deque(range(200))), sys.getsizeof(deque(maxlen=5)))
