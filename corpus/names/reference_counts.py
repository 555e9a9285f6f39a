# /// case
# topics = ["refcounts.getrefcount"]
# section = "2.5"
# seed = "2.5"
# ///

# %% fresh-list-two
#| title = "getrefcount of a list with one name"
from sys import getrefcount
a = []
print(getrefcount(a))

# %% second-name-three
#| title = "getrefcount after adding a name"
from sys import getrefcount
a = []
b = a
print(getrefcount(a))

# %% del-back-to-two
#| title = "getrefcount after deleting the second name"
from sys import getrefcount
a = []
b = a
del b
print(getrefcount(a))

# %% call-adds-one
#| title = "A temporary object shows only the argument reference"
from sys import getrefcount
print(getrefcount(object()))

# %% returns-int
#| title = "getrefcount returns an int"
# The reference text: the number of references.
from sys import getrefcount
print(type(getrefcount([])).__name__)

# %% counts-containers
#| title = "References from containers count as well"
# The reference text: the number of references to an object.
from sys import getrefcount
a = []
hold = {"k": a, "l": [a, (a,)]}
print(getrefcount(a))
