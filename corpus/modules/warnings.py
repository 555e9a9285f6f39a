# /// case
# topics = ["modules.warnings"]
# ///

import warnings


def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% catching
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("plain")
    warnings.warn("with class", DeprecationWarning)
    warnings.warn(RuntimeWarning("instance"))
    warnings.warn("level", stacklevel=2)
for warning in caught:
    print(warning.category.__name__, warning.message, warning.lineno > 0, type(warning.message).__name__, warning.source, warning.line)
print(type(caught[0]).__name__)

# %% actions
def warn(text="text"): warnings.warn(text, UserWarning)
for action in ("error", "ignore", "always", "default", "module", "once"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter(action)
        for _ in range(3):
            try:
                warn()
            except UserWarning as error:
                print("raised", error)
        print(action, len(caught))

# %% filters
with warnings.catch_warnings(record=True) as caught:
    warnings.resetwarnings()
    warnings.filterwarnings("ignore", message="skip")
    warnings.filterwarnings("error", category=DeprecationWarning)
    warnings.filterwarnings("always", category=UserWarning, append=True)
    warnings.warn("skip this")
    warnings.warn("do not skip")
    try:
        warnings.warn("old", DeprecationWarning)
    except DeprecationWarning as error:
        print("error", error)
    print([str(warning.message) for warning in caught], len(warnings.filters))

# %% wrong-arguments
for arguments in ((), (1,), (None,), ("a", 5), ("a", int), ("a", "UserWarning"), ("a", UserWarning, "x")):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        show(warnings.warn, *arguments)
for arguments in (("wrong",), ("error", 5), ("error", "", int), ("error", "", UserWarning, 5), ("error", "", UserWarning, "", -1)):
    show(warnings.filterwarnings, *arguments)
show(warnings.simplefilter, "wrong")
show(warnings.simplefilter, "error", lineno=-1)

# %% showwarning
def showwarning(message, category, filename, lineno, file=None, line=None):
    print("shown", message, category.__name__, lineno > 0)
with warnings.catch_warnings():
    warnings.simplefilter("always")
    warnings.showwarning = showwarning
    warnings.warn("a")

# %% formatwarning
print(warnings.formatwarning("message", UserWarning, "file.py", 5, line="the line"), end="")
print(warnings.formatwarning("message", DeprecationWarning, "no such file", 5))

# %% explicit
registry = {}
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("default")
    for _ in range(2):
        warnings.warn_explicit("text", UserWarning, "file.py", 10, module="m", registry=registry)
    print(len(caught), caught[0].filename, caught[0].lineno, [key for key in registry if key != "version"])
show(warnings.warn_explicit, "a", int, "f", 1)

# %% stack-level
def inner(): warnings.warn("deep", stacklevel=2)
def outer(): inner()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    outer()
    first = outer.__code__.co_firstlineno
    print(caught[0].lineno - first)

# %% once-per-location
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("default")
    for number in range(3):
        warnings.warn("same place")
        warnings.warn(f"other text {number}")
    print(len(caught))

# %% catch-with-arguments
with warnings.catch_warnings(record=True, action="always") as caught:
    warnings.warn("x")
print(len(caught))
manager = warnings.catch_warnings()
print(repr(manager))
show(manager.__exit__)
with manager: pass
def again():
    with manager: pass
show(again)

# %% categories
for category in (Warning, UserWarning, DeprecationWarning, SyntaxWarning, RuntimeWarning, FutureWarning, PendingDeprecationWarning, ImportWarning, UnicodeWarning, BytesWarning, ResourceWarning, EncodingWarning):
    print(category.__name__, category.__mro__[1].__name__)

# %% deprecated-decorator
#| requires = ">=3.13"
@warnings.deprecated("use other")
def old(): return 5
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(old(), old.__deprecated__)
    print([(warning.category.__name__, str(warning.message)) for warning in caught])
