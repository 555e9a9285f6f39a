# /// case
# topics = ["weakrefs.callbacks"]
# section = "3.4"
# ///

import gc
import weakref


class Target:
    pass


def report(name):
    return lambda reference: print(name, "called:", reference() is None)

# %% order-of-callbacks
#| title = "The newest reference is called first"
target = Target()
references = [weakref.ref(target, report(number)) for number in range(4)]
del target

# %% plain-references-between
#| title = "References without callback change nothing in the order of the others"
target = Target()
references = []
for number in range(3):
    references += [weakref.ref(target), weakref.ref(target, report(number)), weakref.proxy(target)]
references.append(weakref.proxy(target, report("proxy") if False else (lambda proxy: print("proxy called"))))
print(weakref.getweakrefcount(target))
del target

# %% a-dead-reference-is-not-called
target = Target()
first, second = weakref.ref(target, report("first")), weakref.ref(target, report("second"))
del second
del target

# %% callback-that-raises
#| title = "An exception in a callback is reported, and the next one is called"
def fail(reference):
    raise ValueError("in the callback")


target = Target()
references = [weakref.ref(target, report("oldest")), weakref.ref(target, fail), weakref.ref(target, report("newest"))]
del target
print("goes on")

# %% callback-lets-others-go
#| title = "A callback that lets go of another reference keeps that one's callback from being called"
target = Target()
references = {}
references["late"] = weakref.ref(target, report("late"))
references["early"] = weakref.ref(target, lambda reference: references.clear())
del target
print(len(references))

# %% callback-after-del
#| title = "__del__ still finds the references alive, callbacks come after it"
class Mortal:
    def __del__(self):
        print("__del__", reference() is self)


target = Mortal()
reference = weakref.ref(target, report("callback"))
del target

# %% garbage
#| title = "In a cycle, callbacks of references that are not garbage are called"
target = Target()
target.me = target
outside = weakref.ref(target, report("outside"))
target.inside = weakref.ref(target, report("inside"))
del target
print(gc.collect() > 0)

# %% finalize-objects
#| title = "weakref.finalize calls the newest first, and at exit what is left"
target = Target()
for number in range(3):
    weakref.finalize(target, print, "finalized", number)
other = Target()
weakref.finalize(other, print, "at exit")
del target
print("end")
