//! What an entity is called in the vocabularies of others; the table is `classes.tsv`.

use std::sync::OnceLock;

use crate::knowledge::Entity;

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    kind: &'static str,
    class: &'static str,
    /// Type of schema.org.
    pub schema: &'static str,
    /// Schema of FollowTheMoney.
    pub ftm: &'static str,
}

fn table() -> &'static [Class] {
    static TABLE: OnceLock<Vec<Class>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let lines = include_str!("classes.tsv").lines().filter(|l| !l.starts_with('#'));
        lines
            .filter_map(|line| {
                let mut cells = line.split('\t');
                let mut next = || cells.next();
                Some(Class { kind: next()?, class: next()?, schema: next()?, ftm: next()? })
            })
            .collect()
    })
}

/// The line of an entity's class, or of its kind.
pub fn class_of(entity: &Entity) -> Class {
    let kind = entity.kind.name();
    let of_kind = || table().iter().filter(|c| c.kind == kind);
    let found = of_kind().find(|c| c.class == entity.class).or_else(|| of_kind().next());
    found.copied().unwrap_or(Class { kind: "other", class: "", schema: "Thing", ftm: "Thing" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::EntityKind;

    #[test]
    fn every_kind_has_a_line_for_any_class() {
        for kind in EntityKind::ALL {
            let entity = Entity { kind, class: "no such class".into(), ..Entity::default() };
            let class = class_of(&entity);
            assert_eq!((class.kind, class.class), (kind.name(), ""));
        }
        let kind = EntityKind::Place;
        let city = Entity { kind, class: "city".into(), ..Entity::default() };
        assert_eq!(class_of(&city).schema, "City");
    }
}
