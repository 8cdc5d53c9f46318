//! The landing page beyond the finder itself.

words! {
    Find
    title: "医療職のための、仕事の乗換案内", "A route finder for careers in Japanese healthcare";
    lead: "いまの資格や職種と、行きたい仕事を選ぶと、日付・費用・要件つきのルートが出ます。", "Choose your licence or job and the work you want: you get routes with dates, costs and requirements.";
    targets: "行き先から選ぶ", "Choose a destination";
    all_targets: "すべての行き先を見る", "Show all destinations";
    targets_first: "先に「いまいるところ」を選ぶと、すぐにルートが出ます。", "Say where you are now, and routes follow at once.";
    targets_choose: "選ぶとすぐにルートが出ます。", "Routes follow at once.";
    near: "いまの立場から近い行き先", "Near where you stand";
    near_note: "学校に入り直さずに、1回の転職・異動で2年以内に行ける仕事です。選ぶと、そこへのルートを詳しく調べます。", "Work that you can enter within two years by one change, without going back to school. Choose one, and its routes are searched in full.";
    near_if: "条件に当てはまれば行ける仕事", "If you meet some conditions";
    searching: "ルートを調べています…", "Searching for routes…";
    say_both: "「いまいるところ」と「行きたいところ」を選んでください。", "Please choose where you are and where you want to go.";
    other_routes: "ほかのルート", "Other routes";
    mend: "現在地を直す", "Mend it under “Where I am”";
    some_unpriced: "費用が分からないものを含む(目安で計算)", "includes prices that are not known (an estimate is used)";
    comma: "、", ", ";
    point: "・", ", ";
    dot: " ・ ", " · ";
    route_gone: "このルートはいまの答えの中にありません", "This route is not among the present answers";
    back_to_routes: "← ルートの一覧へ", "← All routes";
    kept: "ロードマップとして保存しました", "Kept as a roadmap";
}
