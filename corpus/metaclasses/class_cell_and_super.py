# /// case
# topics = ["metaclass.class-statement"]
# section = "6.1"
# ///


def show(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", f"{type(error).__name__}: {error}")


class A:
    value = "A.value"
    def who(self): return "A.who"
    @classmethod
    def cls(cls): return "A.cls", cls.__name__
    @staticmethod
    def static(): return "A.static"
    @property
    def prop(self): return "A.prop"


class B(A):
    value = "B.value"
    def who(self): return "B.who"


class C(B): pass


# %% forms
b, c = B(), C()
for label, call in (("B, b", lambda: super(B, b)), ("B, c", lambda: super(B, c)), ("C, c", lambda: super(C, c)), ("C, b", lambda: super(C, b)), ("A, c", lambda: super(A, c)), ("B, C", lambda: super(B, C)), ("B, B", lambda: super(B, B)), ("C, B", lambda: super(C, B)),
                    ("B", lambda: super(B)), ("B, None", lambda: super(B, None)), ("object, 5", lambda: super(object, 5)), ("int, True", lambda: super(int, True)), ("bool, True", lambda: super(bool, True)), ("type, C", lambda: super(type, C)), ("5", lambda: super(5)), ("5, 5", lambda: super(5, 5)),
                    ("B, 5", lambda: super(B, 5)), ("B, int", lambda: super(B, int)), ("three", lambda: super(B, b, 1)), ("keyword", lambda: super(type=B)), ("list[int], []", lambda: super(list[int], [])), ("none outside", lambda: super())):
    def text():
        result = repr(call())
        return result
    show(label, text)
    for name in ("who", "value", "prop", "cls", "static", "missing"):
        def value():
            result = getattr(call(), name)
            return result() if callable(result) else result
        show(f"  {name}", value)

# %% attributes-of-super-objects
for value in (super(B, B()), super(B, B), super(B)):
    print(value.__thisclass__, type(value.__self__).__name__, value.__self_class__, value.__class__, type(value))
    for name in ("__thisclass__", "__self__", "__self_class__", "other"):
        show(name, lambda: setattr(value, name, 1))
        show(name, lambda: delattr(value, name))
    print([name for name in vars(super) if name not in ("__doc__",)])

# %% setting-through-super
class X:
    @property
    def prop(self): return 1
    @prop.setter
    def prop(self, value): print("  set", value)
class Y(X):
    prop = 5
y = Y()
show("get", lambda: super(Y, y).prop)
show("set", lambda: setattr(super(Y, y), "prop", 2))
show("delete", lambda: delattr(super(Y, y), "prop"))
show("new", lambda: setattr(super(Y, y), "new", 2))

# %% special-methods-through-super
class L(list):
    def __len__(self): return 100
    def __getitem__(self, index): return "own"
l = L([1, 2])
s = super(L, l)
show("method", lambda: (s.__len__(), s.__getitem__(0)))
show("len", lambda: len(s))
show("item", lambda: s[0])
show("iter", lambda: iter(s))
show("call", lambda: s())
show("add", lambda: s + [1])
show("eq", lambda: s == super(L, l))
show("repr", lambda: s.__repr__().startswith("<super"))
show("hash", lambda: hash(s) == object.__hash__(s))
show("bool", lambda: bool(s))
show("dir", lambda: "append" in dir(s))

# %% unbound-super-as-descriptor
class D(B): pass
D.up = super(D)
D.up2 = super(B)
d = D()
print(d.up.who(), d.up2.who(), d.up.value)
show("class", lambda: D.up.who)
s = super(D)
for label, arguments in (("instance", (d,)), ("none", (None,)), ("none and class", (None, D)), ("instance and class", (d, D)), ("wrong", (5,)), ("class", (D,)), ("nothing", ())):
    show(label, lambda: repr(s.__get__(*arguments)))
show("bound again", lambda: super(D, d).__get__(d) is not None)
bound = super(D, d)
print(bound.__get__(d) is bound)

# %% zero-arguments
class Z(B):
    def method(self): return super().who()
    def first(first, second): return super().who(), second
    @classmethod
    def c(cls): return super().cls()
    @staticmethod
    def s(): return super().static()
    def nested(self):
        def inner(): return super().who()
        return inner()
    def nested_with(self):
        def inner(argument): return super().who()
        return inner(self)
    def lambda_(self): return (lambda self: super().who())(self)
    def comprehension(self): return [super().who() for _ in range(1)]
    def generator(self): return list(super().who() for _ in range(1))
    def no_arguments(): return super().who()
    def rebound(self):
        self = None
        return super().who()
    def rebound_to_other(self):
        self = C()
        return super().who()
    def deleted(self):
        del self
        return super().who()
    def star(*arguments): return super().who()
    def keyword(*, self): return super().who()
    def captured(self):
        inner = lambda: self
        return super().who()
    def captured_and_rebound(self):
        inner = lambda: self
        self = 5
        return super().who()
    def by_other_name(self):
        s = super
        return s().who()
    def class_name(self): return __class__.__name__
    def generates(self): yield super().who()
    async def asynchronous(self): return super().who()
    prop = property(lambda self: super().prop)
z = Z()
for name in ("method", "c", "s", "nested", "nested_with", "lambda_", "comprehension", "generator", "rebound", "rebound_to_other", "deleted", "star", "captured", "captured_and_rebound", "by_other_name", "class_name"):
    show(name, lambda: getattr(z, name)())
show("first", lambda: z.first(1))
show("no arguments", lambda: Z.no_arguments())
show("keyword", lambda: Z.keyword(self=z))
show("generates", lambda: next(z.generates()))
show("property", lambda: z.prop)
def finish(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
show("asynchronous", lambda: finish(z.asynchronous()))

# %% zero-arguments-outside-a-class
def function(self): return super().who()
show("function", lambda: function(B()))
B.borrowed = function
show("borrowed", lambda: B().borrowed())
show("eval", lambda: eval("super()"))
class Y(B):
    def method(self): return eval("super().who()")
    def other(self):
        __class__
        return eval("super().who()")
    def local(self):
        exec("x = super().who()")
show("eval in method", lambda: Y().method())
show("eval with cell", lambda: Y().other())
show("exec", lambda: Y().local())
class W(B):
    try:
        super()
    except RuntimeError as error:
        print("body", error)

# %% wrong-first-argument
class Z(B):
    def method(self): return super().who()
for value in (5, B(), A(), C(), Z, B):
    show(type(value).__name__, lambda: Z.method(value))
show("derived", lambda: Z.method(type("Sub", (Z,), {})()))

# %% class-cell
class K:
    def f(self): return __class__
    def g(self): return super()
    def h(self): return 1
    lam = lambda self: __class__
    gen = lambda self: [__class__ for _ in range(1)][0]
for name in ("f", "g", "h", "lam", "gen"):
    function = vars(K)[name]
    print(name, function.__code__.co_freevars, function.__closure__ and [cell.cell_contents for cell in function.__closure__])
print(K().f(), K().lam(), K().gen(), K.f.__closure__[0] is K.g.__closure__[0])
print("__classcell__" in vars(K), "__class__" in vars(K))

# %% class-cell-before-the-class-exists
class K:
    def f(self): return __class__
    try:
        f(None)
    except NameError as error:
        print(type(error).__name__, error)
    try:
        def g(self): return super()
        g(5)
    except RuntimeError as error:
        print(type(error).__name__, error)

# %% class-cell-in-metaclass-hooks
class M(type):
    def __new__(meta, name, bases, namespace):
        print("  cell in namespace:", "__classcell__" in namespace)
        function = namespace.get("f")
        if function:
            show("  before", lambda: function(None))
        cls = super().__new__(meta, name, bases, namespace)
        if function:
            show("  after", lambda: function(None))
        print("  still in namespace:", "__classcell__" in namespace, "in class:", "__classcell__" in vars(cls))
        return cls
class K(metaclass=M):
    def f(self): return __class__.__name__
class L(metaclass=M): pass
class I:
    def __init_subclass__(cls): print("  init_subclass", cls.f(None))
class J(I):
    def f(self): return __class__.__name__
class D:
    def __set_name__(self, owner, name): print("  set_name", owner.f(None))
class E:
    def f(self): return __class__.__name__
    d = D()

# %% class-cell-not-passed-on
class M(type):
    def __new__(meta, name, bases, namespace):
        return super().__new__(meta, name, bases, {key: value for key, value in namespace.items() if key != "__classcell__"})
def make():
    class K(metaclass=M):
        def f(self): return __class__
show("dropped", make)
def make():
    class K(metaclass=M):
        def f(self): return 1
    return "made"
show("not needed", make)

# %% class-cell-replaced
import types
for label, value in (("int", 5), ("none", None), ("cell", types.CellType(5)), ("empty cell", types.CellType())):
    class M(type):
        def __new__(meta, name, bases, namespace):
            namespace["__classcell__"] = value
            return super().__new__(meta, name, bases, namespace)
    def make():
        class K(metaclass=M):
            def f(self): return __class__
    show(label, make)
    show(label + " by call", lambda: type("K", (), {"__classcell__": value}))
    print(getattr(value, "cell_contents", None) if label != "empty cell" else "")

# %% class-cell-for-two-classes
class M(type):
    def __new__(meta, name, bases, namespace):
        first = super().__new__(meta, name, bases, dict(namespace))
        second = super().__new__(meta, name + "2", bases, dict(namespace))
        return first
def make():
    class K(metaclass=M):
        def f(self): return __class__
show("second wins", make)
class N(type):
    def __new__(meta, name, bases, namespace):
        super().__new__(meta, name + "1", bases, dict(namespace))
        return super().__new__(meta, name, bases, dict(namespace))
class K(metaclass=N):
    def f(self): return __class__
print(K().f())

# %% class-as-name-of-a-variable
class K:
    __class__ = "own"
    def f(self): return __class__
    print(__class__)
print(K().__class__, K().f())
def function():
    __class__ = "local"
    return __class__
print(function())
class N:
    def f(self):
        def __class__(): return 5
        return __class__()
print(N().f())

# %% class-cell-assigned
class K:
    def f(self):
        nonlocal __class__
        __class__ = B
        return super().who()
    def g(self): return __class__
show("assigned", lambda: K.f(C()))
print(K().g())
class L:
    def f(self):
        nonlocal __class__
        del __class__
    def g(self): return __class__
    def h(self): return super().who()
L().f()
show("deleted", lambda: L().g())
show("super", lambda: L().h())

# %% class-replaced-by-decorator
def twin(cls): return type(cls.__name__, cls.__bases__, dict(vars(cls)) | {"twin": True})
@twin
class K(B):
    def f(self): return __class__ is K
    def g(self): return super().who()
print(K().f())
show("super", lambda: K().g())
import dataclasses
@dataclasses.dataclass(slots=True)
class S(B):
    x: int = 1
    def g(self): return 1
print(S().g())

# %% cooperative-chain
class Root:
    def go(self): return ["Root"]
class P(Root):
    def go(self): return ["P", *super().go()]
class Q(Root):
    def go(self): return ["Q", *super().go()]
class R(P, Q):
    def go(self): return ["R", *super().go()]
class T(Q, P):
    def go(self): return ["T", *super().go()]
print(R().go(), T().go(), P.go(R()), Q.go(R()))
show("explicit", lambda: super(P, R()).go())
show("twice", lambda: super(P, super(R, R()).__self__).go())

# %% super-of-metaclass
class M(type):
    def go(cls): return "M.go"
    def __call__(cls): return "M.call", super().__call__()
class N(M):
    def go(cls): return "N.go over " + super().go()
class K(metaclass=N):
    def __repr__(self): return "a K"
print(K.go(), K())
show("of class", lambda: super(N, K).go())
show("on type", lambda: super(type, N).__call__)

# %% super-and-getattr
class P:
    def __getattr__(self, name): return f"P.{name}"
class Q(P):
    def __getattribute__(self, name): return f"Q.{name}"
class R(Q): pass
r = R()
print(r.x)
show("super", lambda: super(R, r).x)
show("getattribute", lambda: super(R, r).__getattribute__("x"))
show("getattr", lambda: super(R, r).__getattr__("x"))

# %% super-subclass
class Mine(super):
    def __getattribute__(self, name):
        if name == "extra": return "extra"
        return super().__getattribute__(name)
m = Mine(B, B())
print(m.who(), m.extra, type(m).__name__)
show("no arguments", lambda: Mine())
class Use(B):
    def f(self): return Mine().who()
    def g(self): return Mine(__class__, self).who()
show("zero", lambda: Use().f())
show("explicit", lambda: Use().g())

# %% super-without-init
s = super.__new__(super)
show("repr", lambda: repr(s))
for name in ("__thisclass__", "__self__", "__self_class__"):
    show(name, lambda: getattr(s, name))
show("attribute", lambda: s.who)
s.__init__(B, B())
show("attribute", lambda: s.who())

# %% shadowed-super
class K(B):
    def f(self): return super()
    def who(self): return "K"
def super(*arguments): return "shadow", arguments
print(K().f())
del super
show("again", lambda: K().f().who())
