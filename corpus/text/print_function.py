# /// case
# topics = ["streams.print"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


import io
import sys


class Stream:
    """A stream that shows what is asked of it."""

    def write(self, text):
        calls.append(("write", text))

    def flush(self):
        calls.append(("flush",))


class Failing:
    """Something without a text."""

    def __str__(self):
        raise RuntimeError("no text")


calls = []

# %% arguments
#| title = "What print writes"
print()
print("")
print(1, 2.5, None, True, "text", b"bytes", [1, "a"])
print("a", "b", sep="")
print("a", "b", sep=", ")
print("a", "b", sep=None, end=None)
print("a", end="")
print("b", end="<end>\n")
print(sep="x", end="y\n")
print("no", "space", sep="\n")
print(*range(5), sep="-")
print(*[], sep="x")

# %% file
#| title = "print to a stream"
stream = io.StringIO()
print("a", 1, sep="-", end="!", file=stream)
print(file=stream)
print("default", file=None)
print(repr(stream.getvalue()))
for target in [1, "text", object, [], print]:
    show(print, "x", file=target)

# %% writes
#| title = "print writes each argument, separator and end on its own"
print("a", 1, file=Stream())
print(calls)
calls.clear()
print("a", "b", sep="", end="", file=Stream())
print(calls)
calls.clear()
print("x", file=Stream(), flush=True)
print(calls)
calls.clear()
print(file=Stream())
print(calls)

# %% flush
#| title = "The argument flush"
for flush in [True, False, 0, 1, "", "x", None]:
    calls.clear()
    print("x", file=Stream(), flush=flush)
    print(calls)

# %% errors
#| title = "Arguments of print that do not fit"
show(print, sep=1)
show(print, end=1)
show(print, "a", sep=b"x")
show(print, "a", end=[])
show(print, "a", other=1)
show(print, "a", sep=" ", sepp=1)
show(print, Failing())
show(print, "before", Failing(), "after")
show(print, "x", flush=Failing())

# %% failing-stream
#| title = "Streams that fail"
class Closed:
    def write(self, text):
        raise OSError("closed")

class NoFlush:
    def write(self, text):
        calls.append(text)

show(print, "x", file=Closed())
show(print, "x", file=NoFlush(), flush=True)
print(calls)
stream = io.StringIO()
stream.close()
show(print, "x", file=stream)
show(print, "x", file=io.BytesIO())

# %% redirected
#| title = "print asks for sys.stdout each time"
saved = sys.stdout
sys.stdout = stream = io.StringIO()
print("caught")
sys.stdout = saved
print(repr(stream.getvalue()))
sys.stdout = None
print("nowhere")
sys.stdout = saved
del sys.stdout
try:
    print("lost")
except RuntimeError as error:
    problem = error
sys.stdout = saved
print(problem)

# %% own-str
#| title = "print shows objects with __str__"
class Own:
    def __str__(self): return "own str"
    def __repr__(self): return "own repr"

class Text(str):
    def __str__(self): return "text str"

print(Own(), [Own()], Text("raw"), f"{Text('raw')}")
class Wrong:
    def __str__(self): return 1
show(print, Wrong())

# %% stdout
#| title = "What sys.stdout says of itself"
print(sys.stdout.encoding, sys.stdout.line_buffering, sys.stdout.name, sys.stdout.mode, sys.stdout.writable(), sys.stdout.readable(), sys.stdout.isatty(), sys.stdout.closed, sys.stdout.fileno(), type(sys.stdout).__name__, type(sys.stdout.buffer).__name__)
print(sys.stdout.write("abc\n"), sys.stdout.writelines(["x", "y\n"]), sys.stdout.flush())
show(sys.stdout.write, 1)
show(sys.stdout.write)
show(sys.stdout.read)
sys.stdout.flush()
sys.stdout.buffer.write(b"bytes\n")
sys.stdout.buffer.flush()
print(sys.stderr.errors, sys.stderr.encoding, sys.stdin.encoding, sys.stdin.readable(), sys.stdin.name, sys.__stdout__ is sys.stdout)

# %% input
#| title = "input at the end of standard input"
show(input)
show(input, "prompt> ")
show(input, 1)
show(input, "a", "b")
show(input, prompt="x")
show(input, Failing())

# %% input-redirected
#| title = "input asks for sys.stdin and sys.stdout each time"
sys.stdin = io.StringIO("first\nsecond\r\nlast")
for prompt in ["", "? ", 5]:
    show(input, prompt)
show(input)
sys.stdin = None
show(input)
class Lines:
    def readline(self):
        return line
    def fileno(self):
        raise OSError
for line in ["text\n", "no end", "", 1, b"x\n", None, "\n"]:
    sys.stdin = Lines()
    show(input)
del sys.stdin
show(input)

# %% stdin
#| title = "Reading standard input that is empty"
print(repr(sys.stdin.read()), repr(sys.stdin.readline()), sys.stdin.readlines(), list(sys.stdin), sys.stdin.buffer.read())
show(sys.stdin.write, "x")
show(next, sys.stdin)
