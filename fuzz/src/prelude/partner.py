class Partner:
    """Answers every operator with what it was asked, on either side."""
    def __repr__(self):
        return "Partner()"
    for name in "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul divmod".split():
        for side in ("", "r"):
            vars()[f"__{side}{name}__"] = lambda self, *others, name=side + name: (name, *others)
    for name in "eq ne lt le gt ge".split():
        vars()[f"__{name}__"] = lambda self, other, name=name: [name, other]
    __hash__ = object.__hash__
