//! People are what they were then, bodies those of the card, and accounts those of a country: on small
//! sites of a few files.

mod common;

use common::{QUAKE, Site};

use scraper::{Html, Selector};

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let words = |e: scraper::ElementRef| {
        e.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    page.select(&selector).map(words).collect()
}

#[test]
fn people_are_what_they_were_then_and_the_years_of_articles_are_no_term() {
    let site = Site::new();
    site.write(
        "content/events/quake.md",
        &QUAKE.replace(
            "keywords",
            "participants: [{entity: karim, role: party}, {entity: huda, role: party}]\nkeywords",
        ),
    );
    site.write(
        "content/entities/karim.md",
        "---\nname: كريم منصور\nkind: person\nroles:\n\
         - {title: رئيس الوزراء, of: morocco, from: 2019, to: 2022}\n\
         - {title: رئيس الوزراء, of: morocco, from: 2024, to: 2025}\n---\n",
    );
    site.write("content/entities/huda.md", "---\nname: هدى سليم\nkind: person\n---\n");
    site.write(
        "content/articles/a.md",
        "---\ntitle: هزة في الشمال\ndate: 2021-03-02\nsource: جريدة المساء\n---\n\
         قال رئيس الوزراء المغربي كريم منصور إن زلزال طنجة كارثة. وزارت وزيرة الصحة المغربية هدى سليم المدينة.\n",
    );
    site.write(
        "content/articles/b.md",
        "---\ntitle: ذكرى الزلزال في الشمال\ndate: 2024-03-02\nsource: جريدة المساء\n---\n\
         قال رئيس الوزراء المغربي كريم منصور إن زلزال طنجة درس. وقالت الوزيرة السابقة هدى سليم إن طنجة بنيت من جديد.\n",
    );
    let files = site.built();
    let page = |path: &str| Html::parse_document(std::str::from_utf8(&files[path]).unwrap());
    let notes = texts(&page("events/quake.html"), ".facts--people .who");
    assert!(notes.contains(&"كريم منصور رئيس الوزراء، المغرب".into()), "{notes:?}");
    assert!(notes.contains(&"هدى سليم وزيرة الصحة، المغرب".into()), "{notes:?}");
    // Each article speaks of the term of its day.
    let terms = texts(&page("entities/karim.html"), ".roles li").join("\n");
    assert_eq!(terms.matches("مقالة واحدة").count(), 2, "{terms}");
    let members = texts(&page("entities/morocco.html"), ".members .who").join("\n");
    assert!(members.contains("وزيرة الصحة، في مقالات ٢٠٢١"), "{members}");
}

#[test]
fn a_name_of_many_lands_is_that_of_the_card_and_a_place_is_called_as_it_is_here() {
    let site = Site::new();
    site.write(
        "content/entities/front.md",
        "---\nname: الجبهة الشعبية التونسية\nkind: organization\nclass: party\ncountry: tunisia\n---\n",
    );
    site.write(
        "content/articles/a.md",
        "---\ntitle: اقتحام البرلمان في تونس\ndate: 2021-03-02\nsource: جريدة المساء\n---\n\
         اقتحم أنصار «الجبهة الشعبية» مبنى البرلمان في تونس. وقالت تونس إن مدينة ستيباناكرت بعيدة.\n",
    );
    let files = site.built();
    assert!(!files.contains_key("entities/pflp.html"));
    let page = |path: &str| Html::parse_document(std::str::from_utf8(&files[path]).unwrap());
    assert!(!texts(&page("entities/front.html"), ".coverage .evidence").is_empty());
    assert_eq!(texts(&page("entities/khankendi.html"), "h1"), ["ستيباناكرت"]);
}

#[test]
fn what_a_capital_says_is_its_country_s_and_a_made_title_says_nothing() {
    let site = Site::new();
    site.write(
        "content/articles/a.md",
        "---\ndate: 2021-03-02\nsource: جريدة المساء\n---\n\
         أعلنت وزارة الدفاع المغربية، الأربعاء، التوصل إلى اتفاق على وقف إطلاق النار في الجنوب بعد أسبوع. \
         ونفت الرباط أن تكون المدينة قد سقطت. وقال المغرب إن الطريق مفتوح منذ الفجر.\n",
    );
    let files = site.built();
    let page = Html::parse_document(std::str::from_utf8(&files["quotes.html"]).unwrap());
    let speakers = texts(&page, ".speakers a, .letters a, main a").join("\n");
    assert!(speakers.contains("المغرب"), "{speakers}");
    let whole = texts(&page, "main").join("\n");
    assert!(whole.contains("المغرب قولان"), "{whole}");
    assert_eq!(whole.matches("التوصل إلى اتفاق").count(), 1, "{whole}");
}
