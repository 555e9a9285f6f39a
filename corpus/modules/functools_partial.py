# /// case
# topics = ["modules.functools"]
# ///

from functools import partial, partialmethod

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

def function(*arguments, **keywords):
    return arguments, keywords

# %% calls
show("partial(function)()", "partial(function, 1)(2)", "partial(function, a=1)(b=2)", "partial(function, a=1)(a=2)", "partial(function, 1, 2, a=3)(4, b=5)", "partial(int, base=2)('101')", "partial(partial(function, 1), 2)(3)", "partial(print)()", "partial(len)([])", "partial(len)()", "partial(pow, 2)(3)")

# %% construction-errors
show("partial()", "partial(5)", "partial(None)", "partial('a')", "partial(func=len)", "partial(function, self=1)()", "partial(function, func=1)()", "partial.__new__()", "partial.__new__(partial)", "partial.__new__(int, len)", "partial(int, base=99)('1')")

# %% attributes
p = partial(function, 1, [2], a=3)
print(p.func is function, p.args, p.keywords, p.__dict__)
run("p.func = 1", "del p.args", "p.keywords = {}", "p.x = 5", "p.x", "del p.x", "p.x", "p.__dict__ = {'y': 1}", "p.y", "p.__name__", "p.__doc__ is partial.__doc__")
p.keywords["b"] = 4
print(p())
print(partial(function).keywords, partial(function).args)

# %% nesting
#| title = "A partial of a partial is flattened, unless it has attributes of its own"
inner = partial(function, 1, a=1)
outer = partial(inner, 2, b=2, a=5)
print(outer.func is function, outer.args, outer.keywords, inner.keywords)
inner.attribute = 1
outer = partial(inner, 2)
print(outer.func is inner, outer.args, outer())
class Derived(partial):
    pass
print(partial(Derived(function, 1), 2).func is function, Derived(partial(function, 1), 2).args, type(partial(Derived(function), 1)).__name__, Derived(Derived(function, 1), 2).args)

# %% representation
show("partial(len)", "partial(int, '1', base=2)", "partial(max, 1, [2], key=None)", "partial(partial(len, 1), 2)")
class Derived(partial):
    pass
print(Derived(len, 1))
class Inside:
    def __repr__(self):
        return f"Inside({p})"
p = partial(len, Inside())
print(p)
p = partial(len)
p.__setstate__((p, (), {}, {}))
try:
    print(p)
finally:
    p.__setstate__((len, (), {}, {}))
p.__setstate__((len, (p,), {"a": p}, None))
print(p)
p.__setstate__((len, (), {}, None))

# %% reduce-and-copies
import copy
p = partial(len, [1], a=2)
print(p.__reduce__())
p.x = 5
print(p.__reduce__()[2])
for function_ in (copy.copy, copy.deepcopy):
    twin = function_(p)
    print(twin, twin.x, twin.args[0] is p.args[0], twin.keywords is p.keywords)

# %% setstate
p = partial(len)
for state in ((max, (1,), {"a": 2}, None), (max, (1,), {}, {"x": 1}), (max, [1], {}, None), (5, (), {}, None), (max, (), [], None), (max, (), {}), 5, None, (max, (), None, None), (max, (), {}, 5)):
    try:
        p.__setstate__(state)
    except Exception as error:
        print(state, type(error).__name__, error)
    else:
        print(state, p, p.__dict__)

# %% as-a-class-attribute
#| title = "A partial in a class is no method"
class Class:
    part = partial(function, 1)
    static = staticmethod(partial(function, 2))
    method = partialmethod(function, 3)
instance = Class()
print(instance.part(5), instance.static(6), len(instance.method(7)[0]), Class.part(8), Class.method(9))

# %% partialmethod
class Cell:
    def __init__(self):
        self.value = None
    def set(self, value, *, loud=False):
        self.value = value, loud
        return self
    set_one = partialmethod(set, 1)
    set_loud = partialmethod(set, loud=True)
    set_both = partialmethod(set_one, loud=True)
    @classmethod
    def made(cls, *arguments):
        return cls.__name__, arguments
    made_one = partialmethod(made, 1)
    @staticmethod
    def plain(*arguments):
        return arguments
    plain_one = partialmethod(plain, 1)
    lambda_method = partialmethod(lambda self, x: x, 7)
cell = Cell()
print(cell.set_one().value, cell.set_loud(5).value, cell.set_both().value, cell.made_one(2), Cell.made_one(3), cell.plain_one(4), Cell.plain_one(5), cell.lambda_method())
run("cell.set_one(2)", "Cell.set_one()", "partialmethod()", "partialmethod(5)", "partialmethod(None, 1)", "cell.set_one(value=5)")
print(Cell.__dict__["set_both"].args, Cell.__dict__["set_both"].keywords, type(cell.set_one).__name__, cell.set_one.args[0] is cell if hasattr(cell.set_one, "args") else "")

# %% partialmethod-representation
class Class:
    def method(self): pass
print(partialmethod(len), partialmethod(len, 1, a=2), partialmethod(int, "x", base=2))

# %% subclass
class Derived(partial):
    def __call__(self, *arguments):
        return "derived", super().__call__(*arguments)
    extra = 5
d = Derived(function, 1)
d.more = 6
print(d(2), d.extra, d.more, d.__dict__, isinstance(d, partial), callable(d))
class New(partial):
    def __new__(cls, *arguments, **keywords):
        self = super().__new__(cls, *arguments)
        self.keywords_of_new = keywords
        return self
print(New(function, 1, a=2).keywords_of_new, New(function, 1, a=2)())

# %% type
print([name for name in dir(partial) if name not in dir(object) and name not in ("__module__", "__vectorcalloffset__")], partial.__name__, partial.__module__, partial[int], partial.__hash__ is object.__hash__)
print(partial(len) == partial(len), hash(partial(len)) == hash(partial(len)), callable(partial(len)))
