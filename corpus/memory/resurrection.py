# /// case
# topics = ["lifetimes.release"]
# section = "3.3"
# ///

import gc
import sys
import weakref

kept = []


class Undying:
    def __del__(self):
        print("del")
        kept.append(self)


def hook(report):
    print(report.exc_type.__name__, report.exc_value, report.err_msg, type(report.object).__name__,
          report.exc_traceback is not None)


# %% once
thing = Undying()
del thing
print(len(kept), sys.getrefcount(kept[0]), gc.is_finalized(kept[0]))
kept.clear()
print("cleared")

# %% with-attributes
thing = Undying()
thing.attribute = ["value"]
del thing
print(kept[0].attribute, vars(kept[0]))

# %% weak-references-are-lost
thing = Undying()
reference = weakref.ref(thing, lambda r: print("callback", r()))
del thing
print(reference(), len(kept))
kept.clear()
print(reference())

# %% weak-reference-made-by-the-finalizer
references = []
class Thing:
    def __del__(self):
        references.append(weakref.ref(self))
        print(references[0]() is self)
thing = Thing()
del thing
print(references[0]())

# %% in-a-cycle
thing = Undying()
thing.me = thing
del thing
print(gc.collect(), len(kept))
kept[0].me = None
kept.clear()
print(gc.collect())

# %% in-a-cycle-with-others
class Plain: pass
thing, plain = Undying(), Plain()
thing.plain, plain.thing = plain, thing
reference = weakref.ref(plain)
del thing, plain
print(gc.collect(), reference(), len(kept), kept[0].plain.thing is kept[0])
kept.clear()
print(gc.collect())

# %% one-of-two-cycles
class Plain:
    pass
first, second = Undying(), Plain()
first.me, second.me = first, second
del first, second
print(gc.collect(), len(kept))

# %% by-the-callback-of-a-weak-reference
class Thing: pass
thing = Thing()
other = Thing()
reference = weakref.ref(thing, lambda r, other=other: kept.append(other))
del other, thing
print(len(kept))

# %% finalized-is-remembered
print(gc.is_finalized(Undying()), gc.is_finalized(kept), gc.is_finalized(1))
thing = Undying()
print(gc.is_finalized(thing))
del thing
print([gc.is_finalized(thing) for thing in kept])

# %% called-by-hand
thing = Undying()
thing.__del__()
print(gc.is_finalized(thing), len(kept))
kept.clear()
del thing
print(len(kept))

# %% generator-resurrected
def generate():
    try:
        yield
    finally:
        print("closing")
        kept.append(generator_itself())
generator_itself = None
generator = generate()
next(generator)
generator_itself = weakref.ref(generator)
del generator
print(kept)

# %% raising
sys.unraisablehook = hook
class Bad:
    def __del__(self): raise ValueError("bad")
Bad()
print("after")
thing = Bad()
thing = 1
print("after")

# %% raising-in-a-container
sys.unraisablehook = hook
class Bad:
    def __init__(self, name): self.name = name
    def __del__(self): raise ValueError(self.name)
things = [Bad("a"), Bad("b")]
del things
things = {"x": Bad("c"), "y": [Bad("d")]}
things.clear()
print("after")

# %% raising-in-a-cycle
sys.unraisablehook = hook
class Bad:
    def __del__(self): raise ValueError("bad")
thing = Bad()
thing.me = thing
del thing
print(gc.collect())

# %% raising-during-an-exception
sys.unraisablehook = hook
class Bad:
    def __del__(self): raise ValueError("bad")
def run():
    thing = Bad()
    raise KeyError("outer")
try:
    run()
except KeyError as error:
    print(error, error.__context__)
print("after")

# %% exception-seen-by-a-finalizer
class Nosy:
    def __del__(self): print(sys.exc_info()[0])
def run():
    thing = Nosy()
    try:
        raise KeyError
    except KeyError:
        del thing
run()
try:
    [Nosy()][1]
except IndexError:
    print("caught")

# %% raising-in-a-generator
sys.unraisablehook = hook
def generate():
    try:
        yield
    finally:
        raise ValueError("closing")
generator = generate()
next(generator)
del generator
print("after")

# %% generator-ignores-its-exit
sys.unraisablehook = hook
def generate():
    try:
        yield
    except GeneratorExit:
        yield
generator = generate()
next(generator)
del generator
print("after")

# %% raising-callback
sys.unraisablehook = hook
class Thing: pass
def callback(reference): raise ValueError("callback")
thing = Thing()
reference = weakref.ref(thing, callback)
del thing
thing = Thing()
thing.me = thing
reference = weakref.ref(thing, callback)
del thing
print(gc.collect())

# %% hook-gets-the-function
def look(report):
    print(report.object, report.object.__qualname__)
class Bad:
    def __del__(self): raise ValueError
    def __repr__(self): return "bad one"
sys.unraisablehook = lambda report: print(report.object is Bad.__del__, type(report).__name__, len(report))
Bad()

# %% hook-that-raises
class Bad:
    def __del__(self): raise ValueError("bad")
def hook(report): raise KeyError("hook")
sys.unraisablehook = hook
Bad()
print("after")

# %% default-hook
class Bad:
    def __del__(self): raise ValueError("bad")
print(sys.unraisablehook is sys.__unraisablehook__)
Bad()
print("after")

# %% hook-keeps-the-object
reports = []
class Bad:
    def __del__(self):
        self.again = True
        raise ValueError("bad")
sys.unraisablehook = reports.append
Bad()
frame = reports[0].exc_traceback.tb_frame
print(frame.f_locals["self"].again)
reports.clear()
del frame
print(gc.collect() >= 0)

# %% bad-finalizers
sys.unraisablehook = hook
class NotCallable: __del__ = 1
class WrongArguments:
    def __del__(self, other): pass
class Property:
    @property
    def __del__(self): raise AttributeError("no")
class Static:
    @staticmethod
    def __del__(): print("static")
class Class:
    @classmethod
    def __del__(cls): print("class", cls.__name__)
for kind in (NotCallable, WrongArguments, Property, Static, Class):
    kind()

# %% finalizer-on-the-instance-is-not-called
class Thing: pass
thing = Thing()
thing.__del__ = lambda: print("no")
del thing
print("after")

# %% finalizer-added-to-the-class
class Thing: pass
first = Thing()
Thing.__del__ = lambda self: print("late")
del first
second = Thing()
del Thing.__del__
del second
print("after")

# %% inherited-and-super
class Base:
    def __del__(self): print("base", type(self).__name__)
class Child(Base):
    def __del__(self):
        print("child")
        super().__del__()
class Quiet(Base):
    __del__ = lambda self: None
Base(); Child(); Quiet()
