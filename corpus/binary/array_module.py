# /// case
# topics = ["binary.array"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


import array


class Index:
    """Something that stands for an integer."""

    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


CODES = "bBuhHiIlLqQfd"


def change(name, *arguments, **keywords):
    """Calls a method of a fresh array and shows what it gives and what it leaves."""
    value = array.array("i", [1, 2, 3, 2])
    show(getattr(value, name), *arguments, **keywords)
    print("  ", value)


# %% codes
#| title = "The codes and the sizes of their items"
print(array.typecodes)
for code in CODES:
    value = array.array(code)
    print(value, value.typecode, value.itemsize, len(value))

# %% construction
#| title = "What arrays can be made of"
for arguments in [("i",), ("i", [1, 2]), ("i", (1,)), ("i", range(3)), ("i", iter([4])), ("b", b"ab"), ("B", bytearray(b"ab")), ("h", b"abcd"), ("i", array.array("b", [1, 2])), ("d", [1, 2.5]), ("f", [0.1]), ("u", "text"), ("u", array.array("u", "ab")), ("i", []), ("d", array.array("i", [1]))]:
    show(array.array, *arguments)

# %% construction-errors
#| title = "What arrays cannot be made of"
for arguments in [(), ("x",), ("",), ("ii",), (1,), (b"i",), (None,), ("i", 1), ("i", "text"), ("u", 1), ("u", b"ab"), ("h", b"a"), ("i", [1.5]), ("i", ["a"]), ("b", [128]), ("b", [-129]), ("B", [-1]), ("B", [256]), ("i", [2**31]), ("Q", [-1]), ("Q", [2**64]), ("f", ["x"]), ("u", ["ab"]), ("u", [1]), ("i", [], 1), ("i", array.array("u", "a")), ("i", [None])]:
    show(array.array, *arguments)
show(array.array, typecode="i")

# %% limits
#| title = "The limits of each code"
for code in "bBhHiIlLqQ":
    bits = 8 * array.array(code).itemsize
    for item in [-1, 2 ** (bits - 1) - 1, 2 ** (bits - 1), 2**bits - 1, 2**bits, -(2 ** (bits - 1)), -(2 ** (bits - 1)) - 1, 1.0, "1", None, True, Index(3)]:
        try:
            print(code, item if type(item) is not Index else "index", array.array(code, [item]))
        except Exception as error:
            print(code, type(error).__name__, error)

# %% items
#| title = "Items and slices"
value = array.array("i", [1, 2, 3, 4, 5])
for key in [0, -1, 5, -6, True, Index(2), 10**30, 1.0, "0", None, (0,), slice(1, 3), slice(None, None, -1), slice(None, None, 2), slice(3, 1), slice(None, None, 0)]:
    show(value.__getitem__, key)

# %% assign
#| title = "value[key] = item"
for key, item in [(0, 9), (-1, 9), (9, 9), (0, 2**31), (0, "x"), (0, 1.5), ("0", 1), (slice(1, 3), array.array("i", [7, 8, 9])), (slice(1, 3), array.array("i")), (slice(None, None, 2), array.array("i", [7, 8])), (slice(None, None, 2), array.array("i", [7])),
                  (slice(1, 3), array.array("b", [7])), (slice(1, 3), [7]), (slice(1, 3), 7), (slice(3, 1), array.array("i", [0])), (slice(None, None, -1), array.array("i", [5, 6, 7, 8]))]:
    change("__setitem__", key, item)

# %% delete
#| title = "del value[key]"
for key in [0, -1, 9, -9, "0", slice(1, 3), slice(None), slice(None, None, 2), slice(None, None, -1), slice(3, 1), slice(None, None, 0)]:
    change("__delitem__", key)

# %% append
#| title = "append, insert and extend"
for arguments in [(5,), (2**31,), ("x",), (1.5,), (), (1, 2)]:
    change("append", *arguments)
for arguments in [(0, 5), (-1, 5), (100, 5), (-100, 5), (0, "x"), ("0", 5), (0,)]:
    change("insert", *arguments)
for arguments in [([5, 6],), (array.array("i", [5]),), (array.array("b", [5]),), ("ab",), (1,), ([1, "x"],), (iter([7]),), ()]:
    change("extend", *arguments)

# %% pop
#| title = "pop and remove"
for arguments in [(), (0,), (-1,), (4,), (-5,), ("0",), (1, 2)]:
    change("pop", *arguments)
for arguments in [(2,), (9,), ("x",), (2.0,), (), (None,)]:
    change("remove", *arguments)
show(array.array("i").pop)

# %% search
#| title = "count, index and in"
value = array.array("i", [1, 2, 3, 2])
for item in [2, 9, 2.0, "2", None, True]:
    show(value.count, item)
    show(value.index, item)
    show(lambda: item in value)
for arguments in [(2, 2), (2, -1), (2, 0, 1), (2, 2, 100), (2, -100), (2, "0"), (), (2, 1, 2, 3)]:
    show(value.index, *arguments)

# %% reverse
#| title = "reverse, byteswap and buffer_info"
change("reverse")
change("byteswap")
for code in "bhiqd":
    value = array.array(code, [1, 2])
    value.byteswap()
    print(value)
print(value.buffer_info()[1])
show(array.array("i").reverse, 1)

# %% conversions
#| title = "tobytes, frombytes, tolist, fromlist, tounicode, fromunicode"
value = array.array("h", [1, -2])
print(value.tobytes(), value.tolist(), bytes(value), list(value))
for argument in [b"\1\0", b"\1", b"", bytearray(b"\2\0"), "text", 1, None]:
    value = array.array("h", [1])
    show(value.frombytes, argument)
    print("  ", value)
for argument in [[2], [], [2, "x"], (2,), [2**20], 1]:
    value = array.array("h", [1])
    show(value.fromlist, argument)
    print("  ", value)
text = array.array("u", "a\xe9\U0001f40d")
print(ascii(text), ascii(text.tounicode()), ascii(text.tolist()))
show(text.fromunicode, "x")
show(text.fromunicode, 1)
show(value.tounicode)
show(value.fromunicode, "a")

# %% operators
#| title = "Operators of arrays"
value = array.array("i", [1, 2])
for other in [array.array("i", [3]), array.array("b", [1, 2]), array.array("d", [1, 2]), [3], (1, 2), 2, "x", None]:
    show(lambda: value + other)
    show(lambda: value == other)
    show(lambda: value < other)
    show(lambda: value * other)
    show(lambda: array.array("i", [9]).__iadd__(other))
for count in [0, -1, 2, True, Index(2), 1.5]:
    show(lambda: count * value)
    show(lambda: array.array("i", [9]).__imul__(count))

# %% buffer
#| title = "Views of arrays"
value = array.array("i", [1, 2, 3])
view = memoryview(value)
print(view.format, view.itemsize, view.shape, view.tolist(), view.readonly, view.obj is value)
view[0] = 9
print(value)
show(value.append, 1)
show(value.pop)
show(value.__setitem__, 0, 8)
view.release()
value.append(4)
print(value, b"".join([array.array("b", [97])]), bytearray(array.array("h", [1])))

# %% iteration
#| title = "Iterators and copies of arrays"
value = array.array("d", [1, 2.5])
iterator = iter(value)
print(type(iterator).__name__, next(iterator), list(iterator), list(reversed(value)), sum(value))
import copy
print(copy.copy(value) == value, copy.deepcopy(value) is value, value.__copy__())
show(next, iterator)
show(hash, value)

# %% subclass
#| title = "Subclasses of array"
class Own(array.array):
    pass

own = Own("i", [1, 2])
own.x = 1
print(own, type(own[:1]).__name__, type(own + own).__name__, own.__dict__, isinstance(own, array.array), array.ArrayType is array.array)

# %% reduce
#| title = "__reduce_ex__ of arrays"
value = array.array("h", [1, 2])
print(value.__reduce_ex__(2)[1:], value.__reduce_ex__(3)[1][1:])
