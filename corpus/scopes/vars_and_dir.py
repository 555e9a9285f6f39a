# /// case
# topics = ["functions.namespaces", "namespaces.dir"]
# section = "2.11"
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% vars-of-kinds
import types
class C:
    x = 1
    def __init__(self): self.y = 2
class Slotted: __slots__ = ("a",)
def function(): pass
function.attribute = 1
for value in (C(), function, types.SimpleNamespace(a=1), ValueError()):
    print(type(value).__name__, vars(value), vars(value) is value.__dict__)
print(type(vars(C)).__name__, type(vars(int)).__name__, type(vars(types)).__name__)
for value in (5, "x", [], {}, None, object(), Slotted(), len, (lambda: 1).__code__, range(1)):
    show(vars, value)
show(vars, 1, 2)
show(lambda: vars(object=C()))

# %% vars-follows-dict
class Own:
    __slots__ = ()
    @property
    def __dict__(self): return "own"
print(vars(Own()))
class Raising:
    @property
    def __dict__(self): raise KeyError("raised")
show(vars, Raising())
class Hidden:
    @property
    def __dict__(self): raise AttributeError("hidden")
show(vars, Hidden())
class Through:
    __slots__ = ()
    def __getattr__(self, name): return "got " + name
print(vars(Through()))

# %% without-arguments
print(vars() is globals(), vars() is locals(), dir() == sorted(globals()))
def function(b, a):
    c = 1
    return sorted(vars()), dir()
print(function(1, 2))
class C:
    x = 1
    print(vars() is locals(), [name for name in dir() if len(name) == 1])

# %% dir-in-scopes
print([[name for name in dir() if len(name) == 1] for x in "a"], list([name for name in dir() if len(name) == 1] for x in "a"), (lambda y: dir())(1))
def outer():
    a = 1
    def inner():
        b = a
        return dir()
    return inner(), dir()
print(outer())
def function():
    first = dir()
    late = 1
    del first
    return dir()
print(function())

# %% dir-and-unsortable-names
def function(): return dir()
namespace = {5: 1, "a": 2}
show(eval, "dir()", {}, namespace)
class Odd:
    def __getitem__(self, name): raise KeyError(name)
    def keys(self): return ["b", "a"]
show(eval, "dir()", {}, Odd())
class Wrong:
    def __getitem__(self, name): raise KeyError(name)
    def keys(self): return 5
show(eval, "dir()", {}, Wrong())
class None_:
    def __getitem__(self, name): raise KeyError(name)
show(eval, "dir()", {}, None_())

# %% vars-with-odd-locals
show(eval, "vars()", {}, {"a": 1})
class Mapping:
    def __getitem__(self, name): raise KeyError(name)
    def __repr__(self): return "<mapping>"
show(eval, "vars()", {}, Mapping())
show(eval, "locals()", {}, Mapping())
show(eval, "vars() is locals()", {}, Mapping())

# %% dir-of-instances
class Base:
    def inherited(self): pass
class C(Base):
    x = 1
    def __init__(self): self.y = 2
c = C()
print([name for name in dir(c) if not name.startswith("__")], [name for name in dir(C) if not name.startswith("__")], dir(c) == sorted(dir(c)))
c.__dict__[5] = 1
show(dir, c)

# %% dir-methods
class C:
    def __dir__(self): return result
for result in (["b", "a"], ("b", "a"), {"b": 1}, iter(["b", "a"]), "ba", [], 5, None, [1, "a"], [2, 1]):
    show(dir, C())
class D:
    __dir__ = None
show(dir, D())
class E:
    def __dir__(self): raise ValueError("raised")
show(dir, E())

# %% dir-of-classes-and-metaclasses
class Meta(type):
    def __dir__(cls): return ["from", "meta"]
class C(metaclass=Meta): x = 1
print(dir(C), "x" in dir(C()), "x" in type.__dir__(C))
print("mro" in dir(int), "mro" in dir(type), "__class__" in dir(C()), "__abstractmethods__" in dir(int))

# %% dir-of-modules
import types
module = types.ModuleType("m")
module.b = module.a = 1
print([name for name in dir(module) if not name.startswith("__")])
module.__dir__ = lambda: ["z", "y"]
print(dir(module))
module.__dir__ = 5
show(dir, module)
del module.__dir__
module.__dict__[5] = 1
show(dir, module)

# %% dir-of-built-in-values
for value in (5, "x", [], None, ..., len, int):
    print(type(value).__name__, dir(value) == sorted(set(dir(value))), "__doc__" in dir(value), "__class__" in dir(value), len(dir(value)) > 20)

# %% dir-with-wrong-dict
class C:
    @property
    def __dict__(self): return 5
show(lambda: "x" in dir(C()))
class D:
    @property
    def __dict__(self): return {"from_dict": 1}
print("from_dict" in dir(D()))
class E:
    @property
    def __class__(self): return int
print("bit_length" in dir(E()))
class F:
    @property
    def __class__(self): return 5
show(lambda: len(dir(F())) > 0)

# %% globals-is-of-the-definition
namespace = {}
exec("def f(): return globals()", namespace)
print(namespace["f"]() is namespace, (lambda: globals())() is globals(), eval("globals()", namespace) is namespace)
print(list(map(lambda _: globals() is namespace, [1])), list(map(eval, ["globals()"]))[0] is globals())

# %% called-through-others
def function():
    x = 1
    return sorted(locals()), [f() for f in (locals,)][0].keys() >= {"x"}, sorted((lambda: locals())()), eval("locals()").keys() >= {"x"}
print(function())
import functools
def function():
    x = 1
    return "x" in functools.partial(locals)(), "x" in next(map(lambda f: f(), [locals])), "x" in locals.__call__(), "x" in vars.__call__()
print(function())

# %% arguments-of-the-functions
for function in (globals, locals):
    show(function, 1)
    show(function, a=1)
show(vars, a=1)
show(dir, 1, 2)
show(dir, a=1)

# %% module-and-class-locals-are-live
x = 1
names = locals()
names["made"] = 5
print(made, names is globals())
class C:
    names = locals()
    names["made"] = 6
    print(made)
print(C.made, "made" in C.names)
C.names["later"] = 1
print(hasattr(C, "later"))
C.other = 1
print("other" in C.names)

# %% namespaces-after-exec
def function():
    exec("made_inside = 1")
    return "made_inside" in locals(), "made_inside" in vars(), "made_inside" in dir()
print(function())

# %% keys-of-the-global-namespace
print([name for name in list(globals())[:9]])
print(sorted(name for name in globals() if name.startswith("__")))

# %% order-of-names
def function(b, a, *, d, c):
    f = 1
    def e(): return f, b
    return list(locals())
print(function(1, 2, d=3, c=4))
class C:
    z = 1
    a = 2
    print([name for name in locals() if len(name) == 1])

# %% locals-in-lambdas-defaults-and-annotations
print((lambda a, b=2: locals())(1))
def function(a: sorted(name for name in locals() if name == "show"), b=len(locals()) > 3): pass
print(function.__annotations__, function.__defaults__)
