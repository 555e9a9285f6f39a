# /// case
# topics = ["threads.lock"]
# section = "4.4"
# seed = "4.4"
# ///

# %% switch-interval
#| title = "The default switch interval"
import sys
print(sys.getswitchinterval())

# %% set-switch-interval
#| title = "The switch interval can be changed"
import sys
sys.setswitchinterval(0.25)
print(sys.getswitchinterval())

# %% busy-thread-yields
#| title = "A busy thread does not lock out another"
#| needs = ["threads"]
# The reference text: the lock is released at every interval, letting others run.
import threading
flag = []
t = threading.Thread(target=lambda: flag.append(1))
t.start()
while not flag:
    pass
t.join()
print("the other thread ran")

# %% released-on-blocking-io
#| title = "A thread blocked in a read lets others run"
#| needs = ["threads"]
# The reference text: released during I/O waits.
import os, threading
r, w = os.pipe()
got = []
t = threading.Thread(target=lambda: got.append(os.read(r, 5)))
t.start()
os.write(w, b"hello")
t.join()
print(got)

# %% released-on-lock-wait
#| title = "A thread waiting for an event lets others run"
#| needs = ["threads"]
# The reference text: threads work well when they mostly wait.
import threading
go, done = threading.Event(), threading.Event()
def work():
    go.wait()
    done.set()
t = threading.Thread(target=work)
t.start()
go.set()
print(done.wait(30))
t.join()

# %% counts-survive-threads
#| title = "Reference counts stay right when threads share an object"
#| needs = ["threads"]
# The reference text: the lock protects reference counting.
import sys, threading
shared = object()
n = sys.getrefcount(shared)
def churn():
    for _ in range(20000):
        a = [shared, shared]
        b = a[0]
ts = [threading.Thread(target=churn) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(sys.getrefcount(shared) - n)

# %% list-append-threads
#| title = "Appends from several threads are all kept"
#| needs = ["threads"]
# The reference text: only one thread executes bytecode at a time.
import threading
out = []
def add():
    for i in range(5000):
        out.append(i)
ts = [threading.Thread(target=add) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(len(out))

# %% multiprocessing-pool
#| title = "Pool.map"
#| topics = ["threads.processes"]
#| needs = ["processes"]
# The reference text: work is spread over separate processes.
from multiprocessing import Pool
def square(n): return n * n
if __name__ == "__main__":
    with Pool(2) as p:
        print(p.map(square, [1, 2, 3, 4]))

# %% multiprocessing-separate
#| title = "Pool workers are other processes"
#| topics = ["threads.processes"]
#| needs = ["processes"]
import os
from multiprocessing import Pool
def who(_): return os.getpid()
if __name__ == "__main__":
    with Pool(2) as p:
        print(os.getpid() in p.map(who, range(4)))

# %% processes-share-nothing
#| title = "A worker's change is not seen by the parent"
#| topics = ["threads.processes"]
#| needs = ["processes"]
# The reference text: each process has an interpreter of its own.
from multiprocessing import Process
state = []
def change(): state.append(1)
if __name__ == "__main__":
    p = Process(target=change)
    p.start()
    p.join()
    print(state, p.exitcode)

# %% process-pool-executor
#| title = "ProcessPoolExecutor.map"
#| topics = ["threads.processes"]
#| needs = ["processes"]
from concurrent.futures import ProcessPoolExecutor
def square(n): return n * n
if __name__ == "__main__":
    with ProcessPoolExecutor(2) as ex:
        print(list(ex.map(square, [1, 2, 3, 4])))

# %% default-build-has-gil
#| title = "The default build has the lock"
# The reference text: free-threading is not the default.
# Py_GIL_DISABLED is unknown to builds before 3.13.
import sysconfig
print(bool(sysconfig.get_config_var("Py_GIL_DISABLED")))

# %% is-gil-enabled
#| title = "Asking whether the lock is on"
# The reference text: a free-threaded build exists from 3.13.
# The query function is new in 3.13.
import sys
print(sys._is_gil_enabled() if hasattr(sys, "_is_gil_enabled") else "no such function")
