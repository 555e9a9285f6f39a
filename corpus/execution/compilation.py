# /// case
# topics = []
# section = "4.1"
# seed = "4.1"
# ///

# %% stage-tokens
#| title = "The lexer makes tokens"
#| topics = ["compiler.pipeline"]
# The reference text: source goes through the tokenizer first.
import io, tokenize
toks = tokenize.generate_tokens(io.StringIO("x = 1 + 2\n").readline)
print([(tokenize.tok_name[t.type], t.string) for t in toks])

# %% stage-ast
#| title = "The parser makes a tree"
#| topics = ["compiler.syntax-tree"]
# The reference text: tokens are parsed into an AST.
import ast
tree = ast.parse("x = 1 + 2")
node = tree.body[0]
print(type(tree).__name__, type(node).__name__, type(node.targets[0]).__name__, type(node.value).__name__, type(node.value.op).__name__)

# %% stage-code
#| title = "The compiler turns the tree into a code object"
#| topics = ["compiler.pipeline"]
# The reference text: the AST is compiled into a code object.
import ast
code = compile(ast.parse("x = 1 + 2"), "<c>", "exec")
print(type(code).__name__, code.co_names, type(code.co_code).__name__, len(code.co_code) > 0)

# %% stage-execution
#| title = "The code object is executed"
#| topics = ["compiler.pipeline"]
# The reference text: the VM executes the code object.
ns = {}
exec(compile("x = 1 + 2", "<c>", "exec"), ns)
print(ns["x"])

# %% code-has-constants-and-names
#| title = "A code object holds bytecode, constants and names"
#| topics = ["compiler.pipeline"]
# The reference text: code object: bytecode, constants, names.
code = compile("total = price * 1.19", "<c>", "exec")
print(1.19 in code.co_consts, code.co_names)

# %% syntax-error-at-parse
#| title = "A syntax error comes before any execution"
#| topics = ["syntax-errors.built-in-compile"]
ns = {"log": []}
try:
    exec("log.append(1)\nx = = 2\n", ns)
except SyntaxError as e:
    print(e.lineno, ns["log"])

# %% ast-dump-assign
#| title = "ast.dump of the assignment"
#| topics = ["compiler.syntax-tree"]
# The reference text: the tree is visible through the ast module.
# 3.13 leaves out empty lists.
import ast
print(ast.dump(ast.parse("x = 1 + 2"), indent=2))

# %% ast-dump-node
#| title = "ast.dump of the expression alone"
#| topics = ["compiler.syntax-tree"]
# The reference text: the tree is visible through the ast module.
import ast
print(ast.dump(ast.parse("x = 1 + 2").body[0].value))

# %% ast-not-folded
#| title = "The tree still has the sum, the bytecode has not"
#| topics = ["compiler.syntax-tree"]
# The reference text: AST and bytecode are different stages.
import ast
tree = ast.parse("x = 1 + 2")
print(type(tree.body[0].value).__name__, 3 in compile(tree, "<c>", "exec").co_consts)

# %% pyc-name
#| title = "The name of the cache file"
#| topics = ["imports.bytecode-files"]
import importlib.util, sys
path = importlib.util.cache_from_source("folder/mod.py").replace("\\", "/")
print(path == "folder/__pycache__/mod.cpython-%d%d.pyc" % sys.version_info[:2])

# %% pyc-name-shown
#| title = "The cache file's name in this version"
#| topics = ["imports.bytecode-files"]
import importlib.util
print(importlib.util.cache_from_source("mod.py").replace("\\", "/"))

# %% pyc-written-on-import
#| title = "An import leaves a cache file"
#| topics = ["imports.bytecode-files"]
# The reference text: cached to avoid recompiling at the next import.
import sys, tempfile, os
sys.dont_write_bytecode = False
with tempfile.TemporaryDirectory() as d:
    with open(os.path.join(d, "leaves_pyc.py"), "w") as f:
        f.write("v = 1\n")
    sys.path.insert(0, d)
    import leaves_pyc
    print([n.split(".")[0] + "." + n.split(".")[-1] for n in os.listdir(os.path.join(d, "__pycache__"))])

# %% pyc-holds-code
#| title = "The cache file holds a marshalled code object after a 16-byte header"
#| topics = ["imports.bytecode-files"]
# The reference text: compiled bytecode is cached.
import sys, tempfile, os, marshal, importlib.util
sys.dont_write_bytecode = False
with tempfile.TemporaryDirectory() as d:
    with open(os.path.join(d, "in_pyc.py"), "w") as f:
        f.write("v = 1\n")
    sys.path.insert(0, d)
    import in_pyc
    with open(in_pyc.__cached__, "rb") as f:
        data = f.read()
    code = marshal.loads(data[16:])
    print(data[:4] == importlib.util.MAGIC_NUMBER, type(code).__name__, code.co_name)

# %% main-script-not-cached
#| title = "The main script is not cached"
#| topics = ["imports.bytecode-files"]
# The reference text: bytecode is cached for imports.
print(__cached__)
