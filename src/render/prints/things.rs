//! Prints of entities and events: where they are named, where articles share them, and whole.

use super::Prints;
use crate::base::{Mix, Print};
use crate::knowledge::{ArticleId, Company, Entity, EntityId, Event, EventId, Role};
use crate::site::FeedKind;

impl Prints<'_> {
    /// An entity where it is named: a link, a few words, a card over a mention, a node of data.
    pub(super) fn name_of(&self, id: EntityId) -> Print {
        let site = self.site;
        let Some(entity) = site.entity(id) else { return Print::default() };
        let Entity {
            key, kind, class, name, card, country, coordinates, summary, published, ..
        } = entity;
        let mut mix = Mix::default();
        mix.value(key).value(kind).text(class).text(name).value(&card.is_some());
        mix.value(coordinates).value(summary).value(published);
        // Not their prints, which may be made of this one.
        let called = |id: &EntityId| {
            site.entity(*id).map(|e| (&e.key, &e.name, &e.kind, &e.class, e.published))
        };
        mix.value(&country.as_ref().and_then(called));
        // By which office it is introduced.
        mix.value(&crate::render::fill::main_office(site, entity));
        mix.all(&entity.roles, |mix, role| {
            let Role { title, of, from, to, carded, qualifier, evidence } = role;
            // When articles say it, where no card says when.
            let told =
                evidence.iter().filter(|_| !carded || from.is_none() && to.is_none()).filter_map(
                    |e| site.article(e.article).and_then(|a| a.meta.date.as_ref()).map(|s| s.date),
                );
            mix.value(&told.clone().min()).value(&told.max());
            mix.text(title).value(from).value(to).value(carded).text(qualifier);
            mix.value(&of.as_ref().and_then(called));
            // Whom somebody in that office speaks for.
            let country = of.and_then(|id| site.entity(id)?.country);
            mix.value(&country.as_ref().and_then(called));
        });
        mix.done()
    }

    /// An entity with the articles it stands in, as those who share it see them.
    pub(super) fn shared_of(&self, id: EntityId) -> Print {
        let Some(entity) = self.site.entity(id) else { return Print::default() };
        let mut mix = Mix::default();
        mix.print(self.name(id));
        self.weight(entity.articles.len(), &mut mix);
        mix.all(&entity.articles, |mix, (a, n)| {
            mix.print(self.line(*a)).number(*n as usize);
        });
        mix.done()
    }

    /// What `fill::article` makes of how common a thing is.
    fn weight(&self, articles: usize, mix: &mut Mix) {
        let all = self.site.parts.articles.len().max(1);
        mix.value(&crate::render::fill::rarity(all, articles));
        mix.value(&(articles > crate::render::fill::common(self.site)));
    }

    /// An event where it is named.
    pub(super) fn told_of(&self, id: EventId) -> Print {
        let Some(event) = self.site.event(id) else { return Print::default() };
        let Event {
            key, kind, subkind, title, start, end, coordinates, summary, published, ..
        } = event;
        let mut mix = Mix::default();
        mix.value(key).value(kind).text(subkind).text(title).value(start).value(end);
        mix.value(coordinates).value(summary).value(published).value(&event.card.is_some());
        mix.some(event.place.map(|e| self.name(e))).number(event.articles.len());
        mix.value(&crate::render::fill::is_ahead(self.site, event));
        mix.all(&event.participants, |mix, (e, role)| {
            mix.print(self.name(*e)).text(role);
        });
        mix.done()
    }

    pub(super) fn told_in_of(&self, id: EventId) -> Print {
        let Some(event) = self.site.event(id) else { return Print::default() };
        let mut mix = Mix::default();
        mix.print(self.told(id));
        self.weight(event.articles.len(), &mut mix);
        mix.all(&event.articles, |mix, a| {
            mix.print(self.line(*a));
        });
        mix.done()
    }

    /// All that is known of an entity: its page in all its parts, its data, its feed.
    pub(super) fn entity_of(&self, id: EntityId) -> Print {
        let site = self.site;
        let Some(entity) = site.entity(id).filter(|e| e.published) else {
            return Print::default();
        };
        let Entity {
            key: _,
            kind: _,
            class: _,
            name: _,
            names,
            card,
            country: _,
            coordinates: _,
            summary: _,
            roles,
            mentions,
            articles,
            company,
            events,
            reasons,
            published: _,
        } = entity;
        let mut mix = Mix::default();
        mix.print(self.name(id)).value(names).value(reasons);
        let card = card.and_then(|ix| site.parts.entity_cards.get(ix as usize));
        mix.value(&card);
        if let Some(card) = card {
            self.links(&card.body, &mut mix);
        }
        mix.some(entity.country.map(|e| self.name(e)));
        mix.all(roles, |mix, role| {
            mix.some(role.of.map(|e| self.name(e)));
            mix.all(&role.evidence, |mix, e| self.evidence(e, self.said(e.article), mix));
        });
        mix.all(mentions, |mix, e| self.evidence(e, self.line(e.article), mix));
        mix.all(articles, |mix, (a, n)| {
            mix.print(self.said(*a)).number(*n as usize);
        });
        mix.all(company, |mix, c| {
            let Company { entity, sentences, evidence } = c;
            mix.print(self.name(*entity)).number(*sentences as usize);
            mix.all(evidence, |mix, e| self.evidence(e, self.said(e.article), mix));
        });
        // Their drawing shows what ties them to each other.
        let published = |c: &&Company| site.entity(c.entity).is_some_and(|e| e.published);
        let around = company.iter().filter(published).take(crate::render::fill::NEIGHBOURS);
        mix.all(around, |mix, c| {
            mix.print(self.tie(c.entity));
        });
        mix.all(events, |mix, (e, role)| {
            mix.print(self.told(*e)).text(role);
        });
        mix.value(&site.feeds.contains(&FeedKind::Entity(id)));
        mix.done()
    }

    /// What the drawing of another shows of this one: how often it is told, and whom it is with.
    pub(super) fn ties_of(&self, id: EntityId) -> Print {
        let Some(entity) = self.site.entity(id) else { return Print::default() };
        let mut mix = Mix::default();
        mix.number(entity.articles.len());
        mix.all(&entity.company, |mix, c| {
            mix.print(self.name(c.entity)).number(c.sentences as usize);
        });
        mix.done()
    }

    /// All that is known of an event.
    pub(super) fn event_of(&self, id: EventId) -> Print {
        let site = self.site;
        let Some(event) = site.event(id).filter(|e| e.published) else { return Print::default() };
        let Event {
            key: _,
            kind: _,
            subkind: _,
            title: _,
            start: _,
            end: _,
            place: _,
            coordinates: _,
            summary: _,
            participants: _,
            part_of,
            parts,
            before,
            after,
            card,
            articles,
            evidence,
            reasons,
            published: _,
        } = event;
        let mut mix = Mix::default();
        mix.print(self.told(id)).value(reasons);
        let card = card.and_then(|ix| site.parts.event_cards.get(ix as usize));
        mix.value(&card);
        if let Some(card) = card {
            self.links(&card.body, &mut mix);
        }
        for other in [part_of, before, after] {
            mix.some(other.map(|e| self.told(e)));
        }
        mix.all(parts, |mix, e| {
            mix.print(self.told(*e));
        });
        mix.all(articles, |mix, a: &ArticleId| {
            mix.print(self.said(*a));
        });
        mix.all(evidence, |mix, e| self.evidence(e, self.said(e.article), mix));
        mix.value(&site.figures_path(id)).value(&site.feeds.contains(&FeedKind::Event(id)));
        mix.done()
    }
}
