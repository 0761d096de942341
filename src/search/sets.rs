//! Sets of numbers as text: the shorter of gaps and a bitmap.
//!
//! Gaps: `-` and each distance to the last number, five bits a letter, the sixth says that more
//! follows. Bitmap: `#` and six numbers a letter. Sixty-four letters, none of which needs an
//! escape in a JavaScript string.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";

pub fn letter(n: u32) -> char {
    LETTERS.get((n & 63) as usize).map_or('A', |b| char::from(*b))
}

/// Appends a sorted set.
pub fn encode(set: &[u32], out: &mut String) {
    let mut gaps = String::with_capacity(set.len() + 1);
    let mut before = None;
    for n in set {
        let mut gap = before.map_or(*n, |b: u32| n.saturating_sub(b).saturating_sub(1));
        while gap >= 32 {
            gaps.push(letter(32 | gap & 31));
            gap >>= 5;
        }
        gaps.push(letter(gap));
        before = Some(*n);
    }
    let span = set.last().map_or(0, |last| *last as usize / 6 + 1);
    if gaps.len() <= span {
        out.push('-');
        out.push_str(&gaps);
        return;
    }
    let mut bits = vec![0_u32; span];
    for n in set {
        if let Some(slot) = bits.get_mut(*n as usize / 6) {
            *slot |= 1 << (n % 6);
        }
    }
    out.push('#');
    out.extend(bits.into_iter().map(letter));
}

#[cfg(test)]
pub fn decode(text: &str) -> Vec<u32> {
    let value = |c: u8| LETTERS.iter().position(|l| *l == c).unwrap_or(0) as u32;
    let mut out: Vec<u32> = Vec::new();
    if let Some(bits) = text.strip_prefix('#') {
        for (i, c) in (0..).zip(bits.bytes()) {
            out.extend((0..6).filter(|b| value(c) >> b & 1 == 1).map(|b| i * 6 + b));
        }
        return out;
    }
    let (mut gap, mut shift) = (0, 0);
    for c in text.bytes().skip(1) {
        let n = value(c);
        gap |= (n & 31) << shift;
        shift += 5;
        if n < 32 {
            out.push(out.last().map_or(gap, |last| last + 1 + gap));
            (gap, shift) = (0, 0);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sets_come_back(set in prop::collection::btree_set(0_u32..5000, 0..300)) {
            let set: Vec<u32> = set.into_iter().collect();
            let mut text = String::new();
            encode(&set, &mut text);
            prop_assert_eq!(decode(&text), set);
        }
    }
}
