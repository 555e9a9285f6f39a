# Compiles each file that is listed in the file that the first argument names, and drops what comes out. Prints the seconds
# that compile() took, how many files were compiled and how many rejected, and the most memory that the process has used,
# in KiB, or 0 where the system does not tell.
import sys
import time
import warnings

warnings.simplefilter("ignore")
with open(sys.argv[1], encoding="utf-8") as file:
    paths = file.read().splitlines()
seconds = 0.0
compiled = rejected = 0
for path in paths:
    with open(path, "rb") as file:
        text = file.read()
    begin = time.perf_counter()
    try:
        compile(text, path, "exec", dont_inherit=True)
        compiled += 1
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError):
        rejected += 1
    seconds += time.perf_counter() - begin
peak = 0
try:
    with open("/proc/self/status", encoding="utf-8") as file:
        for line in file:
            if line.startswith("VmHWM:"):
                peak = int(line.split()[1])
except OSError:
    pass
print(seconds, compiled, rejected, peak)
