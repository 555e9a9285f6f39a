# /// case
# topics = ["descriptors.lookup"]
# section = "5.1"
# ///

# Every kind of thing that can stand in a class under a name, by what it defines.
METHODS = ("__get__", "__set__", "__delete__")


def descriptor(label, *methods):
    """An object whose class has just these methods of the protocol; each of them tells of its call."""
    def get(self, instance, owner=None):
        return f"{label}.__get__({'instance' if instance is not None else None}, {owner.__name__ if owner else None})"

    def set(self, instance, value):
        print(f"  {label}.__set__({value!r})")

    def delete(self, instance):
        print(f"  {label}.__delete__()")

    every = {"__get__": get, "__set__": set, "__delete__": delete, "__repr__": lambda self: f"<{label}>"}
    return type(label, (), {name: value for name, value in every.items() if name in methods or name == "__repr__"})()


def kinds():
    """Each combination of the three methods."""
    for bits in range(8):
        methods = [name for index, name in enumerate(METHODS) if bits >> index & 1]
        yield "+".join(name.strip("_") for name in methods) or "plain", methods


def attempt(label, function):
    try:
        print(" ", label, "->", function())
    except Exception as error:
        print(" ", label, "->", f"{type(error).__name__}: {error}")


def all_operations(target, space):
    """Reads, sets, reads, deletes, reads the attribute "a", and shows the dictionary behind it."""
    attempt("get", lambda: target.a)
    attempt("set", lambda: setattr(target, "a", "new"))
    print("  in dictionary:", space().get("a", "nothing"))
    attempt("get", lambda: target.a)
    attempt("delete", lambda: delattr(target, "a"))
    print("  in dictionary:", space().get("a", "nothing"))
    attempt("get", lambda: target.a)
    attempt("delete", lambda: delattr(target, "a"))


# %% instance-without-entry
for name, methods in kinds():
    print(name)
    class C: a = descriptor("D", *methods)
    c = C()
    all_operations(c, lambda: c.__dict__)

# %% instance-with-entry
for name, methods in kinds():
    print(name)
    class C: a = descriptor("D", *methods)
    c = C()
    c.__dict__["a"] = "own"
    all_operations(c, lambda: c.__dict__)

# %% instance-with-descriptor-as-entry
for name, methods in kinds():
    print(name)
    class C: pass
    c = C()
    c.__dict__["a"] = descriptor("D", *methods)
    all_operations(c, lambda: c.__dict__)

# %% inherited-descriptor
for name, methods in kinds():
    print(name)
    class B: a = descriptor("D", *methods)
    class C(B): pass
    c = C()
    c.__dict__["a"] = "own"
    all_operations(c, lambda: c.__dict__)

# %% hidden-descriptor
for name, methods in kinds():
    print(name)
    class B: a = descriptor("D", "__get__", "__set__", "__delete__")
    class C(B): a = descriptor("E", *methods)
    c = C()
    c.__dict__["a"] = "own"
    all_operations(c, lambda: c.__dict__)

# %% class-by-itself
for name, methods in kinds():
    print(name)
    class C: a = descriptor("D", *methods)
    all_operations(C, lambda: vars(C))

# %% class-inheriting
for name, methods in kinds():
    print(name)
    class B: a = descriptor("D", *methods)
    class C(B): pass
    all_operations(C, lambda: vars(C))

# %% metaclass-alone
for name, methods in kinds():
    print(name)
    class M(type): a = descriptor("M", *methods)
    class C(metaclass=M): pass
    all_operations(C, lambda: vars(C))

# %% metaclass-attribute-is-not-of-the-instance
for name, methods in kinds():
    class M(type): a = descriptor("M", *methods)
    class C(metaclass=M): pass
    attempt(name, lambda: C().a)

# %% metaclass-and-class
for name, methods in kinds():
    for inner, inner_methods in kinds():
        class M(type): a = descriptor("M", *methods)
        class C(metaclass=M): a = descriptor("D", *inner_methods)
        attempt(f"{name} / {inner}", lambda: C.a)

# %% metaclass-and-class-set
for name, methods in kinds():
    for inner, inner_methods in list(kinds())[::3]:
        print(name, "/", inner)
        class M(type): a = descriptor("M", *methods)
        class C(metaclass=M): a = descriptor("D", *inner_methods)
        all_operations(C, lambda: vars(C))

# %% slot-and-descriptor
for name, methods in kinds():
    print(name)
    class B: __slots__ = ("a",)
    class C(B):
        a = descriptor("D", *methods)
        __slots__ = ()
    c = C()
    all_operations(c, dict)

# %% slot-over-descriptor
for name, methods in kinds():
    print(name)
    class B:
        a = descriptor("D", *methods)
        __slots__ = ()
    class C(B): __slots__ = ("a",)
    c = C()
    all_operations(c, dict)

# %% slot-and-dictionary
class C: __slots__ = ("a", "__dict__")
c = C()
c.__dict__["a"] = "in dictionary"
all_operations(c, lambda: c.__dict__)
c.a = "in slot"
c.__dict__["a"] = "in dictionary"
print(c.a, c.__dict__)
del c.__dict__["a"]
print(c.a)

# %% slot-on-the-class
class C: __slots__ = ("a",)
print(type(C.a))
C.b = C.a
c = C()
c.b = 5
print(c.a, c.b)
del c.b
all_operations(c, dict)
C.a = 1
attempt("set", lambda: setattr(c, "a", 2))
attempt("get", lambda: c.a)
del C.a
attempt("get", lambda: c.a)

# %% methods-on-the-instance-do-not-count
class D: pass
d = D()
d.__get__ = lambda *arguments: "got"
d.__set__ = lambda *arguments: print("set")
class C: a = d
c = C()
print(c.a is d)
c.a = 1
print(c.a, c.__dict__)

# %% methods-added-to-the-descriptor-later
class D: pass
class C: a = D()
c = C()
c.__dict__["a"] = "own"
print(c.a)
D.__get__ = lambda self, instance, owner: "got"
print(c.a)
D.__set__ = lambda self, instance, value: print("set", value)
print(c.a)
c.a = 1
del D.__get__
print(c.a)
del D.__set__
print(c.a)
c.a = 2
print(c.__dict__)

# %% descriptor-method-is-none
for methods in (("__get__",), ("__set__",), ("__delete__",), ("__get__", "__set__")):
    class D: pass
    for method in methods:
        setattr(D, method, None)
    class C: a = D()
    c = C()
    print(methods)
    attempt("get", lambda: type(c.a).__name__)
    attempt("set", lambda: setattr(c, "a", 1))
    attempt("delete", lambda: delattr(c, "a"))
    attempt("class", lambda: type(C.a).__name__)

# %% descriptor-methods-are-descriptors
class Bound:
    def __get__(self, instance, owner): return lambda *arguments: ("bound to", type(instance).__name__, len(arguments))
class D: __get__ = Bound()
class C: a = D()
attempt("instance", lambda: C().a)
attempt("class", lambda: C.a)
class Counting:
    def __call__(self, *arguments): return len(arguments), type(arguments[0]).__name__
class D: __get__ = Counting()
class C: a = D()
attempt("callable", lambda: C().a)

# %% descriptor-with-static-and-class-methods
class S:
    @staticmethod
    def __get__(instance, owner): return "static", type(instance).__name__, owner.__name__
class K:
    @classmethod
    def __get__(cls, instance, owner): return "class", cls.__name__, type(instance).__name__
class T:
    @staticmethod
    def __get__(*arguments): return len(arguments), [type(argument).__name__ for argument in arguments]
class U:
    @classmethod
    def __get__(*arguments): return len(arguments), [type(argument).__name__ for argument in arguments]
class C: s, k, t, u = S(), K(), T(), U()
for name in "sktu":
    attempt(name, lambda: getattr(C(), name))
    attempt(name, lambda: getattr(C, name))

# %% data-descriptor-without-get-shows-itself
class D:
    def __set__(self, instance, value): instance.__dict__["a"] = value
    def __repr__(self): return "<D>"
class C: a = D()
c = C()
print(c.a)
c.a = 5
print(c.a, C.a)

# %% descriptor-whose-class-changes
class Data:
    def __get__(self, instance, owner): return "data"
    def __set__(self, instance, value): pass
class NonData:
    def __get__(self, instance, owner): return "non-data"
class C: a = Data()
c = C()
c.__dict__["a"] = "own"
print(c.a)
C.__dict__["a"].__class__ = NonData
print(c.a)
C.__dict__["a"].__class__ = Data
print(c.a)

# %% descriptor-in-a-metaclass-dictionary-of-a-metaclass
class Meta2(type):
    @property
    def a(cls): return f"Meta2.a of {cls.__name__}"
class Meta1(type, metaclass=Meta2): pass
class C(metaclass=Meta1): pass
print(Meta1.a)
attempt("class", lambda: C.a)
attempt("instance", lambda: C().a)

# %% deletion-of-the-found-one-only
class B: a = 1
class C(B): a = 2
c = C()
c.a = 3
for target in (c, c, C, C, B, B):
    attempt("delete", lambda: delattr(target, "a"))
    attempt("get", lambda: c.a)

# %% names-that-are-no-identifiers
class C: pass
for name in ("", "a b", "1", "é", "\ud800", "__x", "a" * 100):
    setattr(C, name, 1)
    c = C()
    setattr(c, name, 2)
    print(ascii(name), getattr(C, name), getattr(c, name), ascii(c.__dict__))
    delattr(c, name)
    try:
        delattr(c, name)
    except AttributeError as error:
        print(ascii(str(error)))

# %% names-that-are-no-strings
class C: pass
class Text(str): pass
for target in (C, C()):
    for name in (1, None, b"a", ("a",)):
        for operation in (lambda: getattr(target, name), lambda: setattr(target, name, 1), lambda: delattr(target, name), lambda: hasattr(target, name),
                          lambda: object.__getattribute__(target, name), lambda: target.__setattr__(name, 1), lambda: target.__delattr__(name)):
            attempt(repr(name), operation)
    setattr(target, Text("sub"), 5)
    print(target.sub, [type(key).__name__ for key in vars(target) if key == "sub"])

# %% messages-of-missing-attributes
class C: pass
class S: __slots__ = ("a",)
class M(type): pass
class D(metaclass=M): pass
def f(): pass
for target in (C(), S(), C, D, M, f, 1, None, [], object(), len, type, super(C, C()), (lambda: 0), f.__code__, [].append, int.__add__, ..., print):
    for operation in (lambda: target.missing, lambda: setattr(target, "missing", 1), lambda: delattr(target, "missing")):
        try:
            operation()
            print("done", type(target).__name__)
        except Exception as error:
            print(type(error).__name__, error, getattr(error, "name", "-"), getattr(error, "obj", None) is target)
