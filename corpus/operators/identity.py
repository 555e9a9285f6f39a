# /// case
# topics = ["operators.identity"]
# ///

# %% operators
#| title = "is never asks the objects"
class Liar:
    def __eq__(self, other):
        print("not asked")
        return True

a, b = Liar(), Liar()
print(a is b, a is a, a is not b, a is not a, not a is b)

# %% same-object-from-conversions
#| title = "Constructors that give their argument back"
class Text(str):
    pass

for make, value in ((int, 10**20), (float, 2.5), (complex, 1j), (str, "text"), (bytes, b"bytes"), (tuple, (1, 2)), (frozenset, frozenset({1})),
                    (bool, True), (list, [1]), (dict, {1: 2}), (set, {1}), (bytearray, bytearray(b"x")), (str, Text("t")), (range, 3)):
    result = make(value)
    print(make.__name__, result is value, type(result).__name__)

# %% same-object-from-operators
#| title = "Operations that give an operand back"
number, text, data = 10**20, "text" * 3, b"bytes" * 3
items = (1, 2, number)
for name, result, operand in (
    ("+int", +number, number), ("text + ''", text + "", text), ("'' + text", "" + text, text), ("text * 1", text * 1, text),
    ("text[:]", text[:], text), ("items[:]", items[:], items), ("items * 1", items * 1, items), ("items + ()", items + (), items),
    ("() + items", () + items, items), ("data[:]", data[:], data), ("data * 1", data * 1, data), ("data + b''", data + b"", data),
    ("b'' + data", b"" + data, data), ("abs(int)", abs(number), number), ("round(int)", round(number), number), ("int.__int__", number.__int__(), number),
    ("int.real", number.real, number), ("int.conjugate", number.conjugate(), number), ("text.strip()", text.strip(), text),
    ("text.replace", text.replace("q", "r"), text), ("str(text)", str(text), text), ("text.ljust(1)", text.ljust(1), text),
    ("text.expandtabs()", text.expandtabs(), text), ("format(text)", format(text), text), ("text % ()", text % (), text),
    ("int + 0", number + 0, number), ("int * 1", number * 1, number), ("int | 0", number | 0, number), ("int >> 0", number >> 0, number),
):
    print(name, result is operand)

# %% same-object-from-float
real = 2.5
for name, result in (("+real", +real), ("real.real", real.real), ("real.conjugate()", real.conjugate()), ("abs(real)", abs(real)),
                     ("float(real)", float(real)), ("real + 0", real + 0), ("real * 1", real * 1), ("real.__float__()", real.__float__()),
                     ("real.__pos__()", real.__pos__())):
    print(name, result is real, result)

# %% singletons
print(bool(1) is True, (1 == 1) is True, not 1 is False, type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented)
print(() is tuple(), tuple([]) is (), "" is str(), b"" is bytes(), frozenset() is frozenset(), (1,)[1:] is (), "a"[1:] is "", b"a"[1:] is b"")

# %% warnings-for-literals
#| title = "The compiler warns where a literal stands beside is"
import warnings

for source in ("x is 1", "x is 'a'", "x is ()", "1 is x", "x is not 2.5", "x is None", "x is ...", "x is True", "x is [1]", "x is b''",
               "'a' is 'a'", "x is -1", "x is (1, 2)", "x is 1j", "x is f''", "x is (lambda: 1)", "x is not {}"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(source, "<text>", "eval")
    print(source, [f"{warning.category.__name__}: {warning.message}" for warning in caught])

# %% none-comparisons
for value in (None, 0, "", [], False, ..., NotImplemented):
    print(repr(value), value is None, value is not None, None is value)
