def _get(self, instance, owner=None):
    print("   ", self.label, "get", instance is not None, getattr(owner, "__name__", owner))
    return f"got {self.label}"

def _get_raises(self, instance, owner=None):
    raise AttributeError(f"{self.label} refuses")

def _set(self, instance, value):
    print("   ", self.label, "set", text(value))
    if value == 13:
        raise AttributeError(f"{self.label} is not set")
    self.value = value

def _delete(self, instance):
    print("   ", self.label, "delete")
    if not hasattr(self, "value"):
        raise AttributeError(self.label)
    del self.value

def _set_name(self, owner, name):
    print("   ", self.label, "is", name, "of", owner.__name__)

class Labelled:
    def __init__(self, label):
        self.label = label
    def __repr__(self):
        return f"<{self.label}>"

class Get(Labelled): __get__ = _get

class SetOnly(Labelled): __set__ = _set

class Delete(Labelled): __delete__ = _delete

class GetSet(Get): __set__ = _set

class GetDelete(Get): __delete__ = _delete

class SetDelete(SetOnly): __delete__ = _delete

class GetSetDelete(GetSet): __delete__ = _delete

class GetRaises(Labelled): __get__ = _get_raises

class GetRaisesSet(SetOnly): __get__ = _get_raises

class SetName(Get): __set_name__ = _set_name

class NoneGet(GetSet): __get__ = None

class CallableGet(Labelled): __get__ = len

def shown_attributes(number, instance, cls):
    """What there is at the end."""
    for label, object_ in (f"i{number}", instance), (f"C{number}", cls):
        show(f"{label}.a", lambda: object_.a)
        show(f"{label}.b", lambda: object_.b)
        show(f"{label}.c", lambda: object_.c)
    show(f"vars i{number}", lambda: object.__getattribute__(instance, "__dict__"))
    print([name for name in type.__dict__["__dict__"].__get__(cls) if len(name) == 1])
