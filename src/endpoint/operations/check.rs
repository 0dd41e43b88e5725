//! Looks for everything that can be wrong before going live, and says of each thing what to do.

mod outside;
mod ports;
mod proof;
mod system;
mod told;
mod trust;

use std::fmt;

use crate::{
    Now, Settings,
    store::{self, Database, private},
};

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is, in a word or two.
    pub what: &'static str,
    /// How it is.
    pub how: How,
}

/// How a thing is, each with a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// As it should be.
    Ok(String),
    /// It works, and somebody should know.
    Note(String),
    /// Not to go live with.
    Fault(String),
}

/// Looks at everything that the settings lead to. It opens the database as `serve` does, which also brings one that an
/// older program made to this program's shape.
pub async fn check(settings: &Settings, now: &Now) -> Vec<Finding> {
    let mut findings = vec![Finding { what: "settings", how: How::Ok("understood".into()) }];
    findings.extend(trust::look(settings, now));
    // Before the database is opened: that writes to its file, and then nobody knows when it was last changed.
    let system = system::look(settings, now);
    findings.extend(database(settings, now).await);
    findings.extend(system);
    findings.extend(ports::look(settings).await);
    findings.extend(told::look(settings, now).await);
    findings
}

/// Goes the way of a letter and of the inbox, by the public name, as a browser does. Nothing is kept by it.
pub async fn from_outside(settings: &Settings) -> Finding {
    Finding { what: "outside", how: outside::look(settings).await }
}

/// Whether anything would keep it from going live.
#[must_use]
pub fn has_fault(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| matches!(finding.how, How::Fault(_)))
}

async fn database(settings: &Settings, now: &Now) -> Vec<Finding> {
    if let Ok(Database::Sqlite(path)) = settings.database()
        && let Some(how) = system::denied(&path)
    {
        return vec![Finding { what: "database", how }];
    }
    let mut proved = None;
    let opened = async {
        let database = settings.database().map_err(|why| why.to_string())?;
        let store = store::open(&database, settings.store_limits()).await.map_err(|why| why.to_string())?;
        let healthy = store.health().await.map_err(|why| why.to_string());
        proved = Some(Finding { what: "proof", how: proof::look(&*store, settings, now).await });
        let closed = store.close().await.map_err(|why| why.to_string());
        if let Database::Sqlite(path) = &database
            && let Some(mode) = private::open_to_others(path)
        {
            let path = path.display();
            return Err(format!("{path}: others can read or change it (mode {mode:03o}); run chmod 600 on it"));
        }
        healthy.and(closed).map(|()| format!("{database} reads and commits, and its safety settings read back right"))
    };
    let how = opened.await.map_or_else(How::Fault, How::Ok);
    [Finding { what: "database", how }].into_iter().chain(proved).collect()
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, sentence) = match &self.how {
            How::Ok(sentence) => ("ok", sentence),
            How::Note(sentence) => ("note", sentence),
            How::Fault(sentence) => ("fault", sentence),
        };
        write!(f, "{word:5}  {:11}  {sentence}", self.what)
    }
}

#[cfg(test)]
mod tests;
