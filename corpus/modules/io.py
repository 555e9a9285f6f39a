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


# %% text-reading
with open("f", "w") as file: file.write("one\ntwo\r\nthree\rfour")
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("f", newline=newline) as file: print(repr(newline), file.readlines(), file.newlines)

# %% text-writing-newlines
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("f", "w", newline=newline) as file: file.write("a\nb\r\n")
    print(repr(newline), open("f", "rb").read())

# %% text-encodings
for encoding in ("utf-8", "latin-1", "ascii", "utf-16", "utf-16-le", "utf-8-sig", "cp1252"):
    try:
        with open("f", "w", encoding=encoding) as file: file.write("é")
        print(encoding, open("f", "rb").read(), repr(open("f", encoding=encoding).read()))
    except UnicodeError as error:
        print(encoding, type(error).__name__, error)

# %% text-errors
with open("f", "wb") as file: file.write(b"a\xffb")
for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape"):
    show(lambda: ascii(open("f", encoding="utf-8", errors=errors).read()))
show(lambda: open("f", errors="no such handler").read())

# %% readline-and-iteration
with open("f", "w") as file: file.write("a\nbb\nccc")
with open("f") as file:
    print(repr(file.readline()), repr(file.readline(1)), repr(file.readline(-1)), file.readlines(), repr(file.readline()))
with open("f") as file:
    print(next(file), list(file))
    show(next, file)
with open("f") as file:
    print(file.readlines(2), file.readlines(0))

# %% seek-and-tell
with open("f", "w") as file: file.write("0123456789")
with open("f") as file:
    print(file.read(3), file.tell(), file.seek(1), file.read(2), file.seek(0, 2), repr(file.read()), file.seek(0))
    show(file.seek, 1, 1)
    show(file.seek, -1, 2)
    show(file.seek, -1)
    show(file.seek, 0, 5)
    show(file.seek, "a")
with open("f", "rb") as file:
    print(file.seek(-2, 2), file.read(), file.seek(2), file.seek(1, 1), file.read(1))
    show(file.seek, -1)

# %% truncate
with open("f", "w+") as file:
    file.write("0123456789")
    print(file.truncate(5), file.tell(), file.seek(0), file.read())
    show(file.truncate, -1)
    show(file.truncate, "a")
with open("f", "rb") as file: show(file.truncate, 1)

# %% modes
import os
with open("f", "w") as file: file.write("x")
for mode in ("r", "w", "a", "x", "r+", "w+", "a+", "rb", "wb", "ab", "rb+"):
    try:
        with open("f", mode) as file: print(mode, file.mode, file.readable(), file.writable(), file.seekable(), type(file).__name__)
    except OSError as error:
        print(mode, type(error).__name__, error)

# %% unsupported-operations
with open("f", "w") as file:
    show(file.read)
    show(file.readline)
    show(next, file)
with open("f") as file:
    show(file.write, "x")
    show(file.writelines, [])
with open("f", "rb") as file: show(file.write, b"x")

# %% wrong-types
with open("f", "w") as file:
    for value in (b"a", 5, None): show(file.write, value)
    show(file.writelines, ["a", 5])
    show(file.writelines, 5)
with open("f", "wb") as file:
    for value in ("a", 5, None): show(file.write, value)
with open("f") as file:
    for value in ("a", 1.5, []): show(file.read, value)
    show(file.read, None)

# %% closed-files
with open("f", "w") as file: pass
for function in (file.read, file.write, file.readline, file.flush, file.tell, file.fileno, file.isatty, file.readable, file.__enter__, lambda: file.write("x"), lambda: file.seek(0), lambda: next(file), file.close):
    show(function)
print(file.closed)

# %% attributes-of-files
with open("f", "w", encoding="utf-8") as file:
    print(repr(file), file.line_buffering, file.write_through, file.errors, file.newlines)
    show(setattr, file, "mode", "x")
    file.extra = 5
    print(file.extra)

# %% binary-files
with open("f", "wb") as file: print(file.write(b"0123456789"), file.write(bytearray(b"ab")), file.tell())
with open("f", "rb") as file:
    print(file.read(2), file.peek()[:3], file.read1(3), file.readline(), file.read(), file.tell())
    file.seek(0)
    target = bytearray(4)
    print(file.readinto(target), target, list(file))
with open("f", "rb", buffering=0) as file: print(type(file).__name__, file.read(3), file.readall())

# %% string-io
s = io.StringIO("one\ntwo")
print(s.read(3), s.tell(), s.getvalue(), s.readline(), s.readlines(), s.seek(0), list(s))
s = io.StringIO()
print(s.write("abc"), s.seek(1), s.write("X"), s.getvalue(), s.truncate(), s.getvalue(), s.seek(5), s.write("z"), ascii(s.getvalue()))
show(s.write, b"a")
show(io.StringIO, 5)
show(io.StringIO, "a", "x")
s.close()
show(s.getvalue)
for newline in (None, "", "\n", "\r", "\r\n"):
    s = io.StringIO("a\nb\r\nc", newline=newline)
    print(repr(newline), repr(s.getvalue()), s.readlines())

# %% bytes-io
b = io.BytesIO(b"one\ntwo")
print(b.read(3), b.tell(), b.getvalue(), b.readline(), b.readlines(), b.seek(0), list(b), b.seek(-1, 2), b.read())
print(b.write(b"!"), b.getvalue(), b.truncate(2), b.getvalue(), bytes(b.getbuffer()))
show(b.write, "a")
show(io.BytesIO, "a")
show(b.seek, -1)

# %% flushing-and-buffers
file = open("f", "w")
file.write("buffered")
print(open("f").read() == "", file.flush(), open("f").read())
file.close()
file = open("f", "w", buffering=1)
file.write("line\nrest")
print(repr(open("f").read()))
file.close()

# %% context-manager-closes-after-error
try:
    with open("f", "w") as file:
        file.write("kept")
        raise ValueError("inside")
except ValueError as error:
    print(error, file.closed, open("f").read())

# %% base-classes
for cls in (io.StringIO, io.BytesIO, io.TextIOWrapper, io.BufferedReader, io.FileIO):
    print(cls.__name__, [base.__name__ for base in cls.__mro__ if base.__module__ in ("io", "_io")], issubclass(cls, io.IOBase))
