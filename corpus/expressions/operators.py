# /// case
# topics = ["expressions.operators"]
# ///

BINARY = "+ - * / // % @ ** << >> & | ^".split()
METHODS = "add sub mul truediv floordiv mod matmul pow lshift rshift and or xor".split()


def trace(value):
    print(value, end=" ")
    return value


def attempt(source, **names):
    try:
        return repr(eval(source, names))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


# %% precedence
for source in ("2 + 3 * 4", "2 * 3 ** 2", "-2 ** 2", "2 ** -1", "2 ** 3 ** 2", "-2 % 3", "~1 + 1", "1 << 2 + 1", "1 | 2 ^ 3 & 4", "not 1 == 2", "1 + 2 < 4 and 5 or 6", "1 if 0 else 2 if 0 else 3",
               "8 // 3 * 2", "8 - 3 - 2", "2 * -3", "+-+-1", "not not 1", "1 < 2 == True", "5 & 3 == 1", "1 or 2 and 0", "0 or not 1", "(1, 2) + (3,) * 2", "-1 .real", "-2 ** -2", "10 - 2 % 4 / 2", "1 - -1", "~-1", "-~1", "lambda: 1 if 0 else 2",
               "1 or 1 / 0", "0 and 1 / 0", "[1] + [2] * 2", "'a' 'b' * 2", "'%s' % 1 + '2'", "2 if 1 < 2 < 3 else 4", "not 0 in [0]", "1 in [1] is not None"):
    print(source, "=", attempt(source) if "lambda" not in source else eval(source)())

# %% order-of-evaluation
print(trace(1) + trace(2) * trace(3) ** trace(4) - trace(5))
print(trace(1) if trace(0) else trace(2) if trace(1) else trace(3))
print(trace(0) or trace(1) and trace(0) or trace("last"))
print([trace(1), (trace(2), {trace(3): trace(4)})][trace(1)][trace(0)])
print((trace("a") + trace("b"))[trace(0)].join([trace("c"), trace("d")]))
print({trace(1): trace(2), **trace({}), trace(3): trace(4)})
print((lambda x=trace("default"): trace("body") + x)())
print(trace(-1).__abs__().__add__(trace(5)).bit_length())

# %% unsupported-operands
for operator in BINARY:
    for left, right in (1, "a"), ("a", 1), (None, 1), ([], {}), (1.5, []), (object, int), (..., b""), ({1}, [1]):
        print(attempt(f"left {operator} right", left=left, right=right), end=" | ")
    print()

# %% unary
for operator in "-", "+", "~", "not ":
    for value in 1, -1, True, 1.5, 1j, "a", [], None, b"", (), {}, 10 ** 30, float("nan"):
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            print(attempt(f"{operator}value", value=value), end=" | ")
    print()

# %% unary-methods
class Unary:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __bool__(self): return False
value = Unary()
print(-value, +value, ~value, not value, - -5, --5, ~~5, not not value)
class Wrong:
    def __bool__(self): return 1
class Length:
    def __init__(self, length): self.length = length
    def __len__(self): return self.length
class NotCallable:
    __neg__ = 5
for source in "not Wrong()", "bool(Wrong())", "-NotCallable()", "+NotCallable()", "not Length(0)", "not Length(5)", "bool(Length(-1))", "bool(Length('a'))", "bool(Length(10 ** 30))", "bool(Length(True))", "if_ := Length(2.0) and 1":
    print(source, attempt(source, Wrong=Wrong, Length=Length, NotCallable=NotCallable))

# %% reflected-methods
class Left:
    def __repr__(self): return "Left()"
class Right:
    def __repr__(self): return "Right()"
for method in METHODS:
    setattr(Left, f"__{method}__", lambda self, other, method=method: (method, self, other))
    setattr(Right, f"__r{method}__", lambda self, other, method=method: ("r" + method, self, other))
for operator in BINARY:
    print(attempt(f"a {operator} b, a {operator} 1, 1 {operator} b", a=Left(), b=Right()), attempt(f"b {operator} a", a=Left(), b=Right()))

# %% reflected-method-of-subclass
class Base:
    def __add__(self, other): return "base add"
    def __radd__(self, other): return "base radd"
class Overrides(Base):
    def __radd__(self, other): return "sub radd"
class Inherits(Base):
    pass
class Unrelated:
    def __radd__(self, other): return "unrelated radd"
print(Base() + Overrides(), Base() + Inherits(), Overrides() + Base(), Base() + Unrelated(), Overrides() + Overrides(), 1 + Inherits())
class Number(int):
    def __radd__(self, other): return "number radd"
    def __add__(self, other): return "number add"
print(1 + Number(2), Number(2) + 1, 1.5 + Number(1), True + Number(1), sum([Number(1), 2]))

# %% not-implemented-both-ways
class Refuses:
    def __init__(self, name): self.name = name
for method in METHODS:
    for prefix in "", "r":
        setattr(Refuses, f"__{prefix}{method}__", lambda self, other, name=prefix + method: print(self.name, name, end=" ") or NotImplemented)
class Other(Refuses):
    pass
for operator in BINARY:
    print(attempt(f"a {operator} b", a=Refuses("a"), b=Refuses("b")))
    print(attempt(f"a {operator} b", a=Refuses("a"), b=Other("b")))

# %% blocked-methods
class Blocked:
    __add__ = None
    __rsub__ = None
    __neg__ = None
class Adds:
    def __radd__(self, other): return "radd"
for source in "b + 1", "b + a", "1 - b", "-b", "a + b", "b - b":
    print(source, attempt(source, a=Adds(), b=Blocked()))

# %% three-argument-pow
class Power:
    def __pow__(self, *arguments): return "pow", arguments
    def __rpow__(self, *arguments): return "rpow", arguments
for source in "p ** 2", "2 ** p", "pow(p, 2)", "pow(p, 2, 3)", "pow(2, p)", "pow(2, p, 3)", "pow(2, 3, p)", "pow(2, 3, 5)", "pow(2, -1, 5)", "pow(2, -1, 4)", "pow(2, 1, 0)", "pow(2.0, 1, 2)", "pow('a', 1, 2)", "pow(2, 3, None)":
    print(source, attempt(source, p=Power()))

# %% sequence-repetition
class Index:
    def __init__(self, value): self.value = value
    def __index__(self): return self.value
for source in "[1] * i", "i * 'ab'", "(1,) * i", "b'a' * i", "[1] * 'a'", "'a' * 1.5", "[1] * None", "'a' * -1", "'a' * True", "[] * 10 ** 30", "'a' * 10 ** 30", "[1] * w", "'a' * w", "bytearray(b'x') * i":
    print(source, attempt(source, i=Index(2), w=Index("wrong")))

# %% concatenation
for left in "a", b"a", [1], (1,), bytearray(b"a"), {1: 2}:
    for right in "b", b"b", [2], (2,), bytearray(b"b"), {3: 4}, 1, None:
        print(attempt("left + right", left=left, right=right), end=" | ")
    print()

# %% boolean-operators
class Truth:
    def __init__(self, name, truth): self.name, self.truth = name, truth
    def __bool__(self):
        print(self.name, end="? ")
        return self.truth
    def __repr__(self): return self.name
yes, no = Truth("yes", True), Truth("no", False)
for source in "yes and no", "no and yes", "yes or no", "no or yes", "yes and yes and no", "no or no or yes", "not yes", "not (yes and no)", "yes and no or yes", "(no or yes) and no", "1 if yes else 2", "1 if no or yes else 2", "1 if not (no and yes) else 2", "yes if yes and no else no":
    print(source, "=", attempt(source, yes=yes, no=no))

# %% boolean-operators-in-conditions
class Truth:
    def __init__(self, name, truth): self.name, self.truth = name, truth
    def __bool__(self):
        print(self.name, end="? ")
        return self.truth
yes, no = Truth("yes", True), Truth("no", False)
if yes and no or yes:
    print("if")
if not (yes and (no or yes)):
    print("never")
elif no or yes and not no:
    print("elif")
while yes and (no or yes):
    print("while")
    break
assert yes or no
print([1 for _ in "a" if yes if no or yes], end=" ")
print(bool(yes and no), bool(not no))
x = 1 if yes and no else 2
print(x)

# %% conditional-expression
print(1 if True else 1 / 0, 1 / 0 if False else 2, (1 if 0 else 2, 3), [x if x else "zero" for x in (0, 1)], *("a" if 0 else "b",), {"k" if 1 else "l": 1 if 0 else 2})
f = lambda x: "big" if x > 5 else "small" if x > 1 else "tiny"
print(f(9), f(3), f(0), (lambda: 1) if 1 else 2, ((lambda: 1) if 0 else 2))

# %% division
for left in 7, -7, 7.5, -7.5, True, 0, 0.0:
    for right in 2, -2, 0.5, 0, 0.0, False:
        print(*(attempt(f"{left} {operator} {right}") for operator in ("/", "//", "%")), attempt(f"divmod({left}, {right})"), sep=" | ")

# %% shifts
for source in "1 << 100", "1 >> 1", "-1 >> 1", "-5 >> 1", "1 << -1", "1 >> -1", "1 << 10 ** 30", "0 << 10 ** 30", "5 >> 10 ** 30", "-5 >> 10 ** 30", "1.0 << 1", "True << 1", "1 << True", "10 ** 30 >> 50", "-10 ** 30 >> 50":
    print(source, attempt(source))

# %% constant-folding-keeps-errors
for source in "1 / 0", "'a' + 1", "1 << -1", "2 ** -1", "'a' * -1", "[] + ()", "-'a'", "1[0]", "(1, 2)[5]", "'abc'['a']", "0 ** -1", "1 % 0", "'%d' % 'x'", "10 ** 10 ** 1", "'a' % ()", "'a' % 1", "{}[0]", "(1)(2)":
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        print(source, attempt(source))

# %% attribute-of-operators-types
#| title = "The message names the type without its module, the class by its name"
import types, collections
class Outer:
    class Inner:
        pass
for left in Outer.Inner(), types.SimpleNamespace(), collections.deque(), collections.OrderedDict(), Outer, print, Outer.Inner.__init__, (lambda: 1), type(None), types:
    print(attempt("left + 1", left=left), attempt("1 - left", left=left), attempt("-left", left=left), attempt("left < 1", left=left), attempt("left[0]", left=left), attempt("left()", left=left) if not callable(left) else "", sep=" | ")

# %% print-with-shift
print(attempt("print >> 5"), attempt("print << 5"), attempt("len >> 5"), sep="\n")
