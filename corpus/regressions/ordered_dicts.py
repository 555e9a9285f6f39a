# /// case
# topics = ["modules.collections", "hostile.mutation"]
# seed = "stateful 140"
# ///
from collections import OrderedDict

class Tells:
    def __init__(self, name):
        self.name = name
    def __repr__(self):
        return self.name
    def __del__(self):
        print(self.name, "dies")

def show(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error, error.args)

# %% a-missing-key-is-the-exceptions-value
#| title = "pop and move_to_end raise KeyError with the key as it is: a tuple becomes the arguments"
for key in ((1,), (), (1, 2), None, 5, ValueError(3), KeyError(4)):
    show(("pop", key), lambda: OrderedDict().pop(key))
    show(("move", key), lambda: OrderedDict().move_to_end(key))
    show(("first", key), lambda: OrderedDict().move_to_end(key, last=False))
    show(("delete", key), lambda: OrderedDict().__delitem__(key))
    show(("item", key), lambda: OrderedDict()[key])

# %% after-its-last-item-an-iterator-does-not-care
#| title = "An iterator that gave the last item ends, whatever has become of the dict"
for start in ({}, {"a": 1}, {"a": 1, "b": 2}):
    for name, change in (
        ("clear", lambda box: box.clear()),
        ("add", lambda box: box.update(z=1)),
        ("pop", lambda box: box and box.popitem()),
    ):
        for way in (iter, reversed):
            box = OrderedDict(start)
            walk = way(box)
            next(walk, None)
            change(box)
            show((start, name, way.__name__), lambda: list(walk))

# %% values-die-before-keys-when-it-is-cleared
box = OrderedDict()
box[Tells("key 1")] = Tells("value 1")
box[Tells("key 2")] = Tells("value 2")
box.clear()
print("cleared")
box[Tells("key 3")] = Tells("value 3")
del box
print("deleted")
