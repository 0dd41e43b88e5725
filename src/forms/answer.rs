//! What was answered, and who may know it.

/// Everything answered so far, by question id. Lives in memory only.
///
/// A sorted list, not a map: a child downloads 4 kB less, and no form has many questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<(String, Answer)>);

/// One answer and who may know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What was answered.
    pub value: Value,
    /// The writer's choice, if they made one.
    pub sharing: Option<Sharing>,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text as it was typed.
    Text(String),
    /// Ids of the choices, in the order of the form.
    Ids(Vec<String>),
    /// Values by the name of what each answers, in the order of the form: for a question with more than one part.
    Fields(Vec<(String, Value)>),
}

json::declare! {
    /// Who may know an answer.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Sharing {
        /// Say it in my meeting.
        Meeting = "meeting",
        /// Keep it with my IRO.
        Keep = "keep",
        /// Sort it without the meeting.
        Sort = "sort",
        /// Talk to me first. What an answer means when nothing was chosen.
        #[default]
        TalkFirst = "talk_first",
    }
}

impl Answers {
    /// What was answered to this question.
    #[must_use]
    pub fn get(&self, question: &str) -> Option<&Answer> {
        self.place(question).ok().and_then(|place| self.0.get(place)).map(|(_, answer)| answer)
    }

    /// The text typed for this question, or nothing.
    #[must_use]
    pub fn text(&self, question: &str) -> &str {
        self.get(question).map_or("", |answer| answer.value.text())
    }

    /// The ids chosen for this question.
    #[must_use]
    pub fn chosen(&self, question: &str) -> &[String] {
        self.get(question).map_or(&[], |answer| answer.value.ids())
    }

    /// Whether this choice was made.
    #[must_use]
    pub fn is(&self, question: &str, choice: &str) -> bool {
        self.chosen(question).iter().any(|id| id == choice)
    }

    /// Keeps an answer; an empty one is no answer, and is taken away.
    pub fn put(&mut self, question: &str, value: Value) {
        if value.is_empty() {
            return self.remove(question);
        }
        match self.place(question) {
            Ok(place) => self.0[place].1.value = value,
            Err(place) => self.0.insert(place, (question.to_owned(), Answer { value, sharing: None })),
        }
    }

    /// Keeps who may know an answer. Without an answer there is nothing to know.
    pub fn share(&mut self, question: &str, sharing: Sharing) {
        if let Ok(place) = self.place(question) {
            self.0[place].1.sharing = Some(sharing);
        }
    }

    /// Takes an answer away.
    pub fn remove(&mut self, question: &str) {
        if let Ok(place) = self.place(question) {
            self.0.remove(place);
        }
    }

    /// Every answered question's id.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(id, _)| id.as_str())
    }

    /// Whether nothing was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where this question's answer stands, or would stand: the list is kept in the order of the ids.
    fn place(&self, question: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(id, _)| id.as_str().cmp(question))
    }
}

impl Value {
    /// The text in it, or nothing.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Ids(_) => "",
            Self::Fields(fields) => {
                fields.iter().map(|(_, value)| value.text()).find(|text| !text.is_empty()).unwrap_or_default()
            }
        }
    }

    /// The ids in it.
    #[must_use]
    pub fn ids(&self) -> &[String] {
        match self {
            Self::Text(_) => &[],
            Self::Ids(ids) => ids,
            Self::Fields(fields) => {
                fields.iter().map(|(_, value)| value.ids()).find(|ids| !ids.is_empty()).unwrap_or_default()
            }
        }
    }

    /// Whether there is nothing in it: no letter, or no choice.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text().trim().is_empty() && self.ids().is_empty()
    }
}

impl Default for Value {
    /// Nothing: what stands in any question before it is answered.
    fn default() -> Self {
        Self::Ids(Vec::new())
    }
}
