//! Reading and writing: JSON with the names of the fields, a compact binary format, any number of partials, and the
//! errors for malformed input.

#![cfg(feature = "serde")]

use std::fmt::Debug;

use gradual::{CHUNK, Chunk, Dual, Dual2Vec, DualVec, HyperDual, Taylor};
use serde::Serialize;
use serde::de::DeserializeOwned;

type Nested = Dual<Dual<f64>>;
type NestedVec = DualVec<Dual<f64>, 2>;

fn error<D: DeserializeOwned + Debug>(text: &str) -> String {
    serde_json::from_str::<D>(text).unwrap_err().to_string()
}

/// `Debug` shows every part, and the sign of a zero.
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

/// The bytes hold nothing except the floats.
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
            let second_order = Dual2Vec::new(x, [y, 2.0], [[x, 0.5], [0.5, y]]);
            let series = Taylor::new(x, [y, 2.0, x]);
            let hyper = HyperDual::new(x, [y, 2.0], [x, y, 0.5], [[x, 0.5], [y, 1.0], [2.0, x]]);
            comes_back_through_text(&hyper);
            comes_back_through_bytes(&hyper);
            comes_back_through_text(&series);
            comes_back_through_bytes(&series);
            let nested_second_order = Dual2Vec::new(dual, [Dual::new(y, x)], [[dual]]);
            let single = Dual::new(x as f32, y as f32);
            comes_back_through_text(&second_order);
            comes_back_through_text(&nested_second_order);
            comes_back_through_bytes(&second_order);
            comes_back_through_bytes(&nested_second_order);
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
    comes_back_through_bytes(&Dual2Vec::new(f32::NAN, [-0.0], [[f32::INFINITY]]));
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
    assert!(short.to_string().starts_with(&format!("invalid length 1, expected an array of size {CHUNK}")));
}

#[test]
fn any_number_of_directions_comes_back() {
    fn partials<const N: usize>() -> [f64; N] {
        std::array::from_fn(|i| i as f64 / 3.0)
    }

    fn first_order<const N: usize>() {
        let x = DualVec::<f64, N>::new(0.5, partials());
        comes_back_through_text(&x);
        comes_back_through_bytes(&x);
    }
    first_order::<0>();
    first_order::<1>();
    first_order::<32>();
    first_order::<33>();
    first_order::<200>();

    fn second_order<const N: usize>() {
        let row = |i: usize| std::array::from_fn(|j| (i * j) as f64 / 7.0);
        let x = Dual2Vec::<f64, N>::new(0.5, partials(), std::array::from_fn(row));
        comes_back_through_text(&x);
        comes_back_through_bytes(&x);
    }
    second_order::<0>();
    second_order::<1>();
    second_order::<33>();
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
    assert_eq!(
        text(&|| serde_json::to_string(&Dual2Vec::new(1.0, [2.0, 3.0], [[4.0, 5.0], [5.0, 6.0]]))),
        r#"{"value":1.0,"gradient":[2.0,3.0],"hessian":[[4.0,5.0],[5.0,6.0]]}"#
    );
    assert_eq!(
        text(&|| serde_json::to_string(&HyperDual::new(1.0, [2.0, 3.0], [4.0], [[5.0, 6.0]]))),
        r#"{"value":1.0,"partials":[2.0,3.0],"tangents":[4.0],"mixed":[[5.0,6.0]]}"#
    );
}

#[test]
fn fields_may_stand_in_any_order_and_floats_may_be_integers() {
    let x: DualVec<f32, 2> = serde_json::from_str(r#"{"partials": [1, -2], "value": 3}"#).unwrap();
    assert_eq!(x.parts(), (3.0, [1.0, -2.0]));
    let x: Dual2Vec<f64, 1> =
        serde_json::from_str(r#"{"hessian": [[1]], "value": 3, "gradient": [-2]}"#).unwrap();
    assert_eq!(x.parts(), (3.0, [-2.0], [[1.0]]));
}

#[test]
fn the_wrong_number_of_parts_is_an_error() {
    let partials = |text: &str| error::<DualVec<f64, 3>>(&format!(r#"{{"value": 1, "partials": {text}}}"#));
    let hessian = |text: &str| {
        error::<Dual2Vec<f64, 2>>(&format!(r#"{{"value": 1, "gradient": [1, 0], "hessian": {text}}}"#))
    };
    let cases = [
        (partials("[]"), "invalid length 0, expected an array of size 3 at line 1 column"),
        (partials("[1, 2]"), "invalid length 2, expected an array of size 3"),
        (partials("[1, 2, 3, 4]"), "trailing characters"),
        (partials("[1, 2, 3, 4, \"x\"]"), "trailing characters"),
        (error::<DualVec<f64, 0>>(r#"{"value": 1, "partials": [1]}"#), "trailing characters"),
        (
            error::<Dual2Vec<f64, 2>>(r#"{"value": 1, "gradient": [1], "hessian": []}"#),
            "invalid length 1, expected an array of size 2",
        ),
        (hessian("[]"), "invalid length 0, expected an array of size 2"),
        (hessian("[[1, 2], [3, 4], [5, 6]]"), "trailing characters"),
        (hessian("[[1, 2], [3]]"), "invalid length 1, expected an array of size 2"),
        (hessian("[[1, 2, 3], [4]]"), "trailing characters"),
    ];
    for (error, wanted) in cases {
        assert!(error.starts_with(wanted), "{error}");
    }
}

#[test]
fn missing_fields_are_named() {
    assert!(error::<Dual<f64>>("{}").starts_with("missing field `value`"));
    assert!(error::<Dual<f64>>(r#"{"value": 1}"#).starts_with("missing field `tangent`"));
    assert!(error::<DualVec<f64, 1>>(r#"{"value": 1}"#).starts_with("missing field `partials`"));
    assert!(error::<DualVec<f64, 1>>(r#"{"partials": [1]}"#).starts_with("missing field `value`"));
    assert!(error::<Dual<f64>>("[1]").starts_with("invalid length 1, expected struct Dual with 2 elements"));
    let second_order = |text: &str| error::<Dual2Vec<f64, 1>>(text);
    assert!(second_order(r#"{"hessian": [[1]], "value": 1}"#).starts_with("missing field `gradient`"));
    assert!(second_order(r#"{"value": 1, "gradient": [1]}"#).starts_with("missing field `hessian`"));
    let short = second_order("[1, [1]]");
    assert!(short.starts_with("invalid length 2, expected struct Dual2Vec with 3 elements"), "{short}");
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
fn parts_of_a_wrong_type_are_errors_that_say_what_and_where() {
    let cases = [
        (
            error::<Dual<f64>>(r#"{"value": "1"}"#),
            r#"invalid type: string "1", expected f64 at line 1 column 13"#,
        ),
        (
            error::<Dual<f32>>(r#"{"value": 1, "tangent": null}"#),
            "invalid type: null, expected f32 at line 1 column 28",
        ),
        (
            error::<DualVec<f64, 2>>(r#"{"partials": [1, true]}"#),
            "invalid type: boolean `true`, expected f64 at line 1 column 21",
        ),
        (error::<DualVec<f64, 2>>(r#"{"partials": 1}"#), "expected an array of size 2 at line 1 column 14"),
        (error::<Dual2Vec<f64, 2>>(r#"{"hessian": 1}"#), "expected an array of size 2 at line 1 column 13"),
        (error::<Dual2Vec<f64, 2>>(r#"{"hessian": [1]}"#), "expected an array of size 2 at line 1 column 14"),
        (error::<Dual2Vec<f64, 1>>(r#"{"hessian": [["1"]]}"#), "expected f64 at line 1 column 17"),
        (error::<Nested>(r#"{"value": 1}"#), "expected struct Dual at line 1 column 11"),
        (error::<Dual<f64>>("1"), "expected struct Dual at line 1 column 1"),
        (error::<Dual2Vec<f64, 1>>("1"), "expected struct Dual2Vec at line 1 column 1"),
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

/// The errors of `serde_json` have a line and a column.
#[test]
fn the_crate_for_paths_names_the_field_of_an_error() {
    let path = |text: &str| {
        let mut json = serde_json::Deserializer::from_str(text);
        serde_path_to_error::deserialize::<_, Dual2Vec<f64, 2>>(&mut json).unwrap_err().path().to_string()
    };
    assert_eq!(path(r#"{"value": "1"}"#), "value");
    assert_eq!(path(r#"{"value": 1, "gradient": [1, true]}"#), "gradient[1]");
    assert_eq!(path(r#"{"value": 1, "gradient": [1, 0], "hessian": [[1, 0], [0]]}"#), "hessian[1]");
    assert_eq!(path(r#"{"value": 1, "gradient": [1]}"#), "gradient");
}
