# /// case
# topics = ["functions.signatures"]
# ///

import builtins


def show(name):
    """What a built-in function says of itself."""
    function = getattr(builtins, name)
    print(function, type(function).__name__)
    print(function.__name__, function.__qualname__, function.__module__, function.__self__)
    print(function.__text_signature__)
    for attribute in ("__dict__", "__defaults__", "__code__", "__wrapped__", "__get__"):
        print(attribute, hasattr(function, attribute))


# %% __build_class__
#| title = "Attributes of __build_class__"
show("__build_class__")

# %% __import__
#| title = "Attributes of __import__"
show("__import__")

# %% abs
#| title = "Attributes of abs"
show("abs")

# %% all
#| title = "Attributes of all"
show("all")

# %% any
#| title = "Attributes of any"
show("any")

# %% ascii
#| title = "Attributes of ascii"
show("ascii")

# %% bin
#| title = "Attributes of bin"
show("bin")

# %% breakpoint
#| title = "Attributes of breakpoint"
show("breakpoint")

# %% callable
#| title = "Attributes of callable"
show("callable")

# %% chr
#| title = "Attributes of chr"
show("chr")

# %% compile
#| title = "Attributes of compile"
show("compile")

# %% delattr
#| title = "Attributes of delattr"
show("delattr")

# %% dir
#| title = "Attributes of dir"
show("dir")

# %% divmod
#| title = "Attributes of divmod"
show("divmod")

# %% eval
#| title = "Attributes of eval"
show("eval")

# %% exec
#| title = "Attributes of exec"
show("exec")

# %% format
#| title = "Attributes of format"
show("format")

# %% getattr
#| title = "Attributes of getattr"
show("getattr")

# %% globals
#| title = "Attributes of globals"
show("globals")

# %% hasattr
#| title = "Attributes of hasattr"
show("hasattr")

# %% hash
#| title = "Attributes of hash"
show("hash")

# %% hex
#| title = "Attributes of hex"
show("hex")

# %% id
#| title = "Attributes of id"
show("id")

# %% input
#| title = "Attributes of input"
show("input")

# %% isinstance
#| title = "Attributes of isinstance"
show("isinstance")

# %% issubclass
#| title = "Attributes of issubclass"
show("issubclass")

# %% iter
#| title = "Attributes of iter"
show("iter")

# %% aiter
#| title = "Attributes of aiter"
show("aiter")

# %% len
#| title = "Attributes of len"
show("len")

# %% locals
#| title = "Attributes of locals"
show("locals")

# %% max
#| title = "Attributes of max"
show("max")

# %% min
#| title = "Attributes of min"
show("min")

# %% next
#| title = "Attributes of next"
show("next")

# %% anext
#| title = "Attributes of anext"
show("anext")

# %% oct
#| title = "Attributes of oct"
show("oct")

# %% ord
#| title = "Attributes of ord"
show("ord")

# %% pow
#| title = "Attributes of pow"
show("pow")

# %% print
#| title = "Attributes of print"
show("print")

# %% repr
#| title = "Attributes of repr"
show("repr")

# %% round
#| title = "Attributes of round"
show("round")

# %% setattr
#| title = "Attributes of setattr"
show("setattr")

# %% sorted
#| title = "Attributes of sorted"
show("sorted")

# %% sum
#| title = "Attributes of sum"
show("sum")

# %% vars
#| title = "Attributes of vars"
show("vars")

# %% open
#| title = "Attributes of open"
show("open")
