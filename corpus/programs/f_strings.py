# /// case
# topics = ["strings.f-strings"]
# ///

# %% expressions
#| title = "What may stand between the braces"
width, value, name = 8, 3.14159, "pi"
print(f"{name}: {value:.2f}|{value:>{width}.3f}|{value!r}|{name!s:^{width}}|{name!a}")
print(f"{value = :.1f}, {name=}, { width = }")
print(f"{{literal}} {[n * n for n in range(3)]} {(lambda n: n + 1)(1)} {name if width else value}")
print(f"{'nested ' + f'{name!r:>6}'}" f" and {'joined'}")

# %% bad-format
#| title = "A format that the type does not know"
print(f"{5:>4}|")
print(f"{'text':d}")

# %% failing-expression
#| title = "An expression of an f-string that fails, and where the marks stand"
#| topics = ["tracebacks.columns"]
values = [1, 2]
print(f"{values[0]} and {values[1]}")
print(f"{values[0]} and {values[5]} and {values[1]}")

# %% unformattable
#| title = "A format for an object without one"
class Plain:
    def __repr__(self):
        return "<plain>"

print(f"{Plain()} {Plain()!r:>10}")
print(f"{Plain():>10}")

# %% own-format
#| title = "__format__ must give a string"
class Money:
    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        return f"{self.amount:.2f} {spec}" if spec else self.amount

print(f"{Money(3):EUR}")
print(f"{Money(3)}")

# %% undefined-name
#| title = "A name that does not exist"
print(f"{len('abc')}")
print(f"{lenght('abc')}")
