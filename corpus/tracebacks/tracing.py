# /// case
# topics = ["frames.tracing"]
# ///
import sys

events = []


def tracer(frame, event, argument):
    code = frame.f_code
    if event == "exception":
        argument = (argument[0].__name__, str(argument[1]), argument[2] and argument[2].tb_lineno - code.co_firstlineno)
    elif not isinstance(argument, (int, str, type(None), list, tuple)):
        argument = type(argument).__name__
    print(code.co_name, frame.f_lineno - code.co_firstlineno, event, argument)
    return tracer


def run(function, *arguments):
    sys.settrace(tracer)
    try:
        result = function(*arguments)
    except Exception as error:
        result = error
    finally:
        sys.settrace(None)
    print("=", repr(result))


def simple():
    x = 1
    y = 2
    return x + y


def fails():
    raise ValueError("no")

# %% calls-lines-returns
#| title = "A function calls others: calls, lines and returns"
def one(): return 1
def caller():
    x = simple()
    return one() + x
run(caller)

# %% loops
#| title = "Each round of a loop is told, also of one in a single line"
def loop():
    for i in range(2):
        pass
    i = 0
    while i < 2: i += 1
    while i < 4:
        i += 1
    else:
        i = 9
    for i in range(2): pass
run(loop)

# %% branches
#| title = "Lines that are jumped over are not told"
def branch(a):
    if a:
        b = 1
    elif not a:
        b = 2
    else:
        b = 3
    return (b +
            a)
run(branch, 1)
run(branch, 0)

# %% exceptions
#| title = "An exception is told in each frame that it goes through"
def catches():
    try:
        fails()
    except ValueError as error:
        x = 1
    finally:
        y = 2
    return y
def passes():
    fails()
run(catches)
run(passes)

# %% finally-and-return
#| title = "A return through finally, and try with else"
def leaves():
    for i in range(3):
        try:
            if i == 1:
                return i
            continue
        finally:
            z = 1
def has_else():
    try:
        x = 1
    except KeyError:
        x = 2
    else:
        x = 3
    finally:
        x = 4
    return x
run(leaves)
run(has_else)

# %% generators
#| title = "Each resumption of a generator is a call, each yield a return"
def generate():
    a = yield 1
    yield a
    return 3
def use():
    g = generate()
    next(g)
    g.send(5)
    try:
        next(g)
    except StopIteration as error:
        v = error.value
    return v
run(use)

# %% thrown-into-a-generator
#| title = "An exception is thrown into a generator"
def generate():
    a = yield 1
def use():
    g = generate()
    next(g)
    try:
        g.throw(KeyError(1))
    except KeyError:
        pass
run(use)

# %% generators-that-end
#| title = "The end of a generator is an exception for the loop, and for yield from"
#| requires = ">=3.12"
def generate():
    yield 1
    return 3
def delegate():
    return (yield from generate())
def use():
    for x in generate():
        y = x
    return list(delegate())
run(use)

# %% with-statements
#| title = "The end of a with statement stands where it begins"
class Manager:
    def __enter__(self): return 1
    def __exit__(self, *a): return True
def use():
    with Manager() as c:
        raise KeyError(2)
    with Manager() as c:
        pass
    return c
run(use)

# %% nested-definitions
#| title = "Definitions, class bodies and code that exec runs"
def nested():
    def inner(a=1):
        return a
    class Body:
        x = 1
    return inner()
def executes():
    exec(compile("a = 1\nb = 2\ndef m(self): pass\n", "x", "exec"), {})
run(nested)
run(executes)

# %% matching
#| title = "The cases of a match statement"
def match(x):
    match x:
        case 1:
            return "one"
        case [a, b]:
            return a
        case _:
            return None
run(match, 1)
run(match, [1, 2])
run(match, 5)

# %% function-that-fails
#| title = "An exception in the trace function goes on in the program, and nothing traces any more"
def fails_at_lines(frame, event, argument):
    if event == "line":
        raise RuntimeError("in the trace function")
    return fails_at_lines
sys.settrace(fails_at_lines)
try:
    simple()
except RuntimeError as error:
    print(error, sys.gettrace())

# %% nothing-returned
#| title = "A function that returns nothing hears of calls alone"
def quiet(frame, event, argument):
    print(frame.f_code.co_name, event, argument)
def caller():
    simple()
    simple()
sys.settrace(quiet)
caller()
sys.settrace(None)

# %% a-frame-that-runs-already
#| title = "A frame that was there before is told of once it has a function of its own"
def later():
    frame = sys._getframe()
    sys.settrace(tracer)
    x = 1
    frame.f_trace = tracer
    y = 2
    simple()
    sys.settrace(None)
    z = 3
later()

# %% lines-switched-off
#| title = "A frame may want no lines"
def no_lines(frame, event, argument):
    frame.f_trace_lines = False
    print(frame.f_code.co_name, event)
    return no_lines
sys.settrace(no_lines)
simple()
sys.settrace(None)

# %% instructions
#| title = "A frame may want to hear of each instruction"
#| requires = ">=3.12"
seen = 0
def each(frame, event, argument):
    global seen
    frame.f_trace_opcodes = True
    seen += event == "opcode"
    return each
sys._getframe().f_trace_opcodes = True
sys.settrace(each)
simple()
sys.settrace(None)
print(seen > 3)

# %% get-and-set
#| title = "The function that is set, and arguments that are wrong"
print(sys.gettrace())
sys.settrace(tracer)
print(sys.gettrace() is tracer)
sys.settrace(None)
print(sys.gettrace())
for arguments in [(), (1, 2)]:
    try:
        sys.settrace(*arguments)
    except TypeError as error:
        print(error)
