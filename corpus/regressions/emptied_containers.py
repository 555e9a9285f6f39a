# /// case
# topics = ["containers.sizes"]
# seed = "stateful 92bafd69, 5000239 and e994be6a"
# ///
from sys import getsizeof

# %% room-of-emptied-lists
#| title = "A list that was made smaller until nothing was left grows otherwise than one whose memory was given back"
def emptied():
    yield "new", []
    for empty in (
        lambda a: a.pop(), lambda a: a.remove(1), lambda a: a.clear(), lambda a: a.__delitem__(0),
        lambda a: a.__delitem__(slice(None)), lambda a: a.__delitem__(slice(None, None, -1)),
        lambda a: a.__setitem__(slice(None), ()), lambda a: a.__imul__(0), lambda a: a.__init__(),
    ):
        for items in ([1], [1, 1], [1, 1, 1, 1]):
            box = items.copy()
            while box:
                empty(box)
            yield items, box
            box = items.copy()
            while box:
                empty(box)
            del box[:]
            yield "twice", box
    yield "split", "".split()

for number, (label, _) in enumerate(emptied()):
    line = []
    for grow in (
        lambda box: box.extend([0]), lambda box: box.extend((0, 0)), lambda box: box.extend({1, 2, 3}),
        lambda box: box.extend(set()), lambda box: box.extend(iter([0] * 9)), lambda box: box.append(0),
        lambda box: box.__setitem__(slice(None), [0, 0, 0]),
    ):
        box = [box for _, box in emptied()][number]
        before = getsizeof(box)
        grow(box)
        line.append((before, getsizeof(box)))
    print(label, line)

# %% where-pop-begins
#| title = "set.pop goes on where it was, whatever else was done to the set"
#| topics = ["containers.set"]
actions = {
    "pop": lambda box: box and box.pop(),
    "clear": lambda box: box.clear(),
    "minus itself": lambda box: box.__isub__(box),
    "intersected": lambda box: box.intersection_update([]),
    "and": lambda box: box.__iand__(set()),
    "some": lambda box: box.intersection_update((1, 2, 3, 22)),
    "grown": lambda box: box.update(range(20, 32)),
    "made again": lambda box: box.__init__((1, 2, 3)),
    "other": lambda box: box.__ixor__({3, 9}),
}
for first in actions:
    for second in actions:
        box = {1, 2, 3, 5, 6}
        for _ in range(3):
            box.pop()
        actions[first](box)
        actions[second](box)
        box.update((3, 1, 7, 5, 4))
        left = []
        while box:
            left.append(box.pop())
        print(first, second, left)

# %% lists-made-again-are-cleared-from-the-end
#| title = "list.__init__ lets go of what was there from the end"
#| topics = ["lifetimes.release"]
class Dies:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, "dies", len(box))

box = [Dies("first"), Dies("second"), Dies("third")]
box.__init__([1])
print(box)

# %% deques-extended-by-themselves
#| title = "An empty deque that is extended by itself makes room as for anything else"
#| topics = ["modules.collections"]
from collections import deque

for extend in (
    lambda box: box.extendleft(box), lambda box: box.extend(box), lambda box: box.extendleft(()), lambda box: box.extend([]),
):
    for items in ((), (1,)):
        box = deque(items)
        extend(box)
        line = []
        for _ in range(3):
            box.append(1)
            line.append(getsizeof(box))
        for _ in range(5):
            box.appendleft(1)
            line.append(getsizeof(box))
        print(line, list(box))

# %% exported-bytes-that-are-deleted-by-steps
#| title = "Deleting by steps asks whether a bytearray may change its size, also where there is nothing to delete"
#| topics = ["binary.changes"]
for text in (b"", b"abcd"):
    for key in (slice(None, None, -2), slice(None, None, 2), slice(9, None, 2), slice(9, None), slice(2, 1, -1), slice(1, 1)):
        for value in (b"", None, b"x"):
            box = bytearray(text)
            view = memoryview(box)
            try:
                if value is None:
                    del box[key]
                else:
                    box[key] = value
            except (BufferError, ValueError) as error:
                print(text, key, value, type(error).__name__, error)
            else:
                print(text, key, value, box)
