# /// case
# topics = ["statements.deletion"]
# ///

class Target:
    """Tells what is deleted."""

    def __init__(self, name):
        self.name = name

    def __delattr__(self, name):
        print(f"del {self.name}.{name}")

    def __delitem__(self, key):
        print(f"del {self.name}[{key!r}]")


def target(name):
    print("target", name)
    return Target(name)


def trace(value):
    print("evaluated", value)
    return value


# %% names
a = b = c = d = e = f = g = 1
del a
del b, c
del (d)
del (e, [f, (g,)])
del ()
del []
print(sorted(name for name in globals() if len(name) == 1))

# %% order
del target("a").x, target("b")[trace("key")], (target("c").y, [target("d")[trace(1):trace(2)]]), target("e")[trace(3), trace(4)]

# %% missing
for source in ("del absent", "x = 1; del x; del x", "x = 1; del x.y", "x = 1; del x.real", "x = 1; del x[0]", "x = []; del x[0]", "x = {}; del x['a']", "x = {}; del x[[]]",
              "x = (1,); del x[0]", "x = 'a'; del x[0]", "class C: pass\ndel C.absent", "class C: pass\ndel C().absent", "class C: pass\ndel C.__dict__", "class C: pass\ndel C().__dict__",
              "class C: pass\ndel C.__name__", "class C: pass\ndel C().__class__", "def f(): pass\ndel f.absent", "def f(): pass\ndel f.__name__", "def f(): pass\ndel f.__code__",
              "def f(): pass\ndel f.__defaults__, f.__kwdefaults__; print(f.__defaults__)", "del int.real", "import sys\ndel sys.absent", "del ().count", "del None.x", "del len.x", "x = []; del x[::0]",
              "x = []; del x['a']", "x = bytearray(b'a'); del x[5]", "x = range(5); del x[0]", "x = {1}; del x[1]"):
    try:
        exec(source)
    except Exception as error:
        print(f"{source!r}: {type(error).__name__}: {error}")
    else:
        print(f"{source!r}: deleted")

# %% rest-stays-after-failure
a = b = c = 1
try:
    del a, absent, b
except NameError as error:
    print(error)
print("a" in globals(), "b" in globals())

# %% local
def function(parameter):
    local = 1
    del local, parameter
    for name in "local", "parameter":
        try:
            print(eval(name))
        except NameError as error:
            print(type(error).__name__, error)
    try:
        local
    except UnboundLocalError as error:
        print(error)
    try:
        del parameter
    except UnboundLocalError as error:
        print(error)
    local = parameter = 2
    return local, parameter
print(function(1))

# %% free-variables
def function():
    shared = 1
    def inner():
        nonlocal shared
        del shared
    def read():
        return shared
    print(read())
    inner()
    for callable in read, inner:
        try:
            callable()
        except NameError as error:
            print(type(error).__name__, error)
    try:
        print(shared)
    except UnboundLocalError as error:
        print(error)
    shared = 2
    print(read())
function()

# %% global-statement
shared = 1
def function():
    global shared
    del shared
function()
try:
    function()
except NameError as error:
    print(type(error).__name__, error)

# %% in-class-body
x = "global"
class Class:
    x = "class"
    del x
    print(x)
    try:
        del y
    except NameError as error:
        print(type(error).__name__, error)
print(hasattr(Class, "x"))

# %% builtin-name-shows-again
len = lambda value: "shadow"
print(len("abc"))
del len
print(len("abc"))
try:
    del len
except NameError as error:
    print(error)

# %% slices
items = list(range(10))
del items[8:]
del items[:1], items[0]
print(items)
del items[::2]
print(items)
del items[5:9], items[1:0]
print(items)
del items[-1], items[:]
print(items)

# %% dictionary-items
table = dict.fromkeys("abcd")
del table["a"], table["c"]
print(table)
key = ("x", 1)
table[key] = 1
del table["x", 1]
print(table)

# %% descriptors
class Descriptor:
    def __delete__(self, instance):
        print("delete", type(instance).__name__)

class Meta(type):
    def __delattr__(cls, name):
        print("meta", name)
        super().__delattr__(name)

class Class(metaclass=Meta):
    managed = Descriptor()
    plain = 1
    @property
    def value(self):
        return 1
    @value.deleter
    def value(self):
        print("deleter")
    @property
    def fixed(self):
        return 1

instance = Class()
del instance.managed, instance.value
for name in "fixed", "plain", "absent":
    try:
        delattr(instance, name)
    except AttributeError as error:
        print(error)
del Class.plain, Class.managed
print(sorted(name for name in vars(Class) if not name.startswith("__")))

# %% slots
class Class:
    __slots__ = "a", "b"
instance = Class()
instance.a = 1
del instance.a
for name in "a", "b", "c":
    try:
        delattr(instance, name)
    except AttributeError as error:
        print(type(error).__name__, error)

# %% finalizer-order
class Noisy:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("gone", self.name)
a, b, c = map(Noisy, "abc")
del c, a
print("between")
del b
items = [Noisy("first"), Noisy("second")]
del items[0]
print("list")
del items

# %% except-name
try:
    raise ValueError
except ValueError as error:
    del error
print("error" in globals())
try:
    raise ValueError
except ValueError as error:
    error = 1
print("error" in globals())

# %% del-in-exec-namespaces
space = {"a": 1, "b": 2}
local = {"a": 3}
exec("del a", space, local)
print(sorted(k for k in space if len(k) == 1), local)
try:
    exec("del a", space, local)
except NameError as error:
    print(error)
exec("global b; del b", space, local)
print("b" in space)
