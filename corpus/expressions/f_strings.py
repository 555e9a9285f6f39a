# /// case
# topics = ["strings.f-strings"]
# ///

name = "world"
number = 42
price = 3.14159
items = [1, 2, 3]
table = {"key": "value", "n": 5}


class Shown:
    """Tells how it is asked for its text."""

    def __format__(self, specification):
        return f"format<{specification}>"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


def attempt(*sources):
    for source in sources:
        try:
            print(source, "->", eval(source))
        except Exception as error:
            print(source, "->", f"{type(error).__name__}: {error}")


# %% plain
print(f"", f"text", f"{name}", f"a{name}b{number}c", f"{name}{number}", f"{{}}", f"{{{name}}}", f"{{{{", f"{{name}}", f"}}}}{{{{", f"{1}{2}" f"{3}")

# %% expressions
print(f"{1 + 1} {number * 2:>5} {items[0]} {items[1:]} {name.upper()} {len(items)} {'text'} {table['key']} {(1, 2)} {[x for x in items]} {1 if number else 2} {not number} {number == 42}")
print(f"{ name }", f"{  number  :5}", f"{(lambda x: x * 2)(4)}", f"{ {'a': 1}['a'] }", f"{ {1, 2} }", f"{*items, 4}", f"{1, 2}", f"{number!=41}", f"{number<=5}", f"{number>=5}")
print(f"{yes if (yes := number) else 0} {yes}", f"{(n:=5)} {n}", f"{n:=10}|", f"{-number} {~number} {number ** 2}", f"{...} {None} {True}", f"{name!r}{name!s}{name!a}")

# %% conversions
for value in "text", "é", "'", '"', 5, None, Shown(), ["é"], b"a":
    print(f"{value} {value!s} {value!r} {value!a} {value!s:>6} {value!r:^12} {value!a:*<10}")

# %% format-specifications
print(f"{number:5}|{number:<5}|{number:^5}|{number:>5}|{number:05}|{number:+}|{number: }|{number:#x}|{number:b}|{number:,}|{number:_}|{number:e}|{number:c}")
print(f"{price:.2f}|{price:10.3f}|{price:<10.1f}|{price:e}|{price:g}|{price:%}|{price:+.0f}|{1234567.891:,.2f}|{price:010.2f}|{price!r:>10}|{price:.3}")
print(f"{name:10}|{name:>10}|{name:*^11}|{name:.3}|{name:5.2}|{name!r:>10}|{'':5}|{True}|{True:5}|{True:d}|{None!s:>6}")
print(f"{Shown()}|{Shown():}|{Shown():x}|{Shown(): }|{Shown()!r:>6}|{Shown():a b:c!d}|{Shown():{{}}}" if False else f"{Shown()}|{Shown():}|{Shown():x}|{Shown(): }|{Shown()!r:>6}|{Shown():a b:c!d}")

# %% nested-specifications
width, precision, fill = 10, 3, "*"
print(f"{price:{width}.{precision}f}|{name:{fill}^{width}}|{number:{'>'}{width}}|{price:{width}.{precision}}|{number:{'0' + str(5)}}|{number:{width + 2}}|{name:{'<' if 1 else '>'}8}|")
print(f"{Shown():{width}}|{Shown():{width}{precision}}|{Shown():a{width!r}b{fill}}|{Shown():{name!r:>{width}}}|{Shown():{'{'}}|{Shown():{''}}")

# %% equals-sign
print(f"{number=}", f"{number = }", f"{ number=}", f"{number=:5}", f"{name=}", f"{name=!s}", f"{name=!r:>10}", f"{name=:>10}", f"{number+1=}", f"{ number + 1 = }", f"{items[0]=}", f"{len(items)=}", f"{number=!s:>5}", f"{(1, 2)=}", f"{'a'=}", f"a{number=}b{name=}")
print(f"{number == 42=}", f"{(x := 5)=}", f"{lambda_ if (lambda_ := 1) else 0=}", f"{Shown()=}", f"{Shown()=!s}", f"{Shown()=:x}", f"{f'{number=}'=}", f"{number=                      }")
print(f"""{
number
=}""", f'''{number
=
}''')

# %% quotes-and-lines
print(f'{"double"} {"a" + "b"}', f"{'single'}", f"""{'a'} {"b"}
{number}
""", f'''{
number
}''', f"""{
    number +
    1
}""", f"{table['n']}", f'{table["n"]}')

# %% raw
print(rf"\n{number}\t", fr"\{number}", Rf"{name}\N", fR"\\{name!r}", f"\n{number}\t|", f"\x41{number}\u20ac\N{EURO SIGN}", rf"\{{{number}\}}", f"\{{1}\}}" if False else "")

# %% implicit-concatenation
print("a" f"{number}" "b", f"{number}" f"{name}", "{number}" f"{number}", f"{number}" "{number}", ("x" f"{1}"
      rf"\{2}" r"\n" f"{3}"), f"" "" f"")

# %% order-and-scope
def function(local):
    captured = 1
    return f"{local} {captured} {number} {[local for _ in items]} {(lambda: f'{captured}{local}')()}"
print(function("L"))
class Class:
    attribute = 5
    text = f"{attribute} {name}"
    nested = [f"{i}{name}" for i in items]
print(Class.text, Class.nested)
print([f"{i}:{j}" for i in range(2) for j in f"{i}ab"])
def generator():
    print(f"got {(yield 1)} and {(yield 2)}")
steps = generator()
next(steps), steps.send("first"), next(steps, steps.send("second") if False else None)

# %% format-errors
attempt("f'{number:bad}'", "f'{name:d}'", "f'{name:+}'", "f'{None:5}'", "f'{items:5}'", "f'{table:x}'", "f'{price:d}'", "f'{number:.2d}'", "f'{number:,s}'", "f'{name:=5}'", "f'{missing}'", "f'{number.x}'", "f'{1 / 0}'", "f'{items[9]}'", "f'{number:{name}}'", "f'{price:.{name}}'", "f'{number!r:d}'", "f'{b\"a\":5}'", "f'{number:99999999999999999999}'", "f'{(1,):5}'", "f'{object:5}'", "f'{len:x}'", "f'{...:5}'", "f'{1j:d}'", "f'{True:s}'", "f'{number:c}{-1:c}'", "f'{number:{1}{2}{3}q}'")

# %% format-method-results
class Wrong:
    def __format__(self, specification):
        return 5
class Raises:
    def __format__(self, specification):
        raise OSError(specification)
class Sub(str):
    pass
class GivesSub:
    def __format__(self, specification):
        return Sub("sub")
    __str__ = __repr__ = lambda self: Sub("text")
class StrWrong:
    __str__ = __repr__ = lambda self: 5
attempt("f'{Wrong()}'", "f'{Wrong():x}'", "f'{Raises()}'", "f'{Raises():spec}'", "type(f'{GivesSub()}')", "type(f'{GivesSub()!s}')", "type(f'{GivesSub():x}')", "type(f'{Sub(\"a\")}')", "type(f'a{GivesSub()}')", "f'{StrWrong()}'", "f'{StrWrong()!s}'", "f'{StrWrong()!r}'", "f'{StrWrong()!a}'", "f'{object():5}'")

# %% syntax-errors
#| requires = ">=3.12"
for source in "f'{}'", "f'{ }'", "f'{!r}'", "f'{:5}'", "f'{=}'", "f'{'", "f'}'", "f'{a'", "f'{a!}'", "f'{a!x}'", "f'{a!r'", "f'{a!rr}'", "f'{a! r}'", "f'{a !r}'", "f'{a:{}}'", "f'{a:{b}'", "f'{a b}'", "f'{a +}'", "f'{*}'", "f'{**a}'", "f'{a;b}'", "f'{a[}'", "f'{(}'", "f'{a)}'", "f'{lambda x: 1}'", "f'{yield}'", "f'{a$b}'", "f'{import x}'", "f'{a=b}'", "f'{a==}'", "f'{return}'", "f'{a:{b:{c:{d}}}}'", "f'{a!r:{b!z}}'", "f'{a", "f'''{a", "f'{#}'", "f'{a!1}'", "f'{a!r5}'", "f'{:=5}'", "f'{a:=5}'", "f'{\n'", "f'{1:d}' b'a'":
    try:
        compile(source, "source", "eval")
    except SyntaxError as error:
        print(f"{source!r}: {error.msg} ({error.lineno}, {error.offset})")
    else:
        print(f"{source!r}: compiles")

# %% version-3.12
#| title = "PEP 701: any expression, with the same quotes, backslashes and comments"
#| requires = ">=3.12"
print(f"{"same quotes"} {table["key"]} {"\n".join("ab")} {'\\'} {"a" "b"}")
print(f"{f"{f"{f"{number}"}"}"}", f"{f"{"deep" + f"{1}"}"}", f'{f'{f'{name!r}'}'}', f"{'a' if f"{number}" else f'{name}'}")
print(f"{
    number  # a comment
    + 1  # another }
}", f"{[
    item
    for item in items  # filter
]}", f"{name:{
    "*" + "^11"
}}")
print(f"{number:{"0" + f"{8}"}}", f"{"\N{EURO SIGN}"}", f"{lambda_ if (lambda_ := "x") else ""}", f"{(lambda: f"{number}")()}")
print(f"{'''triple'''} {"""a
b"""}")

# %% version-3.11
#| title = "Before PEP 701 neither quotes nor backslashes nor comments"
#| requires = "<3.12"
for source in "f'{'a'}'", "f\"{\"a\"}\"", "f'{\"\\n\"}'", "f'{a#}'", "f'{a # b\n}'", "f'''{a # b\n}'''", "f'{'", "f'}'", "f'{}'", "f'{a!x}'", "f'{a!}'", "f'{a b}'", "f'{a:{b:{c}}}'", "f'{a:{b:{c:{d}}}}'", "f'{lambda x: 1}'", "f'{!r}'", "f'{a'", "f'{a!r'", "f'{(}'", "f'{)}'", "f'{a +}'", "f'{ }'", "f'{*}'", "f'{a;b}'", "f'{a$b}'", "f'{a=b}'", "f'{\\n}'":
    try:
        compile(source, "source", "eval")
    except SyntaxError as error:
        print(f"{source!r}: {error.msg} ({error.lineno}, {error.offset})")
    else:
        print(f"{source!r}: compiles")

# %% not-a-docstring
def function():
    f"text {number}"
class Class:
    f"text"
print(function.__doc__, Class.__doc__)

# %% many-parts
print(eval("f'" + "".join(f"{{{i}}}," for i in range(300)) + "'"))
print(len(eval("f'" + "x{number}" * 1000 + "'")))
print(eval("''.join([" + ", ".join(f"f'{{{i}}}'" for i in range(50)) + "])"))

# %% percent-in-f-string
print(f"{number}%", f"%{name}s", f"%s" % 5, f"{number}%d" % 6, f"%%{number}", f"{'%d' % 5}", f"{number:%}", f"{name}" % ())

# %% identity-and-interning
a = f"{name}"
b = f"{name!s}"
c = f"{name!r}"
print(a == name, a is name, b is name, c == name, f"abc" is "abc" if False else True, f"{'a'}" == "a", type(f"{number}"))
