# /// case
# topics = ["syntax-errors.encodings"]
# ///

def show(source):
    """Compiles the bytes of a file and prints why they are no text, or what they give."""
    namespace = {}
    try:
        exec(compile(source, "<bytes>", "exec"), namespace)
    except SyntaxError as error:
        print(source, type(error).__name__, error.msg, (error.lineno, error.offset, error.end_lineno, error.end_offset, error.text))
    except Exception as error:
        print(source, type(error).__name__, error)
    else:
        print(source, ascii(namespace.get("a")))

# %% declared
#| title = "Encodings that a file declares in one of its first two lines"
for name in (b"utf-8", b"UTF-8", b"utf_8", b"utf8", b"latin-1", b"iso-8859-1", b"iso-8859-15", b"ascii", b"us-ascii", b"cp1252", b"koi8-r", b"utf-8-sig"):
    show(b"# -*- coding: " + name + b" -*-\na = 'x'")

# %% unknown
for name in (b"nothing", b"utf-9", b"x", b"latin-99", b"-", b"utf-8x", b"__"):
    show(b"# coding: " + name + b"\na = 1")

# %% forms-of-the-declaration
for line in (b"# coding: latin-1", b"# coding=latin-1", b"#coding:latin-1", b"# vim: set fileencoding=latin-1 :", b"# coding : latin-1", b"# Coding: latin-1", b"coding: latin-1", b"a = 'coding: latin-1'", b"# encoding: latin-1", b"  # coding: latin-1"):
    show(line + b"\na = '\xe9'")

# %% in-the-second-line
for first in (b"", b"# comment", b"#!/usr/bin/python", b"   ", b"a = 1", b"'documentation'", b"\\", b"\x0c"):
    show(first + b"\n# coding: latin-1\na = '\xe9'")

# %% in-the-third-line
show(b"# one\n# two\n# coding: latin-1\na = '\xe9'")

# %% not-utf-8
#| title = "Bytes that are not UTF-8, without a declaration"
for text in (b"a = '\xe9'", b"\xff", b"# \xe9", b"a = 1\nb = '\x80'", b"a = '\xc3'", b"a = '\xe2\x82'", b"a = '\xed\xa0\x80'", b"a = '\xf5\x80\x80\x80'", b"a = '\xc0\x80'"):
    show(text)

# %% byte-order-mark
for text in (b"a = 1", b"# coding: utf-8\na = 1", b"# coding: latin-1\na = 1", b"a = '\xe9'", b"", b"\xef\xbb\xbfa = 1", b"1 +"):
    show(b"\xef\xbb\xbf" + text)

# %% byte-order-mark-in-a-text
for text in ("\ufeffa = 1", "a = 1\ufeff", "\ufeff\ufeffa = 1", "a = '\ufeff'"):
    show(text)

# %% errors-behind-a-declaration
#| title = "Lines and columns of errors in declared files"
for text in (b"# coding: latin-1\na = '\xe9' 1", b"# coding: latin-1\n\xe9 = = 1", b"# coding: utf-8\n\xc3\xa9 = = 1", b"# coding: ascii\na = 1 2"):
    show(text)

# %% not-in-the-declared-encoding
for text in (b"# coding: ascii\na = '\xe9'", b"# coding: utf-8\na = '\xe9'", b"# coding: cp1252\na = '\x81'"):
    show(text)
