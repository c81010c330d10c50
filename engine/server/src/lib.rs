//! The server: the site with the element and the bundles, and an API that evaluates them.
//!
//! ```text
//!  connections ─► api ─┬─► evaluate   body → request → answers → outcomes, on threads of their own
//!   times, number      ├─► packages   what can be evaluated
//!                      └─► site       files, compressed once
//! ```
//!
//! Whatever comes in gets an answer with a stable code ([`codes`]), never a panic and never a 500.
//! Reading packages, the day and the command line are the caller's business: there is no clock of
//! days here, and no file is read but the site's.

mod api;
mod clients;
pub mod codes;
mod connections;
mod evaluate;
mod limits;
mod log;
mod openapi;
mod packages;
mod problem;
mod site;

use std::io;
use std::sync::Arc;

use selfcheck_runtime::date::Day;
use tokio::net::TcpListener;

pub use limits::Limits;
pub use log::Log;
pub use openapi::document as openapi;
pub use packages::{Package, PackageError};
pub use site::{Site, SiteError};

/// What is served, and how much of it at a time.
pub struct Server {
    /// What can be evaluated; no two have the same id.
    pub packages: Vec<Package>,
    /// Files, if there are any.
    pub site: Option<Site>,
    /// What a client may ask for.
    pub limits: Limits,
    /// The day, where a request names none.
    pub today: fn() -> Day,
    /// Where a line for each request goes.
    pub log: Log,
}

impl Server {
    /// Serves until `stop` is ready; then takes no more connections, and ends when the requests that
    /// have come in are answered or [`Limits::stop_time`] has passed.
    ///
    /// # Errors
    /// When threads for evaluation cannot be started.
    pub async fn serve(
        self,
        listener: TcpListener,
        stop: impl Future<Output = ()>,
    ) -> io::Result<()> {
        let limits = self.limits.clone();
        let site = self.site.map(Arc::new);
        if let Some(site) = &site {
            let site = Arc::clone(site);
            // The first visitors get files as they are, those after them compressed ones.
            tokio::task::spawn_blocking(move || site.pack());
        }
        let packages = Arc::new(self.packages);
        let workers = evaluate::Workers::start(&packages, &limits)?;
        let api = api::Api {
            listing: packages::listing(&packages),
            openapi: openapi::document(),
            clients: clients::Clients::new(&limits),
            workers,
            site,
            today: self.today,
            limits: limits.clone(),
            log: self.log,
        };
        connections::serve(listener, api::router(api), &limits, stop).await;
        Ok(())
    }
}
