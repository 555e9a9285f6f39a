# /// case
# topics = ["patterns.mappings"]
# ///

import collections.abc


class Logged(dict):
    """Tells what it is asked."""

    def get(self, key, default=None):
        print(f"get {key!r}", end=" ")
        return super().get(key, default)

    def __getitem__(self, key):
        print(f"item {key!r}", end=" ")
        return super().__getitem__(key)

    def keys(self):
        print("keys", end=" ")
        return super().keys()

    def __len__(self):
        print("len", end=" ")
        return super().__len__()


# %% keys
def match(subject):
    match subject:
        case {"a": 1, "b": 2}: return "a and b"
        case {"a": x}: return "a", x
        case {1: "one"}: return "one"
        case {None: x}: return "None", x
        case {"b": {"c": x}}: return "nested", x
        case {}: return "any"
    return "no mapping"
for subject in {"a": 1, "b": 2}, {"a": 1, "b": 3}, {"a": 5}, {1: "one"}, {True: "one"}, {1.0: "one"}, {None: 3}, {"b": {"c": 4}}, {}, {"x": 1}, [], "", None, 5, [("a", 1)]:
    print(subject, match(subject))

# %% kinds-of-keys
class K:
    key = "attribute"
    number = 5
def match(subject):
    match subject:
        case {K.key: x}: return "dotted", x
        case {K.number: x, "also": y}: return x, y
        case {-1: x}: return "negative", x
        case {1 + 2j: x}: return "complex", x
        case {b"bytes": x}: return "bytes", x
        case {"a" "b": x}: return "joined", x
        case {1.5: x}: return "float", x
        case {True: x}: return "True", x
for subject in {"attribute": 1}, {5: 1, "also": 2}, {5: 1}, {-1: 1}, {1 + 2j: 1}, {b"bytes": 1}, {"ab": 1}, {1.5: 1}, {1: 1}, {}:
    print(subject, match(subject))

# %% rest
def match(subject):
    match subject:
        case {"a": x, **rest}: return x, rest
        case {**everything}: return everything
for subject in {"a": 1}, {"a": 1, "b": 2, "c": 3}, {"b": 2}, {}, Logged(a=1, z=2), collections.OrderedDict(b=1):
    print(match(subject))
match {"a": 1}:
    case {**rest}:
        print(type(rest).__name__, rest)
table = {"a": 1}
match table:
    case {**rest}: print(rest is table)
match collections.OrderedDict(a=1, b=2):
    case {"b": _, **rest}: print(type(rest).__name__, rest)

# %% what-is-asked
match Logged(a=1, b=2):
    case {"z": 1}: print("never")
    case {"a": 2}: print("never")
    case {"a": 1, "b": x}: print("matched")
match Logged(a=1):
    case {"a": 1, "b": 2, "c": 3}: print("never")
    case {}: print("any")
match Logged(a=1, b=2):
    case {"a": x, **rest}: print(x, rest)

# %% missing-keys-are-not-made
table = collections.defaultdict(list)
match table:
    case {"a": x}: print("never")
    case {}: print("not made", dict(table))
class Missing(dict):
    def __missing__(self, key): return "made"
match Missing():
    case {"a": x}: print("never")
    case _: print("no match")
class Getter(dict):
    def get(self, key, default=None): return "from get"
match Getter():
    case {"a": x}: print(x)

# %% registration
class Inherits(collections.abc.Mapping):
    def __len__(self): return 1
    def __iter__(self): return iter(["key"])
    def __getitem__(self, key):
        if key == "key": return "value"
        raise KeyError(key)
class Registered:
    def get(self, key, default): return key * 2
    def keys(self): return ["k"]
    def __getitem__(self, key): return "item"
    def __len__(self): return 1
collections.abc.Mapping.register(Registered)
class Plain(Registered.__base__):
    def get(self, key, default): return 1
    def keys(self): return []
class User(collections.UserDict): pass
import types
for value in Inherits(), Registered(), Plain(), User(key="u"), types.MappingProxyType({"key": 1}), collections.Counter("key"), collections.ChainMap({"key": 2}), Inherits().items():
    try:
        match value:
            case {"key": x, **rest}: print(type(value).__name__, x, rest)
            case {}: print(type(value).__name__, "mapping")
            case _: print(type(value).__name__, "no mapping")
    except Exception as error:
        print(type(value).__name__, type(error).__name__, error)

# %% duplicate-keys-at-run-time
class K:
    a = b = "same"
try:
    match {"same": 1}:
        case {K.a: x, K.b: y}: print("never")
except ValueError as error:
    print(error)
try:
    match {"same": 1}:
        case {"same": x, K.b: y}: print("never")
except ValueError as error:
    print(error)
match {}:
    case {K.a: x, K.b: y}: print("never")
    case _: print("too few items to look")
class K:
    unhashable = []
try:
    match {"a": 1}:
        case {K.unhashable: x}: print("never")
except TypeError as error:
    print(error)

# %% raising-mappings
class Raises(dict):
    def __init__(self, where): self.where = where
    def get(self, key, default=None):
        if self.where == "get": raise OSError(key)
        return 5
    def keys(self):
        if self.where == "keys": raise OSError("keys")
        return []
    def __len__(self):
        if self.where == "len": raise OSError("len")
        return 1
class NoGet(collections.abc.Mapping):
    get = None
    def __len__(self): return 1
    __iter__ = __getitem__ = None
for value in Raises("get"), Raises("keys"), Raises("len"), NoGet():
    for pattern in "{}", "{'a': x}", "{'a': 1}", "{**rest}", "{'a': x, **rest}":
        try:
            exec(f"match value:\n case {pattern}: print(getattr(value, 'where', 'no get'), pattern, 'matched')\n case _: print(getattr(value, 'where', 'no get'), pattern, 'no match')")
        except Exception as error:
            print(getattr(value, "where", "no get"), pattern, type(error).__name__, error)

# %% nested
data = {"user": {"name": "n", "roles": ["admin", "dev"]}, "items": [{"id": 1}, {"id": 2, "tags": ()}]}
match data:
    case {"user": {"roles": []}}: print("never")
    case {"user": {"name": str(name), "roles": [role, *_]}, "items": [{"id": first}, {"id": int() as second, **others}]}: print(name, role, first, second, others)

# %% with-guards-and-alternatives
def match(subject):
    match subject:
        case {"kind": "circle", "r": r} | {"kind": "ball", "radius": r} if r > 0: return "round", r
        case {"kind": ("square" | "box") as kind, "side": side, **extra}: return kind, side, extra
        case {"kind": kind}: return "unknown", kind
        case _: return None
for subject in {"kind": "circle", "r": 1}, {"kind": "ball", "radius": 2}, {"kind": "circle", "r": -1}, {"kind": "square", "side": 3}, {"kind": "box", "side": 4, "z": 5}, {"side": 1}:
    print(match(subject))
