# /// case
# topics = ["modules.library"]
# ///

import _json, json

def attempt(*steps):
    """Calls each step and prints what comes of it."""
    for step in steps:
        try:
            print(ascii(step()))
        except BaseException as error:
            print(f"{type(error).__name__}: {error}")

# %% strings-are-read
#| title = "A JSON string is read from behind its opening quote on"
attempt(*(lambda given=given: _json.scanstring(*given) for given in [
    ("abc",), (1, 1), ("abc", 0), ('abc"', 0), ('abc"', 4), ('abc"', 5), ('abc"', -1), ("a\\x\"", 0), ("a\\", 0), ("a\\u12", 0), ("a\\u12g4\"", 0),
    ("a\\ud834\\udd1e\"", 0), ("a\\ud834\\ud834\"", 0), ("a\\ud834x\"", 0), ("a\\ud834\\u12g4\"x", 0), ("a\\ud834\\u12\"", 0), ("a\nb\"", 0), ("a\nb\"", 0, False),
    ('"', 0), (b'x"', 0), ('abc"', 1.0), ('abc"', True), ('abc"', 2 ** 70), ("\\\"\\\\\\/\\b\\f\\n\\r\\t\"", 0)]))

# %% strings-are-written
for encode in (_json.encode_basestring, _json.encode_basestring_ascii):
    attempt(*(lambda text=text: encode(text) for text in ("", "abc", "\xe9\u1234\U0001f600\udc80\"\\/\b\f\n\r\t\0\x1f\x7f", 1, None, b"x")), encode, lambda: encode("a", "b"))

# %% scanner
class Context:
    strict, object_hook, object_pairs_hook, parse_float, parse_int = 1, None, None, float, int
    def parse_constant(self, text): return "constant", text
scan = _json.make_scanner(Context())
print(scan.strict, scan.object_hook, scan.object_pairs_hook, scan.parse_float, scan.parse_int, _json.make_scanner)
attempt(*(lambda text=text: scan(text, 0) for text in ["", "1", "-", "-1", "01", "1.5", "1.", "1e", "1e5", "1E+", "1E-3", "-0", "-0.0", ".5", "null", "nul", "true", "false", "NaN", "Infinity", "-Infinity", "-Inf", "[", "[]", "[ ]", "[1", "[1,", "[1,]", "[1 ,2 ]", "[1 2]", "{", "{}", "{ }", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a":1 , }', '{"a" 1}', "{a:1}", '{"a":1 "b":2}', '{"a":1,b}', '{"a":,}', "[,]", '"abc', "x", "\ufeff1", " 1", "1 ", "[1e400,-1e400]", '[[1],[2,{"a":[]}]]', "\u0663", "1" * 4400]))

# %% scanner-is-asked-wrongly
class Context: pass
context = Context()
make = _json.make_scanner
attempt(make, lambda: make(1, 2), lambda: make(ctx=context))
for name, value in [("strict", True), ("object_hook", None), ("object_pairs_hook", None), ("parse_float", float), ("parse_int", int)]:
    attempt(lambda: make(context))
    setattr(context, name, value)
context.parse_constant = None
scan = make(context=context)
attempt(scan, lambda: scan(1), lambda: scan(1, 2), lambda: scan("1", "2"), lambda: scan(string="1", idx=0), lambda: scan("1", 0, 3), lambda: scan("1", -1), lambda: scan("1", 5), lambda: setattr(scan, "strict", 0))

# %% hooks-of-a-decoder
decoder = json.JSONDecoder(object_pairs_hook=list, parse_float=lambda text: ("f", text), parse_int=lambda text: ("i", text))
attempt(lambda: decoder.decode('{"a":1,"a":2.5,"b":[1e5,-3]}'), lambda: json.loads('{"b":1,"a":{"c":3}}', object_hook=lambda found: sorted(found.items())), lambda: json.loads("[" * 100000), lambda: json.loads('{"a":' * 100000))
first, second = json.loads('[{"a key":1},{"a key":2}]')
print(list(first)[0] is list(second)[0])

# %% encoder
def default(value):
    if isinstance(value, complex): return [value.real, value.imag]
    raise TypeError(f"no {type(value).__name__}")
def make(markers=None, default=default, encoder=_json.encode_basestring, key=": ", item=", ", sort=False, skip=False, nan=True):
    return _json.make_encoder(markers, default, encoder, None, key, item, sort, skip, nan)
class I(int):
    def __repr__(self): return "I!"
class F(float):
    def __repr__(self): return "F!"
class S(str):
    def __str__(self): return "S!"
class L(list):
    def __iter__(self): return iter([9])
class D(dict):
    def items(self): return [("x", 1), ("y", 2)]
class E(dict):
    def items(self): return [["a", 1]]
class G(dict):
    def items(self): return 5
values = [None, True, False, 1, -5, 2 ** 100, 1.5, 1e22, float("inf"), -float("inf"), float("nan"), 'a"b\u1234', I(5), F(2.5), S("s"), [], (), [1, [2, (3,)]], {}, {"a": 1, "b": [{}]}, {1: 2, None: 3, True: 4, 1.5: 6, I(7): 8, F(9.5): 10, S("k"): 1}, {(1,): 2}, {b"x": 1}, L([1, 2]), L(), D(), D(a=1), E(a=1), G(a=1), 1j, [1j], {1, 2}, {"a": object()}]
attempt(*(lambda value=value: make()(value, 0)[0] for value in values))
attempt(*(lambda value=value: make(nan=False)(value, 0)[0] for value in (float("inf"), {float("nan"): 1}, F("nan"))))
attempt(*(lambda value=value, options=options: make(**options)(value, 0)[0] for value in ({"b": 1, "a": 2}, {1: 2, "a": 1}, {(1,): 2, "x": 3, "y": 4}) for options in ({"sort": True}, {"skip": True}, {"sort": True, "skip": True})))
print(type(make()(1, 0)), make(encoder=lambda text: text.upper())(["a", {"b": "c", 1: 2}], 0)[0])
attempt(lambda: make(encoder=lambda text: 1)("a", 0), lambda: make(encoder=5)("a", 0), lambda: [len(part) for part in make(item=",")([1] * 60000, 0)], make(), lambda: make()(1), lambda: make()(1, "x"), lambda: make()(obj=1, _current_indent_level=0)[0], lambda: make([]), lambda: make(key=1), lambda: make(item=b""))

# %% encoder-and-cycles
def make(markers, default=None):
    return _json.make_encoder(markers, default, _json.encode_basestring, None, ": ", ", ", False, False, True)
markers = {}
cycle = []; cycle.append(cycle)
attempt(lambda: make(markers)(cycle, 0), lambda: len(markers), markers.clear, lambda: make(None)(cycle, 0), lambda: make(markers, lambda value: value)(object(), 0), lambda: len(markers), markers.clear, lambda: make(markers, lambda value: [value.real])({"a": [1j, {}]}, 0)[0], lambda: len(markers))
values = [1, 2, 1j, 4, 5]
attempt(lambda: make(None, lambda value: values.clear())(values, 0)[0])
values = {"a": 1j, "b": 2}
attempt(lambda: make(None, lambda value: values.update(z=3, b=7))(values, 0)[0])

# %% encoder-indents
#| requires = ">=3.13"
def encode(indent, level):
    encoder = _json.make_encoder(None, lambda value: [7, []], _json.encode_basestring, indent, ": ", ",", False, True, True)
    return encoder([1, [2, (3,)], {}, [], {"a": [1, {"b": 2, "c": {}}]}, 1j, {(1,): 2}, {(1,): 2, "q": 1}], level)[0]
attempt(*(lambda indent=indent, level=level: encode(indent, level) for indent in ("  ", "", b"x", [1], 5, 2.5) for level in (0, 2, -1)))
