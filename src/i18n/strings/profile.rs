//! Where the person stands.

words! {
    Profile
    lead: "どれも入力しなくてかまいません。入力すると、そのたびに保存され、ルートに反映されます。", "Everything is optional. Each entry is saved at once and changes the routes.";
    person: "本人のこと", "About you";
    born: "生年月日", "Date of birth";
    age: "年齢(生年月日の代わりに)", "Age (instead of the date of birth)";
    place: "住んでいる都道府県", "Prefecture where you live";
    not_said: "(未入力)", "(not said)";
    role: "いまの(または最後の)職種", "Present or last post";
    employed: "いま在職中ですか", "Are you in that post now?";
    left: "退職した日・退職する日", "Day of leaving";
    hours: "学習に使える時間", "Time for learning";
    hours_unit: "時間/週(0でもかまいません)", "hours a week (zero is fine)";
    savings: "貯蓄", "Savings";
    in_work_by: "この日までに働いていたい", "Be in work by this day";
    notes: "自分用のメモ", "Your own notes";
    licences: "持っている免許", "Licences held";
    add_licence: "免許を加える", "Add a licence";
    holds: "そのほかの資格・学位・修了", "Other qualifications, degrees, courses";
    add_held: "資格などを加える", "Add a qualification";
    since: "取得日", "Since";
    history: "職歴", "Work history";
    history_unknown: "まだ何も入力されていません。", "Nothing entered yet.";
    history_none: "職歴はないものとして計算しています。", "Taken as: no work history.";
    add_spell: "職歴を加える", "Add a stretch of work";
    no_history: "職歴はない", "I have none";
    spell_what: "職種", "Post";
    spell_fields: "この間に担当したこと(いくつでも)", "What you were in charge of (any number)";
    spell_fields_hint: "例: 医療安全、システム管理、教育", "e.g. patient safety, systems, teaching";
    spell_from: "始めた日", "From";
    spell_to: "終えた日(続いていれば空欄)", "To (empty while it goes on)";
    now: "いまの条件", "Present conditions";
    wishes: "新しい職場に望む条件", "Conditions wished of the new post";
    now_place: "勤務先の都道府県", "Prefecture of the present post";
    wish_place: "働きたい都道府県", "Prefecture to work in";
    pay: "年収(税込み)", "Yearly pay before tax";
    nights: "夜勤・当直(月)", "Nights a month";
    half_days: "勤務日数(週)", "Days a week";
    commute: "通勤(片道)", "Commute one way";
    minutes: "分", "minutes";
    on_call: "オンコール", "On call";
    travel: "出張", "Travel";
    teaching: "教育・指導", "Teaching";
    facts: "答えた質問", "Questions answered";
    obligations: "縛り(義務年限・返還など)", "Obligations (service, repayment …)";
    add_obligation: "縛りを加える", "Add an obligation";
    until: "いつまで", "Until";
    price: "途中でやめるときに払う額", "What it costs to leave earlier";
    your_data: "データの扱い", "Your data";
    only_here: "入力した内容とロードマップは、このブラウザの中だけにあります。ブラウザのデータを消すと一緒に消えるので、大事なものはファイルに保存してください。", "What you enter and keep exists only in this browser. Clearing the browser’s data deletes it too, so save what matters as a file.";
    delete_all: "すべて削除する", "Delete everything";
    delete_all_sure: "入力した内容、ロードマップ、設定をすべて削除します。元には戻せません。", "This deletes all you have entered, all roadmaps and settings. It can’t be undone.";
    all_deleted: "すべて削除しました", "Everything is deleted";
}
