-- Closing letters and retiring them. Never edit a migration that was released: add the next number.
--
-- While this runs, the database takes up to three times its room on the disk.

-- What stands on the envelope, in narrow rows: lists and counts touch no sealed byte.
CREATE TABLE envelopes (
    cursor       INTEGER PRIMARY KEY AUTOINCREMENT,              -- never given twice, so a list that goes on misses none
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),   -- this constraint alone decides who was first
    digest       BLOB NOT NULL CHECK (length(digest) = 32),      -- SHA-256 of the whole envelope as it was sent
    day          TEXT NOT NULL CHECK (length(day) = 10),         -- received, UTC, as 2026-11-20: no time of day
    keyset       INTEGER NOT NULL,
    contact_soon INTEGER NOT NULL CHECK (contact_soon IN (0, 1)),
    bytes_bucket INTEGER NOT NULL,                               -- next power of two
    opened       INTEGER NOT NULL DEFAULT 0 CHECK (opened IN (0, 1)),
    closed       TEXT CHECK (closed IS NULL OR length(closed) = 10)  -- the day it was closed
) STRICT;

INSERT INTO envelopes (cursor, id, digest, day, keyset, contact_soon, bytes_bucket, opened)
SELECT cursor, id, digest, day, keyset, contact_soon, bytes_bucket, opened FROM letters ORDER BY cursor;

-- A cursor of a letter that was deleted is not given again either.
DELETE FROM sqlite_sequence WHERE name = 'envelopes';
INSERT INTO sqlite_sequence (name, seq) SELECT 'envelopes', seq FROM sqlite_sequence WHERE name = 'letters';

-- The sealed bytes. SQLite keeps the first 489 to 4061 bytes of a row in a page that it shares among rows, and when it
-- moves rows to another page it leaves what they were behind: secure_delete does not reach that. So the row begins with
-- zeros, and as many of them that the shared page holds nothing else; the rest stands in pages of its own, which are
-- overwritten when they are freed. The sum is explained at `blank` in store/sqlite/acts.rs.
CREATE TABLE bodies (
    cursor INTEGER PRIMARY KEY REFERENCES envelopes (cursor),
    blank  BLOB NOT NULL,                                        -- zeros
    sealed BLOB NOT NULL                                         -- the envelope, byte for byte
) STRICT;

INSERT INTO bodies (cursor, blank, sealed)
SELECT cursor, zeroblob(600 + ((489 + 8 - 7 - 600 - length(sealed)) % 4092 + 4092) % 4092), sealed
FROM letters ORDER BY cursor;

DROP TABLE letters;
ALTER TABLE envelopes RENAME TO letters;

CREATE INDEX letters_closed ON letters (closed) WHERE closed IS NOT NULL;

-- The audit log learns three acts: a table's checks cannot be changed, so it is written anew, entry by entry.
CREATE TABLE acts (
    entry  INTEGER PRIMARY KEY AUTOINCREMENT,
    minute TEXT NOT NULL CHECK (length(minute) = 17),            -- UTC, as 2026-11-20T10:35Z
    staff  BLOB NOT NULL CHECK (length(staff) = 32),             -- HMAC-SHA256 of the person's id under audit.key
    letter BLOB CHECK (letter IS NULL OR length(letter) = 32),   -- SHA-256 of the letter's id
    act    TEXT NOT NULL CHECK (act IN (
        'signed-in', 'listed', 'fetched', 'marked-opened', 'deleted', 'closed', 'reopened', 'retired'
    ))
) STRICT;

INSERT INTO acts (entry, minute, staff, letter, act) SELECT entry, minute, staff, letter, act FROM audit ORDER BY entry;

DROP TABLE audit;
ALTER TABLE acts RENAME TO audit;

-- Where the audit log begins. Whoever shortens it writes down here who they are, when, and how many entries went.
CREATE TABLE audit_floors (
    floor   INTEGER PRIMARY KEY AUTOINCREMENT,
    minute  TEXT NOT NULL CHECK (length(minute) = 17),
    staff   BLOB NOT NULL CHECK (length(staff) = 32),
    before  TEXT NOT NULL CHECK (length(before) = 10),           -- entries from before this day may go
    entries INTEGER NOT NULL                                     -- how many that were
) STRICT;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only: add a new entry instead');
END;

-- A minute of the day itself is greater than the day, because it is longer.
CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
WHEN NOT EXISTS (SELECT 1 FROM audit_floors WHERE before > OLD.minute)
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only: its entries stay');
END;

-- INSERT OR REPLACE would take an entry away without waking the trigger above.
CREATE TRIGGER audit_is_never_replaced BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE entry = NEW.entry)
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only: add a new entry instead');
END;

CREATE TRIGGER floors_are_never_changed BEFORE UPDATE ON audit_floors
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only: its floors stay');
END;

CREATE TRIGGER floors_are_never_taken_away BEFORE DELETE ON audit_floors
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only: its floors stay');
END;

CREATE TRIGGER floors_only_rise BEFORE INSERT ON audit_floors
WHEN EXISTS (SELECT 1 FROM audit_floors WHERE floor = NEW.floor OR before >= NEW.before)
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only: a new floor is later than the last');
END;
