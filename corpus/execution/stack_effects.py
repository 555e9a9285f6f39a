# /// case
# topics = ["bytecode.stack-effects"]
# section = "4.2"
# seed = "4.2"
# ///

# %% load-fast-effect
#| title = "LOAD_FAST pushes one value"
# The reference text: pushes a local variable.
import dis
print(dis.stack_effect(dis.opmap["LOAD_FAST"], 0))

# %% load-global-effect
#| title = "LOAD_GLOBAL pushes one value"
# The reference text: pushes a global or builtin.
import dis
print(dis.stack_effect(dis.opmap["LOAD_GLOBAL"], 0))

# %% load-const-effect
#| title = "LOAD_CONST pushes one value"
import dis
print(dis.stack_effect(dis.opmap["LOAD_CONST"], 0))

# %% store-fast-effect
#| title = "STORE_FAST pops one value"
# The reference text: pops the top of the stack.
import dis
print(dis.stack_effect(dis.opmap["STORE_FAST"], 0))

# %% binary-op-effect
#| title = "BINARY_OP pops two and pushes one"
# The reference text: pops two items and pushes the result.
import dis
print(dis.stack_effect(dis.opmap["BINARY_OP"], 0))

# %% call-effect
#| title = "Each further argument makes a call pop one more"
# The reference text: arguments are taken from the stack.
# 3.11 splits the work between PRECALL and CALL, so both are summed.
import dis
ops = [dis.opmap[n] for n in ("PRECALL", "CALL") if n in dis.opmap]
def effect(n): return sum(dis.stack_effect(op, n) for op in ops)
print([effect(n) - effect(0) for n in (1, 2, 5)])

# %% return-value-effect
#| title = "RETURN_VALUE takes one value"
# The reference text: the top of the stack is returned.
import dis
print(dis.stack_effect(dis.opmap["RETURN_VALUE"]))

# %% build-list-effect
#| title = "BUILD_LIST pops N and pushes one"
# The reference text: takes N items from the stack.
import dis
print([dis.stack_effect(dis.opmap["BUILD_LIST"], n) for n in (0, 1, 4)])

# %% get-iter-effect
#| title = "GET_ITER replaces the top of the stack"
# The reference text: an iterator takes the object's place.
import dis
print(dis.stack_effect(dis.opmap["GET_ITER"]))

# %% for-iter-next-effect
#| title = "FOR_ITER pushes the next item"
import dis
print(dis.stack_effect(dis.opmap["FOR_ITER"], 0, jump=False))

# %% for-iter-exhausted-effect
#| title = "Stack effect of an exhausted FOR_ITER"
# 3.11 pops the iterator at the jump; later versions leave that to END_FOR.
import dis
print(dis.stack_effect(dis.opmap["FOR_ITER"], 0, jump=True))

# %% stack-machine
#| title = "Running the stack effects gives zero at the return"
# The reference text: instructions push and pop on a value stack.
import dis
def f(a, b, c):
    return (a + b) * (c - a) + [a, b][c]
depth = peak = 0
for i in dis.get_instructions(f):
    depth += dis.stack_effect(i.opcode, i.arg)
    peak = max(peak, depth)
print(depth, peak == f.__code__.co_stacksize)
