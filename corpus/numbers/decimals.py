# /// case
# topics = ["numbers.decimal"]
# ///

from _pydecimal import *

def attempt(shown, action):
    try:
        print(shown, repr(action()))
    except Exception as error:
        print(shown, f"{type(error).__name__}: {error}")

VALUES = [Decimal(text) for text in ("0", "-0", "1", "-1.5", "123.456", "1E+5", "1E-7", "Infinity", "NaN")]

# %% construction
for argument in ("1.10", " 1.5 ", "1_000.5", "-inf", "nan", "sNaN", "nan123", "1e400", ".5", "5.", 5, -7, 0.1, 1.5, True, (0, (1, 2, 3), -2), (1, (), 0), Decimal("2.50")):
    attempt(repr(argument), lambda: Decimal(argument))
for argument in (None, [], 1j, (0, (1, 2)), (2, (1,), 0), (0, (10,), 0)):
    attempt(repr(argument), lambda: Decimal(argument))
attempt("none", lambda: Decimal())

# %% text
for value in VALUES:
    print(str(value), repr(value), f"{value}", value.as_tuple(), value.is_zero(), value.is_signed(), value.is_nan(), value.is_infinite())

# %% arithmetic
import operator

for a in VALUES[:7]:
    for b in VALUES[:7]:
        for name in ("add", "sub", "mul", "truediv", "floordiv", "mod"):
            try:
                print(a, name, b, getattr(operator, name)(a, b))
            except ArithmeticError as error:
                print(a, name, b, type(error).__name__)

# %% special-values
import operator

for a in VALUES[7:]:
    for b in VALUES:
        for name in ("add", "mul", "truediv"):
            try:
                print(a, name, b, getattr(operator, name)(a, b), getattr(operator, name)(b, a))
            except ArithmeticError as error:
                print(a, name, b, type(error).__name__)

# %% precision
with localcontext() as context:
    for precision in (1, 3, 10, 28, 50):
        context.prec = precision
        print(precision, Decimal(1) / Decimal(3), Decimal(2) ** Decimal("0.5"), Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln())
print(getcontext().prec)

# %% rounding-modes
for mode in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(mode, [str(Decimal(text).quantize(Decimal("1"), rounding=mode)) for text in ("0.5", "1.5", "2.5", "-0.5", "-1.5", "1.1", "-1.1", "5.01")])

# %% with-other-numbers
print(Decimal("1.5") + 1, 2 * Decimal("1.5"), Decimal(5) // 2, Decimal("1.5") == 1.5, Decimal("1.1") == 1.1, Decimal(2) < 3, Decimal(2) > 1.5, hash(Decimal(2)) == hash(2), hash(Decimal("0.5")) == hash(0.5))
for action in (lambda: Decimal(1) + 1.5, lambda: 1.5 * Decimal(1), lambda: Decimal(1) + "1", lambda: Decimal(1) + 1j):
    attempt("mixed", action)

# %% conversions
for value in VALUES:
    for function in (int, float, round, abs, bool, hash):
        if function is hash and value.is_nan():
            continue
        attempt(f"{function.__name__}({value})", lambda: function(value))
print(round(Decimal("2.675"), 2), round(Decimal("1234"), -2), Decimal("1.25").as_integer_ratio())

# %% format
for specification in ("", ".2f", "10.3f", "+.1f", ".3e", "g", "%", ",", ",.2f", "010.1f", "<10", "^10", "E"):
    for value in (Decimal("1234.5678"), Decimal("-0.00001"), Decimal("1E+10")):
        attempt(f"{value}:{specification}", lambda: format(value, specification))

# %% comparison
for a in (Decimal(1), Decimal("1.0"), Decimal("NaN"), Decimal("-Infinity")):
    for b in (1, 1.0, Decimal("1.00"), Decimal(2), float("nan")):
        print(a, b, a == b, a.compare(Decimal(b)))

# %% methods
value = Decimal("123.4500")
print(value.normalize(), value.adjusted(), value.copy_negate(), value.copy_abs(), value.to_integral_value(), value.scaleb(2), value.next_plus(), value.next_minus(), value.number_class(), value.logb(), value.fma(2, 3), value.max(5), value.min(5), value.remainder_near(7), value.same_quantum(Decimal("1.0000")), value.to_eng_string())

# %% contexts
context = Context(prec=5, rounding=ROUND_DOWN, traps=[DivisionByZero])
print(context.divide(Decimal(1), Decimal(3)), context.create_decimal("1.23456789"), context.sqrt(Decimal(2)))
attempt("division", lambda: context.divide(Decimal(1), Decimal(0)))
print(context.divide(Decimal(0), Decimal(0)))

# %% exceptions
for action in (lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: Decimal("sNaN") + 1, lambda: Decimal(-1).sqrt(), lambda: Decimal("x"), lambda: int(Decimal("inf")), lambda: Decimal(10) ** 10**10):
    try:
        print(action())
    except Exception as error:
        print([kind.__name__ for kind in type(error).__mro__[:-2]])
