# /// case
# topics = ["programs.breadth"]
# ///

def attempt(*sources):
    """Evaluates each source and prints what it gives or how it fails."""
    for source in sources:
        try:
            print(source, "=>", ascii(eval(source)))
        except Exception as error:
            print(source, "->", type(error).__name__, str(error).encode("ascii", "backslashreplace").decode())

# %% object-and-type
attempt("object() == object()", "object().__class__", "object.__subclasshook__(1)", "type('X', (), {'a': 1})().a",
        "type(1, 2)", "type('X', (int, str), {})", "type('X', (bool,), {})", "type.__call__(int, '12')", "object.__new__(int)",
        "object.__reduce_ex__(object(), 2)[0].__name__", "int.mro()", "type.mro(bool)", "object().__format__('x')", "type('A\0', (), {})",
        "bool.__bases__", "type(type)(type).__name__", "object.__init__(1, 2)", "object().__dir__() == dir(object())", "(int | None).__args__",
        "type('X', (), {'__slots__': ['a', 'a b']})", "type('X', (), dict(__slots__='a', a=1))", "None.__class__()", "type(...)()", "type(None)(1)")

# %% ints
attempt("int.from_bytes(b'\\xff\\x00', 'little', signed=True)", "(1000).to_bytes(1, 'big')", "(-5).to_bytes(2, byteorder='big', signed=True)", "(255).to_bytes()",
        "int(' -0b101 ', 0)", "int('0_1')", "int('zz', 36)", "int('9', 8)", "int(b'12')", "int('١٢')", "int('1' * 5000)", "int(12.9), int(-12.9)", "int(float('nan'))", "int(1e400)",
        "-7 // 2, -7 % 2, divmod(7, -2), divmod(-7, -2)", "pow(3, -1, 7), pow(2, 100, 13), pow(2, -2)", "pow(2, 3, 0)", "1 << -1", "(-1) >> 100", "2 ** 200 % 10 ** 9",
        "round(12345, -2), round(15, -1), round(25, -1)", "(10).bit_count(), (-9).bit_length(), (7).as_integer_ratio(), (5).is_integer() if hasattr(5, 'is_integer') else True", "hash(2 ** 61 - 1), hash(-1), hash(2 ** 100)",
        "~True, +True, -True, True + True, True & False, True ^ 1", "bool('') | bool('x')", "1_000_000 .__add__(1)", "int.__add__(1, 1.0)", "format(1234567, ',d') + format(255, '#_x') + format(-5, '=+08d')",
        "'%5.3d|%-5d|%+d|%x|%#o|%c' % (7, 8, 9, 255, 8, 65)", "f'{10**20:e} {7:08.3f} {7:%} {7:n} {True:d} {65:c}'", "f'{1:.2d}'", "f'{1:s}'", "int(x=1)", "int('1', base=40)", "2 ** 0.5 == 2 ** .5, 0 ** 0, 0 ** -1")

# %% floats-and-complex
attempt("0.1 + 0.2, 1e16, 1e-5, 123456789012345680.0, 5e-324, 1.7976931348623157e308", "float('  -inf '), float('1_0.5e-3'), float('nan') != float('nan')", "float('1e')", "float('')", "float(10 ** 400)",
        "(0.1).hex(), float.fromhex('0x1.8p+1'), float.fromhex('nope')", "float.fromhex('-0x1p-1080')", "(3.75).as_integer_ratio(), (1e300).is_integer()", "round(2.5), round(-2.5), round(2.675, 2), round(1e300, -299)", "round(float('nan'))",
        "7.5 // 2, -7.5 % 2, divmod(-7.5, 2), 1e308 * 10, 5 % -inf if False else 0", "1.0 // 0", "1.0 % 0.0", "(-8) ** (1 / 3)", "0.0 ** -1", "float.__eq__(1.0, 1), float.__lt__(1.0, 'a')", "hash(0.5), hash(float('inf')), hash(1e100)",
        "format(1234.5678, '.3g') + format(1e-7, 'g') + format(0.5, '%') + format(1e10, ',.1f') + format(-0.0, 'z.1f')", "format(3.0, '') + str(3.0) + repr(1e22) + format(1e22, 'n')", "'%g %e %.0f %r %10.4f|' % (1e5, 12, .5, .1, 3.14159)", "float.__getformat__('double')",
        "complex('1+2j'), complex(' ( -3.5j ) '), complex(1, -0.0)", "complex('1 + 2j')", "complex(1j, 2j), complex('1', 2)", "(1 + 2j) * (3 - 1j), (1 + 2j) / (1 - 1j), (1j) ** 2, abs(3 + 4j)", "(1 + 2j) // 1", "(1j) < 2", "1j / 0", "(1 + 2j).conjugate(), (1 + 2j).imag, repr(-1j), repr(complex(-0.0, -0.0)), str(complex('nan+infj'))",
        "format(1 + 2j, '.2f') + format(3j, 'g')", "format(1j, '<010')", "hash(1 + 0j), hash(1j)", "complex(real=1, imag=2), complex('1j', 'x')")

# %% strings
attempt("'ǆ'.title(), 'ß'.upper(), 'İ'.lower(), 'ΑΣ'.lower(), 'ﬁ'.capitalize(), 'ŉ'.upper(), 'aBc'.swapcase(), 'straße'.casefold()", "'a\\x1cb\\u2028c\\r\\nd'.splitlines(True)", "'a,b,,c'.split(',', 2), ' a  b '.split(), 'abc'.rsplit('b'), ''.split(), ''.split(',')", "'abc'.split('')",
        "'x'.join(['a', 1])", "'a-b-c'.partition('-'), 'a-b-c'.rpartition('-'), 'abc'.partition('z')", "'%s %r %a %%' % ('é', 'é', 'é')", "'%(a)s %(b)05.1f' % {'a': 1, 'b': 2.25}", "'%d' % '1'", "'%s %s' % 1", "'%s' % (1, 2)", "'%z' % 1", "'%*.*f' % (8, 2, 3.14159)",
        "'{0.real} {1[0]} {k!r:>5} {{}}'.format(1, [2], k='x')", "'{} {0}'.format(1)", "'{x}'.format()", "'{'.format()", "'{:{}}'.format('a', 5), '{!s}'.format(1)", "'{0[key]}'.format({'key': 3})", "'{!q}'.format(1)", "'{a.b.c}'.format(a=1)", "'abc'.format_map({'a': 1})",
        "'Hello'[::-1], 'Hello'[-3:], 'Hello'[5:], 'Hello'[1:-1:2]", "'Hello'[9]", "'Hello'['a']", "'abc' * -1, 'ab' * 2, 2 * 'ab'", "'a' + 1", "'b' in 'abc', '' in 'abc', 1 in 'abc'", "'abc' < 'abd', 'Z' < 'a', 'é' > 'z'", "'\\ud800'.encode()", "'\\ud800'.encode('utf-8', 'surrogatepass'), 'é'.encode('ascii', 'xmlcharrefreplace'), 'é'.encode('latin-1'), 'a😀'.encode('utf-16')",
        "'é'.encode('ascii')", "'x'.encode('nope')", "'x'.encode('utf-8', 'nope'), 'é'.encode('ascii', 'nope')", "'a\\tb'.expandtabs(4), '42'.zfill(5), '-42'.zfill(5), 'a'.center(4, '*'), 'a'.ljust(3) + '|', 'a'.rjust(3)", "'a'.center(4, '**')", "'abcabc'.replace('b', 'X', 1), 'abc'.replace('', '-'), 'aaa'.count('aa'), 'abc'.find('c', -1), 'abc'.index('z')",
        "'abc'.translate({97: 'X', 98: None, 99: 0x1F40D}), str.maketrans('ab', 'xy', 'z'), str.maketrans({'a': 1, 98: 'q'})", "str.maketrans('a', 'bc')", "'abc'.startswith(('x', 'a')), 'abc'.endswith('c', 0, 2)", "'abc'.startswith(1)", "'1²½'.isdigit(), '1²½'.isnumeric(), '١'.isdecimal(), 'a1'.isalnum(), ' \\n'.isspace(), 'Ab Cd'.istitle(), '\\x7f'.isprintable(), 'é1'.isidentifier(), '1e'.isidentifier(), 'def'.isidentifier()",
        "'prefix-x'.removeprefix('prefix-'), 'x.py'.removesuffix('.py')", "str(b'abc', 'ascii'), str(b'\\xff', errors='replace'), str(b'x'), str(object=1), str()", "str(b'\\xff', 'utf-8')", "str('a', 'b')", "repr('\\'\"\\n\\x00\\xa0é\\u200b\\U0001F40D')", "ascii('é\\U0001F40D')", "hash('a') == hash('a'), 'a' is 'a'", "sorted('banana', key='bn'.find)", "chr(0x110000)", "ord('ab')", "'{:>8}|{:^8}|{:=^8}|{:.2}|{:*<6.3}'.format(*['abcd'] * 5)", "'{:d}'.format('a')", "'{:=5}'.format('a')")

# %% bytes-and-buffers
attempt("bytes([1, 2, 255]), bytes(3), bytes('é', 'utf-8'), bytes(b'x'), bytes()", "bytes([256])", "bytes('a')", "bytes(-1)", "bytes([1], 'ascii')", "b'abc'[1], b'abc'[1:], b'a' + bytearray(b'b'), bytearray(b'a') + b'b'", "b'a' + 'b'", "b'%s %d %a %b' % (b'x', 5, 'é', b'y')", "b'%s' % 'x'", "b'a,b'.split(b','), b'a b'.title(), b'AbC'.swapcase(), b'abc'.find(98), b'abc'.index(b'z')",
        "b'\\x00\\xff'.hex(), b'abcdef'.hex(':', 2), bytes.fromhex(' 0aFF ')", "bytes.fromhex('0g')", "b'abc'.decode('ascii'), b'\\xff\\xfea\\x00'.decode('utf-16')", "b'\\xe9'.decode()", "b'a\\xe9b'.decode('ascii', 'backslashreplace'), b'\\xe9'.decode('utf-8', 'surrogateescape')", "b'abc'.translate(None, b'b'), b'abc'.maketrans(b'a', b'z')[97]", "b'x' in b'xyz', 120 in b'xyz', 300 in b'xyz'", "b'a' < b'b', b'a' == 'a', bytearray(b'a') == b'a'")
buffer = bytearray(b"hello")
buffer[0:2] = b"J"; buffer.append(33); buffer.extend([1, 2]); buffer.insert(0, 42); del buffer[-2:]; buffer += b"!"; buffer *= 2; buffer.reverse()
print(buffer, buffer.pop(), buffer.pop(0), buffer.copy(), buffer.remove(111), len(buffer))
view = memoryview(buffer)
attempt("view[1:3].tobytes(), view.format, view.itemsize, view.nbytes, view.shape, view.readonly, view.tolist()[:2]", "buffer.append(1)", "view.cast('H')[0] if len(view) % 2 == 0 else view[:-1].cast('H')[0] >= 0", "view['a']", "hash(view)", "view[0:2] == bytes(buffer[:2])", "memoryview('x')", "memoryview(b'abcdef').cast('B', [2, 3]).tolist()", "view.release() or view[0]")
buffer.clear()
print(buffer, memoryview(b"abc").hex(), list(reversed(memoryview(b"abc"))))

# %% containers
attempt("[3, 1, 2].sort()", "sorted([3, 1, 2], reverse=True, key=lambda n: -n)", "[1, 'a'] < [1, 2]", "sorted([1, 'a'])", "[1, 2, 3].index(4)", "[].pop()", "[1].pop(5)", "[1, 2].remove(3)", "[1, 2, 3][::0]", "[1] * 3 + [2]", "[1] + (2,)", "list('ab') + list({1: 2}) + list(range(3, 0, -1))", "[[1] * 2] * 2", "[1, [2]] == [1, [2]], [1, 2] > [1], [] < [0]", "list(5)", "(1, 2, 3).count(2), (1, 2).index(2)", "(1,) + [2]", "tuple([1, 2]) is (1, 2), hash((1, 2)) == hash((1, 2))", "hash((1, []))",
        "{'a': 1}['b']", "{[]: 1}", "dict(a=1, **{'b': 2}) | {'c': 3}", "dict.fromkeys('ab', 0), dict([('x', 1)], y=2), dict(zip('ab', [1, 2]))", "{}.popitem()", "{1: 2}.pop(3)", "{1: 2}.pop(3, 'd'), {1: 2}.get(3), {}.setdefault('k', 5)", "list({1: 'a'}.items()), {1: 2}.keys() & {1, 3}, {1: 2}.items() | {(3, 4)}, {1: 2}.keys() <= {1, 2}", "{1: 2}.values() == {1: 2}.values(), {1: 2}.keys() == {1}, reversed({1: 2, 3: 4}).__class__, list(reversed({1: 2, 3: 4}.items()))", "{True: 'a', 1: 'b', 1.0: 'c'}", "{1, 2} - {2} | {3} ^ {3, 4}, {1} < {1, 2}, {1}.isdisjoint({2}), {1, 2}.symmetric_difference([2, 3])", "{1} | [2]", "{1}.union([2], (3,))", "{[1]}", "set().pop()", "{1}.remove(2)", "frozenset([1, 2]) == {1, 2}, hash(frozenset()) == hash(frozenset([])), frozenset({1}) | {2}", "{frozenset({1})} == {frozenset({1})}, {1} in {frozenset({1})}",
        "range(10)[2:8:3], range(5)[-1], range(0, 10, 3).index(9), 6 in range(0, 10, 3), range(0) == range(2, 1), len(range(0, 10 ** 20, 10 ** 18)), range(3).count(1)", "range(1.0)", "range(1, 2, 0)", "range(5)[9]", "hash(range(3)) == hash(range(0, 3, 1)), range(10 ** 30)[10 ** 29], repr(range(1, 2)), reversed(range(3)).__reduce__() is not None", "slice(1, None, 2).indices(5), slice(3) == slice(None, 3, None), slice(-1, -10, -3).indices(5)", "slice()", "hash(slice(1)) if False else slice(1, 2, 3).__reduce__()", "list(zip([1, 2], 'ab', strict=True)), list(map(pow, [2, 3], [2, 2])), list(filter(None, [0, 1, '']))", "list(zip([1], 'ab', strict=True))", "list(enumerate('ab', start=5))", "next(iter([]))", "next(iter([]), 'default')", "list(iter([1, 2, 3].pop, 1))", "iter(1)", "reversed({1})", "min([], default=3), max('abc', key=ord), min(3, 1, 2), sum([[1], [2]], []), sum([0.1] * 10), any([]), all([])", "sum(['a'])", "max(1)", "min('a', 1)")
recursive = [1]; recursive.append(recursive); table = {"self": None}; table["self"] = table
print(recursive, table, recursive == recursive)
numbers = [1, 2, 3, 4, 5, 6]
numbers[1:3] = "abc"; numbers[::2] = [0] * 4; del numbers[-1]; numbers.insert(-100, "start"); numbers.extend({7: 8})
print(numbers)
try:
    numbers[::2] = [1]
except ValueError as error:
    print(error)
try:
    for key in table: table["more"] = 1
except RuntimeError as error:
    print(error)

# %% functions-methods-descriptors
import types
def f(a, b=1, *c, d, e=2, **g):
    "doc"
    captured = a
    return lambda: captured
class C:
    attribute = 1
    def method(self, x): "method doc"; return self, x
    @classmethod
    def make(cls): return cls
    @staticmethod
    def free(): return "free"
    @property
    def prop(self): "prop doc"; return self._p
    @prop.setter
    def prop(self, value): self._p = value
    @prop.deleter
    def prop(self): del self._p
    __slots__ = ("_p", "__weakref__")
c = C()
attempt("f.__code__.co_argcount, f.__code__.co_kwonlyargcount, f.__code__.co_varnames, f.__code__.co_cellvars, f.__code__.co_flags, f.__defaults__, f.__kwdefaults__, f.__doc__, f.__qualname__, f(1, d=2).__closure__[0].cell_contents, f(1, d=2).__qualname__", "f.__closure__, f.__globals__ is globals(), f.__module__, f.__type_params__ if hasattr(f, '__type_params__') else ()", "c.method.__self__ is c, c.method.__func__ is C.method, c.method == c.method, c.method is c.method, C.method.__get__(c, C) == c.method, c.method.__doc__, c.method.__name__", "c.method()", "C.method(1)", "c.make() is C, C.make.__self__ is C, C.__dict__['make'].__func__, c.free(), C.__dict__['free'].__wrapped__()" if False else "c.make() is C, C.make.__self__ is C, c.free()",
        "c.prop", "setattr(c, 'prop', 5), c.prop, C.prop.__doc__, C.prop.fget.__name__, C.prop.fset is C.prop.fset", "delattr(c, 'prop')", "c.other", "setattr(c, 'attribute', 2)", "C.__slots__, sorted(n for n in vars(C) if not n.startswith('__'))", "property(lambda s: 1).__set_name__(C, 'n')", "types.MethodType(f, 1)(d=3)()", "types.MethodType(1, 2)", "types.FunctionType(f.__code__, {}, 'renamed', (9,), (types.CellType(3),))" , "types.FunctionType((lambda: x).__code__, {'x': 5})()", "len.__self__.__name__, [].append.__self__, len.__name__, [].append.__qualname__, str.join.__objclass__, len.__text_signature__, str.join.__text_signature__", "str.upper.__get__('a')(), str.upper('b'), str.upper(1)", "int.__dict__['real'].__get__(5), int.__dict__['from_bytes'].__get__(None, int)(b'a', 'big'), type(int.__dict__['__add__']).__name__, type(int.__dict__['real']).__name__, type((1).__add__).__name__", "super(C, c).__repr__.__name__, super(C, C).__init__, super(C)", "super(int, c)", "super().x", "types.SimpleNamespace(a=1, b=[2]), types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1)", "types.MappingProxyType({'a': 1})['a'], types.MappingProxyType({}) | {1: 2}, repr(types.MappingProxyType({1: 2}))", "types.MappingProxyType({})['x']", "list[int], dict[str, list[int]].__args__, tuple[int, ...], list[int]([1]), type[int], list[int] == list[int], list[int].__origin__", "list[int]()[0]", "int | str | None, (int | str) == (str | int), isinstance(1, int | str), int | 'a'", "isinstance([], list[int])", "types.ModuleType('m', 'd').__doc__, types.ModuleType('m').missing", "types.CellType().cell_contents", "types.CodeType()", "f.__code__.replace(co_name='other').co_name, f.__code__ == f.__code__.replace(), f.__code__.co_consts[0]", "types.new_class('N', (int,), {}, lambda ns: ns.update(k=1)).k, types.resolve_bases((int,)), types.get_original_bases(C) if hasattr(types, 'get_original_bases') else (object,)")

# %% generators-frames-tracebacks
import sys
def gen():
    received = yield sys._getframe().f_code.co_name
    try:
        yield received, sys._getframe().f_lineno - sys._getframe().f_code.co_firstlineno, sys._getframe().f_back.f_code.co_name
    except GeneratorExit:
        print("exit")
        raise
g = gen()
attempt("g.gi_code.co_name, g.gi_frame.f_lasti >= 0, g.gi_suspended if hasattr(g, 'gi_suspended') else None, g.__name__, g.__qualname__", "g.send(1)", "next(g)", "g.send('v')", "g.close(), g.gi_frame", "next(g)", "g.throw(ValueError('after'))", "g.throw(1)", "(x for x in 5)", "list(x * y for x in range(3) for y in range(x) if y)", "(lambda: (yield))().send(None)")
def thrower(depth):
    if depth == 0:
        raise LookupError("deep")
    thrower(depth - 1)
try:
    thrower(3)
except LookupError as error:
    trace = error.__traceback__
    while trace:
        frame = trace.tb_frame
        print(frame.f_code.co_name, trace.tb_lineno - frame.f_code.co_firstlineno, sorted(frame.f_locals)[:1] if frame.f_code.co_name != "<module>" else "-")
        trace = trace.tb_next
    clean = error.with_traceback(None)
    print(clean is error, error.__traceback__, error.add_note("note"), error.__notes__)

# %% exceptions
attempt("str(KeyError('k')), repr(KeyError('k')), str(KeyError()), str(ValueError(1, 2)), repr(ValueError('a',))", "OSError(2, 'gone', 'file'), OSError(2, 'gone').errno, type(OSError(2, 'x')).__name__, str(OSError(2, 'gone', 'a', None, 'b')), type(OSError(13, 'x')).__name__, OSError('single').errno", "StopIteration(3).value, SystemExit(4).code, SystemExit().code, SystemExit(1, 2).code", "UnicodeDecodeError('utf-8', b'a\\xff', 1, 2, 'bad').reason, str(UnicodeDecodeError('utf-8', b'a\\xff', 1, 2, 'bad')), str(UnicodeEncodeError('ascii', 'é', 0, 1, 'no')), str(UnicodeTranslateError('é', 0, 1, 'why'))", "UnicodeDecodeError('x')", "ImportError('m', name='n', path='p').name, ImportError('m').msg, ModuleNotFoundError('x', name='y').name", "ImportError(bad=1)", "NameError('x', name='n').name, AttributeError('x', name='n', obj=1).obj", "SyntaxError('m', ('f', 1, 2, 'text', 3, 4)).end_offset, str(SyntaxError('m', ('f', 1, 2, 'text'))), SyntaxError('m').lineno", "SyntaxError('m', ('f',))",
        "BaseExceptionGroup('g', [ValueError()]).__class__.__name__, BaseExceptionGroup('g', [KeyboardInterrupt()]).__class__.__name__", "ExceptionGroup('g', [])", "ExceptionGroup('g', [KeyboardInterrupt()])", "ExceptionGroup('g', [1])", "ExceptionGroup(1, [ValueError()])", "ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [KeyError(2)])]).split(KeyError)", "ExceptionGroup('g', [ValueError(1)]).subgroup(lambda e: True), ExceptionGroup('g', [ValueError(1)]).derive([KeyError()])", "Exception().__reduce__(), Exception(1) == Exception(1), Exception(1).args", "BaseException.__new__(ValueError, 1).args, ValueError(x=1)", "setattr(Exception(), 'args', 5)", "setattr(Exception(), '__cause__', 5)", "Exception().with_traceback(1)", "Exception().add_note(1)", "issubclass(ConnectionResetError, OSError), issubclass(UnicodeError, ValueError), IOError is OSError, issubclass(RecursionError, RuntimeError), BaseException.__subclasses__()[0].__name__")
def chain():
    try:
        try:
            1 / 0
        except ZeroDivisionError as error:
            raise KeyError("second") from error
    except KeyError as error:
        try:
            raise error.__cause__
        except Exception as again:
            return error.__context__ is again, error.__suppress_context__, again.__context__
print(chain())
try:
    try: raise ValueError("context")
    except ValueError: raise TypeError("hidden") from None
except TypeError as error:
    print(repr(error.__context__), error.__cause__, error.__suppress_context__)
for bad in [1, int, "x", None]:
    try: raise bad
    except BaseException as error: print(type(error).__name__, error)
try: raise ValueError from 1
except TypeError as error: print(error)
try:
    try: raise ValueError
    except 5: pass
except TypeError as error: print(error)
