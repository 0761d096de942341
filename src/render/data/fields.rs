//! What the tables and fields are called, hold and refer to; `fields.tsv` is the one place that says.

use std::sync::OnceLock;

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub name: &'static str,
    pub arabic: &'static str,
    pub english: &'static str,
    pub fields: Vec<Field>,
}

/// One field of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: &'static str,
    /// `text`, `integer`, `number` or `date`.
    pub kind: &'static str,
    /// No two rows have the same.
    pub unique: bool,
    pub may_be_empty: bool,
    /// The table and field it names a row of.
    pub to: Option<(&'static str, &'static str)>,
    pub arabic: &'static str,
    pub english: &'static str,
}

/// Every table, in order.
pub fn tables() -> &'static [Table] {
    static TABLES: OnceLock<Vec<Table>> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut tables: Vec<Table> = Vec::new();
        for line in include_str!("fields.tsv").lines().filter(|l| !l.starts_with('#')) {
            let cells: Vec<&'static str> = line.split('\t').collect();
            let &[table, field, kind, to, arabic, english] = cells.as_slice() else { continue };
            if field.is_empty() {
                tables.push(Table { name: table, arabic, english, fields: Vec::new() });
                continue;
            }
            let field = Field {
                name: field,
                kind: kind.trim_end_matches('?').trim_end_matches(" key"),
                unique: kind.ends_with(" key"),
                may_be_empty: kind.ends_with('?'),
                to: to.split_once('.'),
                arabic,
                english,
            };
            if let Some(table) = tables.last_mut() {
                table.fields.push(field);
            }
        }
        tables
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reference_names_a_unique_field() {
        let all = tables();
        assert!(all.len() > 10 && all.iter().all(|t| !t.fields.is_empty()));
        for (table, field) in all.iter().flat_map(|t| t.fields.iter().map(move |f| (t, f))) {
            assert!(!field.arabic.is_empty() && !field.english.is_empty(), "{}", field.name);
            let kinds = ["text", "integer", "number", "date"];
            assert!(kinds.contains(&field.kind), "{}.{}: {}", table.name, field.name, field.kind);
            let Some((to, key)) = field.to else { continue };
            let found = all.iter().find(|t| t.name == to);
            let found = found.and_then(|t| t.fields.iter().find(|f| f.name == key));
            assert!(found.is_some_and(|f| f.unique), "{}.{}", table.name, field.name);
        }
    }
}
