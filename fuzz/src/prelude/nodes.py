class Node:
    """Tells when it dies; may come back, once."""
    def __init__(self, name, comes_back=False, raises=False):
        self.name, self.comes_back, self.raises = name, comes_back, raises
        self.items, self.named = [], {}
    def __repr__(self):
        return self.name
    def __del__(self):
        print("   ", self.name, "dies")
        if self.comes_back:
            self.comes_back = False
            back.append(self)
        if self.raises:
            raise ValueError(self.name)
back = []

class Quiet:
    """Has no finalizer."""
    def __init__(self, name, *rest):
        self.name, self.items, self.named = name, [], {}
    def __repr__(self):
        return self.name

class Slim:
    """Has slots, and tells when it dies."""
    __slots__ = ("name", "items", "named", "__weakref__")
    def __init__(self, name, *rest):
        self.name, self.items, self.named = name, [], {}
    def __repr__(self):
        return self.name
    def __del__(self):
        print("   ", self.name, "goes")

def gone(label):
    def callback(reference):
        print("    callback", label, reference() is None)
    return callback

def holding(*held):
    """A generator that holds what it was given until it ends."""
    try:
        for each in held:
            yield each.name
    finally:
        print("    left with", len(held))

def caught(node, depth=2):
    """An exception whose traceback holds frames that hold the node."""
    local = [node]
    try:
        if depth:
            return caught(node, depth - 1)
        raise KeyError(node.name)
    except KeyError as error:
        return error
