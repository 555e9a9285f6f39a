# /// case
# topics = ["modules.types"]
# ///

import types


def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% names
for name in ("FunctionType", "LambdaType", "CodeType", "MappingProxyType", "SimpleNamespace", "CellType", "GeneratorType", "CoroutineType", "AsyncGeneratorType", "MethodType", "BuiltinFunctionType", "BuiltinMethodType", "WrapperDescriptorType", "MethodWrapperType", "MethodDescriptorType", "ClassMethodDescriptorType", "ModuleType", "TracebackType", "FrameType", "GetSetDescriptorType", "MemberDescriptorType", "GenericAlias", "UnionType", "EllipsisType", "NoneType", "NotImplementedType"):
    print(name, getattr(types, name))

# %% new-class
C = types.new_class("C")
print(C, C.__mro__, C.__module__)
def body(namespace): namespace["x"] = 1
class Meta(type):
    def __new__(metaclass, name, bases, namespace, **keywords): print(keywords); return super().__new__(metaclass, name, bases, namespace)
D = types.new_class("D", (int,), {"metaclass": Meta, "flag": 1}, body)
print(D.x, type(D).__name__, D.__bases__)
show(types.new_class, "E", (5,))
show(types.new_class, 5)

# %% prepare-class
print(types.prepare_class("C"))
metaclass, namespace, keywords = types.prepare_class("C", (int,), {"metaclass": type, "a": 1})
print(metaclass, namespace, keywords)

# %% resolve-bases
class Entry:
    def __mro_entries__(self, bases): return (int, str)
print(types.resolve_bases((list, Entry(), dict)), types.resolve_bases(()), types.resolve_bases((5,)))
class Wrong:
    def __mro_entries__(self, bases): return [int]
show(types.resolve_bases, (Wrong(),))

# %% original-bases
#| requires = ">=3.12"
class A(list[int]): pass
class B(A): pass
print(types.get_original_bases(A), types.get_original_bases(B), types.get_original_bases(int))
show(types.get_original_bases, 5)

# %% dynamic-class-attribute
class Meta(type):
    def __getattr__(cls, name): return "from the metaclass"
class C(metaclass=Meta):
    @types.DynamicClassAttribute
    def x(self): return "from the instance"
print(C().x, C.x)
show(setattr, C(), "x", 1)

# %% coroutine-decorator
@types.coroutine
def generator(): return (yield 1)
async def main(): return await generator()
c = main()
print(c.send(None))
try:
    c.send("value")
except StopIteration as stop:
    print(stop.value)
@types.coroutine
def plain(): return [].__iter__()
show(types.coroutine, 5)
print(types.coroutine(main) is main)
