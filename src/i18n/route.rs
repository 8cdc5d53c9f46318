//! A route in words: its title, its values, and the もし of a conditional one.

use super::worded::Worded;
use crate::base::Lang;
use crate::dataset::Dataset;
use crate::planner::Route;

/// 電子カルテ導入支援を経て、病院の医療情報部門へ.
pub fn route_title(_route: &Route, _dataset: &Dataset, lang: Lang) -> Worded {
    Worded::new("", lang)
}

/// 「もし…なら」 of a conditional route.
pub fn condition_sentence(_route: &Route, _dataset: &Dataset, _lang: Lang) -> Option<Worded> {
    None
}

/// Label and value of what is compared, in the order of a card: 自己負担 2.5万円, 乗換 1回 …
pub fn values(_route: &Route, _lang: Lang) -> Vec<(&'static str, String)> {
    Vec::new()
}
