//! What the commands take.

use std::path::PathBuf;

use crate::pipeline::Shard;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

/// ورّاق: turns a folder of Arabic articles into a static, cross-linked knowledge base.
#[derive(Debug, Parser)]
#[command(version, about, long_about = None)]
pub(super) struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build the site: articles in, HTML out
    Build(BuildArgs),
    /// Show the site in the browser, built again on every save; write nothing
    Serve(ServeArgs),
    /// Say everything that is wrong with the site's files; write nothing
    Check(CheckArgs),
    /// Make a small working site in a new folder
    New(NewArgs),
    /// Turn raw text, saved pages and Markdown into clean articles of a site
    Import(ImportArgs),
    /// Read files and print the facts found in them
    Analyze(AnalyzeArgs),
    /// Say what an editor should decide: new names, likely merges, ambiguous names
    Suggest(SuggestArgs),
    /// Say why an entity or event is what it is, with its evidence
    Explain(ExplainArgs),
    /// Write manual pages into a folder
    Man {
        #[arg(value_name = "DIR")]
        dir: PathBuf,
    },
    /// Write the knowledge base in a form to take away: a book, an archive, one file
    Export(ExportArgs),
    /// Print a completion script for a shell
    Completions { shell: clap_complete::Shell },
}

#[derive(Debug, ClapArgs)]
pub(super) struct BuildArgs {
    /// Folder of the site
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// Output folder [default: SITE/public]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Address the site will have, for feeds, sitemap and canonical links
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Build drafts too
    #[arg(long)]
    pub drafts: bool,
    /// Fail on warnings too
    #[arg(long)]
    pub strict: bool,
    /// Threads to use [default: one a core]
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Read every article anew
    #[arg(long)]
    pub no_cache: bool,
    /// Take readings made by `analyze --facts`, on this machine or others
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub facts: Vec<PathBuf>,
    /// Say how long each step took
    #[arg(long)]
    pub timings: bool,
    /// Remove everything from the output folder that this build does not make
    #[arg(long)]
    pub clean: bool,
    /// How diagnostics and the result are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ServeArgs {
    /// Folder of the site
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// Port of loopback to listen on; 0: any free one
    #[arg(long, value_name = "PORT", default_value_t = 4747)]
    pub port: u16,
    /// Open the site in the browser
    #[arg(long)]
    pub open: bool,
    /// Show drafts too
    #[arg(long)]
    pub drafts: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct CheckArgs {
    /// Folder of the site
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// Fail on warnings too
    #[arg(long)]
    pub strict: bool,
    /// How diagnostics are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
pub(super) struct NewArgs {
    /// Folder to make
    pub dir: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ImportArgs {
    /// Files and folders: .txt, .md, .html; archives: .xml (WordPress, RSS, Atom), .jsonl, .json, .csv
    #[arg(required = true, value_name = "FILE|DIR")]
    pub paths: Vec<PathBuf>,
    /// Site to import into
    #[arg(long, value_name = "SITE", default_value = ".")]
    pub into: PathBuf,
    /// CSV with columns file,date,source,url,title
    #[arg(long, value_name = "CSV")]
    pub manifest: Option<PathBuf>,
    /// Date of articles that tell none: 2023-09-20
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Source of articles that tell none
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// Show what would be written and removed; write nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct AnalyzeArgs {
    /// Files and folders: .txt, .md, .html
    #[arg(required_unless_present = "facts", value_name = "FILE|DIR")]
    pub paths: Vec<PathBuf>,
    /// Site whose cards, settings and decisions to use
    #[arg(long, value_name = "SITE")]
    pub site: Option<PathBuf>,
    /// Print nothing: write the readings of SITE's own articles, for `build --facts`
    #[arg(long, value_name = "FILE", requires = "site", conflicts_with = "paths")]
    pub facts: Option<PathBuf>,
    /// Of SITE's articles, read the I-th of N parts only
    #[arg(long, value_name = "I/N", requires = "facts")]
    pub shard: Option<Shard>,
    /// CSV with columns file,date,source,url,title
    #[arg(long, value_name = "CSV")]
    pub manifest: Option<PathBuf>,
    /// How facts are printed
    #[arg(long, value_enum, default_value_t = Facts::Jsonl)]
    pub format: Facts,
}

#[derive(Debug, ClapArgs)]
pub(super) struct SuggestArgs {
    /// Folder of the site
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// Write suggested cards, and likely merges as comments of curation.yaml
    #[arg(long)]
    pub write: bool,
    /// How suggestions are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ExplainArgs {
    /// Key of an entity or event
    pub key: String,
    /// Folder of the site
    #[arg(long, value_name = "SITE", default_value = ".")]
    pub site: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ExportArgs {
    /// Folder of the site
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// Form to write
    #[arg(long, value_enum)]
    pub format: ExportFormat,
    /// File or folder to write [default: named after the site, in the current folder]
    #[arg(long, value_name = "PATH")]
    pub out: Option<PathBuf>,
    /// Only one dossier or article, by its key (epub, html)
    #[arg(long, value_name = "KEY")]
    pub only: Option<String>,
    /// Address the site has
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Take drafts too
    #[arg(long)]
    pub drafts: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    /// A book for e-readers, of the site, a dossier or an article
    Epub,
    /// One HTML file with everything in it, of the site, a dossier or an article
    Html,
    /// The site as an archive; unpacked, `index.html` opens by a double click
    Zip,
    /// A folder ready for `zimwriterfs`, for Kiwix
    Zim,
    /// The knowledge base as one JSON file, with all evidence
    Json,
    /// The knowledge base as linked data, JSON-LD
    Jsonld,
    /// The same graph as Turtle
    Turtle,
    /// Tables with their description, for SQLite and Datasette
    Csv,
    /// FollowTheMoney entities, for Aleph
    Ftm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Facts {
    Jsonl,
    Text,
}
