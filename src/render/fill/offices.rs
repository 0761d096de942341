//! Which office a person is introduced by, and whether it is held no more.
//!
//! In: the roles of an entity. Out: the one a card says is held now; else the one told last, of something
//! where there is one («رئيس أرمينيا» says more than «رئيس»). It is a former one where a card ends it, or
//! where an office only one can hold («رئيس مصر», «وزير خارجية فرنسا») is told of somebody else after the last
//! time it is told of this one. Not: offices of many («نائب», «متحدث»).

use crate::base::Date;
use crate::document::EntityKind;
use crate::knowledge::{Entity, Role};
use crate::site::Site;

/// Who else is looked at.
const OTHERS: usize = 300;

/// The place among an entity's roles of the one it is introduced by, and whether it is a former one.
pub fn main_office(site: &Site, entity: &Entity) -> Option<(usize, bool)> {
    let (at, role) = chosen(site, entity)?;
    Some((at, is_former(site, entity, role)))
}

fn chosen<'e>(site: &Site, entity: &'e Entity) -> Option<(usize, &'e Role)> {
    let all = || entity.roles.iter().enumerate();
    let current = all().rfind(|(_, r)| r.carded && r.to.is_none());
    let weight = |(at, role): &(usize, &Role)| {
        let says_of_what = role.of.is_some() || role.title.contains(' ');
        (says_of_what, role.to.max(last_told(site, role)), role.of.is_some(), *at)
    };
    current.or_else(|| all().max_by_key(weight))
}

fn told(site: &Site, role: &Role) -> impl Iterator<Item = Date> {
    let date = |e: &crate::knowledge::Evidence| {
        site.article(e.article).and_then(|a| a.meta.date.as_ref()).map(|s| s.date)
    };
    role.evidence.iter().filter_map(date)
}

fn last_told(site: &Site, role: &Role) -> Option<Date> {
    told(site, role).max()
}

fn is_former(site: &Site, entity: &Entity, role: &Role) -> bool {
    if role.carded {
        return role.to.is_some();
    }
    let Some(last) = last_told(site, role).filter(|_| is_of_one(role)) else { return false };
    let here = role.of.and_then(|of| site.lookups.members.get(&of));
    let others = here.into_iter().flatten().take(OTHERS).filter_map(|id| site.entity(*id));
    let people = others.filter(|o| o.kind == EntityKind::Person && o.key != entity.key);
    let mut same = people.flat_map(|o| &o.roles).filter(|r| {
        (r.of, &r.title) == (role.of, &role.title) && r.qualifier.is_empty() && !r.carded
    });
    same.any(|r| told(site, r).min().is_some_and(|first| first > last))
}

/// Whether one person at a time holds an office.
fn is_of_one(role: &Role) -> bool {
    const ALONE: [&str; 6] = ["رئيس", "رئيسة", "ملك", "ملكة", "أمير", "سلطان"];
    let heads = ["رئيس ", "رئيسة ", "وزير ", "وزيرة "];
    let alone = ALONE.contains(&role.title.as_str());
    role.of.is_some()
        && role.qualifier.is_empty()
        && (alone || heads.iter().any(|head| role.title.starts_with(head)))
}

/// «السابق», as the office asks for it: «الوزيرة السابقة».
pub(super) fn former_word(title: &str) -> &'static str {
    match title.split(' ').next().is_some_and(|head| head.ends_with('ة')) {
        true => "السابقة",
        false => "السابق",
    }
}
