//! Paper, and the plan as plain text.

words! {
    Print
    when: "いつ", "When";
    what: "やること", "What";
    kind: "種類", "Kind";
    cost: "費用", "Cost";
    hours: "時間", "Hours";
    done: "済", "Done";
    from: "出発", "From";
    goal: "目的地", "Goal";
    arrival: "到着", "Arrival";
    own_cost: "自己負担", "Own cost";
    fallback: "決まらなかったとき", "If it does not work out";
    conditions: "条件", "Conditions";
    made_on: "作成日", "Made on";
    line: "路線", "Line";
    unpriced: "不明", "unknown";
    deadline: "期限", "Due";
    free: "—", "—";
    note: "メモ", "Note";
    footer: "Norikaeで作成。日付の「目安」は、規則や例年の月からの推定です。", "Made with Norikae. Dates marked as estimates follow from rules or usual months.";
}
