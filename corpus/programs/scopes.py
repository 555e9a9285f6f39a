# /// case
# topics = ["scoping.legb"]
# ///

# %% unbound-local
#| title = "A local that is read before it is bound"
#| topics = ["scoping.unbound-local"]
total = 10

def add(value):
    total += value
    return total

add(1)

# %% unbound-free
#| title = "A free variable that has no value yet"
#| topics = ["scoping.enclosing"]
def outer():
    def inner():
        return later
    value = inner()
    later = 1
    return value

outer()

# %% deleted-local
#| title = "A local that was deleted"
#| topics = ["scoping.unbound-local", "binding.del"]
def once():
    value = 1
    print(value)
    del value
    return value

once()

# %% class-scope
#| title = "A method does not see the names of its class"
#| topics = ["scoping.class"]
class Counter:
    start = 5
    print(start)

    def read(self):
        return start

Counter().read()

# %% class-scope-comprehension
#| title = "A comprehension in a class body sees the first iterable only"
#| topics = ["scoping.class", "scoping.comprehensions"]
class Table:
    size = 3
    rows = list(range(size))
    print([row for row in rows])
    print([row * size for row in rows])

# %% loop-variable
#| title = "The variable of a loop stays, that of a comprehension does not"
#| topics = ["scoping.comprehensions"]
for loop in range(3):
    pass
print(loop)
squares = [item * item for item in range(3)]
print(squares)
print(item)

# %% shadowed-builtin
#| title = "A shadowed built-in is called"
#| topics = ["builtins.shadowing"]
list = [1, 2]
print(list)
list("ab")

# %% nonlocal-counter
#| title = "A counter that counts in an enclosing scope and then fails"
#| topics = ["scoping.nonlocal"]
def counter(limit):
    count = 0
    def step():
        nonlocal count
        count += 1
        if count > limit:
            raise StopIteration(count)
        return count
    return step

step = counter(2)
print(step(), step())
step()

# %% unpack-too-many
#| title = "More values than targets"
#| topics = ["binding.unpacking"]
first, second = "ab"
print(first, second)
first, second = "abc"

# %% unpack-too-few
#| title = "Fewer values than targets"
#| topics = ["binding.starred"]
first, *middle, last = [1, 2]
print(first, middle, last)
first, *middle, last = [1]

# %% unpack-not-iterable
#| title = "A value that cannot be unpacked"
#| topics = ["binding.unpacking"]
(a, b), c = (1, 2), 3
print(a, b, c)
(a, b), c = 1, 3

# %% unpack-partly-bound
#| title = "Targets that were bound before the failure keep their values"
#| topics = ["binding.unpacking"]
values = {}
try:
    values["a"], values["b"][0], values["c"] = 1, 2, 3
except KeyError as error:
    print(error, values)
values["b"], values["c"] = iter([1])

# %% star-arguments
#| title = "Arguments from iterables and mappings"
#| topics = ["functions.arguments"]
def show(*arguments, **keywords):
    print(arguments, keywords)

show(*"ab", *[1], **{"x": 1}, **{"y": 2})
show(**{"x": 1}, **{"x": 2})

# %% augmented-tuple
#| title = "An augmented assignment that works and fails at once"
#| topics = ["binding.assignment"]
holder = ([],)
try:
    holder[0] += [1]
except TypeError as error:
    print(error, holder)
holder[0] += [2]
