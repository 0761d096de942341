//! `article.html`: one article for reading, with what was found in it beside it.

use super::parts::{ArticleCard, DateView, EntityRef, EventCard, Kind, Link, QuoteView};
use super::shell::Shell;
use serde::Serialize;

/// The page of one article.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ArticlePage {
    pub shell: Shell,
    pub title: String,
    /// The id of the headline, when it is a sentence of the text and so can be evidence.
    pub title_anchor: Option<String>,
    pub source: Option<SourceLine>,
    /// Where the article was written (dateline).
    pub place: Option<EntityRef>,
    /// None: the page says that the article has no date.
    pub date: Option<DateView>,
    pub updated: Option<DateView>,
    /// «3 دقائق قراءة».
    pub reading_time: Option<String>,
    pub summary: Option<String>,
    pub image: Option<Image>,
    /// The prose. Paragraphs hold `<span class="s" id="ANCHOR">…<a class="s-link" href="#ANCHOR"
    /// tabindex="-1" aria-hidden="true"></a></span>` (the sign ¶ is drawn by the style sheet, so it
    /// is never copied or read out); mentions are `<a class="mention mention--KIND"
    /// data-entity="KEY" href="…">`; quoted words `<q class="quote">` without « » doubled,
    /// figures `<span class="figure">`, Latin runs `<bdi lang="en" dir="ltr">`.
    pub body_html: String,
    /// People, places, organisations, … found in the text, most mentioned first.
    pub panel: Vec<PanelGroup>,
    pub events: Vec<EventCard>,
    pub figures: Vec<Figures>,
    pub quotes: Vec<QuoteView>,
    pub related: Vec<Related>,
    /// Those that fold behind them, and how many.
    pub more_related: Vec<Related>,
    pub n_more_related: Option<String>,
    pub tags: Vec<Link>,
    /// One for each entity the prose links to, shown by the script over a mention.
    pub previews: Vec<Preview>,
    /// Who printed the same text after this one.
    pub carriers: Vec<ArticleCard>,
    /// Where the text was printed first, when this is a copy.
    pub first_print: Option<ArticleCard>,
    /// How to cite the article: who, what, where, when, and the address.
    pub citation: String,
    /// Neighbours by date.
    pub previous: Option<ArticleCard>,
    pub next: Option<ArticleCard>,
}

/// Who published the article.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SourceLine {
    pub name: String,
    /// The page of the source in this site.
    pub href: Option<String>,
    /// The original's address on the web.
    pub url: Option<String>,
    pub author: Option<String>,
}

/// A picture that lies in the site.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Image {
    pub src: String,
    pub alt: String,
    pub credit: Option<String>,
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// The entities of one kind in the side panel.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PanelGroup {
    pub kind: Kind,
    /// The plural: «أشخاص».
    pub label: String,
    /// «5».
    pub count: String,
    /// Shown at once.
    pub items: Vec<EntityRef>,
    /// Behind «المزيد».
    pub more: Vec<EntityRef>,
}

/// What the article counts of one thing.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Figures {
    /// «القتلى».
    pub label: String,
    pub lines: Vec<Figure>,
}

/// A number the article gives, with its sentence.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Figure {
    /// «أكثر من 100 شخص».
    pub value: String,
    /// 0 for a figure, 1 and more for a part of the figure above.
    pub depth: u8,
    /// «منهم», «منها» before a part.
    pub of_them: Option<String>,
    /// `#ANCHOR`.
    pub href: String,
    /// Not said again under a figure of the same source.
    pub source: Option<String>,
    /// The number of the sentence, for paper.
    pub number: Option<String>,
}

/// What a mention shows before it is followed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Preview {
    pub entity: EntityRef,
    /// One line from the card.
    pub line: Option<String>,
    /// «ورد في 12 مقالًا».
    pub presence: String,
}

/// Another article, with the reason it is offered.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Related {
    pub article: ArticleCard,
    /// «يشترك في: …».
    pub reason: String,
}
