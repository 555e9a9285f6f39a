# /// case
# topics = ["text.percent"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


class Shown:
    """Something with both texts."""

    def __str__(self):
        return "str\xe9"

    def __repr__(self):
        return "repr\xe9"


class Index:
    def __index__(self):
        return 42


class Int:
    def __int__(self):
        return 43


class Float:
    def __float__(self):
        return 4.5


class Failing:
    def __str__(self):
        raise RuntimeError("no str")

    __repr__ = __index__ = __float__ = __str__


class Text(str):
    """A subclass of str."""


VALUES = [0, 1, -1, 255, 10**20, True, 1.5, -0.0, 1e300, float("inf"), float("nan"), "text", "\xe9", None, 2j, [1], b"b", Index(), Int(), Float()]


def table(templates, values=VALUES):
    """Prints each value in each template."""
    for template in templates:
        for value in values:
            try:
                print(ascii(template % (value,)), end=" ")
            except Exception as error:
                print(f"{type(error).__name__}: {error}", end=" ")
        print()


# %% strings
#| title = "%s, %r and %a"
table(["%s", "%r", "%a", "%5s|", "%-5s|", "%05s|", "%.2s|", "%5.1r|", "%.0s|", "%+s|", "% s|", "%#s|", "%-8.3a|"])
show(lambda: "%s %r %a" % (Shown(), Shown(), Shown()))
show(lambda: "%s" % Failing())
show(lambda: "%r" % Failing())

# %% integers
#| title = "%d, %i and %u"
table(["%d", "%i", "%u", "%5d|", "%-5d|", "%05d|", "%+d", "% d", "%+05d", "%.3d", "%8.3d|", "%-8.3d|", "%08.3d|", "%#d"])

# %% octal
#| title = "%o"
table(["%o", "%#o", "%8o|", "%#8o|", "%-#8o|", "%#08o", "%+o", "%.5o", "%#.5o"])

# %% hexadecimal
#| title = "%x and %X"
table(["%x", "%X", "%#x", "%#X", "%8x|", "%#8x|", "%-#8X|", "%#08x", "%+x", "% x", "%.5x", "%#.5X", "%#+010.4x"])

# %% fixed
#| title = "%f and %F"
table(["%f", "%F", "%.0f", "%#.0f", "%.2f", "%10.2f|", "%-10.2f|", "%010.2f", "%+f", "% f", "%.20f"], VALUES[:12] + VALUES[12:])

# %% exponent
#| title = "%e and %E"
table(["%e", "%E", "%.0e", "%#.0e", "%.2e", "%12.2e|", "%-12.2e|", "%012.2e", "%+e"])

# %% general
#| title = "%g and %G"
table(["%g", "%G", "%.0g", "%#g", "%.3g", "%10.3g|", "%-10.3g|", "%010.3g", "%+g", "%.10g"])

# %% characters
#| title = "%c"
for value in [0, 65, 255, 0x1F40D, 0x10FFFF, 0x110000, -1, 10**30, "a", "\U0001f40d", "", "ab", True, 1.5, None, b"a", [65], Index(), Text("x")]:
    show(lambda: "%c" % value)
    show(lambda: "%5c|%-5c|" % (value, value))
show(lambda: "%05c" % "a")
show(lambda: "%.0c" % "a")

# %% percent-sign
#| title = "%% and its flags"
for template in ["%%", "%%%%", "100%%", "%5%", "%-5%", "%(a)%", "% %", "%.3%"]:
    show(lambda: template % ())
    show(lambda: template % {"a": 1})

# %% incomplete
#| title = "Templates that end too early"
for template in ["%", "abc%", "%5", "%-", "%.", "%(", "%(a", "%(a)", "%*", "%l", "%5.", "%#", "%(a)5"]:
    show(lambda: template % (1, 2))
    show(lambda: template % {"a": 1})
    show(lambda: template % ())

# %% unsupported
#| title = "Characters that are no conversion"
for character in "bBDjJkKmMnNOpPqQStTUvVwWyYzZ!{}\u0151\0\n\x7f \U0001f40d":
    show(lambda: ("ab%" + character) % (1, 2))

# %% length-modifiers
#| title = "h, l and L are read and ignored"
for template in ["%hd", "%ld", "%Ld", "%lld", "%hhd", "%5ld", "%ls", "%hf"]:
    show(lambda: template % 42)

# %% stars
#| title = "Widths and precisions taken from the arguments"
for template, arguments in [("%*d|", (5, 42)), ("%-*d|", (5, 42)), ("%*d|", (-5, 42)), ("%.*f|", (2, 3.14159)), ("%*.*f|", (8, 2, 3.14159)), ("%.*s|", (2, "abc")), ("%.*d|", (-3, 42)),
                            ("%*d", (42,)), ("%*d", ("5", 42)), ("%*d", (1.5, 42)), ("%.*f", ("2", 1.0)), ("%*d", (10**30, 1)), ("%.*f", (10**30, 1)), ("%*d", 5), ("%**d", (1, 2, 3)), ("%*s", (True, "a"))]:
    show(lambda: template % arguments)

# %% limits
#| title = "Widths and precisions that are too large"
for template in ["%99999999999999999999d", "%.99999999999999999999d", "%2147483648.2147483648d", "%.2147483648f", "%.3000000000d"]:
    show(lambda: template % 1)

# %% counts
#| title = "Too few arguments and too many"
for template in ["", "%s", "%s %s", "abc", "%%", "%d %s"]:
    for arguments in [(), (1,), (1, 2), (1, 2, 3), 1, "text", [1, 2], None, {}, {"a": 1}, ((1, 2),), b"x", range(2), Text("own")]:
        show(lambda: template % arguments)

# %% mapping
#| title = "Keys in parentheses"
for template in ["%(a)s", "%(a)s %(b)d", "%(c)s", "%()s", "%(a b)s", "%((a))s", "%(a)5s|", "%(a)s %s", "%s %(a)s", "%(b)*d", "%(a)s%%", "%(a)", "%(b).2f", "%(b)#x"]:
    show(lambda: template % {"a": "x", "b": 2, "": "empty", "a b": "space", "(a)": "parens"})
    show(lambda: template % "text")
    show(lambda: template % (1,))

# %% mapping-kinds
#| title = "What counts as a mapping"
class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"

class Items:
    def __getitem__(self, key):
        return ascii(key)

for arguments in [Default(), Items(), [1], "text", b"b", (1,), {"a": 1}, range(3), None, 5]:
    show(lambda: "%(a)s" % arguments)
    show(lambda: "none" % arguments)

# %% result
#| title = "The type of the result"
text = "abc" * 10
print("%s" % text is text, "%s" % (text,) is text, type("%s" % Text("a")), type(Text("%s") % "a"), type(Text("a") % ()), ("abc" % ()) is "abc")
show(lambda: Text("%s") % 1)
show(lambda: "%s" .__mod__(1))
show(lambda: "%s" .__rmod__("%r"))
show(lambda: "%s" .__rmod__(1))
show(lambda: 1 % "%s")
show(lambda: None % "a")

# %% own-remainder
#| title = "A subclass of str on the right side"
class Right(str):
    def __rmod__(self, other):
        return f"rmod {other}"

print("%s" % Right("a"), "x" % Right("b"), Text("%s") % Right("c"))

# %% float-overflow
#| title = "Integers too large for a float"
for template in ["%f", "%e", "%g", "%.2f"]:
    show(lambda: template % 10**400)
    show(lambda: template % -10**20)

# %% wide
#| title = "Templates and arguments of all widths"
for first in ["a", "\xff", "\u0151", "\U0001f40d", "\udc80"]:
    print(ascii([f"{first}%s{first}" % second for second in ["a", "\xff", "\u0151", "\U0001f40d", "\udc80", 1]]))
