//! Choices and sets of them: expressions of type `choice`, and the conditions on both.
//!
//! Choices as keys of a table are written here too; the table is read in `figures.rs`.

use super::Writer;
use super::scope::Scope;
use super::vocabulary::Ty;

impl Writer {
    /// A condition on a choice or on a set of them.
    pub fn choice_condition(&mut self, s: &Scope, depth: u32) -> String {
        if self.rarely(3)
            && let Some((set, Ty::Choices(options))) =
                self.leaf(s, &|ty| matches!(ty, Ty::Choices(_)))
        {
            if self.rarely(3)
                && let Some(choice) = self.choice_of(s, &options)
            {
                self.hit("contains choice");
                return format!("{set}.contains({choice})");
            }
            self.hit("contains");
            let option = self.one(&options);
            return format!("{set}.contains(\"{option}\")");
        }
        let Some((choice, Ty::Choice(options))) = self.leaf(s, &|ty| matches!(ty, Ty::Choice(_)))
        else {
            return self.one(&["true", "false"]).into();
        };
        let option = self.one(&options);
        match self.rng.u32(..6) {
            0 => {
                self.hit("choice !=");
                format!("({choice} != \"{option}\")")
            }
            1 | 2 => {
                self.hit("in list");
                let other = self.one(&options);
                if other == option {
                    format!("({choice} in [\"{option}\"])")
                } else {
                    format!("({choice} in [\"{option}\", \"{other}\"])")
                }
            }
            3 if depth > 0 => match self.choice_of(s, &options) {
                Some(same) => {
                    self.hit("choice == choice");
                    let sign = self.one(&["==", "!="]);
                    format!("({choice} {sign} {same})")
                }
                None => format!("({choice} == \"{option}\")"),
            },
            _ => {
                self.hit("choice ==");
                format!("({choice} == \"{option}\")")
            }
        }
    }

    /// A choice of these options.
    pub fn choice_of(&mut self, s: &Scope, options: &[&'static str]) -> Option<String> {
        let wanted = Ty::Choice(options.to_vec());
        let figures = self.params_like(|param| param.ty == wanted && s.only.is_none());
        if !figures.is_empty() && self.rarely(2) {
            self.hit("param choice");
            let figure = self.one(&figures);
            return Some(format!("param.{}", figure.name));
        }
        let (text, _) = self.leaf(s, &|ty| *ty == wanted)?;
        if self.rarely(4) {
            self.hit("if");
            let condition = self.bool(s, 0);
            let (other, _) = self.leaf(s, &|ty| *ty == wanted)?;
            return Some(format!("(if {condition} {{ {text} }} else {{ {other} }})"));
        }
        Some(text)
    }
}
