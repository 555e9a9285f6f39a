//! How far a run is: a bar on a terminal, now and then a line elsewhere.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Between two lines where there is no terminal.
const LINE_INTERVAL: Duration = Duration::from_secs(10);

/// Shows on standard error how many of a number of things are done.
pub struct Progress {
    bar: ProgressBar,
    name: String,
    last_line: Instant,
}

impl Progress {
    /// Begins, for `length` things under this name.
    pub fn new(name: &str, length: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(length as u64), ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{prefix} {bar:40} {pos} of {len} {eta}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_prefix(name.to_owned());
        Self { bar, name: name.to_owned(), last_line: Instant::now() }
    }

    /// So many are done.
    pub fn set(&mut self, done: usize) {
        self.bar.set_position(done as u64);
        if self.bar.is_hidden() && self.last_line.elapsed() >= LINE_INTERVAL {
            self.last_line = Instant::now();
            eprintln!("{}: {done} of {}", self.name, self.bar.length().unwrap_or_default());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
