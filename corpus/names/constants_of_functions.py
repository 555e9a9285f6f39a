# /// case
# topics = ["identity.constants"]
# section = "2.6"
# ///

# Constants of each kind that no cache makes one object anyway.
SOURCES = ["1.5", "-1.5", "1000", "-1000", "2 ** 40", "2j", "'two words'", "b'bytes'", "(1, 2)", "('a', (1.5,))", "()"]


def compiled(template, source):
    namespace = {}
    exec(compile(template.replace("SOURCE", source), "<template>", "exec"), namespace)
    return namespace

# %% two-functions-of-one-module
#| title = "Equal constants of two functions that are compiled together are one object"
for source in SOURCES:
    namespace = compiled("def f(): return SOURCE\ndef g(): return SOURCE\n", source)
    print(source, namespace["f"]() is namespace["g"]())

# %% a-function-and-its-module
#| title = "The module's own constants are shared with its functions"
for source in SOURCES:
    namespace = compiled("value = SOURCE\ndef f(): return SOURCE\n", source)
    print(source, namespace["value"] is namespace["f"]())

# %% an-inner-function
#| title = "A function and the function in it share constants"
for source in SOURCES:
    namespace = compiled("def f():\n    def g(): return SOURCE\n    return SOURCE, g()\n", source)
    outer, inner = namespace["f"]()
    print(source, outer is inner)

# %% methods-and-class-bodies
for source in SOURCES:
    namespace = compiled("class C:\n    a = SOURCE\n    def m(self): return SOURCE\nclass D:\n    a = SOURCE\n", source)
    c, d = namespace["C"], namespace["D"]
    print(source, c.a is c().m(), c.a is d.a)

# %% lambdas-comprehensions-and-defaults
for source in SOURCES:
    text = "f = lambda: SOURCE\nitems = [SOURCE for _ in '..']\ndef g(x=SOURCE): return x\n"
    namespace = compiled(text, source)
    print(source, namespace["items"][0] is namespace["items"][1], namespace["f"]() is namespace["items"][0],
          namespace["g"]() is namespace["f"]())

# %% two-compilations
#| title = "What is compiled apart shares nothing but what is cached or interned"
for source in SOURCES:
    first, second = (compiled("def f(): return SOURCE\n", source)["f"]() for _ in range(2))
    print(source, first is second)

# %% parts-of-tuples
#| title = "An item of a constant tuple is the constant itself"
for source in SOURCES:
    namespace = compiled("def f(): return SOURCE\ndef g(): return (SOURCE, 'other')\n", source)
    print(source, namespace["f"]() is namespace["g"]()[0])

# %% equal-but-of-another-type
#| title = "1, 1.0, True and the two zeros stay apart, alone and inside of tuples"
for pair in [("1", "1.0"), ("1", "True"), ("0.0", "-0.0"), ("(1,)", "(1.0,)"), ("(0.0, 1)", "(-0.0, 1)"),
             ("'a'", "b'a'"), ("0j", "0.0"), ("(1, (2,))", "(1, (2.0,))")]:
    namespace = {}
    exec(f"def f(): return {pair[0]}\ndef g(): return {pair[1]}\n", namespace)
    first, second = namespace["f"](), namespace["g"]()
    print(pair, first is second, repr(first), repr(second), type(first) is type(second))
