//! ripgrep's library: every line of every file with the word, case ignored, two threads.

use std::path::{Path, PathBuf};
use std::thread;

use grep_regex::{RegexMatcher, RegexMatcherBuilder};
use grep_searcher::sinks::Bytes;
use grep_searcher::{BinaryDetection, MmapChoice, Searcher, SearcherBuilder};

/// How many places hold the word.
pub fn count(folder: &Path, word: &str) -> anyhow::Result<u64> {
    let files = super::walk::files(folder)?;
    let mut builder = RegexMatcherBuilder::new();
    let matcher =
        builder.case_insensitive(true).word(true).line_terminator(Some(b'\n')).build(word)?;
    let half = files.len() / 2;
    let (first, second) = thread::scope(|scope| {
        let second = scope.spawn(|| count_in(&files[half..], &matcher));
        (count_in(&files[..half], &matcher), second.join())
    });
    let second = second.map_err(|_| anyhow::anyhow!("a searching thread broke off"))?;
    Ok(first? + second?)
}

fn count_in(files: &[PathBuf], matcher: &RegexMatcher) -> anyhow::Result<u64> {
    use grep_matcher::Matcher;
    let mut searcher: Searcher = SearcherBuilder::new()
        .binary_detection(BinaryDetection::quit(0))
        .memory_map(MmapChoice::never())
        .line_number(true)
        .build();
    let mut count = 0;
    for file in files {
        let each_line = Bytes(|_, line| {
            matcher.find_iter(line, |_| {
                count += 1;
                true
            })?;
            Ok(true)
        });
        searcher.search_path(matcher, file, each_line)?;
    }
    Ok(count)
}
