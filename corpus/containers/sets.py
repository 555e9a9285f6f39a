# /// case
# topics = ["containers.set"]
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

def after(method, *arguments, start=(1, 2, 3)):
    """Calls a method of a fresh set, prints the result and what the set is afterwards."""
    items = set(start)
    try:
        result = repr(getattr(items, method)(*arguments))
    except Exception as error:
        result = f"!! {type(error).__name__}: {error}"
    print(method, arguments, "->", result, "leaves", items)

class Derived(set):
    pass

class Frozen(frozenset):
    pass

class Raising:
    def __iter__(self):
        raise ArithmeticError("iter")
    def __hash__(self):
        raise ArithmeticError("hash")
    def __repr__(self):
        return "Raising()"

arguments = (set(), {1}, {2, 9}, frozenset({3, 4}), [1, 1, 5], (2,), {3: 4}, range(2, 5), "ab", {1: 2}.keys(), Derived({1, 7}))

# %% construction
show("set()", "set([1, 1, 2])", "set('abca')", "set({1: 2})", "set(range(3))", "set({3})", "set(frozenset({4}))", "set(x for x in 'aa')",
     "{1}", "{1, 1.0, True}", "{*'ab', *[]}", "{x % 3 for x in range(9)}", "frozenset()", "frozenset([1])", "frozenset('aab')",
     "frozenset({2})", "frozenset(frozenset({5}))", "set(iter([1]))", "set(b'ab')", "set(((), (1,)))")

# %% construction-errors
show("set(1)", "set(None)", "set([], [])", "set(1, 2)", "set(iterable=[])", "set(x=1)", "set([[]])", "set([{}])", "set([{1}])",
     "{[]}", "{{1}}", "{*5}", "{*None}", "set(Raising())", "set([Raising()])", "{Raising()}", "frozenset(1)", "frozenset([], [])",
     "frozenset(x=1)", "frozenset([[]])", "set.__new__()", "set.__new__(int)", "set.__new__(set, 1, 2)", "frozenset.__new__(frozenset, 1)",
     "frozenset.__new__(frozenset, [], [])", "frozenset.__new__(set)", "{x for x in [[]]}")

# %% frozenset-identity
#| title = "When a frozenset is the same object"
frozen = frozenset({1, 2})
print(frozenset(frozen) is frozen, frozen.copy() is frozen, frozenset() is frozenset(), frozenset([]) is frozenset(()),
      frozenset("") is frozenset(set()), frozen | set() is frozen, frozen & frozen is frozen)
derived = Frozen({1, 2})
print(frozenset(derived) is derived, type(frozenset(derived)).__name__, Frozen(derived) is derived, Frozen(frozen) is frozen,
      derived.copy() is derived, type(derived.copy()).__name__, Frozen() is Frozen(), Frozen([]) is frozenset())

# %% subclass-construction
show("Derived('a')", "Derived()", "Derived(5)", "Derived([], [])", "Derived(x=1)", "Frozen('a')", "Frozen()", "Frozen(x=1)", "Frozen([], [])")
class Keywords(set):
    def __init__(self, *arguments, **keywords):
        super().__init__(*arguments)
        self.keywords = keywords
class FrozenKeywords(frozenset):
    def __init__(self, *arguments, **keywords):
        self.keywords = keywords
class New(set):
    def __new__(cls, *arguments, **keywords):
        return super().__new__(cls, arguments)
show("Keywords('a', b=1).keywords", "Keywords(b=1)", "FrozenKeywords('a', b=1).keywords", "New('a', b=1)", "New('a')")

# %% add
for argument in (1, 9, 1.0, "ab", (), [], {}, set(), Raising(), frozenset()):
    after("add", argument)
show("set().add()", "set().add(1, 2)", "set().add(elem=1)", "set.add()", "set.add([], 1)", "frozenset().add", "set.add(frozenset(), 1)")

# %% add-none
#| requires = ">=3.12"
#| title = "None has a hash of its own from 3.12 on; before, it follows the address, and so does its place"
after("add", None)

# %% remove-and-discard
for method in ("remove", "discard"):
    for argument in (1, 9, True, 2.0, None, "a", (1, 2), [], {1}, set(), Raising()):
        after(method, argument)
show("set().remove()", "set().remove(1, 2)", "set().discard()", "set().discard(1, 2)", "set().remove(1)", "set().remove('a')",
     "set().remove((1,))")

# %% sets-as-elements
#| title = "A set that is looked up or removed stands for the frozenset with its elements"
items = {frozenset({1}), frozenset(), 5}
print({1} in items, set() in items, {2} in items, Derived({1}) in items)
items.discard({1})
print(items)
items.remove(set())
print(items)
show("items.remove({7})", "items.add({7})", "{1} in {1: 2}", "[1] in items", "{frozenset({1}): 2}[{1}]")

# %% pop-and-clear
after("pop", start=[5])
after("pop", start=())
after("pop", 1)
after("clear")
after("clear", 1)
items = {7, 8, 9}
print(items.pop(), items.pop(), items.pop(), items)
show("set().pop()", "frozenset().pop", "set.pop()", "set().clear(x=1)")

# %% update
for argument in arguments + (5, None, [[]], Raising(), [1, 9, []]):
    after("update", argument)
after("update")
after("update", [4], "a", {5: 6})
after("update", [4], 5)
show("set.update()", "frozenset().update")

# %% intersection-update
for argument in arguments + (5, None, [[]], Raising()):
    after("intersection_update", argument)
after("intersection_update")
after("intersection_update", [1, 2], [2, 3])
after("intersection_update", [1], 5)

# %% difference-update
for argument in arguments + (5, None, [[]], Raising()):
    after("difference_update", argument)
after("difference_update")
after("difference_update", [1], [3])
after("difference_update", [1], 5)

# %% symmetric-difference-update
for argument in arguments + (5, None, [[]], Raising()):
    after("symmetric_difference_update", argument)
after("symmetric_difference_update")
after("symmetric_difference_update", [1], [2])

# %% update-with-itself
for method in ("update", "intersection_update", "difference_update", "symmetric_difference_update"):
    items = {1, 2, 3}
    print(method, getattr(items, method)(items), items)
for operator in ("|=", "&=", "-=", "^="):
    items = {1, 2, 3}
    exec(f"items {operator} items")
    print(operator, items)

# %% union-method
for argument in arguments + (5, None, [[]], Raising()):
    after("union", argument)
show("{1}.union()", "{1}.union([2], [3])", "frozenset({1}).union([2])", "frozenset({1}).union()", "Derived({1}).union([2])",
     "Frozen({1}).union([2])", "set.union()", "set.union([])")

# %% intersection-method
for argument in arguments + (5, None, [[]], Raising()):
    after("intersection", argument)
show("{1}.intersection()", "{1, 2}.intersection([2], [3])", "frozenset({1}).intersection([1])", "Derived({1}).intersection([1])",
     "Frozen({1}).intersection([1])", "{1}.intersection([], 5)", "{1}.intersection([1], 5)")

# %% difference-method
for argument in arguments + (5, None, [[]], Raising()):
    after("difference", argument)
show("{1}.difference()", "{1, 2}.difference([2], [3])", "frozenset({1}).difference([2])", "Derived({1}).difference([2])",
     "Frozen({1}).difference([2])", "{1}.difference([], 5)")

# %% symmetric-difference-method
for argument in arguments + (5, None, [[]], Raising()):
    after("symmetric_difference", argument)
show("{1}.symmetric_difference()", "{1}.symmetric_difference([2], [3])", "frozenset({1}).symmetric_difference([2])",
     "Derived({1}).symmetric_difference([2])", "Frozen({1}).symmetric_difference([2])", "{1}.symmetric_difference([2, 2, 2])")

# %% subset-superset-disjoint
for method in ("issubset", "issuperset", "isdisjoint"):
    for argument in (set(), {1}, {1, 2, 3, 4}, [2, 9], "ab", {1: 2}, range(9), 5, None, [[]], Raising(), frozenset({1, 2, 3})):
        after(method, argument)
    after(method)
    after(method, [], [])
items = {1, 2}
print(items.isdisjoint(items), set().isdisjoint(set()), items <= items, items < items)

# %% copy
items = {(1,), 2}
twin = items.copy()
print(twin == items, twin is items, type(Derived("a").copy()).__name__, set.copy(Derived("a")))
show("set().copy(1)", "set.copy()", "set.copy(frozenset())", "frozenset.copy(set())", "frozenset().copy()")

# %% no-attributes-of-instances
items = {1}
for statement in ("items.x = 1", "items.append(1)", "items[0]", "items[0] = 1", "del items[0]", "items.add = 1", "hash(items)",
                  "items.__dict__", "frozenset().x = 1", "frozenset({1})[0]", "iter(items).x"):
    try:
        exec(statement)
    except Exception as error:
        print(statement, "!!", type(error).__name__, error)

# %% attributes-of-the-types
for kind in (set, frozenset):
    print([name for name in dir(kind) if name not in dir(object)])
    print(kind.__text_signature__, kind.__hash__)
for name in ("add", "update", "union", "issubset", "pop", "remove", "__contains__", "__reduce__", "__sizeof__", "difference"):
    print(name, getattr(set, name).__text_signature__)

# %% special-methods-called-directly
items = {1}
show("items.__len__()", "items.__len__(1)", "items.__contains__(1)", "items.__contains__()", "items.__contains__([])",
     "items.__iter__(1)", "items.__or__([1])", "items.__or__({2})", "items.__ror__({2})", "items.__ior__({2})", "items.__ior__([3])",
     "items.__and__(frozenset({1}))", "items.__sub__({1})", "items.__rsub__({9})", "items.__xor__({1})", "items.__eq__([1])",
     "items.__lt__([])", "items.__le__({1, 2, 3})", "items.__hash__", "items.__init__('a')", "items", "items.__init__(5)", "items",
     "items.__init__([], [])", "items.__init__(x=1)", "items.__class_getitem__(int)", "frozenset().__init__(1, 2)",
     "frozenset().__hash__()", "items.__reduce__(1)", "frozenset('a').__init__('b')")

# %% reduce
show("{1}.__reduce__()", "set().__reduce__()", "frozenset({1}).__reduce__()", "Derived({1}).__reduce__()", "Frozen().__reduce__()",
     "{1}.__reduce_ex__(2)", "{1}.__reduce_ex__(4)")
derived = Derived({1})
derived.name = "x"
print(derived.__reduce__(), derived.__dict__)

# %% reinitialising
items = {1, 2}
print(items.__init__(), items)
items.__init__([3])
items.__init__(items)
print(items)
frozen = frozenset({1})
frozen.__init__([2])
print(frozen)
