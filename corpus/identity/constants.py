# /// case
# topics = ["identity.constants", "code-objects.constants"]
# section = "2.6"
# ///

# %% numbers-of-one-function
def function():
    return [(1000, 1000), (1.5, 1.5), (2j, 2j), (10 ** 25, 10 ** 25), (-1000, -1000), (-1.5, -1.5)]
print([one is other for one, other in function()])
def function():
    a, b = 1000, 1000
    c, d = 1.5, 1.5
    e, f = 2j, 2j
    g, h = -1000, -1000
    return a is b, c is d, e is f, g is h
print(function())

# %% numbers-of-two-functions
def first(): return 1000, 1.5, 2j, -1000, 10 ** 25, 256, "text", "two words", b"bytes", (1, 2), (1, (2, 3))
def second(): return 1000, 1.5, 2j, -1000, 10 ** 25, 256, "text", "two words", b"bytes", (1, 2), (1, (2, 3))
print([one is other for one, other in zip(first(), second())])
def first():
    yield 1000; yield 1.5; yield 2j; yield -1000; yield 10 ** 25; yield "text"; yield "two words"; yield b"bytes"; yield (1, 2); yield (1, (2, 3)); yield ("name", "two words")
def second():
    yield 1000; yield 1.5; yield 2j; yield -1000; yield 10 ** 25; yield "text"; yield "two words"; yield b"bytes"; yield (1, 2); yield (1, (2, 3)); yield ("name", "two words")
print([one is other for one, other in zip(first(), second())])

# %% function-and-module
def function(): yield 1000; yield 1.5; yield "two words"; yield "word"; yield b"bytes"; yield (1, 2); yield (); yield ""; yield None; yield ...
module = [1000, 1.5, "two words", "word", b"bytes", (1, 2), (), "", None, ...]
print([one is other for one, other in zip(function(), module)])

# %% lambdas
first, second = (lambda: 1000), (lambda: 1000)
print(first() is second(), first() is 1000, first() is first())
first, second = (lambda: "two words"), (lambda: "two words")
print(first() is second(), first() is "two words")
first, second = (lambda: (1, "a b")), (lambda: (1, "a b"))
print(first() is second())

# %% default-values
def first(a=1000, b="two words", c=(1, 2)): return a, b, c
def second(a=1000, b="two words", c=(1, 2)): return a, b, c
print([one is other for one, other in zip(first(), second())], first()[0] is 1000, first()[1] is "two words", first()[2] is (1, 2))
print(first.__defaults__ is second.__defaults__, first.__defaults__[2] is second.__defaults__[2])

# %% keyword-defaults
def first(*, a=1000, b="two words"): return a, b
def second(*, a=1000, b="two words"): return a, b
print([one is other for one, other in zip(first(), second())], first.__kwdefaults__ is second.__kwdefaults__)

# %% annotations
def first(a: 1000, b: "two words") -> (1, 2): pass
def second(a: 1000, b: "two words") -> (1, 2): pass
print([one is other for one, other in zip(first.__annotations__.values(), second.__annotations__.values())])

# %% classes
class First: a, b, c, d = 1000, "two words", (1, 2), "word"
class Second: a, b, c, d = 1000, "two words", (1, 2), "word"
print(First.a is Second.a, First.b is Second.b, First.c is Second.c, First.d is Second.d, First.a is 1000, First.d is "word")
class First:
    a = 1000
    def method(self): return 1000
print(First.a is First().method())

# %% comprehensions
print([1000 for _ in "a"][0] is 1000, [value for value in [1000]][0] is 1000, {1000: "two words" for _ in "a"}[1000] is "two words", next(1000 for _ in "a") is 1000, [b"abc" for _ in "a"][0] is b"abc", {"two words" for _ in "a"}.pop() is "two words")

# %% decorators-and-arguments
def keep(value): return lambda function: value
@keep("two words")
def first(): pass
@keep("two words")
def second(): pass
print(first is second, first is "two words")

# %% nested-functions-share-one-constant-each
def outer():
    def inner(): return 1000
    return 1000, inner()
one, other = outer()
print(one is other)
def outer():
    def inner(): return 1000
    return inner
print(outer()() is outer()())

# %% docstrings
def first(): "The text of both"
def second(): "The text of both"
print(first.__doc__ is second.__doc__, first.__doc__ is "The text of both")
class First: "word"
class Second: "word"
print(First.__doc__ is Second.__doc__, First.__doc__ is "word")
def first():
    "The text"
    return "The text"
print(first() is first.__doc__)

# %% separate-compilations
for source in ("1000", "1.5", "'word'", "'two words'", "b'bytes'", "(1, 2)", "('word', 1)", "()", "''", "256", "-5", "-6", "None", "...", "True", "1_000", "'wo' 'rd'", "f'word'", "'\\x77ord'", "'\\xe9t\\xe9'", "'w' * 3", "'a b' * 1"):
    print(source, eval(source) is eval(source))

# %% statements-of-one-compilation
namespace = {}
exec("a = 1000\nb = 1000\nc = 'two words'\nd = 'two words'\ne = 1.5\nf = 1.5\ng = (1, 2)\nh = (1, 2)\ni = -1000\nj = -1000", namespace)
for first, second in zip("acegi", "bdfhj"):
    print(namespace[first], namespace[first] is namespace[second])

# %% statements-of-several-compilations
namespace = {}
for name in "abcd":
    exec(f"{name} = [1000, 'word', 'two words', (1, 2)]", namespace)
print([one is other for one, other in zip(namespace["a"], namespace["b"])])

# %% constants-of-code-objects
def function():
    return [1000, "word", None, True, 1.5, (1, "word"), b"x", ...]
print(function.__code__.co_consts)
def function(a):
    a = 1; a = 1.0; a = True; a = 1; a = "1"; a = b"1"; a = (1,); a = (1.0,); a = (True,); a = 0; a = False; a = 0.0; a = -0.0; a = 0j
print(function.__code__.co_consts)

# %% constants-of-code-are-the-values
def function(): return 1000
print(function() is function.__code__.co_consts[1], function() is function.__code__.co_consts[-1])
def function(): return (1000, "two words")
print(any(constant is function() for constant in function.__code__.co_consts))

# %% items-of-constant-tuples
def function():
    a = (1000, 1.5, "two words")
    b = 1000
    c = 1.5
    d = "two words"
    return a[0] is b, a[1] is c, a[2] is d
print(function())
def function():
    b = 1000
    a = (1000, (1000, 7), "word")
    c = (1000, 7)
    return a[0] is b, a[1] is c, a[1][0] is b, a[2] is "word"
print(function())

# %% tuples-in-tuples
def function():
    a = ((1000, 2000), (1000, 2000))
    b = ((1000, 2000), 5)
    return a[0] is a[1], a[0] is b[0], a[0][0] is b[0][0], a[0] is (1000, 2000)
print(function())

# %% frozensets-of-membership-tests
def first(value): return value in {1000, "word"}
def second(value): return value in {1000, "word"}
sets = [constant for function in (first, second) for constant in function.__code__.co_consts if isinstance(constant, frozenset)]
print(len(sets), sets[0] is sets[1], sets[0] == sets[1])
def both(value): return value in {1000, 2000}, value in {2000, 1000}, value in {1000, 2000, 1000}
print([constant for constant in both.__code__.co_consts if isinstance(constant, frozenset)])

# %% lists-of-membership-tests
def function(value): return value in [1000, "word"], value in (1000, "word"), [item for item in [1000, "word"]]
print(function.__code__.co_consts)

# %% slices
def function(values): return values[1:2], values[1:2], values[::2]
print([constant for constant in function.__code__.co_consts if isinstance(constant, (slice, int, tuple))])

# %% copies-of-code
def function(): return 1000, "two words"
code = function.__code__
same = code.replace()
print(same.co_consts is code.co_consts, same.co_consts[-1] is code.co_consts[-1], code.co_consts is code.co_consts)
code = code.replace(co_consts=(None, (int("1000"), "x y")))
print(code.co_consts)

# %% strings-in-replaced-constants-are-interned
def function(): return "word"
word = "".join(["w", "ord"])
words = "".join(["two", " words"])
code = function.__code__.replace(co_consts=(None, word, words, (word,)))
print(code.co_consts[1] is "word", code.co_consts[2] is "two words", code.co_consts[3][0] is "word")

# %% tuples-at-run-time
def make(a): return (a, 2), (1, 2)
print(make(1)[0] is make(1)[0], make(1)[1] is make(1)[1])

# %% loops-use-one-constant
print(len({id(value) for value in [1000 for _ in range(3)]}), len({id(1000) for _ in range(3)}), len({id((1, 2)) for _ in range(3)}))
values = []
for _ in range(3): values.append((1000, "two words"))
print(values[0] is values[1])
values = []
for _ in range(3): values.append([1000])
print(values[0] is values[1], values[0][0] is values[1][0])

# %% match-values
def function(value):
    match value:
        case 1000: return 1000
        case "two words": return "two words"
        case (1000, "x"): return "x"
print(function(1000) is function(1000), function.__code__.co_consts)

# %% f-string-pieces
def function(a): return f"two words {a} two words", "two words "
print([constant for constant in function.__code__.co_consts if isinstance(constant, str)])
def function(a): return f"{a:>10}", f"{a:>10}", ">10"
print([constant for constant in function.__code__.co_consts if isinstance(constant, str)])

# %% keyword-names-of-calls
def function(f): f(a=1, b=2); f(a=3, b=4); return ("a", "b")
print([constant for constant in function.__code__.co_consts if isinstance(constant, tuple)], function(lambda **k: None) == ("a", "b"))

# %% not-a-number
def function():
    a = 1e999 - 1e999
    b = 1e999 - 1e999
    return a is b, (1e999, 1e999)[0] is 1e999
print(function())

# %% constants-are-alive-with-their-function
import sys
def make(): 
    exec("def function(): return 123456.5", namespace := {})
    return namespace["function"]
function = make()
first = function()
print(first is function(), first is make()())

# %% frozensets-in-another-order
#| title = "Sets of constants with the same members are one object, whatever their order in the source"
def first(x): return x in {1, 2, "a"}
def second(x): return x in {"a", 2, 1}
def third(x): return x in {1, 2, "b"}
def members(function): return [value for value in function.__code__.co_consts if type(value) is frozenset][0]
print(members(first) is members(second), members(first) is members(third))
