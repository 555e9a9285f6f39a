# /// case
# topics = ["binary.construction", "containers.iterators"]
# seed = "values 317"
# ///
class Sub(str):
    pass

# %% fromhex-finds-what-is-not-ascii-first
for text in ("stra\xdfe", "\xdf", "aa\u20ac", "aa g", "zz\xe9", "aa a", "\u0130", "\U0001f600"):
    for kind in (bytes, bytearray):
        try:
            print(kind.fromhex(text))
        except ValueError as error:
            print(ascii(text), error)

# %% the-iterator-of-a-subclass
#| title = "Text of a subclass is not iterated as ASCII"
for text in ("ab", "", "\xe9", Sub("ab"), Sub(""), Sub("\xe9")):
    print(type(text).__name__, ascii(text), type(iter(text)).__name__)
