//! Warraq (ورّاق): from a folder of Arabic articles to a static knowledge base.
//!
//! Data flows one way, one folder a stage: `source` reads files, `text` knows letters and words,
//! `extract` reads one article, `resolve` decides what the articles talk about together, `site`
//! plans pages and addresses, `render` writes markup, `publish` writes files. `pipeline` is the
//! whole build on one screen. See ARCHITECTURE.md.

pub mod base;
pub mod cache;
pub mod cli;
pub mod config;
pub mod document;
pub mod extract;
pub mod import;
pub mod knowledge;
pub mod lexicon;
pub mod locale;
pub mod markdown;
pub mod pipeline;
pub mod publish;
pub mod raw;
pub mod render;
pub mod resolve;
pub mod search;
pub mod serve;
pub mod site;
pub mod source;
pub mod suggest;
pub mod text;
