# /// case
# topics = ["modules.contextvars"]
# ///

import contextvars
from contextvars import Context, ContextVar, Token, copy_context

def attempt(*steps):
    """Calls each step and prints what comes of it."""
    for step in steps:
        try:
            print(repr(step()).partition(" at 0x")[0])
        except BaseException as error:
            print(f"{type(error).__name__}: {error}".partition(" at 0x")[0])

number = ContextVar("number", default=3)
bare = ContextVar("bare")

# %% get-and-default
attempt(lambda: number.get(), lambda: number.get(5), lambda: bare.get(), lambda: bare.get(None), lambda: number.name, lambda: repr(number), lambda: repr(bare))

# %% set-and-reset
token = number.set(4)
print(number.get(), token.var is number, token.old_value is Token.MISSING)
second = number.set(5)
print(second.old_value, number.get())
number.reset(second)
print(number.get())
number.reset(token)
print(number.get())

# %% tokens
token = number.set(1)
number.reset(token)
attempt(lambda: number.reset(token), lambda: bare.reset(token), lambda: number.reset(3), lambda: Token(), lambda: Token.MISSING, lambda: token)

# %% making-variables
attempt(lambda: ContextVar(), lambda: ContextVar(3), lambda: ContextVar("a", other=1), lambda: ContextVar("a", default=None).get(), lambda: type("C", (ContextVar,), {}), lambda: ContextVar[int])

# %% contexts
number.set(7)
context = copy_context()
print(len(context), number in context, bare in context, context[number], context.get(bare), context.get(bare, 1), list(context) == [number], list(context.values()), context == copy_context(), context == Context())
attempt(lambda: context[bare], lambda: context["x"], lambda: "x" in context, lambda: context.get(1), lambda: Context(1), lambda: hash(Context()))

# %% run
def change(value, *, other):
    number.set(value)
    bare.set(other)
    return number.get(), bare.get()
context = copy_context()
print(context.run(change, 1, other=2), number.get(), context[number], context[bare])
attempt(lambda: bare.get(), lambda: context.run(), lambda: context.run(lambda: 1 / 0), lambda: context.run(context.run, change), lambda: context.run(number.get))

# %% copies
context = copy_context()
context.run(number.set, "first")
copied = context.copy()
copied.run(number.set, "second")
print(context[number], copied[number], number.get())

# %% tokens-and-contexts
context = Context()
token = context.run(number.set, 1)
attempt(lambda: number.reset(token), lambda: context.run(number.reset, token), lambda: context.run(number.get))

# %% generators-share-the-context
def steps():
    yield number.get()
    number.set("changed")
    yield number.get()
print(list(steps()), number.get())
print(Context().run(list, steps()), number.get())
