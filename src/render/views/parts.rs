//! The pieces pages share: links, dates, cards, sentences, charts.

use serde::Serialize;

/// A link with its words.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Link {
    pub href: String,
    pub label: String,
}

/// A kind with its stable name (CSS class, icon) and its Arabic name.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Kind {
    /// `person`, `place`, `organization`, `group`, `nationality`, `media`, `other`, or `event`.
    pub slug: String,
    /// The singular in Arabic: «شخص», «مكان», «اشتباك».
    pub label: String,
}

/// A date as read and as data.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DateView {
    /// «20 سبتمبر 2023», «سبتمبر 2023», «2023», or a range.
    pub text: String,
    /// Machine form for `<time datetime>` (`2023-09-20`, `2023-09`, `2023`); none for a range.
    pub iso: Option<String>,
    /// The Hijri date, when the site asks for it.
    pub hijri: Option<String>,
}

/// A link to an entity, as shown in lists and panels.
#[derive(Clone, Debug, Default, Serialize)]
pub struct EntityRef {
    pub key: String,
    pub href: String,
    pub name: String,
    pub kind: Kind,
    /// A few words that say who this is: the latest role, the country.
    pub note: Option<String>,
    /// How often, in words that stand alone beside the name: «12» or «5 مقالات».
    pub count: Option<String>,
}

/// An article in a list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ArticleCard {
    pub href: String,
    pub title: String,
    pub date: Option<DateView>,
    pub source: Option<Link>,
    /// The card's summary or the article's first sentence.
    pub summary: Option<String>,
    /// «نشره أيضًا مصدران», when others carried the same text.
    pub also: Option<String>,
}

/// An event in a list, on a line of time, or beside an article.
#[derive(Clone, Debug, Default, Serialize)]
pub struct EventCard {
    pub key: String,
    /// Which of the four signs of the legend it has: `clash`, `talks`, `politics`, `disaster`.
    pub tone: String,
    pub href: String,
    pub title: String,
    pub kind: Kind,
    pub date: Option<DateView>,
    /// The day and month alone, for lists under a year: «20 سبتمبر».
    pub day: Option<String>,
    pub place: Option<String>,
    /// «5 مقالات», when several report it.
    pub count: Option<String>,
    /// Kind, place and count under the title, without what the title says.
    pub meta: Vec<String>,
    /// What happened, in a line, on the list of events.
    pub line: Option<String>,
    /// Larger on the timeline: among the best covered of its year.
    pub major: bool,
    /// Told of before its day, and not since: its sign is hollow.
    pub ahead: bool,
    /// What the entity of the page was in it: «الطرف الوسيط».
    pub role: Option<String>,
}

/// A sentence shown outside its article, as evidence.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SentenceView {
    /// To the article, at the sentence: `../articles/x.html#s-1a2b`.
    pub href: String,
    /// The sentence; the words that matter may stand in `<mark>`, Latin runs in `<bdi>`.
    pub html: String,
}

/// Sentences of one article that speak of the page's subject.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Coverage {
    pub article: ArticleCard,
    pub sentences: Vec<SentenceView>,
    /// Behind them, folded away.
    pub rest: Vec<SentenceView>,
    /// «و3 جمل أخرى», when not all are shown.
    pub more: Option<String>,
}

/// The coverage of a year, folded away.
#[derive(Clone, Debug, Default, Serialize)]
pub struct CoverageYear {
    pub label: String,
    /// «4 مقالات».
    pub count: String,
    pub coverage: Vec<Coverage>,
}

/// A quotation or an indirect statement.
#[derive(Clone, Debug, Default, Serialize)]
pub struct QuoteView {
    /// The words themselves, without quotation marks.
    pub html: String,
    /// Direct words (shown between « ») or a report of them.
    pub direct: bool,
    pub speaker: Option<EntityRef>,
    /// The speaker as the article puts it, when there is no entity or it says more.
    pub speaker_text: Option<String>,
    /// «قال», «أعلن».
    pub verb: Option<String>,
    /// To the sentence in the article.
    pub href: String,
    pub article: Option<ArticleCard>,
    /// The number of the sentence, for paper; beside its own article only.
    pub number: Option<String>,
    /// On the page of who said it: the name is not said again.
    pub own: bool,
    /// The whole sentence, with the words that were said marked in it.
    pub whole: bool,
}

/// A place to jump to: a letter, a year, a kind.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Jump {
    /// None: nothing there; shown quietly and not a link.
    pub href: Option<String>,
    pub label: String,
    pub count: Option<String>,
    pub current: bool,
}

/// Newer and older pages of a long list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Pager {
    pub previous: Option<String>,
    pub next: Option<String>,
    /// «الصفحة 2 من 9».
    pub label: String,
    pub pages: Vec<Jump>,
}

/// A small chart of bars, earliest on the right. See [`crate::render::chart`].
#[derive(Clone, Debug, Default, Serialize)]
pub struct Chart {
    pub bars: Vec<Bar>,
    /// What the chart says, for who cannot see it.
    pub alt: String,
    /// Under the right end and the left end.
    pub start: String,
    pub end: String,
    /// Every tenth year of a long time.
    pub ticks: Vec<Tick>,
}

/// A mark on the axis; `x` is a percentage from the left edge of the drawing, zero on the right.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Tick {
    pub x: String,
    pub label: String,
}

/// One bar; all four are percentages such as `12.5%`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Bar {
    pub x: String,
    pub y: String,
    pub width: String,
    pub height: String,
    /// «سبتمبر 2023: 4 مقالات».
    pub label: String,
}
