# /// case
# topics = ["syntax-errors.indentation"]
# ///

# %% unexpected
a = 1
    b = 2

# %% unexpected-at-the-begin
  a = 1

# %% unexpected-behind-a-comment
# comment
  a = 1

# %% unexpected-in-a-block
if a:
    b = 1
        c = 2

# %% dedent-to-nowhere
if a:
        b = 1
    c = 2

# %% dedent-to-nowhere-deeper
def f():
    if a:
        b = 1
      c = 2

# %% if-without-block
if a:
b = 1

# %% if-without-block-at-the-end
if a:

# %% elif-without-block
if a:
    pass
elif b:
c = 1

# %% else-without-block
if a:
    pass
else:
c = 1

# %% for-without-block
for a in b:
c = 1

# %% for-else-without-block
for a in b:
    pass
else:
c = 1

# %% while-without-block
while a:
b = 1

# %% with-without-block
with a:
b = 1

# %% with-several-without-block
with a as b, c as d:
e = 1

# %% with-parentheses-without-block
with (a as b, c as d):
e = 1

# %% try-without-block
try:
a = 1

# %% except-without-block
try:
    pass
except:
a = 1

# %% except-type-without-block
try:
    pass
except ValueError as error:
a = 1

# %% except-star-without-block
try:
    pass
except* ValueError:
a = 1

# %% finally-without-block
try:
    pass
finally:
a = 1

# %% def-without-block
def f():
a = 1

# %% def-with-annotations-without-block
def f(a: int) -> int:
return a

# %% async-def-without-block
async def f():
a = 1

# %% class-without-block
class C:
a = 1

# %% class-with-bases-without-block
class C(A, B):
a = 1

# %% match-without-block
match a:
case 1:
    pass

# %% case-without-block
match a:
    case 1:
    pass

# %% async-for-without-block
async def f():
    async for a in b:
    c = 1

# %% async-with-without-block
async def f():
    async with a:
    b = 1

# %% def-without-block-at-the-end
def f():
    """Documentation."""
def g():

# %% method-without-block
class C:
    def f(self):
    def g(self):
        pass

# %% comment-is-no-block
if a:
    # nothing
b = 1

# %% tabs-and-spaces
if a:
        b = 1
	c = 2

# %% tab-behind-spaces
def f():
    a = 1
	b = 2

# %% spaces-behind-a-tab
def f():
	a = 1
        b = 2

# %% else-at-the-wrong-column
if a:
    b = 1
  else:
    c = 2

# %% elif-behind-else
if a:
    pass
else:
    pass
elif b:
    pass

# %% return-at-the-wrong-column
def f():
    a = 1
   return a

# %% continued-line-in-a-block
if a: \
b = 1
    c = 2

# %% one-line-if-with-a-block
if a: b = 1
    c = 2

# %% closing-bracket-does-not-matter
a = [
1,
    2,
]
    b = 3

# %% unexpected-behind-a-long-string
a = """
"""
    b = 1

# %% two-errors-the-first-counts
if a:
b = 1
  c = 2
