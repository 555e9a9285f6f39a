//! The commands as a person types them: exit codes, and errors that name the thing.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use conformance::report::{DOCUMENT_VERSION, Document};
use conformance::scratch::Scratch;

fn xtask(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).output().expect("xtask runs")
}

/// Runs a command that cannot do its work; gives what it says.
fn refused(arguments: &[&str]) -> String {
    let output = xtask(arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert!(!said.contains("panicked"), "{said}");
    said
}

fn assert_says(arguments: &[&str], text: &str) {
    let said = refused(arguments);
    assert!(said.contains(text), "{arguments:?} says {said:?}, which lacks {text:?}");
}

/// A corpus with one file.
fn corpus_with(file: &[u8]) -> (Scratch, PathBuf) {
    let folder = Scratch::new().expect("a folder");
    std::fs::write(folder.path().join("topics.toml"), "[\"some.topic\"]\nabout = \"A topic\"\n").expect("written");
    let path = folder.path().join("bad.py");
    std::fs::write(&path, file).expect("written");
    (folder, path)
}

#[test]
fn bad_arguments_are_refused_with_a_reason() {
    assert_says(&["conform", "no-such-cell"], "the pattern `no-such-cell` matches none of the");
    assert_says(&["conform", "--topic", "no-such-topic"], "no topic `no-such-topic`; corpus/topics.toml lists them");
    assert_says(&["conform", "--facet", "colour"], "there are outcome, stdout, exception, traceback");
    assert_says(&["conform", "--timeout", "0"], "a number of seconds above 0");
    assert_says(&["conform", "--jobs", "0"], "0 is not in 1..");
    assert_says(&["conform", "--corpus", "/no/such/folder"], "/no/such/folder/topics.toml cannot be read");
    assert_says(&["conform", "--python", "/no/such/python"], "--python names /no/such/python, which cannot be run");
    assert_says(&["conform", "--python", "3.9"], "no usable CPython 3.9 with a shared library; looked for");
    assert_says(&["run", "/no/such/file.py"], "/no/such/file.py cannot be read");
    assert_says(&["diff", "/no/such/file.py"], "/no/such/file.py cannot be read");
    assert_says(&["run"], "required arguments were not provided");
    assert_says(&["perform"], "unrecognized subcommand 'perform'");
}

#[test]
fn a_subject_that_cannot_be_judged_is_refused_with_the_next_step() {
    let refuses = |subject: &str, text: &str| assert_says(&["conform", "names/", "--subject", subject], text);
    refuses("", "a subject is `interp`, `cpython`");
    refuses("jython", "there is no subject `jython`; conformance/subjects.toml has micropython");
    refuses("cpython:3.99", "no usable CPython 3.99");
    refuses("cpython:/no/such/python", "--subject names /no/such/python, which cannot be run");
    refuses("cmd:python3", "the command has no `{file}`");
    refuses("cmd:/no/such/program {file}", "the program `/no/such/program` is not there; install it, or name where");
    refuses("cmd:true {file}", "`true {file}` tells no version: the probe exited with code 0 and said ``");
    refuses("cmd:cat {file}", "`cat {file}` tells no version: the probe exited with code 0 and said `import sys");
    refuses("cmd:sh {file}", "`sh {file}` tells no version: the probe exited with code 2");
    assert_says(
        &["conform", "--subject", "cpython", "--accept"],
        "--accept writes what is known of the interpreter, and cpython is judged",
    );
}

#[test]
fn code_objects_that_cannot_be_run_or_compared_are_refused_with_the_reason() {
    let compiler = |more: &[&str], text: &str| {
        assert_says(&[&["conform", "names/", "--compiler", "cpython"], more].concat(), text);
    };
    compiler(&["--subject", "cpython"], "--compiler is about the interpreter of this project, and no --subject is");
    compiler(&["--oracle", "recorded"], "--compiler cpython needs a CPython that compiles, and CPython 3.");
    compiler(&["--accept"], "leave --compiler out");
    assert_says(&["conform", "names/", "--code-objects", "--oracle", "recorded"], "and neither are code objects");
}

#[test]
fn a_bad_corpus_file_is_named_with_its_line() {
    let header = "# /// case\n# topics = [\"some.topic\"]\n# ///\n";
    let files: [(Vec<u8>, &str); 5] = [
        (
            b"# /// case\n# topics = [\"some.topic\"]\n# colour = 1\n# ///\n# %% a\nx\n".to_vec(),
            ":3: unknown field `colour`",
        ),
        (b"print(1)\n".to_vec(), ":1: no header"),
        (format!("{header}# %% a\n1\n# %% a\n2\n").into_bytes(), ":6: a second cell of this name"),
        ([header.as_bytes(), b"# %% a\n\xff\n"].concat(), ":5: not UTF-8"),
        (header.replace("some", "other").into_bytes(), ":3: no cell"),
    ];
    for (file, text) in files {
        let (folder, path) = corpus_with(&file);
        let corpus = folder.path().to_str().expect("a name in UTF-8");
        assert_says(&["conform", "--corpus", corpus], &format!("{}{text}", path.display()));
    }
    let (folder, path) = corpus_with(b"# /// case\n# topics = [\"other\"]\n# ///\n# %% a\n1\n");
    let corpus = folder.path().to_str().expect("a name in UTF-8");
    assert_says(&["conform", "--corpus", corpus], &format!("{}:4: the topic `other` is not in", path.display()));
    write_known(&path, "missing::cell");
    std::fs::write(&path, format!("{header}# %% a\n1\n")).expect("written");
    assert_says(&["conform", "--corpus", corpus], "known.toml:2: there is no cell `missing::cell`");
}

fn write_known(file: &Path, id: &str) {
    let entry = format!("[[divergence]]\nid = \"{id}\"\nreason = \"a test\"\nsince = \"0.1.0\"\n");
    std::fs::write(file.with_file_name("known.toml"), entry).expect("written");
}

#[test]
fn an_entry_that_no_longer_diverges_fails_the_run() {
    let (folder, path) = corpus_with(b"# /// case\n# topics = [\"some.topic\"]\n# ///\n# %% a\npass\n");
    write_known(&path, "bad::a");
    let corpus = folder.path().to_str().expect("a name in UTF-8");
    let output = xtask(&["conform", "--corpus", corpus, "--subject", "cpython"]);
    assert_eq!(output.status.code(), Some(0), "the self-test knows of no registry");
    let output = xtask(&["conform", "--corpus", corpus]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("no longer diverges as known bad::a on 3."), "{said}");
}

#[test]
fn a_hunt_in_the_oracle_itself_finds_nothing() {
    let output = xtask(&["fuzz", "values", "scopes", "--subject", "cpython", "--time", "4s", "--jobs", "1"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains(": 0 findings in "), "{said}");
    assert_says(&["fuzz", "--subject", "cpython", "--subject", "interp"], "a hunt is after one --subject; 2 are named");
    assert_says(&["fuzz", "--subject", "interp"], "the interpreter is hunted in its own process: leave --subject out");
}

#[test]
fn what_is_damaged_among_findings_is_named_and_the_rest_is_looked_at() {
    let folder = Scratch::new().expect("a folder");
    let write = |name: &str, text: &[u8]| std::fs::write(folder.path().join(name), text).expect("written");
    let program = b"# /// case\n# topics = [\"operators.arithmetic\"]\n# ///\n\n# %% one\nprint(1)\n";
    for name in ["plain.py", "damaged.py", "older.py"] {
        write(name, program);
    }
    write("damaged.input", b"generator = 1\xff");
    write("older.input", b"generator = \"values\"\nfingerprint = \"0\"\nbytes = \"0102\"\n");
    write("no-text.py", b"print('\xff')\n");
    write("no-header.py", b"print(1)\n");
    let output = xtask(&["triage", folder.path().to_str().expect("a path")]);
    let (said, shown) = (String::from_utf8_lossy(&output.stderr), String::from_utf8_lossy(&output.stdout));
    assert!(output.status.success(), "{said}");
    for reason in [
        "damaged.py: only its text can be reduced: ",
        "damaged.input cannot be read",
        "older.py: only its text can be reduced: it is of an older generator `values`",
        "no-text.py: skipped: ",
        "no-header.py: skipped: ",
    ] {
        assert!(said.contains(reason), "{reason:?} is not in {said:?}");
    }
    assert!(!said.contains("plain.py"), "{said}");
    assert!(shown.contains("0 new divergences, 3 that fresh processes do not show, 0 flaky"), "{shown}");
}

#[test]
fn the_document_is_versioned_and_complete() {
    let (folder, _) = corpus_with(
        b"# /// case\n# topics = [\"some.topic\"]\n# ///\n# %% a\nprint(1)\n# %% b\n#| requires = \">=3.99\"\nprint(2)\n",
    );
    let corpus = folder.path().to_str().expect("a name in UTF-8");
    let output = xtask(&["conform", "--corpus", corpus, "--subject", "cpython", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(document["document_version"], DOCUMENT_VERSION);
    assert_eq!(document["is_partial"], false);
    assert_eq!(document["topics"]["some.topic"]["about"], "A topic");
    let run = &document["runs"][0];
    assert_eq!(run["oracle"]["name"], "CPython");
    assert_eq!(run["summary"]["equal"], 1);
    assert_eq!(run["summary"]["other_version"], 1);
    assert_eq!(run["topics"]["some.topic"]["stdout"]["equal"], 1);
    let cell = &document["cells"][0];
    assert_eq!(cell["id"], "bad::a");
    assert_eq!(cell["program"], "print(1)\n");
    assert_eq!(cell["results"][0]["verdict"], "equal");
    assert_eq!(cell["observations"].as_array().map(Vec::len), Some(1), "both sides show the same");
    assert_eq!(cell["observations"][0]["shown"]["stdout"], "1\n");
    // Read again, nothing of it is lost.
    let path = folder.path().join("document.json");
    std::fs::write(&path, &output.stdout).expect("written");
    let read = Document::read(&path).expect("a document");
    assert_eq!(serde_json::to_value(&read).expect("JSON"), document);
}

#[test]
fn what_conform_writes_is_what_the_schema_says() {
    let schema = include_str!("../../conformance/src/report/document.schema.json");
    let schema = serde_json::from_str(schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    // Everything that a cell can have: an exception, what it leaves behind, what is poisoned, needs what there is not,
    // breaks off, differs on purpose, and an entry of the registry that no longer holds.
    let (folder, path) = corpus_with(
        b"# /// case\n# topics = [\"some.topic\"]\n# section = \"1.1\"\n# seed = \"1.1\"\n# ///\n# %% a\n#| title = \"A\"\nb = [1]\n\
          # %% raises\n1 / 0\n# %% clock\n#| poisoned = { stdout = \"a clock\" }\nprint(1)\n\
          # %% needs\n#| needs = [\"ctypes\"]\nimport ctypes\n# %% names\nimport sys\nprint(sys.executable)\n",
    );
    write_known(&path, "bad::a");
    let claims = "[sections]\n\"1.1\" = \"One\"\n[claims.\"1.1-a\"]\nsays = \"a\"\npredicted = \"\"\n";
    std::fs::write(path.with_file_name("claims.toml"), claims).expect("written");
    let corpus = folder.path().to_str().expect("a name in UTF-8");
    let output = xtask(&["conform", "--corpus", corpus, "--end-state", "--format", "json"]);
    let mut document: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let complaints: Vec<String> =
        validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(complaints, Vec::<String>::new());
    assert_eq!(document["cells"].as_array().map(Vec::len), Some(5));
    assert_eq!(document["runs"][0]["stale"].as_array().map(Vec::len), Some(1));
    assert_eq!(document["cells"][0]["claim"]["id"], "1.1-a");
    document["cells"][0]["colour"] = "red".into();
    assert!(!validator.is_valid(&document), "the schema knows no colour");
}

#[test]
fn a_site_is_made_of_a_document() {
    let (folder, _) = corpus_with(b"# /// case\n# topics = [\"some.topic\"]\n# ///\n# %% a\nprint(1)\n");
    let corpus = folder.path().to_str().expect("a name in UTF-8");
    let output = xtask(&["conform", "--corpus", corpus, "--subject", "cpython", "--format", "json"]);
    let document = folder.path().join("document.json");
    std::fs::write(&document, &output.stdout).expect("written");
    let (document, site) = (document.to_str().expect("UTF-8"), folder.path().join("site"));
    let output = xtask(&["report", document, "--output", site.to_str().expect("UTF-8")]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for page in ["index.html", "topics/some.topic.html", "cases/bad/a.html", "differences.html", "claims.html"] {
        assert!(site.join(page).exists(), "{page}");
    }
    assert_says(&["report", "/no/such/document.json"], "/no/such/document.json cannot be read");
    let old = folder.path().join("old.json");
    std::fs::write(&old, "{\"document_version\": 1, \"runs\": []}").expect("written");
    let old = old.to_str().expect("UTF-8");
    assert_says(&["report", old], "is a report of version 1, and version 2 is needed; write it again with");
    std::fs::write(old, "{\"document_version\": 2, \"runs\": [").expect("written");
    assert_says(&["report", "claims", old], "is no report");
}
