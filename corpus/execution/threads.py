# /// case
# topics = ["threads.locks"]
# section = "4.4"
# ///

# %% lock-methods
#| title = "What acquire and release of a lock answer and refuse"
import _thread
lock = _thread.allocate_lock()
for arguments in [(), (True, 0), (False,), (False, 1), (True, -2), (True, 1e30), (1, 2, 3), (True, "x"), (True, 0.01)]:
    try:
        print(arguments, lock.acquire(*arguments))
    except Exception as e:
        print(arguments, type(e).__name__, e)
lock.release()
try:
    lock.release()
except RuntimeError as e:
    print(e)
for arguments in [(True, 1e10), (True, 10**10), (True, float("nan")), (True, None)]:
    try:
        print(arguments, lock.acquire(*arguments))
    except Exception as e:
        print(arguments, type(e).__name__, e)
print(lock.locked(), _thread.TIMEOUT_MAX, isinstance(lock, _thread.LockType))

# %% recursive-lock
#| title = "A recursive lock counts for its owner alone"
#| needs = ["threads"]
import _thread
lock = _thread.RLock()
try:
    lock.release()
except RuntimeError as e:
    print(e)
print(lock.acquire(), lock.acquire(False), lock.acquire(True, 1), lock.acquire(timeout=0.1), lock._is_owned())
try:
    lock.acquire(False, 1)
except ValueError as e:
    print(e)
done = _thread.allocate_lock()
done.acquire()
def other():
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    print(lock.acquire(False), lock._is_owned())
    done.release()
_thread.start_new_thread(other, ())
done.acquire()
state = lock._release_save()
print(state[0], len(state), lock._is_owned())
lock._acquire_restore(state)
print(lock._is_owned())

# %% start-new-thread
#| title = "Starting a thread with wrong arguments"
import _thread
def run(): pass
for arguments in [(), (1,), (run,), (run, 1), (1, ()), (run, (), 1), (run, (), {}, 4)]:
    try:
        _thread.start_new_thread(*arguments)
    except TypeError as e:
        print(e)

# %% arguments-of-a-thread
#| title = "A thread gets arguments by position and by name"
#| needs = ["threads"]
import _thread
done = _thread.allocate_lock()
done.acquire()
def run(a, b, *rest, key):
    print(a, b, rest, key)
    done.release()
_thread.start_new_thread(run, (1, 2, 3), {"key": 4})
done.acquire()

# %% exception-in-a-bare-thread
#| title = "An exception that ends a bare thread is reported, SystemExit is not"
#| needs = ["threads"]
import _thread, sys, time
said = []
sys.unraisablehook = lambda what: said.append((what.exc_type.__name__, str(what.exc_value), what.err_msg and what.err_msg.split(" <")[0], what.object))
def bad(): 1 / 0
def leave(): raise SystemExit(3)
_thread.start_new_thread(leave, ())
_thread.start_new_thread(bad, ())
while not said:
    time.sleep(0.001)
print(said[0][:3], said[0][3] in (None, bad), len(said))

# %% stack-size
#| title = "stack_size answers the old size and refuses small ones"
import _thread
print(_thread.stack_size())
for size in (1, -1, 32768, 100000, 0):
    try:
        print(size, _thread.stack_size(size))
    except ValueError as e:
        print(size, e)

# %% handles
#| title = "A thread handle before, while and after its thread runs"
#| needs = ["threads"]
#| requires = ">=3.13"
import _thread
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
handle = _thread._ThreadHandle()
for f in [lambda: handle.ident, handle.is_done, handle._set_done, handle.join, lambda: handle.join("x"), lambda: handle.join(-1)]:
    attempt(f)
start = _thread.start_joinable_thread
for f in [start, lambda: start(1), lambda: start(attempt, 2)]:
    attempt(f)
print(start(lambda: None, handle=handle) is handle, handle.join(), handle.is_done())
for f in [lambda: start(attempt, handle=handle), handle._set_done, lambda: handle.join(1e30), lambda: handle.join(-5), lambda: handle.join("x")]:
    attempt(f)
gate = _thread.allocate_lock()
gate.acquire()
own = []
def run():
    gate.acquire()
    attempt(own[0].join)
own.append(start(run))
attempt(lambda: own[0].join(0.01))
attempt(own[0].is_done)
gate.release()
own[0].join()
attempt(lambda: _thread._make_thread_handle("x"))
made = _thread._make_thread_handle(5)
print(made.ident, made.is_done(), made._set_done(), made.is_done(), made.join(), made)

# %% exit-and-count
#| title = "exit raises SystemExit; a count of the threads that run"
import _thread
print(_thread._count())
try:
    _thread.exit()
except SystemExit as e:
    print(repr(e))

# %% local
#| title = "A local has other attributes in each thread, and calls __init__ in each"
#| needs = ["threads"]
import threading
class Local(threading.local):
    made = 0
    def __init__(self, *arguments, **named):
        self.given = (arguments, named)
        Local.made += 1
    def show(self):
        return self.given
local = Local(1, k=2)
local.x = 5
def look():
    print(local.given, hasattr(local, "x"), local.show(), local.__dict__)
    local.x = 6
    del local.given
    print(local.__dict__)
thread = threading.Thread(target=look)
thread.start()
thread.join()
print(local.x, Local.made, local.__dict__)
for wrong in [lambda: setattr(local, "__dict__", {}), lambda: threading.local(1), lambda: threading.local(a=1),
              lambda: threading.local().missing, lambda: delattr(local, "missing")]:
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)

# %% local-dies-with-thread
#| title = "What a thread keeps in a local dies with the thread"
#| needs = ["threads"]
import threading
class Noisy:
    def __del__(self):
        print("gone")
local = threading.local()
def keep():
    local.kept = Noisy()
    print("kept")
thread = threading.Thread(target=keep)
thread.start()
thread.join()
print(hasattr(local, "kept"))

# %% local-without-attribute-access
#| title = "A local that only dead threads have looked at"
#| needs = ["threads"]
import threading, weakref
class Thing: pass
local = threading.local()
seen = []
def keep():
    local.thing = Thing()
    seen.append(weakref.ref(local.thing))
for _ in range(3):
    thread = threading.Thread(target=keep)
    thread.start()
    thread.join()
print([reference() for reference in seen])

# %% threading-excepthook
#| title = "threading.excepthook hears of what ends a thread"
#| needs = ["threads"]
import sys, threading
def bad():
    raise ValueError("boom")
def run(target, name):
    thread = threading.Thread(target=target, name=name)
    thread.start()
    thread.join()
run(sys.exit, "leaves")
def hook(what):
    print(what.exc_type.__name__, what.exc_value, what.thread.name, type(what).__name__, what.exc_traceback is not None)
threading.excepthook = hook
run(bad, "bad")
run(sys.exit, "leaves")
for given in (1, (ValueError, None, None, None)):
    try:
        threading.__excepthook__(given)
    except TypeError as e:
        print(e)
for count in (3, 4, 5):
    try:
        print(threading.ExceptHookArgs(range(count)))
    except TypeError as e:
        print(e)

# %% threading-excepthook-prints
#| title = "What the exception of a thread prints"
#| needs = ["threads"]
import io, sys, threading
def bad():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("boom") from e
sys.stderr = io.StringIO()
thread = threading.Thread(target=bad, name="Bad")
thread.start()
thread.join()
for line in sys.stderr.getvalue().splitlines():
    if not line.startswith(" "):
        print(line)

# %% threading-thread
#| title = "A Thread before, while and after it runs"
#| needs = ["threads"]
import threading
gate = threading.Event()
thread = threading.Thread(target=gate.wait, name="waits")
try:
    thread.join()
except RuntimeError as e:
    print(e)
print(thread.is_alive(), thread.ident, thread)
thread.start()
print(thread.is_alive(), thread.join(0.01), thread.is_alive(), threading.active_count(), sorted(t.name for t in threading.enumerate()))
for f in (thread.start, threading.current_thread().join):
    try:
        f()
    except RuntimeError as e:
        print(e)
gate.set()
thread.join()
print(thread.is_alive(), threading.active_count(), thread.ident == threading.main_thread().ident)

# %% synchronisation
#| title = "Barrier, Condition, Semaphore, Timer and Event between threads"
#| needs = ["threads"]
import threading
barrier = threading.Barrier(3)
out = []
def meet(number):
    barrier.wait()
    out.append(number)
threads = [threading.Thread(target=meet, args=(number,)) for number in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(sorted(out))
condition, items = threading.Condition(), []
def consume():
    with condition:
        while not items:
            condition.wait()
        print("got", items.pop())
consumer = threading.Thread(target=consume)
consumer.start()
with condition:
    items.append(1)
    condition.notify()
consumer.join()
semaphore = threading.BoundedSemaphore(2)
print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(timeout=0.01), semaphore.release(2))
try:
    semaphore.release()
except ValueError as e:
    print(e)
timer = threading.Timer(0.01, print, ["timer"])
timer.start()
timer.join()
print(threading.Event().wait(0.01))

# %% queues
#| title = "Queues hand things from thread to thread"
#| needs = ["threads"]
import queue, threading
q = queue.Queue(2)
def produce():
    for number in range(5):
        q.put(number)
    q.put(None)
threading.Thread(target=produce).start()
print(list(iter(q.get, None)))
simple = queue.SimpleQueue()
threading.Thread(target=simple.put, args=("x",)).start()
print(simple.get())
for get in (lambda: simple.get(timeout=0.01), lambda: simple.get(False), lambda: q.get(timeout=0.01)):
    try:
        get()
    except queue.Empty as e:
        print(repr(e))

# %% executor
#| title = "A pool of threads maps, submits and reports"
#| needs = ["threads"]
from concurrent.futures import ThreadPoolExecutor, as_completed
with ThreadPoolExecutor(3) as pool:
    print(list(pool.map(lambda n: n * n, range(10))))
    futures = [pool.submit(pow, 2, k) for k in range(5)]
    print(sorted(future.result() for future in as_completed(futures)))
    print(repr(pool.submit(lambda: 1 / 0).exception()))
try:
    pool.submit(print)
except RuntimeError as e:
    print(e)

# %% recursion
#| title = "A thread has a recursion of its own"
#| needs = ["threads"]
import sys, threading
def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
results = []
thread = threading.Thread(target=lambda: results.append(depth()))
thread.start()
thread.join()
print(results[0] > 900, results[0] <= sys.getrecursionlimit())

# %% shared-generator
#| title = "A generator that runs in one thread refuses another"
#| needs = ["threads"]
import threading
inside, go_on = threading.Event(), threading.Event()
def numbers():
    inside.set()
    go_on.wait()
    yield 1
generator = numbers()
results = []
thread = threading.Thread(target=lambda: results.append(next(generator)))
thread.start()
inside.wait()
for use in (lambda: next(generator), generator.close, lambda: generator.throw(KeyError)):
    try:
        use()
    except ValueError as e:
        print(e)
go_on.set()
thread.join()
print(results)

# %% exceptions-apart
#| title = "The exception that is handled is the thread's own"
#| needs = ["threads"]
import sys, threading
def look():
    print(sys.exc_info())
    try:
        raise KeyError
    except KeyError as e:
        print(e.__context__)
try:
    1 / 0
except ZeroDivisionError:
    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    print(sys.exc_info()[0])

# %% context-apart
#| title = "A thread begins with an empty context"
#| needs = ["threads"]
import contextvars, threading
variable = contextvars.ContextVar("variable", default="default")
variable.set("main")
def look():
    print(variable.get())
    variable.set("thread")
thread = threading.Thread(target=look)
thread.start()
thread.join()
print(variable.get())
thread = threading.Thread(target=contextvars.copy_context().run, args=(look,))
thread.start()
thread.join()

# %% frames-of-others
#| title = "The frame of a thread that waits can be looked at"
#| needs = ["threads"]
import sys, threading
started, gate = threading.Event(), threading.Event()
def wait(a=5):
    local = "hello"
    started.set()
    gate.wait()
thread = threading.Thread(target=wait)
thread.start()
started.wait()
frame = sys._current_frames()[thread.ident]
names = []
while frame:
    names.append(frame.f_code.co_name)
    if frame.f_code is wait.__code__:
        print(dict(frame.f_locals), frame.f_lineno - wait.__code__.co_firstlineno)
        kept = frame
    frame = frame.f_back
print(names[-4:])
gate.set()
thread.join()
print(dict(kept.f_locals), kept.f_back.f_code.co_name)

# %% finalizer-in-thread
#| title = "A finalizer runs in the thread that lets go"
#| needs = ["threads"]
import threading
class Noisy:
    def __del__(self):
        print(threading.current_thread().name)
def make():
    noisy = Noisy()
thread = threading.Thread(target=make, name="maker")
thread.start()
thread.join()
noisy = Noisy()
del noisy

# %% cycles-in-threads
#| title = "The collector finds the cycles of all threads"
#| needs = ["threads"]
import gc, threading
class Node: pass
def work():
    for _ in range(2000):
        node = Node()
        node.me = node
threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
gc.collect()
print(sum(isinstance(thing, Node) for thing in gc.get_objects()))

# %% interrupt-main
#| title = "interrupt_main reaches the main thread"
#| needs = ["threads"]
import _thread, signal, threading, time
ready = []
def later():
    while not ready:
        time.sleep(0.001)
    time.sleep(0.01)
    _thread.interrupt_main()
threading.Thread(target=later).start()
try:
    ready.append(True)
    while True:
        pass
except KeyboardInterrupt as e:
    print(repr(e))
signal.signal(signal.SIGINT, lambda number, frame: print("handler", number, frame is not None))
thread = threading.Thread(target=_thread.interrupt_main)
thread.start()
thread.join()
_thread.interrupt_main()
for number in (0, 65, "x", 1.5):
    try:
        _thread.interrupt_main(number)
    except Exception as e:
        print(type(e).__name__, e)
signal.signal(signal.SIGINT, signal.SIG_IGN)
_thread.interrupt_main()
def set_handler():
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    except ValueError as e:
        print(e)
thread = threading.Thread(target=set_handler)
thread.start()
thread.join()

# %% end-of-the-interpreter
#| title = "The interpreter waits for threads, but not for daemons, before its exit functions"
#| needs = ["threads"]
import atexit, threading, time
def late():
    time.sleep(0.05)
    print("late thread ends")
atexit.register(print, "exit function")
threading._register_atexit(print, "exit function of module threading")
threading.Thread(target=late).start()
threading.Thread(target=threading.Event().wait, daemon=True).start()
print("main program ends")

# %% shutdown-fails
#| title = "What module threading raises at the end"
import threading
def fail():
    raise ValueError("not now")
threading._shutdown = fail

# %% many-threads
#| title = "Many threads take turns"
#| needs = ["threads"]
import threading
count, lock = 0, threading.Lock()
def add():
    global count
    for _ in range(500):
        with lock:
            count += 1
threads = [threading.Thread(target=add) for _ in range(20)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(count)

# %% interrupted-loop
#| title = "An interrupt of an empty loop is raised inside the loop"
#| needs = ["threads"]
#| requires = ">=3.13"
# Before 3.13 the loop's end lies outside of the try statement.
import _thread, threading, time
ready = []
def later():
    while not ready:
        time.sleep(0.001)
    time.sleep(0.05)
    _thread.interrupt_main()
threading.Thread(target=later).start()
ready.append(True)
try:
    while True: pass
except KeyboardInterrupt as e:
    print(e.__traceback__.tb_lineno)

# %% sockets
#| title = "A thread that waits for a socket lets others run"
#| needs = ["threads"]
import select, socket, threading
a, b = socket.socketpair()
got = []
thread = threading.Thread(target=lambda: got.append(a.recv(10)))
thread.start()
b.sendall(b"hello")
thread.join()
print(got)
thread = threading.Thread(target=lambda: got.append([[s is a for s in ready] for ready in select.select([a], [], [], 10)]))
thread.start()
b.sendall(b"again")
thread.join()
print(got[1])
a.recv(10)
a.settimeout(0.01)
thread = threading.Thread(target=threading.Event().wait, daemon=True)
thread.start()
try:
    a.recv(1)
except TimeoutError as e:
    print(e)

# %% asyncio-to-thread
#| title = "asyncio waits for a thread"
#| needs = ["threads"]
import asyncio, threading
async def main():
    names = await asyncio.gather(*(asyncio.to_thread(pow, 2, n) for n in range(4)), asyncio.sleep(0.01, "slept"))
    print(names, await asyncio.to_thread(lambda: threading.current_thread() is threading.main_thread()))
asyncio.run(main())
