# /// case
# topics = ["exceptions.groups"]
# ///

def tree(error):
    """A group as nested lists; None stays None."""
    if isinstance(error, BaseExceptionGroup):
        return [type(error).__name__, error.message, *map(tree, error.exceptions)]
    return repr(error)


def attempt(function, *arguments):
    try:
        return tree(function(*arguments))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def example():
    return ExceptionGroup("top", [ValueError(1), ExceptionGroup("middle", [TypeError(2), ExceptionGroup("bottom", [ValueError(3), OSError(4)])]), KeyError(5)])


# %% subgroup
for condition in ValueError, TypeError, (ValueError, KeyError), Exception, ExceptionGroup, BaseException, LookupError, ArithmeticError, lambda e: isinstance(e, OSError), lambda e: True, lambda e: False, lambda e: not isinstance(e, ExceptionGroup), lambda e: getattr(e, "message", "") == "bottom":
    print(tree(example().subgroup(condition)))

# %% split
for condition in ValueError, TypeError, (ValueError, KeyError), Exception, ExceptionGroup, LookupError, ArithmeticError, lambda e: isinstance(e, OSError), lambda e: True, lambda e: False, lambda e: getattr(e, "message", "") == "bottom":
    match, rest = example().split(condition)
    print(tree(match), "|", tree(rest))

# %% wrong-conditions
for condition in 5, None, "text", int, object, (), (int,), (ValueError, 5), [ValueError], ValueError(1), len:
    print(attempt(example().subgroup, condition), attempt(example().split, condition))
def raises(error): raise LookupError("in condition")
print(attempt(example().split, raises))

# %% wrong-numbers-of-arguments
#| requires = ">=3.13"
for arguments in (), (1, 2):
    print(attempt(example().subgroup, *arguments), attempt(example().split, *arguments), attempt(example().derive, *arguments))

# %% callable-conditions
#| title = "Since 3.13 any callable will do"
class Condition:
    def __call__(self, error): return isinstance(error, ValueError)
    def method(self, error): return isinstance(error, OSError)
print(attempt(example().subgroup, Condition()), attempt(example().subgroup, Condition().method))
import functools
print(attempt(example().subgroup, functools.partial(lambda kind, e: isinstance(e, kind), KeyError)))

# %% what-the-condition-sees
seen = []
example().split(lambda e: seen.append(tree(e)))
for entry in seen: print(entry)
seen = []
example().subgroup(lambda e: seen.append(repr(e)) or isinstance(e, ExceptionGroup) and e.message == "middle")
for entry in seen: print(entry)

# %% identity
group = example()
print(group.subgroup(Exception) is group, group.split(Exception)[0] is group, group.split(ArithmeticError)[1] is group, group.subgroup(lambda e: True) is group)
part = group.subgroup(ValueError)
print(part is group, part.exceptions[0] is group.exceptions[0], part.exceptions[1] is group.exceptions[1])

# %% attributes-are-carried-over
group = example()
group.__cause__ = OSError("cause")
group.__context__ = OSError("context")
group.add_note("note")
group.extra = "extra"
try:
    raise group
except ExceptionGroup:
    pass
for part in (*group.split(ValueError), group.derive([ValueError("derived")])):
    print(repr(part.__cause__), repr(part.__context__), part.__suppress_context__, getattr(part, "__notes__", None), part.__traceback__ is group.__traceback__, part.__traceback__ is None, hasattr(part, "extra"))
part = group.subgroup(ValueError)
part.__notes__.append("added to the part")
print(group.__notes__)

# %% derive
class Own(ExceptionGroup):
    def __new__(cls, message, members, code=0):
        self = super().__new__(cls, message, members)
        self.code = code
        return self
    def derive(self, members):
        return Own(self.message, members, self.code + 1)
class Plain(ExceptionGroup): pass
class Wrong(ExceptionGroup):
    def derive(self, members): return 5
class Other(ExceptionGroup):
    def derive(self, members): return ValueError("not a group")
class Raises(ExceptionGroup):
    def derive(self, members): raise OSError("derive")
for kind in Own, Plain, Wrong, Other, Raises:
    group = kind("g", [ValueError(1), TypeError(2)])
    print(kind.__name__, attempt(group.subgroup, ValueError), attempt(lambda: group.split(ValueError)[1]), attempt(lambda: group.split(ValueError)[0].code))
print(attempt(ExceptionGroup("m", [ValueError()]).derive, [KeyboardInterrupt()]), attempt(BaseExceptionGroup("m", [KeyboardInterrupt()]).derive, [ValueError()]), attempt(ExceptionGroup("m", [ValueError()]).derive, []))

# %% base-groups
group = BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError(1), BaseExceptionGroup("inner", [SystemExit(2)])])
for condition in ValueError, KeyboardInterrupt, SystemExit, Exception, BaseException, BaseExceptionGroup, ExceptionGroup:
    match, rest = group.split(condition)
    print(tree(match), "|", tree(rest))
print(isinstance(BaseExceptionGroup("m", [ValueError()]), ExceptionGroup), isinstance(ExceptionGroup("m", [ValueError()]), Exception), isinstance(group, Exception), ExceptionGroup.__mro__)

# %% leaf-traceback-and-iteration
def leaves(error):
    if isinstance(error, BaseExceptionGroup):
        for member in error.exceptions: yield from leaves(member)
    else:
        yield error
print(list(leaves(example())), len(example().exceptions), attempt(lambda: len(example())), attempt(lambda: list(example())))

# %% deep-groups
group = ValueError("leaf")
for i in range(100):
    group = ExceptionGroup(f"level {i}", [group, TypeError(i)])
print(sum(1 for _ in str(tree(group.subgroup(ValueError))) if _ == "["), group.split(ValueError)[1].exceptions[1])
def deep(n):
    group = ValueError("leaf")
    for i in range(n):
        group = ExceptionGroup("g", [group])
    return group
print(tree(deep(3).subgroup(ValueError)), tree(deep(3).subgroup(TypeError)))

# %% generic-alias
print(ExceptionGroup[ValueError], BaseExceptionGroup[int, str])

# %% mutating-members
group = ExceptionGroup("m", [ValueError(1)])
group.exceptions[0].args = ("changed",)
print(repr(group))
group.__init__("other", [TypeError(2)])
print(repr(group), group.args)
