# /// case
# topics = ["statements.lexical"]
# ///

def run(*sources):
    """What each source prints or raises."""
    for source in sources:
        print(repr(source), end=" ")
        try:
            exec(source, {})
        except SyntaxError as error:
            print(f"{type(error).__name__}: {error.msg} ({error.lineno}, {error.offset})")
        except Exception as error:
            print(f"{type(error).__name__}: {error}")
        else:
            print()


# %% line-continuation
x = 1 + \
    2
y = "a\
b"
if x == 3 and \
   y == "ab":
    print(x, y)
assert x, \
    "text"
def function(a,
             b=1,  # comment
             *c):
    return (a
            + b  # another

            + len(c))
print(function(1), function(
    1,
    2,
    3,
))
print([
    1,

    # comment
    2,
    ][
        0
    ], {
    "a": 1, }
    ["a"])
from os import (path,
                sep
                )
print("one"   "two"
      'three' if x else
      "four")
run("x = 1 \\\n", "x = \\\n1\nprint(x)", "x = 1 \\ \n", "\\\nprint(1)", "if 1:\\\n print(1)", "if 1:\n\\\n print(1)", "print(1\\\n)", "print('a' \\\n'b')", "# comment \\\nprint(1)", "x = 'a\\\n", "x = 1\\", "(1\\\n+1\\\n)", "pri\\\nnt(1)", "1 if 1 else\\\n2", "x = 1;\\\nprint(x)")

# %% indentation
if True:
        print("eight")
        if True:
         print("nine")
if True:
	print("tab")
	if True:
		print("two tabs")
class Class:
  def method(self):
      return "mixed widths"
  x = 1
print(Class().method())
run("if 1:\n print(1)\n print(2)", "if 1:\n print(1)\n  print(2)", "if 1:\n  print(1)\n print(2)", " print(1)", "if 1:\nprint(1)", "if 1:\n\tprint(1)\n        print(2)", "if 1:\n        print(1)\n\tprint(2)", "if 1:\n \tprint(1)\n \tprint(2)", "if 1:\n\n\n  print(1)\n\n  print(2)", "if 1:\n  # comment\n  print(1)\n# comment\n  print(2)", "if 1:\n  print(1)\n # odd comment\n  print(2)", "if 1:\n  pass\n\t", "if 1: print(1)\n  print(2)", "for i in 'a':\n  if i:\n    print(i)\n  else:\n    pass\nelse:\n  print('else')", "class C:\n\n\n  x = 1\n\n\nprint(C.x)", "def f():\n  return 1\n\n\n\nprint(f())", "try:\n  1\nfinally:\n  print(1)", "if 1:\n  if 2:\n    print(1)\n   print(2)", "while 0: pass\nelse: print(1)", "if 1:\n\fprint(1)", "\fif 1:\n print(1)", "if 1:\n  print(1)\n\f  print(2)", "if 1:\n  print('''a\nb''')\n  print(2)", "if 1:\n  x = (1,\n2)\n  print(x)")

# %% form-feeds

x = 1
if x:
    print("after form feeds")


class Class:

    y = 2
print(Class.y)

# %% several-statements-on-a-line
x = 1; y = 2; print(x, y)
if x: print("a"); print("b")
else: print("never"); print("c")
for i in "ab": print(i, end=" "); print(i)
while x: x -= 1; print(x)
class Class: a = 1; b = a + 1; print(a, b)
def function(): a = 1; return a; print("never")
print(function());
try: 1 / 0
except ZeroDivisionError: print("caught"); print("again")
finally: print("finally")
with open(__file__) as file: line = file.readline(); print(type(line).__name__)
run("x = 1;", ";", "x = 1;;", "x = 1; ; y", "if 1: if 2: pass", "if 1: x = 1; if 2: pass", "for i in 'a': for j in 'b': pass", "def f(): def g(): pass", "x = 1; def f(): pass", "class C: class D: pass", "if 1: pass else: pass", "if 1:; pass", "try: pass; except: pass", "import os; os.sep; print(os.sep)", "pass; pass; print(1)", "@f; def g(): pass", "x = 1 y = 2", "if 1: # comment\n print(1)", "if 1: print(1) # comment")

# %% comments
# a comment
x = 1  # another
#no space
   # indented
#
print(x)  # last
"""text""" # after a string
(  # in brackets
    1  # one
    # alone
)
if x:  # after a colon
    # first in a block
    print("block")
    # last in a block
# coding is ignored here: latin-1
print("é")

# %% implicit-concatenation
print("a" "b" 'c' """d""" r"\e" f"{1}" u"g" "", ("h"
      "i"), b"j" b"k" rb"\l", len("a" "" "b"), "%s" "%d" % ("x", 1), "a" * 2 "" if False else "m" "n".upper())
run("print('a' 'b' 'c'.upper())", "print('a' + 'b' 'c' * 2)", "'a' b'b'", "x = 'a' 'b'\nprint(x)", "print('%s' '%s' % (1, 2))", "print('a''b')", "print('a'\"b\")", "'a' 1", "'a' x", "f'{1}' b'a'", "print('{}' f'{1}' '{}'.format(2))", "print(r'\\' 'n')" if False else "print(r'a' 'n')")

# %% newlines
run("x = 1\r\nprint(x)\r\n", "x = 1\rprint(x)", "if 1:\r\n  print(1)\r\n", "print('a\\\r\nb')", "print('''a\r\nb''')", "print(1)\n\n\n", "\n\n\nprint(1)", "print(1)", "", "\n", "# only a comment", "   ", "\t\n", "print(1)\x00", "print('\x0b')", "x\x0b= 1", "print(1)\x0c", "print(1) \n ", "x = '''\n\n'''\nprint(len(x))", "x = 'a\nb'", "print('\x85\u2028')", "x = 1\u2028print(x)")

# %% whitespace-between-tokens
print( 1 ,2 , 3 ) ; print (1) ; print	(2)
x=1;y  =  2;z=x+y;print(z,-z,x<y,x if y else z,not x,x and y)
print([1,2][0],{1:2}[1],(1,),lambda:0) if False else print(1if x else 2,[x for x in[1]],x in(1,2),"a"in"ab",1or 2)
run("print(1if 1else 2)", "print(0x1for x in (1,))", "print(1_000.5e3j)", "print(1 .real)", "1.real", "print(1..real)", "print(1.e1)", "print(x:=5)", "x=-1;print(x)", "x=+-+1;print(x)", "print(1<2>1)", "print(1<>2)", "print(1!=2)", "print(1 ! = 2)", "print(1 = = 1)", "a->b", "print(1,)", "print(,1)", "x = 5 if 1", "print(not1)", "print(not(1))", "print(1is 1)" if False else "print(1)", "x=[1,2,3][1:2]\nprint(x)", "print(2**-1)", "print(2** - 1)", "print(~-1)", "print(1//2)", "print(1/ /2)", "$", "?", "`1`", "x = 1 @ 2", "print(...)", "print(. . .)", "a.b.c", "é = 1\nprint(é)", "1é", "x = €", "print('€')", "x\u00a0= 1", "x = 1\u3000", "a\u0301 = 1\nprint('ok')", "\u0301 = 1", "x² = 1", "_ = 1; __ = 2; print(_ + __)")

# %% keywords-as-names
run(*(f"{keyword} = 1" for keyword in "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split()))
run(*(f"{name} = 1; print({name})" for name in "match case type _ print exec nonlocals self cls".split()))
run("x.if", "x.None", "f(if=1)", "f(None=1)", "def f(None): pass", "class True: pass", "import if", "from x import if", "x = {if: 1}", "lambda None: 1", "for None in x: pass", "None += 1", "True: int", "del None", "(None := 1)", "[None for None in x]", "with x as True: pass", "except = 1", "def async(): pass", "async = 1", "await = 1", "print = 1; print(print)" if False else "exec = 1")

# %% docstring-positions
"""Not the module's: other statements come first."""
def function():
    """Documentation."""
def after_comment():
    # comment
    """Documentation after a comment."""
def late():
    x = 1
    """not documentation"""
def joined():
    "a" \
    "b"
class Class: "one line"
class Nested:
    r"""raw \d"""
    def method(self): u"unicode"
def bytes_(): b"bytes"
def formatted(): f"formatted"
def empty(): ""
def expression(): "a" + "b"
def parenthesised(): ("in parentheses")
for value in function, after_comment, late, joined, Class, Nested, Nested.method, bytes_, formatted, empty, expression, parenthesised:
    print(value.__name__, repr(value.__doc__))
exec('"""first"""\n"""second"""\nprint(__doc__)', {"__doc__": None})
exec('x = 1\n"""late"""\nprint(__doc__)', {"__doc__": None})
exec('# comment\n\n"""after"""\nprint(__doc__)', {"__doc__": None})

# %% expression-statements
1
"text"
[1, 2]
x = [3]
x
x[0]
-x[0]
print
print("call")
x if x else x
lambda: x
x == 3
...
None
(yes := 5)
not x
x, x
*x, 1
{**{}}
x.append(4), x.append(5)
print(x, yes)
