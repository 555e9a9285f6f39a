//! What the child of a fork tells its worker besides the program's output.

use std::io::{self, Write};

/// The last word of a child.
#[derive(Debug, PartialEq, Eq)]
pub enum Note {
    /// The subject broke this invariant of its own.
    Broken(String),
    /// The program ended in order; this is for [`crate::Host::learn`].
    Lesson(String),
}

const BROKEN: u8 = b'!';
const LESSON: u8 = b'+';

impl Note {
    /// Writes the note as the one thing in its pipe: a byte for its kind, then its text. An empty lesson is not written.
    pub fn write(&self, target: &mut impl Write) -> io::Result<()> {
        let (kind, text) = match self {
            Self::Broken(text) => (BROKEN, text),
            Self::Lesson(text) if text.is_empty() => return Ok(()),
            Self::Lesson(text) => (LESSON, text),
        };
        target.write_all(&[&[kind], text.as_bytes()].concat())
    }

    /// What was written; none where a child said nothing, as one that was killed.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (kind, text) = bytes.split_first()?;
        let text = String::from_utf8_lossy(text).into_owned();
        Some(if *kind == LESSON { Self::Lesson(text) } else { Self::Broken(text) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for note in [Note::Broken("index out of bounds".to_owned()), Note::Lesson("a\nb".to_owned())] {
            let mut bytes = Vec::new();
            note.write(&mut bytes).expect("writing to memory");
            assert_eq!(Note::read(&bytes), Some(note));
        }
        let mut bytes = Vec::new();
        Note::Lesson(String::new()).write(&mut bytes).expect("writing to memory");
        assert_eq!(Note::read(&bytes), None);
    }
}
