//! Generated programs are what CPython takes for programs, and do the same each time.

use std::process::{Command, Stdio};

use pyconform_fuzz::hierarchies::Hierarchy;
use pyconform_fuzz::{Generator, numbered};

/// Reads programs separated by NUL, runs each, and prints what it wrote and how it ended, likewise separated.
const JUDGE: &str = r#"
import contextlib, gc, io, sys
gc.set_threshold(int(sys.argv[1]))
reports = []
for program in sys.stdin.read().split("\0"):
    output = io.StringIO()
    try:
        code = compile(program, "<program>", "exec")
        with contextlib.redirect_stdout(output):
            exec(code, {"__name__": "__main__"})
        ending = "ok"
    except BaseException as error:
        ending = f"{type(error).__name__}: {error}"
    reports.append(output.getvalue() + ending)
print("\0".join(reports), end="")
"#;

/// What CPython does with each program when it collects after every `threshold` allocations, or never for 0.
fn judge(programs: &[String], threshold: u32) -> Option<Vec<String>> {
    // Without any CPython there is nobody to ask.
    let found = conformance::python::choose(&[]).ok()?;
    let file = std::env::temp_dir().join(format!("pyconform-programs-{}-{threshold}", std::process::id()));
    std::fs::write(&file, programs.join("\0")).expect("a temporary file");
    let judge = Command::new(&found.first()?.executable)
        .args(["-I", "-X", "utf8", "-c", JUDGE, &threshold.to_string()])
        .stdin(Stdio::from(std::fs::File::open(&file).expect("the file just written")))
        .output()
        .expect("CPython runs");
    std::fs::remove_file(&file).expect("the file just written");
    let text = String::from_utf8(judge.stdout).expect("UTF-8");
    let reports: Vec<String> = text.split('\0').map(str::to_owned).collect();
    assert_eq!(reports.len(), programs.len(), "{}", String::from_utf8_lossy(&judge.stderr));
    Some(reports)
}

#[test]
fn hierarchies_end_well_and_whatever_the_collector_does() {
    let hierarchies: Vec<Hierarchy> = (0..300).filter_map(numbered).collect();
    let programs: Vec<String> = hierarchies.iter().map(Generator::program).collect();
    let (Some(eager), Some(never)) = (judge(&programs, 10), judge(&programs, 0)) else { return };
    let mut made = 0;
    for ((eager, never), program) in eager.iter().zip(&never).zip(&programs) {
        assert!(eager.ends_with("ok"), "{program}\n{eager}");
        assert_eq!(eager, never, "what it shows depends on the collector:\n{program}");
        // A class that could be made shows its own name first in its order.
        let is_made = |line: &&str| {
            line.starts_with('C')
                && line.split_once(' ').is_some_and(|(name, order)| order.split(' ').next() == Some(name))
        };
        made += eager.lines().filter(is_made).count();
    }
    let classes: usize = hierarchies.iter().map(|hierarchy| hierarchy.classes.len()).sum();
    assert!(made * 2 > classes, "only {made} of {classes} classes can be made");
}
