# /// case
# topics = ["modules.library"]
# ///

def attempt(*steps):
    """Calls each step and prints what comes of it."""
    for step in steps:
        try:
            print(repr(step()))
        except Exception as error:
            print(f"{type(error).__name__}: {error}")

# %% json
import json
attempt(*(lambda value=value: json.dumps(value) for value in (None, True, 1, 1.5, float("inf"), "é\n\"", [1, [2]], {"a": {"b": ()}}, {1: 2, None: 3, True: 4}, {(1,): 2}, {1}, object)))
attempt(*(lambda text=text: json.loads(text) for text in ("1", "-1.5e3", "\"\\u00e9\\ud83d\\ude00\"", "[1, {\"a\": null}]", "NaN", "", "[1,", "{\"a\" 1}", "01", "[1] 2", "{'a': 1}", "tru")))
print(json.dumps({"b": [1, 2], "a": {}}, indent=2, sort_keys=True), json.dumps([1, 2], separators=(",", ":")), json.dumps("é", ensure_ascii=False), json.dumps({1}, default=list))

# %% textwrap
import textwrap
text = "The quick brown fox jumps over the lazy dog, and-then-some   more.\nNext line."
print(textwrap.wrap(text, 20), textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "), textwrap.shorten(text, 25), repr(textwrap.dedent("  a\n    b\n\n  c")), repr(textwrap.indent("a\n\nb", "> ")), sep="\n")

# %% string
import string
print(string.ascii_letters, string.digits, string.punctuation, string.capwords("a  bC d"))
template = string.Template("$a ${b}c $$ $d")
attempt(lambda: template.substitute(a=1, b=2, d=3), lambda: template.substitute(a=1), lambda: template.safe_substitute(a=1), lambda: string.Template("$").substitute(), lambda: string.Formatter().format("{0} {a!r:>5}", 1, a="x"))

# %% argparse-without-a-terminal
#| title = "Help is as wide as a terminal of eighty columns where there is none"
import argparse, os
parser = argparse.ArgumentParser(prog="prog", description="Does something that takes many words to say in one line of text")
parser.add_argument("--level", type=int, default=1, help="how far it goes")
print(parser.format_help())
print(os.terminal_size((80, 24)), os.terminal_size.__mro__)
try:
    os.get_terminal_size(0)
except OSError as error:
    print(repr(error))

# %% argparse
import argparse
parser = argparse.ArgumentParser(prog="prog", exit_on_error=False, formatter_class=lambda prog: argparse.HelpFormatter(prog, width=80))
parser.add_argument("name")
parser.add_argument("-n", "--number", type=int, default=3, choices=[1, 2, 3])
parser.add_argument("-v", action="store_true")
parser.add_argument("rest", nargs="*")
attempt(lambda: parser.parse_args(["a"]), lambda: parser.parse_args(["a", "-n", "2", "-v", "b", "c"]), lambda: parser.parse_args(["a", "--number=x"]), lambda: parser.parse_args(["a", "-n", "7"]), lambda: parser.parse_known_args(["a", "--other"]))

# %% logging
import logging
import sys
logger = logging.getLogger("a.b")
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
logger.addHandler(handler)
logger.setLevel(logging.INFO)
logger.debug("not shown")
logger.info("shown %d", 1)
logger.warning("%s and %s", "a", "b")
print(logger.parent, logger.isEnabledFor(10), logging.getLevelName(30), logging.getLevelName("INFO"))

# %% unittest
import io
import unittest
class Case(unittest.TestCase):
    def test_equal(self): self.assertEqual(1, 1)
    def test_differs(self): self.assertEqual([1, 2], [1, 3])
    def test_raises(self):
        with self.assertRaises(ZeroDivisionError): 1 / 0
    @unittest.skip("why")
    def test_skipped(self): pass
    def test_error(self): raise ValueError("x")
result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Case).run(result)
print(result.testsRun, len(result.failures), len(result.errors), result.skipped[0][1])
print(result.failures[0][1].splitlines()[-1:], result.errors[0][1].splitlines()[-1])

# %% difflib
import difflib
print(list(difflib.unified_diff(["a", "b", "c"], ["a", "x", "c"], lineterm="")), difflib.get_close_matches("appel", ["ape", "apple", "peach"]), difflib.SequenceMatcher(None, "abcd", "bcde").ratio(), list(difflib.ndiff(["one"], ["ore"])))

# %% statistics
import statistics
attempt(lambda: statistics.mean([1, 2, 4]), lambda: statistics.median([3, 1, 2, 4]), lambda: statistics.stdev([1, 2, 3, 4]), lambda: statistics.mode("aab"), lambda: statistics.mean([]), lambda: statistics.quantiles([1, 2, 3, 4]), lambda: statistics.fmean([1.5, 2.5]), lambda: statistics.pvariance([1, 2]))

# %% shlex-and-fnmatch
import fnmatch
import shlex
attempt(lambda: shlex.split("a 'b c' \"d\\\"e\" f\\ g"), lambda: shlex.quote("a b"), lambda: shlex.join(["a", "b c"]), lambda: shlex.split("'a"), lambda: fnmatch.fnmatch("a.py", "*.py"), lambda: fnmatch.filter(["a", "b1"], "[b]?"))

# %% urls
import urllib.parse
attempt(lambda: urllib.parse.urlsplit("http://u:p@h:80/p;x?q=1#f"), lambda: urllib.parse.urljoin("http://a/b/c", "../d"), lambda: urllib.parse.quote("a b/é"), lambda: urllib.parse.unquote("a%20b"), lambda: urllib.parse.urlencode({"a": [1, 2], "b": "é"}, doseq=True), lambda: urllib.parse.parse_qs("a=1&a=2&b="))

# %% paths
import pathlib
path = pathlib.PurePosixPath("/a/b/../c.tar.gz")
attempt(lambda: path, lambda: path.parts, lambda: path.name, lambda: path.stem, lambda: path.suffixes, lambda: path.parent, lambda: path / "x", lambda: path.with_suffix(".txt"), lambda: path.relative_to("/a"), lambda: path.relative_to("/b"), lambda: path.match("*.gz"), lambda: pathlib.PureWindowsPath("c:\\a\\b").as_posix())

# %% dates
import datetime
day = datetime.date(2024, 2, 29)
moment = datetime.datetime(2024, 1, 2, 3, 4, 5, 6, tzinfo=datetime.timezone.utc)
attempt(lambda: day, lambda: day + datetime.timedelta(days=366), lambda: tuple(day.isocalendar()), lambda: day.strftime("%Y/%m/%d %j"), lambda: moment.isoformat(), lambda: datetime.datetime.fromisoformat("2024-01-02T03:04:05+01:00"), lambda: moment - datetime.timedelta(hours=5), lambda: datetime.timedelta(hours=25, microseconds=-1), lambda: datetime.timezone(datetime.timedelta(hours=1)), lambda: day.replace(year=2023, day=1), lambda: day < datetime.date.max)

# %% calendars
import calendar
print(calendar.isleap(2024), calendar.monthrange(2024, 2), calendar.month(2024, 2), sep="\n")

# %% decimals
import decimal
from decimal import Decimal
attempt(lambda: Decimal("1.10") + 1, lambda: Decimal(1) / 3, lambda: Decimal("1.25").quantize(Decimal("0.1")), lambda: Decimal(2).sqrt(), lambda: Decimal("NaN") == 1, lambda: Decimal("1e5").to_eng_string(), lambda: hash(Decimal("0.5")) == hash(0.5))

# %% configuration
import configparser
configuration = configparser.ConfigParser()
configuration.read_string("[a]\nx = 1\ny: %(x)s2\n[b]\nz\n" if False else "[a]\nx = 1\ny: %(x)s2\n[b]\nz = yes\n")
attempt(lambda: configuration.sections(), lambda: configuration["a"]["y"], lambda: configuration.getboolean("b", "z"), lambda: configuration.get("a", "q"), lambda: configuration.getint("a", "x"), lambda: configuration["c"])

# %% scheduling-queues-heaps
import heapq
import queue
import sched
items = queue.PriorityQueue()
for item in (3, 1, 2): items.put(item)
print([items.get() for _ in range(3)], items.empty(), heapq.nsmallest(2, [3, 1, 2]))
attempt(lambda: items.get(block=False), lambda: queue.Queue(maxsize=1).put_nowait(1))

# %% tables-of-characters
import html
import colorsys
import uuid
print(html.escape("<a & 'b'>"), html.unescape("&lt;&eacute;&#65;&nbsp;x"), colorsys.rgb_to_hsv(1, 0, 0), uuid.UUID(int=5), uuid.UUID("12345678123456781234567812345678").version)

# %% pickling
import pickle
class Point:
    def __init__(self, x): self.x = x
    def __eq__(self, other): return self.x == other.x
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    print(protocol, [pickle.loads(pickle.dumps(value, protocol)) == value for value in (1, -1 << 70, 1.5, "é", b"x", (1, [2]), {"a": {1}}, frozenset({1}), None, Point(3), len, int)])

# %% email-and-headers
import email
message = email.message_from_string("From: a@b\nSubject: =?utf-8?q?=C3=A9?=\n\nbody\n")
print(message["from"], message["subject"], message.get_payload(), message.keys(), message.get_content_type())
