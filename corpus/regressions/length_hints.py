# /// case
# topics = ["functions.iteration", "containers.iterators"]
# seed = "values 51"
# ///
class Sequence:
    """Is iterated by its items alone, and tells when its length is asked for."""
    def __init__(self, *items):
        self.items = items
    def __getitem__(self, index):
        return self.items[index]
    def __len__(self):
        print("    length")
        return len(self.items)

class Refusing(Sequence):
    def __len__(self):
        raise ValueError("no length")

def show(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)

def unpacked(*arguments):
    return arguments

# %% who-asks-how-many-there-will-be
from collections import deque
for name, take in {
    "list": list, "tuple": tuple, "set": set, "frozenset": frozenset, "bytes": bytes, "bytearray": bytearray, "sum": sum,
    "max": max, "sorted": sorted, "deque": deque, "any": any, "star in a list": lambda items: [*items],
    "star in a tuple": lambda items: (*items, 1), "star in a set": lambda items: {*items}, "call": lambda items: unpacked(*items),
    "call with more": lambda items: unpacked(0, *items), "bytearray.extend": lambda items: bytearray().extend(items),
    "list.extend": lambda items: [].extend(items), "int.from_bytes": lambda items: int.from_bytes(items, "big"),
    "dict.fromkeys": dict.fromkeys, "zip": lambda items: list(zip(items)), "set.update": lambda items: set().update(items),
}.items():
    show(name, lambda: take(Sequence(3, 4)))
    show(name, lambda: take(Refusing(3, 4)))
