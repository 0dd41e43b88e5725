//! Brotli copies beside the files, at the highest quality: pressed once, fetched often.

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use super::files::Files;

/// The quality that all sizes of the project are measured at.
const QUALITY: i32 = 11;

/// The largest window that every browser takes, as a power of two.
///
/// Source: RFC 7932, section 9.1, without the large-window extension.
const WINDOW_BITS: i32 = 22;

/// Below this a copy saves less than one network packet would notice, in bytes.
const BYTES_MIN: usize = 200;

/// Copies made so far by the bytes they were made of: both sites hold the same worker.
#[derive(Debug, Default)]
pub struct Copies(BTreeMap<Vec<u8>, Vec<u8>>);

impl Copies {
    /// Takes over a copy that was made before, if it opens to these bytes.
    pub fn take(&mut self, bytes: &[u8], copy: &[u8]) {
        let mut opened = Vec::new();
        if brotli::BrotliDecompress(&mut &*copy, &mut opened).is_ok() && opened == bytes {
            self.0.insert(bytes.to_vec(), copy.to_vec());
        }
    }

    /// Puts `NAME.br` beside every text and wasm file that gets smaller by it.
    ///
    /// # Errors
    ///
    /// If the compressor fails, which only a lack of memory makes it do.
    pub fn put_beside(&mut self, files: &mut Files) -> Result<(), String> {
        let wanted: Vec<(String, Vec<u8>)> = files
            .iter()
            .filter(|(name, bytes)| is_wanted(name) && bytes.len() >= BYTES_MIN)
            .map(|(name, bytes)| (name.to_owned(), bytes.to_vec()))
            .collect();
        let mut missing: Vec<&[u8]> =
            wanted.iter().map(|(_, bytes)| bytes.as_slice()).filter(|bytes| !self.0.contains_key(*bytes)).collect();
        // The large ones first, so that none is begun when all others are done.
        missing.sort_by_key(|bytes| std::cmp::Reverse(bytes.len()));
        self.0.extend(all(&missing)?);
        for (name, bytes) in wanted {
            if let Some(copy) = self.0.get(&bytes).filter(|copy| copy.len() < bytes.len()) {
                files.put(&format!("{name}.br"), copy.clone());
            }
        }
        Ok(())
    }
}

/// The bytes of a file, and the smaller copy.
type Pressed = (Vec<u8>, Vec<u8>);

/// Presses on every core. What comes back is in no order, and need not be.
fn all(wanted: &[&[u8]]) -> Result<Vec<Pressed>, String> {
    let next = AtomicUsize::new(0);
    let take = || wanted.get(next.fetch_add(1, Ordering::Relaxed));
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let shares = thread::scope(|scope| {
        let press = || {
            let mut done = Vec::new();
            while let Some(bytes) = take() {
                done.push(brotli(bytes).map(|copy| (bytes.to_vec(), copy)));
            }
            done
        };
        let started: Vec<_> = (0..workers).map(|_| scope.spawn(press)).collect();
        started.into_iter().map(thread::ScopedJoinHandle::join).collect::<Vec<_>>()
    });
    let mut copies = Vec::new();
    for share in shares {
        let share = share.map_err(|_| "compressing stopped half-way; free some memory and print again".to_owned())?;
        copies.extend(share.into_iter().collect::<Result<Vec<_>, String>>()?);
    }
    Ok(copies)
}

fn is_wanted(name: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, ending)| ["html", "css", "js", "json", "svg", "wasm", "txt"].contains(&ending))
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: QUALITY,
        lgwin: WINDOW_BITS,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut pressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut pressed, &parameters)
        .map_err(|error| format!("cannot compress {} bytes ({error}); free some memory", bytes.len()))?;
    Ok(pressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_opens_to_the_same_bytes_and_small_files_have_none() {
        let mut files = Files::default();
        let text = "one line is enough. ".repeat(100);
        files.put("index.html", text.as_bytes());
        files.put("small.css", "a{}");
        files.put("_headers", text.as_bytes());
        Copies::default().put_beside(&mut files).expect("memory");
        let mut opened = Vec::new();
        let mut copy = files.get("index.html.br").expect("a copy");
        assert!(copy.len() < 100, "{}", copy.len());
        brotli::BrotliDecompress(&mut copy, &mut opened).expect("brotli");
        assert_eq!(opened, text.as_bytes());
        assert_eq!(files.count(), 4);
    }
}
