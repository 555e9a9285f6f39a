class Hook:
    """An item whose special methods act on the container that it is in, a few times."""
    def __init__(self, name, on, action, key=0):
        self.name, self.on, self.action, self.key, self.fuel = name, on, action, key, 2
    def happen(self, on):
        if self.on == on and self.fuel > 0:
            self.fuel -= 1
            print("   ", self.name, on)
            try:
                self.action(self)
            except Exception as error:
                if self.key % 3 == 0:
                    raise
                print("    within", told(error))
    def __repr__(self):
        self.happen("repr")
        return self.name
    def __eq__(self, other):
        self.happen("eq")
        return self.key == (other.key if isinstance(other, Hook) else other)
    def __lt__(self, other):
        self.happen("lt")
        return self.key < (other.key if isinstance(other, Hook) else hash(other))
    def __gt__(self, other):
        return not self < other
    def __hash__(self):
        self.happen("hash")
        return hash(self.key)
    def __index__(self):
        self.happen("index")
        return self.key
    def __del__(self):
        if self.name != "left":
            print("   ", self.name, "dies")
            self.happen("del")
    def __iter__(self):
        self.happen("iter")
        for number in (self.key, 1, 2):
            yield number
            self.happen("next")
    def __len__(self):
        self.happen("len")
        return 3
    def __add__(self, other):
        self.happen("add")
        return self.key
    __radd__ = __add__

def shown_state(box):
    print(text(box))
    show("length", lambda: len(box))
