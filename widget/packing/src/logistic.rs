//! Chances and their logits, as whole numbers.
//!
//! A chance is that of a one, of 65,536; a logit is the logarithm of the odds, in 256ths. Mixing adds
//! logits, since a sure guess must weigh more than an unsure one.

/// Logits go from minus this to this: chances of 1 in 163,000.
pub const FAR: i32 = 3071;
/// Fewer chances are told apart when a logit is looked up.
const STEPS: usize = 4096;
/// `exp(-1/256)`, of 2³².
const STEP: u64 = 4_278_222_505;

/// The two tables.
#[derive(Debug)]
pub struct Logistic {
    /// By logit, from 0 on: the chance.
    chances: [u16; 3072],
    /// By chance, of [`STEPS`]: the logit.
    logits: [i16; STEPS],
}

impl Logistic {
    /// Tables that are not filled yet.
    pub const EMPTY: Logistic = Logistic {
        chances: [0; 3072],
        logits: [0; STEPS],
    };

    /// Fills the tables.
    pub fn fill(&mut self) {
        // The odds against, of 2³².
        let mut against = 1u64 << 32;
        let (mut logit, mut from) = (0, STEPS / 2);
        for chance in &mut self.chances {
            let sure = (1u64 << 48) / ((1 << 32) + against);
            *chance = u16::try_from(sure).unwrap_or(u16::MAX);
            against = (against * STEP) >> 32;
            // Every chance up to this one and above the last has this logit, and its opposite the
            // opposite one.
            while from <= usize::from(*chance) >> 4 {
                if let Some(of) = self.logits.get_mut(from) {
                    *of = logit;
                }
                if let Some(of) = self.logits.get_mut(STEPS - 1 - from) {
                    *of = -logit;
                }
                from += 1;
            }
            logit += 1;
        }
    }

    /// The chance behind a logit.
    pub fn chance(&self, logit: i32) -> i32 {
        let size = usize::try_from(logit.unsigned_abs().min(FAR.unsigned_abs())).unwrap_or(0);
        let chance = i32::from(self.chances.get(size).copied().unwrap_or_default());
        if logit < 0 { 65_536 - chance } else { chance }
    }

    /// The logit of a chance.
    pub fn logit(&self, chance: u32) -> i32 {
        let place = usize::try_from(chance >> 4).unwrap_or(0);
        self.logits.get(place).copied().unwrap_or_default().into()
    }
}
