# /// case
# topics = ["containers.mapping-proxy"]
# ///

from types import MappingProxyType

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

source = {"a": 1, "b": 2}
proxy = MappingProxyType(source)

class Mapping:
    def __getitem__(self, key):
        if isinstance(key, int) and key > 1:
            raise IndexError(key)
        return "item", key
    def __len__(self):
        return 7
    def __repr__(self):
        return "Mapping()"

# %% construction
show("MappingProxyType({})", "MappingProxyType(Mapping())", "MappingProxyType('ab')", "MappingProxyType(MappingProxyType({1: 2}))", "MappingProxyType(mapping={})",
     "MappingProxyType()", "MappingProxyType([])", "MappingProxyType(())", "MappingProxyType(5)", "MappingProxyType(None)", "MappingProxyType({}, {})",
     "MappingProxyType(x={})", "MappingProxyType(range(3))", "MappingProxyType(b'ab')", "MappingProxyType({1})")

# %% reading
show("proxy['a']", "proxy['z']", "proxy[[]]", "proxy.get('a')", "proxy.get('z')", "proxy.get('z', 5)", "proxy.get()", "proxy.get(1, 2, 3)", "proxy.keys()", "proxy.values()",
     "proxy.items()", "len(proxy)", "'a' in proxy", "'z' in proxy", "[] in proxy", "list(proxy)", "list(reversed(proxy))", "bool(proxy)", "bool(MappingProxyType({}))",
     "proxy.copy()", "proxy.keys(1)", "proxy.copy(1)", "{**proxy}", "dict(proxy)", "type(iter(proxy))", "proxy.get(key='a')")

# %% writing
run("proxy['a'] = 1", "del proxy['a']", "proxy.x = 1", "proxy.clear()", "proxy.update({})", "proxy.pop('a')", "proxy.setdefault('z')", "proxy.popitem()", "del proxy.get",
    "proxy.get = 1", "proxy.__dict__")
source["new"] = 3
print(proxy, len(proxy))

# %% operators
show("proxy == source", "source == proxy", "proxy == proxy", "proxy != {}", "proxy == 5", "proxy < source", "proxy | {'c': 3}", "{'c': 3} | proxy", "proxy | proxy",
     "type(proxy | proxy)", "proxy | []", "proxy | 5", "5 | proxy", "proxy + proxy", "proxy & proxy", "MappingProxyType({1: 2}) <= MappingProxyType({1: 2})")
same = proxy
run("same |= {'c': 3}", "same |= 5")
copy_of = dict(source)
copy_of |= proxy
print(copy_of)

# %% hash
#| requires = ">=3.12"
class Hashable(dict):
    def __hash__(self):
        return 77
show("hash(proxy)", "hash(MappingProxyType(Hashable()))", "{MappingProxyType(Hashable()): 1}", "hash(MappingProxyType('a')) == hash('a')")

# %% no-hash
#| requires = "<3.12"
show("hash(proxy)", "{proxy: 1}", "MappingProxyType.__hash__")

# %% of-other-mappings
#| title = "A proxy asks the mapping behind it"
other = MappingProxyType(Mapping())
show("other['x']", "len(other)", "str(other)", "other.get('x')", "other.keys()", "other.copy()", "'x' in other", "iter(other)", "other == other", "reversed(other)",
     "other.items()", "other | other", "MappingProxyType('abc')[1]", "MappingProxyType('abc').upper()", "MappingProxyType(range(3))[-1]", "'a' in MappingProxyType('abc')")

# %% of-classes
class Plain:
    attribute = 1
    def method(self):
        pass
print(type(vars(Plain)).__name__, vars(Plain)["attribute"], sorted(name for name in vars(Plain) if not name.startswith("__")))
run("vars(Plain)['attribute'] = 2", "vars(Plain).update(x=1)", "Plain.__dict__ = {}", "del Plain.__dict__")
print(vars(Plain) is vars(Plain), vars(Plain) == vars(Plain))

# %% representation
show("proxy", "str(proxy)", "f'{proxy}'", "format(proxy, 's')", "str(MappingProxyType(Mapping()))", "repr(MappingProxyType('a'))")
loop = {}
loop["self"] = MappingProxyType(loop)
print(loop, loop["self"])

# %% type
print([name for name in dir(MappingProxyType) if name not in dir(object)], MappingProxyType.__name__, MappingProxyType.__module__)
run("class Derived(MappingProxyType): pass", "MappingProxyType.x = 1", "MappingProxyType[int]", "proxy.__class_getitem__(int)", "MappingProxyType.__new__()",
    "MappingProxyType.__new__(int, {})", "proxy.__reduce__()", "proxy.__sizeof__()")
import copy
for function in (copy.copy, copy.deepcopy):
    try:
        function(proxy)
    except TypeError as error:
        print(error)

# %% subclass-of-dict-behind-it
class Loud(dict):
    def __getitem__(self, key):
        return "loud", key
    def __missing__(self, key):
        return "missing", key
    def __contains__(self, key):
        return True
    def get(self, key, default=None):
        return "get", key
    def keys(self):
        return "keys"
    def __iter__(self):
        return iter("xyz")
    def __len__(self):
        return 99
    def copy(self):
        return "copy"
loud = MappingProxyType(Loud(a=1))
show("loud['a']", "loud['z']", "'q' in loud", "loud.get('a')", "loud.keys()", "list(loud)", "len(loud)", "loud.copy()", "loud.values()", "loud == {'a': 1}", "loud | {}", "str(loud)")

# %% matching
match proxy:
    case {"a": value, **rest}:
        print(value, type(rest).__name__, rest)
def keywords(**given):
    return given
print(keywords(**proxy), isinstance(proxy, dict))
