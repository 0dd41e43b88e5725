//! What was measured: medians of a few short runs, how far these were apart, and the JSON that others read.

use std::{fs, path::Path};

use serde_json::{Value, json};

/// Figures under their names.
#[derive(Debug, Default)]
pub struct Figures(Vec<Value>);

/// The same figure from several runs.
#[derive(Clone, Debug, Default)]
pub struct Runs(Vec<f64>);

impl Figures {
    /// Adds a figure.
    pub fn add(&mut self, name: impl Into<String>, value: f64, unit: &str) {
        let shown = (value * 1000.0).round() / 1000.0;
        self.0.push(json!({ "name": name.into(), "value": shown, "unit": unit }));
    }

    /// Writes `{"rows": [{"name", "value", "unit"}]}`.
    ///
    /// # Errors
    ///
    /// A sentence with the file.
    pub fn write(self, file: &Path) -> Result<(), String> {
        let refused = |why: std::io::Error| format!("cannot write {}: {why}", file.display());
        file.parent().map_or(Ok(()), fs::create_dir_all).map_err(refused)?;
        fs::write(file, json!({ "rows": self.0 }).to_string()).map_err(refused)
    }
}

impl Runs {
    /// One more run.
    pub fn push(&mut self, value: f64) {
        self.0.push(value);
    }

    /// The median; 0 of nothing.
    #[must_use]
    pub fn median(&self) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
    }

    /// The largest; 0 of nothing.
    #[must_use]
    pub fn most(&self) -> f64 {
        self.0.iter().copied().fold(0.0, f64::max)
    }

    /// From the smallest to the largest, in hundredths of the median: the noise of the machine.
    #[must_use]
    pub fn spread(&self) -> f64 {
        let least = self.0.iter().copied().fold(f64::MAX, f64::min);
        let median = self.median();
        if median > 0.0 { 100.0 * (self.most() - least) / median } else { 0.0 }
    }
}
