# /// case
# topics = ["hostile.mutation"]
# ///

def attempt(action, *arguments):
    """Prints what an action gives: the type of its result, or the exception."""
    try:
        result = action(*arguments)
    except BaseException as error:
        print(type(error).__name__, str(error)[:120])
    else:
        print("ok", type(result).__name__)

# %% list-emptied-by-comparison
#| title = "A list that its items' __eq__ empties"
class Emptier:
    def __eq__(self, other): items.clear(); return False
def fresh(): items[:] = [Emptier() for _ in range(5)]
items = []
for search in (lambda: 1 in items, lambda: items.index(1), lambda: items.count(1), lambda: items.remove(1), lambda: items == [1] * 5, lambda: items < [1] * 5):
    fresh()
    attempt(search)
    print(len(items))

# %% dict-emptied-by-comparison
#| title = "A dict that its keys' __eq__ empties"
class Key:
    def __hash__(self): return 1
    def __repr__(self): return "key"
    def __eq__(self, other): table.clear(); return False
for action in (lambda: table[Key()], lambda: table.pop(Key()), lambda: table.setdefault(Key(), 5), lambda: Key() in table, lambda: table.update({Key(): 2}), lambda: table.get(Key()), lambda: table == {Key(): 1}):
    table = {Key(): 1}
    attempt(action)
    print(len(table))

# %% dict-grown-by-comparison
#| title = "A dict that grows while a key is looked up"
class Key:
    def __hash__(self): return 1
    def __eq__(self, other):
        global comparisons
        comparisons += 1
        if comparisons < 200: table[comparisons] = comparisons
        return False
for action in (lambda: table[Key()], lambda: table.__setitem__(Key(), 1), lambda: table.pop(Key())):
    comparisons = 0
    table = {Key(): 1}
    attempt(action)
    print(len(table), comparisons)

# %% dict-changed-by-hash
#| title = "A dict that grows while a key is hashed"
class Key:
    def __hash__(self): table[len(table)] = 1; return len(table)
table = {}
table[Key()] = 1; print(len(table))
attempt(table.pop, Key()); print(len(table))

# %% dict-changed-by-loop
#| title = "Dicts that change while they are iterated"
def grow():
    for key in table: table[key + 10] = 1
def shrink():
    for key in table: del table[key]
def exchange():
    for key in table: table.pop(key); table[key + 1] = 1
def assign():
    for key in table: table[key] = 5
for function in (grow, shrink, exchange, assign):
    table = {1: 1, 2: 2}
    attempt(function)
    print(len(table))

# %% dict-iterators
#| title = "Iterators of a dict that was emptied"
table = {number: number for number in range(10)}
for iterator in (iter(table.items()), iter(table), reversed(table)):
    next(iterator)
    saved = dict(table); table.clear()
    attempt(next, iterator); attempt(next, iterator)
    print(iterator.__length_hint__())
    table.update(saved)

# %% set-emptied-by-comparison
#| title = "A set that its elements' __eq__ empties"
class Element:
    def __hash__(self): return 1
    def __eq__(self, other): elements.clear(); return False
for name in ("add", "remove", "discard", "__contains__"):
    elements = {Element()}
    attempt(getattr(elements, name), Element()); print(name, len(elements))
for name in ("update", "intersection", "difference", "symmetric_difference", "issubset", "isdisjoint", "difference_update", "symmetric_difference_update", "intersection_update"):
    elements = {Element()}
    attempt(getattr(elements, name), {Element()}); print(name, len(elements))

# %% set-changed-by-loop
#| title = "Sets that change while they are iterated"
def grow():
    for element in elements: elements.add(element + 10)
def shrink():
    for element in elements: elements.discard(element)
for function in (grow, shrink):
    elements = {1, 2, 3}
    attempt(function)
elements = {1, 2, 3}; iterator = iter(elements); elements.clear()
attempt(next, iterator)

# %% sort-changes-list
#| title = "list.sort while comparisons and keys change the list"
class Grower:
    def __lt__(self, other): items.append(1); return True
items = [Grower(), Grower(), Grower()]
attempt(items.sort); print(len(items))
def clear(item): items.clear(); return item
def append(item): items.append(item); return item
def sort(item): items.sort(); return item
def length(item): print(len(items)); return item
for key in (clear, append, sort, length):
    items = [3, 1, 2]
    attempt(lambda: items.sort(key=key)); print(items)

# %% sort-without-order
#| title = "Sorting what has no order loses nothing"
from functools import cmp_to_key
items = list(range(100))
answers = [-1, 0, 1, 1, -1, 0, 0, 1, -1, -1, 1]
items.sort(key=cmp_to_key(lambda left, right: answers[(left * 7 + right * 3) % 11]))
print(sorted(items) == list(range(100)))
mixed = [1.0, float("nan"), 2, 0] * 10
mixed.sort(); print(len(mixed))
attempt([1, "a"].sort)

# %% list-changed-by-loop
#| title = "Lists that change while they are iterated"
items = [1, 2, 3]
for item in items:
    items.append(item)
    if len(items) > 20: break
print(len(items))
items = [1, 2, 3, 4]
for item in items: items.remove(item)
print(items)
iterator = iter(items); items.clear(); attempt(next, iterator); items.append(1); attempt(next, iterator)
items = [1, 2, 3]; iterator = reversed(items); items.clear(); attempt(next, iterator)
items = [1, 2, 3]; items.extend(item for item in items if len(items) < 10); print(items)

# %% slice-assignment-empties
#| title = "Slice assignment from an iterable that empties the list"
class Emptier:
    def __iter__(self): items.clear(); return iter([1, 2])
def simple(): items[1:3] = Emptier()
def extend(): items.extend(Emptier())
for function in (simple, extend):
    items = [9] * 5
    attempt(function); print(items)

# %% index-empties-list
#| title = "__index__ that empties the list which it indexes"
class Index:
    def __index__(self): items.clear(); return 2
for text in ("items[Index()]", "items[Index():]", "items[:Index()]", "items.insert(Index(), 5)", "items.pop(Index())", "items * Index()", "items.index(1, Index())"):
    items = [1, 2, 3]
    attempt(eval, text, {"items": items, "Index": Index}); print(text, items)
for text in ("items[Index()] = 1", "del items[Index()]", "del items[::Index()]", "items[::Index()] = [1, 2]", "items[Index():Index()] = [7]"):
    items = [1, 2, 3]
    attempt(exec, text, {"items": items, "Index": Index}); print(text, items)

# %% exported-bytearray
#| title = "A bytearray does not change its size while a view looks at it"
data = bytearray(b"123456"); view = memoryview(data)
for text in ("data.append(1)", "data.clear()", "data.pop()", "data.extend(b'1')", "data.insert(0, 1)", "data.remove(49)", "data.reverse()", "data.__init__()", "data.__init__(b'abcdef')"):
    attempt(eval, text); print(text, bytes(data))
for text in ("data += b'1'", "data *= 2", "del data[0]", "data[0:2] = b''", "data[0:2] = b'ab'", "data[::2] = b'xyz'", "del data[::2]"):
    attempt(exec, text); print(text, bytes(data))
view.release(); data.append(1); print(len(data))

# %% released-view
#| title = "A released view refuses everything"
view = memoryview(b"abc"); view.release()
for action in (lambda: view[0], lambda: len(view), lambda: view.tobytes(), lambda: view.nbytes, lambda: view.__enter__(), lambda: hash(view), lambda: list(view), view.release):
    attempt(action)

# %% bytearray-changed-by-loop
#| title = "A bytearray that changes while it is iterated"
data = bytearray(b"123"); iterator = iter(data); next(iterator); data.clear()
attempt(next, iterator)
data = bytearray(b"123")
for byte in data:
    data.append(byte)
    if len(data) > 20: break
print(len(data))

# %% deque-changed-by-loop
#| title = "A deque that changes while it is iterated or compared"
from collections import deque
queue = deque([1, 2, 3])
def grow():
    for item in queue: queue.append(item)
attempt(grow)
class Popper:
    def __eq__(self, other): queue.pop(); return False
queue = deque([Popper(), Popper(), Popper()])
attempt(lambda: 1 in queue)
queue = deque([Popper(), Popper(), Popper()])
attempt(queue.count, 1)
queue = deque([Popper(), Popper(), Popper()])
attempt(queue.remove, 1)
