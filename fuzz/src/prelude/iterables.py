class Sequence:
    """Is iterated by its items alone."""
    def __init__(self, *items):
        self.items = items
    def __getitem__(self, index):
        print("item", index)
        return self.items[index]
    def __len__(self):
        print("length")
        return len(self.items)
    def __repr__(self):
        return f"Sequence{self.items}"

class Failing:
    """An iterator that raises after some items."""
    def __init__(self, *items):
        self.items = list(items)
    def __iter__(self):
        return self
    def __next__(self):
        if not self.items:
            raise KeyError("no more")
        return self.items.pop(0)
    def __repr__(self):
        return f"Failing({self.items})"
