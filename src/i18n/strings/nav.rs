//! The header. index.html holds the same words as plain HTML; a test compares them.

/// See the module.
#[derive(Debug)]
pub struct Nav {
    pub find: &'static str,
    pub profile: &'static str,
    pub roadmaps: &'static str,
    pub learn: &'static str,
    pub other_language: &'static str,
    pub main: &'static str,
}

pub(super) const JA: Nav = Nav {
    find: "ルートを探す",
    profile: "現在地",
    roadmaps: "ロードマップ",
    learn: "しらべる",
    other_language: "English",
    main: "主な案内",
};

pub(super) const EN: Nav = Nav {
    find: "Find routes",
    profile: "Where I am",
    roadmaps: "Roadmaps",
    learn: "Look up",
    other_language: "日本語",
    main: "Main",
};
