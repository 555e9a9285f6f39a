//! The `interp` command: runs a file, `-c` code or standard input as `python3` does.

use std::ffi::OsString;
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use interp::{Config, Interpreter, Version};
use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt;

#[global_allocator]
static ALLOCATOR: interp::ReservingAllocator = interp::ReservingAllocator;

const USAGE: &str = "usage: interp [option] ... [-c cmd | -m mod | file | -] [arg] ...
Options:
-c cmd : program passed in as string (terminates option list)
-m mod : run library module as a script (terminates option list)
-h     : print this help message and exit (also -? or --help)
-V     : print the version whose behaviour is taken on, and exit (also --version)
-X opt : set an implementation-specific option:
         -X python=VERSION: take on the behaviour of CPython 3.11, 3.12 or 3.13 (the default)
file   : program read from script file
-      : program read from stdin
arg ...: arguments passed to program in sys.argv[1:]
-I     : isolated mode, as sys.flags shows it; the environment is never read
The options -B -E -O -OO -P -S -W arg -b -d -i -q -s -u -v -x are accepted where python3 has them and change nothing.";

/// What is to be run.
enum Program {
    Command(String),
    Module(String),
    File(OsString),
    StandardInput,
}

/// The command line, understood.
struct Invocation {
    version: Version,
    isolated: bool,
    writes_byte_code: bool,
    program: Program,
    arguments: Vec<String>,
}

/// What `main` does without running anything.
enum Exit {
    Print(String),
    Usage(String),
}

fn main() -> ExitCode {
    let invocation = match parse_command_line(lexopt::Parser::from_env()) {
        Ok(invocation) => invocation,
        Err(Exit::Print(text)) => {
            println!("{text}");
            return ExitCode::SUCCESS;
        }
        Err(Exit::Usage(problem)) => {
            eprintln!(
                "{problem}\nusage: interp [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `interp -h' for more information."
            );
            return ExitCode::from(2);
        }
    };
    // The system takes the stack back with all else: to give it back first was a fiftieth of a short run.
    interp::on_large_stack(|| std::process::exit(i32::from(run(invocation))))
}

fn parse_command_line(mut parser: lexopt::Parser) -> Result<Invocation, Exit> {
    let mut version = Version::Python313;
    let mut isolated = false;
    let mut writes_byte_code = true;
    let usage = |error: lexopt::Error| Exit::Usage(error.to_string());
    loop {
        let (program, first) = match parser.next().map_err(usage)? {
            None => (Program::StandardInput, String::new()),
            Some(Short('c')) => {
                let code = parser.value().map_err(|_| Exit::Usage("Argument expected for the -c option".to_owned()))?;
                (Program::Command(code.to_string_lossy().into_owned()), "-c".to_owned())
            }
            Some(Short('m')) => {
                let name = parser.value().map_err(|_| Exit::Usage("Argument expected for the -m option".to_owned()))?;
                (Program::Module(name.to_string_lossy().into_owned()), "-m".to_owned())
            }
            Some(Short('X')) => {
                let option =
                    parser.value().map_err(|_| Exit::Usage("Argument expected for the -X option".to_owned()))?;
                let option = option.string().map_err(usage)?;
                if let Some(wanted) = option.strip_prefix("python=") {
                    version = Version::parse(wanted).ok_or_else(|| {
                        Exit::Usage(format!("-X python={wanted}: there is no such profile; use 3.11, 3.12 or 3.13"))
                    })?;
                }
                continue;
            }
            Some(Short('W')) => {
                parser.value().map_err(|_| Exit::Usage("Argument expected for the -W option".to_owned()))?;
                continue;
            }
            Some(Short('h' | '?') | Long("help")) => return Err(Exit::Print(USAGE.to_owned())),
            Some(Short('V') | Long("version")) => {
                return Err(Exit::Print(format!("Python {}.{}", version.short_name(), version.profile().micro)));
            }
            Some(Short('I')) => {
                isolated = true;
                continue;
            }
            Some(Short('B')) => {
                writes_byte_code = false;
                continue;
            }
            Some(Short('E' | 'O' | 'P' | 'S' | 'b' | 'd' | 'i' | 'q' | 's' | 'u' | 'v' | 'x')) => continue,
            Some(Short(option)) => return Err(Exit::Usage(format!("Unknown option: -{option}"))),
            Some(Long(option)) => return Err(Exit::Usage(format!("unknown option --{option}"))),
            Some(Value(file)) if file == "-" => (Program::StandardInput, "-".to_owned()),
            Some(Value(file)) => {
                let shown = file.to_string_lossy().into_owned();
                (Program::File(file), shown)
            }
        };
        let mut arguments = vec![first];
        let rest = parser.raw_args().map_err(usage)?;
        arguments.extend(rest.map(|argument| argument.to_string_lossy().into_owned()));
        return Ok(Invocation { version, isolated, writes_byte_code, program, arguments });
    }
}

fn run(invocation: Invocation) -> u8 {
    let Invocation { version, isolated, writes_byte_code, program, arguments } = invocation;
    let mut config = Config::new(version);
    config.isolated = isolated;
    config.writes_byte_code = writes_byte_code;
    config.arguments = arguments;
    config.processes = true;
    config.standard_input = true;
    config.executable = std::env::current_exe().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
    let (source, filename) = match program {
        Program::Command(code) => {
            config.module_search_path.push(String::new());
            (code.into_bytes(), "<string>".to_owned())
        }
        Program::Module(name) => {
            let folder = std::env::current_dir().unwrap_or_default();
            config.module_search_path.push(folder.to_string_lossy().into_owned());
            config.module_search_path.extend(interp::standard_library::find(version));
            return Interpreter::new(config).run_module_to_exit(&name).as_exit_status();
        }
        Program::StandardInput => {
            config.module_search_path.push(String::new());
            let mut source = Vec::new();
            if let Err(error) = std::io::stdin().read_to_end(&mut source) {
                eprintln!("interp: cannot read the program from standard input: {error}");
                return 2;
            }
            (source, "<stdin>".to_owned())
        }
        Program::File(file) => {
            let path = Path::new(&file);
            // Only `sys.argv` shows the path as it was given.
            let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
            let source = match std::fs::read(path) {
                Ok(source) => source,
                Err(error) => {
                    let number = error.raw_os_error().unwrap_or_default();
                    let text = error.to_string();
                    let text = text.split(" (os error").next().unwrap_or_default();
                    eprintln!("interp: can't open file '{}': [Errno {number}] {text}", absolute.display());
                    return 2;
                }
            };
            let real = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
            let folder = real.parent().map(|folder| folder.to_string_lossy().into_owned()).unwrap_or_default();
            config.module_search_path.push(folder);
            (source, absolute.to_string_lossy().into_owned())
        }
    };
    config.finds_standard_library = true;
    Interpreter::new(config).run_main_to_exit(&source, &filename).as_exit_status()
}
