//! A build after any change gives the bytes of a clean build.
//!
//! A random walk of edits over a small site: articles added, edited, renamed, removed; cards and
//! decisions changed. After each the site is built where the last build left it, and anew. How many
//! steps: `WARRAQ_EDITS` (default 12).
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, reason = "a test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use warraq::pipeline::{self, Options, Step};

#[path = "../benches/corpus/mod.rs"]
#[allow(dead_code, reason = "shared with the generator")]
mod corpus;

use corpus::chance::Chance;
use corpus::world::World;

fn read_all(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut queue, mut out) = (vec![root.to_path_buf()], BTreeMap::new());
    while let Some(dir) = queue.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                queue.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                out.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    out
}

fn write(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// Files of a folder, sorted.
fn list(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<_> = entries.map(|e| e.unwrap().path()).collect();
    files.sort();
    files
}

/// One change; says what it was.
fn edit(site: &Path, world: &World, chance: &mut Chance, step: usize) -> String {
    let folder = |name: &str| site.join("content").join(name);
    let articles = list(&folder("articles"));
    let pick = |files: &[std::path::PathBuf], chance: &mut Chance| chance.pick(files).clone();
    match chance.below(16) {
        0 | 1 => {
            let article = corpus::prose::article(world, 1000 + step);
            write(&folder("articles").join(format!("new-{step}.md")), &corpus::markdown(&article));
            format!("article new-{step} added")
        }
        2..=4 => {
            let file = pick(&articles, chance);
            let other = corpus::prose::article(world, 2000 + step);
            let text = fs::read_to_string(&file).unwrap();
            write(&file, &format!("{text}\n{}\n", other.paragraphs[0]));
            format!("{} edited", file.display())
        }
        5 if articles.len() > 10 => {
            let file = pick(&articles, chance);
            fs::remove_file(&file).unwrap();
            format!("{} removed", file.display())
        }
        6 => {
            let file = pick(&articles, chance);
            fs::rename(&file, folder("articles").join(format!("moved-{step}.md"))).unwrap();
            format!("{} renamed", file.display())
        }
        7 => {
            let file = pick(&list(&folder("entities")), chance);
            let text = fs::read_to_string(&file).unwrap();
            write(
                &file,
                &text.replacen("---\n", &format!("---\nsummary: نبذة {step}\n"), 1).replacen(
                    &format!("summary: نبذة {step}\nsummary"),
                    "summary",
                    1,
                ),
            );
            format!("{} given a summary", file.display())
        }
        8 => {
            let file = pick(&list(&folder("entities")), chance);
            fs::remove_file(&file).unwrap();
            format!("{} removed", file.display())
        }
        9 => {
            let file = pick(&list(&folder("events")), chance);
            fs::remove_file(&file).unwrap();
            format!("{} removed", file.display())
        }
        10 => {
            let (a, b) = (chance.below(9), chance.below(9) + 9);
            let text = format!(
                "merge:\n  - [person-000{a}, person-00{b:02}]\nrename:\n  place-000{a}: مدينة {step}\n"
            );
            write(&folder("").join("curation.yaml"), &text);
            "decisions changed".to_owned()
        }
        11 => {
            let file = pick(&articles, chance);
            let text = fs::read_to_string(&file).unwrap();
            write(&file, &text.replacen("title: ", &format!("title: عاجل {step} "), 1));
            format!("{} given another headline", file.display())
        }
        12 => {
            let file = pick(&articles, chance);
            let text = fs::read_to_string(&file).unwrap();
            let tagged = text.replacen("tags: [", &format!("tags: [وسم{}, ", step % 3), 1);
            write(&file, &tagged.replacen("source: ", &format!("source: وكالة {} ", step % 2), 1));
            format!("{} given a tag and another source", file.display())
        }
        13 => {
            let file = pick(&articles, chance);
            let text = fs::read_to_string(&file).unwrap();
            let words = format!("\n\nوفي سياق آخر انظر [[person-000{}|هنا]]. ", step % 9);
            write(&file, &text.replacen("\n\n", &words, 1));
            format!("{} given a link at its head", file.display())
        }
        14 => {
            let file = pick(&list(&folder("entities")), chance);
            let text = fs::read_to_string(&file).unwrap();
            write(&file, &text.replacen("name: ", &format!("name: آل {step} "), 1));
            format!("{} given another name", file.display())
        }
        _ => {
            let file = pick(&articles, chance);
            let text = fs::read_to_string(&file).unwrap();
            let day = format!("date: 2019-03-{:02}\n", 1 + step % 28);
            let lines =
                text.lines().map(|l| if l.starts_with("date:") { day.trim_end() } else { l });
            write(&file, &(lines.collect::<Vec<_>>().join("\n") + "\n"));
            format!("{} dated anew", file.display())
        }
    }
}

/// A small site.
fn make(site: &Path, world: &World) {
    write(&site.join("warraq.yaml"), "title: تجربة\nbase_url: https://example.org/\n");
    for thing in world.things() {
        write(&site.join(format!("content/entities/{}.md", thing.key)), &corpus::card(thing));
    }
    for event in &world.events {
        let card = corpus::event_card(world, event);
        write(&site.join(format!("content/events/{}.md", event.key)), &card);
    }
    for n in 0..14 {
        let article = corpus::prose::article(world, n);
        let file = site.join(format!("content/articles/{}.md", article.name));
        write(&file, &corpus::markdown(&article));
    }
}

/// The site read in three parts, one of them by the build itself, is the site read at once.
#[test]
fn shards_give_what_one_machine_gives() {
    let world = World::new(60, 16);
    let dir = tempfile::tempdir().unwrap();
    let site = dir.path().join("site");
    make(&site, &world);
    let options = Options { site: site.clone(), no_cache: true, ..Options::default() };
    let [whole, parts] = ["whole", "parts"].map(|name| dir.path().join(name));
    let plain = Options { out: Some(whole.clone()), ..options.clone() };
    let once = pipeline::build(&plain, &|_| ()).unwrap();
    let facts: Vec<_> = ["1", "2", "none"].iter().map(|n| dir.path().join(n)).collect();
    let read = |n: usize, shard: &str| {
        pipeline::read_shard(&options, shard.parse().unwrap(), &facts[n]).unwrap()
    };
    assert_eq!((read(0, "1/3").articles, read(1, "3/3").articles), (5, 4));
    let given = Options { out: Some(parts.clone()), facts: facts.clone(), ..options.clone() };
    let built = pipeline::build(&given, &|_| ()).unwrap();
    assert_eq!(read_all(&whole), read_all(&parts));
    let unused: Vec<_> = built.diagnostics.iter().filter(|d| d.code == "facts-unused").collect();
    assert_eq!(unused.len(), 1, "only the file that is not there: {unused:?}");
    assert_eq!(built.diagnostics.len(), once.diagnostics.len() + 1);
}

#[test]
fn edits_give_what_a_clean_build_gives() {
    let steps = std::env::var("WARRAQ_EDITS").ok().and_then(|n| n.parse().ok()).unwrap_or(12);
    let world = World::new(60, 16);
    let dir = tempfile::tempdir().unwrap();
    let site = dir.path().join("site");
    make(&site, &world);
    let options = Options { site: site.clone(), ..Options::default() };
    std::thread::sleep(std::time::Duration::from_millis(250));
    let reads = std::sync::atomic::AtomicUsize::new(0);
    let counted = |step| {
        let read = usize::from(matches!(step, Step::Read));
        reads.fetch_add(read, std::sync::atomic::Ordering::Relaxed);
    };
    // Nothing changed: nothing is read, not even after the very first build.
    let first = pipeline::build(&options, &counted).unwrap();
    let same = pipeline::build(&options, &counted).unwrap();
    assert_eq!((same.published.written, same.published.kept), (0, first.published.written));
    assert_eq!(reads.into_inner(), 1, "the first build alone reads");
    let mut chance = Chance::new("edits", 1);
    for step in 0..steps {
        let what = edit(&site, &world, &mut chance, step);
        let again = pipeline::build(&options, &|_| ()).unwrap();
        let fresh = dir.path().join("fresh");
        let clean = Options { out: Some(fresh.clone()), no_cache: true, ..options.clone() };
        let anew = pipeline::build(&clean, &|_| ()).unwrap();
        assert_eq!(again.diagnostics, anew.diagnostics, "step {step}: {what}");
        let (found, wanted) = (read_all(&site.join("public")), read_all(&fresh));
        for (path, bytes) in &wanted {
            assert!(found.get(path) == Some(bytes), "step {step}: {what}: {path}");
        }
        assert_eq!(found.len(), wanted.len(), "step {step}: {what}");
        fs::remove_dir_all(fresh).unwrap();
        if step % 4 == 0 {
            std::thread::sleep(std::time::Duration::from_millis(250));
            pipeline::build(&options, &|_| ()).unwrap();
            let same = pipeline::build(&options, &|_| ()).unwrap();
            assert_eq!(same.published.written, 0, "step {step}");
            assert_eq!(same.diagnostics, anew.diagnostics, "step {step}");
        }
    }
    println!("{steps} edits, each built as a clean build would");
}
