//! The pieces pages share: links, dates, cards, sentences.

use super::Ctx;
use crate::base::key::is_alphanumeric;
use crate::base::{Date, Span};
use crate::document::{Article, Body, EntityKind, EventKind, TitleOrigin};
use crate::knowledge::{ArticleId, EntityId, Event, EventId, Evidence, ResolvedQuote};
use crate::lexicon::words::reporting::{Reporting, ReportingForm};
use crate::render::body::{Layer, Links, plain, rank};
use crate::render::isolate::{escape_into, isolate, isolate_arabic};
use crate::render::joined::untorn;
use crate::render::views::{
    ArticleCard, DateView, EntityRef, EventCard, Kind, Link, Pager, QuoteView, SentenceView,
};
use crate::site::map::Tone;
use crate::site::{Site, relative};
use crate::text::{fold, opening};

impl Ctx<'_> {
    /// The address of a path of the site, as seen from this page.
    pub fn href(&self, to: &str) -> String {
        relative(&self.page.path, to, "")
    }

    pub fn text(&self, key: &str) -> String {
        self.site.parts.locale.text(key).to_owned()
    }

    pub fn count(&self, noun: &str, n: usize) -> String {
        self.site.parts.locale.count(noun, n)
    }

    /// Two short descriptions with the comma of the interface.
    pub fn joined(&self, a: &str, b: &str) -> String {
        format!("{a}{} {b}", self.site.parts.locale.text("comma"))
    }

    /// A word and what narrows it: «القتلى من أرمينيا».
    pub fn joined_words(&self, word: &str, narrower: Option<&str>) -> String {
        narrower.map_or_else(|| word.to_owned(), |n| format!("{word} {n}"))
    }

    /// Safe markup of Arabic words, set apart on a page written from the left.
    pub fn arabic(&self, html: String) -> String {
        match self.site.parts.locale.direction() {
            "ltr" => format!("<bdi lang=\"ar\" dir=\"rtl\">{html}</bdi>"),
            _ => html,
        }
    }

    /// Plain text of either language as safe markup.
    pub fn isolate(&self, text: &str) -> String {
        match self.site.parts.locale.direction() {
            "ltr" => isolate_arabic(text),
            _ => isolate(text),
        }
    }

    pub fn number(&self, n: usize) -> String {
        self.site.parts.locale.number(n as u64)
    }

    pub fn kind(&self, kind: EntityKind) -> Kind {
        let label = self.text(&format!("kind.{kind}"));
        Kind { slug: kind.name().to_owned(), label }
    }

    /// What an event is, as closely as is known: «نزوح», else «انسحاب».
    pub fn event_kind(&self, event: &Event) -> Kind {
        let locale = self.site.parts.locale;
        let (kind, subkind) = (event.kind, event.subkind.as_str());
        let close = locale.find(&format!("subkind.{kind}.{subkind}"));
        let close = close.or_else(|| locale.find(&format!("subkind.{subkind}")));
        let label = match close {
            Some(label) => label.to_owned(),
            None => self.text(&format!("event.{}", kind_key(kind))),
        };
        Kind { slug: "event".into(), label }
    }

    /// The events of a kind: «انسحاب ونزوح».
    pub fn event_kinds(&self, kind: EventKind) -> String {
        self.text(&format!("events.{}", kind_key(kind)))
    }

    /// A date, or the days from one to another.
    pub fn date(&self, start: Option<Date>, end: Option<Date>) -> Option<DateView> {
        let locale = self.site.parts.locale;
        let start = start.or(end)?;
        let end = end.unwrap_or(start);
        if start == end {
            let hijri = locale.hijri(start);
            return Some(DateView {
                text: locale.date(start),
                iso: Some(start.to_string()),
                hijri,
            });
        }
        Some(DateView { text: locale.period(start, end), iso: None, hijri: None })
    }

    /// The days of an event; what only articles tell is as vague as they left it.
    pub fn event_date(&self, event: &Event) -> Option<DateView> {
        let date = self.date(event.start, event.end);
        match event.start.zip(event.end).filter(|_| event.card.is_none()) {
            Some((start, end)) if start != end => {
                let text = self.site.parts.locale.vague_period(start, end);
                date.map(|date| DateView { text, ..date })
            }
            _ => date,
        }
    }

    pub fn article_date(&self, id: ArticleId) -> Option<Date> {
        self.site.article(id)?.meta.date.as_ref().map(|s| s.date)
    }

    /// A link to an entity; `None` when it has no page.
    pub fn entity_ref(&self, id: EntityId) -> Option<EntityRef> {
        let entity = self.site.entity(id)?;
        let path = self.site.entity_path(id)?;
        let naming = self.naming(id)?;
        Some(EntityRef {
            key: entity.key.to_string(),
            href: self.href(&path),
            name: entity.name.clone(),
            kind: naming.kind.clone(),
            note: naming.note.clone(),
            count: None,
        })
    }

    /// A link to who took part in an event, a person with what he was then.
    pub(super) fn entity_then(&self, id: EntityId, event: &Event) -> Option<EntityRef> {
        let who = self.entity_ref(id)?;
        match who.kind.slug == EntityKind::Person.name() {
            true => Some(EntityRef { note: self.office_during(id, event), ..who }),
            false => Some(who),
        }
    }

    /// A few words that say who or what an entity is.
    pub fn tagline(&self, id: EntityId) -> Option<String> {
        let entity = self.site.entity(id)?;
        let country = entity.country.and_then(|c| self.site.entity(c)).map(|c| c.name.as_str());
        if entity.kind == EntityKind::Person {
            let (at, former) = super::offices::main_office(self.site, entity)?;
            let role = entity.roles.get(at)?;
            // «البابا فرنسيس» says that he is one, «رئيس» alone of what to nobody.
            let bare = role.of.is_none() && super::offices::is_construct(&role.title);
            if bare || entity.name.contains(&role.title) {
                return None;
            }
            return Some(self.office(role, former));
        }
        match (self.class_of(entity), country) {
            (Some(class), Some(country)) => Some(self.joined(class, country)),
            (Some(class), None) => Some(class.to_owned()),
            (None, Some(country)) => Some(country.to_owned()),
            (None, None) => None,
        }
    }

    /// What sort of its kind a thing is, as its country calls it.
    pub fn class_of(&self, entity: &crate::knowledge::Entity) -> Option<&str> {
        let country = entity.country.and_then(|c| self.site.entity(c));
        let key = country.map(|c| c.key.as_str());
        self.site.parts.locale.class_in(entity.kind.name(), &entity.class, key)
    }

    pub fn article_card(&self, id: ArticleId) -> ArticleCard {
        let summary = self.line_summary(id).map(str::to_owned);
        ArticleCard { summary, ..self.article_line(id) }
    }

    /// The title of an article; the opening of a text without one in quotation marks.
    pub fn headline(&self, article: &Article) -> String {
        let title = &article.meta.title;
        match article.meta.title_origin {
            TitleOrigin::Derived => self.site.parts.locale.fill("quoted", &[("t", title)]),
            TitleOrigin::Given | TitleOrigin::Found => title.clone(),
        }
    }

    /// The same, without the summary.
    pub fn article_line(&self, id: ArticleId) -> ArticleCard {
        let Some(line) = self.line(id) else { return ArticleCard::default() };
        ArticleCard {
            href: self.href(&self.site.article_path(id)),
            title: line.title.clone(),
            date: line.date.clone(),
            source: line.source.and_then(|ix| self.source_at(ix)),
            summary: None,
            also: line.also.clone(),
        }
    }

    /// The first sentence of the prose, when the article is not a headline alone.
    pub fn lead(&self, id: ArticleId) -> Option<String> {
        let (article, extraction) = (self.site.article(id)?, self.site.extraction(id)?);
        let title = article.body.title();
        let sentence = extraction.sentences.iter().find(|s| Some(s.span) != title)?;
        Some(clamp(undated(&article.body.text, sentence.span), 240))
    }

    pub fn source_link(&self, name: &str) -> Option<Link> {
        self.source_at(*self.site.lookups.source_names.get(name)?)
    }

    fn source_at(&self, ix: usize) -> Option<Link> {
        let source = self.site.sources.get(ix)?;
        let href = self.href(&format!("sources/{}.html", source.key));
        Some(Link { href, label: source.name.clone() })
    }

    /// The title of an event: what a card or the articles say, which an English site says in
    /// English; on pages in another language, for an event no card names, its kind, place and date.
    pub fn event_title(&self, id: EventId) -> String {
        let Some(event) = self.site.event(id) else { return String::new() };
        let locale = self.site.parts.locale;
        let told = self.site.parts.config.language.starts_with("en");
        if event.card.is_some() || told || locale.direction() == "rtl" {
            return event.title.clone();
        }
        let kind = self.event_kind(event).label;
        let first = event.participants.first().map(|(who, _)| *who);
        let place = event.place.or(first).and_then(|p| self.site.entity(p));
        let place = place.map_or("", |e| e.name.as_str());
        match event.start {
            Some(start) => {
                let date = locale.vague_period(start, event.end.unwrap_or(start));
                locale.fill("event.titled", &[("k", &kind), ("p", place), ("d", &date)])
            }
            None => locale.fill("event.titled-undated", &[("k", &kind), ("p", place)]),
        }
    }

    /// The title of an event where its date stands beside it: a composed one without its date.
    pub(super) fn short_event_title(&self, id: EventId) -> String {
        let title = self.event_title(id);
        let Some(event) = self.site.event(id).filter(|e| e.card.is_none()) else { return title };
        let Some(start) = event.start else { return title };
        let locale = self.site.parts.locale;
        let date = locale.vague_period(start, event.end.unwrap_or(start));
        let short = title.strip_suffix(&date).map(|t| t.trim_end_matches([' ', '،', ',']));
        short.filter(|t| !t.is_empty()).map_or_else(|| title.clone(), str::to_owned)
    }

    pub fn event_card(&self, id: EventId) -> Option<EventCard> {
        let event = self.site.event(id)?;
        let path = self.site.event_path(id)?;
        let title = self.short_event_title(id);
        let kind = self.event_kind(event);
        let place = event.place.and_then(|p| self.site.entity(p)).map(|p| p.name.clone());
        // One article is what most have: it is not said again and again.
        let count = Some(event.articles.len()).filter(|n| *n > 1).map(|n| self.count("article", n));
        // What the title says is not said again: «هجوم في ناغورني قره باغ».
        let unsaid = |words: &&String| !title.contains(words.as_str());
        let meta = std::iter::once(&kind.label).chain(&place).filter(unsaid).chain(&count);
        Some(EventCard {
            key: event.key.to_string(),
            tone: Tone::of(event.kind, &event.subkind).name().to_owned(),
            href: self.href(&path),
            meta: meta.cloned().collect(),
            title,
            kind,
            date: self.event_date(event),
            day: event.start.and_then(|d| self.day_of(d, event.end.unwrap_or(d))),
            place,
            count,
            line: None,
            major: event.articles.len() >= 5,
            ahead: is_ahead(self.site, event),
            role: None,
        })
    }

    /// A day, or days of one year, without the year.
    fn day_of(&self, start: Date, end: Date) -> Option<String> {
        let locale = self.site.parts.locale;
        if start == end {
            return Some(locale.day(start)).filter(|d| !d.is_empty());
        }
        let year = locale.digits(&start.year.to_string());
        let period = locale.period(start, end);
        let short = period.strip_suffix(&year).filter(|_| start.year == end.year)?.trim_end();
        (!short.is_empty()).then(|| short.to_owned())
    }

    /// A sentence as evidence: where it stands, with the words that matter marked.
    pub fn sentence(&self, evidence: &Evidence) -> Option<SentenceView> {
        self.sentence_marked(evidence, &[evidence.span])
    }

    /// The same, with several stretches marked.
    pub fn sentence_marked(&self, evidence: &Evidence, spans: &[Span]) -> Option<SentenceView> {
        let article = self.site.article(evidence.article)?;
        let sentence =
            self.site.extraction(evidence.article)?.sentences.get(evidence.sentence as usize)?;
        let path = self.site.article_path(evidence.article);
        let layers: Vec<Layer> = spans
            .iter()
            .filter(|s| sentence.span.contains(**s))
            .map(|s| Layer {
                span: untorn(&article.body.text, *s),
                rank: rank::LINK,
                open: "<mark>".into(),
                close: "</mark>".into(),
            })
            .collect();
        let mut html = String::new();
        plain(&mut html, &article.body.text, sentence.span, layers);
        let href = relative(&self.page.path, &path, &sentence.anchor);
        Some(SentenceView { href, html: self.arabic(html) })
    }

    pub fn quote(&self, quote: &ResolvedQuote, with_article: bool) -> Option<QuoteView> {
        let evidence = &quote.evidence;
        let article = self.site.article(evidence.article)?;
        let sentence =
            self.site.extraction(evidence.article)?.sentences.get(evidence.sentence as usize)?;
        let path = self.site.article_path(evidence.article);
        let mut html = String::new();
        plain(&mut html, &article.body.text, evidence.span, Vec::new());
        let speaker = quote.speaker.and_then(|s| self.entity_ref(s));
        let named = speaker.as_ref().is_some_and(|s| s.name == quote.speaker_text);
        let text = Some(quote.speaker_text.clone()).filter(|t| !t.is_empty() && !named);
        Some(QuoteView {
            html: self.arabic(html),
            direct: quote.direct,
            speaker,
            speaker_text: text,
            verb: Some(verb(&quote.verb)).filter(|v| !v.is_empty()),
            href: relative(&self.page.path, &path, &sentence.anchor),
            article: with_article.then(|| self.article_line(evidence.article)),
            ..QuoteView::default()
        })
    }

    /// The way between the pages of a list; `None` for a list of one page.
    pub fn pager(&self) -> Option<Pager> {
        let page = self.page;
        if page.parts < 2 {
            return None;
        }
        let at = |part: usize| self.href(&page.sibling(part));
        let locale = self.site.parts.locale;
        let (n, m) = (self.number(page.part + 1), self.number(page.parts));
        Some(Pager {
            previous: page.part.checked_sub(1).map(at),
            next: Some(page.part + 1).filter(|p| *p < page.parts).map(at),
            label: locale.fill("page-of", &[("n", &n), ("m", &m)]),
            pages: Vec::new(),
        })
    }

    /// The items of a list that stand on this page.
    pub fn slice<'s, T>(&self, all: &'s [T], capacity: usize) -> &'s [T] {
        let start = (self.page.part * capacity).min(all.len());
        let end = (start + capacity).min(all.len());
        all.get(start..end).unwrap_or_default()
    }

    /// The prose of a card or page, without its title.
    pub fn prose(&self, body: &Body) -> Option<String> {
        let html = crate::render::body::body(body, &[], self);
        Some(html).filter(|h| !h.is_empty())
    }
}

impl Links for Ctx<'_> {
    fn wiki(&self, key: &str) -> Option<String> {
        self.site.wiki_path(key).map(|path| self.href(&path))
    }

    fn table(&self) -> String {
        self.text("ui.table")
    }

    fn asset(&self, src: &str) -> String {
        self.href(src.trim_start_matches("./").trim_start_matches("static/"))
    }
}

/// Whether an event was only announced: all that tells of it was written before its day.
pub fn is_ahead(site: &Site, event: &Event) -> bool {
    let Some(start) = event.start.filter(|d| d.day > 0 && event.card.is_none()) else {
        return false;
    };
    let date = |a: &ArticleId| site.article(*a)?.meta.date.as_ref().map(|s| s.date);
    let before = |a: &ArticleId| date(a).is_some_and(|d| d.day > 0 && d < start);
    !event.articles.is_empty() && event.articles.iter().all(before)
}

/// The kind in keys of the catalogue, where `event.other` is a form of the counted noun.
fn kind_key(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Other => "other-kind",
        kind => kind.name(),
    }
}

/// Letters of a title in lists; on its own page it stands whole.
pub(super) const TITLE: usize = 120;

/// At most `letters` letters, cut where a phrase ends.
pub fn clamp(words: &str, letters: usize) -> String {
    match opening(words, letters) {
        Some(head) => format!("{head}…"),
        // «… ،»: what has room ends at its last word too.
        None => words.trim_end_matches([' ', '،', '؛']).to_owned(),
    }
}

/// The words of a sentence without the dateline a report opens with.
pub fn undated(text: &str, sentence: Span) -> &str {
    let words = sentence.of(text);
    let len = text.get(sentence.start as usize..).map_or(0, crate::raw::dateline_len);
    words.get(len..).filter(|rest| !rest.is_empty()).unwrap_or(words)
}

/// Whether a line says no more than a title: most of its words stand in it.
pub fn repeats(line: &str, title: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let folded = fold(text);
        let words = folded.split(|c: char| !is_alphanumeric(c));
        words.filter(|w| w.chars().count() > 2).map(str::to_owned).collect()
    };
    let (line, title) = (words(line), words(title));
    let said = line.iter().filter(|w| title.contains(w)).count();
    said * 10 >= line.len() * 7
}

/// Plain text as safe HTML.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape_into(&mut out, text);
    out
}

/// The word that told the speech, as a verb: «مشيرا» is «أشار».
fn verb(word: &str) -> String {
    // «ونقل الصحفي عن فلان»: the verb is of who passed it on.
    if matches!(fold(word).as_str(), "نقل" | "نقلت" | "نقلا" | "ينقل" | "تنقل") {
        return "نُقل عنه".to_owned();
    }
    let forms = Reporting::built_in().forms(&fold(word));
    let finite: Option<Vec<String>> = forms.iter().map(ReportingForm::finite).collect();
    finite.and_then(|all| all.into_iter().next()).unwrap_or_else(|| word.to_owned())
}
