# /// case
# topics = ["numbers.abstract"]
# ///

import numbers

# %% registered
for value in (1, True, 1.5, 1j, "1", None):
    print(repr(value), [name for name in ("Number", "Complex", "Real", "Rational", "Integral") if isinstance(value, getattr(numbers, name))])

# %% subclasses
for kind in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral):
    print(kind.__name__, [issubclass(kind, other) for other in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)],
          [issubclass(other, kind) for other in (int, bool, float, complex, str, object)], kind.__mro__)

# %% abstract-methods
for kind in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral):
    print(kind.__name__, sorted(kind.__abstractmethods__))
    try:
        print(kind() is not None)
    except TypeError as error:
        print(error)

# %% mixin-methods
class Half(numbers.Rational):
    def __init__(self, numerator):
        self._numerator = numerator

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: 2)

    def missing(self, *others):
        return NotImplemented

    __abs__ = __add__ = __ceil__ = __eq__ = __floor__ = __floordiv__ = __le__ = __lt__ = __mod__ = __mul__ = __neg__ = __pos__ = __pow__ = missing
    __radd__ = __rfloordiv__ = __rmod__ = __rmul__ = __round__ = __rpow__ = __rtruediv__ = __truediv__ = __trunc__ = missing

half = Half(3)
print(float(half), half.real is +half or type(half.real).__name__, half.imag, bool(half), complex(half))
print(isinstance(half, numbers.Real), isinstance(half, numbers.Integral))

# %% register
class Own:
    pass

numbers.Number.register(Own)
print(isinstance(Own(), numbers.Number), issubclass(Own, numbers.Complex))

# %% hash-is-none
print(numbers.Number.__hash__, numbers.Complex.__hash__)
