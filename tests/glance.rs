//! What a reader asks first stands where a reader looks first.

mod common;

use common::{QUAKE, Site};

use std::fmt::Write as _;

use scraper::{Html, Selector};

fn page(path: &str) -> Html {
    let bytes = &common::demo().files[path];
    Html::parse_document(std::str::from_utf8(bytes).unwrap())
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let words = |e: scraper::ElementRef| {
        e.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    page.select(&selector).map(words).collect()
}

#[test]
fn the_front_page_tells_stories() {
    let home = page("index.html");
    let count = texts(&home, ".lead .counted").join(" ");
    for words in [
        "في رواية سلطات قره باغ وأرمينيا لا يقلون عن 200 غيغام ستيبانيان",
        "وكانت 27",
        "في رواية أذربيجان 192 عسكريًا",
        "أناهيت ماناسيان",
    ] {
        assert!(count.contains(words), "{words} in {count}");
    }
    assert!(texts(&home, ".lead .strip .happening").len() >= 4);
    assert!(texts(&home, ".stories h3").len() >= 3);
    assert!(!texts(&home, ".voices figure").is_empty());
    let people = texts(&home, ".presence-box .who-note");
    assert!(people.iter().any(|p| p == "رئيس الوزراء، أرمينيا"), "{people:?}");
    // One lead, told once.
    let lead = texts(&home, ".lead h2");
    assert!(!texts(&home, ".stories h3").contains(&lead[0]));
}

#[test]
fn an_event_says_how_many_and_by_whom_in_its_head() {
    let event = page("events/september-2023-operation.html");
    let glance = texts(&event, ".subject-head .glance a");
    // What was counted before is what it grew from, and no rival.
    let killed = "القتلى في رواية سلطات قره باغ وأرمينيا لا يقلون عن 200 غيغام ستيبانيان، 20 سبتمبر 2023 \
                  وكانت 27";
    assert!(glance.iter().any(|g| g == killed), "{glance:?}");
    assert!(
        glance.iter().any(|g| g.starts_with("القتلى في رواية أذربيجان 192 عسكريًا وزارة الصحة الأذربيجانية، ")),
        "{glance:?}"
    );
    assert!(texts(&event, ".verdict").is_empty());
    // What gives no number is no row.
    assert!(texts(&event, ".measure-notes").join(" ").contains("عدد من جنود"));
    assert!(texts(&event, ".claim-value").iter().all(|v| !v.contains("عدد من جنود")));
    // The six whose death came before it are not its dead.
    assert!(texts(&event, ".claim-value").iter().all(|v| !v.contains("ستة أشخاص")));
    // The sides of a measure are drawn on one axis, each figure a mark; what has no upper bound is no point.
    let all = |selector: &str| event.select(&Selector::parse(selector).unwrap()).count();
    assert!(all(".axis") < all(".measure") && all(".axis") == all(".measure h3"));
    assert_eq!(all(".claim-range"), all(".claim-dot") + all(".claim-bar") + all("path.claim-open"));
    // A single figure has no axis.
    let event = page("events/fuel-depot-explosion-2023.html");
    let alone = Selector::parse(".measure--alone").unwrap();
    let alone: Vec<_> = event.select(&alone).collect();
    assert!(!alone.is_empty() && alone.iter().all(|m| !m.html().contains("<svg")));
}

#[test]
fn a_dossier_has_the_toll_of_what_it_is_about() {
    let war = texts(&page("dossiers/second-war-2020.html"), ".counted");
    assert!(war.iter().any(|toll| toll.contains("حرب قره باغ الثانية")), "{war:?}");
    assert!(texts(&page("dossiers/mediation.html"), ".counted").is_empty());
    // An event has the sign of its kind.
    assert_eq!(
        texts(&page("events/september-2023-ceasefire.html"), ".kicker .kind--talks").len(),
        1
    );
}

#[test]
fn a_country_names_its_people_and_a_body_its_own() {
    let country = page("entities/azerbaijan.html");
    let members = texts(&country, ".members .who").join("؛ ");
    assert!(members.contains("إلهام علييف رئيس الجمهورية"), "{members}");
    assert!(members.contains("وزارة الدفاع الأذربيجانية"), "{members}");
    let roles = texts(&country, ".happening-meta").join("؛ ");
    assert!(roles.contains("الطرف المهاجم"), "{roles}");
    let body = page("entities/azerbaijani-mod.html");
    assert!(texts(&body, ".members .who").join(" ").contains("واقف درغاهلي"));
    let person = page("entities/nikol-pashinyan.html");
    assert!(texts(&person, ".members").is_empty());
}

#[test]
fn a_long_year_has_a_page_a_month() {
    let site = tempfile::TempDir::new().unwrap();
    common::write(&site.path().join("warraq.yaml"), "title: سجل\n".as_bytes());
    for n in 1..=70 {
        let mut card = String::new();
        let (month, day) = if n <= 40 { (3, n % 28 + 1) } else { (11, n % 28 + 1) };
        let _ = write!(
            card,
            "---\ntitle: لقاء رقم {n}\nkind: consult\nstart: 2021-{month:02}-{day:02}\n---\n"
        );
        common::write(&site.path().join(format!("content/events/meeting-{n}.md")), card.as_bytes());
    }
    let other = "---\ntitle: لقاء قديم\nkind: consult\nstart: 2019-05-02\n---\n";
    common::write(&site.path().join("content/events/old.md"), other.as_bytes());
    let report = common::build(site.path(), None, None);
    let files = common::files(&report.out);
    let page = |path: &str| Html::parse_document(std::str::from_utf8(&files[path]).unwrap());
    assert_eq!(texts(&page("timeline/2021-03.html"), ".happening").len(), 40);
    assert_eq!(texts(&page("timeline/2021-11.html"), ".happening").len(), 30);
    let year = page("timeline/2021.html");
    assert!(texts(&year, ".happening").len() < 20);
    assert!(texts(&year, ".jumps--months a").iter().any(|j| j.contains("مارس")));
    assert!(texts(&year, ".band-year a").len() == 2);
    assert!(!files.contains_key("timeline/2019-05.html"));
}

#[test]
fn what_was_counted_before_is_no_rival_and_what_is_counted_by_place_is_a_part() {
    let site = Site::new();
    site.write("content/events/quake.md", QUAKE);
    site.write(
        "content/articles/a.md",
        "---\ntitle: هزة تقطع الطرق في الشمال\ndate: 2021-03-02\nsource: جريدة المساء\n---\n\
         قالت وزارة الداخلية المغربية إن زلزال طنجة أسفر عن مقتل 12 شخصًا.\n",
    );
    site.write(
        "content/articles/b.md",
        "---\ntitle: ارتفاع الحصيلة في الشمال\ndate: 2021-03-04\nsource: جريدة المساء\n---\n\
         قالت وزارة الداخلية المغربية إن زلزال طنجة الذي وقع يوم الاثنين أسفر عن مقتل 30 شخصًا. \
         وأسفر الزلزال عن مقتل 18 شخصًا في طنجة ومقتل 11 شخصًا في تطوان.\n",
    );
    let files = site.built();
    let page = |path: &str| Html::parse_document(std::str::from_utf8(&files[path]).unwrap());
    let event = page("events/quake.html");
    let glance = texts(&event, ".glance a");
    let killed = "القتلى 30 شخصًا وزارة الداخلية المغربية، 4 مارس 2021 وكانت 12 في 2 مارس";
    assert_eq!(glance, [killed]);
    assert_eq!(texts(&event, ".claim--part .claim-value"), ["منهم 18 شخصًا", "منهم 11 شخصًا"]);
    assert!(texts(&event, ".verdict").is_empty());
    let parts = texts(&page("figures.html"), ".figure-part td:first-child");
    assert_eq!(parts, ["منهم 18 شخصًا", "منهم 11 شخصًا"]);
}

#[test]
fn a_figure_is_of_the_day_its_sentence_names_and_of_what_began_on_the_day_it_counts_since() {
    let site = Site::new();
    site.write(
        "content/events/war.md",
        "---\ntitle: حرب الخليج الأولى\nkind: assault\nsubkind: war\nstart: 1980-09-22\nend: 1988-08-20\n\
         participants: [{entity: iraq, role: party}, {entity: iran, role: party}]\n\
         keywords: [حرب الخليج الأولى]\n---\n",
    );
    site.write(
        "content/articles/a.md",
        "---\ntitle: أربعة أيام من النار على شط العرب\ndate: 1980-09-26\nsource: جريدة المساء\n---\n\
         تواصل القصف بين العراق وإيران. وقالت وزارة الصحة العراقية إن 47 مدنيًا قُتلوا منذ 22 سبتمبر. \
         ولم يصدر عن طهران بيان. وقال الهلال الأحمر الإيراني إن عدد قتلاه بلغ تسعة.\n",
    );
    site.write(
        "content/articles/b.md",
        "---\ntitle: كيف بدأت حرب الخليج الأولى\ndate: 1990-05-02\nsource: جريدة المساء\nevents: [war]\n---\n\
         في اليوم الأول من حرب الخليج الأولى أعلنت وزارة الصحة العراقية مقتل 12 شخصًا.\n",
    );
    let files = site.built();
    let page = Html::parse_document(std::str::from_utf8(&files["events/war.html"]).unwrap());
    let rows = texts(&page, ".claim").join("\n");
    for words in ["47 مدنيًا", "تسعة", "12 شخصًا", "22 سبتمبر 1980"] {
        assert!(rows.contains(words), "{words} in {rows}");
    }
    let glance = texts(&page, ".glance a").join("\n");
    assert!(glance.contains("وكانت 12 في اليوم الأول"), "{glance}");
}

#[test]
fn a_count_that_was_lowered_is_what_its_teller_took_back() {
    let site = Site::new();
    site.write("content/events/quake.md", QUAKE);
    site.write(
        "content/articles/a.md",
        "---\ntitle: حصيلة جديدة في الشمال\ndate: 2021-03-06\nsource: جريدة المساء\n---\n\
         خفضت وزارة الداخلية المغربية أمس حصيلة زلزال طنجة من 300 قتيل إلى 240 قتيلًا.\n",
    );
    let files = site.built();
    let page = Html::parse_document(std::str::from_utf8(&files["events/quake.html"]).unwrap());
    let glance = texts(&page, ".glance a").join("\n");
    assert!(glance.contains("240 قتيلًا") && glance.contains("وكانت 300"), "{glance}");
    assert!(texts(&page, ".verdict").is_empty());
}

#[test]
fn what_an_article_recalls_is_told_with_the_event_it_recalls() {
    let site = Site::new();
    site.write(
        "content/articles/a.md",
        "---\ntitle: مقتل النقابي سمير حداد في بيروت\ndate: 2021-03-02\nsource: جريدة المساء\n---\n\
         قتل مجهولون النقابي سمير حداد بالرصاص أمس الاثنين في بيروت.\n\n\
         وقالت الشرطة إن سمير حداد قتل قرب منزله في بيروت.\n",
    );
    site.write(
        "content/articles/b.md",
        "---\ntitle: نقابة الصيادلة تضرب\ndate: 2021-03-12\nsource: وكالة الضفة\n---\n\
         أعلنت نقابة الصيادلة الإضراب في بيروت بعد مقتل سمير حداد. وقال كريم منصور إن الإضراب ينتهي غدا.\n",
    );
    let files = site.built();
    let killing = files.keys().find(|path| path.contains("مقتل-سمير-حداد-2021-03-01.html"));
    let page = killing.map(|path| std::str::from_utf8(&files[path]).unwrap());
    assert!(page.is_some_and(|p| p.contains("نقابة الصيادلة تضرب")), "{:?}", files.keys());
    // The day it ends is not its day.
    assert!(!files.keys().any(|path| path.contains("2021-03-13")), "{:?}", files.keys());
}

#[test]
fn a_figure_finds_its_event_by_its_day_by_the_war_and_by_what_was_told_before_it() {
    let site = Site::new();
    let card = |title: &str, subkind: &str, days: &str, words: &str| {
        format!(
            "---\ntitle: {title}\nkind: assault\nsubkind: {subkind}\n{days}\nplace: iraq\n\
             participants: [{{entity: iran, role: attacker}}, {{entity: iraq, role: target}}]\n\
             keywords: [{words}]\n---\n"
        )
    };
    let war =
        card("حرب الخليج الأولى", "war", "start: 1980-09-22\nend: 1988-08-20", "حرب الخليج الأولى");
    site.write("content/events/war.md", &war);
    let raid = card("غارة الفجر", "attack", "start: 1981-03-04\nend: 1981-03-04", "غارة الفجر");
    site.write("content/events/raid.md", &raid);
    // Of the day it names; its article only counts.
    site.write(
        "content/articles/a.md",
        "---\ntitle: المستشفيات في العراق\ndate: 1981-03-20\nsource: جريدة المساء\n---\n\
         قالت وزارة الصحة العراقية إن 73 جنديًا قُتلوا في عملية 4 مارس. وقالت إن الأدوية كافية.\n",
    );
    // Since the fighting began: of the war, and not of the raid of which it is told.
    site.write(
        "content/articles/b.md",
        "---\ntitle: ليلة ثانية\ndate: 1981-03-05\nsource: جريدة المساء\n---\n\
         وقعت غارة الفجر في العراق أمس. وقالت وزارة الصحة العراقية إن عدد القتلى منذ بداية المعارك في العراق بلغ 4100 شخص.\n",
    );
    let files = site.built();
    let rows = |path: &str| {
        let page = Html::parse_document(std::str::from_utf8(&files[path]).unwrap());
        texts(&page, ".claim").join("\n")
    };
    let (raid, war) = (rows("events/raid.html"), rows("events/war.html"));
    assert!(raid.contains("73 جنديًا") && !raid.contains("4100"), "{raid}");
    assert!(war.contains("4100"), "{war}");
    let page = std::str::from_utf8(&files["events/raid.html"]).unwrap();
    assert!(page.contains("المستشفيات في العراق"));
}
