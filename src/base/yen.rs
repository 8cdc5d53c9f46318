//! Money: whole yen, never a floating-point number.

use serde::{Deserialize, Serialize};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};

/// Whole yen. May be negative where a difference is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Yen(pub i64);

impl Yen {
    pub const ZERO: Self = Self(0);

    /// `parts` per thousand of this amount, fractions of a yen cut off as public schemes do (660,000 × 700‰ = 462,000).
    pub fn per_mille(self, parts: u32) -> Self {
        Self(self.0.saturating_mul(i64::from(parts)) / 1000)
    }

    /// Number of steps of ¥50,000, halves upward: the grain in which routes compare their cost.
    pub fn in_fifty_thousands(self) -> i64 {
        self.0.saturating_add(25_000).div_euclid(50_000)
    }
}

impl Add for Yen {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Yen {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Yen {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Yen {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seventy_percent_of_660_000_is_462_000() {
        assert_eq!(Yen(660_000).per_mille(700), Yen(462_000));
        assert_eq!(Yen(18_000).per_mille(200), Yen(3_600));
        assert_eq!(Yen(1_999).per_mille(500), Yen(999), "fractions are cut off");
    }

    #[test]
    fn cost_is_compared_in_steps_of_fifty_thousand() {
        let steps: Vec<i64> = [0, 24_999, 25_000, 60_000, 120_000].map(|y| Yen(y).in_fifty_thousands()).into();
        assert_eq!(steps, [0, 0, 1, 1, 2]);
    }
}
