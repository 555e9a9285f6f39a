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

# %% iterables
#| title = "A list from every kind of iterable"
show("list()", "list([])", "list((1, 2))", "list('añ𝄞')", "list(b'ab')", "list(bytearray(b'ab'))",
     "list(memoryview(b'ab'))", "list({1: 2, 3: 4})", "list({5})", "list(frozenset())", "list(range(3))",
     "list(x for x in 'ab')", "list(iter([1]))", "list(zip('ab', 'cd'))", "list(map(abs, [-1]))",
     "list(filter(None, [0, 1]))", "list(enumerate('a'))", "list(reversed([1, 2]))", "list({1: 2}.items())")

# %% argument-errors
show("list(1)", "list(None)", "list(list)", "list(1, 2)", "list([], [])", "list(iterable=[])", "list(x=1)",
     "list(**{})", "list(*[])", "list([], x=1)", "list.__new__()", "list.__new__(int)", "list.__new__(1)",
     "list.__new__(list, 1, 2, x=3)")

# %% sequence-protocol
#| title = "An object with __getitem__ alone can be iterated"
class Old:
    def __init__(self, items):
        self.items = items
    def __getitem__(self, index):
        print("item", index)
        return self.items[index]
print(list(Old("ab")))
class Stopping(Old):
    def __getitem__(self, index):
        if index > 1:
            raise StopIteration
        return index
print(list(Stopping(())))

# %% raising-iterables
class Raising:
    def __init__(self, where):
        self.where = where
    def __iter__(self):
        if self.where == "iter":
            raise ArithmeticError("iter")
        return self
    def __next__(self):
        if self.where == "next":
            raise ArithmeticError("next")
        raise StopIteration
    def __len__(self):
        if self.where == "len":
            raise ArithmeticError("len")
        if self.where == "type":
            raise TypeError("len")
        return 5
for where in ("iter", "next", "len", "type", "nothing"):
    try:
        print(where, list(Raising(where)))
    except ArithmeticError as error:
        print(where, "ArithmeticError", error)

# %% iter-that-is-no-iterator
class NoIterator:
    def __iter__(self):
        return 5
class NoneIterator:
    __iter__ = None
class Next:
    def __next__(self):
        raise StopIteration
show("list(NoIterator())", "list(NoneIterator())", "list(Next())", "list(NoIterator)")

# %% order-of-protocols
#| title = "__iter__ is asked first, then a length, then items"
class Loud:
    def __iter__(self):
        print("__iter__")
        return LoudIterator()
    def __len__(self):
        print("__len__")
        return 1
    def __length_hint__(self):
        print("__length_hint__ of the iterable")
        return 1
class LoudIterator:
    count = 2
    def __iter__(self):
        return self
    def __next__(self):
        print("__next__")
        self.count -= 1
        if self.count < 0:
            raise StopIteration
        return self.count
    def __length_hint__(self):
        print("__length_hint__ of the iterator")
        return 1
print(list(Loud()))
print(list(LoudIterator()))
items = []
items.extend(Loud())
items += Loud()
items[:] = Loud()
print([*Loud()], (*Loud(),), tuple(Loud()))

# %% bad-lengths
class Sized:
    def __init__(self, length):
        self.length = length
    def __len__(self):
        return self.length
    def __iter__(self):
        return iter("ab")
for length in (0, 5, -1, "a", None, 1.5, 2 ** 62, 2 ** 63, True):
    try:
        print(repr(length), list(Sized(length)))
    except Exception as error:
        print(repr(length), type(error).__name__, error)

# %% reinitialising
#| title = "__init__ on a list that has items replaces them"
items = [1, 2]
print(items.__init__(), items)
items = [1, 2]
items.__init__("ab")
print(items)
items = [1, 2]
items.__init__(items)
print(items)
items = [1, 2]
try:
    items.__init__(5)
except TypeError as error:
    print(error, items)

# %% new-without-init
print(list.__new__(list), list.__new__(list, [1, 2]), list.__new__(list, a=1))

# %% displays
#| title = "List displays and unpacking in them"
show("[]", "[1]", "[1,]", "[*'ab']", "[*'ab', *(), 1, *{2: 3}]", "[*5]", "[*None]", "[x for x in 'ab' if x > 'a']",
     "[(x, y) for x in range(2) for y in range(x + 1)]", "[[]] * 2", "[*[*[*[1]]]]")

# %% comprehension-evaluation-order
def loud(value):
    print("value", value)
    return value
print([loud(x) + loud(y) for x in [loud(1), loud(2)] for y in [loud(10)] if loud(x) > 1])

# %% class-getitem
show("list[int]", "list[int, str]", "list[()]", "list['T']", "list[int]((1, 2))", "list[int].__origin__",
     "list[int].__args__", "list[int] == list[int]", "list[int] is list[int]", "isinstance([], list[int])")
