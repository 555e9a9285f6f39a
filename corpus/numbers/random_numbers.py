# /// case
# topics = ["numbers.random"]
# ///

import random

def attempt(shown, action):
    try:
        print(shown, repr(action()))
    except Exception as error:
        print(shown, f"{type(error).__name__}: {error}")

# %% from-a-seed
#| title = "The same seed gives the same numbers"
for seed in (0, 1, -1, 42, 2**32, 2**100, True, "text", "", b"bytes", bytearray(b"x"), 1.5, -0.0):
    generator = random.Random(seed)
    print(repr(seed), generator.random(), generator.getrandbits(32), generator.randrange(1000))

# %% seeding-again
generator = random.Random(5)
first = [generator.random() for _ in range(3)]
generator.seed(5)
print(first == [generator.random() for _ in range(3)], first)
generator.seed("abc", version=1)
print(generator.random())
generator.seed("abc", 2)
print(generator.random())

# %% bad-seeds
for seed in ([], (), {}, object, 1j):
    attempt(repr(seed), lambda: random.Random(seed))
    attempt(repr(seed), lambda: random.seed(seed))

# %% getrandbits
generator = random.Random(7)
for count in (0, 1, 2, 8, 31, 32, 33, 53, 64, 100, 1000):
    print(count, generator.getrandbits(count))
for count in (-1, 1.0, "1", None, 2**70):
    attempt(repr(count), lambda: generator.getrandbits(count))

# %% randrange
generator = random.Random(3)
print([generator.randrange(10) for _ in range(10)], [generator.randrange(5, 8) for _ in range(10)], [generator.randrange(0, 100, 10) for _ in range(5)], [generator.randrange(10, 0, -3) for _ in range(5)], generator.randrange(2**100))
for arguments in ((0,), (-5,), (5, 5), (5, 1), (1, 5, -1), (1, 5, 0), ("5",), (1, "5")):
    attempt(arguments, lambda: generator.randrange(*arguments))

# %% randint
generator = random.Random(4)
print([generator.randint(1, 6) for _ in range(20)], generator.randint(5, 5), generator.randint(-10, 2**70))
attempt("empty", lambda: generator.randint(5, 1))

# %% choice
generator = random.Random(5)
print([generator.choice("abcdef") for _ in range(10)], generator.choice([1, 2, 3]), generator.choice(range(100)))
attempt("empty", lambda: generator.choice([]))
attempt("set", lambda: generator.choice({1, 2}))
attempt("int", lambda: generator.choice(5))

# %% choices
generator = random.Random(6)
print(generator.choices("abc", k=8), generator.choices([1, 2, 3], [1, 0, 5], k=8), generator.choices("xyz", cum_weights=[1, 2, 10], k=8))
attempt("empty", lambda: generator.choices([]))
attempt("weights", lambda: generator.choices("abc", [1, 2]))
attempt("zero", lambda: generator.choices("abc", [0, 0, 0]))
attempt("both", lambda: generator.choices("abc", [1, 1, 1], cum_weights=[1, 2, 3]))

# %% shuffle
generator = random.Random(8)
items = list(range(12))
print(generator.shuffle(items), items)
attempt("tuple", lambda: generator.shuffle((1, 2, 3)))

# %% sample
generator = random.Random(9)
print(generator.sample(range(100), 5), generator.sample("abcdef", 6), generator.sample([1, 2, 3], 0), generator.sample(range(10**9), 3), generator.sample("ab", counts=[2, 3], k=4))
attempt("large", lambda: generator.sample([1, 2], 3))
attempt("negative", lambda: generator.sample([1, 2], -1))
attempt("set", lambda: generator.sample({1, 2}, 1))

# %% distributions
generator = random.Random(10)
print(generator.uniform(1, 5), generator.triangular(0, 10, 3), generator.gauss(0, 1), generator.normalvariate(5, 2), generator.expovariate(0.5), generator.lognormvariate(0, 1),
      generator.vonmisesvariate(0, 4), generator.gammavariate(2, 3), generator.betavariate(2, 3), generator.paretovariate(3), generator.weibullvariate(1, 2))

# %% binomial
#| requires = ">=3.12"
generator = random.Random(11)
print([generator.binomialvariate(10, 0.3) for _ in range(10)], generator.binomialvariate(1000, 0.5))

# %% state
generator = random.Random(12)
generator.random()
state = generator.getstate()
numbers = [generator.random() for _ in range(3)]
generator.setstate(state)
print(state[0], len(state[1]), state[1][:3], state[1][-1], state[2], numbers == [generator.random() for _ in range(3)])
for bad in ((), (3,), (1, 2, 3), (3, (1, 2), None), (9, (), None), None):
    attempt(repr(bad), lambda: generator.setstate(bad))

# %% module-functions
random.seed(13)
print(random.random(), random.randint(1, 100), random.choice("abc"), random.sample(range(10), 3), random.uniform(0, 1))

# %% random-bytes
generator = random.Random(14)
print(generator.randbytes(0), generator.randbytes(8), random.Random(14).randbytes(8))

# %% subclass
class Fixed(random.Random):
    def random(self):
        return 0.25

generator = Fixed()
print(generator.random(), generator.uniform(0, 8), generator.choice("abcd"), [generator.randrange(8) for _ in range(3)], generator.shuffle([1, 2, 3]))
