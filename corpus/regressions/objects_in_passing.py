# /// case
# topics = ["programs.breadth"]
# seed = "values 2118 and 2840, lifetimes 300 and 612"
# ///

# %% collection-that-print-begins
#| title = "The bound method that print makes of a stream's write counts for the collector, and may begin a collection"
#| topics = ["collector.thresholds"]
import gc

log = []
for count in range(4, 8):
    gc.disable()
    gc.collect()
    kept = [[] for _ in range(count)]
    print(count)
    gc.set_threshold(5, 100, 100)
    gc.enable()
    print("may begin one")
    gc.callbacks.append(lambda phase, info: log.append((phase, info["generation"])))
    gc.collect()
    gc.disable()
    gc.callbacks.clear()
    print(log)
    log.clear()

# %% type-nul
#| title = "NUL as the type in a format specification is none for numbers that have no type by default"
#| topics = ["text.format-specification"]
for value in (1.5, 1e300, 2, 2j, "a", True, float("nan")):
    for specification in ("\0", "5\0", ".2\0", "+\0", "\0\0", "05.1\0", ",\0", "_\0", "<8\0", "#\0", "z\0"):
        try:
            print(repr(value), repr(specification), repr(format(value, specification)))
        except ValueError as error:
            print(repr(value), repr(specification), repr(str(error)))

# %% order-of-constant-sets
#| title = "A set of constants is made once more where one of its texts had been interned before"
#| topics = ["containers.set", "identity.constants"]
words = ["alpha_%d" % number for number in range(40)]
for count in (4, 5, 6, 8, 11):
    for first in range(0, 30, 3):
        chosen = words[first:first + count]
        text = "{" + ", ".join(map(repr, chosen)) + "}"
        for mode in ("new", "known"):
            made = list(eval(text))
            orders = [chosen]
            for _ in range(3):
                orders.append(list(frozenset(orders[-1])))
            print(count, first, mode, [made == order for order in orders[1:]])
