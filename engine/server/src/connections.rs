//! Connections: how many, for how long, and what happens to them when the server stops.
//!
//! A client that sends or reads slowly holds a connection, and nothing else, for a limited time.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::{sleep, timeout};

use crate::clients::network;
use crate::limits::Limits;

/// Bytes of a request's head.
const HEAD: usize = 16 * 1024;
/// Lines of a request's head.
const HEADERS: usize = 100;
/// Between two attempts, where the system has no room for a connection.
const PAUSE: Duration = Duration::from_millis(50);

/// The address at the other end.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

/// Takes connections until `stop`, then waits for those there are.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: &Limits,
    stop: impl Future<Output = ()>,
) {
    let all = limits.connections.get();
    let places = Arc::new(Semaphore::new(usize::try_from(all).unwrap_or(usize::MAX)));
    let clients = Arc::new(OpenOf::default());
    let (stopping, stopped) = watch::channel(false);
    let mut stop = pin!(stop);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await.ok()?;
            Some((place, listener.accept().await))
        };
        let (place, accepted) = tokio::select! {
            () = &mut stop => break,
            Some(next) = next => next,
            else => break,
        };
        let Ok((stream, address)) = accepted else {
            sleep(PAUSE).await;
            continue;
        };
        let peer = address.ip();
        let most = if limits.behind_proxy {
            usize::MAX
        } else {
            limits.connections_per_client
        };
        // One more than a client may have is closed at once.
        if let Some(counted) = clients.open(network(peer), most) {
            let service = router.clone().layer(Extension(Peer(peer)));
            let held = (place, counted);
            tokio::spawn(one(stream, service, limits.clone(), stopped.clone(), held));
        }
    }
    drop(listener);
    let _ = stopping.send(true);
    // All places are free again when all connections have ended.
    let _ = timeout(limits.stop_time, places.acquire_many(all)).await;
}

/// One connection, to its end.
async fn one(
    stream: TcpStream,
    router: Router,
    limits: Limits,
    mut stopped: watch::Receiver<bool>,
    held: (OwnedSemaphorePermit, Counted),
) {
    let _ = stream.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head_time)
        .max_buf_size(HEAD)
        .max_headers(HEADERS)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let mut connection = pin!(connection);
    tokio::select! {
        _ = connection.as_mut() => {}
        () = async {
            tokio::select! {
                _ = stopped.wait_for(|stopped| *stopped) => {}
                () = sleep(limits.connection_time) => {}
            }
        } => {
            connection.as_mut().graceful_shutdown();
            let _ = timeout(limits.stop_time, connection).await;
        }
    }
    drop(held);
}

/// How many connections each client has open.
#[derive(Default)]
struct OpenOf(Mutex<BTreeMap<IpAddr, usize>>);

impl OpenOf {
    fn open(self: &Arc<Self>, client: IpAddr, most: usize) -> Option<Counted> {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(client).or_insert(0);
        (*count < most).then(|| {
            *count += 1;
            Counted {
                clients: Arc::clone(self),
                client,
            }
        })
    }
}

/// A connection that is counted until it ends.
struct Counted {
    clients: Arc<OpenOf>,
    client: IpAddr,
}

impl Drop for Counted {
    fn drop(&mut self) {
        let mut open = self
            .clients
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.client) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                open.remove(&self.client);
            }
        }
    }
}
