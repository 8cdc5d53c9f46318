//! What Norikae is.

words! {
    About
    what: "Norikaeは、医療・介護・福祉の資格を持つ人が、いまいるところから行きたい仕事までの道順を、日付・費用・要件・出典つきで調べるための道具です。", "Norikae helps people with licences in Japanese healthcare and welfare to find the way from where they are to the work they want, with dates, costs, requirements and sources.";
    limits_title: "できないこと", "What it can’t do";
    limits: "採用されるかどうかは予測しません。要件をどこまで満たしているかだけを示します。日付の「目安」は規則や例年の月からの推定です。決める前に、必ず出典と募集要項を確かめてください。", "It does not predict hiring. It shows which requirements are met, partly met or not met. Dates marked as estimates follow from rules or usual months. Check the source and the posting before you decide.";
    privacy_title: "データ", "Data";
    privacy: "計算はすべてこのブラウザの中で行います。アカウントもサーバーもなく、利用状況の記録もしません。共有リンクには、あなたが選んだ内容だけが入ります。", "All computing happens in this browser. There is no account, no server and no tracking. A share link holds only what you choose.";
    not_public_title: "公的なサービスではありません", "Not a public service";
    not_public: "Norikaeは国や自治体、医療機関のサービスではありません。", "Norikae is not run by the state, a municipality or a medical institution.";
    notices_title: "使わせてもらっているもの", "Notices";
    design_system: "文字・色・余白の設計に、デジタル庁のデザイントークン(MITライセンス)を加工して使っています。", "Type, colours and focus styles build on the design tokens of the Digital Agency (MIT licence), adapted.";
    libraries: "Leptos、wasm-bindgen、gloo、serde、web-sys、chrono ほかのオープンソースソフトウェアを使っています。", "Made with Leptos, wasm-bindgen, gloo, serde, web-sys, chrono and other open-source software.";
    data: "資料の版:", "Version of the data:";
}
