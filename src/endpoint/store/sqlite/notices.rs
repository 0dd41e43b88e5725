//! Telling people, as SQL. What changes something runs inside the writer's transaction.

use rusqlite::{Connection, OptionalExtension as _, ToSql, Transaction, params};

use crate::store::notices::{self, Morning, NewNotice, Notice, Posted, Raise, Sent, Troubled, Unattended};

pub(super) fn unattended(connection: &Connection) -> rusqlite::Result<Vec<Unattended>> {
    let mut select = connection.prepare_cached(notices::UNATTENDED)?;
    let found = select.query_map([], |row| {
        Ok(Unattended {
            cursor: row.get(0)?,
            day: row.get(1)?,
            contact_soon: row.get(2)?,
            step: row.get(3)?,
            due: row.get(4)?,
        })
    })?;
    found.collect()
}

pub(super) fn posted(connection: &Connection) -> rusqlite::Result<Posted> {
    let mut select = connection.prepare_cached(notices::TROUBLED)?;
    let troubled = select
        .query_map([], |row| Ok(Troubled { way: row.get(0)?, failing: row.get(1)?, missed: row.get(2)? }))?
        .collect::<rusqlite::Result<_>>()?;
    connection.prepare_cached(notices::WAITING)?.query_row([], |row| {
        let morning = Morning { day: row.get(2)?, newest: row.get(3)? };
        Ok(Posted { waiting: row.get(0)?, oldest: row.get(1)?, troubled, morning })
    })
}

pub(super) fn is_due(connection: &Connection, way: &str, now: i64) -> rusqlite::Result<bool> {
    is(connection, notices::IS_DUE, params![way, now])
}

/// Tells all of it, unless somebody else has told some of it meanwhile.
pub(super) fn raise(tx: &Transaction<'_>, raise: &Raise) -> rusqlite::Result<bool> {
    let Raise { letters, morning, notices } = raise;
    for letter in letters {
        if !is(tx, notices::IS_AT_STEP, params![letter.cursor, letter.from])? {
            return Ok(false);
        }
    }
    if let Some(Morning { day, newest }) = morning {
        if !is(tx, notices::IS_A_NEW_MORNING, params![day])? {
            return Ok(false);
        }
        run(tx, notices::MORNING, params![day, newest])?;
        notices::OLD.iter().try_for_each(|old| run(tx, old, params![]))?;
    }
    for letter in letters {
        watch(tx, letter.cursor, letter.to, letter.due)?;
    }
    for notice in notices {
        for way in &notice.ways {
            if !is(tx, notices::IS_WAITING, params![way, notice.text])? {
                add(tx, way, notice)?;
            }
        }
    }
    Ok(true)
}

pub(super) fn claim(tx: &Transaction<'_>, way: &str, now: i64, until: i64) -> rusqlite::Result<Option<Notice>> {
    run(tx, notices::NEEDLESS, params![])?;
    let notice = |row: &rusqlite::Row<'_>| Ok(Notice { name: row.get(0)?, text: row.get(1)?, tries: row.get(2)? });
    tx.prepare_cached(notices::CLAIM)?.query_row(params![until, way, now], notice).optional()
}

pub(super) fn settle(tx: &Transaction<'_>, way: &str, name: &str, sent: Sent) -> rusqlite::Result<()> {
    match sent {
        Sent::Gone => {
            run(tx, notices::DELIVERED, params![name])?;
            run(tx, notices::WORKS, params![way])
        }
        Sent::Failed { at, next } => {
            run(tx, notices::AGAIN, params![next, name])?;
            run(tx, notices::FAILS, params![way, at])
        }
    }
}

/// Keeps no time of a letter that somebody has looked at.
pub(super) fn forget(tx: &Transaction<'_>) -> rusqlite::Result<()> {
    run(tx, notices::FORGET, params![])
}

pub(super) fn watch(tx: &Transaction<'_>, cursor: i64, step: i64, due: Option<i64>) -> rusqlite::Result<()> {
    run(tx, notices::WATCH, params![cursor, step, due])
}

pub(super) fn add(tx: &Transaction<'_>, way: &str, notice: &NewNotice) -> rusqlite::Result<()> {
    run(tx, notices::NOTICE, params![way, notice.about.word(), notice.text, notice.since])
}

fn is(connection: &Connection, query: &str, values: &[&dyn ToSql]) -> rusqlite::Result<bool> {
    connection.prepare_cached(query)?.query_row(values, |row| row.get(0))
}

fn run(tx: &Transaction<'_>, statement: &str, values: &[&dyn ToSql]) -> rusqlite::Result<()> {
    tx.prepare_cached(statement)?.execute(values).map(|_| ())
}
