//! Deflate (RFC 1951, in the frame of RFC 1950) for pictures that are mostly flat.
//!
//! In: rows of bytes of one length. Out: a zlib stream. Bytes are repeated from one place before
//! them or from the row above, and from nowhere else: that is what flat colours and letters on
//! them have in common, and is found many bytes at a time. A general packer looks everywhere, at
//! every byte: for a card that cost ten times as much for a file of about the same size.

/// What is written: a byte, or some bytes that were there before.
#[derive(Clone, Copy)]
enum Token {
    Byte(u8),
    /// So many bytes (3 to 258) from one place before, or from the row above.
    Flat(u16),
    Above(u16),
}

/// Shortest and longest repetition, and the furthest it reaches back.
const LEAST: usize = 3;
const MOST: usize = 258;
const REACH: usize = 32_768;

/// The first length of each code of lengths, from symbol 257 on; with how many more bits.
const LENGTHS: [(u16, u8); 29] = [
    (3, 0),
    (4, 0),
    (5, 0),
    (6, 0),
    (7, 0),
    (8, 0),
    (9, 0),
    (10, 0),
    (11, 1),
    (13, 1),
    (15, 1),
    (17, 1),
    (19, 2),
    (23, 2),
    (27, 2),
    (31, 2),
    (35, 3),
    (43, 3),
    (51, 3),
    (59, 3),
    (67, 4),
    (83, 4),
    (99, 4),
    (115, 4),
    (131, 5),
    (163, 5),
    (195, 5),
    (227, 5),
    (258, 0),
];
/// Symbols of bytes and lengths, of distances; the one that ends all.
const SYMBOLS: usize = 286;
const DISTANCES: usize = 30;
const END: usize = 256;
/// The order in which the lengths of the codes of lengths are told.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// The rows, each `wide` bytes, packed.
pub(super) fn packed(rows: &[u8], wide: usize) -> Vec<u8> {
    let tokens = tokens(rows, wide);
    let (above, above_more) = distance(wide);
    let mut counts = ([0; SYMBOLS], [0; DISTANCES]);
    for token in &tokens {
        let (symbol, far) = match token {
            Token::Byte(byte) => (usize::from(*byte), None),
            Token::Flat(n) => (length(*n).0, Some(0)),
            Token::Above(n) => (length(*n).0, Some(above)),
        };
        counts.0[symbol] += 1;
        far.into_iter().for_each(|far| counts.1[far] += 1);
    }
    counts.0[END] = 1;
    // A picture without a repetition has no distance; one must be told all the same.
    counts.1[0] = counts.1[0].max(1);
    let (symbols, distances) = (Code::of(&counts.0, 15), Code::of(&counts.1, 15));
    let mut out = Bits { bytes: vec![0x78, 0x01], held: 0, n: 0 };
    // One block, the last, with codes of its own.
    out.put(0b101, 3);
    told(&mut out, &symbols, &distances);
    for token in &tokens {
        match token {
            Token::Byte(byte) => symbols.put(&mut out, usize::from(*byte)),
            Token::Flat(n) | Token::Above(n) => {
                let (symbol, more, bits) = length(*n);
                symbols.put(&mut out, symbol);
                out.put(more, bits);
                match token {
                    Token::Above(_) => {
                        distances.put(&mut out, above);
                        out.put(above_more.0, above_more.1);
                    }
                    _ => distances.put(&mut out, 0),
                }
            }
        }
    }
    symbols.put(&mut out, END);
    let mut bytes = out.done();
    bytes.extend(adler(rows).to_be_bytes());
    bytes
}

fn tokens(rows: &[u8], wide: usize) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(rest) = rows.get(at..).filter(|rest| !rest.is_empty()) {
        let since = |back: usize| {
            let from = at.checked_sub(back).and_then(|from| rows.get(from..));
            from.map_or(0, |from| alike(rest, from))
        };
        let above = if wide <= REACH { since(wide) } else { 0 };
        let flat = if above < MOST { since(1) } else { 0 };
        let n = above.max(flat);
        if n < LEAST {
            out.extend(rest.first().copied().map(Token::Byte));
            at += 1;
            continue;
        }
        at += n;
        let mut left = n;
        while left > 0 {
            // No rest is too short to be told.
            let now =
                if left > MOST && left < MOST + LEAST { left - LEAST } else { left.min(MOST) };
            left -= now;
            let now = u16::try_from(now).unwrap_or(0);
            out.push(if above >= flat { Token::Above(now) } else { Token::Flat(now) });
        }
    }
    out
}

/// How many bytes both begin with.
fn alike(a: &[u8], b: &[u8]) -> usize {
    const BLOCK: usize = size_of::<u128>();
    let same = |(a, b): &(&[u8; BLOCK], &[u8; BLOCK])| {
        u128::from_ne_bytes(**a) == u128::from_ne_bytes(**b)
    };
    let blocks = a.as_chunks::<BLOCK>().0.iter().zip(b.as_chunks::<BLOCK>().0);
    let whole = BLOCK * blocks.take_while(same).count();
    let (a, b) = (a.get(whole..).unwrap_or_default(), b.get(whole..).unwrap_or_default());
    whole + a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// The symbol of a length, what is told beside it, in how many bits.
fn length(n: u16) -> (usize, u32, u8) {
    let at = LENGTHS.partition_point(|(first, _)| *first <= n) - 1;
    let (first, bits) = LENGTHS[at];
    (END + 1 + at, u32::from(n - first), bits)
}

/// The symbol of a distance, and what is told beside it in how many bits.
fn distance(n: usize) -> (usize, (u32, u8)) {
    let n = u32::try_from(n.clamp(1, REACH)).unwrap_or(1) - 1;
    if n < 4 {
        return (n as usize, (0, 0));
    }
    let bits = n.ilog2() - 1;
    let symbol = 2 * bits + (n >> bits);
    (symbol as usize, (n & ((1 << bits) - 1), u8::try_from(bits).unwrap_or(0)))
}

/// A prefix code: for each symbol its bits, the first one lowest, and how many.
struct Code(Vec<(u32, u8)>);

impl Code {
    /// The best code for symbols that come so often, of no more than `most` bits each.
    fn of(counts: &[u32], most: u8) -> Self {
        let mut counts = counts.to_vec();
        let mut lengths = shortest(&counts);
        while lengths.iter().any(|n| *n > most) {
            counts.iter_mut().filter(|n| **n > 0).for_each(|n| *n = *n / 2 + 1);
            lengths = shortest(&counts);
        }
        let mut next = 0_u32;
        let mut bits = vec![(0, 0); lengths.len()];
        for n in 1..=most {
            next <<= 1;
            for (bits, _) in bits.iter_mut().zip(&lengths).filter(|(_, length)| **length == n) {
                *bits = (next.reverse_bits() >> (32 - u32::from(n)), n);
                next += 1;
            }
        }
        Self(bits)
    }

    fn put(&self, out: &mut Bits, symbol: usize) {
        let (bits, n) = self.0[symbol];
        out.put(bits, n);
    }

    /// How long the code of each symbol is, the unused ones at the end left out.
    fn lengths(&self, least: usize) -> Vec<u8> {
        let used = self.0.iter().rposition(|(_, n)| *n > 0).map_or(0, |last| last + 1);
        self.0.iter().take(used.max(least)).map(|(_, n)| *n).collect()
    }
}

/// How long Huffman's code of each symbol is; 0 of one that never comes.
fn shortest(counts: &[u32]) -> Vec<u8> {
    let mut leaves: Vec<(u64, usize)> = counts.iter().map(|n| u64::from(*n)).zip(0..).collect();
    leaves.retain(|(n, _)| *n > 0);
    leaves.sort_unstable();
    let mut lengths = vec![0; counts.len()];
    if let [(_, only)] = *leaves {
        lengths[only] = 1;
        return lengths;
    }
    // Leaves, then the knots that join two, lightest first; a knot comes after what it joins.
    let mut weights: Vec<u64> = leaves.iter().map(|(n, _)| *n).collect();
    let mut knots = vec![0; leaves.len()];
    let (mut leaf, mut knot) = (0, leaves.len());
    for new in leaves.len()..(2 * leaves.len()).saturating_sub(1) {
        let mut lightest = || {
            let of_leaves =
                leaf < leaves.len() && (knot == weights.len() || weights[leaf] <= weights[knot]);
            let at = if of_leaves { &mut leaf } else { &mut knot };
            *at += 1;
            knots[*at - 1] = new;
            weights[*at - 1]
        };
        let weight = lightest() + lightest();
        weights.push(weight);
        knots.push(0);
    }
    let mut depths = vec![0_u8; weights.len()];
    for at in (0..weights.len().saturating_sub(1)).rev() {
        depths[at] = depths[knots[at]].saturating_add(1);
    }
    for ((_, symbol), depth) in leaves.iter().zip(&depths) {
        lengths[*symbol] = *depth;
    }
    lengths
}

/// Tells the codes: how long each symbol's is, runs of none together.
fn told(out: &mut Bits, symbols: &Code, distances: &Code) {
    let (symbols, distances) = (symbols.lengths(257), distances.lengths(1));
    let mut all: Vec<(usize, u32, u8)> = Vec::new();
    for lengths in [&symbols, &distances] {
        for alike in lengths.chunk_by(|a, b| a == b) {
            let (length, mut left) = (usize::from(alike[0]), alike.len());
            while length == 0 && left >= LEAST {
                let now = left.min(138);
                let told = u32::try_from(now).unwrap_or(0);
                all.push(if now > 10 { (18, told - 11, 7) } else { (17, told - 3, 3) });
                left -= now;
            }
            all.extend(std::iter::repeat_n((length, 0, 0), left));
        }
    }
    let mut counts = [0; ORDER.len()];
    all.iter().for_each(|(symbol, ..)| counts[*symbol] += 1);
    let code = Code::of(&counts, 7);
    let used = ORDER.iter().rposition(|symbol| code.0[*symbol].1 > 0).map_or(4, |at| at + 1);
    let number = |n: usize| u32::try_from(n).unwrap_or(0);
    out.put(number(symbols.len() - 257), 5);
    out.put(number(distances.len() - 1), 5);
    out.put(number(used.max(4) - 4), 4);
    for symbol in ORDER.iter().take(used.max(4)) {
        out.put(u32::from(code.0[*symbol].1), 3);
    }
    for (symbol, more, bits) in all {
        code.put(out, symbol);
        out.put(more, bits);
    }
}

/// Bits that become bytes, the lowest first.
struct Bits {
    bytes: Vec<u8>,
    held: u64,
    n: u32,
}

impl Bits {
    fn put(&mut self, bits: u32, n: u8) {
        self.held |= u64::from(bits) << self.n;
        self.n += u32::from(n);
        while self.n >= 8 {
            self.bytes.extend(self.held.to_le_bytes().first());
            self.held >>= 8;
            self.n -= 8;
        }
    }

    fn done(mut self) -> Vec<u8> {
        self.put(0, 7);
        self.bytes
    }
}

/// The checksum Adler-32.
fn adler(bytes: &[u8]) -> u32 {
    const BASE: u32 = 65_521;
    let (mut a, mut b) = (1_u32, 0_u32);
    // So many bytes before the sums could be too large.
    for some in bytes.chunks(4096) {
        let n = u32::try_from(some.len()).unwrap_or(0);
        let sum: u32 = some.iter().map(|byte| u32::from(*byte)).sum();
        let weighed =
            (1..=n).rev().zip(some).map(|(weight, byte)| u64::from(weight * u32::from(*byte)));
        let weighed = weighed.sum::<u64>() % u64::from(BASE);
        b = (b + n * a % BASE + u32::try_from(weighed).unwrap_or(0)) % BASE;
        a = (a + sum) % BASE;
    }
    b << 16 | a
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn unpacked(bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        flate2::read::ZlibDecoder::new(bytes).read_to_end(&mut out).expect("a zlib stream");
        out
    }

    /// Rows of letters and ground that are the same every time.
    fn rows(n: usize, wide: usize) -> Vec<u8> {
        let mut seed = 7_u32;
        let mut next = move || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed >> 16
        };
        let mut out = Vec::new();
        while out.len() < n * wide {
            let byte = next().to_le_bytes()[0];
            match next() % 4 {
                0 => out.extend(std::iter::repeat_n(byte, next() as usize % 700)),
                1 if out.len() >= wide => {
                    let from = out.len() - wide;
                    out.extend_from_within(from..from + next() as usize % wide);
                }
                _ => out.push(byte),
            }
        }
        out.truncate(n * wide);
        out
    }

    #[test]
    fn what_is_packed_is_unpacked_again() {
        for (n, wide) in [(0, 5), (1, 1), (1, 4), (3, 7), (40, 1201), (9, 33_000), (1, 70_000)] {
            let rows = rows(n, wide);
            assert_eq!(unpacked(&packed(&rows, wide)), rows, "{n} rows of {wide}");
        }
        for n in 0..1200 {
            let flat = vec![9; n];
            assert_eq!(unpacked(&packed(&flat, 1201)), flat, "{n}");
        }
    }

    #[test]
    fn every_byte_has_a_code() {
        // Counts that grow like Fibonacci's want codes longer than there may be.
        let (mut rows, mut a, mut b) = (Vec::new(), 1, 1);
        for byte in 0..24 {
            rows.extend((0..a).flat_map(|n: usize| [byte, 100 + n.to_le_bytes()[0] % 100]));
            (a, b) = (b, a + b);
        }
        assert_eq!(unpacked(&packed(&rows, 1000)), rows);
    }
}
