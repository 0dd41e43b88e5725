//! What the post box says of its letters, in its own order, and by name.

use std::collections::BTreeMap;

use wire::{LetterId, staff::Row};

/// The rows of the list, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    rows: Vec<Row>,
    /// Each letter's place: with thousands of letters, looking one up must not mean looking through all.
    places: BTreeMap<LetterId, usize>,
}

impl Rows {
    /// These rows. What is listed twice counts once, where it came first.
    pub fn new(listed: Vec<Row>) -> Self {
        let (mut rows, mut places) = (Vec::with_capacity(listed.len()), BTreeMap::new());
        for row in listed {
            places.entry(row.letter).or_insert_with(|| {
                rows.push(row);
                rows.len() - 1
            });
        }
        Self { rows, places }
    }

    /// What the post box says of this letter.
    pub fn get(&self, letter: LetterId) -> Option<&Row> {
        self.places.get(&letter).map(|place| &self.rows[*place])
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, letter: LetterId) -> Option<&mut Row> {
        self.places.get(&letter).map(|place| &mut self.rows[*place])
    }

    /// Takes a letter out that the post box has no more.
    pub fn remove(&mut self, letter: LetterId) {
        let mut rows = std::mem::take(&mut self.rows);
        rows.retain(|row| row.letter != letter);
        *self = Self::new(rows);
    }

    /// Every row, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::row;

    fn rows(numbers: &[u8]) -> Rows {
        let listed = |(cursor, number): (usize, &u8)| Row { letter: id(*number), cursor: cursor as u64, ..row() };
        Rows::new(numbers.iter().enumerate().map(listed).collect())
    }

    fn id(number: u8) -> LetterId {
        LetterId([number; 16])
    }

    #[test]
    fn what_is_listed_twice_counts_once_and_each_is_found_by_its_name() {
        let rows = rows(&[7, 3, 7, 5]);
        assert_eq!(rows.iter().map(|row| row.cursor).collect::<Vec<_>>(), [0, 1, 3]);
        assert_eq!(
            [7, 3, 5, 1].map(|number| rows.get(id(number)).map(|row| row.cursor)),
            [Some(0), Some(1), Some(3), None]
        );
    }

    #[test]
    fn what_is_taken_out_leaves_the_others_where_they_are_found() {
        let mut rows = rows(&[7, 3, 5]);
        rows.remove(id(3));
        rows.get_mut(id(5)).expect("it is there").opened = true;
        assert_eq!(rows.iter().map(|row| (row.cursor, row.opened)).collect::<Vec<_>>(), [(0, false), (2, true)]);
        assert_eq!(rows.get(id(3)), None);
    }
}
