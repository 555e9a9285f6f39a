# /// case
# topics = ["statements.try"]
# ///

import sys


def show(function, *arguments):
    """The result of a call, and what is handled before and after it."""
    try:
        print(f"{function.__name__}{arguments}: {function(*arguments)!r}")
    except BaseException as error:
        chain = []
        while error is not None:
            chain.append(repr(error))
            error = error.__context__
        print(f"{function.__name__}{arguments}: {' <- '.join(chain)}")
    assert sys.exception() is None


# %% order-of-clauses
def function(kind):
    print("start", end=" ")
    try:
        print("try", end=" ")
        if kind:
            raise kind
    except LookupError as error:
        print("lookup", end=" ")
    except (TypeError, ValueError):
        print("type or value", end=" ")
    except Exception:
        print("other", end=" ")
    else:
        print("else", end=" ")
    finally:
        print("finally", end=" ")
    return "end"

for kind in None, KeyError, IndexError("i"), TypeError, UnicodeError, OSError, KeyboardInterrupt:
    show(function, kind)

# %% return-in-each-place
def in_try():
    try:
        return "try"
    finally:
        print("finally", end=" ")

def in_except():
    try:
        1 / 0
    except ZeroDivisionError:
        return "except"
    finally:
        print("finally", end=" ")

def in_else():
    try:
        pass
    except ValueError:
        pass
    else:
        return "else"
    finally:
        print("finally", end=" ")

def in_finally():
    try:
        return "try"
    finally:
        return "finally"

def in_finally_after_raise():
    try:
        raise ValueError
    finally:
        return "swallowed"

def in_finally_after_except():
    try:
        raise ValueError
    except ValueError:
        raise TypeError
    finally:
        return "swallowed"

def value_is_kept():
    value = "old"
    try:
        return value
    finally:
        value = "new"

def list_is_changed():
    value = []
    try:
        return value
    finally:
        value.append(1)

for function in in_try, in_except, in_else, in_finally, in_finally_after_raise, in_finally_after_except, value_is_kept, list_is_changed:
    show(function)

# %% break-and-continue
def breaking(where):
    log = []
    for i in range(3):
        try:
            log.append(("try", i))
            if where == "try":
                break
            if where in ("except", "finally"):
                raise ValueError
        except ValueError:
            log.append("except")
            if where == "except":
                break
        else:
            if where == "else":
                break
        finally:
            log.append("finally")
            if where == "finally":
                break
    else:
        log.append("loop else")
    return log

def continuing(where):
    log = []
    for i in range(2):
        try:
            if where == "try":
                continue
            if where != "else":
                raise ValueError
        except ValueError:
            if where == "except":
                continue
            if where == "finally":
                raise
        else:
            continue
        finally:
            log.append("finally")
            if where == "finally":
                continue
        log.append("after")
    else:
        log.append("loop else")
    return log

for where in "try", "except", "else", "finally", "nowhere":
    show(breaking, where)
    show(continuing, where)

# %% raise-in-each-place
def function(places):
    try:
        if "t" in places:
            raise ValueError("try")
    except ValueError:
        if "x" in places:
            raise TypeError("except")
    else:
        if "e" in places:
            raise KeyError("else")
    finally:
        if "f" in places:
            raise OSError("finally")
    return "end"

for places in "", "t", "tx", "tf", "txf", "e", "ef", "f":
    show(function, places)

# %% nested-finally
def function(how):
    log = []
    try:
        try:
            try:
                if how == "raise":
                    raise ValueError("inner")
                return log
            finally:
                log.append(1)
        finally:
            log.append(2)
            if how == "swallow":
                return log
    finally:
        log.append(3)
        if how == "raise again":
            raise KeyError("outer")

for how in "return", "raise", "swallow", "raise again":
    show(function, how)

# %% exception-being-handled
def current():
    return type(sys.exception()).__name__

print(current())
try:
    raise ValueError
except ValueError:
    print(current())
    try:
        print(current())
        raise TypeError
    except TypeError:
        print(current())
    print(current())
    try:
        pass
    finally:
        print(current())
    def function():
        print(current())
        try:
            raise KeyError
        except KeyError:
            print(current())
        print(current())
    function()
    [print(current()) for _ in [1]]
else:
    print("never")
finally:
    print(current())
try:
    try:
        raise ValueError
    finally:
        print(current())
except ValueError:
    pass
print(current())

# %% exception-being-handled-in-generators
def current():
    return type(sys.exception()).__name__

def generator():
    print("start", current())
    try:
        yield 1
        raise KeyError
    except KeyError:
        print("handling", current())
        yield 2
        print("still", current())
    print("after", current())
    yield 3

steps = generator()
try:
    raise ValueError
except ValueError:
    next(steps)
    print(current())
next(steps)
print(current())
try:
    raise OSError
except OSError:
    next(steps)
    print(current())

# %% bare-raise
def reraise():
    raise

show(reraise)
def function():
    try:
        raise ValueError("first")
    except ValueError:
        reraise()
show(function)
def function():
    try:
        raise ValueError("first")
    except ValueError:
        try:
            raise TypeError("second")
        except TypeError:
            pass
        raise
show(function)
def function():
    try:
        raise ValueError("first")
    except ValueError:
        try:
            raise TypeError("second")
        finally:
            raise
show(function)
def function():
    try:
        raise ValueError("first")
    finally:
        raise
show(function)
def function():
    try:
        pass
    finally:
        raise
show(function)

# %% name-of-the-exception
def function():
    error = "before"
    try:
        raise ValueError("text")
    except ValueError as error:
        print(repr(error))
    return error
show(function)
error = "before"
try:
    raise ValueError
except ValueError as error:
    pass
print("error" in globals())
class Class:
    try:
        raise ValueError
    except ValueError as error:
        kept = error
    print("error" in locals(), repr(kept))
def function():
    try:
        raise ValueError("x")
    except ValueError as first:
        try:
            raise TypeError("y")
        except TypeError as first:
            pass
        return first
show(function)

# %% name-of-the-exception-shared
def function():
    def read():
        return error
    try:
        raise ValueError("shared")
    except ValueError as error:
        print(repr(read()))
    return read()
show(function)
def function():
    global outer
    try:
        raise ValueError("global")
    except ValueError as outer:
        print("outer" in globals())
    return "outer" in globals()
show(function)

# %% handlers-are-evaluated-when-needed
def trace(value):
    print("asked for", value.__name__)
    return value

for kind in None, KeyError, ValueError, OSError:
    try:
        if kind:
            raise kind
    except trace(KeyError):
        print("key")
    except (trace(ValueError), trace(TypeError)):
        print("value or type")
    except trace(Exception):
        print("any")

# %% wrong-handlers
def function(handler):
    try:
        raise ValueError("original")
    except handler:
        return "caught"
for handler in (ValueError, Exception, BaseException, object, 1, None, "ValueError", ValueError(), (), (ValueError,), (TypeError,), (1,), (ValueError, 1), (TypeError, (ValueError,)),
                ((),), [ValueError], {ValueError}, int, type, lambda: 1):
    try:
        print(function(handler))
    except BaseException as error:
        print(type(error).__name__, error, "<-", repr(error.__context__))

# %% wrong-handlers-without-exception
#| title = "What except is given is looked at only when there is an exception"
try:
    print("fine")
except 1:
    pass
except undefined:
    pass

# %% subclass-check-is-not-asked
class Meta(type):
    def __subclasscheck__(cls, subclass):
        print("subclass check")
        return True
    def __instancecheck__(cls, instance):
        print("instance check")
        return True

class Strange(Exception, metaclass=Meta):
    pass

try:
    try:
        raise ValueError("real")
    except Strange:
        print("caught")
except ValueError as error:
    print(repr(error))
print(issubclass(int, Strange), isinstance(1, Strange))

# %% bases-changed
class A(Exception):
    pass
class B(A):
    pass
class C(B, KeyError):
    pass
for kind in A, B, C:
    for handler in KeyError, A, B, LookupError:
        try:
            raise kind("x")
        except handler as error:
            print(handler.__name__, "catches", repr(error))
        except Exception as error:
            print(handler.__name__, "does not catch", repr(error))

# %% context
def chain(error):
    seen = []
    while error is not None and error not in seen:
        seen.append(error)
        error = error.__context__
    return seen
try:
    try:
        raise ValueError(1)
    except ValueError as first:
        try:
            raise TypeError(2)
        except TypeError as second:
            raise first
except ValueError as error:
    print(chain(error))
try:
    try:
        raise ValueError(1)
    except ValueError as first:
        raise first
except ValueError as error:
    print(chain(error))
try:
    try:
        raise ValueError(1)
    except ValueError:
        raise KeyError(2) from None
except KeyError as error:
    print(chain(error), error.__cause__, error.__suppress_context__)
try:
    try:
        raise ValueError(1)
    except ValueError as first:
        raise KeyError(2) from OSError(3)
except KeyError as error:
    print(chain(error), repr(error.__cause__), error.__suppress_context__)

# %% loops-in-handlers
def function():
    total = 0
    for i in range(5):
        try:
            if i % 2:
                raise ValueError(i)
            total += i
        except ValueError as error:
            for j in range(error.args[0]):
                try:
                    if j == 2:
                        break
                    total += 100
                finally:
                    total += 1000
    return total
show(function)

# %% while-with-finally
def function():
    count = 0
    while True:
        try:
            count += 1
            if count < 3:
                continue
            return count
        finally:
            if count == 3:
                break
    return "broken out", count
show(function)

# %% yield-in-finally
def generator():
    try:
        yield 1
    finally:
        yield 2
        print("cleaned")
print(list(generator()))
steps = generator()
next(steps)
print(next(steps))
steps = generator()
next(steps)
try:
    steps.close()
except RuntimeError as error:
    print(error)

# %% star-basic
def function(*members):
    log = []
    try:
        raise ExceptionGroup("group", members)
    except* ValueError as group:
        log.append(("value", group.exceptions))
    except* (TypeError, KeyError) as group:
        log.append(("type or key", group.exceptions))
    else:
        log.append("else")
    finally:
        print("finally", end=" ")
    return log
show(function, ValueError(1))
show(function, ValueError(1), TypeError(2), ValueError(3), KeyError(4))
show(function, OSError(1), TypeError(2))
show(function, ExceptionGroup("inner", [ValueError(1), TypeError(2)]), ValueError(3))

# %% star-naked-exception
def function(error):
    log = []
    try:
        if error:
            raise error
    except* ValueError as group:
        log.append(("value", repr(group), group.message))
    except* OSError as group:
        log.append(("os", repr(group)))
    return log
for error in None, ValueError(1), UnicodeError(2), OSError(3), KeyError(4), KeyboardInterrupt(5):
    show(function, error)

# %% star-leftovers
def tree(error):
    if isinstance(error, BaseExceptionGroup):
        return type(error).__name__, error.message, [tree(member) for member in error.exceptions]
    return repr(error)

def attempt(raised, *handlers):
    try:
        try:
            raise raised
        except* handlers[0]:
            print("first", end=" ")
        except* handlers[1:]:
            print("second", end=" ")
    except BaseException as error:
        print(tree(error), error is raised)
    else:
        print("nothing left")

group = ExceptionGroup("outer", [ValueError(1), ExceptionGroup("inner", [TypeError(2), ValueError(3)]), OSError(4)])
attempt(group, ValueError)
attempt(group, TypeError, OSError)
attempt(group, KeyError)
attempt(group, ValueError, TypeError, OSError)
attempt(group, Exception)
attempt(BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError()]), ValueError)
attempt(BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError()]), KeyboardInterrupt)
attempt(KeyError("naked"), ValueError)
attempt(KeyError("naked"), KeyError)

# %% star-raising-inside
def tree(error):
    if isinstance(error, BaseExceptionGroup):
        return error.message, [tree(member) for member in error.exceptions]
    return repr(error)

def function(first, second):
    try:
        raise ExceptionGroup("group", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError as group:
        if first:
            raise first
    except* TypeError:
        if second == "reraise":
            raise
        if second:
            raise second

for first in None, KeyError("a"), ExceptionGroup("new", [KeyError("b")]):
    for second in None, "reraise", IndexError("c"):
        try:
            function(first, second)
        except BaseException as error:
            print(tree(error), "<-", error.__context__ and tree(error.__context__), [m.__context__ and tree(m.__context__) for m in error.exceptions])

# %% star-raising-alone
def function(raised):
    try:
        raise ExceptionGroup("group", [ValueError(1)])
    except* ValueError:
        raise raised
for raised in KeyError(1), ExceptionGroup("new", [OSError(2)]):
    try:
        function(raised)
    except* Exception as error:
        print(repr(error), [repr(m) for m in error.exceptions])
try:
    try:
        raise ValueError("naked")
    except* ValueError:
        raise
except Exception as error:
    print(repr(error))

# %% star-reraising-the-part
#| title = "Raising the matched part again merges it with what is left"
try:
    try:
        raise ExceptionGroup("group", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError as part:
        raise
    except* TypeError as part:
        raise part
except ExceptionGroup as error:
    print(repr(error), repr(error.__context__))

# %% star-wrong-handlers
def function(raised, handler):
    try:
        raise raised
    except* handler:
        print("caught", end=" ")
    return "end"
for raised in ValueError(1), ExceptionGroup("group", [ValueError(1)]):
    for handler in ExceptionGroup, BaseExceptionGroup, (ValueError, ExceptionGroup), 1, None, object, (ValueError, 1), (), [ValueError]:
        try:
            print(function(raised, handler))
        except BaseException as error:
            print(type(error).__name__, error, "<-", repr(error.__context__))

# %% star-nested
def tree(error):
    if isinstance(error, BaseExceptionGroup):
        return error.message, [tree(member) for member in error.exceptions]
    return repr(error)

try:
    try:
        raise ExceptionGroup("outer", [ValueError(1), TypeError(2)])
    except* ValueError as outer:
        try:
            raise ExceptionGroup("second", [KeyError(3), OSError(4)])
        except* KeyError as inner:
            print(tree(inner), tree(outer), tree(inner.__context__))
except ExceptionGroup as error:
    print(tree(error))
    print([tree(m) for m in error.exceptions], [m.__context__ and tree(m.__context__) for m in error.exceptions])

# %% star-name-is-deleted
try:
    raise ExceptionGroup("group", [ValueError(1)])
except* ValueError as group:
    print(repr(sys.exception()))
print("group" in globals(), sys.exception())

# %% star-keeps-notes-and-cause
cause = OSError("cause")
original = ExceptionGroup("group", [ValueError(1), TypeError(2)])
original.add_note("note")
try:
    try:
        raise original from cause
    except* ValueError as part:
        print(part.__notes__, part.__cause__ is cause, part.__traceback__ is original.__traceback__, part.__context__)
        part.add_note("of the part")
except ExceptionGroup as rest:
    print(rest.__notes__, rest.__cause__ is cause, rest is original)
print(original.__notes__)

# %% star-with-derive
class Special(ExceptionGroup):
    def derive(self, members):
        print("derive", self.message, len(members))
        return Special(self.message + "!", members)

try:
    try:
        raise Special("group", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError as part:
        print(repr(part))
    except* TypeError as part:
        print(repr(part))
except Exception as rest:
    print(repr(rest))

# %% star-in-loop
def function():
    for i in range(3):
        try:
            raise ExceptionGroup("group", [ValueError(i)])
        except* ValueError as group:
            for member in group.exceptions:
                if member.args == (1,):
                    break
            else:
                print("no break", i)
            yield i
list(function()) == [0, 1, 2] and print("done")
