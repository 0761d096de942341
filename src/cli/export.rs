//! `export`.

use anyhow::Result;

use super::args::{ExportArgs, ExportFormat, Format};
use super::report;
use crate::config::DataForm;
use crate::pipeline::{self, Export, Form, Options};

pub(super) fn export(args: &ExportArgs) -> Result<bool> {
    let form = match args.format {
        ExportFormat::Epub => Form::Epub,
        ExportFormat::Html => Form::Html,
        ExportFormat::Zip => Form::Zip,
        ExportFormat::Zim => Form::Zim,
        ExportFormat::Json => Form::Data(DataForm::Knowledge),
        ExportFormat::Jsonld => Form::Data(DataForm::JsonLd),
        ExportFormat::Turtle => Form::Data(DataForm::Turtle),
        ExportFormat::Csv => Form::Data(DataForm::Csv),
        ExportFormat::Ftm => Form::Data(DataForm::Ftm),
    };
    let options = Options {
        site: args.site.clone(),
        base_url: args.base_url.clone(),
        drafts: args.drafts,
        ..Options::default()
    };
    let wanted = Export { form, out: args.out.clone(), only: args.only.clone() };
    let bar = report::spinner();
    let done = pipeline::export(&options, &wanted, &|step| {
        bar.set_message(report::step_name(step));
    });
    bar.finish_and_clear();
    let done = done?;
    report::diagnostics(&done.diagnostics, Format::Text);
    out!("{}", done.out.display());
    out!("{} files, {} bytes", done.files, done.bytes);
    Ok(report::passes(&done.diagnostics, false))
}
