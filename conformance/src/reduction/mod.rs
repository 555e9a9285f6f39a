//! Reduction: a small program that still shows what a large one shows.
//!
//! The reducer knows Python's grammar and nothing of divergences: a judge says of each program that it tries whether
//! what was interesting is still there. It ends at a program in which no single edit can be done, or at its limit.

mod edits;

use anyhow::Result;

/// What came out of a reduction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reduction {
    /// The smallest program found.
    pub program: String,
    /// How many programs were tried.
    pub tried: usize,
    /// Whether no edit was left to try; else the limit ended it.
    pub is_complete: bool,
}

/// Reduces a program for as long as a judge calls what comes out interesting, and at most `limit` programs were tried.
///
/// The program itself is taken to be interesting. One that is no valid Python stays as it is but for its lines.
///
/// # Errors
///
/// What the judge returns: the reduction ends there.
pub fn reduce(program: &str, limit: usize, judge: &mut dyn FnMut(&str) -> Result<bool>) -> Result<Reduction> {
    let mut reduction = Reduction { program: program.to_owned(), tried: 0, is_complete: false };
    // What comes first removes most. Where it stands again after an edit was done, for what failed before is likely to
    // fail again; the last round, in which nothing is done, begins at the first edit.
    let mut place = 0;
    let mut has_changed = false;
    loop {
        let edits = edits::of_program(&reduction.program);
        let Some(edit) = edits.get(place) else {
            if !has_changed {
                reduction.is_complete = true;
                return Ok(reduction);
            }
            (place, has_changed) = (0, false);
            continue;
        };
        let candidate = edit.applied_to(&reduction.program);
        // Each edit makes the program shorter, or equally long and simpler: there is an end.
        if !is_simpler(&candidate, &reduction.program) {
            place += 1;
            continue;
        }
        if reduction.tried == limit {
            return Ok(reduction);
        }
        reduction.tried += 1;
        if judge(&candidate)? {
            reduction.program = candidate;
            has_changed = true;
        } else {
            place += 1;
        }
    }
}

fn is_simpler(candidate: &str, program: &str) -> bool {
    candidate.len() < program.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reduces with a judge that wants valid programs with a certain text.
    fn reduced(program: &str, wanted: &[&str]) -> String {
        let mut judge = |candidate: &str| {
            let is_valid = ruff_python_parser::parse_module(candidate).is_ok();
            Ok(is_valid && wanted.iter().all(|text| candidate.contains(text)))
        };
        let reduction = reduce(program, 2000, &mut judge).expect("the judge does not fail");
        assert!(reduction.is_complete, "{reduction:?}");
        reduction.program
    }

    #[test]
    fn statements_that_do_not_matter_go() {
        let program = "import sys\nx = 1\nfor i in range(3):\n    print(i)\n    wanted(i)\nelse:\n    y = 2\nz = 3\n";
        assert_eq!(reduced(program, &["wanted"]), "wanted\n");
        assert_eq!(reduced(program, &["wanted(i)"]), "wanted(i)\n");
        assert_eq!(reduced(program, &["for i in", "wanted"]), "for i in 3:\n    wanted\n");
    }

    #[test]
    fn neighbours_on_a_line_and_empty_lines_go() {
        assert_eq!(reduced("a; b; c\n", &["b"]), "b\n");
        assert_eq!(reduced("a; b; c\n", &["a", "c"]), "a; c\n");
        assert_eq!(reduced("a; b; c\n", &["a", "b"]), "a; b\n");
        assert_eq!(reduced("\n\na\n\n\nb\n\nc\n", &["a", "c"]), "a\nc\n");
    }

    #[test]
    fn clauses_bases_arguments_and_decorators_go() {
        let program = "@one\n@two(3)\nclass A(B, metaclass=C):\n    def f(self, a=1, *rest, key):\n        return g(a, *rest, key=key)\n";
        assert_eq!(reduced(program, &["class A", "key"]), "class A:\n    key\n");
        assert_eq!(reduced(program, &["class A", "metaclass"]), "class A(metaclass=C):pass\n");
        assert_eq!(reduced(program, &["@two"]), "@two\nclass A:pass\n");
        let program = "try:\n    a()\nexcept B as b:\n    c()\nexcept D:\n    e()\nfinally:\n    f()\n";
        assert_eq!(reduced(program, &["try", "D"]), "try:pass\nexcept D:pass\n");
        assert_eq!(reduced(program, &["finally"]), "try:pass\nfinally:pass\n");
        let program = "if a:\n    b\nelif c:\n    d\nelse:\n    e\n";
        assert_eq!(reduced(program, &["elif"]), "if a:pass\nelif c:pass\n");
        let program = "match a:\n    case 1:\n        b\n    case [x, *y] if z:\n        c\n";
        assert_eq!(reduced(program, &["*y"]), "match a:\n    case [*y]:pass\n");
    }

    #[test]
    fn expressions_become_their_parts() {
        let program = "print([1, {'a': f(2)}, (3, 4)][0] + x.y(7, *z))\n";
        assert_eq!(reduced(program, &["f(2)"]), "f(2)\n");
        assert_eq!(reduced(program, &["print", "x.y"]), "print(x.y)\n");
        assert_eq!(reduced(program, &["{", "}"]), "{}\n");
    }

    #[test]
    fn what_is_no_python_keeps_its_lines_that_matter() {
        let mut judge = |candidate: &str| Ok(candidate.contains("(]"));
        let reduction = reduce("x = 1\ny = (]\nz = 3\n", 100, &mut judge).expect("the judge does not fail");
        assert_eq!(reduction.program, "y = (]\n");
    }

    #[test]
    fn the_limit_ends_it() {
        let reduction = reduce("a\nb\nc\n", 1, &mut |_| Ok(false)).expect("the judge does not fail");
        assert_eq!(reduction, Reduction { program: "a\nb\nc\n".to_owned(), tried: 1, is_complete: false });
        assert!(reduce("a\nb\n", 10, &mut |_| anyhow::bail!("no")).is_err());
    }
}
