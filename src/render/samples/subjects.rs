//! An article, an entity and an event.

use super::super::chart::{Axis, percent};
use super::super::views::*;
use super::*;

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
            Figures {
                label: s("القتلى"),
                lines: vec![
                    Figure {
                        value: s("أكثر من 11 ألف شخص"),
                        depth: 0,
                        of_them: None,
                        href: s("#s-3f2a"),
                        source: o("الهلال الأحمر الليبي"),
                        number: o("3"),
                    },
                    Figure {
                        value: s("مئة طفل"),
                        depth: 1,
                        of_them: o("منهم"),
                        href: s("#s-3f2a"),
                        source: None,
                        number: o("3"),
                    },
                ],
            },
            Figures {
                label: s("النازحون"),
                lines: vec![Figure {
                    value: s("نحو 30 ألفًا"),
                    depth: 0,
                    of_them: None,
                    href: s("#s-4c"),
                    source: o("المنظمة الدولية للهجرة"),
                    number: o("3"),
                }],
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
                reason: s("تشتركان في: انهيار سدَّي درنة، عبد المنعم الغيثي"),
            },
            Related {
                article: a[2].clone(), reason: s("تشتركان في: بيتيري تالاس")
            },
            Related { article: a[4].clone(), reason: s("تشتركان في: وادي درنة") },
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
        share: Some(percent(n, 9)),
        relation: relation.map(s),
        href: None,
    };
    EntityPage {
        shell: shell("entity", "عبد المنعم الغيثي", 1, "الأسماء"),
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
                construct: true,
                after: None,
                of: Some(places()[0].clone()),
                period: o("حتى سبتمبر 2023"),
                count: o("في 9 مقالات"),
                href: o("../articles/derna.html#s-3f2a"),
            },
            Role {
                title: s("عضو المجلس البلدي في"),
                construct: true,
                after: None,
                of: Some(places()[0].clone()),
                period: None,
                count: o("في مقال واحد"),
                href: o("../articles/derna.html#s-3f2a"),
            },
        ],
        months: Some(months()),
        events: events()[2..].to_vec(),
        covered: events()[..1].to_vec(),
        quotes_by: vec![quotes()[1].clone()],
        quotes_about: vec![quotes()[0].clone()],
        company: vec![
            companion(places()[0].clone(), 9, None),
            companion(bodies()[0].clone(), 6, Some("خالفه في الحصيلة")),
            companion(people()[1].clone(), 3, None),
            companion(bodies()[1].clone(), 2, None),
        ],
        older: vec![CoverageYear {
            label: s("2022"), count: s("مقالتان"), coverage: coverage()
        }],
        coverage: coverage(),
        pager: pager(),
        data: vec![link("derna.json", "هذه الصفحة بصيغة JSON")],
        ..EntityPage::default()
    }
}

pub fn event_page() -> EventPage {
    let axis = Axis::new(20_000, true);
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
            source_note: o("رئيس الهلال الأحمر"),
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
            again: if repeated { articles() } else { Vec::new() },
            ..FigureRow::default()
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
            more: Some(link("../figures.html", "كل الأرقام")),
            measure: s("القتلى"),
            grave: true,
            group: None,
            range: s("من 2000 إلى 20 ألفًا"),
            tellers: s("بحسب 4 جهات"),
            by: s("بحسب 4 جهات"),
            on: o("14 سبتمبر 2023"),
            charted: true,
            headed: true,
            ticks: axis.ticks(|n| n.to_string()),
            notes: rows[..1].to_vec(),
            rows,
            was: o("وكانت 2000 في 11 سبتمبر"),
            verdict: o("الأرقام متباينة"),
            apart: true,
            ..FigureTable::default()
        }],
        statements: vec![
            Side {
                label: s("بلدية درنة"),
                entity: None,
                quotes: vec![quotes()[1].clone()],
                again: Vec::new(),
                fold: None,
            },
            Side {
                label: String::new(),
                entity: Some(bodies()[2].clone()),
                quotes: vec![quotes()[0].clone()],
                again: vec![quotes()[1].clone()],
                fold: o("في جملة بلدية درنة نفسها"),
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
            stat("entities/index.html", "412", "اسمًا"),
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
            dates: o("سبتمبر 2023"),
            place: o("درنة"),
            count: Some(Counted {
                href: s("events/derna-flood.html#figures-h"),
                event: s("انهيار سدَّي درنة"),
                measure: s("القتلى"),
                lines: vec![CountedLine {
                    value: s("أكثر من 11 ألفًا"),
                    source: s("الهلال الأحمر"),
                    note: None,
                    date: o("14 سبتمبر 2023"),
                }],
                more: o("وجهة أخرى"),
                sides: vec![CountedSide {
                    label: o("من بنغازي"),
                    range: s("3"),
                    by: s("بلدية بنغازي"),
                    was: o("وكانت واحدًا في اليوم الأول"),
                }],
            }),
            strip: events(),
            plain: false,
        }),
        stories: vec![Story {
            kicker: s("كارثة"),
            href: s("events/derna-flood.html"),
            title: s("انهيار سدَّي درنة"),
            dates: o("11 سبتمبر 2023"),
            count: s("12 مقالة"),
            ..Story::default()
        }],
        latest: articles()
            .into_iter()
            .map(|article| Fresh {
                subject: Some(link("tags/flood.html", "فيضانات")), article
            })
            .collect(),
        voices: quotes(),
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
