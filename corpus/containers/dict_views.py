# /// case
# topics = ["containers.dict-views"]
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

class Raising:
    def __iter__(self):
        raise ArithmeticError("iter")
    def __hash__(self):
        raise ArithmeticError("hash")

mapping = {"a": 1, "b": 2, "c": 3}

# %% showing
show("mapping.keys()", "mapping.values()", "mapping.items()", "{}.keys()", "{}.values()", "{}.items()", "str({1: 2}.keys())",
     "f'{mapping.keys()}'", "format(mapping.items(), 's')", "{(): [1]}.items()")

# %% a-view-follows-its-dict
keys, values, items = mapping.keys(), mapping.values(), mapping.items()
mapping["d"] = 4
del mapping["a"]
print(keys, values, items, len(keys), len(values), len(items))
mapping.clear()
print(keys, values, items, bool(keys), bool(values), bool(items))

# %% length-membership-iteration
keys, values, items = mapping.keys(), mapping.values(), mapping.items()
print(len(keys), len(values), len(items), list(keys), list(values), list(items))
print(list(reversed(keys)), list(reversed(values)), list(reversed(items)))
show("'a' in keys", "'z' in keys", "[] in keys", "1 in values", "9 in values", "[] in values", "('a', 1) in items", "('a', 2) in items",
     "('z', 1) in items", "'a' in items", "['a', 1] in items", "('a', 1, 2) in items", "([], 1) in items", "() in items", "Raising() in keys",
     "Raising() in values", "(Raising(), 1) in items")
class Pair(tuple):
    pass
print(Pair(("a", 1)) in items, ("a", True) in items, ("a", 1.0) in items)

# %% types
for view in (mapping.keys(), mapping.values(), mapping.items()):
    kind = type(view)
    print(kind.__name__, kind.__bases__, [name for name in dir(kind) if name not in dir(object)], kind.__hash__)
    run(f"mapping.{kind.__name__[5:]}(1)", f"mapping.{kind.__name__[5:]}(x=1)", f"dict.{kind.__name__[5:]}()", f"dict.{kind.__name__[5:]}([])",
        f"type(mapping.{kind.__name__[5:]}())()", f"type(mapping.{kind.__name__[5:]}())({{}})", f"mapping.{kind.__name__[5:]}()[0]",
        f"mapping.{kind.__name__[5:]}().x = 1", f"hash(mapping.{kind.__name__[5:]}())", f"mapping.{kind.__name__[5:]}().add(1)",
        f"class Derived(type(mapping.{kind.__name__[5:]}())): pass")

# %% mapping-attribute
for view in (mapping.keys(), mapping.values(), mapping.items()):
    proxy = view.mapping
    print(type(proxy).__name__, proxy == mapping, proxy, proxy["a"])
    run("view.mapping = {}", "view.mapping['a'] = 1", "del view.mapping")

# %% equality
show("mapping.keys() == {'a', 'b', 'c'}", "mapping.keys() == mapping.keys()", "mapping.keys() == ['a', 'b', 'c']", "mapping.values() == mapping.values()",
     "mapping.items() == {('a', 1), ('b', 2), ('c', 3)}", "mapping.items() == mapping.items()", "mapping.keys() == frozenset('abc')",
     "mapping.keys() != {'a'}", "{}.keys() == set()", "{}.keys() == {}.items()", "{1: []}.items() == {1: []}.items()",
     "{1: []}.items() == {(1, 2)}", "mapping.keys() == mapping", "mapping.items() == 5", "{}.values() == {}.values()")

# %% ordering
show("mapping.keys() < {'a', 'b', 'c', 'd'}", "mapping.keys() <= {'a', 'b', 'c'}", "mapping.keys() > {'a'}", "mapping.keys() >= mapping.keys()",
     "mapping.keys() < ['a']", "mapping.keys() < 5", "{}.keys() < {1}", "mapping.items() > {('a', 1)}", "mapping.items() <= {('a', 1)}",
     "mapping.values() < mapping.values()", "mapping.keys() <= frozenset('abcd')", "{'a'} <= mapping.keys()", "frozenset() < mapping.items()",
     "{1: []}.items() < {1: [], 2: []}.items()", "{1: []}.items() <= {(1, 2)}")

# %% operators-of-keys
for right in ({"a", "z"}, frozenset("b"), ["a", "a"], "ab", {"c": 1}, {"c": 1}.keys(), {"c": 3}.items(), (), range(2), iter("a"), 5, None, [[]], Raising()):
    for operator in ("|", "&", "-", "^"):
        if hasattr(right, "__next__"):
            right = iter("a")
        try:
            result = eval(f"mapping.keys() {operator} right")
            print(operator, type(right).__name__, type(result).__name__, sorted(result, key=str))
        except Exception as error:
            print(operator, type(right).__name__, type(error).__name__, error)

# %% operators-of-items
for right in ({("a", 1), ("z", 1)}, [("a", 1)], "ab", {"c": 3}.items(), {"c": 1}.keys(), (), 5, None, [[]], [("a", [])]):
    for operator in ("|", "&", "-", "^"):
        try:
            result = eval(f"mapping.items() {operator} right")
            print(operator, type(right).__name__, type(result).__name__, sorted(result, key=str))
        except Exception as error:
            print(operator, type(right).__name__, type(error).__name__, error)

# %% operators-reflected
for left in ({"a", "z"}, frozenset("b"), ["a", "z"], "az", (), 5, None):
    for operator in ("|", "&", "-", "^"):
        try:
            result = eval(f"left {operator} mapping.keys()")
            print(type(left).__name__, operator, type(result).__name__, sorted(result, key=str))
        except Exception as error:
            print(type(left).__name__, operator, type(error).__name__, error)

# %% operators-of-values
for operator in ("|", "&", "-", "^", "+", "<"):
    for right in ("mapping.values()", "{1}", "[1]"):
        show(f"mapping.values() {operator} {right}")
run("keys = mapping.keys()", "keys |= {'z'}", "keys", "keys + keys", "keys * 2", "keys()", "-keys")

# %% unhashable-values
#| title = "Set operations of items() with values that have no hash"
show("{1: []}.items() | set()", "{1: []}.items() & {1}", "{1: []}.items() - {1}", "{1: []}.items() ^ {1}", "{1: []}.items() ^ {1: []}.items()",
     "{1: []}.items() & {1: []}.items()", "set({1: []}.items())", "{1: 2}.items() ^ {1: 3}.items()", "{1: []}.items().isdisjoint([(1, [])])",
     "{1: [], 2: 3}.items() ^ {1: []}.items()")

# %% isdisjoint
show("mapping.keys().isdisjoint('xyz')", "mapping.keys().isdisjoint({'a'})", "mapping.keys().isdisjoint(mapping.keys())", "{}.keys().isdisjoint({}.keys())",
     "mapping.items().isdisjoint([('a', 1)])", "mapping.items().isdisjoint([])", "mapping.keys().isdisjoint(5)", "mapping.keys().isdisjoint([[]])",
     "mapping.keys().isdisjoint()", "mapping.keys().isdisjoint([], [])", "mapping.values().isdisjoint([])", "mapping.keys().isdisjoint({}.values())")

# %% order-of-results
#| title = "In which order results of set operations stand"
one = dict.fromkeys([3, 1, 2, 40, 50])
show("one.keys() & [50, 40, 3]", "one.keys() & {50, 40, 3, 1, 2, 9, 10}", "one.keys() | [7, 8]", "one.keys() - [1]", "one.keys() ^ [1, 9]")

# %% iterators
for name in ("keys", "values", "items"):
    for function in (iter, reversed):
        iterator = function(getattr(mapping, name)())
        print(type(iterator).__name__, iterator.__length_hint__(), next(iterator), iterator.__length_hint__(), iterator.__reduce__(),
              list(iterator), iterator.__length_hint__(), next(iterator, "end"), iterator.__reduce__())
print(type(iter(mapping)).__name__, type(reversed(mapping)).__name__, iter(mapping).__reduce__())
run("iter(mapping).x", "type(iter(mapping))()", "iter(mapping).__setstate__(1)", "reversed(mapping.keys())[0]", "iter(mapping).__length_hint__(1)")

# %% reuse-of-the-items-tuple
#| title = "An iterator over items gives a new tuple if the last one is still in use"
iterator = iter(mapping.items())
first = next(iterator)
second = next(iterator)
print(first, second, first is second)
print(len({id(pair) for pair in [pair for pair in mapping.items()]}))

# %% copies-of-iterators
import copy
for name in ("keys", "values", "items"):
    iterator = iter(getattr(mapping, name)())
    next(iterator)
    twin = copy.copy(iterator)
    print(name, type(twin).__name__, list(twin), list(iterator))
for name in ("keys", "values", "items"):
    try:
        print(copy.copy(getattr(mapping, name)()))
    except TypeError as error:
        print(error)
    try:
        print(copy.deepcopy(getattr(mapping, name)()))
    except TypeError as error:
        print(error)

# %% recursive-views
mapping["self"] = mapping.values()
mapping["items"] = mapping.items()
try:
    print(repr(mapping.values()).count("..."))
except RecursionError as error:
    print("RecursionError")
print(len(mapping.values()))

# %% collections-abc
from collections.abc import KeysView, ValuesView, ItemsView, MappingView, Set, Collection, Reversible, Sized
for view in (mapping.keys(), mapping.values(), mapping.items()):
    print(type(view).__name__, [abstract.__name__ for abstract in (KeysView, ValuesView, ItemsView, MappingView, Set, Collection, Reversible, Sized)
                                if isinstance(view, abstract)])
