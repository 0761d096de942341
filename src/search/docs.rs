//! What can be found: articles, entities, events, quotations and pages, numbered by kind, with the
//! words each is found by and the record a result is shown from.
//!
//! Numbers rise with what should come first among equals: entities by how often they are named,
//! events, articles and quotations by date.

use std::collections::BTreeSet;

use serde::Serialize;

use super::gather::DocWords;
use crate::base::{Mix, Print};
use crate::document::EntityKind;
use crate::extract::{Extraction, Hedge, TimeMention};
use crate::knowledge::{ArticleId, EntityId, Event, EventId, ResolvedQuote};
use crate::lexicon::Lexicon;
use crate::site::Site;
use crate::text::calendar;
use crate::text::fold::fold;

/// The kinds of results; each has numbers and files of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Article,
    Entity,
    Event,
    Quote,
    Page,
}

impl Kind {
    pub const ALL: [Self; 5] = [Self::Article, Self::Entity, Self::Event, Self::Quote, Self::Page];

    /// The letter that stands for the kind in lines and paths.
    pub fn letter(self) -> char {
        match self {
            Self::Article => 'a',
            Self::Entity => 'n',
            Self::Event => 'e',
            Self::Quote => 'q',
            Self::Page => 'p',
        }
    }

    /// How many records one file holds.
    pub fn block(self) -> usize {
        match self {
            Self::Article => 1,
            Self::Entity | Self::Event => 16,
            Self::Quote => 8,
            Self::Page => 4,
        }
    }
}

/// How much a word says about what it was found in.
pub type Weight = u8;
pub const TITLE: Weight = 3;
pub const LEAD: Weight = 2;
pub const BODY: Weight = 1;

/// One thing to be found.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Doc {
    pub title: String,
    /// Texts with the weight of their words.
    pub fields: Vec<(Weight, String)>,
    /// Whole names: who types one of these means this.
    pub names: Vec<String>,
    /// JSON.
    pub record: String,
}

/// A document known by what it is made of.
#[derive(Default)]
pub struct Made {
    pub print: Print,
    /// Where it had to be made.
    pub doc: Option<Doc>,
    /// Whether its words were gathered before.
    pub known: bool,
    /// Its words, when they were not.
    pub words: DocWords,
}

/// The numbering of all kinds.
pub struct Order {
    pub articles: Vec<ArticleId>,
    pub entities: Vec<EntityId>,
    pub events: Vec<EventId>,
    /// Article and position among its quotations.
    pub quotes: Vec<(ArticleId, u32)>,
    pub n_pages: usize,
}

impl Order {
    pub fn new(site: &Site) -> Self {
        let mut articles = site.articles.clone();
        articles.reverse();
        let dated = |id: &ArticleId| site.article(*id).is_some_and(|a| a.meta.date.is_some());
        articles.sort_by_key(dated);
        let mut entities = site.entities.clone();
        entities.sort_by_key(|id| {
            let entity = site.entity(*id);
            (entity.map_or(0, |e| e.mentions.len()), entity.map(|e| e.key.clone()))
        });
        let mut events = site.events.clone();
        events.sort_by_key(|id| {
            let event = site.event(*id);
            (event.and_then(|e| e.start), event.map(|e| e.key.clone()))
        });
        let mut quotes = Vec::new();
        for id in &articles {
            let facts = site.parts.kb.articles.get(id.ix());
            let all = facts.map_or(&[][..], |f| &f.quotes);
            quotes.extend((0..).zip(all).filter(|(_, q)| q.direct).map(|(ix, _)| (*id, ix)));
        }
        let n_pages = site.parts.dossiers.len() + site.parts.pages.len();
        Self { articles, entities, events, quotes, n_pages }
    }

    pub fn len(&self, kind: Kind) -> usize {
        match kind {
            Kind::Article => self.articles.len(),
            Kind::Entity => self.entities.len(),
            Kind::Event => self.events.len(),
            Kind::Quote => self.quotes.len(),
            Kind::Page => self.n_pages,
        }
    }
}

/// A record as it is written.
fn json(record: &impl Serialize) -> String {
    // Writing to memory does not fail.
    serde_json::to_string(record).unwrap_or_default()
}

/// The months a text names, in whatever words its country has for them.
fn named_months(extraction: &Extraction, text: &str) -> impl Iterator<Item = u8> {
    let named = |time: &TimeMention| {
        let words = fold(time.span.of(text));
        let dates = [time.start, time.end].into_iter().flatten().map(|date| date.month);
        dates.filter(move |m| calendar::names_of(*m).any(|n| words.contains(n))).collect::<Vec<_>>()
    };
    extraction.times.iter().flat_map(named).collect::<BTreeSet<u8>>().into_iter()
}

/// Makes documents of a site.
pub struct Maker<'a> {
    pub site: &'a Site<'a>,
    pub lexicon: &'a Lexicon,
    pub order: &'a Order,
    /// The print of an article and its reading, where it is known.
    pub print: &'a (dyn Fn(ArticleId) -> Option<Print> + Sync),
}

impl Maker<'_> {
    /// The document with number `n` of its kind.
    pub fn doc(&self, kind: Kind, n: usize) -> Doc {
        let doc = match kind {
            Kind::Article => self.order.articles.get(n).and_then(|id| self.article(*id)),
            Kind::Entity => self.order.entities.get(n).and_then(|id| self.entity(*id)),
            Kind::Event => self.order.events.get(n).and_then(|id| self.event(*id)),
            Kind::Quote => self.order.quotes.get(n).and_then(|at| self.quote(*at)),
            Kind::Page => self.page(n),
        };
        doc.unwrap_or_default()
    }

    /// The document with number `n` of its kind, made only when nothing else tells what it is.
    pub fn made(&self, kind: Kind, n: usize) -> Made {
        let print = match kind {
            Kind::Article => self.order.articles.get(n).and_then(|id| self.article_print(*id)),
            Kind::Quote => self.order.quotes.get(n).and_then(|at| self.quote_print(*at)),
            _ => None,
        };
        if let Some(print) = print {
            return Made { print, ..Made::default() };
        }
        let doc = self.doc(kind, n);
        Made { print: Mix::default().value(&doc).done(), doc: Some(doc), ..Made::default() }
    }

    /// What [`Self::article`] reads.
    fn article_print(&self, id: ArticleId) -> Option<Print> {
        let mut mix = Mix::default();
        mix.print((self.print)(id)?);
        mix.value(&self.site.article(id)?.meta.place.as_ref().map(|p| self.place(p)));
        Some(mix.done())
    }

    /// What [`Self::quote`] reads.
    fn quote_print(&self, at: (ArticleId, u32)) -> Option<Print> {
        let quote = self.site.quote(at)?;
        let mut mix = Mix::default();
        mix.print((self.print)(at.0)?).value(&quote.evidence.span).value(&quote.evidence.sentence);
        Some(mix.text(self.speaker(quote)).done())
    }

    /// The position of the source of an article or quotation.
    pub fn source(&self, kind: Kind, n: usize) -> Option<usize> {
        let article = match kind {
            Kind::Article => self.order.articles.get(n),
            _ => self.order.quotes.get(n).map(|(article, _)| article),
        };
        let source = self.site.article(*article?)?.meta.source.as_ref()?;
        self.site.lookups.source_names.get(&source.name).copied()
    }

    fn speaker<'q>(&'q self, quote: &'q ResolvedQuote) -> &'q str {
        let speaker = quote.speaker.and_then(|id| self.site.entity(id));
        speaker.map_or(quote.speaker_text.as_str(), |e| e.name.as_str())
    }

    fn article(&self, id: ArticleId) -> Option<Doc> {
        let (article, extraction) = (self.site.article(id)?, self.site.extraction(id)?);
        let (meta, text) = (&article.meta, article.body.text.as_str());
        let title = article.body.title();
        let sentences = || extraction.sentences.iter().filter(move |s| Some(s.span) != title);
        let mut fields = vec![(TITLE, meta.title.clone())];
        fields.extend(meta.summary.iter().map(|s| (LEAD, s.clone())));
        fields.extend(meta.tags.iter().map(|t| (LEAD, t.clone())));
        fields.extend(meta.place.iter().map(|p| (LEAD, self.place(p))));
        let source = meta.source.as_ref().map(|s| s.name.clone());
        fields.extend(source.iter().map(|s| (BODY, s.clone())));
        fields.push((BODY, article.key.as_str().to_owned()));
        for (i, s) in sentences().enumerate() {
            let weight = if i == 0 { LEAD } else { BODY };
            fields.push((weight, s.span.of(text).to_owned()));
        }
        let date = meta.date.as_ref().map(|s| s.date);
        fields.extend(date.map(|d| (BODY, self.when(d))));
        let months = named_months(extraction, text);
        fields.extend(months.map(|m| (BODY, calendar::names_of(m).collect::<Vec<_>>().join(" "))));
        let label = date.map(|d| self.site.parts.locale.date(d)).unwrap_or_default();
        let lines: Vec<(&str, &str)> =
            sentences().map(|s| (s.anchor.as_str(), s.span.of(text))).collect();
        let title_anchor =
            extraction.sentences.iter().find(|s| Some(s.span) == title).map(|s| s.anchor.clone());
        Some(Doc {
            title: meta.title.clone(),
            fields,
            record: json(&(&meta.title, &article.key, &label, &source, &title_anchor, &lines)),
            ..Doc::default()
        })
    }

    fn entity(&self, id: EntityId) -> Option<Doc> {
        let entity = self.site.entity(id)?;
        let thing = self.lexicon.get(&entity.key);
        let mut names = vec![entity.name.clone()];
        let own = thing.map_or(&[][..], |t| &t.aliases);
        let found = entity.names.iter().map(|(name, _)| name);
        let mut push = |name: &String| {
            if !names.contains(name) && !name.is_empty() {
                names.push(name.clone());
            }
        };
        own.iter().for_each(&mut push);
        let n_own = own.len() + 1;
        found.for_each(&mut push);
        let locale = self.site.parts.locale;
        let name_of =
            |id: Option<EntityId>| id.and_then(|id| self.site.entity(id)).map(|e| e.name.as_str());
        let country = name_of(entity.country);
        let mut notes: Vec<String> = Vec::new();
        for role in entity.roles.iter().rev() {
            let of = name_of(role.of).unwrap_or_default();
            notes.push(format!("{} {of}", role.title).trim().to_owned());
        }
        let country_key = entity.country.and_then(|c| self.site.entity(c)).map(|c| c.key.as_str());
        let class = locale.class_in(entity.kind.name(), &entity.class, country_key);
        let kind = locale.text(&format!("kind.{}", entity.kind)).to_owned();
        let note = entity.summary.clone().or_else(|| match entity.kind {
            EntityKind::Person => notes.first().cloned(),
            _ => Some(
                [class.unwrap_or_default(), country.unwrap_or_default()]
                    .join(" ")
                    .trim()
                    .to_owned(),
            ),
        });
        let mut fields: Vec<(Weight, String)> = vec![(TITLE, entity.name.clone())];
        // A word of a longer alias weighs less than a name by itself.
        let rest = names.iter().skip(1).enumerate();
        let weight = |i: usize, n: &str| match i + 1 < n_own && !n.trim().contains(' ') {
            true => TITLE,
            false => LEAD,
        };
        fields.extend(rest.map(|(i, n)| (weight(i, n), n.clone())));
        fields.push((LEAD, entity.key.as_str().to_owned()));
        fields.extend(notes.iter().map(|n| (BODY, n.clone())));
        fields.extend(entity.summary.iter().map(|s| (BODY, s.clone())));
        fields.extend(country.map(|c| (BODY, c.to_owned())));
        fields.extend(class.map(|c| (BODY, c.to_owned())));
        let shown: Vec<&String> = names.iter().skip(1).take(40).collect();
        Some(Doc {
            title: entity.name.clone(),
            record: json(&(&entity.name, &entity.key, entity.kind.name(), &kind, &note, &shown)),
            fields,
            names,
            ..Doc::default()
        })
    }

    fn event(&self, id: EventId) -> Option<Doc> {
        let event = self.site.event(id)?;
        let card = event.card.and_then(|c| self.site.parts.event_cards.get(c as usize));
        let locale = self.site.parts.locale;
        let name_of = |id: EntityId| self.site.entity(id).map(|e| e.name.clone());
        let place = event.place.and_then(name_of);
        let weight = if card.is_some() || event.articles.len() > 4 { TITLE } else { LEAD };
        let kind = match event.kind.name() {
            "other" => locale.text("event.other-kind"),
            name => locale.find(&format!("event.{name}")).unwrap_or_default(),
        };
        let mut fields = vec![(weight, event.title.clone())];
        fields.extend(card.iter().flat_map(|c| &c.keywords).map(|k| (LEAD, k.clone())));
        fields.extend(place.iter().map(|p| (LEAD, p.clone())));
        fields.push((BODY, event.key.as_str().to_owned()));
        fields.extend(event.summary.iter().map(|s| (BODY, s.clone())));
        fields.push((BODY, kind.to_owned()));
        fields.extend(
            event.participants.iter().filter_map(|(id, _)| name_of(*id)).map(|n| (BODY, n)),
        );
        fields.extend(self.counted(id, event).into_iter().map(|words| (LEAD, words)));
        let days = [event.start, event.end.filter(|e| Some(*e) != event.start)];
        fields.extend(days.into_iter().flatten().map(|d| (BODY, self.when(d))));
        let date = event.start.map(|d| match event.end {
            Some(end) if end != d && event.card.is_none() => locale.vague_period(d, end),
            Some(end) if end != d => locale.period(d, end),
            _ => locale.date(d),
        });
        let count = event.articles.len();
        let count = (count > 0).then(|| locale.count("article", count));
        Some(Doc {
            title: event.title.clone(),
            names: vec![event.title.clone()],
            record: json(&(&event.title, &event.key, kind, &date, &place, &event.summary, &count)),
            fields,
            ..Doc::default()
        })
    }

    /// «القتلى الضحايا الحصيلة»: by which words an event is found whose figures stand on its page.
    fn counted(&self, id: EventId, event: &Event) -> BTreeSet<String> {
        let locale = self.site.parts.locale;
        let facts = event.articles.iter().filter_map(|a| self.site.parts.kb.articles.get(a.ix()));
        let claims = facts.flat_map(|facts| &facts.claims).filter(|c| c.event == Some(id));
        let measures: BTreeSet<&str> =
            claims.filter(|c| c.hedge != Hedge::Vague).map(|c| c.measure.as_str()).collect();
        let words = |measure: &str| {
            let found = locale.find(&format!("found-by.{measure}"));
            found.or_else(|| locale.find(&format!("measure.{measure}"))).map(str::to_owned)
        };
        measures.into_iter().filter_map(words).collect()
    }

    fn quote(&self, at: (ArticleId, u32)) -> Option<Doc> {
        let (article, extraction) = (self.site.article(at.0)?, self.site.extraction(at.0)?);
        let quote = self.site.quote(at)?;
        let text = quote.evidence.span.of(&article.body.text).trim().to_owned();
        let sentence = extraction.sentences.get(quote.evidence.sentence as usize)?;
        let speaker = self.speaker(quote).to_owned();
        let date = article.meta.date.as_ref().map(|s| s.date);
        let label = date.map(|d| self.site.parts.locale.date(d));
        Some(Doc {
            title: speaker.clone(),
            fields: vec![(LEAD, text.clone()), (LEAD, speaker.clone())],
            record: json(&(
                &text,
                &article.key,
                &sentence.anchor,
                &speaker,
                &article.meta.title,
                &label,
            )),
            ..Doc::default()
        })
    }

    /// Dossiers, then free pages.
    fn page(&self, n: usize) -> Option<Doc> {
        let parts = &self.site.parts;
        let (title, path, summary, body) = match n.checked_sub(parts.dossiers.len()) {
            None => {
                let d = parts.dossiers.get(n)?;
                (&d.title, format!("dossiers/{}.html", d.key), &d.summary, &d.body)
            }
            Some(n) => {
                let p = parts.pages.get(n)?;
                (&p.title, format!("pages/{}.html", p.key), &p.summary, &p.body)
            }
        };
        let mut fields = vec![(TITLE, title.clone()), (BODY, body.text.clone())];
        fields.extend(summary.iter().map(|s| (LEAD, s.clone())));
        let shown = summary.clone().unwrap_or_else(|| body.text.chars().take(200).collect());
        Some(Doc {
            title: title.clone(),
            fields,
            names: vec![title.clone()],
            record: json(&(title, &path, &shown)),
            ..Doc::default()
        })
    }

    /// The year and the month in words, as people of every country type them.
    fn when(&self, date: crate::base::Date) -> String {
        let names: Vec<&str> = calendar::names_of(date.month).collect();
        format!("{} {} {}", date.year, self.site.parts.locale.date(date), names.join(" "))
    }

    /// A dateline is words or an entity's key.
    fn place(&self, place: &str) -> String {
        let entity = self.site.entity_keys.get(place).and_then(|id| self.site.entity(*id));
        entity.map_or_else(|| place.to_owned(), |e| e.name.clone())
    }
}
