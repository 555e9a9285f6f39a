# /// case
# topics = ["descriptors.lookup"]
# section = "5.1"
# seed = "5.1"
# ///

# %% not-only-instance-dict
#| title = "Lookup goes beyond the instance dict"
# The reference text: lookup does not simply look in obj.__dict__.
class C:
    shared = "on class"
o = C()
print("shared" in o.__dict__, o.shared)

# %% step1-data-descriptor-first
#| title = "A data descriptor on the type comes first"
class D:
    def __get__(self, obj, cls): return "descriptor"
    def __set__(self, obj, value): pass
class C: attr = D()
o = C()
o.__dict__["attr"] = "instance"
print(o.attr)

# %% step1-with-delete
#| title = "__get__ with __delete__ makes a data descriptor too"
# The reference text: __set__ or __delete__ besides __get__.
class D:
    def __get__(self, obj, cls): return "descriptor"
    def __delete__(self, obj): pass
class C: attr = D()
o = C()
o.__dict__["attr"] = "instance"
print(o.attr)

# %% step1-through-mro
#| title = "The data descriptor may be on a base class"
# The reference text: the whole MRO of the type is searched.
class D:
    def __get__(self, obj, cls): return "descriptor on base"
    def __set__(self, obj, value): pass
class Base: attr = D()
class Child(Base): pass
o = Child()
o.__dict__["attr"] = "instance"
print(o.attr)

# %% step1-get-arguments
#| title = "__get__ receives the object and its type"
# The reference text: descriptor.__get__(obj, type(obj)) is called.
class D:
    def __get__(self, obj, cls): return obj, cls
    def __set__(self, obj, value): pass
class Base: attr = D()
class Child(Base): pass
o = Child()
got = o.attr
print(got[0] is o, got[1] is Child)

# %% step2-instance-dict
#| title = "The instance dict comes second"
# The reference text: step 2: a value in the instance dict is returned.
class C: attr = "class"
o = C()
o.attr = "instance"
print(o.attr, C.attr)

# %% step2-no-get-on-instance-values
#| title = "Descriptors in the instance dict are not invoked"
# The reference text: a value in the instance dict is returned as it is.
class D:
    def __get__(self, obj, cls): return "invoked"
class C: pass
o = C()
o.attr = D()
print(type(o.attr).__name__)

# %% step3-non-data-descriptor
#| title = "A non-data descriptor comes third"
# The reference text: step 3: __get__ of a non-data descriptor is called.
class D:
    def __get__(self, obj, cls): return "computed"
class C: attr = D()
o = C()
print(o.attr)
o.__dict__["attr"] = "instance"
print(o.attr)

# %% step3-class-attribute
#| title = "A plain class attribute is returned as it is"
# The reference text: step 3: plain class attribute.
class Base: attr = [1]
class C(Base): pass
print(C().attr is Base.attr)

# %% step3-mro-order
#| title = "The first class in the MRO supplies the attribute"
# The reference text: the MRO is searched.
class A: attr = "A"
class B(A): attr = "B"
class C(B): pass
print(C().attr)

# %% step4-attribute-error
#| title = "Nothing found"
class C: pass
try:
    C().attr
except AttributeError as e:
    print(f"{type(e).__name__}: {e}")

# %% getattr-hook-after
#| title = "__getattr__ is asked when all else failed"
#| topics = ["descriptors.lookup-hooks"]
# The reference text: the chain ends with AttributeError.
# The document leaves this hook out.
class C:
    here = 1
    def __getattr__(self, name): return "made up " + name
o = C()
print(o.here, o.attr)

# %% getattribute-does-it
#| title = "The chain is object.__getattribute__"
#| topics = ["descriptors.lookup-hooks"]
class C:
    def __getattribute__(self, name):
        return "intercepted " + name
o = C()
o.__dict__
print(o.attr, object.__getattribute__(o, "__class__") is C)

# %% priority-order
#| title = "The three priorities together"
# The reference text: data descriptor, instance dict, non-data descriptor.
class Data:
    def __get__(self, obj, cls): return "data"
    def __set__(self, obj, value): pass
class NonData:
    def __get__(self, obj, cls): return "nondata"
class C:
    a, b, c = Data(), NonData(), NonData()
o = C()
o.__dict__.update(a="dict", b="dict")
print(o.a, o.b, o.c)

# %% property-beats-instance
#| title = "property beats an instance entry"
class C:
    @property
    def attr(self): return "property"
o = C()
o.__dict__["attr"] = "instance"
print(o.attr)

# %% instance-beats-method
#| title = "An instance entry beats a method"
# The reference text: functions are non-data descriptors.
class C:
    def attr(self): return "method"
o = C()
o.attr = lambda: "instance"
print(o.attr(), C().attr())
