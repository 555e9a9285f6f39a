# /// case
# topics = ["modules.collections", "hostile.mutation"]
# seed = "stateful 117"
# ///
from collections import deque

def show(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)

# %% a-change-that-changes-nothing
#| title = "Clearing an empty deque is no change; other operations on it may be"
for start in ([], [1], [1, 2]):
    for name, change in (
        ("clear", lambda box: box.clear()),
        ("rotate", lambda box: box.rotate(1)),
        ("reverse", lambda box: box.reverse()),
        ("extend by nothing", lambda box: box.extend([])),
        ("times 0", lambda box: box.__imul__(0)),
        ("times 1", lambda box: box.__imul__(1)),
        ("append", lambda box: box.append(3)),
        ("pop", lambda box: box and box.pop()),
    ):
        box = deque(start)
        walk = iter(box)
        change(box)
        show((start, name), lambda: list(walk))

# %% only-backwards-is-the-end-seen-first
#| title = "A reversed iterator that gave the last item ends; the other one still complains"
for start in ([], [1], [1, 2]):
    for way in (iter, reversed):
        box = deque(start)
        walk = way(box)
        next(walk, None)
        box.append(3)
        show((start, way.__name__), lambda: list(walk))
