# /// case
# topics = ["containers.dict"]
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

def after(method, *arguments, start=(("a", 1), ("b", 2), ("c", 3)), **keywords):
    """Calls a method of a fresh dict, prints the result and what the dict is afterwards."""
    mapping = dict(start)
    try:
        result = repr(getattr(mapping, method)(*arguments, **keywords))
    except Exception as error:
        result = f"!! {type(error).__name__}: {error}"
    print(method, arguments, keywords or "", "->", result, "leaves", mapping)

class Unhashable:
    __hash__ = None
    def __repr__(self):
        return "Unhashable()"

class Raising:
    def __hash__(self):
        raise ArithmeticError("hash")
    def __repr__(self):
        return "Raising()"

class Derived(dict):
    pass

# %% get
for arguments in (("a",), ("x",), ("x", 5), ("a", 5), (None,), (1.5, ()), ([],), (Unhashable(), 1), (Raising(),), ({},)):
    after("get", *arguments)
show("{}.get()", "{}.get(1, 2, 3)", "{}.get(key=1)", "{}.get(1, default=2)", "{1: 2}.get(True)", "{1: 2}.get(1.0)")

# %% setdefault
for arguments in (("a",), ("x",), ("x", 5), ("a", 5), ([],), (Raising(),), (None, None)):
    after("setdefault", *arguments)
show("{}.setdefault()", "{}.setdefault(1, 2, 3)", "{}.setdefault(key=1)", "{}.setdefault(1, default=2)")

# %% pop
for arguments in (("a",), ("x",), ("x", 5), ("a", 5), ([],), ([], 1), (Raising(),), (Raising(), 1), (None, None)):
    after("pop", *arguments)
after("pop", 1, start=())
after("pop", [], start=())
after("pop", [], 5, start=())
show("{}.pop()", "{}.pop(1, 2, 3)", "{}.pop(key=1)", "{}.pop(1, default=2)")

# %% popitem
after("popitem")
after("popitem", start=())
show("{}.popitem(1)", "{}.popitem(last=True)", "dict.popitem()", "dict.popitem([])")
mapping = dict(a=1, b=2, c=3)
del mapping["c"]
mapping["d"] = 4
print(mapping.popitem(), mapping.popitem(), mapping)
mapping["e"] = 5
print(mapping.popitem(), mapping)

# %% update
after("update")
after("update", {"a": 9, "z": 0})
after("update", [("a", 9), "xy", ["k", 1]])
after("update", a=9, z=0)
after("update", {"a": 8}, a=9, z=0)
after("update", (("k", v) for v in range(3)))
after("update", Derived(q=1))
after("update", {}.items())
after("update", self=1, other=2, E=3, iterable=4)

# %% update-errors
for argument in (5, None, "ab", [1], [(1,)], [(1, 2, 3)], ["ab", "abc"], [("k", 1), 5], [([], 1)], [("ok", 1), (Raising(), 2)],
                 [("k", 1), ("l", 2), "x"], [None], {1}, ["a"]):
    after("update", argument)
after("update", {}, {})
show("dict.update()", "dict.update([])", "dict.update({}, {}, {})", "{}.update(1, 2)", "{}.update(**{1: 2})")

# %% update-from-keys-method
class Keyed:
    def __init__(self, keys, item="value"):
        self.the_keys, self.item = keys, item
    def keys(self):
        return self.the_keys
    def __getitem__(self, key):
        if isinstance(self.item, Exception):
            raise self.item
        return self.item, key
for keyed in (Keyed("xy"), Keyed([1]), Keyed(5), Keyed("x", KeyError("x")), Keyed([[]]), Keyed(None), Keyed(iter("p"))):
    mapping = {"a": 1}
    try:
        mapping.update(keyed)
    except Exception as error:
        print(type(error).__name__, error, mapping)
    else:
        print(mapping)
class Attribute:
    keys = 5
class Raises:
    @property
    def keys(self):
        raise ArithmeticError("keys")
class Missing:
    @property
    def keys(self):
        raise AttributeError("keys")
    def __iter__(self):
        return iter(["pq"])
show("dict(Attribute())", "dict(Raises())", "dict(Missing())")

# %% update-with-itself
mapping = {"a": 1}
mapping.update(mapping)
print(mapping)
mapping.update(mapping.items())
print(mapping)
mapping |= mapping
print(mapping)

# %% clear-and-copy
after("clear")
after("clear", 1)
mapping = {"a": [1]}
twin = mapping.copy()
print(twin, twin is mapping, twin["a"] is mapping["a"], type(Derived(a=1).copy()).__name__)
show("{}.copy(1)", "{}.copy(deep=True)", "dict.copy()", "dict.copy([])", "dict.clear(1)")

# %% fromkeys
show("dict.fromkeys('aba')", "dict.fromkeys([1, 2], 0)", "dict.fromkeys({1: 2})", "dict.fromkeys({3, 4}, None)",
     "dict.fromkeys(())", "dict.fromkeys(range(3), [])", "{}.fromkeys('a', 1)", "dict.fromkeys()", "dict.fromkeys(1)",
     "dict.fromkeys(None)", "dict.fromkeys('a', 1, 2)", "dict.fromkeys(iterable='a')", "dict.fromkeys('a', value=1)",
     "dict.fromkeys([[]])", "dict.fromkeys([Raising()])", "Derived.fromkeys('ab')", "Derived(z=1).fromkeys('a')")

# %% fromkeys-of-subclasses
#| title = "fromkeys makes an instance of the class it is called on"
class Loud(dict):
    def __init__(self, *arguments):
        print("__init__", arguments)
    def __setitem__(self, key, value):
        print("__setitem__", key, value)
        super().__setitem__(key, value)
print(Loud.fromkeys("ab", 1))
class Filled(dict):
    def __init__(self):
        super().__init__(first=0)
print(Filled.fromkeys("ab"))
class Elsewhere(dict):
    def __new__(cls):
        return [1, 2, 3]
show("Elsewhere.fromkeys([0, 1], 'x')", "Elsewhere.fromkeys('a')")
class Frozen(dict):
    def __setitem__(self, key, value):
        raise ArithmeticError("no")
show("Frozen.fromkeys('a')")

# %% fromkeys-shares-the-value
shared = dict.fromkeys("ab", [])
shared["a"].append(1)
print(shared)

# %% keyword-names-as-keys
show("dict(a=1, b=2)", "dict({1: 2}, a=3)", "dict([(1, 2)], a=3)", "dict(**{'a b': 1})", "dict(self=1, cls=2)",
     "dict(**{1: 2})", "dict(a=1, **{'a': 2})", "dict(iterable=1, mapping=2)")

# %% unbound-receivers
for name in ("get", "setdefault", "pop", "popitem", "update", "clear", "copy", "keys", "items", "values", "__len__",
             "__getitem__", "__setitem__", "__delitem__", "__contains__", "__iter__", "__reversed__", "__or__", "__ior__",
             "__eq__", "__repr__", "__init__", "__sizeof__", "fromkeys"):
    for arguments in ((), ([],), ([], 1), ({}, 1, 2, 3)):
        try:
            print(name, arguments, getattr(dict, name)(*arguments))
        except Exception as error:
            print(name, arguments, type(error).__name__, error)

# %% special-methods-called-directly
mapping = {"a": 1}
show("mapping.__len__()", "mapping.__getitem__('a')", "mapping.__getitem__('x')", "mapping.__getitem__()",
     "mapping.__getitem__([])", "mapping.__setitem__('b', 2)", "mapping.__setitem__('b')", "mapping.__delitem__('b')",
     "mapping.__delitem__('b')", "mapping.__delitem__([])", "mapping.__contains__('a')", "mapping.__contains__([])",
     "mapping.__contains__()", "mapping.__iter__(1)", "mapping.__reversed__(1)", "mapping.__or__([])", "mapping.__or__({})",
     "mapping.__ror__({2: 3})", "mapping.__ior__([('k', 'v')])", "mapping.__ior__(5)", "mapping.__eq__([])",
     "mapping.__eq__({})", "mapping.__ne__({})", "mapping.__lt__({})", "mapping.__hash__", "mapping.__init__(5)",
     "mapping.__init__([], [])", "mapping.__init__(z=1)", "mapping", "mapping.__sizeof__(1)", "mapping.__class_getitem__(int)")

# %% attributes-of-the-type
print([name for name in dir(dict) if name not in dir(object)])
print(dict.__text_signature__, dict.__hash__, dict.__bases__)
for name in ("get", "setdefault", "pop", "popitem", "update", "fromkeys", "keys", "__contains__", "__getitem__", "__reversed__", "__or__"):
    print(name, getattr(dict, name).__text_signature__, type(getattr(dict, name)).__name__)

# %% no-attributes-of-instances
mapping = {"a": 1}
for statement in ("mapping.a", "mapping.a = 1", "del mapping.get", "mapping.get = 1", "mapping.has_key", "mapping.__dict__",
                  "hash(mapping)", "mapping.keyz()"):
    try:
        exec(statement)
    except Exception as error:
        print(statement, "!!", type(error).__name__, error)
