import sys
def code_lines(code, depth=0):
    """What a code object says of itself, and of those in it."""
    constants = [each for each in code.co_consts if not hasattr(each, "co_code")]
    print("  " * depth, code.co_name, code.co_qualname, code.co_firstlineno, hex(code.co_flags))
    print("  " * depth, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals)
    print("  " * depth, code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars)
    print("  " * depth, text(constants))
    if sys.version_info[:2] == (3, 13):
        print("  " * depth, code.co_stacksize, code.co_code.hex(), code.co_exceptiontable.hex())
        print("  " * depth, list(code.co_positions()))
    for each in code.co_consts:
        if hasattr(each, "co_code"):
            code_lines(each, depth + 1)
def compiled(source, mode, optimize):
    try:
        code = compile(source, "<text>", mode, dont_inherit=True, optimize=optimize)
    except SyntaxError as error:
        print(type(error).__name__, error.msg)
        print(error.lineno, error.offset, error.end_lineno, error.end_offset)
        print(text(error.text), text(error.filename))
    except (ValueError, OverflowError, RecursionError, MemoryError) as error:
        print(told(error))
    else:
        code_lines(code)
