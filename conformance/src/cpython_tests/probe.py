# Runs the tests of a module of CPython's own test suite, and tells of each method how it ended. MODULE, FINISHED, the set
# of tests that are not to be run again, and ABSENT, the modules that no side is to have, are set in front of this text.
# What is told stands on lines of its own, which begin with a mark: tests print, too.
import sys
import types
import unittest

output = sys.stdout


def tell(*fields):
    fields = [field.encode("ascii", "backslashreplace").decode("ascii") for field in fields]
    fields = [field.replace("\n", " ").replace("\r", " ").replace("\t", " ") for field in fields]
    output.write("\n\x1e" + "\t".join(fields) + "\n")
    output.flush()


def reason(error):
    # The exception in one line, and the last place in the module of tests that it came through.
    kind, value, traceback = error
    try:
        text = str(value)
    except Exception:
        text = "<str() fails>"
    lines = [line for line in text.splitlines() if line.strip()]
    text = " / ".join(lines[:3])[:300]
    place = ""
    while traceback is not None:
        name = str(traceback.tb_frame.f_globals.get("__name__"))
        if name == MODULE or name.startswith(MODULE + "."):
            place = f" (line {traceback.tb_lineno})"
        traceback = traceback.tb_next
    return f"{kind.__name__}: {text}{place}"


class Result(unittest.TestResult):
    def startTest(self, test):
        super().startTest(test)
        self.outcome = None
        tell("start", names[id(test)])

    def note(self, test, outcome, why=""):
        if id(test) in names:
            # The first thing that goes wrong is what a test is known for.
            if self.outcome is None or self.outcome[0] in ("pass", "skip"):
                self.outcome = (outcome, why)
        else:
            # A fixture of a class or of the module: its tests never start.
            tell("fixture", outcome, why)

    def addSuccess(self, test):
        self.note(test, "pass")

    def addError(self, test, error):
        self.note(test, "error", reason(error))

    def addFailure(self, test, error):
        self.note(test, "fail", reason(error))

    def addSubTest(self, test, subtest, error):
        if error is not None:
            is_failure = issubclass(error[0], test.failureException)
            self.note(test, "fail" if is_failure else "error", reason(error))

    def addSkip(self, test, why):
        # A part of a test that is skipped leaves the test as it is.
        if not hasattr(test, "test_case"):
            self.note(test, "skip", str(why))

    def addExpectedFailure(self, test, error):
        self.note(test, "pass")

    def addUnexpectedSuccess(self, test):
        self.note(test, "fail", "an unexpected success")

    def stopTest(self, test):
        outcome, why = self.outcome or ("pass", "")
        tell("done", names[id(test)], outcome, why)
        self.outcome = None
        super().stopTest(test)


def each(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from each(test)
        else:
            yield test


class Missing:
    # What a module of tests takes from an absent module while it loads: whoever uses it later is skipped.
    def __init__(self, name):
        self.__name__ = name

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self.miss()

    def miss(self, *positional, **keywords):
        raise unittest.SkipTest(f"needs {self.__name__}")

    __call__ = __bool__ = __iter__ = __len__ = __getitem__ = __enter__ = miss


class Absent(types.ModuleType):
    # In the place of a module that is not there.
    is_loading = True

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        missing = Missing(self.__name__)
        return missing if Absent.is_loading else missing.miss()


def absent_in(error):
    # The absent module that an exception of loading is about: an import of it may have become a SkipTest.
    while error is not None:
        if isinstance(error, ImportError) and error.name in ABSENT:
            return error.name
        error = error.__cause__ or error.__context__


def load_module():
    for name in ABSENT:
        sys.modules[name] = None
    while True:
        try:
            __import__(MODULE)
        except (ImportError, unittest.SkipTest) as error:
            absent = absent_in(error)
            if absent is None or sys.modules[absent] is not None:
                raise
        else:
            break
        # It cannot be loaded without; its methods may not need it.
        for name in [name for name in sys.modules if name == MODULE or name.startswith(MODULE + ".")]:
            del sys.modules[name]
        sys.modules[absent] = Absent(absent)
    Absent.is_loading = False
    return sys.modules[MODULE]


def load():
    try:
        from test import support
    except ImportError:
        pass
    else:
        # No network, no sound, no files of gigabytes.
        support.use_resources = ["cpu"]
        # These two ask a module that is absent, and without it whole modules of tests are left out: code objects have
        # columns, and what threads share does not become immortal.
        support.has_no_debug_ranges = lambda: False
        support.skip_if_suppress_immortalization = lambda: unittest.skip("needs _testinternalcapi")
    return unittest.defaultTestLoader.loadTestsFromModule(load_module())


names = {}
try:
    suite = load()
except unittest.SkipTest as skip:
    tell("module", "skip", str(skip))
except BaseException as error:
    tell("module", "error", reason((type(error), error, error.__traceback__)))
else:
    tests, seen = [], {}
    for test in each(suite):
        name = test.id()
        if name.startswith(MODULE + "."):
            name = name[len(MODULE) + 1:]
        seen[name] = seen.get(name, 0) + 1
        names[id(test)] = name = name if seen[name] == 1 else f"{name}#{seen[name]}"
        tell("test", name)
        if name not in FINISHED:
            tests.append(test)
    unittest.TestSuite(tests).run(Result())
    tell("end")
