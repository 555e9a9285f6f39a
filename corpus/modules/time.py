# /// case
# topics = ["modules.time"]
# ///

import time


def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, repr(result))


# %% gmtime
for seconds in (0, -1.5, 1e9, 951782400, -62135596800, 253402300799):
    print(tuple(time.gmtime(seconds)))
for seconds in ("a", [], 1e30, float("nan"), 2**60):
    show(time.gmtime, seconds)
show(time.gmtime, 1, 2)
print(time.localtime(0)[:3], time.gmtime(0).tm_zone, time.gmtime(0).tm_gmtoff)

# %% struct-time
for arguments in ((), (1,), ((1, 2),), (range(9),), (range(11),), (range(12),), ("abcdefghi",), (range(9), {}), (range(9), 5), (range(9), {"tm_zone": "X"})):
    show(time.struct_time, *arguments)
moment = time.struct_time(range(9))
print(moment.tm_year, moment.tm_zone, moment[0:2], moment == tuple(range(9)), hash(moment) == hash(tuple(range(9))), moment.n_fields, moment.n_sequence_fields)
print(moment.__reduce__())
show(setattr, moment, "tm_year", 1)
show(lambda: type("D", (time.struct_time,), {}))

# %% mktime
for moment in (time.gmtime(10**9), (2000, 1, 1, 0, 0, 0, 0, 0, 0), (2000, 13, 45, 30, 70, 90, 0, 0, -1), (1969, 12, 31, 23, 59, 59, 0, 0, 0), 5, (1,), ("a",) * 9):
    show(time.mktime, moment)

# %% asctime-and-ctime
show(time.asctime, time.gmtime(0))
show(time.asctime, (2000, 0, 0, 0, 0, 0, 0, 0, 0))
show(time.asctime, (2000, 13, 1, 0, 0, 0, 0, 1, 0))
show(time.ctime, 0)
show(time.ctime, 1.9)
show(time.ctime, "a")

# %% strftime-directives
moment = time.gmtime(1_000_000_000)
for letter in "aAbBcdHIjmMpSUwWxXyYzZ%CDeFgGhnrRtTuV":
    print(letter, repr(time.strftime("%" + letter, moment)))

# %% strftime-weeks-around-new-year
for year in range(1998, 2011):
    for month, day in ((1, 1), (12, 31)):
        moment = time.gmtime(time.mktime((year, month, day, 0, 0, 0, 0, 0, 0)))
        print(time.strftime("%Y %j %U %W %G %V %g", moment))

# %% strftime-errors
for arguments in ((1,), (), ("%Y", (1,)), ("%Y", (2000, 13, 1, 0, 0, 0, 0, 1, 0)), ("%Y", (2000, 1, 32, 0, 0, 0, 0, 1, 0)), ("%H", (2000, 1, 1, 24, 0, 0, 0, 1, 0)), ("%a", (2000, 1, 1, 0, 0, 61, -2, 1, 0)), ("%j", (2000, 1, 1, 0, 0, 61, 0, 367, 0)), ("%Y", (2000, 1, 1, 0, 0, 61, 8, 1, 0)), ("", time.gmtime(0)), ("text é", time.gmtime(0))):
    show(time.strftime, *arguments)

# %% strptime
for text, layout in (("2001-02-03", "%Y-%m-%d"), ("x", "%Y"), ("2001 5", "%Y"), ("2001", "%Q"), ("12 PM", "%I %p"), ("Mon 5", "%a %d"), ("60", "%y"), ("366 2000", "%j %Y")):
    show(time.strptime, text, layout)
show(time.strptime, "Sat Feb  3 00:00:00 2001")
show(time.strptime, 1)

# %% clocks
print(time.time() > 1e9, time.time_ns() > 10**18, time.monotonic() <= time.monotonic(), time.perf_counter_ns() <= time.perf_counter_ns(), time.process_time() >= 0, time.thread_time() >= 0)
for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
    info = time.get_clock_info(name)
    print(name, info.implementation, info.monotonic, info.adjustable)
show(time.get_clock_info, "other")
show(time.get_clock_info, 1)
print(type(time.clock_gettime(time.CLOCK_MONOTONIC)).__name__, type(time.clock_gettime_ns(time.CLOCK_REALTIME)).__name__)
show(time.clock_gettime, 99)

# %% sleep
print(time.sleep(0), time.sleep(0.001))
for seconds in (-1, -0.5, "a", None, float("nan"), 1e100):
    show(time.sleep, seconds)
show(time.sleep)

# %% zone
print(time.timezone, time.altzone, time.daylight, time.tzname, time.tzset())
