//! Requests in, answers out: who may ask, what a path means, which headers go along.

use std::convert::Infallible;
use std::sync::mpsc::Sender;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State as Shared};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, StreamExt, stream};
use tokio::net::TcpListener;
use tokio::sync::{broadcast, oneshot};

use super::reload::{NEWS_PATH, News, SCRIPT, SCRIPT_PATH, STYLE, STYLE_PATH};
use super::studio::{Order, Shown};

/// What every request has at hand.
#[derive(Clone)]
pub(super) struct State {
    pub orders: Sender<Order>,
    pub news: broadcast::Sender<News>,
}

/// Answers requests until the process ends.
pub(super) async fn listen(listener: TcpListener, state: State) -> std::io::Result<()> {
    let app = Router::new().fallback(handle).with_state(state);
    axum::serve(listener, app).await
}

async fn handle(Shared(state): Shared<State>, request: Request) -> Response {
    let mut answer = if !is_local(request.headers()) {
        plain(StatusCode::FORBIDDEN, "this server answers to localhost only\n")
    } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
        plain(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD\n")
    } else {
        match published_path(request.uri().path()) {
            Some(path) => reply(&state, path).await,
            None => plain(StatusCode::BAD_REQUEST, "this is not the path of a page\n"),
        }
    };
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    answer
}

async fn reply(state: &State, path: String) -> Response {
    match path.as_str() {
        SCRIPT_PATH => typed(StatusCode::OK, "text/javascript; charset=utf-8", SCRIPT.into()),
        STYLE_PATH => typed(StatusCode::OK, "text/css; charset=utf-8", STYLE.into()),
        NEWS_PATH => news(state).await.into_response(),
        _ => {
            let (reply, shown) = oneshot::channel();
            let asked = state.orders.send(Order::Show { path, reply });
            let shown = match asked {
                Ok(()) => shown.await.ok(),
                Err(_) => None,
            };
            match shown {
                Some(Shown { bytes, path, found }) => {
                    let status = if found { StatusCode::OK } else { StatusCode::NOT_FOUND };
                    typed(status, media_type(&path), bytes)
                }
                None => plain(StatusCode::SERVICE_UNAVAILABLE, "the builder stopped\n"),
            }
        }
    }
}

/// The state of the site now, then after every build.
async fn news(state: &State) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
    let later = state.news.subscribe();
    let (reply, now) = oneshot::channel();
    let asked = state.orders.send(Order::Tell { reply });
    let now = if asked.is_ok() { now.await.ok() } else { None };
    let later = stream::unfold(later, |mut later| async move {
        loop {
            match later.recv().await {
                Ok(item) => return Some((item, later)),
                Err(broadcast::error::RecvError::Lagged(_)) => {}
                Err(broadcast::error::RecvError::Closed) => return None,
            }
        }
    });
    let all = stream::iter(now).chain(later);
    let events = all.map(|item| {
        let json = serde_json::to_string(&item).unwrap_or_default();
        Ok(Event::default().data(json))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

/// Whether the request names this machine: a page of elsewhere whose name was made to point at
/// loopback (DNS rebinding) may not read the site.
fn is_local(headers: &HeaderMap) -> bool {
    let Some(host) = headers.get(header::HOST).and_then(|h| h.to_str().ok()) else { return false };
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    matches!(name, "localhost" | "127.0.0.1" | "::1")
}

/// The published path a request asks for: percent-decoded, relative; `None` when it is no UTF-8,
/// leaves the site, or holds what no published path holds.
fn published_path(raw: &str) -> Option<String> {
    let decoded = percent_decode(raw.strip_prefix('/')?)?;
    let bad = decoded.contains(['\\', '\0']) || decoded.split('/').any(|p| p == ".." || p == ".");
    let doubled = decoded.contains("//") || decoded.starts_with('/');
    (!bad && !doubled).then_some(decoded)
}

fn percent_decode(raw: &str) -> Option<String> {
    let mut out = Vec::with_capacity(raw.len());
    let mut bytes = raw.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digit = |b: Option<u8>| char::from(b?).to_digit(16);
            let (high, low) = (digit(bytes.next())?, digit(bytes.next())?);
            out.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok()
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" | "jsonld" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "ttl" => "text/turtle; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "epub" => "application/epub+zip",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

fn plain(status: StatusCode, words: &'static str) -> Response {
    typed(status, "text/plain; charset=utf-8", words.into())
}

fn typed(status: StatusCode, media: &'static str, bytes: Vec<u8>) -> Response {
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static(media))];
    (status, headers, Body::from(bytes)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_decoded_and_stay_inside() {
        assert_eq!(published_path("/").as_deref(), Some(""));
        assert_eq!(
            published_path("/entities/%D8%A8%D8%A7%D9%83%D9%88.html").as_deref(),
            Some("entities/باكو.html")
        );
        for bad in [
            "/../x",
            "/a/../b",
            "/%2e%2e/x",
            "/a/%2E%2E",
            "/..%5cx",
            "/%00",
            "/%ff",
            "/%zz",
            "/%d",
            "//etc/passwd",
            "/a//b",
            "/./a",
            "*",
        ] {
            assert_eq!(published_path(bad), None, "{bad}");
        }
    }

    #[test]
    fn only_local_names_are_answered() {
        let asks = |host: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static(host));
            is_local(&headers)
        };
        for host in ["localhost", "localhost:4000", "127.0.0.1:1", "[::1]:4000"] {
            assert!(asks(host), "{host}");
        }
        for host in ["example.org", "localhost.example.org", "127.0.0.1.example.org", ""] {
            assert!(!asks(host), "{host}");
        }
        assert!(!is_local(&HeaderMap::new()));
    }
}
