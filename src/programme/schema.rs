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
    use serde_json::Value;

    use super::*;
    use crate::programme::builtin::MODELS;

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

    /// Whether `value` has the form that `schema` describes, for the keywords that our schema uses.
    fn fits(value: &Value, schema: &Value, root: &Value) -> bool {
        let of_type = |name: &Value| match (name.as_str(), value) {
            (Some("string"), Value::String(_))
            | (Some("boolean"), Value::Bool(_))
            | (Some("array"), Value::Array(_))
            | (Some("object"), Value::Object(_))
            | (Some("number"), Value::Number(_)) => true,
            (Some("integer"), Value::Number(n)) => n.is_i64(),
            _ => false,
        };
        let Value::Object(keywords) = schema else { return *schema != Value::Bool(false) };
        keywords.iter().all(|(keyword, rule)| match keyword.as_str() {
            "$ref" => fits(value, root.pointer(rule.as_str().unwrap().trim_start_matches('#')).unwrap(), root),
            "anyOf" => rule.as_array().unwrap().iter().any(|schema| fits(value, schema, root)),
            "type" => rule.as_array().map_or_else(|| of_type(rule), |names| names.iter().any(of_type)),
            "enum" => rule.as_array().unwrap().contains(value),
            "required" => rule.as_array().unwrap().iter().all(|key| value.get(key.as_str().unwrap()).is_some()),
            "items" => value.as_array().is_none_or(|items| items.iter().all(|item| fits(item, rule, root))),
            "additionalProperties" => value.as_object().is_none_or(|entries| {
                let is_named = |key: &str| schema.pointer("/properties").is_some_and(|named| named.get(key).is_some());
                let is_year = |key: &str| keywords.contains_key("patternProperties") && key.parse::<u16>().is_ok();
                entries.iter().all(|(key, entry)| is_named(key) || is_year(key) || fits(entry, rule, root))
            }),
            "properties" => rule
                .as_object()
                .unwrap()
                .iter()
                .all(|(key, schema)| value.get(key).is_none_or(|entry| fits(entry, schema, root))),
            "patternProperties" => value.as_object().is_none_or(|entries| {
                entries.values().all(|entry| rule.as_object().unwrap().values().all(|schema| fits(entry, schema, root)))
            }),
            _ => true,
        })
    }

    #[test]
    fn every_built_in_model_fits_the_schema() {
        let schema: Value = serde_json::from_str(&json_schema()).unwrap();
        for (id, text) in MODELS {
            let model: Value = toml::from_str(text).unwrap();
            assert!(fits(&model, &schema, &schema), "{id}");
            for (path, other) in [("/years", "2020"), ("/goals/0/maximise", "[1]"), ("/options/x", "{}"), ("/x", "1")] {
                let mut broken = model.clone();
                let (parent, key) = path.rsplit_once('/').unwrap();
                if let Some(Value::Object(entries)) = broken.pointer_mut(parent) {
                    entries.insert(key.to_owned(), serde_json::from_str(other).unwrap());
                    assert!(!fits(&broken, &schema, &schema), "{id}: {path} = {other}");
                }
            }
        }
    }
}
