//! The template engine: built-in templates, those of the site over them, one filter, one function.
//!
//! In: template texts by name, the strings of the interface. Out: pages. Always: a fault in a template (an unknown filter,
//! include, parent or component) is found when it is loaded, with its place. Not here: what the
//! templates are shown; see `views`.

use super::isolate::{isolate, isolate_arabic};
use crate::locale::Locale;
use serde::Serialize;
use tera::{Context, Error, Kwargs, State, Tera, TeraResult, Value};

/// Where the built-in templates live, so that the site's own of the same name come first.
const BUILT_IN: &str = "built-in/";

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
        let built_in = built_in.into_iter().map(|(name, text)| (format!("{BUILT_IN}{name}"), text));
        let own = own.into_iter().map(|(name, text)| (name.to_owned(), text));
        tera.add_raw_templates(built_in.chain(own).collect::<Vec<_>>())?;
        Ok(Self { tera })
    }

    /// Writes `view` with the template `name`, such as `article.html`.
    pub fn render<V: Serialize>(&self, name: &str, view: &V) -> TeraResult<String> {
        let context = Context::from_serialize(view)?;
        self.tera.render(name, &context)
    }
}

/// `{{ name | isolate }}`: escapes, and puts Latin runs in `<bdi>`. Markup that is already safe stays.
fn isolate_filter(text: &str, _: Kwargs, _: &State) -> Result<Value, Error> {
    Ok(Value::safe_string(&isolate(text)))
}

/// The same on a page written from the left: Arabic words are set apart.
fn isolate_arabic_filter(text: &str, _: Kwargs, _: &State) -> Result<Value, Error> {
    Ok(Value::safe_string(&isolate_arabic(text)))
}
