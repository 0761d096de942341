//! Files of random bytes and of scrambled front matter: nothing panics, nothing is lost silently.

use proptest::prelude::*;

use super::*;

fn scrambled() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "---\n",
        "---",
        "title: ",
        "title",
        "date: ",
        "tags: ",
        "kind: place\n",
        "name: ",
        "roles:\n",
        "  - ",
        "- ",
        "{",
        "}",
        "[",
        "]",
        ", ",
        ": ",
        ":",
        "\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "  ",
        "'",
        "\"",
        "\\",
        "#",
        "&a ",
        "*a",
        "!t ",
        "|",
        ">",
        "%",
        "@",
        "`",
        "? ",
        "<<: ",
        "2023-02-31",
        "٢٠٢٣",
        "كلمة",
        "،",
        "\u{200f}",
        "\u{feff}",
        "\0",
        "\u{85}",
        "\u{2028}",
        "...",
        "over: ",
        "coordinates: ",
        "merge: ",
        "where: ",
        "source: ",
        "image: ",
        "participants: ",
        "[[x]]",
        "**",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|p| p.concat())
}

fn read_as_all(text: &str) {
    let sources = |path: &str| {
        article::markdown(path, text);
        cards::entity(path, text);
        cards::event(path, text);
        cards::page(path, text);
        dossier::dossier(path, text);
        config::read(path, text);
        curation::read(path, text);
        manifest::read("content/articles/manifest.csv", text, &[]);
    };
    sources("content/articles/a.md");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn scrambled_files_never_panic(text in scrambled()) {
        read_as_all(&text);
        read_as_all(&format!("---\n{text}\n---\nنص"));
    }

    #[test]
    fn a_file_left_out_is_told(text in scrambled()) {
        let text = format!("---\n{text}\n---\nنص");
        let loaded = article::markdown("a.md", &text);
        prop_assert!(loaded.value.is_some() || !loaded.faults.is_empty());
        for fault in &loaded.faults {
            prop_assert_eq!(&fault.place.file, "a.md");
            prop_assert!(!fault.message.is_empty());
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(text) = files::decode("a.md", bytes.clone()) {
            read_as_all(&text);
        }
        raw_text::read("a.txt", &bytes, None);
    }
}
