//! `data.html`: what the data of the site are, where they stand, and what every field says.

use super::Ctx;
use crate::config::DataForm as Form;
use crate::render::data::fields::tables as table_list;
use crate::render::data::forms::path;
use crate::render::views::{DataField, DataFile, DataPage, DataTable, Link};
use crate::site::FeedKind;

pub(super) fn page(ctx: &Ctx) -> DataPage {
    let title = ctx.text("page.data");
    let config = ctx.site.parts.config;
    let arabic = config.language == "ar";
    let words = |ar: &'static str, en: &'static str| if arabic { ar } else { en }.to_owned();
    let file = |path: &str, key: &str| DataFile {
        href: ctx.href(path),
        name: path.rsplit('/').next().unwrap_or(path).to_owned(),
        words: ctx.text(key),
    };
    let forms = Form::ALL.into_iter().filter(|f| config.data.contains(*f));
    let mut files: Vec<DataFile> = forms
        .map(|form| {
            let key = match form {
                Form::Knowledge => "data.knowledge",
                Form::JsonLd => "data.jsonld",
                Form::Turtle => "data.turtle",
                Form::Ftm => "data.ftm",
                Form::Csv => "data.csv",
            };
            file(path(form), key)
        })
        .collect();
    if let Some(stem) = ctx.site.feed_stem(FeedKind::Site).filter(|_| config.base_url.is_some()) {
        files.push(file(&format!("{stem}.xml"), "data.atom"));
        files.push(file(&format!("{stem}.json"), "data.json-feed"));
    }
    let csv = config.data.contains(Form::Csv);
    let tables = table_list().iter().map(|table| DataTable {
        name: table.name.to_owned(),
        words: words(table.arabic, table.english),
        href: csv.then(|| ctx.href(&format!("data/csv/{}.csv", table.name))),
        fields: table
            .fields
            .iter()
            .map(|field| DataField {
                name: field.name.to_owned(),
                kind: field.kind.to_owned(),
                to: field.to.map(|(table, key)| Link {
                    href: format!("#t-{table}"),
                    label: format!("{table}.{key}"),
                }),
                optional: field.may_be_empty,
                words: words(field.arabic, field.english),
            })
            .collect(),
    });
    let license = config.license.as_ref().map(|name| Link {
        href: config.license_url.clone().unwrap_or_default(),
        label: name.clone(),
    });
    DataPage {
        shell: ctx.list_shell(&title),
        title,
        intro: Some(ctx.text("page.data.intro")),
        license,
        files,
        tables: tables.collect(),
    }
}
