//! What came some hours after the thing told before it: «وبعد ساعات، أعلن …».

use super::Scene;
use crate::base::Date;
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
        WordSet::new(&["ساعات", "ساعه", "ساعتين", "دقائق", "دقيقه", "لحظات", "قليل"]);
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
    { near }
        .filter_map(|t| t.start.zip(t.end))
        .find(|(start, end)| start == end && start.first_day() >= oldest)
}
