use super::*;

fn place() -> (tempfile::TempDir, IndexPlace) {
    let dir = tempfile::tempdir().unwrap();
    let place = IndexPlace::for_docs(dir.path());
    (dir, place)
}

#[test]
fn a_second_writer_is_refused() {
    let (_dir, place) = place();
    let first = lock(&place).unwrap();
    assert!(matches!(lock(&place), Err(IndexError::Busy(_))));
    drop(first);
    lock(&place).unwrap();
}

#[test]
fn a_generation_answers_only_once_it_is_current() {
    let (_dir, place) = place();
    let lock = lock(&place).unwrap();
    assert_eq!(current(&place), None);
    let first = create(&place, &lock).unwrap();
    assert_eq!(current(&place), None);
    make_current(&place, &first, &lock).unwrap();
    assert_eq!(current(&place), Some(first.clone()));
    let killed = create(&place, &lock).unwrap();
    assert_ne!(killed, first);
    fs::write(place.folder.join(".tmpXYZ"), "x").unwrap();
    sweep(&place, &lock);
    assert!(first.exists() && !killed.exists() && !place.folder.join(".tmpXYZ").exists());
}

#[test]
fn what_a_killed_writer_left_of_segments_is_swept() {
    let (_dir, place) = place();
    let lock = lock(&place).unwrap();
    let folder = create(&place, &lock).unwrap();
    let meta = r#"{"segments": [{"segment_id": "0a-b1", "deletes": {"opstamp": 7}}]}"#;
    fs::write(folder.join("meta.json"), meta).unwrap();
    let kept = ["0ab1.7.del", "0ab1.pos", "CURRENT", "files-7.bin", "meta.json"];
    for name in kept.iter().chain(&["0ab1.6.del", "0ab1.8.del", "ffff.pos"]) {
        if *name != "meta.json" {
            fs::write(folder.join(name), "x").unwrap();
        }
    }
    make_current(&place, &folder, &lock).unwrap();
    assert_eq!(names(&folder).unwrap(), kept);
}

#[test]
fn a_segment_that_is_being_merged_is_not_taken_for_a_damaged_one() {
    let (_dir, place) = place();
    let folder = create(&place, &lock(&place).unwrap()).unwrap();
    let meta = r#"{"segments": [{"segment_id": "0a-b1"}]}"#;
    fs::write(folder.join("meta.json"), meta).unwrap();
    fs::write(folder.join("ffff.pos"), "half").unwrap();
    Manifest::write(&folder).unwrap();
    let names: Vec<String> = Manifest::read(&folder).unwrap().files.into_keys().collect();
    assert_eq!(names, ["meta.json"]);
    fs::write(folder.join("0ab1.pos"), "half").unwrap();
    assert!(matches!(Manifest::write(&folder), Err(IndexError::Damaged(..))));
}

#[test]
fn the_manifest_sees_every_changed_byte() {
    let (_dir, place) = place();
    let lock = lock(&place).unwrap();
    let folder = create(&place, &lock).unwrap();
    fs::write(folder.join("a.bin"), "abc").unwrap();
    Manifest::write(&folder).unwrap();
    let manifest = Manifest::read(&folder).unwrap();
    assert!(manifest.verify(&folder).unwrap().is_empty());
    fs::write(folder.join("a.bin"), "abd").unwrap();
    assert_eq!(manifest.verify(&folder).unwrap(), ["a.bin: does not match its checksum"]);
    fs::remove_file(folder.join("a.bin")).unwrap();
    assert_eq!(manifest.verify(&folder).unwrap(), ["a.bin: missing"]);
}
