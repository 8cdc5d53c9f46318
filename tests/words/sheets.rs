//! The sheet of paper and the plain text of a roadmap.

use crate::dice::Dice;
use crate::sample::{day, roadmap};
use crate::{BOTH, DATASET, check};
use norikae::base::Lang;
use norikae::export::{Extent, sheet, text};

#[test]
fn the_sheet_has_the_table_first_and_a_line_that_follows_time() {
    let mut kept = roadmap();
    kept.route.changes.truncate(1);
    kept.tick("offer:hospital-it-se/posting", Some(day("2027-01-20")));
    let sheet = sheet(&kept, Extent::Page, &DATASET, Lang::Ja);
    assert_eq!(sheet.title.text, "病院の情報部門へ");
    assert_eq!(sheet.rows.len(), 5);
    assert_eq!(sheet.rows[1].when, "2026年11月25日(水)〜2027年1月20日(水)");
    assert_eq!(sheet.rows.iter().map(|row| row.done).collect::<Vec<_>>(), [false, false, false, true, false]);
    assert_eq!(sheet.rows[1].note.as_deref(), Some("A社は返事待ち"));
    assert_eq!(sheet.legs.len() + 1, sheet.stations.len());
}

#[test]
fn the_page_keeps_what_decides_and_counts_what_it_leaves_out() {
    let mut kept = roadmap();
    let advice = kept.steps[0].clone();
    for number in 0..60 {
        let mut step = advice.clone();
        step.key = format!("advice {number}");
        step.force = Some(norikae::dataset::Force::Advice);
        kept.steps.push(step);
    }
    let page = sheet(&kept, Extent::Page, &DATASET, Lang::Ja);
    assert!(page.rows.iter().any(|row| row.key == "join:hospital-it-se"));
    assert_eq!(page.rows.len() + page.left_out, 65);
    assert!(page.rows.len() < 30);
    assert_eq!(sheet(&kept, Extent::All, &DATASET, Lang::Ja).left_out, 0);
}

#[test]
fn the_text_names_every_step_and_every_note() {
    let kept = roadmap();
    let ja = text(&kept, &DATASET, Lang::Ja);
    for part in ["病院の情報部門へ", "A社は返事待ち", "2027年4月1日(木)", "臨床工学技士"] {
        assert!(ja.contains(part), "{part} is not in\n{ja}");
    }
    assert_eq!(ja.matches(['☐', '☑']).count(), 5);
}

#[test]
fn any_roadmap_can_be_printed_in_both_languages() {
    for seed in 0..80 {
        let kept = Dice(seed).roadmap();
        for lang in BOTH {
            let sheet = sheet(&kept, Extent::All, &DATASET, lang);
            sheet.rows.iter().for_each(|row| check(&row.what, "row"));
            sheet.stations.iter().for_each(|station| check(&station.name, "station"));
            assert!(!text(&kept, &DATASET, lang).is_empty());
        }
    }
}
