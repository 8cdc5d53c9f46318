//! What no page supported, by the dataset's own names of fields, in a person's words.

use super::worded::Worded;
use crate::base::Lang;

const NAMES: [(&str, &str, &str); 63] = [
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
    ("grows", "1年に増える割合", "growth in a year"),
    ("helped", "役に立ったこと", "what helped"),
    ("hours_per_week", "週あたりの時間", "hours a week"),
    ("intakes", "募集の時期", "intakes"),
    ("interest", "年利", "interest a year"),
    ("ladder", "その先", "the ladder"),
    ("locks", "縛られること", "what it locks"),
    ("mattered", "決め手", "what mattered"),
    ("minimum_wage", "最低賃金", "minimum wage"),
    ("minimum_wage_next", "次の最低賃金", "next minimum wage"),
    ("monthly_wage", "月の賃金(所定内・賞与を除く)", "monthly wage (without bonuses)"),
    ("note", "補足", "note"),
    ("nurses_tenths", "人口10万人あたりの看護師数", "nurses per 100,000 people"),
    ("pass_rate", "合格率", "pass rate"),
    ("pass_rate_first", "合格率(新卒・初回)", "pass rate, first attempt"),
    ("pass_rate_repeat", "合格率(既卒・再受験)", "pass rate, repeat"),
    ("pay", "年収", "pay"),
    ("pay_high", "年収(高いほう)", "yearly pay, high end"),
    ("pay_low", "年収(低いほう)", "yearly pay, low end"),
    ("people_at_work", "働いている人数", "people at work"),
    ("physician_class", "医師の多少の区分", "class by number of physicians"),
    ("physician_index_tenths", "医師偏在指標", "physician distribution index"),
    ("physicians_tenths", "人口10万人あたりの医師数", "physicians per 100,000 people"),
    ("place", "場所", "place"),
    ("population", "人口", "population"),
    ("price", "費用", "price"),
    ("price_seen", "求められた額の例", "a price that was asked"),
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
    ("upkeep", "更新の費用", "cost of renewal"),
];

/// A field in words; a name without words stands as it is, and is mostly Japanese.
pub fn field(name: &str, lang: Lang) -> Worded {
    let first = name.split(['.', '/', '[']).next().unwrap_or_default();
    match (NAMES.iter().find(|(field, ..)| *field == first), lang) {
        (Some((_, ja, _)), Lang::Ja) => Worded::new(*ja, lang),
        (Some((.., en)), Lang::En) => Worded::new(*en, lang),
        (None, _) => Worded::new(first.replace('_', " "), if first.is_ascii() { lang } else { Lang::Ja }),
    }
}

/// The fields in words, each once.
pub fn fields(names: &[String], lang: Lang) -> String {
    let mut said: Vec<String> = Vec::new();
    for name in names {
        let words = field(name, lang).text;
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
