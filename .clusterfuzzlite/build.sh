#!/bin/bash
# Builds the fuzz targets as ClusterFuzzLite and OSS-Fuzz want them: programs, seeds, dictionaries and options in $OUT.
#
#   SRC            the folder that holds the project as `pyconform`, or the project itself in PYCONFORM
#   OUT            where everything goes
#   SANITIZER      address (wants a nightly toolchain), coverage, or none
#   FUZZING_ENGINE libfuzzer, the only one there is for Rust here; the engine's library is taken from CUSTOM_LIBFUZZER_PATH, which the
#                  images set from LIB_FUZZING_ENGINE, or else built from libfuzzer-sys
#   PYO3_PYTHON    the CPython that goes into the process; it is copied to $OUT/python, as machines that fuzz have none
#   FUZZ_TARGETS   names of targets; all of them if it is not set
#   FUZZ_TARGET_DIR  where cargo builds; a folder below WORK if it is not set
set -euo pipefail

project=${PYCONFORM:-${SRC:?}/pyconform}
out=$(realpath "${OUT:?}")
sanitizer=${SANITIZER:-address}
engine=${FUZZING_ENGINE:-libfuzzer}
python=${PYO3_PYTHON:-python3}
work=${WORK:-$project/target}/clusterfuzzlite
built=${FUZZ_TARGET_DIR:-$work/targets}
seeds_each=200

fail() {
    echo "build.sh: $1" >&2
    exit 2
}

[ "$engine" = libfuzzer ] || fail "the engine is $engine; the targets are for libfuzzer alone"
case $sanitizer in
    address) flags="--sanitizer address --release --debug-assertions" ;;
    # The flags that instrument are in RUSTFLAGS already, where the images want any.
    coverage | none | undefined) flags="--sanitizer none --release" ;;
    *) fail "the sanitizer is $sanitizer; there are address, coverage and none" ;;
esac
cd "$project"
python=$("$python" -I -c 'import sys; print(sys.executable)') || fail "$python cannot be started; set PYO3_PYTHON"
[ "$("$python" -I -c 'import sysconfig; print(sysconfig.get_config_var("Py_ENABLE_SHARED"))')" = 1 ] \
    || fail "$python has no shared library"
export PYO3_PYTHON=$python
# As `cargo xtask fuzz` builds them: link-time optimisation of so many programs takes longer than what it gains.
export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=line-tables-only
targets=${FUZZ_TARGETS:-$(cargo fuzz list --fuzz-dir fuzz)}

# Each program finds the libpython that lies beside it.
export PYCONFORM_RUN_PATH='$ORIGIN/python/lib'
for target in $targets; do
    # What the interpreter compares is nowhere in an input, which is a sequence of choices.
    cargo fuzz build "$target" --fuzz-dir fuzz --features targets $flags --no-trace-compares --target-dir "$built"
    find "$built" -path "*/release/$target" -type f -exec cp {} "$out/$target" \;
done

# What a program needs of CPython: the interpreter, its library, and the part of Python's own library that is no tests and no tools.
"$python" -I - "$out/python" <<'COPY'
import os, shutil, sys, sysconfig

home = sys.argv[1]
shutil.rmtree(home, ignore_errors=True)
os.makedirs(os.path.join(home, "bin"))
shutil.copy(os.path.realpath(sys.executable), os.path.join(home, "bin", "python3"))
library = sysconfig.get_path("stdlib")
skipped = shutil.ignore_patterns(
    "test", "tests", "idlelib", "turtledemo", "ensurepip", "site-packages", "__pycache__", "config-*", "lib2to3", "tkinter"
)
shutil.copytree(library, os.path.join(home, "lib", os.path.basename(library)), ignore=skipped)
folder, name = sysconfig.get_config_var("LIBDIR"), sysconfig.get_config_var("INSTSONAME")
shutil.copy(os.path.join(folder, name), os.path.join(home, "lib", name))
COPY

# Seeds are the bytes of numbered programs and the inputs that earlier runs have kept.
rm -rf "$work/seeds"
mkdir -p "$work/seeds"
(cd "$work/seeds" && PYCONFORM_LOOP="seeds 0 $seeds_each" ASAN_OPTIONS=detect_leaks=0 "$out/${targets%%[[:space:]]*}")
for target in $targets; do
    rm -f "$out/${target}_seed_corpus.zip"
    "$python" -I - "$out/${target}_seed_corpus.zip" "$work/seeds" "corpus/fuzz/$target" <<'ZIP'
import os, sys, zipfile

with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
    for folder in sys.argv[2:]:
        names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
        for name in names:
            if os.path.isfile(os.path.join(folder, name)):
                archive.write(os.path.join(folder, name), name)
ZIP
    cp .clusterfuzzlite/choices.dict "$out/$target.dict"
    cp .clusterfuzzlite/target.options "$out/$target.options"
done
echo "build.sh: $(echo $targets | wc -w) targets in $out"
