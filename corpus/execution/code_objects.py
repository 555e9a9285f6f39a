# /// case
# topics = []
# section = "4.3"
# seed = "4.3"
# ///

# %% function-has-code
#| title = "A function has a code object"
#| topics = ["code-objects.attributes"]
# The reference text: every function has a types.CodeType.
import types
def hail(who): return who
print(type(hail.__code__) is types.CodeType, types.CodeType.__name__)

# %% module-has-code
#| title = "A module is run from a code object"
#| topics = ["code-objects.attributes"]
# The reference text: every module has one.
import sys, types
code = sys._getframe().f_code
print(type(code) is types.CodeType, code.co_name)

# %% module-object-no-code-attribute
#| title = "A module object does not keep its code object"
#| topics = ["code-objects.attributes"]
# The reference text: every module has a code object.
# The code is run and dropped; only functions carry __code__.
import json
print(hasattr(json, "__code__"), hasattr(json.dumps, "__code__"))

# %% co-name
#| title = "co_name"
#| topics = ["code-objects.attributes"]
def hail(who, word="Hi"):
    line = f"{word}: {who}."
    return line
print(repr(hail.__code__.co_name))

# %% co-varnames
#| title = "co_varnames"
#| topics = ["code-objects.attributes"]
# The reference text: the parameters, then the other local.
def hail(who, word="Hi"):
    line = f"{word}: {who}."
    return line
print(hail.__code__.co_varnames)

# %% co-varnames-order
#| title = "Parameters come first in co_varnames"
#| topics = ["code-objects.attributes"]
def f(a, *args, b, **kw):
    z = 1
    y = 2
print(f.__code__.co_varnames)

# %% co-freevars-empty
#| title = "co_freevars of a plain function"
#| topics = ["code-objects.attributes"]
def hail(who, word="Hi"):
    line = f"{word}: {who}."
    return line
print(hail.__code__.co_freevars)

# %% co-freevars-closure
#| title = "co_freevars of a closure"
#| topics = ["code-objects.attributes"]
def outer():
    seen = 1
    def inner(): return seen
    return inner
print(outer().__code__.co_freevars)

# %% co-consts
#| title = "co_consts of hail"
#| topics = ["code-objects.constants"]
# The reference text: None and a format template.
# The f-string's literal pieces are constants of their own; no template string exists.
def hail(who, word="Hi"):
    line = f"{word}: {who}."
    return line
print(any(isinstance(c, str) and "{}" in c for c in hail.__code__.co_consts))

# %% co-consts-shown
#| title = "The constants of hail"
#| topics = ["code-objects.constants"]
# The reference text: None first, then strings.
def hail(who, word="Hi"):
    line = f"{word}: {who}."
    return line
print(hail.__code__.co_consts)

# %% co-consts-none-first
#| title = "The first constant of a function without docstring"
#| topics = ["code-objects.constants"]
# The reference text: None is the first constant.
def hail(who):
    return who
print(hail.__code__.co_consts)

# %% co-consts-docstring
#| title = "A docstring is the first constant"
#| topics = ["code-objects.constants"]
# The reference text: co_consts holds the constants.
def hail(who):
    "Be polite."
    return who
print(hail.__code__.co_consts[0])

# %% default-not-in-consts
#| title = "Default values are not constants of the function's code"
#| topics = ["code-objects.constants"]
# The reference text: co_consts holds the constants.
def hail(who, word="Hi"): return word
print("Hi" in hail.__code__.co_consts, hail.__defaults__)

# %% co-argcount
#| title = "co_argcount"
#| topics = ["code-objects.attributes"]
def hail(who, word="Hi"):
    line = f"{word}: {who}."
    return line
print(hail.__code__.co_argcount)

# %% co-argcount-positional
#| title = "co_argcount counts positional parameters only"
#| topics = ["code-objects.attributes"]
# The reference text: number of positional arguments.
def f(a, /, b, c=1, *args, d, e=2, **kw): pass
c = f.__code__
print(c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount)

# %% co-nlocals
#| title = "co_nlocals is the length of co_varnames"
#| topics = ["code-objects.attributes"]
# The reference text: metadata of the code object.
def f(a, *args, b, **kw):
    z = 1
print(f.__code__.co_nlocals == len(f.__code__.co_varnames), f.__code__.co_nlocals)

# %% co-stacksize
#| title = "co_stacksize is the stack depth needed"
#| topics = ["code-objects.attributes"]
# The reference text: maximum depth needed at run time.
def shallow(a): return a
def deep(a): return [a, a, a, a, a, a, a, a]
print(type(shallow.__code__.co_stacksize).__name__, deep.__code__.co_stacksize)

# %% co-filename
#| title = "co_filename"
#| topics = ["code-objects.attributes"]
import os
def f(): pass
print(os.path.basename(f.__code__.co_filename) == os.path.basename(__file__), compile("1", "made-up.py", "eval").co_filename)

# %% co-firstlineno
#| title = "co_firstlineno"
#| topics = ["code-objects.attributes"]
x = 1

def f():
    pass
print(f.__code__.co_firstlineno)
# The reference text: line of the def statement.

# %% co-firstlineno-decorated
#| title = "co_firstlineno of a decorated function"
#| topics = ["code-objects.attributes"]
def same(fn): return fn

@same
@same
def f():
    pass
print(f.__code__.co_firstlineno)
# The reference text: line of the def statement.
# With decorators it is the line of the first decorator.

# %% immutable
#| title = "Code object attributes are read-only"
#| topics = ["code-objects.replacing"]
# The reference text: code objects are immutable.
def f(): pass
for name in ("co_name", "co_consts", "co_argcount"):
    try:
        setattr(f.__code__, name, None)
    except AttributeError as e:
        print(e)

# %% no-new-attributes
#| title = "Code objects take no new attributes"
#| topics = ["code-objects.replacing"]
# The reference text: code objects are immutable.
def f(): pass
try:
    f.__code__.extra = 1
except AttributeError as e:
    print(type(e).__name__)

# %% replace-makes-new
#| title = "replace() makes a changed copy"
#| topics = ["code-objects.replacing"]
# The reference text: code objects are immutable.
def f(): return 1
g = f.__code__.replace(co_name="renamed")
print(g.co_name, f.__code__.co_name, g is f.__code__)

# %% hashable
#| title = "Code objects are hashable and compare by content"
#| topics = ["code-objects.replacing"]
# The reference text: code objects are immutable.
a = compile("x + 1", "<c>", "eval")
b = compile("x + 1", "<c>", "eval")
print(a == b, hash(a) == hash(b), a is b)

# %% lambda-in-loop-shares-code
#| title = "Lambdas made in a loop share one code object"
#| topics = ["code-objects.sharing"]
# The reference text: all share the same code object.
fs = []
for i in range(3):
    fs.append(lambda: i)
print(len({id(f) for f in fs}), len({id(f.__code__) for f in fs}))

# %% closures-share-code
#| title = "Closures of one factory share code and differ in cells"
#| topics = ["code-objects.sharing"]
# The reference text: function objects may have different closures.
def make(n):
    return lambda: n
a, b = make(1), make(2)
print(a.__code__ is b.__code__, a.__closure__ == b.__closure__, a(), b())

# %% code-nested-in-consts
#| title = "The inner code object is a constant of the outer one"
#| topics = ["code-objects.constants"]
# The reference text: code objects are shared.
def make(n):
    def inner(): return n
    return inner
print(any(c is make(1).__code__ for c in make.__code__.co_consts))

# %% code-swap
#| title = "A function's code can be exchanged"
#| topics = ["code-objects.replacing"]
# The reference text: bytecode and metadata are bundled in the code object.
def f(): return "f"
def g(): return "g"
f.__code__ = g.__code__
print(f(), f.__name__)

# %% more-attributes
#| title = "The remaining attributes of a code object"
#| topics = ["code-objects.attributes"]
# The reference text: bytecode with its metadata.
def f(a):
    def g(): return a
    return len(g())
c = f.__code__
print(c.co_cellvars, c.co_names, c.co_qualname, c.co_flags & 3)
