//! What a reader of the output folder sees while and after a build.

use super::*;
use std::collections::BTreeMap;

/// A site folder with an output folder in it.
struct Place {
    _dir: tempfile::TempDir,
    out: PathBuf,
    state: PathBuf,
}

impl Place {
    fn new() -> Result<Self> {
        let dir = tempfile::tempdir()?;
        let (out, state) = (dir.path().join("public"), dir.path().join(".warraq"));
        Ok(Self { _dir: dir, out, state })
    }

    fn open(&self) -> Result<Publisher> {
        Publisher::open(&self.out, &self.state, false)
    }

    fn build(&self, files: &[(&str, &str)]) -> Result<Published> {
        let publisher = self.open()?;
        for (path, text) in files {
            publisher.put(path, text.as_bytes())?;
        }
        publisher.finish()
    }

    fn read(&self) -> Result<BTreeMap<String, String>> {
        let tree = files::walk(&self.out)?;
        let read = |path: &PathBuf| {
            let name = files::slashed(path).unwrap_or_default();
            Ok((name, fs::read_to_string(self.out.join(path))?))
        };
        tree.files.iter().map(read).collect()
    }

    fn holds(&self, files: &[(&str, &str)]) -> Result<()> {
        let wanted = files.iter().map(|(p, t)| ((*p).to_owned(), (*t).to_owned())).collect();
        assert_eq!(self.read()?, wanted);
        Ok(())
    }
}

fn counts(written: usize, kept: usize, removed: usize) -> Published {
    Published { written, kept, removed }
}

#[test]
fn only_our_own_files_are_removed() -> Result<()> {
    let place = Place::new()?;
    assert_eq!(place.build(&[("a/old.html", "x"), ("b.html", "y")])?, counts(2, 0, 0));
    fs::write(place.out.join("mine.txt"), "z")?;
    fs::create_dir_all(place.out.join(".git/refs/tags"))?;
    let publisher = place.open()?;
    assert_eq!(publisher.put("b.html", b"y")?, Outcome::Kept);
    assert!(publisher.put("../x", b"").is_err());
    assert_eq!(publisher.finish()?, counts(0, 1, 1));
    place.holds(&[("b.html", "y"), ("mine.txt", "z")])?;
    assert!(place.out.join(".git/refs/tags").is_dir() && !place.out.join("a").exists());
    // What is gone stays gone, also from the tree that waits.
    fs::remove_file(place.out.join("mine.txt"))?;
    for n in 0..3 {
        place.build(&[("b.html", &n.to_string())])?;
        place.holds(&[("b.html", &n.to_string())])?;
    }
    let publisher = Publisher::open(&place.out, &place.state, true)?;
    assert!(publisher.keep("b.html"));
    publisher.finish()?;
    assert!(!place.out.join(".git").exists());
    place.holds(&[("b.html", "2")])
}

#[test]
fn trees_change_places_and_stay_right() -> Result<()> {
    let place = Place::new()?;
    let versions: [&[(&str, &str)]; 5] = [
        &[("a", "1"), ("b", "1"), ("d/e", "1")],
        &[("a", "2"), ("b", "1"), ("d/e", "1")],
        &[("a", "2"), ("b", "1")],
        &[("a/x", "1"), ("b", "3"), ("d", "1")],
        &[("a", "1"), ("b", "1"), ("d/e", "1")],
    ];
    for at in [0, 1, 2, 3, 4, 0, 3, 1, 4, 2, 2, 0, 1, 0, 1, 3] {
        place.build(versions[at])?;
        place.holds(versions[at])?;
        let again = place.build(versions[at])?;
        assert_eq!(again, counts(0, versions[at].len(), 0));
    }
    Ok(())
}

#[test]
fn a_file_changed_by_others_is_made_again() -> Result<()> {
    let place = Place::new()?;
    let files = [("a", "11"), ("b", "22")];
    place.build(&files)?;
    fs::write(place.out.join("a"), "99")?;
    assert_eq!(place.build(&files)?, counts(1, 1, 0));
    place.holds(&files)?;
    fs::remove_file(place.out.join("b"))?;
    assert_eq!(place.build(&files)?, counts(1, 1, 0));
    place.holds(&files)?;
    // Without our lists the bytes decide.
    fs::remove_dir_all(&place.state)?;
    assert_eq!(place.build(&files)?, counts(0, 2, 0));
    place.build(&[("a", "3")])?;
    place.holds(&[("a", "3")])
}

#[test]
fn an_edited_file_is_no_longer_ours_to_remove() -> Result<()> {
    let place = Place::new()?;
    place.build(&[("a", "1"), ("b", "2")])?;
    fs::write(place.out.join("b"), "my own words")?;
    assert_eq!(place.build(&[("a", "1")])?, counts(0, 1, 0));
    place.holds(&[("a", "1"), ("b", "my own words")])
}

#[test]
fn a_second_build_is_refused() -> Result<()> {
    let place = Place::new()?;
    let first = place.open()?;
    let refused = place.open().map(|_| ()).unwrap_err().to_string();
    assert!(refused.starts_with("another build is writing"), "{refused}");
    assert!(refused.contains(&std::process::id().to_string()), "{refused}");
    drop(first);
    place.open()?;
    Ok(())
}

#[test]
fn an_unfinished_build_changes_nothing() -> Result<()> {
    let place = Place::new()?;
    let files = [("a", "1"), ("b", "2")];
    place.build(&files)?;
    place.build(&[("a", "1"), ("b", "3")])?;
    for n in 0..3 {
        let publisher = place.open()?;
        publisher.put("a", format!("half {n}").as_bytes())?;
        publisher.put("c", b"half")?;
        drop(publisher);
        place.holds(&[("a", "1"), ("b", "3")])?;
    }
    place.build(&files)?;
    place.holds(&files)
}
