# /// case
# topics = []
# section = "5.2"
# seed = "5.2"
# ///

# %% get-makes-descriptor
#| title = "__get__ alone makes a descriptor"
#| topics = ["descriptors.protocol"]
# The reference text: any of the three methods makes a descriptor.
class D:
    def __get__(self, obj, cls): return "got"
class C: attr = D()
print(C().attr)

# %% set-makes-descriptor
#| title = "__set__ alone makes a descriptor"
#| topics = ["descriptors.data"]
# The reference text: any of the three methods makes a descriptor.
class D:
    def __set__(self, obj, value): print("set", value)
class C: attr = D()
o = C()
o.attr = 5
print(o.__dict__)

# %% delete-makes-descriptor
#| title = "__delete__ alone makes a descriptor"
#| topics = ["descriptors.data"]
# The reference text: any of the three methods makes a descriptor.
class D:
    def __delete__(self, obj): print("delete")
class C: attr = D()
o = C()
del o.attr

# %% set-only-reading
#| title = "Reading through a descriptor with only __set__"
#| topics = ["descriptors.data"]
# The reference text: a data descriptor has __get__ and __set__.
# Without __get__ the instance dict is used, and failing that the descriptor object itself.
class D:
    def __set__(self, obj, value): obj.__dict__["attr"] = value * 2
class C: attr = D()
o = C()
print(type(o.attr).__name__)
o.attr = 5
print(o.attr)

# %% must-be-in-class
#| title = "The methods must be on the descriptor's class"
#| topics = ["descriptors.protocol"]
# The reference text: defined in its class.
class D: pass
d = D()
d.__get__ = lambda obj, cls: "invoked"
class C: attr = d
print(C().attr is d)

# %% must-be-class-attribute
#| title = "A descriptor acts only as a class attribute"
#| topics = ["descriptors.protocol"]
class D:
    def __get__(self, obj, cls): return "invoked"
class C: pass
C.late = D()
o = C()
o.own = D()
print(o.late, type(o.own).__name__)

# %% data-beats-dict
#| title = "Data descriptor against instance dict"
#| topics = ["descriptors.data"]
class D:
    def __get__(self, obj, cls): return "descriptor"
    def __set__(self, obj, value): pass
class C: attr = D()
o = C()
vars(o)["attr"] = "dict"
print(o.attr, vars(o))

# %% nondata-loses-to-dict
#| title = "Non-data descriptor against instance dict"
#| topics = ["descriptors.non-data"]
class D:
    def __get__(self, obj, cls): return "descriptor"
class C: attr = D()
o = C()
o.attr = "dict"
print(o.attr)

# %% get-called
#| title = "Reading calls __get__"
#| topics = ["descriptors.protocol"]
# The reference text: prints and gives 42.
class Watched:
    def __get__(self, obj, objtype=None):
        print("__get__ on", type(obj).__name__)
        return 42
    def __set__(self, obj, value):
        print("__set__ with", value)
class Item: attr = Watched()
m = Item()
print(m.attr)

# %% set-called
#| title = "Assigning calls __set__"
#| topics = ["descriptors.data"]
# The reference text: __set__ called with 99.
class Watched:
    def __get__(self, obj, objtype=None):
        return 42
    def __set__(self, obj, value):
        print("__set__ with", value)
class Item: attr = Watched()
m = Item()
m.attr = 99
print(m.attr, m.__dict__)

# %% delete-called
#| title = "Deleting calls __delete__"
#| topics = ["descriptors.data"]
# The reference text: __delete__ is part of the protocol.
class D:
    def __get__(self, obj, cls): return 1
    def __set__(self, obj, value): pass
    def __delete__(self, obj): print("__delete__ on", type(obj).__name__)
class C: attr = D()
o = C()
del o.attr
print(o.attr)

# %% set-without-delete
#| title = "Deleting through a descriptor without __delete__"
#| topics = ["descriptors.data"]
class D:
    def __get__(self, obj, cls): return 1
    def __set__(self, obj, value): pass
class C: attr = D()
try:
    del C().attr
except AttributeError as e:
    print(e)

# %% get-via-class
#| title = "Reading through the class passes None"
#| topics = ["descriptors.protocol"]
# The reference text: __get__ receives the object and its type.
class D:
    def __get__(self, obj, cls): return obj, cls.__name__
class C: attr = D()
print(C.attr)

# %% class-assignment-replaces
#| title = "Assigning on the class replaces the descriptor"
#| topics = ["descriptors.protocol"]
# The reference text: __set__ is called for instances.
class D:
    def __get__(self, obj, cls): return 1
    def __set__(self, obj, value): print("set")
class C: attr = D()
C.attr = "plain"
print(C().attr)
