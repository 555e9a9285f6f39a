"""Compares code objects of this project's compiler with those of the CPython that runs this.

usage: compare_code.py CODE_OBJECTS_EXAMPLE FILE...
"""
import json
import struct
import subprocess
import sys
import types
import dis
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
    import marshal
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


def main():
    import difflib
    mode = "exec"
    args = sys.argv[1:]
    verbose = "-v" in args
    args = [a for a in args if a != "-v"]
    flags = [a for a in args[1:] if a in ("-O", "-OO", "--eval", "--single")]
    files = [a for a in args[1:] if a not in flags]
    optimize = 2 if "-OO" in flags else 1 if "-O" in flags else 0
    mode = "eval" if "--eval" in flags else "single" if "--single" in flags else "exec"
    equal = different = 0
    total = same = 0
    kinds = {}
    for start in range(0, len(files), 50):
        chunk = files[start:start + 50]
        run = subprocess.run([args[0], *flags, *chunk], capture_output=True, text=True)
        lines = run.stdout.split("\n")
        if run.returncode:
            print("CRASH", run.stderr[-2000:])
        for path, line in zip(chunk, lines):
            if not line:
                print("NO OUTPUT", path)
                different += 1
                continue
            ours = json.loads(line)
            try:
                theirs = code(compile(open(path, "rb").read(), path, mode, dont_inherit=True, optimize=optimize))
            except (SyntaxError, MemoryError, RecursionError, OverflowError, ValueError) as e:
                theirs = {"error": [type(e).__name__, getattr(e, "msg", str(e)), getattr(e, "lineno", None), getattr(e, "offset", 0) or 0, getattr(e, "end_lineno", 0) or 0, getattr(e, "end_offset", 0) or 0]}
            if "error" in ours or "error" in theirs:
                if ours == theirs:
                    equal += 1
                else:
                    different += 1
                    print("ERROR", path, "ours:", ours.get("error"), "theirs:", theirs.get("error"))
                continue
            def count(c):
                return 1 + sum(count(k[1]) for k in c["consts"] if k[0] == "code")
            out = []
            differences(canonical(ours), canonical(theirs), path, out)
            n = count(theirs)
            total += n
            same += n - len({p for p, *_ in out})
            if not out:
                equal += 1
                continue
            different += 1
            for place, key, a, b in out:
                kinds[key] = kinds.get(key, 0) + 1
            if verbose:
                place, key, a, b = out[0]
                print("DIFF", place, key)
                if key == "code":
                    for l in list(difflib.unified_diff(show(a), show(b), "ours", "cpython", lineterm="", n=4))[:60]:
                        print("   ", l)
                elif key == "linetable":
                    def find(c, want, p):
                        if p == want: return c
                        for k in c["consts"]:
                            if k[0] == "code":
                                r = find(k[1], want, p + "/" + k[1]["name"] + ":" + str(k[1]["firstlineno"]))
                                if r: return r
                    t = find(theirs, place, path)
                    names = show(t["code"])
                    import itertools
                    pa = locations(t["code"], a, t["firstlineno"]); pb = locations(t["code"], b, t["firstlineno"])
                    units = []
                    raw = bytes.fromhex(t["code"])
                    for i in range(0, len(raw), 2): units.append(dis.opname[raw[i]])
                    shown = 0
                    for u, x, y in zip(units, pa, pb):
                        if x != y and u != "CACHE":
                            print("    ", u, "ours", x, "cpython", y)
                            shown += 1
                            if shown > 8: break
                elif key == "exceptiontable":
                    def entries(h):
                        co = (lambda: 0).__code__.replace(co_exceptiontable=bytes.fromhex(h))
                        return [str(e) for e in dis._parse_exception_table(co)]
                    for l in difflib.unified_diff(entries(a), entries(b), "ours", "cpython", lineterm="", n=1):
                        print("   ", l)
                else:
                    print("    ours   ", str(a)[:600])
                    print("    cpython", str(b)[:600])
    print(f"{equal} files equal, {different} different; {same} of {total} code objects equal; {kinds}")


main()
