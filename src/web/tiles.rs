//! Where the prefectures stand on the map of tiles: a grid in which neighbours stay near each other.
#![cfg_attr(not(feature = "web"), allow(dead_code, reason = "without a browser only its tests use it"))]

/// Column and row, both from 1, by the number of the national code (1 to 47). Between the main island and the others a row
/// is left out, as the sea is.
const PLACES: [(u8, u8); 47] = [
    (9, 1),
    (9, 2),
    (9, 3),
    (9, 4),
    (8, 3),
    (8, 4),
    (9, 5),
    (10, 6),
    (9, 6),
    (8, 6),
    (9, 7),
    (10, 7),
    (9, 8),
    (8, 8),
    (8, 5),
    (7, 5),
    (6, 5),
    (5, 6),
    (8, 7),
    (7, 6),
    (6, 6),
    (7, 7),
    (6, 7),
    (6, 8),
    (5, 7),
    (4, 7),
    (4, 8),
    (3, 7),
    (5, 8),
    (5, 9),
    (2, 7),
    (1, 7),
    (3, 8),
    (2, 8),
    (1, 8),
    (5, 12),
    (5, 11),
    (4, 11),
    (4, 12),
    (2, 10),
    (1, 10),
    (1, 11),
    (1, 12),
    (2, 11),
    (2, 12),
    (1, 13),
    (1, 14),
];

/// Three letters for each on a tile too narrow for its English name.
#[rustfmt::skip]
const CODES: [&str; 47] = [
    "HOK", "AOM", "IWA", "MYG", "AKI", "YGT", "FKS", "IBA", "TOC", "GUN", "SAI", "CHI",
    "TKY", "KAN", "NIG", "TOY", "ISH", "FKI", "YNS", "NGN", "GIF", "SZO", "AIC", "MIE",
    "SGA", "KYO", "OSA", "HYO", "NAR", "WAK", "TOT", "SMN", "OKY", "HIR", "YGC", "TKS",
    "KGW", "EHI", "KOC", "FKO", "SAG", "NGS", "KUM", "OIT", "MYZ", "KGS", "OKN",
];

/// The letters that stand for a prefecture; `None` for a number that none has.
pub fn letters(code: u8) -> Option<&'static str> {
    CODES.get(usize::from(code).checked_sub(1)?).copied()
}

/// Column and row of a prefecture; `None` for a number that none has.
pub fn place(code: u8) -> Option<(u8, u8)> {
    PLACES.get(usize::from(code).checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_prefecture_has_a_tile_of_its_own() {
        let dataset = crate::bundled::dataset();
        let places: BTreeSet<(u8, u8)> = dataset.prefecture.iter().filter_map(|each| place(each.code)).collect();
        assert_eq!(places.len(), 47);
        assert_eq!((place(0), place(48)), (None, None));
    }

    #[test]
    fn no_two_share_their_letters() {
        let dataset = crate::bundled::dataset();
        let letters: BTreeSet<&str> = dataset.prefecture.iter().filter_map(|each| letters(each.code)).collect();
        assert_eq!(letters.len(), 47);
        let begins = |each: &crate::dataset::Prefecture| {
            super::letters(each.code).is_some_and(|letters| each.label.name.en.starts_with(&letters[..1]))
        };
        assert!(dataset.prefecture.iter().all(begins));
    }

    #[test]
    fn neighbours_touch_and_the_sea_does_not() {
        let far = |a: u8, b: u8| {
            let ((x, y), (u, v)) = (place(a).unwrap(), place(b).unwrap());
            x.abs_diff(u).max(y.abs_diff(v))
        };
        for (a, b) in [(13, 14), (11, 13), (27, 28), (23, 22), (40, 44), (3, 4), (26, 25), (34, 35), (37, 38)] {
            assert_eq!(far(a, b), 1, "{a} {b}");
        }
        for (a, b) in [(35, 40), (33, 37), (30, 36)] {
            assert!(far(a, b) > 1, "{a} {b}");
        }
    }
}
