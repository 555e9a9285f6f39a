# /// case
# topics = ["numbers.int-bytes"]
# ///

class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value

    def __repr__(self):
        return f"Index({self.value!r})"

def attempt(shown, action):
    try:
        value = action()
        print(shown, repr(value), type(value).__name__)
    except Exception as error:
        print(shown, f"{type(error).__name__}: {error}")

def to_bytes(value, *arguments, **keywords):
    attempt(f"{value!r}.to_bytes {arguments} {keywords}", lambda: value.to_bytes(*arguments, **keywords))

def from_bytes(*arguments, **keywords):
    attempt(f"from_bytes {arguments} {keywords}", lambda: int.from_bytes(*arguments, **keywords))

# %% to-bytes-unsigned
for value in (0, 1, 127, 128, 255, 256, 65535, 65536, 2**63, 2**64 - 1, 2**64, 10**30):
    for length in (0, 1, 2, 8, 16):
        for order in ("big", "little"):
            to_bytes(value, length, order)

# %% to-bytes-signed
for value in (0, 1, -1, 127, 128, -128, -129, 255, 32767, -32768, -32769, 2**63 - 1, -(2**63), 2**63, -(10**30)):
    for length in (0, 1, 2, 8, 16):
        to_bytes(value, length, "big", signed=True)
        to_bytes(value, length, "little", signed=True)

# %% to-bytes-defaults
to_bytes(5)
to_bytes(300)
to_bytes(5, 2)
to_bytes(5, byteorder="little")
to_bytes(5, length=3)
to_bytes(-1, signed=True)
to_bytes(-1)
to_bytes(True, 2, "big")

# %% to-bytes-arguments
for arguments in ((-1,), (1.0,), ("1",), (None,), (True,), (Index(2),), (Index(1.0),), (2**70,), (1, "middle"), (1, 5), (1, None), (1, b"big"), (1, "big", True), (1, "BIG"), (1, "")):
    to_bytes(1, *arguments)
for signed in (0, 1, "", "x", None, [], 2.5):
    to_bytes(200, 1, "big", signed=signed)
    to_bytes(-1, 1, "big", signed=signed)
to_bytes(1, size=1)
to_bytes(1, 1, length=1)
to_bytes(1, 1, "big", byteorder="big")

# %% from-bytes-values
for data in (b"", b"\x00", b"\x01", b"\x7f", b"\x80", b"\xff", b"\x01\x02", b"\xff\xfe", b"\x80\x00\x00\x00\x00\x00\x00\x00", b"\xff" * 8, b"\x01" * 9, b"\xff" * 20):
    for order in ("big", "little"):
        from_bytes(data, order)
        from_bytes(data, order, signed=True)

# %% from-bytes-sources
for source in (bytearray(b"\x01\x02"), [1, 2], (255, 0), range(3), iter([1]), {1}, [256], [-1], ["a"], [1.0], [Index(3)], "text", 5, None, 2.5, object()):
    shown = type(source).__name__
    attempt(shown, lambda: int.from_bytes(source, "big"))
attempt("memoryview", lambda: int.from_bytes(memoryview(b"\x01\x02"), "little"))

# %% from-bytes-protocol
#| title = "__bytes__ is asked first"
class Bytes:
    def __init__(self, answer):
        self.answer = answer

    def __bytes__(self):
        return self.answer

    def __iter__(self):
        return iter([9])

for answer in (b"\x05", b"", bytearray(b"\x06"), 5, None, "x"):
    attempt(repr(answer), lambda: int.from_bytes(Bytes(answer), "big"))

# %% from-bytes-arguments
from_bytes()
from_bytes(b"\x01")
from_bytes(b"\x01", "middle")
from_bytes(b"\x01", 1)
from_bytes(b"\x01", None)
from_bytes(b"\x01", "big", True)
from_bytes(bytes=b"\x01")
from_bytes(bytes=b"\x01\x02", byteorder="little", signed=False)
from_bytes(b"\x01", order="big")
for signed in (0, 1, "x", None, []):
    from_bytes(b"\xff", "big", signed=signed)

# %% from-bytes-of-classes
class Whole(int):
    pass

class Loud(int):
    def __new__(cls, value=0):
        print("new", cls.__name__, value)
        return super().__new__(cls, value)

attempt("Whole", lambda: Whole.from_bytes(b"\x05", "big"))
attempt("Loud", lambda: Loud.from_bytes(b"\x05", "big"))
attempt("bool", lambda: bool.from_bytes(b"\x05", "big"))
attempt("bool", lambda: bool.from_bytes(b"\x00", "big"))
attempt("instance", lambda: (7).from_bytes(b"\x05", "big"))

# %% round-trip
for value in (0, 1, -1, 2**31, -(2**31), 2**63, -(2**63), 10**40, -(10**40), 3**100):
    length = (value.bit_length() + 8) // 8
    for order in ("big", "little"):
        data = value.to_bytes(length, order, signed=True)
        assert int.from_bytes(data, order, signed=True) == value
        print(value, order, data)
