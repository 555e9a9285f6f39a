# /// case
# topics = ["syntax-errors.statements"]
# ///

# %% try-alone
try:
    a = 1
b = 2

# %% try-at-the-end
try:
    a = 1

# %% try-without-colon
try
    a = 1
except:
    pass

# %% except-without-colon
try:
    pass
except
    pass

# %% except-type-without-colon
try:
    pass
except ValueError
    pass

# %% except-as-without-colon
try:
    pass
except ValueError as error
    pass

# %% except-two-types
try:
    pass
except ValueError, TypeError:
    pass

# %% except-two-types-as
try:
    pass
except ValueError, TypeError as error:
    pass

# %% except-old-style
try:
    pass
except ValueError, error:
    pass

# %% except-as-an-attribute
try:
    pass
except ValueError as a.b:
    pass

# %% except-as-a-literal
try:
    pass
except ValueError as 1:
    pass

# %% except-as-nothing
try:
    pass
except ValueError as:
    pass

# %% except-default-not-last
try:
    pass
except:
    pass
except ValueError:
    pass

# %% except-default-twice
try:
    pass
except:
    pass
except:
    pass

# %% except-star-without-type
try:
    pass
except*:
    pass

# %% except-star-without-type-and-colon
try:
    pass
except*
    pass

# %% except-star-two-types
try:
    pass
except* ValueError, TypeError:
    pass

# %% except-and-except-star
try:
    pass
except ValueError:
    pass
except* TypeError:
    pass

# %% except-star-and-except
try:
    pass
except* ValueError:
    pass
except TypeError:
    pass

# %% except-star-and-bare-except
try:
    pass
except* ValueError:
    pass
except:
    pass

# %% break-in-except-star
for a in b:
    try:
        pass
    except* ValueError:
        break

# %% continue-in-except-star
for a in b:
    try:
        pass
    except* ValueError:
        continue

# %% return-in-except-star
def f():
    try:
        pass
    except* ValueError:
        return 1

# %% else-without-except
try:
    pass
else:
    pass

# %% else-behind-finally
try:
    pass
finally:
    pass
else:
    pass

# %% except-behind-finally
try:
    pass
finally:
    pass
except ValueError:
    pass

# %% except-behind-else
try:
    pass
except ValueError:
    pass
else:
    pass
except TypeError:
    pass

# %% finally-twice
try:
    pass
finally:
    pass
finally:
    pass

# %% finally-without-colon
try:
    pass
finally
    pass

# %% except-without-try
except ValueError:
    pass

# %% finally-without-try
finally:
    pass

# %% catch
try:
    pass
catch ValueError:
    pass

# %% error-in-the-block
try:
    a = 1 2
except:
    pass

# %% block-in-one-line-without-except
try: a = 1

# %% dedented-except
def f():
    try:
        pass
except:
    pass
