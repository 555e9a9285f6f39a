# /// case
# topics = ["construction.new", "construction.init"]
# section = "6.2"
# ///

class Other:
    def __init__(self, *arguments, **keywords):
        print("Other.__init__", arguments, keywords)

# %% another-class
#| title = "__init__ is not called for an instance of another class"
class Maker:
    def __new__(cls, *arguments, **keywords):
        return object.__new__(Other)

    def __init__(self, *arguments, **keywords):
        print("Maker.__init__", arguments)


print(type(Maker()).__name__, type(Maker(1, key=2)).__name__)

# %% a-subclass
#| title = "For an instance of a subclass it is, that of the subclass"
class Maker:
    def __new__(cls, *arguments):
        return object.__new__(Below)

    def __init__(self, *arguments):
        print("Maker.__init__", arguments)


class Below(Maker):
    def __init__(self, *arguments):
        print("Below.__init__", arguments)


print(type(Maker(1)).__name__, type(Below(2)).__name__)

# %% a-base
#| title = "For an instance of a base class it is not"
class Base:
    def __init__(self, *arguments):
        print("Base.__init__", arguments)


class Maker(Base):
    def __new__(cls, *arguments):
        return object.__new__(Base)

    def __init__(self, *arguments):
        print("Maker.__init__", arguments)


print(type(Maker(1)).__name__)

# %% values-of-built-in-types
#| title = "__new__ may return anything"
for value in (None, 5, "text", [1], int, len):
    class Maker:
        def __new__(cls, *arguments):
            return value

        def __init__(self, *arguments):
            print("Maker.__init__")

    print(repr(Maker()), repr(Maker(1, 2, 3)))

# %% an-instance-that-was-there
#| title = "An instance that __new__ gives again is initialised again"
class Single:
    instance = None

    def __new__(cls, *arguments):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, *arguments):
        print("__init__", arguments, vars(self))
        self.arguments = arguments


print(Single(1) is Single(2), Single.instance.arguments)

# %% claimed-classes
#| title = "What an object says of its __class__ does not count, what its type is does"
class Liar:
    __class__ = property(lambda self: Maker)

    def __init__(self, *arguments):
        print("Liar.__init__", arguments)


class Maker:
    def __new__(cls, *arguments):
        return object.__new__(Liar)

    def __init__(self, *arguments):
        print("Maker.__init__", arguments)


made = Maker(1)
print(isinstance(made, Maker), type(made).__name__)

# %% assigned-class
#| title = "A class that __new__ assigns decides which __init__ is called"
class Maker:
    def __new__(cls, *arguments):
        self = super().__new__(cls)
        self.__class__ = Other
        return self

    def __init__(self, *arguments):
        print("Maker.__init__", arguments)


print(type(Maker(1)).__name__)
