# /// case
# topics = ["metaclass.class-statement"]
# section = "6.1"
# ///


def show(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


class A: pass
class B: pass


class Substitute:
    """What stands for other bases in a class statement (PEP 560)."""
    def __init__(self, *bases): self.bases = bases
    def __mro_entries__(self, bases):
        return self.bases


def statement(bases):
    class C(*bases): pass
    return C.__bases__, getattr(C, "__orig_bases__", None) == bases


# %% results
for label, result in (("one", (A,)), ("two", (A, B)), ("none", ()), ("object", (object,)), ("list", [A]), ("None", None), ("class", A), ("int in tuple", (5,)), ("twice", (A, A)), ("nested", ((A,),))):
    class S:
        def __mro_entries__(self, bases): return result
    show(label, lambda: statement((S(),))[0])

# %% among-other-bases
for bases in ((Substitute(A), B), (B, Substitute(A)), (Substitute(A), Substitute(B)), (Substitute(), A), (A, Substitute(A)), (Substitute(A, B), Substitute())):
    show(len(bases), lambda: statement(bases))

# %% argument-is-all-bases
class S:
    def __mro_entries__(self, bases):
        print("  given", len(bases), bases[0] is self or bases[1] is self, type(bases).__name__)
        return (A,)
class C(S(), B): pass
class D(B, S()): pass
print(C.__bases__, D.__bases__)

# %% original-bases
s = Substitute(A)
class C(s, B): pass
class D(A, B): pass
class E(C): pass
print(C.__orig_bases__ == (s, B), hasattr(D, "__orig_bases__"), "__orig_bases__" in vars(E), E.__orig_bases__ == C.__orig_bases__)
print(list(vars(C)))
class F(s): __orig_bases__ = "own"
print(F.__orig_bases__ == (s,))

# %% classes-are-not-asked
class M(type):
    def __mro_entries__(cls, bases): raise ValueError("asked")
class K(metaclass=M): pass
class C(K): pass
print(C.__bases__)
class Fake:
    @property
    def __class__(self): return type
    def __mro_entries__(self, bases): return (A,)
show("lying class", lambda: statement((Fake(),))[0])

# %% found-on-the-instance
class S: pass
s = S()
s.__mro_entries__ = lambda bases: (A,)
show("own", lambda: statement((s,))[0])
class G:
    def __getattr__(self, name):
        if name == "__mro_entries__": return lambda bases: (B,)
        raise AttributeError(name)
show("getattr", lambda: statement((G(),))[0])

# %% errors
class Raising:
    def __mro_entries__(self, bases): raise ValueError("no bases")
class Property:
    @property
    def __mro_entries__(self): raise KeyError("no method")
class Missing:
    @property
    def __mro_entries__(self): raise AttributeError("missing")
class Number: __mro_entries__ = 5
class Nothing: __mro_entries__ = None
class Arguments:
    def __mro_entries__(self): return ()
for cls in (Raising, Property, Missing, Number, Nothing, Arguments):
    show(cls.__name__, lambda: statement((cls(),)))

# %% metaclass-of-substituted-bases
class M(type): pass
class K(metaclass=M): pass
class C(Substitute(K)): pass
print(type(C))
class N(type): pass
class L(metaclass=N): pass
def clash():
    class D(Substitute(K), Substitute(L)): pass
show("clash", clash)

# %% call-of-type
for cls in (type, type("M", (type,), {})):
    show(cls.__name__, lambda: cls("C", (Substitute(A),), {}))
import types
show("new_class", lambda: types.new_class("C", (Substitute(A),)).__bases__)
show("resolve_bases", lambda: types.resolve_bases((Substitute(A), B)))
show("resolve_bases", lambda: types.resolve_bases((A, B)))
show("resolve_bases", lambda: types.resolve_bases([A]))

# %% get-original-bases
#| requires = ">=3.12"
import types
s = Substitute(A)
class C(s): pass
class D(C): pass
print(types.get_original_bases(C) == (s,), types.get_original_bases(D), types.get_original_bases(int))
show("instance", lambda: types.get_original_bases(5))

# %% generic-aliases
for base in (list[int], dict[str, int], tuple[int, ...], type[int], frozenset[int]):
    show(str(base), lambda: statement((base,)))
show("twice", lambda: statement((list[int], list[str])))
show("union", lambda: statement((int | str,)))
import typing
T = typing.TypeVar("T")
show("typing", lambda: statement((typing.Generic[T],)))
show("typing list", lambda: statement((typing.List[int],)))
show("any", lambda: statement((typing.Optional[int],)))
show("generic alone", lambda: statement((typing.Generic,)))

# %% prepare-sees-resolved-bases
class M(type):
    @classmethod
    def __prepare__(meta, name, bases):
        print("  prepare", bases)
        return {}
    def __new__(meta, name, bases, namespace):
        print("  new", bases, "__orig_bases__" in namespace)
        return super().__new__(meta, name, bases, namespace)
class C(Substitute(A), metaclass=M): pass

# %% order-of-evaluation
class S:
    def __init__(self, name):
        print("  made", name)
        self.name = name
    def __mro_entries__(self, bases):
        print("  entries", self.name)
        return ()
def meta(*arguments):
    print("  metaclass")
    return type(*arguments)
class C(S(1), S(2), metaclass=(print("  keyword"), meta)[1]):
    print("  body")
