# /// case
# topics = ["binary.changes", "operators.subscripts"]
# seed = "values 947"
# ///
class Index:
    def __init__(self, value):
        self.value = value
    def __index__(self):
        print("index", self.value)
        return self.value

def show(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)

# %% bounds-are-asked-twice-for-what-is-no-bytearray
#| title = "What is assigned to a bytearray's slice is made one first, and then assigned anew"
for name, value in (
    ("bytearray", bytearray(b"zz")), ("bytes", b"zz"), ("list", [1, 2]), ("set", set()), ("text", "ab"),
    ("number", 5), ("too large", [300]), ("none", None),
):
    for bounds in (slice(Index(0), Index(2)), slice(Index(0), Index(4), Index(2)), slice(Index(2), -2, 1 << 100)):
        box = bytearray(b"abcd")
        show(name, lambda: (box.__setitem__(bounds, value), box))

# %% itself
box = bytearray(b"abcd")
box[Index(1):Index(2)] = box
print(box)

# %% deletion
box = bytearray(b"abcd")
del box[Index(1):Index(2)]
print(box)
