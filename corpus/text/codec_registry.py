# /// case
# topics = ["codecs.registry"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


import codecs

# %% lookup
#| title = "codecs.lookup and the CodecInfo that it gives"
for name in ["utf-8", "UTF-8", "utf 8", "utf_8", "latin-1", "ascii", "cp1252", "utf-16", "hex", "rot13", "punycode", "unicode_escape"]:
    information = codecs.lookup(name)
    print(name, information.name, type(information).__name__, len(information), information._is_text_encoding, codecs.lookup(name) is information)
for arguments in [(), ("no such",), (1,), (None,), ("",), ("a\0b",), ("utf-8", 1), ("\xe9",), ("\udc80",), ("..",), ("encodings.utf_8",)]:
    show(codecs.lookup, *arguments)

# %% information
#| title = "The parts of a CodecInfo"
information = codecs.lookup("utf-8")
print(information.encode("a\xe9"), information.decode(b"a\xc3\xa9"), information.encode is information[0], information.decode is information[1])
print(information.incrementalencoder.__name__, information.incrementaldecoder.__name__, information.streamreader.__name__, information.streamwriter.__name__)
own = codecs.CodecInfo(lambda text, errors: (b"e", 1), lambda data, errors: ("d", 1), name="own")
print(own.name, len(own), own.incrementalencoder, tuple(own)[2:])

# %% get-functions
#| title = "codecs.getencoder and its like"
print(codecs.getencoder("ascii")("abc"), codecs.getdecoder("ascii")(b"abc"))
print(codecs.getincrementalencoder("ascii").__name__, codecs.getincrementaldecoder("utf-8").__name__, codecs.getreader("ascii").__name__, codecs.getwriter("ascii").__name__)
for function in [codecs.getencoder, codecs.getdecoder, codecs.getincrementalencoder, codecs.getincrementaldecoder, codecs.getreader, codecs.getwriter]:
    show(function, "no such")

# %% encode-and-decode
#| title = "codecs.encode and codecs.decode"
for arguments in [("a\xe9",), ("a\xe9", "latin-1"), ("a\xe9", "ascii", "ignore"), (b"abc", "hex"), ("abc", "rot13"), (1, "utf-8"), (b"a", "utf-8"), (), ("a", 1), ("a", "no such"), ("a", "ascii", 1), ("\xe9", "ascii", "no such")]:
    show(codecs.encode, *arguments)
for arguments in [(b"a\xc3\xa9",), (b"\xe9", "latin-1"), (b"\xe9", "ascii", "ignore"), ("6162", "hex"), (1, "utf-8"), ("a", "utf-8"), (), (b"a", 1), (b"a", "no such"), (b"a", "ascii", 1)]:
    show(codecs.decode, *arguments)
show(codecs.encode, obj="a", encoding="ascii", errors="strict")
show(codecs.decode, obj=b"a", encoding="ascii", errors="strict")
show(codecs.encode, "a", x=1)

# %% register
#| title = "codecs.register: a search function of one's own"
def search(name):
    print("search", ascii(name))
    if name == "doubling":
        return codecs.CodecInfo(lambda text, errors="strict": (text.encode() * 2, len(text)), lambda data, errors="strict": (bytes(data).decode() * 2, len(data)), name=name)

codecs.register(search)
show("ab".encode, "doubling")
show(b"ab".decode, "doubling")
show("ab".encode, "Doubling")
show("ab".encode, "other one")
show("ab".encode, "Other-Two.x\u0151")
codecs.unregister(search)
show("ab".encode, "doubling")
show(codecs.unregister, search)
for argument in [1, None]:
    show(codecs.register, argument)
show(codecs.register)
show(codecs.unregister)

# %% bad-search-functions
#| title = "Search functions and codecs that give the wrong thing"
answers = {"tuple": (1, 2, 3), "number": 1, "four": (len, len, None, None)}
codecs.register(lambda name: answers.get(name))
for name in answers:
    show("ab".encode, name)
results = [1, (b"x",), (b"x", 1), ("x", 1), (b"x", "y"), (1, 1), None, (bytearray(b"x"), 1), (None, 0)]
for place, result in enumerate(results):
    codecs.register(lambda name, place=place, result=result: codecs.CodecInfo(lambda *_: result, lambda *_: result, name=name) if name == f"result{place}" else None)
    show("ab".encode, f"result{place}")
    show(b"ab".decode, f"result{place}")
    show(codecs.encode, "ab", f"result{place}")
    show(codecs.decode, "ab", f"result{place}")

# %% codec-that-fails
#| title = "Codecs that raise, and what is added to their exceptions"
def fail(*_):
    raise problem

codecs.register(lambda name: codecs.CodecInfo(fail, fail, name=name) if name == "failing" else None)
for problem in [ValueError("wrong"), RuntimeError("broken"), UnicodeError("uni"), KeyError("k"), ValueError()]:
    for call in [lambda: "a".encode("failing"), lambda: b"a".decode("failing"), lambda: codecs.encode(1, "failing"), lambda: codecs.decode(1, "failing")]:
        try:
            call()
        except Exception as error:
            print(repr(error), getattr(error, "__notes__", None), repr(error.__cause__))

# %% codecs-class
#| title = "codecs.Codec and its like"
show(codecs.Codec().encode, "a")
show(codecs.Codec().decode, b"a")
show(codecs.IncrementalEncoder().encode, "a")
show(codecs.IncrementalDecoder().decode, b"a")
print(codecs.IncrementalEncoder("replace").errors, codecs.IncrementalDecoder().getstate(), codecs.IncrementalEncoder().getstate())

# %% incremental-utf-8-decoder
#| title = "An incremental decoder of UTF-8, fed byte by byte"
decoder = codecs.getincrementaldecoder("utf-8")()
for byte in "a\xe9\u20ac\U0001f40d".encode():
    print(ascii(decoder.decode(bytes([byte]))), decoder.getstate())
decoder.decode(b"\xe2")
show(decoder.decode, b"", True)
decoder.reset()
print(decoder.getstate())
decoder.setstate((b"\xc3", 0))
print(ascii(decoder.decode(b"\xa9")))
show(decoder.decode, b"\xff")

# %% incremental-utf-16-decoder
#| title = "An incremental decoder of UTF-16, fed byte by byte"
for encoding in ["utf-16", "utf-16-le", "utf-16-be"]:
    decoder = codecs.getincrementaldecoder(encoding)()
    for byte in "a\U0001f40d".encode(encoding):
        print(ascii(decoder.decode(bytes([byte]))), decoder.getstate())
    show(decoder.decode, b"x", True)

# %% incremental-utf-32-decoder
#| title = "An incremental decoder of UTF-32, fed byte by byte"
for encoding in ["utf-32", "utf-32-le", "utf-32-be"]:
    decoder = codecs.getincrementaldecoder(encoding)()
    print([decoder.decode(bytes([byte])) for byte in "a\U0001f40d".encode(encoding)] == [], decoder.getstate())
    show(decoder.decode, b"x", True)

# %% incremental-errors
#| title = "Incremental decoders with error handlers"
for errors in ["strict", "ignore", "replace", "backslashreplace", "surrogateescape"]:
    decoder = codecs.getincrementaldecoder("utf-8")(errors)
    for piece in [b"a\xe2\x82", b"b\xff", b"\xf0\x9f"]:
        show(decoder.decode, piece)
    show(decoder.decode, b"", True)
    show(decoder.decode, b"z", final=True)

# %% incremental-encoders
#| title = "Incremental encoders"
for encoding in ["utf-8", "utf-16", "utf-32", "utf-8-sig", "ascii", "latin-1", "cp1252", "utf-7"]:
    encoder = codecs.getincrementalencoder(encoding)("replace")
    print(encoding, [encoder.encode(piece) for piece in ["a", "", "\xe9", "\u0151"]], encoder.encode("z", True), encoder.getstate())
    encoder.reset()
    print(encoder.encode("r"))

# %% incremental-decoders
#| title = "Incremental decoders of other encodings"
for encoding in ["ascii", "latin-1", "cp1252", "utf-8-sig", "hex", "base64", "unicode_escape", "raw_unicode_escape", "utf-7"]:
    decoder = codecs.getincrementaldecoder(encoding)("replace" if encoding not in ("hex", "base64") else "strict")
    show(lambda: [decoder.decode(piece) for piece in [b"61", b"62", b"6", b"36"]])

# %% iterencode
#| title = "codecs.iterencode and iterdecode"
print(list(codecs.iterencode(["a", "\xe9", ""], "utf-8")), list(codecs.iterencode([], "utf-16")), list(codecs.iterencode(["a", "b"], "utf-16")))
print(list(codecs.iterdecode([b"a\xc3", b"\xa9", b""], "utf-8")), list(codecs.iterdecode([], "utf-8")))
show(lambda: list(codecs.iterdecode([b"\xff"], "utf-8")))
show(lambda: list(codecs.iterdecode([b"a\xe2"], "utf-8", errors="replace")))

# %% streams
#| title = "Stream readers and writers"
import io
raw = io.BytesIO()
writer = codecs.getwriter("utf-8")(raw)
writer.write("a\xe9\n")
writer.writelines(["x", "\u0151"])
print(raw.getvalue(), writer.errors, writer.stream is raw)
reader = codecs.getreader("utf-8")(io.BytesIO("one\xe9\ntwo\r\nthree".encode()))
print(ascii(reader.read(3)), ascii(reader.readline()), reader.readlines(), ascii(reader.read()))
print(list(codecs.getreader("utf-16")(io.BytesIO("a\nb".encode("utf-16")))))
reader = codecs.getreader("ascii")(io.BytesIO(b"a\xff"), "replace")
print(ascii(reader.read()))
both = codecs.StreamReaderWriter(io.BytesIO(b"in\n"), codecs.getreader("utf-8"), codecs.getwriter("utf-8"))
print(both.readline())
recoder = codecs.EncodedFile(io.BytesIO("\xe9".encode()), "latin-1", "utf-8")
print(recoder.read())

# %% buffered-coders
#| title = "Incremental coders made of one's own function"
class Pairs(codecs.BufferedIncrementalDecoder):
    def _buffer_decode(self, data, errors, final):
        whole = len(data) if final else len(data) // 2 * 2
        return data[:whole].decode("latin-1"), whole

decoder = Pairs()
print(repr(decoder.decode(b"abc")), decoder.getstate(), repr(decoder.decode(b"d")), repr(decoder.decode(b"e", True)))

# %% marks
#| title = "The byte order marks"
for name in sorted(name for name in dir(codecs) if name.startswith("BOM")):
    print(name, getattr(codecs, name))

# %% low-level
#| title = "The functions under the codecs"
for name in ["utf_8", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be", "utf_7", "latin_1", "ascii", "unicode_escape", "raw_unicode_escape"]:
    encode, decode = getattr(codecs, name + "_encode"), getattr(codecs, name + "_decode")
    show(encode, "a\xe9", "replace")
    show(encode, "a", None)
    show(encode, b"a")
    show(encode)
    show(decode, b"ab\xff\xfe", "replace")
    show(decode, "a")
    show(decode)
    show(decode, b"a", 1)

# %% low-level-final
#| title = "Decoding functions tell how much they took"
for function in [codecs.utf_8_decode, codecs.utf_16_decode, codecs.utf_16_le_decode, codecs.utf_32_decode, codecs.utf_32_be_decode, codecs.utf_7_decode, codecs.unicode_escape_decode]:
    for piece in [b"", b"a\xe2\x82", b"\xff\xfea", b"abc\\x4", b"+AG", b"\0\0\0a\0"]:
        for final in [False, True]:
            show(function, piece, "replace", final)
for order in [-1, 0, 1]:
    show(codecs.utf_16_encode, "a", "strict", order)
    show(codecs.utf_32_encode, "a", "strict", order)
    show(codecs.utf_16_ex_decode, b"\xff\xfea\0", "strict", order)
    show(codecs.utf_32_ex_decode, b"a\0\0\0", "strict", order, True)

# %% readbuffer
#| title = "codecs.readbuffer_encode"
for argument in [b"ab", bytearray(b"ab"), "a\xe9", memoryview(b"ab"), 1, None]:
    show(codecs.readbuffer_encode, argument)
