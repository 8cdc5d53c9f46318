//! Paper: a page of A4.

/// See the module.
#[derive(Debug)]
pub struct Print {
    pub when: &'static str,
    pub what: &'static str,
    pub cost: &'static str,
    pub hours: &'static str,
    pub done: &'static str,
    pub from: &'static str,
    pub goal: &'static str,
    pub arrival: &'static str,
    pub own_cost: &'static str,
    pub line: &'static str,
    pub footer: &'static str,
}

pub(super) const JA: Print = Print {
    when: "いつ",
    what: "やること",
    cost: "費用",
    hours: "時間",
    done: "済",
    from: "出発",
    goal: "目的地",
    arrival: "到着",
    own_cost: "自己負担",
    line: "路線",
    footer: "Norikaeで作成。日付の「目安」は規則や例年の月からの推定です。",
};

pub(super) const EN: Print = Print {
    when: "When",
    what: "What",
    cost: "Cost",
    hours: "Hours",
    done: "Done",
    from: "From",
    goal: "Goal",
    arrival: "Arrival",
    own_cost: "Own cost",
    line: "Line",
    footer: "Made with Norikae. Dates marked as estimates follow from rules or usual months.",
};
