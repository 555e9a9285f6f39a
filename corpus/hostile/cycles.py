# /// case
# topics = ["hostile.cycles"]
# ///

def attempt(action, *arguments):
    """Prints what an action gives: the type of its result, or the exception."""
    try:
        result = action(*arguments)
    except BaseException as error:
        print(type(error).__name__, str(error)[:120])
    else:
        print("ok", type(result).__name__)

# %% representations
#| title = "repr of containers that contain themselves"
import types
from collections import OrderedDict, defaultdict, deque
items = []; items.append(items); print(items)
table = {}; table[1] = table; print(table)
pair = (items,); items.append(pair); print(pair)
queue = deque(); queue.append(queue); print(queue)
ordered = OrderedDict(); ordered[1] = ordered; print(ordered)
default = defaultdict(list); default[1] = default; print(default)
space = types.SimpleNamespace(); space.x = space; print(space)
proxy = types.MappingProxyType(table); table[2] = proxy; print(table)

# %% views
#| title = "repr of views inside of their dict"
table = {}
table["values"] = table.values()
attempt(repr, table)

# %% exceptions-of-themselves
#| title = "Exceptions among their own arguments"
error = Exception()
error.args = (error,)
attempt(repr, error)
attempt(str, error)

# %% equality
#| title = "Comparison of two cycles: identity first, then recursion"
first, second = [], []
first.append(first); second.append(second)
print(first == first, first in first, first.index(first), first.count(first))
for action in (lambda: first == second, lambda: first < second, lambda: second in first, lambda: first.index(second), lambda: first.remove(second)):
    attempt(action)

# %% equality-of-dicts
#| title = "Comparison of dicts and namespaces that contain themselves"
import types
first, second = {}, {}
first[1], second[1] = first, second
attempt(lambda: first == second)
attempt(lambda: first.items() == second.items())
one, other = types.SimpleNamespace(), types.SimpleNamespace()
one.x, other.x = one, other
attempt(lambda: one == other)

# %% hashes
#| title = "Hashes of tuples that lead back to themselves"
items = []
pair = (items,)
items.append(pair)
attempt(hash, pair)

# %% copies
#| title = "Copies of cycles are cycles"
import copy
items = []; items.append(items)
print(copy.deepcopy(items)[0][0][0] is not items, copy.copy(items)[0] is items)
table = {}; table[1] = table
copied = copy.deepcopy(table); print(copied[1] is copied)
pair = ([],); pair[0].append(pair)
copied = copy.deepcopy(pair); print(copied[0][0] is copied)
class Node: pass
node = Node(); node.self = node
copied = copy.deepcopy(node); print(copied.self is copied)

# %% deep-copies
#| title = "A deep copy of a list nested 10,000 deep"
import copy
items = []
for _ in range(10_000): items = [items]
try:
    copy.deepcopy(items)
except RecursionError:
    print("RecursionError")

# %% concatenation
#| title = "Containers that take in themselves"
items = [1, 2]; items.extend(items); items[1:1] = items; items += items; print(items)
items[:] = items; items[::2] = items[1::2]; print(items)
letters = bytearray(b"ab"); letters.extend(letters); letters[1:1] = letters; print(letters, letters.replace(letters, letters), letters.join([letters, letters]))
numbers = {1, 2}; numbers |= numbers; numbers &= numbers; numbers -= numbers; print(numbers)
table = {1: 2}; table.update(table); table |= table; print(table)

# %% cells
#| title = "A cell that contains itself"
import types
cell = types.CellType(); cell.cell_contents = cell
print(cell.cell_contents is cell, cell == cell)
attempt(hash, cell)
empty = types.CellType()
attempt(lambda: empty.cell_contents)
print(empty < cell, empty == types.CellType())

# %% wrapped
#| title = "A function that wraps itself"
import inspect
def function(): pass
function.__wrapped__ = function
for action in (inspect.unwrap, inspect.signature):
    try:
        action(function)
    except ValueError as error:
        print(str(error)[:25])
