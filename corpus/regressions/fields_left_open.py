# /// case
# topics = ["syntax-errors.strings"]
# seed = "source"
# requires = ">=3.12"
# ///

# %% comments-swallow-the-end
#| title = "A field that a comment leaves open goes on in the next line, and what is wrong there has the word"
for head in ("f'{#}'", "x = f'''{#}'''", "f'{a#}'", "f'{a:{#}}'", "f'{(#}'", "print(f'{#}')", "f'{a=#}'", "f'{a!r#}'"):
    for tail in (
        "", "\ny", "\ny = 1", "\nif a:\n  pass", "\nprint(1)\nx = 2\n", "\nfor", "\n$", "\nx = 'a'\n", "\nx = f'{a}'\n",
        "\ndef f():\n    return 1\n", "\n}'", "\n)", "\n1 2", "\nx!r", "\nx:",
    ):
        text = head + tail
        try:
            compile(text, "text", "exec")
        except SyntaxError as error:
            print(repr(text), error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text))
        else:
            print(repr(text))
