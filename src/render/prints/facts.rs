//! Prints of articles: as a line of a list, and with everything found in them.

use super::Prints;
use crate::base::{Mix, Print};
use crate::document::{Body, MarkKind};
use crate::knowledge::{
    ArticleFacts, ArticleId, EntityId, EventId, Evidence, ResolvedClaim, ResolvedQuote,
};

impl Prints<'_> {
    /// An article in a list: `Ctx::article_card`, and whether it is a copy of another.
    pub(super) fn line_of(&self, id: ArticleId) -> Print {
        let site = self.site;
        let (Some(article), Some(read)) = (site.article(id), site.extraction(id)) else {
            return Print::default();
        };
        let meta = &article.meta;
        let mut mix = Mix::default();
        mix.text(article.key.as_str()).text(&meta.title).value(&meta.date).value(&meta.updated);
        mix.value(&meta.source).value(&meta.summary).value(&meta.tags);
        mix.number(usize::from(meta.title_origin == crate::document::TitleOrigin::Derived));
        let source = meta.source.as_ref().and_then(|s| site.lookups.source_names.get(&s.name));
        let source = source.and_then(|ix| site.sources.get(*ix));
        mix.value(&source.map(|s| (&s.key, &s.name)));
        // The first sentence of the prose.
        mix.all(read.sentences.iter().take(2), |mix, s| {
            mix.value(&s.span).text(s.span.of(&article.body.text));
        });
        let key = |id: ArticleId| site.article(id).map(|a| &a.key);
        mix.value(&key(site.copies.first(id)));
        mix.all(site.copies.carriers(id), |mix, a| {
            mix.value(&key(*a));
        });
        mix.done()
    }

    /// An article and its reading.
    pub(super) fn read_of(&self, id: ArticleId) -> Print {
        let mut mix = Mix::default();
        mix.value(&self.site.article(id)).value(&self.site.extraction(id)).done()
    }

    /// An article, its reading, and what was made of it.
    pub(super) fn said_of(&self, id: ArticleId) -> Print {
        let site = self.site;
        let Some(article) = site.article(id) else { return Print::default() };
        let mut mix = Mix::default();
        mix.print(self.read(id)).print(self.line(id)).print(self.line(site.copies.first(id)));
        mix.all(site.copies.carriers(id), |mix, a| {
            mix.print(self.line(*a));
        });
        let place = article.meta.place.as_deref().unwrap_or_default();
        let by_name = || site.lookups.places.get(&crate::text::fold_key(place));
        let place = site.entity_keys.get(place).or_else(by_name);
        mix.some(place.map(|e| self.name(*e)));
        mix.all(&article.meta.tags, |mix, name| {
            let tag = site.lookups.tag_names.get(name).and_then(|ix| site.tags.get(*ix));
            mix.value(&tag.map(|t| (&t.key, &t.name)));
        });
        self.links(&article.body, &mut mix);
        if let Some(facts) = site.parts.kb.articles.get(id.ix()) {
            self.facts(facts, &mut mix);
            // The sentences that a card's own words name.
            mix.all(&facts.events, |mix, event| {
                let evidence = site.event(*event).map_or(&[][..], |e| e.evidence.as_slice());
                let from = evidence.partition_point(|e| e.article < id);
                let here = evidence.iter().skip(from).take_while(|e| e.article == id);
                mix.all(here.map(|e| (e.sentence, &e.rule)), |mix, named| {
                    mix.value(&named);
                });
            });
        }
        mix.done()
    }

    /// Where the links of a text to things of the site lead.
    pub(super) fn links(&self, body: &Body, mix: &mut Mix) {
        let keys = body.marks.iter().filter_map(|mark| match &mark.kind {
            MarkKind::WikiLink(key) => Some(key),
            _ => None,
        });
        mix.all(keys, |mix, key| {
            mix.value(&self.site.wiki_path(key));
        });
    }

    fn facts(&self, facts: &ArticleFacts, mix: &mut Mix) {
        let ArticleFacts { chains, mentions, event_mentions, events, quotes, claims } = facts;
        let entity = |mix: &mut Mix, id: &Option<EntityId>| {
            mix.some(id.map(|id| self.name(id)));
        };
        let event = |mix: &mut Mix, id: &Option<EventId>| {
            mix.some(id.map(|id| self.told(id)));
        };
        mix.all(chains, entity).all(mentions, entity).all(event_mentions, event);
        mix.all(events, |mix, id| {
            mix.print(self.told(*id));
        });
        mix.all(quotes, |mix, quote| {
            let ResolvedQuote { speaker, speaker_text, verb, direct, mode, stance, evidence } =
                quote;
            entity(mix, speaker);
            mix.text(speaker_text).text(verb).value(direct).value(mode).value(stance);
            self.evidence(evidence, self.line(evidence.article), mix);
        });
        mix.all(claims, |mix, claim| {
            let ResolvedClaim {
                measure,
                min,
                max,
                hedge,
                group,
                group_entity,
                subset_of,
                source,
                source_text,
                event: about,
                on,
                modality,
                evidence,
            } = claim;
            mix.value(on);
            mix.text(measure).value(min).value(max).value(hedge).text(group).value(subset_of);
            entity(mix, group_entity);
            entity(mix, source);
            event(mix, about);
            mix.text(source_text).value(modality);
            self.evidence(evidence, self.line(evidence.article), mix);
        });
    }

    /// Evidence in an article that is known by its own print.
    pub(super) fn evidence(&self, evidence: &Evidence, of: Print, mix: &mut Mix) {
        let Evidence { article: _, sentence, span, rule } = evidence;
        mix.print(of).number(*sentence as usize);
        mix.number(span.start()).number(span.end()).text(rule);
    }
}
