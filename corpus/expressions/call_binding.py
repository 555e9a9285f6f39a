# /// case
# topics = ["expressions.calls"]
# ///

def attempt(function, *calls):
    """What each call of the function, given as text, returns or raises."""
    for call in calls:
        try:
            print(f"f({call}) = {eval(f'f({call})', {'f': function})!r}")
        except Exception as error:
            print(f"f({call}): {type(error).__name__}: {error}")


class Mapping:
    """The least that ** takes."""

    def __init__(self, **items):
        self.items = items

    def keys(self):
        return list(self.items)

    def __getitem__(self, key):
        return self.items[key]


# %% no-parameters
def f():
    return "called"
attempt(f, "", "1", "1, 2", "a=1", "a=1, b=2", "*()", "*[1]", "**{}", "**{'a': 1}", "1, a=1", "*[1, 2], **{'a': 3}")

# %% one-parameter
def f(a):
    return a
attempt(f, "", "1", "1, 2", "1, 2, 3", "a=1", "1, a=2", "b=1", "1, b=2", "*[1]", "**{'a': 1}", "*[1], **{'a': 1}", "**{'b': 1}", "a=1, b=2", "**{1: 2}", "**{'a': 1, 2: 3}")

# %% missing-positional
def two(a, b): pass
def three(a, b, c): pass
def four(a, b, c, d): pass
def some(a, b, c=1): pass
for f in two, three, four, some:
    print(f.__name__)
    attempt(f, "", "1", "1, 2", "a=1", "b=1", "c=1", "a=1, c=1", "1, c=2", "**{'b': 1}")

# %% missing-keyword-only
def one(*, a): pass
def two(*, a, b): pass
def three(*, a, b, c): pass
def some(x, *, a, b=1, c): pass
for f in one, two, three, some:
    print(f.__name__)
    attempt(f, "", "a=1", "b=1", "1, a=1", "1, 2", "1, 2, a=1, c=1", "a=1, c=1", "1, 2, a=3")

# %% too-many-positional
def zero(): pass
def one(a): pass
def default(a=1): pass
def some(a, b=1): pass
def keyword(a, *, b): pass
def keywords(a, *, b, c=1): pass
def keyword_default(a=1, *, b=2): pass
for f in zero, one, default, some, keyword, keywords, keyword_default:
    print(f.__name__)
    attempt(f, "1, 2, 3", "1, 2, 3, 4", "1, 2, 3, b=1", "1, 2, 3, b=1, c=2", "1, 2, 3, c=2", "1, 2, 3, a=1", "1, 2, 3, z=1")

# %% positional-only
def f(a, b=2, /, c=3, *, d=4):
    return a, b, c, d
attempt(f, "", "1", "1, 2", "1, 2, 3", "1, 2, 3, 4", "a=1", "1, b=2", "a=1, b=2", "1, 2, c=3, d=4", "1, d=5", "a=1, e=2", "1, e=2", "1, 2, a=1", "1, 2, b=2, a=1")

# %% positional-only-with-keywords
def f(a, /, **keywords):
    return a, keywords
attempt(f, "1, a=2", "a=2", "1", "1, b=2", "1, **{'a': 3, 'b': 4}", "1, 2")
def f(a=0, /, *rest, b, **keywords):
    return a, rest, b, keywords
attempt(f, "", "b=1", "1, 2, 3, b=4, a=5", "*'xyz', b=1", "**{'b': 1, 'a': 2}", "1, 2")

# %% star-parameters
def f(*positional, **keywords):
    return positional, keywords
attempt(f, "", "1", "1, a=2", "*'ab', 1, *'cd'", "*{1: 2}", "**{'a': 1}, b=2, **{'c': 3}", "*range(3), **{}", "a=1, *[2]", "a=1, *[2], **{'b': 3}", "positional=1", "keywords=2, positional=3",
        "*(), *()", "*'', **{}", "(i for i in 'ab')", "*(i for i in 'ab')", "self=1", "**{'': 1}", "**{'a b': 1}", "**{'class': 1}")

# %% all-kinds
def f(a, b, /, c, d=4, *rest, e, g=7, **keywords):
    return a, b, c, d, rest, e, g, keywords
attempt(f, "1, 2, 3, e=5", "1, 2, c=3, e=5", "1, 2, 3, 4, 5, 6, e=7, g=8, h=9", "1, 2, 3", "1, 2, e=1", "1, c=2, e=3", "e=1", "", "1, 2, 3, c=4, e=5", "1, 2, 3, 4, d=5, e=6", "1, 2, 3, e=5, a=6, b=7",
        "*[1, 2, 3], **{'e': 4, 'x': 5}", "1, 2, 3, e=1, **{'e': 2}", "1, 2, 3, **{'e': 1}, **{'e': 2}")

# %% several-values
def f(a, b=2, **keywords):
    return a, b, keywords
attempt(f, "1, a=2", "*[1], a=2", "**{'a': 1}, a=2" , "a=1, **{'a': 2}", "1, **{'a': 2}", "1, 2, b=3", "x=1, **{'x': 2}", "**{'x': 1}, **{'x': 2}", "1, 2, 3, a=4", "1, 2, a=3, b=4")

# %% unexpected-keyword-suggestions
#| title = "3.13 suggests the parameter that a misspelt keyword may mean"
def f(first=1, second=2, *, third=3):
    pass
attempt(f, "frist=1", "secnod=1", "thrid=1", "firs=1", "FIRST=1", "fourth=1", "sec=1", "x=1", "first_=1", "third3=1", "tsecond=1", "**{'secon': 1}", "**{'séçond': 1}")
def f(a, /, abc=1):
    pass
attempt(f, "1, ab=1", "1, b=2", "1, abd=1", "ab=1")
def f(private=1, _private=2, __x=3):
    pass
attempt(f, "privat=1", "_privat=1", "_x=1")
def f(*arguments, keyword=1):
    pass
attempt(f, "keywrod=1", "argument=1", "keyword_=1")
class C:
    def __init__(self, colour):
        pass
attempt(C, "color=1", "1, color=2", "colour=1, color=2")
attempt(lambda value: value, "valeu=1", "vale=1", "v=1")

# %% star-of-something-else
def f(*positional, **keywords):
    return positional, keywords
attempt(f, "*1", "*None", "*1.5", "*len", "1, *2", "*[], *3", "**1", "**None", "**[]", "**'ab'", "**[('a', 1)]", "a=1, **2", "**{}, **3", "*1, **2", "*[], **1", "**{1, 2}", "**{1: 2}", "**{'a': 1, None: 2}", "**{}, **{1: 2}", "a=1, **{2: 3}")
attempt(lambda a: a, "*1", "**1", "**{1: 2}", "*[1], **{2: 3}")
attempt(len, "*1", "**1", "**{1: 2}", "*[[]], **{2: 3}", "**{'a': 1}, **{'a': 2}", "*[1], *2")
attempt(print, "*1", "**1", "**{1: 2}", "end='!', **{'end': '?'}")
attempt(dict, "**1", "**{1: 2}", "a=1, **{'a': 2}", "**{'a': 1}, **{'a': 2}")
attempt(int, "*1", "**{1: 2}", "**{'x': 1}")
attempt(type("C", (), {}), "*1", "**1", "1", "a=1")

# %% names-of-what-is-called
#| title = "Messages show the qualified name of the function"
class C:
    def method(self, a): pass
    @staticmethod
    def static(a): pass
    @classmethod
    def classy(cls, a): pass
    def __init__(self, a): pass
    def __call__(self, a): pass
    class D:
        def __new__(cls, a): pass
def outer():
    def inner(a): pass
    return inner
def renamed(a): pass
renamed.__name__ = "other"
renamed.__qualname__ = "some.where"
for f in C, C(1).method, C.method, C.static, C.classy, C(1), C.D, outer(), renamed, lambda a: a, (lambda: lambda a: a)():
    attempt(f, "", "1, 2", "b=1", "1, a=2", "*1", "**1", "**{1: 2}", "x=1, **{'x': 2}")

# %% methods
class C:
    def none(): pass
    def one(self): pass
    def two(self, a): pass
    def keyword(self, *, a): pass
for name in "none", "one", "two", "keyword":
    print(name)
    attempt(getattr(C(), name), "", "1", "1, 2", "a=1", "self=1", "1, self=2")
    attempt(getattr(C, name), "", "C", "C, 1")

# %% arguments-from-objects
def f(*positional, **keywords):
    return positional, keywords
print(f(*Mapping(a=1).keys(), **Mapping(a=1, b=2)))
class NoKeys:
    def __getitem__(self, key):
        return key
class KeysNotIterable(Mapping):
    def keys(self):
        return 5
class KeysRaise(Mapping):
    def keys(self):
        raise OSError("no keys")
class ItemsRaise(Mapping):
    def __getitem__(self, key):
        raise KeyError(key)
class ItemsFail(Mapping):
    def __getitem__(self, key):
        raise AttributeError(key)
class IterRaises:
    def __iter__(self):
        raise TypeError("no iteration")
class NextRaises:
    def __iter__(self):
        yield 1
        raise TypeError("no more")
for value in NoKeys(), KeysNotIterable(), KeysRaise(), ItemsRaise(a=1), ItemsFail(a=1):
    try:
        print(f(**value))
    except Exception as error:
        print(type(error).__name__, error)
    try:
        print(f(a=1, **value))
    except Exception as error:
        print(type(error).__name__, error)
for value in IterRaises(), NextRaises():
    try:
        print(f(*value))
    except Exception as error:
        print(type(error).__name__, error)
    try:
        print(f(0, *value))
    except Exception as error:
        print(type(error).__name__, error)

# %% order-of-evaluation
def trace(value):
    print(value, end=" ")
    return value
def f(*positional, **keywords):
    print(positional, keywords)
trace(f)(trace(1), *trace([2, 3]), trace(4), a=trace(5), **trace({"b": 6}), c=trace(7))
trace(f)(a=trace(1), *trace([2]))
trace(f)(*trace([1]), *trace([2]), **trace({"x": 3}), **trace({"y": 4}))
class Maker:
    def __getattr__(self, name):
        print("get", name, end=" ")
        return f
Maker().method(trace(1), k=trace(2))
(trace(f) if trace(True) else None)(trace(0))

# %% not-callable
for value in 1, "text", None, 1.5, [], (), {}, ..., NotImplemented, object(), b"":
    try:
        value()
    except TypeError as error:
        print(error)
class Instance:
    __call__ = None
class Metaless:
    pass
for value in Instance(), Metaless():
    try:
        value(1, a=2)
    except TypeError as error:
        print(error)
instance = Metaless()
instance.__call__ = lambda: 1
try:
    instance()
except TypeError as error:
    print(error)

# %% callable-objects
class Callable:
    def __call__(self, *positional, **keywords):
        return positional, keywords
print(Callable()(), Callable()(1, a=2), Callable()(*"ab", **{"c": 1}))
class Nested:
    __call__ = Callable()
print(Nested()(1, b=2))
class Static:
    @staticmethod
    def __call__(*arguments):
        return arguments
class Classy:
    @classmethod
    def __call__(cls, *arguments):
        return cls.__name__, arguments
print(Static()(1), Classy()(2), callable(Static()), callable(1))

# %% defaults
def f(a, b=[], *, c={}):
    b.append(a)
    c[a] = len(b)
    return b, c
print(f(1), f(2, c={}), f(3, []), f.__defaults__, f.__kwdefaults__)
f.__defaults__ = ("x", "y")
print(f.__defaults__)
f.__defaults__ = None
attempt(f, "1", "1, [2]", "")
f.__kwdefaults__ = None
attempt(f, "1, []", "1", "1, [], c={}")
def f(a, b): return a, b
f.__defaults__ = (1, 2, 3)
attempt(f, "", "5", "5, 6")
f.__defaults__ = (2,)
attempt(f, "", "5")
for value in 1, [1], "a":
    try:
        f.__defaults__ = value
    except TypeError as error:
        print(error)
    try:
        f.__kwdefaults__ = value
    except TypeError as error:
        print(error)

# %% many-parameters
names = [f"p{i}" for i in range(300)]
space = {}
exec(f"def f({', '.join(names)}): return p0, p299, {' + '.join(names)}", space)
f = space["f"]
print(f(*range(300)), f(**{name: 1 for name in names}))
for arguments in range(10), range(298), range(299), range(301):
    try:
        f(*arguments)
    except TypeError as error:
        print(str(error)[:60], str(error)[-40:])
exec(f"print(len(''.join([{', '.join(map(repr, names))}])), max({', '.join(map(str, range(300)))}))")

# %% recursion-with-arguments
def countdown(n, *rest, **keywords):
    return (rest, keywords) if n == 0 else countdown(n - 1, n, *rest, **{f"k{n}": n, **keywords})
print(countdown(4))

# %% dictionary-is-copied
received = []
def f(**keywords):
    received.append(keywords)
    keywords["new"] = 1
source = {"a": 1}
f(**source)
print(source, received[0] is source)
def f(*positional):
    return positional
values = (1, 2)
print(f(*values) is values, f(*[1]) == (1,))

# %% classes-and-arguments
class Nothing: pass
class New:
    def __new__(cls, a): return super().__new__(cls)
class Init:
    def __init__(self, a): pass
class Both:
    def __new__(cls, a): return super().__new__(cls)
    def __init__(self, a, b): pass
class Returns:
    def __init__(self): return 1
for kind in Nothing, New, Init, Both, Returns:
    print(kind.__name__)
    def f(*positional, **keywords):
        return type(kind(*positional, **keywords)).__name__
    attempt(f, "", "1", "1, 2", "x=1") if kind is not Nothing else attempt(f, "1", "x=1", "1, x=2")

# %% keyword-names-are-interned-or-not
name = "".join(["k", "ey"])
def f(key=None, **rest):
    return key, rest
print(f(**{name: 1}), f(**{name + "2": 1}))
class Name(str):
    pass
print(f(**{Name("key"): 1}), f(**{Name("other"): 2}))
