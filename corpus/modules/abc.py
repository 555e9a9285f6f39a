# /// case
# topics = ["modules.abc"]
# ///

import abc


def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% abstract-methods
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
    @property
    @abc.abstractmethod
    def p(self): pass
    @classmethod
    @abc.abstractmethod
    def c(cls): pass
    @staticmethod
    @abc.abstractmethod
    def s(): pass
show(A)
print(sorted(A.__abstractmethods__), A.f.__isabstractmethod__, A.__dict__["p"].__isabstractmethod__)
class B(A):
    def f(self): pass
show(B)
class Full(B):
    p = c = s = None
print(type(Full()).__name__, Full.__abstractmethods__)

# %% one-abstract-method
class A(abc.ABC):
    @abc.abstractmethod
    def only(self): pass
show(A)
show(A, 1)
class B(A):
    def only(self): return super().only()
print(B().only())

# %% register
class A(abc.ABC): pass
class C: pass
print(issubclass(C, A), isinstance(C(), A), A.register(C) is C, issubclass(C, A), isinstance(C(), A), C.__mro__)
class D(C): pass
print(issubclass(D, A))
show(A.register, 5)
class E(A): pass
show(E.register, A)
@A.register
class F: pass
print(isinstance(F(), A))

# %% subclasshook
class A(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        if other is int: return True
        if other is str: return False
        return NotImplemented
print(issubclass(int, A), issubclass(str, A), issubclass(float, A), isinstance(1, A), isinstance("a", A))
A.register(float)
A.register(str)
print(issubclass(float, A), issubclass(str, A))
class Wrong(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other): return 5
show(issubclass, int, Wrong)

# %% checks-of-wrong-types
class A(abc.ABC): pass
show(issubclass, 5, A)
show(isinstance, 5, A)
show(issubclass, None, A)

# %% cache-token
before = abc.get_cache_token()
class A(abc.ABC): pass
A.register(int)
print(abc.get_cache_token() - before, type(before).__name__)

# %% metaclass-keywords
class A(metaclass=abc.ABCMeta): pass
print(type(A).__name__, type(A).__module__, A.__mro__, abc.ABC.__mro__)
class B(abc.ABC, metaclass=abc.ABCMeta):
    def __init_subclass__(cls, **keywords): print(keywords)
class C(B, flag=1): pass

# %% update-abstract-methods
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
class B(A): pass
B.f = lambda self: "set later"
show(B)
print(abc.update_abstractmethods(B) is B, B().f())
print(abc.update_abstractmethods(int) is int)

# %% collections-abc
import collections.abc
class Sized:
    def __len__(self): return 0
class Iterator:
    def __next__(self): pass
    def __iter__(self): return self
class Refused:
    __len__ = None
for cls in (collections.abc.Sized, collections.abc.Iterable, collections.abc.Iterator, collections.abc.Hashable, collections.abc.Callable, collections.abc.Sequence, collections.abc.Mapping):
    print(cls.__name__, [isinstance(value, cls) for value in (Sized(), Iterator(), Refused(), [], {}, "a", len)])
show(collections.abc.Sequence)
show(collections.abc.Iterator)

# %% deprecated-decorators
class A(abc.ABC):
    @abc.abstractproperty
    def p(self): pass
    @abc.abstractclassmethod
    def c(cls): pass
    @abc.abstractstaticmethod
    def s(): pass
show(A)

# %% instance-check-by-class-attribute
class A(abc.ABC): pass
class Pretender:
    @property
    def __class__(self): return A
print(isinstance(Pretender(), A), issubclass(Pretender, A))
