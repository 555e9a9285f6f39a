def _raising(name):
    def method(self, *arguments):
        raise ValueError(name)
    return method
class Raising:
    """Its special methods raise."""
    def __repr__(self):
        return "Raising()"
    for name in "eq lt le gt ge hash bool len iter next index int float complex contains getitem setitem delitem call enter exit format str bytes length_hint missing reversed round neg invert add radd iadd mul rmul sub rsub mod rmod or ror and rand truediv floordiv pow divmod lshift getattr".split():
        vars()[f"__{name}__"] = _raising(name)
