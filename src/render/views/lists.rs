//! The pages that lead to other pages.

use super::parts::{ArticleCard, Chart, EntityRef, EventCard, Jump, Kind, Link, Pager, QuoteView};
use super::shell::Shell;
use serde::Serialize;

/// `home.html`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct HomePage {
    pub shell: Shell,
    pub title: String,
    pub description: String,
    /// Articles, entities, events, sources.
    pub stats: Vec<Stat>,
    pub lead: Option<Lead>,
    /// The other dossiers, then events nothing above tells of.
    pub stories: Vec<Story>,
    /// Newest first, each under its subject; the first is set larger.
    pub latest: Vec<Fresh>,
    /// The newest words of several speakers.
    pub voices: Vec<QuoteView>,
    /// «أشخاص», «أماكن», «مؤسسات», …: the most present of each kind.
    pub present: Vec<Presence>,
    /// Events of this site to start from, with the heading that says why they stand here.
    pub context_title: String,
    pub context: Vec<EventCard>,
    /// Mentions or articles by month or year.
    pub density: Option<Chart>,
}

/// A number with its noun: «128» «مقالًا».
#[derive(Clone, Debug, Default, Serialize)]
pub struct Stat {
    pub href: String,
    pub value: String,
    pub label: String,
}

/// What the home page opens with: a dossier, or the best covered event.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Lead {
    /// «ملف» or «حدث».
    pub kicker: String,
    pub href: String,
    pub title: String,
    pub summary: Option<String>,
    /// «من 17 أغسطس إلى 4 أكتوبر 2023».
    pub dates: Option<String>,
    /// Where it happened, unless the title says so.
    pub place: Option<String>,
    /// The gravest count of its main event, by source.
    pub count: Option<Counted>,
    /// Earliest first.
    pub strip: Vec<EventCard>,
    /// The newest article, set without a ground of its own.
    pub plain: bool,
}

/// A measure of an event in a few lines: «القتلى» «من 6 إلى 200» «بحسب 3 جهات», and who said what.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Counted {
    /// To the event's table.
    pub href: String,
    pub event: String,
    pub measure: String,
    /// What it comes to, once for each side whose people are counted apart.
    pub sides: Vec<CountedSide>,
    pub lines: Vec<CountedLine>,
    /// «وجهتان أخريان», when not all are shown.
    pub more: Option<String>,
}

/// What is counted on one side: «في رواية أذربيجان» «192».
#[derive(Clone, Debug, Default, Serialize)]
pub struct CountedSide {
    /// Nothing when there is one side.
    pub label: Option<String>,
    pub range: String,
    /// Who says so, when one does; else how many.
    pub by: String,
    /// What it grew from.
    pub was: Option<String>,
}

/// A figure as written, with who gave it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct CountedLine {
    pub value: String,
    pub source: String,
    /// What the source was that day: «أمين المظالم».
    pub note: Option<String>,
    pub date: Option<String>,
}

/// A dossier or an event as a story to begin with.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Story {
    pub kicker: String,
    pub href: String,
    pub title: String,
    pub summary: Option<String>,
    pub dates: Option<String>,
    pub count: String,
}

/// An article under what it is about: its first tag or the place it speaks of most.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Fresh {
    pub subject: Option<Link>,
    pub article: ArticleCard,
}

/// The most present entities of one kind.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Presence {
    pub kind: Kind,
    pub label: String,
    /// To all of the kind.
    pub href: String,
    pub items: Vec<EntityRef>,
}

/// `articles.html`: articles by date.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ArticlesPage {
    pub shell: Shell,
    pub title: String,
    pub intro: Option<String>,
    pub years: Vec<Jump>,
    pub groups: Vec<ArticleGroup>,
    pub pager: Option<Pager>,
}

/// Articles of one month, or those without a date.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ArticleGroup {
    pub anchor: String,
    pub label: String,
    pub articles: Vec<ArticleCard>,
}

/// `entities.html`: entities by kind and letter.
#[derive(Clone, Debug, Default, Serialize)]
pub struct EntitiesPage {
    pub shell: Shell,
    pub title: String,
    pub intro: Option<String>,
    pub kinds: Vec<Jump>,
    pub letters: Vec<Jump>,
    pub groups: Vec<LetterGroup>,
    pub pager: Option<Pager>,
}

/// Entities under one letter.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LetterGroup {
    pub anchor: String,
    pub letter: String,
    pub entities: Vec<EntityRef>,
}

/// `events.html`: events by year.
#[derive(Clone, Debug, Default, Serialize)]
pub struct EventsPage {
    pub shell: Shell,
    pub title: String,
    pub intro: Option<String>,
    pub kinds: Vec<Jump>,
    /// Places with enough events for a list of their own.
    pub places: Vec<Jump>,
    pub years: Vec<Jump>,
    pub bands: Vec<YearBand>,
    pub pager: Option<Pager>,
}

/// `timeline.html`: years as bands, earliest first.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TimelinePage {
    pub shell: Shell,
    pub title: String,
    pub intro: Option<String>,
    /// All events on lanes, one a tone; a wide and a narrow drawing.
    pub lanes_html: Option<String>,
    /// How that drawing is read: «كل علامة حدث».
    pub lanes_key_html: Option<String>,
    /// Events by year, on top, as navigation together with `years`.
    pub density: Option<Chart>,
    pub years: Vec<Jump>,
    /// The months of a year, on its own page.
    pub months: Vec<Jump>,
    /// The lists of events of one kind or one place.
    pub kinds: Vec<Jump>,
    pub places: Vec<Jump>,
    pub bands: Vec<YearBand>,
    pub pager: Option<Pager>,
}

/// One year (or «بلا تاريخ») and its events.
#[derive(Clone, Debug, Default, Serialize)]
pub struct YearBand {
    pub anchor: String,
    pub label: String,
    /// To the page of the year.
    pub href: Option<String>,
    /// «7 أحداث».
    pub count: String,
    pub events: Vec<EventCard>,
    /// To the page of the year, when not all are shown.
    pub more: Option<Link>,
}

/// `sources.html`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SourcesPage {
    pub shell: Shell,
    pub title: String,
    pub intro: Option<String>,
    pub sources: Vec<SourceCard>,
}

/// A source in the list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SourceCard {
    pub href: String,
    pub name: String,
    /// «12 مقالًا».
    pub count: String,
    /// «من يناير 2020 إلى سبتمبر 2023».
    pub period: Option<String>,
    /// Length of the bar, `62.5%`.
    pub share: String,
}

/// `source.html`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SourcePage {
    pub shell: Shell,
    pub name: String,
    pub url: Option<String>,
    pub presence: String,
    pub months: Option<Chart>,
    pub groups: Vec<ArticleGroup>,
    pub entities: Vec<EntityRef>,
    pub pager: Option<Pager>,
}

/// `tags.html`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TagsPage {
    pub shell: Shell,
    pub title: String,
    pub tags: Vec<TagCard>,
}

/// A tag in the list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TagCard {
    pub href: String,
    pub label: String,
    pub count: String,
}

/// `tag.html`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TagPage {
    pub shell: Shell,
    pub label: String,
    pub presence: String,
    pub groups: Vec<ArticleGroup>,
    pub entities: Vec<EntityRef>,
    pub pager: Option<Pager>,
}

/// `dossiers.html`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DossiersPage {
    pub shell: Shell,
    pub title: String,
    pub intro: Option<String>,
    pub dossiers: Vec<DossierCard>,
}

/// A dossier in the list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DossierCard {
    pub href: String,
    pub title: String,
    pub summary: Option<String>,
    /// «14 حدثًا».
    pub count: String,
}

/// `dossier.html`: prose and what the author's question found; one of the three lists, or more.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DossierPage {
    pub shell: Shell,
    pub title: String,
    pub summary: Option<String>,
    pub prose_html: Option<String>,
    /// The figure of its events that most sources count.
    pub count: Option<Counted>,
    /// Its events through time, where it lists articles.
    pub strip: Vec<EventCard>,
    /// The people and bodies most named in it.
    pub cast: Vec<EntityRef>,
    pub bands: Vec<YearBand>,
    pub articles: Vec<ArticleCard>,
    pub entities: Vec<EntityRef>,
    pub pager: Option<Pager>,
}

/// `page.html`: a free page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FreePage {
    pub shell: Shell,
    pub title: String,
    pub body_html: String,
}

/// `404.html`. A host shows it at any depth, where relative links lead nowhere: when the site has an
/// address, the ways out are forms, whose addresses begin at the root of the host.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NotFoundPage {
    pub shell: Shell,
    /// «404».
    pub number: String,
    pub links: Vec<Link>,
    /// Only when the site has an address.
    pub exits: Vec<Exit>,
}

/// A way out of the page for what is not there.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Exit {
    pub href: String,
    pub label: String,
    /// It asks for words first.
    pub search: bool,
}

/// `search.html`: the field, and the alphabetical index for who has no script.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SearchPage {
    pub shell: Shell,
    pub title: String,
    /// Where the form goes without script: the entities' index.
    pub action: String,
    pub letters: Vec<Jump>,
    pub kinds: Vec<Jump>,
    /// Some searches to try.
    pub examples: Vec<String>,
}

/// `quotes.html`: quotations by speaker.
#[derive(Clone, Debug, Default, Serialize)]
pub struct QuotesPage {
    pub shell: Shell,
    pub title: String,
    pub intro: Option<String>,
    /// The speakers who are quoted most, by letter; on the first page.
    pub speakers: Vec<LetterOfSpeakers>,
    pub groups: Vec<SpeakerGroup>,
    pub pager: Option<Pager>,
}

/// Speakers whose names begin with one letter.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LetterOfSpeakers {
    pub letter: String,
    pub anchor: String,
    pub speakers: Vec<Jump>,
}

/// What one speaker said.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SpeakerGroup {
    pub anchor: String,
    pub speaker: Option<EntityRef>,
    /// «من غير قائل معروف» when there is no speaker.
    pub label: String,
    pub count: String,
    pub quotes: Vec<QuoteView>,
}

/// `map.html`: the drawing and the same places as a list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct MapPage {
    pub shell: Shell,
    pub title: String,
    pub intro: Option<String>,
    pub panels: Vec<MapPanel>,
    pub legend: Vec<Legend>,
    /// Where events happened, best reported first.
    pub places: Vec<MapPlace>,
    /// Places where something happened that lie outside all panels.
    pub outside: Vec<EntityRef>,
    /// Countries and seas with events that have no point of their own.
    pub areas: Vec<MapPlace>,
    /// Events of no place that is known, and the way to the rest of them.
    pub unplaced: Vec<EventCard>,
    pub unplaced_more: Option<Link>,
    /// Places that are only named.
    pub others: Vec<EntityRef>,
    /// Where the outlines come from and what they do not say.
    pub note: Option<String>,
}

/// A drawing of a part of the world: «قره باغ وجوارها», «كل الأماكن».
#[derive(Clone, Debug, Default, Serialize)]
pub struct MapPanel {
    pub title: String,
    pub svg_html: String,
}

/// A place on the map.
#[derive(Clone, Debug, Default, Serialize)]
pub struct MapPlace {
    pub entity: EntityRef,
    pub events: Vec<EventCard>,
    /// To all its events, when not all are listed.
    pub more: Option<Link>,
}

/// `graph.html`: the drawing and the same ties as a list; its second page is one large drawing.
#[derive(Clone, Debug, Default, Serialize)]
pub struct GraphPage {
    pub shell: Shell,
    pub title: String,
    pub intro: Option<String>,
    /// «أكثر اسمين اجتماعًا: …».
    pub finding: Option<String>,
    /// To the large drawing, and back.
    pub other: Option<Link>,
    /// It is the large one.
    pub whole: bool,
    pub svg_html: Option<String>,
    /// What the colours stand for.
    pub legend: Vec<Kind>,
    /// The same as a list, best tied first.
    pub ties: Vec<Tie>,
    /// Those for whom the drawing and the list have no room.
    pub rest: Vec<Tie>,
}

/// `redirect.html`: left where a page used to be.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RedirectPage {
    pub shell: Shell,
    pub to: Link,
}

/// A sign of the map and what it stands for.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Legend {
    pub sign_html: String,
    pub label: String,
}

/// An entity and whom it shares most sentences with.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Tie {
    pub entity: EntityRef,
    /// `count` is the number of sentences.
    pub with: Vec<EntityRef>,
}

/// `figures.html`: every figure under its event.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FiguresPage {
    pub shell: Shell,
    pub title: String,
    pub intro: Option<String>,
    pub entries: Vec<FigureEntry>,
    pub pager: Option<Pager>,
}

/// The figures of one event, or of an article when they belong to no event.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FigureEntry {
    pub event: Option<EventCard>,
    pub article: Option<ArticleCard>,
    pub measures: Vec<Measured>,
}

/// The figures of one measure and side: «القتلى» «في رواية أذربيجان».
#[derive(Clone, Debug, Default, Serialize)]
pub struct Measured {
    pub label: String,
    pub group: Option<String>,
    pub lines: Vec<FigureLine>,
}

/// One figure, as written.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FigureLine {
    pub value: String,
    /// To the sentence.
    pub href: String,
    pub source: Option<EntityRef>,
    pub source_text: String,
    /// 0 for a figure, 1 and more for a part of the figure above.
    pub depth: u8,
    /// «منهم», «منها» before a part.
    pub of_them: Option<String>,
    /// A part another source counts than that of the whole.
    pub named: bool,
    /// Where it stands, and where the same source gives it again.
    pub articles: Vec<ArticleCard>,
}

/// `quality.html`: how sure the reading was.
#[derive(Clone, Debug, Default, Serialize)]
pub struct QualityPage {
    pub shell: Shell,
    pub title: String,
    pub intro: Option<String>,
    /// An empty `href` is no link.
    pub stats: Vec<Stat>,
    pub shares: Vec<NamedCount>,
    pub confidence: Vec<NamedCount>,
    pub ambiguous: Vec<SharedName>,
    pub unlinked: Vec<LinkCount>,
    pub undated: Vec<ArticleCard>,
}

/// «1200 من 1500» with its bar.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NamedCount {
    pub label: String,
    pub value: String,
    pub of: Option<String>,
    /// `62.5%`.
    pub share: String,
}

/// A spelling that stands for several entities.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SharedName {
    pub name: String,
    pub entities: Vec<EntityRef>,
}

/// A link with a count in words.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LinkCount {
    pub link: Link,
    pub count: String,
}

/// `data.html`: files, tables and fields of the data.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DataPage {
    pub shell: Shell,
    pub title: String,
    pub intro: Option<String>,
    /// An empty `href` is no link.
    pub license: Option<Link>,
    pub files: Vec<DataFile>,
    pub tables: Vec<DataTable>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct DataFile {
    pub href: String,
    pub name: String,
    pub words: String,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct DataTable {
    pub name: String,
    pub words: String,
    /// None: the site leaves the tables out.
    pub href: Option<String>,
    pub fields: Vec<DataField>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct DataField {
    pub name: String,
    pub kind: String,
    /// The table and field it refers to.
    pub to: Option<Link>,
    pub optional: bool,
    pub words: String,
}
