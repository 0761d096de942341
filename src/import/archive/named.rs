//! Which field of an article a name stands for; the table is `names.tsv`.

use std::sync::OnceLock;

use super::Entry;

type Names = Vec<(&'static str, Vec<String>)>;

fn table() -> &'static Names {
    static TABLE: OnceLock<Names> = OnceLock::new();
    TABLE.get_or_init(|| {
        let lines = include_str!("names.tsv").lines().filter(|l| !l.starts_with('#'));
        lines
            .filter_map(|line| {
                let mut cells = line.split('\t');
                Some((cells.next()?, cells.map(key).collect()))
            })
            .collect()
    })
}

/// A name without what makes no difference.
fn key(name: &str) -> String {
    let kept = name.chars().filter(|c| c.is_alphanumeric());
    crate::text::fold(&kept.flat_map(char::to_lowercase).collect::<String>())
}

/// For each of the names given, the field it stands for and how good a name it is for that; of two
/// names for one field the better counts.
pub(super) fn fields(names: &[String]) -> Vec<Option<&'static str>> {
    let mut out = vec![None; names.len()];
    for (field, known) in table() {
        let rank = |name: &String| known.iter().position(|k| *k == key(name));
        let ranked = names.iter().enumerate().filter_map(|(ix, name)| Some((rank(name)?, ix)));
        if let Some((_, ix)) = ranked.min()
            && let Some(place) = out.get_mut(ix)
        {
            *place = Some(*field);
        }
    }
    out
}

/// The names that are looked for, for a hint.
pub(super) fn known(field: &str) -> String {
    let line = include_str!("names.tsv").lines().find(|l| l.split('\t').next() == Some(field));
    line.unwrap_or_default().split('\t').skip(1).collect::<Vec<_>>().join(", ")
}

impl Entry {
    /// Puts a value into a field; the first one stays.
    pub(super) fn set(&mut self, field: &str, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let place = match field {
            "title" => &mut self.title,
            "text" => &mut self.text,
            "date" => &mut self.date,
            "updated" => &mut self.updated,
            "url" => &mut self.url,
            "source" => &mut self.source,
            "author" => &mut self.author,
            "place" => &mut self.place,
            "summary" => &mut self.summary,
            "tags" => {
                let parts = value.split([';', '|', ',', '،', '؛']).map(str::trim);
                self.tags.extend(parts.filter(|p| !p.is_empty()).map(str::to_owned));
                return;
            }
            _ => return,
        };
        if place.is_empty() {
            value.clone_into(place);
        }
    }

    /// When only a summary was found, it is the text.
    pub(super) fn settled(mut self) -> Self {
        if self.text.is_empty() {
            self.text = std::mem::take(&mut self.summary);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_better_name_of_a_field_counts() {
        let names = ["Description", "content", "Content_HTML", "Pub Date", "المصدر", "x"];
        let found = fields(&names.map(str::to_owned));
        let expected = [Some("summary"), None, Some("text"), Some("date"), Some("source"), None];
        assert_eq!(found, expected);
    }
}
