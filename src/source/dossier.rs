//! Dossiers: saved views over the knowledge base, with the expression that chooses their items.

use minijinja::Environment;

use super::Loaded;
use super::cards::reading;
use super::fields::Fields;
use super::nearest::nearest;
use super::parts::{FRONT, Links, front, headline, own_key, prose, title_of};
use super::values;
use crate::base::Faults;
use crate::document::Dossier;

/// The fields of an item that a dossier can sort by.
pub const SORT_FIELDS: [(&str, &[&str]); 3] = [
    (
        "articles",
        &["date", "key", "n_entities", "n_events", "place", "source", "title", "updated", "year"],
    ),
    (
        "entities",
        &["class", "country", "key", "kind", "n_articles", "n_events", "n_mentions", "name"],
    ),
    (
        "events",
        &[
            "end",
            "key",
            "kind",
            "n_articles",
            "n_claims",
            "part_of",
            "place",
            "start",
            "title",
            "year",
        ],
    ),
];

/// Reads a dossier.
pub(super) fn dossier(path: &str, text: &str) -> Loaded<Dossier> {
    reading(path, text, read)
}

fn read<'a>(faults: &'a Faults<'a>, links: &mut Links<'a>) -> Option<Dossier> {
    let (value, start) = front(faults)?;
    let f = Fields::new(faults, FRONT, "", &value);
    let key = own_key(&f, "slug", faults.path())?;
    links.from = key.clone();
    let words = f.words("title");
    let body = prose(links, start, &headline(words.as_ref()));
    let title = words.map(|w| values::one_line(&w.text)).or_else(|| title_of(&body));
    if title.is_none() {
        f.missing("title", "the headline of the dossier");
    }
    let over = f.choice("over", &SORT_FIELDS.map(|(name, _)| (name, name)));
    let bad_over = over.is_none() && f.has("over");
    let over = over.unwrap_or("articles");
    let filter = filter(&f);
    let (sort, limit, summary) = (sort(&f, over), f.number("limit"), f.text("summary"));
    f.finish();
    if bad_over {
        return None;
    }
    Some(Dossier {
        key,
        path: faults.path().to_owned(),
        title: title?,
        over: over.to_owned(),
        filter: filter?,
        sort,
        limit,
        summary,
        body,
    })
}

/// The expression of `where`, which must compile; a faulty one costs the dossier.
fn filter(f: &Fields) -> Option<String> {
    let Some(words) = f.words("where") else {
        return (!f.has("where")).then(String::new);
    };
    let checked = Environment::new().compile_expression(&words.text).map(|_| ());
    let Err(error) = checked else { return Some(words.text) };
    let at = words.literal.unwrap_or(words.span);
    let reason = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    let message = format!("the expression of `where` does not compile: {reason}");
    let hint = "compare fields with ==, !=, <, >, in, and, or, not";
    f.faults().error("dossier-expression", at, message, hint);
    None
}

fn sort(f: &Fields, over: &str) -> String {
    let Some(words) = f.words("sort") else { return String::new() };
    let field = words.text.trim_start_matches(['-', '+']);
    let known = SORT_FIELDS.iter().find(|(name, _)| *name == over).map_or(&[][..], |(_, k)| *k);
    if known.contains(&field) {
        return words.text.trim_start_matches('+').to_owned();
    }
    let hint = match nearest(field, known.iter().copied()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("known for {over}: {}", known.join(", ")),
    };
    f.refuse("unknown-field", "sort", words.span, "a field of the items", &hint);
    String::new()
}
