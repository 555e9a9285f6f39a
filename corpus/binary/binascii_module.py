# /// case
# topics = ["binary.binascii"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


import binascii

VALUES = [b"", b"a", b"ab", b"abc", b"abcd", b"\0\xff\x80", bytes(range(0, 256, 17)), bytearray(b"xyz"), memoryview(b"view")]
WRONG = [(), ("text\xe9",), (1,), (None,), ([97],), (b"a", b"b", b"c")]

# %% hexlify
#| title = "hexlify and b2a_hex"
for value in VALUES:
    show(binascii.hexlify, value)
    show(binascii.b2a_hex, value, ":")
    show(binascii.hexlify, value, b"-", 2)
    show(binascii.hexlify, value, "_", -3)
for arguments in [*WRONG, ("text",), (b"a", "ab"), (b"a", ""), (b"a", 1), (b"a", "\xe9"), (b"a", ":", "1")]:
    show(binascii.hexlify, *arguments)
show(binascii.hexlify, b"abc", sep=":", bytes_per_sep=2)
show(binascii.hexlify, data=b"abc")

# %% unhexlify
#| title = "unhexlify and a2b_hex"
for value in [b"", b"61", b"6162", b"AbCd", "6162", bytearray(b"61"), memoryview(b"61"), b"6", b"616", b"zz", b"6 1", b"61 62", "\xe9\xe9", "6\u0661", b"\xff\xff"]:
    show(binascii.unhexlify, value)
    show(binascii.a2b_hex, value)
for arguments in WRONG:
    show(binascii.unhexlify, *arguments)

# %% b2a-base64
#| title = "b2a_base64"
for value in VALUES:
    show(binascii.b2a_base64, value)
    show(binascii.b2a_base64, value, newline=False)
for arguments in [*WRONG, (b"a", False)]:
    show(binascii.b2a_base64, *arguments)
show(binascii.b2a_base64, b"a", newline="")

# %% a2b-base64
#| title = "a2b_base64: what is not of its alphabet is passed over"
for value in [b"", b"YQ==", b"YWI=", b"YWJj", b"YWJjZA==", "YWJj", b"YWJj\n", b"Y W\nJ j", b"YW*Jj", b"YQ", b"YQ=", b"Y", b"=", b"====", b"YWJj=", b"YQ==YQ==", b"YQ=a=", b"=YWJj", b"YWJjY", b"+/+/", b"-_-_", b"YQ==\xff", "\xe9", b"ab=c", b"abc=d"]:
    show(binascii.a2b_base64, value)
    show(binascii.a2b_base64, value, strict_mode=True)
for arguments in WRONG:
    show(binascii.a2b_base64, *arguments)

# %% uuencoding
#| title = "b2a_uu and a2b_uu"
for value in VALUES:
    show(binascii.b2a_uu, value)
    show(binascii.b2a_uu, value, backtick=True)
    print(binascii.a2b_uu(binascii.b2a_uu(value)) == value)
show(binascii.b2a_uu, b"a" * 45)
show(binascii.b2a_uu, b"a" * 46)
for value in [b"", b" ", b"#86)C\n", b"#86)C", b"$86)C", b"!86)C", b"#86)C!", b"\xff", b"#8\x006)", "#86)C", b"`", b"#86)C  \n"]:
    show(binascii.a2b_uu, value)

# %% quoted-printable
#| title = "b2a_qp and a2b_qp"
for value in [b"", b"abc", b"a=b", b"caf\xe9", b"tab\there ", b"line\r\nend \n", b"x" * 100, b".", b"\n.", b"a_b c", b"\0"]:
    show(binascii.b2a_qp, value)
    show(binascii.b2a_qp, value, quotetabs=True)
    show(binascii.b2a_qp, value, istext=False)
    show(binascii.b2a_qp, value, header=True)
for value in [b"", b"abc", b"a=3Db", b"a=\nb", b"a=\r\nb", b"=", b"==", b"=3", b"=zz", b"a_b", "a=20b", b"=e9", b"a =\n"]:
    show(binascii.a2b_qp, value)
    show(binascii.a2b_qp, value, header=True)
for arguments in WRONG:
    show(binascii.b2a_qp, *arguments)

# %% crc32
#| title = "crc32"
for value in VALUES:
    show(binascii.crc32, value)
    show(binascii.crc32, value, 1)
    show(binascii.crc32, value, -1)
show(binascii.crc32, b"b", binascii.crc32(b"a"))
for arguments in [*WRONG, (b"a", "x"), (b"a", 1.5), (b"a", 2**40), (b"a", 10**30), ("a",)]:
    show(binascii.crc32, *arguments)

# %% crc-hqx
#| title = "crc_hqx"
for value in VALUES:
    show(binascii.crc_hqx, value, 0)
    show(binascii.crc_hqx, value, 0xFFFF)
for arguments in [*WRONG, (b"a",), (b"a", "x"), (b"a", 2**20 + 5), (b"a", -1)]:
    show(binascii.crc_hqx, *arguments)

# %% errors
#| title = "binascii.Error and Incomplete"
print(binascii.Error.__mro__, binascii.Incomplete.__mro__, binascii.Error.__module__)
show(binascii.unhexlify, b"1")

# %% base64-module
#| title = "The module base64, which stands on binascii"
import base64
for value in VALUES:
    print(base64.b64encode(value), base64.urlsafe_b64encode(value), base64.b32encode(value), base64.b16encode(value), base64.b85encode(value), base64.a85encode(value), base64.encodebytes(value))
for function, value in [(base64.b64decode, b"YWJj"), (base64.b64decode, "YWJj"), (base64.b64decode, b"YQ"), (base64.urlsafe_b64decode, b"-_8="), (base64.b32decode, b"MFRGG==="), (base64.b32decode, b"mfrgg==="), (base64.b32decode, b"M"), (base64.b16decode, b"6162"), (base64.b16decode, b"6"), (base64.b16decode, b"ab"),
                        (base64.b85decode, b"VPRn"), (base64.b85decode, b"\xff"), (base64.a85decode, b"@:E^"), (base64.a85decode, b"z"), (base64.decodebytes, b"YWJj\n"), (base64.b64encode, "text")]:
    show(function, value)
