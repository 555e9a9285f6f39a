class Partner:
    """Answers every operator with what it was asked, on either side."""
    __hash__ = object.__hash__
    def __repr__(self):
        return "Partner()"

for _name in "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul divmod".split():
    for _side in ("", "r"):
        setattr(Partner, f"__{_side}{_name}__", lambda self, *others, name=_side + _name: (name, *others))
for _name in "eq ne lt le gt ge".split():
    setattr(Partner, f"__{_name}__", lambda self, other, name=_name: [name, other])
