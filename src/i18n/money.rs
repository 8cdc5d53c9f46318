//! Yen as people write them: 25,300円 where it must be exact, 2.5万円 where it must be quick to read.

use crate::base::{Lang, Yen};

/// 25,300円, ¥25,300.
pub fn yen(amount: Yen, lang: Lang) -> String {
    let grouped = grouped(amount.0.unsigned_abs());
    let sign = if amount.0 < 0 { "−" } else { "" };
    match lang {
        Lang::Ja => format!("{sign}{grouped}円"),
        Lang::En => format!("{sign}¥{grouped}"),
    }
}

/// 12,900.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() * 4 / 3 + 4);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// 2.5万円, 120万円, 1.2億円; below ¥10,000 exact. English keeps the thousands: ¥25k, ¥1.2M.
pub fn yen_about(amount: Yen, lang: Lang) -> String {
    let size = amount.0.unsigned_abs();
    let sign = if amount.0 < 0 { "−" } else { "" };
    match lang {
        _ if size < 10_000 => yen(amount, lang),
        Lang::Ja if size < 100_000_000 => format!("{sign}{}万円", tenths(size, 10_000)),
        Lang::Ja => format!("{sign}{}億円", tenths(size, 100_000_000)),
        Lang::En if size < 1_000_000 => format!("{sign}¥{}k", tenths(size, 1_000)),
        Lang::En => format!("{sign}¥{}M", tenths(size, 1_000_000)),
    }
}

/// One decimal where the number is small enough for it to matter, halves upward.
fn tenths(size: u64, unit: u64) -> String {
    let tenths = size.saturating_mul(10).saturating_add(unit / 2) / unit;
    if tenths >= 1000 || tenths.is_multiple_of(10) {
        grouped((tenths + 5) / 10)
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_amounts_have_their_thousands_marked() {
        assert_eq!(yen(Yen(25_300), Lang::Ja), "25,300円");
        assert_eq!(yen(Yen(-1_234_567), Lang::En), "−¥1,234,567");
        assert_eq!(yen(Yen(0), Lang::Ja), "0円");
        assert_eq!(yen(Yen(i64::MIN), Lang::En), "−¥9,223,372,036,854,775,808");
    }

    #[test]
    fn amounts_to_read_quickly_stand_in_man() {
        assert_eq!(yen_about(Yen(25_300), Lang::Ja), "2.5万円");
        assert_eq!(yen_about(Yen(-520_000), Lang::Ja), "−52万円");
        assert_eq!(yen_about(Yen(1_254_000), Lang::Ja), "125万円");
        assert_eq!(yen_about(Yen(16_080_000), Lang::Ja), "1,608万円");
        assert_eq!(yen_about(Yen(9_900), Lang::Ja), "9,900円");
        assert_eq!(yen_about(Yen(120_000_000), Lang::Ja), "1.2億円");
        assert_eq!(yen_about(Yen(25_300), Lang::En), "¥25.3k");
        assert_eq!(yen_about(Yen(1_250_000), Lang::En), "¥1.3M");
    }
}
