# /// case
# topics = ["code-objects.files"]
# section = "2.12"
# requires = ">=3.13"
# ///
import importlib, importlib.util, os, sys

sys.dont_write_bytecode = False
sys.path.insert(0, os.getcwd())


def write(name, text, moment=1_000_000_000):
    with open(name, "w") as file:
        file.write(text)
    os.utime(name, (moment, moment))
    importlib.invalidate_caches()


def again(name):
    sys.modules.pop(name, None)
    return importlib.import_module(name)


CACHE = os.path.join("__pycache__", "module." + sys.implementation.cache_tag + ".pyc")

# %% written-once-and-taken
write("module.py", "value = 1")
print(again("module").value, os.listdir("__pycache__"))
with open(CACHE, "rb") as file:
    data = file.read()
print(data[:4] == importlib.util.MAGIC_NUMBER, data[4:16])
with open(CACHE, "wb") as file:
    file.write(data.replace(b"\x01\xda\x05value" if b"\x01\xda\x05value" in data else b"value", b"\x01\xda\x05other" if b"\x01\xda\x05value" in data else b"other"))
print(sorted(name for name in vars(again("module")) if name in ("value", "other")))

# %% a-changed-source-is-compiled-again
write("module.py", "value = 1")
print(again("module").value)
write("module.py", "value = 2", 1_000_000_005)
print(again("module").value)
write("module.py", "value = 33", 1_000_000_005)
print(again("module").value)

# %% the-same-time-and-size-are-trusted
write("module.py", "value = 1")
print(again("module").value)
write("module.py", "value = 2")
print(again("module").value)

# %% not-written-where-forbidden
sys.dont_write_bytecode = True
write("module.py", "value = 1")
print(again("module").value, os.path.exists("__pycache__"))

# %% files-that-are-not-valid
import marshal
write("module.py", "value = 'source'")
again("module")
with open(CACHE, "rb") as file:
    good = file.read()
for name, data in {
    "magic": b"abcd" + good[4:], "flags": good[:4] + b"\xff\0\0\0" + good[8:], "short": good[:10], "empty": b"",
    "time": good[:8] + b"\0\0\0\0" + good[12:], "cut": good[:30], "no code": good[:16] + marshal.dumps(1),
    "junk": good[:16] + b"junk",
}.items():
    with open(CACHE, "wb") as file:
        file.write(data)
    try:
        print(name, again("module").value)
    except Exception as error:
        print(name, type(error).__name__, str(error).replace(os.getcwd(), ""))

# %% hash-based-files
import py_compile
for mode in (py_compile.PycInvalidationMode.CHECKED_HASH, py_compile.PycInvalidationMode.UNCHECKED_HASH):
    write("module.py", "value = 'first'")
    py_compile.compile("module.py", invalidation_mode=mode)
    with open(CACHE, "rb") as file:
        print(file.read(16)[4:])
    print(again("module").value)
    write("module.py", "value = 'second'")
    print(again("module").value)

# %% source-hashes
import _imp
for source in (b"", b"abc", b"x" * 100):
    print(_imp.source_hash(3571, source), _imp.source_hash(0, source))
try:
    _imp.source_hash(1, "text")
except TypeError as error:
    print(error)

# %% code-of-a-moved-source
#| title = "Code that was compiled elsewhere says where its source is now"
os.mkdir("one")
write("one/module.py", "def f():\n    return (lambda: 1).__code__.co_filename\nname = f.__code__.co_filename")
sys.path.insert(0, os.path.join(os.getcwd(), "one"))
module = again("module")
os.rename("one", "two")
sys.path[0] = os.path.join(os.getcwd(), "two")
sys.path_importer_cache.clear()
module = again("module")
print(os.path.relpath(module.f.__code__.co_filename), os.path.relpath(module.f()))
