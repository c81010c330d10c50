//! A request for a file → the response: what may be kept for how long, in which form, by whom.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::Site;
use super::file::{Encoding, File};

/// `Cross-Origin-Resource-Policy`
pub const CORP: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// What a page may load: everything from here, and nothing from elsewhere. The element compiles
/// WebAssembly, and in browsers without constructable style sheets it writes a style element.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
    manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

impl Site {
    /// The response to a request for a path; nothing if there is no such file. A HEAD is answered
    /// like a GET: the server leaves the body out.
    pub(crate) fn respond(&self, path: &str, request: &HeaderMap) -> Option<Response> {
        if let Some((_, file)) = self.find(path) {
            return Some(file.respond(request));
        }
        if self.is_folder(path) {
            // A path that begins with two slashes would lead to another host.
            let place = format!("/{}/", path.trim_start_matches('/'));
            let place = HeaderValue::from_str(&place).ok()?;
            let moved = (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, place)]);
            return Some(moved.into_response());
        }
        // A site's own page for what is not there.
        let (_, page) = self.find("/404.html").filter(|_| wants_page(request))?;
        let mut response = page.respond(&HeaderMap::new());
        *response.status_mut() = StatusCode::NOT_FOUND;
        Some(response)
    }
}

impl File {
    fn respond(&self, request: &HeaderMap) -> Response {
        let (encoding, bytes) = self.bytes(|encoding| accepts(request, encoding));
        let tag = self.tag(encoding);
        let known = request.get_all(header::IF_NONE_MATCH).iter().any(|list| {
            let list = list.to_str().unwrap_or_default().split(',').map(str::trim);
            list.into_iter()
                .any(|known| known == "*" || known.trim_start_matches("W/") == tag)
        });
        let mut response = if known {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            Response::new(Body::from(bytes))
        };
        let headers = response.headers_mut();
        let mut add = |name: HeaderName, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(name, value);
            }
        };
        add(header::ETAG, &tag);
        add(
            header::CACHE_CONTROL,
            if self.immutable {
                "public, max-age=31536000, immutable"
            } else {
                "no-cache"
            },
        );
        if self.varies() {
            add(header::VARY, "accept-encoding");
        }
        if self.open {
            add(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            add(CORP, "cross-origin");
        }
        if known {
            return response;
        }
        add(header::CONTENT_TYPE, self.media_type);
        match encoding {
            Encoding::Brotli => add(header::CONTENT_ENCODING, "br"),
            Encoding::Gzip => add(header::CONTENT_ENCODING, "gzip"),
            Encoding::Identity => {}
        }
        if self.is_page() {
            add(header::CONTENT_SECURITY_POLICY, PAGE_POLICY);
        }
        response
    }
}

/// Whether a browser asks for a page, and not for a part of one.
fn wants_page(request: &HeaderMap) -> bool {
    let accept = request
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

/// Whether a request takes a form of the bytes.
fn accepts(request: &HeaderMap, encoding: Encoding) -> bool {
    let name = match encoding {
        Encoding::Brotli => "br",
        Encoding::Gzip => "gzip",
        Encoding::Identity => return true,
    };
    let lists = request.get_all(header::ACCEPT_ENCODING).iter();
    let lists = lists.filter_map(|list| list.to_str().ok());
    let mut any = false;
    for (form, weight) in lists.flat_map(|list| list.split(',')).map(weighed) {
        if form.eq_ignore_ascii_case(name) {
            return weight;
        }
        any = any || (form == "*" && weight);
    }
    any
}

/// `br;q=0.5`: the form, and whether its weight is more than nothing.
fn weighed(entry: &str) -> (&str, bool) {
    let (form, rest) = entry.split_once(';').unwrap_or((entry, ""));
    let weight = rest.trim().strip_prefix("q=").unwrap_or("1");
    let nothing = weight.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    (form.trim(), !nothing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_of_forms_are_read() {
        for (list, brotli, gzip) in [
            ("", false, false),
            ("gzip, deflate, br", true, true),
            ("br;q=0, gzip;q=0.1", false, true),
            ("br;q=0.000,*", false, true),
            ("*;q=0", false, false),
            ("GZIP ; q=1.0", false, true),
            ("brotli", false, false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, list.parse().unwrap());
            let found = [Encoding::Brotli, Encoding::Gzip].map(|form| accepts(&headers, form));
            assert_eq!(found, [brotli, gzip], "{list}");
        }
    }
}
