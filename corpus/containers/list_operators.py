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

class Index:
    def __init__(self, value):
        self.value = value
    def __index__(self):
        return self.value
    def __repr__(self):
        return f"Index({self.value!r})"

class Derived(list):
    pass

# %% concatenation
show("[1] + [2]", "[] + []", "[1] + Derived([2])", "Derived([1]) + [2]", "[1] + (2,)", "[1] + 'a'", "[1] + None",
     "[1] + range(2)", "(1,) + [2]", "1 + [2]", "None + [1]", "[1] + {}", "sum([[1], [2]], [])", "sum([[1]])")

# %% concatenation-and-radd
class Right:
    def __radd__(self, left):
        return ("radd", left)
class DerivedRight(list):
    def __radd__(self, left):
        return ("derived radd", left)
class Declining:
    def __radd__(self, left):
        return NotImplemented
show("[1] + Right()", "[1] + DerivedRight([2])", "DerivedRight([2]) + [1]", "[1] + Declining()")

# %% in-place-concatenation
#| title = "+= takes any iterable and keeps the list"
for right in ([2], (3,), "ab", {4: 5}, range(2), iter([6])):
    items = same = [1]
    items += right
    print(items, items is same)
for right in (5, None, list):
    try:
        items += right
    except TypeError as error:
        print(error)

# %% repetition
for count in (0, 1, 3, -1, True, False, Index(2), Index(-1)):
    print(repr(count), [1, 2] * count, count * [1, 2])
show("[1] * 1.0", "[1] * 'a'", "[1] * None", "[1] * [1]", "'a' * [1]", "1.5 * [1]", "[1] * Index('x')",
     "[] * 2 ** 62", "[1] * 2 ** 62", "[1] * 2 ** 63", "[1, 2] * (2 ** 62)", "[] * 2 ** 70", "[1] * -2 ** 70")

# %% in-place-repetition
for count in (0, 1, 3, -1, Index(2)):
    items = same = [1, 2]
    items *= count
    print(items, items is same)
for count in (1.5, "a", None, [2], 2 ** 63):
    try:
        items = [1]
        items *= count
    except Exception as error:
        print(repr(count), type(error).__name__, error)

# %% repetition-shares-items
row = [0]
rows = [row] * 3
rows[0].append(1)
print(rows, rows[0] is rows[2])

# %% type-of-results
#| title = "What a subclass of list gives"
items = Derived([1, 2])
for result in (items + items, items * 2, 2 * items, items[:], items[0:1], items.copy(), items.__iadd__([3]),
               items.__imul__(2), sorted(items), list(items), [*items]):
    print(type(result).__name__, result)

# %% membership
show("1 in [1]", "1.0 in [1]", "True in [1]", "'a' in ['ab']", "None in [None]", "[] in [[]]", "1 not in [2]",
     "float('nan') in [float('nan')]", "() in []")

# %% equality
show("[] == []", "[1, 2] == [1, 2]", "[1, 2] == [1.0, 2 + 0j]", "[1] == (1,)", "[1] != (1,)", "[1] == Derived([1])",
     "[1] == [1, 2]", "[[1]] == [[True]]", "[1] == None", "[1] != [1]", "[] != [0]", "[1] is [1]")

# %% ordering
show("[1] < [2]", "[1, 2] < [1]", "[] < [0]", "[] < []", "[] <= []", "[1, 'a'] < [1, 'b']", "[1, 2] >= [1, 2]",
     "[2] > [1, 9]", "[1] < (2,)", "[1] < 1", "[1] < ['a']", "[1, 'a'] < [2, 3]", "['a', 1] < ['a', None]",
     "[[1], 2] < [[1], 3]", "[None] < [None]", "[None] <= [None, 1]", "[1] > None", "[1] < 'a'")

# %% ordering-of-nan
nan = float("nan")
for left, right in (([nan], [nan]), ([nan], [float("nan")]), ([nan, 1], [nan, 2]), ([float("nan"), 1], [float("nan"), 2])):
    print(left == right, left != right, left < right, left <= right, left > right, left >= right)

# %% comparison-returns-what-the-items-say
#| title = "The comparison of the first differing items is the result"
class Odd:
    def __eq__(self, other):
        return False
    def __lt__(self, other):
        return "less"
    def __gt__(self, other):
        return ["greater"]
    def __le__(self, other):
        return None
show("[Odd()] < [Odd()]", "[Odd()] > [Odd()]", "[Odd()] <= [Odd()]", "[Odd()] >= [Odd()]", "[Odd()] == [Odd()]",
     "[1, Odd()] < [1, 2]")

# %% comparison-with-changing-lists
#| title = "An __eq__ that shortens the lists while they are compared"
class Shortening:
    def __eq__(self, other):
        left.clear()
        return True
left, right = [Shortening(), 1], [0, 1]
print(left == right, left, right)
left, right = [Shortening(), 1], [0, 1]
print(left < right, left, right)

# %% comparison-that-raises
class Raising:
    def __eq__(self, other):
        raise ArithmeticError("eq")
show("[Raising()] == [1]", "[Raising()] < [1]", "[Raising(), 1] == [1]", "[1, Raising()] == [2, 1]")
same = Raising()
print([same] == [same], [same] <= [same])

# %% equality-whose-truth-raises
class Untrue:
    def __bool__(self):
        raise ArithmeticError("bool")
class Equal:
    def __eq__(self, other):
        return Untrue()
show("[Equal()] == [1]", "[Equal()] < [1]", "1 in [Equal()]", "[Equal()].count(1)")

# %% unsupported-operators
for operator in ("-", "/", "//", "%", "**", "@", "&", "|", "^", "<<", ">>"):
    for expression in (f"[1] {operator} [1]", f"[1] {operator} 2", f"2 {operator} [1]"):
        try:
            print(expression, eval(expression))
        except TypeError as error:
            print(error)
for operator in ("-", "+", "~"):
    try:
        print(eval(operator + "[1]"))
    except TypeError as error:
        print(error)

# %% unsupported-in-place-operators
for operator in ("-=", "/=", "//=", "%=", "**=", "@=", "&=", "|=", "^=", "<<=", ">>="):
    items = [1]
    try:
        exec(f"items {operator} [1]")
    except TypeError as error:
        print(error)

# %% truth
print([bool(x) for x in ([], [0], [None], [[]], Derived(), Derived([0]))])
class Lying(list):
    def __len__(self):
        return 0
class Bool(list):
    def __bool__(self):
        return False
print(bool(Lying([1])), len(Lying([1])), bool(Bool([1])), [*Lying([1, 2])], list(Lying([1])))

# %% representation
show("repr([])", "str([1, 'a', None, 1.5, b'x'])", "repr([[[]]])", "f'{[1]}'", "f'{[1]!s:>6}'", "format([1])",
     "format([1], 's')", "'%s %r' % ([1], [2])", "f'{[1]:5}'")

# %% representation-of-recursive-lists
items = [1]
items.append(items)
print(items, repr(items), f"{items}")
outer = [items, items]
items.append(outer)
print(outer)
class R:
    def __repr__(self):
        return f"<R of {holder}>"
holder = [R(), 1]
print(holder)

# %% representation-that-fails-leaves-no-trace
#| title = "After a repr that raised, the list can be shown again"
class Failing:
    fail = True
    def __repr__(self):
        if self.fail:
            raise ArithmeticError("repr")
        return "fine"
items = [Failing()]
show("items")
Failing.fail = False
show("items")
class NoText:
    def __repr__(self):
        return 5
show("[NoText()]")

# %% representation-while-the-list-changes
class Cutting:
    def __repr__(self):
        del items[1:]
        return "cut"
items = [Cutting(), 1, 2]
print(items)
class Adding:
    def __repr__(self):
        if len(items) < 4:
            items.append(len(items))
        return "add"
items = [Adding(), Adding()]
print(items)
