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

def run(*statements):
    """Runs each statement and prints the error, if there is one."""
    for statement in statements:
        try:
            exec(statement, globals())
        except Exception as error:
            print(statement, "!!", f"{type(error).__name__}: {error}")
        else:
            print(statement)

class Derived(dict):
    pass

# %% construction
show("{}", "{1: 2}", "{1: 2, 1: 3}", "{1: 'a', True: 'b', 1.0: 'c'}", "{**{1: 2}, 3: 4, **{1: 5}}", "dict()", "dict({1: 2})",
     "dict([(1, 2), [3, 4], 'ab'])", "dict(zip('ab', range(2)))", "{x: x * x for x in range(3)}", "{x: y for x, y in ['ab']}",
     "dict(a=1)", "dict({'a': 1}, a=2, b=3)", "dict(Derived(a=1))", "dict(((),) * 0)", "dict(enumerate('ab'))",
     "dict({1: 2}.items())", "dict(iter([(1, 2)]))", "dict({'ab', 'cd'}) == {'a': 'b', 'c': 'd'}")

# %% construction-errors
show("dict(5)", "dict(None)", "dict('ab')", "dict([1])", "dict(['a'])", "dict(['abc'])", "dict([(1, 2, 3)])", "dict({}, {})",
     "dict([], [])", "dict(1, 2, 3)", "dict([[]])", "dict([([], 1)])", "{[]: 1}", "{{}: 1}", "{**5}", "{**[1]}", "{**None}",
     "{1: 2, **'ab'}", "dict(**5)", "dict(**None)", "{x for x in {[]: 1}}", "dict.__new__()", "dict.__new__(int)",
     "dict.__new__(dict, 1, 2, 3, x=4)", "dict([('a', 1), None])", "dict([(1, 2), (3,)])", "dict(x for x in (1, 2))")

# %% construction-order
#| title = "Keys and values are evaluated in order, item by item"
def loud(value):
    print("value", value)
    return value
print({loud("k"): loud("v"), loud("l"): loud("w")})
print({loud(k): loud(v) for k, v in ["ab"]})
dict(loud([("a", 1)]), b=loud(2), **loud({"c": 3}))

# %% reading-and-writing
mapping = {"a": 1}
run("mapping['a']", "mapping['b']", "mapping[1, 2]", "mapping[[]]", "mapping[{}]", "mapping['b'] = 2", "mapping[[]] = 1",
    "mapping[None] = 3", "mapping[()] = 4", "mapping[1:2]", "mapping[...] = 5", "del mapping['b']",
    "del mapping['b']", "del mapping[[]]", "mapping['a'] += 1", "mapping['zz'] += 1", "del mapping[None], mapping[()]")
print(mapping)

# %% missing-keys
#| title = "KeyError shows the key by repr, a tuple as it is"
for key in (1, "a", (), (1,), (1, 2), None, b"x", 1.5, "it's", frozenset()):
    try:
        {}[key]
    except KeyError as error:
        print(error, error.args, repr(error))

# %% equal-keys
#| title = "The first of equal keys stays, the last value wins"
mapping = {}
mapping[1] = "int"
mapping[1.0] = "float"
mapping[True] = "bool"
mapping[1 + 0j] = "complex"
print(mapping)
mapping = {"a": 1}
mapping.update({"".join(["a"]): 2})
print(mapping, {0: 1, False: 2, -0.0: 3}, {1: 1} | {True: 2})

# %% nan-keys
nan = float("nan")
mapping = {nan: 1, float("nan"): 2}
mapping[nan] = 3
print(mapping, mapping[nan], float("nan") in mapping, nan in mapping, len(mapping))
print({nan: 1} == {nan: 1}, {nan: 1} == {float("nan"): 1}, {1: nan} == {1: nan}, {1: nan} == {1: float("nan")})

# %% membership
show("1 in {1: 2}", "2 in {1: 2}", "True in {1: 2}", "[] in {}", "[] in {1: 2}", "1 not in {}", "None in {None: 1}", "'a' in {'ab': 1}")

# %% equality
show("{} == {}", "{1: 2} == {1: 2}", "{1: 2} == {1.0: 2.0}", "{1: 2, 3: 4} == {3: 4, 1: 2}", "{1: 2} == {1: 3}", "{1: 2} != {1: 2}",
     "{1: 2} == [(1, 2)]", "{1: 2} == Derived({1: 2})", "{} == None", "{1: {}} == {1: {}}", "{1: 2} < {1: 3}", "{} <= {}",
     "{} > 1", "{1: 2} >= {}")

# %% equality-that-raises
class Raising:
    def __init__(self, text):
        self.text = text
    def __eq__(self, other):
        raise ArithmeticError(self.text)
    def __hash__(self):
        return 1
show("{1: Raising('value')} == {1: 2}", "{Raising('key'): 1} == {1: 1}", "{Raising('a'): 1, Raising('b'): 2}",
     "{Raising('a'): 1}[1]", "1 in {Raising('a'): 1}", "{Raising('a'): 1}.get(1)", "{Raising('a'): 1}.pop(1)",
     "{Raising('a'): 1}.setdefault(1)", "{Raising('a'): 1} | {1: 2}")

# %% union
show("{1: 2} | {3: 4}", "{1: 2} | {1: 3}", "{} | {}", "{1: 2} | []", "{1: 2} | [(1, 2)]", "{1: 2} | None", "[] | {}",
     "{1: 2} | Derived()", "Derived({1: 2}) | {}", "Derived({1: 2}) | Derived({3: 4})", "{1: 2} | {3: 4}.items()", "{1: 2}.items() | {3: 4}")

# %% in-place-union
mapping = same = {1: 2}
mapping |= {3: 4}
mapping |= [(5, 6)]
mapping |= ("78",)
mapping |= Derived(x=1)
print(mapping, mapping is same)
run("mapping |= 5", "mapping |= None", "mapping |= 'ab'", "mapping |= [(1,)]", "mapping |= [[[], 1]]")
print(mapping)

# %% unsupported-operators
for operator in ("+", "-", "*", "/", "//", "%", "**", "@", "&", "^", "<<", ">>"):
    for expression in (f"{{}} {operator} {{}}", f"{{}} {operator} 2", f"2 {operator} {{}}"):
        try:
            print(expression, eval(expression))
        except TypeError as error:
            print(error)
run("mapping = {}", "mapping += {}", "mapping &= {}", "mapping -= {}", "-{}", "+{}", "~{}")

# %% representation
show("{}", "{1: 'a', 'b': None}", "{(1,): {2: [3]}}", "f'{ {1: 2} }'", "format({}, 's')", "str({'k': 1.5})", "Derived(a=1)")
mapping = {1: 2}
mapping["self"] = mapping
print(mapping, [mapping], mapping.values(), mapping.items())
class Failing:
    def __repr__(self):
        raise ArithmeticError("repr")
class NoText:
    def __repr__(self):
        return 5
show("{1: Failing()}", "{Failing(): 1}", "{1: NoText()}")

# %% order
#| title = "Order is that of insertion; an overwritten key keeps its place, a deleted one loses it"
mapping = dict.fromkeys("abc", 0)
mapping["a"] = 1
print(list(mapping))
del mapping["a"]
mapping["a"] = 2
print(list(mapping), list(reversed(mapping)))
mapping.pop("b")
mapping["b"] = 3
mapping.setdefault("c", 5)
mapping.setdefault("d", 6)
print(list(mapping.items()))
mapping.update(b=1, z=2, a=3)
print(list(mapping))
mapping.clear()
mapping["new"] = 1
print(mapping, {**{"x": 1, "y": 2}, "x": 3}, {"x": 1} | {"y": 2, "x": 5})

# %% many-deletions
#| title = "Order after many deletions and insertions"
mapping = {i: i for i in range(50)}
for i in range(0, 50, 2):
    del mapping[i]
for i in range(100, 105):
    mapping[i] = i
print(list(mapping), len(mapping))
while len(mapping) > 3:
    mapping.popitem()
print(mapping)

# %% truth-and-length
print(bool({}), bool({0: 0}), len({}), len({1: 2, 3: 4}))
class Odd(dict):
    def __len__(self):
        return 5
    def __bool__(self):
        return False
print(bool(Odd()), len(Odd()), Odd() == {}, repr(Odd()))

# %% hash-collisions
#| title = "Keys with one hash are told apart by equality, the stored key on the left or right"
class Key:
    def __init__(self, name):
        self.name = name
    def __hash__(self):
        return 1
    def __eq__(self, other):
        print(self.name, "==", other.name)
        return self.name == other.name
    def __repr__(self):
        return self.name
mapping = {}
for name in "abc":
    mapping[Key(name)] = name
print(mapping[Key("c")], Key("x") in mapping, list(mapping))
del mapping[Key("b")]
mapping[Key("d")] = "d"
print(mapping)
print(mapping == {Key("a"): "a", Key("c"): "c", Key("d"): "d"})

# %% hash-called-once
#| title = "How often __hash__ is called"
class Counted:
    calls = 0
    def __hash__(self):
        Counted.calls += 1
        return 5
key = Counted()
for statement in ("mapping = {key: 1}", "mapping[key]", "key in mapping", "mapping.get(key)", "mapping.copy()", "dict(mapping)",
                  "{**mapping}", "mapping | mapping", "mapping.update(mapping)", "set(mapping)", "frozenset(mapping)",
                  "dict.fromkeys(mapping)", "mapping == mapping", "mapping == dict(mapping)", "{key}", "mapping.setdefault(key, 1)",
                  "mapping.keys() & mapping.keys()", "dict(mapping.items())", "mapping.pop(key)"):
    Counted.calls = 0
    exec(statement)
    print(statement, Counted.calls)

# %% hashes-that-are-no-ints
class Hash:
    def __init__(self, value):
        self.value = value
    def __hash__(self):
        return self.value
class Integer(int):
    pass
for value in (1.5, "a", None, 2 ** 61, 2 ** 64, -1, -2, True, Integer(7), 2 ** 61 - 1, -2 ** 61):
    try:
        print(repr(value), hash(Hash(value)), Hash(value) in {Hash(value): 1})
    except TypeError as error:
        print(repr(value), error)
