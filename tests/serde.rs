//! Reading and writing: text with names, a compact binary format, any number of partials, and what is said of
//! malformed input.

#![cfg(feature = "serde")]

use std::fmt::Debug;

use gradual::slice::{CHUNK, Chunk};
use gradual::{Dual, DualVec};
use serde::Serialize;
use serde::de::DeserializeOwned;

type Nested = Dual<Dual<f64>>;
type NestedVec = DualVec<Dual<f64>, 2>;

fn error<D: DeserializeOwned + Debug>(text: &str) -> String {
    serde_json::from_str::<D>(text).unwrap_err().to_string()
}

/// Debug shows every part, the sign of zero too.
fn same(x: impl Debug, y: impl Debug) -> bool {
    format!("{x:?}") == format!("{y:?}")
}

fn comes_back_through_text<D: Serialize + DeserializeOwned + Debug>(x: &D) {
    let text = serde_json::to_string(x).unwrap();
    let back: D = serde_json::from_str(&text).unwrap();
    assert!(same(x, &back), "{text} is read as {back:?}");
    let value: serde_json::Value = serde_json::to_value(x).unwrap();
    assert!(same(x, serde_json::from_value::<D>(value).unwrap()));
    assert!(same(x, serde_json::from_slice::<D>(text.as_bytes()).unwrap()));
}

/// With nothing but the floats: as many bytes as they have.
fn comes_back_through_bytes<D: Serialize + DeserializeOwned + Debug>(x: &D) {
    let bytes = postcard::to_allocvec(x).unwrap();
    assert_eq!(bytes.len(), size_of::<D>());
    let back: D = postcard::from_bytes(&bytes).unwrap();
    assert!(same(x, &back), "{x:?} is read as {back:?}");
    for cut in 0..bytes.len() {
        let error = postcard::from_bytes::<D>(&bytes[..cut]).unwrap_err();
        assert_eq!(error, postcard::Error::DeserializeUnexpectedEnd);
    }
}

const FINITE: [f64; 8] = [0.0, -0.0, 0.1, -1.0, 1.0 / 3.0, 5e-324, f64::MAX, f64::MIN_POSITIVE];

#[test]
fn every_finite_float_comes_back_through_text_and_bytes() {
    for x in FINITE {
        for y in FINITE {
            let dual = Dual::new(x, y);
            let vec = DualVec::new(x, [y, 2.0, x]);
            let nested = Nested::new(dual, Dual::new(y, x));
            let nested_vec = NestedVec::new(dual, [dual, Dual::new(y, 0.5)]);
            let single = Dual::new(x as f32, y as f32);
            comes_back_through_text(&dual);
            comes_back_through_text(&vec);
            comes_back_through_text(&nested);
            comes_back_through_text(&nested_vec);
            comes_back_through_bytes(&dual);
            comes_back_through_bytes(&vec);
            comes_back_through_bytes(&nested);
            comes_back_through_bytes(&nested_vec);
            comes_back_through_bytes(&single);
            if single.value.is_finite() && single.tangent.is_finite() {
                comes_back_through_text(&single);
            }
        }
    }
}

#[test]
fn infinities_and_nan_come_back_through_bytes() {
    comes_back_through_bytes(&Dual::new(f64::INFINITY, f64::NAN));
    comes_back_through_bytes(&DualVec::new(f32::NAN, [f32::NEG_INFINITY, -0.0]));
}

#[test]
fn a_chunk_is_written_and_read_as_a_dual_vec() {
    for x in [Chunk::constant(0.5), Chunk::variable(0.5, 1).exp()] {
        let text = serde_json::to_string(&x).unwrap();
        assert_eq!(text, serde_json::to_string(&DualVec::<f64, CHUNK>::from(x)).unwrap());
        let back: Chunk<f64> = serde_json::from_str(&text).unwrap();
        assert_eq!(back.parts(), x.parts());
    }
    let short = serde_json::from_str::<Chunk<f64>>(r#"{"value": 1, "partials": [1]}"#).unwrap_err();
    assert!(short.to_string().starts_with(&format!("expected {CHUNK} partials, found 1")));
}

#[test]
fn any_number_of_partials_comes_back() {
    fn comes_back<const N: usize>() {
        let x = DualVec::<f64, N>::new(0.5, std::array::from_fn(|i| i as f64 / 3.0));
        comes_back_through_text(&x);
        comes_back_through_bytes(&x);
    }
    comes_back::<0>();
    comes_back::<1>();
    comes_back::<32>();
    comes_back::<33>();
    comes_back::<200>();
}

#[test]
fn text_has_the_names_of_the_fields() {
    let text = |x: &dyn Fn() -> serde_json::Result<String>| x().unwrap();
    assert_eq!(
        text(&|| serde_json::to_string(&Nested::new(Dual::new(1.0, 2.0), Dual::new(3.0, 4.0)))),
        r#"{"value":{"value":1.0,"tangent":2.0},"tangent":{"value":3.0,"tangent":4.0}}"#
    );
    assert_eq!(
        text(&|| serde_json::to_string(&NestedVec::new(Dual::new(1.0, 2.0), [Dual::new(3.0, 4.0); 2]))),
        concat!(
            r#"{"value":{"value":1.0,"tangent":2.0},"#,
            r#""partials":[{"value":3.0,"tangent":4.0},{"value":3.0,"tangent":4.0}]}"#
        )
    );
    assert_eq!(
        text(&|| serde_json::to_string(&DualVec::<f64, 0>::new(1.0, []))),
        r#"{"value":1.0,"partials":[]}"#
    );
}

#[test]
fn fields_may_come_in_any_order_and_floats_may_be_integers() {
    let x: DualVec<f32, 2> = serde_json::from_str(r#"{"partials": [1, -2], "value": 3}"#).unwrap();
    assert_eq!(x.parts(), (3.0, [1.0, -2.0]));
}

#[test]
fn the_wrong_number_of_partials_is_an_error_with_both_numbers() {
    let of = |partials: &str| error::<DualVec<f64, 3>>(&format!(r#"{{"value": 1, "partials": {partials}}}"#));
    assert!(of("[]").starts_with("expected 3 partials, found 0 at line 1 column"), "{}", of("[]"));
    assert!(of("[1, 2]").starts_with("expected 3 partials, found 2"), "{}", of("[1, 2]"));
    assert!(of("[1, 2, 3, 4]").starts_with("expected 3 partials, found 4"), "{}", of("[1, 2, 3, 4]"));
    assert!(of("[1, 2, 3, 4, \"x\"]").starts_with("expected 3 partials, found 5"));
    let none = error::<DualVec<f64, 0>>(r#"{"value": 1, "partials": [1]}"#);
    assert!(none.starts_with("expected 0 partials, found 1"), "{none}");
}

#[test]
fn missing_fields_are_named() {
    assert!(error::<Dual<f64>>("{}").starts_with("missing field `value`"));
    assert!(error::<Dual<f64>>(r#"{"value": 1}"#).starts_with("missing field `tangent`"));
    assert!(error::<DualVec<f64, 1>>(r#"{"value": 1}"#).starts_with("missing field `partials`"));
    assert!(error::<DualVec<f64, 1>>(r#"{"partials": [1]}"#).starts_with("missing field `value`"));
    assert!(error::<Dual<f64>>("[1]").starts_with("missing field `tangent`"));
    let nested = error::<Nested>(r#"{"value": {"value": 1}, "tangent": {"value": 1, "tangent": 0}}"#);
    assert!(nested.starts_with("missing field `tangent`"), "{nested}");
}

#[test]
fn unknown_fields_are_named_beside_the_known_ones() {
    let dual = error::<Dual<f64>>(r#"{"value": 1, "eps": 1}"#);
    assert!(dual.starts_with("unknown field `eps`, expected `value` or `tangent`"), "{dual}");
    let vec = error::<DualVec<f64, 1>>(r#"{"value": 1, "partials": [1], "tangent": 1}"#);
    assert!(vec.starts_with("unknown field `tangent`, expected `value` or `partials`"), "{vec}");
}

#[test]
fn fields_that_come_twice_are_named() {
    let value = error::<Dual<f64>>(r#"{"value": 1, "value": 1, "tangent": 1}"#);
    assert!(value.starts_with("duplicate field `value`"), "{value}");
    let partials = error::<DualVec<f64, 1>>(r#"{"partials": [1], "partials": [1]}"#);
    assert!(partials.starts_with("duplicate field `partials`"), "{partials}");
}

#[test]
fn parts_of_a_wrong_type_are_named_by_their_field() {
    let cases = [
        (
            error::<Dual<f64>>(r#"{"value": "1"}"#),
            r#"invalid type: string "1", expected f64 in the field `value`"#,
        ),
        (error::<Dual<f32>>(r#"{"value": 1, "tangent": null}"#), "expected f32 in the field `tangent`"),
        (error::<DualVec<f64, 2>>(r#"{"partials": [1, true]}"#), "expected f64 in the field `partials`"),
        (error::<DualVec<f64, 2>>(r#"{"partials": 1}"#), "expected 2 partials in the field `partials`"),
        (error::<Nested>(r#"{"value": 1}"#), "expected a Dual of `value` and `tangent` in the field `value`"),
        (error::<Dual<f64>>("1"), "expected a Dual of `value` and `tangent`"),
    ];
    for (error, wanted) in cases {
        assert!(error.contains(wanted), "{error}");
    }
}

#[test]
fn an_early_end_of_the_input_stays_an_early_end() {
    let text = r#"{"value":1.5,"partials":[2.5,3.5]}"#;
    for cut in 1..text.len() {
        let error = serde_json::from_str::<DualVec<f64, 2>>(&text[..cut]).unwrap_err();
        assert!(error.is_eof(), "{}: {error}", &text[..cut]);
    }
}
