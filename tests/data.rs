//! The data of the demo: linked, tabled, told in every page; old addresses lead on.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a fault here fails the test")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{BASE, build, demo, demo_site, files, write};
use serde_json::Value;

type Graph = BTreeSet<(String, String, String)>;

fn text(path: &str) -> String {
    String::from_utf8(demo().files[path].clone()).unwrap()
}

/// An old address that leads to the page that is there now: about nothing itself.
fn leads_on(path: &str) -> bool {
    path.ends_with(".html") && text(path).contains("http-equiv=\"refresh\"")
}

#[test]
fn every_page_tells_what_it_is_about() {
    for (path, bytes) in demo().files.iter().filter(|(path, _)| path.ends_with(".html")) {
        if leads_on(path) {
            continue;
        }
        let html = String::from_utf8(bytes.clone()).unwrap();
        let start = "<script type=\"application/ld+json\">";
        let block = html.split(start).nth(1).unwrap_or_else(|| panic!("{path} has no data"));
        let block = block.split("</script>").next().unwrap();
        assert!(!block.contains(['<', '>']), "{path}: {block}");
        let data: Value = serde_json::from_str(block).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert_eq!(data["@context"], "https://schema.org", "{path}");
        let about = data["@graph"].as_array().map_or(&data, |graph| &graph[0]);
        let kind = about["@type"].as_str().unwrap();
        let id = about["@id"].as_str().unwrap();
        assert!(id.starts_with(BASE), "{path}: {id}");
        match path.split('/').next().unwrap() {
            "articles" if html.contains("data-entity=") => {
                assert_eq!(kind, "NewsArticle", "{path}");
            }
            _ => (),
        }
    }
}

#[test]
fn a_person_an_event_and_the_site_say_what_they_are() {
    for (path, kind) in [
        ("index.html", "WebSite"),
        ("entities/nikol-pashinyan.html", "Person"),
        ("entities/armenia.html", "Country"),
        ("events/second-karabakh-war.html", "Event"),
        ("articles/index.html", "CollectionPage"),
    ] {
        let html = text(path);
        let expected = format!("\"@type\":\"{kind}\"");
        let first = html.split("\"@type\"").nth(1).unwrap();
        assert!(format!("\"@type\"{first}").starts_with(&expected), "{path}: {first:.60}");
    }
}

#[test]
fn turtle_and_json_ld_hold_the_same_graph() {
    let (turtle, json) = (read_turtle(&text("data/knowledge.ttl")), read_json_ld());
    let missing: Vec<_> = turtle.symmetric_difference(&json).take(5).collect();
    assert!(turtle.len() > 3000 && missing.is_empty(), "{} triples, {missing:#?}", turtle.len());
}

/// Our Turtle: nodes with `a`, `;` and `,`; no blank nodes, no long strings.
fn read_turtle(text: &str) -> Graph {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let end = match c {
            '<' => rest.find('>').unwrap() + 1,
            '"' => {
                let mut escaped = false;
                let close = rest[1..].char_indices().find(|(_, c)| {
                    let ends = *c == '"' && !escaped;
                    escaped = *c == '\\' && !escaped;
                    ends
                });
                let close = close.unwrap().0 + 2;
                close + rest[close..].find([' ', ',', '\n']).unwrap()
            }
            c if c.is_whitespace() => 1,
            ';' | ',' => 1,
            _ => rest.find([' ', ',', '\n']).unwrap(),
        };
        let token = rest[..end].trim();
        if !token.is_empty() {
            tokens.push(token.to_owned());
        }
        rest = &rest[end..];
    }
    let mut graph = Graph::new();
    let (mut subject, mut property) = (String::new(), String::new());
    let mut at = tokens.iter().skip_while(|t| *t != "@prefix").skip(8).peekable();
    assert_eq!(tokens[0], "@base");
    while let Some(token) = at.next() {
        match token.as_str() {
            "." => subject.clear(),
            ";" => property.clear(),
            "," => (),
            _ if subject.is_empty() => {
                subject.clone_from(token);
                property.clear();
            }
            "a" if property.is_empty() => property = "@type".into(),
            _ if property.is_empty() => property = token.trim_start_matches("s:").to_owned(),
            value => {
                graph.insert((subject.clone(), property.clone(), value.to_owned()));
            }
        }
    }
    graph
}

/// Our JSON-LD under its own context, spelled as the Turtle is.
fn read_json_ld() -> Graph {
    let all: Value = serde_json::from_str(&text("data/knowledge.jsonld")).unwrap();
    assert_eq!(all["@context"]["@base"], BASE);
    let mut graph = Graph::new();
    for node in all["@graph"].as_array().unwrap() {
        let node = node.as_object().unwrap();
        let id = format!("<{}>", node["@id"].as_str().unwrap());
        for (property, values) in node.iter().filter(|(p, _)| *p != "@id") {
            let one = std::slice::from_ref(values);
            for value in values.as_array().map_or(one, Vec::as_slice) {
                let language = all["@context"][property]["@language"].as_str();
                graph.insert((id.clone(), property.clone(), spelled(property, value, language)));
            }
        }
    }
    graph
}

fn spelled(property: &str, value: &Value, language: Option<&str>) -> String {
    let quoted = |v: &Value| {
        let words = v.as_str().unwrap();
        let words = words.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        format!("\"{words}\"")
    };
    match value {
        Value::String(words) if property == "@type" => format!("s:{words}"),
        Value::String(_) => quoted(value) + &language.map(|l| format!("@{l}")).unwrap_or_default(),
        Value::Object(object) if object.contains_key("@id") => {
            format!("<{}>", object["@id"].as_str().unwrap())
        }
        Value::Object(object) => match (object.get("@type"), object.get("@language")) {
            (Some(kind), _) if kind == "xsd:decimal" => object["@value"].as_str().unwrap().into(),
            (Some(kind), _) => format!("{}^^{}", quoted(&object["@value"]), kind.as_str().unwrap()),
            (_, Some(l)) => format!("{}@{}", quoted(&object["@value"]), l.as_str().unwrap()),
            _ => quoted(&object["@value"]),
        },
        other => other.to_string(),
    }
}

#[test]
fn tables_keep_their_keys() {
    let package: Value = serde_json::from_str(&text("data/csv/datapackage.json")).unwrap();
    let mut columns: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    let resources = package["resources"].as_array().unwrap();
    for resource in resources {
        let name = resource["name"].as_str().unwrap();
        let source = text(&format!("data/csv/{}", resource["path"].as_str().unwrap()));
        let mut reader = csv::Reader::from_reader(source.as_bytes());
        let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let fields = resource["schema"]["fields"].as_array().unwrap();
        assert_eq!(head, fields.iter().map(|f| f["name"].as_str().unwrap()).collect::<Vec<_>>());
        for record in reader.records() {
            let record = record.unwrap();
            for (ix, field) in head.iter().enumerate() {
                let value = record[ix].to_owned();
                let required = fields[ix]["constraints"]["required"] == true;
                assert!(!value.is_empty() || !required, "{name}.{field} is empty");
                columns.entry((name.to_owned(), field.clone())).or_default().push(value);
            }
        }
    }
    let (mut keys, mut references) = (0, 0);
    for resource in resources {
        let name = resource["name"].as_str().unwrap();
        if let Some(key) = resource["schema"]["primaryKey"].as_str() {
            let values = &columns[&(name.to_owned(), key.to_owned())];
            assert_eq!(values.iter().collect::<BTreeSet<_>>().len(), values.len(), "{name}.{key}");
            keys += 1;
        }
        for reference in resource["schema"]["foreignKeys"].as_array().unwrap() {
            let field = reference["fields"].as_str().unwrap();
            let to = &reference["reference"];
            let table = Some(to["resource"].as_str().unwrap()).filter(|t| !t.is_empty());
            let there =
                (table.unwrap_or(name).to_owned(), to["fields"].as_str().unwrap().to_owned());
            let there: BTreeSet<&String> = columns[&there].iter().collect();
            let Some(here) = columns.get(&(name.to_owned(), field.to_owned())) else { continue };
            for value in here.iter().filter(|v| !v.is_empty()) {
                assert!(there.contains(value), "{name}.{field}: `{value}` leads nowhere");
                references += 1;
            }
        }
    }
    assert!(keys > 7 && references > 3000, "{keys} keys, {references} references");
}

#[test]
fn positions_are_code_points_of_the_words() {
    let source = text("data/csv/mentions.csv");
    let mut reader = csv::Reader::from_reader(source.as_bytes());
    for record in reader.records() {
        let record = record.unwrap();
        let (start, end): (usize, usize) = (record[4].parse().unwrap(), record[5].parse().unwrap());
        assert_eq!(end - start, record[6].chars().count(), "{record:?}");
    }
}

#[test]
fn a_file_of_data_stands_beside_each_entity_and_event() {
    let demo = demo();
    let pages = demo.files.keys().filter(|path| {
        let name = path.strip_prefix("entities/").or(path.strip_prefix("events/"));
        name.is_some_and(|n| {
            n != "index.html" && n.matches('.').count() == 1 && n.ends_with(".html")
        }) && !leads_on(path)
    });
    let mut n = 0;
    for page in pages {
        let data = page.replace(".html", ".json");
        let record: Value = serde_json::from_slice(&demo.files[&data]).unwrap();
        assert_eq!(record["page"], page.as_str());
        n += 1;
    }
    assert!(n > 200, "{n} files");
}

#[test]
fn follow_the_money_entities_lead_to_each_other() {
    let lines: Vec<Value> =
        text("data/entities.ftm.json").lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let ids: BTreeSet<&str> = lines.iter().map(|l| l["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), lines.len(), "an id repeats");
    let links = ["proof", "document", "entity", "holder", "post", "involved", "addressEntity"];
    for line in &lines {
        for value in links.iter().filter_map(|p| line["properties"][p].as_array()).flatten() {
            assert!(ids.contains(value.as_str().unwrap()), "{line}");
        }
    }
}

#[test]
fn what_is_written_about_most_has_a_feed_of_its_own() {
    let feeds: Vec<&String> = demo().files.keys().filter(|p| p.ends_with(".feed.xml")).collect();
    for folder in ["entities/", "dossiers/"] {
        assert!(feeds.iter().any(|p| p.starts_with(folder)), "no feed in {folder}");
    }
    for feed in &feeds {
        let page = text(&feed.replace(".feed.xml", ".html"));
        assert!(page.contains(".feed.xml\""), "{feed} is not offered by its page");
        assert!(demo().files.contains_key(&feed.replace(".xml", ".json")));
        assert!(text(feed).contains("<entry>"), "{feed} is empty");
    }
}

#[test]
fn old_addresses_lead_to_the_page_that_is_there_now() {
    let site = demo_site();
    let article = site.path().join("content/articles/2016-04-22-four-day-war.md");
    let text = std::fs::read_to_string(&article).unwrap();
    let aliases = "aliases: [news/old.html, /2016/04/%D8%AD%D8%B1%D8%A8/, index.html]\n";
    let text = text.replacen("---\n", &format!("---\n{aliases}"), 1);
    write(&article, text.as_bytes());
    let curation = "merge:\n  - [nikol-pashinyan, pashinyan-of-old]\n";
    write(&site.path().join("content/curation.yaml"), curation.as_bytes());
    let report = build(site.path(), None, Some(BASE));
    let files = files(&report.out);
    let page = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    for (from, to, href) in [
        (
            "news/old.html",
            "articles/2016-04-22-four-day-war.html",
            "../articles/2016-04-22-four-day-war.html",
        ),
        (
            "2016/04/حرب/index.html",
            "articles/2016-04-22-four-day-war.html",
            "../../../articles/2016-04-22-four-day-war.html",
        ),
        ("entities/pashinyan-of-old.html", "entities/nikol-pashinyan.html", "nikol-pashinyan.html"),
    ] {
        let html = page(from);
        for expected in [
            format!("content=\"0; url={href}\""),
            format!("<link rel=\"canonical\" href=\"{BASE}{to}\">"),
            format!("<a href=\"{href}\">"),
            "<meta name=\"robots\" content=\"noindex\">".to_owned(),
        ] {
            assert!(html.contains(&expected), "{from}: no {expected}");
        }
        assert!(!page("sitemap.xml").contains(from), "{from} is in the sitemap");
    }
    // Nothing of the site gives way to an old address.
    assert!(page("index.html").contains("<h1"));
    let codes: Vec<&str> = report.diagnostics.iter().map(|d| d.code.as_str()).collect();
    assert!(codes.contains(&"alias-taken"), "{codes:?}");
}

#[test]
fn without_an_address_names_are_relative_and_forms_can_be_left_out() {
    let site = demo_site();
    let settings = site.path().join("warraq.yaml");
    let text = std::fs::read_to_string(&settings).unwrap();
    let all = "data: [knowledge, jsonld, turtle, ftm, csv]";
    assert!(text.contains(all));
    write(&settings, text.replace(all, "data: [turtle]").as_bytes());
    let report = build(site.path(), None, None);
    let files = files(&report.out);
    let data: Vec<&String> = files.keys().filter(|p| p.starts_with("data/")).collect();
    assert_eq!(data, ["data/knowledge.ttl"]);
    let turtle = String::from_utf8(files["data/knowledge.ttl"].clone()).unwrap();
    assert!(turtle.starts_with("@base <../> .") && turtle.contains("\n<entities/"));
    let page = String::from_utf8(files["entities/index.html"].clone()).unwrap();
    assert!(!page.contains("rel=\"manifest\"") && !page.contains("\"@id\":\"http"));
}
