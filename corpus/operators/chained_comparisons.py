# /// case
# topics = ["operators.chaining"]
# ///

def say(value):
    print("evaluate", value)
    return value

# %% each-operand-once
#| title = "Each operand is evaluated once, and only as far as needed"
print(say(1) < say(2) < say(3))
print(say(3) < say(2) < say(1))
print(say(1) < say(2) > say(0) != say(5) <= say(5))

# %% all-operators
#| title = "Every pair of operators chained"
import itertools

OPERATORS = ("<", "<=", "==", "!=", ">", ">=", "in", "not in", "is", "is not")
for first, second in itertools.product(OPERATORS, repeat=2):
    for a, b, c in ((1, [1], [[1]]), (1, 1, 1), (2, 1, 3)):
        try:
            print(a, first, b, second, c, eval(f"a {first} b {second} c"))
        except TypeError as error:
            print(a, first, b, second, c, error)

# %% value-is-the-last-result
#| title = "The value is the first false result, or the last one"
class Result:
    def __init__(self, name, truth):
        self.name, self.truth = name, truth

    def __bool__(self):
        print("truth of", self.name)
        return self.truth

    def __repr__(self):
        return self.name

class Operand:
    def __init__(self, *results):
        self.results = dict(zip("<>=", results))

    def __lt__(self, other):
        return self.results["<"]

    def __gt__(self, other):
        return self.results[">"]

true, false = Result("true", True), Result("false", False)
print(Operand(true) < Operand(true) < Operand(true))
print(Operand(false) < Operand(true) < Operand(true))
print(Operand(true) < Operand(false) < Operand(true))
if Operand(true) < Operand(false) < Operand(true):
    print("not reached")
while Operand(true) < Operand(false) < 1:
    print("not reached")
print("yes" if Operand(true) < Operand(true) < 1 else "no", not Operand(true) < Operand(false) < 1)

# %% not-transitive
#| title = "(a < b) < c is not a < b < c"
for a, b, c in ((3, 2, 1), (1, 2, 3), (0, 0, 0), (1, 2, 2)):
    print(a, b, c, a < b < c, (a < b) < c, a < (b < c), a == b == c, (a == b) == c)

# %% membership-in-chains
print(1 in [1, 2] == True, (1 in [1, 2]) == True, 1 in ([1, 2] == True) if False else "guarded")
print("a" in "ab" in ["ab", "abc"], 1 not in [2] not in [3], 1 is 1 is not None)

# %% exceptions
#| title = "An exception in the middle ends the chain"
try:
    say(1) < say("two") < say(3)
except TypeError as error:
    print(error)
try:
    say(1) < say(2) < say("three")
except TypeError as error:
    print(error)

# %% long-chain
numbers = list(range(10))
print(numbers[0] < numbers[1] < numbers[2] < numbers[3] < numbers[4] < numbers[5] < numbers[6] < numbers[7] < numbers[8] < numbers[9])
print(0 <= 0.0 <= False <= 0j.real <= 0 == 0.0 == False)

# %% in-comprehension-and-lambda
print([x for x in range(10) if 2 < x < 7 != x + 1])
between = lambda low, x, high: low <= x <= high
print([between(2, x, 4) for x in range(7)])
print({x: 1 < x < 3 for x in range(5)}, all(1 < x < 9 for x in (2, 3)))

# %% with-walrus
print(1 < (x := 5) < 10, x, 10 < (y := 7) < (z := 3), y, "z" in globals())
