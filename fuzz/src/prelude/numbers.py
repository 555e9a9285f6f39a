class Index:
    """Is a number where an index is wanted."""
    def __init__(self, value):
        self.value = value
    def __index__(self):
        print("index", self.value)
        return self.value
    def __repr__(self):
        return f"Index({self.value!r})"

class Number:
    """Converts itself to a float and to an int."""
    def __init__(self, value):
        self.value = value
    def __float__(self):
        print("float", self.value)
        return float(self.value)
    def __int__(self):
        print("int", self.value)
        return int(self.value)
    def __repr__(self):
        return f"Number({self.value!r})"
