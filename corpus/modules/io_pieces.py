# /// case
# topics = ["modules.io"]
# ///

# %% lines-of-a-pipe
#| title = "A line is given as soon as it is there, before the writer has ended"
import io, os
reader, writer = os.pipe()
stream = open(reader, encoding="utf-8")
print(type(stream) is io.TextIOWrapper, type(stream.buffer) is io.BufferedReader, stream.mode, stream.seekable())
os.write(writer, b"first\nsecond\nthi")
print(repr(stream.readline()), repr(stream.readline()))
os.write(writer, b"rd\nlast")
print(repr(stream.readline()))
os.close(writer)
print(repr(stream.readline()), repr(stream.readline()), repr(stream.read()))

# %% characters-in-parts
#| title = "A character whose bytes come in two pieces is one"
import os
reader, writer = os.pipe()
stream = open(reader, encoding="utf-8", newline="")
for piece in (b"a\xc3", b"\xa9\xe2", b"\x82", b"\xac\xf0\x9f", b"\x98\x80\n"):
    os.write(writer, piece)
print(repr(stream.read(1)), repr(stream.read(2)))
print(repr(stream.readline()))
os.write(writer, b"\xf0\x9f")
os.close(writer)
try:
    print(repr(stream.read()))
except UnicodeDecodeError as e:
    print(e)

# %% breaks-in-parts
#| title = "A line break whose bytes come in two pieces is one"
import io
class Pieces(io.RawIOBase):
    def __init__(self, *pieces):
        self.pieces = list(pieces)
    def readable(self):
        return True
    def readinto(self, target):
        piece = self.pieces.pop(0) if self.pieces else b""
        target[:len(piece)] = piece
        return len(piece)
for newline in (None, "", "\n", "\r", "\r\n"):
    stream = io.TextIOWrapper(io.BufferedReader(Pieces(b"a\r", b"\nb\r", b"c\n", b"d\r")), "ascii", newline=newline)
    print(repr(newline), list(stream), stream.newlines)

# %% calls-to-the-buffer
#| title = "Which methods of its buffer a stream of text calls"
import io
class Noted(io.BytesIO):
    def read(self, *arguments):
        print("read", arguments)
        return super().read(*arguments)
    def read1(self, *arguments):
        print("read1", arguments)
        return super().read1(*arguments)
stream = io.TextIOWrapper(Noted(b"one\ntwo\nthree"), "utf-8")
print(repr(stream.readline()))
print(repr(stream.read(2)))
print(repr(stream.readline()))
print(repr(stream.read()))
stream = io.TextIOWrapper(Noted(b"x" * 20000), "latin-1")
print(len(stream.read(100)), len(stream.read(9000)), len(stream.readline()), repr(stream.read(1)))

# %% places
#| title = "tell after parts of a text were read"
import io
stream = io.TextIOWrapper(io.BytesIO("aé€\nzwei\r\ndrei".encode()), "utf-8")
print(stream.read(2), stream.tell())
print(repr(stream.readline()), stream.tell())
print(repr(stream.readline()), stream.tell())
place = stream.tell()
print(repr(stream.read()), stream.tell(), stream.seek(place), repr(stream.read()))
