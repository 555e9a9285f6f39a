# /// case
# topics = ["containers.comparison"]
# ///

nan = float("nan")

# %% equality-of-different-containers
#| title = "Which kinds of containers can be equal to each other"
kinds = [[], (), {}, set(), frozenset(), range(0), "", b"", bytearray(), {}.keys(), {}.items(), {}.values(), memoryview(b"")]
for left in kinds:
    print(f"{type(left).__name__:10}", *("=" if left == right else "." for right in kinds))

# %% ordering-of-different-containers
kinds = [[], (), {}, set(), frozenset(), range(0), "", b"", bytearray(), {}.keys(), {}.items(), None, 1]
for left in kinds:
    row = []
    for right in kinds:
        try:
            row.append("TF"[not left <= right])
        except TypeError:
            row.append(".")
    print(f"{type(left).__name__:10}", *row)

# %% texts-of-ordering-errors
import operator
kinds = [[], (), {}, set(), range(0), "", b"", None, 1, 1.5, 1j, object, len, ...]
for function in (operator.lt, operator.le, operator.gt, operator.ge):
    for left, right in zip(kinds, kinds[1:] + kinds[:1]):
        try:
            print(function(left, right))
        except TypeError as error:
            print(error)

# %% identity-before-equality
#| title = "Containers compare their items by identity first"
class Never:
    def __eq__(self, other):
        return False
    def __hash__(self):
        return 1
never = Never()
for make in (lambda x: [x], lambda x: (x,), lambda x: {1: x}, lambda x: {x: 1}, lambda x: {x}, lambda x: frozenset({x}), lambda x: [[x]], lambda x: {1: (x,)}):
    print(type(make(never)).__name__, make(never) == make(never), make(Never()) == make(Never()), make(nan) == make(nan), make(nan) == make(float("nan")))
print(never in [never], never in (never,), never in {never}, never in {never: 1}, never in {1: never}.values(), [never].index(never), [never].count(never), (1, never) in {1: never}.items())

# %% recursive-comparison
#| title = "Two recursive lists cannot be compared"
a, b = [], []
a.append(b)
b.append(a)
print(a == a, a < a)
for expression in ("a == b", "a < b"):
    try:
        print(eval(expression))
    except RecursionError as error:
        print(type(error).__name__)
a, b = {}, {}
a[1], b[1] = b, a
try:
    print(a == b)
except RecursionError as error:
    print(type(error).__name__)

# %% not-equal-follows-equal
class Equal:
    def __eq__(self, other):
        return True
class NotEqual:
    def __ne__(self, other):
        return True
    def __eq__(self, other):
        return True
print([Equal()] != [1], [NotEqual()] != [1], (NotEqual(),) != (1,), {1: NotEqual()} != {1: 1}, [1] != [NotEqual()])

# %% answers-that-are-no-bools
class Answer:
    def __init__(self, answer):
        self.answer = answer
    def __eq__(self, other):
        return self.answer
    __hash__ = None
for answer in ("yes", "", 0, 5, None, [], NotImplemented):
    print(repr(answer), [Answer(answer)] == [1], (1,) == (Answer(answer),), {1: Answer(answer)} == {1: 1}, Answer(answer) in [1], [1].count(Answer(answer)))

# %% lengths-decide-first
#| title = "Lists of different lengths are unequal without a comparison of items"
class Loud:
    def __eq__(self, other):
        print("compared")
        return True
    def __hash__(self):
        return 1
print([Loud()] == [1, 2], (Loud(),) == (1, 2), {1: Loud()} == {1: 1, 2: 2}, {Loud()} == {1, 2})
print([Loud(), 1] < [1, 2], (Loud(), 1) > (1,))

# %% mixed-numbers-as-keys
keys = [1, 1.0, True, 1 + 0j, 0, 0.0, -0.0, False, 2 ** 53, float(2 ** 53)]
print(len(set(keys)), {key: type(key).__name__ for key in keys}, [hash(key) for key in keys])

# %% chained
print([1] < [2] < [3], [1] < [2] > [0] == [0], [] == [] != [1] in [[1]])
