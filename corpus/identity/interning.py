# /// case
# topics = ["identity.interning"]
# section = "2.6"
# ///

import sys


def interned(label, text):
    """Is this object the interned one of its text?"""
    fresh = "".join([text[:1], text[1:]]) if len(text) > 1 else text
    print(label, ascii(text), sys.intern(fresh) is text)


def parts():
    """Pieces that are put together at run time."""
    return ["some", "Thing"]


# %% run-time-strings
for label, text in (("join", "".join(parts())), ("plus", parts()[0] + parts()[1]), ("format", "{}{}".format(*parts())), ("percent", "%s%s" % tuple(parts())), ("f-string", f"{parts()[0]}{parts()[1]}"), ("slice", "someThings"[:9]), ("upper", "something".upper()), ("lower", "SOMEthing".lower()), ("replace", "some_Thing".replace("_", "")), ("strip", " someThing ".strip()), ("repeat", parts()[0] * 2), ("str", str(12345)), ("repr", repr(parts()[0])), ("decode", b"decodedText".decode()), ("chr", chr(0x20ac)), ("hex", hex(4096)), ("split", "a b someOther".split()[2])):
    interned(label, text)

# %% literals-that-look-like-names
for source in ("'name'", "'name_1'", "'_'", "'1name'", "'123'", "''", "'x' * 5", "'a' 'b'", "'NAME'", "'na' + 'me'", "b'name'.decode()", "'%s' % 'name'", "f'name'"):
    interned(source, eval(source))

# %% literals-that-do-not
for source in ("'two words'", "'a-b'", "'a.b'", "'a\\n'", "'na\\xefve'", "'\\u20ac_'", "'a b' 'c'", "'name!'", "'{}'", "'\\0a'", "'\\x7fa'", "'a' * 3 + '!'"):
    interned(source, eval(source))

# %% literals-of-many-characters
for length in (20, 21, 255, 256, 4096, 4097, 10000):
    value = eval(f"'{'n' * length}'")
    print(length, sys.intern("".join(["n"] * length)) is value)

# %% every-ascii-character-in-a-literal
print("".join(character for character in map(chr, range(128)) if sys.intern("".join(["a", character, "z"])) is eval(repr("a" + character + "z"))))

# %% sys-intern
text = "".join(parts())
other = "".join(parts())
print(text is other, sys.intern(text) is text, sys.intern(other) is text, sys.intern(text) is sys.intern(other))
for wrong in (5, None, b"bytes", ["x"]):
    try: sys.intern(wrong)
    except TypeError as error: print(error)
try: sys.intern()
except TypeError as error: print(error)
try: sys.intern(string="x")
except TypeError as error: print(error)

# %% sys-intern-and-subclasses
class Text(str): pass
try: sys.intern(Text("abc"))
except TypeError as error: print(error)

# %% sys-intern-of-odd-texts
for parts_of_text in (["two", " words"], ["", ""], ["\u20ac", "x"], ["\U0001f600", "!"], ["\ud800", "x"], ["a\0", "b"], ["na\xef", "ve"]):
    text, other = "".join(parts_of_text), "".join(parts_of_text)
    print(ascii(text), sys.intern(text) is text, sys.intern(other) is text)

# %% variable-names
namespace = {}
exec("some_Name_1 = 1\ndef some_Function(): pass\nclass some_Class: pass\nimport sys as some_Import", namespace)
for name in namespace:
    interned("global", name)

# %% parameter-and-variable-names
def function(first_one, /, second_one, *rest_one, key_one=1, **others_one):
    inside_one = 1
    return lambda: inside_one
code = function.__code__
inner = [constant for constant in code.co_consts if hasattr(constant, "co_freevars")][0]
for name in code.co_varnames + code.co_cellvars + code.co_names + inner.co_freevars + (code.co_name, code.co_qualname):
    interned("name", name)

# %% names-of-functions-and-classes
def some_function(): pass
class SomeClass:
    def some_method(self): pass
    class Inner: pass
for label, text in (("function", some_function.__name__), ("qualname", some_function.__qualname__), ("class", SomeClass.__name__), ("class qualname", SomeClass.__qualname__), ("method", SomeClass.some_method.__name__), ("method qualname", SomeClass.some_method.__qualname__), ("inner", SomeClass.Inner.__qualname__), ("module", SomeClass.__module__), ("code", some_function.__code__.co_name), ("code qualname", SomeClass.some_method.__code__.co_qualname), ("lambda", (lambda: 1).__name__)):
    interned(label, text)

# %% file-names
def function(): pass
print(function.__code__.co_filename is (lambda: 1).__code__.co_filename)
name = "".join(["some", "File"])
code = compile("lambda: 1", name, "eval")
print(code.co_filename is name, code.co_filename == name, code.co_consts[0].co_filename is code.co_filename)

# %% attribute-names
class Holder: pass
holder = Holder()
holder.some_attribute = 1
setattr(holder, "".join(["made", "Name"]), 2)
holder.__dict__["".join(["item", "Name"])] = 3
for name in holder.__dict__:
    interned("attribute", name)
name = "".join(["class", "Name"])
setattr(Holder, name, 1)
print([key is name for key in vars(Holder) if key == name], [sys.intern("".join(["class", "Name"])) is key for key in vars(Holder) if key == name])

# %% setattr-interns-the-name-itself
class Holder: pass
name = "".join(["made", "Here"])
setattr(Holder(), name, 1)
print(sys.intern("".join(["made", "Here"])) is name)
name = "".join(["looked", "Up"])
getattr(Holder(), name, None)
hasattr(Holder(), name)
print(sys.intern("".join(["looked", "Up"])) is name)

# %% delattr-and-interning
class Holder: pass
holder = Holder()
holder.__dict__["goneName"] = 1
name = "".join(["gone", "Name"])
delattr(holder, name)
print(sys.intern("".join(["gone", "Name"])) is name)

# %% names-of-types-made-by-type
name, key = "".join(["Made", "Class"]), "".join(["made", "Key"])
Made = type(name, (), {key: 1})
print(Made.__name__ is name, Made.__qualname__ is name, [one is key for one in vars(Made) if one == key])
interned("name", Made.__name__)
interned("key", [one for one in vars(Made) if one == key][0])

# %% renamed-classes-and-functions
def function(): pass
class Made: pass
name = "".join(["other", "Name"])
function.__name__ = name
print(function.__name__ is name, sys.intern("".join(["other", "Name"])) is name)
name = "".join(["class", "Other"])
Made.__name__ = name
print(Made.__name__ is name, sys.intern("".join(["class", "Other"])) is name)
name = "".join(["qualified", "Other"])
function.__qualname__ = Made.__qualname__ = name
print(function.__qualname__ is name, Made.__qualname__ is name, sys.intern("".join(["qualified", "Other"])) is name)

# %% keyword-arguments
def function(**keywords): return list(keywords)
for name in function(some_keyword=1, **{"".join(["made", "Keyword"]): 2}):
    interned("keyword", name)
name = "".join(["same", "Keyword"])
print(function(**{name: 1})[0] is name)

# %% keywords-of-dict-and-classes
for name in dict(some_key=1):
    interned("dict", name)
from types import SimpleNamespace
for name in vars(SimpleNamespace(some_field=1)):
    interned("namespace", name)
class Base:
    def __init_subclass__(cls, **keywords):
        for name in keywords: interned("class keyword", name)
class Derived(Base, some_option=1): pass

# %% dictionary-keys-are-not-interned
name = "".join(["plain", "Key"])
values = {name: 1, "".join(["other", "Key"]): 2}
for key in values:
    interned("key", key)
values = {}
values["".join(["late", "Key"])] = 1
for key in values:
    interned("key", key)

# %% slots
class Slotted:
    __slots__ = ["".join(["made", "Slot"]), "written_slot"]
for name in ("madeSlot", "written_slot"):
    interned("slot", getattr(Slotted, name).__name__)
    print([sys.intern("".join([key[:1], key[1:]])) is key for key in vars(Slotted) if key == name])

# %% named-tuples
from collections import namedtuple
Point = namedtuple("".join(["Po", "int"]), ["".join(["first", "Field"]), "second_field"])
interned("name", Point.__name__)
for name in Point._fields:
    interned("field", name)

# %% imported-names
import collections.abc
from os import path as some_path
for name in [name for name in globals() if name.startswith("some_") or name == "collections"]:
    interned("global", name)
interned("key", [name for name in sys.modules if name == "collections.abc"][0])

# %% namespaces-of-exec
namespace = {"".join(["given", "Name"]): 1}
exec("written_name = givenName", namespace)
for name in namespace:
    interned("name", name)

# %% names-after-globals-assignment
globals()["".join(["made", "Global"])] = 5
print(madeGlobal)
interned("key", [name for name in globals() if name == "madeGlobal"][0])

# %% type-parameters-and-annotations
def function(first_annotated: int) -> str: pass
for name in function.__annotations__:
    interned("annotation", name)
class Annotated:
    field_annotated: int
for name in Annotated.__annotations__:
    interned("annotation", name)

# %% docstrings
def function(): "word"
interned("word", function.__doc__)
def function(): "Two words"
interned("words", function.__doc__)

# %% strings-in-constant-tuples
for source in ("('word', 'two words')", "(('word', 1), 2)", "['word', 'x', 'y']", "{'word': 1}", "('w' + 'ord',)"):
    value = eval(source)
    first = next(iter(value))
    first = first[0] if isinstance(first, tuple) else first
    interned(source, first)

# %% strings-in-constant-frozensets
code = compile("a in {'wordInSet', 'word in set'}", "f", "eval")
for value in sorted(constant for group in code.co_consts if isinstance(group, frozenset) for constant in group):
    interned("member", value)

# %% f-string-literals
value = 5
for text in (f"word", f"wo{'rd'}", f"word{value}", f"{value}"):
    interned("f-string", text)
code = compile("f'someWord{a}otherWord'", "f", "eval")
for text in code.co_consts:
    interned("piece", text)

# %% mangled-names
class Mangling:
    __hidden = 1
    def method(self, __parameter): return self.__attribute
for name in [name for name in vars(Mangling) if "hidden" in name]:
    interned("mangled", name)
for name in Mangling.method.__code__.co_names + Mangling.method.__code__.co_varnames:
    interned("mangled", name)

# %% attributes-of-strings-with-the-same-text
first = sys.intern("".join(["shared", "Text"]))
second = "".join(["shared", "Text"])
print(first is second, {first: 1}[second], next(iter({second: 1, first: 2})) is second, list({first: 1, second: 2})[0] is first)

# %% interned-strings-die
def make(): return sys.intern("".join(["short", "Lived"]))
make()
text = "".join(["short", "Lived"])
print(sys.intern(text) is text)

# %% reading-names-back
def function(): someLocalName = 1; return locals()
print(next(iter(function())) is function.__code__.co_varnames[0], [name for name in dir(sys) if name == "intern"][0] is "intern")
class Holder:
    some_member = 1
print([name for name in dir(Holder) if name == "some_member"][0] is "some_member", list(vars(Holder))[1] is "some_member")

# %% error-attributes
try: undefined_name
except NameError as error: interned("name", error.name)
try: object().undefined_attribute
except AttributeError as error: interned("attribute", error.name)
try: getattr(object(), "".join(["made", "Missing"]))
except AttributeError as error: interned("attribute", error.name)

# %% built-in-names
interned("type", int.__name__)
interned("function", len.__name__)
interned("method", str.upper.__name__)
interned("module", sys.__name__)
interned("key", [name for name in vars(str) if name == "upper"][0])
interned("key", [name for name in vars(sys) if name == "getrefcount"][0])
print(int.__name__ is "int", len.__name__ is "len", str.upper.__name__ is "upper", list.append.__qualname__ is "list.append")

# %% one-letter-names-that-have-a-string-of-their-own
print([character for character in map(chr, range(256)) if sys.intern(character) is not character])
print([name for name in ("a", "b", "_", "x") if eval(repr(name)) is not chr(ord(name))])

# %% pickled-and-copied-names
import copy, pickle
text = sys.intern("".join(["copied", "Text"]))
print(copy.copy(text) is text, copy.deepcopy(text) is text, pickle.loads(pickle.dumps(text)) is text)
class Holder: pass
holder = Holder()
holder.pickled_attribute = 1
interned("attribute", list(vars(copy.copy(holder)))[0])
