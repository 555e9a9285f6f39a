# /// case
# topics = ["text.template"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


import string

# %% constants
#| title = "The constants"
for name in string.__all__:
    value = getattr(string, name)
    if isinstance(value, str):
        print(name, ascii(value))

# %% capwords
#| title = "string.capwords"
for text, separator in [("hello world", None), ("  a  b ", None), ("a-b-c", "-"), ("HELLO", None), ("", None), ("  a  b ", " ")]:
    show(string.capwords, text, separator)
show(string.capwords)
show(string.capwords, 1)

# %% template-substitute
#| title = "string.Template: $name and ${name}"
for text in ["$a", "${a}b", "$$a", "$a$b", "$ab", "$a.b", "$1", "$", "a$", "${a", "$ a", "${}", "$A", "$_x", "$\u0151", "", "${a }", "$$$a"]:
    show(string.Template(text).substitute, a=1, b=2, _x=3, A=4)
    show(string.Template(text).safe_substitute, a=1)

# %% template-mapping
#| title = "Mappings and keywords for a template"
template = string.Template("$a $b")
show(template.substitute, {"a": 1}, b=2)
show(template.substitute, {"a": 1, "b": 0}, b=2)
show(template.substitute, {})
show(template.substitute)
show(template.substitute, {}, {})
show(template.substitute, 1)
show(template.safe_substitute, {})
show(template.safe_substitute, {"a": "$b"})
print(template.template)

# %% template-errors
#| title = "Where a template is wrong"
for text in ["line\n$", "a\nb $1", "${", "x ${a-b}", "\n\n$ "]:
    show(string.Template(text).substitute, a=1)

# %% template-identifiers
#| title = "Names in a template, and whether it is valid"
for text in ["$a $b ${a}", "", "$$", "$", "$a $", "${c} $a"]:
    template = string.Template(text)
    print(text, template.is_valid(), end=" ")
    show(template.get_identifiers)

# %% template-subclass
#| title = "A template with another delimiter"
class Percent(string.Template):
    delimiter = "%"
    idpattern = r"[a-z]+\.[a-z]+"

show(Percent("%a.b %% $a %{c.d}").substitute, {"a.b": 1, "c.d": 2})
show(Percent("%a").substitute, {})
class Case(string.Template):
    flags = 0

show(Case("$a $A").safe_substitute, a=1, A=2)

# %% formatter
#| title = "string.Formatter does what str.format does, in Python"
formatter = string.Formatter()
for template in ["{}", "{0} {a}", "{0!r:>5}", "{a.real}", "{0[0]}", "{:{}}", "{{}}", "{0:{a}}", "{", "}", "{b}", "{5}", "{} {0}", "{0} {}", "{!x}"]:
    show(formatter.format, template, "xy", 5, a=7)
    show(formatter.vformat, template, ("xy",), {"a": 6})
show(formatter.format)

# %% formatter-methods
#| title = "The steps of a formatter"
print(list(formatter.parse("a{b!r:c}{d}")) if (formatter := string.Formatter()) else None)
show(formatter.get_value, 0, ["x"], {})
show(formatter.get_value, "k", [], {"k": 1})
show(formatter.get_field, "a.real", [], {"a": 5})
show(formatter.convert_field, "\xe9", "a")
show(formatter.convert_field, 1, "q")
show(formatter.format_field, 5, ">3")

# %% formatter-subclass
#| title = "A formatter with steps of its own"
class Own(string.Formatter):
    def get_value(self, key, arguments, keywords):
        return f"<{key}>"

    def format_field(self, value, specification):
        return f"{value}{specification}"

    def check_unused_args(self, used, arguments, keywords):
        print(sorted(map(str, used)), len(arguments), sorted(keywords))

print(Own().format("{0} {a:x} {1:{b}}", 1, 2, c=3))
