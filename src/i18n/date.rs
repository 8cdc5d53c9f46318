//! Days, months and spans as people write them: 2026年11月25日(水), Wed 25 Nov 2026.

use crate::base::{Day, Lag, Lang, Month, Weekday};
use crate::dataset::Span;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// 水, Wed.
pub fn weekday(weekday: Weekday, lang: Lang) -> &'static str {
    let (ja, en) = match weekday {
        Weekday::Mon => ("月", "Mon"),
        Weekday::Tue => ("火", "Tue"),
        Weekday::Wed => ("水", "Wed"),
        Weekday::Thu => ("木", "Thu"),
        Weekday::Fri => ("金", "Fri"),
        Weekday::Sat => ("土", "Sat"),
        Weekday::Sun => ("日", "Sun"),
    };
    pick(lang, ja, en)
}

pub(super) fn pick<T>(lang: Lang, ja: T, en: T) -> T {
    match lang {
        Lang::Ja => ja,
        Lang::En => en,
    }
}

fn month_name(month: u32) -> &'static str {
    MONTHS.get((month.saturating_sub(1)) as usize).copied().unwrap_or_default()
}

/// 4月, Apr.
pub fn month_of_year(month: u8, lang: Lang) -> String {
    pick(lang, format!("{month}月"), month_name(u32::from(month)).to_owned())
}

/// 2026年11月25日(水), Wed 25 Nov 2026.
pub fn day(day: Day, lang: Lang) -> String {
    let (y, m, d, w) = (day.year(), day.month_of_year(), day.day_of_month(), weekday(day.weekday(), lang));
    match lang {
        Lang::Ja => format!("{y}年{m}月{d}日({w})"),
        Lang::En => format!("{w} {d} {} {y}", month_name(m)),
    }
}

/// Without the year: 11/25(水), Wed 25 Nov.
pub fn day_short(day: Day, lang: Lang) -> String {
    let (m, d, w) = (day.month_of_year(), day.day_of_month(), weekday(day.weekday(), lang));
    match lang {
        Lang::Ja => format!("{m}/{d}({w})"),
        Lang::En => format!("{w} {d} {}", month_name(m)),
    }
}

/// A day seen from another: its year is said where it is not the same.
pub fn day_from(seen_from: Day, date: Day, lang: Lang) -> String {
    if date.year() == seen_from.year() { day_short(date, lang) } else { day(date, lang) }
}

/// From a day to a day: 2026年11月25日(水)〜12月1日(火). One day alone where they are the same.
pub fn days(from: Day, to: Day, lang: Lang) -> String {
    let (first, last) = (day(from, lang), day(to, lang));
    let (m, d, w) = (to.month_of_year(), to.day_of_month(), weekday(to.weekday(), lang));
    match lang {
        _ if from == to => first,
        Lang::Ja if from.year() == to.year() => format!("{first}〜{m}月{d}日({w})"),
        Lang::Ja => format!("{first}〜{last}"),
        Lang::En if from.year() == to.year() => format!("{} – {last}", day_short(from, lang)),
        Lang::En => format!("{first} – {last}"),
    }
}

/// A day, and whether it is only an estimate: 2027年8月29日(日)・目安.
pub fn dated(date: Day, estimate: bool, lang: Lang) -> String {
    let date = day(date, lang);
    if estimate { format!("{date}{}", pick(lang, "・目安", " (estimate)")) } else { date }
}

/// A day that nobody has fixed: 2026年12月5日ごろ, about 5 Dec 2026. Without the day of the week, which would look like an
/// appointment.
pub fn about(date: Day, lang: Lang) -> String {
    let (y, m, d) = (date.year(), date.month_of_year(), date.day_of_month());
    pick(lang, format!("{y}年{m}月{d}日ごろ"), format!("about {d} {} {y}", month_name(m)))
}

/// Whether nobody makes appointments on it.
pub(super) fn is_weekend(date: Day) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// 2028年4月, Apr 2028.
pub fn month(month: Month, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{}年{}月", month.year(), month.of_year()),
        Lang::En => format!("{} {}", month_name(month.of_year()), month.year()),
    }
}

/// 2027年1月〜11月, 2027年11月〜2028年2月.
pub fn months_between(from: Month, to: Month, lang: Lang) -> String {
    match lang {
        Lang::Ja if from.year() == to.year() => format!("{}〜{}月", month(from, lang), to.of_year()),
        Lang::Ja => format!("{}〜{}", month(from, lang), month(to, lang)),
        Lang::En if from.year() == to.year() => format!("{} – {}", month_name(from.of_year()), month(to, lang)),
        Lang::En => format!("{} – {}", month(from, lang), month(to, lang)),
    }
}

/// A number of months: 1年4か月, 1 year 4 months.
pub fn months(months: u32, lang: Lang) -> String {
    let (years, rest) = (months / 12, months % 12);
    match (lang, years, rest) {
        (Lang::Ja, 0, rest) => format!("{rest}か月"),
        (Lang::Ja, years, 0) => format!("{years}年"),
        (Lang::Ja, years, rest) => format!("{years}年{rest}か月"),
        (Lang::En, 0, rest) => count(rest, "month"),
        (Lang::En, years, 0) => count(years, "year"),
        (Lang::En, years, rest) => format!("{} {}", count(years, "year"), count(rest, "month")),
    }
}

/// 1 month, 2 months.
pub(super) fn count(number: u32, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}

/// 10日, 6週間, 3か月.
pub fn lag(lag: Lag, lang: Lang) -> String {
    match (lag, lang) {
        // A school of six years ends a month before six years are over.
        (Lag::Months(n), lang) if n > 24 && n % 12 == 11 => {
            let years = n / 12 + 1;
            pick(lang, format!("約{years}年"), format!("about {years} years"))
        }
        (Lag::Months(n), lang) => months(u32::from(n), lang),
        (Lag::Days(n), Lang::Ja) if n > 0 && n % 7 == 0 => format!("{}週間", n / 7),
        (Lag::Days(n), Lang::Ja) => format!("{n}日"),
        (Lag::Days(n), Lang::En) if n > 0 && n % 7 == 0 => count(u32::from(n / 7), "week"),
        (Lag::Days(n), Lang::En) => count(u32::from(n), "day"),
    }
}

/// A band: 通常8週間(4週間〜16週間).
pub fn span(span: Span, lang: Lang) -> String {
    let [low, typical, high] = [span.low, span.typical, span.high].map(|part| lag(part, lang));
    if span.low == span.high {
        return typical;
    }
    match lang {
        Lang::Ja => format!("通常{typical}({low}〜{high})"),
        Lang::En => format!("usually {typical} ({low} to {high})"),
    }
}

/// 4.5日, 4.5 days: a week's work in half-days.
pub fn half_days(half: u8, lang: Lang) -> String {
    let days = if half.is_multiple_of(2) { (half / 2).to_string() } else { format!("{}.5", half / 2) };
    pick(lang, format!("{days}日"), format!("{days} day{}", if half == 2 { "" } else { "s" }))
}

/// 90分, 90 minutes.
pub fn minutes(minutes: u16, lang: Lang) -> String {
    pick(lang, format!("{minutes}分"), count(u32::from(minutes), "minute"))
}

/// From today to a day: 今日, あと6日, 3日過ぎています.
pub fn days_left(today: Day, day: Day, lang: Lang) -> String {
    let days = today.days_until(day);
    match (days, lang) {
        (0, Lang::Ja) => "今日".to_owned(),
        (0, Lang::En) => "today".to_owned(),
        (days, Lang::Ja) if days < 0 => format!("{}日過ぎています", -days),
        (days, Lang::En) if days < 0 => format!("{} overdue", count(days.unsigned_abs(), "day")),
        (days, Lang::Ja) => format!("あと{days}日"),
        (days, Lang::En) => format!("{} left", count(days.unsigned_abs(), "day")),
    }
}

/// How far a day is from today, in the coarsest unit that says enough: 1年4か月後, 3週間前.
pub fn ago_or_ahead(today: Day, day: Day, lang: Lang) -> String {
    let (from, to, ahead) = if day >= today { (today, day, true) } else { (day, today, false) };
    let days = from.days_until(to).unsigned_abs();
    let whole = from.whole_months_until(to).unsigned_abs();
    let far = match days {
        0 => return pick(lang, "今日", "today").to_owned(),
        1..=13 => pick(lang, format!("{days}日"), count(days, "day")),
        14..=59 => pick(lang, format!("{}週間", days / 7), count(days / 7, "week")),
        _ => months(whole, lang),
    };
    match (lang, ahead) {
        (Lang::Ja, true) => format!("{far}後"),
        (Lang::Ja, false) => format!("{far}前"),
        (Lang::En, true) => format!("in {far}"),
        (Lang::En, false) => format!("{far} ago"),
    }
}

/// Monday to Sunday: 11/23(月)〜11/29(日).
pub fn week(monday: Day, lang: Lang) -> String {
    let (first, last) = (day_short(monday, lang), day_short(monday.plus_days(6), lang));
    pick(lang, format!("{first}〜{last}"), format!("{first} – {last}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_school_that_ends_in_march_is_told_in_years() {
        assert_eq!(lag(Lag::Months(71), Lang::Ja), "約6年");
        assert_eq!(lag(Lag::Months(71), Lang::En), "about 6 years");
        assert_eq!(lag(Lag::Months(11), Lang::Ja), "11か月");
        assert_eq!(lag(Lag::Months(18), Lang::Ja), "1年6か月");
    }

    #[test]
    fn days_are_written_as_people_write_them() {
        assert_eq!(day(d("2026-11-25"), Lang::Ja), "2026年11月25日(水)");
        assert_eq!(day(d("2026-11-25"), Lang::En), "Wed 25 Nov 2026");
        assert_eq!(day_short(d("2026-11-25"), Lang::Ja), "11/25(水)");
        assert_eq!(day_from(d("2026-12-01"), d("2026-12-31"), Lang::Ja), "12/31(木)");
        assert_eq!(day_from(d("2026-12-01"), d("2028-03-31"), Lang::Ja), "2028年3月31日(金)");
        assert_eq!(dated(d("2027-08-29"), true, Lang::Ja), "2027年8月29日(日)・目安");
        assert_eq!(about(d("2026-12-05"), Lang::Ja), "2026年12月5日ごろ");
        assert_eq!(about(d("2026-12-05"), Lang::En), "about 5 Dec 2026");
        assert_eq!(days(d("2026-11-25"), d("2026-12-01"), Lang::Ja), "2026年11月25日(水)〜12月1日(火)");
        assert_eq!(days(d("2026-11-25"), d("2026-12-01"), Lang::En), "Wed 25 Nov – Tue 1 Dec 2026");
        assert_eq!(days(d("2026-12-31"), d("2027-01-01"), Lang::Ja), "2026年12月31日(木)〜2027年1月1日(金)");
        assert_eq!(week(d("2026-11-23"), Lang::En), "Mon 23 Nov – Sun 29 Nov");
    }

    #[test]
    fn spans_are_said_in_years_months_and_weeks() {
        assert_eq!((half_days(9, Lang::Ja), half_days(2, Lang::En)), ("4.5日".to_owned(), "1 day".to_owned()));
        assert_eq!(months(16, Lang::Ja), "1年4か月");
        assert_eq!(months(13, Lang::En), "1 year 1 month");
        assert_eq!(months(0, Lang::Ja), "0か月");
        assert_eq!(lag(Lag::Days(42), Lang::Ja), "6週間");
        assert_eq!(lag(Lag::Days(10), Lang::En), "10 days");
        assert_eq!(
            span(Span { low: Lag::Days(28), typical: Lag::Days(56), high: Lag::Days(112) }, Lang::Ja),
            "通常8週間(4週間〜16週間)"
        );
    }

    #[test]
    fn the_distance_to_a_day_is_said_in_its_coarsest_unit() {
        let today = d("2026-11-25");
        assert_eq!(days_left(today, d("2026-12-01"), Lang::Ja), "あと6日");
        assert_eq!(days_left(today, d("2026-11-22"), Lang::En), "3 days overdue");
        assert_eq!(ago_or_ahead(today, d("2028-04-01"), Lang::Ja), "1年4か月後");
        assert_eq!(ago_or_ahead(today, d("2026-11-04"), Lang::Ja), "3週間前");
    }
}
