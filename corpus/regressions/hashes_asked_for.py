# /// case
# topics = ["programs.breadth"]
# seed = "values 2610, stateful 907"
# ///

# %% order-of-an-ordered-dict
#| title = "An OrderedDict finds the node of each key as a key is found, at every step"
#| topics = ["containers.iterators", "containers.subclasses"]
from collections import OrderedDict

log = []

class Key:
    def __init__(self, number, own):
        self.number, self.own = number, own or number
    def __hash__(self):
        log.append(f"hash {self.number}")
        return self.own
    def __eq__(self, other):
        log.append(f"{self.number} == {other.number}")
        return self.number == other.number

operations = {
    "keys": lambda box, own: list(box),
    "items": lambda box, own: list(box.items()),
    "values backwards": lambda box, own: list(reversed(box.values())),
    "first": lambda box, own: next(iter(box.items())),
    "copy": lambda box, own: box.copy(),
    "merged": lambda box, own: {**box},
    "equal": lambda box, own: box == box,
    "popitem": lambda box, own: box.popitem(),
    "popitem, first": lambda box, own: box.popitem(last=False),
    "pop": lambda box, own: box.pop(Key(2, own)),
    "delete": lambda box, own: box.__delitem__(Key(2, own)),
    "set": lambda box, own: box.__setitem__(Key(2, own), 4),
    "set, new": lambda box, own: box.__setitem__(Key(4, own), 4),
    "setdefault": lambda box, own: box.setdefault(Key(2, own), 4),
    "move": lambda box, own: box.move_to_end(Key(2, own)),
    "clear": lambda box, own: box.clear(),
}
for name, operation in operations.items():
    for own in (None, 1):
        box = OrderedDict((Key(number, own), number) for number in (1, 2, 3))
        log.clear()
        try:
            operation(box, own)
        except KeyError:
            log.append("KeyError")
        print(name, own, log)

# %% hashes-that-change
#| title = "A key whose hash has changed, or fails, is no longer found by an iterator over an OrderedDict"
#| topics = ["containers.iterators", "containers.mutation"]
from collections import OrderedDict

class Key:
    hash = 1
    def __hash__(self):
        if self.hash is None:
            raise ValueError("no hash")
        return self.hash

for later in (2, None):
    for part in ("keys", "values", "items", "__reversed__", "copy", "popitem", "clear"):
        box = OrderedDict({Key(): 1, Key(): 2})
        try:
            shown = getattr(box, part)()
            iterator = iter(shown) if part not in ("copy", "popitem", "clear") else iter(())
            for key in box:
                key.hash = later
                break
            for _ in range(2):
                print(part, later, type(next(iterator, None)).__name__)
        except (KeyError, ValueError) as error:
            print(part, later, type(error).__name__)
        try:
            box.popitem(False)
            box.copy()
        except (KeyError, ValueError) as error:
            print("afterwards", type(error).__name__)

# %% names-of-keyword-arguments
#| title = "Names that are no plain strings: a dict that is unpacked is hashed where one is made of it, and parameters are compared with them"
#| topics = ["expressions.calls", "functions.arguments"]
log = []

class Name(str):
    def __hash__(self):
        log.append("hash " + self.upper())
        return str.__hash__(self)
    def __eq__(self, other):
        log.append(self.upper() + " == " + other)
        return str.__eq__(self, other)

names = {Name("a"): 1, Name("b"): 2}

def takes_all(**all): return sorted(all.values())
def takes_some(a, b=3, *, c=4): return a, b, c
def takes_more(a=0, /, b=0, **more): return a, b, sorted(more.values())

calls = {
    "format": lambda: "{a}{b}".format(**names),
    "format, through its class": lambda: str.format("{a}{b}", **names),
    "update": lambda: {}.update(**names),
    "takes_all": lambda: takes_all(**names),
    "takes_some": lambda: takes_some(**names),
    "takes_more": lambda: takes_more(**names),
    "twice": lambda: takes_some(1, **names),
    "unexpected": lambda: takes_some(**{Name("a"): 1, Name("d"): 2}),
}
for name, call in calls.items():
    log.clear()
    try:
        result = call()
    except TypeError as error:
        result = str(error)
    print(name, result, log)
