//! Errors of documents, storage and links, each with what to do about it.

use super::date::pick;
use super::worded::Worded;
use crate::base::Lang;
use crate::documents::share::ShareError;
use crate::documents::{DocumentError, KeyError, StoreError, Trouble};

fn say(lang: Lang, ja: impl Into<String>, en: impl Into<String>) -> Worded {
    Worded::new(pick(lang, ja.into(), en.into()), lang)
}

/// Why a link can't be opened.
pub fn share_error(error: ShareError, lang: Lang) -> Worded {
    match error {
        ShareError::CutOff => say(
            lang,
            "リンクが途中で切れています。送り手に、リンク全体をもう一度送ってもらってください。",
            "The link is cut off. Please ask for the whole link again.",
        ),
        ShareError::Damaged => say(
            lang,
            "リンクの文字が途中で変わっていて、開けません。コピーし直すか、もう一度送ってもらってください。",
            "Some characters of the link were changed on the way. Please copy it again or ask for it anew.",
        ),
        ShareError::Newer => say(
            lang,
            "新しい版のNorikaeで作られたリンクです。ページを読み込み直すと開けることがあります。",
            "The link was made by a newer version of Norikae. Reloading the page may help.",
        ),
        ShareError::TooLarge => say(
            lang,
            "リンクに入る量を超えています。メモを減らすか、ファイルに保存して渡してください。",
            "It is more than a link can hold. Please shorten the notes, or save it as a file and pass that on.",
        ),
        ShareError::NotALink => {
            say(lang, "Norikaeの共有リンクではありません。", "This is not a share link of Norikae.")
        }
    }
}

/// Why a file or a stored text can't be read.
pub fn document_error(error: &DocumentError, lang: Lang) -> Worded {
    match error {
        DocumentError::Empty => say(lang, "ファイルが空です。", "The file is empty."),
        DocumentError::TooLarge => say(lang, "ファイルが大きすぎます(4MBまで)。", "The file is larger than 4 MB."),
        DocumentError::NotJson(_) => say(
            lang,
            "Norikaeのファイルとして読めません。途中で切れたか、別の種類のファイルのようです。",
            "This can’t be read as a file of Norikae: it is cut off or of another type.",
        ),
        DocumentError::Foreign => {
            say(lang, "ほかのアプリのファイルのようです。", "This looks like a file of another application.")
        }
        DocumentError::OtherKind(_) => say(
            lang,
            "Norikaeのファイルですが、ここでは読めない種類です。",
            "This is a file of Norikae, but not of a kind that can be read here.",
        ),
        DocumentError::Newer { .. } => say(
            lang,
            "新しい版のNorikaeで保存されたファイルです。ページを読み込み直してから、もう一度お試しください。ファイルはそのまま残っています。",
            "The file was saved by a newer version of Norikae. Please reload the page and try again. The file is unchanged.",
        ),
        DocumentError::Content(why) => say(
            lang,
            format!("ファイルの中身に読めないところがあります({why})。"),
            format!("Part of the file can’t be read ({why})."),
        ),
    }
}

/// Why something was not stored.
pub fn store_error(error: &StoreError, lang: Lang) -> Worded {
    match error {
        StoreError::Storage(KeyError::Refused) => say(
            lang,
            "このブラウザでは保存が許可されていません。閉じる前に、ファイルに保存してください。",
            "This browser refuses to store anything. Please save it as a file before you close the page.",
        ),
        StoreError::Storage(KeyError::Full) => say(
            lang,
            "保存場所がいっぱいで、いまの変更は保存できていません。前に保存した内容は残っています。使わないロードマップを削除するか、ファイルに保存してください。",
            "The storage is full: the latest change is not saved, what was saved before still is. Please delete roadmaps that you no longer need, or save this one as a file.",
        ),
        StoreError::Storage(KeyError::Other(why)) => {
            say(lang, format!("保存できませんでした({why})。"), format!("It could not be saved ({why})."))
        }
        StoreError::Gone => say(
            lang,
            "このロードマップは、別のタブで削除されたか、ブラウザの保存が消されています。",
            "This roadmap was deleted in another tab, or the browser has cleared its storage.",
        ),
        StoreError::Newer => say(
            lang,
            "新しい版のNorikaeがすでに保存しています。上書きしないよう、ここでは保存しません。ページを読み込み直してください。",
            "A newer version of Norikae has saved this already, so it is not overwritten here. Please reload the page.",
        ),
    }
}

/// What was wrong with a stored text.
pub fn trouble(trouble: &Trouble, lang: Lang) -> Worded {
    match trouble {
        Trouble::OlderShown { .. } => say(
            lang,
            "最後に保存した内容が壊れていたため、ひとつ前の内容を表示しています。壊れた内容も消さずに残してあります。",
            "What was saved last is damaged, so the state before it is shown. The damaged text is kept.",
        ),
        Trouble::Lost { .. } => say(
            lang,
            "保存した内容が壊れていて読めません。消さずに残してあるので、ファイルとして取り出せます。",
            "What was saved is damaged and can’t be read. It is kept, and you can download it.",
        ),
        Trouble::Newer { .. } => say(
            lang,
            "新しい版のNorikaeで保存された内容があります。ページを読み込み直すと表示できます。",
            "Some of it was saved by a newer version of Norikae. Reload the page to see it.",
        ),
    }
}
