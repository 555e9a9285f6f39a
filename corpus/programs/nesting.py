# /// case
# topics = ["limits.recursion"]
# ///

# %% without-end
#| title = "A function that calls itself without end"
#| topics = ["tracebacks.recursion"]
def forever(number):
    return forever(number + 1)

print("before")
forever(0)

# %% two-functions
#| title = "Two functions that call each other without end"
#| topics = ["tracebacks.frames"]
import sys
sys.setrecursionlimit(60)

def ping():
    pong()

def pong():
    ping()

print("before")
ping()

# %% caught
#| title = "The program goes on after a caught RecursionError"
import sys

def depth(number):
    try:
        return depth(number + 1)
    except RecursionError:
        return number

deepest = depth(1)
print(sys.getrecursionlimit(), deepest)
print(depth(1) == deepest)

# %% limit-is-settable
#| title = "The limit can be moved"
import sys

def count(number):
    return number if number == 0 else count(number - 1)

sys.setrecursionlimit(5000)
print(count(4000))
sys.setrecursionlimit(100)
try:
    count(4000)
except RecursionError as error:
    print(error)

# %% limit-too-low
#| title = "The limit cannot be moved below the present depth"
import sys
for limit in (0, -1, 1):
    try:
        sys.setrecursionlimit(limit)
    except (ValueError, RecursionError) as error:
        print(type(error).__name__, error)

# %% attribute-hook
#| title = "__getattr__ that asks itself"
#| topics = ["descriptors.lookup-hooks"]
class Ghost:
    def __getattr__(self, name):
        return self.missing

try:
    Ghost().x
except RecursionError as error:
    print(error)

# %% property
#| title = "A property that reads itself"
#| topics = ["descriptors.property"]
class Mirror:
    @property
    def image(self):
        return self.image

try:
    Mirror().image
except RecursionError as error:
    print(error)

# %% repr-of-itself
#| title = "Containers that hold themselves are shown once"
values = [1]
values.append(values)
table = {"values": values}
table["self"] = table
print(values, table)

# %% comparing-cycles
#| title = "Comparing two lists that hold themselves"
one = []
one.append(one)
two = []
two.append(two)
print(one == one)
try:
    one == two
except RecursionError as error:
    print(error)

# %% deep-list-dies
#| title = "A deeply nested list dies without recursion"
#| topics = ["lifetimes.release"]
values = []
for _ in range(100000):
    values = [values]
del values
print("gone")

# %% deep-objects-die
#| title = "A long chain of instances dies without recursion"
#| topics = ["lifetimes.release"]
class Node:
    def __init__(self, next):
        self.next = next

chain = None
for _ in range(100000):
    chain = Node(chain)
del chain
print("gone")

# %% repr-of-deep-list
#| title = "The repr of a deeply nested list"
values = []
for _ in range(100000):
    values = [values]
try:
    repr(values)
except RecursionError as error:
    print(error)

# %% many-parentheses
#| title = "More brackets than the parser holds"
#| topics = ["limits.nesting", "syntax-errors.built-in-compile"]
for count in (50, 199, 200, 201, 100000):
    try:
        print(count, eval("(" * count + "7" + ")" * count))
    except (SyntaxError, MemoryError, RecursionError) as error:
        print(count, type(error).__name__, error)

# %% many-blocks
#| title = "More blocks than the compiler allows"
#| topics = ["limits.nesting", "syntax-errors.built-in-compile"]
for count in (19, 20, 21, 22):
    text = "".join(" " * level + "for _ in x:\n" for level in range(count)) + " " * count + "pass\n"
    try:
        print(count, type(compile(text, "<text>", "exec")).__name__)
    except SyntaxError as error:
        print(count, error)

# %% many-levels
#| title = "More levels of indentation than the tokenizer holds"
#| topics = ["limits.nesting", "syntax-errors.built-in-compile"]
for count in (99, 100):
    text = "".join(" " * level + "if 1:\n" for level in range(count)) + " " * count + "pass\n"
    try:
        print(count, type(compile(text, "<text>", "exec")).__name__)
    except SyntaxError as error:
        print(count, type(error).__name__, error)

# %% too-large
#| title = "Values that no memory holds"
#| topics = ["limits.values"]
for make in (
    lambda: "x" * (1 << 62),
    lambda: [0] * (1 << 62),
    lambda: (0,) * (1 << 63),
    lambda: 1 << (1 << 70),
    lambda: range(1 << 70)[1 << 69],
    lambda: len(range(1 << 70)),
):
    try:
        print(make())
    except (MemoryError, OverflowError) as error:
        print(type(error).__name__, error)

# %% too-many-digits
#| title = "Text with more digits than int() takes"
#| topics = ["limits.values"]
print(len(str(10 ** 4299)))
int("1" * 4301)
