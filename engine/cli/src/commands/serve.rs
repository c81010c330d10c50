//! `selfcheck serve`: the site, the bundles and the API. What is served, and how, is in
//! `engine/server/`; here are the command line, the files, the signals and the day.

use std::collections::BTreeSet;
use std::io;
use std::net::SocketAddr;
use std::num::{NonZeroU32, NonZeroUsize};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use selfcheck_compiler::bundle::MANIFEST;
use selfcheck_server::{Limits, Log, Package, Server, Site, SiteError};
use tokio::net::TcpListener;

use crate::exit::{Exit, Failure, say};
use crate::load::{self, For, Whole};
use crate::today::today;

/// Serve the site, the bundles and an HTTP API that evaluates them
///
/// Files come from a folder that `cargo xtask build` made; they are read at the start. Packages are
/// folders of packages, which are compiled, or of built bundles, which start at once; where none is
/// named, the bundles of the site are served.
///
///   POST /v1/evaluate      {"package":"egypt","date":"2026-03-01","answers":{…}}
///                          gives outcomes and the next question; answers as in `selfcheck eval`
///   GET  /v1/packages      what can be evaluated
///   GET  /v1/openapi.json  description of the API
///   GET  /v1/problems/S005 what a problem's code means
///   GET  /health           whether the server answers
///
/// A line for each request goes to standard error: method, path, status, milliseconds. No answer and
/// no address of anybody is written down. SIGINT or SIGTERM stops it: requests that have come in are
/// answered first. Encryption (https) is the business of a proxy in front.
///
/// Example: selfcheck serve --listen 127.0.0.1:8080 --site dist
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct Serve {
    /// Folders of packages, or folders or manifests of built bundles; by default those of the site
    #[arg(value_name = "PACKAGE")]
    packages: Vec<PathBuf>,
    /// Address and port; port 0 takes any that is free
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Folder with the site, the element and the bundles
    #[arg(long, value_name = "FOLDER", default_value = "dist")]
    site: PathBuf,
    /// Serve the API alone, no files
    #[arg(long, conflicts_with = "site", requires = "packages")]
    no_site: bool,
    /// Whom bundles are for, where they are compiled from packages. `office`: confidential figures
    /// are in them, and show in outcomes
    #[arg(long = "for", value_enum, default_value_t, value_name = "AUDIENCE")]
    audience: For,
    /// Tell clients by the last address of X-Forwarded-For. Only where a proxy in front writes it
    #[arg(long)]
    behind_proxy: bool,
    #[command(flatten)]
    limits: LimitOptions,
}

/// Limits, each with its default.
#[derive(Debug, Args)]
#[command(next_help_heading = "Limits")]
struct LimitOptions {
    /// Most bytes of a request's body
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().body)]
    body: usize,
    /// Most levels of brackets in a body
    #[arg(long, value_name = "LEVELS", default_value_t = Limits::default().depth)]
    depth: usize,
    /// Most entries of an object in a body
    #[arg(long, value_name = "ENTRIES", default_value_t = Limits::default().entries)]
    entries: usize,
    /// Most people of a household, described or counted
    #[arg(long, value_name = "PEOPLE", default_value_t = Limits::default().people)]
    people: u32,
    /// Seconds for a request's head to come in, and for the next one of a connection
    #[arg(long, value_name = "SECONDS", value_parser = seconds, default_value = "10")]
    head_time: Duration,
    /// Seconds for a request's body to come in
    #[arg(long, value_name = "SECONDS", value_parser = seconds, default_value = "10")]
    body_time: Duration,
    /// Seconds for an evaluation, with the time it waits
    #[arg(long, value_name = "SECONDS", value_parser = seconds, default_value = "5")]
    time: Duration,
    /// Threads that evaluate, each with every package in memory; by default one for each core, at
    /// most 8
    #[arg(long, value_name = "THREADS")]
    workers: Option<NonZeroUsize>,
    /// Most evaluations that wait for a thread
    #[arg(long, value_name = "REQUESTS", default_value_t = Limits::default().waiting)]
    waiting: usize,
    /// Most connections at a time
    #[arg(long, value_name = "CONNECTIONS", default_value_t = Limits::default().connections)]
    connections: NonZeroU32,
    /// Most connections at a time from one address; not with --behind-proxy
    #[arg(long, value_name = "CONNECTIONS", default_value_t = Limits::default().connections_per_client)]
    connections_per_client: usize,
    /// Seconds after which a connection takes no further request
    #[arg(long, value_name = "SECONDS", value_parser = seconds, default_value = "300")]
    connection_time: Duration,
    /// Requests to the API a second from one address, on average
    #[arg(long, value_name = "REQUESTS", default_value_t = Limits::default().rate)]
    rate: NonZeroU32,
    /// Requests to the API from one address at once
    #[arg(long, value_name = "REQUESTS", default_value_t = Limits::default().burst)]
    burst: NonZeroU32,
    /// Seconds for requests to end when the server stops
    #[arg(long, value_name = "SECONDS", value_parser = seconds, default_value = "10")]
    stop_time: Duration,
}

impl Serve {
    pub fn run(&self) -> Result<Exit, Failure> {
        let site = if self.no_site {
            None
        } else {
            Some(Site::load(&self.site).map_err(|error| self.no_such_site(&error))?)
        };
        let server = Server {
            packages: self.packages()?,
            site,
            limits: self.limits(),
            today,
            log: Log::stderr(),
        };
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .map_err(|error| Failure::Io(format!("cannot start: {error}")))?;
        runtime.block_on(self.serve(server))?;
        Ok(Exit::Fine)
    }

    async fn serve(&self, server: Server) -> Result<(), Failure> {
        let failed = |error: io::Error| {
            Failure::Io(format!(
                "cannot serve on {}: {error}; `--listen` takes another address",
                self.listen
            ))
        };
        let listener = TcpListener::bind(self.listen).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let stop = stopped().map_err(failed)?;
        let ids: Vec<&str> = server.packages.iter().map(Package::id).collect();
        say(&format!(
            "serving {} on http://{address}/ until interrupted",
            ids.join(", ")
        ))?;
        server.serve(listener, stop).await.map_err(failed)
    }

    fn packages(&self) -> Result<Vec<Package>, Failure> {
        let paths = if self.packages.is_empty() {
            bundles_of(&self.site)?
        } else {
            self.packages.clone()
        };
        let mut ids = BTreeSet::new();
        let mut packages = Vec::new();
        for path in paths {
            let Whole {
                core,
                texts,
                manifest,
            } = load::whole(&path, self.audience)?;
            let wrong = |what: String| Failure::Bundle(format!("`{}`: {what}", path.display()));
            let package =
                Package::new(core, &texts, &manifest).map_err(|error| wrong(error.to_string()))?;
            if !ids.insert(package.id().to_owned()) {
                return Err(wrong("another package has the same id".to_owned()));
            }
            packages.push(package);
        }
        Ok(packages)
    }

    fn no_such_site(&self, error: &SiteError) -> Failure {
        let site = self.site.display();
        Failure::Io(format!(
            "{error}; `cargo xtask build` makes `{site}`, and with `--no-site` there are no files"
        ))
    }

    fn limits(&self) -> Limits {
        let given = &self.limits;
        let Limits { workers, .. } = Limits::default();
        Limits {
            body: given.body,
            depth: given.depth,
            entries: given.entries,
            people: given.people,
            head_time: given.head_time,
            body_time: given.body_time,
            time: given.time,
            workers: given.workers.unwrap_or(workers),
            waiting: given.waiting,
            connections: given.connections,
            connections_per_client: given.connections_per_client,
            connection_time: given.connection_time,
            rate: given.rate,
            burst: given.burst,
            behind_proxy: self.behind_proxy,
            stop_time: given.stop_time,
        }
    }
}

/// The built bundles of a site, by name.
fn bundles_of(site: &Path) -> Result<Vec<PathBuf>, Failure> {
    let rules = site.join("rules");
    if !rules.is_dir() {
        return Ok(Vec::new());
    }
    let entries = rules
        .read_dir()
        .map_err(|error| Failure::io(&rules, &error))?;
    let mut bundles: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.join(MANIFEST).is_file())
        .collect();
    bundles.sort();
    Ok(bundles)
}

fn seconds(text: &str) -> Result<Duration, String> {
    match text.parse() {
        Ok(seconds @ 1..=86_400) => Ok(Duration::from_secs(seconds)),
        _ => Err("write whole seconds, 1 to 86400".to_owned()),
    }
}

/// Ready when the process is told to stop.
#[cfg(unix)]
fn stopped() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Ready when the process is told to stop.
#[cfg(not(unix))]
fn stopped() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
