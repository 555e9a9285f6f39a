# /// case
# topics = ["slots.dict", "descriptors.lookup-hooks"]
# seed = "descriptors 1109"
# ///
class Plain:
    __slots__ = ()

class Sets:
    __slots__ = ()
    def __setattr__(self, name, value):
        super().__setattr__(name, value)

class Deletes:
    __slots__ = ()
    def __delattr__(self, name):
        super().__delattr__(name)

class Inherits(Sets):
    __slots__ = ()

def show(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)

# %% no-dict-is-named-only-where-nobody-sets-attributes-otherwise
for kind in (Plain, Sets, Deletes, Inherits):
    show(kind.__name__, lambda: setattr(kind(), "a", 1))
    show(kind.__name__, lambda: delattr(kind(), "a"))
    show(kind.__name__, lambda: object.__setattr__(kind(), "a", 1))
    show(kind.__name__, lambda: setattr(kind(), "__dict__", {}))

# %% deletion-of-an-item-that-nothing-has
#| title = "A class of the heap has functions of sequences, and says so in other words"
for value in (1, None, "a", (1,), ExceptionGroup("g", [ValueError()]), ValueError(), Plain(), int, Plain):
    show(type(value).__name__, lambda: (lambda box: box.__class__.__delitem__)(value))
    try:
        del value[0]
    except TypeError as error:
        print(error)
    try:
        del value["x"]
    except TypeError as error:
        print(error)
