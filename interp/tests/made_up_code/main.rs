//! Code objects that no compiler makes end in an exception, never in a panic: `mutate.py` damages real ones and runs them.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What one process may take. A damaged program may loop for ever, as any program may: it is then ended, which is no
/// fault of the interpreter.
const PATIENCE: Duration = Duration::from_secs(20);

/// Damaged code objects of one seed.
const PROGRAMS: usize = 1000;

/// Runs the code objects of a seed.
///
/// # Errors
/// What the process wrote, where it ended otherwise than by itself in good order.
fn run(seed: usize) -> Result<(), String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/made_up_code/mutate.py");
    let mut process = Command::new(env!("CARGO_BIN_EXE_interp"))
        .args(["-X", "python=3.13"])
        .arg(script)
        .args([seed.to_string(), PROGRAMS.to_string()])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let errors = process.stderr.take().map(|mut stream| {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            let _ = stream.read_to_end(&mut bytes);
            String::from_utf8_lossy(&bytes).into_owned()
        })
    });
    let start = Instant::now();
    let status = loop {
        if let Some(status) = process.try_wait().map_err(|error| error.to_string())? {
            break status;
        }
        if start.elapsed() > PATIENCE {
            process.kill().and_then(|()| process.wait()).map_err(|error| error.to_string())?;
            return Ok(());
        }
        thread::sleep(Duration::from_millis(20));
    };
    let text = errors.and_then(|reader| reader.join().ok()).unwrap_or_default();
    if status.success() { Ok(()) } else { Err(format!("seed {seed}: {status}\n{text}")) }
}

#[rstest::rstest]
fn damaged_code_objects_end_in_exceptions(#[values(1, 2, 3, 4, 5, 6, 7, 8)] seed: usize) {
    run(seed).unwrap_or_else(|failure| panic!("{failure}"));
}
