//! A hosted site whose host goes away: kept pages open, others say so, and a new build takes the
//! place of the old one whole or not at all.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::browser;
use super::chromium::Chromium;
use super::common::{build, demo_site};

/// Serves a folder under `/kb/` on the loopback, until it is told to be silent.
struct Host {
    port: u16,
    up: Arc<AtomicBool>,
}

impl Host {
    fn of(root: &Path) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (up, root) = (Arc::new(AtomicBool::new(true)), root.to_path_buf());
        let alive = Arc::clone(&up);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (root, alive) = (root.clone(), Arc::clone(&alive));
                thread::spawn(move || {
                    let _ = answer(stream, &root, &alive);
                });
            }
        });
        Self { port, up }
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/kb/{path}", self.port)
    }

    fn set(&self, up: bool) {
        self.up.store(up, Ordering::SeqCst);
    }
}

fn answer(mut stream: TcpStream, root: &Path, alive: &AtomicBool) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    while lines.next().is_some_and(|line| line.is_ok_and(|l| !l.is_empty())) {}
    // Asked only now: a browser opens connections before it needs them.
    if !alive.load(Ordering::SeqCst) {
        return Ok(());
    }
    let path = first.split(' ').nth(1).unwrap_or("/").split(['?', '#']).next().unwrap_or("/");
    let inside = path.strip_prefix("/kb/").unwrap_or("missing");
    let inside = &decoded(if inside.is_empty() { "index.html" } else { inside });
    let kind = match inside.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "text/plain; charset=utf-8",
    };
    let (status, bytes) = match fs::read(root.join(inside)) {
        Ok(bytes) => ("200 OK", bytes),
        Err(_) => ("404 Not Found", Vec::new()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         Cache-Control: no-cache\r\nConnection: close\r\n\r\n",
        bytes.len()
    )?;
    stream.write_all(&bytes)
}

fn decoded(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut parts = path.split('%');
    bytes.extend(parts.next().unwrap_or_default().bytes());
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend(part[2..].bytes());
    }
    String::from_utf8(bytes).unwrap()
}

/// Waits until `script`, an expression that may be a promise, is true.
fn until(browser: &mut Chromium, what: &str, script: &str) {
    for _ in 0..450 {
        if browser.evaluate(script) == true {
            return;
        }
        thread::sleep(Duration::from_millis(200));
    }
    let said = browser.evaluate("document.getElementById('offline').innerText");
    panic!("{what}: never true: {script}; {said}");
}

const KEPT: &str = "caches.match(location.href).then(found => Boolean(found))";
const CACHES: &str =
    "caches.keys().then(names => names.filter(n => n.startsWith('warraq ')).join('|'))";
const HEADING: &str = "document.querySelector('h1').innerText.trim()";
const BAR: &str =
    "(b => b && !b.hidden ? b.innerText : '')(document.querySelector('.offline-bar'))";

const ARTICLE: &str = "articles/2023-09-21-one-day-war.html";
const OTHER: &str = "articles/1988-07-19-karabakh-movement.html";

#[test]
fn a_hosted_site_is_read_without_its_host() {
    let Some(mut browser) = browser() else { return };
    let site = demo_site();
    let out = site.path().join("public");
    build(site.path(), None, None);
    let host = Host::of(&out);

    // What was opened is kept, from the first visit on.
    for path in ["index.html", ARTICLE] {
        browser.open(&host.url(path), 1280, 900);
        until(&mut browser, path, KEPT);
        assert_eq!(browser.evaluate(BAR), "", "{path}: there is a network");
    }
    let title = browser.evaluate(HEADING);
    let first = browser.evaluate(CACHES);

    host.set(false);
    browser.open(&host.url(ARTICLE), 1280, 900);
    assert_eq!(browser.evaluate(HEADING), title);
    until(&mut browser, "the bar says it is a copy", &format!("{BAR}.length > 20"));
    let styled = "getComputedStyle(document.querySelector('h1')).fontFamily.includes('Cairo')";
    assert_eq!(browser.evaluate(styled), true);

    // What was not opened says so, and names what there is.
    browser.open(&host.url(OTHER), 1280, 900);
    until(&mut browser, "an honest page", "location.pathname.endsWith('/kb/offline.html')");
    until(
        &mut browser,
        "the list of kept pages",
        "document.querySelectorAll('#kept a').length === 2",
    );
    let again = browser.evaluate("document.getElementById('again').href");
    assert_eq!(again, host.url(OTHER).as_str());

    // A deployment half done changes nothing: the new worker's files are not all there.
    let old = fs::read(out.join(ARTICLE)).unwrap();
    retitle(site.path(), "عنوان جديد للمقال");
    build(site.path(), None, None);
    let new = fs::read(out.join(ARTICLE)).unwrap();
    assert_ne!(old, new);
    fs::write(out.join(ARTICLE), &old).unwrap();
    host.set(true);
    browser.open(&host.url("index.html"), 1280, 900);
    browser.evaluate(
        "navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => 0, () => 0)",
    );
    thread::sleep(Duration::from_secs(3));
    let still = format!("{CACHES}.then(all => all.includes('{}'))", first.as_str().unwrap());
    assert_eq!(browser.evaluate(&still), true);
    host.set(false);
    browser.open(&host.url(ARTICLE), 1280, 900);
    assert_eq!(browser.evaluate(HEADING), title);

    // Whole, it takes over, and what was kept is of the new build.
    fs::write(out.join(ARTICLE), &new).unwrap();
    host.set(true);
    browser.open(&host.url("index.html"), 1280, 900);
    browser.evaluate(
        "navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => 0, () => 0)",
    );
    let changed = format!(
        "{CACHES}.then(all => all.split('|').length === 1 && all !== '{}')",
        first.as_str().unwrap()
    );
    until(&mut browser, "the new build took over", &changed);
    host.set(false);
    browser.open(&host.url(ARTICLE), 1280, 900);
    assert_eq!(browser.evaluate(HEADING), "عنوان جديد للمقال");

    // On request, everything.
    host.set(true);
    browser.open(&host.url("index.html"), 1280, 900);
    until(&mut browser, "the offer", "!!document.querySelector('#offline button')");
    browser.evaluate("document.querySelector('#offline button').click()");
    let whole = "document.querySelector('#offline button').dataset.does === 'forget'";
    until(&mut browser, "the whole site is kept", whole);
    host.set(false);
    browser.open(&host.url(OTHER), 1280, 900);
    until(&mut browser, "any page opens", "location.pathname.includes('1988')");
    assert_eq!(browser.evaluate("document.querySelectorAll('.prose p').length > 2"), true);
}

fn retitle(site: &Path, title: &str) {
    let file: PathBuf = site.join("content/articles/2023-09-21-one-day-war.md");
    let text = fs::read_to_string(&file).unwrap();
    let lines = text.lines().map(|line| match line.starts_with("title:") {
        true => format!("title: {title}"),
        false => line.to_owned(),
    });
    fs::write(&file, lines.collect::<Vec<_>>().join("\n") + "\n").unwrap();
}
