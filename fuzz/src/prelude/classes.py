def names_of(classes):
    return " ".join([each.__name__ for each in classes])

def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)

class Entries:
    def __init__(self, *classes):
        self.classes = classes
    def __mro_entries__(self, bases):
        return self.classes

def rebase(cls, bases):
    cls.__bases__ = bases
    return names_of(cls.__mro__)

def recast(instance, cls):
    instance.__class__ = cls
    return type(instance).__name__

def shown_orders(classes):
    for cls in classes:
        print(cls.__name__, type(cls).__name__, cls.__base__.__name__, names_of(cls.__bases__))
        print("    mro", names_of(cls.__mro__))
        print("    subclasses", names_of([each for each in type.__subclasses__(cls) if each in classes]))

def shown_tags(classes):
    for cls in classes:
        print("    tag", getattr(cls, "tag", None))

def shown_slots(classes):
    for cls in classes:
        attempt("    slots", lambda: [hasattr(cls, name) for name in ("first", "second", "__dict__")])

def shown_visits(classes):
    for cls in classes:
        attempt("    visit", lambda: cls().visit())
