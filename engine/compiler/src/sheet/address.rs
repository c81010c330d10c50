//! An address as people read it.

/// The address with the letters of its language in place of their escapes: `%D8%B4` is `ش`. What
/// could steer or end it stays escaped.
pub fn readable(url: &str) -> String {
    let mut out = String::new();
    let mut rest = url;
    while let Some((before, from)) = rest.split_once('%') {
        out.push_str(before);
        let (bytes, after) = escapes(from);
        match String::from_utf8(bytes.clone()) {
            Ok(text) if !bytes.is_empty() => text.chars().for_each(|c| letter(c, &mut out)),
            _ => {
                out.push('%');
                let raw = from.len().saturating_sub(after.len());
                out.push_str(from.get(..raw).unwrap_or_default());
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

fn letter(c: char, out: &mut String) {
    if !c.is_ascii() && c.is_alphanumeric() {
        return out.push(c);
    }
    let mut bytes = [0; 4];
    for byte in c.encode_utf8(&mut bytes).bytes() {
        out.push_str(&format!("%{byte:02X}"));
    }
}

/// The bytes of the escapes that stand next to each other, the first `%` being read, and what is left.
fn escapes(from: &str) -> (Vec<u8>, &str) {
    let mut bytes = Vec::new();
    let mut rest = from;
    loop {
        let Some((digits, after)) = rest.split_at_checked(2) else {
            return (bytes, rest);
        };
        let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let Some(byte) = u8::from_str_radix(digits, 16).ok().filter(|_| plain) else {
            return (bytes, rest);
        };
        bytes.push(byte);
        match after.strip_prefix('%') {
            Some(next) if is_escape(next) => rest = next,
            _ => return (bytes, after),
        }
    }
}

fn is_escape(text: &str) -> bool {
    let digits = text.bytes().take(2);
    digits.filter(u8::is_ascii_hexdigit).count() == 2
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn letters_are_shown_and_everything_else_stays_escaped() {
        for (url, shown) in [
            ("https://a.b/c?d=e", "https://a.b/c?d=e"),
            ("https://a.b/%d8%b4%d9%88%20x", "https://a.b/شو%20x"),
            ("a%3Cscript%3E%", "a%3Cscript%3E%"),
            ("a%D8", "a%D8"),
            ("a%d8%b", "a%d8%b"),
            ("%E2%80%AE.pdf", "%E2%80%AE.pdf"),
            ("100%ش", "100%ش"),
        ] {
            assert_eq!(readable(url), shown);
        }
    }
}
