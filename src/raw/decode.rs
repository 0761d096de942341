//! From the bytes of a file to its text, whatever the encoding.
//!
//! In: bytes and a hint whether they are HTML. Out: text without byte order mark, and the name of the
//! encoding. A mark at the start wins, then valid UTF-8, then the shape of UTF-16, then what an HTML
//! page declares, then a guess among the single-byte Arabic encodings. Binary files are refused
//! with a reason; nothing here panics.

use std::fmt;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};

/// The text of a file and the encoding it was in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    /// The encoding's WHATWG name: `UTF-8`, `windows-1256` …
    pub encoding: &'static str,
    /// Bytes that stood for nothing and became U+FFFD.
    pub n_replaced: usize,
}

/// Why a file cannot be read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// The file holds no letter at all.
    Empty,
    /// NUL bytes or other control bytes: an image, an archive, a word processor's file.
    Binary,
    /// A well-known file format that is not text.
    Format(&'static str),
    /// Over 4 GiB: positions would not fit.
    TooLarge,
}

/// Formats whose first bytes give them away, with the name an author knows.
const SIGNATURES: [(&[u8], &str); 8] = [
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP, DOCX or ODT"),
    (b"\xd0\xcf\x11\xe0", "DOC"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
];

/// How much of a page may come before its `<meta charset>`, with room for careless pages.
const META_WINDOW: usize = 4096;

/// Decodes the bytes of a text file or a saved page.
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(DecodeError::TooLarge);
    }
    if let Some((_, name)) = SIGNATURES.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Err(DecodeError::Format(name));
    }
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => guess(bytes)?,
    };
    let (text, _, _) = encoding.decode(bytes);
    let n_replaced = text.matches('\u{fffd}').count();
    let n_controls = text.chars().filter(|c| is_control(*c)).count();
    let n_chars = text.chars().count();
    if n_controls * 50 > n_chars || n_replaced * 10 > n_chars || text.contains('\0') {
        return Err(DecodeError::Binary);
    }
    if !text.chars().any(char::is_alphanumeric) {
        return Err(DecodeError::Empty);
    }
    Ok(Decoded { text: text.into_owned(), encoding: encoding.name(), n_replaced })
}

fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{1a}' | '\u{85}')
}

/// The encoding of bytes without a byte order mark.
fn guess(bytes: &[u8]) -> Result<&'static Encoding, DecodeError> {
    if let Some(encoding) = utf16_shape(bytes) {
        return Ok(encoding);
    }
    if bytes.contains(&0) {
        return Err(DecodeError::Binary);
    }
    if is_nearly_utf8(bytes) {
        return Ok(UTF_8);
    }
    if let Some(declared) = declared(bytes).filter(|e| *e != UTF_8) {
        return Ok(declared);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    // This program reads Arabic news: a Western guess for bytes that spell Arabic letters is wrong.
    match guessed {
        e if e == WINDOWS_1256 || e == ISO_8859_6 => Ok(e),
        e if reads_as_arabic(bytes, WINDOWS_1256) => {
            debug_assert!(e != UTF_8);
            Ok(WINDOWS_1256)
        }
        e => Ok(e),
    }
}

/// UTF-8, forgiving a character cut at the end of a truncated file and a few broken bytes.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(e) if e.error_len().is_none() => true,
        Err(_) => {
            let text = String::from_utf8_lossy(bytes);
            let bad = text.matches('\u{fffd}').count();
            let foreign = text.chars().filter(|c| !c.is_ascii()).count();
            bad * 50 < foreign
        }
    }
}

/// UTF-16 without a mark: half of the bytes of an Arabic or Latin letter are 0x06 or 0x00, all on
/// the same side.
fn utf16_shape(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(4096))?;
    let n = sample.len() / 2;
    if n < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let high = |b: &u8| matches!(b, 0x00 | 0x06);
    let evens = sample.iter().step_by(2).filter(|b| high(b)).count();
    let odds = sample.iter().skip(1).step_by(2).filter(|b| high(b)).count();
    match (evens * 10 >= n * 9, odds * 10 >= n * 9) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// What `<meta charset=…>` or an XML declaration near the start names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(META_WINDOW))?;
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let looks_like_page =
        head.contains("<html") || head.contains("<meta") || head.contains("<?xml");
    if !looks_like_page {
        return None;
    }
    let at =
        head.find("charset=").map(|i| i + 8).or_else(|| head.find("encoding=").map(|i| i + 9))?;
    let rest = head.get(at..)?.trim_start_matches(['"', '\'', ' ']);
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':'));
    Encoding::for_label(rest.get(..end.unwrap_or(rest.len()))?.as_bytes()).map(|e| {
        // A Western label on a page whose bytes spell Arabic is a careless template.
        if e == WINDOWS_1252 && reads_as_arabic(bytes, WINDOWS_1256) { WINDOWS_1256 } else { e }
    })
}

/// True when the non-ASCII characters are mostly Arabic letters under `encoding`.
fn reads_as_arabic(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let (text, _, _) = encoding.decode(bytes);
    let foreign = text.chars().filter(|c| !c.is_ascii()).count();
    let arabic = text.chars().filter(|c| matches!(c, '\u{621}'..='\u{64a}')).count();
    arabic > 0 && arabic * 10 >= foreign * 8
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the file holds no text"),
            Self::Binary => f.write_str("the file is not text: it holds control bytes"),
            Self::Format(name) => write!(f, "the file is {name}, expected plain text or HTML"),
            Self::TooLarge => f.write_str("the file is larger than 4 GiB"),
        }
    }
}

impl std::error::Error for DecodeError {}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "افتتح الوزير معرض الكتاب في المدينة، وحضر الحفل عدد من الأدباء.\n";

    fn decoded(bytes: &[u8]) -> (String, &'static str) {
        decode(bytes).map(|d| (d.text, d.encoding)).unwrap_or_default()
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() })
            .collect()
    }

    #[test]
    fn every_encoding_of_arabic_news_gives_the_same_text() {
        let (win, _, _) = WINDOWS_1256.encode(TEXT);
        let (iso, _, unmappable) = ISO_8859_6.encode(TEXT);
        assert!(!unmappable);
        let bom = ["\u{feff}".as_bytes(), TEXT.as_bytes()].concat();
        let mut le = vec![0xff, 0xfe];
        le.extend(utf16(TEXT, false));
        for (bytes, name) in [
            (TEXT.as_bytes().to_vec(), "UTF-8"),
            (bom, "UTF-8"),
            (win.to_vec(), "windows-1256"),
            (iso.to_vec(), "ISO-8859-6"),
            (utf16(TEXT, false), "UTF-16LE"),
            (utf16(TEXT, true), "UTF-16BE"),
            (le, "UTF-16LE"),
        ] {
            assert_eq!(decoded(&bytes), (TEXT.to_owned(), name));
        }
    }

    #[test]
    fn a_page_says_its_encoding_and_careless_pages_are_forgiven() {
        for label in ["windows-1256", "iso-8859-1", "utf-8"] {
            let page = format!("<html><head><meta charset={label}></head><p>{TEXT}");
            let (bytes, _, _) = WINDOWS_1256.encode(&page);
            assert_eq!(decoded(&bytes), (page, "windows-1256"), "{label}");
        }
    }

    #[test]
    fn what_is_not_text_is_refused_with_a_reason() {
        assert_eq!(decode(b""), Err(DecodeError::Empty));
        assert_eq!(decode(" \n\u{a0}".as_bytes()), Err(DecodeError::Empty));
        assert_eq!(decode(b"%PDF-1.7 ..."), Err(DecodeError::Format("PDF")));
        assert_eq!(decode(b"abc\0def\0\x01\x02zz"), Err(DecodeError::Binary));
        let mut cut = TEXT.as_bytes().to_vec();
        cut.pop();
        cut.pop();
        cut.extend("ع".as_bytes().first());
        assert_eq!(decoded(&cut).1, "UTF-8");
    }
}
