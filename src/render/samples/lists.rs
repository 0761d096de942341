//! Home and the pages that lead to other pages.

use super::super::chart::percent;
use super::super::views::*;
use super::*;

fn groups() -> Vec<ArticleGroup> {
    let a = articles();
    vec![
        ArticleGroup {
            anchor: s("m-2023-09"), label: s("سبتمبر 2023"), articles: a[..4].to_vec()
        },
        ArticleGroup {
            anchor: s("m-none"), label: s("بلا تاريخ"), articles: a[4..].to_vec()
        },
    ]
}

fn years() -> Vec<Jump> {
    let jump = |year: i32| Jump {
        href: (year != 2021).then(|| format!("#y-{year}")),
        label: year.to_string(),
        count: (year != 2021).then(|| s("12")),
        current: false,
    };
    (2018..=2024).map(jump).collect()
}

fn letters() -> Vec<Jump> {
    let jump = |c: &str| Jump {
        href: (c != "ظ" && c != "ث").then(|| s("../entities/index.html")),
        label: s(c),
        count: None,
        current: c == "ع",
    };
    [
        "ا", "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص", "ض", "ط", "ظ", "ع",
        "غ", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ي",
    ]
    .map(jump)
    .to_vec()
}

fn kinds() -> Vec<Jump> {
    let jump = |label: &str, n: &str, current| Jump {
        href: o("../entities/index.html"),
        label: s(label),
        count: o(n),
        current,
    };
    vec![
        jump("الكل", "412", true),
        jump("أشخاص", "140", false),
        jump("أماكن", "121", false),
        jump("مؤسسات", "98", false),
        jump("جماعات", "31", false),
        jump("وسائل إعلام", "22", false),
    ]
}

fn bands() -> Vec<YearBand> {
    let band = |year: &str, count: &str, events: Vec<EventCard>| YearBand {
        anchor: format!("y-{year}"),
        label: s(year),
        count: s(count),
        events,
        ..YearBand::default()
    };
    vec![
        band("2018", "حدث واحد", events()[..1].to_vec()),
        band("2023", "5 أحداث", events()),
        band("2024", "حدثان", events()[3..].to_vec()),
    ]
}

pub fn articles_page() -> ArticlesPage {
    ArticlesPage {
        shell: shell("articles", "المقالات", 1, "المقالات"),
        title: s("المقالات"),
        intro: o("128 مقالًا من 9 مصادر، أحدثها أولًا."),
        years: years(),
        groups: groups(),
        pager: pager(),
    }
}

pub fn entities_page() -> EntitiesPage {
    let group = |letter: &str, entities| LetterGroup {
        anchor: format!("l-{letter}"),
        letter: s(letter),
        entities,
    };
    EntitiesPage {
        shell: shell("entities", "الأسماء", 1, "الأسماء"),
        title: s("الأسماء"),
        intro: o("كل من ورد ذكره وما ورد: أشخاص وأماكن ومؤسسات وجماعات."),
        kinds: kinds(),
        letters: letters(),
        groups: vec![group("ا", bodies()), group("ب", places()), group("ع", people())],
        pager: None,
    }
}

pub fn events_page() -> EventsPage {
    EventsPage {
        shell: shell("events", "الأحداث", 1, "الأحداث"),
        title: s("الأحداث"),
        intro: o("57 حدثًا بين عامي 2018 و2024."),
        kinds: kinds(),
        places: kinds(),
        years: years(),
        bands: bands(),
        pager: None,
    }
}

pub fn timeline() -> TimelinePage {
    TimelinePage {
        shell: shell("timeline", "الخط الزمني", 0, "الخط الزمني"),
        title: s("الخط الزمني"),
        intro: o("الأحداث التي تذكرها المقالات بترتيب وقوعها، من الأقدم إلى الأحدث."),
        density: Some(months()),
        years: years(),
        bands: bands(),
        ..TimelinePage::default()
    }
}

pub fn sources() -> SourcesPage {
    let card = |name: &str, n: u64, count: &str| SourceCard {
        href: s("sources/wakala.html"),
        name: s(name),
        count: s(count),
        period: o("من 11 إلى 25 سبتمبر 2023"),
        share: percent(n, 42),
    };
    SourcesPage {
        shell: shell("sources", "المصادر", 0, "المصادر"),
        title: s("المصادر"),
        intro: o("من أين جاءت المقالات."),
        sources: vec![
            card("وكالة الأنباء الليبية", 42, "42 مقالًا"),
            card("رويترز", 31, "31 مقالًا"),
            card("بي بي سي عربي (BBC)", 11, "11 مقالًا"),
        ],
    }
}

pub fn source() -> SourcePage {
    SourcePage {
        shell: shell("source", "رويترز", 1, "المصادر"),
        name: s("رويترز"),
        url: o("https://example.org/"),
        presence: s("31 مقالًا من 11 إلى 25 سبتمبر 2023"),
        months: Some(months()),
        groups: groups(),
        entities: people(),
        pager: None,
    }
}

pub fn tags() -> TagsPage {
    let tag = |label: &str, n: &str| TagCard {
        href: s("../tags/kawarith.html"),
        label: s(label),
        count: s(n),
    };
    TagsPage {
        shell: shell("tags", "الوسوم", 1, ""),
        title: s("الوسوم"),
        tags: vec![tag("كوارث", "31"), tag("ليبيا", "28"), tag("مناخ", "12"), tag("إغاثة", "9")],
    }
}

pub fn tag() -> TagPage {
    TagPage {
        shell: shell("tag", "كوارث", 1, ""),
        label: s("كوارث"),
        presence: s("31 مقالًا"),
        groups: groups(),
        entities: places(),
        pager: None,
    }
}

pub fn dossiers() -> DossiersPage {
    let card = |title: &str, summary: &str| DossierCard {
        href: s("dossiers/derna.html"),
        title: s(title),
        summary: o(summary),
        count: s("14 حدثًا"),
    };
    DossiersPage {
        shell: shell("dossiers", "الملفات", 0, "الملفات"),
        title: s("الملفات"),
        intro: None,
        dossiers: vec![
            card("فيضان درنة", "من العاصفة إلى السؤال عمّن يحاسَب."),
            card("سدود تحت الخطر", "ما كُتب عن صيانة السدود في المنطقة قبل الكارثة وبعدها."),
        ],
    }
}

pub fn dossier() -> DossierPage {
    DossierPage {
        shell: shell("dossier", "فيضان درنة", 1, "الملفات"),
        title: s("فيضان درنة"),
        summary: o("من العاصفة إلى السؤال عمّن يحاسَب."),
        prose_html: o(
            "<p>في ليلة واحدة من سبتمبر 2023 ابتلع السيل ربع مدينة. هذا الملف يتتبّع الأحداث بترتيبها، ويضع كل رقم إلى جانب قائله، ولا يرجّح رواية على أخرى إلا حيث ترجّحها الشواهد.</p>",
        ),
        count: None,
        strip: events(),
        cast: people(),
        bands: bands(),
        articles: articles(),
        entities: people(),
        pager: None,
    }
}

pub fn page() -> FreePage {
    FreePage {
        shell: shell("page", "عن الموقع", 0, "عن الموقع"),
        title: s("عن الموقع"),
        body_html: s(
            "<p>يجمع هذا الموقع مقالات صحفية ويستخرج منها من ورد ذكره وما وقع، ويردّ كل معلومة إلى الجملة التي تقولها. لا يكتب الموقع خبرًا من عنده، ولا يرجّح رواية على رواية.</p><h2 id=\"how\">كيف تقرأ الصفحات؟</h2><p>الكلمات التي تحتها خط منقّط أسماء لها صفحات:</p><ul><li>افتح صفحة شخص أو مكان لترى كل جملة ورد فيها.</li><li>وافتح صفحة حدث لترى من رواه وكيف رواه.</li></ul><table><thead><tr><th>الجهة</th><th>الحصيلة</th></tr></thead><tbody><tr><td>بلدية درنة</td><td>20000</td></tr><tr><td>وزارة الصحة</td><td>3166</td></tr></tbody></table>",
        ),
    }
}

pub fn not_found() -> NotFoundPage {
    NotFoundPage {
        number: s("404"),
        exits: vec![Exit {
            href: "/site/index.html".into(),
            label: "الصفحة الأولى".into(),
            search: true,
        }],
        shell: Shell { noindex: true, ..shell("lost", "لم نجد هذه الصفحة", 0, "") },
        links: vec![
            link("index.html", "الصفحة الأولى"),
            link("articles/index.html", "المقالات"),
            link("entities/index.html", "الأسماء"),
            link("timeline.html", "الخط الزمني"),
        ],
    }
}

pub fn search() -> SearchPage {
    let near = |jumps: Vec<Jump>| {
        jumps
            .into_iter()
            .map(|j| Jump { href: j.href.map(|_| s("entities/index.html")), current: false, ..j })
            .collect()
    };
    SearchPage {
        shell: shell("search", "البحث", 0, ""),
        title: s("البحث"),
        action: s("entities/index.html"),
        letters: near(letters()),
        kinds: near(kinds()),
        examples: vec![],
    }
}

pub fn quotes_page() -> QuotesPage {
    let group = |who: EntityRef, quotes| SpeakerGroup {
        anchor: s(&who.key),
        label: who.name.clone(),
        speaker: Some(who),
        count: s("قولان"),
        quotes,
    };
    QuotesPage {
        shell: shell("quotes", "الأقوال", 0, ""),
        title: s("الأقوال"),
        intro: o("ما نقلته المقالات بلفظه بين علامتي تنصيص، وما نقلته بمعناه."),
        speakers: vec![LetterOfSpeakers { letter: s("ب"), anchor: s("l-628"), speakers: kinds() }],
        groups: vec![
            group(people()[1].clone(), quotes()[..1].to_vec()),
            group(people()[0].clone(), quotes()),
        ],
        pager: None,
    }
}

pub fn map() -> MapPage {
    let place = |entity: EntityRef| MapPlace {
        entity,
        events: events()[2..4].to_vec(),
        more: Some(link("events/index.html", "كل أحداثه (8)")),
    };
    MapPage {
        shell: shell("map", "الخريطة", 0, ""),
        title: s("الخريطة"),
        intro: o("الأماكن التي وقعت فيها الأحداث."),
        panels: vec![MapPanel { title: s("درنة وجوارها"), svg_html: s("<svg></svg>") }],
        legend: vec![Legend { sign_html: s("<svg></svg>"), label: s("كارثة") }],
        places: places()[..3].iter().cloned().map(place).collect(),
        outside: places()[..1].to_vec(),
        areas: places()[..1].iter().cloned().map(place).collect(),
        unplaced: events()[..2].to_vec(),
        unplaced_more: Some(link("events/index.html", "كل أحداثه (30)")),
        others: places(),
        note: o("الحدود مأخوذة من بيانات Natural Earth، وهي ترسم الأمر الواقع ولا تقرّ به."),
    }
}

pub fn graph() -> GraphPage {
    GraphPage {
        shell: shell("graph", "شبكة العلاقات", 0, ""),
        finding: o("أكثر اسمين اجتماعًا: درنة والهلال الأحمر، 4 جمل."),
        other: Some(link("graph.2.html", "الرسم الكبير")),
        whole: false,
        title: s("شبكة العلاقات"),
        intro: o("من يُذكر مع من في الجملة نفسها."),
        svg_html: None,
        legend: vec![kind("person"), kind("place")],
        ties: vec![Tie { entity: people()[0].clone(), with: places() }],
        rest: vec![Tie { entity: people()[1].clone(), with: people() }],
    }
}

pub fn redirect() -> RedirectPage {
    RedirectPage {
        shell: Shell { noindex: true, ..shell("redirect", "انتقلت الصفحة", 1, "") },
        to: link("derna.html", "درنة"),
    }
}

pub fn figures_page() -> FiguresPage {
    let line = |value: &str| FigureLine {
        value: s(value),
        href: s("articles/derna.html#s-1"),
        source: None,
        source_text: s("بلدية درنة"),
        depth: 0,
        of_them: None,
        named: false,
        articles: articles(),
    };
    let measures =
        vec![Measured {
            label: s("القتلى"), group: o("من درنة"), lines: vec![line("11300 قتيل")]
        }];
    let of_event = FigureEntry { event: Some(events()[2].clone()), article: None, measures };
    let of_article = FigureEntry {
        event: None,
        article: Some(articles()[1].clone()),
        measures: of_event.measures.clone(),
    };
    FiguresPage {
        shell: shell("figures", "الأرقام", 0, ""),
        title: s("الأرقام"),
        intro: o("كل رقم كما ورد."),
        entries: vec![of_event, of_article],
        pager: None,
    }
}

pub fn quality() -> QualityPage {
    let share =
        NamedCount { label: s("إشارات"), value: s("9"), of: o("12"), share: percent(9, 12) };
    QualityPage {
        shell: shell("quality", "كيف قُرئت المقالات", 0, ""),
        title: s("كيف قُرئت المقالات"),
        intro: o("قرأ البرنامج هذه المقالات آليًّا."),
        stats: vec![Stat { href: s(""), value: s("128"), label: s("مقالات") }],
        shares: vec![share.clone()],
        confidence: vec![share],
        ambiguous: vec![SharedName { name: s("درنة"), entities: places() }],
        unlinked: vec![LinkCount {
            link: link("articles/derna.html", "البيضاء"), count: s("3")
        }],
        undated: articles(),
    }
}

pub fn data() -> DataPage {
    let field = |name: &str, to: Option<Link>| DataField {
        name: s(name),
        kind: s("text"),
        optional: to.is_some(),
        to,
        words: s("المقالة التي ورد فيها"),
    };
    DataPage {
        shell: shell("list", "البيانات المفتوحة", 0, ""),
        title: s("البيانات المفتوحة"),
        intro: o("كل ما في هذا الموقع بيانات."),
        license: Some(link("https://example.org/licence", "CC BY 4.0")),
        files: vec![DataFile {
            href: s("data/knowledge.json"),
            name: s("knowledge.json"),
            words: s("القاعدة كلها بصيغة JSON"),
        }],
        tables: vec![DataTable {
            name: s("mentions"),
            words: s("ورود الأسماء"),
            href: o("data/csv/mentions.csv"),
            fields: vec![
                field("id", None),
                field("article", Some(link("#t-mentions", "articles.key"))),
            ],
        }],
    }
}
