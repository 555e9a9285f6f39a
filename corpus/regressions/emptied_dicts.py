# /// case
# topics = ["containers.dict", "containers.sizes"]
# seed = "stateful 337"
# ///
from collections import defaultdict
from sys import getsizeof

class Sub(dict):
    pass

# %% keywords-are-merged-like-a-dict
#| title = "An empty dict takes over the table of the keywords, and with it their size"
for kind in (dict, Sub, lambda: defaultdict(int)):
    box = kind()
    box[1] = None
    del box[1]
    box.update(a=1)
    print(type(box).__name__, box, getsizeof(box) - getsizeof(type(box)()))
    for key in range(40):
        box[key] = key
    for key in list(box):
        del box[key]
    box.update(b=2, c=3)
    print(type(box).__name__, box, getsizeof(box) - getsizeof(type(box)()))
    box.update({"d": 4}, e=5)
    print(type(box).__name__, box, getsizeof(box) - getsizeof(type(box)()))
