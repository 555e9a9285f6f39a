# /// case
# topics = ["classes.body"]
# ///

# %% body-runs
#| title = "A class body runs when the statement does, and may fail half way"
class Half:
    print("first")
    done = 1
    broken = done / 0
    print("second")

# %% no-order
#| title = "Bases without a possible order"
#| topics = ["mro.errors"]
class A: pass
class B(A): pass
print(B.__mro__)
class C(A, B): pass

# %% base-twice
#| title = "The same base twice"
#| topics = ["mro.errors"]
class A: pass
class B(A, A): pass

# %% not-a-base
#| title = "A base that cannot be one"
class A(bool): pass

# %% value-as-base
#| title = "A value in place of a base"
class A(1): pass

# %% layout-conflict
#| title = "Two built-in bases whose layouts conflict"
class Both(int, str): pass

# %% metaclass-conflict
#| title = "Metaclasses that do not fit together"
#| topics = ["metaclass.derivation"]
class First(type): pass
class Second(type): pass
class A(metaclass=First): pass
class B(metaclass=Second): pass
print(type(A).__name__, type(B).__name__)
class C(A, B): pass

# %% unknown-keyword
#| title = "A keyword that nobody takes"
#| topics = ["metaclass.keywords", "metaclass.init-subclass"]
class A(colour="red"): pass

# %% set-name-fails
#| title = "A descriptor that does not like its name"
#| topics = ["descriptors.protocol", "exceptions.notes"]
class Field:
    def __set_name__(self, owner, name):
        print(owner.__name__, name)
        raise ValueError("a bad name")

class Record:
    size = Field()

# %% init-subclass-fails
#| title = "A base that refuses its subclass"
#| topics = ["metaclass.init-subclass"]
class Base:
    def __init_subclass__(cls):
        if not hasattr(cls, "kind"):
            raise TypeError(f"{cls.__name__} has no kind")

class Good(Base):
    kind = "good"

print(Good.kind)
class Bad(Base): pass

# %% metaclass-new-fails
#| title = "A metaclass that refuses a class"
#| topics = ["metaclass.hooks"]
class Strict(type):
    def __new__(meta, name, bases, namespace):
        for key in namespace:
            if key != key.lower():
                raise NameError(f"{name}.{key} is not in lower case")
        return super().__new__(meta, name, bases, namespace)

class Fine(metaclass=Strict):
    value = 1

print(Fine.value)
class Wrong(metaclass=Strict):
    Value = 1

# %% slot-missing
#| title = "An attribute that has no slot"
#| topics = ["slots.dict"]
class Pair:
    __slots__ = ("left", "right")

pair = Pair()
pair.left = 1
print(pair.left)
pair.middle = 2

# %% slot-unset
#| title = "A slot that was never filled"
#| topics = ["slots.descriptors"]
class Pair:
    __slots__ = ("left", "right")

pair = Pair()
pair.left = 1
print(pair.left)
print(pair.right)

# %% property-without-setter
#| title = "A property that cannot be set"
#| topics = ["descriptors.property"]
class Circle:
    def __init__(self, radius):
        self.radius = radius

    @property
    def area(self):
        return 3 * self.radius ** 2

circle = Circle(2)
print(circle.area)
circle.area = 5

# %% property-hides-its-error
#| title = "An AttributeError inside a property leads to __getattr__"
#| topics = ["descriptors.lookup-hooks", "descriptors.property"]
class Lazy:
    @property
    def value(self):
        return self.mising

    def __getattr__(self, name):
        raise AttributeError(f"no {name} here")

Lazy().value

# %% abstract
#| title = "An abstract class has no instances"
from abc import ABC, abstractmethod

class Shape(ABC):
    @abstractmethod
    def area(self): ...

class Square(Shape):
    def area(self):
        return 4

print(Square().area())
Shape()

# %% init-returns-value
#| title = "__init__ that returns a value"
#| topics = ["construction.init"]
class Answer:
    def __init__(self):
        return 42

Answer()

# %% wrong-arguments
#| title = "Arguments that do not fit the parameters"
#| topics = ["functions.arguments", "construction.arguments"]
class Point:
    def __init__(self, x, y, *, label=""):
        self.x, self.y, self.label = x, y, label

def attempt(*arguments, **keywords):
    try:
        return Point(*arguments, **keywords).label
    except TypeError as error:
        return error

print(attempt(1))
print(attempt())
print(attempt(1, 2, 3))
print(attempt(1, 2, x=3))
print(attempt(1, 2, colour="red"))
print(attempt(1, 2, label="p"))
Point(1, 2, labl="p")

# %% comparison-not-supported
#| title = "Instances without an order"
class Version:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number

print(Version(1) == Version(1))
{Version(1)}

# %% cooperative-super
#| title = "super() follows the order of the instance's class, error included"
#| topics = ["mro.c3"]
class Root:
    def run(self):
        print("Root")
        raise NotImplementedError("the root does nothing")

class Left(Root):
    def run(self):
        print("Left")
        super().run()

class Right(Root):
    def run(self):
        print("Right")
        super().run()

class Leaf(Left, Right):
    def run(self):
        print("Leaf")
        super().run()

Leaf().run()
