//! Chance that is the same on every machine: a seed in, numbers out.

/// SplitMix64.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// A stream of its own for each `name` and number.
    pub fn new(name: &str, n: usize) -> Self {
        let mut seed = 0x9E37_79B9_7F4A_7C15_u64 ^ n as u64;
        for byte in name.bytes() {
            seed = seed.wrapping_mul(0x0100_0000_01B3).wrapping_add(u64::from(byte));
        }
        let mut chance = Self(seed);
        chance.next();
        chance
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n.max(1) as u64).unwrap_or_default()
    }

    /// A number from `low` to `high`.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// True `n` times of a hundred.
    pub fn percent(&mut self, n: usize) -> bool {
        self.below(100) < n
    }

    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let ix = self.below(list.len());
        &list[ix]
    }
}

/// Ranks drawn as words of a language are: the second half as often as the first, and so on.
#[derive(Clone, Debug)]
pub struct Zipf(Vec<u64>);

impl Zipf {
    /// `n` ranks; the higher `offset`, the flatter the head.
    pub fn new(n: usize, offset: u64) -> Self {
        let mut sum = 0;
        let weights = (1..=n as u64).map(|rank| {
            sum += 1_000_000_000 / (rank + offset);
            sum
        });
        Self(weights.collect())
    }

    pub fn draw(&self, chance: &mut Chance) -> usize {
        let all = self.0.last().copied().unwrap_or(1);
        let at = chance.next() % all;
        self.0.partition_point(|sum| *sum <= at)
    }
}
