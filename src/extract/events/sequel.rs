//! What goes on with the thing told before it: «وبعد ساعات، أعلن …»; the dead of what a sentence before
//! dates.

use super::{EventMention, Scene};
use crate::base::Date;
use crate::document::EventKind;
use crate::text::WordSet;

/// Days before the article after which a day is not one its story goes on from.
const STORY: i32 = 7;

/// Sentences back in which that day must be named.
const NEAR: u32 = 12;

/// «وبعد ساعات، أعلن …», «ثم بعد دقائق …»: a sentence that opens so goes on with the day the story last
/// named, when that is one day of the last week. A span that governs a noun dates by that noun and
/// not by the story: «بعد ساعات من التوقيع».
pub(super) fn hours_after(scene: &Scene, sentence: u32) -> Option<(Date, Date)> {
    const SPANS: WordSet =
        WordSet::new(&["ساعات", "ساعه", "ساعتين", "دقايق", "دقيقه", "لحظات", "قليل"]);
    const OF: WordSet = WordSet::new(&["من", "علي", "عن", "فقط"]);
    let a = &scene.reading.analysis;
    let tokens = a.solid_in(a.sentences.get(sentence as usize)?.span);
    let first = tokens.start + usize::from(matches!(scene.word(tokens.start), "ثم" | "لكن" | "و"));
    let after = scene.word(first).trim_start_matches(['و', 'ف']);
    let that = usize::from(scene.word(first + 1) == "ذلك");
    // «وبعدها بساعات», «وبعد ذلك بساعات»
    let by = scene.word(first + 1 + that).trim_start_matches('ب');
    let spans = SPANS.contains(&by) && matches!(after, "بعد" | "بعدها" | "بعده");
    let few = usize::from(matches!(scene.word(first + 2 + that), "قليله" | "معدوده"));
    if !spans || OF.contains(&scene.word(first + 2 + that + few)) {
        return None;
    }
    let today = scene.reading.article.meta.date.as_ref().map(|s| s.date)?;
    let oldest = today.first_day() - STORY;
    let before = scene.times.partition_point(|t| t.sentence < sentence);
    let near = scene.times.get(..before)?.iter().rev();
    let near = near.take_while(|t| sentence - t.sentence <= NEAR);
    { near }.filter_map(|t| t.start.zip(t.end)).find(|(start, end)| {
        start == end && start.first_day() >= oldest && end.last_day() <= today.last_day()
    })
}

/// What can have dead, with its sentence, days and place.
pub(super) struct Deed {
    sentence: u32,
    days: (Date, Date),
    place: Option<u32>,
}

/// The deed a mention tells, when it is one with days.
pub(super) fn deed(event: &EventMention) -> Option<Deed> {
    let deadly = matches!(event.kind, EventKind::Assault | EventKind::Disaster)
        && !matches!(event.subkind.as_str(), "killing" | "assassination" | "war");
    let days = event.start.zip(event.end).filter(|_| deadly || event.subkind == "riot")?;
    Some(Deed { sentence: event.sentence, days, place: event.place })
}

/// «اندلعت في المدينة في 27 فبراير أعمال عنف. وأعلنت السلطات أن 32 شخصا قُتلوا»: in an article of weeks later,
/// who was killed without a time or place of his own was killed in what the two sentences before tell.
pub(super) fn dead_of(
    scene: &Scene,
    deeds: &[Deed],
    event: &EventMention,
) -> Option<((Date, Date), Option<u32>)> {
    if event.subkind != "killing" || event.placed || event.start.is_some() {
        return None;
    }
    let today = scene.reading.article.meta.date.as_ref().map(|s| s.date)?;
    let oldest = today.first_day() - STORY;
    let end = deeds.partition_point(|d| d.sentence < event.sentence);
    let near = deeds.get(..end)?.last().filter(|d| event.sentence - d.sentence <= 2)?;
    let timed = scene.times.partition_point(|t| t.sentence < event.sentence);
    let own = scene.times.get(timed).is_some_and(|t| t.sentence == event.sentence);
    (near.days.1.last_day() < oldest && !own).then_some((near.days, near.place))
}
