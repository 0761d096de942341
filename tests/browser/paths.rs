//! A new reader's questions, answered from the home page in three clicks at most.
//!
//! Each path follows links a reader sees, by the words on them, and ends where the answer can be
//! read: in the window's text, without opening anything.

use crate::{browser, chromium::Chromium, url};

/// What is asked, the words of the links that are followed, and what must then be read.
struct Path {
    question: &'static str,
    clicks: &'static [&'static str],
    answer: &'static [&'static str],
}

const PATHS: &[Path] = &[
    Path {
        question: "كم قتل في عملية سبتمبر 2023 وبحسب من؟",
        clicks: &["القتلى"],
        answer: &["القتلى", "32 شخصًا", "أناهيت ماناسيان", "200", "غيغام ستيبانيان", "192"],
    },
    Path {
        question: "ماذا قال باشينيان عن دور الجيش الأرميني؟",
        clicks: &["نيكول باشينيان"],
        answer: &["أقوال", "جيشها ليس له وجود في قرة باغ"],
    },
    Path {
        question: "من توسط في هدنة 2020؟",
        clicks: &["حرب 2020", "هدنة موسكو الإنسانية"],
        answer: &["من توسّط", "سيرغي لافروف"],
    },
    Path {
        question: "ماذا جرى قبل العملية؟",
        clicks: &["عملية سبتمبر 2023", "أربعًا وعشرين ساعة"],
        answer: &["قبله", "إغلاق ممر لاتشين"],
    },
];

#[test]
fn questions_of_a_new_reader_are_answered_in_three_clicks() {
    let Some(mut browser) = browser() else { return };
    let mut faults = Vec::new();
    for path in PATHS {
        assert!(path.clicks.len() <= 3, "{}", path.question);
        browser.open(&url("index.html"), 1280, 900);
        for words in path.clicks {
            if !click(&mut browser, words) {
                faults.push(format!("{}: no link «{words}» is seen", path.question));
                break;
            }
        }
        let text = browser.evaluate("document.querySelector('main').innerText");
        let text = text.as_str().unwrap_or_default();
        let missing: Vec<&&str> = path.answer.iter().filter(|a| !text.contains(**a)).collect();
        if !missing.is_empty() {
            faults.push(format!("{}: the page does not say {missing:?}", path.question));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Follows the first link a reader can see that holds the words.
fn click(browser: &mut Chromium, words: &str) -> bool {
    let found = browser.evaluate(&format!(
        "(() => {{
          const seen = a => a.checkVisibility() && a.getClientRects().length > 0;
          const link = [...document.querySelectorAll('main a[href]')]
            .find(a => seen(a) && a.textContent.includes({words:?}));
          return link ? link.href : '';
        }})()"
    ));
    let href = found.as_str().unwrap_or_default().to_owned();
    if !href.is_empty() {
        browser.open(&href, 1280, 900);
    }
    !href.is_empty()
}
