//! Thousands who connect and say nothing, and dozens who send a large letter very slowly, while others send as usual.

use std::{net::TcpStream, thread, time::Duration};

use promises::load::{self, Client, Program};
use wire::limits::ENVELOPE_BYTES_MAX;

use crate::drive::{Drive, Run};

/// How many say nothing, and how many are slow.
pub const SILENT: usize = 5_000;
/// See [`SILENT`].
pub const SLOW: usize = 50;
/// How many send as usual.
pub const USUAL: usize = 16;

/// How long it lasts: shorter than the post box waits for a silent connection, so that all of them are there.
const WINDOW: Duration = Duration::from_secs(6);

/// In how many pieces a slow body comes.
const PIECES: u32 = 100;

/// What happened.
#[derive(Debug)]
pub struct Crowd {
    /// The usual senders.
    pub usual: Run,
    /// How many files and connections the post box had open meanwhile.
    pub open: usize,
    /// How many of the slow bodies were kept.
    pub slow_kept: usize,
    /// The most memory it held, in bytes.
    pub peak_bytes: u64,
}

/// Lets them all come at once.
///
/// # Errors
///
/// A sentence, if the crowd itself cannot be made: the number of open files, mostly.
pub fn come(program: &Program, bytes: usize) -> Result<Crowd, String> {
    let letters: Vec<_> = (0..64).map(|seed| load::letter(seed, bytes)).collect();
    let large = load::letter(0, ENVELOPE_BYTES_MAX);
    program.forget_peak()?;
    let silent = (0..SILENT).map(|_| TcpStream::connect(program.address)).collect::<Result<Vec<_>, _>>();
    let silent =
        silent.map_err(|why| format!("{SILENT} connections cannot be opened from here: {why}; raise `ulimit -n`"))?;
    let crowd = thread::scope(|scope| {
        let slow: Vec<_> = (0..SLOW)
            .map(|number| {
                let letter = large.named(u64::MAX - number as u64);
                scope.spawn(move || {
                    let sent = Client::connect(program.address)
                        .and_then(|mut client| client.put_slowly(&letter, letter.bytes.len() / 99, WINDOW / PIECES));
                    sent.is_ok_and(|said| said.status == 201)
                })
            })
            .collect();
        let open = scope.spawn(|| {
            thread::sleep(WINDOW / 2);
            program.open_files()
        });
        let drive = Drive { address: program.address, clients: USUAL, window: WINDOW, letters_max: u64::MAX };
        let usual = drive.run(&letters, &program.keys());
        let slow_kept = slow.into_iter().map(|slow| slow.join().unwrap_or(false)).filter(|kept| *kept).count();
        Crowd { usual, open: open.join().unwrap_or(0), slow_kept, peak_bytes: program.peak_bytes().unwrap_or(0) }
    });
    drop(silent);
    Ok(crowd)
}
