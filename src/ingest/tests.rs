use super::*;
use crate::index::catalog::FileEntry;

/// A folder of documents with its index.
struct Folder {
    dir: tempfile::TempDir,
    place: IndexPlace,
}

impl Folder {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let place = IndexPlace::for_docs(dir.path());
        Self { dir, place }
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn options(&self) -> IngestOptions {
        let options = IngestOptions::new(self.place.clone(), vec![self.dir.path().to_owned()]);
        IngestOptions { memory: 60_000_000, ..options }
    }

    fn index(&self) -> Summary {
        run(&self.options(), &Progress::default()).unwrap()
    }

    fn files(&self) -> Vec<FileEntry> {
        Snapshot::open(&self.place).unwrap().catalog.files().unwrap()
    }

    /// Every file of the index with its bytes and time.
    fn traces(&self) -> Vec<(PathBuf, std::time::SystemTime, u64)> {
        let walk = walkdir::WalkDir::new(&self.place.folder).sort_by_file_name();
        let entries = walk.into_iter().map(Result::unwrap);
        let data = entries.map(|e| (e.path().to_owned(), e.metadata().unwrap()));
        data.map(|(path, data)| (path, data.modified().unwrap(), data.len())).collect()
    }
}

fn counts(summary: &Summary) -> [u64; 4] {
    [summary.added, summary.changed, summary.removed, summary.unchanged]
}

#[test]
fn only_what_changed_is_read() {
    let folder = Folder::new();
    for name in ["a.txt", "b.txt", "c.txt"] {
        folder.write(name, &format!("Harrowfen {name}"));
    }
    assert_eq!(counts(&folder.index()), [3, 0, 0, 0]);
    folder.write("a.txt", "Harrowfen changed");
    std::fs::remove_file(folder.dir.path().join("b.txt")).unwrap();
    folder.write("sub/d.txt", "Harrowfen new");
    assert_eq!(counts(&folder.index()), [1, 1, 1, 1]);
    let names: Vec<String> = folder.files().into_iter().map(|file| file.name).collect();
    assert_eq!(names, ["a.txt", "c.txt", "sub/d.txt"]);
    assert_eq!(Snapshot::open(&folder.place).unwrap().searcher.num_docs(), 3);
}

#[test]
fn a_run_that_finds_nothing_changed_writes_nothing() {
    let folder = Folder::new();
    folder.write("a.txt", "Harrowfen");
    folder.write("empty.txt", "");
    let summary = folder.index();
    assert_eq!(summary.failed[0].kind, "empty");
    let before = folder.traces();
    assert_eq!(IndexPlace::for_docs(folder.dir.path()), folder.place);
    let again = folder.index();
    assert_eq!(counts(&again), [0, 0, 0, 1]);
    assert_eq!(again.failed.len(), 1);
    assert_eq!(folder.traces(), before);
}

#[test]
fn a_touched_file_is_not_read_again() {
    let folder = Folder::new();
    folder.write("a.txt", "Harrowfen");
    folder.index();
    let file = std::fs::File::options().append(true).open(folder.dir.path().join("a.txt")).unwrap();
    file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    assert_eq!(counts(&folder.index()), [0, 0, 0, 1]);
}

#[test]
fn a_file_that_becomes_unreadable_leaves_the_index() {
    let folder = Folder::new();
    folder.write("a.txt", "Harrowfen");
    folder.write("b.txt", "Marrow");
    folder.index();
    folder.write("a.txt", "");
    let summary = folder.index();
    assert_eq!(summary.failed.len(), 1);
    assert_eq!(counts(&summary), [0, 0, 1, 1]);
    assert_eq!(Snapshot::open(&folder.place).unwrap().searcher.num_docs(), 1);
    assert_eq!(counts(&folder.index()), [0, 0, 0, 1]);
    folder.write("a.txt", "Harrowfen again");
    assert_eq!(counts(&folder.index()), [1, 0, 0, 1]);
}

#[test]
fn the_old_index_answers_until_the_rebuilt_one_is_whole() {
    let folder = Folder::new();
    folder.write("a.txt", "Harrowfen");
    folder.index();
    let first = generation::current(&folder.place).unwrap();
    let stopped = Progress::default();
    stopped.stop.store(true, std::sync::atomic::Ordering::Relaxed);
    let rebuild = IngestOptions { rebuild: true, ..folder.options() };
    assert!(run(&rebuild, &stopped).unwrap().stopped);
    assert_eq!(generation::current(&folder.place).unwrap(), first);
    // A build that was killed leaves its folder behind, and the old one answers.
    let lock = generation::lock(&folder.place).unwrap();
    let half = generation::create(&folder.place, &lock).unwrap();
    std::fs::write(half.join("junk"), "x").unwrap();
    drop(lock);
    assert_eq!(generation::current(&folder.place).unwrap(), first);
    assert_eq!(Snapshot::open(&folder.place).unwrap().searcher.num_docs(), 1);
    run(&rebuild, &Progress::default()).unwrap();
    let second = generation::current(&folder.place).unwrap();
    assert_ne!(second, first);
    assert!(!first.exists());
    assert!(Snapshot::open(&folder.place).unwrap().check().unwrap().is_empty());
}

#[test]
fn a_writer_killed_behind_its_commit_leaves_a_sound_index() {
    let folder = Folder::new();
    folder.write("a.txt", "Harrowfen");
    folder.index();
    let generation = generation::current(&folder.place).unwrap();
    let manifest = std::fs::read(generation.join("manifest.json")).unwrap();
    folder.write("b.txt", "Marrow");
    folder.index();
    std::fs::write(generation.join("manifest.json"), manifest).unwrap();
    assert_eq!(Snapshot::open(&folder.place).unwrap().searcher.num_docs(), 2);
    folder.index();
    assert!(Snapshot::open(&folder.place).unwrap().check().unwrap().is_empty());
}

#[test]
fn a_flipped_bit_is_found_by_check_and_never_a_panic() {
    let folder = Folder::new();
    folder.write("a.txt", "Harrowfen Borough Council\n\nPresent: Councillor Marsh\n");
    folder.index();
    let generation = generation::current(&folder.place).unwrap();
    for entry in std::fs::read_dir(&generation).unwrap().map(Result::unwrap) {
        let path = entry.path();
        let whole = std::fs::read(&path).unwrap();
        if whole.is_empty() {
            continue;
        }
        for at in [0, whole.len() / 2, whole.len() - 1] {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            std::fs::write(&path, &damaged).unwrap();
            let faults = Snapshot::open(&folder.place).and_then(|index| index.check());
            assert!(
                faults.as_ref().is_err() || faults.is_ok_and(|faults| !faults.is_empty()),
                "{} at {at}",
                path.display()
            );
        }
        std::fs::write(&path, &whole).unwrap();
    }
    assert!(Snapshot::open(&folder.place).unwrap().check().unwrap().is_empty());
}

#[test]
fn an_index_of_another_format_is_refused_and_rebuilt() {
    let folder = Folder::new();
    folder.write("a.txt", "Harrowfen");
    folder.index();
    let manifest = generation::current(&folder.place).unwrap().join("manifest.json");
    let text = std::fs::read_to_string(&manifest).unwrap();
    std::fs::write(&manifest, text.replace("\"format\": ", "\"format\": 99")).unwrap();
    let error = run(&folder.options(), &Progress::default()).unwrap_err();
    assert!(error.to_string().contains("--rebuild"), "{error}");
    run(&IngestOptions { rebuild: true, ..folder.options() }, &Progress::default()).unwrap();
    assert_eq!(Snapshot::open(&folder.place).unwrap().searcher.num_docs(), 1);
}

#[test]
fn two_folders_in_one_index_are_kept_apart() {
    let (one, two) = (Folder::new(), Folder::new());
    one.write("a.txt", "Harrowfen");
    two.write("b.txt", "Marrow");
    one.index();
    let both = IngestOptions { dirs: vec![two.dir.path().to_owned()], ..one.options() };
    assert_eq!(counts(&run(&both, &Progress::default()).unwrap()), [1, 0, 0, 0]);
    assert_eq!(counts(&one.index()), [0, 0, 0, 1]);
    assert_eq!(one.files().len(), 2);
}

#[test]
fn a_missing_folder_is_named() {
    let folder = Folder::new();
    let options = IngestOptions { dirs: vec!["no-such-folder".into()], ..folder.options() };
    let error = run(&options, &Progress::default()).unwrap_err();
    assert_eq!(error.to_string(), "no-such-folder: no such folder");
}

#[test]
fn settings_are_read_and_a_change_of_them_reads_their_folder_again() {
    let folder = Folder::new();
    folder.write("a.txt", "Nothing is said here.");
    folder.write("in/b.txt", "Nor here.");
    folder.index();
    folder.write("in/minutebook.toml", "council = 'Little Marrow Parish Council'");
    assert_eq!(counts(&folder.index()), [0, 1, 0, 1]);
    assert_eq!(counts(&folder.index()), [0, 0, 0, 2]);
    std::fs::remove_file(folder.dir.path().join("in/minutebook.toml")).unwrap();
    assert_eq!(counts(&folder.index()), [0, 1, 0, 1]);
}
