# /// case
# topics = ["text.format-method"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


class Point:
    """Something with attributes and items."""

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __getitem__(self, key):
        return (type(key).__name__, key)

    def __format__(self, specification):
        return f"<{specification}>"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr\xe9"


class Returning:
    """Something whose format is not what it should be."""

    def __init__(self, value):
        self.value = value

    def __format__(self, specification):
        return self.value


class Failing:
    """Something that fails wherever it is asked."""

    def __format__(self, specification):
        raise RuntimeError("no format")

    def __str__(self):
        raise RuntimeError("no str")

    def __getattr__(self, name):
        raise RuntimeError("no attribute " + name)


class Text(str):
    """A subclass of str."""


point = Point(1, -2)

# %% automatic-numbers
#| title = "Fields that are numbered automatically"
for template in ["", "{}", "{}{}", "a{}b{}c", "{}{}{}", "{:>3}{:<3}|", "{!r}{!s}", "{}\u0151{}", "{{}}{}", "{.real}", "{:{}}"]:
    show(template.format, 1, 2)
    show(template.format, "a", "5")

# %% explicit-numbers
#| title = "Fields with numbers"
for template in ["{0}", "{1}{0}", "{0}{0}", "{2}", "{00}", "{01}", "{0:{1}}", "{-1}", "{+1}", "{ 0}", "{0 }", "{1.5}", "{99999999999999999999}", "{0x0}", "{\u0661}"]:
    show(template.format, 1, 2)

# %% mixed-numbers
#| title = "Fields numbered by hand and automatically"
for template in ["{}{0}", "{0}{}", "{a}{}", "{}{a}{}", "{0}{a}", "{:{0}}", "{0:{}}", "{!r}{0}"]:
    show(template.format, 1, 2, a="x")

# %% keywords
#| title = "Fields with names"
for template in ["{a}", "{a}{b}", "{c}", "{a.b}", "{a[b]}", "{ a}", "{a }", "{A}", "{_}", "{a:>5}", "{a!r}", "{\u0151}", "{a-b}", "{a b}"]:
    show(template.format, a="x", b="y", _=1)
show("{self} {args}".format, self=1, args=2)
show("{a}".format, **{"a": 1})
show("{a-b} {1} {}".format, 0, 1, **{"a-b": 2})
show("{class}".format, **{"class": 1})

# %% attributes
#| title = "Fields with attributes"
for template in ["{0.x}", "{0.y:+}", "{0.x.real}", "{0.z}", "{0.}", "{0..x}", "{0.x.}", "{.x}{.y}", "{0.__class__.__name__}", "{0. x}", "{.}"]:
    show(template.format, point, point)

# %% items
#| title = "Fields with items: digits are an index, all else is a text"
for template in ["{0[0]}", "{0[a]}", "{0[-1]}", "{0[01]}", "{0[1.5]}", "{0[a b]}", "{0['a']}", "{0[]}", "{0[}", "{0[a}", "{0[a]b}", "{0[a].x}", "{0[a][1]}",
                 "{0[[]}", "{0[{]}", "{0[!]}", "{0[:]}", "{0[99999999999999999999]}", "{[x]}", "{0[\u0661]}"]:
    show(template.format, point)

# %% items-of-containers
#| title = "Items of lists and dictionaries"
for template in ["{0[0]}", "{0[3]}", "{0[-1]}", "{0[x]}", "{1[key]}", "{1[0]}", "{1[other]}", "{2[0]}", "{3[0]}"]:
    show(template.format, [1, 2], {"key": "value", 0: "zero"}, 5, "text")

# %% conversions
#| title = "Conversions"
for template in ["{!r}", "{!s}", "{!a}", "{!x}", "{!}", "{!r }", "{!rs}", "{!r:>8}", "{! r}", "{0!r}", "{0!r!s}", "{!r", "{!", "{0!", "{!:}", "{!}}", "{!\u0151}"]:
    show(template.format, point)

# %% braces
#| title = "Braces that stand for themselves or for nothing"
for template in ["{{", "}}", "{{}}", "{{{}}}", "{", "}", "{{}", "{}}", "a}b", "a{b", "{}{", "}{", "{0", "{0:", "{0:{", "{0:{}", "{0:}}", "{:{{}}", "{:{{}}}", "{0:{1:{2}}}", "{ {} }", "{a{}}", "{0{1}}"]:
    show(template.format, 1, 2, 3)

# %% specifications
#| title = "What stands behind the colon is handed on"
for template in ["{:x}", "{:}", "{: }", "{::}", "{:!r}", "{:{}}", "{0:{1}{1}}", "{:a{}b}", "{:{:>5}}", "{:{!r}}", "{:{.real}}"]:
    show(template.format, point, 7)

# %% nested
#| title = "Fields inside specifications"
print("{:{}{}{}}".format("text", "*", "^", 10), "{:{fill}{align}{width}}".format("text", fill="-", align=">", width=9), "{0:{1}.{2}f}".format(3.14159, 8, 2))
for template in ["{:{:{}}}", "{:{:{:{}}}}", "{0:{0:{0}}}", "{:{{}}}"]:
    show(template.format, 1, 2, 3, 4)

# %% own-format
#| title = "__format__ has to give a str"
for value in ["text", Text("own"), None, 1, b"x"]:
    show("{}".format, Returning(value))
    show("a{}".format, Returning(value))
    show("{:x}".format, Returning(value))
    show(format, Returning(value))
    show(format, Returning(value), "x")
print(type("{}".format(Returning(Text("own")))), type(Text("{}").format(1)), type(format(Returning(Text("own")))))

# %% failing
#| title = "What fails while it is formatted"
for template in ["{}", "{!s}", "{.x}", "{[x]}", "{!r:.3}"]:
    show(template.format, Failing())

# %% default-format
#| title = "object.__format__ takes no specification"
class Plain:
    def __str__(self):
        return "plain"

for value in [Plain(), [], None, {}, (), b"x", type, ...]:
    show("{}".format, value)
    show("{:5}".format, value)
    show("{!s:5}".format, value)
    show(format, value, "")

# %% call-errors
#| title = "Calls of str.format and format that do not fit"
show(str.format)
show(str.format, 1)
show("{}".format)
show("{} {}".format, 1)
show("{a}".format)
show("{0}".format, a=1)
show(format)
show(format, 1, 2)
show(format, 1, None)
show(format, 1, b"d")
show(format, 1, "d", 2)
show(format, value=1)
show("".format, 1, 2, a=3)

# %% dunder-format
#| title = "str.__format__ called by hand"
for arguments in [(), ("",), (">5",), ("s",), ("5s",), ("d",), (1,), (None,), (b"",), ("", "")]:
    show("abc".__format__, *arguments)
show(object().__format__, "x")
show(object().__format__, 1)

# %% format-map
#| title = "str.format_map"
class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"

for template in ["{a}", "{a} {b}", "{a.real} {a[0]}", "{}", "{0}", "{a!r:>5}", "no", "{a:{b}}"]:
    show(template.format_map, {"a": 1, "b": 5})
    show(template.format_map, Default(a=2))
    show(template.format_map, Point(1, 2))
for arguments in [(), ({}, {}), (None,), ([1],), (1,)]:
    show("{a}".format_map, *arguments)
show("none".format_map, None)
show("{a}".format_map, mapping={})

# %% order
#| title = "Arguments are formatted from left to right"
class Noting:
    def __init__(self, name):
        self.name = name

    def __format__(self, specification):
        print("format", self.name, specification)
        return self.name

    def __getattr__(self, name):
        print("attribute", name)
        return Noting(name)

    def __getitem__(self, key):
        print("item", key)
        return Noting(str(key))

print("{0:a} {1.p.q[r]:{0:w}} {0}".format(Noting("first"), Noting("second")))
show("{0} {1} {5}".format, Noting("x"), Noting("y"))

# %% parser
#| title = "How _string reads templates"
import _string
for template in ["", "a", "{}", "a{b!r:c}d", "{{x}}", "{a:{b}}", "{0.x[1]}", "{", "}", "{a", "{a!", "{a!}"]:
    show(lambda: list(_string.formatter_parser(template)))
for name in ["", "a", "0", "a.b", "a[b]", "0[1].x[y]", ".x", "[x]", "a[", "a[]", "a.", "a[b]c"]:
    show(lambda: (lambda first, rest: (first, list(rest)))(*_string.formatter_field_name_split(name)))
show(_string.formatter_parser, 1)
show(_string.formatter_field_name_split, 1)
