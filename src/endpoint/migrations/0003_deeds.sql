-- Who does what about a letter, and the bin. Never edit a migration that was released: add the next number.
--
-- A mark is when and who: the minute, a space, and the keyed hash of the person's id in hexadecimal.

ALTER TABLE letters ADD COLUMN closed_by TEXT;                   -- a mark; nothing for what was closed before this shape
ALTER TABLE letters ADD COLUMN seen TEXT;                        -- a mark: somebody sees to it that its writer is contacted
ALTER TABLE letters ADD COLUMN asked TEXT;                       -- a mark: a lead wants it deleted
ALTER TABLE letters ADD COLUMN binned TEXT;                      -- a mark: it lies in the bin
ALTER TABLE letters ADD COLUMN tries TEXT NOT NULL DEFAULT '';   -- what was tried in vain: a line each, a mark and a deed

CREATE INDEX letters_binned ON letters (binned) WHERE binned IS NOT NULL;

-- Since when this shape is there: envelopes of the version before are taken for a while from then on.
CREATE TABLE upgraded (
    day TEXT NOT NULL CHECK (length(day) = 10)                   -- UTC, as 2026-11-20
) STRICT;

INSERT INTO upgraded (day) VALUES (date('now'));

-- Whose sign-in is suspended until somebody takes that back.
CREATE TABLE suspended (
    staff BLOB PRIMARY KEY CHECK (length(staff) = 32),           -- HMAC-SHA256 of the person's id under audit.key
    mark  TEXT NOT NULL                                          -- a mark: who suspended it
) STRICT, WITHOUT ROWID;

-- The words of the audit log stand in the program alone from now on: a table's checks cannot be changed, so it is written
-- anew once more, entry by entry.
CREATE TABLE acts (
    entry  INTEGER PRIMARY KEY AUTOINCREMENT,
    minute TEXT NOT NULL CHECK (length(minute) = 17),            -- UTC, as 2026-11-20T10:35Z
    staff  BLOB NOT NULL CHECK (length(staff) = 32),             -- HMAC-SHA256 of the person's id under audit.key
    letter BLOB CHECK (letter IS NULL OR length(letter) = 32),   -- SHA-256 of the letter's id
    act    TEXT NOT NULL CHECK (length(act) BETWEEN 1 AND 40)
) STRICT;

INSERT INTO acts (entry, minute, staff, letter, act) SELECT entry, minute, staff, letter, act FROM audit ORDER BY entry;

-- A number of an entry that went is not given again either.
DELETE FROM sqlite_sequence WHERE name = 'acts';
INSERT INTO sqlite_sequence (name, seq) SELECT 'acts', seq FROM sqlite_sequence WHERE name = 'audit';

DROP TABLE audit;
ALTER TABLE acts RENAME TO audit;

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
