# Runs programs that are separated by NUL, and prints what each wrote and how it ended.
import contextlib, gc, io, sys

reports = []
# What a program leaves behind may say something when it dies, after the program.
sys.stdout = io.StringIO()
for program in open(0, encoding="utf-8", newline="").read().split("\0"):
    output = io.StringIO()
    gc.enable()
    gc.set_threshold(int(sys.argv[1]))
    try:
        code = compile(program, "<program>", "exec")
    except BaseException as error:
        reports.append(f"{type(error).__name__}: {error}\ndoes not compile")
        continue
    try:
        with contextlib.redirect_stdout(output):
            exec(code, {"__name__": "__main__"})
        ending = "ok"
    except BaseException as error:
        ending = f"{type(error).__name__}: {error}"
    written = output.getvalue().replace("\0", "\\0").encode("utf-8", "backslashreplace").decode()
    reports.append(written + ending)
sys.__stdout__.buffer.write("\0".join(reports).encode())
