# /// case
# topics = ["sizes.tracemalloc"]
# section = "1.7"
# ///

# %% before-and-after
#| title = "tracemalloc before it starts, its limits, and after it stops"
import tracemalloc
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit(), tracemalloc.get_traced_memory())
for frames in (0, -1, 65536, "x", 1.5):
    try:
        tracemalloc.start(frames)
    except Exception as e:
        print(type(e).__name__, e)
try:
    tracemalloc.take_snapshot()
except RuntimeError as e:
    print(e)
tracemalloc.start(3)
tracemalloc.start(5)
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
kept = [list(range(500))]
print(tracemalloc.get_traced_memory()[0] > 4000, tracemalloc.get_tracemalloc_memory() > 0)
tracemalloc.clear_traces()
print(tracemalloc.get_object_traceback(kept))
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc.get_object_traceback(kept), tracemalloc.get_traceback_limit())

# %% where-an-object-was-made
#| title = "The traceback of an object, the outermost frame first"
import tracemalloc
tracemalloc.start(3)
def make():
    return list("abc")
made = make()
found = tracemalloc.get_object_traceback(made)
print([frame.lineno for frame in found], found.total_nframe, len(found))
print(tracemalloc.get_object_traceback(make))

# %% comparing-snapshots
#| title = "What two snapshots differ in, and that what has died is gone"
import tracemalloc
tracemalloc.start()
before = tracemalloc.take_snapshot()
kept = [bytes(10000 + n) for n in range(50)]
after = tracemalloc.take_snapshot()
most = after.compare_to(before, "lineno")[0]
print(most.traceback[0].lineno, most.size_diff > 490000, most.count_diff >= 50)
del kept
current, peak = tracemalloc.get_traced_memory()
print(peak - current > 400000)
tracemalloc.reset_peak()
current, peak = tracemalloc.get_traced_memory()
print(peak - current < 100000)
gone = tracemalloc.take_snapshot().compare_to(after, "lineno")[0]
print(gone.traceback[0].lineno, gone.size_diff < -490000)

# %% filters
#| title = "A snapshot without the lines of a file"
import tracemalloc
tracemalloc.start()
kept = [list(range(1000)) for _ in range(10)]
snapshot = tracemalloc.take_snapshot()
without = snapshot.filter_traces([tracemalloc.Filter(False, __file__)])
print(any(trace.traceback[0].filename == __file__ for trace in snapshot.traces), any(trace.traceback[0].filename == __file__ for trace in without.traces))
