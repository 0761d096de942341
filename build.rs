//! Embeds the built-in theme, `templates/` and `static/`, so that an installed `warraq` needs
//! nothing beside it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

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
            let _ = writeln!(code, "    ({inside:?}, {include}({:?})),", file.to_string_lossy());
        }
        code.push_str("];\n");
    }
    fs::write(out.join("theme.rs"), code)
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
