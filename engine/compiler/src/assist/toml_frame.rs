//! Which table or list of a TOML file is open at a place, for what comes after is not written yet.

use super::tokens::{Sort, Token};

/// A table or a list that is open.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    pub list: bool,
    pub path: Vec<String>,
    pub key: Vec<String>,
    pub value: bool,
    pub taken: Vec<String>,
}

/// The innermost table or list that is open behind the tokens, with what is written of its entry.
pub fn frame(tokens: &[Token]) -> Frame {
    let mut frames = vec![Frame::default()];
    let mut header: Option<Vec<String>> = None;
    for token in tokens.iter().filter(|token| token.sort != Sort::Comment) {
        let top = frames.len() == 1;
        let Some(frame) = frames.last_mut() else {
            break;
        };
        if let Some(path) = &mut header {
            match token.sort {
                Sort::Line => {
                    *frame = Frame {
                        path: header.take().unwrap_or_default(),
                        ..Frame::default()
                    };
                }
                Sort::Word | Sort::Text => path.push(token.text.to_owned()),
                _ => {}
            }
            continue;
        }
        let entry = |frame: &Frame| [frame.path.as_slice(), &frame.key].concat();
        match (token.sort, token.text) {
            (Sort::Line, _) if top => {
                frame.key.clear();
                frame.value = false;
            }
            (Sort::Sign, "[") if top && !frame.value && frame.key.is_empty() => {
                header = Some(Vec::new());
            }
            (Sort::Sign, "[" | "{") => {
                let opened = Frame {
                    list: token.text == "[",
                    path: entry(frame),
                    ..Frame::default()
                };
                frames.push(opened);
            }
            (Sort::Sign, "]" | "}") if !top => {
                frames.pop();
            }
            (Sort::Sign, ",") if !frame.list => {
                frame.taken.extend(frame.key.first().cloned());
                frame.key.clear();
                frame.value = false;
            }
            (Sort::Sign, "=") if !frame.list => frame.value = true,
            (Sort::Word | Sort::Text, text) if !frame.value && !frame.list && !token.open => {
                frame.key.push(text.to_owned());
            }
            _ => {}
        }
    }
    // A word that no point follows is another entry's, not the start of this one's path.
    let pointed = tokens.last().is_some_and(|token| token.is("."));
    let mut frame = frames.pop().unwrap_or_default();
    if let Some(path) = header {
        frame = Frame {
            path,
            ..Frame::default()
        };
    } else if !pointed && !frame.value && !frame.list {
        frame.key.clear();
    }
    frame
}
