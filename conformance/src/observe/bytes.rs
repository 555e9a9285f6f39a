//! Bytes in JSON: as text where they are UTF-8, else as the digits of each byte.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Deserialize, Serialize)]
#[serde(untagged)]
enum Form<'bytes> {
    Text(std::borrow::Cow<'bytes, str>),
    Hexadecimal { hexadecimal: String },
}

/// Writes bytes.
pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Form::Text(text.into()),
        Err(_) => Form::Hexadecimal { hexadecimal: bytes.iter().map(|byte| format!("{byte:02x}")).collect() },
    }
    .serialize(serializer)
}

/// Reads bytes.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let digits = match Form::deserialize(deserializer)? {
        Form::Text(text) => return Ok(text.into_owned().into_bytes()),
        Form::Hexadecimal { hexadecimal } => hexadecimal,
    };
    let wrong = || serde::de::Error::custom("bytes that are no pairs of hexadecimal digits");
    let value = |digit: &u8| char::from(*digit).to_digit(16);
    let pair = |pair: &[u8]| Some((value(pair.first()?)? << 4 | value(pair.get(1)?)?) as u8);
    digits.as_bytes().chunks(2).map(|chunk| pair(chunk).ok_or_else(wrong)).collect()
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    #[derive(Debug, Deserialize, PartialEq, Serialize)]
    struct Holder(#[serde(with = "super")] Vec<u8>);

    #[test]
    fn what_is_written_is_read() {
        for (bytes, text) in [(b"a\n".to_vec(), r#""a\n""#), (vec![b'a', 0xff], r#"{"hexadecimal":"61ff"}"#)] {
            let holder = Holder(bytes);
            assert_eq!(serde_json::to_string(&holder).expect("JSON"), text);
            assert_eq!(serde_json::from_str::<Holder>(text).expect("bytes"), holder);
        }
        for text in [r#"{"hexadecimal":"6"}"#, r#"{"hexadecimal":"6g"}"#, "1"] {
            assert!(serde_json::from_str::<Holder>(text).is_err(), "{text}");
        }
    }
}
