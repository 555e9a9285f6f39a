# /// case
# topics = []
# section = "6.2"
# seed = "6.2"
# ///

# %% order
#| title = "__new__ runs before __init__"
#| topics = ["construction.init"]
class Item:
    def __new__(cls, *args, **kwargs):
        print("new")
        return super().__new__(cls)
    def __init__(self, value):
        print("init", value)
        self.value = value
obj = Item(42)
print(obj.value)

# %% new-receives-class
#| title = "__new__ receives the class"
#| topics = ["construction.new"]
class A:
    def __new__(cls):
        print(cls.__name__, isinstance(cls, type))
        return super().__new__(cls)
class B(A): pass
B()

# %% class-repr-in-output
#| title = "How the class is printed by the example"
#| topics = ["classes.repr"]
# The reference text: the class is printed without its module.
# It is printed with its module, as __main__.Item.
class Item:
    def __new__(cls, *args):
        print(f"cls={cls}")
        return super().__new__(cls)
Item(42)

# %% init-receives-instance
#| title = "__init__ receives the object __new__ returned"
#| topics = ["construction.init"]
# The reference text: receives self, the new instance.
made = []
class A:
    def __new__(cls):
        made.append(super().__new__(cls))
        return made[0]
    def __init__(self):
        made.append(self)
a = A()
print(made[0] is made[1] is a)

# %% both-get-arguments
#| title = "Both receive the call's arguments"
#| topics = ["construction.arguments"]
# The reference text: __new__(cls, *args, **kwargs) and __init__(self, value).
class A:
    def __new__(cls, *args, **kwargs):
        print("new", args, kwargs)
        return super().__new__(cls)
    def __init__(self, *args, **kwargs):
        print("init", args, kwargs)
A(1, 2, k=3)

# %% new-is-static
#| title = "__new__ is a static method without being marked"
#| topics = ["construction.new"]
# The reference text: __new__ takes the class as its first argument.
class A:
    def __new__(cls): return super().__new__(cls)
print(type(A.__dict__["__new__"]).__name__)

# %% new-allocates
#| title = "__new__ alone gives an object without __init__"
#| topics = ["construction.new"]
# The reference text: allocates and returns the instance.
class A:
    def __init__(self): self.ready = True
a = A.__new__(A)
print(type(a).__name__, a.__dict__)
a.__init__()
print(a.__dict__)

# %% new-returning-none
#| title = "If __new__ returns None, __init__ is skipped"
#| topics = ["construction.new"]
class A:
    def __new__(cls): return None
    def __init__(self): print("init")
print(A())

# %% new-returning-other
#| title = "__init__ is skipped for any object that is not an instance"
#| topics = ["construction.new"]
# The reference text: must return the new instance, or None to skip.
# Anything that is not an instance of the class has this effect.
class A:
    def __new__(cls): return "other"
    def __init__(self): print("init")
print(A())

# %% new-returning-subclass-instance
#| title = "__init__ runs for an instance of a subclass"
#| topics = ["construction.new"]
# The reference text: __init__ is for the instance returned.
class A:
    def __new__(cls, *a): return object.__new__(B)
class B(A):
    def __init__(self, *a): print("init of", type(self).__name__)
A()

# %% init-returns-none
#| title = "__init__ must return None"
#| topics = ["construction.init"]
class A:
    def __init__(self): return 5
try:
    A()
except TypeError as e:
    print(e)

# %% singleton
#| title = "A singleton by __new__"
#| topics = ["construction.caching"]
class Only:
    _only = None
    def __new__(cls):
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only
a, b = Only(), Only()
print(a is b)

# %% singleton-init-each-time
#| title = "__init__ of a singleton runs at each call"
#| topics = ["construction.caching"]
# The reference text: the existing instance is returned.
class Only:
    _only = None
    def __new__(cls):
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only
    def __init__(self): print("init")
Only()
Only()

# %% immutable-int-new
#| title = "An int subclass is customised in __new__"
#| topics = ["construction.immutable"]
# The reference text: customisation must happen in __new__.
class Even(int):
    def __new__(cls, n): return super().__new__(cls, n - n % 2)
print(Even(7), type(Even(7)).__name__)

# %% immutable-str-new
#| title = "A str subclass is customised in __new__"
#| topics = ["construction.immutable"]
# The reference text: customisation must happen in __new__.
class Upper(str):
    def __new__(cls, s): return super().__new__(cls, s.upper())
print(Upper("abc"))

# %% immutable-tuple-new
#| title = "A tuple subclass is customised in __new__"
#| topics = ["construction.immutable"]
# The reference text: customisation must happen in __new__.
class Pair(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
print(Pair(1, 2), len(Pair(1, 2)))

# %% immutable-init-too-late
#| title = "In __init__ the value is already set"
#| topics = ["construction.immutable"]
# The reference text: set by the time __init__ runs.
class N(int):
    def __init__(self, n):
        print("in init", self + 0)
        self = 0
print(N(5))

# %% immutable-init-cannot-change
#| title = "Calling the base's __init__ with a changed value does not help"
#| topics = ["construction.immutable"]
# The reference text: customisation must happen in __new__.
class N(int):
    def __init__(self, n):
        super().__init__()
class T(tuple):
    def __init__(self, items):
        try:
            self[0] = 9
        except TypeError as e:
            print(e)
print(N(5), T([1, 2]))

# %% instance-cache
#| title = "__new__ can keep a cache of instances"
#| topics = ["construction.caching"]
class Color:
    cache = {}
    def __new__(cls, name):
        return cls.cache.setdefault(name, super().__new__(cls))
print(Color("red") is Color("red"), Color("red") is Color("blue"))

# %% object-new-extra-arguments
#| title = "object.__new__ refuses arguments when __new__ is overridden"
#| topics = ["construction.arguments"]
# The reference text: super().__new__(cls) is called without them.
class A:
    def __new__(cls, v): return super().__new__(cls, v)
try:
    A(1)
except TypeError as e:
    print(e)

# %% no-arguments-expected
#| title = "A class with neither method refuses arguments"
#| topics = ["construction.arguments"]
# The reference text: both receive the call's arguments.
class A: pass
try:
    A(1)
except TypeError as e:
    print(e)
