//! When anything is computed: a machine is laid out for who is there, keeps the answers written, and
//! runs when somebody looks. What it computes is in [`crate::evaluate`].

use super::Session;
use crate::evaluate::{Machine, Set, Slots};
use crate::graph::small;
use crate::ids::{FactId, GroupId};
use crate::known::Evaluation;

impl Session {
    /// What follows from what is known. Computed once after each change, then remembered.
    pub fn evaluate(&self) -> Evaluation<'_> {
        let machine = self.fresh.get_or_init(|| {
            let mut machine = self
                .stale
                .take()
                .unwrap_or_else(|| Box::new(self.lay_out()));
            machine.run(&self.bundle);
            machine
        });
        Evaluation::new(self, machine)
    }

    fn lay_out(&self) -> Machine {
        let mut machine =
            Machine::new(&self.bundle, self.sizes(), self.today, &self.fixed_values());
        self.write_all(&mut machine);
        machine
    }

    /// How many there are of each group.
    pub(super) fn sizes(&self) -> Vec<Slots> {
        let groups = 0..small(self.groups.len());
        groups.map(|group| self.slots(GroupId(group))).collect()
    }

    /// Writes what is known of every fact.
    pub(super) fn write_all(&self, machine: &mut Machine) {
        for (number, answers) in self.answers.iter().enumerate() {
            let fact = FactId(small(number));
            let group = self.group_of(fact);
            // The rest, who can be anything, stand after those described.
            let rest = group.is_some_and(|group| self.slots(group).rest.is_some());
            for position in 0..small(answers.len()) + u32::from(rest) {
                if let Some(set) = self.known_set(fact, position) {
                    machine.write_fact(&self.bundle, fact.0, position, &set);
                }
            }
        }
    }

    /// Another number of people, another fixed result: the layout is no longer right.
    pub(super) fn reshape(&mut self) {
        self.fresh.take();
        self.stale.replace(None);
    }

    /// Writes what is known of a fact now, unless all is to be laid out again anyway.
    pub(super) fn write(&mut self, fact: FactId, position: u32, set: &Set) {
        if let Some(machine) = self.fresh.take() {
            self.stale.replace(Some(machine));
        }
        if let Some(machine) = self.stale.get_mut() {
            machine.write_fact(&self.bundle, fact.0, position, set);
        }
    }
}
