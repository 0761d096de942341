//! The template engine: built-in templates, those of the site over them, one filter, one function.
//!
//! In: template texts by name, the strings of the interface. Out: pages. Always: a fault in a template (an unknown filter,
//! include, parent or component) is found when it is loaded, with its place. Not here: what the
//! templates are shown; see `views`.

use std::borrow::Cow;
use std::io::{self, Write};

use super::bind::bind;
use super::isolate::{escape_into, first, isolate, isolate_arabic};
use crate::base::{Mix, Print};
use crate::locale::Locale;
use serde::Serialize;
use tera::{Context, Error, Kwargs, State, Tera, TeraResult, Value};

/// Where the built-in templates live, so that the site's own of the same name come first.
const BUILT_IN: &str = "built-in/";

/// Bytes of an ordinary page.
const ROOM: usize = 1 << 15;

/// Whether a page made of what a print stands for is there already.
pub type Kept<'a> = Option<&'a dyn Fn(Print) -> bool>;

/// Loaded templates, ready to write pages.
pub struct Engine {
    tera: Tera,
}

impl Engine {
    /// Loads the built-in templates and those of the site, which win file by file.
    pub fn new<'a>(
        built_in: impl IntoIterator<Item = (&'a str, &'a str)>,
        own: impl IntoIterator<Item = (&'a str, &'a str)>,
        locale: &Locale,
    ) -> TeraResult<Self> {
        let mut tera = Tera::default();
        tera.set_fallback_prefixes([BUILT_IN])?;
        match locale.direction() {
            "ltr" => tera.register_filter("isolate", isolate_arabic_filter),
            _ => tera.register_filter("isolate", isolate_filter),
        }
        let strings = locale.catalogue().clone();
        tera.register_function("t", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
            let key = kwargs.must_get::<&str>("k")?;
            let unknown = || Error::message(format!("no string `{key}` in the catalogue"));
            strings.get(key).map(str::to_owned).ok_or_else(unknown)
        });
        tera.set_escape_fn(escape);
        let said = |name: &str, text: &str| match name.ends_with(".html") {
            true => with_strings(&without_indents(text), locale, true),
            false => with_strings(text, locale, false),
        };
        let built_in = built_in
            .into_iter()
            .map(|(name, text)| (format!("{BUILT_IN}{name}"), said(name, text)));
        let own = own.into_iter().map(|(name, text)| (name.to_owned(), said(name, text)));
        tera.add_raw_templates(built_in.chain(own).collect::<Vec<_>>())?;
        Ok(Self { tera })
    }

    /// Writes `view` with the template `name`, such as `article.html`.
    pub fn render<V: Serialize>(&self, name: &str, view: &V) -> TeraResult<String> {
        Ok(String::from_utf8(self.bytes(name, view)?)?)
    }

    /// The same as bytes: a large page is not looked through once more.
    fn bytes<V: Serialize>(&self, name: &str, view: &V) -> TeraResult<Vec<u8>> {
        let context = Context::from_serialize(view)?;
        let mut out = Vec::with_capacity(ROOM);
        self.tera.render_to(name, &context, &mut out)?;
        Ok(out)
    }

    /// The same as the bytes of a file, unless `kept` knows what it would be made of: one template
    /// writes one view in one way.
    pub fn write<V: Serialize>(
        &self,
        name: &str,
        view: &V,
        kept: Kept,
    ) -> TeraResult<Option<Vec<u8>>> {
        if kept.is_some_and(|kept| of_view(name, view).is_some_and(kept)) {
            return Ok(None);
        }
        self.bytes(name, view).map(Some)
    }
}

/// The print of what a template is shown; none of a view that has no plain form.
fn of_view(template: &str, view: &impl Serialize) -> Option<Print> {
    let mut mix = Mix::default();
    mix.text(template);
    mix.try_value(view)?;
    Some(mix.done())
}

/// A template with the strings of the interface in their places, so that they are looked up once
/// and not on every page: `{{ t(k="ui.skip") }}` becomes the words.
fn with_strings(template: &str, locale: &Locale, html: bool) -> String {
    const CALL: &str = "{{ t(k=\"";
    const END: &str = "\") }}";
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once(CALL) {
        out.push_str(before);
        let called = after.split_once(END);
        let words = called.and_then(|(key, _)| locale.catalogue().get(key));
        // Words that look like template code, and keys nobody knows, are left to the engine.
        rest = match (called, words.filter(|w| !w.contains('{'))) {
            (Some((_, after)), Some(words)) => {
                if html {
                    escape_into(&mut out, words);
                } else {
                    out.push_str(words);
                }
                after
            }
            _ => {
                out.push_str(CALL);
                after
            }
        };
    }
    out.push_str(rest);
    out
}

/// A template of markup without the spaces its lines begin with and without its empty lines, which
/// would stand on every page and mean nothing there. Text that keeps its spaces keeps them.
fn without_indents(template: &str) -> Cow<'_, str> {
    // `<preview …>` is a component.
    let keeps = ["<pre>", "<pre ", "<textarea"].iter().any(|tag| template.contains(tag));
    if keeps {
        return Cow::Borrowed(template);
    }
    let mut out = String::with_capacity(template.len());
    for (n, line) in template.lines().enumerate() {
        let line = if n == 0 { line } else { line.trim_start_matches([' ', '\t']) };
        if n > 0 && !(line.is_empty() && out.ends_with('\n')) {
            out.push('\n');
        }
        out.push_str(line);
    }
    if template.ends_with('\n') && !out.ends_with('\n') {
        out.push('\n');
    }
    Cow::Owned(out)
}

/// Escapes the five special characters of HTML, in as few writes as there are of them.
fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let special = |b: u8| matches!(b, b'&' | b'<' | b'>' | b'"' | b'\'');
    if first(text.as_bytes(), special).is_none() {
        return out.write_all(text.as_bytes());
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    escape_into(&mut escaped, text);
    out.write_all(escaped.as_bytes())
}

/// `{{ name | isolate }}`: escapes, puts Latin runs in `<bdi>`, binds dates and short names. Markup that is already safe stays.
fn isolate_filter(text: &str, _: Kwargs, _: &State) -> Result<Value, Error> {
    Ok(Value::safe_string(&isolate(&bind(text))))
}

/// The same on a page written from the left: Arabic words are set apart.
fn isolate_arabic_filter(text: &str, _: Kwargs, _: &State) -> Result<Value, Error> {
    Ok(Value::safe_string(&isolate_arabic(text)))
}
