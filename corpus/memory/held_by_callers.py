# /// case
# topics = ["refcounts.counting", "lifetimes.release"]
# section = "3.1"
# ///

import sys

count = sys.getrefcount


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)

# %% values-that-are-set
#| title = "What is set stays with whoever sets it, and the special method has a reference of its own"
class Watching:
    def __setattr__(self, name, value): print("attribute", name, count(value) - base)
    def __setitem__(self, key, value): print("item", count(value) - base)
    def __set__(self, instance, value): print("descriptor", count(value) - base)
class Parted:
    @property
    def part(self): return None
    @part.setter
    def part(self, value): print("property", count(value) - base)
class Owner:
    described = Watching()
value = object()
base = count(value)
watching, owner = Watching(), Owner()
watching.name = value
setattr(watching, "name", value)
watching.__setattr__("name", value)
watching[value] = value
watching.__setitem__(value, value)
watching.name = watching[value] = owner.described = value
owner.described = value
setattr(owner, "described", value)
parted = Parted()
parted.part = value
setattr(parted, "part", value)
Parted.part.__set__(parted, value)
Parted.part.fset(parted, value)
watching.other, watching[1] = value, value
for watching.loop in [value]: pass
for watching[0] in [value, value]: pass
print(count(value) - base)

# %% deaths-of-values-that-are-set
class Letting:
    def __setattr__(self, name, value):
        del value
        print("attribute is set")
    def __setitem__(self, key, value):
        del key, value
        print("item is set")
letting = Letting()
letting.name = Noisy("attribute")
letting[Noisy("key")] = Noisy("item")
setattr(letting, "name", Noisy("by function"))
letting.a = letting.b = letting[0] = Noisy("shared")
print("end")

# %% unpacked-arguments
#| title = "What a call with stars has unpacked, and how long it stays"
def told(x, *more, **named): return count(x) - base
def told_named(*, x): return count(x) - base
value = object()
base = count(value)
print(told(value), told(*[value]), told(*(value,)), told(**{"x": value}), told(*[value], **{"y": 1}), told(*(value, value)))
print(told_named(x=value), told_named(**{"x": value}), told_named(**dict(x=value)))
class Callable:
    def __call__(self, x, *more, **named): return count(x) - base
    def method(self, x, **named): return count(x) - base
    @classmethod
    def of_class(cls, x, **named): return count(x) - base
    @staticmethod
    def static(x, **named): return count(x) - base
    def __init__(self, x=None, **named): print("init", count(x) - base if x is value else None)
thing = Callable()
for function in thing, thing.method, thing.of_class, thing.static, Callable.method:
    first = [thing] if function is Callable.method else []
    print(function(*first, value), function(*first, *[value]), function(*first, **{"x": value}), function(*first, *[value], **{"y": 2}))
Callable(value), Callable(*[value]), Callable(**{"x": value})
print((lambda *all: count(all[0]) - base)(*[value]), (lambda **all: count(all["x"]) - base)(**{"x": value}))
print(count(value) - base)

# %% deaths-of-unpacked-arguments
def letting(x, *more, **named):
    del x
    print("let go")
    del more, named
    print("let go of the rest")
letting(*[Noisy(1)])
letting(*[Noisy(2), Noisy(3)])
letting(**{"x": Noisy(4)})
letting(*[Noisy(5)], **{"y": Noisy(6)})
def outer(*arguments, **named):
    return letting(*arguments, **named)
outer(Noisy(7), y=Noisy(8))
def generator(x):
    yield 1
    del x
    yield 2
print(list(generator(*[Noisy(9)])))
def failing(x):
    raise ValueError
try:
    failing(*[Noisy(10)], **{})
except ValueError:
    print("caught")
print("end")

# %% recursion-by-unpacking
def down(*numbers, **named):
    return 0 if numbers[0] == 0 else 1 + down(numbers[0] - 1, **named)
def endless(*arguments):
    return endless(*arguments)
print(down(300, x=1))
try:
    endless(1)
except RecursionError as e:
    print(e)
