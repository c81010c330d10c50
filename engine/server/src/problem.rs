//! What is wrong with a request, as `application/problem+json` (RFC 9457).
//!
//! Nothing of the server's inside is in it: a code, a sentence, and for answers what the runtime says
//! of each.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use selfcheck_runtime::AnswerError;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::Logged;
use crate::codes::{ANSWERS, Code};

/// No more errors of one household are listed.
const MOST: usize = 100;

/// What is wrong with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    code: &'static Code,
    detail: String,
    errors: Vec<AnswerError>,
    headers: Vec<(header::HeaderName, HeaderValue)>,
}

/// A problem as JSON. Keys are in order, as everywhere.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemJson<'a> {
    /// Stable code of what is wrong
    #[schema(examples("S005"))]
    code: &'a str,
    /// What is wrong with this request, and what to do
    detail: &'a str,
    /// With S005: each answer that is not accepted, at most 100
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ErrorJson<'a>>,
    /// Status of HTTP
    status: u16,
    /// What it is, whatever the request
    title: &'a str,
    /// Address of the code's page on this server
    #[serde(rename = "type")]
    page: String,
}

/// An answer that is not accepted.
#[derive(Serialize, ToSchema)]
#[schema(as = AnswerError)]
pub struct ErrorJson<'a> {
    /// Stable code
    #[schema(examples("A023"))]
    code: &'a str,
    /// What is wrong, and what to do
    message: &'a str,
    /// Where in the answers
    #[schema(examples("people[1].wage"))]
    path: &'a str,
}

impl Problem {
    /// A problem with its sentence.
    pub fn new(code: &'static Code, detail: impl Into<String>) -> Problem {
        Problem {
            code,
            detail: detail.into(),
            errors: Vec::new(),
            headers: Vec::new(),
        }
    }

    /// Answers that are not accepted.
    pub fn answers(mut errors: Vec<AnswerError>) -> Problem {
        let detail = match errors.len() {
            1 => "an answer is not accepted; `errors` says which and why".to_owned(),
            many if many > MOST => {
                format!("{many} answers are not accepted; `errors` says of the first {MOST} why")
            }
            many => format!("{many} answers are not accepted; `errors` says which and why"),
        };
        errors.truncate(MOST);
        let mut problem = Problem::new(ANSWERS, detail);
        problem.errors = errors;
        problem
    }

    /// With a header of the response.
    pub fn with(mut self, name: header::HeaderName, value: HeaderValue) -> Problem {
        self.headers.push((name, value));
        self
    }

    /// To be tried again after so many seconds.
    pub fn retry_after(self, seconds: u64) -> Problem {
        self.with(header::RETRY_AFTER, HeaderValue::from(seconds))
    }

    fn json(&self) -> String {
        let errors = self.errors.iter().map(|error| ErrorJson {
            code: error.code,
            message: &error.message,
            path: &error.path,
        });
        let json = ProblemJson {
            code: self.code.text,
            detail: &self.detail,
            errors: errors.collect(),
            status: self.code.status,
            title: self.code.title,
            page: format!("/v1/problems/{}", self.code.text),
        };
        // Texts and numbers have a form in JSON.
        serde_json::to_string(&json).unwrap_or_default()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.json()));
        let status = StatusCode::from_u16(self.code.status);
        *response.status_mut() = status.unwrap_or(StatusCode::BAD_REQUEST);
        response.extensions_mut().insert(Logged(self.code.text));
        let headers: &mut HeaderMap = response.headers_mut();
        let media_type = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, media_type);
        headers.extend(
            self.headers
                .into_iter()
                .map(|(name, value)| (Some(name), value)),
        );
        response
    }
}
