# /// case
# topics = ["numbers.percent"]
# ///

inf, nan = float("inf"), float("nan")
INTEGERS = [0, 1, -1, 42, -1234, 10**20, True]
FLOATS = [0.0, -0.0, 1.5, -2.5, 1234.5678, 1e-7, 1e16, 1e300, inf, -inf, nan]
FLAGS = ["", "-", "+", " ", "#", "0", "-0", "+ ", "+0", "# ", "#0", "-#+0 "]

class Plain:
    def __repr__(self):
        return "Plain()"

def attempt(template, arguments):
    try:
        print(f"{template!r} % {arguments!r} |{template % arguments}|")
    except Exception as error:
        print(f"{template!r} % {arguments!r} {type(error).__name__}: {error}")

def flags(conversion, values):
    for flag in FLAGS:
        for rest in ("", "8", ".3", "8.3", ".0"):
            template = f"%{flag}{rest}{conversion}"
            for value in values:
                attempt(template, (value,))

# %% d
flags("d", [0, 42, -1234])

# %% i-and-u
for conversion in "iu":
    for value in INTEGERS:
        attempt(f"%{conversion}", value)
        attempt(f"%+06{conversion}", value)

# %% x
flags("x", [0, 255, -255])

# %% upper-x
flags("X", [0, 255, -255])

# %% o
flags("o", [0, 8, -8])

# %% e
flags("e", [0.0, 1.5, -1234.5678])

# %% f
flags("f", [0.0, 1.5, -1234.5678])

# %% g
flags("g", [0.0, 1.5, -1234.5678])

# %% upper-case
for conversion in "EFG":
    for value in FLOATS:
        attempt(f"%{conversion}", value)
        attempt(f"%.2{conversion}", value)

# %% special-values
for conversion in "efgdixo":
    for value in (inf, -inf, nan):
        attempt(f"%{conversion}", value)
        attempt(f"%+08.2{conversion}", value)

# %% c
for value in (65, 233, 0x1F600, "a", "ä", "", "ab", -1, 0x110000, 2**70, 1.5, None, b"a", True):
    attempt("%c", value)
    attempt("%5c", (value,))
attempt("%-5c|", 65)
attempt("%05c|", 65)

# %% s-r-a
for conversion in "sra":
    for value in (5, -1.5, 1j, True, 10**20, inf):
        attempt(f"%{conversion}", value)
        attempt(f"%8{conversion}|%-8{conversion}|%.2{conversion}", (value, value, value))

# %% integer-conversions-of-floats
for conversion in "diu":
    for value in (1.9, -1.9, 1e20, 1e300, inf, nan, -0.0):
        attempt(f"%{conversion}", value)
for conversion in "xXoc":
    for value in (1.0, 1.9):
        attempt(f"%{conversion}", value)

# %% float-conversions-of-others
for conversion in "efg":
    for value in (5, True, 10**20, "1.5", None, 1j, [1], Plain()):
        attempt(f"%{conversion}", (value,))
    try:
        print(f"%{conversion}" % 10**400)
    except OverflowError as error:
        print(error)

# %% integer-conversions-of-others
for conversion in "diuxXo":
    for value in ("5", None, 1j, [1], (), Plain(), b"5"):
        attempt(f"%{conversion}", (value,))

# %% protocols
class Index:
    def __index__(self):
        return 42

class Int:
    def __int__(self):
        return 43

class Float:
    def __float__(self):
        return 4.5

for value in (Index(), Int(), Float()):
    for conversion in "dixocefgs"[:-1]:
        try:
            print(type(value).__name__, conversion, f"%{conversion}" % value)
        except TypeError as error:
            print(type(value).__name__, conversion, error)

# %% stars
attempt("%*d|", (6, 42))
attempt("%-*d|", (6, 42))
attempt("%*d|", (-6, 42))
attempt("%.*f", (2, 3.14159))
attempt("%*.*f|", (8, 2, 3.14159))
attempt("%.*f", (-2, 3.14159))
attempt("%*d", ("6", 42))
attempt("%*d", (6.0, 42))
attempt("%*d", (True, 42))
attempt("%*d", (6,))
attempt("%*d", 6)
attempt("%.*d", (None, 6))
attempt("%(a)*d", {"a": 5})
attempt("%*d", (2**70, 6))
attempt("%.*f", (2**40, 1.5))

# %% mapping-keys
attempt("%(a)d %(b)s", {"a": 1, "b": 2})
attempt("%(a)d", {"b": 1})
attempt("%(a)d", (1,))
attempt("%(a)d", 5)
attempt("%(a)d %d", {"a": 1})
attempt("%()d", {"": 7})
attempt("%(a(b)c)d", {"a(b)c": 8})
attempt("%(a", {"a": 1})
attempt("%(a)", {"a": 1})
attempt("%(a)%", {"a": 1})
attempt("%(a)5.1f|%(a)-5d|", {"a": 1.25})
attempt("%(a)s", [1])
attempt("%(0)s", "text")
attempt("%(1)d", {1: 5})

# %% missing-and-surplus
attempt("%d", ())
attempt("%d %d", (1,))
attempt("%d", (1, 2))
attempt("", 1)
attempt("", (1,))
attempt("", ())
attempt("", {})
attempt("", [])
attempt("", {"a": 1})
attempt("text", "more")
attempt("%d%%", 5)
attempt("%%", 5)
attempt("%%", ())
attempt("%%%%", {})
attempt("%d", [1])
attempt("%s", [1])
attempt("%s", (1, 2))
attempt("%s", ((1, 2),))

# %% malformed
for template in ("%", "%5", "%-", "%.", "%.5", "%z", "%y", "%!", "%é", "%5q", "a%", "%d %", "%(", "%l", "%hd", "%ld", "%Ld", "%lld", "% ", "%\n", "%5%", "%-5%|", "%.3%", "%b", "%n", "%D", "%U", "%I"):
    attempt(template, (1,))

# %% lengths
#| title = "Length modifiers of C are ignored"
for template in ("%hd", "%ld", "%Ld", "%hhd", "%5ld", "%.3lf", "%ls"):
    attempt(template, (7,))

# %% precision
for precision in (0, 1, 5, 20, 50):
    for conversion in "dxofeg":
        attempt(f"%.{precision}{conversion}", (12,))
for template in ("%.2147483647d", "%.99999999999d", "%99999999999999999999d", "%.99999999999999999999f"):
    try:
        template % 5
        print(template, "fits")
    except (ValueError, OverflowError, MemoryError) as error:
        print(template, f"{type(error).__name__}: {error}")

# %% bytes
#| title = "The same with bytes (PEP 461)"
for template in (b"%d", b"%5d|", b"%-5d|", b"%05d", b"%+d", b"%x", b"%#X", b"%o", b"%c", b"%f", b"%.2e", b"%g", b"%s", b"%b", b"%a", b"%r", b"%i", b"%u", b"%q"):
    for value in (65, -1.5, True, "a", b"a", None):
        attempt_bytes = template
        try:
            print(template, repr(value), template % value)
        except Exception as error:
            print(template, repr(value), f"{type(error).__name__}: {error}")

# %% bytes-mappings-and-stars
def attempt_bytes(template, arguments):
    try:
        print(template, arguments, template % arguments)
    except Exception as error:
        print(template, arguments, f"{type(error).__name__}: {error}")

attempt_bytes(b"%(a)d", {b"a": 5})
attempt_bytes(b"%(a)d", {"a": 5})
attempt_bytes(b"%*d|", (5, 42))
attempt_bytes(b"%.*f|", (1, 2.55))
attempt_bytes(b"%d %d", (1,))
attempt_bytes(b"%d", (1, 2))
attempt_bytes(b"%", 1)
attempt_bytes(b"%(a", {b"a": 1})
attempt_bytes(bytearray(b"%d"), 5)

# %% large-integers
for template in ("%d", "%x", "%o", "%+d", "%#x", "%40d|", "%-40d|", "%040d"):
    attempt(template, 10**25)
    attempt(template, -(10**25))

# %% subclasses
class Whole(int):
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

class Real(float):
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

    def __float__(self):
        return 9.75

for value in (Whole(5), Real(2.5)):
    print("%d %s %r %f %g %e" % (value, value, value, value, value, value))

# %% user-rmod
#| title = "A subclass of str on the right is asked first"
class Text(str):
    def __rmod__(self, other):
        return f"__rmod__({other!r})"

class Other:
    def __rmod__(self, other):
        return f"__rmod__({other!r})"

print("%s" % Text("x"))
print(b"%d" % 5, "%s" % Text("x"), Text("%s") % Text("y"))
try:
    print(b"%s" % Other())
except TypeError as error:
    print(error)
