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


class Index:
    """Something that stands for an integer."""

    def __index__(self):
        return 3


def filled(data=b"one\ntwo\r\nthree", position=0):
    """A stream with bytes, at a position."""
    stream = io.BytesIO(data)
    stream.seek(position)
    return stream


# %% construction
#| title = "io.BytesIO: how it is made"
for arguments in [(), (b"",), (b"abc",), (bytearray(b"abc"),), (memoryview(b"abc"),), (memoryview(b"abcd")[::2],), (None,), ("text",), (1,), ([1],), (b"a", b"b")]:
    show(lambda: io.BytesIO(*arguments).getvalue())
show(lambda: io.BytesIO(initial_bytes=b"k").read())
show(lambda: io.BytesIO(x=1).read())

# %% read
#| title = "BytesIO.read and read1"
for name in ["read", "read1"]:
    for size in [(), (0,), (3,), (100,), (-1,), (None,), (True,), (Index(),), ("1",), (1.5,), (10**30,), (1, 2)]:
        stream = filled()
        show(getattr(stream, name), *size)
        print(stream.tell())
show(filled(position=100).read)

# %% readline
#| title = "BytesIO.readline and readlines"
stream = filled(b"a\nb\rc\r\nd\n\re")
print([stream.readline() for _ in range(6)])
for size in [(), (0,), (2,), (100,), (-1,), (None,), ("1",), (1.5,), (1, 2)]:
    show(filled().readline, *size)
for hint in [(), (0,), (1,), (4,), (5,), (100,), (-1,), (None,), ("1",), (1.5,)]:
    show(filled().readlines, *hint)
stream = filled()
print(list(stream), list(stream), iter(stream) is stream)
show(next, stream)

# %% readinto
#| title = "BytesIO.readinto"
for target in [bytearray(3), bytearray(100), bytearray(0), memoryview(bytearray(4)), memoryview(bytearray(8))[::2], b"abc", "text", 1, None]:
    stream = filled()
    show(stream.readinto, target)
    print(bytes(target) if isinstance(target, (bytearray, memoryview)) else "", stream.tell())
show(filled().readinto1, bytearray(2))
show(filled().readinto)

# %% write
#| title = "BytesIO.write"
for data in [b"X", b"XYZ", b"", b"XYZXYZ", bytearray(b"q"), memoryview(b"v"), memoryview(b"abcd")[::2], "text", 1, None, [65]]:
    stream = filled(b"abcdef", 2)
    show(stream.write, data)
    print(stream.getvalue(), stream.tell())
show(filled().write)

# %% write-beyond
#| title = "Writing beyond the end fills with null bytes"
stream = io.BytesIO(b"ab")
stream.seek(5)
print(stream.write(b"z"), stream.getvalue(), stream.tell())
stream.seek(10)
print(stream.write(b""), stream.getvalue())

# %% writelines
#| title = "BytesIO.writelines"
for lines in [[b"a", b"b"], [], (bytearray(b"x"),), iter([b"p"]), [1], [b"a", None], 1, None, ["a"], b"ab"]:
    stream = io.BytesIO()
    show(stream.writelines, lines)
    print(stream.getvalue())

# %% seek
#| title = "BytesIO.seek and tell"
for arguments in [(0,), (3,), (100,), (-1,), (0, 0), (0, 1), (2, 1), (-1, 1), (-100, 1), (0, 2), (1, 2), (-1, 2), (-100, 2), (0, 3), (0, -1), ("1",), (1.5,), (None,), (10**30,), (0, "0"), (), (1, 0, 0), (Index(),)]:
    stream = filled(position=2)
    show(stream.seek, *arguments)
    print(stream.tell())

# %% truncate
#| title = "BytesIO.truncate"
for arguments in [(), (0,), (3,), (100,), (-1,), (None,), ("1",), (1.5,), (10**30,), (1, 2)]:
    stream = filled(b"abcdef", 4)
    show(stream.truncate, *arguments)
    print(stream.getvalue(), stream.tell())

# %% getbuffer
#| title = "BytesIO.getbuffer: the memory itself"
stream = filled(b"abcdef")
view = stream.getbuffer()
print(view.format, view.readonly, len(view), bytes(view))
view[0] = 65
print(stream.getvalue())
for name, arguments in [("write", (b"x",)), ("truncate", (2,)), ("close", ()), ("__init__", (b"",)), ("seek", (0,)), ("writelines", ([b"a"],)), ("__setstate__", ((b"", 0, None),))]:
    show(getattr(stream, name), *arguments)
view.release()
show(stream.write, b"x")

# %% close
#| title = "A closed stream"
stream = filled()
stream.close()
stream.close()
print(stream.closed)
for name, arguments in [("read", ()), ("read1", ()), ("readline", ()), ("readlines", ()), ("readinto", (bytearray(1),)), ("write", (b"a",)), ("write", (1,)), ("writelines", ([b"a"],)), ("seek", (0,)), ("tell", ()), ("truncate", ()), ("getvalue", ()), ("getbuffer", ()), ("flush", ()),
                        ("isatty", ()), ("readable", ()), ("writable", ()), ("seekable", ()), ("__next__", ()), ("__enter__", ()), ("fileno", ()), ("detach", ())]:
    show(getattr(stream, name), *arguments)

# %% properties
#| title = "What a stream says of itself"
stream = filled()
print(stream.readable(), stream.writable(), stream.seekable(), stream.isatty(), stream.flush(), stream.closed)
for name in ["fileno", "detach"]:
    show(getattr(stream, name))
for name in ["readable", "isatty", "flush", "tell", "close", "getvalue"]:
    show(getattr(io.BytesIO(), name), 1)
print(io.BytesIO.__mro__)
print([name for name in dir(stream) if not name.startswith("_")])
with io.BytesIO(b"x") as stream:
    print(stream.read())
print(stream.closed)

# %% sharing
#| title = "getvalue gives the very bytes where it can"
data = b"abc" * 10
stream = io.BytesIO(data)
print(stream.getvalue() is data, stream.read() is data, stream.getvalue() is stream.getvalue())
stream.write(b"x")
print(stream.getvalue() is data, data)

# %% subclass
#| title = "Attributes and subclasses of BytesIO"
stream = io.BytesIO()
stream.x = 1
print(stream.__dict__)
class Own(io.BytesIO):
    def write(self, data):
        return super().write(bytes(data).upper())
own = Own()
own.write(b"x")
own.writelines([b"y"])
print(own.getvalue(), isinstance(own, io.BufferedIOBase), isinstance(own, io.IOBase))

# %% state
#| title = "__getstate__ and __setstate__"
print(filled(b"abc", 2).__getstate__())
for state in [(b"xyz", 1, None), (b"xyz", 1, {"a": 1}), (b"xyz", -1, None), (b"xyz", "1", None), (b"xyz",), 1, ("a", 0, None), (b"a", 0, 5)]:
    stream = io.BytesIO()
    show(stream.__setstate__, state)
    print(stream.tell(), stream.getvalue())

# %% text-wrapper
#| title = "A text stream over a stream of bytes"
raw = io.BytesIO("one\r\ntw\xf6\n".encode())
stream = io.TextIOWrapper(raw, encoding="utf-8", newline=None)
print(ascii(stream.readline()), ascii(stream.read()), stream.newlines, stream.encoding, stream.errors, stream.buffer is raw, stream.readable())
raw = io.BytesIO()
stream = io.TextIOWrapper(raw, encoding="latin-1", newline="\r\n", write_through=True)
stream.write("a\n\xe9")
stream.flush()
print(raw.getvalue())
show(stream.write, "\u0151")
show(stream.write, b"x")
print(stream.detach() is raw)
show(stream.read)
