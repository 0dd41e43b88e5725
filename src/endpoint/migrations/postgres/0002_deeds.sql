-- Who does what about a letter, and the bin. Never edit a migration that was released: add the next number.
--
-- A mark is when and who: the minute, a space, and the keyed hash of the person's id in hexadecimal.

ALTER TABLE letters
    ADD COLUMN closed_by text COLLATE "C",                            -- a mark; nothing for what was closed before this shape
    ADD COLUMN seen text COLLATE "C",                                 -- a mark: somebody sees to it that its writer is contacted
    ADD COLUMN asked text COLLATE "C",                                -- a mark: a lead wants it deleted
    ADD COLUMN binned text COLLATE "C",                               -- a mark: it lies in the bin
    ADD COLUMN tries text NOT NULL DEFAULT '';                        -- what was tried in vain: a line each, a mark and a deed

CREATE INDEX letters_binned ON letters (binned) WHERE binned IS NOT NULL;

-- Since when this shape is there: envelopes of the version before are taken for a while from then on.
CREATE TABLE upgraded (
    day text COLLATE "C" NOT NULL CHECK (length(day) = 10)            -- UTC, as 2026-11-20
);

INSERT INTO upgraded (day) VALUES (to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD'));

-- Whose sign-in is suspended until somebody takes that back.
CREATE TABLE suspended (
    staff bytea PRIMARY KEY CHECK (octet_length(staff) = 32),         -- HMAC-SHA256 of the person's id under audit.key
    mark  text NOT NULL                                               -- a mark: who suspended it
);

-- The words of the audit log stand in the program alone from now on.
ALTER TABLE audit DROP CONSTRAINT audit_act_check, ADD CHECK (length(act) BETWEEN 1 AND 40);
