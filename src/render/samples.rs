//! One filled view a page kind, for looking at the templates and for their tests.
//!
//! The subject is the flood of Derna in September 2023, told in our own words.

use super::chart::{Axis, bars, percent};
use super::views::*;

fn s(text: &str) -> String {
    text.to_owned()
}

fn o(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn link(href: &str, label: &str) -> Link {
    Link { href: s(href), label: s(label) }
}

/// The shell of a page that lies `depth` folders below the root.
pub fn shell(kind: &str, title: &str, depth: usize, section: &str) -> Shell {
    let root = "../".repeat(depth);
    let at = |path: &str| format!("{root}{path}");
    let nav = [
        ("articles/index.html", "المقالات"),
        ("entities/index.html", "الأعلام"),
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
            vec![link(&at("index.html"), "دفاتر"), link(&at("entities/index.html"), "الأعلام")]
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
        home_href: at("index.html"),
        search_href: at("search.html"),
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

fn kind(slug: &str) -> Kind {
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

fn who(slug: &str, key: &str, name: &str, note: &str, count: &str) -> EntityRef {
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

fn people() -> Vec<EntityRef> {
    vec![
        who("person", "ghaithi", "عبد المنعم الغيثي", "عميد بلدية درنة", "6"),
        who("person", "taalas", "بيتيري تالاس", "الأمين العام للمنظمة العالمية للأرصاد الجوية", "4"),
        who("person", "griffiths", "مارتن غريفيث", "منسق الإغاثة في الأمم المتحدة", "3"),
        who("person", "bathily", "عبد الله باتيلي", "", "2"),
    ]
}

fn places() -> Vec<EntityRef> {
    vec![
        who("place", "derna", "درنة", "مدينة في ليبيا", "21"),
        who("place", "libya", "ليبيا", "دولة", "18"),
        who("place", "benghazi", "بنغازي", "مدينة في ليبيا", "7"),
        who("place", "wadi-derna", "وادي درنة", "", "5"),
        who("place", "geneva", "جنيف", "", "3"),
    ]
}

fn bodies() -> Vec<EntityRef> {
    vec![
        who("organization", "lrcs", "الهلال الأحمر الليبي", "", "9"),
        who("organization", "un", "الأمم المتحدة", "", "8"),
        who("organization", "wmo", "المنظمة العالمية للأرصاد الجوية (WMO)", "", "4"),
    ]
}

fn date(text: &str, iso: &str) -> Option<DateView> {
    Some(DateView { text: s(text), iso: o(iso), hijri: None })
}

fn event(title: &str, slug: &str, text: &str, iso: &str, place: &str, count: &str) -> EventCard {
    EventCard {
        key: s("derna-flood"),
        href: s("../events/derna-flood.html"),
        title: s(title),
        kind: kind(slug),
        date: date(text, iso),
        day: Some(text.split(' ').take(2).collect::<Vec<_>>().join(" ")),
        place: o(place),
        count: o(count),
        major: slug == "disaster",
    }
}

fn events() -> Vec<EventCard> {
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

fn articles() -> Vec<ArticleCard> {
    let card = |title: &str, text: &str, iso: &str, source: &str, summary: &str| ArticleCard {
        href: s("../articles/derna.html"),
        title: s(title),
        date: (!text.is_empty()).then(|| date(text, iso)).flatten(),
        source: Some(link("../sources/wakala.html", source)),
        summary: (!summary.is_empty()).then(|| s(summary)),
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

fn sentence(html: &str) -> SentenceView {
    SentenceView { href: s("../articles/derna.html#s-3f2a"), html: s(html) }
}

fn coverage() -> Vec<Coverage> {
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
            more: o("و5 جمل أخرى في هذا المقال"),
        },
        Coverage {
            article: a[3].clone(),
            sentences: vec![sentence(
                "بقيت أحياء كاملة من <mark>المدينة</mark> معزولة بعد أن جرف السيل جسورها الأربعة.",
            )],
            more: None,
        },
    ]
}

fn quotes() -> Vec<QuoteView> {
    let a = articles();
    vec![
        QuoteView {
            html: s("لو كانت هناك خدمة أرصاد تعمل كما ينبغي لأمكن إصدار التحذيرات"),
            direct: true,
            speaker: Some(people()[1].clone()),
            speaker_text: None,
            verb: o("قال"),
            href: s("../articles/derna.html#s-3f2a"),
            article: Some(a[2].clone()),
        },
        QuoteView {
            html: s(
                "إن عدد القتلى قد يتراوح بين ثمانية عشر ألفًا وعشرين ألفًا بحسب الأحياء التي دمّرها السيل",
            ),
            direct: false,
            speaker: Some(people()[0].clone()),
            speaker_text: None,
            verb: o("صرّح"),
            href: s("../articles/derna.html#s-3f2a"),
            article: Some(a[0].clone()),
        },
    ]
}

fn months() -> Chart {
    let counts = [0, 0, 1, 0, 0, 2, 3, 1, 21, 9, 4, 2, 1, 0, 1, 0, 0, 1, 0, 0, 0, 5, 1, 0];
    let counts: Vec<_> =
        counts.iter().enumerate().map(|(i, n)| (format!("الشهر {}: {n}", i + 1), *n)).collect();
    Chart {
        bars: bars(&counts),
        alt: s("عدد المقالات في كل شهر؛ أعلاها 21 في سبتمبر 2023"),
        start: s("يناير 2023"),
        end: s("ديسمبر 2024"),
    }
}

fn pager() -> Option<Pager> {
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

const BODY: &str = r##"<p><span class="s" id="s-1a">استيقظ أهل <a class="mention mention--place" data-entity="derna" href="../entities/derna.html">درنة</a> قبل فجر <span class="when">الاثنين</span> على دويّ لم يعرفوا له مثيلًا، ثم جاء الماء.<a class="s-link" href="#s-1a" tabindex="-1" aria-hidden="true"></a></span> <span class="s" id="s-2b">كانت العاصفة «دانيال» قد صبّت على الجبل الأخضر في يوم واحد ما يزيد على مطر عام كامل، فامتلأ <a class="mention mention--place" data-entity="wadi-derna" href="../entities/derna.html">وادي درنة</a> حتى حافتيه، وانهار <a class="mention mention--event" data-event="derna-flood" href="../events/derna-flood.html">سدّ أبو منصور</a> ثم تبعه سدّ البلاد.<a class="s-link" href="#s-2b" tabindex="-1" aria-hidden="true"></a></span></p>
<p><span class="s" id="s-3f2a">وقال عميد بلدية المدينة <a class="mention mention--person" data-entity="ghaithi" href="../entities/derna.html">عبد المنعم الغيثي</a> إن الحصيلة قد تبلغ <span class="figure">عشرين ألف قتيل</span>، في حين تحدّث <a class="mention mention--organization" data-entity="lrcs" href="../entities/derna.html">الهلال الأحمر الليبي</a> عن <span class="figure">أكثر من 11 ألفًا</span>، ثم نفى ناطق باسمه أن يكون الرقم صادرًا عنه.<a class="s-link" href="#s-3f2a" tabindex="-1" aria-hidden="true"></a></span> <span class="s" id="s-4c">وقدّرت <a class="mention mention--organization" data-entity="iom" href="../entities/derna.html">المنظمة الدولية للهجرة</a> (<bdi lang="en" dir="ltr">IOM</bdi>) عدد من فقدوا بيوتهم في المدينة وحدها بنحو <span class="figure">30 ألف شخص</span>.<a class="s-link" href="#s-4c" tabindex="-1" aria-hidden="true"></a></span></p>
<h2 id="h-1">أسئلة عن الإنذار</h2>
<p><span class="s" id="s-5d">ورأى الأمين العام للمنظمة العالمية للأرصاد الجوية <a class="mention mention--person" data-entity="taalas" href="../entities/derna.html">بيتيري تالاس</a> أن معظم الوفيات كان يمكن تجنّبه: <q class="quote">«لو كانت هناك خدمة أرصاد تعمل كما ينبغي لأمكن إصدار التحذيرات»</q>.<a class="s-link" href="#s-5d" tabindex="-1" aria-hidden="true"></a></span> <span class="s" id="s-6e">ولم تُجرَ للسدَّين صيانة تُذكر منذ مطلع القرن، على ما جاء في دراسة جامعية نُشرت قبل الكارثة بعام وحذّرت من «عواقب وخيمة» على سكان الوادي.<a class="s-link" href="#s-6e" tabindex="-1" aria-hidden="true"></a></span></p>
<blockquote><p><span class="s" id="s-7f">لم يكن عندنا وقت لنفكر؛ صعدنا إلى السطح، ورأينا البيوت تمرّ من أمامنا.<a class="s-link" href="#s-7f" tabindex="-1" aria-hidden="true"></a></span></p></blockquote>
<p><span class="s" id="s-8a">وبعد أسبوع بقيت أحياء كاملة معزولة بعد أن جرف السيل جسور المدينة الأربعة، ووصلت فرق بحث من <a class="mention mention--place" data-entity="turkey" href="../entities/derna.html">تركيا</a> و<a class="mention mention--place" data-entity="egypt" href="../entities/derna.html">مصر</a> و<a class="mention mention--place" data-entity="italy" href="../entities/derna.html">إيطاليا</a>، بينما واصل متطوعون <a class="mention mention--nationality" data-entity="ly" href="../entities/derna.html">ليبيون</a> جاؤوا من غرب البلاد انتشال الجثامين بأيديهم.<a class="s-link" href="#s-8a" tabindex="-1" aria-hidden="true"></a></span></p>"##;

pub fn article() -> ArticlePage {
    let group = |slug: &str, label: &str, items: Vec<EntityRef>, more: Vec<EntityRef>| PanelGroup {
        kind: kind(slug),
        label: s(label),
        count: (items.len() + more.len()).to_string(),
        items,
        more,
    };
    let a = articles();
    ArticlePage {
        shell: shell("article", "ليلة انهار السدّان", 1, "المقالات"),
        title: s("ليلة انهار السدّان: كيف غرقت درنة في ساعات"),
        source: Some(SourceLine {
            name: s("وكالة الأنباء الليبية"),
            href: o("../sources/wakala.html"),
            url: o("https://example.org/derna"),
            author: None,
        }),
        place: Some(places()[0].clone()),
        date: Some(DateView {
            text: s("14 سبتمبر 2023"),
            iso: o("2023-09-14"),
            hijri: o("29 صفر 1445"),
        }),
        reading_time: o("3 دقائق قراءة"),
        summary: a[0].summary.clone(),
        body_html: s(BODY),
        panel: vec![
            group("person", "أشخاص", people(), vec![]),
            group("place", "أماكن", places()[..3].to_vec(), places()[3..].to_vec()),
            group("organization", "مؤسسات", bodies(), vec![]),
        ],
        events: events()[2..4].to_vec(),
        figures: vec![
            Figure {
                value: s("عشرون ألفًا"),
                label: s("قتيل في تقدير"),
                href: s("#s-3f2a"),
                source: o("عبد المنعم الغيثي"),
            },
            Figure {
                value: s("أكثر من 11 ألفًا"),
                label: s("قتيل"),
                href: s("#s-3f2a"),
                source: o("الهلال الأحمر الليبي"),
            },
            Figure {
                value: s("نحو 30 ألفًا"),
                label: s("نازح"),
                href: s("#s-4c"),
                source: o("المنظمة الدولية للهجرة"),
            },
        ],
        quotes: quotes()[..1]
            .iter()
            .cloned()
            .map(|q| QuoteView { article: None, href: s("#s-5d"), ..q })
            .collect(),
        related: vec![
            Related {
                article: a[3].clone(),
                reason: s("يشتركان في: انهيار سدَّي درنة، عبد المنعم الغيثي"),
            },
            Related {
                article: a[2].clone(), reason: s("يشتركان في: بيتيري تالاس")
            },
            Related { article: a[4].clone(), reason: s("يشتركان في: وادي درنة") },
        ],
        tags: vec![link("../tags/index.html", "كوارث"), link("../tags/index.html", "ليبيا")],
        previous: Some(a[1].clone()),
        next: Some(a[3].clone()),
        ..ArticlePage::default()
    }
}

pub fn entity() -> EntityPage {
    let companion = |entity: EntityRef, n: u64, relation: Option<&str>| Companion {
        entity,
        count: n.to_string(),
        share: percent(n, 9),
        relation: relation.map(s),
        href: None,
    };
    EntityPage {
        shell: shell("entity", "عبد المنعم الغيثي", 1, "الأعلام"),
        key: s("ghaithi"),
        kind: kind("person"),
        name: s("عبد المنعم الغيثي"),
        latin_name: o("Abdulmenam al-Ghaithi"),
        tagline: o("عميد بلدية درنة"),
        presence: o("ورد في 12 مقالًا من 4 مصادر، بين 11 سبتمبر و25 سبتمبر 2023"),
        facts: vec![
            Fact {
                label: s("البلد"), html: s("<a href=\"../entities/derna.html\">ليبيا</a>")
            },
            Fact {
                label: s("المدينة"), html: s("<a href=\"../entities/derna.html\">درنة</a>")
            },
            Fact {
                label: s("في ويكي بيانات"),
                html: s(
                    "<a href=\"https://www.wikidata.org/wiki/Q1\" rel=\"external\"><bdi lang=\"en\" dir=\"ltr\">Q1</bdi></a>",
                ),
            },
        ],
        names: vec![
            NameForm { text: s("عبد المنعم الغيثي"), count: s("14") },
            NameForm { text: s("الغيثي"), count: s("9") },
            NameForm { text: s("عبدالمنعم الغيثي"), count: s("3") },
        ],
        roles: vec![
            Role {
                title: s("عميد بلدية"),
                of: Some(places()[0].clone()),
                period: o("حتى سبتمبر 2023"),
                count: o("في 9 مقالات"),
                href: o("../articles/derna.html#s-3f2a"),
            },
            Role {
                title: s("عضو المجلس البلدي في"),
                of: Some(places()[0].clone()),
                period: None,
                count: o("في مقال واحد"),
                href: o("../articles/derna.html#s-3f2a"),
            },
        ],
        months: Some(months()),
        events: events()[2..].to_vec(),
        quotes_by: vec![quotes()[1].clone()],
        quotes_about: vec![quotes()[0].clone()],
        company: vec![
            companion(places()[0].clone(), 9, None),
            companion(bodies()[0].clone(), 6, Some("خالفه في الحصيلة")),
            companion(people()[1].clone(), 3, None),
            companion(bodies()[1].clone(), 2, None),
        ],
        coverage: coverage(),
        pager: pager(),
        data: vec![link("derna.json", "هذه الصفحة بصيغة JSON")],
        ..EntityPage::default()
    }
}

pub fn event_page() -> EventPage {
    let axis = Axis::new(20_000);
    let row = |source: Option<EntityRef>,
               text: &str,
               value: &str,
               span: (u64, u64),
               open: Option<&str>,
               hedge: Option<&str>,
               repeated| {
        let (x, width) = axis.span(span.0, span.1);
        FigureRow {
            source,
            source_text: s(text),
            value: s(value),
            hedge: hedge.map(s),
            group: None,
            date: date("14 سبتمبر 2023", "2023-09-14"),
            x,
            width,
            open: open.map(s),
            sentence: sentence(
                "وقال عميد بلدية المدينة إن الحصيلة قد تبلغ <mark>عشرين ألف قتيل</mark>.",
            ),
            article: articles()[0].clone(),
            repeated,
        }
    };
    let rows = vec![
        row(
            Some(people()[0].clone()),
            "",
            "من 18 ألفًا إلى 20 ألفًا",
            (18_000, 20_000),
            None,
            Some("قد يبلغ"),
            false,
        ),
        row(
            Some(bodies()[0].clone()),
            "",
            "أكثر من 11 ألفًا",
            (11_000, 11_000),
            Some("more"),
            None,
            false,
        ),
        row(
            Some(bodies()[0].clone()),
            "",
            "2000",
            (2_000, 2_000),
            Some("more"),
            Some("على الأقل"),
            true,
        ),
        row(None, "وزارة الصحة في حكومة الشرق", "3166", (3_166, 3_166), None, None, false),
        row(Some(bodies()[1].clone()), "", "نحو 4000", (4_000, 4_000), None, Some("تقريبًا"), false),
    ];
    let e = events();
    EventPage {
        shell: shell("event", "انهيار سدَّي درنة", 1, "الأحداث"),
        key: s("derna-flood"),
        title: s("انهيار سدَّي درنة"),
        kind: kind("disaster"),
        date: Some(DateView {
            text: s("11 سبتمبر 2023"),
            iso: o("2023-09-11"),
            hijri: o("26 صفر 1445"),
        }),
        place: Some(places()[0].clone()),
        presence: o("ورد في 12 مقالًا من 5 مصادر"),
        part_of: Some(e[0].clone()),
        account: Some(Account {
            sentence: sentence(
                "كانت العاصفة «دانيال» قد صبّت على الجبل الأخضر في يوم واحد ما يزيد على مطر عام كامل، فامتلأ وادي درنة حتى حافتيه، وانهار سدّ أبو منصور ثم تبعه سدّ البلاد.",
            ),
            article: articles()[0].clone(),
        }),
        participants: vec![
            ParticipantGroup { role: s("المتضررون"), entities: vec![places()[0].clone()] },
            ParticipantGroup { role: s("المُغيثون"), entities: bodies() },
        ],
        figures: vec![FigureTable {
            measure: s("القتلى"),
            group: None,
            range: s("من 2000 إلى 20 ألفًا بحسب أربعة مصادر"),
            ticks: axis.ticks(|n| n.to_string()),
            rows,
        }],
        statements: vec![
            Side {
                label: s("بلدية درنة"), entity: None, quotes: vec![quotes()[1].clone()]
            },
            Side {
                label: String::new(),
                entity: Some(bodies()[2].clone()),
                quotes: vec![quotes()[0].clone()],
            },
        ],
        before: e[..2].to_vec(),
        after: e[3..].to_vec(),
        coverage: coverage(),
        data: vec![link("derna-flood.json", "هذا الحدث بصيغة JSON")],
        ..EventPage::default()
    }
}

pub fn home() -> HomePage {
    let flat = |items: Vec<EntityRef>| {
        items
            .into_iter()
            .map(|e| EntityRef { note: None, href: s("entities/derna.html"), ..e })
            .collect()
    };
    let presence = |slug: &str, label: &str, items| Presence {
        kind: kind(slug),
        label: s(label),
        href: s("entities/index.html"),
        items: flat(items),
    };
    let stat = |href: &str, value: &str, label: &str| Stat {
        href: s(href),
        value: s(value),
        label: s(label),
    };
    HomePage {
        shell: shell("home", "دفاتر", 0, ""),
        title: s("دفاتر"),
        description: s("ما قالته الصحف عن فيضان درنة، مرتَّبًا بمن قاله ومتى وأين."),
        stats: vec![
            stat("articles/index.html", "128", "مقالًا"),
            stat("entities/index.html", "412", "علمًا"),
            stat("events/index.html", "57", "حدثًا"),
            stat("sources.html", "9", "مصادر"),
        ],
        lead: Some(Lead {
            kicker: s("ملف"),
            href: s("dossiers/derna.html"),
            title: s("فيضان درنة: من العاصفة إلى السؤال عمّن يحاسَب"),
            summary: o(
                "في ليلة واحدة من سبتمبر 2023 ابتلع السيل ربع مدينة. هذا الملف يتتبّع الأحداث بترتيبها، ويضع كل رقم إلى جانب قائله.",
            ),
            strip: events(),
        }),
        latest: articles(),
        present: vec![
            presence("person", "أشخاص", people()),
            presence("place", "أماكن", places()),
            presence("organization", "مؤسسات", bodies()),
        ],
        context_title: s("اليوم في السياق"),
        context: events()[1..4].to_vec(),
        density: Some(months()),
    }
}

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
        shell: shell("entities", "الأعلام", 1, "الأعلام"),
        title: s("الأعلام"),
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
        pager: None,
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
        shell: Shell { noindex: true, ..shell("lost", "لم نجد هذه الصفحة", 0, "") },
        links: vec![
            link("index.html", "الصفحة الأولى"),
            link("articles/index.html", "المقالات"),
            link("entities/index.html", "الأعلام"),
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
        letters: letters(),
        groups: vec![
            group(people()[1].clone(), quotes()[..1].to_vec()),
            group(people()[0].clone(), quotes()),
        ],
        pager: None,
    }
}

pub fn map() -> MapPage {
    let place = |entity: EntityRef| MapPlace { entity, events: events()[2..4].to_vec() };
    MapPage {
        shell: shell("map", "الخريطة", 0, ""),
        title: s("الخريطة"),
        intro: o("الأماكن التي وقعت فيها الأحداث."),
        svg_html: o(
            "<svg viewBox=\"0 0 960 480\" role=\"img\" aria-label=\"خريطة الأماكن\"><rect class=\"map-sea\" width=\"960\" height=\"480\"/><path class=\"map-land\" d=\"M200 120h300l80 120-160 180H180z\"/><circle class=\"map-dot\" cx=\"420\" cy=\"180\" r=\"14\"/></svg>",
        ),
        places: places()[..3].iter().cloned().map(place).collect(),
        note: o("الحدود مأخوذة من بيانات Natural Earth، وهي ترسم الأمر الواقع ولا تقرّ به."),
    }
}

pub fn graph() -> GraphPage {
    GraphPage {
        shell: shell("graph", "شبكة العلاقات", 0, ""),
        title: s("شبكة العلاقات"),
        intro: o("من يُذكر مع من في الجملة نفسها."),
        svg_html: None,
        groups: vec![Presence {
            kind: kind("person"),
            label: s("عبد المنعم الغيثي"),
            href: s("entities/derna.html"),
            items: places(),
        }],
    }
}

pub fn redirect() -> RedirectPage {
    RedirectPage {
        shell: Shell { noindex: true, ..shell("redirect", "انتقلت الصفحة", 1, "") },
        to: link("derna.html", "درنة"),
    }
}
