//! Numbers, exactly as written: digits and places come from the text, never from a value of Rhai's.

use rhai::{Position, Token};

use super::Reader;
use crate::diagnostic::Code;
use crate::syntax::{Expr, ExprKind};

impl Reader<'_> {
    /// The number whose token, sign or parenthesis stands at a position: Rhai folds `-(1)` into
    /// one constant at the place of the sign.
    pub(super) fn number(&mut self, position: Position) -> Expr {
        let span = self.token_span(position);
        let Some(mut index) = self.tokens.at(position) else {
            return self.refused(span);
        };
        let mut negative = false;
        let mut end = None;
        loop {
            let Some(piece) = self.tokens.get(index) else {
                return self.refused(span);
            };
            match piece.token {
                Token::Minus | Token::UnaryMinus => negative = !negative,
                Token::Plus | Token::UnaryPlus => {}
                Token::LeftParen => {
                    end = end.or(self.tokens.partner(index));
                }
                Token::IntegerConstant(..) | Token::DecimalConstant(..) => break,
                Token::ExclusiveRange | Token::InclusiveRange => {
                    let bytes = (piece.start, piece.end);
                    self.report(
                        Code::BadIn,
                        bytes,
                        "a range needs a first value",
                        "",
                        "write both ends: `x in 0..18`",
                    );
                    return Expr {
                        kind: ExprKind::Refused,
                        span,
                    };
                }
                _ => return self.refused(span),
            }
            index += 1;
        }
        let Some(piece) = self.tokens.get(index) else {
            return self.refused(span);
        };
        let source = self.text.get(piece.start..piece.end).unwrap_or_default();
        let mut whole = span.to(self.place.span(piece.start, piece.end));
        if let Some(closing) = end.and_then(|closing| self.tokens.get(closing)) {
            whole = whole.to(self.place.span(closing.start, closing.end));
        }
        match digits_and_places(source) {
            Some((digits, places)) => {
                let digits = if negative { -digits } else { digits };
                Expr {
                    kind: ExprKind::Number { digits, places },
                    span: whole,
                }
            }
            None => self.refused(whole),
        }
    }
}

/// The digits of a decimal text as an integer, and how many stand behind the point. None when it
/// is no decimal number or too long (which the tokens' check has said).
pub(crate) fn digits_and_places(source: &str) -> Option<(i128, u32)> {
    let (negative, rest) = match source.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, source),
    };
    let plain: String = rest.chars().filter(|c| *c != '_').collect();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    if whole.is_empty()
        || !whole
            .chars()
            .chain(fraction.chars())
            .all(|c| c.is_ascii_digit())
    {
        return None;
    }
    let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
    let places = u32::try_from(fraction.len()).ok()?;
    Some((if negative { -digits } else { digits }, places))
}

#[cfg(test)]
mod tests {
    use super::digits_and_places;

    #[test]
    fn digits_and_places_come_from_the_text() {
        assert_eq!(digits_and_places("0.10"), Some((10, 2)));
        assert_eq!(digits_and_places("1_000"), Some((1000, 0)));
        assert_eq!(digits_and_places("-2.5"), Some((-25, 1)));
        assert_eq!(digits_and_places("1."), Some((1, 0)));
        assert_eq!(digits_and_places("0x1f"), None);
        assert_eq!(digits_and_places("9".repeat(60).as_str()), None);
    }
}
