//! What describes the tables: a Frictionless Data Package, and a script that loads them into SQLite.

use serde_json::{Value, json};

use super::Data;
use super::fields::{Field, Table, tables};

/// `datapackage.json`.
pub(super) fn write(data: &Data) -> Vec<u8> {
    let config = data.site.parts.config;
    let licenses = config.license.as_ref().map(|name| match &config.license_url {
        Some(path) => json!([{"title": name, "path": path}]),
        None => json!([{"title": name}]),
    });
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "name": "warraq",
        "title": config.title,
        "description": config.description,
        "resources": tables().iter().map(resource).collect::<Vec<_>>(),
    });
    if let (Some(licenses), Some(package)) = (licenses, package.as_object_mut()) {
        package.insert("licenses".into(), licenses);
    }
    let mut bytes = serde_json::to_vec_pretty(&package).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn resource(table: &Table) -> Value {
    let field = |f: &Field| {
        // Dates are as precise as they are known, which `date` does not allow.
        let kind = match f.kind {
            "integer" | "number" => f.kind,
            _ => "string",
        };
        let mut out =
            json!({"name": f.name, "type": kind, "title": f.arabic, "description": f.english});
        if !f.may_be_empty
            && let Some(out) = out.as_object_mut()
        {
            out.insert("constraints".into(), json!({"required": true}));
        }
        out
    };
    let references = table.fields.iter().filter_map(|f| {
        let (to, key) = f.to?;
        let resource = if to == table.name { "" } else { to };
        Some(json!({"fields": f.name, "reference": {"resource": resource, "fields": key}}))
    });
    let mut schema = json!({
        "fields": table.fields.iter().map(field).collect::<Vec<_>>(),
        "missingValues": [""],
        "foreignKeys": references.collect::<Vec<_>>(),
    });
    if let (Some(key), Some(schema)) =
        (table.fields.iter().find(|f| f.unique), schema.as_object_mut())
    {
        schema.insert("primaryKey".into(), json!(key.name));
    }
    json!({
        "name": table.name,
        "path": format!("{}.csv", table.name),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "title": table.arabic,
        "description": table.english,
        "schema": schema,
    })
}

/// `load.sql`, for the command line of SQLite, run in the folder of the tables.
pub(super) fn load_sql() -> Vec<u8> {
    let mut out = String::from("-- sqlite3 knowledge.db < load.sql\n.mode csv\n");
    for table in tables() {
        let columns: Vec<String> = table.fields.iter().map(column).collect();
        let name = table.name;
        out.push_str(&format!("CREATE TABLE {name} (\n  {}\n);\n", columns.join(",\n  ")));
        out.push_str(&format!(".import --skip 1 {name}.csv {name}\n"));
        for field in table.fields.iter().filter(|f| f.may_be_empty) {
            let field = field.name;
            out.push_str(&format!(
                "UPDATE {name} SET \"{field}\" = NULL WHERE \"{field}\" = '';\n"
            ));
        }
        for field in table.fields.iter().filter(|f| f.to.is_some()) {
            let field = field.name;
            out.push_str(&format!("CREATE INDEX {name}_{field} ON {name} (\"{field}\");\n"));
        }
    }
    out.push_str("PRAGMA foreign_key_check;\n");
    out.into_bytes()
}

fn column(field: &Field) -> String {
    let kind = match field.kind {
        "integer" => "INTEGER",
        "number" => "REAL",
        _ => "TEXT",
    };
    let unique = if field.unique { " PRIMARY KEY" } else { "" };
    let to = field.to.map(|(t, f)| format!(" REFERENCES {t} (\"{f}\")")).unwrap_or_default();
    format!("\"{}\" {kind}{unique}{to}", field.name)
}
