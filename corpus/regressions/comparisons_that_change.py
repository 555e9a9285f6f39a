# /// case
# topics = ["hostile.mutation"]
# seed = "stateful 6f350330, 8b67c44e and d7ac7453"
# ///
class Acts:
    def __init__(self, key, action=lambda: None):
        self.key, self.action, self.fuel = key, action, 3

    def __eq__(self, other):
        print("   ", self.key, "is compared with", getattr(other, "key", other))
        if self.fuel:
            self.fuel -= 1
            self.action()
        return self.key == getattr(other, "key", other)

    def __ne__(self, other):
        print("   ", self.key, "is told from", getattr(other, "key", other))
        return self.key != getattr(other, "key", other)

    def __hash__(self):
        return hash(self.key)

    def __repr__(self):
        return f"<{self.key}>"

# %% deques-compare-twice
#| title = "What differs in two deques is compared once more, by the operator that was asked for"
#| topics = ["modules.collections"]
from collections import deque

one = deque([Acts(1), Acts(2)])
for other in (deque([1, 3]), deque([1, 2]), deque([3, 1]), deque([1])):
    print(one == other)
    print(one != other)
box = deque([Acts(4, lambda: box.pop()), 3])
print(box == deque([3, 1]), box)

class Always:
    def __eq__(self, other):
        return "yes"

    def __ne__(self, other):
        return []

print(deque([Always()]) == deque([2]), deque([Always()]) != deque([2]))

# %% small-tables-stay-in-place
#| title = "The small table of a set is a part of it: what was found in it counts though it was made anew meanwhile"
#| topics = ["containers.set"]
for size in (2, 3, 4, 5, 8):
    for change in (
        lambda box, found: box.difference_update([1, 2]),
        lambda box, found: (box.clear(), box.add(77)),
        lambda box, found: (box.discard(found), box.add(Acts(4))),
        lambda box, found: (box.clear(), box.add(found)),
        lambda box, found: box.update(range(40, 60)),
        lambda box, found: (box.update(range(40, 60)), box.difference_update(range(40, 60))),
        lambda box, found: box.__ixor__({9}),
        lambda box, found: box.__iand__({found, 4, 9}),
    ):
        box = set()
        found = Acts(4, lambda: change(box, found))
        box.add(found)
        box.update([1, 2, None, 20, 21, 22, 23, 24][:size])
        print(box.issuperset([Acts(4), Acts(2)]), len(box))
        print(Acts(4) in box, len(box))

# %% views-of-lost-keys
#| title = "The views of an ordered dict go through its order, in which a key whose hash has changed stands twice"
#| topics = ["modules.collections"]
from collections import OrderedDict

class Key:
    number = 1

    def __hash__(self):
        return self.number

    def __repr__(self):
        return "key"

for show in (
    lambda box: repr(box.keys()), lambda box: repr(box.values()), lambda box: repr(box.items()),
    lambda box: list(box.keys()), lambda box: list(box.items()), lambda box: list(box),
):
    box = OrderedDict()
    key = Key()
    box[key] = 1
    key.number = 5
    box[key] = 2
    # With any other number CPython never comes to an end of the order.
    try:
        print(show(box))
    except KeyError as error:
        print("KeyError", error)
