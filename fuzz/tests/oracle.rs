//! Generated programs are what CPython takes for programs.

use std::process::{Command, Stdio};

use pyconform_fuzz::hierarchies::Hierarchy;
use pyconform_fuzz::{Generator, numbered};

/// Reads programs separated by NUL, runs each, prints how it ended and how many classes it could make.
const JUDGE: &str = r#"
import contextlib, io, re, sys
for number, program in enumerate(sys.stdin.read().split("\0")):
    output = io.StringIO()
    try:
        code = compile(program, "<program>", "exec")
        with contextlib.redirect_stdout(output):
            exec(code, {"__name__": "__main__"})
        ending = "ok"
    except BaseException as error:
        ending = f"{type(error).__name__}: {error}"
    lines = output.getvalue().splitlines()
    made = sum(bool(re.match(r"(C\d+) \1( |$)", line)) for line in lines)
    print(number, made, ending)
"#;

#[test]
fn every_program_compiles_and_ends_on_the_oracle() {
    // Without any CPython there is nobody to ask.
    let Ok(found) = conformance::python::choose(&[]) else { return };
    let hierarchies: Vec<Hierarchy> = (0..300).filter_map(numbered).collect();
    let programs: Vec<String> = hierarchies.iter().map(Generator::program).collect();
    let classes: usize = hierarchies.iter().map(|hierarchy| hierarchy.classes.len()).sum();
    let file = std::env::temp_dir().join(format!("pyconform-hierarchies-{}", std::process::id()));
    std::fs::write(&file, programs.join("\0")).expect("a temporary file");
    let judge = Command::new(&found[0].executable)
        .args(["-I", "-c", JUDGE])
        .stdin(Stdio::from(std::fs::File::open(&file).expect("the file just written")))
        .output()
        .expect("CPython runs");
    std::fs::remove_file(&file).expect("the file just written");
    let text = String::from_utf8(judge.stdout).expect("UTF-8");
    let mut made = 0;
    for (line, program) in text.lines().zip(&programs) {
        let mut fields = line.splitn(3, ' ').skip(1);
        made += fields.next().and_then(|count| count.parse::<usize>().ok()).expect("a count");
        assert_eq!(fields.next(), Some("ok"), "{program}");
    }
    assert_eq!(text.lines().count(), programs.len());
    assert!(made * 2 > classes, "only {made} of {classes} classes can be made");
}
