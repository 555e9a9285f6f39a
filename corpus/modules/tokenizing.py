# /// case
# topics = ["modules.tokenize"]
# requires = ">=3.12"
# ///

import io
import token
import tokenize

def tokens(*programs):
    """Prints the tokens of each program: name, text, start, end and line."""
    for program in programs:
        print(repr(program))
        try:
            for item in tokenize.generate_tokens(io.StringIO(program, newline="").readline):
                print("  ", token.tok_name[item.type], token.tok_name[item.exact_type], repr(item.string), item.start, item.end, repr(item.line))
        except (tokenize.TokenError, SyntaxError) as error:
            print("  ", type(error).__name__, error.args)

# %% simple
tokens("x = 1 + 2\n", "", "x", "\n\n", "a;b\n")

# %% every-operator
tokens("+ - * / // % @ ** << >> & | ^ ~ < > <= >= == != -> := += -= *= /= //= %= @= &= |= ^= >>= <<= **= ( ) [ ] { } , : . ; = ... !\n")

# %% numbers
tokens("0 1 1_000 0xFF 0o7 0b1_0 1.5 .5 5. 1e10 1E-5 1_0.0_1e1_0 2j 1.5J 0_0\n")

# %% strings
tokens("'a' \"b\" '''c''' r'\\d' b'x' Rb'y' u'z' 'it\\'s'\n", "'''a\nb\n'''\n", "'a\\\nb'\n")

# %% formatted-strings
tokens("f'a{x}b'\n", "f'{x!r:>{w}}'\n", "f'{{}}'\n", "f'''\n{x}\n'''\n", "f''\n", "rf'\\d{2}'\n", "f'{a:%H:%M}'\n", "f\"{f'{1}'}\"\n", "f'{x = }'\n", "f'{d[\"k\"]}'\n", "f'\\N{BULLET}{x}'\n", "f'{lambda x: 1}'\n", "f'{(lambda x: 1)}'\n")

# %% indentation
tokens("if a:\n  b\n  if c:\n    d\ne\n", "if a:\n\tb\n", "def f():\n    x", "if a:\n  b\n\n  # c\n\nd\n")

# %% comments-and-blank-lines
tokens("# a\n", "x # a\n", "# a", "\n# a\n\nx\n", "(a, # b\n\n c)\n")

# %% continuation-lines
tokens("x = 1 + \\\n  2\n", "(a,\n b)\n", "if a and \\\n   b:\n  c\n")

# %% line-ends
tokens("a\r\nb\r\n", "a\r\n", "'''a\r\nb'''\r\n", "x\f\ny\n")

# %% beyond-ascii
tokens("é = 'ü' + ñ\n", "x = '€' + y\n", "π\n")

# %% lenient
tokens("$ ? `\n", "a b c\n", ")\n", "(]\n", "1abc\n", "0777\n")

# %% indentation-errors
tokens("  x\n y\n", "if a:\n    b\n  c\n", "if a:\n\tb\n        c\n")

# %% unfinished
tokens("(a\n", "'abc\n", "'''abc\n", "f'abc\n", "f'{a\n", "f'''{a}\n", "x = \\", "x = \\ y\n")

# %% numbers-that-are-none
tokens("1_\n", "1__0\n", "0x\n", "0b12\n", "0o8\n", "1e+\n")

# %% braces-that-do-not-match
tokens("f'}'\n", "f'{a}}'\n", "f'{)}'\n")

# %% encoding
for source in (b"x\n", b"# coding: latin-1\n'\xe9'\n", b"\xef\xbb\xbfx\n", b"\n# vim: set fileencoding=utf-8 :\n", "é\n".encode()):
    print([(token.tok_name[item.type], item.string) for item in tokenize.tokenize(io.BytesIO(source).readline)])
    print(tokenize.detect_encoding(io.BytesIO(source).readline))

# %% encoding-errors
for source in (b"# coding: nonsense\n", b"\xef\xbb\xbf# coding: latin-1\n", b"'\xff'\n"):
    try:
        print(tokenize.detect_encoding(io.BytesIO(source).readline))
    except SyntaxError as error:
        print(error)

# %% untokenize
for program in ("x = 1  +  2\n", "def f(a,b):\n    return  a\n", "if a:\n  b # c\n", "f(a)\n"):
    items = list(tokenize.generate_tokens(io.StringIO(program).readline))
    print(repr(tokenize.untokenize(items)), repr(tokenize.untokenize(item[:2] for item in items)))

# %% token-module
print(token.tok_name[0], token.tok_name[1], token.ISTERMINAL(3), token.ISNONTERMINAL(300), token.ISEOF(0), token.EXACT_TOKEN_TYPES["->"] == token.RARROW, sorted(token.EXACT_TOKEN_TYPES))

# %% readline-that-is-none
for readline in (lambda: 3, lambda: b"x", iter([]).__next__, iter(["a\n", ""]).__next__):
    try:
        print([item.string for item in tokenize.generate_tokens(readline)])
    except Exception as error:
        print(type(error).__name__, error)
