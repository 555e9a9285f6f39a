# Takes the end-state picture: what a program has left behind in its namespace, as text.
#
# It runs in a namespace of its own that holds `namespace`, the globals of the program, and calls nothing of what the
# program has defined: attributes are read through the descriptors of the built-in types. Three sections follow each
# other on standard output, each line about one object: the path on which it was reached first, a tab, what it is.

import sys

MARK = "\x1e"
MOST_OBJECTS = 2000
NOT_THE_PROGRAMS = {"__builtins__", "__loader__", "__spec__", "__file__", "__cached__", "__package__", "__name__"}


def function_with_cell():
    cell = None
    return lambda: cell


class Slotted:
    __slots__ = ("slot",)

    def method(self):
        pass


Function = type(function_with_cell)
Cell = type(function_with_cell().__closure__[0])
Method = type(Slotted().method)
BuiltinFunction = type(len)
Module = type(sys)
Code = type(function_with_cell.__code__)
Member = type(Slotted.slot)
Getset = type(Function.__dict__["__code__"])

HEAP_TYPE = 1 << 9
TYPE_PARTS = type.__dict__


def part_of_type(name, cls):
    return TYPE_PARTS[name].__get__(cls)


def mro_of(cls):
    return part_of_type("__mro__", cls)


def contents_of(cls):
    return part_of_type("__dict__", cls)


def is_heap_type(cls):
    return bool(part_of_type("__flags__", cls) & HEAP_TYPE)


def module_of(cls):
    try:
        module = contents_of(cls)["__module__"] if is_heap_type(cls) else part_of_type("__module__", cls)
    except KeyError:
        return "?"
    return module if type(module) is str else "?"


def name_of_class(cls):
    name, module = part_of_type("__qualname__", cls), module_of(cls)
    return name if module in ("builtins", "__main__") else f"{module}.{name}"


def is_the_programs(cls):
    return is_heap_type(cls) and module_of(cls) == "__main__"


def text_of_int(value):
    if -(1 << 128) < value < 1 << 128:
        return int.__repr__(value)
    return f"of {int.bit_length(value)} bits, {int.__mod__(value, (1 << 61) - 1)} modulo 2**61-1"


def text_of_str(value):
    shown = ascii(str.__getitem__(value, slice(80)))
    length = str.__len__(value)
    return shown if length <= 80 else f"{shown}... of {length} characters"


def text_of_bytes(value):
    shown = bytes.__repr__(bytes.__getitem__(value, slice(80)))
    length = bytes.__len__(value)
    return shown if length <= 80 else f"{shown}... of {length} bytes"


def text_of_bytearray(value):
    return text_of_bytes(bytes(bytearray.__getitem__(value, slice(81))))


# The values that are shown whole, by the type that holds them.
VALUES = {
    type(None): repr,
    bool: repr,
    type(...): repr,
    type(NotImplemented): repr,
    int: text_of_int,
    float: float.__repr__,
    complex: complex.__repr__,
    str: text_of_str,
    bytes: text_of_bytes,
    bytearray: text_of_bytearray,
    range: range.__repr__,
}
ATOMS = {type(None), bool, type(...), type(NotImplemented), int, float, complex, str, bytes}


def indexed(items):
    return [(f"[{index}]", item) for index, item in enumerate(items)]


def names_a_place(key):
    """Whether a key stands in paths. An int that may be an address does not: paths must be the same in every run."""
    return type(key) in ATOMS and (type(key) is not int or -(1 << 31) < key < 1 << 31)


def items_of_dict(value):
    """Keys and values in the order that the type itself gives them: that of an OrderedDict is not its table's."""
    items = list(dict.items(value))
    for base in mro_of(type(value)):
        if not is_heap_type(base) and "__iter__" in contents_of(base):
            if base is not dict:
                places = {id(key): place for place, key in enumerate(list(contents_of(base)["__iter__"](value)))}
                items.sort(key=lambda item: places.get(id(item[0]), len(places)))
            break
    return items


def in_dict(value):
    found = []
    for index, (key, item) in enumerate(items_of_dict(value)):
        if names_a_place(key):
            found.append((f"[{VALUES[type(key)](key)}]", item))
        else:
            found.append((f".keys()[{index}]", key))
            found.append((f".values()[{index}]", item))
    return found


def hash_is_repeatable(value):
    """Whether the hash of an object, and so its place in a set, is that of its value and not of its address."""
    if type(value) is tuple:
        return all(map(hash_is_repeatable, tuple.__iter__(value)))
    return type(value) in (bool, int, float, complex, str, bytes)


def in_set(base):
    def elements(value):
        found = list(base.__iter__(value))
        if not all(map(hash_is_repeatable, found)):
            # Where one lies is chance, and pushes the others aside: values first, then the others by type.
            found.sort(key=lambda item: VALUES[type(item)](item) if type(item) in ATOMS else "~" + name_of_class(type(item)))
        return [(f".element({index})", item) for index, item in enumerate(found)]

    return elements


CONTAINERS = {
    list: lambda value: indexed(list.__getitem__(value, slice(None))),
    tuple: lambda value: indexed(tuple.__iter__(value)),
    dict: in_dict,
    set: in_set(set),
    frozenset: in_set(frozenset),
}


def attributes(value, names):
    """The parts of an object of a built-in type, read through the type's own descriptors."""
    found = []
    for name in names:
        for base in mro_of(type(value)):
            if name in contents_of(base) and not is_heap_type(base):
                found.append((f".{name}", contents_of(base)[name].__get__(value)))
                break
    return found


def in_function(value):
    found = []
    for name, item in attributes(value, ["__defaults__", "__kwdefaults__", "__closure__", "__dict__"]):
        if item:
            found.append((name, item))
    return found


def in_cell(value):
    try:
        return [(".cell_contents", Cell.__dict__["cell_contents"].__get__(value))]
    except ValueError:
        return []


PARTS = {
    Function: in_function,
    Cell: in_cell,
    Method: lambda value: attributes(value, ["__func__", "__self__"]),
    BuiltinFunction: lambda value: [
        (name, item) for name, item in attributes(value, ["__self__"]) if type(item) is not Module
    ],
    property: lambda value: attributes(value, ["fget", "fset", "fdel"]),
    staticmethod: lambda value: attributes(value, ["__func__"]),
    classmethod: lambda value: attributes(value, ["__func__"]),
    slice: lambda value: attributes(value, ["start", "stop", "step"]),
}


def in_instance(value):
    """The instance dictionary and the slots of an object whose class the program has written."""
    found = []
    cls = type(value)
    for base in mro_of(cls):
        for name, descriptor in list(contents_of(base).items()):
            if type(descriptor) is Getset and name == "__dict__":
                values = descriptor.__get__(value)
                if type(values) is dict:
                    found += [
                        (f".{key}" if type(key) is str else f".__dict__[{index}]", item)
                        for index, (key, item) in enumerate(list(values.items()))
                    ]
            elif type(descriptor) is Member and is_heap_type(base):
                try:
                    found.append((f".{name}", descriptor.__get__(value)))
                except AttributeError:
                    pass
    if BaseException in mro_of(cls):
        found += attributes(value, ["args", "__cause__", "__context__"])
    return found


def describe(value):
    """What stands behind the path of an object, and its parts with what is added to the path."""
    cls = type(value)
    if cls in ATOMS:
        return f"{name_of_class(cls)} {VALUES[cls](value)}", []
    if type in mro_of(cls):
        if not is_the_programs(value):
            return f"class {name_of_class(value)}", []
        bases = ", ".join(map(name_of_class, part_of_type("__bases__", value)))
        order = ", ".join(map(name_of_class, mro_of(value)))
        parts = [
            (f".{name}", item)
            for name, item in list(contents_of(value).items())
            if type(name) is str and type(item) not in (Getset, Member)
        ]
        return f"class {name_of_class(value)}({bases}) of {name_of_class(cls)}, mro {order}", parts
    text, parts = name_of_class(cls), []
    if cls is Module:
        return f"module {name_of_module(value)}", []
    if id(value) in LIBRARY_NAMESPACES:
        return f"namespace of module {LIBRARY_NAMESPACES[id(value)]}", []
    if cls is Function:
        if Function.__dict__["__globals__"].__get__(value) is not namespace:
            return "function of a library", []
        text += f" {Function.__dict__['__qualname__'].__get__(value)}"
    elif cls is BuiltinFunction:
        text += f" {BuiltinFunction.__dict__['__name__'].__get__(value)}"
    elif cls is Code:
        text += f" {Code.__dict__['co_name'].__get__(value)}"
    for base in mro_of(cls):
        if base in VALUES:
            text += f" {VALUES[base](value)}"
            break
        if base in CONTAINERS:
            parts = CONTAINERS[base](value)
            text += f" of {len(parts)}" if base is not dict else f" of {dict.__len__(value)}"
            break
        if base in PARTS:
            parts = PARTS[base](value)
            break
    if is_the_programs(cls):
        parts = parts + in_instance(value)
    elif BaseException in mro_of(cls):
        parts = attributes(value, ["args", "__cause__", "__context__"])
    return text, parts


def contents_of_module(value):
    return Module.__dict__["__dict__"].__get__(value)


def name_of_module(value):
    name = contents_of_module(value).get("__name__")
    return name if type(name) is str else "?"


# What belongs to other modules is not walked through.
LIBRARY_NAMESPACES = {
    id(contents_of_module(module)): name_of_module(module)
    for module in list(sys.modules.values())
    if type(module) is Module and contents_of_module(module) is not namespace
}


def is_counted(value):
    """Whether the references to an object come from the program alone."""
    cls = type(value)
    if id(value) in LIBRARY_NAMESPACES:
        return False
    if type in mro_of(cls):
        return is_the_programs(value)
    if cls is Function:
        return Function.__dict__["__globals__"].__get__(value) is namespace
    if cls in (tuple, frozenset):
        return len(value) > 0
    return cls in CONTAINERS or cls in (bytearray, Cell, Method) or is_the_programs(cls)


def size_of(value):
    for base in mro_of(type(value)):
        if not is_heap_type(base) and "__sizeof__" in contents_of(base):
            return contents_of(base)["__sizeof__"](value)


def take():
    count_references = getattr(sys, "getrefcount", None)
    try:
        from gc import collect, is_tracked
    except ImportError:
        is_tracked = None
    if is_tracked:
        # What garbage still refers to, and which tuples and dicts the collector has taken out of its sight, depends on how
        # long the last collection is past, and so on all that the library has made for itself. The picture is of what
        # stands after one.
        collect()
    lines, references, sizes = [], [], []
    first_paths = {}
    # What is reached by a descriptor may live no longer than its description; its address must not be used again.
    kept = []
    waiting = [
        (name, namespace[name])
        for name in list(namespace)
        if type(name) is str and name not in NOT_THE_PROGRAMS
    ]
    waiting.reverse()
    while waiting:
        path, value = waiting.pop()
        if len(lines) == MOST_OBJECTS:
            lines.append("and more")
            break
        first = first_paths.setdefault(id(value), path)
        if first is not path:
            lines.append(f"{path}\tis {first}")
            continue
        if count_references and is_counted(value):
            references.append(f"{path}\t{count_references(value)}")
        text, parts = describe(value)
        lines.append(f"{path}\t{text}")
        size = f"{path}\t{size_of(value)} bytes"
        if is_tracked and type(value) not in ATOMS:
            size += ", tracked" if is_tracked(value) else ", not tracked"
        sizes.append(size)
        kept.append(value)
        for suffix, part in reversed(parts):
            waiting.append((path + suffix, part))
        text = parts = part = value = None
    output = sys.__stdout__
    for title, section in (("namespace", lines), ("refcounts", references), ("sizes", sizes)):
        output.write("\n".join([f"\n{MARK}{title}", *section]))
    output.write(f"\n{MARK}end\n")
    output.flush()


take()
