//! From Rhai's positions to spans with real ends.

use rhai::{Position, Token};

use super::Reader;
use crate::diagnostic::Span;

impl Reader<'_> {
    /// The first byte of what starts at a position; the text's end when Rhai knows none.
    pub(super) fn byte(&self, position: Position) -> usize {
        self.tokens
            .byte(self.text, position)
            .unwrap_or(self.text.len())
    }

    /// The token at a position.
    pub(super) fn token_span(&self, position: Position) -> Span {
        let (start, end) = self.token_bytes(position);
        self.place.span(start, end)
    }

    pub(super) fn token_bytes(&self, position: Position) -> (usize, usize) {
        match self
            .tokens
            .at(position)
            .and_then(|index| self.tokens.get(index))
        {
            Some(piece) => (piece.start, piece.end),
            None => {
                let start = self.byte(position);
                let rest = self.text.get(start..).unwrap_or_default();
                (start, start + rest.chars().next().map_or(0, char::len_utf8))
            }
        }
    }

    /// From a name to the end of the parentheses that follow it.
    pub(super) fn call_span(&self, position: Position) -> Span {
        let (start, mut end) = self.token_bytes(position);
        if let Some(index) = self.tokens.at(position) {
            let open = index + 1;
            match self.tokens.get(open).map(|piece| &piece.token) {
                Some(Token::Unit) => end = self.end_of(open, end),
                Some(Token::LeftParen) => end = self.closing_end(open, end),
                _ => {}
            }
        }
        self.place.span(start, end)
    }

    /// From an opening bracket to the end of the one that closes it.
    pub(super) fn bracket_span(&self, position: Position) -> Span {
        let (start, end) = self.token_bytes(position);
        let end = self
            .tokens
            .at(position)
            .map_or(end, |index| self.closing_end(index, end));
        self.place.span(start, end)
    }

    fn closing_end(&self, open: usize, otherwise: usize) -> usize {
        self.tokens
            .partner(open)
            .map_or(otherwise, |close| self.end_of(close, otherwise))
    }

    fn end_of(&self, index: usize, otherwise: usize) -> usize {
        self.tokens.get(index).map_or(otherwise, |piece| piece.end)
    }

    /// A span with the parentheses that group it and nothing else.
    pub(super) fn with_parentheses(&self, span: Span) -> Span {
        if !self.place.exact {
            return span;
        }
        let mut widened = span;
        while let Some(wider) = self.one_pair_more(widened) {
            widened = wider;
        }
        widened
    }

    fn one_pair_more(&self, span: Span) -> Option<Span> {
        let local = |byte: u32| usize::try_from(byte.checked_sub(self.place.span.start)?).ok();
        let first = self.tokens.starting(local(span.start)?)?;
        let last = self.tokens.ending(local(span.end)?)?;
        let open = first.checked_sub(1)?;
        if self.tokens.get(open)?.token != Token::LeftParen {
            return None;
        }
        if self.tokens.partner(open)? != last + 1 {
            return None;
        }
        let called = open
            .checked_sub(1)
            .and_then(|before| self.tokens.get(before));
        if called
            .is_some_and(|piece| matches!(piece.token, Token::Identifier(..) | Token::Reserved(..)))
        {
            return None;
        }
        let start = self.tokens.get(open)?.start;
        let end = self.tokens.get(last + 1)?.end;
        Some(self.place.span(start, end))
    }
}
