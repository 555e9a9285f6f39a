# /// case
# topics = ["exceptions.uncaught"]
# ///

# %% raise-at-module-level
#| title = "What was printed before an uncaught exception stays"
print("before")
raise ValueError("the end")
print("after")

# %% through-functions
#| title = "One frame for each call that the exception leaves"
#| topics = ["tracebacks.frames"]
def first(values):
    return second(values, 0)

def second(values, index):
    value = values[index]
    return third(value)

def third(value):
    return value["key"]

print(first([{"key": 1}]))
print(first([{"other": 1}]))

# %% in-method
#| title = "A frame is named by its function, not by the class"
#| topics = ["tracebacks.frames"]
class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        if amount > self.balance:
            raise ArithmeticError(f"{amount} is more than {self.balance}")
        self.balance -= amount

account = Account(10)
account.withdraw(7)
print(account.balance)
account.withdraw(7)

# %% in-comprehension
#| title = "A comprehension has a frame of its own up to 3.11 only"
#| topics = ["tracebacks.frames", "scoping.comprehensions"]
def inverse(numbers):
    return [1 / number for number in numbers]

print(inverse([1, 2]))
inverse([2, 1, 0])

# %% in-lambda
#| title = "Lambdas have frames, and one name for all"
#| topics = ["tracebacks.frames"]
apply = lambda function, value: function(value)
print(apply(lambda value: value + 1, 1))
apply(lambda value: value + 1, "1")

# %% in-special-method
#| title = "An operator leads into a special method"
#| topics = ["tracebacks.frames"]
class Meters:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Meters(self.value + other.value)

print((Meters(1) + Meters(2)).value)
Meters(1) + 2

# %% message-of-several-arguments
#| title = "An exception with two arguments shows them as a tuple"
print("before")
raise RuntimeError("a", 1)

# %% without-message
#| title = "An exception without arguments shows its type alone"
print("before")
raise LookupError

# %% own-class
#| title = "An exception class of the program shows its qualified name"
class Outer:
    class Refused(Exception):
        def __str__(self):
            return "refused: " + ", ".join(self.args)

print("before")
raise Outer.Refused("age", "name")

# %% str-that-raises
#| title = "An exception whose __str__ raises"
class Broken(Exception):
    def __str__(self):
        raise TypeError("no text")

print("before")
raise Broken

# %% message-of-several-lines
#| title = "A message may have several lines"
print("before")
raise ValueError("first line\nsecond line")

# %% key-error
#| title = "A KeyError shows the repr of its key"
stock = {"apple": 1}
print(stock["apple"])
stock["pear's"]

# %% not-an-exception
#| title = "Only exceptions can be raised"
print("before")
raise "text"

# %% assertion
#| title = "A failed assertion with a message"
width = 3
assert width == 3, "not reached"
print("before")
assert width == 4, ("width", width)

# %% bare-raise-without-exception
#| title = "raise alone needs an exception that is being handled"
print("before")
raise
