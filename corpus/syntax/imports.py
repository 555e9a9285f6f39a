# /// case
# topics = ["syntax-errors.imports"]
# ///

# %% from-without-import
from a

# %% from-import-nothing
from a import

# %% import-nothing
import

# %% import-trailing-comma
import a,

# %% import-from-turned
import a from b

# %% import-several-from-turned
import a, b from c

# %% from-import-trailing-comma
from a import b,

# %% from-import-trailing-comma-of-two
from a import b, c,

# %% from-import-empty-parentheses
from a import ()

# %% from-import-never-closed
from a import (b, c

# %% from-import-starred-in-parentheses
from a import (*)

# %% from-import-star-and-name
from a import *, b

# %% from-import-dotted
from a import b.c

# %% import-as-dotted
import a as b.c

# %% import-as-literal
import a as 1

# %% from-import-as-call
from a import b as c()

# %% import-as-nothing
import a as

# %% import-relative
import .a

# %% from-nothing-import
from import a

# %% from-dots-nothing
from .. import

# %% import-string
import "a"

# %% import-keyword
import class

# %% import-with-missing-comma
import a b

# %% from-import-with-missing-comma
from a import b c

# %% from-import-in-parentheses-with-missing-comma
from a import (b c)

# %% star-in-a-function
def f():
    from a import *

# %% star-in-a-class
class C:
    from a import *

# %% star-in-a-nested-function
def f():
    def g():
        from a import *

# %% future-unknown
from __future__ import flying_carpets

# %% future-braces
from __future__ import braces

# %% future-star
from __future__ import *

# %% future-late
import os
from __future__ import annotations

# %% future-in-a-function
def f():
    from __future__ import annotations

# %% future-behind-two-strings
"""Documentation."""
"more"
from __future__ import annotations

# %% future-second-unknown
from __future__ import annotations
from __future__ import nothing

# %% future-in-a-class
class C:
    from __future__ import division

# %% include
include a

# %% require
a = require("b") c

# %% future-with-a-dot
from .__future__ import anything

# %% future-behind-another-statement-in-the-line
from __future__ import division; a = 1; from __future__ import annotations

# %% future-alias
from __future__ import annotations as a, nothing as b
