//! `serve` as a browser meets it: pages, headers, news of builds, refusals.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// A running server; stopped when dropped.
struct Server {
    child: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Answer {
    status: u16,
    headers: String,
    body: String,
}

impl Server {
    fn start(site: &Path) -> Result<Self> {
        let mut child = Command::new(env!("CARGO_BIN_EXE_warraq"))
            .args(["serve", "--port", "0"])
            .arg(site)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().context("no output")?).read_line(&mut line)?;
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        Ok(Self { child, address })
    }

    fn ask(&self, method: &str, path: &str, host: &str) -> Result<Answer> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (headers, body) = text.split_once("\r\n\r\n").context("no headers")?;
        let status = headers.split(' ').nth(1).context("no status")?.parse()?;
        Ok(Answer { status, headers: headers.to_lowercase(), body: body.to_owned() })
    }

    fn get(&self, path: &str) -> Result<Answer> {
        self.ask("GET", path, "localhost")
    }

    /// A connection that hears of builds.
    fn listen(&self) -> Result<BufReader<TcpStream>> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        write!(stream, "GET /.serve/news HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
        Ok(BufReader::new(stream))
    }
}

/// The next news a browser would hear.
fn next(news: &mut BufReader<TcpStream>) -> Result<serde_json::Value> {
    let mut line = String::new();
    loop {
        line.clear();
        if news.read_line(&mut line)? == 0 {
            bail!("the connection ended");
        }
        if let Some(json) = line.trim_end().strip_prefix("data: ") {
            return Ok(serde_json::from_str(json)?);
        }
    }
}

fn site(dir: &Path) -> Result<std::path::PathBuf> {
    let site = dir.join("site");
    fs::create_dir_all(site.join("content/articles"))?;
    fs::write(site.join("warraq.yaml"), "title: أرشيف التجربة\n")?;
    article(&site, "أول", "وصل الوفد إلى بيروت يوم الثلاثاء.")?;
    Ok(site)
}

fn article(site: &Path, name: &str, body: &str) -> Result<()> {
    let path = site.join("content/articles").join(format!("{name}.md"));
    fs::write(path, format!("---\ntitle: خبر {name}\ndate: 2023-09-20\n---\n\n{body}\n"))?;
    Ok(())
}

fn encoded(path: &str) -> String {
    path.bytes()
        .map(|b| if b.is_ascii() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

#[test]
fn pages_headers_and_refusals() -> Result<()> {
    let dir = tempfile::tempdir()?;
    let site = site(dir.path())?;
    fs::write(dir.path().join("secret.txt"), "سر")?;
    fs::create_dir_all(site.join("static"))?;
    fs::write(site.join("static/note.txt"), "ملاحظة")?;
    let server = Server::start(&site)?;

    let home = server.get("/")?;
    assert_eq!(home.status, 200);
    assert!(home.headers.contains("content-type: text/html; charset=utf-8"));
    assert!(home.headers.contains("cache-control: no-store"));
    assert!(home.body.contains("أرشيف التجربة") && home.body.contains("/.serve/reload.js"));

    let page = server.get(&encoded("/articles/أول.html"))?;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.body.contains("وصل الوفد"));
    assert_eq!(server.get("/note.txt")?.body, "ملاحظة");
    assert_eq!(server.get("/.serve/reload.js")?.status, 200);

    let lost = server.get(&encoded("/لا-شيء.html"))?;
    assert_eq!(lost.status, 404);
    assert!(lost.body.contains("</html>"));
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/static/../../secret.txt",
        "/warraq.yaml",
        "/content/articles/",
        "//etc/passwd",
        "/%00",
        "/%ff",
    ] {
        let answer = server.get(path)?;
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!answer.body.contains("سر\n") && !answer.body.contains("root:"), "{path}");
    }
    assert_eq!(server.ask("GET", "/", "elsewhere.example")?.status, 403);
    assert_eq!(server.ask("POST", "/", "localhost")?.status, 405);
    assert_eq!(server.ask("HEAD", "/", "127.0.0.1")?.status, 200);
    assert!(!site.join("public").exists() && !site.join(".warraq").exists(), "nothing is written");
    Ok(())
}

#[test]
fn a_save_is_shown_and_a_broken_file_survived() -> Result<()> {
    let dir = tempfile::tempdir()?;
    let site = site(dir.path())?;
    let server = Server::start(&site)?;
    let mut news = server.listen()?;
    assert_eq!(next(&mut news)?["build"], 1);

    article(&site, "ثان", "استقبل الرئيس وفدا من البرلمان.")?;
    let told = next(&mut news)?;
    assert_eq!((&told["build"], &told["styles_only"]), (&2.into(), &false.into()));
    assert!(server.get(&encoded("/articles/ثان.html"))?.body.contains("استقبل"));

    // Half saved: the front matter is not closed. The others stand.
    fs::write(site.join("content/articles/ثان.md"), "---\ntitle: \"خبر")?;
    let told = next(&mut news)?;
    let faults = told["diagnostics"].as_array().context("no diagnostics")?;
    assert!(faults.iter().any(|d| d["place"].as_str().is_some_and(|p| p.contains("ثان.md"))));
    assert_eq!(server.get(&encoded("/articles/أول.html"))?.status, 200);
    assert_eq!(server.get(&encoded("/articles/ثان.html"))?.status, 404);

    article(&site, "ثان", "عاد الوفد إلى بلاده.")?;
    next(&mut news)?;
    assert!(server.get(&encoded("/articles/ثان.html"))?.body.contains("عاد الوفد"));

    // A style sheet alone: no page needs to be loaded anew.
    fs::create_dir_all(site.join("static/css"))?;
    fs::write(site.join("static/css/my.css"), ".x{color:red}")?;
    let mut told = next(&mut news)?;
    while told["styles_only"] != true {
        told = next(&mut news)?;
    }

    // A template that cannot be read: said so; mended: shown again.
    fs::create_dir_all(site.join("templates"))?;
    let template = site.join("templates/home.html");
    fs::write(&template, "{% if %}")?;
    while next(&mut news)?["failure"] == "" {}
    assert!(server.get("/")?.body.contains("could not be built"));
    fs::remove_file(&template)?;
    while next(&mut news)?["failure"] != "" {}
    assert_eq!(server.get("/")?.status, 200);
    Ok(())
}

#[test]
fn a_folder_that_is_no_site_is_refused() -> Result<()> {
    let dir = tempfile::tempdir()?;
    let done = Command::new(env!("CARGO_BIN_EXE_warraq")).arg("serve").arg(dir.path()).output()?;
    assert_eq!(done.status.code(), Some(3));
    Ok(())
}
