# /// case
# topics = ["objects.attributes"]
# section = "1.3"
# ///

class Base:
    known = "Base"

    def method(self):
        return "Base.method"


class Middle(Base):
    pass


class Derived(Middle):
    pass


instance = Derived()


def ask(name):
    """What a name gives on the instance and on the classes: look-ups that may be remembered."""
    found = []
    for owner in (instance, Derived, Middle, Base):
        try:
            value = getattr(owner, name)
            found.append(value() if callable(value) and owner is instance else getattr(value, "__qualname__", value))
        except AttributeError as error:
            found.append(str(error))
    print(name, found)

# %% added-to-a-base
#| title = "An attribute that a base gets is seen at once below it, though it was missing before"
ask("later")
Base.later = "Base.later"
ask("later")
Middle.later = "Middle.later"
ask("later")

# %% replaced-in-a-base
ask("known")
Base.known = "replaced"
ask("known")

# %% deleted-from-a-base
ask("known")
Middle.known = "Middle"
ask("known")
del Middle.known
ask("known")
del Base.known
ask("known")

# %% methods
for _ in range(3):
    ask("method")
Middle.method = lambda self: "Middle's lambda"
ask("method")
del Middle.method
ask("method")

# %% in-a-loop
#| title = "The same instruction sees each change"
for step in range(4):
    setattr(Middle if step % 2 else Base, "stepped", step)
    print(instance.stepped, Derived.stepped)
    if step == 2:
        del Middle.stepped

# %% special-methods
#| title = "Special methods that a base gets or loses"
def length():
    try:
        return len(instance)
    except TypeError as error:
        return str(error)


print(length())
Base.__len__ = lambda self: 3
print(length(), bool(instance))
Middle.__len__ = lambda self: 0
print(length(), bool(instance))
del Middle.__len__
print(length())
del Base.__len__
print(length(), bool(instance))

# %% descriptors
#| title = "A data descriptor that comes into a base takes precedence over what instances have"
instance.value = "own"
print(instance.value)
Base.value = property(lambda self: "property")
print(instance.value)
del Base.value
print(instance.value)

# %% other-bases
#| title = "Assigned __bases__ change the look-ups of all classes below"
class Other:
    known = "Other"
    extra = "Other.extra"


ask("known")
ask("extra")
Middle.__bases__ = (Other, Base)
ask("known")
ask("extra")
Middle.__bases__ = (Base,)
ask("known")
ask("extra")

# %% attributes-of-the-metaclass
class Meta(type):
    pass


class Made(metaclass=Meta):
    pass


class Below(Made):
    pass


print(hasattr(Below, "later"))
Meta.later = "Meta.later"
print(Below.later, hasattr(Below(), "later"))
Made.later = "Made.later"
print(Below.later, Below().later)

# %% getattr-that-comes-later
print(hasattr(instance, "anything"))
Base.__getattr__ = lambda self, name: f"asked for {name}"
print(instance.anything, instance.known)
Middle.__getattribute__ = lambda self, name: f"always {name}"
print(instance.anything, instance.known)
del Middle.__getattribute__, Base.__getattr__
print(hasattr(instance, "anything"), instance.known)
