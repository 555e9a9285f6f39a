# /// case
# topics = []
# section = "6.1"
# seed = "6.1"
# ///

# %% class-of-class
#| title = "The class of a class is type"
#| topics = ["metaclass.type"]
class Foo: pass
print(type(Foo))

# %% type-of-type
#| title = "The class of type is type"
#| topics = ["metaclass.type"]
# The reference text: type is its own metaclass.
print(type(type), type(type) is type)

# %% type-of-object
#| title = "The class of object is type"
#| topics = ["metaclass.type"]
print(type(object))

# %% isinstance-of-type
#| title = "A class is an instance of type"
#| topics = ["metaclass.type"]
# The reference text: isinstance(Foo, type) is True.
class Foo: pass
print(isinstance(Foo, type), isinstance(Foo(), type))

# %% default-metaclass
#| title = "Classes get the metaclass type by default"
#| topics = ["metaclass.type"]
# The reference text: the default metaclass is type.
import builtins
class Foo: pass
kinds = {type(v) for v in vars(builtins).values() if isinstance(v, type)}
print(type(Foo) is type, kinds == {type})

# %% all-classes-are-type-instances
#| title = "Classes with other metaclasses are instances of type too"
#| topics = ["metaclass.type"]
# The reference text: type is the metaclass of all classes.
# Their class is a subclass of type.
import abc, enum
print(type(abc.ABC), type(enum.Enum), isinstance(abc.ABC, type), issubclass(abc.ABCMeta, type))

# %% instance-relation
#| title = "Object is to class as class is to metaclass"
#| topics = ["metaclass.type"]
# The reference text: a class is an instance of its metaclass.
class Meta(type): pass
class Foo(metaclass=Meta): pass
print(type(Foo()) is Foo, type(Foo) is Meta, type(Meta) is type)

# %% type-call-attribute
#| title = "Attribute of a class made by type()"
#| topics = ["metaclass.type-call"]
Bar = type("Bar", (object,), {"x": 42, "greet": lambda self: "hi"})
print(Bar.x)

# %% type-call-method
#| title = "Method of a class made by type()"
#| topics = ["metaclass.type-call"]
Bar = type("Bar", (object,), {"x": 42, "greet": lambda self: "hi"})
print(Bar().greet())

# %% type-call-empty-bases
#| title = "Empty bases mean object"
#| topics = ["metaclass.type-call"]
Bar = type("Bar", (), {})
print(Bar.__bases__, Bar.__name__, Bar.__module__)

# %% type-call-copies-namespace
#| title = "The namespace given is copied"
#| topics = ["metaclass.type-call"]
ns = {"x": 1}
Bar = type("Bar", (), ns)
ns["x"] = 2
ns["y"] = 3
print(Bar.x, hasattr(Bar, "y"))

# %% class-statement-calls-metaclass
#| title = "The class statement calls the metaclass"
#| topics = ["metaclass.class-statement"]
# The reference text: class is sugar for calling the metaclass.
def meta(name, bases, ns):
    print(name, bases, [k for k in ns if not k.startswith("__")])
    return "anything"
class Foo(metaclass=meta):
    x = 1
    def m(self): pass
print(Foo)

# %% statement-equals-call
#| title = "Statement and call give alike classes"
#| topics = ["metaclass.type-call"]
# The reference text: class is sugar for calling the metaclass.
class A:
    x = 1
    def m(self): return self.x
def m(self): return self.x
B = type("B", (), {"x": 1, "m": m})
print(A().m() == B().m(), type(A) is type(B), A.__bases__ == B.__bases__, A.__mro__[1:] == B.__mro__[1:])

# %% metaclass-inherited
#| title = "A subclass has its base's metaclass"
#| topics = ["metaclass.derivation"]
# The reference text: a class is an instance of its metaclass.
class Meta(type): pass
class Base(metaclass=Meta): pass
class Child(Base): pass
print(type(Child).__name__)

# %% metaclass-conflict
#| title = "Unrelated metaclasses conflict"
#| topics = ["metaclass.derivation"]
# The reference text: a class has one metaclass.
class M1(type): pass
class M2(type): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
try:
    class C(A, B): pass
except TypeError as e:
    print(str(e).split(":")[0])
