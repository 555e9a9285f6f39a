# /// case
# topics = ["metaclass.init-subclass"]
# section = "6.3"
# seed = "6.3"
# ///

# %% init-subclass
#| title = "__init_subclass__ sees each subclass"
# The reference text: A and B are listed.
class Base:
    known = []
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Base.known.append(cls)
class A(Base): pass
class B(Base): pass
print([c.__name__ for c in Base.known], Base.known[0] is A)

# %% init-subclass-repr
#| title = "How that list prints"
# With the module: __main__.A and __main__.B, as the registry example shows.
class Base:
    known = []
    def __init_subclass__(cls, **kwargs):
        Base.known.append(cls)
class A(Base): pass
class B(Base): pass
print(Base.known)

# %% init-subclass-not-for-base
#| title = "It is not called for the defining class itself"
# The reference text: called whenever a subclass is defined.
class Base:
    def __init_subclass__(cls): print("called for", cls.__name__)
class A(Base): pass
class B(A): pass

# %% init-subclass-classmethod
#| title = "It is a class method without being marked"
# The reference text: called on the base class.
class Base:
    def __init_subclass__(cls): pass
print(type(Base.__dict__["__init_subclass__"]).__name__)

# %% init-subclass-receives-subclass
#| title = "Its cls is the new subclass"
# The reference text: called on the base class.
# The hook is found on the base and bound to the subclass.
got = []
class Base:
    def __init_subclass__(cls): got.append(cls)
class A(Base): pass
print(got == [A])

# %% init-subclass-keywords
#| title = "Class keywords reach __init_subclass__"
class Base:
    def __init_subclass__(cls, level=0, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.level = level
class A(Base, level=3): pass
class B(Base): pass
print(A.level, B.level)

# %% init-subclass-default-refuses
#| title = "object's version takes no keywords"
class Base: pass
try:
    class A(Base, level=3): pass
except TypeError as e:
    print(e)

# %% init-subclass-no-metaclass
#| title = "No metaclass is involved"
class Base:
    def __init_subclass__(cls): cls.marked = True
class A(Base): pass
print(type(Base) is type, type(A) is type, A.marked)

# %% init-subclass-timing
#| title = "It runs inside type.__new__, before the metaclass's __init__"
# The reference text: called when a subclass is defined.
class Meta(type):
    def __new__(mcs, name, bases, ns):
        print("new starts", name)
        cls = super().__new__(mcs, name, bases, ns)
        print("new ends", name)
        return cls
    def __init__(cls, name, bases, ns):
        print("init", name)
class Base(metaclass=Meta):
    def __init_subclass__(cls): print("init_subclass", cls.__name__)
class A(Base): pass
