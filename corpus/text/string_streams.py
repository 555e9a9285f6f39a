# /// case
# topics = ["streams.memory"]
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


def filled(text="one\ntwo\r\nthree", position=0, **options):
    """A stream with a text, at a position."""
    stream = io.StringIO(text, **options)
    stream.seek(position)
    return stream


# %% construction
#| title = "io.StringIO: how it is made"
for arguments in [(), ("",), ("abc",), (None,), ("a\r\nb", None), ("a\r\nb", ""), ("a\r\nb", "\n"), ("a\nb", "\r\n"), ("a\nb", "\r"), (1,), (b"a",), ("a", "x"), ("a", 1), ("a", b"\n"), ("a", "\n", 1)]:
    show(lambda: (lambda stream: (stream.getvalue(), stream.newlines, stream.tell(), stream.read()))(io.StringIO(*arguments)))
show(lambda: io.StringIO(initial_value="k", newline="").read())
show(lambda: io.StringIO(x=1))

# %% read
#| title = "StringIO.read"
for size in [(), (0,), (3,), (100,), (-1,), (-100,), (None,), (True,), ("1",), (1.5,), (10**30,), (1, 2)]:
    stream = filled()
    show(stream.read, *size)
    print(stream.tell())
stream = filled()
print([stream.read(4) for _ in range(5)])
show(filled(position=100).read)

# %% readline
#| title = "StringIO.readline"
for newline in ["\n", "", None, "\r", "\r\n"]:
    stream = filled("a\nb\rc\r\nd\n\re", newline=newline)
    print(repr(newline), [stream.readline() for _ in range(8)], stream.newlines)
for size in [(), (0,), (2,), (100,), (-1,), (None,), ("1",), (1.5,), (10**30,), (1, 2)]:
    show(filled().readline, *size)

# %% readlines
#| title = "StringIO.readlines and iteration"
for hint in [(), (0,), (1,), (4,), (5,), (100,), (-1,), (None,), ("1",), (1.5,)]:
    show(filled().readlines, *hint)
stream = filled()
print(list(stream), list(stream), iter(stream) is stream)
show(next, stream)
print(next(filled(position=5)))

# %% write
#| title = "StringIO.write"
for text in ["X", "XYZ", "", "\n", "\r\n", "\u0151", "\U0001f40d", "\udc80", b"x", 1, None, ["a"]]:
    stream = filled("abcdef", 2)
    show(stream.write, text)
    print(ascii(stream.getvalue()), stream.tell())
show(filled().write)
show(filled().write, "a", "b")

# %% write-newlines
#| title = "How line breaks are written"
for newline in ["\n", "", None, "\r", "\r\n"]:
    stream = io.StringIO(newline=newline)
    print(repr(newline), stream.write("a\nb\rc\r\n"), repr(stream.getvalue()), stream.newlines, stream.tell())

# %% write-beyond
#| title = "Writing beyond the end fills with null characters"
stream = io.StringIO("ab")
stream.seek(5)
print(stream.write("z"), repr(stream.getvalue()), stream.tell())
stream.seek(10)
print(stream.write(""), repr(stream.getvalue()))

# %% writelines
#| title = "StringIO.writelines"
for lines in [["a", "b"], [], ("x",), "abc", iter(["p"]), [1], ["a", None], 1, None, [b"a"]]:
    stream = io.StringIO()
    show(stream.writelines, lines)
    print(stream.getvalue())
show(io.StringIO().writelines)

# %% seek
#| title = "StringIO.seek and tell"
for arguments in [(0,), (3,), (100,), (-1,), (0, 0), (0, 1), (1, 1), (0, 2), (1, 2), (-1, 2), (0, 3), (0, -1), ("1",), (1.5,), (None,), (10**30,), (0, "0"), (), (1, 0, 0)]:
    stream = filled(position=2)
    show(stream.seek, *arguments)
    print(stream.tell())

# %% truncate
#| title = "StringIO.truncate"
for arguments in [(), (0,), (3,), (100,), (-1,), (None,), ("1",), (1.5,), (10**30,), (1, 2)]:
    stream = filled("abcdef", 4)
    show(stream.truncate, *arguments)
    print(repr(stream.getvalue()), stream.tell())

# %% close
#| title = "A closed stream"
stream = filled()
print(stream.closed)
stream.close()
stream.close()
print(stream.closed)
for name, arguments in [("read", ()), ("readline", ()), ("readlines", ()), ("write", ("a",)), ("write", ("",)), ("write", (1,)), ("writelines", (["a"],)), ("writelines", ([],)), ("seek", (0,)), ("tell", ()), ("truncate", ()), ("getvalue", ()), ("flush", ()),
                        ("isatty", ()), ("readable", ()), ("writable", ()), ("seekable", ()), ("__next__", ()), ("__iter__", ()), ("__enter__", ()), ("fileno", ()), ("detach", ())]:
    show(getattr(stream, name), *arguments)
for name in ["newlines", "line_buffering", "encoding", "errors", "closed"]:
    show(getattr, stream, name)

# %% context
#| title = "A stream in a with statement"
with io.StringIO() as stream:
    stream.write("inside")
    print(stream.getvalue())
print(stream.closed)
try:
    with io.StringIO("x") as stream:
        raise KeyError("k")
except KeyError as error:
    print(repr(error), stream.closed)

# %% properties
#| title = "What a stream says of itself"
stream = filled()
print(stream.readable(), stream.writable(), stream.seekable(), stream.isatty(), stream.flush(), stream.encoding, stream.errors, stream.line_buffering, stream.newlines)
for name in ["fileno", "detach"]:
    show(getattr(stream, name))
for name in ["readable", "isatty", "flush", "tell", "close", "getvalue"]:
    show(getattr(io.StringIO(), name), 1)
print(io.StringIO.__mro__)
print([name for name in dir(stream) if not name.startswith("_")])

# %% attributes
#| title = "Attributes and subclasses of StringIO"
stream = io.StringIO()
stream.x = 1
print(stream.__dict__)
show(setattr, stream, "closed", True)
class Own(io.StringIO):
    def write(self, text):
        return super().write(text.upper())
own = Own("abc")
own.write("x")
print(own.getvalue(), isinstance(own, io.TextIOBase), isinstance(own, io.IOBase))
print("printed", 1, sep="-", end="!", file=own)
print(own.getvalue())

# %% state
#| title = "__getstate__ and __setstate__"
stream = filled("abc", 2)
print(stream.__getstate__())
for state in [("xyz", "\n", 1, None), ("xyz", "\n", 1, {"a": 1}), ("xyz", "\n", -1, None), ("xyz", "\n", "1", None), ("xyz", "\n"), 1, (1, "\n", 0, None), ("a", "x", 0, None), ("a", "\n", 0, 5)]:
    stream = io.StringIO()
    show(stream.__setstate__, state)
    print(stream.tell(), repr(stream.getvalue()))

# %% initial-newlines
#| title = "The initial text is translated as the stream is told"
for newline in ["\n", "", None, "\r", "\r\n"]:
    stream = io.StringIO("a\r\nb\rc\nd", newline)
    print(repr(newline), repr(stream.getvalue()), repr(stream.read()), stream.newlines)
