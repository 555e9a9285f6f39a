
# Compiles programs and prints for each what its code objects are and their bytes, as two numbers; where DETAILS is true, all
# about each of them. PROGRAMS, texts in hexadecimal digits, and DETAILS are set in front of this text.
import warnings

warnings.simplefilter("ignore")
for program in PROGRAMS:
    print("program")
    code = compiled(bytes.fromhex(program), "case.py", -1)
    objects = list(named(code)) if code else []
    if code and not DETAILS:
        print(
            digest([(path, attributes(inner)) for path, inner in objects]),
            digest([(path, contents(inner)) for path, inner in objects]),
            sep="\t",
        )
    for path, inner in objects if DETAILS else ():
        print("object", path, inner.co_firstlineno, sep="\t")
        show_details(inner)
