# /// case
# topics = ["modules.io"]
# ///

import io


def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


class Raw(io.RawIOBase):
    """A raw stream over a bytearray that says what is asked of it, and gives little at once."""

    def __init__(self, data=b"", most=3):
        self.data, self.position, self.most = bytearray(data), 0, most

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def readinto(self, buffer):
        part = self.data[self.position:self.position + min(len(buffer), self.most)]
        buffer[:len(part)] = part
        self.position += len(part)
        print("  readinto", type(buffer).__name__, len(buffer), "->", len(part))
        return len(part)

    def write(self, data):
        print("  write", type(data).__name__, bytes(data))
        self.data[self.position:self.position + len(data)] = data
        self.position += len(data)
        return len(data)

    def seek(self, offset, whence=0):
        print("  seek", offset, whence)
        self.position = offset + (0, self.position, len(self.data))[whence]
        return self.position

    def tell(self):
        print("  tell")
        return self.position

    def truncate(self, size=None):
        print("  truncate", size)
        return size

    def flush(self):
        print("  flush")

    def close(self):
        print("  close")
        super().close()


def steps(stream, *calls):
    """Calls methods of a stream one by one, and closes it."""
    for name, *arguments in calls:
        print(name, *arguments)
        show(getattr(stream, name), *arguments)
    stream.close()


# %% reader-reads
steps(io.BufferedReader(Raw(b"one\ntwo\nthree\nfour"), 8), ("read", 2), ("read", 5), ("read",), ("read",))

# %% reader-reads-lines
steps(io.BufferedReader(Raw(b"one\ntwo\nthree\nfour"), 4), ("readline",), ("readline", 2), ("readline",), ("readlines",))

# %% reader-peeks-and-reads-once
steps(io.BufferedReader(Raw(b"one\ntwo\nthree\nfour"), 8), ("peek",), ("peek", 3), ("read1", 1), ("read1",), ("read1", 100), ("read1", 0))

# %% reader-moves
steps(io.BufferedReader(Raw(b"one\ntwo\nthree\nfour"), 8), ("read", 4), ("tell",), ("seek", 1), ("read", 3), ("seek", 1, 1), ("seek", -1, 2), ("read",), ("seek", 0), ("read", 0))

# %% reader-fills-memory
steps(io.BufferedReader(Raw(b"one\ntwo\nthree\nfour"), 8), ("readinto", bytearray(5)), ("readinto", bytearray(20)), ("readinto1", bytearray(3)))

# %% reader-refuses
steps(io.BufferedReader(Raw(b"one\ntwo\nthree\nfour"), 8), ("read", -2), ("read", "a"), ("seek", 0, 5), ("truncate", 3), ("write", b"x"), ("readline", "x"), ("readinto", b"x"))

# %% writer-writes
raw = Raw()
steps(io.BufferedWriter(raw, 4), ("write", b"ab"), ("write", b"cd"), ("write", b"efghijk"), ("flush",), ("write", b"l"))
print(raw.data)

# %% writer-moves-and-cuts
raw = Raw()
steps(io.BufferedWriter(raw, 4), ("write", b"abc"), ("tell",), ("seek", 1), ("write", b"Z"), ("truncate",), ("truncate", 3))
print(raw.data)

# %% writer-refuses
steps(io.BufferedWriter(Raw(), 4), ("write", "a"), ("write", 5), ("read",), ("readline",), ("readable",))

# %% random-reads-and-writes
raw = Raw(b"0123456789abcdefghij", 100)
steps(io.BufferedRandom(raw, 8), ("read", 2), ("write", b"XY"), ("read", 2), ("tell",), ("seek", 3), ("write", b"Q"), ("read",), ("write", b"!"))
print(raw.data)

# %% random-writes-first
raw = Raw(b"0123456789abcdefghij", 100)
steps(io.BufferedRandom(raw, 8), ("write", b"AB"), ("readline",), ("peek",), ("seek", -3, 2), ("write", b"lots and lots of it"), ("seek", 0), ("read1", 5))
print(raw.data)

# %% pair
raw = io.BytesIO()
pair = io.BufferedRWPair(io.BytesIO(b"abc\nd"), raw)
for name, *arguments in (("read", 1), ("peek",), ("read1", 1), ("write", b"x"), ("readline",), ("readable",), ("writable",), ("flush",), ("isatty",), ("seekable",)):
    print(name)
    show(getattr(pair, name), *arguments)
print(raw.getvalue(), pair.closed, pair.close(), pair.closed)
show(pair.read)

# %% detached-and-closed
stream = io.BufferedReader(io.BytesIO(b"abc"))
show(stream.detach)
print(stream.raw)
for function in (stream.read, stream.close, stream.detach, stream.tell, lambda: stream.closed, lambda: repr(stream)):
    show(function)
stream = io.BufferedWriter(io.BytesIO())
stream.close()
for function in (stream.flush, stream.tell, stream.close, lambda: stream.write(b""), lambda: stream.seek(0), lambda: stream.truncate()):
    show(function)

# %% what-is-under-a-file
with open("f", "wb") as file: file.write(b"one\ntwo\n")
file = open("f", "rb")
for function in (lambda: file, lambda: file.raw, lambda: file.mode, lambda: file.name, lambda: file.raw.mode, lambda: file.raw.closefd, lambda: file._finalizing, lambda: file.__reduce__(), lambda: file.detach(), lambda: file.read(), lambda: file.raw):
    show(function)

# %% raw-files
with open("f", "wb") as file: file.write(b"one\ntwo\n")
file = open("f", "rb", 0)
for name, *arguments in (("read", 2), ("readall",), ("seek", 0), ("readinto", bytearray(3)), ("tell",), ("write", b"x"), ("truncate",), ("readline",), ("readlines",), ("isatty",), ("seekable",), ("close",), ("read",), ("readable",), ("seek", 0), ("tell",), ("fileno",), ("readinto", bytearray(3)), ("isatty",), ("flush",)):
    print(name)
    show(getattr(file, name), *arguments)
show(repr, file)

# %% modes-of-raw-files
open("f", "wb").close()
for mode in ("", "rw", "r++", "q", "r", "rb", "r+", "x", "w", "ab+", "w+b", 5):
    print(mode)
    show(io.FileIO, "f", mode)

# %% arguments-of-raw-files
open("f", "wb").close()
show(io.FileIO)
show(io.FileIO, -1)
show(io.FileIO, "f", closefd=False)
show(io.FileIO, "no such file")
show(io.FileIO, ".")
show(io.FileIO, 1.5)
show(io.FileIO, "a\0b")
show(io.FileIO, "f", opener=lambda *arguments: "x")
show(io.FileIO, "f", opener=lambda *arguments: -3)
show(io.FileIO, "f", "r", True, None, 5)

# %% arguments-of-buffers
for cls in (io.BufferedReader, io.BufferedWriter, io.BufferedRandom):
    show(cls)
    show(cls, 5)
    show(cls, io.BytesIO(), 0)
    show(cls, io.BytesIO(), -1)
    show(cls, io.BytesIO(), buffer_size="x")
    show(cls.__new__(cls).seek, 0)
show(io.BufferedRWPair)
show(io.BufferedRWPair, 1)
show(io.BufferedRWPair, io.BytesIO(), io.BytesIO(), a=1)

# %% raw-streams-that-misbehave
class Bad(io.RawIOBase):
    def __init__(self, answer):
        self.answer = answer
    def readable(self):
        return True
    def readinto(self, buffer):
        return self.answer

for answer in (100000, -1, "x"):
    show(io.BufferedReader(Bad(answer)).read, 3)
for name, *arguments in (("read", 3), ("read",), ("read1", 3), ("readline",), ("peek",), ("readinto", bytearray(3))):
    print(name)
    show(getattr(io.BufferedReader(Bad(None)), name), *arguments)

# %% streams-that-die
import sys

sys.unraisablehook = lambda report: print("unraisable", type(report.object).__name__, report.exc_value)

class Closing(io.RawIOBase):
    def close(self):
        print("closing")
        super().close()

class ClosingBytes(io.BytesIO):
    def close(self):
        print("closing bytes")
        super().close()

class Failing(io.RawIOBase):
    def close(self):
        raise ValueError("not closed")

Closing()
ClosingBytes()
Failing()
file = open("f", "wb")
file.write(b"data")
del file
print(open("f", "rb").read())

# %% newline-decoders
for translate in (False, True):
    decoder = io.IncrementalNewlineDecoder(None, translate)
    for part in ("a\r", "\nb\r", "c\r\n", "\n", "d\r"):
        print(repr(decoder.decode(part)), decoder.getstate(), repr(decoder.newlines))
    print(repr(decoder.decode("", final=True)), decoder.reset(), decoder.newlines, decoder.setstate((b"", 1)), repr(decoder.decode("x")))
show(decoder.decode, b"x")
show(decoder.setstate, 5)
show(io.IncrementalNewlineDecoder)
show(io.IncrementalNewlineDecoder.__new__(io.IncrementalNewlineDecoder).decode, "x")

# %% text-over-buffers
raw = io.BytesIO(b"one\r\ntwo\nthree")
text = io.TextIOWrapper(raw, "utf-8")
print(repr(text.readline()), text.tell(), repr(text.read(2)), text.tell(), repr(text.read()), text.tell())
show(text.reconfigure, encoding="latin-1")
show(text.reconfigure, line_buffering=True)
print(text.line_buffering, text._CHUNK_SIZE, text.newlines)
text = io.TextIOWrapper(io.BytesIO(), "utf-8")
show(text.reconfigure, encoding="latin-1", newline="\r\n")
text.write("\xe9\n")
print(text.encoding, text.errors, text.tell(), text.buffer.getvalue())
