# /// case
# topics = ["exceptions.chaining"]
# ///

# %% context
#| title = "An exception raised while another is handled names it"
try:
    {}["missing"]
except KeyError:
    print("handling")
    int("not a number")

# %% cause
#| title = "raise from names the cause"
def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise RuntimeError(f"bad number {text!r}") from error

print(parse("7"))
parse("seven")

# %% cause-none
#| title = "raise from None hides the context"
try:
    [][0]
except IndexError:
    print("handling")
    raise LookupError("nothing there") from None

# %% three-links
#| title = "A chain of causes and contexts"
def lowest():
    raise OSError("disk")

def middle():
    try:
        lowest()
    except OSError as error:
        raise ValueError("settings") from error

def highest():
    try:
        middle()
    except ValueError:
        print("handling")
        raise SystemError("start")

highest()

# %% finally-raises
#| title = "An exception in finally has the first one as its context"
#| topics = ["exceptions.cleanup"]
try:
    print("body")
    1 / 0
finally:
    print("finally")
    None.close()

# %% reraised
#| title = "raise alone raises the same exception again, from its first line"
#| topics = ["tracebacks.frames"]
def risky():
    raise ValueError("first")

try:
    risky()
except ValueError:
    print("again")
    raise

# %% name-is-deleted
#| title = "The name of a caught exception is gone after its block"
#| topics = ["exceptions.cleanup"]
try:
    1 / 0
except ZeroDivisionError as error:
    print(error)
print(error)

# %% notes
#| title = "Notes stand below the message"
#| topics = ["exceptions.notes"]
try:
    int("x")
except ValueError as error:
    error.add_note("in row 3")
    error.add_note("in column 4,\nwhich is the last")
    print(error.__notes__)
    raise

# %% notes-in-chain
#| title = "Each exception of a chain has its own notes"
#| topics = ["exceptions.notes"]
first = KeyError("first")
first.add_note("a note on the first")
second = TypeError("second")
second.add_note("a note on the second")
print("before")
raise second from first

# %% group
#| title = "An exception group shows its members"
#| topics = ["exceptions.groups"]
print("before")
raise ExceptionGroup("two things", [ValueError("one"), TypeError("two")])

# %% nested-group-with-tracebacks
#| title = "Members of a group keep their own tracebacks"
#| topics = ["exceptions.groups"]
def fails(error):
    raise error

errors = []
for error in (OSError("first"), KeyError("second")):
    try:
        fails(error)
    except Exception as caught:
        errors.append(caught)
print(len(errors))
raise ExceptionGroup("outer", [ExceptionGroup("inner", errors[:1]), errors[1]])

# %% group-is-split
#| title = "except* handles a part and raises the rest"
#| topics = ["exceptions.groups"]
try:
    raise ExceptionGroup("mixed", [ValueError(1), TypeError(2), ValueError(3)])
except* ValueError as group:
    print(group.exceptions)

# %% cycle-of-contexts
#| title = "A chain that leads back to itself ends"
one = ValueError("one")
two = TypeError("two")
one.__context__ = two
two.__context__ = one
print("before")
raise one
