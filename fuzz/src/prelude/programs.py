_fuel = [60]
def spend():
    """Whether the program may go on: every loop and every call asks."""
    _fuel[0] -= 1
    return _fuel[0] > 0

def _measure(value, budget):
    budget -= 1
    if budget > 0:
        if isinstance(value, (str, bytes)):
            budget -= len(value)
        elif isinstance(value, int):
            budget -= int.bit_length(value) // 30
        elif isinstance(value, dict):
            budget = _measure(list(value.values()), _measure(list(value), budget))
        elif isinstance(value, (list, tuple, set)):
            for each in value:
                if budget > 0:
                    budget = _measure(each, budget)
    return budget
def small(value):
    """The value, unless it has grown too large: no program may grow without end."""
    return value if _measure(value, 150) > 0 else "large"

def trail(label, error):
    """An exception, with the functions and lines that it came through."""
    lines, traceback = [], error.__traceback__
    while traceback is not None and len(lines) < 12:
        lines.append((traceback.tb_frame.f_code.co_name, traceback.tb_lineno))
        traceback = traceback.tb_next
    print(label, "raises", told(error), lines, getattr(error, "__notes__", ""))
    if isinstance(error, BaseExceptionGroup):
        for member in error.exceptions:
            trail(label, member)

class Manager:
    """A context manager that tells what it sees."""
    def __init__(self, name, swallows=False, fails=None):
        self.name, self.swallows, self.fails = name, swallows, fails
    def __enter__(self):
        print("    enter", self.name)
        if self.fails == "enter":
            raise RuntimeError(self.name)
        return self.name
    def __exit__(self, kind, error, traceback):
        print("    exit", self.name, kind and kind.__name__, text(str(error)))
        if self.fails == "exit":
            raise RuntimeError(self.name)
        return self.swallows

class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y=0):
        self.x, self.y = x, y
    def __repr__(self):
        return f"Point({text(self.x)}, {text(self.y)})"
    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)
    def __add__(self, other):
        return Point(self.x + other, self.y)
    def __iter__(self):
        yield self.x
        yield self.y
    def __bool__(self):
        print("    bool")
        return bool(self.x)
