# /// case
# topics = ["tracebacks.positions"]
# ///

import sys


class Broken:
    """Raises in every special method that a statement may call."""

    def fail(self, *arguments):
        raise ValueError("broken")

    __add__ = __radd__ = __iadd__ = __neg__ = __invert__ = __lt__ = __eq__ = __bool__ = fail
    __getattr__ = __getitem__ = __setitem__ = __delitem__ = __contains__ = fail
    __call__ = __iter__ = __hash__ = __format__ = __index__ = __matmul__ = __pow__ = fail

    def __setattr__(self, name, value):
        raise ValueError("broken")

    def __delattr__(self, name):
        raise ValueError("broken")

    __str__ = __repr__ = fail


class Plain:
    pass


def zero():
    return 0


def positions(*sources):
    """Where in each source its exception was raised: line, end line, column, end column."""
    for source in sources:
        space = {"broken": Broken(), "plain": Plain(), "zero": zero, "one": 1, "items": [1, 2, 3], "table": {}}
        try:
            exec(compile(source, "source", "exec"), space)
        except BaseException as error:
            traceback = error.__traceback__.tb_next
            while traceback is not None:
                code = traceback.tb_frame.f_code
                if code.co_filename == "source":
                    place = list(code.co_positions())[traceback.tb_lasti // 2]
                    print(repr(source), code.co_name, traceback.tb_lineno, place)
                traceback = traceback.tb_next
        else:
            print(repr(source), "raised nothing")


# %% names
positions("missing", "one + missing", "missing + one", "print(missing)", "one if missing else one", "missing.attribute",
          "missing()", "missing[0]", "x = missing", "[missing]", "{one: missing}", "{missing}", "(one, missing)",
          "lambda: missing", "(lambda: missing)()", "not missing", "-missing", "f'{missing}'", "one, *missing",
          "del missing", "import missing_module", "from sys import missing_name", "global g\ng", "missing: int",
          "x: missing", "x: missing = one")

# %% binary-operators
positions(*(f"one {operator} None" for operator in "+ - * / // % @ ** << >> & | ^".split()))
positions("one + (one +\n None)", "(one\n+ None)", "one + one + None + one", "one * one + one * None",
          "zero() / zero()", "( zero ( ) / zero ( ) )", "one + None * one")

# %% in-place-operators
positions(*(f"one {operator}= None" for operator in "+ - * / // % @ ** << >> & | ^".split()))
positions("items[0] += None", "items[0][1] += one", "plain.x += one", "plain.x = 1; plain.x += None",
          "table['k'] += 1", "items[one:2] += None", "items[9] += 1", "missing += 1", "broken.x += 1", "broken[0] += 1",
          "(items\n[0]) += None", "plain.x = None\nplain.x += (\n1)")

# %% unary-operators
positions("-None", "+None", "~None", "- (\nNone)", "not broken", "one + -None", "-  None", "~broken", "-broken")

# %% comparisons
positions("one < None", "one < one <= None", "None < one < one", "one in None", "one not in one", "broken == one",
          "one == one == broken", "1 < 2 < 3 < None", "one <\\\n None", "(one\n <\n None\n)", "broken < one",
          "one in broken", "one < broken", "1 < one < broken < one")

# %% boolean-tests
positions("broken and one", "one and broken and one", "broken or one", "not broken", "if broken: pass",
          "while broken: pass", "one if broken else one", "assert broken", "[x for x in items if broken]",
          "if one and broken:\n pass", "if one:\n pass\nelif broken:\n pass", "if not broken: pass",
          "while not broken:\n pass", "if one or broken: pass", "if one < 2 and broken: pass",
          "assert not broken", "assert one and broken, 'text'", "x = one or (broken and one) or one",
          "if 0 or broken: pass", "if broken < one: pass", "while one:\n if broken: break",
          "do = 1\nwhile do:\n  do = broken\n")

# %% attributes
positions("one.missing", "one.missing.other", "one.real.missing", "(\none\n.missing\n)", "one.real\\\n.missing",
          "one.missing = 1", "one.real = 1", "del one.real", "plain.a.b", "plain.a.b = 1", "del plain.a",
          "broken.x", "broken.x = one", "del broken.x", "plain.a, plain.b = 1", "one.missing()", "one.real()",
          "one.real.missing(1, 2)", "plain . x", "del one.real, one", "del (one.real)")

# %% subscripts
positions("one[0]", "items[9]", "items[9][0]", "items[0][0]", "items[one, 2]", "items[None]", "items[:None]",
          "items[one:2:0]", "one[0] = 1", "items[9] = 1", "items[None:None:0] = 1", "del items[9]", "del one[0]",
          "table[one]", "table[one][2]", "items[\n9\n]", "(items\n[9])", "items[zero()][zero()]", "del items[:None]",
          "items[:None] = []", "items[1:2] = None", "del table['a'], table['b']", "items['a':'b']", "items[9], one = 1, 2",
          "items [ 9 ]", "table[[]]", "table[[]] = 1", "del table[[]]", "items[broken]")

# %% calls
positions("one()", "one(1, 2)", "zero(1)", "zero(one=1)", "print(one())", "one(\n1,\n2,\n)", "zero\\\n(1)",
          "zero(*None)", "zero(**None)", "zero(*items)", "zero(*items, **None)", "zero(one, *items, one)",
          "zero(**{'a': 1}, **{'a': 2})", "zero(a=1, **{'a': 2})", "plain.method()", "'a'.join(1)", "'a'.join([1])",
          "'a'.missing(1)", "'a'\\\n.join\\\n(1)", "(\n'a'\n.join(\n1\n)\n)", "int('x')", "int('x', base=one)",
          "print(*one)", "zero()()", "zero()(\n1)", "broken()", "broken(1)(2)", "items.append()", "items.append(1, 2)",
          "items.append(*items)", "zero(*[1], x=2)", "zero(zero(1))", "zero(x for x in one)", "zero(**{1: 2})",
          "dict(**one)", "print(sep=1)", "super()", "len(one)", "isinstance(1, 2)", "type(1, 2)", "int(broken)")

# %% displays
positions("{[]: 1}", "{1: 2, []: 3}", "{[]}", "{1, []}", "[*one]", "(*one,)", "{*one}", "{**one}", "{**{}, **one}",
          "[1, *items, *one]", "{*items, *[[]]}", "{'a': 1, **table, 'b': one()}", "[\n*one\n]", "{\n'a':\none(),\n}",
          "{zero: [], []: zero}", "*items, *one", "{broken}", "{broken: 1}", "[one, missing, one]",
          "(one, two)", "{one: two, three: four}")

# %% comprehensions
positions("[x for x in one]", "[x for x in items for y in x]", "[x.y for x in items]", "{x: x.y for x in items}",
          "{x.y: 1 for x in items}", "{[x] for x in items}", "{[x]: 1 for x in items}", "[x for x in items if x.y]",
          "list(x for x in one)", "list(x.y for x in items)", "list(x for x in items for y in x)",
          "[[y.z for y in items] for x in items]", "[x\nfor x\nin one\n]", "[(a, b) for a, b in items]",
          "[x for x in broken]", "{x for x in items if x < None}", "[x + None for x in items]", "sum(x + None for x in items)",
          "[y := missing for x in items]", "[x for x in items if (y := x.y)]",
          "(x for x in one)", "next(x() for x in items)", "[lambda: x for x in missing]")

# %% f-strings
positions("f'{missing}'", "f'a {one} b {missing} c'", "f'{one!r:{missing}}'", "f'{one:bad}'", "f'{broken}'", "f'{broken!r}'",
          "f'{broken!s:>10}'", "f'{broken:x}'", "f'{one=} {missing=}'", "'a' f'{missing}'", "f'''\n{missing}'''",
          "f'''\n{one}\n{one.x}'''", "f'{one:{one.x}}'", "f'{[x.y for x in items]}'", "f'{zero(1)}'", "f'{zero(1)!a}'",
          "f'{items[9]:>3}'", "f'{(lambda: missing)()}'", "f'{f\"{missing}\"}'", "f'{ missing }'", "x = f'{1}{2}{3}{[]:d}'",
          "f'{one}' + f'{None:d}'", "f'é{missing}'", "print(f'{one:}', f'{one:{2}{\"q\"}}')")

# %% assignments
positions("a, b = 1", "a, b = 1,", "a, b = 1, 2, 3", "a, b = items", "a, *b = []", "a, *b, c = [1]", "*a, = None", "[a, b] = one",
          "(a, b), c = 1, 2", "a = b, c = 1", "a = items[9] = 1", "a = plain.x = one.x = 1", "a, one.real = 1, 2",
          "items[0], items[9] = 1, 2", "for a, b in items: pass", "for one.real in items: pass", "for items[9] in items: pass",
          "a = b = c, d = items", "(a,\n b) = items", "a, (b, *c) = 1, []", "a,b=broken", "*a, b = broken",
          "x = missing = one()", "(x := one())", "print(x := one.y)", "items[9] = one = 2", "items[zero()] , plain = 3")

# %% for-and-while
positions("for x in one: pass", "for x in one():\n pass", "for x in items:\n x.y", "for x in items:\n pass\nelse:\n missing",
          "for x in (\none\n): pass", "for x in items.z: pass", "for x in broken:\n  pass", "while missing: pass",
          "while one.x:\n pass", "for x in iter(zero, 1, 2): pass",
          "class I:\n def __iter__(self): return self\n def __next__(self): raise OSError\nfor x in I():\n pass",
          "class I:\n def __iter__(self): return self\n def __next__(self): raise OSError\nfor x in   I(  )  :\n pass\nelse:\n pass",
          "class I:\n def __iter__(self): return self\n def __next__(self): raise OSError\n[x for x in   I(  )  ]",
          "class I:\n def __iter__(self): return self\n def __next__(self): raise OSError\nlist(x for x in   I(  ))",
          "class I:\n def __iter__(self): return self\n def __next__(self): raise OSError\na, *b = I()")

# %% with
positions("with one: pass", "with one as x: pass", "with missing: pass", "with one(): pass",
          "with plain, one: pass", "with (one, plain): pass", "with (\nplain as a,\none as b,\n): pass",
          "class M:\n def __enter__(self): 1/0\n def __exit__(self, *a): pass\nwith M() as x:\n pass",
          "class M:\n def __enter__(self): pass\n def __exit__(self, *a): 1/0\nwith M() as x:\n pass",
          "class M:\n def __enter__(self): pass\n def __exit__(self, *a): 1/0\nwith M() as x, M():\n one()",
          "class M:\n def __enter__(self): pass\n def __exit__(self, *a): return None\nwith M() as x, M():\n one()",
          "class M:\n def __enter__(self): pass\n def __exit__(self, *a): 1/0\nfor x in items:\n with M():\n  continue",
          "class M:\n def __enter__(self): pass\n def __exit__(self, *a): 1/0\ndef f():\n with M():\n  return 1\nf()",
          "class M:\n def __enter__(self): pass\n def __exit__(self, *a): 1/0\nfor x in items:\n with M() as (a):\n  break",
          "class M:\n def __enter__(self): return 1\n def __exit__(self, *a): 1/0\nwith M() as (a, b):\n pass",
          "class M:\n def __enter__(self): pass\nwith M(): pass", "class M:\n def __exit__(self): pass\nwith   M(  )   as x: pass",
          "class M:\n def __enter__(self): return 1\n def __exit__(self, *a): return broken\nwith M() as a:\n missing")

# %% raise-and-assert
positions("raise", "raise one", "raise one from one", "raise ValueError", "raise ValueError('a')", "raise ValueError from one",
          "raise missing", "raise ValueError(missing)", "raise ValueError from missing", "raise (\nValueError\n)",
          "assert zero()", "assert zero(), 'text'", "assert one, missing", "assert missing", "assert zero(), missing",
          "assert (\nzero()\n)", "assert not one", "assert one == 2, (\n'text')", "assert one < None",
          "assert one and zero()", "assert zero() or zero()", "assert (zero(),)", "assert zero() if one else one, 'm'",
          "assert 0 < zero() < 1", "assert not one or one > 2", "raise KeyError(\n 1\n) from None")

# %% try-statements
positions("try: missing\nexcept one: pass", "try: missing\nexcept (ValueError, one): pass", "try: missing\nexcept absent: pass",
          "try: missing\nexcept NameError: raise", "try: missing\nexcept NameError as e: raise e", "try: missing\nfinally: absent",
          "try: missing\nexcept ValueError: pass", "try: missing\nexcept NameError:\n one()", "try: pass\nelse: pass\nfinally: missing",
          "try: pass\nexcept: pass\nelse: missing", "try:\n try: missing\n finally: pass\nexcept ValueError: pass",
          "try: missing\nexcept ValueError: pass\nexcept one: pass", "try: missing\nexcept NameError as one: del one\nelse: pass\none2",
          "try: missing\nexcept* one: pass", "try: missing\nexcept* ValueError: pass", "try: missing\nexcept* NameError: raise",
          "try: missing\nexcept* NameError: absent", "try: missing\nexcept* (NameError, one): pass",
          "try: missing\nexcept* ExceptionGroup: pass", "def f():\n try: return missing\n finally: one()\nf()",
          "def f():\n try: missing\n except NameError as e:\n  return one()\n finally:\n  pass\nf()")

# %% definitions
positions("def f(x=missing): pass", "def f(*, x=missing): pass", "def f(x: missing): pass", "def f() -> missing: pass",
          "@missing\ndef f(): pass", "@one\ndef f(): pass", "@one\n@zero\ndef f(): pass", "@zero()\n@one\nclass C: pass",
          "class C(one): pass", "class C(missing): pass", "class C(metaclass=one): pass", "class C(zero=1): pass", "class C:\n missing",
          "class C:\n def f(self): missing\nC().f()", "class C(int, str): pass", "class C(*one): pass", "class C(**one): pass",
          "class C:\n x: missing", "lambda x=missing: x", "@one\n\ndef f():\n pass", "@(\none\n)\nclass C:\n pass",
          "class C(object, object): pass", "class C:\n class D:\n  missing", "def f():\n def g(): missing\n g()\nf()",
          "class C(\n  one,\n  key=1\n):\n  pass", "class C(object,\n  key=1\n):\n  pass\n  pass")

# %% type-parameters
#| requires = ">=3.12"
positions("def f[T: missing](): pass\nf.__type_params__[0].__bound__", "type A = missing\nA.__value__", "class C[T](missing): pass",
          "class C[T](one): pass", "type A[T: (missing, int)] = T\nA.__type_params__[0].__constraints__", "def f[T](x: missing): pass",
          "def f[T](x=missing): pass", "@one\ndef f[T](): pass", "@one\nclass C[T]: pass", "class C[T]:\n missing",
          "type A = (\n one\n .x)\nA.__value__", "class C[T](T): pass", "class C[*T, **P](key=1): pass")

# %% matching
positions("match missing:\n case 1: pass", "match one:\n case 2: pass\n case missing.x: pass", "match one:\n case one.x: pass",
          "match one:\n case one(): pass", "match one:\n case missing(): pass", "match one:\n case int(1, 2): pass",
          "match one:\n case int(real=1, missing=2): pass\n case int(real=3, real2=3): pass\nmissing",
          "match one:\n case x if missing: pass", "match broken:\n case {'a': 1}: pass\n case 1: pass", "match broken:\n case [1]: pass\n case 'a': pass",
          "match table:\n case {one.x: 1}: pass", "match plain:\n case Plain(x=1): pass\n case broken.x: pass",
          "match one, one:\n case 1, 1 if one.x: pass", "match {1: 2}:\n case {1: 2}:\n  missing", "match one:\n case (\n  2 |\n  one.y\n ): pass",
          "match one:\n case broken(): pass", "match one:\n case   int(  1,   2  )   : pass")

# %% imports
positions("import missing_module.part", "import sys.part", "from missing_module import a", "from sys import (\n missing_name\n)",
          "from sys import path, missing_name", "import sys, missing_module", "from . import x", "from .a import x", "from .. import *",
          "from missing_module import *", "import sys as s, missing_module as m", "from sys import path as p, missing as q",
          "import\\\n missing_module")

# %% generators-and-coroutines
positions("def g(): yield missing\nnext(g())", "def g():\n x = yield\n x()\ni = g(); next(i); i.send(1)",
          "def g():\n yield 1\n yield 2\ni = g(); next(i); i.throw(ValueError)", "def g(): yield from one\nnext(g())",
          "def g(): yield from (x.y for x in items)\nnext(g())", "def g(): return (yield)\ni = g(); next(i); i.throw(KeyError)",
          "async def c(): await one\nc().send(None)", "async def c(): await missing\nc().send(None)",
          "async def c():\n async with one: pass\nc().send(None)", "async def c():\n async for x in one: pass\nc().send(None)",
          "async def c(): return [x async for x in one]\nc().send(None)", "async def c():\n async with zero() as x, one: pass\nc().send(None)",
          "async def c(): return [await x for x in items]\nc().send(None)", "async def c():\n  x = await (\n    one)\nc().send(None)",
          "async def a():\n yield one()\nasync def c():\n async for x in   a(  ):\n  pass\nc().send(None)",
          "async def a():\n yield 1\nasync def c():\n async for x, y in a():\n  pass\nc().send(None)",
          "def g(): raise StopIteration\ndef h():\n yield g()\nnext(h())", "async def c():\n raise StopIteration\nc().send(None)",
          "i = (x for x in items); next(i); i.throw(OSError)", "def g():\n  x = 1 + (yield\n )\ni = g(); next(i); i.throw(KeyError)")

# %% delete
positions("del missing", "del one, missing", "del items[9], one", "del (one, items[9])", "del [plain.x]", "del one.real",
          "def f():\n del x\n x = 1\nf()", "def f():\n x = 1\n del x\n return x\nf()", "def f():\n x = 1\n def g(): return x\n del x\n del x\nf()",
          "class C:\n del x", "del broken[0]", "del broken.x", "del items[0:None]", "global z\ndel z")

# %% local-names
positions("def f():\n x\n x = 1\nf()", "def f():\n x += 1\nf()", "def f():\n def g(): return x\n g()\n x = 1\nf()",
          "def f():\n for x in []: pass\n return x\nf()", "def f():\n if 0: x = 1\n return (x,\n x)\nf()", "class C:\n y = x\n x = 1",
          "def f():\n print(x); x = 1\nf()", "def f():\n [x for y in [1]]\n x = 1\nf()", "def f():\n x: int\n return x\nf()",
          "def f():\n with x as x: pass\nf()", "def f():\n try: y\n except x: pass\n x = 1\nf()",
          "def f(a):\n del a\n a += 1\nf(1)", "def f():\n import sys\n del sys\n sys\nf()")

# %% conditional-expressions
positions("missing if one else one", "one if one else missing\nmissing", "one if zero() else missing", "(one\nif missing\nelse one)",
          "one and missing", "zero() or missing", "one and one.x and one", "(zero() or\n one.x)", "not one.x", "one if one.x else one",
          "print(one if zero() else one.x)", "x = (yield_ for yield_ in items) if one.x else 3")

# %% several-lines
positions("one + (\n  items[\n    9\n  ]\n)", "zero(\n  one,\n  two\n)", "x = [\n  1,\n  missing,\n  3\n]", "x = {\n  'a': 1,\n  'b': missing,\n}",
          "zero(\n  a=1,\n  b=one.x,\n)", "(one\n +\n one\n +\n None\n)", "(\n  'text'\n  .upper()\n  .missing()\n)", "items[\n  one:\n  None.x\n]",
          "zero(\n)(\n1\n)", "'''a\nb'''.x", "if (\n one.x\n): pass", "return_ = (\n  one\n  if one.x\n  else one\n)", "one; two; three",
          "x = 1; y = one.x; z = 1", "if one: one.x", "assert (\n  one\n  and\n  zero()\n), 'm'", "(\n\n\none.x)", "zero(one.real,\n   one.imag,\n         one.x)")

# %% wide-characters
positions("'é'.x", "é", "é + one", "'日本'.x", "日本.x", "one + '日本' ; one", "'😀' + one", "['😀', missing]", "'\\u00e9' + missing", "f'日{missing}'",
          "日本 = '日本' ; 日本.日本", "# é\n one if one else 0\n" "one.x" if False else "# é\none.x")
