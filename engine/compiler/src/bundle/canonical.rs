//! Canonical JSON: keys sorted by their bytes, no spaces, so that equal data has equal bytes.

use serde::Serialize;
use serde_json::Value;

/// A value as canonical JSON.
///
/// # Errors
/// When the value has no form in JSON.
pub fn json<T: Serialize>(value: &T) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = Vec::new();
    write(&serde_json::to_value(value)?, &mut bytes)?;
    Ok(bytes)
}

fn write(value: &Value, bytes: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    match value {
        Value::Array(items) => {
            bytes.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    bytes.push(b',');
                }
                write(item, bytes)?;
            }
            bytes.push(b']');
        }
        Value::Object(entries) => {
            let mut entries: Vec<(&String, &Value)> = entries.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            bytes.push(b'{');
            for (index, (key, item)) in entries.into_iter().enumerate() {
                if index > 0 {
                    bytes.push(b',');
                }
                serde_json::to_writer(&mut *bytes, key)?;
                bytes.push(b':');
                write(item, bytes)?;
            }
            bytes.push(b'}');
        }
        leaf => serde_json::to_writer(&mut *bytes, leaf)?,
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn keys_are_sorted_and_nothing_is_spaced() {
        let value = serde_json::json!({"b": [1, {"z": null, "a": "ق\n"}], "a": true});
        let bytes = super::json(&value).unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            r#"{"a":true,"b":[1,{"a":"ق\n","z":null}]}"#
        );
    }
}
