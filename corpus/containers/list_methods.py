# /// case
# topics = ["containers.list"]
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

def after(method, *arguments, start=(3, 1, 2)):
    """Calls a method of a fresh list, prints the result and what the list is afterwards."""
    items = list(start)
    try:
        result = getattr(items, method)(*arguments)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(method, arguments, "->", result, "leaves", items)

class Index:
    def __init__(self, value):
        self.value = value
    def __index__(self):
        return self.value
    def __repr__(self):
        return f"Index({self.value!r})"

class Raising:
    """Raises from every protocol that a list asks for."""
    def __index__(self):
        raise ArithmeticError("__index__")
    def __iter__(self):
        raise ArithmeticError("__iter__")
    def __eq__(self, other):
        raise ArithmeticError("__eq__")
    def __repr__(self):
        return "Raising()"

# %% append
for argument in (1, None, "ab", [1], ()):
    after("append", argument)
show("[].append()", "[].append(1, 2)", "[].append(object=1)", "list.append()", "list.append([])",
     "list.append(1, 2)", "list.append({}, 2)")

# %% extend
for argument in ([4, 5], (), "ab", {7: 8}, {9}, range(2), iter([6]), (x for x in "y"), 5, None, Raising()):
    after("extend", argument) if not hasattr(argument, "__next__") else print(argument.__class__.__name__)
show("[].extend()", "[].extend([], [])", "[].extend(iterable=[])", "list.extend()", "list.extend((), ())")

# %% extend-keeps-what-came-before-an-error
#| title = "extend keeps the items that came before the error"
def failing():
    yield 1
    yield 2
    raise LookupError("third")
items = [0]
try:
    items.extend(failing())
except LookupError as error:
    print(error, items)

# %% extend-with-itself
items = [1, 2, 3]
items.extend(items)
print(items)
items += items
print(items)
items[1:1] = items
print(len(items), items[:4])
items.extend(iter(items[:2]))
print(items[-3:])

# %% extend-and-length-hints
#| title = "What extend does with a length hint"
class Hinting:
    def __init__(self, hint):
        self.hint = hint
    def __iter__(self):
        return iter((1, 2))
    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint
for hint in (0, 2, 100, -1, "2", None, 1.5, NotImplemented, TypeError("type"), ValueError("value"), True):
    items = [0]
    try:
        items.extend(Hinting(hint))
    except Exception as error:
        print(repr(hint), type(error).__name__, error, items)
    else:
        print(repr(hint), items)
for hint in (2 ** 62, 2 ** 63, 2 ** 100):
    try:
        print(list(Hinting(hint)))
    except Exception as error:
        print(hint, type(error).__name__, error)

# %% insert
for place in (0, 1, 3, 99, -1, -3, -99, True, Index(1), Index(-1)):
    after("insert", place, "new")
for place in (1.0, "1", None, Raising(), Index("x"), 2 ** 64, -2 ** 64, 2 ** 62):
    after("insert", place, "new")
show("[].insert()", "[].insert(1)", "[].insert(1, 2, 3)", "[].insert(index=0, object=1)")

# %% pop
for arguments in ((), (0,), (1,), (-1,), (-3,), (3,), (-4,), (True,), (Index(1),)):
    after("pop", *arguments)
for argument in (None, "0", 1.0, Raising(), Index(None), 2 ** 63, -2 ** 63 - 1):
    after("pop", argument)
after("pop", start=())
after("pop", 0, start=())
after("pop", 5, start=())
show("[1].pop(0, 0)", "[1].pop(index=0)", "list.pop()")

# %% remove
for argument in (3, 2, 3.0, True, "3", None, Raising()):
    after("remove", argument)
after("remove", 1, start=(1, 2, 1))
after("remove", 1, start=())
show("[].remove()", "[1].remove(1, 2)", "[1].remove(value=1)")

# %% index
for arguments in ((3,), (2,), (2, 1), (3, 1), (2, 0, 2), (2, -1), (2, -99, 99), (3, -3, -2), (3, 5), (1, 2, 1)):
    after("index", *arguments)
for arguments in ((9,), (None,), ("a" * 3,), (Raising(),), (3, None), (3, 0, None), (3, 1.0), (3, "0"),
                  (3, Index(0)), (3, Index(0), Index(1)), (3, 2 ** 70), (3, -2 ** 70, 2 ** 70), (3, Raising())):
    after("index", *arguments)
show("[].index()", "[1].index(1, 2, 3, 4)", "[1].index(value=1)", "[1].index(1, start=0)")

# %% count
for argument in (1, 1.0, True, 0, "1", None):
    after("count", argument, start=(1, True, 1.0, 2, 1 + 0j, "1"))
after("count", Raising())
show("[].count()", "[].count(1, 2)", "[].count(value=1)")

# %% count-and-nan
#| title = "An item is found by identity before equality"
nan = float("nan")
print([nan, float("nan"), nan].count(nan), nan in [nan], [nan].index(nan), [nan] == [nan], [nan] == [float("nan")])

# %% copy
items = [[1], 2]
twin = items.copy()
print(twin, twin is items, twin[0] is items[0])
class Derived(list):
    pass
print(type(Derived("ab").copy()).__name__, Derived("ab").copy())
show("[].copy(1)", "[].copy(x=1)", "list.copy()", "list.copy(())")

# %% clear-and-reverse
after("clear")
after("clear", 1)
after("reverse")
after("reverse", 1)
after("reverse", start=())
after("reverse", start="ab")
show("[].clear(x=1)", "[].reverse(x=1)", "list.clear()", "list.reverse(3)")

# %% unbound-receivers
#| title = "A method of list takes lists only"
for name in ("append", "extend", "insert", "pop", "remove", "index", "count", "sort", "reverse", "clear", "copy",
             "__len__", "__getitem__", "__setitem__", "__delitem__", "__contains__", "__iter__", "__reversed__",
             "__add__", "__mul__", "__rmul__", "__iadd__", "__imul__", "__eq__", "__lt__", "__repr__", "__init__",
             "__sizeof__"):
    for receiver in ((), None):
        try:
            print(name, getattr(list, name)(receiver, 1, 2))
        except TypeError as error:
            print(name, error)
    try:
        print(name, getattr(list, name)())
    except TypeError as error:
        print(name, error)

# %% special-methods-called-directly
show("[1, 2].__len__()", "[1, 2].__len__(1)", "[1].__getitem__(0)", "[1].__getitem__()", "[1].__getitem__(0, 1)",
     "[1].__getitem__(slice(None))", "[1].__getitem__('a')", "[1].__setitem__(0, 5)", "[1].__setitem__(0)",
     "[1].__setitem__(3, 5)", "[1].__delitem__(0)", "[1].__delitem__()", "[1].__contains__(1)", "[1].__contains__()",
     "[1].__iter__(1)", "[1].__reversed__(1)", "[1].__add__(2)", "[1].__add__([2])", "[1].__mul__('a')",
     "[1].__mul__(2)", "[1].__rmul__(2)", "[1].__iadd__('ab')", "[1].__imul__(2)", "[1].__imul__([])",
     "[1].__eq__(1)", "[1].__eq__([1])", "[1].__lt__((2,))", "[1].__lt__([2])", "[1].__hash__", "[1].__repr__(1)",
     "[1].__init__(5)", "[1].__init__('ab')", "[1].__init__(x=1)", "[1].__sizeof__(1)", "[1].__class_getitem__(int)")

# %% attributes-of-the-type
print(sorted(name for name in dir(list) if name not in dir(object)))
print(list.__name__, list.__module__, list.__bases__, list.__hash__, list.__text_signature__)
for name in ("append", "insert", "pop", "index", "sort", "__getitem__", "__reversed__", "__len__", "extend"):
    print(name, getattr(list, name).__text_signature__, type(getattr(list, name)).__name__)

# %% no-attributes-of-instances
items = [1]
for statement in ("items.x = 1", "del items.append", "items.append = 1", "items.missing", "items.__dict__",
                  "items.apend(1)", "list.x = 1", "del list.append", "hash(items)"):
    try:
        exec(statement)
    except Exception as error:
        print(statement, "!!", type(error).__name__, error)

# %% equality-that-changes-the-list
#| title = "An __eq__ that changes the list while it is searched"
class Emptying:
    def __init__(self, items):
        self.items = items
    def __eq__(self, other):
        self.items.clear()
        return False
for method in ("index", "count", "remove", "__contains__"):
    items = [1, 2, 3]
    try:
        print(method, getattr(items, method)(Emptying(items)), items)
    except ValueError as error:
        print(method, "ValueError", str(error)[:30].split("<")[0], items)
class Equal:
    def __init__(self, items):
        self.items = items
    def __eq__(self, other):
        self.items.clear()
        return True
for method in ("index", "count", "remove", "__contains__"):
    items = [1, 2, 3]
    print(method, getattr(items, method)(Equal(items)), items)

# %% equality-that-grows-the-list
class Growing:
    def __init__(self, items):
        self.items = items
    def __eq__(self, other):
        if len(self.items) < 6:
            self.items.append(self.items[-1] + 1)
        return other == 5
items = [0]
print(items.index(Growing(items)), items)
items = [0]
print(items.count(Growing(items)), items)
items = [0]
items.remove(Growing(items))
print(items)

# %% order-of-operands
#| title = "Searching compares the item with what is wanted, in this order"
class Loud:
    def __init__(self, name):
        self.name = name
    def __eq__(self, other):
        print(self.name, "==", other.name)
        return False
items = [Loud("first"), Loud("second")]
print(Loud("wanted") in items, items.count(Loud("wanted")))
try:
    items.remove(Loud("wanted"))
except ValueError as error:
    print(error)
