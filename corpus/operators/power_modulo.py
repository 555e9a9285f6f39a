# /// case
# topics = ["operators.binary"]
# ///

class Plain:
    def __repr__(self):
        return "Plain()"

def result(*arguments, **keywords):
    shown = ", ".join([repr(argument) for argument in arguments] + [f"{key}={value!r}" for key, value in keywords.items()])
    try:
        print(f"pow({shown}) =", repr(pow(*arguments, **keywords)))
    except Exception as error:
        print(f"pow({shown})", f"{type(error).__name__}: {error}")

# %% integers
for base in (0, 1, -1, 2, 3, -7, 10, 2**70):
    for exponent in (0, 1, 2, 5, 2**66):
        for modulus in (1, -1, 2, 7, -7, 10, 2**64 + 13):
            result(base, exponent, modulus)

# %% inverses
#| title = "A negative exponent is a power of the inverse"
for base in (0, 1, -1, 2, 3, 4, 38, 2**70):
    for exponent in (-1, -2, -5):
        for modulus in (1, 2, 7, -7, 97, 6, -1, 2**61 - 1):
            result(base, exponent, modulus)

# %% modulus-zero
for base in (0, 1, 5, -5):
    for exponent in (-1, 0, 1, 3):
        result(base, exponent, 0)

# %% bools
for arguments in ((True, True, True), (True, 2, 3), (2, True, 3), (2, 3, True), (False, False, 5)):
    result(*arguments)

# %% modulus-none
for base in (2, 2.5, 1j, "text", Plain()):
    for exponent in (2, -1, 0.5):
        result(base, exponent, None)

# %% other-types
OTHERS = [2, 2.5, 1j, "ab", b"ab", [1], (1,), {}, None, int, Plain()]
for base in OTHERS:
    for exponent in OTHERS:
        for modulus in (5, 2.5, 1j, "m", Plain()):
            result(base, exponent, modulus)

# %% arguments
result()
result(1)
result(1, 2, 3, 4)
result(base=2, exp=3)
result(base=2, exp=3, mod=5)
result(2, exp=3, mod=5)
result(2, 3, mod=5)
result(2, 3, modulus=5)
result(2, base=3)
result(exp=3)
result(mod=3)

# %% user-method
#| title = "__pow__ takes the modulus"
class Left:
    def __pow__(self, exponent, modulus="none given"):
        return (exponent, modulus)

    def __repr__(self):
        return "Left()"

class Narrow:
    def __pow__(self, exponent):
        return exponent

    def __repr__(self):
        return "Narrow()"

for left in (Left(), Narrow()):
    result(left, 2)
    result(left, 2, None)
    result(left, 2, 3)

# %% user-reflected
#| topics = ["operators.reflected"]
#| title = "__rpow__ and the modulus"
class Right:
    def __rpow__(self, base, modulus="none given"):
        return ("__rpow__", base, modulus)

    def __repr__(self):
        return "Right()"

for base in (2, 2.5, "text", Right()):
    result(base, Right())
    result(base, Right(), 5)
result(2, 3, Right())

# %% user-refuses
class Refusing:
    def __pow__(self, exponent, modulus=None):
        print("__pow__", exponent, modulus)
        return NotImplemented

    def __rpow__(self, base, modulus=None):
        print("__rpow__", base, modulus)
        return NotImplemented

    def __repr__(self):
        return "Refusing()"

for arguments in ((Refusing(), 2), (2, Refusing()), (Refusing(), 2, 3), (2, Refusing(), 3), (2, 3, Refusing())):
    result(*arguments)

# %% subclasses
class Whole(int):
    def __pow__(self, exponent, modulus=None):
        return f"Whole.__pow__({exponent}, {modulus})"

    def __rpow__(self, base, modulus=None):
        return f"Whole.__rpow__({base}, {modulus})"

for arguments in ((Whole(2), 3), (2, Whole(3)), (Whole(2), 3, 5), (2, Whole(3), 5), (2, 3, Whole(5))):
    result(*arguments)

# %% by-name
#| title = "int.__pow__ and the others called by name"
for arguments in ((), (2,), (2, 3), (2, None), (2, 0), (-1, 7), (2.5,), (None,), (2, 2.5), (2, 3, 4)):
    for value in (5, 2.5, 1j, True):
        for name in ("__pow__", "__rpow__"):
            try:
                print(repr(value), name, arguments, getattr(value, name)(*arguments))
            except Exception as error:
                print(repr(value), name, arguments, f"{type(error).__name__}: {error}")
