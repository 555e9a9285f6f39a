# /// case
# topics = ["scoping.unbound-local", "scoping.suggestions"]
# section = "2.9"
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


def attempt(*sources):
    """Runs each source as the body of a function."""
    for source in sources:
        namespace = {"given": 1}
        try:
            exec("def function(argument=0):\n    " + source.replace("\n", "\n    "), namespace)
            namespace["function"]()
        except Exception as error:
            print(repr(source), type(error).__name__, error, getattr(error, "name", None))
        else:
            print(repr(source), "fine")


# %% read-before-assignment
attempt("x; x = 1", "print(x); x = 1", "y = x; x = 1", "return x; x = 1", "x.a; x = 1", "x[0]; x = 1", "x(); x = 1", "[x]; x = 1", "f'{x}'; x = 1", "-x; x = 1", "x + 1; x = 1", "not x; x = 1", "x is None; x = 1", "*x,; x = 1", "lambda: x; x = 1", "(lambda a=x: a); x = 1")

# %% augmented-assignment
attempt("x += 1", "given += 1", "x.a += 1", "x[0] += 1", "x: int = x", "(x := x + 1)", "argument += 1", "print += 1")

# %% deletion
attempt("del x; x = 1", "del x", "x = 1; del x; x", "x = 1; del x; del x", "del argument; argument", "del argument; del argument", "del x.a; x = 1", "del x[0]; x = 1", "del given", "x = 1; del x, x")

# %% binders
attempt("for x in (): pass\nx", "for x in x: pass", "with x as x: pass", "import x_ as x if False else 0" if False else "x\nimport sys as x", "x\ndef x(): pass", "x\nclass x: pass", "try: pass\nexcept Exception as x: pass\nx", "try: 1 / 0\nexcept Exception as x: pass\nx", "x\nfor x in (): pass", "if 0: x = 1\nx", "x\nif 0: x = 1", "match 5:\n    case str(x): pass\nx", "x\nmatch 5:\n    case x: pass", "while 0: x = 1\nx", "x\nfrom sys import path as x", "x\n(x := 1)", "x\n[x := 1 for _ in ()]", "x: int\nx", "x\nx: int", "with open(x) as x: pass")

# %% conditional-assignment
attempt("if argument: x = 1\nreturn x", "if not argument: x = 1\nreturn x", "try: x = 1 / 0\nexcept ZeroDivisionError: pass\nreturn x", "for i in range(argument): x = i\nreturn x", "while argument: x = 1\nreturn x", "try: pass\nfinally: x\nx = 1", "for i in (): pass\nelse: x = 1\nreturn x", "for i in (1,): break\nelse: x = 1\nreturn x")

# %% free-variables
attempt("def g(): return x\ng(); x = 1", "def g(): x\nx = 1; del x; g()", "def g():\n    nonlocal x\n    x += 1\ng(); x = 1", "def g():\n    nonlocal x\n    del x\ng(); x = 1", "(lambda: x)(); x = 1", "[x for _ in 'a']; x = 1", "list(x for _ in 'a'); x = 1", "class C: y = x\nx = 1", "class C:\n    def m(self): return x\nC().m(); x = 1", "class C: x += 1\nx = 1", "class C:\n    nonlocal x\n    x += 1\nx = 1", "def g(a=x): pass\nx = 1", "def g():\n    def h(): return x\n    return h()\ng(); x = 1")

# %% cells-of-the-own-function
attempt("x; x = 1\ndef g(): return x", "del x; x = 1\ndef g(): return x", "x += 1\ndef g(): return x", "def g(): return x\nx; x = 1", "del argument; argument\ndef g(): return argument", "del argument; del argument\ndef g(): return argument")

# %% globals
attempt("global x; x", "global x; del x", "global x; x += 1", "global x; print(x); x = 1", "undefined_name", "del undefined_name", "undefined_name += 1", "undefined_name()", "given; undefined_name", "global given; del given; given", "global len; del len", "global x; x.a = 1", "global x; x[0] = 1")

# %% module-level
for source in ("x", "del x", "x += 1", "x = 1; del x; x", "x: int; x", "x: int\ndel x", "for x in (): pass\nx", "if 0: x = 1\nx", "[x for _ in 'a']", "list(x for _ in 'a')", "(lambda: x)()", "class C: x", "class C: del x", "class C: x += 1", "x.a = 1", "x[0] = 1", "del x.a", "import sys; del sys; sys", "def x(): x2\nx()", "print(x); x = 1", "with x: pass", "@x\ndef f(): pass", "class C(x): pass", "def f(a=x): pass", "def f(a: x): pass", "a: x = 1", "raise x", "assert x", "for a in x: pass", "x @ 1", "await_ = x", "try: pass\nexcept x: pass", "try: 1 / 0\nexcept x: pass", "match x:\n case 1: pass", "match 1:\n case x.y: pass", "match 1:\n case x(): pass", "from sys import path as x, nothing", "x = y = z", "(x, y) = 1, z"):
    try: exec(source, {})
    except Exception as error: print(repr(source), type(error).__name__, error, getattr(error, "name", None))
    else: print(repr(source), "fine")

# %% attributes-of-the-errors
def function():
    x
    x = 1
for make in (function, lambda: undefined_name, lambda: (lambda: y)() or (y := 1)):
    try: make()
    except NameError as error:
        print(type(error).__mro__[:2], error.args, error.name, str(error), vars(error))

# %% errors-made-by-hand
for arguments, keywords in (((), {}), (("text",), {}), (("text",), {"name": "n"}), ((), {"name": 5}), (("a", "b"), {}), ((), {"other": 1}), ((), {"name": None})):
    for kind in (NameError, UnboundLocalError):
        try:
            error = kind(*arguments, **keywords)
            print(repr(error), str(error), error.name)
        except TypeError as wrong: print(wrong)
error = NameError("x", name="y")
error.name = "z"
print(error.name)
del error.name
print(error.name)

# %% catching
def function():
    x
    x = 1
try: function()
except UnboundLocalError as error: print("local", isinstance(error, NameError), issubclass(UnboundLocalError, NameError))
try: undefined_name
except UnboundLocalError: print("local")
except NameError: print("name")

# %% suggested-in-tracebacks
import traceback
def suggestion(source, **namespace):
    try: exec(source, namespace)
    except Exception as error: print(repr(source), traceback.format_exception_only(error)[-1].strip())
suggestion("blech", bluch=1)
suggestion("blech", blach=1, bluch=2)
suggestion("prnt")
suggestion("Print")
suggestion("lenn")
suggestion("xyz")
suggestion("a", b=1)
suggestion("ab", ac=1)
suggestion("sys")
suggestion("os.path")
suggestion("collections")
suggestion("__nam__")
suggestion("self")
suggestion("none")
suggestion("true")
suggestion("nul")
suggestion("string")
suggestion("Exeption")
suggestion("ValueErorr")
suggestion("this_is_a_long_name_indeed", this_is_a_long_name_inded=1)

# %% suggested-in-functions
import traceback
def suggestion(function, *arguments):
    try: function(*arguments)
    except Exception as error: print(traceback.format_exception_only(error)[-1].strip())
global_value = 1
def one():
    local_value = 1
    return local_valu
def two():
    return global_valu
def three(argument):
    return argumnt
def four():
    outer_value = 1
    def inner():
        outer_value
        return outer_valu
    return inner()
def five():
    outer_value = 1
    def inner(): return outer_valu
    return inner()
def six():
    local_value
    local_value = 1
def seven():
    local_valu
    local_value = 1
def eight(): return [item_valu for item_value in (1, 2)]
def nine():
    local_value = 1
    del local_value
    return local_valu
for function in (one, two, four, five, six, seven, eight, nine): suggestion(function)
suggestion(three, 1)

# %% suggested-in-classes
import traceback
def suggestion(function, *arguments):
    try: function(*arguments)
    except Exception as error: print(traceback.format_exception_only(error)[-1].strip())
class C:
    class_value = 1
    def __init__(self): self.instance_value = 2
    def one(self): return instance_value
    def two(self): return class_value
    def three(self): return instance_valu
    def four(self): return one
    def five(this): return instance_value
    @classmethod
    def six(cls): return class_value
    @staticmethod
    def seven(): return class_value
    def eight(self): return [instance_value for _ in "a"]
    def nine(self): return (lambda: instance_value)()
    def ten(self):
        instance_value
        instance_value = 1
for name in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"): suggestion(getattr(C(), name))
def body():
    class D:
        some_value = 1
        other = some_valu
suggestion(body)

# %% no-suggestion-for-odd-names
import traceback
for name in (None, 5, "", "x" * 50, "\u20ac", "blech"):
    error = NameError("message", name=name)
    try: raise error
    except NameError as error: print(repr(name)[:12], traceback.format_exception_only(error)[-1].strip())
bluch = 1
error = NameError("message", name="blech")
print(traceback.format_exception_only(error)[-1].strip())
try: raise error
except NameError as error: print(traceback.format_exception_only(error)[-1].strip())

# %% uncaught-with-a-suggestion
local_value = 1
print(local_valu)

# %% uncaught-in-a-function
def function():
    print(value)
    value = 1
function()

# %% uncaught-module
def function(): return sys.path
function()

# %% uncaught-self
class C:
    def __init__(self): self.value = 1
    def method(self): return value
C().method()

# %% uncaught-free-variable
def outer():
    def inner(): return some_value
    inner()
    some_value = 1
outer()

# %% uncaught-in-a-comprehension
def function(): return [valeu for value in (1, 2)]
function()

# %% uncaught-in-exec
exec("value = 1\nvaleu")

# %% long-names
#| title = "How much of a name is shown"
for name in "a" * 199, "a" * 201, "\u00e9" * 101, "a\u00e9" * 101, "a" * 198 + "\u4e2d":
    try:
        eval(name)
    except NameError as e:
        print(len(str(e)), ascii(str(e))[-40:], e.name == name)
    namespace = {}
    exec(f"def function():\n    {name}\n    {name} = 1", namespace)
    try:
        namespace["function"]()
    except UnboundLocalError as e:
        print(len(str(e)), ascii(str(e))[-60:])

# %% without-the-builder-of-classes
for namespace in {"__builtins__": {}}, {"__builtins__": {"__build_class__": None}}:
    try:
        exec("class Body: pass", namespace)
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "name", "no name"))
