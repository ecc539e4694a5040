//! The expected reading of a golden document: a reading without what depends on where the file lies.

use serde_json::Value;

/// What `inspect --format json` prints, made fit to be kept beside the document: no path, size, hash
/// and ids, and each text as a list of its lines, so that a change is easily seen. Ends with a line
/// break.
pub fn golden(reading: &Value) -> String {
    let mut reading = reading.clone();
    if let Some(source) = reading.get_mut("source").and_then(Value::as_object_mut) {
        source.retain(|name, _| name == "format" || name == "pages");
    }
    strip(&mut reading);
    format!("{reading:#}\n")
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            // An id is a hash of the path, or of the facts that stand beside it.
            fields.retain(|name, value| !(name == "id" && value.is_string()));
            for (name, value) in fields.iter_mut() {
                match value {
                    Value::String(text) if name == "text" && text.contains('\n') => {
                        *value = text.split('\n').collect();
                    }
                    _ => strip(value),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(strip),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn what_depends_on_the_place_is_left_out() {
        let reading = json!({
            "source": {"path": "/x/document.txt", "format": "text", "bytes": 1, "pages": null},
            "meetings": [{"id": "m1", "items": [{"id": "1", "text": "a\nb", "title": null}]}]
        });
        let golden: serde_json::Value = serde_json::from_str(&super::golden(&reading)).unwrap();
        assert_eq!(
            golden,
            json!({
                "source": {"format": "text", "pages": null},
                "meetings": [{"items": [{"text": ["a", "b"], "title": null}]}]
            })
        );
    }
}
