//! Every package built into the binary has a licence we may ship under; `deny.toml` holds the list.
#![allow(clippy::unwrap_used, reason = "a fault here fails the test")]

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

/// The licences `deny.toml` allows.
fn allowed() -> BTreeSet<String> {
    let text = include_str!("../deny.toml");
    let list = text.split_once("allow = [").unwrap().1.split_once(']').unwrap().0;
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Whether an SPDX expression of `AND`, `OR` and brackets can be met by allowed licences. The
/// older `/` means `OR`.
fn is_met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let flat = expression.replace(" / ", "/").replace('/', " OR ");
    let mut depth = 0;
    let mut split = |word: &str| -> Option<Vec<String>> {
        let mut parts = vec![String::new()];
        for token in flat.replace('(', " ( ").replace(')', " ) ").split_whitespace() {
            match token {
                "(" => depth += 1,
                ")" => depth -= 1,
                _ => {}
            }
            if depth == 0 && token == word {
                parts.push(String::new());
            } else {
                let last = parts.last_mut().unwrap();
                last.push_str(token);
                last.push(' ');
            }
        }
        (parts.len() > 1).then_some(parts)
    };
    if let Some(parts) = split("AND") {
        return parts.iter().all(|part| is_met(part.trim(), allowed));
    }
    if let Some(parts) = split("OR") {
        return parts.iter().any(|part| is_met(part.trim(), allowed));
    }
    let bare = expression.trim();
    match bare.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => is_met(inner.trim(), allowed),
        None => allowed.contains(bare),
    }
}

#[test]
fn expressions_are_understood() {
    let allowed = allowed();
    for good in ["MIT", "MIT OR GPL-3.0", "MIT/GPL-3.0", "(MIT OR GPL-3.0) AND Unicode-3.0"] {
        assert!(is_met(good, &allowed), "{good}");
    }
    for bad in ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Zlib) AND GPL-3.0", ""] {
        assert!(!is_met(bad, &allowed), "{bad}");
    }
}

#[test]
fn every_package_may_be_shipped() {
    // Packages of other systems need not be on this machine.
    let about = Command::new("rustc").arg("-vV").output().unwrap();
    let about = String::from_utf8(about.stdout).unwrap();
    let host = about.lines().find_map(|l| l.strip_prefix("host: ")).unwrap();
    let done = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .args(["--filter-platform", host])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let metadata: Value = serde_json::from_slice(&done.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "{}", packages.len());
    let allowed = allowed();
    let faults: Vec<String> = packages
        .iter()
        .filter(|p| !is_met(p["license"].as_str().unwrap_or_default(), &allowed))
        .map(|p| format!("{} {}: {}", p["name"], p["version"], p["license"]))
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
