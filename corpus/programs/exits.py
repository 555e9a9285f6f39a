# /// case
# topics = ["exceptions.exit"]
# ///

# %% end-of-program
#| title = "A program that runs to its end"
print("done")

# %% exit-code
#| title = "An integer is the exit status"
import sys
print("leaving")
sys.exit(3)

# %% exit-none
#| title = "No argument means success"
import sys
print("leaving")
sys.exit()

# %% exit-text
#| title = "A text is written to standard error, and the status is 1"
import sys
print("leaving")
sys.exit("no such thing")

# %% exit-true
#| title = "True is an integer"
print("leaving")
raise SystemExit(True)

# %% exit-tuple
#| title = "Several arguments are one tuple, which is no integer"
print("leaving")
raise SystemExit(1, 2)

# %% exit-large
#| title = "Of a large status eight bits are left"
import sys
print("leaving")
sys.exit(256 + 7)

# %% exit-negative
#| title = "A negative status wraps around"
import sys
print("leaving")
sys.exit(-1)

# %% exit-caught
#| title = "SystemExit can be caught"
import sys
try:
    sys.exit(4)
except SystemExit as error:
    print("caught", error.code)

# %% exit-not-an-exception
#| title = "except Exception does not catch SystemExit, finally runs"
#| topics = ["exceptions.cleanup"]
import sys
try:
    sys.exit(5)
except Exception:
    print("not reached")
finally:
    print("finally")

# %% exit-in-function
#| title = "A dying program leaves its with statements and functions"
#| topics = ["exceptions.with-statement"]
class Room:
    def __enter__(self):
        print("enter")

    def __exit__(self, *details):
        print("leave", details[0].__name__, details[1].code)

def work():
    with Room():
        raise SystemExit(6)

work()

# %% exit-with-objects
#| title = "What is left at the end is finalised"
#| topics = ["lifetimes.release"]
class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)

kept = Loud("kept")
Loud("dropped")
print("end")

# %% keyboard-interrupt
#| title = "An uncaught KeyboardInterrupt"
print("before")
raise KeyboardInterrupt

# %% exit-at-once
#| title = "os._exit leaves without cleaning up"
#| topics = ["process.exit"]
import os
import sys
print("flushed")
sys.stdout.flush()
print("lost")
os._exit(3)

# %% crash
#| title = "Reading memory that is not there kills the process"
#| topics = ["process.crash"]
#| needs = ["ctypes"]
import ctypes
print("before", flush=True)
ctypes.string_at(0)

# %% flood
#| title = "A program that prints without end is stopped"
#| topics = ["process.output"]
while True:
    print("and so on, " * 100)

# %% greed
#| title = "A program that wants all memory gets MemoryError"
#| topics = ["process.memory"]
hoard = []
try:
    while True:
        hoard.append(bytearray(1 << 24))
except MemoryError as error:
    hoard.clear()
    print(type(error).__name__)
