//! What stands under "this week", Monday to Sunday.

use crate::sample::{day, roadmap};
use norikae::documents::this_week;
use norikae::planner::Step;

fn keys<'a>(steps: &[&'a Step]) -> Vec<&'a str> {
    steps.iter().map(|step| step.key.split(':').nth(1).unwrap()).collect()
}

#[test]
fn each_step_stands_once_by_its_last_day() {
    let mut kept = roadmap();
    let week = this_week(&kept, day("2026-11-25"));
    assert_eq!((week.monday, week.sunday), (day("2026-11-23"), day("2026-11-29")));
    assert_eq!(keys(&week.overdue), ["rishokuhyo-unemployment"], "its last day was yesterday");
    assert_eq!(keys(&week.due), ["national-pension-switch"]);
    assert_eq!(keys(&week.under_way), ["hospital-it-se/posting"]);
    assert_eq!(week.next.map(|step| step.from), Some(day("2027-01-20")));

    kept.tick("procedure:national-pension-switch", Some(day("2026-11-25")));
    kept.tick("procedure:rishokuhyo-unemployment", Some(day("2026-11-20")));
    let week = this_week(&kept, day("2026-11-25"));
    assert_eq!(keys(&week.done), ["national-pension-switch"], "what was done last week is no news");
    assert!(week.overdue.is_empty() && week.due.is_empty());
    assert_eq!(kept.progress(), (2, 5));
}

#[test]
fn a_roadmap_opened_a_year_later_shows_what_is_overdue_and_moves_no_date() {
    let kept = roadmap();
    let week = this_week(&kept, day("2027-11-25"));
    assert_eq!(week.overdue.len(), 5);
    assert!(week.next.is_none());
    assert_eq!(kept, roadmap());
}

#[test]
fn the_week_of_new_year_and_of_29_february_has_seven_days() {
    let kept = roadmap();
    for (today, monday, sunday) in
        [("2026-12-31", "2026-12-28", "2027-01-03"), ("2028-02-29", "2028-02-28", "2028-03-05")]
    {
        let week = this_week(&kept, day(today));
        assert_eq!((week.monday, week.sunday), (day(monday), day(sunday)));
    }
}
