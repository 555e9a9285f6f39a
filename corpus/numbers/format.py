# /// case
# topics = ["numbers.format"]
# ///

inf, nan = float("inf"), float("nan")
INTEGERS = [0, 1, -1, 42, -1234, 65535, 1234567, -(2**40), 10**20]
FLOATS = [0.0, -0.0, 1.0, -1.5, 0.1, 1234.5678, -1234567.891, 1e-7, 1e16, 1.5e300, 5e-324, 0.5, 2.5, 99.995, inf, -inf, nan]
COMPLEXES = [0j, 1 + 2j, -1.5 - 0.25j, complex(-0.0, 0.0), 1234567.891 + 1e-7j, complex(inf, nan)]

def table(values, *specifications):
    for specification in specifications:
        for value in values:
            try:
                print(f"{value!r}:{specification} |{format(value, specification)}|")
            except Exception as error:
                print(f"{value!r}:{specification} {type(error).__name__}: {error}")

# %% int-none
table(INTEGERS, "")

# %% int-d
table(INTEGERS, "d")

# %% int-b
table(INTEGERS, "b", "#b")

# %% int-o
table(INTEGERS, "o", "#o")

# %% int-x
table(INTEGERS, "x", "#x")

# %% int-upper-x
table(INTEGERS, "X", "#X")

# %% int-n
table(INTEGERS, "n", "10n", "+n")

# %% int-c
table([0, 65, 233, 8364, 0x1F600, 0x10FFFF, 0x110000, -1, 2**70, True], "c", "5c", "<5c", "^5c", "*>5c")
table([65], "+c", "#c", "05c", ",c", ".1c", "-c", " c", "_c")

# %% int-as-float
table([0, 1, -42, 10**20, True], "f", ".2f", "e", ".3e", "g", "G", "%", ".1%", "E", "F", "+.1f", "010.2f", ",.1f")

# %% int-as-float-overflow
table([2**1023, -(2**1023)], "e", ".3g")
for specification in ("f", "e", "g", "%", "n"):
    try:
        print(len(format(10**400, specification)))
    except OverflowError as error:
        print(specification, error)

# %% int-signs
table([0, 42, -42], "+", "-", " ", "+d", "-d", " d", "+x", " #x", "+#b", "++", "+-", " +")

# %% int-alignment
table([42, -42], *(f"{fill}{align}8" for fill in ("", "*", "0", "<", "ä") for align in "<>^="))

# %% int-zero-padding
table([42, -42, 0], "08", "08d", "08x", "#08x", "+08", " 08", "<08", ">08", "^08", "=08", "*<08", "*=08", "0", "00", "01", "002", "+#010b", "-08")

# %% int-width
table([42, -1234567], "0d", "1", "2", "5", "10", "20d", "5x", "#5x")

# %% int-grouping
table(INTEGERS, ",", ",d", "_", "_d", "_x", "_b", "_o", "#_x", "_X", "15,", "<15,", "^15_", "+,", "015,", "012_", "020_b", "08,", "09,", "07,", "#020_x")

# %% int-grouping-errors
table([42], ",x", ",b", ",o", ",c", "_c", ",n", "_n", ",_", "_,", ",,", "__", ",s", "_s", "_e", ",X")

# %% int-precision
table([42], ".2", ".2d", ".0d", ".2x", ".2c", ".2n", ".2f", ".f", ".", ".-1f")

# %% int-alternate
table([0, 42, -42], "#", "#d", "#b", "#o", "#x", "#X", "#n", "#e", "#g", "#.0f", "##x")

# %% int-unknown-types
table([42], *"aAsSrRyYiIuUjJkKlLmMpPqQtTvVwWhHzZ!?")

# %% int-malformed
table([42], "10dd", "d10", "x ", " x", "<<<5", "5<", "5>d", "{", "}", "a5", "1 0", "é", "5é", "9999999999999999999999", ".9999999999999999999999f", "1_0", "d ", "0x", "1.5.5f", "-+d", "zd", "z", "zx")

# %% bool
table([True, False], "", "d", "5", "05", "x", "#b", "<8", ">8", "^8", "=8", "+", "e", ".1f", "s", "5s", ",", "n", "c", "%", "q")

# %% subclasses-of-int
class Whole(int):
    pass

class Named(int):
    def __str__(self):
        return "named"

    def __repr__(self):
        return "Named()"

for value in (Whole(5), Named(5)):
    print(format(value), format(value, ""), f"{value}", f"{value:5}", f"{value:>8d}", f"{value!s:>8}", "{}".format(value), "{:d}".format(value), "%d|%s|%r" % (value, value, value))

# %% float-none
table(FLOATS, "", "10", ".3", ".10", "<12", "012", "+", " ", ",", "_", ".0", ".17", "#", "#.3")

# %% float-f
table(FLOATS, "f", "F", ".0f", ".1f", ".3f", ".10f", "#.0f")

# %% float-e
table(FLOATS, "e", "E", ".0e", ".1e", ".3e", ".10e", "#.0e")

# %% float-g
table(FLOATS, "g", "G", ".0g", ".1g", ".3g", ".10g", "#g", "#.3g", "#.0g")

# %% float-percent
table(FLOATS, "%", ".0%", ".1%", ".3%", "#.0%", "10.1%")

# %% float-n
table(FLOATS, "n", ".3n", "10n")

# %% float-large-precision
table([0.1, 1e300, 5e-324, 1 / 3], ".30f", ".50e", ".60g", ".17g", ".20")

# %% float-signs
table([0.0, -0.0, 1.5, -1.5, inf, -inf, nan], "+", "-", " ", "+f", " e", "+g", "-%", "+.0f", " .1f")

# %% float-alignment
table([1.5, -1.5, inf, nan], *(f"{fill}{align}10.2f" for fill in ("", "*", "0") for align in "<>^="))

# %% float-zero-padding
table([1.5, -1.5, inf, -inf, nan], "010", "010f", "010.1f", "+010.1f", " 010g", "<010.1f", "^010.1f", "*=010.1f", "010%", "010e")

# %% float-grouping
table([0.0, 1234.5, -1234567.891, 1e16, 1e20, 123456.0, inf, nan], ",", "_", ",f", "_f", ",.2f", ",.0f", ",e", ",g", ",.10g", ",%", "15,.1f", "015,.1f", "018,.2f", "012_.0f", "+,", ",n", "_n")

# %% float-negative-zero
#| title = "z makes negative zero positive (PEP 682)"
table([0.0, -0.0, -0.001, 0.001, -1.5, -inf, nan, -5e-324], "z", "zf", "z.1f", "z.2e", "z.1g", "z.0f", "z%", "z.0%", "+z.1f", " z.1f", "-z.1f", "z#.0f", "z10.1f", "z010.1f", "*<z10.1f", "z,.1f", "zz", "fz", "z+f", "#z.0f", "zd", "zn")

# %% float-int-types
table([1.5, 2.0], "d", "b", "o", "x", "X", "c", "s")

# %% float-unknown-types
table([1.5], *"aArRyYiIuUjJkKlLmMpPqQtTvVwWhHzZ!")

# %% float-malformed
table([1.5], "10ff", "f10", ".f", ".", "..f", ".1.1f", "1,,f", ",_f", "_,f", "<<<5f", "5<f", " f ", ".9999999999f", "99999999999999999999", ".-1f", "10.f")

# %% float-rounding
#| title = "The nearest decimal number; halves to even, if the number lies exactly between"
for value in (0.5, 1.5, 2.5, 3.5, 0.25, 0.35, 0.45, 1.005, 2.675, 1e22, 1e23, 0.125, 0.375, 0.0625, 999.5, 9.995, 99.95, 0.05, 0.15):
    print(repr(value), *(f"{value:.{digits}f}" for digits in range(4)), *(f"{value:.{digits}e}" for digits in range(3)), *(f"{value:.{digits}g}" for digits in range(1, 4)))

# %% float-all-exponents
#| title = "Where g changes to an exponent"
for exponent in range(-7, 18):
    value = 1.23456789 * 10.0**exponent
    print(exponent, f"{value:g} {value:.3g} {value:.8g} {value:#g} {value} {value:.10} {value:n} {value:e}")

# %% subclasses-of-float
class Real(float):
    pass

class Named(float):
    def __str__(self):
        return "named"

for value in (Real(1.5), Named(1.5)):
    print(format(value), format(value, ""), f"{value}", f"{value:8}", f"{value:.1f}", "{}".format(value), "%f|%s|%r" % (value, value, value))

# %% complex-none
table(COMPLEXES, "", "20", "<20", "^20", "*>20", ".3", "+", " ", ".10", ",", "_", "#")

# %% complex-f
table(COMPLEXES, "f", ".1f", "F", "+.2f", ",.1f", "25.1f", "<25.1f")

# %% complex-e
table(COMPLEXES, "e", ".1e", "E", "+.2e")

# %% complex-g
table(COMPLEXES, "g", ".3g", "G", "#.3g", "n")

# %% complex-errors
table([1 + 2j], "d", "x", "%", "s", "c", "=20", "020", "020.1f", "0<20", "0>20", "q", "zf", "z.0f", "^020")

# %% complex-signs
for value in (1 + 2j, -1 - 2j, complex(-0.0, -0.0), complex(0.0, nan), complex(-inf, -inf)):
    print(format(value), format(value, "+"), format(value, " "), format(value, "-.1f"), format(value, "+g"), format(value, "z.0f"))

# %% format-function
def attempt(shown, action):
    try:
        print(shown, repr(action()))
    except Exception as error:
        print(shown, f"{type(error).__name__}: {error}")

attempt("one", lambda: format(5))
attempt("none", lambda: format())
attempt("three", lambda: format(1, "", ""))
attempt("None", lambda: format(5, None))
attempt("int", lambda: format(5, 5))
attempt("bytes", lambda: format(5, b"d"))
attempt("keyword", lambda: format(value=5))
attempt("keyword", lambda: format(5, format_spec="d"))

# %% nested-fields
#| title = "Width and precision from other fields"
for width in (5, 10):
    for precision in (0, 3):
        print(f"|{3.14159:{width}.{precision}f}|{42:{width}}|{'{:>{}.{}f}'.format(2.71828, width, precision)}|{'{0:{w}.{p}e}'.format(1234.5, w=width, p=precision)}|")

# %% huge-width
for value, specification in ((1, "100"), (1.5, "100"), (1, "0100"), (1.5, ".100f"), (-1, "=100"), (1j, "100")):
    text = format(value, specification)
    print(len(text), text.count("0"), text.strip())
