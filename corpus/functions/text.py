# /// case
# topics = ["functions.text"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% chr-and-ord
for value in (0, 65, 0xd800, 0x10ffff, 0x110000, -1, True, 2**70, 1.5, "a", None):
    try:
        print(ascii(chr(value)))
    except Exception as error:
        print(type(error).__name__, error)
for value in ("a", "é", "\U0010ffff", b"a", bytearray(b"z"), "", "ab", b"", b"ab", 5, None, "\ud800"):
    show(ord, value)

# %% ascii-and-repr
for value in ("é", "\ud800", "a'b", 'a"b', "'\"", "\n\t\\", "\x00\x7f\x80\xff", "\u0100\U00010000", b"\xff'", ["é"], {"é": 1}):
    print(ascii(value), ascii(repr(value)))
class C:
    def __repr__(self): return "é\ud800"
print(ascii(C()))
class Wrong:
    def __repr__(self): return None
show(repr, Wrong())
show(ascii, Wrong())

# %% format-function
for value, specification in ((5, "d"), (5, ""), ("a", ">3"), (1.5, ".2f"), (None, ""), ([1], ""), (True, ""), (True, "d"), (5, "z"), ("a", "d"), (None, "5"), ([], ">5"), (5, None), (5, 5)):
    show(format, value, specification)
show(format)
show(format, 1, "", "")
class C:
    def __format__(self, specification): return f"<{specification}>"
print(format(C(), "abc"), f"{C():{'x'}}", "{:y}".format(C()))

# %% print-separators
print(1, 2, sep="-", end="!\n")
print("a", sep=None, end=None)
print()
print(*"abc", sep="")
for keywords in ({"sep": 5}, {"end": 5}, {"sep": b"a"}, {"other": 1}, {"file": 5}, {"flush": 1}):
    show(lambda: print("x", **keywords))

# %% print-to-files
class File:
    def __init__(self): self.calls = []
    def write(self, text): self.calls.append(text)
    def flush(self): self.calls.append("FLUSH")
file = File()
print("a", 1, sep=", ", file=file, flush=True)
print(file.calls)
class Failing:
    def write(self, text): raise ValueError(text)
show(lambda: print("x", file=Failing()))
class NoFlush:
    def write(self, text): pass
show(lambda: print("x", file=NoFlush(), flush=True))
show(lambda: print("x", file=NoFlush()))

# %% print-objects-that-fail
class C:
    def __str__(self): raise KeyError("str")
show(lambda: print("before", C()))
print()

# %% input-at-the-end
show(input)
show(input, "prompt> ")
show(input, 1, 2)
show(lambda: input(prompt="x"))

# %% input-from-other-streams
import io, sys
sys.stdin = io.StringIO("first\nsecond\r\nlast")
print(repr(input()), repr(input("ask ")), repr(input()))
show(input)
sys.stdin = None
show(input)
class Source:
    def __init__(self, line): self.line = line
    def readline(self): return self.line
for line in ("text", "text\n", "", b"bytes", 5):
    sys.stdin = Source(line)
    show(input)
sys.stdin = object()
show(input)
class Text:
    def __str__(self): return "prompt object "
sys.stdin = Source("x")
show(input, Text())
del sys.stdin
show(input)

# %% open-arguments
for arguments in ((), (None,), (1.5,), ("f", "wrong"), ("f", "rw"), ("f", "r+w"), ("f", ""), ("f", "b"), ("f", "rr"), ("f", "rbt"), ("f", 5), ("f", "rb", 0, "utf-8"), ("f", "rb", -1, None, "strict"), ("f", "rb", -1, None, None, "\n"), ("f", "r", 0), ("f", "r", "a"), ("f", "r", -1, "no such encoding"), ("f", "r", -1, None, None, "x"), ("f", "U"), ("f\0", "r"), ("missing", "r"), ("missing", "rb"), ("missing", "r+"), (".", "r"), ("f", "x", 1, None, None, None, False)):
    show(open, *arguments)

# %% open-round-trip
with open("f", "w") as file:
    print(file.write("one\ntwo\n"), file.name, file.mode, file.encoding.lower(), file.closed)
print(file.closed)
with open("f") as file:
    print(file.read(), end="")
    print(repr(file.read()))
with open("f", "a") as file: file.write("three")
print(list(open("f")))
with open("f", "rb") as file: print(file.read())
show(open, "f", "x")
show(file.read)

# %% open-of-descriptors
import os
with open("f", "w") as file: file.write("text")
descriptor = os.open("f", os.O_RDONLY)
with open(descriptor, closefd=True) as file: print(file.read(), file.name == descriptor)
show(os.close, descriptor)
show(open, -1)
show(open, 10**9)
class Path:
    def __fspath__(self): return "f"
print(open(Path()).read(), open(b"f").read())
class Wrong:
    def __fspath__(self): return 5
show(open, Wrong())

# %% open-with-opener
import os
def opener(path, flags): print("opening", path); return os.open(path, flags)
with open("f", "w", opener=opener) as file: file.write("x")
show(open, "f", "r", opener=lambda path, flags: -5)
show(open, "f", "r", opener=lambda path, flags: "a")
show(open, "f", "r", opener=5)

# %% site-functions
print(exit, quit)
print(type(exit).__name__, type(copyright).__name__, type(help).__name__)
try:
    exit(5)
except SystemExit as error:
    print(error.code)
try:
    quit("text")
except SystemExit as error:
    print(error.code)

# %% exit-function-ends
exit(7)

# %% breakpoint-hook
import sys
def hook(*arguments, **keywords):
    print("hook", arguments, keywords)
    return "result"
sys.breakpointhook = hook
print(breakpoint(), breakpoint(1, a=2))
del sys.breakpointhook
show(breakpoint)
