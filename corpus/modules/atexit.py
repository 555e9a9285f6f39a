# /// case
# topics = ["modules.atexit"]
# ///

import atexit


def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% order
atexit.register(print, "first registered")
atexit.register(print, "second registered")
print("end of program")

# %% arguments
def function(*arguments, **keywords): print(arguments, keywords)
print(atexit.register(function, 1, a=2) is function)
@atexit.register
def decorated(): print("decorated")
for arguments in ((), (5,), (None,)):
    show(atexit.register, *arguments)

# %% unregister
def function(): print("never")
def other(): print("other")
atexit.register(function)
atexit.register(other)
atexit.register(function)
atexit.unregister(function)
print(atexit.unregister(5))
show(atexit.unregister)

# %% clear-and-run
atexit.register(print, "run now")
atexit._run_exitfuncs()
atexit.register(print, "cleared")
atexit._clear()
print(atexit._ncallbacks())

# %% exceptions
atexit.register(print, "still runs")
def failing(): raise ValueError("at exit")
atexit.register(failing)
print("end")

# %% exit-while-exiting
def exiting():
    print("exiting")
    raise SystemExit(5)
atexit.register(print, "after")
atexit.register(exiting)

# %% registering-while-running
def outer():
    print("outer")
    atexit.register(print, "registered late")
atexit.register(outer)

# %% after-an-uncaught-exception
atexit.register(print, "runs after the traceback")
raise ValueError("uncaught")
