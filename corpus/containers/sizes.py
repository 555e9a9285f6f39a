# /// case
# topics = ["containers.sizes"]
# ///

import sys

def growth(make, step, count):
    """The sizes that an object goes through, each with the number of steps after which it is reached."""
    container, sizes = make(), []
    for index in range(count):
        size = sys.getsizeof(container)
        if not sizes or sizes[-1][1] != size:
            sizes.append((index, size))
        step(container, index)
    return sizes

# %% list-append
print(growth(list, lambda items, index: items.append(index), 300))

# %% list-insert
print(growth(list, lambda items, index: items.insert(0, index), 100))

# %% list-extend
for count in range(0, 20):
    items = []
    items.extend(range(count))
    other = [1]
    other.extend([0] * count)
    third = [1, 2, 3]
    third += (x for x in range(count))
    print(count, sys.getsizeof(items), sys.getsizeof(other), sys.getsizeof(third))

# %% list-pop
items = list(range(200))
sizes = []
while items:
    items.pop()
    if not sizes or sizes[-1][1] != sys.getsizeof(items):
        sizes.append((len(items), sys.getsizeof(items)))
print(sizes)

# %% list-constructors
for text in ("[]", "[1]", "[1, 2]", "[1, 2, 3]", "[1, 2, 3, 4, 5]", "list('abc')", "list((1, 2, 3))", "list(range(10))", "[x for x in range(10)]", "[*range(10)]", "[0] * 10", "[1, 2] + [3]", "list(iter('abc'))", "[1, 2, 3][:2]", "[1, 2, 3].copy()", "sorted([3, 2, 1])",
             "list({1: 2})", "list(x for x in range(5))", "list(map(abs, [1]))", "[*'ab', 'c']", "list([])"):
    print(text, sys.getsizeof(eval(text)))

# %% list-slices
items = list(range(20))
for statement in ("items[5:10] = []", "items[:0] = range(3)", "del items[::2]", "items[:] = []", "items[0:0] = [1]", "items.clear()", "items += [1, 2, 3]", "items *= 5", "items *= 0", "items.reverse()", "items.append(1)", "del items[0]"):
    exec(statement)
    print(statement, len(items), sys.getsizeof(items))

# %% dict-insertion
print(growth(dict, lambda mapping, index: mapping.__setitem__(index, index), 400))

# %% dict-with-str-keys
print(growth(dict, lambda mapping, index: mapping.__setitem__(str(index), index), 200))

# %% dict-becomes-general
#| title = "A dict of str keys that gets another key"
mapping = {str(i): i for i in range(5)}
before = sys.getsizeof(mapping)
mapping[5] = 5
print(before, sys.getsizeof(mapping))
mapping = {"a": 1}
before = sys.getsizeof(mapping)
mapping[1] = 1
del mapping[1]
print(before, sys.getsizeof(mapping), sys.getsizeof(dict(mapping)), sys.getsizeof(mapping.copy()))

# %% dict-constructors
for text in ("{}", "dict()", "{1: 2}", "{'a': 1}", "dict(a=1)", "dict([(1, 2)])", "{i: i for i in range(10)}", "{**{1: 2}}", "dict.fromkeys(range(10))", "{1: 2} | {3: 4}", "dict({1: 2})", "dict(zip('abcdef', range(6)))", "{i: i for i in range(6)}.copy()", "dict({i: i for i in range(11)})",
             "dict.fromkeys('abcdefghijk')", "dict.fromkeys({1, 2, 3})", "dict(**{'a': 1})", "{'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6}", "{'a': 1} | {}"):
    print(text, sys.getsizeof(eval(text)))

# %% dict-shrinks-only-on-growth
mapping = {i: i for i in range(100)}
sizes = [sys.getsizeof(mapping)]
for i in range(99):
    del mapping[i]
sizes.append(sys.getsizeof(mapping))
mapping["new"] = 1
sizes.append(sys.getsizeof(mapping))
for i in range(200, 280):
    mapping[i] = i
    del mapping[i]
sizes.append(sys.getsizeof(mapping))
sizes.append(sys.getsizeof(mapping.copy()))
mapping.clear()
sizes.append(sys.getsizeof(mapping))
mapping[1] = 1
sizes.append(sys.getsizeof(mapping))
print(sizes)

# %% dict-update
for count in range(0, 14):
    mapping = {}
    mapping.update({i: i for i in range(count)})
    other = {"x": 1}
    other.update((i, i) for i in range(count))
    third = {1: 1} | {i: i for i in range(count)}
    print(count, sys.getsizeof(mapping), sys.getsizeof(other), sys.getsizeof(third))

# %% set-add
print(growth(set, lambda items, index: items.add(index), 300))

# %% set-constructors
for text in ("set()", "{1}", "{1, 2, 3, 4}", "{1, 2, 3, 4, 5}", "set(range(10))", "frozenset()", "frozenset(range(5))", "set(range(100))", "set({i: i for i in range(10)})", "set(range(10)) | set(range(10, 20))", "set(range(20)) & set(range(5))", "set(range(20)) - set(range(18))",
             "set(range(10)).copy()", "set(list(range(10)))", "frozenset(set(range(10)))", "{x for x in range(10)}", "set(range(10)) ^ set(range(5, 15))"):
    print(text, sys.getsizeof(eval(text)))

# %% set-changes
items = set(range(100))
sizes = [sys.getsizeof(items)]
while len(items) > 1:
    items.pop()
sizes.append(sys.getsizeof(items))
items.add(1000)
sizes.append(sys.getsizeof(items))
items.clear()
sizes.append(sys.getsizeof(items))
items.update(range(10))
sizes.append(sys.getsizeof(items))
items -= set(range(9))
sizes.append(sys.getsizeof(items))
items |= set(range(50))
sizes.append(sys.getsizeof(items))
print(sizes)

# %% tuples-and-others
for text in ("()", "(1,)", "(1, 2, 3)", "tuple(range(10))", "range(5)", "slice(1)", "iter([])", "iter(())", "iter({})", "iter(set())", "iter(range(1))", "reversed([])", "enumerate([])", "zip()", "map(str, [])", "filter(None, [])", "{}.keys()", "{}.items()", "iter('')", "iter({}.items())", "iter(int, 1)"):
    print(text, sys.getsizeof(eval(text)))

# %% subclasses
class L(list): pass
class D(dict): pass
class S(set): pass
class T(tuple): pass
class Slotted(list):
    __slots__ = ()
for value in (L(), L([1, 2]), D(), D(a=1), S(), S({1}), T(), T((1, 2)), Slotted(), Slotted([1])):
    print(type(value).__name__, len(value), sys.getsizeof(value), value.__sizeof__())

# %% instance-dicts
class Class:
    def __init__(self, count):
        for index in range(count):
            setattr(self, f"a{index}", index)
for count in (0, 1, 3, 5, 6, 8):
    print(count, sys.getsizeof(Class(count).__dict__))
