//! The marks in a text, and how a text is filled.
//!
//! A text is literal but for four marks. The compiler writes them, from Fluent:
//!
//! | mark | means |
//! |---|---|
//! | `{name}` | the argument of that name |
//! | `{"19680"}` | an identifier: left to right in every language |
//! | `{name\|one:…\|=5:…\|:…}` | the first variant whose key fits the argument; the last, without a key, fits always |
//! | `\{` | the character itself (also for `}`, `\|` and `\`) |
//!
//! A key is a word (a plural category or a text) or `=` and a number. A variant may hold marks
//! again. Nothing here recurses: a text is read once from left to right, and what is not chosen is
//! skipped by counting. Values are written by `format`.

/// Variants within variants, at most.
const DEEPEST: usize = 8;

/// One thing to write.
pub(super) enum Piece<'t> {
    /// Words of the text itself.
    Literal(&'t str),
    /// An argument to insert.
    Argument(&'t str),
    /// An identifier within the text.
    Code(&'t str),
}

/// Whether every mark of the text is in its place, so that [`walk`] reads all of it.
pub(super) fn is_text(text: &str) -> bool {
    let mut at_default = [false; DEEPEST];
    let mut depth = 0;
    let mut at = 0;
    while let Some((mark, byte)) = next_mark(text, at) {
        at = mark + 1;
        let key_follows = match byte {
            b'\\' => {
                let escaped = char_len(text, at);
                at += escaped;
                if escaped == 0 {
                    return false;
                }
                false
            }
            b'{' => {
                let Some((end, byte)) = next_mark(text, at) else {
                    return false;
                };
                let name = slice(text, at, end);
                at = end + 1;
                let close = byte == b'}';
                if !(is_name(name) && (close || byte == b'|') || close && code(name).is_some()) {
                    return false;
                }
                depth += usize::from(!close);
                !close
            }
            b'|' => true,
            _ => {
                if depth == 0 || at_default.get(depth - 1) != Some(&true) {
                    return false;
                }
                depth -= 1;
                false
            }
        };
        if key_follows {
            let Some(default) = depth.checked_sub(1).and_then(|d| at_default.get_mut(d)) else {
                return false;
            };
            // A new choice starts over; within one, nothing follows the default.
            if byte == b'|' && *default {
                return false;
            }
            let Some(key) = key(text, at) else {
                return false;
            };
            *default = key.is_empty();
            at += key.len() + 1;
        }
    }
    depth == 0
}

/// Hands every piece of a text to `write` until that says stop. `fits` says whether the argument
/// of a name fits a variant's key.
pub(super) fn walk<'t>(
    text: &'t str,
    fits: impl Fn(&str, &str) -> bool,
    mut write: impl FnMut(Piece<'t>) -> bool,
) {
    let mut at = 0;
    loop {
        let mark = next_mark(text, at);
        let end = mark.map_or(text.len(), |(mark, _)| mark);
        if end > at && !write(Piece::Literal(slice(text, at, end))) {
            return;
        }
        let Some((mark, byte)) = mark else { return };
        at = mark + 1;
        match byte {
            b'\\' => {
                let escaped = char_len(text, at);
                write(Piece::Literal(slice(text, at, at + escaped)));
                at += escaped;
            }
            b'{' => {
                let Some((end, byte)) = next_mark(text, at) else {
                    return;
                };
                let name = slice(text, at, end);
                at = end + 1;
                if byte == b'|' {
                    at = chosen(text, at, |key| fits(name, key));
                } else {
                    let piece = code(name).map_or(Piece::Argument(name), Piece::Code);
                    if !write(piece) {
                        return;
                    }
                }
            }
            // The chosen variant ends where the next one starts: go on after the choice.
            b'|' => {
                while let Some((mark, byte)) = skip(text, at) {
                    at = mark + 1;
                    if byte == b'}' {
                        break;
                    }
                }
            }
            _ => {}
        }
    }
}

/// The place after the key of the variant that fits.
fn chosen(text: &str, mut at: usize, fits: impl Fn(&str) -> bool) -> usize {
    while let Some(key) = key(text, at) {
        at += key.len() + 1;
        if key.is_empty() || fits(key) {
            return at;
        }
        match skip(text, at) {
            Some((mark, b'|')) => at = mark + 1,
            _ => break,
        }
    }
    text.len()
}

/// The next `|` or `}` that belongs to the choice in which `at` stands.
fn skip(text: &str, mut at: usize) -> Option<(usize, u8)> {
    let mut depth = 0_u32;
    loop {
        let (mark, byte) = next_mark(text, at)?;
        at = mark + 1;
        match byte {
            b'\\' => at += char_len(text, at),
            b'{' => depth += 1,
            _ if depth == 0 => return Some((mark, byte)),
            b'}' => depth -= 1,
            _ => {}
        }
    }
}

fn next_mark(text: &str, from: usize) -> Option<(usize, u8)> {
    let rest = text.as_bytes().get(from..)?;
    let place = rest
        .iter()
        .position(|b| matches!(b, b'\\' | b'{' | b'|' | b'}'))?;
    Some((from + place, *rest.get(place)?))
}

/// The key that starts here, up to its colon.
fn key(text: &str, from: usize) -> Option<&str> {
    let rest = text.get(from..)?;
    let end = rest.find([':', '\\', '{', '|', '}'])?;
    (rest.as_bytes().get(end) == Some(&b':')).then(|| slice(rest, 0, end))
}

/// The identifier in `"…"`.
fn code(name: &str) -> Option<&str> {
    name.strip_prefix('"')?.strip_suffix('"')
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

fn char_len(text: &str, at: usize) -> usize {
    text.get(at..)
        .and_then(|rest| rest.chars().next())
        .map_or(0, char::len_utf8)
}

fn slice(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or("")
}
