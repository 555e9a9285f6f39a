# /// case
# topics = ["operators.truth"]
# ///

class Plain:
    pass

def say(value):
    print("evaluate", repr(value))
    return value

# %% built-in-values
import warnings

warnings.simplefilter("ignore")
for value in (0, 1, -1, 2**100, True, False, 0.0, -0.0, 5e-324, float("nan"), float("inf"), 0j, -0j, 1j, complex("nan"), "", " ", "False", b"", b"\x00",
              bytearray(), bytearray(1), memoryview(b""), memoryview(b"a"), (), (None,), [], [[]], {}, {0: 0}, set(), {0}, frozenset(),
              frozenset({0}), range(0), range(5, 5), range(1), None, ..., len, int, int | str, slice(0), {}.keys(), {1: 1}.values(), {}.items(),
              iter(()), object, type):
    print(repr(value) if not hasattr(value, "__next__") else "iterator", bool(value), not value, 1 if value else 0)

# %% bool-method
class Truth:
    def __init__(self, answer):
        self.answer = answer

    def __bool__(self):
        return self.answer

for answer in (True, False, 1, 0, None, "x", 2.0, [], NotImplemented):
    try:
        print(repr(answer), bool(Truth(answer)))
    except TypeError as error:
        print(repr(answer), error)

# %% len-method
class Length:
    def __init__(self, answer):
        self.answer = answer

    def __len__(self):
        return self.answer

class Index:
    def __index__(self):
        return 3

for answer in (0, 1, 5, True, False, -1, 2**63 - 1, 2**63, 2**100, 1.0, None, "1", Index()):
    try:
        print(type(answer).__name__, bool(Length(answer)))
    except Exception as error:
        print(type(answer).__name__, f"{type(error).__name__}: {error}")

# %% bool-before-len
class Both:
    def __bool__(self):
        print("__bool__")
        return True

    def __len__(self):
        print("__len__")
        return 0

print(bool(Both()), len(Both()))

# %% methods-set-to-none
class NoBool:
    __bool__ = None

class NoLen:
    __len__ = None

class NoBoolButLen:
    __bool__ = None

    def __len__(self):
        return 0

for make in (NoBool, NoLen, NoBoolButLen):
    try:
        print(make.__name__, bool(make()))
    except TypeError as error:
        print(make.__name__, error)

# %% raising
class Raising:
    def __bool__(self):
        raise LookupError("no truth")

def attempt(name, action):
    try:
        print(name, action())
    except LookupError as error:
        print(name, "LookupError", error)

attempt("not", lambda: not Raising())
attempt("and", lambda: Raising() and 1)
attempt("or", lambda: Raising() or 1)
attempt("if", lambda: 1 if Raising() else 2)
attempt("bool", lambda: bool(Raising()))
attempt("all", lambda: all([1, Raising()]))
attempt("any", lambda: any([0, Raising()]))
attempt("filter", lambda: list(filter(None, [Raising()])))
attempt("comprehension", lambda: [x for x in [1] if Raising()])
attempt("last operand of and", lambda: type(1 and Raising()))
attempt("last operand of or", lambda: type(0 or Raising()))

# %% instance-attribute
thing = Plain()
thing.__bool__ = lambda: False
thing.__len__ = lambda: 0
print(bool(thing))

# %% metaclass
class Meta(type):
    def __bool__(cls):
        return False

class Made(metaclass=Meta):
    pass

print(bool(Made), bool(Made()), not Made)

# %% and-or-values
#| title = "and and or give an operand, and evaluate no more than they need"
for a in (0, 1, "", "a", None, [], [0]):
    for b in (0, 1, "b", None):
        print(repr(a), repr(b), repr(a and b), repr(a or b), repr(not (a and b)), repr((not a) or (not b)))

# %% short-circuit
print(say(0) and say(1))
print(say(1) and say(2) and say(0) and say(3))
print(say(0) or say("") or say(5) or say(6))
print(say(1) or say(0) and say(2))
print((say(1) or say(0)) and say(2))
print(not say(0) and say(3))

# %% asked-once
#| title = "Each operand's truth is asked once in a condition"
class Counted:
    def __init__(self, answer):
        self.answer = answer

    def __bool__(self):
        print("asked", self.answer)
        return self.answer

true, false = Counted(True), Counted(False)
if true and false or true:
    print("if")
while not (true and false):
    print("while")
    break
print(1 if false or true and true else 2)
assert true and not false
[x for x in (1,) if true if not false]
print(type(true and false).__name__)

# %% conditional-expression
print(say(1) if say(0) else say(2))
print(say(1) if say(1) else say(2) if say(3) else say(4))
print([("odd" if x % 2 else "even") for x in range(4)])

# %% bool-constructor
for arguments in ((), (1,), ([],), (1, 2)):
    try:
        print(bool(*arguments))
    except TypeError as error:
        print(error)
try:
    print(bool(x=1))
except TypeError as error:
    print(error)

# %% not-implemented-warns
#| title = "The truth of NotImplemented is deprecated"
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(bool(NotImplemented), not NotImplemented)
print([f"{warning.category.__name__}: {warning.message}" for warning in caught])
