class Wrong:
    """Its special methods give what they must not."""
    def __repr__(self):
        return "Wrong()"
    for name, value in {
        "len": -1, "bool": 2, "hash": "h", "index": "i", "int": 1.5, "float": "f", "complex": 1, "str": 3,
        "iter": 4, "format": 5, "bytes": "b", "contains": [], "length_hint": -2, "reversed": 6, "round": None,
        "eq": NotImplemented, "lt": NotImplemented, "add": NotImplemented, "radd": NotImplemented, "dir": 7,
    }.items():
        vars()[f"__{name}__"] = lambda self, *arguments, value=value: value
