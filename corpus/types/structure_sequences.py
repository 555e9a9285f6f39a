# /// case
# topics = ["types.layout"]
# section = "1.2"
# ///

import copy
import os
import pickle
import sys
import time

VERSION_KNOWN = 1 << 19
TYPES = {type(value).__name__: type(value) for value in (
    sys.version_info, sys.flags, sys.float_info, sys.int_info, sys.hash_info, sys.thread_info,
    sys.get_asyncgen_hooks(), os.stat("/"), time.gmtime(0),
)}
unraisable = []
sys.unraisablehook = unraisable.append


class Raising:
    def __del__(self):
        raise ValueError("while dying")


Raising()
TYPES["UnraisableHookArgs"] = type(unraisable.pop())
sys.unraisablehook = sys.__unraisablehook__


def show(label, action):
    try:
        value = action()
    except Exception as error:
        print(label, type(error).__name__, error)
    else:
        print(label, type(value).__name__, repr(value))


# %% what-their-types-hold
for name, structure in TYPES.items():
    print(name, list(vars(structure)))

# %% what-their-types-are
for name, structure in TYPES.items():
    print(name, structure.__module__, structure.__qualname__, structure, structure.__bases__, structure.__basicsize__,
          structure.__itemsize__, [bit for bit in range(32) if structure.__flags__ & ~VERSION_KNOWN & 1 << bit])

# %% how-many-fields
for name, structure in TYPES.items():
    print(name, structure.n_fields, structure.n_sequence_fields, structure.n_unnamed_fields, structure.__match_args__)

# %% made-of-items
for name, structure in TYPES.items():
    visible, fields = structure.n_sequence_fields, structure.n_fields
    for length in sorted({0, visible - 1, visible, visible + 1, fields, fields + 1}):
        show(f"{name} {length}", lambda: structure(range(length)))

# %% made-of-items-and-names
for name, structure in TYPES.items():
    items = range(structure.n_sequence_fields)
    hidden = {field: field.upper() for field in structure.__dict__ if field.islower() and field not in structure.__match_args__}
    hidden = {field: text for field, text in hidden.items() if not field.startswith(("n_", "__"))}
    show(f"{name} empty", lambda: structure(items, {}))
    for field in hidden:
        show(f"{name} {field}", lambda: [getattr(structure(items, {field: "given"}), other) for other in hidden])
    show(f"{name} unknown", lambda: structure(items, {"unknown": 1}))
    show(f"{name} of-an-item", lambda: structure(items, {structure.__match_args__[0]: 1}))
    show(f"{name} keyword", lambda: structure(sequence=items, dict=hidden))

# %% made-of-something-else
structure = TYPES["struct_time"]
for label, arguments in {
    "nothing": (), "int": (5,), "None": (None,), "text": ("123456789",), "generator": ((i for i in range(9)),),
    "set": ({1, 2, 3},), "list-as-dict": (range(9), []), "None-as-dict": (range(9), None), "three": (range(9), {}, 1),
}.items():
    show(label, lambda: structure(*arguments))


class Failing:
    def __iter__(self):
        raise KeyError("not a TypeError")


show("failing", lambda: structure(Failing()))

# %% times-of-a-status
structure = TYPES["stat_result"]
times = [field + end for end in ("", "_ns") for field in ("st_atime", "st_mtime", "st_ctime")]
for arguments in ((range(10),), (range(13),), (range(19),), (range(10), {"st_mtime": 5.5})):
    status = structure(*arguments)
    print(status, [getattr(status, field) for field in times], status[7:], len(status))

# %% of-a-real-file
status = os.stat("/")
print([type(item).__name__ for item in status], type(status.st_atime).__name__, type(status.st_atime_ns).__name__)
print(status[7] == int(status.st_atime), status[8] == status.st_mtime_ns // 10**9, status.st_blksize > 0)

# %% reduced
for name, structure in TYPES.items():
    show(name, lambda: structure(range(structure.n_fields)).__reduce__())

# %% copied
for name in ("struct_time", "stat_result"):
    structure = TYPES[name]
    value = structure(range(structure.n_fields))
    for label, other in {"pickle": pickle.loads(pickle.dumps(value)), "copy": copy.copy(value), "deepcopy": copy.deepcopy(value)}.items():
        print(name, label, type(other).__name__, other == value, other is value, other.__reduce__() == value.__reduce__())

# %% replaced
for name, structure in TYPES.items():
    first = structure.__match_args__[0]
    show(name, lambda: structure(range(structure.n_fields)).__replace__(**{first: "other"}))
    show(name + " nothing", lambda: structure(range(structure.n_fields)).__replace__())
    show(name + " unknown", lambda: structure(range(structure.n_fields)).__replace__(unknown=1))

# %% flags-and-versions-replaced
for label, value in {"flags": sys.flags, "version_info": sys.version_info}.items():
    first = type(value).__match_args__[0]
    show(label, lambda: getattr(value.__replace__(**{first: 7}), first))

# %% like-a-tuple
value = TYPES["struct_time"](range(11))
print(value == tuple(range(9)), hash(value) == hash(tuple(range(9))), value[2], value[-1], value[1:3], len(value), value + (1,), value * 1)
print(value.tm_zone, value.tm_gmtoff, value.index(3), value.count(3), list(value)[-1], 10 in value)
show("assign", lambda: setattr(value, "tm_year", 1))
show("assign-hidden", lambda: setattr(value, "tm_zone", 1))
show("assign-other", lambda: setattr(value, "other", 1))
show("delete", lambda: delattr(value, "tm_year"))

# %% matched
match TYPES["struct_time"](range(9)):
    case (year, month, *rest):
        print("sequence", year, month, rest)
match TYPES["struct_time"](range(9)):
    case time.struct_time(year, month, tm_yday=day):
        print("class", year, month, day)

# %% no-subclasses
for name, structure in TYPES.items():
    show(name, lambda: type("Derived", (structure,), {}))

# %% sizes-of-instances
for name in ("float_info", "struct_time", "stat_result", "asyncgen_hooks"):
    structure = TYPES[name]
    print(name, sys.getsizeof(structure(range(structure.n_fields))), structure(range(structure.n_fields)).__sizeof__())
