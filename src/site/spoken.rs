//! Which quoted words are a saying, and which only a name somebody gave a thing.
//!
//! In: the words and the verb that tells them. Out: yes or no. «إجراءات لمكافحة الإرهاب» and «التشكيلات
//! المسلحة» stand in quotation marks because the article keeps its distance: nobody said anything.

/// Fewer words are a name.
const SAYING: usize = 5;
/// So many words are a saying whatever they look like.
const LONG: usize = 8;
/// How verbs begin that give a thing a name: «سمّته», «وصفها بـ», «اعتبره».
const NAMING: [&str; 4] = ["سم", "يسم", "وصف", "اعتبر"];

/// Whether quoted words say something by themselves.
pub fn is_saying(words: &str, verb: &str) -> bool {
    let n = words.split_whitespace().count();
    let verb = crate::text::fold_key(verb);
    // «التشكيلات المسلحة الأرمينية غير القانونية»: a noun and its adjectives.
    let defined = words.split_whitespace().filter(|w| w.starts_with("ال")).count();
    let name = defined * 2 > n || NAMING.iter().any(|v| verb.starts_with(v));
    n >= SAYING && (n >= LONG || !name)
}

#[cfg(test)]
mod tests {
    use super::is_saying;

    #[test]
    fn a_name_in_quotation_marks_is_no_saying() {
        assert!(is_saying("استعدوا للدفاع عن وطننا المقدس", "كتب"));
        assert!(!is_saying("التشكيلات المسلحة الأرمينية غير القانونية", "قالت"));
        assert!(!is_saying("إجراءات لمكافحة الإرهاب ذات طابع محلي", "سمّته"));
        assert!(!is_saying("على كامل خط الجبهة", "قالت"));
    }
}
