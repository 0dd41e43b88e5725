//! Telling people, as SQL. What changes something runs inside a commit that holds the writers' lock.

use tokio_postgres::{Client, Error, types::ToSql};

use crate::store::notices::{self, Morning, NewNotice, Notice, Posted, Raise, Sent, Troubled, Unattended};

pub(super) async fn unattended(client: &Client) -> Result<Vec<Unattended>, Error> {
    let rows = client.query(notices::UNATTENDED, &[]).await?;
    let found = rows.iter().map(|row| {
        Ok(Unattended {
            cursor: row.try_get(0)?,
            day: row.try_get(1)?,
            contact_soon: row.try_get(2)?,
            step: row.try_get(3)?,
            due: row.try_get(4)?,
        })
    });
    found.collect()
}

pub(super) async fn posted(client: &Client) -> Result<Posted, Error> {
    let rows = client.query(notices::TROUBLED, &[]).await?;
    let troubled =
        rows.iter().map(|row| Ok(Troubled { way: row.try_get(0)?, failing: row.try_get(1)?, missed: row.try_get(2)? }));
    let troubled = troubled.collect::<Result<_, Error>>()?;
    let row = client.query_one(notices::WAITING, &[]).await?;
    let morning = Morning { day: row.try_get(2)?, newest: row.try_get(3)? };
    Ok(Posted { waiting: row.try_get::<_, i64>(0)?.unsigned_abs(), oldest: row.try_get(1)?, troubled, morning })
}

pub(super) async fn is_due(client: &Client, way: &str, now: i64) -> Result<bool, Error> {
    client.query_one_scalar(notices::IS_DUE, &[&way, &now]).await
}

/// Tells all of it, unless another post box has told some of it meanwhile.
pub(super) async fn raise(client: &Client, raise: &Raise) -> Result<bool, Error> {
    let Raise { letters, morning, notices } = raise;
    for letter in letters {
        if !client.query_one_scalar::<bool, _>(notices::IS_AT_STEP, &[&letter.cursor, &letter.from]).await? {
            return Ok(false);
        }
    }
    if let Some(Morning { day, newest }) = morning {
        if !client.query_one_scalar::<bool, _>(notices::IS_A_NEW_MORNING, &[day]).await? {
            return Ok(false);
        }
        client.execute(notices::MORNING, &[day, newest]).await?;
        for old in notices::OLD {
            client.execute(old, &[]).await?;
        }
    }
    for letter in letters {
        watch(client, letter.cursor, letter.to, letter.due).await?;
    }
    for notice in notices {
        for way in &notice.ways {
            if !client.query_one_scalar::<bool, _>(notices::IS_WAITING, &[way, &notice.text]).await? {
                add(client, way, notice).await?;
            }
        }
    }
    Ok(true)
}

pub(super) async fn claim(client: &Client, way: &str, now: i64, until: i64) -> Result<Option<Notice>, Error> {
    client.execute(notices::NEEDLESS, &[]).await?;
    let row = client.query_opt(notices::CLAIM, &[&until, &way, &now]).await?;
    let notice = |row: tokio_postgres::Row| {
        let tries: i64 = row.try_get(2)?;
        Ok(Notice { name: row.try_get(0)?, text: row.try_get(1)?, tries: u32::try_from(tries).unwrap_or(u32::MAX) })
    };
    row.map(notice).transpose()
}

pub(super) async fn settle(client: &Client, way: &str, name: &str, sent: Sent) -> Result<(), Error> {
    let run = async |statement: &str, values: &[&(dyn ToSql + Sync)]| client.execute(statement, values).await;
    match sent {
        Sent::Gone => {
            run(notices::DELIVERED, &[&name]).await?;
            run(notices::WORKS, &[&way]).await?;
        }
        Sent::Failed { at, next } => {
            run(notices::AGAIN, &[&next, &name]).await?;
            run(notices::FAILS, &[&way, &at]).await?;
        }
    }
    Ok(())
}

/// Keeps no time of a letter that somebody has looked at.
pub(super) async fn forget(client: &Client) -> Result<(), Error> {
    client.execute(notices::FORGET, &[]).await.map(|_| ())
}

pub(super) async fn watch(client: &Client, cursor: i64, step: i64, due: Option<i64>) -> Result<(), Error> {
    client.execute(notices::WATCH, &[&cursor, &step, &due]).await.map(|_| ())
}

pub(super) async fn add(client: &Client, way: &str, notice: &NewNotice) -> Result<(), Error> {
    client.execute(notices::NOTICE, &[&way, &notice.about.word(), &notice.text, &notice.since]).await.map(|_| ())
}
