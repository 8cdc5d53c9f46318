//! What no page supported, by the dataset's own names of fields, in a person's words.

use super::date::pick;
use super::worded::Worded;
use crate::base::Lang;

const NAMES: [(&str, &str, &str); 111] = [
    ("after", "その後のこと", "afterwards"),
    ("age_note", "年齢について", "age"),
    ("anchor", "手続きのきっかけ", "its occasion"),
    ("application", "申し込む時期", "when to apply"),
    ("apply", "申し込む時期", "when to apply"),
    ("avoid", "避けかた", "how to avoid it"),
    ("basis", "根拠", "basis"),
    ("before", "始める時期", "when to begin"),
    ("bridging", "足りないものの埋めかた", "bridging"),
    ("brings", "得られるもの", "what it brings"),
    ("calculation", "計算のしかた", "how it is reckoned"),
    ("chakugo", "着後手当", "allowance after moving"),
    ("change", "改正の内容", "what has changed"),
    ("changes", "改正の内容", "what has changed"),
    ("clause", "要件", "requirements"),
    ("conditions", "職場の条件", "conditions"),
    ("cost_base", "対象になる費用", "costs that count"),
    ("cost_cap", "費用の上限", "highest costs that count"),
    ("course", "講習の時間", "hours of the course"),
    ("covers", "扱う内容", "contents"),
    ("difficulty", "難しさ", "difficulty"),
    ("documents", "用意するもの", "documents"),
    ("door", "入口", "doors"),
    ("doors", "入口", "doors"),
    ("duration", "期間", "length"),
    ("duty", "義務", "duties"),
    ("effective_from", "施行日", "in force from"),
    ("entered_with", "入る人の経験", "experience of those who enter"),
    ("entry", "取りかた", "ways to gain it"),
    ("estimated", "次の日程の見込み", "expected next dates"),
    ("exam", "試験の形式", "form of the examination"),
    ("examples", "計算例", "examples"),
    ("exclusive_with", "併用できない制度", "what it excludes"),
    ("failed", "うまくいかなかったこと", "what failed"),
    ("failure", "落とし穴の内容", "the pitfall"),
    ("fee", "手数料", "fee"),
    ("first_days", "入ってからの90日", "the first days"),
    ("from", "出発点", "where from"),
    ("gives", "得られる経験", "experience gained"),
    ("grows", "1年に増える割合", "growth in a year"),
    ("helped", "役に立ったこと", "what helped"),
    ("hours", "かかる時間", "hours it takes"),
    ("hours_per_week", "週あたりの時間", "hours a week"),
    ("income", "年収", "income"),
    ("intakes", "募集の時期", "intakes"),
    ("interest", "年利", "interest a year"),
    ("iten", "移転料", "removal allowance"),
    ("kyuyo", "給与所得控除", "deduction for employment income"),
    ("ladder", "その先", "the ladder"),
    ("lesson", "学べること", "lesson"),
    ("locks", "縛られること", "what it locks"),
    ("mattered", "決め手", "what mattered"),
    ("max_times", "使える回数", "how often"),
    ("minimum_wage", "最低賃金", "minimum wage"),
    ("minimum_wage_next", "次の最低賃金", "next minimum wage"),
    ("missed", "逃した場合", "if missed"),
    ("mode", "受講の形式", "form of attendance"),
    ("monthly_wage", "月の賃金(所定内・賞与を除く)", "monthly wage (without bonuses)"),
    ("months_held", "開かれる月", "months in which it is held"),
    ("name", "名前", "name"),
    ("note", "補足", "note"),
    ("notes", "補足", "notes"),
    ("nurses_tenths", "人口10万人あたりの看護師数", "nurses per 100,000 people"),
    ("online", "オンラインでの受講", "online attendance"),
    ("pass_rate", "合格率", "pass rate"),
    ("pass_rate_first", "合格率(新卒・初回)", "pass rate, first attempt"),
    ("pass_rate_repeat", "合格率(既卒・再受験)", "pass rate, repeat"),
    ("pay", "年収", "pay"),
    ("pay_high", "年収(高いほう)", "yearly pay, high end"),
    ("pay_low", "年収(低いほう)", "yearly pay, low end"),
    ("people_at_work", "働いている人数", "people at work"),
    ("per", "1人あたりの額", "amount per person"),
    ("physician_class", "医師の多少の区分", "class by number of physicians"),
    ("physician_index_tenths", "医師偏在指標", "physician distribution index"),
    ("physicians_tenths", "人口10万人あたりの医師数", "physicians per 100,000 people"),
    ("place", "場所", "place"),
    ("population", "人口", "population"),
    ("price", "費用", "price"),
    ("price_seen", "求められた額の例", "a price that was asked"),
    ("prior", "前に受けた給付の扱い", "benefits received before"),
    ("product", "対象の商品", "the product"),
    ("program", "講座", "course"),
    ("provider", "提供元", "provider"),
    ("rate", "割合", "rate"),
    ("required", "必要な残り日数", "days that must be left"),
    ("risks", "気をつけること", "risks"),
    ("roles", "当てはまる職種", "posts"),
    ("rounds", "選考の時期", "rounds"),
    ("sittings", "試験日", "sittings"),
    ("skills", "スキル", "skills"),
    ("skills_after", "身につくスキル", "skills after it"),
    ("status", "いまの状況", "present state"),
    ("steps", "進めかた", "steps"),
    ("study", "勉強時間", "hours of study"),
    ("subsidies", "給付", "subsidies"),
    ("subsidy", "給付", "subsidy"),
    ("takes", "期間", "length"),
    ("ten_year", "10年間の上限", "limit in ten years"),
    ("textbook", "教材費", "textbooks"),
    ("tiers", "段階ごとの額", "amounts by tier"),
    ("timing", "時期", "timing"),
    ("to", "行き先", "where to"),
    ("typical_months", "例年の月", "usual months"),
    ("upkeep", "更新の費用", "cost of renewal"),
    ("valid", "有効期間", "validity"),
    ("what", "内容", "contents"),
    ("what_mattered", "決め手", "what mattered"),
    ("who", "向いている人", "for whom"),
    ("why", "理由", "why"),
    ("work_style", "働きかた", "way of working"),
    ("year", "年", "year"),
];

/// A name where it begins a line: English ones begin with a capital there.
pub fn capital(mut name: String) -> String {
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

/// A field in words, by the longest beginning of its name that has some: `duration_months` is a duration. What is told in
/// a sentence of its own stands as it is, and is Japanese.
pub fn field(name: &str, lang: Lang) -> Worded {
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(name.len());
    let mut called = &name[..end];
    loop {
        if let Some((_, ja, en)) = NAMES.iter().find(|(field, ..)| *field == called) {
            return Worded::new(pick(lang, *ja, *en), lang);
        }
        match called.rsplit_once('_') {
            Some((beginning, _)) => called = beginning,
            None => break,
        }
    }
    Worded::new(name, if name.is_ascii() { lang } else { Lang::Ja })
}

/// The fields in words, each once.
pub fn fields(names: &[String], lang: Lang) -> Vec<Worded> {
    let mut said: Vec<Worded> = Vec::new();
    for name in names {
        let words = field(name, lang);
        if !said.contains(&words) {
            said.push(words);
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_said_once_and_in_words() {
        let names = ["entry.stage.fee", "entry.clause", "hours_per_week", "duration_months（2年）", "受講料"]
            .map(str::to_owned);
        let said = |lang| fields(&names, lang).into_iter().map(|said| said.text).collect::<Vec<_>>();
        assert_eq!(said(Lang::Ja), ["取りかた", "週あたりの時間", "期間", "受講料"]);
        assert_eq!(said(Lang::En), ["ways to gain it", "hours a week", "length", "受講料"]);
        assert_eq!(field("受講料", Lang::En).lang, Lang::Ja, "it is marked as what it is");
    }

    #[test]
    fn the_names_stand_in_their_order_and_once() {
        assert!(NAMES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
