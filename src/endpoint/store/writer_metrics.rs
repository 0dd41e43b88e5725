//! How letters flow through the writer of a store: how many wait, how many share a commit, how long a commit takes.

use std::time::Duration;

use prometheus_client::metrics::{gauge::Gauge, histogram::Histogram};

/// Bounds of the histogram of how many jobs share a commit; the writer takes at most 256.
const JOBS: [f64; 9] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

/// Bounds of the histogram of how long a commit takes, in seconds: from a good NVMe disk to one that is in trouble.
const SECONDS: [f64; 12] = [0.000_5, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.125, 0.5, 2.0, 8.0];

/// What a writer notes of its work. Clones count together.
#[derive(Clone, Debug)]
pub struct WriterMetrics {
    /// How many jobs wait for the writer.
    pub(crate) waiting: Gauge,
    /// How many jobs shared each commit.
    pub(crate) commit_jobs: Histogram,
    /// How long each commit took.
    pub(crate) commit_seconds: Histogram,
}

impl Default for WriterMetrics {
    fn default() -> Self {
        Self { waiting: Gauge::default(), commit_jobs: Histogram::new(JOBS), commit_seconds: Histogram::new(SECONDS) }
    }
}

impl WriterMetrics {
    /// A job was given to the writer.
    pub fn queued(&self) {
        self.waiting.inc();
    }

    /// So many jobs were taken by the writer.
    pub fn taken(&self, jobs: usize) {
        self.waiting.dec_by(i64::try_from(jobs).unwrap_or(i64::MAX));
    }

    /// So many jobs were committed together, in so much time.
    pub fn committed(&self, jobs: usize, took: Duration) {
        // A commit of nothing only tries an erasure again.
        if jobs == 0 {
            return;
        }
        self.commit_jobs.observe(u32::try_from(jobs).map_or(f64::MAX, f64::from));
        self.commit_seconds.observe(took.as_secs_f64());
    }
}
