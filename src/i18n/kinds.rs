//! Words for the small closed sets: marks, verdicts, doors, kinds of steps, strengths, conditions.

use super::date::pick;
use super::strings::strings;
use crate::base::Lang;
use crate::dataset::{
    AsOf, Condition, Confidence, DoorKind, Force, MeasureGroup, NoticeKind, PathKind, QualificationKind, Shortage,
    Strength,
};
use crate::lookup::{Doubt, Kind};
use crate::planner::{ClauseAt, Mark, StepKind, Verdict};
use crate::profile::{Event, IdKind};

/// 早 安 楽 堅. In English a short word, since the sign says nothing there.
pub fn mark_sign(mark: Mark, lang: Lang) -> &'static str {
    match mark {
        Mark::Earliest => pick(lang, "早", "Early"),
        Mark::Cheapest => pick(lang, "安", "Cheap"),
        Mark::Easiest => pick(lang, "楽", "Easy"),
        Mark::Surest => pick(lang, "堅", "Sure"),
    }
}

/// What a mark means.
pub fn mark_name(mark: Mark, lang: Lang) -> &'static str {
    match mark {
        Mark::Earliest => pick(lang, "いちばん早い", "Earliest"),
        Mark::Cheapest => pick(lang, "自己負担がいちばん少ない", "Lowest own cost"),
        Mark::Easiest => pick(lang, "乗換がいちばん少ない", "Fewest changes"),
        Mark::Surest => pick(lang, "要件をいちばん確実に満たす", "Meets most requirements"),
    }
}

/// ● met, ◐ partly or by argument, ○ not met or not known.
pub fn verdict_sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "●",
        Verdict::Partly | Verdict::Argued => "◐",
        Verdict::NotMet | Verdict::Unknown => "○",
    }
}

/// What stands beside the sign, so that nobody depends on its shape.
pub fn verdict_word(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Met => pick(lang, "満たしています", "met"),
        Verdict::Argued => {
            pick(lang, "読み替えが認められれば満たします", "met if the employer accepts your experience as equivalent")
        }
        Verdict::Partly => pick(lang, "一部だけ満たしています", "partly met"),
        Verdict::NotMet => pick(lang, "まだ満たしていません", "not met yet"),
        Verdict::Unknown => pick(lang, "未入力なので分かりません", "not known: not filled in"),
    }
}

pub fn door_kind(kind: DoorKind, lang: Lang) -> &'static str {
    match kind {
        DoorKind::Posting => pick(lang, "求人への応募", "Job posting"),
        DoorKind::Selection => pick(lang, "公募・選考", "Public selection"),
        DoorKind::Transfer => pick(lang, "院内・法人内の異動", "Internal transfer"),
        DoorKind::Direct => pick(lang, "直接の問い合わせ・提案", "Direct approach"),
        DoorKind::Referral => pick(lang, "紹介・学会・人脈", "Referral or society"),
        DoorKind::Contract => pick(lang, "派遣・契約・業務委託", "Contract or temporary work"),
        DoorKind::Placement => pick(lang, "公的な紹介・配置", "Public placement"),
        DoorKind::Succession => pick(lang, "承継", "Succession"),
        DoorKind::Founding => pick(lang, "開業・起業", "Founding"),
    }
}

/// 学ぶ, 働く, 応募, 手続き, つながる.
pub fn step_kind(kind: StepKind, lang: Lang) -> &'static str {
    match kind {
        StepKind::Learn => pick(lang, "学ぶ", "Learn"),
        StepKind::Work => pick(lang, "働く", "Work"),
        StepKind::Apply => pick(lang, "応募", "Apply"),
        StepKind::Procedure => pick(lang, "手続き", "Paperwork"),
        StepKind::Network => pick(lang, "つながる", "Connect"),
    }
}

pub fn strength(strength: Strength, lang: Lang) -> &'static str {
    match strength {
        Strength::Law => pick(lang, "法律で必須", "required by law"),
        Strength::Rule => pick(lang, "募集要項で必須", "required by the published rules"),
        Strength::Closes => pick(lang, "実際にはほぼ必須", "needed in practice"),
        Strength::Usual => pick(lang, "よく求められる", "usually asked"),
        Strength::Plus => pick(lang, "あれば有利", "welcome"),
    }
}

/// How binding a clause is; the `only_if` of a door is no rule of an employer.
pub fn bound_by(at: &ClauseAt, bound: Strength, lang: Lang) -> &'static str {
    match at {
        ClauseAt::OnlyIf { .. } => pick(lang, "この入口を使える条件", "condition of this way in"),
        _ => strength(bound, lang),
    }
}

/// The day on which a clause is judged.
pub fn as_of(as_of: AsOf, lang: Lang) -> &'static str {
    match as_of {
        AsOf::Applying => pick(lang, "応募する日の時点", "on the day of applying"),
        AsOf::Sitting => pick(lang, "試験・選考の日の時点", "on the day of the examination or selection"),
        AsOf::Joining => pick(lang, "入職・開始の日の時点", "on the day of joining or beginning"),
        AsOf::FiscalYear => pick(lang, "採用年度の4月1日の時点", "on 1 April of the fiscal year of joining"),
        AsOf::FirstOfFebruary => pick(lang, "その年の2月1日の時点", "on 1 February of that year"),
    }
}

pub fn condition(condition: Condition, lang: Lang) -> &'static str {
    match condition {
        Condition::Nights => pick(lang, "夜勤あり", "night shifts"),
        Condition::OnCall => pick(lang, "オンコールあり", "on call"),
        Condition::Travel => pick(lang, "出張が多い", "much travel"),
        Condition::Relocation => pick(lang, "転居を伴うことがある", "may need relocation"),
        Condition::LongHours => pick(lang, "長時間になりやすい", "long hours likely"),
        Condition::FixedTerm => pick(lang, "任期・契約期間あり", "fixed term"),
        Condition::PayDrop => pick(lang, "収入が下がりやすい", "pay likely to drop"),
        Condition::FewPosts => pick(lang, "募集が少ない", "few openings"),
        Condition::Weekends => pick(lang, "土日の勤務あり", "weekend work"),
        Condition::RemotePossible => pick(lang, "在宅勤務できることがある", "remote work possible"),
        Condition::DayShifts => pick(lang, "日勤のみ", "day shifts only"),
        Condition::ShortWeek => pick(lang, "週の勤務日数が少ない", "short working week"),
        Condition::Teaching => pick(lang, "教育・指導がある", "teaching"),
        Condition::Management => pick(lang, "管理の仕事がある", "management duties"),
    }
}

pub fn force(force: Force, lang: Lang) -> &'static str {
    match force {
        Force::Law => pick(lang, "法律で必要", "by law"),
        Force::Contract => pick(lang, "就業規則・契約で必要", "by contract"),
        Force::Custom => pick(lang, "慣習", "custom"),
        Force::Advice => pick(lang, "すすめ", "advice"),
    }
}

pub fn confidence(confidence: Confidence, lang: Lang) -> &'static str {
    match confidence {
        Confidence::Read => pick(lang, "出典を確認ずみ", "sources read"),
        Confidence::General => pick(lang, "一般に知られていること", "general knowledge"),
        Confidence::OwnView => pick(lang, "Norikaeの見立て", "Norikae’s own view"),
    }
}

pub fn event(event: Event, lang: Lang) -> &'static str {
    match event {
        Event::Offer => pick(lang, "内定", "offer"),
        Event::Joining => pick(lang, "入職", "joining"),
        Event::Held => pick(lang, "取得", "held"),
    }
}

pub fn qualification_kind(kind: QualificationKind, lang: Lang) -> &'static str {
    match kind {
        QualificationKind::Licence => pick(lang, "免許", "licence"),
        QualificationKind::Certificate => pick(lang, "資格", "certificate"),
        QualificationKind::Board => pick(lang, "専門・認定", "board certification"),
        QualificationKind::Degree => pick(lang, "学位", "degree"),
        QualificationKind::Partial => pick(lang, "修了・一部合格", "completed part"),
        QualificationKind::Training => pick(lang, "研修", "training"),
    }
}

pub fn shortage(class: Shortage, lang: Lang) -> &'static str {
    match class {
        Shortage::Few => pick(lang, "医師少数都道府県", "few physicians"),
        Shortage::Middle => pick(lang, "どちらでもない", "in between"),
        Shortage::Many => pick(lang, "医師多数都道府県", "many physicians"),
    }
}

/// The class in a word that fits on a tile.
pub fn shortage_short(class: Shortage, lang: Lang) -> &'static str {
    match class {
        Shortage::Few => pick(lang, "少", "few"),
        Shortage::Middle => pick(lang, "中", "mid"),
        Shortage::Many => pick(lang, "多", "many"),
    }
}

pub fn path_kind(kind: PathKind, lang: Lang) -> &'static str {
    match kind {
        PathKind::Published => pick(lang, "公表されている一人の道のりです。", "One person’s published path."),
        PathKind::Attempt => pick(
            lang,
            "公表されている一人の挑戦で、まだ着いていません。",
            "One person’s published attempt, not yet arrived.",
        ),
        PathKind::Composite => pick(
            lang,
            "何人かの転身をつないだもので、全部を通った人は知られていません。",
            "Put together from several people’s moves: nobody is known to have taken all of it.",
        ),
    }
}

pub fn notice_kind(kind: NoticeKind, lang: Lang) -> &'static str {
    match kind {
        NoticeKind::Rule => pick(lang, "きまり", "rule"),
        NoticeKind::Market => pick(lang, "求人・採用の動向", "finding about the market"),
        NoticeKind::Program => pick(lang, "制度・プログラム", "offer"),
    }
}

pub fn measure_group(group: MeasureGroup, lang: Lang) -> &'static str {
    match group {
        MeasureGroup::Interest => pick(lang, "職業興味", "Interests"),
        MeasureGroup::Value => pick(lang, "仕事価値観", "Values"),
        MeasureGroup::Skill => pick(lang, "スキル", "Skills"),
        MeasureGroup::Knowledge => pick(lang, "知識", "Knowledge"),
        MeasureGroup::Nature => pick(lang, "仕事の性質", "Nature of the work"),
        MeasureGroup::Education => pick(lang, "学歴・訓練(働く人の割合など)", "Education and training"),
    }
}

pub fn doubt(doubt: Doubt, lang: Lang) -> &'static str {
    match doubt {
        Doubt::Unverified => pick(lang, "未確認", "unverified"),
        Doubt::Unsettled => pick(lang, "食い違い・確認で残った点", "disagreeing pages, open points"),
        Doubt::Old => pick(lang, "18か月より古い", "older than 18 months"),
        Doubt::Opinion => pick(lang, "見立て・一般知識", "own view, general knowledge"),
    }
}

/// What entries of a kind are called together.
pub fn kind_heading(kind: Kind, lang: Lang) -> &'static str {
    let en = match kind {
        Kind::Licence => "Licences",
        Kind::Role => "Roles",
        Kind::Qualification => "Qualifications",
        Kind::Program => "Courses",
        Kind::Subsidy => "Subsidies",
        Kind::Procedure => "Procedures",
        Kind::Networking => "Networking",
        Kind::Pitfall => "Pitfalls",
        Kind::Case => "Cases",
        Kind::Obligation => "Obligations",
        Kind::Skill => "Skills",
        Kind::Domain => "Experience",
        Kind::Fact => "Questions",
        Kind::Prefecture => "Prefectures",
        Kind::Equivalent => "Equivalents",
        Kind::Transition => "Recorded moves",
        Kind::Path => "Paths taken",
        Kind::Confusable => "Confusable names",
        Kind::Notice => "Rules and findings",
        Kind::Occupation => "Measured occupations",
    };
    pick(lang, strings(Lang::Ja).frame.kind_of(kind), en)
}

/// The kind of entry that a field of a profile takes.
pub fn id_kind(kind: IdKind, lang: Lang) -> &'static str {
    match kind {
        IdKind::Licence => pick(lang, "免許", "licence"),
        IdKind::Qualification => pick(lang, "資格", "qualification"),
        IdKind::Role => pick(lang, "職種・ポスト", "role"),
        IdKind::RoleOrQualification => pick(lang, "職種・ポストか資格", "role or qualification"),
        IdKind::Domain => pick(lang, "経験の分野", "domain of experience"),
        IdKind::Fact => pick(lang, "質問項目", "fact"),
        IdKind::Skill => pick(lang, "スキル", "skill"),
        IdKind::Prefecture => pick(lang, "都道府県", "prefecture"),
        IdKind::Obligation => pick(lang, "縛り", "obligation"),
    }
}
