//! The template engine: built-in templates, those of the site over them, one filter.
//!
//! In: template texts by name. Out: pages. Always: a fault in a template (an unknown filter,
//! include, parent or component) is found when it is loaded, with its place. Not here: what the
//! templates are shown; see `views`.

use super::isolate::isolate;
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
    ) -> TeraResult<Self> {
        let mut tera = Tera::default();
        tera.set_fallback_prefixes([BUILT_IN])?;
        tera.register_filter("isolate", isolate_filter);
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
