# /// case
# topics = ["operators.binary"]
# ///

class Plain:
    def __repr__(self):
        return "Plain()"

RIGHTS = [
    0, 1, -3, 7, 2**70, True, 2.5, float("inf"), 1 + 2j,
    "ab", b"ab", bytearray(b"ab"), (1, 2), [1, 2], {"a": 1}, {1, 2}, frozenset({2, 3}), range(3),
    None, ..., len, int, int | str, Plain(),
]

def result(left, right):
    shown = f"{left!r} + {right!r}"
    try:
        value = left + right
        print(shown, "=", repr(value), type(value).__name__)
    except Exception as error:
        print(shown, f"{type(error).__name__}: {error}")

def table(*lefts):
    for left in lefts:
        for right in RIGHTS:
            result(left, right)

def in_place_result(left, right):
    before, shown = left, f"{left!r} += {right!r}"
    try:
        left += right
        print(shown, "gives", repr(left), type(left).__name__, "itself" if left is before else "another")
    except Exception as error:
        print(shown, f"{type(error).__name__}: {error}", "leaves", repr(before))

def in_place(make):
    for right in RIGHTS:
        in_place_result(make(), right)

# %% int
table(0, -7, 2**100)

# %% bool
table(True, False)

# %% float
table(-7.5, 1e308, float("nan"), -0.0)

# %% complex
table(1.5 - 2j, 0j)

# %% str
table("", "text")

# %% bytes
table(b"", b"bytes")

# %% bytearray
table(bytearray(), bytearray(b"bytes"))

# %% tuple
table((), (0, None))

# %% list
table([], [0, None])

# %% dict
table({}, {"k": 0})

# %% set
table(set(), {0, 1})

# %% frozenset
table(frozenset(), frozenset({0, 1}))

# %% range
table(range(0), range(1, 9, 2))

# %% none
table(None)

# %% ellipsis
table(...)

# %% function
table(len, print)

# %% type
table(int, Plain, type)

# %% union
table(int | None)

# %% in-place-int
#| topics = ["operators.in-place"]
in_place(lambda: -7)

# %% in-place-bool
#| topics = ["operators.in-place"]
in_place(lambda: True)

# %% in-place-float
#| topics = ["operators.in-place"]
in_place(lambda: -7.5)

# %% in-place-complex
#| topics = ["operators.in-place"]
in_place(lambda: 1.5 - 2j)

# %% in-place-str
#| topics = ["operators.in-place"]
in_place(lambda: "text")

# %% in-place-bytes
#| topics = ["operators.in-place"]
in_place(lambda: b"bytes")

# %% in-place-bytearray
#| topics = ["operators.in-place"]
in_place(lambda: bytearray(b"bytes"))

# %% in-place-tuple
#| topics = ["operators.in-place"]
in_place(lambda: (0, None))

# %% in-place-list
#| topics = ["operators.in-place"]
in_place(lambda: [0, None])

# %% in-place-dict
#| topics = ["operators.in-place"]
in_place(lambda: {"k": 0})

# %% in-place-set
#| topics = ["operators.in-place"]
in_place(lambda: {0, 1})

# %% in-place-frozenset
#| topics = ["operators.in-place"]
in_place(lambda: frozenset({0, 1}))

# %% in-place-range
#| topics = ["operators.in-place"]
in_place(lambda: range(3))

# %% in-place-none
#| topics = ["operators.in-place"]
in_place(lambda: None)

# %% in-place-function
#| topics = ["operators.in-place"]
in_place(lambda: len)

# %% in-place-type
#| topics = ["operators.in-place"]
in_place(lambda: int)

# %% in-place-union
#| topics = ["operators.in-place"]
in_place(lambda: int | None)

# %% user-left
#| title = "The left operand's method answers, whatever the right one is"
class Left:
    def __add__(self, other):
        return ("__add__", other)

    def __repr__(self):
        return "Left()"

table(Left())

# %% user-reflected
#| topics = ["operators.reflected"]
#| title = "The right operand's reflected method answers where the left one does not know it"
class Right:
    def __radd__(self, other):
        return ("__radd__", other)

    def __repr__(self):
        return "Right()"

for left in RIGHTS + [Right()]:
    result(left, Right())

# %% user-refuses
#| topics = ["operators.reflected"]
#| title = "NotImplemented hands the question on; asked are both, one if they are of one type"
class First:
    def __add__(self, other):
        print("First.__add__")
        return NotImplemented

    def __radd__(self, other):
        print("First.__radd__")
        return NotImplemented

    def __repr__(self):
        return type(self).__name__

class Second(First):
    pass

class Third:
    def __radd__(self, other):
        print("Third.__radd__")
        return NotImplemented

    def __repr__(self):
        return "Third"

for left in (First(), Second(), Third()):
    for right in (First(), Second(), Third()):
        result(left, right)

# %% user-subclass-first
#| topics = ["operators.reflected"]
#| title = "A subclass on the right is asked first if it has a reflected method of its own"
class Base:
    def __add__(self, other):
        return f"{type(self).__name__}.__add__"

    def __radd__(self, other):
        return f"{type(self).__name__}.__radd__ of Base"

    def __repr__(self):
        return type(self).__name__

class Own(Base):
    def __radd__(self, other):
        return "Own.__radd__"

class Inherited(Base):
    pass

class OwnRefuses(Base):
    def __radd__(self, other):
        print("OwnRefuses.__radd__")
        return NotImplemented

for right in (Base(), Own(), Inherited(), OwnRefuses()):
    result(Base(), right)
    result(right, Base())

# %% user-subclass-of-built-in
#| topics = ["operators.reflected"]
#| title = "Subclasses of built-in types with a reflected method, and without"
class Whole(int):
    def __radd__(self, other):
        return f"Whole.__radd__({other!r})"

class Text(str):
    def __radd__(self, other):
        return f"Text.__radd__({other!r})"

class Items(list):
    def __radd__(self, other):
        return f"Items.__radd__({other!r})"

class Silent(int):
    pass

for left in (5, 2.5, True, "%s", b"b", [1], (1,), None, Silent(6)):
    for right in (Whole(3), Text("t"), Items([9]), Silent(2)):
        result(left, right)

# %% user-raises
#| title = "An exception ends the search for a method"
class Raising:
    def __add__(self, other):
        raise LookupError("from __add__")

    __radd__ = __add__

    def __repr__(self):
        return "Raising()"

for other in (1, "text", None, Plain(), Raising()):
    result(Raising(), other)
    result(other, Raising())

# %% user-method-is-none
#| title = "A method set to None forbids the operator, with an error of its own"
class Forbidden:
    __add__ = None

    def __repr__(self):
        return "Forbidden()"

class ForbiddenReflected:
    __radd__ = None

    def __repr__(self):
        return "ForbiddenReflected()"

class Answering:
    def __radd__(self, other):
        return "Answering.__radd__"

    def __repr__(self):
        return "Answering()"

for left in (Forbidden(), ForbiddenReflected(), 1):
    for right in (1, ForbiddenReflected(), Answering()):
        result(left, right)

# %% user-method-of-instance
#| title = "A method in the instance's dictionary is not asked; one put into the class later is"
thing = Plain()
thing.__add__ = lambda other: "from the instance"
result(thing, 1)
Plain.__add__ = lambda self, other: "from the class"
result(thing, 1)
del Plain.__add__
result(thing, 1)

# %% user-metaclass
#| title = "An operator of classes is looked up in their metaclass"
class Meta(type):
    def __add__(cls, other):
        return f"{cls.__name__}.__add__ of the metaclass"

    def __radd__(cls, other):
        return f"{cls.__name__}.__radd__ of the metaclass"

class Made(metaclass=Meta):
    def __add__(self, other):
        return "of the instance"

    def __repr__(self):
        return "Made()"

result(Made, 1)
result(1, Made)
result(Made(), 1)
result(1, Made())
result(Made, Made)

# %% user-call-shapes
#| title = "The special methods of built-in types called by name"
for left in (5, True, 2.5, 1j, "%s", b"%s", [1], (1,), {1}, {"a": 1}, int):
    for name in ("__add__", "__radd__", "__iadd__"):
        method = getattr(left, name, None)
        if method is None:
            print(type(left).__name__, "has no", name)
            continue
        for arguments in ((), (2,), (2.5,), (None,), (2, 3, 4)):
            try:
                print(type(left).__name__, name, arguments, method(*arguments))
            except Exception as error:
                print(type(left).__name__, name, arguments, f"{type(error).__name__}: {error}")

# %% in-place-user
#| topics = ["operators.in-place"]
#| title = "The in-place method's result is bound, whatever it is"
class Target:
    def __iadd__(self, other):
        return ("__iadd__", other)

    def __repr__(self):
        return "Target()"

in_place(Target)

# %% in-place-user-fallback
#| topics = ["operators.in-place"]
#| title = "Without an in-place method, or where it refuses, the binary ones are asked"
class Binary:
    def __add__(self, other):
        return f"{type(self).__name__}.__add__"

    def __repr__(self):
        return type(self).__name__

class Refusing(Binary):
    def __iadd__(self, other):
        print("Refusing.__iadd__")
        return NotImplemented

class Nothing(Refusing):
    def __add__(self, other):
        print("Nothing.__add__")
        return NotImplemented

class Reflected:
    def __radd__(self, other):
        return "Reflected.__radd__"

    def __repr__(self):
        return "Reflected"

class Forbidden(Binary):
    __iadd__ = None

for make in (Binary, Refusing, Nothing, Forbidden, Plain):
    for right in (1, "text", None, Reflected()):
        in_place_result(make(), right)

# %% in-place-targets
#| topics = ["operators.in-place"]
#| title = "Every kind of target, and the order of evaluation"
class Log:
    def __init__(self):
        self.values = {}

    def __getattr__(self, name):
        print("get attribute", name)
        return Target()

    def __setattr__(self, name, value):
        print("set attribute", name, value) if name != "values" else object.__setattr__(self, name, value)

    def __getitem__(self, key):
        print("get item", key)
        return Target()

    def __setitem__(self, key, value):
        print("set item", key, value)

class Target:
    def __iadd__(self, other):
        print("in place with", other)
        return "result"

def say(value):
    print("evaluate", value)
    return value

log = Log()
say(log.__class__) and log
log.attribute += say(1)
log[say("key")] += say(2)
log[say(1):say(2), ...] += say(3)
name = Target()
name += say(4)
print(name)

# %% in-place-fails
#| topics = ["operators.in-place"]
#| title = "Where the operation or the assignment fails the target keeps its value"
def attempt(action):
    try:
        action()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

def on_missing_name():
    missing += 1

def on_missing_global():
    global nowhere
    nowhere += 1

def on_attribute():
    Plain().missing += 1

def on_tuple_item():
    items = ([1], {1}, 1, "%s")
    for index in range(4):
        try:
            items[index] += items[index]
        except Exception as error:
            print(items, f"{type(error).__name__}: {error}")

def on_key():
    {}["key"] += 1

for action in (on_missing_name, on_missing_global, on_attribute, on_tuple_item, on_key):
    print(action.__name__)
    attempt(action)
