//! The JSON Schema of model files, generated from the grammar.

use super::raw::RawModel;

/// The JSON Schema of a model file, as pretty-printed JSON with a final line break.
///
/// `models/schema.json` is this text; editors that know the format complete keys and mark mistakes with it.
pub fn json_schema() -> String {
    let mut schema =
        schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<RawModel>();
    schema.insert("title".to_owned(), "jospar model file".into());
    let mut value = schema.to_value();
    remove_null(&mut value);
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    text
}

/// A key that may be absent is not one that may be null: TOML has no null.
fn remove_null(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            if let Some(serde_json::Value::Array(types)) = map.get_mut("type") {
                types.retain(|name| name != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    map.insert("type".to_owned(), only);
                }
            }
            if let Some(serde_json::Value::Array(allowed)) = map.get_mut("enum") {
                allowed.retain(|value| !value.is_null());
            }
            for value in map.values_mut() {
                remove_null(value);
            }
        }
        serde_json::Value::Array(items) => {
            items.retain(|item| item.get("type").is_none_or(|name| name != "null"));
            items.iter_mut().for_each(remove_null);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_schema_is_current() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/models/schema.json");
        let schema = json_schema();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, &schema).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(committed == schema, "models/schema.json is out of date: run the tests with UPDATE=1");
    }
}
