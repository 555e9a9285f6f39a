//! The schema of the document, `document.schema.json`: made from the types, so that it cannot go another way than they.

use schemars::generate::SchemaSettings;

use super::Document;

/// Writes the schema anew where this is set.
const WRITE: &str = "PYCONFORM_WRITE_SCHEMA";

#[test]
fn the_schema_in_the_repository_is_that_of_the_types() {
    let schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Document>();
    let text = serde_json::to_string_pretty(&schema).expect("JSON") + "\n";
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/document.schema.json");
    if std::env::var_os(WRITE).is_some() {
        std::fs::write(&path, &text).expect("the schema is written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{} is not up to date; write it with {WRITE}=1 and this test", path.display());
}
