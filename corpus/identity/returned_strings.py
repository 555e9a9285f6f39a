# /// case
# topics = ["identity.returned-arguments"]
# ///

class Text(str):
    """A string of a class of its own."""


EXACT = "".join(["some ", "text"])
OWN = Text("some text")


def matrix(*operations):
    """For a str and an instance of a subclass: does the operation return the object itself, and of which type?"""
    for operation in operations:
        line = []
        for text in (EXACT, OWN):
            try:
                result = eval(operation, {"x": text, "Text": Text})
            except Exception as error:
                line.append(type(error).__name__)
            else:
                line.append(f"{'same' if result is text else 'other'} {type(result).__name__}")
        print(operation, "|", " | ".join(line))


# %% constructors
matrix("str(x)", "str(object=x)", "str.__new__(str, x)", "Text(x)", "Text.__new__(Text, x)", "x.__str__()", "str.__str__(x)", "object.__str__(x)", "repr(x)", "ascii(x)", "x.__getnewargs__()[0]")

# %% slices
matrix("x[:]", "x[0:]", "x[:9]", "x[0:9]", "x[0:100]", "x[::1]", "x[-9:]", "x[:8]", "x[::-1][::-1]", "x[slice(None)]", "x.__getitem__(slice(None))", "x[0:9:2]")

# %% concatenation
matrix("x + ''", "'' + x", "'' + x + ''", "x.__add__('')", "''.__add__(x)", "x + x[:0]", "x + Text()", "Text() + x", "x + 'y'")

# %% repetition
matrix("x * 1", "1 * x", "x * True", "x.__mul__(1)", "x.__rmul__(1)", "x * 2", "x * 0")

# %% joins
matrix("''.join([x])", "''.join((x,))", "''.join(iter([x]))", "','.join([x])", "''.join([x, ''])", "''.join(['', x])", "x.join(['a'])", "x.join(['', ''])", "''.join({x: 1})", "''.join({x})", "x.join([])", "x.join(x)")

# %% stripping
matrix("x.strip()", "x.lstrip()", "x.rstrip()", "x.strip('')", "x.strip('z')", "x.lstrip('z')", "x.rstrip('z')", "x.strip(None)", "x.removeprefix('z')", "x.removesuffix('z')", "x.removeprefix('')", "x.removesuffix('')", "x.strip('s')")

# %% replacing
matrix("x.replace('z', 'y')", "x.replace('s', 's')", "x.replace('some', 'some')", "x.replace('s', 'y', 0)", "x.replace('', 'y', 0)", "x.replace('', '')", "x.replace('zz', '')", "x.replace('z', 'y', 5)", "x.replace('some text long', '')", "x.replace('s', 'S')")

# %% translating
matrix("x.translate({})", "x.translate({122: 121})", "x.translate({115: 115})", "x.translate({115: 's'})", "x.translate(str.maketrans('z', 'y'))", "x.translate({115: None})")

# %% case-that-does-not-change
matrix("x.lower()", "x.casefold()", "x.capitalize().lower()", "x.swapcase().swapcase()", "x.upper()", "x.title()", "x.capitalize()")

# %% layout
matrix("x.center(0)", "x.center(9)", "x.center(5)", "x.ljust(9)", "x.rjust(9)", "x.ljust(-1)", "x.zfill(9)", "x.zfill(0)", "x.expandtabs()", "x.expandtabs(0)", "x.center(10)", "x.zfill(10)")

# %% splitting
matrix("x.split(',')[0]", "x.split(',', 0)[0]", "x.split(None, 0)[0]", "x.rsplit(',')[0]", "x.rsplit(None, 0)[0]", "x.splitlines()[0]", "x.splitlines(True)[0]", "x.partition(',')[0]", "x.rpartition(',')[2]", "x.partition('e')[0]", "x.split('z')[0]")

# %% separators-of-partitions
separator = "".join([",", " "])
print(("a" + separator + "b").partition(separator)[1] is separator, ("a" + separator + "b").rpartition(separator)[1] is separator)
separator = Text(", ")
print(type("a, b".partition(separator)[1]), "a, b".partition(separator)[1] is separator)

# %% formatting-with-format
matrix("format(x)", "format(x, '')", "format(x, 's')", "format(x, '5')", "format(x, '9')", "format(x, '<9')", "format(x, '.9')", "format(x, '.20')", "format(x, '.8')", "format(x, '10')", "x.__format__('')", "x.__format__('s')", "format(x, '>3s')")

# %% formatting-with-f-strings
matrix("f'{x}'", "f'{x!s}'", "f'{x:s}'", "f'{x:}'", "f'{x:5}'", "f'{x:.20}'", "f'{x}' ''", "f'' f'{x}'", "f'{x}{\"\"}'", "f'{\"\"}{x}'", "f'{x!r}'", "f'{x!s:s}'", "f'{f\"{x}\"}'")

# %% formatting-with-the-format-method
matrix("'{}'.format(x)", "'{0}'.format(x)", "'{a}'.format(a=x)", "'{!s}'.format(x)", "'{:s}'.format(x)", "'{:5}'.format(x)", "'{}{}'.format(x, '')", "'{}{}'.format('', x)", "'{:{}}'.format(x, 's')", "'{[0]}'.format([x])", "'{a}'.format_map({'a': x})", "x.format()", "x.format(1)", "x.format_map({})")

# %% formatting-with-percent
matrix("'%s' % x", "'%s' % (x,)", "'%(a)s' % {'a': x}", "'%5s' % x", "'%.20s' % x", "'%.3s' % x", "'%s%s' % (x, '')", "'%s%s' % ('', x)", "x % ()", "x % {}", "x % []", "'%r' % x", "'%-9s' % x", "'%10s' % x")

# %% literal-format-strings
text = "".join(["no ", "fields"])
print(text.format() is text, text % () is text, text.format(1, a=2) is text, format(text) is text, "".join(["{{", "}}"]).format())

# %% decoding-and-encoding-round-trips
matrix("x.encode().decode()", "str(x.encode(), 'utf-8')", "x.encode('ascii').decode('ascii')")

# %% str-of-objects
class Shown:
    def __init__(self, text): self.text = text
    def __str__(self): return self.text
    def __repr__(self): return self.text
    def __format__(self, specification): return self.text
matrix("str(x)")
for text in (EXACT, OWN):
    shown = Shown(text)
    for label, result in (("str", str(shown)), ("repr", repr(shown)), ("format", format(shown)), ("f-string", f"{shown}"), ("f-string !s", f"{shown!s}"), ("f-string !r", f"{shown!r}"), ("percent", "%s" % shown), ("percent r", "%r" % shown), ("method", "{}".format(shown)), ("ascii", ascii(shown)), ("join", "".join([str(shown)]))):
        print(label, result is text, type(result).__name__)

# %% subclass-with-own-str
class Loud(str):
    def __str__(self): return "loud"
    def __format__(self, specification): return "formatted"
text = Loud("quiet")
print(str(text), f"{text}", f"{text!s}", "%s" % text, "{}".format(text), "".join([text]), format(text), text + "", text[:], text.strip(), str.__str__(text))

# %% augmented-assignment
def add(text, other):
    text += other
    return text
def multiply(text, count):
    text *= count
    return text
for text in (EXACT, OWN):
    print(add(text, "") is text, type(add(text, "")).__name__, add("", text) is text, type(add("", text)).__name__, multiply(text, 1) is text, type(multiply(text, 1)).__name__)

# %% copies
import copy, pickle
for text in (EXACT, OWN):
    print(copy.copy(text) is text, copy.deepcopy(text) is text, pickle.loads(pickle.dumps(text)) is text, copy.copy(text) == text)

# %% containers-give-back-what-they-hold
for text in (EXACT, OWN):
    print([text][0] is text, {text: text}[text] is text, {text}.pop() is text, (text,) * 2 == (text, text), [*{text}][0] is text, dict.fromkeys([text]).popitem()[0] is text, sorted([text])[0] is text, max([text]) is text, list(map(str, [text]))[0] is text, next(filter(None, [text])) is text)

# %% streams
import io
for text in (EXACT, OWN):
    stream = io.StringIO(text)
    print(stream.getvalue() is text, stream.read() is text, type(stream.getvalue()).__name__, io.StringIO(text).readline() is text)

# %% regular-expressions
import re
for text in (EXACT, OWN):
    found = re.match(".*", text)
    for label, result in (("group", found[0]), ("string", found.string), ("sub without hits", re.sub("z", "", text)), ("sub", re.sub("m", "m", text)), ("subn", re.subn("z", "", text)[0]), ("split", re.split("z", text)[0]), ("findall", re.findall(".+", text)[0]), ("escape", re.escape(text)), ("expand", found.expand(r"\g<0>"))):
        print(label, result is text, type(result).__name__)

# %% interning
import sys
text = "".join(["interned ", "here"])
print(sys.intern(text) is text, sys.intern("interned here") is text)

# %% paths-and-names
import os, posixpath
path = "".join(["some", "/path"])
print(os.fspath(path) is path, posixpath.normpath(path) is path, posixpath.join(path) is path, posixpath.normcase(path) is path, posixpath.expanduser(path) is path, os.fspath(Text(path)).__class__.__name__, os.fsdecode(path) is path)

# %% attributes-that-keep-the-object
text = "".join(["kept ", "text"])
def function(): pass
function.__doc__ = text
error = ValueError(text)
class C: __doc__ = text
print(function.__doc__ is text, error.args[0] is text, str(error) is text, C.__doc__ is text, property(doc=text).__doc__ is text, KeyError(text).args[0] is text)

# %% single-characters-are-different
matrix("x[0:1]", "x[0]", "x[0] + ''", "''.join([x[0]])", "str(x[0])", "x[:1][:]")
for character in ("a", "\u20ac"):
    own = Text(character)
    print(own[:] is own[:], own + "" is own + "", str(own) is str(own), own.strip() is own.strip(), own.lower() is own.lower(), own.replace("z", "") is own.replace("z", ""), "".join([own]) is own)

# %% texts-of-singletons
for value in (None, ..., NotImplemented, True, False, int, 1.5, 10, 5, ()):
    print(repr(value), str(value) is str(value), repr(value) is repr(value), f"{value}" is f"{value}", "%s" % (value,) is "%s" % (value,))
print(str(None) is "None", str(True) is "True", repr(False) is "False", str(...) is "Ellipsis")

# %% str-and-repr-that-return-the-object-itself
class Shown(str):
    def __str__(self): return self
    def __repr__(self): return self
text = Shown("abc")
for label, result in (("str", str(text)), ("repr", repr(text)), ("f-string", f"{text}"), ("f-string !s", f"{text!s}"), ("f-string !r", f"{text!r}"), ("percent s", "%s" % text), ("percent r", "%r" % text), ("format", "{}".format(text)), ("format !r", "{!r}".format(text)), ("ascii", ascii(text)), ("print", print(text))):
    print(label, result is text, type(result).__name__)

# %% specifications-that-change-nothing
text = "".join(["ab", "c"])
for specification in ("", "s", "3", "<3", ".3", ".5s", "3.3", ">1", "03", "=3", "x", ",", "_s"):
    try: print(repr(specification), format(text, specification) is text)
    except ValueError as error: print(repr(specification), error)

# %% conversions-that-change-nothing
text = "".join(["ab", "c"])
for form, arguments in (("%s", (text,)), ("%3s", (text,)), ("%.3s", (text,)), ("%-2s", (text,)), ("%s%%", (text,)), ("%%%s", (text,)), ("%s%s", (text, "")), ("%s%s", ("", text)), ("%5s", (text,)), ("%r", (text,)), ("%.*s", (5, text)), ("%*s", (2, text))):
    print(form, (form % arguments) is text)
for form in ("{}", "{:s}", "{:<2}", "{!s:s}", " {}", "{} ", "{}{}", "{1}{0}", "{0}{0:.0}", "{:{}}"):
    print(form, form.format(text, "") is text)
