# /// case
# topics = ["metaclass.derivation"]
# section = "6.3"
# ///


def show(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


def body(**entries):
    return dict(entries)


class M1(type): pass
class M2(type): pass
class M11(M1): pass
class M12(M1, M2): pass
class A: pass
class C1(metaclass=M1): pass
class C2(metaclass=M2): pass
class C11(metaclass=M11): pass
class C12(metaclass=M12): pass


def statement(bases, **keywords):
    class Made(*bases, **keywords): pass
    return type(Made).__name__


# %% by-bases
from itertools import permutations
for count in (1, 2):
    for bases in permutations((A, C1, C2, C11, C12), count):
        label = ", ".join(base.__name__ for base in bases)
        show(label, lambda: statement(bases))
        show(label + " by call", lambda: type(type("Made", bases, {})).__name__)

# %% by-bases-and-keyword
for meta in (type, M1, M2, M11, M12):
    for bases in ((), (A,), (C1,), (C2,), (C11,), (C12,), (C1, C2)):
        label = f"{meta.__name__}: {', '.join(base.__name__ for base in bases)}"
        show(label, lambda: statement(bases, metaclass=meta))
        show(label + " by call", lambda: type(meta("Made", bases, {})).__name__)

# %% keyword-that-is-no-class
def function(name, bases, namespace, **keywords):
    return f"{name} {bases} {sorted(namespace)} {keywords}"
class Callable:
    def __call__(self, name, bases, namespace): return "called", name
class Prepared:
    def __prepare__(self, name, bases): return {"prepared": 1}
    def __call__(self, name, bases, namespace): return namespace.get("prepared")
for label, meta in (("function", function), ("callable", Callable()), ("prepared", Prepared()), ("int", 5), ("none", None), ("str", "M"), ("len", len), ("lambda", lambda *arguments: len(arguments))):
    def make():
        class C(metaclass=meta): pass
        return C if not isinstance(C, type) else type(C).__name__
    show(label, make)

# %% function-as-metaclass-of-derived-classes
def make(name, bases, namespace): return type(name, bases, namespace)
class C(metaclass=make): pass
class D(C): pass
print(type(C), type(D))
def statement():
    class E(C1, metaclass=make): pass
    return type(E).__name__
show("with bases", statement)

# %% metaclass-that-is-a-type-without-being-one
for meta in (int, object, dict, str, A, list):
    def make():
        class C(metaclass=meta): x = 1
        return type(C).__name__
    show(meta.__name__, make)
    def make():
        class C(A, metaclass=meta): x = 1
        return type(C).__name__
    show(meta.__name__ + " with base", make)

# %% bases-that-are-no-classes
for bases in ((5,), ("A",), (None,), (lambda: 0,), (A(),), ([],), (len,), (...,), (A, 5), (1.5,), (True,), ((),), ({},)):
    show([type(base).__name__ for base in bases], lambda: statement(bases))
    show([type(base).__name__ for base in bases], lambda: type("C", bases, {}))

# %% bases-that-may-not-be-derived-from
import types
for base in (bool, type(None), type(...), type(NotImplemented), type(lambda: 0), type(len), range, slice, memoryview, types.CodeType, types.FrameType, types.GeneratorType, types.MethodType, types.MappingProxyType, type({}.keys()), types.CellType, types.UnionType, type(iter([])), type(type.__dict__["__name__"])):
    show(base.__name__, lambda: statement((base,)))

# %% module-as-base
import types
show("module", lambda: statement((types,)))
show("module and more", lambda: statement((types, A)))

# %% type-call-forms
for arguments, keywords in (((), {}), ((1,), {}), ((1, 2), {}), (("C", ()), {}), (("C", (), {}, 1), {}), (("C", (), {}), {"x": 1}), ((5, (), {}), {}), (("C", [], {}), {}), (("C", (), []), {}), (("C", (), None), {}), (("C", None, {}), {}), ((b"C", (), {}), {}),
                            ((1,), {"x": 2}), (("C", (), {}), {"metaclass": M1}), (("C\0", (), {}), {}), (("", (), {}), {}), (("a b", (), {}), {}), (("\ud800", (), {}), {})):
    show((ascii(arguments), keywords), lambda: ascii(type(*arguments, **keywords)))

# %% metaclass-called-with-one-argument
class M(type): pass
show("one", lambda: M(5))
show("none", lambda: M())
show("two", lambda: M("C", ()))
show("three", lambda: type(M("C", (), {})).__name__)
show("keyword", lambda: M("C", (), {}, x=1))

# %% metaclass-of-metaclass
class MM(type):
    def __call__(meta, *arguments, **keywords):
        print("  MM.__call__", meta.__name__, arguments[0])
        return super().__call__(*arguments, **keywords)
class M(type, metaclass=MM): pass
class C(metaclass=M): pass
class D(C): pass
print(type(C), type(type(C)), type(D))
C()

# %% new-of-the-winner-is-asked
class Low(type):
    def __new__(meta, name, bases, namespace):
        print("  Low.__new__", meta.__name__, name)
        return super().__new__(meta, name, bases, namespace)
class High(Low):
    def __new__(meta, name, bases, namespace):
        print("  High.__new__", meta.__name__, name)
        return super().__new__(meta, name, bases, namespace)
class B(metaclass=High): pass
C = Low("C", (B,), {})
print(type(C))
C = type("C", (B,), {})
print(type(C))
C = type.__new__(type, "C", (B,), {})
print(type(C))
C = type.__new__(Low, "C", (B,), {})
print(type(C))

# %% init-of-the-winner
class Low(type):
    def __init__(cls, *arguments):
        print("  Low.__init__", cls.__name__, len(arguments))
class High(Low):
    def __init__(cls, *arguments):
        print("  High.__init__", cls.__name__, len(arguments))
class B(metaclass=High): pass
C = Low("C", (B,), {})
C = type("C", (B,), {})
C = type.__new__(type, "C", (B,), {})

# %% prepare-of-the-winner
class Low(type):
    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        print("  Low.__prepare__", meta.__name__, name, keywords)
        return {}
    def __new__(meta, name, bases, namespace, **keywords): return super().__new__(meta, name, bases, namespace)
    def __init__(cls, *arguments, **keywords): pass
class High(Low): pass
class B(metaclass=High): pass
class C(B, metaclass=Low, option=1): pass
class D(B, metaclass=type): pass

# %% conflict-solved-by-deriving
class Both(M1, M2): pass
class C(C1, C2, metaclass=Both): pass
print(type(C), C.__mro__)
import types
show("by function", lambda: type(types.new_class("D", (C1, C2), {"metaclass": M12})).__name__)
show("conflict", lambda: types.new_class("D", (C1, C2)))

# %% prepare-class-and-resolve-bases
import types
for bases, keywords in (((), {}), ((C1,), {}), ((C1, C11), {}), ((C1, C2), {}), ((), {"metaclass": M1}), ((C11,), {"metaclass": M1}), ((), {"metaclass": len}), ((list[int],), {})):
    show((bases, keywords), lambda: types.prepare_class("X", bases, keywords))
    show("resolved", lambda: types.resolve_bases(bases))

# %% abstract-metaclasses-clash
import abc
show("abstract and M1", lambda: statement((abc.ABC, C1)))
class AM(abc.ABCMeta, M1): pass
show("solved", lambda: statement((abc.ABC, C1), metaclass=AM))
