//! What stands inside an opened step, and the sheets beside a timetable.

words! {
    Steps
    detail: "くわしく・出典", "Details and source";
    with_advice: "すすめ・備えの手順も見る", "Show advice and preparations too";
    usual_time_passed: "ふつうの時期は過ぎています", "its usual time has passed";
    how: "進めかた", "How";
    documents: "用意するもの", "Documents";
    place: "場所", "Where";
    basis: "根拠", "Basis";
    missed: "逃すと", "If missed";
    reveals_to: "これで知られる相手", "Who learns of it";
    only_if: "当てはまる場合だけ", "Only if";
    more: "このことについて調べる", "Look this up";
    before_after: "いまと、新しい職場", "Before and after";
    now: "いま", "Now";
    wished: "望み", "Wished";
    new_post: "新しい職場", "New post";
    ask: "面接で聞く", "ask";
    risks: "気をつけること", "Risks";
    ask_before: "決める前に聞くこと", "Ask before deciding";
}
