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
