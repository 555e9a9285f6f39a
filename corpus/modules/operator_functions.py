# /// case
# topics = ["modules.operator"]
# ///

import operator
from operator import attrgetter, itemgetter, methodcaller

def show(*expressions):
    """Evaluates each expression and prints what comes of it."""
    for expression in expressions:
        try:
            value = eval(expression, globals())
            text = f"{type(value).__name__} {value!r}"
        except Exception as error:
            text = f"!! {type(error).__name__}: {error}"
        print(expression, "->", text)

def run(*statements):
    """Runs each statement and prints the error, if there is one."""
    for statement in statements:
        try:
            exec(statement, globals())
        except Exception as error:
            print(statement, "!!", f"{type(error).__name__}: {error}")
        else:
            print(statement)

class Loud:
    """Answers every operator with its name."""
    def __repr__(self):
        return "Loud()"
    def __getattr__(self, name):
        raise AttributeError(name)
for name in ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor", "lt", "le", "eq", "ne", "gt", "ge", "neg", "pos", "abs", "invert",
             "iadd", "isub", "imul", "imatmul", "itruediv", "ifloordiv", "imod", "ipow", "ilshift", "irshift", "iand", "ior", "ixor", "getitem", "setitem", "delitem", "contains", "call"):
    def method(self, *arguments, name=name):
        return name, *arguments
    setattr(Loud, f"__{name}__", method)
loud = Loud()

# %% binary-functions
for name in ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and_", "or_", "xor", "lt", "le", "eq", "ne", "gt", "ge", "concat"):
    function = getattr(operator, name)
    for arguments in ((7, 2), (loud, 5), ("a", 1), ([1], [2]), (1,), (), (1, 2, 3)):
        try:
            print(name, arguments, function(*arguments))
        except Exception as error:
            print(name, arguments, type(error).__name__, error)

# %% in-place-functions
for name in ("iadd", "isub", "imul", "imatmul", "itruediv", "ifloordiv", "imod", "ipow", "ilshift", "irshift", "iand", "ior", "ixor", "iconcat"):
    function = getattr(operator, name)
    for arguments in ((7, 2), (loud, 5), ("a", None), ([1], [2]), (1,)):
        try:
            print(name, arguments, function(*arguments))
        except Exception as error:
            print(name, arguments, type(error).__name__, error)

# %% unary-functions
for name in ("neg", "pos", "abs", "invert", "inv", "not_", "truth", "index"):
    function = getattr(operator, name)
    for arguments in ((7,), (loud,), ("a",), (1.5,), (True,), ([],), (None,), (), (1, 2)):
        try:
            print(name, arguments, function(*arguments))
        except Exception as error:
            print(name, arguments, type(error).__name__, error)

# %% items
items = [1, 2, 3]
mapping = {"a": 1}
show("operator.getitem(items, 1)", "operator.getitem(mapping, 'a')", "operator.getitem(items, slice(1))", "operator.getitem(5, 1)", "operator.getitem(loud, 1)", "operator.getitem(items)", "operator.setitem(items, 0, 9)", "operator.setitem((), 0, 1)", "operator.setitem(items, 0)", "operator.delitem(items, 0)",
     "operator.delitem({}, 1)", "operator.delitem(5, 1)", "items", "operator.contains(items, 2)", "operator.contains(5, 1)", "operator.contains('abc', 'b')", "operator.contains(items)", "operator.getitem(items, 'a')")

# %% counting-and-searching
show("operator.countOf([1, 1.0, True, 2], 1)", "operator.countOf('aba', 'a')", "operator.countOf(5, 1)", "operator.countOf([])", "operator.indexOf([1, 2], 2)", "operator.indexOf([1], 5)", "operator.indexOf('abc', 'c')", "operator.indexOf(5, 1)", "operator.indexOf([])", "operator.countOf(iter([1, 2, 1]), 1)", "operator.indexOf(iter('abc'), 'z')")
nan = float("nan")
print(operator.countOf([nan, float("nan")], nan), operator.indexOf([nan], nan))

# %% identity
show("operator.is_(None, None)", "operator.is_(1, 2)", "operator.is_not(1, 2)", "operator.is_(1)", "operator.is_not()", "operator.is_([], [])", "operator.is_(a=1, b=1)")

# %% length-hint
class Hint:
    def __init__(self, hint):
        self.hint = hint
    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint
class Length(Hint):
    def __len__(self):
        raise TypeError("no length")
show("operator.length_hint([1, 2])", "operator.length_hint(iter([1, 2]))", "operator.length_hint(5)", "operator.length_hint(5, 7)", "operator.length_hint(5, default=7)", "operator.length_hint()", "operator.length_hint([], 'a')", "operator.length_hint([], 1.5)", "operator.length_hint([], 1, 2)", "operator.length_hint(x for x in 'a')",
     "operator.length_hint(Hint(3))", "operator.length_hint(Hint(-1))", "operator.length_hint(Hint('a'))", "operator.length_hint(Hint(NotImplemented), 9)", "operator.length_hint(Hint(TypeError('t')), 9)", "operator.length_hint(Hint(ValueError('v')), 9)", "operator.length_hint(Hint(True))", "operator.length_hint(Length(4))",
     "operator.length_hint(Hint(1.5))", "operator.length_hint(obj=[])", "operator.length_hint(5, True)")

# %% call
def function(*arguments, **keywords):
    return arguments, keywords
show("operator.call(function, 1, a=2)", "operator.call(len, [])", "operator.call()", "operator.call(5)", "operator.call(obj=function)", "operator.call(loud, 1)")

# %% attrgetter
class Object:
    a = 1
    class inner:
        b = 2
thing = Object()
show("attrgetter('a')(thing)", "attrgetter('inner.b')(thing)", "attrgetter('a', 'inner.b')(thing)", "attrgetter('a', 'a', 'a')(thing)", "attrgetter('z')(thing)", "attrgetter('inner.z')(thing)", "attrgetter()", "attrgetter(5)", "attrgetter('a', 5)", "attrgetter('a')()", "attrgetter('a')(thing, 1)", "attrgetter('a')(obj=thing)",
     "attrgetter('')(thing)", "attrgetter('a.')(thing)", "attrgetter('.a')(thing)", "attrgetter(a='a')", "attrgetter('a', x=1)", "attrgetter('a')(5)")

# %% itemgetter
show("itemgetter(1)('abc')", "itemgetter(1, 0)('abc')", "itemgetter(slice(1, None))('abc')", "itemgetter('a')({'a': 5})", "itemgetter(5)('abc')", "itemgetter('x')({})", "itemgetter()", "itemgetter(1)()", "itemgetter(1)('abc', 2)", "itemgetter(1)(5)", "itemgetter(1)(obj='abc')", "itemgetter(x=1)", "itemgetter(-1)([1, 2])",
     "itemgetter(None)({None: 1})", "itemgetter(True)('ab')", "itemgetter((1, 2))({(1, 2): 3})", "itemgetter(1, x=2)", "itemgetter(0)(())", "itemgetter(1)((1, 2))", "itemgetter(0, 5)([1])")

# %% methodcaller
class Named:
    def method(self, *arguments, **keywords):
        return arguments, keywords
show("methodcaller('upper')('ab')", "methodcaller('split', ',')('a,b')", "methodcaller('method', 1, a=2)(Named())", "methodcaller('missing')('a')", "methodcaller()", "methodcaller(5)", "methodcaller('upper')()", "methodcaller('upper')('a', 'b')", "methodcaller('method', name='x', self=1)(Named())", "methodcaller(name='upper')",
     "methodcaller('method', obj=1)(Named())", "methodcaller('upper')(obj='a')", "methodcaller('upper', 1)('a')")

# %% representation
class Derived(str):
    pass
show("attrgetter('a')", "attrgetter('a.b', 'c')", "itemgetter(1)", "itemgetter(1, 'a', slice(2))", "methodcaller('m')", "methodcaller('m', 1, a=2)", "methodcaller('m', a='x')", "attrgetter(Derived('a'))")
getter = itemgetter(0)
print(getter, type(getter), type(attrgetter("a")).__name__, type(methodcaller("m")).__module__)

# %% reduce-and-copies
import copy
for maker in (attrgetter("a", "b.c"), itemgetter(1, "x"), methodcaller("m", 1), methodcaller("m", a=2), methodcaller("m"), attrgetter("a"), itemgetter([1])):
    print(maker.__reduce__()[1:], copy.copy(maker), copy.deepcopy(maker), maker == copy.copy(maker))
for statement in ("attrgetter('a').x = 1", "itemgetter(1).x = 1", "class Derived(attrgetter): pass", "class Derived(itemgetter): pass", "itemgetter(1).__wrapped__"):
    try:
        exec(statement)
    except (AttributeError, TypeError) as error:
        print(statement, error)
    else:
        print(statement, "fine")

# %% names
print(sorted(operator.__all__))
print([name for name in ("__add__", "__lt__", "__getitem__", "__iadd__", "__call__", "__not__", "__index__", "__contains__") if getattr(operator, name) is getattr(operator, name.strip("_"), None) or name == "__not__"])

# %% signatures
for name in ("add", "getitem", "setitem", "length_hint", "call", "countOf", "indexOf", "is_", "not_", "iadd", "truth", "contains"):
    print(name, getattr(operator, name).__text_signature__, getattr(operator, name).__module__, type(getattr(operator, name)).__name__)
