# /// case
# topics = ["containers.mutation"]
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

# %% changed-size-while-iterating
for what in ("mapping", "mapping.keys()", "mapping.values()", "mapping.items()", "reversed(mapping)", "reversed(mapping.items())"):
    for change in ("mapping['new'] = 1", "del mapping['a']", "mapping.clear()", "mapping.popitem()"):
        mapping = {"a": 1, "b": 2, "c": 3}
        seen = []
        try:
            for item in eval(what):
                seen.append(item)
                exec(change)
        except (RuntimeError, KeyError) as error:
            print(what, change, type(error).__name__, error, seen)
        else:
            print(what, change, seen)

# %% changed-values-while-iterating
#| title = "New values for old keys are allowed while a dict is iterated"
mapping = {"a": 1, "b": 2}
for key in mapping:
    mapping[key] += 10
print(mapping)
for key, value in mapping.items():
    mapping.update({key: -value})
print(mapping)

# %% same-size-other-keys
#| title = "A key removed and another added while a dict is iterated"
mapping = {"a": 1, "b": 2, "c": 3}
seen = []
try:
    for key in mapping:
        seen.append(key)
        value = mapping.pop(key)
        mapping[key + "x"] = value
        if len(seen) > 10:
            break
except RuntimeError as error:
    print(error)
print(seen, mapping)

# %% keys-changed
mapping = {0: 0}
seen = []
try:
    for key in mapping:
        seen.append(key)
        del mapping[key]
        mapping[key + 1] = 0
except RuntimeError as error:
    print(error, seen)

# %% iterator-after-an-error
#| title = "An iterator that saw a change stays broken"
mapping = {1: 1, 2: 2}
iterator = iter(mapping)
print(next(iterator))
mapping[3] = 3
for attempt in range(2):
    try:
        print(next(iterator))
    except RuntimeError as error:
        print(error)
del mapping[3]
try:
    print(next(iterator, "end"), iterator.__length_hint__())
except RuntimeError as error:
    print(error)

# %% set-changed-while-iterating
for change in ("items.add(99)", "items.discard(1)", "items.clear()", "items.pop()", "items.update({5, 6, 7})"):
    items = {1, 2, 3}
    seen = 0
    try:
        for item in items:
            seen += 1
            exec(change)
    except (RuntimeError, KeyError) as error:
        print(change, type(error).__name__, error, seen)
    else:
        print(change, seen)
items = {1, 2}
for item in items:
    items.discard(item)
    items.add(item)
print(items)

# %% list-changed-while-iterating
for change in ("items.remove(item)", "items.append(item) if len(items) < 6 else None", "items.clear()", "items.insert(0, 0) if len(items) < 6 else None",
               "items.pop()", "items.reverse()", "items[:] = items[::-1]"):
    items = [1, 2, 3]
    seen = []
    for item in items:
        seen.append(item)
        exec(change)
    print(change, seen, items)
items = [1, 2, 3]
seen = []
for item in reversed(items):
    seen.append(item)
    items.append(item)
print(seen, items)
items = [1, 2, 3]
for item in reversed(items):
    del items[:2]
    print(item, items)

# %% exhausted-iterators-stay-exhausted
items = [1]
iterator = iter(items)
print(list(iterator))
items.append(2)
print(list(iterator))
mapping = {1: 1}
iterator = iter(mapping)
print(list(iterator))
mapping[2] = 2
print(list(iterator))
items = {1}
iterator = iter(items)
print(list(iterator))
items.add(2)
print(list(iterator))
items = [1]
iterator = iter(items)
print(next(iterator))
items.append(2)
print(next(iterator), next(iterator, "end"))

# %% equality-that-changes-a-dict
#| title = "An __eq__ that changes the dict while a key is looked up"
class Changing:
    def __init__(self, action):
        self.action = action
    def __hash__(self):
        return 1
    def __eq__(self, other):
        action, self.action = self.action, None
        if action:
            action()
        return False
    def __repr__(self):
        return "Changing"
for name in ("clear", "popitem"):
    mapping = {1: "one", 2: "two"}
    key = Changing(getattr(mapping, name))
    print(name, mapping.get(key), mapping)
    mapping = {1: "one", 2: "two"}
    key = Changing(getattr(mapping, name))
    mapping[key] = 5
    print(name, mapping)
    mapping = {1: "one", 2: "two"}
    key = Changing(getattr(mapping, name))
    print(name, mapping.setdefault(key, 6), mapping)

# %% equality-that-changes-a-set
class Changing:
    def __init__(self, action):
        self.action = action
    def __hash__(self):
        return 1
    def __eq__(self, other):
        action, self.action = self.action, None
        if action:
            action()
        return False
    def __repr__(self):
        return "Changing"
items = {1, 2}
key = Changing(items.clear)
items.add(key)
print(items)
items = {1, 2}
print(Changing(items.clear) in items, items)
items = {1, 2}
items.discard(Changing(items.clear))
print(items)

# %% comparison-that-changes-dicts
class Emptying:
    def __eq__(self, other):
        left.clear()
        right.clear()
        return True
left, right = {1: Emptying(), 2: 2}, {1: 1, 2: 2}
print(left == right, left, right)
left, right = {1: 1, 2: 2}, {1: Emptying(), 2: 3}
print(left == right, left, right)

# %% update-from-a-changing-iterable
mapping = {}
def growing():
    yield "a", 1
    mapping.clear()
    yield "b", 2
mapping.update(growing())
print(mapping)
class Keys:
    def keys(self):
        mapping["early"] = 1
        return ["late"]
    def __getitem__(self, key):
        return len(mapping)
mapping.update(Keys())
print(mapping)

# %% update-changed-while-merging
#| title = "An __eq__ that changes the source of an update"
class Key:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        source["more"] = 1
        return False
    def __repr__(self):
        return "Key"
source = {1: 1, 2: 2}
target = {Key(): 0}
try:
    target.update(source)
except RuntimeError as error:
    print(error, target)
try:
    print(target | source)
except RuntimeError as error:
    print(error)

# %% sort-detects-changes
for change in ("items.append(0)", "items.clear()", "items.pop()", "del items[:]", "items[:] = [7]", "items.sort()", "items.extend([])"):
    items = [3, 1, 2]
    def key(item):
        try:
            exec(change, globals())
        except IndexError as error:
            print("inside", error)
        return item
    try:
        items.sort(key=key)
    except ValueError as error:
        print(change, error, items)
    else:
        print(change, items)

# %% sort-hides-the-items
#| title = "While a list is sorted it looks empty"
items = [3, 1, 2]
items.sort(key=lambda item: print(len(items), items) or item)
print(items)
class Comparing:
    def __init__(self, value):
        self.value = value
    def __lt__(self, other):
        print("comparing", len(items))
        return self.value < other.value
items = [Comparing(2), Comparing(1)]
items.sort()
print([item.value for item in items])

# %% deletion-while-items-die
#| title = "Items that die while their container is changed"
class Item:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print(self.name, "dies with", len(holder))
holder = [Item("a"), Item("b"), Item("c")]
del holder[1]
holder[0] = None
holder[:] = []
holder = {1: Item("d"), 2: Item("e")}
holder[1] = None
del holder[2]
holder = {1: Item("f")}
holder.clear()
holder = [Item("g"), Item("h")]
holder.clear()
holder = [Item("i"), Item("j")]
del holder[:]
holder = [Item("k")]
holder.pop()
holder *= 0
