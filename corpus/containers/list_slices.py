# /// case
# topics = ["containers.slicing"]
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

def change(*statements):
    """Runs each statement on a fresh list and prints what the list is afterwards."""
    for statement in statements:
        names = {**globals(), "items": list(range(6))}
        try:
            exec(statement, names)
        except Exception as error:
            print(f"{statement}  !!  {type(error).__name__}: {error}  leaves {names['items']}")
        else:
            print(f"{statement}  ->  {names['items']}")

class Index:
    def __init__(self, value):
        self.value = value
    def __index__(self):
        if isinstance(self.value, Exception):
            raise self.value
        return self.value

items = list(range(6))

# %% reading-an-item
show("items[0]", "items[5]", "items[-1]", "items[-6]", "items[6]", "items[-7]", "items[True]", "items[Index(2)]",
     "items[Index(-1)]", "items[2 ** 64]", "items[-2 ** 64]", "items[1.0]", "items['1']", "items[None]", "items[()]",
     "items[1, 2]", "items[...]", "items[Index('a')]", "items[Index(ArithmeticError('index'))]", "[][0]", "[][-1]",
     "items[Index(2 ** 64)]")

# %% reading-slices
#| title = "Every combination of small bounds and steps, against range"
values = (None, 0, 1, 5, 6, 9, -1, -6, -9)
wrong = 0
for start in values:
    for stop in values:
        for step in (None, 1, 2, 7, -1, -2, -7):
            expected = [items[i] for i in range(*slice(start, stop, step).indices(6))]
            if items[start:stop:step] != expected or tuple(items)[start:stop:step] != tuple(expected):
                wrong += 1
print(wrong)

# %% slices-shown
for start, stop, step in ((None, None, None), (1, 4, None), (4, 1, None), (None, None, -1), (4, 1, -1), (-3, None, None),
                          (None, -3, None), (0, 99, 2), (-99, 99, 5), (5, 0, -2), (2, 2, 1), (True, 4, True)):
    print(slice(start, stop, step), items[start:stop:step])

# %% wrong-slices
show("items[::0]", "items[1.0:]", "items['a':]", "items[:'b']", "items[::'c']", "items[::1.5]", "items[Index(1):Index(3)]",
     "items[Index('a'):]", "items[:Index(ArithmeticError('stop'))]", "items[::Index(0)]", "items[2 ** 70:]",
     "items[-2 ** 70:2 ** 70]", "items[::2 ** 70]", "items[::-2 ** 70]", "items[()  :]", "items[1:2, 3]")

# %% assigning-an-item
change("items[0] = 'x'", "items[-1] = 'x'", "items[6] = 'x'", "items[-7] = 'x'", "items[Index(2)] = 'x'",
       "items[1.0] = 'x'", "items['a'] = 'x'", "items[None] = 'x'", "items[2 ** 64] = 'x'", "items[1, 2] = 'x'",
       "items[True] = 'x'", "items[Index(ArithmeticError('i'))] = 'x'")

# %% deleting-an-item
change("del items[0]", "del items[-1]", "del items[6]", "del items[-7]", "del items[Index(2)]", "del items[1.0]",
       "del items['a']", "del items[None]", "del items[2 ** 64]", "del items[1, 2]", "del items[0], items[0]")

# %% assigning-to-a-slice
change("items[1:3] = 'ab'", "items[1:3] = []", "items[1:3] = range(5)", "items[:] = []", "items[:] = 'xyz'",
       "items[3:3] = 'ab'", "items[5:1] = 'ab'", "items[99:] = 'ab'", "items[:-99] = 'ab'", "items[1:3] = items",
       "items[:] = items", "items[-2:] = (x for x in 'pq')", "items[1:3] = {7: 8}", "items[2:4:1] = 'abc'",
       "items[2:4:None] = 'abc'", "items[0:0] = iter(items)")

# %% assigning-something-else-to-a-slice
change("items[1:3] = 5", "items[1:3] = None", "items[:] = 5", "items[1.5:] = []", "items['a':] = []",
       "items[::0] = []", "items[1:2:'x'] = []")

# %% assigning-to-an-extended-slice
change("items[::2] = 'abc'", "items[::-1] = range(6)", "items[4:0:-2] = 'ab'", "items[::3] = items[:2]",
       "items[::2] = (x for x in 'xyz')", "items[::-1] = items", "items[5:0:-5] = ['z']", "items[3:3:2] = []",
       "items[::9] = [0]", "items[4:2:2] = []")

# %% extended-slice-of-another-size
change("items[::2] = 'ab'", "items[::2] = 'abcd'", "items[::2] = []", "items[::-1] = [1]", "items[::2] = 5",
       "items[::2] = None", "items[3:3:2] = 'a'", "items[::-2] = items", "items[6::2] = 'a'", "items[::99] = 'ab'")

# %% deleting-slices
change("del items[1:3]", "del items[:]", "del items[::2]", "del items[::-1]", "del items[::-2]", "del items[1::3]",
       "del items[5:1]", "del items[5:1:-2]", "del items[99:]", "del items[:-99]", "del items[-2:]", "del items[::99]",
       "del items[::0]", "del items['a':]", "del items[0:4:3]")

# %% augmented-assignment-to-parts
change("items[0] += 10", "items[1:3] += [7]", "items[1:3] *= 2", "items[::2] += [7]", "items[-1] -= 1", "items[9] += 1",
       "items[1:2] += 5", "items[0] += 'a'")

# %% index-methods-run-before-the-size-is-read
#| title = "An __index__ that changes the list while a slice is taken"
class Clearing:
    def __index__(self):
        items.clear()
        return 3
for expression in ("items[0:Clearing()]", "items[Clearing():]", "items[Clearing()]", "items[::Clearing()]"):
    items = list(range(6))
    show(expression)
for statement in ("items[Clearing()] = 5", "items[Clearing():] = 'ab'", "items[::Clearing()] = 'ab'",
                  "del items[Clearing()]", "del items[0:Clearing()]"):
    items = list(range(6))
    try:
        exec(statement)
        print(statement, items)
    except Exception as error:
        print(statement, type(error).__name__, error, items)

# %% iterators-that-change-the-list
#| title = "An iterable that changes the list whose slice it is assigned to"
def emptying():
    items.clear()
    yield from "ab"
items = list(range(6))
items[2:4] = emptying()
print(items)

# %% iterators-that-change-the-list-of-an-extended-slice
#| requires = ">=3.13"
def emptying():
    items.clear()
    yield from "ab"
items = list(range(6))
try:
    items[::2] = emptying()
except ValueError as error:
    print(error, items)

# %% order-of-evaluation
def loud(value):
    print("evaluate", value)
    return value
loud(items)[loud(0):loud(2)] = loud("ab")
items[loud(1)], items[loud(2)] = loud((7, 8))
del items[loud(3)], items[loud(0)]
print(items)

# %% slices-are-passed-to-classes
class Shown:
    def __getitem__(self, key):
        return key
    def __setitem__(self, key, value):
        print("set", key, value)
    def __delitem__(self, key):
        print("delete", key)
shown = Shown()
show("shown[:]", "shown[1:2:3]", "shown[::]", "shown[1:2, ::3]", "shown[...]", "shown[...,]", "shown[()]",
     "shown[*'ab']", "shown[*'ab', 1:2]", "shown['x':]", "shown[(1, 2)]")
shown[1:] = 5
del shown[::2], shown[*"ab"]
