//! What the command line takes.

use std::{net::SocketAddr, path::PathBuf};

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};
use press::{
    asked::{self, Lines},
    council::Council,
    print::{
        Plan,
        kept::Old,
        place::{self, Instead},
    },
    source::Folder,
};
use wire::Day;

/// Turns public/ into two sites, or into a list of everything that is wrong with it.
#[derive(Parser)]
#[command(name = "press")]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// What to do.
#[derive(Subcommand)]
pub enum Verb {
    /// Report every fault in public/ with its file and line, and what to do.
    Check(Read),
    /// Add every question as it stands now to asked.txt, as `print` does.
    Asked(Read),
    /// List every fact of the pages with its source and the day somebody checked it, oldest first.
    Facts(Read),
    /// Check, then write the children's site and the staff's site.
    Print(Print),
    /// Serve a printed site on this machine, with the headers that its host will send.
    Preview(Preview),
    /// What Trunk calls after building: prints over what it built, and takes the apps from there.
    #[command(hide = true)]
    Hook(Hook),
}

/// What is read.
#[derive(Args, Clone)]
pub struct Read {
    /// The folder with forms, words, pages, pictures and council.toml.
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub public: PathBuf,
    /// The key-set, made with `keys`.
    #[arg(long, value_name = "FILE")]
    pub keys: Option<PathBuf>,
    /// The day to take for today, as 2026-11-20.
    #[arg(long, value_name = "DAY")]
    pub today: Option<Day>,
    /// The record of every question that was ever printed, in place of asked.txt in the public folder.
    #[arg(long, value_name = "FILE")]
    pub asked: Option<PathBuf>,
}

/// What is written, and from what.
#[derive(Args)]
pub struct Print {
    /// What is read.
    #[command(flatten)]
    pub read: Read,
    /// The folder with portal/, worker/ and inbox/, each as wasm-bindgen wrote it.
    #[arg(long, value_name = "DIR", default_value = "target/apps")]
    pub apps: PathBuf,
    /// Where the children's site goes. What was there stays until the new one is whole.
    #[arg(long, value_name = "DIR")]
    pub site: PathBuf,
    /// Where the staff's site goes.
    #[arg(long, value_name = "DIR")]
    pub inbox: Option<PathBuf>,
    /// The style sheets.
    #[arg(long, value_name = "DIR", default_value = "style")]
    pub style: PathBuf,
    /// OpenMoji pictures by code: `color/svg` of the npm package `openmoji`.
    #[arg(long, value_name = "DIR")]
    pub pictures: Option<PathBuf>,
    /// Without the compressed copies, which take longer than all else: to look at, not for a host.
    #[arg(long)]
    pub quick: bool,
    /// Where the sites stand and what they reach.
    #[command(flatten)]
    pub instead: Instead,
    /// Whether the apps lie loose in --apps, as Trunk leaves them, and not in a folder each.
    #[arg(skip)]
    pub loose_apps: bool,
}

/// Which site is served, and where.
#[derive(Args)]
pub struct Preview {
    /// The folder of a printed site.
    #[arg(long, value_name = "DIR")]
    pub site: PathBuf,
    /// Where the site stands on its host, as when it was printed.
    #[arg(long, value_name = "PATH", default_value = "/")]
    pub base: String,
    /// Where to listen; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
}

/// What Trunk says in its environment.
#[derive(Args)]
pub struct Hook {
    #[command(flatten)]
    read: Read,
    /// Where Trunk builds.
    #[arg(long, value_name = "DIR", env = "TRUNK_STAGING_DIR")]
    site: PathBuf,
    /// Where the site stands on its host.
    #[arg(long, value_name = "PATH", env = "TRUNK_PUBLIC_URL", default_value = "/")]
    base: String,
    /// The style sheets.
    #[arg(long, value_name = "DIR", default_value = "style")]
    style: PathBuf,
    /// OpenMoji pictures by code.
    #[arg(long, value_name = "DIR")]
    pictures: Option<PathBuf>,
}

impl Read {
    /// The day to take for today.
    pub fn today(&self) -> NaiveDate {
        self.today.map_or_else(|| chrono::Local::now().date_naive(), |day| day.0)
    }
}

impl Print {
    /// What the print is made from; `asked` is the record that the inbox gets.
    ///
    /// # Errors
    ///
    /// Which option is wrong and what to write.
    pub fn plan(&self, council: &Council, style: Folder, public: Folder, asked: &Lines) -> Result<Plan, String> {
        let place = place::settle(council, self.instead.clone())?;
        let (apps, loose_apps, pictures) = (self.apps.clone(), self.loose_apps, self.pictures.clone());
        let old = |site: Option<&PathBuf>| site.map_or_else(|| Ok(Old::default()), |site| Old::read(site));
        let (old_portal, old_inbox) = (old(Some(&self.site))?, old(self.inbox.as_ref())?);
        Ok(Plan {
            place,
            style,
            public,
            apps,
            loose_apps,
            pictures,
            today: self.read.today(),
            old_portal,
            old_inbox,
            asked: asked::for_inbox(asked),
        })
    }
}

impl Hook {
    /// The same as a print over the folder in which Trunk left the apps.
    ///
    /// # Errors
    ///
    /// If Trunk was not told where it builds.
    pub fn into_print(self) -> Result<Print, String> {
        let Self { read, site, base, style, pictures } = self;
        if !site.is_dir() {
            return Err(format!("Trunk's folder {} is not there; call this as a post_build hook", site.display()));
        }
        Ok(Print {
            read,
            apps: site.clone(),
            site,
            inbox: None,
            style,
            pictures,
            quick: false,
            instead: Instead { base: Some(base), ..Instead::default() },
            loose_apps: true,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_option_takes_another_s_name() {
        <Arguments as clap::CommandFactory>::command().debug_assert();
    }
}
