//! Layouts of households that were evaluated, for those to come. Where many households pass, most of
//! them have the shape of one before: as many people, and the same results fixed. A machine laid out
//! for one serves the other, with other values.
//!
//! Whoever evaluates one household after another hands the machines on; a session by itself does
//! without, and so does the program that citizens download.

use std::rc::Rc;

use super::Session;
use crate::Bundle;
use crate::evaluate::{Machine, Slots};
use crate::ids::{GroupId, ResultId};

/// So many layouts are kept, whatever passes: memory stays constant.
const MOST: usize = 96;

/// Layouts for the sessions of one bundle.
#[derive(Debug)]
pub struct Layouts {
    bundle: Rc<Bundle>,
    /// The one used last comes last.
    kept: Vec<(Shape, Box<Machine>)>,
}

/// What two households have in common when one layout serves both.
#[derive(Debug, PartialEq, Eq)]
struct Shape {
    sizes: Vec<Slots>,
    /// Fixed results, with the place of the person.
    fixed: Vec<(ResultId, Option<u32>)>,
}

impl Layouts {
    /// None yet, for the sessions of this bundle; to others they do nothing.
    pub fn new(bundle: Rc<Bundle>) -> Layouts {
        Layouts {
            bundle,
            kept: Vec::new(),
        }
    }

    /// Gives a session a layout, if there is one of its shape. What follows is the same as without.
    pub fn lend(&mut self, session: &mut Session) {
        if !Rc::ptr_eq(&self.bundle, &session.bundle) {
            return;
        }
        let shape = Shape::of(session);
        let found = self.kept.iter().rposition(|(known, _)| *known == shape);
        if let Some(place) = found {
            let (_, mut machine) = self.kept.remove(place);
            machine.renew(&self.bundle, session.today, &session.fixed_values());
            session.write_all(&mut machine);
            session.fresh.take();
            session.stale.replace(Some(machine));
        }
    }

    /// Takes the layout of a session that was evaluated.
    pub fn take_back(&mut self, mut session: Session) {
        if !Rc::ptr_eq(&self.bundle, &session.bundle) {
            return;
        }
        let Some(machine) = session.fresh.take() else {
            return;
        };
        if self.kept.len() >= MOST {
            self.kept.remove(0);
        }
        self.kept.push((Shape::of(&session), machine));
    }
}

impl Shape {
    fn of(session: &Session) -> Shape {
        let place = |person| session.place_of(GroupId::PEOPLE, person);
        let fixed = session.fixed.iter();
        Shape {
            sizes: session.sizes(),
            fixed: fixed
                .map(|fixed| (fixed.result, fixed.person.and_then(place)))
                .collect(),
        }
    }
}
