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

def run(*statements):
    """Runs each statement and prints the error, if there is one."""
    for statement in statements:
        try:
            exec(statement, globals())
        except Exception as error:
            print(statement, "!!", f"{type(error).__name__}: {error}")
        else:
            print(statement)

class Derived(set):
    pass

class Frozen(frozenset):
    pass

operands = [("set", {1, 2}), ("frozenset", frozenset({2, 3})), ("Derived", Derived({1, 3})), ("Frozen", Frozen({1})), ("empty", set()),
            ("list", [1]), ("keys", {1: 2}.keys()), ("items", {1: 2}.items()), ("dict", {1: 2}), ("int", 5), ("None", None)]

def table(operator):
    for left_name, left in operands[:5]:
        for right_name, right in operands:
            for one, two, three, four in ((left_name, left, right_name, right), (right_name, right, left_name, left)):
                try:
                    value = eval(f"x {operator} y", {"x": two, "y": four})
                    value = f"{type(value).__name__} {sorted(value, key=str) if hasattr(value, '__iter__') else value}"
                except TypeError as error:
                    value = f"!! {error}"
                print(one, operator, three, "->", value)

# %% union
table("|")

# %% intersection
table("&")

# %% difference
table("-")

# %% symmetric-difference
table("^")

# %% subset
table("<=")

# %% proper-subset
table("<")

# %% superset
table(">=")

# %% equality
table("==")

# %% in-place
for operator in ("|=", "&=", "-=", "^="):
    for name, right in operands:
        for kind in (set, frozenset, Derived, Frozen):
            items = same = kind({1, 2})
            try:
                exec(f"items {operator} right")
            except TypeError as error:
                print(kind.__name__, operator, name, error)
            else:
                print(kind.__name__, operator, name, type(items).__name__, sorted(items, key=str), items is same)

# %% unsupported-operators
for operator in ("+", "*", "/", "//", "%", "**", "@", "<<", ">>"):
    for expression in (f"{{1}} {operator} {{1}}", f"{{1}} {operator} 2", f"2 {operator} frozenset()"):
        try:
            print(expression, eval(expression))
        except TypeError as error:
            print(error)
run("-{1}", "+{1}", "~{1}", "items = {1}", "items += {1}", "items *= 2")

# %% which-side-wins
#| title = "Of equal elements, the one of the left operand stays"
class Named:
    def __init__(self, name):
        self.name = name
    def __eq__(self, other):
        return True
    def __hash__(self):
        return 1
    def __repr__(self):
        return self.name
left, right = {Named("left")}, {Named("right")}
print(left | right, right | left, left & right, right & left, left - right, left ^ right)
items = {Named("first")}
items.add(Named("second"))
print(items)
items |= right
print(items)
items &= right
print(items, left.intersection([Named("list")]), left.intersection(right, left))
big = {Named("big"), *range(5)}
print([x for x in big & left if isinstance(x, Named)], [x for x in left & big if isinstance(x, Named)])

# %% order-with-seed-0
#| title = "Sets are shown in the order of their table"
for items in ({3, 1, 2}, {10, 20, 30}, {-1, -2, 0}, {8, 0, 16}, {"a", "b", "c"}, {"x", 1, 2.5}, {(1, 2), (3,), ()}, {1.5, 2.5, 0.1},
              {True, False}, {b"a", b"b"}, {2 ** 70, 2 ** 61, 5}, set(range(40, 0, -5)), set("hello world"), {1000, 2000, 3000, 4000}):
    print(items, list(items))

# %% order-after-changes
items = set(range(8))
items.remove(3)
items.add(11)
items.add(3)
print(items)
items = {1, 9, 17, 25}
print(items)
items.discard(9)
items.add(33)
print(items, items | {9}, items - {1}, items & {33, 17, 5}, items ^ {1, 100})
items = set()
for value in (64, 32, 16, 8, 0):
    items.add(value)
print(items, frozenset(items), set(list(items)), items.copy(), {*items}, set(items) | set())

# %% order-of-pops
items = {"b", "a", "c", 1, 2}
taken = []
while items:
    taken.append(items.pop())
print(taken)
items = set(range(10))
items.pop()
items.add(0)
print(items.pop(), items.pop(), items)

# %% representation
show("set()", "{1}", "frozenset()", "frozenset({1})", "Derived()", "Derived({1})", "Frozen()", "Frozen({1})", "str({'a'})", "f'{ {1} }'",
     "format({1}, 's')", "{frozenset()}", "{(1,)}")
class Holder:
    def __repr__(self):
        return repr(holder)
holder = set()
holder.add(Holder())
print(holder)
holder = frozenset({Holder()})
print(holder)
derived = Derived()
class Inside:
    def __repr__(self):
        return repr(derived)
derived.add(Inside())
print(derived)

# %% hash-of-frozensets
for items in ((), (1,), (1, 2), (2, 1), ("a",), ((),), (1, 2, 3, 4), (-1,), (frozenset(),)):
    print(items, hash(frozenset(items)))
print(hash(Frozen({1, 2})) == hash(frozenset({2, 1})), {frozenset({1}): 2}[Frozen({1})])

# %% membership
show("1 in {1}", "True in {1}", "1.0 in {1}", "'a' in {1}", "[] in {1}", "[] in set()", "{} in {1}", "{1} in {frozenset({1})}", "None in {None}")
nan = float("nan")
print(nan in {nan}, float("nan") in {nan}, len({nan, nan, float("nan")}), {nan} == {nan}, {nan} == {float("nan")})

# %% hash-and-equality-calls
class Loud:
    def __init__(self, name, hash):
        self.name, self.hash = name, hash
    def __hash__(self):
        print("hash", self.name)
        return self.hash
    def __eq__(self, other):
        print(self.name, "==", other.name)
        return self.name == other.name
    def __repr__(self):
        return self.name
a, b, c = Loud("a", 1), Loud("b", 1), Loud("c", 2)
items = {a, b}
print("made")
print(c in items, a in items, Loud("b", 1) in items)
print("copy", items.copy() == items)
print("union", len(items | {c}))
print("intersection", items & {c})
print("subset", items <= {a, b})

# %% equality-that-raises
class Raising:
    def __eq__(self, other):
        raise ArithmeticError("eq")
    def __hash__(self):
        return 1
show("{Raising(), 1}", "1 in {Raising()}", "{Raising()} | {1}", "{Raising()} & {1}", "{Raising()} - {1}", "{Raising()} ^ {1}",
     "{Raising()} == {1}", "{Raising()} <= {1}", "{Raising()}.isdisjoint({1})", "{Raising()}.add(1)", "{Raising()}.discard(1)",
     "{Raising()}.remove(1)", "{Raising()}.update([1])")

# %% truth-and-length
print(bool(set()), bool({0}), len({1, 1, 2}), bool(frozenset()), len(frozenset("aab")))
