//! `serve`: the site held in memory, shown on loopback, reloaded in the browser on every save.
//!
//! Comes in: the folder of a site. Nothing is written. Three parties work side by side: the
//! [`studio`] owns the knowledge base and renders a page when it is asked for; the [`watch`] says
//! that a file of the site changed; [`http`] passes requests to the studio and its news to the
//! browsers. Always holds: only loopback is listened on; a request names a page or file of the
//! site by its published path, never a path of the disk; a site that cannot be built leaves the
//! last good one standing and says why.

mod http;
mod reload;
mod studio;
mod watch;

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::{Context, Result};
use tokio::sync::broadcast;

use crate::pipeline::Options;
pub use reload::News;

/// Builds the site of `options` in memory and serves it on `port` of loopback (0: any free port)
/// until the process is stopped. `ready` is called once, with the address, when the first build is
/// done; `told` after every later build.
pub fn serve(
    options: Options,
    port: u16,
    ready: impl FnOnce(&SocketAddr, &News),
    told: impl Fn(&News) + Send + 'static,
) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.context("start the server")?;
    runtime.block_on(async move {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listener = tokio::net::TcpListener::bind(address).await;
        let listener = listener.with_context(|| format!("listen on {address}"))?;
        let address = listener.local_addr().context("learn the address listened on")?;
        let (orders, inbox) = std::sync::mpsc::channel();
        let (news, mut first) = broadcast::channel(16);
        watch::watch(&options.site, orders.clone())?;
        let announcer = news.clone();
        std::thread::Builder::new()
            .name("studio".into())
            .spawn(move || studio::run(&options, inbox, &announcer))
            .context("start the studio")?;
        let state = http::State { orders, news: news.clone() };
        let server = tokio::spawn(http::listen(listener, state));
        if let Ok(begun) = first.recv().await {
            ready(&address, &begun);
        }
        tokio::spawn(async move {
            loop {
                match first.recv().await {
                    Ok(item) => told(&item),
                    Err(broadcast::error::RecvError::Lagged(_)) => {}
                    Err(broadcast::error::RecvError::Closed) => break,
                }
            }
        });
        server.await.context("serve")?.context("serve")
    })
}
