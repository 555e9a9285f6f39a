# /// case
# topics = ["lifetimes.release"]
# section = "3.1"
# ///

class Mortal:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies:", self.name)

# %% variables-of-a-function
#| title = "A function that returns lets go of its variables in the order in which they first stand in it"
def function(parameter, *rest, keyword):
    third = Mortal("third")
    fourth = Mortal("fourth")
    third, fourth = fourth, third
    print("returns")


function(Mortal("parameter"), Mortal("rest"), keyword=Mortal("keyword"))
print("returned")

# %% cells-and-variables
#| title = "Cells that nobody else has die in their place among the variables"
def function(captured, plain):
    later = Mortal("later")
    cell = Mortal("cell")
    def inner():
        return captured, cell
    print("returns")


function(Mortal("captured"), Mortal("plain"))

# %% an-exception-lets-go-later
#| title = "Variables of a function that raised live as long as the traceback"
def function(first):
    second = Mortal("second")
    raise ValueError


try:
    function(Mortal("first"))
except ValueError as error:
    print("caught")
    kept = error
print("after the handler")
del kept
print("after the exception")

# %% generators
#| title = "A generator that is closed lets go of its variables in their order"
def generate(first):
    second = Mortal("second")
    yield 1
    third = Mortal("third")
    yield 2


for steps in (1, 2):
    generator = generate(Mortal("first"))
    for _ in range(steps):
        next(generator)
    print("closing after", steps)
    generator.close()
    print("closed")

# %% instance-and-its-attributes
class Holder(Mortal):
    pass


holder = Holder("holder")
holder.one, holder.two, holder.three = map(Mortal, "123")
del holder

# %% slots
#| title = "Slots are emptied in the order of their names in the class"
class Slotted:
    __slots__ = ("b", "a", "c")

    def __del__(self):
        print("dies: slotted")


slotted = Slotted()
slotted.c, slotted.a, slotted.b = map(Mortal, "cab")
del slotted

# %% containers
#| title = "The order in which containers let go of what they hold"
def build(make):
    return make(Mortal(name) for name in "123")


for make in (list, tuple, lambda names: dict(enumerate(names)), lambda names: {n: None for n in names},
             lambda names: [[name] for name in names], lambda names: zip([1], list(names))):
    container = build(make)
    print("releasing")
    del container

# %% resurrected-once
#| title = "__del__ runs once in a life, however often the object is brought back"
class Phoenix:
    def __del__(self):
        print("rises")
        ashes.append(self)


ashes = []
Phoenix()
for _ in range(3):
    print(len(ashes), "kept")
    ashes.clear()
print("gone")

# %% resurrected-with-attributes
#| title = "What comes back to life has kept everything, and dies for good the second time"
class Phoenix(Mortal):
    def __del__(self):
        super().__del__()
        ashes.append(self)


ashes = []
bird = Phoenix("bird")
bird.egg = Mortal("egg")
del bird
print(ashes[0].egg.name)
ashes.clear()
print("cleared")

# %% resurrected-in-a-cycle
import gc


class Phoenix(Mortal):
    def __del__(self):
        super().__del__()
        ashes.append(self)


ashes = []
first, second = Phoenix("first"), Phoenix("second")
first.other, second.other = second, first
del first, second
print(gc.collect(), len(ashes), sorted(bird.name for bird in ashes))
ashes.clear()
print(gc.collect(), len(ashes))

# %% rebinding-and-unpacking
value = Mortal("old")
value = Mortal("new")
a, b = Mortal("a"), Mortal("b")
a, b = b, a
print("swapped")
a = b = None
print("end")

# %% temporaries
#| title = "A temporary dies as soon as the instruction is done that used it last"
def use(*values):
    print("used")


use(Mortal("argument").name, Mortal("second").name)
Mortal("statement")
print(Mortal("printed").name)
[Mortal("in a list")][0]
Mortal("left").name + Mortal("right").name
print("end")
