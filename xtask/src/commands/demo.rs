//! `cargo xtask demo`: build, then serve `dist/` to this machine alone.

use std::net::{Ipv4Addr, SocketAddr};

use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use tokio::net::TcpListener;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use super::build::{self, BuildOptions, CompilerOptions};
use crate::failure::{Failure, Result};
use crate::folders;

/// What can be chosen about a demonstration.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct DemoOptions {
    /// Port on 127.0.0.1; 0 takes any that is free
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Serve `dist/` as it is, without building it first
    #[arg(long)]
    no_build: bool,
    #[command(flatten)]
    compiler: CompilerOptions,
}

/// Builds, serves, and prints the address. Ends when it is interrupted.
pub fn run(options: DemoOptions) -> Result {
    if !options.no_build {
        build::run(BuildOptions {
            compiler: options.compiler,
            for_tests: false,
        })?;
    }
    tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()
        .map_err(Failure::file("start the server for", folders::dist()))?
        .block_on(serve(options.port))
}

async fn serve(port: u16) -> Result {
    let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listener = TcpListener::bind(wanted).await.map_err(|error| {
        Failure::Advice(format!(
            "cannot listen on {wanted} ({error}): give another `--port`"
        ))
    })?;
    let address = listener.local_addr().unwrap_or(wanted);
    println!("\nserving dist/ on http://{address}/ until interrupted");
    axum::serve(listener, files())
        .await
        .map_err(Failure::file("serve", folders::dist()))
}

/// The files of `dist/` with their right types, open to pages of other origins as an embedded
/// element needs them, and never cached: a demonstration shows what was built last.
fn files() -> Router {
    let with = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
    };
    Router::new()
        .fallback_service(ServeDir::new(folders::dist()))
        .layer(with(header::CACHE_CONTROL, "no-store"))
        .layer(with(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
}
