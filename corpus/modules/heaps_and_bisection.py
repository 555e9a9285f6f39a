# /// case
# topics = ["modules.ordering"]
# ///

import bisect
import heapq
from bisect import bisect_left, bisect_right, insort_left, insort_right
from heapq import heapify, heappop, heappush, heappushpop, heapreplace, merge, nlargest, nsmallest

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

# %% heap-operations
heap = []
for value in (5, 1, 8, 3, 9, 2):
    heappush(heap, value)
    print(heap)
while heap:
    print(heappop(heap), heap)

# %% heapify
for items in ([], [1], [2, 1], [5, 4, 3, 2, 1], list(range(10, 0, -1)), [3, 3, 1, 1], ["b", "a"], [(2, "x"), (1, "y")], [1.5, 0, True]):
    heapify(items)
    print(items)
show("heapify(())", "heapify(5)", "heapify()", "heapify([], 1)", "heapify([1, 'a'])", "heapify([None, None])", "heapify([1, 2, 'a'])")

# %% push-and-pop-errors
show("heappush()", "heappush([], 1, 2)", "heappush((), 1)", "heappush([1], 'a')", "heappop([])", "heappop(())", "heappop()", "heappop([1], 2)", "heapreplace([], 1)", "heapreplace([1], 5)", "heapreplace((), 1)", "heappushpop([], 5)", "heappushpop([1], 5)", "heappushpop([9], 5)", "heappushpop((), 1)", "heapreplace([1])", "heappop(5)", "heappushpop([1], 'a')", "heappush(heap=[], item=1)")

# %% pushpop-and-replace
heap = [1, 3, 5]
print(heappushpop(heap, 0), heap, heappushpop(heap, 4), heap, heapreplace(heap, 0), heap, heapreplace(heap, 9), heap)

# %% comparisons
#| title = "The heap compares with __lt__ alone"
class Loud:
    def __init__(self, value):
        self.value = value
    def __lt__(self, other):
        print(self.value, "<", other.value)
        return self.value < other.value
    def __repr__(self):
        return str(self.value)
heap = [Loud(value) for value in (3, 2, 1)]
heapify(heap)
print(heap)
heappush(heap, Loud(0))
print(heap, heappop(heap), heappushpop(heap, Loud(5)), heapreplace(heap, Loud(7)))

# %% heap-changes-while-comparing
class Changing:
    def __lt__(self, other):
        heap.clear()
        return True
heap = [Changing(), Changing(), Changing()]
for function in ("heapify(heap)", "heappush(heap, Changing())", "heappop(heap)"):
    heap[:] = [Changing(), Changing(), Changing()]
    try:
        eval(function)
        print(function, len(heap))
    except (RuntimeError, IndexError) as error:
        print(function, type(error).__name__, error)

# %% nlargest-and-nsmallest
items = [5, 1, 8, 3, 9, 2, 8]
show("nlargest(3, items)", "nsmallest(3, items)", "nlargest(0, items)", "nsmallest(-1, items)", "nlargest(99, items)", "nlargest(1, items)", "nsmallest(1, items)", "nlargest(1, [])", "nsmallest(2, [])", "nlargest(2, 'hello', key=ord)", "nsmallest(2, ['bb', 'a', 'ccc'], key=len)", "nlargest(2, ['bb', 'a', 'ccc'], key=len)", "nlargest(2, [1, 'a'])", "nlargest('a', items)", "nlargest(2, 5)",
     "nsmallest(2, (x for x in items))", "nsmallest(3, [(1, 'b'), (1, 'a'), (0, 'z')], key=lambda pair: pair[0])", "nlargest()", "nlargest(2, items, key=5)", "nsmallest(1, items, key=lambda x: -x)")

# %% merge
show("list(merge([1, 4], [2, 3]))", "list(merge())", "list(merge([]))", "list(merge([1]))", "list(merge('ac', 'bd', 'e'))", "list(merge([3, 1], [2], reverse=True))", "list(merge(['a', 'ccc'], ['bb'], key=len))", "list(merge(['ccc', 'a'], ['bb'], key=len, reverse=True))", "list(merge([1], ['a']))", "list(merge(5))", "list(merge([1, 1], [1]))", "list(merge([2], [1], key=5))")

# %% bisect
items = [1, 3, 3, 5]
for value in (0, 1, 2, 3, 4, 5, 9, 3.0):
    print(value, bisect_left(items, value), bisect_right(items, value), bisect.bisect(items, value))

# %% bisect-arguments
items = [1, 3, 3, 5]
show("bisect_left(items, 3, 2)", "bisect_left(items, 3, 0, 1)", "bisect_right(items, 3, lo=3)", "bisect_right(items, 3, hi=2)", "bisect_left(items, 3, -1)", "bisect_left(items, 3, 0, -1)", "bisect_left(items, 3, 9)", "bisect_left(items, 'a')", "bisect_left(5, 1)", "bisect_left({}, 1)", "bisect_left()", "bisect_left(items)", "bisect_left(items, 3, 0, 4, 5)",
     "bisect_left(items, 3, 'a')", "bisect_left(items, 3, 0, None)", "bisect_left(a=items, x=3)", "bisect_left(items, 3, y=1)", "bisect_left('abd', 'c')", "bisect_left(range(10), 4)", "bisect_left(items, -3, key=lambda x: -x)", "bisect_right(items, 3, key=None)", "bisect_left(items, 3, key=5)", "bisect_left([], 5)", "bisect_right(items, 3, 1.5)", "bisect_left(items, 4, hi=9)")

# %% insort
items = [1, 3, 5]
show("insort_left(items, 3)", "insort_right(items, 3.0)", "items", "bisect.insort(items, 9)", "insort_left(items, 0)", "items", "insort_left(items, 'a')", "insort_left((), 1)", "insort_left(items, 4, 0, 2)", "items", "insort_left()", "insort_right(items, 2, lo=-1)", "insort_left([], 5, key=5)")
words = ["a", "ccc"]
bisect.insort(words, "bb", key=len)
insort_left(words, "dd", key=len)
print(words)
class Loud(list):
    def insert(self, index, item):
        print("insert", index, item)
loud = Loud([1, 2])
bisect.insort(loud, 1)
print(loud)

# %% bisect-by-protocol
class Sequence:
    def __len__(self):
        print("len")
        return 4
    def __getitem__(self, index):
        print("item", index)
        return index * 10
print(bisect_left(Sequence(), 15), bisect_right(Sequence(), 20))
class Value:
    def __lt__(self, other):
        print("value <", other)
        return False
    def __gt__(self, other):
        print("value >", other)
        return True
print(bisect_left([1, 2], Value()), bisect_right([1, 2], Value()))

# %% priority-queue
import itertools
counter = itertools.count()
queue = []
for priority, task in ((2, "write"), (1, "read"), (3, "test"), (1, "plan")):
    heappush(queue, (priority, next(counter), task))
print([heappop(queue)[2] for _ in range(4)])

# %% graphlib
from graphlib import CycleError, TopologicalSorter
print(list(TopologicalSorter({"d": {"b", "c"}, "b": ["a"], "c": ["a"]}).static_order())[0::3])
sorter = TopologicalSorter()
sorter.add("b", "a")
sorter.add("c", "b", "a")
sorter.prepare()
while sorter.is_active():
    ready = sorter.get_ready()
    print(ready)
    sorter.done(*ready)
print(sorter.is_active(), bool(sorter))
try:
    TopologicalSorter({1: [2], 2: [3], 3: [1]}).prepare()
except CycleError as error:
    print(error.args[0], sorted(set(error.args[1])))
run("sorter.add('z')", "TopologicalSorter().get_ready()", "TopologicalSorter().done(1)", "sorter.done('nope')", "TopologicalSorter({[]: 1})", "sorter.done('a')", "TopologicalSorter(5)")
