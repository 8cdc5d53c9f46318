//! The terms of a scheme as people say them: how much, of what, up to how much, and what has to come true.

use super::date::{ago_or_ahead, day, lag, months, pick};
use super::detail::per_thousand;
use super::fields;
use super::leaf::expr;
use super::money::{grouped, yen};
use super::names;
use super::worded::Worded;
use crate::base::{Day, Lang, Yen};
use crate::dataset::{
    Axis, Base, Counts, Dataset, Later, Measures, Pays, Per, Row, Standing, SubsidyKind, SubsidyTerms, Table, Tier,
    Unit,
};
use crate::lookup;

pub fn subsidy_kind(kind: SubsidyKind, lang: Lang) -> &'static str {
    match kind {
        SubsidyKind::BenefitPerson => pick(lang, "本人に戻る給付", "pays part back to you"),
        SubsidyKind::CourseDiscount => pick(lang, "受講料の割引", "lowers the price of a course"),
        SubsidyKind::LivingCost => pick(lang, "学ぶあいだの生活費", "money to live on while learning"),
        SubsidyKind::Bonus => pick(lang, "一時金", "a bonus"),
        SubsidyKind::WageTopUp => pick(lang, "下がった賃金の補い", "tops up a lower wage"),
        SubsidyKind::FreeTraining => pick(lang, "無料の訓練", "free training"),
        SubsidyKind::Discount => pick(lang, "割引", "a discount"),
        SubsidyKind::Loan => pick(lang, "貸付(返済あり)", "a loan"),
        SubsidyKind::LoanForgivable => pick(lang, "貸付(条件を満たすと返済免除)", "a loan that can be forgiven"),
        SubsidyKind::LoanIncomeLinked => pick(lang, "所得に応じて返す貸付", "a loan repaid by income"),
        SubsidyKind::Tax => pick(lang, "税の軽減", "lowers your tax"),
        SubsidyKind::Relocation => pick(lang, "引っ越し・移住への支援", "helps with moving"),
        SubsidyKind::RegionalIncentive => pick(lang, "地域で働く人への支援", "for work in a region"),
        SubsidyKind::Rule => {
            pick(lang, "ほかの給付の受け方を変える決まり", "a rule that changes how another scheme pays")
        }
        SubsidyKind::EmployerSubsidy => pick(
            lang,
            "勤務先への助成(本人の負担は下がりません)",
            "goes to the employer: it does not lower your own cost",
        ),
    }
}

/// Nothing for a scheme that is open.
pub fn standing(standing: Standing, lang: Lang) -> Option<&'static str> {
    match standing {
        Standing::Open => None,
        Standing::ToConfirm => Some(pick(
            lang,
            "いま募集しているかを確かめられていません。窓口で確認してください。",
            "Nobody saw that it is open now. Please ask the office.",
        )),
        Standing::Planned => {
            Some(pick(lang, "予定が公表された段階で、まだ始まっていません。", "Announced, not yet in force."))
        }
    }
}

/// What a tier pays, in a line: 料金の50%・1年につき上限400,000円.
pub fn tier(tier: &Tier, terms: &SubsidyTerms, lang: Lang) -> Worded {
    let of = base(tier.base, lang);
    let mut parts: Vec<String> = Vec::new();
    let mut said_per = false;
    match &tier.pays {
        Pays::Rate { per_mille } => {
            let rate = per_thousand(i64::from(*per_mille));
            parts.push(pick(lang, format!("{of}の{rate}"), format!("{rate} of {of}")));
        }
        Pays::Fixed { yen: sum } => {
            let sum = yen(*sum, lang);
            parts.push(pick(lang, format!("{}{sum}", per(tier.per, lang)), format!("{sum} {}", per(tier.per, lang))));
            said_per = true;
        }
        Pays::UpTo { yen: sum } => {
            let sum = yen(*sum, lang);
            let per = per(tier.per, lang);
            parts.push(pick(lang, format!("{per}最大{sum}"), format!("up to {sum} {per}")));
            said_per = true;
        }
        Pays::Days { days } => parts.push(pick(lang, format!("{of}の{days}日分"), format!("{days} days of {of}"))),
        Pays::ByTable { table } => {
            let name = terms.table.iter().find(|known| known.id == *table).map(|table| Worded::of(&table.name, lang));
            let name = name.map_or_else(String::new, |name| name.text);
            parts.push(pick(lang, format!("表「{name}」による"), format!("by the table “{name}”")));
        }
        Pays::AsSaid => {}
    }
    let (most, forgiven) = (tier.most.map(|most| yen(most, lang)), tier.forgives);
    if let Some(most) = most {
        let per = if said_per { "" } else { per(tier.per, lang) };
        parts.push(pick(lang, format!("{per}上限{most}"), format!("at most {most} {per}").trim().to_owned()));
    }
    let mut say = |ja: String, en: String| parts.push(pick(lang, ja, en));
    if let Some(times) = tier.times {
        say(format!("{times}回まで"), format!("{times} times at most"));
    }
    if let Some(most) = tier.together_most {
        let most = yen(most, lang);
        say(format!("前の段階と合わせて上限{most}"), format!("at most {most} with the tiers before it"));
    }
    if let Some(most) = tier.total_most {
        let most = yen(most, lang);
        say(format!("全部で上限{most}"), format!("at most {most} in all"));
    }
    if let Some(floor) = tier.nothing_up_to {
        let floor = yen(floor, lang);
        say(format!("{floor}以下なら支給なし"), format!("nothing for {floor} or less"));
    }
    if tier.adds {
        say("前の段階に上乗せ".to_owned(), "on top of the tiers before it".to_owned());
    }
    if forgiven {
        say("返済が免除される".to_owned(), "the debt is forgiven".to_owned());
    }
    Worded::new(parts.join(pick(lang, "・", ", ")), lang)
}

fn base(base: Base, lang: Lang) -> &'static str {
    match base {
        Base::Price => pick(lang, "料金", "the price"),
        Base::PriceWithoutTax => pick(lang, "税抜きの料金", "the price without tax"),
        Base::DailyBenefit => pick(lang, "失業給付の日額", "the daily unemployment benefit"),
        Base::RemainingBenefit => pick(lang, "残っている失業給付", "the unemployment benefit that remains"),
        Base::Wage => pick(lang, "賃金", "the wage"),
        Base::Debt => pick(lang, "借りた額", "the debt"),
        Base::Expense => pick(lang, "かかった費用", "the expense"),
    }
}

fn per(per: Per, lang: Lang) -> &'static str {
    match per {
        Per::Course => pick(lang, "1講座につき", "for a course"),
        Per::Year => pick(lang, "1年につき", "a year"),
        Per::SixMonths => pick(lang, "6か月につき", "for six months"),
        Per::Term => pick(lang, "1期につき", "a term"),
        Per::Month => pick(lang, "月に", "a month"),
        Per::Day => pick(lang, "1日につき", "a day"),
        Per::Hour => pick(lang, "1時間につき", "an hour"),
        Per::Once => pick(lang, "1回だけ", "once"),
        Per::Trip => pick(lang, "1往復につき", "a trip"),
        Per::Person => pick(lang, "1人につき", "a person"),
        Per::Child => pick(lang, "子ども1人につき", "a child"),
        Per::Project => pick(lang, "1件につき", "a project"),
    }
}

/// What has to come true for a tier to be paid.
pub fn later(later: &Later, dataset: &Dataset, lang: Lang) -> Worded {
    let (ja, en) = match later {
        Later::Attending => ("受講している".to_owned(), "you attend the course".to_owned()),
        Later::Completed => ("修了する".to_owned(), "you complete it".to_owned()),
        Later::Certificate { within } => (
            format!("修了から{}以内に資格を取る", lag(*within, Lang::Ja)),
            format!("you gain the qualification within {} of its end", lag(*within, Lang::En)),
        ),
        Later::Employed { within } => (
            format!("修了から{}以内に雇用される", lag(*within, Lang::Ja)),
            format!("you are employed within {} of its end", lag(*within, Lang::En)),
        ),
        Later::ChangesEmployer => ("勤務先を変える".to_owned(), "you change your employer".to_owned()),
        Later::Stays { at_least } => (
            format!("新しい勤務先に{}以上いる", lag(*at_least, Lang::Ja)),
            format!("you stay {} or longer in the new post", lag(*at_least, Lang::En)),
        ),
        Later::WageRises { per_mille } => {
            let rate = per_thousand(i64::from(*per_mille));
            (format!("賃金が{rate}以上上がる"), format!("your wage rises by {rate} or more"))
        }
        Later::WageFalls => ("賃金が前より下がる".to_owned(), "your wage is below the one before".to_owned()),
        Later::CertifiedUnemployed => {
            ("その日について失業の認定を受ける".to_owned(), "you are certified as unemployed for those days".to_owned())
        }
        Later::OnLeave => ("休業している".to_owned(), "you are on leave".to_owned()),
        Later::Moves => ("引っ越す".to_owned(), "you move".to_owned()),
        Later::DaysLeft { at_least_per_mille } => {
            let rate = per_thousand(i64::from(*at_least_per_mille));
            (format!("失業給付の日数が{rate}以上残っている"), format!("{rate} or more of the benefit days remain"))
        }
        Later::If { asks } => return expr(&asks.0, dataset, lang),
        Later::Granted => ("窓口の審査で認められる".to_owned(), "the office grants it".to_owned()),
    };
    Worded::new(pick(lang, ja, en), lang)
}

/// The case in which a row of a table holds: 45〜59歳・10年以上.
pub fn row(row: &Row, lang: Lang) -> String {
    let mut parts: Vec<String> = row
        .from
        .map(|from| pick(lang, format!("{}から", day(from, lang)), format!("from {}", day(from, lang))))
        .into_iter()
        .collect();
    parts.extend(row.case.as_ref().map(|case| this_case(case.as_str(), lang)));
    for range in &row.of {
        let (name, unit) = axis(range.axis, lang);
        let number = |n: u32| {
            if range.axis == Axis::WageRatioPerTenThousand {
                per_thousand(i64::from(n / 10))
            } else {
                grouped(u64::from(n)) + unit
            }
        };
        let span = match (range.least.map(number), range.most.map(number)) {
            (Some(least), Some(most)) if least == most => least,
            (Some(least), Some(most)) => pick(lang, format!("{least}〜{most}"), format!("{least} to {most}")),
            (Some(least), None) => pick(lang, format!("{least}以上"), format!("{least} or more")),
            (None, Some(most)) => pick(lang, format!("{most}以下"), format!("{most} or less")),
            (None, None) => continue,
        };
        parts.push(format!("{name} {span}"));
    }
    parts.join(pick(lang, "・", ", "))
}

fn this_case(case: &str, lang: Lang) -> String {
    const CASES: [(&str, &str, &str); 13] = [
        ("alone", "単身", "alone"),
        ("employer", "会社都合などの離職", "left for the employer’s reasons"),
        ("everybody", "全員", "everybody"),
        ("hard-to-place", "就職困難者", "hard to place"),
        ("large-employer", "大企業", "large employer"),
        ("not-suspended", "給付制限なし", "not suspended"),
        ("nothing-up-to", "この額以下は支給なし", "nothing up to this"),
        ("own-request", "自己都合の離職", "left by own request"),
        ("recognised-reason", "正当な理由のある離職", "left for a recognised reason"),
        ("small-employer", "中小企業", "small or medium employer"),
        ("suspended", "給付制限あり", "suspended"),
        ("wage-and-benefit-at-most", "賃金と給付の合計の上限", "wage and benefit together at most"),
        ("with-family", "家族と一緒", "with family"),
    ];
    let known = CASES.iter().find(|(name, ..)| *name == case);
    known.map_or_else(|| case.replace('-', " "), |(_, ja, en)| pick(lang, *ja, *en).to_owned())
}

fn axis(axis: Axis, lang: Lang) -> (&'static str, &'static str) {
    match axis {
        Axis::Age => (pick(lang, "年齢", "age"), pick(lang, "歳", "")),
        Axis::InsuredMonths => (pick(lang, "雇用保険", "insured"), pick(lang, "か月", " months")),
        Axis::Kilometres => (pick(lang, "距離", "distance"), "km"),
        Axis::CourseHours => (pick(lang, "講座", "course"), pick(lang, "時間", " hours")),
        Axis::PrescribedDays => (pick(lang, "給付日数", "benefit days"), pick(lang, "日", "")),
        Axis::WageRatioPerTenThousand => (pick(lang, "前の賃金との比", "share of the wage before"), ""),
    }
}

/// The value of a row.
pub fn row_value(table: &Table, row: &Row, lang: Lang) -> String {
    match table.unit {
        Unit::Yen => yen(Yen(row.value), lang),
        Unit::Days => pick(lang, format!("{}日", row.value), format!("{} days", row.value)),
        Unit::Months => pick(lang, format!("{}か月", row.value), format!("{} months", row.value)),
        Unit::PerTenThousand => per_thousand(row.value / 10),
    }
}

/// What the number of a worked example is.
pub fn measures(measures: Measures, lang: Lang) -> &'static str {
    match measures {
        Measures::Received => pick(lang, "受け取る額", "you get"),
        Measures::Loan => pick(lang, "借りる額", "you borrow"),
        Measures::Forgiven => pick(lang, "返済が免除される額", "forgiven"),
        Measures::EmployerReceives => pick(lang, "勤務先が受け取る額", "your employer gets"),
        Measures::TaxSaved => pick(lang, "軽くなる税", "tax saved"),
        Measures::AnnualTuition => pick(lang, "1年の授業料", "tuition for a year"),
        Measures::ExtraTotal => pick(lang, "上乗せの合計", "extra in all"),
        Measures::Reimbursed => pick(lang, "払い戻される額", "paid back"),
        Measures::MostBase => pick(lang, "計算のもとになる額の上限", "the most that counts"),
        Measures::OwnCost => pick(lang, "自己負担", "own cost"),
    }
}

/// What an equivalent counts as.
pub fn counts(counts: &Counts, dataset: &Dataset, lang: Lang) -> String {
    let domain = |id| names::domain(id, dataset, lang).text;
    match counts {
        Counts::Months { domain: id, months: n } => {
            let (name, n) = (domain(id), months(*n, lang));
            pick(lang, format!("{name} {n}分"), format!("{n} of {name}"))
        }
        Counts::Rate { domain: id, per, per_mille, most } => {
            let (name, per, rate) = (domain(id), domain(per), per_thousand(i64::from(*per_mille)));
            let most = months(*most, lang);
            pick(
                lang,
                format!("{per}の期間の{rate}を{name}として(最大{most})"),
                format!("{rate} of the time in {per}, as {name} (at most {most})"),
            )
        }
        Counts::Skill { skill } => {
            let name = names::skill(skill, dataset, lang).text;
            pick(lang, format!("スキル「{name}」"), format!("the skill “{name}”"))
        }
        Counts::Holding { holding } => names::holding(holding, dataset, lang).text,
    }
}

/// What a figure is called. The pay of a post is an average where its ends are not told apart.
pub fn figure_name(field: &str, lang: Lang) -> String {
    match field {
        "pay" => pick(lang, "年収(平均)", "yearly pay, average").to_owned(),
        field => fields::field(field, lang).text,
    }
}

/// The number of a figure with its unit.
pub fn figure(unit: lookup::Unit, value: i64, lang: Lang) -> String {
    let tenths = || format!("{}.{}", grouped(value.unsigned_abs() / 10), value.unsigned_abs() % 10);
    match unit {
        lookup::Unit::Yen => yen(Yen(value), lang),
        lookup::Unit::YenPerHour => {
            pick(lang, "時給", "").to_owned() + &yen(Yen(value), lang) + pick(lang, "", " an hour")
        }
        lookup::Unit::PerMille => per_thousand(value),
        lookup::Unit::People => grouped(value.unsigned_abs()) + pick(lang, "人", ""),
        lookup::Unit::Tenths => tenths(),
        lookup::Unit::TenthsPer100k => tenths() + pick(lang, "人", ""),
    }
}

/// A year with its distance from today: 2024年(2年前).
pub fn year_ago(year: u16, today: Day, lang: Lang) -> String {
    let back = today.year() - i32::from(year);
    let said = pick(lang, format!("{year}年"), year.to_string());
    match (back, lang) {
        (..=-1, _) => said,
        (0, Lang::Ja) => format!("{said}・今年"),
        (0, Lang::En) => format!("{said}, this year"),
        (1, Lang::En) => format!("{said}, last year"),
        (back, Lang::Ja) => format!("{said}・{back}年前"),
        (back, Lang::En) => format!("{said}, {back} years ago"),
    }
}

/// A day with its distance from today: 2026年11月25日(水)・3日前.
pub fn day_ago(of: Day, today: Day, lang: Lang) -> String {
    format!("{}{}{}", day(of, lang), pick(lang, "・", ", "), ago_or_ahead(today, of, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(id: &str) -> Vec<String> {
        let dataset = crate::bundled::dataset();
        let terms = dataset.terms_of_subsidy(&id.into()).unwrap();
        terms.tier.iter().map(|each| tier(each, terms, Lang::Ja).text).collect()
    }

    #[test]
    fn a_tier_is_one_line_with_its_limits() {
        assert_eq!(
            said("kyufu-tokutei-ippan"),
            [
                "料金の40%・1講座につき上限200,000円・4,000円以下なら支給なし",
                "料金の10%・1講座につき上限50,000円・前の段階と合わせて上限250,000円・前の段階に上乗せ"
            ]
        );
    }

    #[test]
    fn every_tier_and_row_of_the_data_is_said_in_both_languages() {
        let dataset = crate::bundled::dataset();
        for terms in &dataset.subsidy_terms {
            for each in &terms.tier {
                let english = tier(each, terms, Lang::En).text;
                assert!(each.pays == Pays::AsSaid || !english.is_empty(), "{} {}", terms.subsidy, each.id);
                for event in &each.when {
                    assert!(!later(event, &dataset, Lang::En).text.is_empty());
                }
            }
            for table in &terms.table {
                for each in &table.row {
                    let case = row(each, Lang::En);
                    let foreign = |c: char| !c.is_ascii() && c != '’';
                    assert!(!case.contains(foreign), "{} {}: {case}", terms.subsidy, table.id);
                }
            }
        }
    }

    #[test]
    fn the_age_of_a_figure_is_said_against_today() {
        let today = "2026-11-25".parse().unwrap();
        assert_eq!(year_ago(2024, today, Lang::Ja), "2024年・2年前");
        assert_eq!(year_ago(2026, today, Lang::En), "2026, this year");
        assert_eq!(year_ago(2027, today, Lang::Ja), "2027年");
        assert_eq!(figure(lookup::Unit::TenthsPer100k, 12773, Lang::Ja), "1,277.3人");
    }
}
