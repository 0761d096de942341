//! Embeds the built-in theme, `templates/` and `static/`, so that an installed `warraq` needs
//! nothing beside it; makes the tables of the lexicon, so that it begins with them; and names the
//! program by its source, for what it remembers.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[allow(dead_code, unused_imports, reason = "the program uses the rest")]
#[path = "src/base/mod.rs"]
mod base;
#[allow(dead_code, unused_imports, reason = "the program uses the rest")]
#[path = "src/document/mod.rs"]
mod document;
#[allow(dead_code, reason = "the program uses the rest")]
#[path = "src/lexicon/making.rs"]
mod lexicon;
#[allow(dead_code, unused_imports, reason = "the program uses the rest")]
#[path = "src/text/mod.rs"]
mod text;

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut code = String::new();
    for (name, folder, include) in
        [("TEMPLATES", "templates", "include_str!"), ("STATICS", "static", "include_bytes!")]
    {
        println!("cargo:rerun-if-changed={folder}");
        let kind = if include == "include_str!" { "str" } else { "[u8]" };
        let _ = writeln!(code, "/// Files of `{folder}/` by their path in it, sorted.");
        let _ = writeln!(code, "pub static {name}: &[(&str, &{kind})] = &[");
        for file in files(&root.join(folder))? {
            let inside = file.strip_prefix(root.join(folder)).unwrap_or(&file);
            let inside = inside.to_string_lossy().replace('\\', "/");
            let file =
                if inside.ends_with(".js") { bare(&file, &out.join(&inside))? } else { file };
            let _ = writeln!(code, "    ({inside:?}, {include}({:?})),", file.to_string_lossy());
        }
        code.push_str("];\n");
    }
    program(&root)?;
    tables(&root, &out)?;
    fs::write(out.join("theme.rs"), code)
}

/// A script without what only its authors read: comments that fill their lines, and indents. No
/// script of ours holds a string of several lines.
fn bare(file: &Path, to: &Path) -> io::Result<PathBuf> {
    let mut text = String::new();
    let mut comment = false;
    for line in fs::read_to_string(file)?.lines().map(str::trim) {
        comment |= line.starts_with("/*");
        if !comment && !line.is_empty() && !line.starts_with("//") {
            text.push_str(&tight(line));
            text.push('\n');
        }
        comment &= !line.ends_with("*/");
    }
    fs::create_dir_all(to.parent().unwrap_or(Path::new("")))?;
    fs::write(to, text)?;
    Ok(to.to_owned())
}

/// A line without the spaces beside marks, strings left alone. Where it may hold a regular
/// expression, a division or a template it stays as it is.
fn tight(line: &str) -> String {
    if line.contains(['/', '`']) {
        return line.to_owned();
    }
    let mark = |c: char| "=(){}[],;:?<>&|!*".contains(c);
    let mut out = String::with_capacity(line.len());
    let (mut quote, mut escaped) = (None, false);
    let mut all = line.chars().peekable();
    while let Some(c) = all.next() {
        match quote {
            Some(open) => {
                if c == open && !escaped {
                    quote = None;
                }
                escaped = c == '\\' && !escaped;
            }
            None if c == ' ' => {
                if out.ends_with(mark) || all.peek().is_some_and(|next| mark(*next)) {
                    continue;
                }
            }
            None => quote = matches!(c, '"' | '\'').then_some(c),
        }
        out.push(c);
    }
    out
}

/// Makes the tables of the lexicon, unless those there are were made of the same.
fn tables(root: &Path, out: &Path) -> io::Result<()> {
    let made_of = hash(root, &["src/base", "src/document", "src/lexicon", "src/text", "build.rs"])?;
    let stamp = out.join("tables");
    if fs::read_to_string(&stamp).is_ok_and(|before| before == made_of) {
        return Ok(());
    }
    for (name, bytes) in lexicon::tables() {
        fs::write(out.join(name), bytes)?;
    }
    fs::write(stamp, made_of)
}

/// Names this very program by what it is made of, so that what another one remembered is not used.
fn program(root: &Path) -> io::Result<()> {
    let parts = ["src", "templates", "static", "build.rs", "Cargo.lock"];
    for part in parts {
        println!("cargo:rerun-if-changed={part}");
    }
    println!("cargo:rustc-env=WARRAQ_PROGRAM={}", hash(root, &parts)?);
    Ok(())
}

/// What stands in these files and folders, in sixteen letters.
fn hash(root: &Path, parts: &[&str]) -> io::Result<String> {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        let path = root.join(part);
        let list = if path.is_dir() { files(&path)? } else { vec![path] };
        for file in list.iter().filter(|file| file.is_file()) {
            hasher.update(file.strip_prefix(root).unwrap_or(file).as_os_str().as_encoded_bytes());
            hasher.update(&fs::read(file)?);
        }
    }
    let mut name = hasher.finalize().to_hex().to_string();
    name.truncate(16);
    Ok(name)
}

/// The files under `folder`, sorted; none when it is missing.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut queue = vec![folder.to_path_buf()];
    while let Some(next) = queue.pop() {
        let Ok(entries) = fs::read_dir(&next) else { continue };
        for entry in entries {
            let path = entry?.path();
            let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
            match (hidden, path.is_dir()) {
                (true, _) => (),
                (_, true) => queue.push(path),
                _ => found.push(path),
            }
        }
    }
    found.sort();
    Ok(found)
}
