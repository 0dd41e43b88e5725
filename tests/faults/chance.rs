//! Chance that can be repeated: every fault happens at a place that a printed seed decides.

/// SplitMix64. Source: Steele, Lea, Flood, OOPSLA 2014.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// Chance from a seed, and the seed's own stream for each part of a test that names itself.
    pub fn new(seed: u64, part: u64) -> Self {
        let mut chance = Self(seed ^ part.wrapping_mul(0xd1b5_4a32_d192_ed03));
        chance.next();
        chance
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number beneath `end`.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % end).unwrap_or(0)
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, times: usize) -> bool {
        self.below(100) < times
    }
}

/// How often, and from which seed: a command can ask for more, and for the same again.
#[derive(Clone, Copy, Debug)]
pub struct Dose {
    /// How many times.
    pub times: usize,
    /// What decides when and where.
    pub seed: u64,
}

impl Dose {
    /// `usual` times, unless `FRONT_SEAT_TIMES` says otherwise; a new seed, unless `FRONT_SEAT_SEED` gives one.
    pub fn of(usual: usize) -> Self {
        let said = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
        let times = said("FRONT_SEAT_TIMES").and_then(|times| usize::try_from(times).ok()).unwrap_or(usual);
        let seed = said("FRONT_SEAT_SEED").unwrap_or_else(|| getrandom::u64().expect("randomness") >> 32);
        Self { times, seed }
    }
}
