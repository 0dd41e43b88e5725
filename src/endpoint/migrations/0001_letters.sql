-- The first shape of the post box's database. Never edit a migration that was released: add the next number.

-- Sealed letters, and the little that stands on the envelope. Nothing else may become a column without a change to DESIGN 6.
CREATE TABLE letters (
    cursor       INTEGER PRIMARY KEY AUTOINCREMENT,              -- never given twice, so a list that goes on misses none
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),   -- this constraint alone decides who was first
    digest       BLOB NOT NULL CHECK (length(digest) = 32),      -- SHA-256 of the whole envelope as it was sent
    day          TEXT NOT NULL CHECK (length(day) = 10),         -- received, UTC, as 2026-11-20: no time of day
    keyset       INTEGER NOT NULL,
    contact_soon INTEGER NOT NULL CHECK (contact_soon IN (0, 1)),
    bytes_bucket INTEGER NOT NULL,                               -- next power of two
    opened       INTEGER NOT NULL DEFAULT 0 CHECK (opened IN (0, 1)),
    sealed       BLOB NOT NULL                                   -- the envelope, byte for byte
) STRICT;

-- What is left of a deleted letter: enough to answer 410 to a late re-send, and no more.
CREATE TABLE tombstones (
    letter BLOB PRIMARY KEY CHECK (length(letter) = 32),         -- SHA-256 of the letter's id
    day    TEXT NOT NULL CHECK (length(day) = 10)                -- the day the letter was first kept
) STRICT, WITHOUT ROWID;

-- Who did what: hashes only, and nothing here is ever changed or taken away by the program.
CREATE TABLE audit (
    entry  INTEGER PRIMARY KEY AUTOINCREMENT,
    minute TEXT NOT NULL CHECK (length(minute) = 17),            -- UTC, as 2026-11-20T10:35Z
    staff  BLOB NOT NULL CHECK (length(staff) = 32),             -- HMAC-SHA256 of the person's id under audit.key
    letter BLOB CHECK (letter IS NULL OR length(letter) = 32),   -- SHA-256 of the letter's id
    act    TEXT NOT NULL CHECK (act IN ('signed-in', 'listed', 'fetched', 'marked-opened', 'deleted'))
) STRICT;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only: add a new entry instead');
END;

CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only: its entries stay');
END;

-- INSERT OR REPLACE would take an entry away without waking the trigger above.
CREATE TRIGGER audit_is_never_replaced BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE entry = NEW.entry)
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only: add a new entry instead');
END;
