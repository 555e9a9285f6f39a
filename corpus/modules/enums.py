# /// case
# topics = ["modules.enum"]
# ///

import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique

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

class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

class Permission(Flag):
    R = 4
    W = 2
    X = 1
    RW = 6

# %% members
show("Color.RED", "Color.RED.name", "Color.RED.value", "Color(1)", "Color['RED']", "Color.CRIMSON", "Color.CRIMSON is Color.RED", "list(Color)", "len(Color)", "Color.__members__", "Color.RED in Color", "str(Color.RED)", "f'{Color.RED}'", "repr(Color)", "type(Color.RED)", "isinstance(Color.RED, Color)", "list(reversed(Color))", "hash(Color.RED) == hash('RED')", "bool(Color.RED)", "bool(Color)")

# %% lookups-that-fail
show("Color(9)", "Color['BLUE']", "Color.BLUE", "Color()", "Color('RED')", "Color(None)", "Color[1]", "Color(1, 2)")

# %% values-in-classes
#| requires = ">=3.12"
show("1 in Color", "9 in Color", "'RED' in Color", "[] in Color", "Permission.R in Color", "4 in Permission", "Color.RED in Permission")

# %% immutability
run("Color.RED = 5", "del Color.RED", "Color.RED.value = 5", "Color.RED.name = 'x'", "Color.RED.extra = 5", "Color.RED.extra", "class More(Color): BLUE = 3", "Color.NEW = 5", "Color.NEW", "Color.__members__['RED'] = 1")

# %% comparison
show("Color.RED == Color.RED", "Color.RED == 1", "Color.RED != Color.GREEN", "Color.RED < Color.GREEN", "Color.RED is Color(1)", "Color.RED == 'RED'", "{Color.RED: 1}[Color.CRIMSON]", "Color.RED + 1", "sorted([Color.GREEN, Color.RED], key=lambda c: c.value)")

# %% auto
class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()
class Lower(StrEnum):
    ONE = auto()
    TWO = auto()
class Bits(Flag):
    A = auto()
    B = auto()
    C = auto()
class Own(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name, start, count, last_values
    A = auto()
    B = auto()
print([(m.name, m.value) for m in Auto], [m.value for m in Lower], [m.value for m in Bits], [m.value for m in Own])

# %% definition-errors
run("class Twice(Enum):\n A = 1\n A = 2", "@unique\nclass U(Enum):\n A = 1\n B = 1", "class M(Enum):\n mro = 1", "class E(Enum):\n _x_ = 1", "class Mixed(Enum, int): pass", "class I(IntEnum):\n A = 'a'", "class S(StrEnum):\n A = 1", "class N(Enum):\n A = 1\n def A(self): pass", "Enum('X', 5)", "class P(Enum):\n __slots__ = ('a',)\n A = 1")

# %% functional
show("list(Enum('Animal', 'CAT DOG'))", "list(Enum('Animal', ['CAT', 'DOG'], start=5))", "list(Enum('Animal', {'CAT': 'c'}))", "list(Enum('Animal', [('CAT', 9)]))", "Enum('Animal', 'CAT').__module__", "list(IntEnum('I', 'A B'))", "Enum('Animal', 'CAT', module='m', qualname='q.Animal').__qualname__", "list(Enum('A', ''))", "list(Flag('F', 'A B C'))", "list(Enum('T', 'A', type=str))")

# %% methods-and-attributes
class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius
    @property
    def density(self):
        return round(self.mass / self.radius, 2)
    @classmethod
    def largest(cls):
        return max(cls, key=lambda planet: planet.mass)
    def __str__(self):
        return f"planet {self.name.lower()}"
print(Planet.EARTH.density, Planet.largest(), repr(Planet.MARS), Planet.MARS.mass, f"{Planet.MARS}", Planet((5.97, 6.37)))
class Level(Enum):
    LOW = 1
    HIGH = 2
    def __lt__(self, other):
        return self.value < other.value
    def describe(self):
        return self.name, self.value
print(sorted([Level.HIGH, Level.LOW]), Level.LOW.describe(), max(Level), Level.LOW < Level.HIGH)

# %% int-enum
class Number(IntEnum):
    ONE = 1
    TWO = 2
show("Number.ONE", "str(Number.ONE)", "f'{Number.ONE}'", "Number.ONE + 1", "Number.ONE == 1", "Number.ONE < Number.TWO", "[10, 20][Number.ONE]", "Number(2)", "isinstance(Number.ONE, int)", "Number.ONE | Number.TWO", "f'{Number.TWO:03}'", "'%d' % Number.TWO", "'%s' % Number.TWO", "int(Number.ONE)", "hash(Number.ONE)", "sum(Number)", "range(Number.TWO)", "Number.ONE is Number(1)", "format(Number.ONE, 's')")

# %% str-enum
class Word(StrEnum):
    YES = "y"
    NO = "n"
show("Word.YES", "str(Word.YES)", "Word.YES == 'y'", "Word.YES + '!'", "Word('y')", "Word.YES.upper()", "f'{Word.NO:>3}'", "'y' in 'xyz'", "isinstance(Word.YES, str)", "sorted(Word)", "'%s' % Word.NO", "''.join(Word)", "{'y': 1}[Word.YES]", "len(Word.YES)", "Word('z')")

# %% mixins
class Text(str, Enum):
    A = "a"
    B = 5
class Float(float, Enum):
    HALF = 0.5
class Pair(tuple, Enum):
    ONE = 1, 2
show("Text.A", "str(Text.A)", "f'{Text.A}'", "Text.A == 'a'", "Text.B.value", "Text.B == '5'", "Float.HALF * 2", "str(Float.HALF)", "Pair.ONE", "Pair.ONE == ((1, 2),)", "Pair.ONE.value", "Float.HALF")

# %% flags
show("Permission.R | Permission.W", "Permission.R & Permission.RW", "Permission.R ^ Permission.RW", "~Permission.R", "Permission.R | 5", "Permission(0)", "Permission(7)", "Permission(8)", "Permission.RW", "list(Permission)", "list(Permission.RW)", "Permission.R in Permission.RW", "Permission.X in Permission.RW", "bool(Permission(0))", "bool(Permission.R)",
     "len(Permission.RW)", "Permission.RW.name", "(Permission.R | Permission.X).name", "(Permission.R | Permission.X).value", "str(Permission.R | Permission.X)", "Permission(0).name", "Permission(-1)", "4 in Permission.RW", "Permission.R == 4", "Permission['RW']", "~Permission(0)", "Permission.R - 1", "hash(Permission.R) == hash(4)", "Permission('R')")

# %% int-flag
class Mode(IntFlag):
    R = 4
    W = 2
show("Mode.R | Mode.W", "Mode.R | 8", "Mode.R + 1", "Mode(6)", "Mode(16)", "~Mode.R", "Mode.R & 4", "str(Mode.R)", "f'{Mode.R | Mode.W}'", "Mode.R == 4", "Mode(0)", "list(Mode(6))", "Mode.R in Mode(6)", "8 | Mode.R", "Mode(-1)", "Mode.R ^ Mode.R", "repr(Mode(17))")

# %% flag-boundaries
from enum import CONFORM, EJECT, KEEP, STRICT
for boundary in (STRICT, CONFORM, EJECT, KEEP):
    class Limited(Flag, boundary=boundary):
        A = 1
        B = 2
    try:
        result = Limited(9)
        print(boundary, type(result).__name__, result)
    except ValueError as error:
        print(boundary, str(error).split("\n"))

# %% iteration-and-aliases
class Shape(Enum):
    SQUARE = 2
    DIAMOND = 1
    CIRCLE = 3
    ALIAS = 2
print(list(Shape), list(Shape.__members__.items()), [name for name, member in Shape.__members__.items() if member.name != name], Shape._member_names_, Shape._member_map_ == dict(Shape.__members__), Shape._value2member_map_)

# %% missing-hook
class Lenient(Enum):
    A = "a"
    OTHER = None
    @classmethod
    def _missing_(cls, value):
        if value == "wrong":
            return "not a member"
        if value == "raise":
            raise KeyError("missing")
        if value == "none":
            return None
        return cls.OTHER
show("Lenient('a')", "Lenient('zzz')", "Lenient('wrong')", "Lenient('raise')", "Lenient('none')")

# %% new-and-value
class Coordinate(bytes, Enum):
    def __new__(cls, value, label):
        self = bytes.__new__(cls, [value])
        self._value_ = value
        self.label = label
        return self
    PX = 0, "P.X"
    PY = 1, "P.Y"
print(Coordinate.PX, Coordinate(1).label, Coordinate.PY.value, [c.label for c in Coordinate])
class Numbered(Enum):
    def __new__(cls, *arguments):
        self = object.__new__(cls)
        self._value_ = len(cls.__members__) + 1
        return self
    FIRST = ()
    SECOND = ()
print([(m.name, m.value) for m in Numbered])

# %% member-and-nonmember
#| requires = ">=3.11"
from enum import member, nonmember
class Mixed(Enum):
    A = 1
    @member
    def function():
        return "function"
    plain = nonmember(5)
    _ignore_ = ["skipped"]
    skipped = 3
print(list(Mixed.__members__), Mixed.plain, hasattr(Mixed, "skipped"), Mixed.function.value())

# %% nested-classes-and-descriptors
class Outer(Enum):
    A = 1
    @property
    def upper(self):
        return self.name.upper()
    @staticmethod
    def static():
        return "static"
    _private = 5
    __mangled = 6
print(list(Outer), Outer.A.upper, Outer.static(), Outer._private)

# %% copies
import copy
print(copy.copy(Color.RED) is Color.RED, copy.deepcopy(Color.RED) is Color.RED, copy.deepcopy([Permission.R | Permission.X])[0] is Permission.R | Permission.X, copy.copy(Color) is Color)

# %% dir-and-classes
print([name for name in dir(Color) if not name.startswith("_")], Color.__name__, Color.__mro__[1].__name__, type(Color).__name__, Color.__doc__, [n for n in dir(Color.RED) if not n.startswith("_")])
match Color.GREEN:
    case Color.RED:
        print("red")
    case Color.GREEN:
        print("green")
class Empty(Enum):
    def shared(self):
        return self.name, "shared"
class Derived(Empty):
    ONE = 1
print(Derived.ONE.shared(), issubclass(Derived, Empty), list(Empty))

# %% verify
from enum import CONTINUOUS, NAMED_FLAGS, UNIQUE, verify
for check, members in ((UNIQUE, {"A": 1, "B": 1}), (CONTINUOUS, {"A": 1, "B": 4}), (UNIQUE, {"A": 1})):
    try:
        print(verify(check)(IntEnum("Checked", members)))
    except ValueError as error:
        print(error)
try:
    @verify(NAMED_FLAGS)
    class Gap(Flag):
        A = 1
        C = 12
except ValueError as error:
    print(error)
