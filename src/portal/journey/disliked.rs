//! Questions that the writer does not like: they are skipped, and whoever reads the letter is told.

use forms::Question;

use crate::journey::{Journey, Step};

impl Journey {
    /// On without an answer, since the question itself is not liked: that goes with the letter. Of several on a screen those
    /// that were answered are not meant.
    pub fn dislike(&mut self) {
        if let Step::Question(first) = self.step() {
            let mut meant = self.beside(first);
            if meant.len() > 1 {
                meant.retain(|index| self.in_box(*index).is_none());
            }
            self.disliked.extend(&meant);
            self.skipped.extend(meant);
        }
        self.onward();
    }

    /// The questions that the writer does not like, has not answered since, and is still asked.
    pub fn disliked(&self) -> impl Iterator<Item = &Question> {
        let disliked = self.asked().into_iter().filter(|index| self.disliked.contains(index));
        disliked.filter_map(|index| self.form.questions.get(index))
    }
}
