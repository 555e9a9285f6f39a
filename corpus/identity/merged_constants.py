# /// case
# topics = ["identity.constants", "code-objects.constants"]
# ///

def constants(*sources):
    """The constants of expressions that stand in one list: which are kept apart?"""
    for source in sources:
        code = compile(f"f({source})", "f", "eval")
        print(source, "->", code.co_consts)


def kinds(source):
    """The types of the values of an expression, and which of them are one object."""
    values = eval(source)
    print(source, [type(value).__name__ for value in values], [[one is other for other in values].index(True) for one in values])


# %% one
kinds("[1, 1.0, True, 1 + 0j, 1, True, 1.0]")
constants("1, 1.0, True, 1")

# %% zero
kinds("[0, 0.0, False, -0.0, 0j, -0j, 0.0, -0.0, 0]")
constants("0, 0.0, False", "0.0, -0.0, 0.0", "0j, -0j, 0j")

# %% complex-zeros
kinds("[0j, -0j, -0.0 + 0j, -0.0 - 0j, 0.0 + 0j, -(0.0 + 0j), 0 - 0j]")

# %% large-numbers
kinds("[1000, 1000.0, 1000 + 0j, 1000, 1000.0]")
kinds("[2 ** 53, float(2 ** 53), 9007199254740992.0, 9007199254740992]")

# %% strings-and-bytes
kinds("['a', b'a', 'a', b'a', 'ab', b'ab', 'ab', b'ab', 'a b', 'a b']")

# %% tuples
kinds("[(1,), (1.0,), (True,), (1,), (1.0,), (True,)]")
constants("(1, 2), (1.0, 2)", "(1, 2), (1, 2.0)", "(0.0,), (-0.0,)", "(1,), 1")

# %% nested-tuples
kinds("[((1,), 2), ((1.0,), 2), ((True,), 2), ((1,), 2), ((1,), 2.0)]")
kinds("[((0.0,),), ((-0.0,),), ((0.0,),)]")
kinds("[(1, (2, (3, 4))), (1, (2, (3, 4))), (1, (2, (3, 4.0))), (1, (2, (3, 4.0)))]")

# %% tuples-of-strings-and-bytes
kinds("[('a',), (b'a',), ('a',), (b'a',), ('a', 'b'), ('a b',), ('a b',)]")

# %% tuples-of-none-and-ellipsis
kinds("[(None,), (...,), (None,), (None, None), (False,), (0,), (None, ...)]")

# %% empty-tuples
kinds("[(), (), ((),), ((),), ((), ()), ((), ())]")

# %% frozensets
def sets(*sources):
    for source in sources:
        print(source, [sorted(map(repr, constant)) for constant in compile(source, "f", "eval").co_consts if isinstance(constant, frozenset)])
sets("a in {1, 2}, a in {2, 1}", "a in {1, 2}, a in {1.0, 2}", "a in {0.0}, a in {-0.0}, a in {0}", "a in {1}, a in {True}, a in {1.0}", "a in {'a'}, a in {b'a'}", "a in {(1,)}, a in {(1.0,)}", "a in {1, 2}, a in {1, 2}", "a in {None}, a in {...}")

# %% duplicates-in-one-set
for source in ("a in {1, 1.0, True}", "a in {True, 1}", "a in {0.0, -0.0}", "a in {1, 1}", "a in {'a', 'a'}"):
    print(source, [(type(item).__name__, item) for constant in compile(source, "f", "eval").co_consts if isinstance(constant, frozenset) for item in constant])

# %% negative-numbers
kinds("[-1, -1.0, -1, -1.0, -True, -1000, -1000, -1000.0]")

# %% folded-and-written-together
kinds("[2 - 1, 1, 0.5 + 0.5, 1.0, not 0, True, 500 + 500, 1000, 999.5 + 0.5, 1000.0]")
kinds("[(1, 1 + 1), (1, 2), (1, 2.0), (1, 1.0 + 1), (1, 2)]")

# %% not-a-number
kinds("[1e999 - 1e999, 1e999 - 1e999, 1e999, 1e999, -1e999, -1e999]")
values = eval("[(1e999 - 1e999,), (1e999 - 1e999,)]")
print(values[0] is values[1], values[0][0] is values[1][0])

# %% variables-of-a-function
def function():
    a = 1; b = 1.0; c = True; d = 1; e = 1.0
    return a is d, b is e, a is b, type(a), type(b), type(c)
print(function(), function.__code__.co_consts)

# %% values-of-a-dictionary
values = {"a": 1, "b": 1.0, "c": True, "d": (1, 2), "e": (1.0, 2)}
print(values)
print({1: "int", 1.0: "float", True: "bool"}, {0.0: 1, -0.0: 2}, {(1,): 1, (1.0,): 2})

# %% default-values
def function(a=0.0, b=-0.0, c=0, d=False, e=(0.0,), f=(-0.0,)): return a, b, c, d, e, f
print(function())

# %% in-one-module
a = 0.0
b = -0.0
c = 0
d = (0.0, 1)
e = (-0.0, True)
f = (0, 1.0)
print(a, b, c, d, e, f)

# %% order-of-constants
def function(a): return 3, 1, 2, a + 3, a + 1
print(function.__code__.co_consts)
def function(a):
    a = 3
    a = "x"
    a = 3.0
    return None
print(function.__code__.co_consts)
def function(a):
    if a: return 5
    return 6
print(function.__code__.co_consts)

# %% none-is-there-only-where-it-is-used
for source in ("lambda: 5", "lambda: None", "lambda a: a", "lambda: (1, 2)"):
    print(source, eval(source).__code__.co_consts)
def function(): return 5
print(function.__code__.co_consts)
def function(): pass
print(function.__code__.co_consts)
def function(): yield 5
print(function.__code__.co_consts)
class C:
    def method(self): return self
print(C.method.__code__.co_consts)

# %% equal-code-objects
first, second = (lambda: 1), (lambda: 1)
print(first.__code__ == second.__code__, first.__code__ is second.__code__, first.__code__ == (lambda: 1.0).__code__, first.__code__ == (lambda: True).__code__, (lambda: 0.0).__code__ == (lambda: -0.0).__code__)
pair = [(lambda: 1), (lambda: 1)]
print(pair[0].__code__ is pair[1].__code__, pair[0].__code__ == pair[1].__code__)

# %% hash-of-equal-code
first = compile("1000", "f", "eval")
second = compile("1000", "f", "eval")
other = compile("1000.0", "f", "eval")
print(first == second, hash(first) == hash(second), first == other, first is second)

# %% equal-functions-on-one-line
def make(): return [lambda: 5 for _ in range(2)]
first, second = make()
print(first.__code__ is second.__code__)
namespace = {}
exec("a = lambda: 5; b = lambda: 5", namespace)
print(namespace["a"].__code__ is namespace["b"].__code__, namespace["a"].__code__ == namespace["b"].__code__)

# %% surrogates-and-wide-text
kinds("['\\ud800', '\\ud800', '\\U0001f600', '\\U0001f600', '\\xe9', '\\xe9', '\\u20ac', '\\u20ac']")

# %% ellipsis-none-and-booleans
kinds("[..., Ellipsis, None, True, not False, not None, 1 is 1 or ..., ...]")
