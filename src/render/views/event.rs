//! `event.html`: one event, who says what about it, and what came before and after.

use super::parts::{
    ArticleCard, Coverage, DateView, EntityRef, EventCard, Jump, Kind, Link, Pager, QuoteView,
    SentenceView, Tick,
};
use super::shell::Shell;
use serde::Serialize;

/// The page of one event.
#[derive(Clone, Debug, Default, Serialize)]
pub struct EventPage {
    pub shell: Shell,
    pub key: String,
    pub title: String,
    pub kind: Kind,
    /// Which sign of the legend it has.
    pub tone: String,
    pub date: Option<DateView>,
    pub place: Option<EntityRef>,
    /// «ورد في 5 مقالات من 3 مصادر».
    pub presence: Option<String>,
    /// When not asserted: «مخطَّط له», «نفته جهة», «مزعوم».
    pub modality: Option<String>,
    pub part_of: Option<EventCard>,
    /// From the card.
    pub summary: Option<String>,
    pub prose_html: Option<String>,
    /// The lead sentence of an article, when no card says it.
    pub account: Option<Account>,
    pub participants: Vec<ParticipantGroup>,
    /// «من يقول ماذا».
    pub figures: Vec<FigureTable>,
    pub statements: Vec<Side>,
    pub before: Vec<EventCard>,
    pub after: Vec<EventCard>,
    pub parts: Vec<EventCard>,
    pub coverage: Vec<Coverage>,
    /// The years of a coverage cut into pages.
    pub years: Vec<Jump>,
    pub pager: Option<Pager>,
    pub data: Vec<Link>,
}

/// A sentence that tells the event, with where it stands.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Account {
    pub sentence: SentenceView,
    pub article: ArticleCard,
}

/// Participants in one role.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ParticipantGroup {
    /// «الطرف الفاعل», «الضحايا», «الوسيط».
    pub role: String,
    pub entities: Vec<EntityRef>,
}

/// What several sources say about one measure, on one axis from right to left.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FigureTable {
    /// «القتلى».
    pub measure: String,
    /// Counts people: among what is told first.
    pub grave: bool,
    /// Whose people it counts: «من أرمينيا».
    pub group: Option<String>,
    /// «لا يقلون عن 200», «من 7 إلى 200»; empty when nothing gives a number.
    pub range: String,
    /// «بحسب 4 جهات».
    pub tellers: String,
    /// Who says so, where one or two do; else how many: «وزارة الدفاع», «بحسب 4 جهات».
    pub by: String,
    /// The day all of it was given on.
    pub on: Option<String>,
    /// «وكانت 27 في 20 سبتمبر», when later figures are larger.
    pub was: Option<String>,
    /// The measure has several tables, one a side; all but the first continue it.
    pub sided: bool,
    pub continues: bool,
    /// There are figures of the measure to compare: rows are drawn on its axis, which the first table has
    /// at its head.
    pub charted: bool,
    pub headed: bool,
    pub ticks: Vec<Tick>,
    pub rows: Vec<FigureRow>,
    /// Reports without a number: «عدد من الجنود».
    pub notes: Vec<FigureRow>,
    /// «تتباين الأرقام», when several sources count.
    pub verdict: Option<String>,
    pub apart: bool,
    /// The last figure of each who counts, newest first.
    pub latest: Vec<Said>,
    /// «وجهتان أخريان», when not all who count are shown.
    pub latest_more: Option<String>,
    /// To all figures, when not all are shown.
    pub more: Option<Link>,
}

/// One claim.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FigureRow {
    pub source: Option<EntityRef>,
    /// What the one who gives the figure was that day: «أمين المظالم».
    pub source_note: Option<String>,
    /// The source in the article's words, when it is no entity; the article's own when it names none.
    pub source_text: String,
    /// As written: «أكثر من 100».
    pub value: String,
    /// A hedge the article has elsewhere: «على الأقل».
    pub hedge: Option<String>,
    pub group: Option<String>,
    pub date: Option<DateView>,
    /// Left edge and width of the bar as percentages; width `0%` draws a point, an empty edge nothing.
    pub x: String,
    pub width: String,
    /// `more` («أكثر من») or `less` («أقل من»): no point, a bound from which a line leads on to the left
    /// or back to zero.
    pub open: Option<String>,
    pub sentence: SentenceView,
    pub article: ArticleCard,
    /// The name the row is known by, entity or not.
    pub source_name: String,
    /// The same source gave another figure in a row above.
    pub repeated: bool,
    /// 0 for a figure, 1 and more for a part of the figure above.
    pub depth: u8,
    /// «منهم», «منها» before a part.
    pub of_them: Option<String>,
    /// A part another source counts than that of the whole.
    pub named: bool,
    /// Where the same source gives the same figure again.
    pub again: Vec<ArticleCard>,
    pub again_more: Option<String>,
}

/// A figure with who gave it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Said {
    pub href: String,
    pub value: String,
    pub source: String,
    /// What the source was that day.
    pub note: Option<String>,
    /// The day it was reported on, where that is not said above it.
    pub date: Option<String>,
}

/// What one side says about the event.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Side {
    pub label: String,
    pub entity: Option<EntityRef>,
    pub quotes: Vec<QuoteView>,
    /// What stands in a sentence shown with another already, folded away under these words.
    pub again: Vec<QuoteView>,
    pub fold: Option<String>,
}
