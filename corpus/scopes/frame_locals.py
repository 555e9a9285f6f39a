# /// case
# topics = ["frames.f-locals", "frames.locals"]
# section = "2.11"
# ///

import sys


def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


def local_names():
    """The f_locals of the frame that asks."""
    return sys._getframe(1).f_locals


# %% type-and-identity
def function(a):
    frame = sys._getframe()
    print(type(frame.f_locals).__name__, frame.f_locals is frame.f_locals, frame.f_locals == frame.f_locals, locals() is locals(), locals() == frame.f_locals)
function(1)

# %% types-by-scope
class C:
    print(type(local_names()).__name__, local_names() is locals())
print(type(local_names()).__name__, local_names() is globals())
print((lambda: type(local_names()).__name__)(), [type(local_names()).__name__ for _ in "a"], list(type(local_names()).__name__ for _ in "a"))

# %% reading
def function(a, *b, c=3, **d):
    e = 5
    names = local_names()
    print(dict(names) == {"a": 1, "b": (2,), "c": 3, "d": {"x": 4}, "e": 5, "names": names} if type(names) is not dict else sorted(names))
    print(names["a"], names["b"], names.get("c"), names.get("zz"), names.get("zz", 0), "e" in names, "zz" in names, 5 in names, len(names))
    show(lambda: names["zz"])
    show(lambda: names[5])
    show(lambda: names[[]])
function(1, 2, x=4)

# %% order-and-iteration
def function(b, a):
    d = 1
    c = 2
    names = local_names()
    print(list(names), [*names.keys()], [value for value in names.values() if isinstance(value, int)], [key for key, value in names.items()])
    print(list(reversed(names)), type(names.keys()).__name__, type(names.values()).__name__, type(names.items()).__name__)
function(1, 2)

# %% unbound-variables-are-missing
def function(flag):
    names = local_names()
    print(sorted(names), "late" in names)
    show(lambda: names["late"])
    late = 1
    print(sorted(names), "late" in names)
    names = local_names()
    print(sorted(names))
    del late
    print(sorted(names), "late" in names)
    print(sorted(local_names()))
function(1)

# %% writing
def function():
    a = 1
    names = local_names()
    names["a"] = 2
    names["b"] = 3
    print(a, names["a"], names["b"], sorted(names), sorted(locals()))
    show(lambda: b)
    names = local_names()
    print(names["a"], names.get("b"), a)
function()

# %% writing-a-variable-not-yet-bound
def function():
    names = local_names()
    names["late"] = 5
    try: print(late)
    except UnboundLocalError as error: print(error)
    if False: late = 1
    return sorted(names)
print(function())

# %% writing-cells
def function():
    a = 1
    def inner(): return a
    names = local_names()
    names["a"] = 2
    return a, inner()
print(function())
def outer():
    a = 1
    def inner():
        names = local_names()
        names["a"] = 2
        return a
    return inner(), a
print(outer())

# %% deleting
def function():
    a = 1
    names = local_names()
    show(names.__delitem__, "a")
    show(names.__delitem__, "zz")
    names["extra"] = 1
    show(names.__delitem__, "extra")
    try: print(a)
    except UnboundLocalError as error: print(error)
    print(sorted(names))
function()

# %% methods-that-remove
def function():
    a = 1
    names = local_names()
    show(lambda: names.pop("a"))
    show(lambda: names.pop("zz"))
    show(lambda: names.pop("zz", 5))
    show(lambda: type(names.popitem()))
    show(lambda: names.clear())
    try: print(a)
    except UnboundLocalError as error: print(error)
function()

# %% update-and-setdefault
def function():
    a, b = 1, 2
    names = local_names()
    show(lambda: names.update({"a": 10, "x": 5}))
    show(lambda: names.update([("b", 20)]))
    show(lambda: names.update(b=30))
    show(lambda: names.update(5))
    show(lambda: names.update())
    show(lambda: names.update([(1, 2, 3)]))
    show(lambda: names.setdefault("a", 99))
    show(lambda: names.setdefault("y", 98))
    show(lambda: names.setdefault("z"))
    print(a, b, sorted(names))
function()

# %% or-operators
def function():
    a = 1
    names = local_names()
    for make in (lambda: names | {"x": 2}, lambda: {"x": 2} | names, lambda: names | names, lambda: names | [("x", 1)], lambda: names | 5, lambda: 5 | names, lambda: [1] | names, lambda: None | names):
        try:
            result = make()
            print(type(result).__name__, sorted(result))
        except (TypeError, AttributeError) as error: print(type(error).__name__, error)
function()

# %% or-in-place
def function():
    a = 1
    names = local_names()
    names |= {"a": 7, "q": 8}
    print(a, type(names).__name__)
    for other in (5, [("a", 9)], [1], None, {}, "x"):
        try: names |= other
        except (TypeError, AttributeError) as error: print(type(error).__name__, error)
        print(a)
function()

# %% copies
def function():
    a = 1
    names = local_names()
    copied = names.copy()
    print(type(copied).__name__, copied is names, copied["a"])
    copied["a"] = 5
    print(a)
    import copy
    show(lambda: type(copy.copy(names)))
    print(type(dict(names)).__name__, type({**names}).__name__)
function()

# %% equality
def function():
    a = 1
    names = local_names()
    print(names == names, names == dict(names), names != dict(names), names == local_names(), names == 5, names == {}, {} == names)
    show(lambda: names < names)
    show(lambda: hash(names))
function()
def first(): x = 1; return sys._getframe()
print(first().f_locals == first().f_locals, dict(first().f_locals) == dict(first().f_locals))

# %% text
def function(a):
    b = [a]
    print(repr(local_names()), str(local_names()), f"{local_names()}")
function(1)
def function():
    own = local_names()
    show(lambda: repr(own))
function()

# %% type-of-the-proxy
def function():
    names = local_names()
    kind = type(names)
    print(kind.__name__, kind.__module__, kind.__qualname__, kind.__mro__)
    show(lambda: kind())
    show(lambda: isinstance(names, dict))
    import collections.abc
    print(isinstance(names, collections.abc.Mapping), isinstance(names, collections.abc.MutableMapping))
    print([name for name in dir(kind) if not hasattr(object, name)])
function()

# %% constructor
def function():
    a = 1
    frame = sys._getframe()
    kind = type(frame.f_locals)
    for arguments in ((), (frame,), (5,), (frame, frame), (None,)):
        try: print(sorted(kind(*arguments)))
        except TypeError as error: print(error)
    try: print(kind(frame=frame))
    except TypeError as error: print(error)
function()

# %% subclassing
def function():
    kind = type(local_names())
    if kind is dict: return
    show(lambda: type("Sub", (kind,), {}))
    show(lambda: setattr(kind, "x", 1))
    show(lambda: setattr(local_names(), "x", 1))
function()

# %% keys-that-are-no-strings
def function():
    a = 1
    names = local_names()
    names[5] = "five"
    names[(1, 2)] = "tuple"
    names[None] = 0
    print(names[5], names[(1, 2)], 5 in names, len(names), list(names)[-3:])
    show(names.__setitem__, [], 1)
    show(lambda: [] in names)
    show(names.get, [])
function()

# %% keys-that-are-equal-strings
class Text(str): pass
def function():
    abc = 1
    names = local_names()
    names["".join(["a", "bc"])] = 2
    print(abc)
    names[Text("abc")] = 3
    print(abc, len(names), sorted(map(str, names)))
function()

# %% methods-and-their-arguments
def function():
    a = 1
    names = local_names()
    for name in ("get", "setdefault", "update", "keys", "values", "items", "copy", "__getitem__", "__setitem__", "__contains__", "__len__"):
        method = getattr(names, name)
        for arguments in ((), ("a", 1, 2, 3)):
            try: method(*arguments); print(name, len(arguments), "accepted")
            except (TypeError, KeyError, ValueError) as error: print(name, len(arguments), type(error).__name__, error)
function()

# %% after-the-frame-has-ended
def function():
    a = 1
    return sys._getframe()
frame = function()
print(sorted(frame.f_locals), frame.f_locals["a"])
frame.f_locals["a"] = 2
frame.f_locals["b"] = 3
print(frame.f_locals["a"], frame.f_locals.get("b"))
frame.clear()
print(sorted(frame.f_locals))

# %% proxy-outlives-the-frame
def function():
    a = 1
    return local_names()
names = function()
print(sorted(names), names["a"])
names["a"] = 5
print(names["a"])

# %% extra-names-are-kept-by-the-frame
def function():
    frame = sys._getframe()
    frame.f_locals["extra"] = 1
    print("extra" in frame.f_locals, "extra" in locals(), sorted(locals()))
    frame.f_locals["extra"] = 2
    print(frame.f_locals["extra"], locals().get("extra"))
    return frame
frame = function()
print(frame.f_locals["extra"])

# %% recursion-has-a-frame-each
def function(level):
    a = level
    if level:
        function(level - 1)
    names = local_names()
    names["a"] = a * 10
    print(level, a)
function(2)

# %% writing-to-a-caller
def set_caller(name, value): sys._getframe(1).f_locals[name] = value
def function():
    a = 1
    set_caller("a", 2)
    set_caller("b", 3)
    return a, sorted(locals())
print(function())
a = 1
set_caller("a", 2)
print(a)
class C:
    a = 1
    set_caller("a", 2)
print(C.a)

# %% writing-arguments
def function(a, /, b, *c, d=4, **e):
    names = local_names()
    for name in "abcde": names[name] = name
    return a, b, c, d, e
print(function(1, 2, 3, x=5))

# %% writing-the-loop-variable
def function():
    seen = []
    for number in range(3):
        seen.append(number)
        local_names()["number"] = 10
        seen.append(number)
    return seen
print(function())

# %% snapshots-of-locals
def function():
    a = 1
    first = locals()
    a = 2
    second = locals()
    print(first is second, first["a"], second["a"], "first" in first, "second" in second)
    first["a"] = 3
    first["new"] = 1
    third = locals()
    print(a, third["a"], "new" in third)
function()

# %% snapshots-and-deletion
def function():
    a = 1
    names = locals()
    del a
    print("a" in names)
    locals()
    print("a" in names, "a" in locals())
function()

# %% locals-of-a-generator
def generator():
    a = 1
    yield
    b = 2
    yield a, b
running = generator()
print(running.gi_frame.f_locals)
next(running)
print(dict(running.gi_frame.f_locals))
running.gi_frame.f_locals["a"] = 10
print(next(running), dict(running.gi_frame.f_locals))
print(next(running, None), running.gi_frame)

# %% dir-and-vars-in-functions
def function(b, a):
    c = 1
    print(dir(), vars() == locals(), type(vars()).__name__, eval("sorted(locals())"), eval("dir()"))
function(1, 2)

# %% locals-through-map-and-others
def function():
    a = 1
    print(sorted(list(map(lambda _: sorted(locals()), [0]))[0]), sorted(eval("locals()")), (lambda: sorted(locals()))(), max([locals()], key=len) == locals())
function()

# %% f-locals-cannot-be-set
frame = sys._getframe()
for name in ("f_locals", "f_globals", "f_builtins", "f_code", "f_back", "f_lasti"):
    try: setattr(frame, name, {})
    except AttributeError as error: print(name, error)
    try: delattr(frame, name)
    except AttributeError as error: print(name, error)

# %% values-in-cells-and-bare
def function(a, b):
    def inner(): return a
    names = local_names()
    return sorted(name for name in names if name in "ab"), names["a"], names["b"]
print(function(1, 2))

# %% hidden-variables-of-comprehensions
def function():
    x = "outer"
    result = [(x, local_names()["x"]) for x in (1, 2)]
    return result, x, local_names()["x"]
print(function())
def function():
    return [sorted(local_names()) for x in "a"], sorted(local_names())
print(function())

# %% writing-in-a-comprehension
def function():
    total = 0
    result = [local_names().__setitem__("x", 10) or x for x in (1, 2)]
    return result
print(function())

# %% exec-with-the-proxy
def function():
    a = 1
    exec("a = 2; b = 3", globals(), local_names())
    print(a, eval("a", globals(), local_names()), "b" in local_names())
function()

# %% iterating-while-writing
def function():
    a, b = 1, 2
    names = local_names()
    try:
        for name in names: names["extra_" + name] = 1
    except RuntimeError as error: print(error)
    print(len(names))
function()

# %% pattern-matching
def function():
    a, b = 1, 2
    match local_names():
        case {"a": value, **rest}: print(value, sorted(rest))
        case _: print("no mapping")
function()

# %% unpacking-and-formatting
def function():
    a, b = 1, 2
    names = local_names()
    print("{a} {b}".format(**names), "%(a)s" % names, "{a}".format_map(names), dict(**names) == dict(names), sorted([*names]), f"{names['a']}")
function()

# %% json-and-sorted-keys
def function():
    a, b = 1, 2
    names = local_names()
    print(sorted(names), max(names), list(zip(names, range(2))), bool(names), any(names), list(enumerate(names))[0])
def empty(): return bool(local_names()), len(local_names())
function()
print(empty())
