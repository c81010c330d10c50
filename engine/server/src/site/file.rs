//! One file: its bytes, as they are and compressed, and what a browser is told of it.

use std::io::Write;
use std::sync::OnceLock;

use axum::body::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use selfcheck_runtime::sha256;

/// Smaller files are sent as they are.
const SMALL: usize = 200;
/// Brotli's best takes two seconds a megabyte; larger files get its next best.
const LARGE: usize = 2 * 1024 * 1024;
/// Brotli's greatest window that every browser takes.
const WINDOW: u32 = 22;

/// A file of the site.
pub struct File {
    bytes: Bytes,
    /// Its media type.
    pub media_type: &'static str,
    /// Its name is the hash of its bytes: it never changes.
    pub immutable: bool,
    /// The element's, or a bundle's: pages of other origins load it.
    pub open: bool,
    /// The start of its SHA-256, in hex.
    hash: String,
    packed: OnceLock<Packed>,
}

struct Packed {
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

/// How bytes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Brotli.
    Brotli,
    /// Gzip.
    Gzip,
    /// As they are.
    Identity,
}

impl File {
    /// A file at a path below the site.
    pub fn new(path: &str, bytes: Vec<u8>) -> File {
        let (_, name) = path.rsplit_once('/').unwrap_or(("", path));
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let mut hash = sha256::hex(&bytes);
        let immutable = stem == hash;
        hash.truncate(32);
        File {
            media_type: media_type(ending),
            immutable,
            open: path.starts_with("rules/") || path == "self-check.js" || ending == "wasm",
            hash,
            bytes: bytes.into(),
            packed: OnceLock::new(),
        }
    }

    /// Its length as it is.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether it is a page.
    pub fn is_page(&self) -> bool {
        self.media_type.starts_with("text/html")
    }

    /// Compresses it, once.
    pub fn pack(&self) {
        self.packed.get_or_init(|| {
            let smaller = |bytes: Vec<u8>| {
                let saves = self.len() >= SMALL && bytes.len() < self.len();
                saves.then(|| Bytes::from(bytes))
            };
            let is_packed = matches!(self.media_type, "font/woff2" | "image/png" | "image/jpeg");
            if is_packed {
                return Packed {
                    brotli: None,
                    gzip: None,
                };
            }
            Packed {
                brotli: smaller(brotli(&self.bytes)),
                gzip: smaller(gzip(&self.bytes)),
            }
        });
    }

    /// Whether it has more than one form: caches are told that the request chose.
    pub fn varies(&self) -> bool {
        self.len() >= SMALL
    }

    /// Its bytes in the best form that `accepts` takes.
    pub fn bytes(&self, accepts: impl Fn(Encoding) -> bool) -> (Encoding, Bytes) {
        let packed = self.packed.get();
        let brotli = packed.and_then(|packed| packed.brotli.as_ref());
        let gzip = packed.and_then(|packed| packed.gzip.as_ref());
        match (brotli, gzip) {
            (Some(bytes), _) if accepts(Encoding::Brotli) => (Encoding::Brotli, bytes.clone()),
            (_, Some(bytes)) if accepts(Encoding::Gzip) => (Encoding::Gzip, bytes.clone()),
            _ => (Encoding::Identity, self.bytes.clone()),
        }
    }

    /// What names these bytes to a cache.
    pub fn tag(&self, encoding: Encoding) -> String {
        let form = match encoding {
            Encoding::Brotli => "-br",
            Encoding::Gzip => "-gz",
            Encoding::Identity => "",
        };
        format!("\"{}{form}\"", self.hash)
    }
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let quality = if bytes.len() > LARGE { 9 } else { 11 };
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, quality, WINDOW);
    // Writing to memory does not fail; if it did, no bytes would be no form of the file.
    let done = writer.write_all(bytes).and_then(|()| writer.flush());
    drop(writer);
    if done.is_ok() { packed } else { bytes.to_vec() }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    let done = writer.write_all(bytes).and_then(|()| writer.finish());
    done.unwrap_or_else(|_| bytes.to_vec())
}

fn media_type(ending: &str) -> &'static str {
    match ending {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "xml" => "application/xml",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}
