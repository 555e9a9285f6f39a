//! The command `interp` as a program of the system: what it reads, and how it ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};

fn start(program: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_interp"))
        .args(["-c", program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("interp starts")
}

fn rest(stream: impl Read) -> String {
    let mut text = String::new();
    BufReader::new(stream).read_to_string(&mut text).expect("text");
    text
}

#[test]
fn standard_input_is_read_line_by_line_while_it_comes() {
    let mut process = start("print(input('? '), flush=True)\nfor line in __import__('sys').stdin: print(repr(line))");
    let mut input = process.stdin.take().expect("a pipe");
    let mut output = BufReader::new(process.stdout.take().expect("a pipe"));
    input.write_all("first \u{e9}\nsec".as_bytes()).expect("written");
    let mut line = String::new();
    output.read_line(&mut line).expect("a line");
    assert_eq!(line, "? first \u{e9}\n");
    input.write_all(b"ond\nlast").expect("written");
    drop(input);
    assert_eq!(rest(output), "'second\\n'\n'last'\n");
    assert!(process.wait().expect("an end").success());
}

#[test]
fn the_end_of_standard_input_is_an_exception_of_input() {
    let mut process = start("try: input()\nexcept EOFError as error: print(error)");
    drop(process.stdin.take());
    assert_eq!(rest(process.stdout.take().expect("a pipe")), "EOF when reading a line\n");
    assert!(process.wait().expect("an end").success());
}

/// An interrupt from outside runs `finally` blocks, is shown, and ends the process as the signal would, whatever it was
/// that the program did.
#[rstest::rstest]
fn an_interrupt_raises_keyboard_interrupt(
    #[values(
        "while True: pass",
        "input()",
        "__import__('time').sleep(1000)",
        "__import__('os').pipe(); [0 for _ in iter(int, 1)]"
    )]
    work: &str,
) {
    // The interrupt may come as soon as the line has been written.
    let program = format!("try:\n    print('ready', flush=True)\n    {work}\nfinally: print('finally')");
    let mut process = start(&program);
    // It stays open: what reads it has to wait.
    let input = process.stdin.take();
    let mut output = BufReader::new(process.stdout.take().expect("a pipe"));
    let mut line = String::new();
    output.read_line(&mut line).expect("a line");
    assert_eq!(line, "ready\n");
    kill_process(Pid::from_child(&process), Signal::INT).expect("sent");
    assert_eq!(rest(output), "finally\n");
    let errors = rest(process.stderr.take().expect("a pipe"));
    assert!(errors.ends_with("KeyboardInterrupt\n"), "{errors}");
    assert_eq!(process.wait().expect("an end").signal(), Some(2));
    drop(input);
}
