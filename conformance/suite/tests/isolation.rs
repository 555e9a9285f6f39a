//! A program under the runner gets at nothing outside its own folder but the library, which it may read.

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use conformance::Limits;
use conformance::case::{Cell, Program};
use conformance::compare::Settings;
use conformance::runner::Plan;
use conformance_suite::interpreter;

/// Each line is a way out. What a line gives is printed; what it raises is not. SECRET is a file outside.
const PROGRAM: &str = r#"
import os, sys
FOLDER = os.path.dirname(SECRET)
NAME = os.path.basename(SECRET)
UP = "../" * 40 + SECRET[1:]
ATTEMPTS = '''
open(SECRET).read()
open(SECRET, "rb", 0).read()
open(UP).read()
open(SECRET.encode()).read()
__import__("_io").FileIO(SECRET).read()
__import__("io").open_code(SECRET).read()
os.read(os.open(SECRET, os.O_RDONLY), 100)
os.read(os.open(NAME, os.O_RDONLY, dir_fd=3), 100)
open(7).read()
os.listdir(FOLDER)
os.listdir("/")
list(os.scandir(FOLDER))
list(os.walk(FOLDER))[0]
os.stat(SECRET).st_size
os.path.exists(SECRET) or 1 / 0
os.access(SECRET, os.R_OK) or 1 / 0
os.readlink("/proc/self/exe")
open("/proc/self/environ").read()
(os.symlink(SECRET, "link"), open("link").read())
(os.symlink(FOLDER, "folder"), open("folder/" + NAME).read())
(os.symlink(FOLDER + "/made", "dangling"), open("dangling", "w").write("out"))
(os.symlink("..", "above"), os.listdir("above/.."))
(os.link(SECRET, "hard"), open("hard").read())
(os.rename(SECRET, "taken"), open("taken").read())
os.rename(__file__, FOLDER + "/made")
os.replace(__file__, FOLDER + "/made")
os.unlink(SECRET)
os.remove(UP)
os.truncate(SECRET, 0)
os.chmod(SECRET, 0)
os.utime(SECRET)
os.mkdir(FOLDER + "/made")
os.rmdir(FOLDER)
os.symlink("x", FOLDER + "/made")
(os.chdir(FOLDER), open(NAME).read())
(os.chdir("/"), os.listdir("."))
open(FOLDER + "/made", "w").write("out")
open(SECRET, "a").write("out")
open(SECRET, "r+").write("out")
os.open(FOLDER + "/made", os.O_CREAT | os.O_WRONLY)
os.open(SECRET, os.O_RDONLY | os.O_TRUNC)
open(os.__file__, "a").write("")
os.mkdir(os.path.dirname(os.__file__) + "/made")
(sys.path.insert(0, FOLDER), __import__(NAME[:-3]))
__import__("runpy").run_path(SECRET)
__import__("linecache").getlines(SECRET)[0]
__import__("importlib.machinery").machinery.SourceFileLoader("x", SECRET).get_data(SECRET)
__import__("importlib.machinery").machinery.SourceFileLoader("x", SECRET).load_module()
__import__("shutil").copy(SECRET, "copy")
__import__("pathlib").Path(SECRET).read_text()
__import__("glob").glob(FOLDER + "/*")[0]
__import__("tempfile").NamedTemporaryFile(dir=FOLDER).name
os.unlink("/dev/null")
os.rename(__file__, "/dev/null")
os.chmod("/dev/null", 0)
(os.symlink(SECRET, "entry"), [entry.stat().st_size for entry in os.scandir(".") if entry.name == "entry"][0])
(os.symlink(FOLDER, "package"), __import__("package." + NAME[:-3]))
(os.symlink(SECRET, "module.py"), sys.path.insert(0, "."), __import__("module"))
os.system("cat " + SECRET)
os.fork()
os.execv("/bin/cat", ["cat", SECRET])
os.posix_spawn("/bin/cat", ["cat", SECRET], {})
os.popen("cat " + SECRET).read()
__import__("subprocess").check_output(["cat", SECRET])
__import__("subprocess").Popen("/bin/true").pid
os.kill(os.getppid(), 0)
__import__("socket").create_connection(("127.0.0.1", 9))
__import__("socket").socket()
'''
for line in ATTEMPTS.strip().splitlines():
    try:
        print("OUT", line, repr(eval(line)), flush=True)
    except (Exception, SystemExit):
        pass
# The lines of an exception's traceback, of a warning, and what a byte code file of a module of the library would be.
import traceback, warnings
try:
    exec(compile("1 / 0", SECRET, "exec"))
except ZeroDivisionError:
    traceback.print_exc(file=sys.stdout)
sys.stderr = sys.stdout
warnings.warn_explicit("shown", UserWarning, SECRET, 1)
sys.dont_write_bytecode = False
sys.pycache_prefix = FOLDER
import this, colorsys
sys.pycache_prefix = None
print("end")
exec(compile("1 / 0", SECRET, "exec"))
"#;

#[test]
fn a_program_reaches_nothing_outside_its_folder() {
    let outside = std::env::temp_dir().join(format!("pyconform-isolation-{}", std::process::id()));
    std::fs::create_dir_all(&outside).expect("a folder");
    let secret = outside.join("secret.py");
    std::fs::write(&secret, "hidden = 'the secret'\n").expect("a file");
    let text = format!("SECRET = {:?}\n{PROGRAM}", secret.display().to_string());
    let subject = interpreter(env!("CARGO_BIN_EXE_interp-worker"));
    let cell = Cell::of_program("isolation", Program::plain(text));
    let plan = Plan {
        cells: vec![&cell],
        oracle: &subject,
        subjects: Vec::new(),
        // Modules of the library are compiled for it, perhaps on a machine that has much to do.
        limits: Limits { time: Duration::from_secs(120), ..Limits::default() },
        jobs: 1,
        settings: Settings::default(),
    };
    let judged = plan.run_one(&AtomicBool::new(false), &mut |_| ()).expect("the run goes on");
    let seen = judged.judgements[0].oracle.as_ref().expect("it ran");
    let (stdout, stderr) = (String::from_utf8_lossy(&seen.stdout), String::from_utf8_lossy(&seen.stderr));
    assert!(stdout.contains("\nend\n"), "the program did not come to its end:\n{stdout}\n{stderr}");
    let ways_out: Vec<&str> = stdout.lines().filter(|line| line.starts_with("OUT")).collect();
    assert!(ways_out.is_empty(), "a program got out:\n{}", ways_out.join("\n"));
    assert!(!stdout.contains("the secret") && !stderr.contains("the secret"), "{stdout}\n{stderr}");
    assert_eq!(std::fs::read_to_string(&secret).expect("it is still there"), "hidden = 'the secret'\n");
    let left: Vec<_> = std::fs::read_dir(&outside).expect("the folder").flatten().map(|entry| entry.path()).collect();
    assert_eq!(left, [Path::new(&secret)], "something was written outside");
    std::fs::remove_dir_all(&outside).expect("it can be removed");
}
