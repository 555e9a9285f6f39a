# /// case
# topics = []
# section = "2.9"
# seed = "2.9"
# ///

# %% local-first
#| title = "A local name wins"
#| topics = ["scoping.legb"]
# The reference text: L is searched first.
x = "global"
def f():
    x = "local"
    return x
print(f())

# %% enclosing-second
#| title = "Without a local name the enclosing one is found"
#| topics = ["scoping.enclosing"]
x = "global"
def outer():
    x = "enclosing"
    def inner():
        print(x)
    inner()
outer()

# %% global-third
#| title = "Without local and enclosing names the global one is found"
#| topics = ["scoping.legb"]
# The reference text: G is names at module level.
x = "global"
def outer():
    def inner():
        return x
    return inner()
print(outer())

# %% builtin-last
#| title = "A name found nowhere else comes from builtins"
#| topics = ["scoping.legb"]
# The reference text: B is searched last.
def f(): return max
print(f() is __builtins__.max)

# %% all-four-levels
#| title = "Removing one level at a time uncovers the next"
#| topics = ["scoping.legb"]
# The reference text: L, E, G, B in this order.
import builtins
builtins.lv = "B"
src = """
{g}
def outer():
    {e}
    def inner():
        {l}
        return lv
    return inner()
out.append(outer())
"""
out = []
for l, e, g in ((1, 1, 1), (0, 1, 1), (0, 0, 1), (0, 0, 0)):
    exec(src.format(l="lv = 'L'" if l else "pass", e="lv = 'E'" if e else "pass", g="lv = 'G'" if g else ""), {"out": out})
print(out)

# %% not-found-anywhere
#| title = "A name found in none of the scopes"
#| topics = ["scoping.legb"]
# The reference text: the search goes through four scopes.
def f(): return no_such_name
try:
    f()
except NameError as e:
    print(f"{type(e).__name__}: {e}")

# %% any-enclosing-level
#| title = "Any enclosing function may supply the name"
#| topics = ["scoping.enclosing"]
# The reference text: names in any enclosing functions.
def a():
    n = "two up"
    def b():
        def c():
            return n
        return c()
    return b()
print(a())

# %% nearest-enclosing-wins
#| title = "The nearest enclosing function wins"
#| topics = ["scoping.enclosing"]
# The reference text: the first match stops the search.
def a():
    n = "far"
    def b():
        n = "near"
        def c(): return n
        return c()
    return b()
print(a())

# %% unbound-local
#| title = "Reading a local before its assignment"
#| topics = ["scoping.unbound-local"]
x = "global"
def test():
    print(x)
    x = "local"
try:
    test()
except UnboundLocalError as e:
    print(type(e).__name__)

# %% unbound-local-message
#| title = "Wording of the unbound-local error"
#| topics = ["scoping.unbound-local"]
# The reference text: UnboundLocalError at the print.
x = "global"
def test():
    print(x)
    x = "local"
try:
    test()
except UnboundLocalError as e:
    print(e)

# %% unbound-local-is-name-error
#| title = "UnboundLocalError is a NameError"
#| topics = ["scoping.unbound-local"]
print(UnboundLocalError.__mro__)

# %% unbound-local-line
#| title = "The error comes from the line of the read"
#| topics = ["scoping.unbound-local"]
def test():
    pass
    print(x)
    x = "local"
x = 0
try:
    test()
except UnboundLocalError as e:
    print(e.__traceback__.tb_next.tb_lineno)
# The reference text: raised at the print line.

# %% local-decided-at-compile-time
#| title = "Whether a name is local is fixed when compiling"
#| topics = ["scoping.unbound-local"]
# The reference text: decided at compile time.
def test():
    print(x)
    x = "local"
print("x" in test.__code__.co_varnames, "x" in test.__code__.co_names)

# %% assigned-anywhere
#| title = "An assignment that never runs still makes the name local"
#| topics = ["scoping.unbound-local"]
# The reference text: assigned anywhere means local throughout.
x = "global"
def f():
    if False:
        x = 1
    return x
try:
    f()
except UnboundLocalError as e:
    print(type(e).__name__)

# %% other-binders-make-local
#| title = "Loops, imports, with, except, def, class and del make names local too"
#| topics = ["scoping.unbound-local"]
# The reference text: assigned anywhere in the body.
def f():
    for a in (): pass
    import os as b
    with x as c: pass
    def d(): pass
    class e: pass
    try: pass
    except E as g: pass
    del h
    (i := 0)
print(f.__code__.co_varnames)

# %% class-scope-skipped
#| title = "A class body is not an enclosing scope for its methods"
#| topics = ["scoping.class"]
# The reference text: E is enclosing functions.
x = "global"
class K:
    x = "class"
    def m(self): return x
print(K().m())
