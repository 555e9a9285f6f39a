# /// case
# topics = ["text.format-specification"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


class Text(str):
    """A subclass of str."""


ALIGNMENTS = ["", "<", ">", "^", "=", "*<", "*>", "*^", "*=", "<<", ">>", "{<", "}>", "\u0151^", "\U0001f40d>", "\0<", "0<"]

# %% alignment
#| title = "Fill, alignment and width of texts"
for alignment in ALIGNMENTS:
    for width in ["", "1", "6", "7"]:
        show(format, "abc", alignment + width)

# %% zero-width
#| title = "A zero in front of the width"
for specification in ["0", "05", "<05", ">05", "^05", "=05", "*<05", "005", "00", "*05"]:
    show(format, "abc", specification)
    show(format, 42, specification)

# %% precision
#| title = "The precision of a text is its greatest length"
for precision in [".0", ".1", ".2", ".3", ".10", "5.2", ">5.1", "*^7.2", ".2s", "5.1s", ".", ".-1", ".x", ". 1", ".99999999999999999999", ".1.1"]:
    show(format, "abc", precision)
    show(format, "\U0001f40db", precision)

# %% flags
#| title = "Flags that texts do not take"
for flag in ["+", "-", " ", "#", ",", "_", "z", "+5", "-5", " 5", "#5", "5,", "5_", "z5", "=", "=5", ",_", "_,", ",,", "__", "5,s", "5_s"]:
    show(format, "abc", flag)

# %% types
#| title = "Format codes that texts do not take"
for code in "sbcdoxXneEfFgG%rSqu!:{}\u0151\0\x7f\xff":
    show(format, "abc", code)
    show(format, "abc", "5" + code)

# %% malformed
#| title = "Specifications that are none"
for specification in ["ss", "5ss", "abc", "5 5", "5.5.5", "<>", "<<<", "5<", "<5>", "  ", "\t", "\n", "s5", "1s2", "99999999999999999999", "-1", "--", "5.", "\U0001f40d\U0001f40d"]:
    show(format, "abc", specification)
    show(format, 1, specification)
    show(format, 1.5, specification)
    show(format, 1j, specification)

# %% subclass
#| title = "Instances of a subclass"
print([(type(result).__name__, result) for result in (format(Text("abc")), format(Text("abc"), "5"), format(Text("abc"), Text(">5")), f"{Text('a')}", f"{Text('a'):3}")])

# %% wide-characters
#| title = "Widths count code points"
for text in ["\U0001f40d", "e\u0301", "\u3000", "\udc80", "\u0151"]:
    print(ascii(format(text, "*^5")), ascii(format(text, "\u0151>3")), ascii(format(text, ".1")))

# %% other-types
#| title = "The same specifications for other types"
for value in [True, None, 1, -1.5, 2j, "text", b"bytes", [1], (1,), {}, int, ...]:
    for specification in ["", "s", "5", ">9", "d", ".2", "x"]:
        show(format, value, specification)

# %% f-strings
#| title = "Conversions and specifications of f-strings"
value, width, precision, fill = "it's", 8, 2, "*"
print(f"{value}|{value!r}|{value!s:>{width}}|{value!a:{fill}^{width}}|{value:.{precision}}|{value:{fill}<{width}.{precision}}|{value=}|{value = }|{value=!s}|{value=:>8}|{value!r:.3}")
print(f"{1:{'>'}{5}}|{1.5:{width}.{precision}f}|{'nested ' + f'{value!r:>{width}}'}|{{}}|{{{value}}}|{'a' 'b'}|{value[0]}|{value.upper()!r}")
for code in ["f'{value:d}'", "f'{value:>{value}}'", "f'{1:{fill}}'", "f'{1:s}'", "f'{None:5}'", "f'{missing}'", "f'{value.x}'", "f'{1/0}'"]:
    show(eval, code)

# %% f-string-order
#| title = "Expressions of an f-string run from left to right, each formatted at once"
class Noting:
    def __init__(self, name):
        print("make", name)
        self.name = name

    def __format__(self, specification):
        print("format", self.name, repr(specification))
        return self.name

    def __repr__(self):
        print("repr", self.name)
        return self.name

print(f"{Noting('a'):{Noting('b')}} {Noting('c')!r} {Noting('d')}")

# %% f-string-objects
#| title = "What f-strings make of objects that are str already"
text = "abc" * 10
print(f"{text}" is text, f"{text!s}" is text, f"{text:}" is text, type(f"{Text('a')}"), type(f"{Text('a')!s}"), f"" is "", f"{''}" == "")
