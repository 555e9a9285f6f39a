# /// case
# topics = ["refcounts.counting"]
# ///
import gc
import sys


def count(*objects):
    """How many references each object has beyond those of the caller's list and of this call."""
    return [sys.getrefcount(value) for value in objects]

# %% printed-text
#| title = "Standard output keeps what was printed until it writes"
class Text(str):
    pass

exact, own, wide = "".join(["some ", "text"]), Text("own"), "".join(["w\u00e4", "rm"])
sys.stdout.flush()
print(exact, own, wide)
print(count(exact, own, wide))
print(exact)
sys.stdout.write(own + "\n")
print(count(exact, own, wide))
sys.stdout.flush()
print(count(exact, own, wide))

# %% generators-closed-before-they-began
#| title = "A generator or coroutine that was closed before it began keeps its arguments in some versions, and its function"
#| topics = ["frames.objects"]
def generator(value): yield value
async def coroutine(value): pass

for make, frame in (generator, "gi_frame"), (coroutine, "cr_frame"):
    for asked in False, True:
        held = []
        made = make(held)
        seen = getattr(made, frame) if asked else None
        print(make.__name__, asked, count(make, held), end=" ")
        made.close()
        print(count(make, held), end=" ")
        seen = None
        print(count(make, held), end=" ")
        del made
        print(count(make, held))
held = []
made = generator(held)
next(made)
made.gi_frame
made.close()
print(count(generator, held))
del made
print(count(generator, held))

# %% globals-of-frames
#| title = "A frame that has ended has its globals through its function"
#| topics = ["frames.objects"]
namespace = {"sys": sys}
exec("def function(): return sys._getframe()", namespace)
before = count(namespace)[0]
frame = namespace["function"]()
print(count(namespace)[0] - before, frame.f_globals is namespace)
frame.clear()
print(count(namespace)[0] - before, frame.f_globals is namespace)

# %% names-of-slots
#| title = "A class keeps the names that its __slots__ were given"
class Text(str):
    pass

name, private = Text("name"), Text("__private")
cls = type("C", (), {"__slots__": (name, private)})
print(count(name, private), sorted(entry for entry in vars(cls) if "name" in entry or "private" in entry))

# %% context-mappings
#| title = "What a context has stands in nodes that the collector sees"
#| topics = ["modules.contextvars"]
import contextvars

def tree(value, depth=0):
    print("  " * depth + type(value).__name__, gc.is_tracked(value), object.__sizeof__(value))
    if type(value).__name__ in ("Context", "hamt", "hamt_bitmap_node"):
        for part in gc.get_referents(value):
            tree(part, depth + 1)

variable = contextvars.ContextVar("variable")
context = contextvars.Context()
context.run(variable.set, [])
tree(context)
mapping = gc.get_referents(context)[0]
print(gc.get_referents(context.copy())[0] is mapping)
context.run(variable.set, context[variable])
print(gc.get_referents(context)[0] is mapping)
for iterator in iter(context), context.keys(), context.values(), context.items():
    print(type(iterator), len(iterator), iter(iterator) is iterator, len(list(iterator)))

# %% context-variables
#| title = "A context variable is tracked if its default may be part of a cycle"
#| topics = ["modules.contextvars", "collector.tracking"]
import contextvars

for default in ((), (1,), ([],), ({},), ("text",), (print,), (int,)):
    variable = contextvars.ContextVar("v", default=default[0]) if default else contextvars.ContextVar("v")
    print(default, gc.is_tracked(variable))

# %% utf-8-forms
#| title = "A str keeps its UTF-8 form once C code has asked for it, which counts in its size"
#| topics = ["sizes.getsizeof"]
import codecs
import unicodedata

def growth(action):
    """How many bytes a fresh str grows by when it is used."""
    text = "".join(['x = "\u00e4\u00df\u20ac', ' 12"'])
    before = sys.getsizeof(text)
    try:
        action(text)
    except Exception as error:
        return sys.getsizeof(text) - before, type(error).__name__
    return sys.getsizeof(text) - before

for label, action in {
    "compile": lambda text: compile(text, "a", "exec"), "name": lambda text: compile("1", text, "exec"),
    "mode": lambda text: compile("1", "a", text), "eval": eval, "exec": exec, "float": float, "fromhex": float.fromhex,
    "lookup": unicodedata.lookup, "codec": codecs.lookup, "encoding": lambda text: "a".encode(text), "encode": str.encode,
    "errors": lambda text: "a".encode("ascii", text), "class": lambda text: type(text, (), {}), "hash": hash, "repr": repr,
    "attribute": lambda text: getattr(1, text), "intern": sys.intern, "identifier": str.isidentifier,
}.items():
    print(label, growth(action))

# %% lists-that-lose-their-last-item
#| title = "The room that a list has when its only item is gone"
#| topics = ["sizes.built-in"]
def room(change, *items):
    value = list(items)
    change(value)
    return value.__sizeof__()

def deleted(value): del value[0]
def sliced(value): del value[:]
def repeated(value): value *= 0
def popped_twice(value): value.pop(), value.pop()
def popped_first(value): value.pop(0)

for change in (list.pop, popped_first, list.clear, deleted, sliced, repeated):
    print(change.__name__, room(change, 1))
print(room(popped_twice, 1, 2), room(lambda value: value.remove(1), 1), tuple.__sizeof__((1, 2)))

# %% sizes-that-no-method-changes
#| title = "__sizeof__ of what has items does not ask __len__"
#| topics = ["sizes.getsizeof"]
class Pair(tuple):
    def __len__(self): return 7

class Octets(bytes):
    def __len__(self): return 7

print(Pair((1, 2)).__sizeof__(), Octets(b"a").__sizeof__())

# %% code-of-lambdas
#| title = "Lambdas of one line may share their code"
#| topics = ["identity.constants"]
one = lambda: 1; other = lambda: 1
print(one.__code__ is other.__code__, one.__code__ == other.__code__)

def closures(x):
    return [lambda: x for _ in range(2)], (lambda: (lambda: x))()

several, single = closures(5)
print(several[0].__code__ == single.__code__, several[0].__qualname__, single.__qualname__)

# %% importers
#| title = "Importers are classes, the main program has a loader, and a module may have a name of its own"
#| topics = ["imports.finders"]
import _io

for importer in sys.meta_path[-3:]:
    print(importer.__name__, type.__sizeof__(importer), importer.__dictoffset__, gc.is_tracked(importer))
print(type(__loader__).__name__, sorted(vars(__loader__)), __loader__.name, __loader__.path == __file__, _io.__name__)

# %% lines-of-tokens
#| title = "Tokens of one line share the line in some versions"
#| topics = ["modules.tokenize"]
import io
import tokenize

for program in ("f(a)\n", "def f(a):\n    return '''\n'''\n"):
    items = list(tokenize.generate_tokens(io.StringIO(program).readline))
    print([[place for place, other in enumerate(items) if other.line is item.line] for item in items])
