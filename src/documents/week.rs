//! What to do this week, Monday to Sunday, from a roadmap's steps and today.

use super::roadmap::Roadmap;
use crate::base::Day;
use crate::planner::Step;

/// The steps that concern this week, each once, by their last day.
#[derive(Clone, Debug, PartialEq)]
pub struct Week<'a> {
    pub monday: Day,
    pub sunday: Day,
    /// Not done, and their last day has passed.
    pub overdue: Vec<&'a Step>,
    /// Not done, and their last day falls in this week.
    pub due: Vec<&'a Step>,
    /// Not done, begun or beginning this week, and not due yet.
    pub under_way: Vec<&'a Step>,
    /// Ticked on a day of this week.
    pub done: Vec<&'a Step>,
    /// The first step after this week, so that an empty week says when it goes on.
    pub next: Option<&'a Step>,
}

/// The week of `today`.
pub fn this_week(roadmap: &Roadmap, today: Day) -> Week<'_> {
    let monday = today.monday();
    let sunday = monday.plus_days(6);
    let mut week = Week { monday, sunday, overdue: vec![], due: vec![], under_way: vec![], done: vec![], next: None };
    let mut steps: Vec<&Step> = roadmap.steps.iter().collect();
    steps.sort_by(|a, b| (a.to, a.from, &a.key).cmp(&(b.to, b.from, &b.key)));
    for step in steps {
        if let Some(day) = roadmap.ticks.get(&step.key) {
            if (monday..=sunday).contains(day) {
                week.done.push(step);
            }
        } else if step.to < today {
            week.overdue.push(step);
        } else if step.to <= sunday {
            week.due.push(step);
        } else if step.from <= sunday {
            week.under_way.push(step);
        } else if week.next.is_none_or(|next| step.from < next.from) {
            week.next = Some(step);
        }
    }
    week
}
