//! Offices and titles: those on the card, with their terms, and those the articles give, with the
//! sentences that do.
//!
//! What an article calls somebody is told of the term of the card that covers its day. The days of articles
//! are no term.

use std::collections::BTreeMap;

use super::Corpus;
use crate::base::{Date, Key};
use crate::extract::RoleMention;
use crate::knowledge::{ArticleId, EntityId, Evidence, KnowledgeBase, Role};
use crate::text::fold_key;

/// Fills `roles` of every entity: the card's first as the card orders them, then by first date.
pub(super) fn roles(corpus: &Corpus, kb: &mut KnowledgeBase) {
    let ids: BTreeMap<Key, EntityId> =
        kb.entities.iter().enumerate().map(|(i, e)| (e.key.clone(), EntityId::new(i))).collect();
    for entity in &mut kb.entities {
        let card = entity.card.and_then(|ix| corpus.entity_cards.get(ix as usize));
        for role in card.map(|c| c.roles.as_slice()).unwrap_or_default() {
            entity.roles.push(Role {
                title: role.title.clone(),
                of: role.of.as_ref().and_then(|k| ids.get(k)).copied(),
                from: role.from,
                to: role.to,
                carded: true,
                ..Role::default()
            });
        }
    }
    // By entity: the folded titles of its roles, in their order.
    let mut folded: Vec<Vec<String>> =
        kb.entities.iter().map(|e| e.roles.iter().map(|r| office(&r.title)).collect()).collect();
    for (ix, article, extraction) in corpus.read() {
        let Some(facts) = kb.articles.get(ix) else { continue };
        let resolved: Vec<_> = extraction
            .roles
            .iter()
            .filter_map(|role| {
                let person = (*facts.chains.get(role.chain as usize)?)?;
                let of = role.of.and_then(|c| facts.chains.get(c as usize).copied().flatten());
                Some((person, of, role))
            })
            .collect();
        let date = article.meta.date.as_ref().map(|s| s.date);
        for (person, of, role) in resolved {
            let entity = kb.entities.get_mut(person.ix()).zip(folded.get_mut(person.ix()));
            let Some((entity, folded)) = entity else { continue };
            let evidence = Evidence {
                article: ArticleId::new(ix),
                sentence: role.sentence,
                span: role.span,
                rule: "title".into(),
            };
            add((&mut entity.roles, folded), role, of, date, evidence);
        }
    }
    let day = |e: &Evidence| Some(corpus.articles.get(e.article.ix())?.meta.date.as_ref()?.date);
    for entity in &mut kb.entities {
        entity.roles.sort_by_cached_key(|r| {
            let first = r.evidence.iter().filter_map(day).min();
            (!r.carded, first.filter(|_| !r.carded))
        });
    }
}

/// A title folded as the office it names: «رئيس الجمهورية» of a country is its «رئيس».
fn office(title: &str) -> String {
    let folded = fold_key(title);
    let state = [" الجمهوريه", " الدوله", " البلاد"];
    let head = state.iter().find_map(|of| folded.strip_suffix(of));
    match head.filter(|head| matches!(*head, "رييس" | "رييسه")) {
        Some(head) => head.to_owned(),
        None => folded,
    }
}

/// Adds a mention of a role to those of its person, whose folded titles stand beside them.
fn add(
    (roles, folded): (&mut Vec<Role>, &mut Vec<String>),
    told: &RoleMention,
    of: Option<EntityId>,
    date: Option<Date>,
    evidence: Evidence,
) {
    let title = office(&told.title);
    let same = |(role, folded): &(&mut Role, &String)| {
        **folded == title
            && (role.of == of || role.of.is_none() || of.is_none())
            && (role.carded || role.qualifier == told.qualifier)
    };
    // Of several terms the one of that day; else the last begun by then, else the first.
    let begun = |role: &Role| date.zip(role.from).is_none_or(|(day, from)| from <= day);
    let over = |role: &Role| date.zip(role.to).is_some_and(|(day, to)| to < day);
    let mut found = None;
    for (role, _) in roles.iter_mut().zip(folded.iter()).filter(same) {
        let rank = (begun(role) && !over(role), begun(role));
        if found.as_ref().is_none_or(|(best, _)| rank > *best || rank == *best && rank.1) {
            found = Some((rank, role));
        }
    }
    let Some((_, role)) = found else {
        roles.push(Role {
            title: told.title.clone(),
            of,
            from: None,
            to: None,
            carded: false,
            qualifier: told.qualifier.clone(),
            evidence: vec![evidence],
        });
        folded.push(title);
        return;
    };
    role.evidence.push(evidence);
    if !role.carded {
        role.of = role.of.or(of);
    }
}
