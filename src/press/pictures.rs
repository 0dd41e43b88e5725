//! Pictures: our own in `public/pictures`, and OpenMoji symbols by their code.

use std::collections::BTreeSet;

use crate::{
    fault::{Faults, Placed},
    nearest::meant,
    source::Folder,
};

/// Our own pictures by file name.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    own: BTreeSet<String>,
}

/// Reads `pictures/`. Each picture must say in words what it shows.
pub fn read(folder: &Folder, faults: &mut Faults) -> Pictures {
    let mut pictures = Pictures::default();
    for name in folder.names() {
        let Some(file) = name.strip_prefix("pictures/").filter(|file| *file != "README.md") else { continue };
        let place = folder.place(name);
        if !file.ends_with(".svg") || file.contains('/') {
            faults.note(&place, "only .svg files lie in pictures; draw it as SVG, or take it out");
            continue;
        }
        let Some(source) = folder.source(name, faults) else { continue };
        if description(source.text()).is_none() {
            faults
                .note(&place, "the picture has no text description; write <title>what it shows</title> after <svg …>");
        }
        if source.text().contains("<style") {
            faults
                .note(&place, "a <style> would change the form's other pictures too; write the colours at each shape");
        }
        pictures.own.insert(file.to_owned());
    }
    pictures
}

impl Pictures {
    /// Notes a name that is neither a code nor one of our own files.
    pub fn check(&self, name: &Placed<String>, faults: &mut Faults) {
        let Placed { value, place } = name;
        if is_code(value) || self.own.contains(value) {
            return;
        }
        let own: Vec<&str> = self.own.iter().map(String::as_str).collect();
        let otherwise = "write an OpenMoji code, as \"1F3EB\", or put the file there";
        let to_do = meant(value, &own, ["\"", "\""], otherwise);
        faults.note(place, format!("there is no picture \"{value}\" in pictures; {to_do}"));
    }

    /// Our own pictures by file name, in order.
    pub fn own(&self) -> impl Iterator<Item = &str> {
        self.own.iter().map(String::as_str)
    }
}

/// Whether a name is an OpenMoji code: code points in upper-case hexadecimal, joined by hyphens.
///
/// Source: the file names of the npm package `openmoji`, folder `color/svg`.
pub fn is_code(name: &str) -> bool {
    name.split('-').all(|point| {
        (4..=6).contains(&point.len()) && point.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'F'))
    })
}

/// The file that a name in a form stands for.
pub fn file_name(name: &str) -> String {
    if is_code(name) { format!("{name}.svg") } else { name.to_owned() }
}

fn description(svg: &str) -> Option<&str> {
    let (_, after) = svg.split_once("<title>")?;
    let (title, _) = after.split_once("</title>")?;
    Some(title.trim()).filter(|title| !title.is_empty())
}
