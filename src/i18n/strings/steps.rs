//! What stands inside an opened step, and the sheets beside a timetable.

words! {
    Steps
    detail: "くわしく・出典", "Details and source";
    with_advice: "すすめ・備えの手順も見る", "Show advice and preparations too";
    how: "進めかた", "How";
    documents: "用意するもの", "Documents";
    place: "場所", "Where";
    basis: "根拠", "Basis";
    missed: "逃すと", "If missed";
    reveals_to: "これで伝わる相手", "Who learns of it";
    only_if: "当てはまる場合だけ", "Only if";
    say_if: "当てはまるか答える", "Say whether it applies";
    hold: "この日に決める", "Hold to this day";
    hold_on: "日を決める", "Hold to a day";
    held: "決めた日", "Days you hold";
    let_go: "日を決めない", "Let go";
    more: "このことについて調べる", "Look this up";
    before_after: "いまと、新しい職場", "Before and after";
    now: "いま", "Now";
    wished: "望み", "Wished";
    new_post: "新しい職場", "New post";
    ask: "面接で聞く", "ask";
    work_place: "勤務地", "Place of work";
    there_is: "あり", "yes";
    day_shifts: "なし(日勤のみ)", "none (day shifts)";
    few_days: "少なめ", "few";
    remote: "在宅できることがある", "remote work possible";
    may_move: "転居のことがある", "may need relocation";
    much: "多い", "much";
    say_conditions: "いまの条件と望む条件を入れると、ここに並べて比べられます。", "Enter your present conditions and wishes to see them side by side here.";
    risks: "気をつけること", "Risks";
    ask_before: "決める前に聞くこと", "Ask before deciding";
}
