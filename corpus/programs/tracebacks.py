# /// case
# topics = ["tracebacks.columns"]
# ///

# %% binary-operation
#| title = "Carets and tildes under an operator"
def sum_of(left, middle, right):
    return left + middle * right + left

print(sum_of(1, 2, 3))
sum_of(1, None, 3)

# %% subscript
#| title = "Marks under a subscript of a chain"
table = {"a": {"b": None}}
print(table["a"]["b"])
table["a"]["b"]["c"]

# %% call-of-several-lines
#| title = "A call over several lines"
def sum_of(*values):
    return sum(values)

print(sum_of(1, 2))
print(
    sum_of(
        1,
        "2",
    )
)

# %% attribute
#| title = "Marks under an attribute"
class Point:
    def __init__(self):
        self.x = self.y = 0

corner = Point()
print(corner.x)
corner.x.real.missing

# %% whole-line
#| title = "No marks where the whole line failed"
def fails():
    raise ValueError("all of it")

fails()

# %% beside-other-characters
#| title = "Marks below characters of two columns and of several bytes"
größe = {"名前": 1}
print(größe["名前"], "é")
print("名前", größe["名前"] / 0, "é")

# %% indented-with-tabs
#| title = "Marks below a line that tabs indent"
if True:
	if True:
		print("before")
		values = [1]; values[1]

# %% did-you-mean-name
#| title = "A suggestion for a name"
#| topics = ["tracebacks.suggestions"]
temperature = 20
print(temperature)
print(temprature)

# %% did-you-mean-attribute
#| title = "A suggestion for an attribute"
#| topics = ["tracebacks.suggestions"]
class Engine:
    def start(self):
        return "running"

print(Engine().start())
Engine().strat()

# %% did-you-mean-self
#| title = "A suggestion to write self in front"
#| topics = ["tracebacks.suggestions"]
class Engine:
    power = 5

    def show(self):
        return power

Engine().show()

# %% did-you-mean-import
#| title = "A suggestion for a name that is imported"
#| topics = ["tracebacks.suggestions", "binding.imports"]
from sys import exitt

# %% forgotten-import
#| title = "A suggestion to import a module"
#| topics = ["tracebacks.suggestions"]
print("before")
sys.exit(0)

# %% repeated-lines
#| title = "Lines that repeat are counted"
#| topics = ["tracebacks.recursion"]
def down(number):
    if number == 0:
        raise ValueError("at the bottom")
    down(number - 1)

down(6)

# %% exec-has-no-source
#| title = "Code without a file has no lines to show"
#| topics = ["tracebacks.frames"]
code = compile("def f():\n    return 1 / 0\n", "<made>", "exec")
exec(code)
f()

# %% raised-twice
#| title = "An exception that is raised again grows its traceback"
#| topics = ["tracebacks.frames"]
error = ValueError("kept")

def again():
    raise error

try:
    again()
except ValueError:
    print("once")
again()

# %% shown-by-hand
#| title = "The traceback as objects"
#| topics = ["tracebacks.frames"]
def outer():
    inner()

def inner():
    raise KeyError("k")

try:
    outer()
except KeyError as error:
    step = error.__traceback__
    while step:
        print(step.tb_frame.f_code.co_name, step.tb_lineno, step.tb_frame.f_lineno)
        step = step.tb_next
