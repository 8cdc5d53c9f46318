//! Sharing a roadmap by link, and opening one.

/// See the module.
#[derive(Debug)]
pub struct Share {
    pub title: &'static str,
    pub lead: &'static str,
    pub include: &'static str,
    pub money: &'static str,
    pub history: &'static str,
    pub notes: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub opened: &'static str,
    pub keep: &'static str,
    pub unknown: &'static str,
}

pub(super) const JA: Share = Share {
    title: "リンクで共有する",
    lead: "リンクの中に計画そのものが入ります。サーバーには何も送られません。",
    include: "いっしょに入れるもの",
    money: "貯蓄・年収などの金額",
    history: "職歴・年齢・要件の満たし具合",
    notes: "自分のメモ",
    copy: "リンクをコピーする",
    copied: "コピーしました",
    opened: "リンクで届いたロードマップです。",
    keep: "自分のロードマップとして保存する",
    unknown: "いまの資料にない項目が含まれています。",
};

pub(super) const EN: Share = Share {
    title: "Share by link",
    lead: "The plan itself is inside the link. Nothing is sent to a server.",
    include: "Include",
    money: "Savings, pay and other amounts",
    history: "Work history, age and how requirements are met",
    notes: "My notes",
    copy: "Copy the link",
    copied: "Copied",
    opened: "This roadmap came by a link.",
    keep: "Keep it as my own",
    unknown: "Some entries are not in the present data.",
};
