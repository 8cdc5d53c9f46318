//! Looking things up.

words! {
    Learn
    lead: "Norikaeが知っていることを、出典と確認日つきで見られます。", "What Norikae knows, with its sources and the day it was checked.";
    search: "名前や略称で探す", "Search by name or abbreviation";
    search_hint: "例: 情シス、CE、認定看護師", "e.g. nurse, CRC, DX";
    unknown_entry: "この項目はいまの資料にありません", "This entry is not in the present data";
    unverified: "未確認", "unverified";
    takes: "期間", "Takes";
    hours_per_week: "週あたりの時間", "Hours a week";
    provider: "提供元", "Provider";
    note: "知っておくこと", "Good to know";
    requirements: "求められること", "What is asked";
    brings: "得られるもの", "What it brings";
    etiquette: "作法", "Etiquette";
    upkeep: "続けかた・更新", "Upkeep";
    avoid: "避けるには", "How to avoid it";
    one_person: "公表されている一人の例です。平均ではありません。", "One person’s published move, not an average.";
    before: "まえ", "Before";
    after: "あと", "After";
    mattered: "決め手", "What mattered";
    helped: "役に立ったこと", "What helped";
    failed: "うまくいかなかったこと", "What failed";
    to_offer: "内定まで", "to the offer";
    to_joining: "内定から入職まで", "from offer to joining";
    work_style: "働きかた", "How one works";
    age: "年齢について", "About age";
    doors: "入口", "Doors";
    bridging: "足りないものの埋めかた", "Bridging what is missing";
    first_days: "入ってからの90日", "The first days";
    ladder: "その先", "The ladder";
    pass_rate: "合格率", "Pass rate";
    pass_rate_first: "合格率(新卒・初回)", "Pass rate, first attempt";
    pass_rate_repeat: "合格率(既卒・再受験)", "Pass rate, repeat";
    issuer: "発行", "Issued by";
    law: "法律", "Law";
    duty: "できること・義務", "What it allows and asks";
    ways: "取りかた", "Ways to gain it";
    covers: "扱う内容", "What it covers";
}
