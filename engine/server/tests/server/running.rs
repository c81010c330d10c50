//! A server on a free port of this machine, with the small package of the documents.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use selfcheck_compiler::diagnostic::Diagnostics;
use selfcheck_compiler::package::Files;
use selfcheck_compiler::{Compiled, Options, compile};
use selfcheck_runtime::date::Day;
use selfcheck_server::{Limits, Log, Package, Server, Site};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// A server, until it is dropped.
pub struct Running {
    pub address: SocketAddr,
    pub lines: Arc<Mutex<Vec<String>>>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// A folder of the repository.
pub fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

pub fn compiled(path: &str) -> Compiled {
    let mut found = Diagnostics::default();
    let files = Files::from_folder(&folder(path), &mut found).unwrap();
    compile(&files, &Options::default(), found).unwrap()
}

pub fn package(compiled: &Compiled) -> Package {
    let manifest = compiled.bundle(None, &[]).unwrap().manifest;
    Package::new(compiled.core.clone(), &compiled.texts, &manifest).unwrap()
}

/// The day of the server's clock.
fn today() -> Day {
    Day::parse("2026-03-20").unwrap()
}

/// Limits of tests: their many requests come from one address.
pub fn limits() -> Limits {
    Limits {
        rate: 100_000.try_into().unwrap(),
        burst: 100_000.try_into().unwrap(),
        ..Limits::default()
    }
}

impl Running {
    /// With these limits, without files.
    pub fn with(limits: Limits) -> Running {
        Running::serving(limits, None)
    }

    pub fn serving(limits: Limits, site: Option<Site>) -> Running {
        let package = package(&compiled("engine/cli/tests/allowance"));
        let lines = Arc::new(Mutex::new(Vec::new()));
        let (stop, stopped) = oneshot::channel::<()>();
        let (started, address) = std::sync::mpsc::channel();
        let log = Arc::clone(&lines);
        let server = Server {
            packages: vec![package],
            site,
            limits,
            today,
            log: Log::to(move |line| log.lock().unwrap().push(line.to_owned())),
        };
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .worker_threads(2)
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                started.send(listener.local_addr().unwrap()).unwrap();
                let stop = async {
                    let _ = stopped.await;
                };
                server.serve(listener, stop).await.unwrap();
            });
        });
        Running {
            address: address.recv().unwrap(),
            lines,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    /// Asks it to stop.
    pub fn tell_to_stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
    }

    /// Waits for its end.
    pub fn wait(&mut self) {
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.tell_to_stop();
        self.wait();
    }
}
