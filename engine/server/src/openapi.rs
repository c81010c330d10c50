//! The description of the API as OpenAPI. Its examples are files beside this one, and tests send them.

use serde_json::{Map, Value, json};
use utoipa::OpenApi;

use crate::evaluate::{EvaluationJson, NextQuestion, RequestJson, ResponseJson};
use crate::packages::PackagesJson;
use crate::problem::ProblemJson;

/// Evaluates what is known of a household against programs' rules. Nothing is kept. The outcome is
/// not a decision: the office decides.
#[derive(OpenApi)]
#[openapi(
    info(title = "Selfcheck"),
    paths(
        paths::evaluate,
        paths::packages,
        paths::openapi,
        paths::problems,
        paths::health
    ),
    components(schemas(EvaluationJson, NextQuestion))
)]
struct Document;

#[expect(dead_code, reason = "only what is said of them is used")]
mod paths {
    use super::{PackagesJson, ProblemJson, RequestJson, ResponseJson};

    /// Evaluate a household
    ///
    /// The same package, answers and date give the same bytes as `selfcheck eval`, and as the element in
    /// a browser. Answers that are missing are not known yet: they never count as zero or as no.
    #[utoipa::path(
        post,
        path = "/v1/evaluate",
        request_body(content = RequestJson, description = "A household", content_type = "application/json"),
        responses(
            (status = 200, description = "What follows", body = ResponseJson, content_type = "application/json"),
            (status = 400, description = "Not JSON, or nested too deep (S001, S002, S015)", body = ProblemJson, content_type = "application/problem+json"),
            (status = 408, description = "The body did not come in time (S014)", body = ProblemJson, content_type = "application/problem+json"),
            (status = 413, description = "The body is too large (S013)", body = ProblemJson, content_type = "application/problem+json"),
            (status = 415, description = "The body is no JSON (S012)", body = ProblemJson, content_type = "application/problem+json"),
            (status = 422, description = "The request or its answers are not accepted (S003 to S007)", body = ProblemJson, content_type = "application/problem+json"),
            (status = 429, description = "Too many requests; try again after `Retry-After` (S020)", body = ProblemJson, content_type = "application/problem+json"),
            (status = 503, description = "Too much to do; try again after `Retry-After` (S021 to S023)", body = ProblemJson, content_type = "application/problem+json"),
        )
    )]
    pub fn evaluate() {}

    /// List what can be evaluated
    #[utoipa::path(
        get,
        path = "/v1/packages",
        responses((status = 200, description = "The packages", body = PackagesJson, content_type = "application/json"))
    )]
    pub fn packages() {}

    /// This description
    #[utoipa::path(
        get,
        path = "/v1/openapi.json",
        responses((status = 200, description = "OpenAPI", body = Object, content_type = "application/json"))
    )]
    pub fn openapi() {}

    /// What a code of a problem means
    #[utoipa::path(
        get,
        path = "/v1/problems/{code}",
        params(("code" = String, Path, description = "Such as S005")),
        responses(
            (status = 200, description = "Its page, Markdown", body = String, content_type = "text/markdown"),
            (status = 404, description = "There is no such code (S010)", body = ProblemJson, content_type = "application/problem+json"),
        )
    )]
    pub fn problems() {}

    /// Whether the server answers
    #[utoipa::path(
        get,
        path = "/health",
        responses((status = 200, description = "It does", body = Object, content_type = "application/json"))
    )]
    pub fn health() {}
}

/// An example: its name, what it shows, a request, and the response with its status.
struct Example {
    name: &'static str,
    summary: &'static str,
    request: &'static str,
    status: &'static str,
    response: &'static str,
}

macro_rules! example {
    ($name:literal, $status:literal, $summary:literal) => {
        Example {
            name: $name,
            summary: $summary,
            request: include_str!(concat!("../examples/", $name, ".request.json")),
            status: $status,
            response: include_str!(concat!("../examples/", $name, ".response.json")),
        }
    };
}

const EXAMPLES: &[Example] = &[
    example!("decided", "200", "everything is known that is needed"),
    example!("partly", "200", "a range is enough, and a question is left"),
    example!("refused", "422", "two answers are not accepted"),
];

/// The description as JSON.
#[must_use]
pub fn document() -> String {
    // The description has a form in JSON, and so have its parts.
    let mut document = serde_json::to_value(Document::openapi()).unwrap_or_default();
    for example in EXAMPLES {
        let body = "/paths/~1v1~1evaluate/post/requestBody/content/application~1json";
        add(&mut document, body, example, example.request);
        let media_type = match example.status {
            "200" => "application~1json",
            _ => "application~1problem+json",
        };
        let status = example.status;
        let body = format!("/paths/~1v1~1evaluate/post/responses/{status}/content/{media_type}");
        add(&mut document, &body, example, example.response);
    }
    document.to_string()
}

fn add(document: &mut Value, place: &str, example: &Example, text: &str) {
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let Some(Value::Object(content)) = document.pointer_mut(place) else {
        return;
    };
    let examples = content
        .entry("examples")
        .or_insert(Value::Object(Map::new()));
    if let Value::Object(examples) = examples {
        let shown = json!({ "summary": example.summary, "value": value });
        examples.insert(example.name.to_owned(), shown);
    }
}
