//! The studio owns the knowledge base and renders what is asked for, one order after the other.
//!
//! Pages borrow from the knowledge base, so one thread holds both; a request is an [`Order`] with
//! an address to answer to. After a change it waits until the disk has been quiet for [`QUIET`],
//! understands the site anew (reusing the reading of articles that stayed as they were), and only
//! when that worked does the new site take the place of the old; requests wait meanwhile.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use tokio::sync::{broadcast, oneshot};

use super::reload::{self, News};
use crate::locale::Locale;
use crate::pipeline::{self, Held, Knowledge, Options, Preview};

/// How long the disk has to be quiet before the site is built again: an editor saves by several
/// steps, a version control system by many.
const QUIET: Duration = Duration::from_millis(30);

/// How long a disk that is never quiet is waited for.
const PATIENCE: Duration = Duration::from_millis(500);

/// What the studio is asked to do.
pub(super) enum Order {
    /// Something on the disk changed.
    Changed,
    /// Render the page or file at a published path.
    Show { path: String, reply: oneshot::Sender<Shown> },
    /// Say how the last build went.
    Tell { reply: oneshot::Sender<News> },
}

/// A rendered page or a file.
pub(super) struct Shown {
    pub bytes: Vec<u8>,
    /// The path that was found: a folder is shown by its `index.html`.
    pub path: String,
    pub found: bool,
}

/// Orders in the order they came in, those set aside first.
struct Inbox {
    orders: Receiver<Order>,
    aside: VecDeque<Order>,
}

impl Inbox {
    fn next(&mut self) -> Option<Order> {
        self.aside.pop_front().or_else(|| self.orders.recv().ok())
    }

    /// Waits until no change came for a while; other orders are set aside.
    fn settle(&mut self) {
        let begun = Instant::now();
        self.aside.retain(|order| !matches!(order, Order::Changed));
        while begun.elapsed() < PATIENCE {
            match self.orders.recv_timeout(QUIET) {
                Ok(Order::Changed) => {}
                Ok(other) => {
                    self.aside.push_back(other);
                    if self.aside.len() > 64 {
                        break;
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
    }
}

/// Works off orders until nobody can give any.
pub(super) fn run(options: &Options, orders: Receiver<Order>, news: &broadcast::Sender<News>) {
    let mut inbox = Inbox { orders, aside: VecDeque::new() };
    let mut memory = Memory { build: 1, ..Memory::default() };
    let mut knowledge = understand(options, None, &mut memory.held);
    loop {
        let next = match &knowledge {
            Ok(fresh) => show(options, fresh, &mut memory, &mut inbox, news),
            Err(failure) => excuse(options, failure, &mut memory, &mut inbox, news),
        };
        match next {
            Some(fresh) => {
                let old = std::mem::replace(&mut knowledge, Ok(fresh));
                // Nobody waits for millions of small pieces to be given back.
                rayon::spawn(|| drop(old));
            }
            None => return,
        }
    }
}

/// What goes on from one build to the next.
#[derive(Default)]
struct Memory {
    /// Number of the build.
    build: u64,
    /// Path of the style sheet.
    sheet: String,
    /// The files of the site as they were read.
    held: Held,
}

/// What was understood last.
struct Fresh {
    knowledge: Knowledge,
    /// When the work on it began.
    began: Instant,
    /// All but the files of `static/` is as it was before.
    same_words: bool,
}

fn understand(
    options: &Options,
    before: Option<&Knowledge>,
    held: &mut Held,
) -> Result<Fresh, String> {
    let began = Instant::now();
    match pipeline::read_again(options, before, held) {
        Ok(knowledge) => {
            let same_words = before.is_some_and(|b| b.inputs.same_words(&knowledge.inputs));
            Ok(Fresh { knowledge, began, same_words })
        }
        Err(error) => Err(format!("{error:#}")),
    }
}

/// Shows one state of the site until there is a newer one; `None` when nobody listens any more.
fn show(
    options: &Options,
    Fresh { knowledge, began, same_words }: &Fresh,
    memory: &mut Memory,
    inbox: &mut Inbox,
    news: &broadcast::Sender<News>,
) -> Option<Fresh> {
    let locale = Locale::with(&knowledge.inputs.config, &knowledge.inputs.strings);
    let mut state = News { build: memory.build, ..News::default() };
    let preview = match Preview::new(knowledge, &locale) {
        Ok(preview) => {
            state = state.with(&preview.diagnostics);
            state.styles_only = *same_words && preview.sheet() != memory.sheet;
            preview.sheet().clone_into(&mut memory.sheet);
            Some(preview)
        }
        Err(error) => {
            state.failure = format!("{error:#}");
            None
        }
    };
    state.milliseconds = began.elapsed().as_millis();
    let _ = news.send(state.clone());
    while let Some(order) = inbox.next() {
        match order {
            Order::Show { path, reply } => {
                let shown = match &preview {
                    Some(preview) => answer(preview, &path, state.build),
                    None => excused(state.build),
                };
                let _ = reply.send(shown);
            }
            Order::Tell { reply } => {
                let _ = reply.send(state.clone());
            }
            Order::Changed => {
                inbox.settle();
                match understand(options, Some(knowledge), &mut memory.held) {
                    Ok(fresh) => {
                        memory.build += 1;
                        return Some(fresh);
                    }
                    Err(failure) => {
                        state.failure = failure;
                        let _ = news.send(state.clone());
                    }
                }
            }
        }
    }
    None
}

/// Stands in while there is no site: answers with an excuse until one can be built.
fn excuse(
    options: &Options,
    failure: &str,
    memory: &mut Memory,
    inbox: &mut Inbox,
    news: &broadcast::Sender<News>,
) -> Option<Fresh> {
    let mut state = News { build: memory.build, failure: failure.to_owned(), ..News::default() };
    let _ = news.send(state.clone());
    while let Some(order) = inbox.next() {
        match order {
            Order::Show { reply, .. } => {
                let _ = reply.send(excused(state.build));
            }
            Order::Tell { reply } => {
                let _ = reply.send(state.clone());
            }
            Order::Changed => {
                inbox.settle();
                match understand(options, None, &mut memory.held) {
                    Ok(fresh) => {
                        memory.build += 1;
                        return Some(fresh);
                    }
                    Err(failure) => {
                        state.failure = failure;
                        let _ = news.send(state.clone());
                    }
                }
            }
        }
    }
    None
}

fn excused(build: u64) -> Shown {
    Shown {
        bytes: reload::nothing_yet(build).into_bytes(),
        path: "index.html".into(),
        found: false,
    }
}

/// The page or file at `path`; the page for lost readers when there is none.
fn answer(preview: &Preview, path: &str, build: u64) -> Shown {
    let mut tries = vec![path.to_owned()];
    if path.is_empty() || path.ends_with('/') {
        tries = vec![format!("{path}index.html")];
    } else if !path.rsplit('/').next().unwrap_or_default().contains('.') {
        tries.push(format!("{path}/index.html"));
    }
    for path in tries {
        if let Some(bytes) = preview.get(&path) {
            return Shown { bytes: scripted(&path, bytes, build), path, found: true };
        }
    }
    let path = "404.html".to_owned();
    let bytes = match preview.get(&path) {
        Some(Ok(bytes)) => scripted(&path, Ok(bytes), build),
        _ => reload::nothing_yet(build).into_bytes(),
    };
    Shown { bytes, path, found: false }
}

/// A page with the script that reloads it; a page that cannot be rendered says why.
fn scripted(path: &str, bytes: anyhow::Result<Vec<u8>>, build: u64) -> Vec<u8> {
    match bytes {
        Ok(bytes) if path.ends_with(".html") => match String::from_utf8(bytes) {
            Ok(html) => reload::inject(&html, build).into_bytes(),
            Err(error) => error.into_bytes(),
        },
        Ok(bytes) => bytes,
        Err(error) => reload::broken(&format!("{error:#}"), build).into_bytes(),
    }
}
