//! Text that came from elsewhere, by a link or a file, without what could deceive the person who reads it.

use super::roadmap::Roadmap;

/// Makes every text of a roadmap harmless, in place.
pub fn harmless(roadmap: &mut Roadmap) {
    roadmap.title = clean(&roadmap.title, false);
    roadmap.notes = roadmap.notes.iter().map(|(key, note)| (clean(key, false), clean(note, true))).collect();
    roadmap.ticks = roadmap.ticks.iter().map(|(key, day)| (clean(key, false), *day)).collect();
    let pins = &mut roadmap.goal.pins;
    *pins = pins.iter().map(|(key, day)| (clean(key, false), *day)).collect();
    roadmap.profile.notes = roadmap.profile.notes.as_ref().map(|notes| clean(notes, true));
    for step in &mut roadmap.steps {
        step.key = clean(&step.key, false);
    }
}

/// Without control characters and without the marks that turn the direction of text around; lines are kept where asked.
fn clean(text: &str, lines: bool) -> String {
    let good = |c: &char| match c {
        '\n' => lines,
        '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => false,
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{2028}' | '\u{2029}' | '\u{e0000}'..='\u{e007f}' => false,
        c => !c.is_control() && (u32::from(*c) & 0xfffe) != 0xfffe,
    };
    text.replace("\r\n", "\n").chars().filter(good).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_loses_what_could_deceive_and_nothing_else() {
        assert_eq!(clean("看護師\u{202e}<b>\u{0}\u{7}x\r\n二行目", true), "看護師<b>x\n二行目");
        assert_eq!(clean("一行\n目\u{2066}", false), "一行目");
        assert_eq!(clean("👩\u{200d}⚕️ が", true), "👩\u{200d}⚕️ が", "joined emoji stay whole");
    }
}
