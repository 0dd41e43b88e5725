//! What stands in a database, read from outside, past the post box.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use wire::{Digest, LetterId};
use xtask::cluster::Cluster;

/// One letter as it stands.
pub struct Row {
    /// Its name.
    pub id: LetterId,
    /// Its digest as the post box wrote it down.
    pub digest: Digest,
    /// The digest of its bytes as they are.
    pub found: Digest,
    /// Its bytes.
    pub sealed: Vec<u8>,
}

/// Every letter in a SQLite file. Opening it recovers it, so it may be a copy.
pub fn in_sqlite(path: &Path, each: &mut dyn FnMut(Row)) {
    let database = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).expect("the database opens");
    let judged: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("it can be judged");
    assert_eq!(judged, "ok", "the integrity of {}", path.display());
    let query = "SELECT id, digest, coalesce(sealed, x'') FROM letters LEFT JOIN bodies USING (cursor)";
    let mut select = database.prepare(query).expect("there are letters");
    let mut rows = select.query([]).expect("they can be read");
    while let Some(row) = rows.next().expect("each can be read") {
        let sealed: Vec<u8> = row.get(2).expect("bytes");
        let (id, digest) = (row.get(0).expect("a name"), row.get(1).expect("a digest"));
        each(Row { id: LetterId(id), digest: Digest(digest), found: seal::sign::digest(&sealed), sealed });
    }
}

/// Every letter in a database of a PostgreSQL cluster, some at a time.
pub fn in_postgres(cluster: &Cluster, database: &str, each: &mut dyn FnMut(Row)) {
    let mut after = "0".to_owned();
    loop {
        let query = format!(
            "SELECT cursor, encode(id, 'hex'), encode(digest, 'hex'), encode(sealed, 'hex') FROM front_seat.letters \
             WHERE cursor > {after} ORDER BY cursor LIMIT 500"
        );
        let rows = cluster.ask(database, &query).expect("the letters can be read");
        for row in rows.lines() {
            let parts: Vec<_> = row.split('|').collect();
            after = parts[0].to_owned();
            let [id, digest, sealed] = [1, 2, 3].map(|part| from_hex(parts[part]));
            let id = LetterId(id.try_into().expect("a name has 16 bytes"));
            let digest = Digest(digest.try_into().expect("a digest has 32 bytes"));
            each(Row { id, digest, found: seal::sign::digest(&sealed), sealed });
        }
        if rows.is_empty() {
            return;
        }
    }
}

fn from_hex(text: &str) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()).expect("a digit");
    text.as_bytes().chunks(2).map(|pair| digit(pair[0]) * 16 + digit(pair[1])).collect()
}
