//! The open questions.

words! {
    Wizard
    first_search: "ルートを探すと、答えが変わる質問だけをここで聞きます。", "Once you have searched, only questions that change the answer are asked here.";
    slow: "答えが変わる質問を選ぶのに、少し時間がかかります。", "Choosing the questions that change the answer takes a moment here.";
    choose: "質問を選ぶ", "Choose questions";
    thinking: "質問を選んでいます…", "Choosing questions…";
    none_left: "いま答えて結果が変わる質問は、ほかにありません。", "No other question would change the routes now.";
    again: "あとにした質問をもう一度見る", "Show the questions you put off";
    all_facts: "現在地をまとめて入力・修正する", "See and edit everything about where you are";
    if_yes: "「はい」なら", "If yes";
    if_no: "「いいえ」なら", "If no";
    if_met: "届いていれば", "If so";
    if_unmet: "届いていなければ", "If not";
    same: "着く日と費用は変わりませんが、通れるルートの中身が変わります。", "Dates and cost stay the same, but the routes differ.";
    later: "あとで答える", "Answer later";
    answer: "答える", "Answer";
    months: "か月", "months";
    years: "歳", "years old";
    yen: "円", "yen";
    points: "点", "points";
}
