# /// case
# topics = ["descriptors.functions"]
# section = "5.2"
# seed = "5.2"
# ///

# %% function-has-get
#| title = "Functions have __get__ and no __set__"
# The reference text: functions are non-data descriptors.
def f(): pass
t = type(f)
print(hasattr(t, "__get__"), hasattr(t, "__set__"), hasattr(t, "__delete__"))

# %% bound-method
#| title = "Access through an instance makes a bound method"
# The reference text: a bound method object is returned.
class Foo:
    def bar(self): return self
f = Foo()
m = f.bar
print(type(m).__name__, m.__self__ is f, m.__func__ is Foo.__dict__["bar"])

# %% method-call-equivalence
#| title = "obj.method() is Class.method(obj)"
# The reference text: the call is turned round.
class Foo:
    def bar(self, n): return self, n
f = Foo()
print(f.bar(1) == Foo.bar(f, 1), f.bar(1)[0] is f)

# %% class-dict-has-function
#| title = "The class dict holds a plain function"
class Foo:
    def bar(self): return self
raw = Foo.__dict__["bar"]
print(type(raw).__name__, repr(raw).split(" at ")[0])

# %% explicit-get
#| title = "Binding by hand"
# The reference text: a bound method Foo.bar of a Foo object.
class Foo:
    def bar(self): return self
f = Foo()
m = Foo.__dict__["bar"].__get__(f, Foo)
print(repr(m).split(" at ")[0])

# %% explicit-get-equal
#| title = "Binding by hand equals attribute access"
class Foo:
    def bar(self): return self
f = Foo()
print(f.bar == Foo.__dict__["bar"].__get__(f, Foo), f.bar() is f)

# %% bound-methods-not-identical
#| title = "Each access makes a new bound method"
# The reference text: attribute access triggers __get__ each time.
class Foo:
    def bar(self): return self
f = Foo()
a, b = f.bar, f.bar
print(a is b, a == b)

# %% function-via-class
#| title = "Access through the class gives the function"
# The reference text: Item.method is the function.
class Foo:
    def bar(self): return self
print(Foo.bar is Foo.__dict__["bar"])

# %% staticmethod-classmethod
#| title = "staticmethod and classmethod are non-data descriptors as well"
# The reference text: only __get__ makes a non-data descriptor.
for t in (staticmethod, classmethod):
    print(hasattr(t, "__get__"), hasattr(t, "__set__"))
