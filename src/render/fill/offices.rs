//! Which office a person is introduced by, whether it is held no more, and how it is said.
//!
//! In: the roles of an entity. Out: the one a card says is held now; else the one told last, of something
//! where there is one («رئيس أرمينيا» says more than «رئيس»). It is a former one where a card ends it, or
//! where an office only one can hold («رئيس مصر», «وزير خارجية فرنسا») is told of somebody else after the last
//! time it is told of this one. Not: offices of many («نائب», «متحدث»).
//!
//! Beside an event stands what somebody was then, not what he is today: the office whose term the card
//! gives for its days, else the one its own articles call him by, else none. The years in which articles
//! call somebody by an office are no term, and are said to be those of the articles.

use super::Ctx;
use crate::base::Date;
use crate::document::EntityKind;
use crate::knowledge::{ArticleId, Entity, EntityId, Event, Role};
use crate::site::Site;
use crate::text::fold_key;

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

/// The dates of the articles that call somebody by an office.
pub(super) fn told(site: &Site, role: &Role) -> impl Iterator<Item = Date> {
    let date = |e: &crate::knowledge::Evidence| {
        site.article(e.article).and_then(|a| a.meta.date.as_ref()).map(|s| s.date)
    };
    role.evidence.iter().filter_map(date)
}

pub(super) fn last_told(site: &Site, role: &Role) -> Option<Date> {
    told(site, role).max()
}

/// What one is and does not cease to be.
const CALLINGS: [&str; 16] = [
    "صحفي",
    "صحفية",
    "صحافي",
    "صحافية",
    "كاتب",
    "كاتبة",
    "روائي",
    "روائية",
    "شاعر",
    "شاعرة",
    "أديب",
    "أديبة",
    "مؤرخ",
    "مؤرخة",
    "عالم",
    "عالمة",
];

fn is_former(site: &Site, entity: &Entity, role: &Role) -> bool {
    if role.carded {
        return role.to.is_some() && !CALLINGS.contains(&role.title.as_str());
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

impl Ctx<'_> {
    /// An office with what it is of: «رئيس أرمينيا», «وزير الخارجية، مصر», «أمين المظالم السابق».
    pub(super) fn office(&self, role: &Role, former: bool) -> String {
        let of = role.of.and_then(|o| self.site.entity(o)).map(|o| o.name.as_str());
        let of = of.filter(|of| !role.title.contains(of));
        let qualifier = match role.qualifier.as_str() {
            "" if former => former_word(&role.title),
            word => word,
        };
        let (title, after) = qualified(&role.title, qualifier, of.is_some());
        match of {
            Some(of) if is_construct(&title) => {
                self.joined_words(&format!("{title} {of}"), after.as_deref())
            }
            Some(of) => self.joined(&title, of),
            None => title,
        }
    }

    /// What a person was when an article was written: the office a card gives for that day, else the
    /// one the article itself gives, else one other articles give or one without dates.
    pub fn office_at(&self, id: EntityId, article: ArticleId) -> Option<String> {
        let entity = self.site.entity(id).filter(|e| e.kind == EntityKind::Person)?;
        let day = self.article_date(article);
        let held = |r: &&Role| {
            let within = |from: Option<Date>, to: Option<Date>| {
                day.is_none_or(|day| {
                    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
                })
            };
            match r.carded {
                true => within(r.from, r.to),
                false => within(told(self.site, r).min(), told(self.site, r).max()),
            }
        };
        let said = |r: &Role| r.evidence.iter().any(|e| e.article == article);
        let held = entity.roles.iter().filter(held).filter(says_of_what);
        let best = held
            .max_by_key(|r| (r.carded && is_dated(r), said(r), r.carded, r.of.is_some(), r.from))?;
        // «البابا فرنسيس» says that he is one.
        (!entity.name.contains(&best.title)).then(|| self.office(best, false))
    }

    /// What a person was when an event happened, as its own articles or a card say.
    pub(super) fn office_during(&self, id: EntityId, event: &Event) -> Option<String> {
        let entity = self.site.entity(id).filter(|e| e.kind == EntityKind::Person)?;
        let days = event.start.zip(event.end.or(event.start));
        let held = |r: &Role| {
            days.is_some_and(|(start, end)| {
                r.from.is_none_or(|from| from <= end) && r.to.is_none_or(|to| start <= to)
            })
        };
        // Who is «السابق» in an article written long after may have held it then.
        let near = |article: ArticleId| {
            let written = self.article_date(article).map(|d| d.first_day());
            written.zip(days).is_some_and(|(written, (_, end))| written - end.last_day() <= NEAR)
        };
        let said = |r: &Role| {
            r.evidence.iter().any(|e| {
                let told = event.articles.contains(&e.article);
                told && (r.qualifier.is_empty() || near(e.article))
            })
        };
        // «المندوب الدائم لدى الأمم المتحدة» of a card is what an article calls «مندوب» in full.
        let in_full = |r: &Role| {
            let told = entity.roles.iter().filter(|t| said(t) && t.of == r.of);
            { told }.any(|t| says(&r.title, &t.title))
        };
        let rank = |r: &Role| match r.carded {
            true if is_dated(r) => held(r).then_some((3, 0)),
            true if said(r) || in_full(r) => Some((2, 1)),
            true => Some((1, 0)),
            false => said(r).then_some((2, 0)),
        };
        let bare = |r: &&Role| r.of.is_some() || !is_construct(&r.title);
        let roles = entity.roles.iter().filter(bare);
        let ranked =
            roles.filter_map(|r| Some(((rank(r)?, says_of_what(&r), r.of.is_some(), r.from), r)));
        let (_, best) = ranked.max_by_key(|(rank, _)| *rank)?;
        (!entity.name.contains(&best.title)).then(|| self.office(best, false))
    }

    /// An office with the years of its card, or those of the articles that name its holder by it: «وزير
    /// الخارجية، 2016–2018», «وزير الخارجية، في مقالات 2016–2018». Holders of one office side by side are
    /// told apart by them.
    pub(super) fn dated_office(&self, role: &Role) -> String {
        let locale = self.site.parts.locale;
        let (title, _) = qualified(&role.title, &role.qualifier, false);
        let year = |date: Date| Date { month: 0, day: 0, ..date };
        let told = || told(self.site, role).map(year);
        let years = match (role.from, role.to) {
            (Some(from), Some(to)) => Some(locale.period(year(from), year(to))),
            (Some(from), None) => Some(locale.fill("since", &[("d", &locale.date(year(from)))])),
            (None, Some(to)) => Some(locale.fill("until", &[("d", &locale.date(year(to)))])),
            (None, None) => told()
                .min()
                .zip(told().max())
                .map(|(a, b)| locale.fill("in-articles-of", &[("d", &locale.period(a, b))])),
        };
        match years {
            Some(years) => self.joined(&title, &years),
            None => title,
        }
    }
}

/// Days after an event in which an article still calls people what they were in it.
const NEAR: i32 = 60;

fn is_dated(role: &Role) -> bool {
    role.from.is_some() || role.to.is_some()
}

/// Whether every word of a shorter title stands in another.
fn says(title: &str, shorter: &str) -> bool {
    let bare = |word: &str| {
        let word = fold_key(word);
        word.strip_prefix("ال").map_or(word.clone(), str::to_owned)
    };
    let words: Vec<String> = title.split(' ').map(bare).collect();
    shorter.split(' ').all(|word| words.contains(&bare(word)))
}

/// «رئيس» alone says of what to nobody.
fn says_of_what(role: &&Role) -> bool {
    role.of.is_some() || role.title.contains(' ')
}

/// A title with its quality: inside it, or to be said after what it is the head of: «رئيس» of something
/// leaves «السابق» for «رئيس أرمينيا السابق». What is not definite has none that is: «رئيس سابق».
pub(super) fn qualified(title: &str, qualifier: &str, is_of: bool) -> (String, Option<String>) {
    if qualifier.is_empty() {
        return (title.to_owned(), None);
    }
    if is_of && is_construct(title) {
        return (title.to_owned(), Some(qualifier.to_owned()));
    }
    // «المبعوث السابق إلى قره باغ», «الأمين العام السابق للحزب»: before what a preposition adds.
    let adds = |word: &str| {
        matches!(word, "إلى" | "لدى" | "في" | "على" | "باسم" | "عن") || word.starts_with("لل")
    };
    let words: Vec<&str> = title.split(' ').collect();
    let end = words.iter().skip(1).position(|word| adds(word)).map_or(words.len(), |at| at + 1);
    let (head, rest) = words.split_at(end);
    let definite = head.iter().any(|word| word.starts_with("ال"));
    let word = qualifier.strip_prefix("ال").filter(|_| !definite).unwrap_or(qualifier);
    let whole: Vec<&str> = head.iter().copied().chain([word]).chain(rest.iter().copied()).collect();
    (whole.join(" "), None)
}

/// Whether an office takes what it is of as its genitive: «رئيس أرمينيا», «ملك الأردن».
/// Not «رئيس الوزراء، أرمينيا», which has its genitive, and not «وزير، مصر», of which there are many.
pub(super) fn is_construct(title: &str) -> bool {
    const HEADS: [&str; 14] = [
        "رئيس",
        "رئيسة",
        "ملك",
        "ملكة",
        "أمير",
        "سلطان",
        "إمبراطور",
        "حاكم",
        "محافظ",
        "عمدة",
        "زعيم",
        "قائد",
        "متحدث",
        "مدير",
    ];
    HEADS.contains(&title)
}

/// «السابق», as the office asks for it: «الوزيرة السابقة».
fn former_word(title: &str) -> &'static str {
    match title.split(' ').next().is_some_and(|head| head.ends_with('ة')) {
        true => "السابقة",
        false => "السابق",
    }
}

#[cfg(test)]
mod tests {
    use super::qualified;

    #[test]
    fn a_quality_agrees_and_stands_behind_what_it_is_of() {
        let whole = |title, qualifier, is_of| {
            let (title, after) = qualified(title, qualifier, is_of);
            (title, after.unwrap_or_default())
        };
        let both = |title: &str, after: &str| (title.to_owned(), after.to_owned());
        assert_eq!(whole("رئيس", "السابق", true), both("رئيس", "السابق"));
        assert_eq!(whole("رئيس", "السابق", false), both("رئيس سابق", ""));
        assert_eq!(whole("قائد عسكري", "السابق", false), both("قائد عسكري سابق", ""));
        assert_eq!(whole("وزيرة الخارجية", "السابقة", true), both("وزيرة الخارجية السابقة", ""));
        assert_eq!(
            whole("الأمين العام للحزب", "السابق", false),
            both("الأمين العام السابق للحزب", "")
        );
        assert_eq!(whole("نائب", "", true), both("نائب", ""));
    }
}
