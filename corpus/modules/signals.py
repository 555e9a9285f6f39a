# /// case
# topics = ["modules.signal"]
# ///

# %% handlers
#| title = "What signal and getsignal answer and refuse"
import signal
print([signal.getsignal(n) for n in (signal.SIGINT, signal.SIGPIPE, signal.SIGXFSZ, signal.SIGTERM, signal.SIGUSR1)])
def handler(number, frame):
    print("handler", number, frame.f_code.co_name, frame.f_lineno)
print(signal.signal(signal.SIGUSR1, handler))
print(signal.getsignal(signal.SIGUSR1) is handler)
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler, signal.getsignal(signal.SIGUSR1))
signal.raise_signal(signal.SIGUSR1)
for arguments in [(0, handler), (65, handler), (-1, handler), (signal.SIGKILL, handler), (signal.SIGSTOP, signal.SIG_IGN),
                  (signal.SIGUSR1, None), (signal.SIGUSR1, 2), ("x", handler), (signal.SIGUSR1,)]:
    try:
        print(signal.signal(*arguments))
    except Exception as e:
        print(arguments[0], type(e).__name__, e)

# %% sent-to-itself
#| title = "A signal that a process sends itself is handled before kill returns"
import os, signal
def handler(number, frame):
    seen.append((signal.Signals(number).name, frame.f_code.co_name))
def send(number):
    os.kill(os.getpid(), number)
    print(seen)
seen = []
for number in (signal.SIGUSR1, signal.SIGUSR2, signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, handler)
    send(number)
print(os.kill(os.getpid(), 0))
for arguments in [(os.getpid(), 999), (os.getpid(), -1), ("x", 1)]:
    try:
        os.kill(*arguments)
    except Exception as e:
        print(type(e).__name__, e)

# %% interrupt
#| title = "SIGINT raises KeyboardInterrupt where the program stands, and finally blocks run"
import os, signal
def work():
    try:
        os.kill(os.getpid(), signal.SIGINT)
        print("not reached")
    finally:
        print("finally")
try:
    work()
except KeyboardInterrupt as e:
    print(repr(e), e.args)
signal.signal(signal.SIGINT, lambda number, frame: print("own", number))
work()
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    work()
except KeyboardInterrupt:
    print("again")

# %% uncaught-interrupt
#| title = "An uncaught KeyboardInterrupt from a signal ends the process by that signal"
import os, signal
try:
    os.kill(os.getpid(), signal.SIGINT)
finally:
    print("finally", flush=True)

# %% default-action
#| title = "A signal without a handler ends the process"
import os, signal
print("before", flush=True)
try:
    os.kill(os.getpid(), signal.SIGTERM)
finally:
    print("not reached")

# %% timers
#| title = "A timer interrupts a loop as often as it was told to"
import signal
count = 0
def handler(number, frame):
    global count
    count += 1
    if count == 3:
        print(signal.setitimer(signal.ITIMER_REAL, 0)[1])
signal.signal(signal.SIGALRM, handler)
print(signal.setitimer(signal.ITIMER_REAL, 0.01, 0.005))
while count < 3:
    pass
print(count, signal.getitimer(signal.ITIMER_REAL))
signal.setitimer(signal.ITIMER_REAL, 1000, 7)
left, interval = signal.getitimer(signal.ITIMER_REAL)
print(990 < left <= 1000, interval)
print(signal.alarm(50) > 990, 40 < signal.alarm(0) <= 50, signal.alarm(0))
for arguments in [(99, 1), (signal.ITIMER_REAL, -1), (signal.ITIMER_REAL, "x"), (signal.ITIMER_REAL,)]:
    try:
        signal.setitimer(*arguments)
    except Exception as e:
        print(type(e).__name__, e, isinstance(e, OSError))
print(signal.ItimerError, signal.ItimerError.__mro__)

# %% exception-from-handler
#| title = "What a handler raises comes out of the loop, the sleep and the read that it interrupts"
import os, signal, time
class TimeOut(Exception):
    pass
def handler(number, frame):
    raise TimeOut(number)
signal.signal(signal.SIGALRM, handler)
reader, writer = os.pipe()
def loop():
    while True:
        pass
for wait in (loop, lambda: time.sleep(30), lambda: os.read(reader, 1), lambda: open(reader, "rb", closefd=False).read(1)):
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    try:
        wait()
    except TimeOut as e:
        print("timed out", e, e.__context__)

# %% calls-go-on
#| title = "A handler that returns lets the call that it interrupts go on (PEP 475)"
import os, signal, threading, time
reader, writer = os.pipe()
signal.signal(signal.SIGALRM, lambda number, frame: os.write(writer, b"woken"))
signal.setitimer(signal.ITIMER_REAL, 0.02)
print(os.read(reader, 10))
begin = time.monotonic()
signal.setitimer(signal.ITIMER_REAL, 0.02)
time.sleep(0.1)
print(time.monotonic() - begin >= 0.1, os.read(reader, 10))
event = threading.Event()
signal.signal(signal.SIGALRM, lambda number, frame: event.set())
signal.setitimer(signal.ITIMER_REAL, 0.02)
print(event.wait(30))

# %% pause
#| title = "pause returns after a handler, and not after an ignored signal"
import signal
seen = []
signal.signal(signal.SIGALRM, lambda number, frame: seen.append(number))
signal.setitimer(signal.ITIMER_REAL, 0.02)
print(signal.pause(), seen)

# %% wakeup-descriptor
#| title = "The numbers of signals are written to the wakeup descriptor"
import os, signal, socket
reader, writer = socket.socketpair()
for number in (1000, writer.fileno()):
    try:
        signal.set_wakeup_fd(number)
    except (OSError, ValueError) as e:
        print(type(e).__name__, str(e).replace(str(writer.fileno()), "N"))
writer.setblocking(False)
print(signal.set_wakeup_fd(writer.fileno()))
signal.signal(signal.SIGUSR1, lambda number, frame: print("handled"))
os.kill(os.getpid(), signal.SIGUSR1)
print(reader.recv(10))
print(signal.set_wakeup_fd(-1) == writer.fileno(), signal.set_wakeup_fd(-1))
os.kill(os.getpid(), signal.SIGUSR1)

# %% asynchronous
#| title = "asyncio hears of signals, and an interrupt cancels its main task"
import asyncio, os, signal
async def hear():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.add_signal_handler(signal.SIGUSR2, future.set_result, "heard")
    loop.call_later(0.01, os.kill, os.getpid(), signal.SIGUSR2)
    print(await future, loop.remove_signal_handler(signal.SIGUSR2), loop.remove_signal_handler(signal.SIGUSR2))
asyncio.run(hear())
async def wait():
    asyncio.get_running_loop().call_later(0.01, os.kill, os.getpid(), signal.SIGINT)
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError:
        print("cancelled")
        raise
try:
    asyncio.run(wait())
except KeyboardInterrupt as e:
    print("interrupted", e.args)

# %% in-threads
#| title = "Handlers run on the main thread, and only it can set them"
import os, signal, threading
def handler(number, frame):
    print(threading.current_thread() is threading.main_thread())
signal.signal(signal.SIGUSR1, handler)
def work():
    try:
        signal.signal(signal.SIGUSR1, handler)
    except ValueError as e:
        print(e)
    try:
        signal.set_wakeup_fd(-1)
    except ValueError as e:
        print(e)
    os.kill(os.getpid(), signal.SIGUSR1)
thread = threading.Thread(target=work)
thread.start()
thread.join()
