# /// case
# topics = ["types.object"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% object-construction
show(object)
show(object, 1)
show(object, a=1)
class Plain: pass
show(lambda: type(Plain()).__name__)
show(Plain, 1)
show(Plain, a=1)

# %% new-and-init-with-arguments
class OnlyInit:
    def __init__(self, *arguments): self.arguments = arguments
class OnlyNew:
    def __new__(cls, *arguments): return super().__new__(cls)
class Both(OnlyInit, OnlyNew): pass
for cls in (OnlyInit, OnlyNew, Both):
    show(lambda: type(cls(1, 2)).__name__)
show(object.__new__, OnlyInit, 1)
show(object.__new__, OnlyNew, 1)
show(object.__init__, OnlyNew(), 1)
show(object.__init__, OnlyInit(), 1)
class Passing:
    def __new__(cls, *arguments): return super().__new__(cls, *arguments)
    def __init__(self, *arguments): super().__init__(*arguments)
show(lambda: type(Passing()).__name__)
show(Passing, 1)

# %% new-errors
show(object.__new__)
show(object.__new__, 1)
show(object.__new__, int)
show(int.__new__, object)
show(int.__new__, 5)
show(object.__new__, type)
class Mixed(int): pass
show(object.__new__, Mixed)
show(list.__new__, dict)

# %% init-must-return-none
class Wrong:
    def __init__(self): return 1
show(Wrong)
class Fine:
    def __init__(self): return None
show(lambda: type(Fine()).__name__)

# %% new-returning-something-else
class Other:
    def __new__(cls): return 5
    def __init__(self): print("never")
print(Other())
class Sub(Other):
    def __new__(cls): return object.__new__(Sub)
    def __init__(self): print("init of", type(self).__name__)
class Base:
    def __new__(cls): return object.__new__(Derived)
    def __init__(self): print("init of", type(self).__name__)
class Derived(Base): pass
Sub(), Base()

# %% comparison-defaults
a, b = object(), object()
print(a == a, a == b, a != a, a != b)
for name in ("__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"):
    print(name, getattr(a, name)(b), getattr(a, name)(a))
for function in (lambda: a < b, lambda: a >= b):
    show(function)

# %% inequality-follows-equality
class Equal:
    def __init__(self, answer): self.answer = answer
    def __eq__(self, other): return self.answer
for answer in (True, False, NotImplemented, [], [1], "x"):
    print(repr(answer), Equal(answer) != 1, 1 != Equal(answer))
class Doubt:
    def __bool__(self): raise ValueError("doubt")
show(lambda: Equal(Doubt()) != 1)

# %% repr-and-str
class C: pass
class Named:
    def __repr__(self): return "named"
class Texted:
    def __str__(self): return "texted"
print(repr(Named()), str(Named()), f"{Named()}", str(Texted()), repr(Texted()).startswith("<__main__.Texted object at 0x"))
class WrongRepr:
    def __repr__(self): return 1
class WrongStr:
    def __str__(self): return b"a"
for function in (repr, str, format, ascii):
    show(function, WrongRepr())
    show(function, WrongStr()) if function in (str, format) else None
print(repr(C).replace("__main__.", ""), C.__module__)

# %% repr-of-nested-class
def outer():
    class Inner: pass
    return Inner
print(outer(), outer().__qualname__, repr(outer()()).split(" at ")[0])
Inner = outer()
Inner.__module__ = "elsewhere"
Inner.__qualname__ = "Other.Name"
print(Inner, repr(Inner()).split(" at ")[0])
Inner.__module__ = 5
print(Inner, repr(Inner()).split(" at ")[0])

# %% format-default
class C:
    def __str__(self): return "text"
for specification in ("", "5", ">10", "d", " "):
    show(format, C(), specification)
show(object.__format__, 1, "")
show(object.__format__, 1, "d")
show(format, C(), None)
show(format, C(), 5)
class Wrong:
    def __format__(self, specification): return 1
show(format, Wrong())

# %% reduce-ex-of-protocols
import copyreg
class C:
    def __init__(self): self.x = 1
instance = C()
for protocol in (0, 1, 2, 3, 4, 5):
    reduced = instance.__reduce_ex__(protocol)
    print(protocol, reduced[0].__name__, [getattr(part, "__name__", part) for part in reduced[1]], reduced[2:])
print(instance.__reduce__()[0].__name__)

# %% reduce-ex-with-hooks
class State:
    def __getstate__(self): return "state"
class Arguments:
    def __getnewargs__(self): return (1, 2)
class Keywords:
    def __getnewargs_ex__(self): return ((1,), {"a": 2})
class Own:
    def __reduce__(self): return "own"
class Ex:
    def __reduce_ex__(self, protocol): return ("ex", protocol)
for cls in (State, Arguments, Keywords, Own, Ex):
    reduced = cls().__reduce_ex__(4)
    print(cls.__name__, [getattr(part, "__name__", part) for part in reduced] if type(reduced) is tuple else reduced)

# %% reduce-ex-errors
class WrongArguments:
    def __getnewargs__(self): return [1]
class WrongPair:
    def __getnewargs_ex__(self): return (1,)
class WrongKeywords:
    def __getnewargs_ex__(self): return ((1,), [])
class WrongTuple:
    def __getnewargs_ex__(self): return ([1], {})
class NoTuple:
    def __getnewargs_ex__(self): return 5
for cls in (WrongArguments, WrongPair, WrongKeywords, WrongTuple, NoTuple):
    show(cls().__reduce_ex__, 2)
for value in (lambda: 0, (x for x in []), type(iter({})), {}.keys(), None, ..., len, int, [].append):
    try:
        print(type(value).__name__, value.__reduce_ex__(2) if type(value).__name__ != "function" else value.__reduce_ex__(2)[0].__name__)
    except TypeError as error:
        print(type(value).__name__, error)

# %% reduce-ex-with-slots
class Slots:
    __slots__ = ("a", "b")
instance = Slots()
instance.a = 1
print(instance.__reduce_ex__(2)[2], instance.__getstate__())
show(instance.__reduce_ex__, 0)
class Both:
    __slots__ = ("a", "__dict__")
instance = Both()
instance.a, instance.c = 1, 2
print(instance.__getstate__(), Both().__getstate__())

# %% getstate-of-kinds
class Empty: pass
class Filled:
    def __init__(self): self.x = 1
class Text(str): pass
for value in (object(), Empty(), Filled(), 1, "a", [1], Text("a")):
    print(type(value).__name__, value.__getstate__())

# %% dir-of-object
print(object.__dir__(object()) == sorted(object.__dir__(object())), sorted(object().__dir__()) == dir(object()))
class C: pass
instance = C()
instance.x = 1
print("x" in instance.__dir__(), type(instance.__dir__()).__name__)

# %% class-assignment
class A: pass
class B: pass
class Slots: __slots__ = ("a",)
class SameSlots: __slots__ = ("a",)
class OtherSlots: __slots__ = ("b",)
instance = A()
instance.__class__ = B
print(type(instance).__name__)
for source, target in ((A(), Slots), (Slots(), A), (Slots(), SameSlots), (Slots(), OtherSlots), (1, bool), (A(), int), (A(), 5), ([], list), (A(), object), (object(), A)):
    def assign():
        source.__class__ = target
        return type(source).__name__
    show(assign)
show(delattr, A(), "__class__")

# %% class-assignment-of-modules
import types
class Module(types.ModuleType):
    answer = 42
module = types.ModuleType("m")
module.__class__ = Module
print(module.answer, type(module).__name__)

# %% init-subclass-and-subclasshook
class Base:
    def __init_subclass__(cls, /, flag=None, **keywords):
        print(cls.__name__, flag, keywords)
        super().__init_subclass__(**keywords)
class A(Base): pass
class B(Base, flag=1): pass
show(lambda: type("C", (Base,), {}, other=1))
show(object.__init_subclass__)
show(object.__init_subclass__, 1)
show(object.__init_subclass__, a=1)
show(object.__subclasshook__, int)

# %% sizeof
print(object().__sizeof__(), object.__sizeof__(1.5), [].__sizeof__(), [1].__sizeof__() - [].__sizeof__(), ().__sizeof__(), (1,).__sizeof__())

# %% hash-of-object
a = object()
print(hash(a) == object.__hash__(a) == a.__hash__(), hash(a) == hash(a))
class Equal:
    def __eq__(self, other): return True
print(Equal.__hash__)
class Both(Equal):
    __hash__ = object.__hash__
both = Both()
print(hash(both) == object.__hash__(both))

# %% singletons
for cls in (type(None), type(...), type(NotImplemented)):
    print(cls(), cls() is cls(), repr(cls()), cls().__reduce__() if cls is not type(None) else "no reduce", hash(cls()) == hash(cls()))
    show(cls, 1)
    show(cls, a=1)
    show(setattr, cls(), "x", 1)
    show(lambda: type("D", (cls,), {}))
print(bool(None), bool(...))

# %% truth-of-not-implemented
#| requires = ">=3.12"
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(bool(NotImplemented))
    if NotImplemented: print("true")
    not NotImplemented
print([(warning.category.__name__, str(warning.message)) for warning in caught])
