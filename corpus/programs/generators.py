# /// case
# topics = ["generators.exceptions"]
# ///

# %% raises-after-two
#| title = "An exception inside a generator shows the line that asked for the value"
def numbers():
    yield 1
    yield 2
    raise ValueError("no more numbers")

for number in numbers():
    print(number)

# %% stop-iteration-inside
#| title = "StopIteration inside a generator becomes RuntimeError"
#| topics = ["exceptions.chaining"]
def first_of(iterators):
    for iterator in iterators:
        yield next(iterator)

print(next(first_of([iter("a")])))
list(first_of([iter("b"), iter("")]))

# %% thrown-in
#| title = "An exception thrown in is raised at the yield"
def patient():
    while True:
        try:
            yield "waiting"
        except ValueError as error:
            print("caught", error)

generator = patient()
print(next(generator))
print(generator.throw(ValueError("soft")))
generator.throw(TypeError("hard"))

# %% sent-too-early
#| title = "Only None can be sent to a generator that has not started"
#| topics = ["generators.iteration"]
def echo():
    while True:
        print((yield))

generator = echo()
generator.send(None)
generator.send("first")
echo().send("too early")

# %% close-ignored
#| title = "A generator that ignores GeneratorExit"
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        print("ignored")
        yield 2

generator = stubborn()
print(next(generator))
generator.close()

# %% already-running
#| title = "A generator that resumes itself"
#| topics = ["generators.iteration"]
def snake():
    print("running")
    next(generator)
    yield

generator = snake()
next(generator)

# %% delegation
#| title = "An exception passes through yield from"
#| topics = ["generators.delegation"]
def inner():
    received = yield 1
    print("inner got", received)
    return 1 / received

def outer():
    result = yield from inner()
    print("outer got", result)
    yield "last"

good = outer()
print(next(good), good.send(2))
bad = outer()
next(bad)
bad.send(0)

# %% finally-on-close
#| title = "finally runs when a generator is closed or dropped"
#| topics = ["generators.iteration", "lifetimes.release"]
def guarded(name):
    try:
        yield name
    finally:
        print("closing", name)

first, second = guarded("first"), guarded("second")
print(next(first), next(second))
first.close()
del second
print("end")

# %% exhausted
#| title = "An exhausted generator stays exhausted, and its value is in the StopIteration"
#| topics = ["generators.iteration"]
def one():
    yield 1
    return "value"

generator = one()
print(list(generator), list(generator))
generator = one()
next(generator)
next(generator)

# %% generator-expression
#| title = "A generator expression runs when it is asked, not where it stands"
#| topics = ["scoping.comprehensions"]
divisor = 1
lazy = (12 // divisor for _ in range(2))
divisor = 3
print(next(lazy))
divisor = 0
next(lazy)
