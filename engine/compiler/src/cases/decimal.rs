//! Decimal texts compared by value: `645` is `645.00`.

/// The text without what does not change its value.
pub(super) fn normal(text: &str) -> String {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    match (whole, fraction) {
        ("0", "") => "0".to_owned(),
        (whole, "") => format!("{sign}{whole}"),
        (whole, fraction) => format!("{sign}{whole}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn equal_values_have_equal_texts() {
        for (text, normal) in [
            ("645", "645"),
            ("645.00", "645"),
            ("0.50", "0.5"),
            ("-0.0", "0"),
            ("007.10", "7.1"),
            ("2026-03-01", "2026-03-01"),
        ] {
            assert_eq!(super::normal(text), normal);
        }
    }
}
