//! Turns the planned site into files: HTML, feeds, search, data.
//!
//! In: the site plan and the knowledge base. Out: the bytes of each file, by its path. Always: the
//! same input gives the same bytes; templates see [`views`] and nothing else.

pub mod archive;
pub(crate) mod bind;
mod blocks;
pub mod body;
pub mod book;
pub mod chart;
pub mod data;
pub mod drawing;
pub mod engine;
pub mod feeds;
pub mod fill;
pub mod fonts;
pub mod isolate;
pub(crate) mod joined;
pub mod linked;
pub mod offline;
pub mod picture;
pub mod prints;
pub mod sitemap;
pub mod theme;
pub mod views;

/// The program's name and version.
pub const GENERATOR: &str = concat!("Warraq ", env!("CARGO_PKG_VERSION"));

#[cfg(test)]
mod samples;
#[cfg(test)]
mod templates_test;
