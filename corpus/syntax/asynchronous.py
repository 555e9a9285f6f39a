# /// case
# topics = ["syntax-errors.asynchronous"]
# ///

# %% await-outside
await f()

# %% await-in-a-plain-function
def f():
    await g()

# %% await-in-a-lambda
async def f():
    return lambda: await g()

# %% await-in-a-class
class C:
    await f()

# %% await-nothing
async def f():
    await

# %% await-two
async def f():
    await a b

# %% await-as-name
await = 1

# %% async-as-name
async = 1

# %% async-alone
async

# %% async-if
async if a:
    pass

# %% async-class
async class C:
    pass

# %% async-for-outside
async for a in b:
    pass

# %% async-for-in-a-plain-function
def f():
    async for a in b:
        pass

# %% async-with-outside
async with a:
    pass

# %% async-with-in-a-plain-function
def f():
    async with a as b:
        pass

# %% async-for-without-colon
async def f():
    async for a in b
        pass

# %% async-with-without-colon
async def f():
    async with a
        pass

# %% async-for-without-in
async def f():
    async for a b:
        pass

# %% async-lambda
f = async lambda: 1

# %% async-try
async try:
    pass
except:
    pass

# %% return-value-in-a-generator
async def f():
    yield 1
    return 2

# %% yield-from-in-a-coroutine
async def f():
    yield from g()

# %% comprehension-outside
a = [b async for b in c]

# %% comprehension-with-await-outside
a = [await b for b in c]

# %% generator-outside-is-fine-but-await-is-not
a = (b async for b in await c)

# %% async-def-without-parentheses
async def f:
    pass

# %% async-def-without-colon
async def f()
    pass

# %% async-def-without-name
async def ():
    pass

# %% await-in-an-annotation
async def f(a: await b):
    pass

# %% await-in-a-default
def f(a=await b):
    pass

# %% await-in-an-f-string-outside
f"{await a}"

# %% await-target
async def f():
    await a = 1

# %% await-assigned-twice
async def f():
    a = await = b

# %% await-keyword-argument
f(await=1)

# %% async-keyword-argument
f(async=1)

# %% import-async
import async

# %% await-attribute
a.await
