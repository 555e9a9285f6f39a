# /// case
# topics = ["bytecode.instructions"]
# section = "4.2"
# seed = "4.2"
# ///

# %% add-op-names
#| title = "Instructions of a two-argument sum"
# The reference text: RESUME, LOAD_FAST, LOAD_FAST, BINARY_OP, RETURN_VALUE.
# 3.13 merges the two loads into LOAD_FAST_LOAD_FAST.
import dis
def add(a, b):
    return a + b
print([i.opname for i in dis.get_instructions(add)])

# %% add-args
#| title = "Arguments shown for those instructions"
#| topics = ["bytecode.dis"]
# The reference text: 0; 0 (a); 1 (b); 0 (+).
# 3.13 merges the two loads.
import dis
def add(a, b):
    return a + b
print([(i.arg, i.argrepr) for i in dis.get_instructions(add) if i.arg is not None])

# %% add-listing
#| title = "The disassembly listing"
#| topics = ["bytecode.dis"]
import dis
def add(a, b):
    return a + b
dis.dis(add)
# The reference text: a listing with line numbers, names and arguments.
# Layout and instruction names change between versions.

# %% dis-prints
#| title = "dis.dis prints and returns None"
#| topics = ["bytecode.dis"]
import contextlib, dis, io
def add(a, b):
    return a + b
buf = io.StringIO()
with contextlib.redirect_stdout(buf):
    r = dis.dis(add)
print(r, "BINARY_OP" in buf.getvalue(), "RETURN_VALUE" in buf.getvalue())

# %% listing-lines
#| title = "Line of the first instruction and of the body"
#| topics = ["bytecode.dis"]
# The reference text: RESUME on the def line, the rest on the next.
import dis
def add(a, b):
    return a + b
ins = list(dis.get_instructions(add))
first = add.__code__.co_firstlineno
print([i.positions.lineno - first for i in ins if i.opname in ("RESUME", "BINARY_OP", "RETURN_VALUE")])

# %% starts-with-resume
#| title = "A function's code begins with RESUME 0"
import dis
def f(): pass
i = next(dis.get_instructions(f))
print(i.opname, i.arg)

# %% opcodes-exist
#| title = "All the opcodes of the table exist"
# The reference text: the table of key opcodes.
import dis
names = """LOAD_FAST LOAD_GLOBAL LOAD_CONST STORE_FAST BINARY_OP CALL RETURN_VALUE
BUILD_LIST GET_ITER FOR_ITER JUMP_BACKWARD RESUME""".split()
print([n for n in names if n not in dis.opmap])

# %% load-fast-use
#| title = "Reading a local uses LOAD_FAST"
# The reference text: LOAD_FAST is for locals.
import dis
def f(a): return a
print([(i.opname, i.argval) for i in dis.get_instructions(f) if i.opname.startswith("LOAD")])

# %% load-global-use
#| title = "Reading a global uses LOAD_GLOBAL"
# The reference text: LOAD_GLOBAL is for globals and builtins.
import dis
g = 1
def f(): return g
print([(i.opname, i.argval) for i in dis.get_instructions(f) if i.opname.startswith("LOAD")], f())

# %% load-global-builtin
#| title = "Reading a builtin uses LOAD_GLOBAL too"
# The reference text: LOAD_GLOBAL is for globals and builtins.
import dis
def f(): return len
print([(i.opname, i.argval) for i in dis.get_instructions(f) if i.opname.startswith("LOAD")], f() is len)

# %% load-const-use
#| title = "Literals are loaded by LOAD_CONST"
# The reference text: LOAD_CONST is for literals.
import dis
def f(a):
    a(12345, "text")
print([i.argval for i in dis.get_instructions(f) if i.opname == "LOAD_CONST" and i.argval is not None])

# %% store-fast-use
#| title = "Assigning a local uses STORE_FAST"
# The reference text: STORE_FAST stores a local.
import dis
def f():
    a = 12345
    return a
print([(i.opname, i.argval) for i in dis.get_instructions(f) if i.opname.startswith("STORE")])

# %% binary-op-operators
#| title = "One BINARY_OP serves all arithmetic operators"
# The reference text: BINARY_OP applies the operator.
import dis
for op in "+ - * / // % ** << >> & | ^ @".split():
    code = compile(f"a {op} b", "<c>", "eval")
    print([i.argrepr for i in dis.get_instructions(code) if i.opname == "BINARY_OP"], end="")
print()

# %% binary-op-inplace
#| title = "Augmented assignment is a BINARY_OP too"
# The reference text: BINARY_OP applies the operator.
import dis
code = compile("a += b", "<c>", "exec")
print([i.argrepr for i in dis.get_instructions(code) if i.opname == "BINARY_OP"])

# %% call-arg
#| title = "CALL carries the number of arguments"
# The reference text: a call with N arguments from the stack.
import dis
for src in ("f()", "f(a)", "f(a, b, c)"):
    print([i.arg for i in dis.get_instructions(compile(src, "<c>", "eval")) if i.opname == "CALL"])

# %% call-neighbours
#| title = "Instructions of a call"
# The reference text: CALL calls a callable.
# 3.11 has PRECALL before CALL; the place of PUSH_NULL changed in 3.13.
import dis
print([i.opname for i in dis.get_instructions(compile("f(a)", "<c>", "eval"))])

# %% return-value-use
#| title = "return ends in RETURN_VALUE"
# The reference text: returns the top of the stack.
import dis
def f(a): return a
print(list(dis.get_instructions(f))[-1].opname, f(5))

# %% return-none
#| title = "How a function that falls off its end returns"
# The reference text: RETURN_VALUE returns to the caller.
# 3.12 and 3.13 use RETURN_CONST for constants.
import dis
def f(a): pass
print(list(dis.get_instructions(f))[-1].opname)

# %% build-list-use
#| title = "A list display uses BUILD_LIST with its length"
# The reference text: builds a list of N items.
import dis
def f(a, b, c): return [a, b, c]
print([(i.opname, i.arg) for i in dis.get_instructions(f) if i.opname.startswith("BUILD")], f(1, 2, 3))

# %% constant-list-display
#| title = "A display of constants is not built item by item"
# The reference text: BUILD_LIST builds from N items.
# An empty list is extended from a constant tuple.
import dis
print([(i.opname, i.arg) for i in dis.get_instructions(compile("[1, 2, 3]", "<c>", "eval")) if i.opname.startswith(("BUILD", "LIST"))])

# %% get-iter-use
#| title = "A for loop starts with GET_ITER"
# The reference text: pushes an iterator for the top of the stack.
import dis
def f(xs):
    for x in xs:
        pass
names = [i.opname for i in dis.get_instructions(f)]
print(names.count("GET_ITER"), names.index("GET_ITER") < names.index("FOR_ITER"))

# %% for-iter-jump
#| title = "FOR_ITER jumps past the body"
# The reference text: advances, jumps if exhausted.
import dis
def f(xs):
    for x in xs:
        x
ins = list(dis.get_instructions(f))
loop = next(i for i in ins if i.opname == "FOR_ITER")
back = next(i for i in ins if i.opname == "JUMP_BACKWARD")
print(loop.argval > back.offset, back.argval == loop.offset)

# %% jump-backward-loop
#| title = "Loops go back with JUMP_BACKWARD"
# The reference text: loops back to a target.
import dis
def f(xs):
    for x in xs:
        x
def g(n):
    while n:
        n -= 1
print([any(i.opname.startswith(("JUMP_BACKWARD", "POP_JUMP_BACKWARD")) and i.argval < i.offset for i in dis.get_instructions(k)) for k in (f, g)])

# %% bytes-per-instruction
#| title = "Instructions are two bytes wide"
# The reference text: bytecode is a sequence of instructions.
import dis
def f(a, b): return a + b
code = f.__code__.co_code
print(len(code) % 2, all(i.offset % 2 == 0 for i in dis.get_instructions(f)), code[0] == dis.opmap["RESUME"])

# %% dis-accepts-source
#| title = "dis works on source text, functions, methods and code objects"
#| topics = ["bytecode.dis"]
# The reference text: dis disassembles code objects.
import dis
class K:
    def m(self): return 1
ops = [len(list(dis.get_instructions(x))) > 1 for x in ("x = 1", K.m, K().m, K.m.__code__)]
print(ops)
