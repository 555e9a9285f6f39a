"""Runs code objects that no compiler makes: `mutate.py SEED NUMBER` damages real ones at random and executes them.

Half of them are damaged as the bytes of marshal, half by `code.replace`. Jumps are left as they are, so that most of the
programs end. Whatever a damaged code object does is an exception that is caught here, or nothing at all. Needs no module
that is not built in.
"""

import _opcode
import _random
import marshal
import sys

CodeType = type((lambda: 0).__code__)
FunctionType = type(lambda: 0)
CellType = type((lambda cell: (lambda: cell).__closure__[0])(0))

SOURCES = [
    """
def f(a, b=1, *c, d=2, **e):
    try:
        for i in (1, 2, 3):
            yield i + a
    except ValueError as x:
        return [y for y in c if y]
    finally:
        print('x') if d > 100 else None
list(f(1))
class A:
    x = 1
    def m(self): return super().__init__()
A().m()
""",
    """
x = [1, 2.5, 's', b'b', (1, 2), None, True, ..., 1+2j, frozenset({1})]
d = {k: v for k, v in zip('ab', 'cd')}
match x:
    case [a, *b]: pass
match d:
    case {'a': e, **rest}: pass
    case str(real=e): pass
class C:
    def __enter__(self): return self
    def __exit__(self, *args): return True
with C() as q: raise ValueError
assert x
del x
[*d, *d], {*d}, {**d, 'x': 1}, print(*d, **{'sep': ''})
""",
    """
async def g():
    async for i in h(): await i
    async with h() as z: yield z
lambda *a, **k: (a, k)
f'{1!r:>{10}}'
a = b = c = 1
a, *b = [1, 2, 3]
(w := 5)
import sys as p
from sys import *
type V[T: int] = list[T]
def generic[T](x: T) -> T: return x
""",
    """
def outer():
    n = 0
    def inner():
        nonlocal n
        n += 1
        return n
    return inner
outer()()
globals().update(z=1)
z += 1
try: raise ExceptionGroup('g', [ValueError(), TypeError()])
except* ValueError as e: pass
except* TypeError: pass
x = [1, 2, 3, 4, 5, 6]; x[1:3] = x[4:]; del x[0]
def delegate(): return (yield from iter(x))
list(delegate())
""",
]


def code_objects(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from code_objects(constant)


MODULES = [compile(source, "<damaged>", "exec") for source in SOURCES]
CODE_OBJECTS = [code for module in MODULES for code in code_objects(module)]
MARSHALLED = [marshal.dumps(module) for module in MODULES]

generator = _random.Random(int(sys.argv[1]))


def below(limit):
    return int(generator.random() * limit)


def choice(items):
    return items[below(len(items))]


def some_bytes():
    return bytes(below(256) for _ in range(below(12)))


def damaged_marshal():
    data = bytearray(choice(MARSHALLED))
    for _ in range(1 + below(4)):
        data[below(len(data))] = below(256)
    if below(10) < 3:
        data = data[: below(len(data))]
    return marshal.loads(bytes(data))


def damaged_instructions(code):
    data = bytearray(code.co_code)
    for _ in range(below(4)):
        place, value = below(len(data)), below(256)
        if _opcode.has_jump(data[place & ~1]) or place % 2 == 0 and _opcode.has_jump(value):
            continue
        data[place] = value
    return bytes(data)


REPLACEMENTS = {
    "co_stacksize": lambda code: choice([0, 1, 2, 50, 10**6]),
    "co_consts": lambda code: code.co_consts[: below(len(code.co_consts) + 1)],
    "co_names": lambda code: code.co_names[: below(len(code.co_names) + 1)],
    "co_exceptiontable": lambda code: some_bytes(),
    "co_linetable": lambda code: some_bytes(),
    "co_flags": lambda code: below(1 << 10),
    "co_argcount": lambda code: below(5),
    "co_nlocals": lambda code: below(5),
    "co_cellvars": lambda code: ("a", "zz"),
    "co_freevars": lambda code: ("q",),
}


def replaced_code():
    code = choice(CODE_OBJECTS)
    changes = {name: make(code) for name, make in REPLACEMENTS.items() if below(100) < 15}
    return code.replace(co_code=damaged_instructions(code), **changes)


def execute(code):
    if below(2):
        exec(code, {"__name__": "damaged"})
        return
    closure = tuple(CellType(1) for _ in code.co_freevars)
    function = FunctionType(code, {"__builtins__": __builtins__}, None, None, closure)
    result = function(*range(below(4)))
    if hasattr(result, "send"):
        for _ in range(5):
            result.send(None)


class Silence:
    def write(self, text):
        return len(text)

    def flush(self):
        pass


standard_output, sys.stdout, sys.stderr = sys.stdout, Silence(), Silence()
sys.unraisablehook = lambda unraisable: None
outcomes = {}
for _ in range(int(sys.argv[2])):
    try:
        code = damaged_marshal() if below(2) else replaced_code()
        if isinstance(code, CodeType):
            execute(code)
        outcome = "ended"
    except BaseException as exception:
        outcome = type(exception).__name__
    outcomes[outcome] = outcomes.get(outcome, 0) + 1
standard_output.write(f"{outcomes}\n")
