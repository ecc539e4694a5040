//! How far an index run has come, on standard error and only where that is a terminal.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use minutebook::ingest::{self, IngestError, IngestOptions, Progress, Summary};

const EVERY: Duration = Duration::from_millis(100);

/// Brings an index up to date and shows how far it is.
pub fn ingest(options: &IngestOptions) -> Result<Summary, IngestError> {
    let progress = Progress::default();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let drawing = scope.spawn(|| draw(&progress, &done));
        let result = ingest::run(options, &progress);
        done.store(true, Ordering::Release);
        drawing.thread().unpark();
        result
    })
}

/// Draws until all is done, then leaves the terminal as it was.
fn draw(progress: &Progress, done: &AtomicBool) {
    // Hidden by itself where standard error is no terminal.
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
    if bar.is_hidden() {
        return;
    }
    let template = "{msg:10} {bar:24} {percent:>3}%  {prefix}  {eta} left";
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("━╸─"));
    }
    while !done.load(Ordering::Acquire) {
        let read = |counter: &std::sync::atomic::AtomicU64| counter.load(Ordering::Relaxed);
        let files = (read(&progress.files_done), read(&progress.files));
        if files.1 > 0 {
            bar.set_length(read(&progress.bytes));
            bar.set_position(read(&progress.bytes_done));
            let items = read(&progress.items);
            bar.set_prefix(format!("{} of {} documents, {items} items", files.0, files.1));
            let finishing = progress.finishing.load(Ordering::Relaxed);
            bar.set_message(if finishing { "finishing" } else { "reading" });
        }
        thread::park_timeout(EVERY);
    }
    bar.finish_and_clear();
}
