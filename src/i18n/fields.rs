//! What no page supported, by the dataset's own names of fields, in a person's words.

use crate::base::Lang;

const NAMES: [(&str, &str, &str); 46] = [
    ("age_note", "年齢について", "age"),
    ("anchor", "手続きのきっかけ", "its occasion"),
    ("before", "始める時期", "when to begin"),
    ("bridging", "足りないものの埋めかた", "bridging"),
    ("brings", "得られるもの", "what it brings"),
    ("clause", "要件", "requirements"),
    ("conditions", "職場の条件", "conditions"),
    ("covers", "扱う内容", "contents"),
    ("difficulty", "難しさ", "difficulty"),
    ("documents", "用意するもの", "documents"),
    ("door", "入口", "doors"),
    ("doors", "入口", "doors"),
    ("duty", "義務", "duties"),
    ("entry", "取りかた", "ways to gain it"),
    ("failed", "うまくいかなかったこと", "what failed"),
    ("failure", "落とし穴の内容", "the pitfall"),
    ("fee", "手数料", "fee"),
    ("first_days", "入ってからの90日", "the first days"),
    ("from", "出発点", "where from"),
    ("gives", "得られる経験", "experience gained"),
    ("helped", "役に立ったこと", "what helped"),
    ("hours_per_week", "週あたりの時間", "hours a week"),
    ("intakes", "募集の時期", "intakes"),
    ("ladder", "その先", "the ladder"),
    ("locks", "縛られること", "what it locks"),
    ("mattered", "決め手", "what mattered"),
    ("note", "補足", "note"),
    ("pass_rate", "合格率", "pass rate"),
    ("pay", "年収", "pay"),
    ("place", "場所", "place"),
    ("price", "費用", "price"),
    ("program", "講座", "course"),
    ("provider", "提供元", "provider"),
    ("risks", "気をつけること", "risks"),
    ("roles", "当てはまる職種", "posts"),
    ("sittings", "試験日", "sittings"),
    ("skills", "スキル", "skills"),
    ("skills_after", "身につくスキル", "skills after it"),
    ("steps", "進めかた", "steps"),
    ("study", "勉強時間", "hours of study"),
    ("subsidies", "給付", "subsidies"),
    ("subsidy", "給付", "subsidy"),
    ("takes", "期間", "length"),
    ("timing", "時期", "timing"),
    ("to", "行き先", "where to"),
    ("typical_months", "例年の月", "usual months"),
];

/// The fields in words, each once; a name without words stands as it is.
pub fn fields(names: &[String], lang: Lang) -> String {
    let mut said: Vec<String> = Vec::new();
    for name in names {
        let first = name.split(['.', '/', '[']).next().unwrap_or_default();
        let known = NAMES.iter().find(|(field, ..)| *field == first);
        let words = match (known, lang) {
            (Some((_, ja, _)), Lang::Ja) => (*ja).to_owned(),
            (Some((.., en)), Lang::En) => (*en).to_owned(),
            (None, _) => first.replace('_', " "),
        };
        if !said.contains(&words) {
            said.push(words);
        }
    }
    said.join(match lang {
        Lang::Ja => "、",
        Lang::En => ", ",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_said_once_and_in_words() {
        let names = ["entry.stage.fee", "entry.clause", "hours_per_week", "受講料"].map(str::to_owned);
        assert_eq!(fields(&names, Lang::Ja), "取りかた、週あたりの時間、受講料");
        assert_eq!(fields(&names[..3], Lang::En), "ways to gain it, hours a week");
    }

    #[test]
    fn the_names_stand_in_their_order_and_once() {
        assert!(NAMES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
