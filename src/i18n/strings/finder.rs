//! The finder: from, to, by when.

/// See the module.
#[derive(Debug)]
pub struct Finder {
    pub found_count: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub by: &'static str,
    pub submit: &'static str,
    pub from_hint: &'static str,
    pub to_hint: &'static str,
    pub nothing_found: &'static str,
    pub optional: &'static str,
}

pub(super) const JA: Finder = Finder {
    found_count: "件",
    from: "いまいるところ",
    to: "行きたいところ",
    by: "いつまでに",
    submit: "ルートを探す",
    from_hint: "資格や職種の名前",
    to_hint: "行きたい職種・ポスト・資格",
    nothing_found: "見つかりません。ほかの言いかたでお試しください。",
    optional: "(任意)",
};

pub(super) const EN: Finder = Finder {
    found_count: "found",
    from: "Where you are now",
    to: "Where you want to go",
    by: "By when",
    submit: "Find routes",
    from_hint: "Your licence or job",
    to_hint: "A job, post or qualification",
    nothing_found: "Nothing found. Please try other words.",
    optional: "(optional)",
};
