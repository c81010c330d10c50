//! Canonical JSON, written and never read: keys sorted, no spaces, numbers as decimal texts. The
//! same values give the same bytes on every machine.
//!
//! Keys are written by hand in rising order; a debug build checks that they are.

/// Writes one JSON text.
#[derive(Debug, Default)]
pub struct Writer {
    out: String,
    /// For each open object or list: whether something stands in it already, and its last key.
    open: Vec<(bool, &'static str)>,
}

impl Writer {
    /// The text written.
    pub fn finish(self) -> String {
        self.out
    }

    fn separate(&mut self) {
        if let Some((filled, _)) = self.open.last_mut() {
            if *filled {
                self.out.push(',');
            }
            *filled = true;
        }
    }

    /// An object; `fill` writes its fields.
    pub fn object(&mut self, fill: impl FnOnce(&mut Writer)) {
        self.enclose("{", "}", fill);
    }

    /// A list; `fill` writes its items.
    pub fn list(&mut self, fill: impl FnOnce(&mut Writer)) {
        self.enclose("[", "]", fill);
    }

    fn enclose(&mut self, start: &str, end: &str, fill: impl FnOnce(&mut Writer)) {
        self.begin(start);
        fill(self);
        self.end(end);
    }

    // Kept out of the closures' way: they are many.
    #[inline(never)]
    fn begin(&mut self, start: &str) {
        self.out.push_str(start);
        self.open.push((false, ""));
    }

    #[inline(never)]
    fn end(&mut self, end: &str) {
        self.open.pop();
        self.out.push_str(end);
    }

    /// Begins a field of an object; its value is written next.
    #[inline(never)]
    pub fn key(&mut self, key: &'static str) -> &mut Writer {
        self.separate();
        if let Some((_, last)) = self.open.last_mut() {
            debug_assert!(*last < key, "keys are written in rising order");
            *last = key;
        }
        // No key has anything to escape.
        self.out.push('"');
        self.out.push_str(key);
        self.out.push_str("\":");
        self
    }

    /// Begins an item of a list; its value is written next.
    #[inline(never)]
    pub fn item(&mut self) -> &mut Writer {
        self.separate();
        self
    }

    /// A text.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        self.quote(text);
    }

    /// How long the text is so far.
    pub(crate) fn len(&self) -> usize {
        self.out.len()
    }

    /// A value that was written before, from one place in the text to another.
    pub(crate) fn again(&mut self, written: core::ops::Range<usize>) {
        let text = self.out.get(written).unwrap_or("").to_owned();
        self.out.push_str(&text);
    }

    /// True or false.
    #[inline(never)]
    pub fn bool(&mut self, value: bool) {
        self.out.push_str(if value { "true" } else { "false" });
    }

    /// A list of texts.
    pub fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a String>) {
        self.list(|list| {
            for text in texts {
                list.item().text(text);
            }
        });
    }

    #[inline(never)]
    fn quote(&mut self, text: &str) {
        self.out.push('"');
        // Nearly every text stands as it is; to look at all of it is faster than to stop early.
        let is_plain = |byte: u8| (byte >= b' ') & (byte != b'"') & (byte != b'\\');
        if cfg!(feature = "fast")
            && text
                .bytes()
                .fold(true, |so_far, byte| so_far & is_plain(byte))
        {
            self.out.push_str(text);
            self.out.push('"');
            return;
        }
        for char in text.chars() {
            match char {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                '\0'..='\u{1f}' => {
                    let code = u32::from(char);
                    self.out.push_str("\\u00");
                    for digit in [code / 16, code % 16] {
                        self.out.push(char::from_digit(digit, 16).unwrap_or('0'));
                    }
                }
                other => self.out.push(other),
            }
        }
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_one_canonical_text() {
        let mut writer = Writer::default();
        writer.object(|object| {
            object.key("a").list(|list| {
                list.item().bool(true);
                list.item().text("x\"\\\n\u{1}ع");
            });
            object.key("b").object(|_| {});
            object.key("c").texts(&["1".to_string(), "2".to_string()]);
        });
        let expected = r#"{"a":[true,"x\"\\\n\u0001ع"],"b":{},"c":["1","2"]}"#;
        assert_eq!(writer.finish(), expected);
    }
}
