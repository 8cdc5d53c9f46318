//! index.html paints the first page before the app is there: its words are the app's own.

use norikae::base::Lang;
use norikae::i18n::strings;

const PAGE: &str = include_str!("../../index.html");

/// What stands between tags, and in placeholders and labels, without white space around it.
fn words() -> Vec<String> {
    let body = PAGE.split_once("<body>").unwrap().1;
    let shell = body.split("<p id=\"shell-failed\"").next().unwrap();
    let mut words: Vec<String> = Vec::new();
    let mut rest = shell.replace("<small>", "\u{0}").replace("</small>", "\u{0}");
    while let Some((comment, after)) = rest.split_once("<!--").map(|(a, b)| (a.to_owned(), b.to_owned())) {
        rest = comment + after.split_once("-->").unwrap().1;
    }
    for piece in rest.split('>') {
        let (text, tag) = piece.split_once('<').unwrap_or((piece, ""));
        words.extend(text.split('\u{0}').map(|part| part.trim().to_owned()));
        for name in ["placeholder=\"", "aria-label=\""] {
            words.extend(tag.split(name).skip(1).map(|after| after.split('"').next().unwrap().to_owned()));
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn the_first_paint_says_what_the_app_says() {
    let s = strings(Lang::Ja);
    let expected = [
        s.common.app,
        s.nav.main,
        s.nav.find,
        s.nav.profile,
        s.nav.roadmaps,
        s.nav.learn,
        s.find.title,
        s.find.lead,
        s.finder.from,
        s.finder.from_hint,
        s.finder.to,
        s.finder.to_hint,
        s.finder.by,
        s.finder.optional,
        s.finder.submit,
    ];
    assert_eq!(words(), expected);
}

#[test]
fn its_title_is_that_of_the_finder() {
    let title = format!("<title>{} | {}</title>", strings(Lang::Ja).nav.find, strings(Lang::Ja).common.app);
    assert!(PAGE.contains(&title), "{title}");
}
