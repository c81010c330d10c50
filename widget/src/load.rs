//! From fetched bytes to a check: whether they are what the manifest says, and their content. What
//! fails is a [`Problem`].

use std::rc::Rc;

use selfcheck_pages::problem::Problem;
use selfcheck_runtime::bundle::{Core, File, ReadError};
use selfcheck_runtime::date::Day;
use selfcheck_runtime::text::{TextBundle, TextError, Texts};
use selfcheck_runtime::{Bundle, sha256};

/// A core, compared with its hash, decoded and checked.
pub fn bundle(core: &[u8], hash: &str) -> Result<Rc<Bundle>, Problem> {
    let core: Core = read(unaltered(core, hash)?)?;
    match Bundle::decode(core) {
        Ok(bundle) => Ok(Rc::new(bundle)),
        Err(error) if error.code == "B001" => Err(Problem::TooNew),
        Err(_) => Err(Problem::Unreadable),
    }
}

/// The texts of a language, compared with their hash and checked.
pub fn texts(texts: &[u8], hash: &str) -> Result<Texts, Problem> {
    let bundle: TextBundle = read(unaltered(texts, hash)?)?;
    Texts::new(bundle).map_err(|error| match error {
        TextError::TooNew(_) => Problem::TooNew,
        TextError::Damaged(_) => Problem::Unreadable,
    })
}

/// A date of evaluation.
pub fn day(text: &str) -> Result<Day, Problem> {
    Day::parse(text).ok_or(Problem::Date)
}

/// The bytes, if they have this hash. Before anything is made of them.
fn unaltered<'a>(bytes: &'a [u8], hash: &str) -> Result<&'a [u8], Problem> {
    if sha256::hex(bytes) == hash {
        Ok(bytes)
    } else {
        Err(Problem::Altered)
    }
}

/// A file of a bundle.
pub fn read<T: File>(bytes: &[u8]) -> Result<T, Problem> {
    T::from_bytes(bytes).map_err(|error| match error {
        ReadError::TooNew => Problem::TooNew,
        ReadError::Damaged => Problem::Unreadable,
    })
}
