"""Judges an implementation of Python: runs every program and compares what it shows with what CPython showed.

    python3 judge.py expectations/3.13.0.jsonl -- PROGRAM ARGUMENT… {file}

Needs nothing but a Python 3.8 or later to run this script; {file} becomes the path of the program, and stands at the end
where it is left out. The exit code is 0 if nothing differs, 1 if something does, 2 if the run was not possible.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ADDRESS = re.compile(rb"at 0x([0-9a-fA-F]{6,})")
MOST_OUTPUT = 1 << 20


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("expectations", type=pathlib.Path, help="what a CPython showed, a file of the folder expectations")
    parser.add_argument("--cells", default="", help="only cells whose id contains this")
    parser.add_argument("--without", action="append", default=[], metavar="NEED", help="skip cells that need this: ctypes, threads, processes")
    parser.add_argument("--library", help="the folder of the standard library, which some programs show")
    parser.add_argument("--timeout", type=float, default=10, metavar="SECONDS", help="what a program may take")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="programs at a time")
    parser.add_argument("command", nargs="+", help="the implementation, and its arguments")
    options = parser.parse_args()
    options.command = shutil.which(options.command[0]) and options.command
    if not options.command:
        parser.error("the command cannot be found")
    with open(HERE / "cells.jsonl", encoding="utf-8") as file:
        cells = {cell["id"]: cell for cell in map(json.loads, file)}
    try:
        with open(options.expectations, encoding="utf-8") as file:
            heading, *expectations = map(json.loads, file)
    except OSError as error:
        parser.error(f"{error.filename}: {error.strerror}")
    chosen = [
        (cells[expected["id"]], expected)
        for expected in expectations
        if options.cells in expected["id"] and not set(cells[expected["id"]].get("needs", ())) & set(options.without)
    ]
    counts = {"equal": 0, "differs": 0, "poisoned": 0}
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for (cell, expected), facets in zip(chosen, pool.map(lambda pair: judge(*pair, options), chosen)):
            verdict = "differs" if "differs" in facets.values() else "equal" if "equal" in facets.values() else "poisoned"
            counts[verdict] += 1
            if verdict == "differs":
                names = [facet for facet, verdict in facets.items() if verdict == "differs"]
                print(f"{cell['id']} differs in {', '.join(names)} ({cell['program']})")
    skipped = len(expectations) - len(chosen)
    print(f"CPython {heading['python_version']} of {len(chosen)} cells: {counts}, {skipped} not looked at")
    return 1 if counts["differs"] else 0


def judge(cell, expected, options):
    """The verdict on each facet: equal, differs or poisoned."""
    with tempfile.TemporaryDirectory() as folder:
        # As the program sees it, without symbolic links.
        folder = os.path.realpath(folder)
        file = os.path.join(folder, "case.py")
        shutil.copyfile(HERE / cell["program"], file)
        outcome, stdout, stderr = run(options, folder, file)
        own = {"<<directory>>": folder, "<<executable>>": options.command[0]}
    if options.library:
        own["<<library>>"] = options.library

    def shown(text):
        data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")
        for stand_in, value in own.items():
            data = data.replace(stand_in.encode(), os.fsencode(value))
        return number_addresses(data)

    facets = {"outcome": (expected.get("outcome"), outcome)}
    recorded = expected.get("stdout", "")
    recorded = bytes.fromhex(recorded["hexadecimal"]) if isinstance(recorded, dict) else recorded
    facets["stdout"] = (shown(recorded), number_addresses(stdout))
    last = (expected.get("exception") or [None])[-1]
    if last and not last.get("members"):
        colon = ": " if last["message"] else ""
        line = shown(last["type_name"] + colon + last["message"])
        facets["exception"] = (line, line if line in number_addresses(stderr).splitlines() else None)
    left_out = expected.get("left_out", {})
    return {
        facet: "poisoned" if facet in left_out else "equal" if one == other else "differs"
        for facet, (one, other) in facets.items()
    }


def run(options, folder, file):
    """The outcome in the form of the expectations, and both streams."""
    command = [part.replace("{file}", file) for part in options.command]
    if command == options.command:
        command.append(file)
    environment = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr, start_new_session=True
        )
        try:
            code = process.wait(options.timeout)
            outcome = {"kind": "exited", "code": code} if code >= 0 else {"kind": "signaled", "signal": -code}
        except subprocess.TimeoutExpired:
            outcome = {"kind": "timed-out"}
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()
        texts = []
        for stream in (stdout, stderr):
            stream.seek(0)
            texts.append(stream.read(MOST_OUTPUT + 1))
        if any(len(text) > MOST_OUTPUT for text in texts):
            outcome = {"kind": "output-limit"}
    return (outcome, *texts)


def number_addresses(data):
    seen = {}
    return ADDRESS.sub(lambda match: b"at 0x#%d" % seen.setdefault(match[1], len(seen) + 1), data)


if __name__ == "__main__":
    sys.exit(main())
