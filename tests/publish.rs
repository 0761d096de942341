//! Publishing under the worst: builds killed at random moments, no room, no permission, readers.
//!
//! A child process (this same program) publishes one of two sites in turn; whenever it dies, the
//! output folder must hold one of the two, whole. `WARRAQ_KILLS` says how often (default 25).
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a fault here fails the test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use warraq::publish::Publisher;

const FILES: usize = 400;

/// The files of version `n`: most as before, some new, some gone, some changed.
fn version(n: usize) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for i in 0..FILES {
        if i % 7 == n % 7 {
            continue;
        }
        let text = if i % 5 == n % 5 { format!("{i} in {n} ") } else { format!("{i} always ") };
        files.insert(format!("part-{}/{i}.html", i % 9), text.repeat(200));
    }
    files.insert("index.html".into(), format!("version {n}"));
    files
}

fn publish(dir: &Path, files: &BTreeMap<String, String>) -> anyhow::Result<()> {
    let publisher = Publisher::open(&dir.join("public"), &dir.join(".warraq"), false)?;
    for (path, text) in files {
        publisher.put(path, text.as_bytes())?;
    }
    publisher.finish()?;
    Ok(())
}

fn read(root: &Path) -> BTreeMap<String, String> {
    let (mut queue, mut out) = (vec![root.to_path_buf()], BTreeMap::new());
    while let Some(dir) = queue.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                queue.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                out.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    out
}

/// Not a test: what the child process does.
#[test]
fn child() {
    let Ok(dir) = std::env::var("WARRAQ_CHILD") else { return };
    let n: usize = std::env::var("WARRAQ_VERSION").unwrap().parse().unwrap();
    if std::env::var("WARRAQ_LOOK").is_ok() {
        assert!(read(&Path::new(&dir).join("public")) == version(n));
        return;
    }
    publish(Path::new(&dir), &version(n)).unwrap();
}

fn start(dir: &Path, n: usize) -> std::process::Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child", "--test-threads=1"])
        .env("WARRAQ_CHILD", dir)
        .env("WARRAQ_VERSION", n.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn a_killed_build_leaves_a_whole_site() {
    let kills = std::env::var("WARRAQ_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(25);
    let dir = tempfile::tempdir().unwrap();
    let (dir, public) = (dir.path(), dir.path().join("public"));
    publish(dir, &version(0)).unwrap();
    fs::write(public.join("mine.txt"), "mine").unwrap();
    // How long a build takes changes with what else the machine does: it is measured as we go.
    let begun = std::time::Instant::now();
    assert!(start(dir, 1).wait().unwrap().success());
    let mut whole = u64::try_from(begun.elapsed().as_micros()).unwrap();
    let mut seed = 7_u64;
    let (mut now, mut died, mut published) = (1, 0, 0);
    for round in 0..kills {
        let next = now % 6 + 1;
        let mut child = start(dir, next);
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_micros((seed >> 33) % (whole * 5 / 4).max(1)));
        let _ = child.kill();
        if !child.wait().unwrap().success() {
            died += 1;
        }
        let mut found = read(&public);
        assert_eq!(found.remove("mine.txt").as_deref(), Some("mine"), "round {round}");
        if found == version(next) {
            now = next;
            published += 1;
            whole = whole * 19 / 20;
        } else {
            let same = found == version(now);
            assert!(same, "round {round}: neither version {now} nor {next}");
            whole = whole * 21 / 20 + 50;
        }
    }
    println!("killed {died} of {kills}; {published} had published; every one whole");
    publish(dir, &version(9)).unwrap();
    let mut found = read(&public);
    assert!(found.remove("mine.txt").is_some() && found == version(9));
}

/// A reader that opens the folder once sees one version, whatever is published meanwhile.
#[cfg(target_os = "linux")]
#[test]
fn a_reader_sees_one_version() {
    let dir = tempfile::tempdir().unwrap();
    let (dir, public) = (dir.path(), dir.path().join("public"));
    publish(dir, &version(0)).unwrap();
    let stop = std::sync::atomic::AtomicBool::new(false);
    let reads = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut reads = 0;
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                // A folder held open is reached through its descriptor.
                let handle = fs::File::open(&public).unwrap();
                let held = std::os::fd::AsRawFd::as_raw_fd(&handle);
                let root = PathBuf::from(format!("/proc/self/fd/{held}"));
                let index = fs::read_to_string(root.join("index.html")).unwrap();
                let n = index.trim_start_matches("version ").parse().unwrap();
                for (path, text) in version(n).iter().take(60) {
                    let found = fs::read_to_string(root.join(path)).unwrap();
                    assert!(found == *text, "{path} of version {n}");
                }
                reads += 1;
                std::thread::sleep(Duration::from_millis(1));
            }
            reads
        });
        let publish_all = || {
            for n in 1..20 {
                publish(dir, &version(n))?;
                std::thread::sleep(Duration::from_millis(60));
            }
            anyhow::Ok(())
        };
        let done = publish_all();
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        done.unwrap();
        reader.join().unwrap()
    });
    println!("{reads} readings, each of one version");
}

/// No room: a file that is too large for what the process may write stands for the full disk.
#[cfg(target_os = "linux")]
#[test]
fn no_room_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (dir, public) = (dir.path(), dir.path().join("public"));
    publish(dir, &version(0)).unwrap();
    let before = read(&public);
    let exe = std::env::current_exe().unwrap();
    // `ulimit -f` counts blocks: 1 block is less than the larger files and more than none.
    let script = format!(
        "trap '' XFSZ; ulimit -f 2; WARRAQ_CHILD='{}' WARRAQ_VERSION=3 exec '{}' --exact child",
        dir.display(),
        exe.display()
    );
    let status = Command::new("sh").args(["-c", &script]).stderr(Stdio::null()).output().unwrap();
    assert!(!status.status.success());
    assert!(read(&public) == before);
    publish(dir, &version(3)).unwrap();
    assert!(read(&public) == version(3));
}

/// Runs a script as the root of a namespace of its own, where `publish DIR N` and `look DIR N` do
/// what they say, and returns what it printed; `None` where the system gives no namespaces.
#[cfg(target_os = "linux")]
fn in_namespace(script: &str) -> Option<String> {
    let allowed = Command::new("unshare").args(["-rm", "true"]).output();
    if !allowed.is_ok_and(|out| out.status.success()) {
        println!("skipped: this system gives no namespaces (`unshare -rm`)");
        return None;
    }
    let exe = std::env::current_exe().unwrap();
    let exe = exe.display();
    let script = format!(
        "set -u; child() {{ WARRAQ_CHILD=\"$1\" WARRAQ_VERSION=\"$2\" '{exe}' --exact child >&2; }}
         publish() {{ child \"$1\" \"$2\"; }}
         look() {{ WARRAQ_LOOK=1 child \"$1\" \"$2\" || {{ echo \"not version $2\"; exit 1; }}; }}
         {script}"
    );
    let out = Command::new("unshare").args(["-rm", "sh", "-c", &script]).output().unwrap();
    if out.status.code() == Some(9) {
        println!("skipped: nothing can be mounted here");
        return None;
    }
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(out.status.success(), "{said}\n{}", String::from_utf8_lossy(&out.stderr));
    Some(said)
}

/// A disk that fills up at different moments of a build.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path().display();
    let out = in_namespace(&format!(
        "mount -t tmpfs -o size=8m tmpfs '{at}' || exit 9
         publish '{at}' 0 || exit 1
         look '{at}' 0
         used=$(du -sk '{at}' | cut -f1)
         full=0
         for more in 4 8 16 32 64 96 128 160 200 240 280 320 360 400 440 480; do
           mount -o remount,size=$((used + more))k '{at}' || exit 9
           if publish '{at}' 3; then break; fi
           full=$((full + 1))
           look '{at}' 0
         done
         mount -o remount,size=8m '{at}'
         publish '{at}' 3 || exit 1
         look '{at}' 3
         echo \"full $full times\""
    ));
    let Some(said) = out else { return };
    let full: usize = said.split_whitespace().nth(1).unwrap().parse().unwrap();
    assert!(full >= 8, "{said}");
    println!("{full} times no room, the old site whole each time");
}

/// A disk that may only be read.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_may_only_be_read_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path().display();
    in_namespace(&format!(
        "mount -t tmpfs -o size=8m tmpfs '{at}' || exit 9
         publish '{at}' 0 || exit 1
         mount -o remount,ro '{at}' || exit 9
         if publish '{at}' 3; then echo 'published on a disk that may only be read'; exit 1; fi
         look '{at}' 0
         mount -o remount,rw '{at}'
         publish '{at}' 3 || exit 1
         look '{at}' 3"
    ));
}

/// An output folder that belongs to somebody else.
#[cfg(unix)]
#[test]
fn a_folder_of_somebody_else_is_left_alone() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let (dir, public) = (dir.path(), dir.path().join("public"));
    publish(dir, &version(0)).unwrap();
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode));
    for folder in [dir.join(".warraq"), dir.to_path_buf()] {
        mode(&folder, 0o555).unwrap();
    }
    for state in fs::read_dir(dir.join(".warraq")).unwrap() {
        mode(&state.unwrap().path(), 0o555).unwrap();
    }
    // Root may write everywhere: there the build has to succeed, for others it has to fail.
    let may = fs::write(dir.join("probe"), "").is_ok();
    let done = publish(dir, &version(3));
    assert_eq!(done.is_ok(), may, "{done:?}");
    assert!(read(&public) == version(if may { 3 } else { 0 }));
    if let Err(error) = done {
        assert!(format!("{error:#}").contains(".warraq"), "the fault names its place: {error:#}");
    }
    for folder in [dir.to_path_buf(), dir.join(".warraq")] {
        mode(&folder, 0o755).unwrap();
    }
    for state in fs::read_dir(dir.join(".warraq")).unwrap() {
        mode(&state.unwrap().path(), 0o755).unwrap();
    }
}
