# Lists what a module offers, a line for each name: path, `own` or `inherited`, kind, signature, with tabs between.
#
# It runs on both sides, after a line that sets MODULE; "" stands for the types that no module names. A module that is
# not there ends the program with the ImportError.

import sys

HEAP_TYPE = 1 << 9


def kind_of(value):
    return "type" if isinstance(value, type) else type(value).__name__


def text_of(value):
    return value if type(value) is str else type(value).__name__


def signature_of(value):
    # What inspect.signature() reads: the text of built-in functions, the code of those in Python.
    function = getattr(value, "__func__", value) if type(value) in (classmethod, staticmethod) else value
    code = getattr(function, "__code__", None)
    if code is not None and type(code).__name__ == "code":
        return signature_of_code(code, function)
    try:
        text = function.__text_signature__
    except Exception:
        return ""
    return "" if text is None else " ".join(text_of(text).split())


def signature_of_code(code, function):
    names = code.co_varnames
    positional, keyword = code.co_argcount, code.co_kwonlyargcount
    first_default = positional - len(getattr(function, "__defaults__", None) or ())
    with_default = getattr(function, "__kwdefaults__", None) or {}
    parts = []
    for index in range(positional):
        parts.append(names[index] + ("=" if index >= first_default else ""))
        if index + 1 == code.co_posonlyargcount:
            parts.append("/")
    rest = positional + keyword
    if code.co_flags & 4:
        parts.append("*" + names[rest])
        rest += 1
    elif keyword:
        parts.append("*")
    for index in range(positional, positional + keyword):
        parts.append(names[index] + ("=" if names[index] in with_default else ""))
    if code.co_flags & 8:
        parts.append("**" + names[rest])
    return "(" + ", ".join(parts) + ")"


def show(path, place, value):
    sys.stdout.write("\t".join((path, place, kind_of(value), signature_of(value))) + "\n")


def show_type(path, cls):
    own = type.__dict__["__dict__"].__get__(cls)
    for name in sorted(set(type.__dir__(cls)) | set(own)):
        if name in own:
            show(path + "." + name, "own", own[name])
        else:
            sys.stdout.write(path + "." + name + "\tinherited\t\t\n")


def show_module(name):
    module = __import__(name)
    is_python = str(getattr(module, "__file__", None) or "").endswith((".py", ".pyc"))
    for attribute in sorted(vars(module)):
        value = vars(module)[attribute]
        show(attribute, "own", value)
        # The classes of a module in Python are the same text on both sides.
        if isinstance(value, type) and not is_python and is_of(value, name):
            show_type(attribute, value)


def is_of(cls, module):
    return str(getattr(cls, "__module__", "")).lstrip("_") in (module.lstrip("_"), "builtins") or module == "builtins"


def types_without_name():
    def generator():
        yield

    async def coroutine():
        pass

    async def asynchronous():
        yield

    def function(cell=None):
        return lambda: cell

    class Class:
        __slots__ = ("slot",)

    awaited = coroutine()
    values = [
        iter([]), reversed([]), iter(()), iter(""), iter("\u0100"), iter(b""), iter(bytearray()), iter({}),
        iter({}.items()), iter({}.values()), {}.keys(), {}.items(), {}.values(), reversed({}), iter(set()),
        iter(range(0)), iter(range(1 << 70)), reversed({}.items()), reversed({}.values()), iter(int, 0),
        iter(memoryview(b"")), generator(), awaited, awaited.__await__(), asynchronous(), asynchronous().asend(None),
        asynchronous().athrow(ValueError), function, function.__code__, function(1).__closure__[0],
        sys._getframe(), None, NotImplemented, Ellipsis, list[int], int | str, type.__dict__, {}.__init__,
        [].append, list.append, list.__init__, list.__getitem__, dict.__dict__["fromkeys"], type.__dict__["__doc__"],
        Class.slot, function.__get__(1), function.__code__.co_positions(), function.__code__.co_lines(),
        sys.flags, sys.float_info, sys.hash_info, sys.int_info, sys.implementation, sys.thread_info, sys.version_info,
        iter(list[int]),
    ]
    awaited.close()
    try:
        raise ValueError
    except ValueError as error:
        values.append(error.__traceback__)
    found = {}
    for value in values:
        found.setdefault(type(value).__name__, type(value))
    return found


if MODULE:
    show_module(MODULE)
else:
    for name, cls in sorted(types_without_name().items()):
        show(name, "own", cls)
        show_type(name, cls)
