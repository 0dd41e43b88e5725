-- Letters that staff send to themselves, to prove the way. Never edit a migration that was released: add the next number.

ALTER TABLE letters ADD COLUMN proof boolean NOT NULL DEFAULT false;  -- it is nobody's letter: no list has it

CREATE INDEX letters_proof ON letters (day) WHERE proof;

-- When one last came through.
CREATE INDEX audit_proved ON audit (minute) WHERE act = 'proved';

-- The letters that nobody has looked at yet. What that means is said here alone.
CREATE OR REPLACE VIEW unattended AS
SELECT cursor, day, contact_soon FROM letters
WHERE NOT proof AND NOT opened AND closed IS NULL AND seen IS NULL AND binned IS NULL;
