//! The pictures that a site uses, and no others.

use std::{collections::BTreeSet, fs, path::Path};

use super::files::{Files, Keep};
use crate::{pictures, public::Public, source::Folder};

/// Puts our own pictures and each OpenMoji symbol that a form uses into `pictures/`. Says whether the symbols are there.
///
/// # Errors
///
/// Which symbol the folder does not have.
pub fn put(
    public: &Public,
    own: &Folder,
    openmoji: Option<&Path>,
    files: &mut Files,
    say: &mut dyn FnMut(&str),
) -> Result<bool, String> {
    for name in public.pictures.own() {
        let name = format!("pictures/{name}");
        files.put_kept(&name, Keep::ADay, own.bytes(&name).unwrap_or_default());
    }
    let codes: BTreeSet<&str> = public
        .forms
        .iter()
        .flat_map(|form| &form.questions)
        .flat_map(|question| question.kind.choices())
        .map(|choice| choice.picture.as_str())
        .filter(|name| pictures::is_code(name))
        .collect();
    let Some(openmoji) = openmoji else {
        say(&format!("going on without {} pictures from OpenMoji; name their folder with --pictures", codes.len()));
        return Ok(false);
    };
    for code in codes {
        let path = openmoji.join(format!("{code}.svg"));
        let bytes = fs::read(&path).map_err(|error| {
            format!("there is no picture {} ({error}); write another OpenMoji code in the form", path.display())
        })?;
        files.put_kept(&format!("pictures/{code}.svg"), Keep::ADay, bytes);
    }
    Ok(true)
}
