//! Which pages have a social card of their own, and its words.

use super::Ctx;
use crate::base::Date;
use crate::config::SocialCards;
use crate::document::EntityKind;
use crate::render::picture::card::Card;
use crate::site::PageKind;

/// Colours of the kinds, as the light theme has them.
const EVENT: &str = "#8e1f2f";
const HOME: &str = EVENT;
const ARTICLE: &str = "#4a5666";
const DOSSIER: &str = "#83560a";

impl Ctx<'_> {
    /// The card of this page; of the site when it has none of its own; `None` when there are none.
    pub fn card(&self) -> Option<Card> {
        let level = self.site.parts.config.social_cards;
        if level == SocialCards::None || self.site.parts.config.base_url.is_none() {
            return None;
        }
        Some(self.own_card(level).unwrap_or_else(|| self.home_card()))
    }

    fn home_card(&self) -> Card {
        let config = self.site.parts.config;
        Card {
            kicker: config.author.clone().filter(|a| *a != config.title).unwrap_or_default(),
            title: config.title.clone(),
            note: config.description.clone(),
            site: String::new(),
            color: HOME.into(),
        }
    }

    fn own_card(&self, level: SocialCards) -> Option<Card> {
        let site = self.site.parts.config.title.clone();
        let all = level == SocialCards::All;
        match self.page.kind {
            PageKind::Dossier(ix) if level != SocialCards::Home => {
                let dossier = self.site.parts.dossiers.get(ix)?;
                Some(Card {
                    kicker: self.text("ui.dossier"),
                    title: dossier.title.clone(),
                    note: dossier.summary.clone().unwrap_or_default(),
                    site,
                    color: DOSSIER.into(),
                })
            }
            PageKind::Event(id) => {
                let event = self.site.event(id)?;
                let story = event.card.is_some() && level != SocialCards::Home;
                if !all && !story {
                    return None;
                }
                let place = event.place.and_then(|p| self.site.entity(p)).map(|p| p.name.clone());
                let kind = self.event_kind(event).label;
                Some(Card {
                    kicker: self.said([Some(kind), self.when(event.start, event.end), place]),
                    title: event.title.clone(),
                    note: event.summary.clone().unwrap_or_default(),
                    site,
                    color: EVENT.into(),
                })
            }
            PageKind::Article(id) if all => {
                let meta = &self.site.article(id)?.meta;
                let date = self.article_date(id);
                let source = meta.source.as_ref().map(|s| s.name.clone());
                Some(Card {
                    kicker: self.said([source, self.when(date, date), None]),
                    title: meta.title.clone(),
                    note: meta.summary.clone().unwrap_or_default(),
                    site,
                    color: ARTICLE.into(),
                })
            }
            PageKind::Entity(id) if all => {
                let entity = self.site.entity(id)?;
                Some(Card {
                    kicker: self.kind(entity.kind).label,
                    title: entity.name.clone(),
                    note: self.tagline(id).or_else(|| entity.summary.clone()).unwrap_or_default(),
                    site,
                    color: color(entity.kind).into(),
                })
            }
            _ => None,
        }
    }

    fn when(&self, start: Option<Date>, end: Option<Date>) -> Option<String> {
        self.date(start, end).map(|d| d.text)
    }

    fn said(&self, parts: [Option<String>; 3]) -> String {
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

fn color(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "#3a479f",
        EntityKind::Place => "#1f6a45",
        EntityKind::Organization => "#83560a",
        EntityKind::Group => "#773a97",
        EntityKind::Media => "#4a5666",
        _ => "#5d5a52",
    }
}
