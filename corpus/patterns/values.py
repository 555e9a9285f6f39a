# /// case
# topics = ["patterns.values"]
# ///

class Constants:
    one = 1
    text = "text"

    class Inner:
        none = None


class Equal:
    """Tells what it is compared with."""

    def __init__(self, answer):
        self.answer = answer

    def __eq__(self, other):
        print(f"eq {other!r}", end=" ")
        return self.answer


SUBJECTS = [0, 1, -1, 2, True, False, None, 1.0, -1.5, 1j, "", "a", "text", b"a", (), [], {}, ..., float("nan"), 10 ** 20, int]


# %% numbers
def match(subject):
    match subject:
        case 0: return "zero"
        case 1: return "one"
        case -1: return "minus one"
        case -1.5: return "float"
        case 1j: return "imaginary"
        case 2 + 0j: return "complex"
        case -2 - 3j: return "negative complex"
        case 0xFF: return "hexadecimal"
        case 100_000_000_000_000_000_000: return "large"
    return "other"
for subject in SUBJECTS + [2 + 0j, -2 - 3j, 255, 255.0]:
    print(repr(subject), match(subject))

# %% strings
def match(subject):
    match subject:
        case "": return "empty"
        case "a" "b": return "joined"
        case "a": return "a"
        case b"a": return "bytes"
        case r"\n": return "raw"
        case """
""": return "line"
        case "text": return "text"
    return "other"
class Text(str): pass
for subject in SUBJECTS + ["ab", "\\n", "\n", Text("a"), bytearray(b"a"), ["a"]]:
    print(repr(subject), match(subject))

# %% singletons
#| title = "None, True and False are compared by identity"
def match(subject):
    match subject:
        case None: return "None"
        case True: return "True"
        case False: return "False"
    return "other"
for subject in SUBJECTS + [Equal(True)]:
    print(repr(subject) if not isinstance(subject, Equal) else "Equal", match(subject))

# %% names-with-dots
def match(subject):
    match subject:
        case Constants.one: return "one"
        case Constants.text: return "text"
        case Constants.Inner.none: return "none"
    return "other"
for subject in SUBJECTS:
    print(repr(subject), match(subject))
try:
    match 5:
        case Constants.missing: pass
except AttributeError as error:
    print(error)
match 1:
    case 1: print("first matches, the second is not looked at")
    case Constants.missing: pass

# %% captures
match 5:
    case x: print(x)
match [1, 2]:
    case whole: print(whole)
match 5:
    case _: print("wildcard", "_" in globals())
match "a":
    case y if y == "b": print("never")
    case z: print(y, z)

# %% as-patterns
match 5:
    case 4 | 5 as x: print(x)
match [1, [2, 3]]:
    case [1 as a, [2 as b, c] as d] as e: print(a, b, c, d, e)
match {"k": (1, 2)}:
    case {"k": (x, _) as pair} as table: print(x, pair, table)
match "s":
    case (str() | bytes()) as text: print(text)
match 1:
    case (((1 as x)) as y): print(x, y)
match 1, 2:
    case (1 as x, 2) | (x, 3): print(x)

# %% alternatives
def match(subject):
    match subject:
        case 1 | 2 | 3: return "small"
        case "a" | b"a": return "a"
        case [1, x] | [x, 2] | (x, _, 3): return "sequence", x
        case {"a": x} | {"b": x} | [x]: return "first", x
        case None | True | False: return "singleton"
        case int(x) | float(x): return "number", x
        case [(1 | 2) as x, ("a" | "b") as y] | {"x": x, "y": y}: return x, y
    return "other"
for subject in 1, 3, "a", b"a", [1, 5], [5, 2], [5, 6, 3], [7], {"a": 1}, {"b": 2}, {"a": 1, "b": 2}, None, True, 9, 9.5, [2, "b"], {"x": 1, "y": 2}, "z", [2, "c"], [1, 2]:
    print(repr(subject), match(subject))

# %% alternatives-stop-at-the-first
match Equal(True):
    case 1 | 2 | 3: print("first")
match Equal(False):
    case 1 | 2 | 3: print("never")
    case _: print("all were tried")

# %% guards
def trace(value):
    print("guard", value, end=" ")
    return value
for subject in 1, 2, 3:
    match subject:
        case x if trace(x == 2): print("second")
        case x if trace(x) and x > 2: print("third")
        case 1 if not trace(0): print("first")
match [1, 2, 3]:
    case [x, *rest] if (total := sum(rest)) > 10: print("never")
    case [x, *rest] if total == 5: print(x, rest, total)
try:
    match 1:
        case x if 1 / 0: pass
except ZeroDivisionError as error:
    print(error, x)

# %% names-stay-bound
match [1, 2, 3]:
    case [a, b, 4]: pass
    case [c, _, _] if False: pass
    case _: pass
print(sorted(name for name in "abc" if name in globals()))
def function(subject):
    match subject:
        case [x, 0]: pass
        case [x, y] if x > 5: pass
        case _: pass
    try:
        return x
    except UnboundLocalError as error:
        return str(error)
print(function([1, 0]), function([3, 4]), function(1))

# %% subject-expressions
match 1, 2:
    case 1, 2: print("tuple")
match *[1], 2:
    case (1, 2): print("starred")
match (x := 5):
    case 5: print("walrus", x)
match {"a": 1}["a"]:
    case 1: print("item")
match lambda: 1:
    case f: print(f())
match not 1:
    case False: print("not")
match -1:
    case -1: print("negative")
match (yes := [1]), 2:
    case [1], 2: print(yes)
match "a" if x else "b":
    case "a": print("conditional")

# %% soft-keywords
match = {"match": 1}
case = "case"
_ = "underscore"
print(match["match"], case, _)
match match:
    case {"match": case}: print(case, match)
match case:
    case _: print(_)
match (1)if False else match
def f(match, case=1, _=2): return match, case, _
print(f(match=5, case=6, _=7))
match.update(x=1)
match[1] = 2
print(match)
class type: match = 1
match type.match:
    case type.match: print("dotted")
match [1]:
    case [type]: print(type)

# %% no-match
match 1:
    case 2: print("never")
    case "1": print("never")
print("nothing happened")

# %% first-match-wins
for subject in 1, "a", [1], {}:
    match subject:
        case int(): print("int")
        case 1: print("never")
        case str() | list(): print("str or list")
        case _: print("else")

# %% comparison-order
match Equal(False):
    case 1: pass
    case "a": pass
    case Constants.one: pass
    case -2.5: pass
    case None: pass
    case _: print("default")
class Raises:
    def __eq__(self, other): raise ValueError(other)
try:
    match Raises():
        case 7: pass
except ValueError as error:
    print(error)
class Odd:
    def __eq__(self, other): return [other]
match Odd():
    case 3: print("truth of a list")

# %% in-functions
def classify(value):
    match value:
        case bool(): return "bool"
        case int() if value < 0: return "negative"
        case int(): return "int"
        case [] | {} | "": return "empty"
        case [x]: return f"one of {classify(x)}"
        case [x, *rest]: return f"{classify(x)}, {classify(rest)}"
        case {"kind": kind, **rest}: return f"{kind} with {sorted(rest)}"
        case _: return type(value).__name__
for value in True, -1, 5, [], "", {}, [1], [True, -5, [None]], {"kind": "k", "b": 1, "a": 2}, None, 1.5, "text":
    print(repr(value), classify(value))
def loop():
    for value in 1, 2, 3, 4:
        match value:
            case 1: continue
            case 3: break
            case other: yield other
    else:
        yield "else"
print(list(loop()))
def scopes():
    match 1:
        case captured:
            return (lambda: captured)(), [captured for _ in "a"]
print(scopes())
class Class:
    match 5:
        case attribute: pass
print(Class.attribute)

# %% irrefutable-errors
for source in "match 1:\n case _: pass\n case 1: pass", "match 1:\n case x: pass\n case 1: pass", "match 1:\n case x | 1: pass", "match 1:\n case _ | 1: pass", "match 1:\n case 1 | x: pass", "match 1:\n case [x] | [y]: pass", "match 1:\n case x, x: pass", "match 1:\n case {'a': x, 'b': x}: pass", "match 1:\n case [*a, *b]: pass", "match 1:\n case {**a, 'b': 1}: pass", "match 1:\n case {'a': 1, 'a': 2}: pass", "match 1:\n case {x: 1}: pass", "match 1:\n case C(x=1, x=2): pass", "match 1:\n case C(x=1, 2): pass", "match 1:\n case 1 + 1: pass", "match 1:\n case 1 + x: pass", "match 1:\n case f'a': pass", "match 1:\n case x.y(): pass", "match 1:\n case 1 as _: pass", "match 1:\n case 1 as x.y: pass", "match 1:\n case -x: pass", "match 1:\n case x if 1: pass\n case y: pass", "match 1:\n case (): pass", "match 1:\n pass", "match 1: case 1: pass", "match:\n case 1: pass", "match 1:\n case: pass", "match 1:\n case *x: pass", "match 1:\n case *x,: pass", "match 1:\n case (*x): pass", "match 1:\n case {**_}: pass", "match 1:\n case {**rest, }: pass", "match 1:\n case 1 | 2 as x | 3: pass", "match 1:\n case x as y: pass", "match 1:\n case _ as y: pass", "match 1:\n case +1: pass", "match 1:\n case 1j + 1: pass", "match 1:\n case 1 + 1j: pass", "match 1:\n case None(): pass", "match 1:\n case not 1: pass", "match 1:\n case 'a' + 'b': pass", "match 1:\n case {1: _, 1.0: _}: pass", "match 1:\n case {-1: _, x.y: _, x.y: _}: pass", "match 1:\ncase 1: pass", "match 1:\n case 1:\n pass", "match x\n case 1: pass", "match 1:\n case 1\n  pass", "match 1:\n case _ if 1: pass\n case 1: pass", "match 1:\n case __debug__: pass", "match 1:\n case C(__debug__=1): pass":
    try:
        compile(source, "source", "exec")
    except SyntaxError as error:
        print(f"{source!r}: {type(error).__name__}: {error.msg} {error.lineno}")
    else:
        print(f"{source!r}: compiles")
