-- Who is told that letters wait. Never edit a migration that was released: add the next number.

-- The letters that nobody has looked at yet. What that means is said here alone.
CREATE VIEW unattended AS
SELECT cursor, day, contact_soon FROM letters
WHERE NOT opened AND closed IS NULL AND seen IS NULL AND binned IS NULL;

-- How far it has been told that a letter is unattended. A row goes as soon as its letter is attended.
CREATE TABLE watched (
    cursor INTEGER PRIMARY KEY,
    step   INTEGER NOT NULL,                                     -- how often it was told
    due    INTEGER                                               -- when next, in Unix seconds, to the minute: contact-soon only
) STRICT;

-- Messages on their way; a row goes when it is delivered. Nothing here names a letter.
CREATE TABLE notices (
    name  TEXT PRIMARY KEY DEFAULT (lower(hex(randomblob(16)))), -- the same at each try
    way   TEXT NOT NULL,                                         -- as team-mail
    about TEXT NOT NULL CHECK (about IN ('soon', 'late', 'digest')),
    text  TEXT NOT NULL,
    since INTEGER NOT NULL,                                      -- Unix seconds
    tries INTEGER NOT NULL DEFAULT 0,
    next  INTEGER NOT NULL                                       -- not before this, in Unix seconds; who tries moves it on first
) STRICT;

-- How it goes on each way.
CREATE TABLE ways (
    way     TEXT PRIMARY KEY,
    failing INTEGER,                                             -- since when nothing went through, in Unix seconds
    missed  INTEGER                                              -- the first failure that no digest has told of yet
) STRICT;

-- The last digest. One row.
CREATE TABLE mornings (
    day    TEXT NOT NULL,
    newest INTEGER NOT NULL                                      -- the cursor of the newest letter that it counted
) STRICT;

INSERT INTO mornings (day, newest) SELECT '', coalesce(max(cursor), 0) FROM letters;
