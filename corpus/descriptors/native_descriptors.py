# /// case
# topics = ["descriptors.functions"]
# section = "5.2"
# ///


def show(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


def f(*arguments, **keywords): return arguments


class C:
    def method(self, *arguments): return "method", arguments
    @classmethod
    def c(cls, *arguments): return cls.__name__, arguments
    @staticmethod
    def s(*arguments): return arguments


class D(C): pass


# One of each kind that the interpreter brings along.
SLOT_WRAPPER = object.__repr__
METHOD = str.join
CLASS_METHOD = dict.__dict__["fromkeys"]
ATTRIBUTE = type.__dict__["__name__"]
MEMBER = type(f).__dict__["__globals__"]
NATIVE = (SLOT_WRAPPER, METHOD, CLASS_METHOD, ATTRIBUTE, MEMBER)


# %% reprs
import types
for value in (*NATIVE, int.__add__, (1).__add__, "".join, len, [].append, dict.fromkeys, int.from_bytes, object.__new__, type.__call__, type.mro, C.method, C.c, C.s, C.__dict__["c"], C.__dict__["s"],
              C.__init__, C.__repr__, C.__init_subclass__, int.__dict__["real"], type.__dict__["__dict__"], types.CodeType.co_code, types.FrameType.f_locals, BaseException.args,
              str.maketrans, bytes.fromhex, float.fromhex, dict.__getitem__, list.__getitem__, dict.__contains__, set.__contains__, print, dict().get, {1: 2}.keys):
    text = repr(value)
    print(text[:text.index(" at 0x")] + ">" if " at 0x" in text else text)

# %% reprs-of-bound-methods
class Outer:
    class Inner:
        def __repr__(self): return "an Inner"
        def method(self): pass
import types
print(Outer.Inner().method)
print(types.MethodType(f, 1), types.MethodType(len, []), types.MethodType(C, 5))
g = lambda self: 1
print(types.MethodType(g, "x"))
f.__qualname__ = "renamed"
print(types.MethodType(f, 1))
class Callable:
    def __call__(self): pass
    def __repr__(self): return "callable"
print(types.MethodType(Callable(), 1))
Callable.__name__ = "Other"
print(types.MethodType(Callable(), 1))

# %% attributes-of-native-descriptors
for value in NATIVE:
    print(type(value).__name__, value.__name__, value.__qualname__, value.__objclass__, getattr(value, "__text_signature__", "none"), getattr(value, "__module__", "none"))
    for name in ("__name__", "__qualname__", "__objclass__", "__doc__", "__text_signature__", "other"):
        show(name, lambda: setattr(value, name, 1))

# %% get-of-native-descriptors
for value in NATIVE:
    owner = value.__objclass__
    for label, arguments in (("nothing", ()), ("none", (None,)), ("none and owner", (None, owner)), ("none and none", (None, None)), ("int", (5,)), ("int and owner", (5, owner)),
                             ("none and int", (None, int)), ("none and 5", (None, 5)), ("three", (None, owner, 1))):
        def got():
            result = value.__get__(*arguments)
            return "itself" if result is value else type(result).__name__
        show(f"{type(value).__name__} {label}", got)

# %% set-of-native-descriptors
for value in (ATTRIBUTE, MEMBER, type.__dict__["__dict__"], int.__dict__["real"], type(f).__dict__["__code__"], type(f).__dict__["__closure__"]):
    print(value)
    for call in (lambda: value.__set__(5, 1), lambda: value.__delete__(5), lambda: value.__set__(f, 1), lambda: value.__delete__(f), lambda: value.__set__(int, "x"), lambda: value.__set__(C),
                 lambda: value.__set__(), lambda: value.__set__(None, 1)):
        show("call", call)

# %% set-missing-on-non-data
for value in (SLOT_WRAPPER, METHOD, CLASS_METHOD, f, classmethod(f), staticmethod(f)):
    print(type(value).__name__, hasattr(value, "__get__"), hasattr(value, "__set__"), hasattr(value, "__delete__"))

# %% calls-of-slot-wrappers
for call in (lambda: int.__add__(1, 2), lambda: int.__add__(1), lambda: int.__add__(), lambda: int.__add__("a", 1), lambda: int.__add__(1, 2, 3), lambda: int.__add__(1, other=2), lambda: int.__add__(1, "a"),
             lambda: object.__repr__(), lambda: object.__init__(), lambda: object.__init__(1), lambda: object.__init__(1, 2), lambda: list.__init__(5), lambda: list.__len__(), lambda: list.__len__(()), lambda: list.__len__([], 1),
             lambda: list.__getitem__([1], 0), lambda: dict.__setitem__({}, 1), lambda: dict.__setitem__({}, 1, 2, 3), lambda: list.__delitem__([]), lambda: type.__call__(), lambda: type.__call__(int, "5"), lambda: type.__call__(5),
             lambda: object.__eq__(1), lambda: object.__eq__(1, 1), lambda: object.__eq__(1, 2, 3), lambda: object.__hash__([]) != 0, lambda: int.__bool__(), lambda: int.__pow__(2, 3, 5), lambda: int.__pow__(2), lambda: int.__pow__(2, 3, 4, 5),
             lambda: str.__len__(5), lambda: object.__str__(5), lambda: iter.__call__([]) is None, lambda: object.__setattr__(1), lambda: object.__setattr__(1, 2), lambda: object.__delattr__(1), lambda: object.__getattribute__(1),
             lambda: int.__rsub__(1, 5), lambda: float.__divmod__(1.0), lambda: object.__lt__(1, 2), lambda: list.__iadd__([1], 5), lambda: list.__contains__([]), lambda: str.__contains__("a", 1)):
    show("call", call)

# %% calls-of-method-descriptors
for call in (lambda: str.join(",", ["a", "b"]), lambda: str.join(), lambda: str.join(","), lambda: str.join(5, []), lambda: str.join(",", [], 1), lambda: str.join(",", iterable=[]), lambda: list.append(), lambda: list.append([]),
             lambda: list.append((), 1), lambda: list.append([], 1, 2), lambda: list.append([], object=1), lambda: dict.get(), lambda: dict.get({}), lambda: dict.get({}, 1, 2, 3), lambda: dict.get([], 1), lambda: str.split("a b", maxsplit=0),
             lambda: str.split("a", 1), lambda: str.split(b"a"), lambda: str.split("a", sep=" ", other=1), lambda: dict.keys(), lambda: dict.keys({}, 1), lambda: dict.keys([]), lambda: list.sort([], 1), lambda: list.sort([], key=None, other=1),
             lambda: str.encode("a", "utf-8", "strict", "more"), lambda: list.pop([1], "a"), lambda: list.insert([1], 1), lambda: int.bit_length(), lambda: int.bit_length("a"), lambda: int.to_bytes(), lambda: type.mro(), lambda: type.mro(5), lambda: object.__reduce__(),
             lambda: object.__reduce_ex__(1), lambda: object.__format__(1), lambda: object.__dir__(), lambda: object.__sizeof__(), lambda: object.__init_subclass__(1), lambda: object.__subclasshook__(), lambda: object.__new__(), lambda: object.__new__(5), lambda: object.__new__(int),
             lambda: int.__new__(str), lambda: int.__new__(object), lambda: list.__new__(dict), lambda: int.__new__(), lambda: object.__new__(C, 1), lambda: type(object.__new__(C)).__name__, lambda: tuple.__new__(C), lambda: dict.__new__(type("L", (list,), {}))):
    show("call", call)

# %% calls-of-class-method-descriptors
for call in (lambda: dict.fromkeys("ab"), lambda: dict.fromkeys(), lambda: CLASS_METHOD(dict, "ab"), lambda: CLASS_METHOD(), lambda: CLASS_METHOD(5), lambda: CLASS_METHOD(list, "a"), lambda: CLASS_METHOD(int), lambda: CLASS_METHOD(dict),
             lambda: CLASS_METHOD.__get__(None, dict)("a"), lambda: CLASS_METHOD.__get__({}, None)("a"), lambda: CLASS_METHOD.__get__([], None), lambda: CLASS_METHOD.__get__(None, list), lambda: CLASS_METHOD.__get__({})("b"),
             lambda: bytes.__dict__["fromhex"](bytes, "00"), lambda: bytes.__dict__["fromhex"](bytearray, "00"), lambda: {}.fromkeys([1], 2), lambda: type("E", (dict,), {}).fromkeys([1])):
    show("call", call)

# %% functions-as-descriptors
for label, arguments in (("nothing", ()), ("none", (None,)), ("none and class", (None, C)), ("none and none", (None, None)), ("value", (5,)), ("value and class", (5, C)), ("three", (1, 2, 3))):
    show(label, lambda: f.__get__(*arguments))

# %% functions-as-descriptors-results
for value in (None, 5, C, f):
    bound = f.__get__(value, type(value))
    print(type(bound).__name__, bound is f, bound() == (value,) if bound is not f else f())

# %% class-method-objects
k = C.__dict__["c"]
print(type(k), k.__func__, k.__wrapped__ is k.__func__, k.__name__, k.__qualname__, k.__module__, k.__doc__, k.__isabstractmethod__)
for call in (lambda: k(), lambda: k.__get__(None, D)(1), lambda: k.__get__(D())(1), lambda: k.__get__(5)(1), lambda: k.__get__(None), lambda: k.__get__(None, None), lambda: k.__get__(), lambda: classmethod(), lambda: classmethod(1, 2), lambda: classmethod(f, x=1),
             lambda: classmethod(5).__func__, lambda: classmethod(5).__get__(1), lambda: C.c.__self__, lambda: D.c.__self__, lambda: D().c.__func__ is C.c.__func__, lambda: setattr(k, "__func__", 1), lambda: setattr(k, "x", 1), lambda: k.x, lambda: k.__dict__):
    show("call", call)

# %% static-method-objects
k = C.__dict__["s"]
print(type(k), k.__func__ is k.__wrapped__, k.__name__, k.__qualname__, k.__module__, k.__doc__, k.__isabstractmethod__)
for call in (lambda: k(), lambda: k(1, 2), lambda: k.__get__(None, D) is k.__func__, lambda: k.__get__(D()) is k.__func__, lambda: k.__get__(5)(1), lambda: k.__get__(None), lambda: k.__get__(), lambda: staticmethod(), lambda: staticmethod(1, 2), lambda: staticmethod(f, x=1),
             lambda: staticmethod(5).__func__, lambda: staticmethod(5)(), lambda: staticmethod(5).__get__(1), lambda: setattr(k, "__func__", 1), lambda: setattr(k, "x", 1), lambda: k.x):
    show("call", call)

# %% wrapped-attributes-are-taken-over
def documented(a: int) -> str:
    "Text."
documented.extra = 5
for kind in (classmethod, staticmethod):
    k = kind(documented)
    print({name: value for name, value in vars(k).items() if name != "__wrapped__" and name != "__annotate__"}, k.__wrapped__ is documented)
    print(sorted(vars(kind(len)).keys() - {"__wrapped__"}), sorted(vars(kind(5))))
class Partial:
    __name__ = property(lambda self: 1 / 0)
show("raises", lambda: classmethod(Partial()))

# %% reprs-of-wrappers
print(classmethod(len), staticmethod(len), classmethod(5), staticmethod(None))
class K(classmethod): pass
print(K(int))
print(classmethod(classmethod(int)), staticmethod(staticmethod(int)))

# %% bound-method-attributes
m = C().method
print(m.__func__ is C.method, type(m.__self__).__name__, m.__name__, m.__qualname__, m.__module__, m.__doc__)
for name in ("__func__", "__self__", "__name__", "__doc__", "other"):
    show(name, lambda: setattr(m, name, 1))
    show(name, lambda: delattr(m, name))
C.method.extra = 5
print(m.extra, m.__code__ is C.method.__code__, m.__defaults__, [name for name in dir(m) if name not in dir(f)])

# %% bound-method-comparison
c, d = C(), C()
print(c.method == c.method, c.method is c.method, c.method == d.method, hash(c.method) == hash(c.method), c.method != c.method, c.method == C.method)
class E:
    def __eq__(self, other): return True
    def __hash__(self): return 1
    def method(self): pass
print(E().method == E().method, len({E().method, E().method}) > 1)
print([].append == [].append, (1).__add__ == (1).__add__, "a".join == "a".join)
x = []
print(x.append == x.append, hash(x.append) == hash(x.append), x.append == x.extend, x.__len__ == x.__len__, hash(x.__len__) == hash(x.__len__))
show("order", lambda: c.method < c.method)

# %% method-constructor
import types
for arguments in ((), (f,), (f, None), (f, 1), (1, 2), (f, 1, 2), (None, 1)):
    show(len(arguments), lambda: types.MethodType(*arguments).__self__)
show("keywords", lambda: types.MethodType(func=f, instance=1))
m = types.MethodType(types.MethodType(f, 1), 2)
print(m(3), m.__get__(5) is m, m.__get__(5, int)(4))

# %% method-wrapper-attributes
w = (1).__add__
print(w.__self__, w.__name__, w.__qualname__, w.__objclass__, w.__text_signature__, w.__doc__, w(2))
show("call", lambda: w())
show("call", lambda: w(1, 2))
show("set", lambda: setattr(w, "x", 1))
print(w.__reduce__())
print([].__len__.__qualname__, "".__len__.__self__ == "")

# %% built-in-methods-attributes
b = [1].append
print(b.__self__, b.__name__, b.__qualname__, b.__module__, b.__text_signature__, b.__reduce__())
print(len.__self__, len.__name__, len.__qualname__, len.__module__, len.__reduce__())
print(dict.fromkeys.__self__, dict.fromkeys.__qualname__, int.from_bytes.__qualname__, object.__new__.__self__, object.__new__.__qualname__, object.__new__.__name__)
show("set", lambda: setattr(b, "__name__", 1))
show("set", lambda: setattr(len, "x", 1))

# %% unbound-call-of-python-functions
for call in (lambda: C.method(), lambda: C.method(1), lambda: C().method(1), lambda: C.c(1), lambda: C().c(1), lambda: C.s(1), lambda: C().s(1), lambda: D.c(), lambda: D.method(D())):
    show("call", call)

# %% errors-name-the-qualified-function
class Outer:
    class Inner:
        def method(self, a, *, b): pass
for call in (lambda: Outer.Inner().method(), lambda: Outer.Inner().method(1), lambda: Outer.Inner().method(1, 2), lambda: Outer.Inner().method(1, b=2, c=3), lambda: Outer.Inner.method()):
    show("call", call)

# %% functions-in-class-through-instance-dictionary
c = C()
c.own = lambda *arguments: arguments
print(c.own(1), C.method(c, 2))
c.method = lambda *arguments: ("replaced", arguments)
print(c.method(1))
del c.method
print(c.method(1))

# %% callables-that-do-not-bind
import functools
class E:
    native = len
    partial = functools.partial(f, 1)
    cls = C
    instance = functools.lru_cache(f)
    bound = C().method
    partialmethod = functools.partialmethod(f, 1)
e = E()
for name in ("native", "partial", "cls", "bound", "partialmethod"):
    show(name, lambda: type(getattr(e, name)).__name__)
show("native", lambda: e.native([1]))
show("instance", lambda: len(e.instance(2)))
show("partial", lambda: e.partial(2))
show("partialmethod", lambda: len(e.partialmethod(2)))

# %% reduce-of-descriptors
import copyreg, pickle
for value in (METHOD, SLOT_WRAPPER, ATTRIBUTE, MEMBER):
    show(type(value).__name__, lambda: value.__reduce__())
show("class method", lambda: pickle.loads(pickle.dumps(str.join)) is str.join)
show("property", lambda: pickle.dumps(property()))
show("static", lambda: pickle.dumps(staticmethod(len)))

# %% kinds-cannot-be-made
for value in (*NATIVE, len, (1).__add__):
    show(type(value).__name__, lambda: type(value)())
    show("subclass", lambda: type("X", (type(value),), {}))
for cls in (type(f), type(C().method), type(f.__code__)):
    show("subclass", lambda: type("X", (cls,), {}))
