# /// case
# topics = ["text.template"]
# ///

def show(function, *arguments, **keywords):
    """Prints what a call gives, or how it fails."""
    try:
        result = function(*arguments, **keywords)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(type(result).__name__, ascii(result))


import textwrap

TEXT = "The quick brown fox, who-is hyphenated, jumps over the\tlazy dog.  Twice!  averyveryverylongwordindeed end"

# %% wrap
#| title = "textwrap.wrap"
for width in [1, 5, 10, 20, 70]:
    print(textwrap.wrap(TEXT, width))
show(textwrap.wrap, TEXT, 0)
show(textwrap.wrap, "", 5)
show(textwrap.wrap, 5)

# %% options
#| title = "The options of wrapping"
for options in [{"break_long_words": False}, {"break_on_hyphens": False}, {"expand_tabs": False}, {"replace_whitespace": False}, {"drop_whitespace": False},
                {"initial_indent": "* ", "subsequent_indent": "  "}, {"fix_sentence_endings": True}, {"tabsize": 2}, {"max_lines": 2}, {"max_lines": 1, "placeholder": "..."}]:
    print(options, textwrap.wrap(TEXT, 16, **options))
show(textwrap.wrap, TEXT, 5, placeholder="too long a placeholder", max_lines=1)

# %% fill
#| title = "textwrap.fill and shorten"
print(textwrap.fill(TEXT, 30))
for width in [5, 12, 30, 200]:
    show(textwrap.shorten, TEXT, width)
show(textwrap.shorten, "a b c", 3, placeholder="~")

# %% dedent
#| title = "textwrap.dedent"
for text in ["  a\n  b", "  a\n    b\n", "\ta\n\tb", "  a\n\tb", "  a\n\n  b", "  a\n \n  b", "a\n  b", "", "   ", "  a\n   \n", "\n  a"]:
    print(repr(textwrap.dedent(text)))

# %% indent
#| title = "textwrap.indent"
for text in ["a\nb", "a\n\nb\n", "", " \n", "a\r\nb"]:
    print(repr(textwrap.indent(text, "> ")), repr(textwrap.indent(text, "> ", lambda line: True)))
