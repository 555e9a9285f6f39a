# /// case
# topics = ["binding.assignment"]
# section = "2.7"
# seed = "2.7"
# ///

# %% direct-assignment
#| title = "b = a and chained assignment share one object"
# The reference text: all names point to the same object.
a = [1]
b = a
c = b = a
print(a is b, c is a)

# %% chain-left-to-right
#| title = "A chained assignment binds its targets left to right"
# The reference text: c = b = a.
class Log(dict):
    def __setitem__(self, k, v):
        print(k)
        super().__setitem__(k, v)
d = Log()
d["c"] = d["b"] = 1

# %% right-side-first
#| title = "The right side is evaluated before any target is bound"
# The reference text: (b, a) is evaluated first.
i, xs = 0, [0, 0]
i, xs[i] = 1, 9
print(i, xs)
