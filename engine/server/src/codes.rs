//! The registry of the server's error codes. A code is never used again for something else; each
//! has a page in the documentation, which the server itself hands out under `/v1/problems/`.

/// One code: what it stands for, the status it comes with, and its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// `S001`
    pub text: &'static str,
    /// Status of HTTP.
    pub status: u16,
    /// What it is, in one line.
    pub title: &'static str,
    /// Its page, Markdown.
    pub page: &'static str,
}

macro_rules! codes {
    ($( $(#[doc = $title:literal])+ $name:ident = $code:literal $status:literal; )*) => {
        $(
            $(#[doc = $title])+
            pub const $name: &Code = &Code {
                text: $code,
                status: $status,
                title: concat!($($title),+).trim_ascii(),
                page: include_str!(concat!("../../../docs/diagnostics/", $code, ".md")),
            };
        )*

        /// Every code, in order.
        pub const ALL: &[&Code] = &[ $( $name, )* ];
    };
}

codes! {
    // The body of a request.
    /// the body is not JSON
    NOT_JSON = "S001" 400;
    /// the body is nested too deep
    TOO_DEEP = "S002" 400;
    /// the request has the wrong shape
    WRONG_SHAPE = "S003" 422;
    /// there is no such package
    UNKNOWN_PACKAGE = "S004" 422;
    /// the answers are not accepted
    ANSWERS = "S005" 422;
    /// too many people
    TOO_MANY_PEOPLE = "S006" 422;
    /// an object with too many entries
    TOO_WIDE = "S007" 422;
    // What is asked for, and how.
    /// there is nothing at this address
    NOT_FOUND = "S010" 404;
    /// this address does not take the method
    METHOD = "S011" 405;
    /// the body is of another media type
    MEDIA_TYPE = "S012" 415;
    /// the body is too large
    TOO_LARGE = "S013" 413;
    /// the body did not come in time
    BODY_TOO_SLOW = "S014" 408;
    /// the body broke off
    BODY_BROKEN = "S015" 400;
    // How much there is to do.
    /// too many requests from one address
    TOO_MANY_REQUESTS = "S020" 429;
    /// too much to do at the moment
    BUSY = "S021" 503;
    /// the evaluation took too long
    TOO_LONG = "S022" 503;
    /// the evaluation broke off
    BROKEN_OFF = "S023" 503;
}
