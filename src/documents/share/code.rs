//! From bytes to the characters of a link and back: length, content, checksum, in base64url behind the format's number.
//! Reading forgives what mail and messengers do to links: percent signs, line breaks, a full stop behind.

use super::ShareError;

/// The format that this app writes.
const FORMAT: u32 = 1;

/// The longest code that is written; messengers cut at 10,000 characters without a word.
pub const LONGEST: usize = 9_000;

/// The longest that is read at all, so that a hostile link costs little.
const LONGEST_READ: usize = 40_000;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// `1.` and the characters.
pub fn write(content: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(content.len() + 8);
    put_length(content.len(), &mut bytes);
    bytes.extend_from_slice(content);
    bytes.extend_from_slice(&checksum(content).to_be_bytes());
    format!("{FORMAT}.{}", base64(&bytes))
}

/// The content of a code, or of an address that ends in one.
pub fn read(text: &str) -> Result<Vec<u8>, ShareError> {
    if text.len() > LONGEST_READ {
        return Err(ShareError::TooLarge);
    }
    let text = plain(text);
    let code = text.rsplit_once("#/s/").map_or(text.as_str(), |(_, code)| code);
    let (format, code) = code.split_once('.').ok_or(ShareError::NotALink)?;
    match format.parse::<u32>() {
        Ok(FORMAT) => {}
        Ok(newer) if newer > FORMAT => return Err(ShareError::Newer),
        _ => return Err(ShareError::NotALink),
    }
    let code = code.split(['?', '&', '#']).next().unwrap_or_default();
    let code = code.trim_end_matches(|c: char| !is_ours(c));
    if code.is_empty() {
        return Err(ShareError::CutOff);
    }
    if !code.chars().all(is_ours) {
        return Err(ShareError::Damaged);
    }
    let bytes = unbase64(code);
    let (length, rest) = take_length(&bytes).ok_or(ShareError::CutOff)?;
    let whole = length.checked_add(4).ok_or(ShareError::Damaged)?;
    if rest.len() < whole {
        return Err(ShareError::CutOff);
    }
    let (content, sum) = rest.split_at(length);
    // Written anew it must be the same, else some unused bits or trailing characters were altered.
    if sum != checksum(content).to_be_bytes() || base64(&bytes) != code {
        return Err(ShareError::Damaged);
    }
    Ok(content.to_vec())
}

fn is_ours(c: char) -> bool {
    u8::try_from(c).is_ok_and(|byte| ALPHABET.contains(&byte))
}

/// Without white space and percent signs, which some programs put in twice.
fn plain(text: &str) -> String {
    let mut text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect();
    for _ in 0..3 {
        if !text.contains('%') {
            break;
        }
        text = unpercent(&text);
    }
    text
}

fn unpercent(text: &str) -> String {
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match hex.filter(|_| *byte == b'%').and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(meant) => {
                plain.push(meant);
                rest = &after[2..];
            }
            None => {
                plain.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&plain).into_owned()
}

/// FNV-1a over bytes: each step is a bijection, so no single altered byte goes unseen.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

fn put_length(mut length: usize, bytes: &mut Vec<u8>) {
    while length >= 0x80 {
        bytes.push((length as u8) | 0x80);
        length >>= 7;
    }
    bytes.push(length as u8);
}

fn take_length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut length = 0;
    for (index, byte) in bytes.iter().enumerate().take(4) {
        length |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((length, &bytes[index + 1..]));
        }
    }
    None
}

fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..=three.len() {
            let six = (bits >> (18 - 6 * place)) & 0x3f;
            text.push(char::from(ALPHABET[six as usize]));
        }
    }
    text
}

/// Whole bytes only; bits left over at the end are dropped, and found by writing anew.
fn unbase64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0_u32, 0);
    for six in text.bytes().filter_map(|byte| ALPHABET.iter().position(|ours| *ours == byte)) {
        bits = bits << 6 | six as u32;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn base64url_is_that_of_rfc_4648() {
        for (plain, coded) in [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg")] {
            assert_eq!(base64(plain.as_bytes()), coded);
            assert_eq!(unbase64(coded), plain.as_bytes());
        }
        assert_eq!(base64(&[0xfb, 0xff]), "-_8");
    }

    #[test]
    fn what_messengers_do_to_a_link_is_forgiven() {
        let code = write(b"a plan of many steps\xff\xfe\xfd");
        let content = read(&code).unwrap();
        for text in [
            format!("https://example.org/norikae/#/s/{code}"),
            format!("  {code}.\n"),
            format!("https://example.org/#/s/{code}。"),
            format!(
                "https://example.org/%23%2Fs%2F{}",
                code.replace('.', "%252E").replace('-', "%2D").replace('_', "%255F")
            ),
            format!("https://example.org/#/s/{code}?utm_source=mail"),
            format!("{}\r\n {}", &code[..9], &code[9..]),
        ] {
            assert_eq!(read(&text), Ok(content.clone()), "{text}");
        }
    }

    #[test]
    fn each_fault_of_a_link_has_its_name() {
        let code = write(b"a plan of many steps");
        for end in 2..code.len() {
            assert_eq!(read(&code[..end]), Err(ShareError::CutOff), "{end}");
        }
        assert_eq!(read(&code.replacen("1.", "2.", 1)), Err(ShareError::Newer));
        assert_eq!(read("hello"), Err(ShareError::NotALink));
        assert_eq!(read("example.org"), Err(ShareError::NotALink));
        assert_eq!(read(&"A".repeat(50_000)), Err(ShareError::TooLarge));
        assert_eq!(read("1._____w"), Err(ShareError::CutOff), "a huge length allocates nothing");
    }

    proptest! {
        #[test]
        fn any_content_comes_back(content in prop::collection::vec(any::<u8>(), 0..400)) {
            prop_assert_eq!(read(&write(&content)), Ok(content));
        }

        #[test]
        fn one_changed_character_never_goes_unseen(
            content in prop::collection::vec(any::<u8>(), 1..200), place in any::<prop::sample::Index>(), with in 0..64_usize,
        ) {
            let code = write(&content);
            let at = 2 + place.index(code.len() - 2);
            let mut changed = code.clone().into_bytes();
            changed[at] = ALPHABET[with];
            let changed = String::from_utf8(changed).unwrap();
            prop_assume!(changed != code);
            prop_assert!(read(&changed).is_err());
        }

        #[test]
        fn no_text_makes_reading_panic(text in "(1\\.)?[ -~あ-ん%]{0,300}") {
            let _ = read(&text);
        }
    }
}
