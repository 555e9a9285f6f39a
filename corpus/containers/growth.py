# /// case
# topics = ["containers.sizes"]
# section = "1.7"
# ///

from sys import getsizeof


def steps(container, change, count):
    """The sizes as a change is made again and again, each with the number of changes before it."""
    last = getsizeof(container)
    found = [(0, last)]
    for index in range(1, count + 1):
        result = change(container, index)
        container = result if isinstance(result, (str, bytes)) else container
        size = getsizeof(container)
        if size != last:
            found.append((index, size))
            last = size
    print(*found)
    return container


# %% list-append-and-pop
grown = steps([], lambda items, index: items.append(index), 2000)
steps(grown, lambda items, index: items.pop(), 2000)

# %% list-insert-and-pop-in-front
grown = steps([], lambda items, index: items.insert(0, index), 200)
steps(grown, lambda items, index: items.pop(0), 200)

# %% list-delete-by-slices
for start, stop, step in ((0, 1, 1), (0, 5, 1), (50, 60, 1), (0, 100, 2), (0, 100, 3), (0, 99, 1), (1, 100, 1), (99, 0, -7)):
    items = list(range(100))
    before = getsizeof(items)
    del items[start:stop:step]
    print(start, stop, step, before, getsizeof(items), len(items))

# %% list-replace-slices
for count in (0, 1, 2, 5, 9, 10, 11, 20, 100):
    items = [None] * 10
    items[2:5] = [1] * count
    other = [None] * 10
    other[:] = [1] * count
    third = [None] * 10
    third[10:] = [1] * count
    print(count, getsizeof(items), getsizeof(other), getsizeof(third))

# %% list-extend
for source in (list, tuple, lambda items: items, iter, lambda items: dict.fromkeys(items), lambda items: (item for item in items), set, lambda items: map(int, items)):
    sizes = []
    for count in (0, 1, 2, 3, 4, 5, 8, 9, 17, 50):
        items = []
        items.extend(source(range(count)))
        more = [None] * 3
        more += source(range(count))
        sizes.append((getsizeof(items), getsizeof(more)))
    print(*sizes)

# %% list-displays
a = 1
print(getsizeof([]), getsizeof([a]), getsizeof([a, a]), getsizeof([a, a, a]), getsizeof([1]), getsizeof([1, 2]), getsizeof([1, 2, 3]), getsizeof([1, 2, 3, 4]), getsizeof([*()]), getsizeof([*(1, 2)]), getsizeof([a, *(1, 2)]), getsizeof([*[1, 2], a]), getsizeof([*range(5)]), getsizeof([None] * 5), getsizeof([a, a] * 3), getsizeof(5 * [a, a]), getsizeof([[]] * 0))

# %% list-comprehensions
for count in (0, 1, 2, 3, 4, 5, 8, 9, 16, 17, 100):
    print(count, getsizeof([item for item in range(count)]), getsizeof([item for item in range(count) if item % 2]), getsizeof(list(range(count))), getsizeof(list(iter(range(count)))), getsizeof(list(item for item in range(count))), getsizeof(list(map(str, range(count)))))

# %% list-made-by-methods
items = list(range(7))
for label, made in (("copy", items.copy()), ("slice", items[:]), ("step", items[::2]), ("sum", items + items), ("sum of none", items + []), ("product", items * 2), ("sorted", sorted(items)), ("reversed", list(reversed(items))), ("split", "a b c".split()), ("splitlines", "a\nb".splitlines()), ("keys", list({1: 2, 3: 4})),
                    ("items", list({1: 2}.items())), ("from str", list("abcde")), ("from bytes", list(b"abc")), ("from set", list({1, 2, 3})), ("from tuple", list((1, 2, 3))), ("from list", list(items)), ("dir", type(dir(5)).__name__), ("zip", list(zip(items, items))), ("enumerate", list(enumerate(items))), ("filter", list(filter(None, items)))):
    print(label, getsizeof(made))

# %% list-after-clear-and-sort
items = list(range(100))
items.clear()
print(getsizeof(items))
items.append(1)
print(getsizeof(items))
items = list(range(10, 0, -1))
items.append(5)
items.sort()
print(getsizeof(items))
items.reverse()
print(getsizeof(items))
items *= 3
print(getsizeof(items))
items *= 0
print(getsizeof(items))

# %% list-star-assignment
first, *rest = range(10)
print(getsizeof(rest))
*rest, last = [1, 2, 3]
print(getsizeof(rest))
first, *rest, last = "abcd"
print(getsizeof(rest))
*rest, = ()
print(getsizeof(rest))

# %% dict-insert-and-delete
grown = steps({}, lambda entries, index: entries.__setitem__(index, index), 3000)
steps(grown, lambda entries, index: entries.__delitem__(index), 3000)
grown["again"] = 1
print(getsizeof(grown))

# %% dict-of-names
grown = steps({}, lambda entries, index: entries.__setitem__(f"name{index}", index), 400)
steps(grown, lambda entries, index: entries.pop(f"name{index}"), 400)
grown["again"] = 1
print(getsizeof(grown))

# %% dict-insert-and-delete-by-turns
def turn(entries, index):
    entries[index] = index
    if index > 3: del entries[index - 3]
steps({}, turn, 500)
def turn(entries, index):
    entries[f"n{index}"] = index
    if index > 3: del entries[f"n{index - 3}"]
steps({}, turn, 500)

# %% dict-pop-item
grown = dict.fromkeys(range(20))
steps(grown, lambda entries, index: entries.popitem(), 20)
grown[1] = 1
print(getsizeof(grown), grown)

# %% dict-made-in-every-way
for count in (0, 1, 5, 6, 10, 11, 21, 22, 43, 85, 86):
    keys, names = list(range(count)), [f"n{index}" for index in range(count)]
    source = dict.fromkeys(names)
    print(count, getsizeof(dict.fromkeys(keys)), getsizeof(dict.fromkeys(names)), getsizeof(dict.fromkeys(set(keys))), getsizeof({key: 1 for key in keys}), getsizeof(dict(zip(keys, keys))), getsizeof(dict(source)), getsizeof(source.copy()), getsizeof({**source}), getsizeof(source | {}), getsizeof({} | source), getsizeof(dict(**source)), getsizeof(dict([(name, 1) for name in names])))

# %% dict-displays
a = "x"
print(getsizeof({}), getsizeof({1: 1}), getsizeof({"a": 1}), getsizeof({a: 1}), getsizeof({"a": 1, "b": 2}), getsizeof({"a": 1, 2: 2}), getsizeof({a: a, a: a}), getsizeof({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}), getsizeof({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}), getsizeof({**{}}), getsizeof({**{"a": 1}}), getsizeof({"a": 1, **{"b": 2}}), getsizeof(dict(a=1)), getsizeof(dict(a=1, b=2)))

# %% dict-displays-of-many-constants
for count in (5, 6, 10, 11, 15, 16, 17, 18, 30):
    print(count, getsizeof(eval("{" + ", ".join(f"'k{index}': {index}" for index in range(count)) + "}")), getsizeof(eval("{" + ", ".join(f"{index}: {index}" for index in range(count)) + "}")), getsizeof(eval("dict(" + ", ".join(f"k{index}={index}" for index in range(count)) + ")")))

# %% dict-update
for first in (0, 3, 5, 6, 10):
    for second in (0, 1, 5, 8, 20):
        entries = dict.fromkeys(range(first))
        entries.update(dict.fromkeys(range(100, 100 + second)))
        pairs = dict.fromkeys(range(first))
        pairs.update([(index, 1) for index in range(100, 100 + second)])
        merged = dict.fromkeys(range(first)) | dict.fromkeys(range(100, 100 + second))
        print(first, second, getsizeof(entries), getsizeof(pairs), getsizeof(merged))

# %% dict-clear-and-reuse
entries = dict.fromkeys(range(100))
entries.clear()
print(getsizeof(entries))
entries[1] = 1
print(getsizeof(entries))
names = dict.fromkeys("abc")
names.clear()
names["a"] = 1
print(getsizeof(names))
names[1] = 1
print(getsizeof(names))

# %% dict-copies-after-deletion
for deleted in (0, 1, 5, 10, 15, 19, 20):
    entries = dict.fromkeys(range(20))
    for index in range(deleted):
        del entries[index]
    print(deleted, getsizeof(entries), getsizeof(entries.copy()), getsizeof(dict(entries)), getsizeof({**entries}), getsizeof(entries | {}))

# %% keyword-dictionaries
def f(**keywords): return getsizeof(keywords)
print(f(), f(a=1), f(a=1, b=2, c=3, d=4, e=5), f(a=1, b=2, c=3, d=4, e=5, f=6), f(**{}), f(**{"a": 1}), f(**{f"k{index}": 1 for index in range(20)}), f(a=1, **{"b": 1}))

# %% set-add-and-discard
grown = steps(set(), lambda items, index: items.add(index), 3000)
steps(grown, lambda items, index: items.discard(index), 3000)
grown.add(1)
print(getsizeof(grown))

# %% set-add-and-discard-by-turns
def turn(items, index):
    items.add(index)
    if index > 3: items.discard(index - 3)
steps(set(), turn, 500)

# %% set-made-in-every-way
for count in (0, 1, 4, 5, 8, 9, 17, 18, 19, 40, 80):
    keys = range(count)
    print(count, getsizeof(set(keys)), getsizeof(frozenset(keys)), getsizeof({key for key in keys}), getsizeof(set(set(keys))), getsizeof(set(dict.fromkeys(keys))), getsizeof(set(keys).copy()), getsizeof(set(keys) | set()), getsizeof(set() | set(keys)), getsizeof(set(keys) & set(keys)), getsizeof(set(keys) - set()), getsizeof(set(keys) ^ set()), getsizeof(frozenset(set(keys))))

# %% set-updates
for first in (0, 3, 5, 20):
    for second in (0, 1, 5, 8, 20, 60):
        results = []
        for method in ("update", "intersection_update", "difference_update", "symmetric_difference_update"):
            items = set(range(first))
            getattr(items, method)(set(range(second)))
            results.append(getsizeof(items))
        print(first, second, *results)

# %% set-displays
a = 1
print(getsizeof({a}), getsizeof({1, 2}), getsizeof({1, 2, 3}), getsizeof({1, 2, 3, 4, 5}), getsizeof({*()}), getsizeof({*range(5)}), getsizeof({a, *range(10)}), getsizeof(set()), getsizeof(set("hello")), getsizeof(frozenset()))

# %% set-clear-and-pop
items = set(range(100))
items.clear()
print(getsizeof(items))
items.add(1)
print(getsizeof(items))
steps(set(range(50)), lambda items, index: items.pop(), 50)

# %% bytearray-append-and-pop
grown = steps(bytearray(), lambda data, index: data.append(index % 256), 1000)
steps(grown, lambda data, index: data.pop(), 1000)

# %% bytearray-extend
for count in (0, 1, 2, 5, 8, 9, 100):
    results = []
    for source in (bytes, bytearray, list, iter, lambda data: (byte for byte in data)):
        data = bytearray(b"abc")
        data.extend(source(bytes(count)))
        other = bytearray()
        other.extend(source(bytes(count)))
        results.append((getsizeof(data), getsizeof(other)))
    print(count, *results)

# %% bytearray-changes
data = bytearray(100)
for label, change in (("delete front", lambda: data.__delitem__(slice(0, 10))), ("delete end", lambda: data.__delitem__(slice(80, None))), ("delete step", lambda: data.__delitem__(slice(None, None, 2))), ("insert", lambda: data.insert(0, 1)), ("grow slice", lambda: data.__setitem__(slice(0, 1), bytes(50))), ("shrink slice", lambda: data.__setitem__(slice(0, 60), b"")),
                      ("add in place", lambda: data.__iadd__(b"abc")), ("multiply in place", lambda: data.__imul__(3)), ("multiply by zero", lambda: data.__imul__(0)), ("clear", data.clear), ("append", lambda: data.append(1)), ("remove", lambda: data.remove(1))):
    change()
    print(label, len(data), getsizeof(data))

# %% bytearray-made-in-every-way
for count in (0, 1, 7, 8, 9, 100):
    source = bytes(count)
    print(count, getsizeof(bytearray(count)), getsizeof(bytearray(source)), getsizeof(bytearray(list(source))), getsizeof(bytearray(iter(source))), getsizeof(bytearray("a" * count, "ascii")), getsizeof(bytearray(source) + source), getsizeof(bytearray(source) * 2), getsizeof(bytearray(source)[:]), getsizeof(bytearray(source)[::2]), getsizeof(bytearray(source).copy()), getsizeof(bytearray(source).replace(b"\0", b"ab")), getsizeof(bytearray(source).upper()), getsizeof(bytearray.fromhex("00" * count)))

# %% bytearray-from-the-front
data = bytearray(200)
sizes = []
for _ in range(20):
    del data[:10]
    sizes.append(getsizeof(data))
print(*sizes)

# %% str-building
steps("", lambda text, index: text + "a", 50)
steps("", lambda text, index: text + "é", 20)
steps("a", lambda text, index: text + "😀", 20)
text = ""
for index in range(20): text += "ab"
print(getsizeof(text))
print(getsizeof("".join(["a"] * 20)), getsizeof("".join(["a", "é"])), getsizeof("a" * 20), getsizeof("%s%s" % ("a", "é")), getsizeof(f"{'a'}{'€'}"), getsizeof("{}".format("😀")), getsizeof(str(12345)), getsizeof(repr([1, 2])), getsizeof(str(b"ab", "ascii")), getsizeof(chr(233) + "a"))

# %% bytes-building
steps(b"", lambda data, index: data + b"a", 20)
print(getsizeof(b"".join([b"a"] * 20)), getsizeof(b"a" * 20), getsizeof(b"%d" % 5), getsizeof("é".encode()), getsizeof(bytes([1, 2, 3])), getsizeof(bytes(iter([1, 2, 3]))), getsizeof(bytes(5)), getsizeof((5).to_bytes(10, "big")))

# %% deque-growth
import collections
grown = steps(collections.deque(), lambda items, index: items.append(index), 300)
steps(grown, lambda items, index: items.popleft(), 300)
steps(collections.deque(), lambda items, index: items.appendleft(index), 300)
steps(collections.deque(maxlen=10), lambda items, index: items.append(index), 300)

# %% ordered-dictionary-growth
import collections
grown = steps(collections.OrderedDict(), lambda entries, index: entries.__setitem__(index, index), 100)
steps(grown, lambda entries, index: entries.popitem(), 100)
steps(collections.Counter(), lambda entries, index: entries.update([index]), 100)
steps(collections.defaultdict(list), lambda entries, index: entries[index], 100)

# %% array-growth
import array
grown = steps(array.array("i"), lambda items, index: items.append(index), 200)
steps(grown, lambda items, index: items.pop(), 200)
print(getsizeof(array.array("b", b"abc")), getsizeof(array.array("d", [1, 2, 3])), getsizeof(array.array("d", range(3))))

# %% memory-streams-growth
import io
stream = io.BytesIO()
sizes = []
for _ in range(30):
    stream.write(b"x" * 50)
    size = getsizeof(stream)
    if not sizes or sizes[-1] != size: sizes.append(size)
print(*sizes)
