# /// case
# topics = ["programs.breadth"]
# seed = "source 3be9d510"
# ///

# %% handlers-end-behind-semicolons
#| title = "What ends with a block ends behind the semicolon of its last line, a handler too"
import ast

for text in (
    "try:\n  a\nexcept E:\n  b;\n", "try:\n  a\nexcept E:\n  b ;\nelse:\n  c;\n", "try:\n  a\nexcept E as e: b;\nfinally:\n  c;\n",
    "try:\n  a\nexcept* E as e: b;\n", "match a:\n  case 1:\n    b;\n  case 2: c ;\n", "if a: b;\nelif c: d ;\nelse: e;\n",
    "try:\n  a;\nexcept E:\n  if c:\n    d;\nexcept F:\n  pass;\n",
):
    for node in ast.walk(ast.parse(text)):
        if hasattr(node, "lineno"):
            print(type(node).__name__, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
