//! The numbers by which things are named once a bundle is decoded: facts, programs, results,
//! groups and the slots of a group. Names as authors write them are looked up in
//! [`crate::Bundle`]; nothing here knows them.

/// A fact: its place in [`crate::bundle::Core::facts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FactId(pub u32);

/// A program: its place in [`crate::bundle::Core::programs`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProgramId(pub u32);

/// A named result: its place in [`crate::bundle::Core::results`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ResultId(pub u32);

/// A group of things that have facts: its place in [`crate::bundle::Core::groups`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupId(pub u32);

impl GroupId {
    /// The people; always the first group.
    pub const PEOPLE: GroupId = GroupId(0);
}

/// One described member of a group (a person, a vehicle). Given by the session, never reused and
/// never shifted when another is removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SlotId(pub u32);

/// A person is a slot of [`GroupId::PEOPLE`].
pub type PersonId = SlotId;

/// Whom an answer is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The household or a unit: the fact has one value.
    Single,
    /// A member of the fact's group.
    Of(SlotId),
}

/// Whom an outcome is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// The household or a unit: the program is evaluated once.
    Household,
    /// One described person of a person program.
    Person(PersonId),
    /// The people who are not described yet, taken together.
    Rest,
}
