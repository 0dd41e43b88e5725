-- Who is told that letters wait. Never edit a migration that was released: add the next number.

-- The letters that nobody has looked at yet. What that means is said here alone.
CREATE VIEW unattended AS
SELECT cursor, day, contact_soon FROM letters
WHERE NOT opened AND closed IS NULL AND seen IS NULL AND binned IS NULL;

-- How far it has been told that a letter is unattended. A row goes as soon as its letter is attended.
CREATE TABLE watched (
    cursor bigint PRIMARY KEY,
    step   bigint NOT NULL,                                           -- how often it was told
    due    bigint                                                     -- when next, in Unix seconds, to the minute: contact-soon only
);

-- Messages on their way; a row goes when it is delivered. Nothing here names a letter.
CREATE TABLE notices (
    name  text PRIMARY KEY DEFAULT replace(gen_random_uuid()::text, '-', ''),  -- the same at each try
    way   text NOT NULL,                                              -- as team-mail
    about text NOT NULL CHECK (about IN ('soon', 'late', 'digest')),
    text  text NOT NULL,
    since bigint NOT NULL,                                            -- Unix seconds
    tries bigint NOT NULL DEFAULT 0,
    next  bigint NOT NULL                                             -- not before this, in Unix seconds; who tries moves it on first
);

-- How it goes on each way.
CREATE TABLE ways (
    way     text PRIMARY KEY,
    failing bigint,                                                   -- since when nothing went through, in Unix seconds
    missed  bigint                                                    -- the first failure that no digest has told of yet
);

-- The last digest. One row.
CREATE TABLE mornings (
    day    text COLLATE "C" NOT NULL,
    newest bigint NOT NULL                                            -- the cursor of the newest letter that it counted
);

INSERT INTO mornings (day, newest) SELECT '', coalesce(max(cursor), 0) FROM letters;
