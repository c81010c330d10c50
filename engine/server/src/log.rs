//! A line for each request: method, path as a template, status, code of the problem, milliseconds.
//! No answer, no query string, no address of anybody, and nothing that a client can write into it.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use axum::http::{Method, StatusCode};

/// Where the lines go.
#[derive(Clone)]
pub struct Log(Arc<dyn Fn(&str) + Send + Sync>);

impl Log {
    /// To standard error.
    #[must_use]
    pub fn stderr() -> Log {
        Log::to(|line| {
            // Where nobody reads it, the server goes on.
            let _ = writeln!(io::stderr().lock(), "{line}");
        })
    }

    /// To a function.
    #[must_use]
    pub fn to(write: impl Fn(&str) + Send + Sync + 'static) -> Log {
        Log(Arc::new(write))
    }

    /// Writes the line of a request.
    pub(crate) fn request(
        &self,
        method: &Method,
        path: &str,
        status: StatusCode,
        code: Option<&str>,
        took: Duration,
    ) {
        let method = match method.as_str() {
            known @ ("GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS") => known,
            _ => "OTHER",
        };
        let code = code.map(|code| format!(" {code}")).unwrap_or_default();
        let (status, took) = (status.as_u16(), took.as_millis());
        (self.0)(&format!("{method} {path} {status}{code} {took} ms"));
    }
}
