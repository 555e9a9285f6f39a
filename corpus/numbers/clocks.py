# /// case
# topics = ["numbers.time"]
# ///

import time

def attempt(shown, action):
    try:
        print(shown, repr(action()))
    except Exception as error:
        print(shown, f"{type(error).__name__}: {error}")

# %% types
for name in ("time", "monotonic", "perf_counter", "process_time", "time_ns", "monotonic_ns", "perf_counter_ns", "process_time_ns"):
    function = getattr(time, name)
    value = function()
    print(name, type(value).__name__, value > 0, function() >= value)
    attempt(name, lambda: function(1))

# %% sleep
print(time.sleep(0), time.sleep(0.0), time.sleep(False))
for duration in (-1, -0.5, "1", None, 1j, float("nan"), 2**70):
    attempt(repr(duration), lambda: time.sleep(duration))
attempt("none", lambda: time.sleep())
attempt("two", lambda: time.sleep(0, 0))

# %% gmtime
for seconds in (0, 1, 86399, 86400, 951782400, 1700000000, 1.9, -1, -0.5, 2**31, 253402300799, None):
    if seconds is not None:
        attempt(repr(seconds), lambda: time.gmtime(seconds))
print(type(time.gmtime(None)).__name__, type(time.gmtime()).__name__)
for seconds in ("0", [], 2**70, float("nan"), float("inf"), 1j):
    attempt(repr(seconds), lambda: time.gmtime(seconds))

# %% struct-time
moment = time.gmtime(1700000000)
print(moment, tuple(moment), len(moment), moment[0], moment[-1], moment[:3])
print(moment.tm_year, moment.tm_mon, moment.tm_mday, moment.tm_hour, moment.tm_min, moment.tm_sec, moment.tm_wday, moment.tm_yday, moment.tm_isdst, moment.tm_zone, moment.tm_gmtoff)
print(moment == tuple(moment), moment.n_fields, moment.n_sequence_fields, moment.n_unnamed_fields, time.struct_time(range(9)))
attempt("short", lambda: time.struct_time((1, 2)))
attempt("no sequence", lambda: time.struct_time(5))

# %% strftime
moment = time.gmtime(1700000000)
for code in "aAbBcdHIjmMpSUwWxXyYZ%":
    print(code, repr(time.strftime("%" + code, moment)))
print(time.strftime("%Y-%m-%d %H:%M:%S", (2024, 2, 29, 12, 30, 45, 3, 60, 0)), repr(time.strftime("", moment)))
for bad in ((1, 2), "text", None, (2024, 13, 1, 0, 0, 0, 0, 1, 0), (2024, 1, 32, 0, 0, 0, 0, 1, 0), (2024, 1, 1, 25, 0, 0, 0, 1, 0), (2024, 1, 1, 0, 60, 0, 0, 1, 0), (2024, 1, 1, 0, 0, 62, 0, 1, 0)):
    attempt(repr(bad), lambda: time.strftime("%Y", bad))

# %% asctime
for moment in (time.gmtime(0), time.gmtime(1700000000), (2024, 2, 9, 2, 3, 4, 4, 40, 0)):
    print(time.asctime(moment))
attempt("short", lambda: time.asctime((1, 2)))
attempt("number", lambda: time.asctime(5))

# %% localtime-in-utc
print(tuple(time.localtime(1700000000)) == tuple(time.gmtime(1700000000)), time.ctime(0), time.ctime(1700000000), time.timezone, time.altzone, time.daylight, time.tzname)

# %% mktime
print(time.mktime((2024, 2, 29, 12, 0, 0, 0, 0, 0)), time.mktime(time.localtime(1700000000)), time.mktime((2023, 14, 35, 25, 61, 61, 0, 0, -1)))
attempt("short", lambda: time.mktime((1, 2)))

# %% strptime
print(time.strptime("2024-02-29 12:30:45", "%Y-%m-%d %H:%M:%S"))
attempt("mismatch", lambda: time.strptime("2024", "%Y-%m"))

# %% clock-info
for name in ("time", "monotonic", "perf_counter", "process_time"):
    information = time.get_clock_info(name)
    print(name, information.adjustable, information.monotonic, type(information.resolution).__name__)
attempt("unknown", lambda: time.get_clock_info("sundial"))
