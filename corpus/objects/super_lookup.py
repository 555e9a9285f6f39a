# /// case
# topics = ["types.descriptors"]
# section = "6.2"
# ///

class Top:
    def name(self):
        return "Top"

    @classmethod
    def made(cls):
        return "Top.made", cls.__name__

    @staticmethod
    def still():
        return "Top.still"

    attribute = "Top.attribute"

    @property
    def shown(self):
        return "Top.shown", type(self).__name__


class Left(Top):
    def name(self):
        return "Left > " + super().name()

    @classmethod
    def made(cls):
        return "Left.made", *super().made()

    attribute = "Left.attribute"


class Right(Top):
    def name(self):
        return "Right > " + super().name()

    @staticmethod
    def still():
        return "Right.still"


class Bottom(Left, Right):
    def name(self):
        return "Bottom > " + super().name()

    @property
    def shown(self):
        return "Bottom.shown", *super().shown

# %% along-the-order
#| title = "Each super() goes on behind the class that it stands in, in the order of the instance's class"
for cls in (Top, Left, Right, Bottom):
    print(cls.__name__, "|", cls().name())

# %% with-two-arguments
bottom = Bottom()
for cls in (Bottom, Left, Right):
    print(cls.__name__, "|", super(cls, bottom).name(), super(cls, bottom).attribute, super(cls, bottom).still())

# %% class-methods
for cls in (Top, Left, Right, Bottom):
    print(cls.made())
print(super(Left, Bottom).made(), super(Bottom, Bottom).made())

# %% properties
print(Bottom().shown, super(Bottom, Bottom()).shown, super(Left, Bottom()).shown)

# %% functions-of-a-class
#| title = "With a class as second argument, functions come back unbound"
print(super(Bottom, Bottom).name(Bottom()))
print(super(Bottom, Bottom).name.__qualname__, super(Right, Bottom).name.__qualname__)

# %% behind-the-last-class
#| title = "Behind the last class there is nothing"
for expression in ("super(Top, Top()).name", "super(object, Bottom()).name", "super(Left, Left()).missing",
                   "super(Right, Left())", "super(Bottom, Bottom).__dict__"):
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "->", type(error).__name__, error)

# %% own-attributes
#| title = "__class__ of a super object is super, its own attributes tell what it was made of"
proxy = super(Left, Bottom())
print(proxy.__class__, proxy.__thisclass__.__name__, proxy.__self_class__.__name__, type(proxy.__self__).__name__)

# %% instance-dictionaries-are-not-asked
bottom = Bottom()
bottom.name = lambda: "instance"
bottom.attribute = "instance"
print(bottom.name(), super(Bottom, bottom).name(), super(Bottom, bottom).attribute)

# %% in-inner-functions
#| title = "super() without arguments in a function, a comprehension and a generator inside of a method"
class Inner(Top):
    def nested(self):
        def inner(self):
            return super().name()
        return inner(self)

    def generated(self):
        return list(super(Inner, self).name() for _ in range(2))

    def missing(self):
        return [super().name() for _ in range(1)]

    def name(self):
        return "never"


for method in ("nested", "generated", "missing"):
    try:
        print(method, getattr(Inner(), method)())
    except Exception as error:
        print(method, type(error).__name__, error)

# %% special-methods
#| title = "Special methods through super are ordinary look-ups"
class Sized(list):
    def __len__(self):
        return super().__len__() + 100

    def __getitem__(self, index):
        return super().__getitem__(index) * 2


sized = Sized([1, 2, 3])
print(len(sized), sized[1], super(Sized, sized).__len__(), list.__len__(sized))
