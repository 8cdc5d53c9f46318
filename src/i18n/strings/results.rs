//! The answer with its cards.

/// See the module.
#[derive(Debug)]
pub struct Results {
    pub routes: &'static str,
    pub evaluation: &'static str,
    pub narrow: &'static str,
    pub narrow_note: &'static str,
    pub no_route: &'static str,
    pub questions: &'static str,
    pub beside: &'static str,
    pub staying: &'static str,
    pub way_back: &'static str,
    pub fallback: &'static str,
    pub keep: &'static str,
    pub compare: &'static str,
    pub variants: &'static str,
    pub late: &'static str,
    pub limited: &'static str,
    pub arrives: &'static str,
    pub band: &'static str,
}

pub(super) const JA: Results = Results {
    routes: "ルート",
    evaluation: "応募要件との差",
    narrow: "門は狭いルート",
    narrow_note: "事実上必要とされる要件を満たさないまま進むルートです。",
    no_route: "ルートがない理由",
    questions: "答えるとルートが変わる質問",
    beside: "あわせて考えること",
    staying: "いまの職種のまま条件を変える",
    way_back: "戻る道を残す",
    fallback: "決まらなかったとき",
    keep: "このルートにする",
    compare: "くらべる",
    variants: "同じ道順のほかの行きかた",
    late: "希望の日より遅く着きます",
    limited: "調べきれなかった組み合わせがあります。ほかにもルートがあるかもしれません。",
    arrives: "着",
    band: "幅",
};

pub(super) const EN: Results = Results {
    routes: "Routes",
    evaluation: "Requirements and where you stand",
    narrow: "Narrow routes",
    narrow_note: "These routes leave open a requirement that is needed in practice.",
    no_route: "Why there is no route",
    questions: "Questions that would change the routes",
    beside: "Beside these routes",
    staying: "Staying in your line of work, with other conditions",
    way_back: "Keeping the way back open",
    fallback: "If it does not work out",
    keep: "Keep this route",
    compare: "Compare",
    variants: "Other ways along the same posts",
    late: "Arrives later than you wished",
    limited: "Not every combination could be searched. There may be other routes.",
    arrives: "arrives",
    band: "range",
};
