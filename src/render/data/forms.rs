//! Which file each form of the data is.

use crate::config::DataForm;

/// The file of a form, or the description of the tables.
pub fn path(form: DataForm) -> &'static str {
    match form {
        DataForm::Knowledge => "data/knowledge.json",
        DataForm::JsonLd => "data/knowledge.jsonld",
        DataForm::Turtle => "data/knowledge.ttl",
        DataForm::Ftm => "data/entities.ftm.json",
        DataForm::Csv => "data/csv/datapackage.json",
    }
}
