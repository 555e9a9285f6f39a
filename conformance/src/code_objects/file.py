
# Compiles a file and prints a line for each code object: its path, what it is, and its bytes; or, where DETAILS is the path
# of one, all about that. SOURCE, FILENAME, OPTIMIZE and DETAILS are set in front of this text.
code = compiled(SOURCE, FILENAME, OPTIMIZE)
for path, inner in named(code) if code else ():
    if not DETAILS:
        print(path, inner.co_firstlineno, digest(attributes(inner)), digest(contents(inner)), sep="\t")
    elif path == DETAILS:
        show_details(inner)
