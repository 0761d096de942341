//! One filled view a page kind, for looking at the templates and for their tests.
//!
//! The subject is the flood of Derna in September 2023, told in our own words.

mod lists;
mod subjects;

pub use lists::*;
pub use subjects::*;

use super::chart::bars;
use super::views::*;

pub(super) fn s(text: &str) -> String {
    text.to_owned()
}

pub(super) fn o(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub(super) fn link(href: &str, label: &str) -> Link {
    Link { href: s(href), label: s(label) }
}

/// The shell of a page that lies `depth` folders below the root.
pub fn shell(kind: &str, title: &str, depth: usize, section: &str) -> Shell {
    let root = "../".repeat(depth);
    let at = |path: &str| format!("{root}{path}");
    let nav = [
        ("articles/index.html", "المقالات"),
        ("entities/index.html", "الأسماء"),
        ("events/index.html", "الأحداث"),
        ("timeline.html", "الخط الزمني"),
        ("dossiers.html", "الملفات"),
        ("sources.html", "المصادر"),
        ("about.html", "عن الموقع"),
    ];
    let item = |(path, label): (&str, &str)| NavItem {
        href: at(path),
        label: s(label),
        current: label == section,
    };
    let trail = match kind {
        "article" => {
            vec![link(&at("index.html"), "دفاتر"), link(&at("articles/index.html"), "المقالات")]
        }
        "entity" => {
            vec![link(&at("index.html"), "دفاتر"), link(&at("entities/index.html"), "الأسماء")]
        }
        "event" => vec![link(&at("index.html"), "دفاتر"), link(&at("events/index.html"), "الأحداث")],
        _ => vec![],
    };
    Shell {
        lang: s("ar"),
        dir: s("rtl"),
        kind: s(kind),
        title: if kind == "home" { s("دفاتر") } else { format!("{title} · دفاتر") },
        site_title: s("دفاتر"),
        description: format!("{title}: صفحة من موقع تجريبي يعرض كل أنواع الصفحات."),
        root: root.clone(),
        css: vec![at("assets/warraq.css")],
        digits: s("latn"),
        icon: at("assets/favicon.svg"),
        nav: nav.into_iter().map(item).collect(),
        nav_more: vec![NavItem {
            href: s("../figures.html"), label: s("الأرقام"), current: false
        }],
        home_href: at("index.html"),
        search_href: at("search.html"),
        search_js: at("assets/search.js"),
        search_css: at("assets/search.css"),
        trail,
        generator: s("Warraq 0.1.0"),
        feeds: vec![Feed {
            href: at("feed.xml"),
            title: s("خلاصة المقالات"),
            mime: s("application/atom+xml"),
        }],
        csp: s(
            "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'",
        ),
        theme_light: s("#FBF9F4"),
        theme_dark: s("#14151A"),
        footer_note: s(
            "قاعدة معرفة مبنية على مقالات صحفية؛ كل معلومة فيها مردودة إلى الجملة التي تقولها.",
        ),
        footer_links: vec![
            link(&at("quotes.html"), "الأقوال"),
            link(&at("map.html"), "الخريطة"),
            link(&at("graph.html"), "شبكة العلاقات"),
            link(&at("tags.html"), "الوسوم"),
        ],
        ..Shell::default()
    }
}

pub(super) fn kind(slug: &str) -> Kind {
    let label = match slug {
        "person" => "شخص",
        "place" => "مكان",
        "organization" => "مؤسسة",
        "group" => "جماعة",
        "media" => "وسيلة إعلام",
        "nationality" => "جنسية",
        "disaster" => "كارثة",
        "statement" => "تصريح",
        "aid" => "إغاثة",
        _ => "غير ذلك",
    };
    Kind { slug: s(slug), label: s(label) }
}

pub(super) fn who(slug: &str, key: &str, name: &str, note: &str, count: &str) -> EntityRef {
    let full = |text: &str| (!text.is_empty()).then(|| s(text));
    EntityRef {
        key: s(key),
        href: s("../entities/derna.html"),
        name: s(name),
        kind: kind(slug),
        note: full(note),
        count: full(count),
    }
}

pub(super) fn people() -> Vec<EntityRef> {
    vec![
        who("person", "ghaithi", "عبد المنعم الغيثي", "عميد بلدية درنة", "6"),
        who("person", "taalas", "بيتيري تالاس", "الأمين العام للمنظمة العالمية للأرصاد الجوية", "4"),
        who("person", "griffiths", "مارتن غريفيث", "منسق الإغاثة في الأمم المتحدة", "3"),
        who("person", "bathily", "عبد الله باتيلي", "", "2"),
    ]
}

pub(super) fn places() -> Vec<EntityRef> {
    vec![
        who("place", "derna", "درنة", "مدينة في ليبيا", "21"),
        who("place", "libya", "ليبيا", "دولة", "18"),
        who("place", "benghazi", "بنغازي", "مدينة في ليبيا", "7"),
        who("place", "wadi-derna", "وادي درنة", "", "5"),
        who("place", "geneva", "جنيف", "", "3"),
    ]
}

pub(super) fn bodies() -> Vec<EntityRef> {
    vec![
        who("organization", "lrcs", "الهلال الأحمر الليبي", "", "9"),
        who("organization", "un", "الأمم المتحدة", "", "8"),
        who("organization", "wmo", "المنظمة العالمية للأرصاد الجوية (WMO)", "", "4"),
    ]
}

pub(super) fn date(text: &str, iso: &str) -> Option<DateView> {
    Some(DateView { text: s(text), iso: o(iso), hijri: None })
}

pub(super) fn event(
    title: &str,
    slug: &str,
    text: &str,
    iso: &str,
    place: &str,
    count: &str,
) -> EventCard {
    EventCard {
        key: s("derna-flood"),
        tone: s("disaster"),
        href: s("../events/derna-flood.html"),
        title: s(title),
        kind: kind(slug),
        date: date(text, iso),
        day: Some(text.split(' ').take(2).collect::<Vec<_>>().join(" ")),
        place: o(place),
        count: o(count),
        meta: [place, count].into_iter().filter(|w| !w.is_empty()).map(s).collect(),
        line: None,
        major: slug == "disaster",
        ahead: false,
        role: None,
    }
}

pub(super) fn events() -> Vec<EventCard> {
    vec![
        event(
            "تشكّل العاصفة «دانيال» فوق البحر المتوسط",
            "disaster",
            "4 سبتمبر 2023",
            "2023-09-04",
            "اليونان",
            "مقالان",
        ),
        event(
            "فرض حظر التجول في مدن الشرق الليبي",
            "statement",
            "9 سبتمبر 2023",
            "2023-09-09",
            "بنغازي",
            "مقال واحد",
        ),
        event("انهيار سدَّي درنة", "disaster", "11 سبتمبر 2023", "2023-09-11", "درنة", "12 مقالًا"),
        event(
            "وصول أولى طائرات الإغاثة إلى بنغازي",
            "aid",
            "12 سبتمبر 2023",
            "2023-09-12",
            "بنغازي",
            "4 مقالات",
        ),
        event(
            "نداء عاجل بقيمة 71 مليون دولار",
            "aid",
            "14 سبتمبر 2023",
            "2023-09-14",
            "جنيف",
            "3 مقالات",
        ),
    ]
}

pub(super) fn articles() -> Vec<ArticleCard> {
    let card = |title: &str, text: &str, iso: &str, source: &str, summary: &str| ArticleCard {
        href: s("../articles/derna.html"),
        title: s(title),
        date: (!text.is_empty()).then(|| date(text, iso)).flatten(),
        source: Some(link("../sources/wakala.html", source)),
        summary: (!summary.is_empty()).then(|| s(summary)),
        also: None,
    };
    vec![
        card(
            "ليلة انهار السدّان: كيف غرقت درنة في ساعات",
            "14 سبتمبر 2023",
            "2023-09-14",
            "وكالة الأنباء الليبية",
            "روايات الناجين وتقديرات المنظمات ترسم صورة ليلة لم يكن أحد مستعدًا لها، وأسئلة عن سدَّين لم يُصانا منذ سنين.",
        ),
        card(
            "الأمم المتحدة تطلب 71 مليون دولار لإغاثة المتضررين",
            "14 سبتمبر 2023",
            "2023-09-14",
            "رويترز",
            "النداء يشمل ربع مليون شخص هم الأشد حاجة خلال الأشهر الثلاثة المقبلة.",
        ),
        card("تالاس: كان يمكن تجنّب معظم الوفيات", "14 سبتمبر 2023", "2023-09-14", "الجزيرة", ""),
        card(
            "تضارب في أعداد الضحايا بعد أسبوع من الفيضان",
            "18 سبتمبر 2023",
            "2023-09-18",
            "الشرق الأوسط",
            "تفاوتت الأرقام بين جهة وأخرى تفاوتًا كبيرًا، ولم تُنشر حصيلة رسمية موحَّدة.",
        ),
        card("ماذا نعرف عن سدَّي البلاد وأبو منصور؟", "", "", "بي بي سي عربي (BBC)", ""),
    ]
}

pub(super) fn sentence(html: &str) -> SentenceView {
    SentenceView { href: s("../articles/derna.html#s-3f2a"), html: s(html) }
}

pub(super) fn coverage() -> Vec<Coverage> {
    let a = articles();
    vec![
        Coverage {
            article: a[0].clone(),
            sentences: vec![
                sentence(
                    "استيقظ أهل <mark>درنة</mark> قبل الفجر على دويّ لم يعرفوا له مثيلًا، ثم جاء الماء.",
                ),
                sentence(
                    "وقال عميد بلدية <mark>درنة</mark> عبد المنعم الغيثي إن الحصيلة قد تبلغ عشرين ألف قتيل.",
                ),
            ],
            rest: vec![sentence("ثم <mark>انهار</mark> السد الثاني.")],
            more: o("و5 جمل أخرى"),
        },
        Coverage {
            article: a[3].clone(),
            sentences: vec![sentence(
                "بقيت أحياء كاملة من <mark>المدينة</mark> معزولة بعد أن جرف السيل جسورها الأربعة.",
            )],
            rest: Vec::new(),
            more: None,
        },
    ]
}

pub(super) fn quotes() -> Vec<QuoteView> {
    let a = articles();
    vec![
        QuoteView {
            number: None,
            html: s("لو كانت هناك خدمة أرصاد تعمل كما ينبغي لأمكن إصدار التحذيرات"),
            direct: true,
            speaker: Some(people()[1].clone()),
            speaker_text: None,
            verb: o("قال"),
            href: s("../articles/derna.html#s-3f2a"),
            article: Some(a[2].clone()),
            ..QuoteView::default()
        },
        QuoteView {
            number: None,
            html: s(
                "إن عدد القتلى قد يتراوح بين ثمانية عشر ألفًا وعشرين ألفًا بحسب الأحياء التي دمّرها السيل",
            ),
            direct: false,
            speaker: Some(people()[0].clone()),
            speaker_text: None,
            verb: o("صرّح"),
            href: s("../articles/derna.html#s-3f2a"),
            article: Some(a[0].clone()),
            ..QuoteView::default()
        },
    ]
}

pub(super) fn months() -> Chart {
    let counts = [0, 0, 1, 0, 0, 2, 3, 1, 21, 9, 4, 2, 1, 0, 1, 0, 0, 1, 0, 0, 0, 5, 1, 0];
    let counts: Vec<_> =
        counts.iter().enumerate().map(|(i, n)| (format!("الشهر {}: {n}", i + 1), *n)).collect();
    Chart {
        bars: bars(&counts),
        alt: s("عدد المقالات في كل شهر؛ أعلاها 21 في سبتمبر 2023"),
        start: s("يناير 2023"),
        end: s("ديسمبر 2024"),
        ticks: Vec::new(),
    }
}

pub(super) fn pager() -> Option<Pager> {
    let page = |n: usize| Jump {
        href: o("index.html"),
        label: n.to_string(),
        count: None,
        current: n == 2,
    };
    Some(Pager {
        previous: o("index.html"),
        next: o("page-3.html"),
        label: s("الصفحة 2 من 4"),
        pages: (1..=4).map(page).collect(),
    })
}

/// The prose of the sample article.
pub(super) const BODY: &str = include_str!("body.html");
