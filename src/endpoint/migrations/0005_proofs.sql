-- Letters that staff send to themselves, to prove the way. Never edit a migration that was released: add the next number.

ALTER TABLE letters ADD COLUMN proof INTEGER NOT NULL DEFAULT 0 CHECK (proof IN (0, 1)); -- it is nobody's letter: no list has it

CREATE INDEX letters_proof ON letters (day) WHERE proof;

-- When one last came through.
CREATE INDEX audit_proved ON audit (minute) WHERE act = 'proved';

-- The letters that nobody has looked at yet. What that means is said here alone.
DROP VIEW unattended;
CREATE VIEW unattended AS
SELECT cursor, day, contact_soon FROM letters
WHERE NOT proof AND NOT opened AND closed IS NULL AND seen IS NULL AND binned IS NULL;
