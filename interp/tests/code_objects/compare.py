"""Compares code objects of this project's compiler with those of the CPython that runs this.

usage: compare.py [-v] [-O | -OO] [--eval | --single] OURS FILE...

OURS has one line of JSON for each file, as the example `code_objects` writes them.
"""
import difflib
import dis
import json
import struct
import sys
import types
import warnings

warnings.simplefilter("ignore")


def constant(value):
    match value:
        case None:
            return ["none"]
        case bool():
            return ["bool", value]
        case types.EllipsisType():
            return ["ellipsis"]
        case int():
            return ["int", format(value, "x")]
        case float():
            return ["float", struct.pack(">d", value).hex()]
        case complex():
            return ["complex", struct.pack(">d", value.real).hex(), struct.pack(">d", value.imag).hex()]
        case str():
            return ["str", [ord(c) for c in value]]
        case bytes():
            return ["bytes", value.hex()]
        case tuple():
            return ["tuple", [constant(item) for item in value]]
        case frozenset():
            return ["frozenset", [constant(item) for item in value]]
        case types.CodeType():
            return ["code", code(value)]


def code(co):
    names = co._varname_from_oparg
    count = co.co_nlocals + len([n for n in co.co_cellvars if n not in co.co_varnames]) + len(co.co_freevars)
    plus = []
    for index in range(count):
        name = names(index)
        kind = 0
        if index < co.co_nlocals:
            kind |= 0x20
        if name in co.co_cellvars and index < count - len(co.co_freevars):
            kind |= 0x40
        if index >= count - len(co.co_freevars):
            kind |= 0x80
        plus.append([name, kind])
    return {
        "name": co.co_name, "qualname": co.co_qualname, "firstlineno": co.co_firstlineno,
        "flags": co.co_flags, "argcount": co.co_argcount, "posonlyargcount": co.co_posonlyargcount,
        "kwonlyargcount": co.co_kwonlyargcount, "stacksize": co.co_stacksize,
        "code": co.co_code.hex(), "linetable": co.co_linetable.hex(),
        "exceptiontable": co.co_exceptiontable.hex(), "names": list(co.co_names),
        "localsplus": plus, "consts": [constant(c) for c in co.co_consts],
    }


def canonical(value):
    """Frozensets have no order, hidden locals cannot be seen from Python."""
    if isinstance(value, list):
        if len(value) == 2 and value[0] == "frozenset" and isinstance(value[1], list):
            return ["frozenset", sorted((canonical(v) for v in value[1]), key=repr)]
        return [canonical(v) for v in value]
    if isinstance(value, dict):
        value = {k: canonical(v) for k, v in value.items()}
        if "localsplus" in value:
            value["localsplus"] = [[n, k & ~0x10] for n, k in value["localsplus"]]
        return value
    return value


def differences(ours, theirs, path, out):
    for key in theirs:
        if key == "consts":
            a = [c if c[0] != "code" else ["code", c[1]["qualname"]] for c in ours[key]]
            b = [c if c[0] != "code" else ["code", c[1]["qualname"]] for c in theirs[key]]
            if a != b:
                out.append((path, key, a, b))
        elif ours[key] != theirs[key]:
            out.append((path, key, ours[key], theirs[key]))
    for o, t in zip([c for c in ours["consts"] if c[0] == "code"], [c for c in theirs["consts"] if c[0] == "code"]):
        differences(o[1], t[1], path + "/" + t[1]["name"] + ":" + str(t[1]["firstlineno"]), out)


def show(hexcode, names=None):
    raw = bytes.fromhex(hexcode)
    lines = []
    i = 0
    ext = 0
    while i < len(raw):
        op, arg = raw[i], raw[i + 1]
        name = dis.opname[op]
        if name == "EXTENDED_ARG":
            ext = (ext | arg) << 8
        else:
            lines.append(f"{name} {ext | arg}")
            ext = 0
        i += 2 + 2 * dis._inline_cache_entries.get(name, 0)
    return lines


def locations(hexcode, linetable, first):
    co = (lambda: 0).__code__.replace(co_code=bytes.fromhex(hexcode), co_linetable=bytes.fromhex(linetable), co_firstlineno=first)
    return [str(p) for p in co.co_positions()]


def find(co, path, wanted):
    """The code object of a path of names and lines."""
    if path == wanted:
        return co
    for kind, *value in co["consts"]:
        if kind == "code":
            inner = value[0]
            found = find(inner, f"{path}/{inner['name']}:{inner['firstlineno']}", wanted)
            if found:
                return found


def explain(difference, theirs, path):
    place, key, ours, cpython = difference
    print("DIFF", place, key)
    if key == "code":
        lines = list(difflib.unified_diff(show(ours), show(cpython), "ours", "cpython", lineterm="", n=4))[:60]
    elif key == "linetable":
        co = find(theirs, path, place)
        raw = bytes.fromhex(co["code"])
        names = [dis.opname[raw[i]] for i in range(0, len(raw), 2)]
        pairs = zip(names, *(locations(co["code"], table, co["firstlineno"]) for table in (ours, cpython)))
        lines = [f"{name} ours {a} cpython {b}" for name, a, b in pairs if a != b and name != "CACHE"][:8]
    elif key == "exceptiontable":
        lines = difflib.unified_diff(handlers(ours), handlers(cpython), "ours", "cpython", lineterm="", n=1)
    else:
        lines = [f"ours    {str(ours)[:600]}", f"cpython {str(cpython)[:600]}"]
    for line in lines:
        print("   ", line)


def handlers(table):
    co = (lambda: 0).__code__.replace(co_exceptiontable=bytes.fromhex(table))
    return [str(entry) for entry in dis._parse_exception_table(co)]


def reference(path, mode, optimize):
    try:
        with open(path, "rb") as file:
            return code(compile(file.read(), path, mode, dont_inherit=True, optimize=optimize))
    except (SyntaxError, MemoryError, RecursionError, OverflowError, ValueError) as e:
        place = [getattr(e, name, None) for name in ("lineno", "offset", "end_lineno", "end_offset")]
        return {"error": [type(e).__name__, getattr(e, "msg", str(e)), place[0], *(n or 0 for n in place[1:])]}


def count(co):
    return 1 + sum(count(value[0]) for kind, *value in co["consts"] if kind == "code")


def main():
    options = [argument for argument in sys.argv[1:] if argument.startswith("-")]
    ours_path, *files = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    optimize = 2 if "-OO" in options else 1 if "-O" in options else 0
    mode = "eval" if "--eval" in options else "single" if "--single" in options else "exec"
    equal = total = same = 0
    kinds = {}
    with open(ours_path, encoding="utf-8") as lines:
        for path, line in zip(files, lines):
            ours, theirs = json.loads(line), reference(path, mode, optimize)
            if "error" in ours or "error" in theirs:
                if ours == theirs:
                    equal += 1
                else:
                    print("ERROR", path, "ours:", ours.get("error"), "theirs:", theirs.get("error"))
                continue
            found = []
            differences(canonical(ours), canonical(theirs), path, found)
            total += count(theirs)
            same += count(theirs) - len({place for place, *_ in found})
            equal += not found
            for difference in found:
                kinds[difference[1]] = kinds.get(difference[1], 0) + 1
            if found and "-v" in options:
                explain(found[0], theirs, path)
    print(f"{equal} of {len(files)} files and {same} of {total} code objects equal; {kinds}")
    sys.exit(equal != len(files))


main()
