//! What is answered at which address.

use std::sync::Arc;
use std::time::Instant;

use axum::body::Bytes;
use axum::extract::{MatchedPath, Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use selfcheck_runtime::date::Day;

use crate::clients::Clients;
use crate::codes;
use crate::connections::Peer;
use crate::evaluate::Workers;
use crate::limits::Limits;
use crate::log::Log;
use crate::problem::Problem;
use crate::site::{self, Site};

/// Everything that an answer is made from.
pub struct Api {
    /// The list of packages, JSON.
    pub listing: String,
    /// The description of the API, JSON.
    pub openapi: String,
    /// Who asks how often.
    pub clients: Clients,
    /// The threads that evaluate.
    pub workers: Workers,
    /// Files.
    pub site: Option<Arc<Site>>,
    /// The day.
    pub today: fn() -> Day,
    /// What a client may ask for.
    pub limits: Limits,
    /// Where lines go.
    pub log: Log,
}

type Shared = State<Arc<Api>>;

/// The code of a response's problem, for the log.
#[derive(Clone, Copy)]
pub struct Logged(pub &'static str);

/// Every address.
pub fn router(api: Api) -> Router {
    let api = Arc::new(api);
    Router::new()
        .route("/v1/evaluate", post(evaluate).fallback(only_post))
        .route("/v1/packages", get(packages).fallback(only_get))
        .route("/v1/openapi.json", get(openapi).fallback(only_get))
        .route("/v1/problems/{code}", get(problem).fallback(only_get))
        .route_layer(middleware::from_fn_with_state(Arc::clone(&api), counted))
        .route("/health", get(health).fallback(only_get))
        .fallback(other)
        .layer(middleware::from_fn_with_state(Arc::clone(&api), logged))
        .with_state(api)
}

/// Counts requests to the API; those beyond a client's rate are refused.
async fn counted(
    State(api): Shared,
    Extension(Peer(peer)): Extension<Peer>,
    request: Request,
    next: Next,
) -> Response {
    match api.clients.count(peer, request.headers()) {
        Ok(()) => next.run(request).await,
        Err(seconds) => {
            let detail = "there are too many requests from this address; send fewer a second";
            let problem = Problem::new(codes::TOO_MANY_REQUESTS, detail);
            problem.retry_after(seconds).into_response()
        }
    }
}

/// Writes the line of a request, and what every response has.
async fn logged(State(api): Shared, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let template = request.extensions().get::<MatchedPath>().cloned();
    let file = api
        .site
        .as_ref()
        .and_then(|site| site.name(request.uri().path()));
    let mut response = next.run(request).await;
    let path = match (&template, &file) {
        (Some(template), _) => template.as_str(),
        (None, Some(file)) => file,
        (None, None) => "-",
    };
    let code = response.extensions().get::<Logged>().map(|code| code.0);
    api.log
        .request(&method, path, response.status(), code, started.elapsed());
    let headers = response.headers_mut();
    let mut add = |name: HeaderName, value: &'static str| {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    };
    add(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    add(header::REFERRER_POLICY, "no-referrer");
    add(header::CACHE_CONTROL, "no-store");
    add(site::CORP, "same-origin");
    response
}

async fn evaluate(State(api): Shared, request: Request) -> Result<Response, Problem> {
    is_plain_json(request.headers())?;
    let body = read(request, &api.limits).await?;
    let response = api.workers.evaluate(body, (api.today)()).await?;
    Ok(json(response))
}

async fn packages(State(api): Shared) -> Response {
    json(api.listing.clone())
}

async fn openapi(State(api): Shared) -> Response {
    json(api.openapi.clone())
}

async fn health() -> Response {
    json(r#"{"status":"ok"}"#.to_owned())
}

async fn problem(Path(text): Path<String>) -> Result<Response, Problem> {
    let code = codes::ALL.iter().find(|code| code.text == text);
    let page = code.map(|code| code.page).ok_or_else(not_found)?;
    let media_type = [(header::CONTENT_TYPE, "text/markdown; charset=utf-8")];
    Ok((media_type, page).into_response())
}

async fn only_get() -> Problem {
    not_allowed("GET, HEAD")
}

async fn only_post() -> Problem {
    not_allowed("POST")
}

/// A file, or nothing.
async fn other(State(api): Shared, request: Request) -> Response {
    let path = request.uri().path();
    let site = api
        .site
        .as_ref()
        .filter(|_| path != "/v1" && !path.starts_with("/v1/"));
    let Some(site) = site else {
        return not_found().into_response();
    };
    match *request.method() {
        Method::GET | Method::HEAD => {
            let found = site.respond(path, request.headers());
            found.unwrap_or_else(|| not_found().into_response())
        }
        _ if site.name(path).is_none() => not_found().into_response(),
        _ => not_allowed("GET, HEAD").into_response(),
    }
}

fn not_found() -> Problem {
    Problem::new(codes::NOT_FOUND, "nothing is served at this address")
}

fn not_allowed(allowed: &'static str) -> Problem {
    let detail = format!("this address takes {allowed}");
    let problem = Problem::new(codes::METHOD, detail);
    problem.with(header::ALLOW, HeaderValue::from_static(allowed))
}

fn json(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

/// A page of another origin can send other types without being asked whether it may; so this is
/// also what keeps the API closed to them.
fn is_plain_json(headers: &HeaderMap) -> Result<(), Problem> {
    let text = |name| {
        let value = headers.get(name).map(|value: &HeaderValue| value.to_str());
        value.map(|text| text.unwrap_or_default().to_ascii_lowercase())
    };
    let wrong = |detail: &str| Err(Problem::new(codes::MEDIA_TYPE, detail));
    let media_type = text(header::CONTENT_TYPE).unwrap_or_default();
    let mut parts = media_type.split(';').map(str::trim);
    let is_json = parts.next() == Some("application/json");
    let is_utf8 = parts.all(|part| matches!(part, "" | "charset=utf-8" | "charset=\"utf-8\""));
    if !is_json || !is_utf8 {
        return wrong("send JSON, with `Content-Type: application/json`");
    }
    match text(header::CONTENT_ENCODING).as_deref() {
        None | Some("identity") => Ok(()),
        Some(_) => wrong("send the body as it is, without `Content-Encoding`"),
    }
}

/// The whole body, within its limits.
async fn read(request: Request, limits: &Limits) -> Result<Bytes, Problem> {
    let too_large = || {
        let detail = format!("this server takes bodies of at most {} bytes", limits.body);
        Problem::new(codes::TOO_LARGE, detail)
    };
    let announced = request.headers().get(header::CONTENT_LENGTH);
    let announced = announced.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    let most = u64::try_from(limits.body).unwrap_or(u64::MAX);
    if announced.is_some_and(|length| length > most) {
        return Err(too_large());
    }
    let body = Limited::new(request.into_body(), limits.body);
    match tokio::time::timeout(limits.body_time, body.collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_large()),
        Ok(Err(_)) => {
            let detail = "the body ended before its end";
            Err(Problem::new(codes::BODY_BROKEN, detail))
        }
        Err(_) => {
            let seconds = limits.body_time.as_secs();
            let detail = format!("the body did not come within {seconds} seconds");
            let problem = Problem::new(codes::BODY_TOO_SLOW, detail);
            Err(problem.with(header::CONNECTION, HeaderValue::from_static("close")))
        }
    }
}
