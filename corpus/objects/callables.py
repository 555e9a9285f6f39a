# /// case
# topics = ["objects.callables"]
# section = "1.6"
# seed = "1.6"
# ///

# %% int-instance-not-callable
#| title = "callable() on an int"
x = int(1212.3)
print(x, callable(x))

# %% int-class-callable
#| title = "callable() on the class int"
# The reference text: True, as calling it creates instances.
print(callable(int), int("5"))

# %% builtin-callable
#| title = "callable() on a built-in function"
print(callable(len), type(len).__name__)

# %% lambda-callable
#| title = "callable() on a lambda"
print(callable(lambda: 1))

# %% class-callable
#| title = "callable() on a user class"
class C: pass
print(callable(C), type(C()).__name__)

# %% plain-instance-not-callable
#| title = "callable() on an instance without __call__"
# The reference text: only objects implementing __call__ are callable.
class C: pass
print(callable(C()))

# %% instance-with-call
#| title = "callable() on an instance whose class has __call__"
class W:
    def __call__(self): return 42
print(callable(W()))

# %% calling-instance
#| title = "Calling such an instance runs __call__"
class W:
    def __call__(self): return 42
obj = W()
print(obj())

# %% call-must-be-on-class
#| title = "__call__ counts only on the class"
# The reference text: an object is callable if its class defines __call__.
class C: pass
c = C()
c.__call__ = lambda: 1
print(callable(c))

# %% calling-non-callable
#| title = "Calling a non-callable"
# The reference text: calling makes sense only for callables.
x = 1212
try:
    x()
except TypeError as e:
    print(f"{type(e).__name__}: {e}")

# %% class-as-decorator
#| title = "A class with __call__ works as a decorator"
# The reference text: class-based decorators rely on __call__.
class Twice:
    def __init__(self, fn): self.fn = fn
    def __call__(self, *a): return self.fn(*a) * 2
@Twice
def add(a, b): return a + b
print(add(2, 3), type(add).__name__)
