# /// case
# topics = ["types.support"]
# ///

import types


def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% mappingproxy-basics
proxy = types.MappingProxyType({"a": 1, "b": 2})
print(proxy, proxy["a"], len(proxy), "a" in proxy, list(proxy), proxy.get("x"), proxy.get("x", 5), list(proxy.keys()), list(proxy.values()), list(proxy.items()), list(reversed(proxy)))
print(proxy == {"a": 1, "b": 2}, proxy != {}, proxy | {"c": 3}, {"c": 3} | proxy, type(proxy | proxy).__name__, proxy.copy(), type(proxy.copy()).__name__)
show(lambda: proxy["x"])
show(lambda: proxy < proxy)

# %% mappingproxy-is-read-only
proxy = types.MappingProxyType({"a": 1})
def assign(): proxy["b"] = 2
def delete(): del proxy["a"]
def union():
    global proxy
    proxy |= {"b": 2}
for function in (assign, delete, union):
    show(function)
show(setattr, proxy, "x", 1)
show(lambda: proxy.clear())
show(lambda: proxy.update({}))

# %% mappingproxy-construction
for value in ({}, types.MappingProxyType({}), [], (), "a", 5, None, range(3)):
    show(types.MappingProxyType, value)
show(types.MappingProxyType)
show(types.MappingProxyType, {}, {})
show(types.MappingProxyType, mapping={1: 2})
show(lambda: type("D", (types.MappingProxyType,), {}))

# %% mappingproxy-shows-changes
source = {"a": 1}
proxy = types.MappingProxyType(source)
source["b"] = 2
print(proxy, len(proxy))
class M(dict):
    def __missing__(self, key): return key * 2
    def __contains__(self, key): return True
    def get(self, key, default=None): return "own get"
proxy = types.MappingProxyType(M())
print(proxy["x"], "y" in proxy, proxy.get("z"))

# %% mappingproxy-hash
proxy = types.MappingProxyType({})
show(hash, proxy)
class H(dict):
    def __hash__(self): return 42
show(hash, types.MappingProxyType(H()))

# %% namespace-basics
ns = types.SimpleNamespace(a=1, b="x")
print(ns, ns.a, vars(ns), ns == types.SimpleNamespace(b="x", a=1), ns != types.SimpleNamespace(), ns == 5)
ns.c = 3
del ns.a
print(ns)
show(lambda: ns.absent)
show(lambda: ns < ns)
show(hash, ns)

# %% namespace-construction
show(types.SimpleNamespace, 5)
show(types.SimpleNamespace, {}, {})
show(lambda: types.SimpleNamespace(**{"not a name": 1, "": 2}))
class Derived(types.SimpleNamespace): pass
print(Derived(x=1), repr(Derived()))
ns = types.SimpleNamespace()
ns.me = ns
print(ns)
print(types.SimpleNamespace(a=1).__reduce__())

# %% namespace-of-a-mapping
#| requires = ">=3.13"
print(types.SimpleNamespace({"a": 1}, b=2), types.SimpleNamespace([("a", 1)]), types.SimpleNamespace({"a": 1}, a=2))
for value in ({1: 2}, [1], [("a",)], "ab", None, iter([("x", 1)])):
    show(types.SimpleNamespace, value)

# %% namespace-replace
#| requires = ">=3.13"
import copy
ns = types.SimpleNamespace(a=1, b=2)
print(copy.replace(ns, a=5), ns, ns.__replace__(c=3))
show(ns.__replace__, 1)

# %% generic-alias-basics
alias = list[int]
print(alias, alias.__origin__, alias.__args__, alias.__parameters__, alias.__unpacked__, type(alias).__name__, alias(), alias([1]), alias == list[int], alias != list[str], hash(alias) == hash(list[int]))
for alias in (dict[str, int], tuple[int, ...], tuple[()], type[int], list[list[int]], list["text"], list[None], dict[str, list[int]], set[int | None], list[...], list[1]):
    print(alias, alias.__args__)

# %% generic-alias-attributes
alias = list[int]
print(alias.append, alias.__class__, alias.__name__, alias.__doc__ == list.__doc__, alias.__mro_entries__(()), alias.__reduce__())
show(lambda: alias.absent)
show(setattr, alias, "x", 1)
show(lambda: alias.__mro_entries__())
print(isinstance(alias, type), alias.__dir__() == dir(alias) or "sorted otherwise")

# %% generic-alias-checks
alias = list[int]
show(isinstance, [], alias)
show(issubclass, list, alias)
show(lambda: alias[int])
show(lambda: list[int][str])
class C(list[int]): pass
print(C.__bases__, C.__orig_bases__, C.__mro__[1])

# %% generic-alias-constructor
show(types.GenericAlias)
show(types.GenericAlias, list)
show(types.GenericAlias, list, int)
show(types.GenericAlias, list, (int, str))
show(types.GenericAlias, 5, 6)
show(types.GenericAlias, list, int, str)
show(lambda: types.GenericAlias(origin=list, args=int))
class D(types.GenericAlias): pass
print(D(list, int), type(D(list, int)).__name__)

# %% generic-alias-unpacking
alias = tuple[int, str]
(unpacked,) = alias
print(unpacked, unpacked.__unpacked__, type(unpacked).__name__, unpacked == alias, list(alias) == [unpacked])
show(lambda: list(5 for _ in list[int]))

# %% generic-alias-union
print(list[int] | None, int | list[str], list[int] | list[int], list[int] | str)
show(lambda: list[int] | 5)

# %% generic-alias-calls
class C:
    def __init__(self, value): self.value = value
    __class_getitem__ = classmethod(types.GenericAlias)
instance = C[int](5)
print(instance.value, instance.__orig_class__, C[int], C[int].__origin__ is C)
show(C[int])

# %% class-getitem-of-built-in
for cls in (list, tuple, dict, set, frozenset, type, enumerate, memoryview, int, str, range, map, zip, filter, slice, bytes):
    show(lambda: cls[int])

# %% union-basics
union = int | str
print(union, union.__args__, union.__parameters__, type(union).__name__, union == str | int, hash(union) == hash(str | int), union != int)
print(int | None, None | int, int | int, int | bool | int, (int | str) | None, int | list[int])
show(lambda: union())
show(lambda: union.absent)
show(lambda: union[int])
show(lambda: union < union)

# %% union-checks
union = int | None
for value in (1, None, "a", True):
    print(isinstance(value, union), end=" ")
print(issubclass(bool, union), issubclass(type(None), union), issubclass(str, union))
show(issubclass, 5, union)
show(isinstance, 1, int | list[int])
show(isinstance, "a", int | list[int])
show(lambda: union | 5)
show(lambda: "a" | int)
show(types.UnionType)
show(lambda: type("D", (types.UnionType,), {}))
