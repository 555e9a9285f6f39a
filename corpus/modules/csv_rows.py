# /// case
# topics = ["modules.library"]
# ///

import _csv, csv, io

def attempt(*steps):
    """Calls each step and prints what comes of it."""
    for step in steps:
        try:
            print(ascii(step()))
        except BaseException as error:
            print(f"{type(error).__name__}: {error}")

# %% dialects-are-checked
options = [(name, value) for name in ("delimiter", "escapechar", "quotechar", "lineterminator") for value in (None, "", "a", "ab", 1, b"a", "\n", " ", "\0", "\u1234", '"')]
options += [("quoting", value) for value in (0, 1, 2, 3, 4, 5, 6, -1, "a", None, 1.0, True, 2 ** 40)]
options += [(name, value) for name in ("doublequote", "skipinitialspace", "strict") for value in (0, 1, None, "x", [])]
attempt(*(lambda name=name, value=value: (name, value, getattr(_csv.Dialect(**{name: value}), name)) for name, value in options))
combined = [dict(quotechar=None, quoting=0), dict(quotechar=None, quoting=3), dict(delimiter=" ", skipinitialspace=True), dict(escapechar=" ", skipinitialspace=True), dict(delimiter=",", escapechar=","), dict(quotechar="x", escapechar="x"), dict(delimiter="a", lineterminator="a"), dict(lineterminator='"', quotechar='"'), dict(foo=1), dict(dialect="excel"), dict(dialect="nope"), dict(dialect=1)]
attempt(*(lambda options=options: (options, _csv.Dialect(**options).quotechar) for options in combined))

# %% dialects-are-registered
dialect = csv.get_dialect("excel")
attempt(lambda: csv.register_dialect(), lambda: csv.register_dialect(1), lambda: csv.register_dialect("a", 1, 2), lambda: csv.register_dialect("x", foo=1), lambda: csv.register_dialect("x", delimiter=";"), lambda: csv.get_dialect("x").delimiter, lambda: csv.get_dialect("nope"), lambda: csv.get_dialect([]), lambda: csv.unregister_dialect("nope"), lambda: csv.unregister_dialect("x"), csv.list_dialects, csv.get_dialect,
        lambda: csv.field_size_limit(5), lambda: csv.field_size_limit(131072), lambda: csv.field_size_limit("a"), lambda: csv.field_size_limit(1, 2), lambda: csv.field_size_limit(None), lambda: csv.field_size_limit(2 ** 70),
        lambda: setattr(dialect, "delimiter", "x"), lambda: delattr(dialect, "quoting"), lambda: setattr(dialect, "strict", "x"), lambda: dialect.__reduce__(), lambda: _csv.Dialect(dialect) is dialect, lambda: _csv.Dialect(dialect, delimiter=";") is dialect)

# %% rows-are-read
def read(lines, **options):
    reader, rows = csv.reader(lines, **options), []
    try:
        for row in reader: rows.append(row)
    except Exception as error:
        return rows, type(error).__name__, str(error), reader.line_num
    return rows, reader.line_num
texts = [["a,b,c"], [""], ["", "x"], ['a,"b,c",d\r\n'], ['"a\n', 'b",c'], ['"a'], ['"a\n'], ['a"b,c'], ['"a"b,c'], ['"a""b"'], ['"a" ,b'], ["a,b\rc"], ["a\n\n"], ["a\nb"], ["a\\,b,c"], ["a,"], [","], ["\n"], ["a\\\n", "b"], ["a\\"], ["'a,b',c"], ["a\0b"], [b"a"], [1], ['1,"2",x'], ["1.5,abc"], [',"",a'], ['"","b"\n', ",x\n"], [' a, "b"'], ['"a\\"b"'], ["\\1,2"]]
for options in [{}, dict(strict=True), dict(doublequote=False), dict(escapechar="\\"), dict(quoting=3), dict(quoting=2), dict(quoting=2, escapechar="\\"), dict(quoting=3, escapechar="\\"), dict(skipinitialspace=True), dict(quotechar="'"), dict(quoting=4), dict(quoting=5), dict(delimiter=" ", skipinitialspace=True), dict(escapechar="\\", strict=True)]:
    print(options)
    attempt(*(lambda text=text: read(text, **options) for text in texts))
csv.field_size_limit(3)
attempt(lambda: read(["abcd"]), lambda: read(['abc,"de\n', 'f"']))

# %% rows-are-written
class Shown:
    def __str__(self): return "S,s"
class Broken:
    def __str__(self): raise KeyError("b")
class Number(float):
    def __repr__(self): return "N!"
rows = [["a", "b"], ["a,b", 'c"d', "e'f"], [1, 2.5, None], [None], [""], [], ["", ""], ["a\nb", "c\rd", "e\tf"], ["\0"], [Shown()], [Broken()], [Number(1.5), 1e22, 10 ** 20], ["a b", " a"], ["x\\y"], "abc", (1, 2), 5, ['"'], ["\u1234,"], [True, b"x"], [" "], ["\r\n"], ["a", None, ""], [None, None], ["1.5"], ['a\\"b'], ["#x"]]
def write(row, options):
    stream = io.StringIO(newline="")
    return csv.writer(stream, **options).writerow(row), stream.getvalue()
for options in [{}, dict(quoting=1), dict(quoting=2), dict(quoting=3), dict(quoting=3, escapechar="\\"), dict(quoting=4), dict(quoting=5), dict(doublequote=False), dict(doublequote=False, escapechar="\\"), dict(escapechar="\\"), dict(lineterminator="!"), dict(delimiter=" "), dict(quotechar="'"), dict(quotechar=None, quoting=3), dict(lineterminator="#-"), dict(lineterminator="\n"), dict(delimiter=" ", skipinitialspace=True, quoting=3)]:
    print(options)
    attempt(*(lambda row=row: write(row, options) for row in rows))
writer = csv.writer(io.StringIO())
attempt(lambda: writer.writerows([[1], [2]]), lambda: writer.writerows(5), lambda: writer.writerows([[1], 5]), lambda: setattr(writer, "dialect", 1), csv.writer, lambda: csv.writer(1), lambda: csv.writer(io.StringIO(), "nope"), csv.reader, lambda: csv.reader(1), lambda: csv.reader([], foo=1), type(writer))
