//! Holds JSON against a JSON Schema: the keywords that ours uses, and a panic at any other.

#![allow(unreachable_pub, reason = "each test uses a part")]

use serde_json::Value;

/// What of a value does not fit a schema, with the place in the value; empty when all fits.
pub fn faults(root: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let mut out = Vec::new();
    check(root, schema, value, "$", &mut out);
    out
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, out: &mut Vec<String>) {
    for (keyword, wanted) in schema.as_object().expect("a schema is an object") {
        let number = |v: &Value| v.as_f64().expect("a number");
        let fits = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let pointer =
                    wanted.as_str().and_then(|r| r.strip_prefix('#')).expect("a place in the schema");
                check(root, root.pointer(pointer).expect(pointer), value, at, out);
                true
            }
            "anyOf" => {
                let mut all = wanted.as_array().expect("schemas").iter();
                all.any(|schema| faults(root, schema, value).is_empty())
            }
            "const" => wanted == value,
            "enum" => wanted.as_array().expect("values").contains(value),
            "type" => match wanted {
                Value::Array(types) => types.iter().any(|name| is_a(value, name)),
                name => is_a(value, name),
            },
            "required" => value.as_object().is_none_or(|object| {
                wanted
                    .as_array()
                    .expect("names")
                    .iter()
                    .all(|n| object.contains_key(n.as_str().unwrap_or_default()))
            }),
            "properties" => {
                for (name, schema) in wanted.as_object().expect("schemas by name") {
                    if let Some(value) = value.get(name) {
                        check(root, schema, value, &format!("{at}.{name}"), out);
                    }
                }
                true
            }
            "additionalProperties" => {
                assert_eq!(wanted, &Value::Bool(false));
                let known = &schema["properties"];
                value.as_object().is_none_or(|object| object.keys().all(|name| known.get(name).is_some()))
            }
            "items" => {
                for (nth, value) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, wanted, value, &format!("{at}[{nth}]"), out);
                }
                true
            }
            "minItems" => value.as_array().is_none_or(|a| a.len() as f64 >= number(wanted)),
            "maxItems" => value.as_array().is_none_or(|a| a.len() as f64 <= number(wanted)),
            "uniqueItems" => value.as_array().is_none_or(|a| (1..a.len()).all(|n| !a[..n].contains(&a[n]))),
            "minLength" => value.as_str().is_none_or(|s| s.chars().count() as f64 >= number(wanted)),
            "minimum" => value.as_f64().is_none_or(|n| n >= number(wanted)),
            "maximum" => value.as_f64().is_none_or(|n| n <= number(wanted)),
            "pattern" => {
                let pattern = regex_lite::Regex::new(wanted.as_str().expect("a pattern")).expect("it is one");
                value.as_str().is_none_or(|s| pattern.is_match(s))
            }
            unknown => panic!("keyword {unknown} is not known here"),
        };
        if !fits {
            out.push(format!("{at}: {keyword} {wanted} does not hold of {value:.200}"));
        }
    }
}

fn is_a(value: &Value, name: &Value) -> bool {
    match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        Some("number") => value.is_number(),
        Some("integer") => value.is_u64() || value.is_i64(),
        _ => panic!("type {name} is not known here"),
    }
}
