# What is compared of code objects. EXACT is set in front of this text; it is false where the subject's instructions are
# another version's.
import types

NAMES = (
    "co_name", "co_qualname", "co_filename", "co_firstlineno", "co_flags", "co_argcount", "co_posonlyargcount",
    "co_kwonlyargcount", "co_nlocals", "co_varnames", "co_cellvars", "co_freevars",
)
BYTES = ("co_code", "co_linetable", "co_exceptiontable", "co_stacksize")


def constant(value):
    if isinstance(value, types.CodeType):
        return ("code", value.co_name, value.co_firstlineno)
    if isinstance(value, tuple):
        return ("tuple", *map(constant, value))
    if isinstance(value, frozenset):
        return ("frozenset", *sorted(map(constant, value), key=repr))
    return (type(value).__name__, ascii(value))


def attributes(code):
    constants, names = [constant(value) for value in code.co_consts], list(code.co_names)
    if not EXACT:
        # Other instructions need other constants than these, in another order.
        constants, names = sorted(constants, key=repr), sorted(names)
    shown = [(name, ascii(getattr(code, name))) for name in NAMES]
    return [*shown, ("co_names", ascii(names)), ("co_consts", ascii(constants))]


def contents(code):
    return [(name, ascii(getattr(code, name))) for name in BYTES] if EXACT else []


def nested(code):
    found = [value for value in code.co_consts if isinstance(value, types.CodeType)]
    return found if EXACT else sorted(found, key=lambda code: (code.co_firstlineno, code.co_name))


def named(code, path="", index=0):
    """The code object and those nested in it, each with its path: names, and numbers among those nested beside it."""
    path = f"{path}.{code.co_name}" if path else code.co_name
    path = f"{path}[{index}]"
    yield path, code
    for number, inner in enumerate(nested(code)):
        yield from named(inner, path, number)


def digest(values):
    return hash(ascii(values).encode())


def show_details(code):
    for name, value in attributes(code):
        print(name, value, sep="\t")
    if EXACT:
        import dis
        for instruction in dis.get_instructions(code):
            place = instruction.positions
            columns = f"{place.lineno}:{place.col_offset}-{place.end_lineno}:{place.end_col_offset}"
            argument = instruction.argrepr or instruction.arg or ""
            if isinstance(instruction.argval, types.CodeType):
                # As it shows itself it has an address in it.
                argument = f"<code object {instruction.argval.co_name}>"
            print("instruction", f"{instruction.offset:5} {instruction.opname} {argument}", columns, sep="\t")
        # The bytes last: where nothing else differs, they do.
        for name, value in reversed(contents(code)):
            print(name, value, sep="\t")


def compiled(source, filename, optimize):
    """The code object of a text; none where it is rejected, which is printed."""
    try:
        return compile(source, filename, "exec", dont_inherit=True, optimize=optimize)
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
        print("rejected", type(error).__name__, ascii(str(error)), sep="\t")
