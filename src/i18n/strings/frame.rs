//! The frame around every page: footer, notices, storage.

use crate::lookup::Kind;

words! {
    Frame
    about: "Norikaeについて", "About Norikae";
    footer: "入力した内容はこのブラウザの中だけに保存され、どこにも送られません。", "What you enter stays in this browser. Nothing is sent anywhere.";
    theme: "画面の配色", "Colours";
    theme_auto: "自動(端末の設定)", "As on the device";
    theme_light: "ライト", "Light";
    theme_dark: "ダーク", "Dark";
    storage_refused: "このブラウザは保存を許可していません。このページを閉じると、入力もロードマップも消えます。閉じる前にファイルに保存してください。", "This browser does not allow storage. What you enter and keep is lost when you close this page. Please save it as a file first.";
    save_all: "いまの内容をファイルに保存", "Save everything as a file";
    unverified: "出典のページでは確かめられなかった項目: ", "Not supported by a page: ";
    partly_verified: "(一部未確認)", "(partly unverified)";
    background_coming: "出典と詳しい説明を読み込んでいます…", "Loading sources and details…";
    background_failed: "出典と詳しい説明を読み込めませんでした。通信を確かめて、もう一度お試しください。続くときは、このページを読み込み直してください。入力や保存した内容はそのまま残っています。", "Sources and details could not be loaded. Please check your connection and try again; if it keeps failing, reload the page. What you entered and saved is still there.";
    try_again: "もう一度試す", "Try again";
    nowhere: "このページはありません", "There is no such page";
    nowhere_why: "アドレスが途中で切れているか、古いものかもしれません。保存した内容はそのまま残っています。", "The address may be cut off or old. What you have saved is still there.";
    licence: "免許", "licence";
    role: "職種・ポスト", "role";
    qualification: "資格", "qualification";
    program: "講座・研修", "course";
    subsidy: "給付・助成", "subsidy";
    procedure: "手続き", "procedure";
    networking: "人とのつながり", "networking";
    pitfall: "落とし穴", "pitfall";
    case: "事例", "case";
    obligation: "縛り", "obligation";
    skill: "スキル", "skill";
    domain: "経験の分野", "experience";
    fact: "質問", "question";
    prefecture: "都道府県", "prefecture";
    equivalent: "読み替え", "equivalent";
    transition: "乗り換えの記録", "recorded move";
    path: "歩んだ道", "path taken";
    confusable: "まぎらわしい名前", "confusable names";
    notice: "きまり・動向", "rule or finding";
    occupation: "職業の数値", "measured occupation";
}

impl Frame {
    /// What an entry is, in a word.
    pub fn kind_of(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Licence => self.licence,
            Kind::Role => self.role,
            Kind::Qualification => self.qualification,
            Kind::Program => self.program,
            Kind::Subsidy => self.subsidy,
            Kind::Procedure => self.procedure,
            Kind::Networking => self.networking,
            Kind::Pitfall => self.pitfall,
            Kind::Case => self.case,
            Kind::Obligation => self.obligation,
            Kind::Skill => self.skill,
            Kind::Domain => self.domain,
            Kind::Fact => self.fact,
            Kind::Prefecture => self.prefecture,
            Kind::Equivalent => self.equivalent,
            Kind::Transition => self.transition,
            Kind::Path => self.path,
            Kind::Confusable => self.confusable,
            Kind::Notice => self.notice,
            Kind::Occupation => self.occupation,
        }
    }
}
