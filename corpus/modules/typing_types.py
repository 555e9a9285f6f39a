# /// case
# topics = ["modules.typing"]
# ///

import typing
from typing import *

def attempt(*steps):
    """Calls each step and prints what comes of it."""
    for step in steps:
        try:
            print(repr(step()).partition(" at 0x")[0])
        except Exception as error:
            print(f"{type(error).__name__}: {error}".partition(" at 0x")[0])

T = TypeVar("T")
K = TypeVar("K", bound=int)
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")

class Box(Generic[T]):
    def get(self) -> T: ...

# %% type-variables
for item in (T, K, P, Ts, TypeVar("C", int, str), TypeVar("Co", covariant=True), TypeVar("Contra", contravariant=True)):
    print(item, type(item).__name__, item.__name__, getattr(item, "__bound__", "-"), getattr(item, "__constraints__", "-"), getattr(item, "__covariant__", "-"), item.__module__)

# %% type-variable-errors
attempt(lambda: TypeVar("T", int), lambda: TypeVar("T", int, str, bound=int), lambda: TypeVar("T", covariant=True, contravariant=True), lambda: TypeVar("T", bound=3), lambda: type("X", (T,), {}), lambda: T())

# %% generic-classes
class Pair(Generic[T, K]): pass
class Variadic(Generic[Unpack[Ts]]): pass
class Callback(Generic[P]): pass
attempt(lambda: Box[int], lambda: Box[int].__origin__, lambda: Box[int].__args__, lambda: Box.__parameters__, lambda: Box[T][str], lambda: Pair[T, T].__parameters__, lambda: Pair.__orig_bases__, lambda: Variadic[int, str], lambda: Callback[[int, str]], lambda: Callback[int, str], lambda: Box[int](), lambda: Box[int]().__orig_class__)

# %% generic-class-errors
attempt(lambda: Box[int, str], lambda: Generic[int], lambda: Generic[T, T], lambda: Generic[()], lambda: Generic(), lambda: isinstance(Box(), Box[int]), lambda: Box[int][str])

# %% special-forms
attempt(*(lambda form=form: form for form in (List[int], Dict[str, T], Optional[int], Union[int, str, int], Union[int], Callable[[int], str], Callable[..., T], Tuple[int, ...], Tuple[()], Type[T], Literal[1, "a", 1], ClassVar[int], Final[int], Annotated[int, 3], Any, NoReturn, Self, LiteralString, TypeGuard[int])))

# %% special-form-errors
attempt(lambda: Optional[1, 2], lambda: Union[()], lambda: ClassVar[1, 2], lambda: Annotated[int], lambda: List[int, str], lambda: Dict[int], lambda: Any(), lambda: isinstance(1, Any), lambda: Optional(), lambda: Literal, lambda: Callable[[1], 2], lambda: isinstance([], List[int]), lambda: isinstance(3, Optional[int]))

# %% unions
attempt(lambda: T | int, lambda: int | T, lambda: T | None, lambda: list[T] | T, lambda: (list[T] | T)[str], lambda: Union[int, None] == Optional[int], lambda: hash(Union[int, str]) == hash(Union[str, int]), lambda: Union[int, str] == (int | str))

# %% substitution
attempt(lambda: list[T][int], lambda: dict[T, K][str, bool], lambda: Callable[P, T][[int, str], bytes], lambda: Callable[Concatenate[int, P], T][[str], bytes], lambda: tuple[Unpack[Ts]][int, str], lambda: List[Tuple[T, K]][int, bool], lambda: list[T].__parameters__, lambda: Dict[str, List[T]].__parameters__)

# %% origins-and-arguments
attempt(*(lambda form=form: (get_origin(form), get_args(form)) for form in (List[int], Dict[int, str], int | str, Callable[[int], str], Callable[..., int], Annotated[int, 3], Literal[1, 2], Generic[T], int, Optional[int], tuple[int, ...])))

# %% protocols
class Sized2(Protocol):
    def size(self) -> int: ...
@runtime_checkable
class Checkable(Protocol[T]):
    value: int
    def run(self) -> T: ...
class Good:
    value = 1
    def run(self): return 2
attempt(lambda: isinstance(Good(), Checkable), lambda: isinstance(3, Checkable), lambda: isinstance(1, Sized2), lambda: Sized2(), lambda: issubclass(Good, Checkable), lambda: Checkable[int], lambda: isinstance(3, SupportsInt), lambda: isinstance("a", SupportsAbs), lambda: Checkable.__mro__)

# %% typed-dicts
class Movie(TypedDict, total=False):
    name: str
    year: Required[int]
attempt(lambda: Movie(year=1), lambda: Movie.__annotations__, lambda: Movie.__required_keys__, lambda: Movie.__optional_keys__, lambda: Movie.__total__, lambda: isinstance({}, Movie), lambda: is_typeddict(Movie), lambda: TypedDict("M", {"a": int})(a=1), lambda: type(Movie(year=1)))

# %% named-tuples
class Point(NamedTuple):
    x: int
    y: int = 2
    def norm(self): return self.x + self.y
attempt(lambda: Point(1), lambda: Point(1).norm(), lambda: Point._fields, lambda: Point._field_defaults, lambda: Point.__annotations__, lambda: Point(), lambda: NamedTuple("N", [("a", int)])(1), lambda: Point.__mro__)

# %% hints
class Hinted:
    a: "int"
    b: ClassVar["str"] = ""
class More(Hinted):
    c: Optional["Hinted"] = None
def f(a: "int", b: List["str"] = None, *c: T) -> "Dict[str, int]": ...
attempt(lambda: get_type_hints(Hinted), lambda: get_type_hints(More), lambda: get_type_hints(f), lambda: get_type_hints(Box.get), lambda: get_type_hints(Annotated), lambda: get_type_hints(lambda: 0), lambda: get_type_hints(3))

# %% forward-references
attempt(lambda: ForwardRef("int"), lambda: ForwardRef("a b"), lambda: ForwardRef("x") == ForwardRef("x"), lambda: List["Box"], lambda: get_type_hints(type("X", (), {"__annotations__": {"a": "missing"}})))

# %% functions
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
class Base:
    @final
    def method(self): ...
attempt(lambda: len(get_overloads(g)), lambda: get_overloads(g)[0](1), lambda: cast(int, "x"), lambda: assert_type(3, int), lambda: assert_never(3), lambda: NewType("N", int)(3), lambda: NewType("N", int), lambda: NewType("N", int).__supertype__, lambda: TYPE_CHECKING, lambda: Base.method.__final__)

# %% parameter-specifications
attempt(lambda: P.args, lambda: P.kwargs, lambda: P.args == P.args, lambda: P.args == P.kwargs, lambda: P.args.__origin__ is P, lambda: Callable[P, int].__parameters__, lambda: Concatenate[int, P], lambda: list(Ts))

# %% aliases-of-the-library
attempt(*(lambda form=form: form for form in (Sequence[int], Iterable, Mapping[str, int], Deque[int], Counter[int], ChainMap[int, str], Pattern[str], IO[str], Awaitable[int], AsyncIterator[int], Hashable, Text, SupportsIndex, OrderedDict[int, str])))

# %% copies
import copy
import pickle
for item in (List[int], Optional[str], Callable[[int], str], Box[int], T, Union[int, str]):
    print(copy.deepcopy(item) == item, pickle.loads(pickle.dumps(item)) == item, hash(item) == hash(copy.copy(item)))

# %% syntax-of-type-parameters
#| requires = ">=3.12"
class A[X, *Y, **Z]: pass
def h[Q: int, R: (int, str)](a: Q) -> R: ...
type Alias[E] = list[E]
type Plain = int
attempt(lambda: A.__type_params__, lambda: A.__orig_bases__, lambda: A[int, str, [bool]], lambda: h.__type_params__[0].__bound__, lambda: h.__type_params__[1].__constraints__, lambda: h.__type_params__[0].__infer_variance__, lambda: Alias, lambda: Alias[int], lambda: Alias.__value__, lambda: Alias.__type_params__, lambda: Plain.__value__, lambda: Plain | str, lambda: Plain[int], lambda: Alias.__module__, lambda: TypeAliasType("W", list[T], type_params=(T,))[int])

# %% defaults-of-type-parameters
#| requires = ">=3.13"
D = TypeVar("D", default=int)
class Defaulted(Generic[T, D]): pass
class Syntax[X = int, *Y = *tuple[int, str]]: pass
attempt(lambda: D.__default__, lambda: D.has_default(), lambda: T.has_default(), lambda: T.__default__, lambda: Defaulted[int], lambda: Defaulted[int, str], lambda: Defaulted[()], lambda: Syntax.__type_params__[0].__default__, lambda: Syntax[bool], lambda: NoDefault, lambda: type(NoDefault)() is NoDefault)
