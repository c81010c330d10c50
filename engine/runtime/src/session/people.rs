//! Who is there: the described members of each group, in the order added, and how many more there
//! are. Slots get numbers that never shift; places in the list do.

use super::{AnswerError, Session};
use crate::codes::said;
use crate::evaluate::Slots;
use crate::graph::{ix, small};
use crate::ids::{GroupId, PersonId, SlotId};

/// A described member of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Given by the session; never reused, never shifted.
    pub id: SlotId,
    /// The caller's name for it, unique in its group.
    pub name: String,
}

/// How many more members a group has than are described.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum More {
    /// Nobody was asked: from none up to the group's greatest number.
    #[default]
    Unasked,
    /// At least and at most so many. Who describes one of them says anew how many are left.
    Between(u32, u32),
    /// Asked, and not known: like unasked, but never asked again.
    Declined,
}

/// The members of one group.
#[derive(Debug, Default)]
pub(super) struct Members {
    pub slots: Vec<Slot>,
    pub more: More,
    next: u32,
}

impl Session {
    /// The described people, the applicant first, in the order added.
    pub fn people(&self) -> &[Slot] {
        self.members(GroupId::PEOPLE)
    }

    /// The described members of a group in the order added; none for a group there is not.
    pub fn members(&self, group: GroupId) -> &[Slot] {
        self.groups
            .get(ix(group.0))
            .map_or(&[], |members| members.slots.as_slice())
    }

    /// The applicant, who is always there.
    pub fn applicant(&self) -> PersonId {
        self.people().first().map_or(SlotId(0), |slot| slot.id)
    }

    /// The member of that name.
    pub fn member_named(&self, group: GroupId, name: &str) -> Option<SlotId> {
        self.members(group)
            .iter()
            .find(|slot| slot.name == name)
            .map(|slot| slot.id)
    }

    /// Adds a person with a name of the caller's choice (empty: one is made up).
    ///
    /// # Errors
    /// `A010` when the name is taken, `A011` when there can be no more people.
    pub fn add_person(&mut self, name: &str) -> Result<PersonId, AnswerError> {
        self.add_member(GroupId::PEOPLE, name)
    }

    /// Removes a person and what was said about them.
    ///
    /// # Errors
    /// `A012` when there is no such person, `A013` for the applicant.
    pub fn remove_person(&mut self, person: PersonId) -> Result<(), AnswerError> {
        self.remove_member(GroupId::PEOPLE, person)
    }

    /// Adds a member to a group with a name of the caller's choice (empty: one is made up).
    ///
    /// # Errors
    /// `A004` when there is no such group, `A010` when the name is taken, `A011` when it is full.
    pub fn add_member(&mut self, group: GroupId, name: &str) -> Result<SlotId, AnswerError> {
        let most = self.most(group);
        let Some(members) = self.groups.get_mut(ix(group.0)) else {
            return Err(self.group_error("A004", group, "there is no such group"));
        };
        if small(members.slots.len()) >= most {
            return Err(self.group_error("A011", group, "there can be no more of them"));
        }
        let id = SlotId(members.next);
        let name = match name {
            "" => {
                // A number no other member has as its name.
                let mut number = members.slots.len() + 1;
                loop {
                    let text = crate::decimal::print(i128::try_from(number).unwrap_or(0), 0);
                    if members.slots.iter().all(|slot| slot.name != text) {
                        break text;
                    }
                    number += 1;
                }
            }
            name => name.into(),
        };
        if members.slots.iter().any(|slot| slot.name == name) {
            return Err(self.group_error("A010", group, "two of them have the same id"));
        }
        members.next += 1;
        let first = members.slots.is_empty();
        members.slots.push(Slot { id, name });
        // Those described and those not together stay within the group's number.
        if let More::Between(least, greatest) = members.more {
            let room = most.saturating_sub(small(members.slots.len()));
            members.more = More::Between(least.min(room), greatest.min(room));
        }
        for (fact, answers) in self.bundle.core().facts.iter().zip(&mut self.answers) {
            if fact.group == Some(group.0) {
                answers.push(None);
            }
        }
        self.reshape();
        if group == GroupId::PEOPLE && first {
            self.say_who_applies(id)?;
        }
        Ok(id)
    }

    /// Removes a member of a group and what was said about it.
    ///
    /// # Errors
    /// `A012` when there is none, `A013` for the applicant.
    pub fn remove_member(&mut self, group: GroupId, member: SlotId) -> Result<(), AnswerError> {
        let Some(place) = self.place_of(group, member) else {
            return Err(self.group_error("A012", group, "there is no such member"));
        };
        if group == GroupId::PEOPLE && place == 0 {
            return Err(self.group_error("A013", group, "the applicant cannot be removed"));
        }
        if let Some(members) = self.groups.get_mut(ix(group.0)) {
            members.slots.remove(ix(place));
        }
        for (fact, answers) in self.bundle.core().facts.iter().zip(&mut self.answers) {
            if fact.group == Some(group.0) && ix(place) < answers.len() {
                answers.remove(ix(place));
            }
        }
        if group == GroupId::PEOPLE {
            self.fixed.retain(|fixed| fixed.person != Some(member));
        }
        self.reshape();
        Ok(())
    }

    /// Gives a member another name.
    ///
    /// # Errors
    /// `A010` when the name is taken, `A012` when there is no such member.
    pub fn rename(
        &mut self,
        group: GroupId,
        member: SlotId,
        name: &str,
    ) -> Result<(), AnswerError> {
        if self
            .member_named(group, name)
            .is_some_and(|other| other != member)
        {
            return Err(self.group_error("A010", group, "two of them have the same id"));
        }
        let slots = self
            .groups
            .get_mut(ix(group.0))
            .map(|members| members.slots.iter_mut());
        match slots.and_then(|mut slots| slots.find(|slot| slot.id == member)) {
            Some(slot) => {
                slot.name = name.into();
                Ok(())
            }
            None => Err(self.group_error("A012", group, "there is no such member")),
        }
    }

    /// Says that there are between so many and so many people more than those described.
    ///
    /// # Errors
    /// `A014` when the first exceeds the second or there would be more than the group may have.
    pub fn set_more_people(&mut self, least: u32, most: u32) -> Result<(), AnswerError> {
        self.set_more(GroupId::PEOPLE, More::Between(least, most))
    }

    /// The same of any group; [`More::Unasked`] withdraws what was said.
    ///
    /// # Errors
    /// Like [`Session::set_more_people`]; `A004` when there is no such group.
    pub fn set_more(&mut self, group: GroupId, more: More) -> Result<(), AnswerError> {
        if ix(group.0) >= self.groups.len() {
            return Err(self.group_error("A004", group, "there is no such group"));
        }
        if let More::Between(least, most) = more
            && (least > most || most > self.room(group))
        {
            let message = said(|| {
                let room = crate::decimal::print(i128::from(self.room(group)), 0);
                const WANTED: &str = "say first the least, then the greatest number, at most ";
                [WANTED, &room].concat()
            });
            return Err(self.group_error("A014", group, &message));
        }
        if self.more(group) != more {
            if let Some(members) = self.groups.get_mut(ix(group.0)) {
                members.more = more;
            }
            self.reshape();
        }
        Ok(())
    }

    /// What was said about how many more there are.
    pub fn more(&self, group: GroupId) -> More {
        self.groups
            .get(ix(group.0))
            .map_or(More::Between(0, 0), |members| members.more)
    }

    /// The slots of a group.
    pub(crate) fn slots(&self, group: GroupId) -> Slots {
        let (least, most) = match self.more(group) {
            More::Between(least, most) => (least, most),
            More::Unasked | More::Declined => (0, self.room(group)),
        };
        Slots {
            known: small(self.members(group).len()),
            rest: (most > 0).then_some((least, most)),
        }
    }

    /// How many more there can be.
    pub fn room(&self, group: GroupId) -> u32 {
        self.most(group)
            .saturating_sub(small(self.members(group).len()))
    }

    fn most(&self, group: GroupId) -> u32 {
        self.bundle
            .core()
            .groups
            .get(ix(group.0))
            .map_or(0, |group| group.max)
    }

    pub(crate) fn place_of(&self, group: GroupId, slot: SlotId) -> Option<u32> {
        self.members(group)
            .iter()
            .position(|member| member.id == slot)
            .map(small)
    }

    pub(crate) fn slot_at(&self, group: GroupId, place: u32) -> Option<SlotId> {
        self.members(group).get(ix(place)).map(|slot| slot.id)
    }

    pub(super) fn group_error(
        &self,
        code: &'static str,
        group: GroupId,
        message: &str,
    ) -> AnswerError {
        AnswerError {
            code,
            path: said(|| self.group_path(group)),
            message: said(|| message.into()),
        }
    }
}
