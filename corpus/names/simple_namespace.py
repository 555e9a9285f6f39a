# /// case
# topics = ["namespaces.simple"]
# section = "2.4"
# seed = "2.4"
# ///

# %% repr
#| title = "repr of a SimpleNamespace"
from types import SimpleNamespace
ns = SimpleNamespace()
ns.host = "localhost"
ns.port = 8080
print(ns)

# %% attribute
#| title = "Attribute access on a SimpleNamespace"
from types import SimpleNamespace
ns = SimpleNamespace()
ns.host = "localhost"
print(repr(ns.host))

# %% dict
#| title = "__dict__ of a SimpleNamespace"
from types import SimpleNamespace
ns = SimpleNamespace()
ns.host = "localhost"
ns.port = 8080
print(ns.__dict__)

# %% keywords
#| title = "A SimpleNamespace can be filled by keywords"
# The reference text: a clean attribute-based namespace.
from types import SimpleNamespace
print(SimpleNamespace(port=1, host="h"))

# %% bare-class-works-too
#| title = "A bare class gives the same attribute access"
# The reference text: equivalent to a bare class.
class NS: pass
ns = NS()
ns.host = "localhost"
print(ns.host, ns.__dict__)

# %% bare-class-no-eq
#| title = "Instances of a bare class compare by identity"
# The reference text: comparing by attributes is what SimpleNamespace adds to a bare class.
class NS: pass
a, b = NS(), NS()
a.x = b.x = 1
print(a == b, a == a)

# %% eq
#| title = "Namespaces with the same attributes are equal"
# The reference text: equality compares the attributes.
from types import SimpleNamespace as N
print(N(a=1, b=2) == N(b=2, a=1), N(a=1) == N(a=2), N(a=1) is N(a=1))

# %% bare-class-repr-less-useful
#| title = "A bare instance shows neither name nor value"
# The reference text: SimpleNamespace has a useful repr.
class NS: pass
ns = NS()
ns.host = "localhost"
print("localhost" in repr(ns), repr(ns).startswith("<__main__.NS object at "))

# %% location-in-types
#| title = "SimpleNamespace comes from types"
import types
print(types.SimpleNamespace.__name__, types.SimpleNamespace.__module__)
