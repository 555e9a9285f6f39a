//! Padding to a width, and tabs.

use super::storage::{Text, TextBuilder};

/// How many fill characters go to the left and to the right of something centred.
///
/// Source: `pad` in CPython's `Objects/stringlib/transmogrify.h`.
pub fn centred_margins(length: usize, width: usize) -> (usize, usize) {
    let margin = width.saturating_sub(length);
    let left = margin / 2 + (margin & width & 1);
    (left, margin - left)
}

/// The width of `str.expandtabs`' result and each piece: calls back with what to copy and how many spaces to add.
fn expand(code_points: impl Iterator<Item = u32>, tab_size: usize, mut emit: impl FnMut(Option<u32>, usize)) {
    let mut column = 0;
    for code_point in code_points {
        match code_point {
            0x09 => {
                if tab_size > 0 {
                    let spaces = tab_size - column % tab_size;
                    column += spaces;
                    emit(None, spaces);
                }
            }
            _ => {
                column = if matches!(code_point, 0x0A | 0x0D) { 0 } else { column + 1 };
                emit(Some(code_point), 0);
            }
        }
    }
}

/// The length that text with expanded tabs has, in code points; `None` where no text can be so long.
pub fn expanded_length(code_points: impl Iterator<Item = u32>, tab_size: usize) -> Option<usize> {
    let mut length = Some(0_usize);
    expand(code_points, tab_size, |copied, spaces| {
        length = length.and_then(|length| length.checked_add(spaces + usize::from(copied.is_some())));
    });
    length.filter(|length| isize::try_from(*length).is_ok())
}

impl Text {
    fn padded(&self, left: usize, right: usize, fill: u32) -> Option<Self> {
        if left == 0 && right == 0 {
            return None;
        }
        let mut builder = TextBuilder::with_capacity(left + self.len() + right);
        builder.push_repeated(fill, left);
        builder.push_text(self);
        builder.push_repeated(fill, right);
        Some(builder.finish())
    }

    /// `str.center`, `None` where the text is wide enough and Python returns the same object.
    pub fn center(&self, width: usize, fill: u32) -> Option<Self> {
        let (left, right) = centred_margins(self.len(), width);
        self.padded(left, right, fill)
    }

    /// `str.ljust`, `None` where the text is wide enough.
    pub fn left_justify(&self, width: usize, fill: u32) -> Option<Self> {
        self.padded(0, width.saturating_sub(self.len()), fill)
    }

    /// `str.rjust`, `None` where the text is wide enough.
    pub fn right_justify(&self, width: usize, fill: u32) -> Option<Self> {
        self.padded(width.saturating_sub(self.len()), 0, fill)
    }

    /// `str.zfill`: zeros after a sign; `None` where the text is wide enough.
    pub fn zero_fill(&self, width: usize) -> Option<Self> {
        let zeros = width.saturating_sub(self.len());
        if zeros == 0 {
            return None;
        }
        let signed = self.get(0).is_some_and(|first| first == u32::from('+') || first == u32::from('-'));
        let mut builder = TextBuilder::with_capacity(width);
        builder.push_range(self, 0..usize::from(signed));
        builder.push_repeated(u32::from('0'), zeros);
        builder.push_range(self, usize::from(signed)..self.len());
        Some(builder.finish())
    }

    /// `str.expandtabs`
    pub fn expand_tabs(&self, tab_size: usize) -> Self {
        let mut builder = TextBuilder::with_capacity(self.len());
        expand(self.code_points(), tab_size, |copied, spaces| {
            builder.extend(copied);
            builder.push_repeated(0x20, spaces);
        });
        builder.finish()
    }

    /// `str.translate` with a function from a code point to what replaces it.
    ///
    /// # Errors
    /// What the function raises.
    pub fn translate<E>(&self, mut table: impl FnMut(u32) -> Result<Translation, E>) -> Result<Self, E> {
        let mut builder = TextBuilder::with_capacity(self.len());
        for code_point in self.code_points() {
            match table(code_point)? {
                Translation::Keep => builder.push(code_point),
                Translation::Delete => {}
                Translation::CodePoint(mapped) => builder.push(mapped),
                Translation::Text(mapped) => builder.push_text(&mapped),
            }
        }
        Ok(builder.finish())
    }
}

/// What `str.translate` makes of one character.
#[derive(Clone, Debug)]
pub enum Translation {
    /// It stays: the table has no entry.
    Keep,
    /// It goes: the entry is `None`.
    Delete,
    /// One other character: the entry is an integer.
    CodePoint(u32),
    /// Any text.
    Text(Text),
}

/// `bytes.expandtabs`
pub fn expand_tabs_of_bytes(bytes: &[u8], tab_size: usize) -> Vec<u8> {
    let mut expanded = Vec::with_capacity(bytes.len());
    expand(bytes.iter().map(|&byte| byte.into()), tab_size, |copied, spaces| {
        expanded.extend(copied.map(|byte| byte as u8));
        expanded.resize(expanded.len() + spaces, b' ');
    });
    expanded
}
