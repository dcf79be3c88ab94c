//! Printing and parsing.

use std::fmt::Debug;
use std::str::FromStr;

use gradual::{CHUNK, Chunk, Dual, Dual2Vec, DualVec, HyperDual, ParseDualError};

#[test]
fn a_dual_prints_its_value_and_its_tangent() {
    assert_eq!(Dual::new(3.0, 1.0).to_string(), "3 + 1ε");
    assert_eq!(Dual::new(3.0, -1.5).to_string(), "3 - 1.5ε");
    assert_eq!(Dual::new(-3.0, 0.0).to_string(), "-3 + 0ε");
    assert_eq!(DualVec::new(3.0, [1.0, -2.0]).to_string(), "3 + [1, -2]ε");
    assert_eq!(DualVec::<f64, 0>::constant(3.0).to_string(), "3 + []ε");
}

#[test]
fn a_number_of_second_order_prints_as_a_taylor_series() {
    let x = Dual2Vec::new(3.0, [1.0, -2.0], [[4.0, 0.5], [0.5, 6.0]]);
    assert_eq!(x.to_string(), "3 + [1, -2]ε + [[4, 0.5], [0.5, 6]]ε²/2");
    let back: Dual2Vec<f64, 2> = x.to_string().parse().expect("printed by us");
    assert_eq!(back.parts(), x.parts());
    let constant: Dual2Vec<f64, 2> = "1.5".parse().expect("a text of only a value");
    assert_eq!(constant.parts(), Dual2Vec::constant(1.5).parts());
    let nested = Dual2Vec::new(Dual::new(1.0, 2.0), [Dual::new(3.0, 4.0)], [[Dual::new(5.0, 6.0)]]);
    assert_eq!(nested.to_string(), "(1 + 2ε) + [3 + 4ε]ε + [[5 + 6ε]]ε²/2");
    let back: Dual2Vec<Dual<f64>, 1> = nested.to_string().parse().expect("printed by us");
    assert_eq!(format!("{back:?}"), format!("{nested:?}"));
}

#[test]
fn a_hyper_dual_number_prints_both_sets_of_directions_and_their_pairs() {
    let x = HyperDual::new(3.0, [1.0, -2.0], [0.5], [[4.0, 6.0]]);
    assert_eq!(x.to_string(), "3 + [1, -2]ε + [0.5]τ + [[4, 6]]ετ");
    let back: HyperDual<f64, 2> = x.to_string().parse().expect("printed by us");
    assert_eq!(back.parts(), x.parts());
    let constant: HyperDual<f64, 2, 3> = "1.5".parse().expect("a text of only a value");
    assert_eq!(constant.parts(), HyperDual::constant(1.5).parts());
    let part = |x: f64| Dual::new(x, -x);
    let nested = HyperDual::new(part(1.0), [part(2.0)], [part(3.0)], [[part(4.0)]]);
    assert_eq!(nested.to_string(), "(1 - 1ε) + [2 - 2ε]ε + [3 - 3ε]τ + [[4 - 4ε]]ετ");
    let back: HyperDual<Dual<f64>, 1> = nested.to_string().parse().expect("printed by us");
    assert_eq!(format!("{back:?}"), format!("{nested:?}"));
}

#[test]
fn a_chunk_prints_and_parses_as_a_dual_vec() {
    for x in [Chunk::constant(1.5), Chunk::variable(1.5, CHUNK - 1).sin()] {
        let text = x.to_string();
        assert_eq!(text, DualVec::<f64, CHUNK>::from(x).to_string());
        let back: Chunk<f64> = text.parse().expect("printed by us");
        assert_eq!(back.parts(), x.parts());
    }
    let constant: Chunk<f64> = "1.5".parse().expect("a text of only a value");
    assert_eq!(constant.parts(), Chunk::constant(1.5).parts());
}

#[test]
fn nested_numbers_print_in_brackets() {
    let x = Dual::new(Dual::new(1.0, 2.0), Dual::new(3.0, -4.0));
    assert_eq!(x.to_string(), "(1 + 2ε) + (3 - 4ε)ε");
    let x = DualVec::new(Dual::new(1.0, 2.0), [Dual::new(3.0, 4.0), Dual::new(5.0, 6.0)]);
    assert_eq!(x.to_string(), "(1 + 2ε) + [3 + 4ε, 5 + 6ε]ε");
}

#[test]
fn precision_and_sign_apply_to_every_part_and_width_to_the_whole() {
    let x = Dual::new(3.1372, -2.0);
    assert_eq!(format!("{x:.2}"), "3.14 - 2.00ε");
    assert_eq!(format!("{x:+.1}"), "+3.1 - 2.0ε");
    assert_eq!(format!("{:+}", DualVec::new(1.0, [2.0])), "+1 + [+2]ε");
    assert_eq!(format!("{x:>15.2}|"), "   3.14 - 2.00ε|");
    assert_eq!(format!("{x:15.2}|"), "   3.14 - 2.00ε|");
    assert_eq!(format!("{x:<15.2}|"), "3.14 - 2.00ε   |");
    assert_eq!(format!("{x:*^15.2}|"), "*3.14 - 2.00ε**|");
    assert_eq!(format!("{x:3.2}"), "3.14 - 2.00ε");
}

#[test]
fn exponents_print_in_both_cases() {
    assert_eq!(format!("{:e}", Dual::new(1500.0, 0.25)), "1.5e3 + 2.5e-1ε");
    assert_eq!(format!("{:.2E}", DualVec::new(1500.0, [0.25])), "1.50E3 + [2.50E-1]ε");
}

#[test]
fn debug_names_the_fields() {
    assert_eq!(format!("{:?}", Dual::new(1.0, 2.0)), "Dual { value: 1.0, tangent: 2.0 }");
    assert_eq!(format!("{:?}", DualVec::new(1.0, [2.0])), "DualVec { value: 1.0, partials: [2.0] }");
}

#[test]
fn printed_text_parses_to_the_same_parts() {
    let numbers = [0.0, -0.0, 1.5, -2.5e-300, 1e300, f64::INFINITY, f64::NEG_INFINITY];
    let bits = |x: (f64, f64)| (x.0.to_bits(), x.1.to_bits());
    for value in numbers {
        for tangent in numbers {
            let x = Dual::new(value, tangent);
            for text in [format!("{x}"), format!("{x:e}"), format!("{x:+}"), format!("  {x:30} ")] {
                let parsed: Dual<f64> = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
                assert_eq!(bits(parsed.parts()), bits(x.parts()), "{text}");
            }
            let nested = DualVec::new(x, [Dual::constant(tangent), x]);
            let parsed: DualVec<Dual<f64>, 2> = nested.to_string().parse().expect("printed by us");
            assert_eq!(bits(parsed.value.parts()), bits(x.parts()));
            assert_eq!(bits(parsed.partials[1].parts()), bits(x.parts()));
        }
    }
}

#[test]
fn a_text_of_only_a_value_is_a_constant_at_every_depth() {
    assert_eq!("1.5".parse::<Dual<f64>>().map(Dual::parts), Ok((1.5, 0.0)));
    assert_eq!("1.5".parse::<DualVec<f32, 2>>().map(DualVec::parts), Ok((1.5, [0.0; 2])));
    let nested: Dual<Dual<f64>> = "1.5".parse().expect("a number");
    assert_eq!(nested.value.parts(), (1.5, 0.0));
}

#[test]
fn a_text_of_an_inner_number_is_a_constant() {
    let nested: Dual<Dual<f64>> = "1 + 2ε".parse().expect("a number inside");
    assert_eq!((nested.value.parts(), nested.tangent.parts()), ((1.0, 2.0), (0.0, 0.0)));
}

#[test]
fn parse_errors_say_what_was_expected_and_where() {
    fn assert_errors<D: FromStr<Err = ParseDualError> + Debug>(cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            let error = text.parse::<D>().expect_err(text).to_string();
            assert_eq!(error, format!("expected {expected}"), "{text}");
        }
    }
    assert_errors::<Dual<f64>>(&[
        ("", "a number at byte 0"),
        ("  ", "a number at byte 0"),
        ("three", "a number at byte 0"),
        ("3 + oneε", "a number at byte 4"),
        ("  3 + oneε", "a number at byte 4"),
        ("ε", "a number at byte 0"),
        ("3ε", "` + ` at byte 1"),
        ("3 + 1", "`ε` at byte 5"),
        ("3 + 1ε + 1ε", "the end at byte 7"),
        ("((((3", "a number at byte 0"),
    ]);
    assert_errors::<DualVec<f64, 2>>(&[
        ("1 + [2]ε", "`, ` at byte 6"),
        ("1 + [2, 3, 4]ε", "`]` at byte 9"),
        ("1 + []ε", "a number at byte 5"),
        ("1 + [2, x]ε", "a number at byte 8"),
        ("1 - [2, 3]ε", "` + ` at byte 1"),
        ("1 + 2, 3ε", "`[` at byte 4"),
    ]);
    assert_errors::<Dual2Vec<f64, 2>>(&[
        ("1 + [2]ε + [[1, 2], [2, 3]]ε²/2", "`, ` at byte 6"),
        ("1 + [2, x]ε + [[1, 2], [2, 3]]ε²/2", "a number at byte 8"),
        ("1 + [2, 3]ε + [[1, 2]]ε²/2", "`, ` at byte 22"),
        ("1 + [2, 3]ε + [[1, 2], [2]]ε²/2", "`, ` at byte 26"),
        ("1 + [2, 3]ε", "`ε + ` at byte 10"),
        ("1 + [2, 3]ε - [[1, 2], [2, 3]]ε²/2", "`ε + ` at byte 10"),
        ("1 + [2, 3]ε + [[1, 2], [2, 3]]ε²/2 + [1]ε", "the end at byte 37"),
    ]);
    assert_errors::<HyperDual<f64, 2>>(&[
        ("1 + [2]ε + [1]τ + [[1, 2]]ετ", "`, ` at byte 6"),
        ("1 + [2, 3]ε + [x]τ + [[1, 2]]ετ", "a number at byte 16"),
        ("1 + [2, 3]ε + [1]τ + []ετ", "`[` at byte 24"),
        ("1 + [2, 3]ε + [1]τ + [[1]]ετ", "`, ` at byte 26"),
        ("1 + [2, 3]ε + [1]τ", "`τ + ` at byte 18"),
        ("1 + [2, 3]τ + [1]ε + [[1, 2]]ετ", "`ε + ` at byte 10"),
    ]);
}

#[test]
fn no_text_makes_the_parser_panic() {
    fn parse(text: String) -> bool {
        let _ = text.parse::<Dual<f64>>();
        let _ = text.parse::<DualVec<Dual<f32>, 2>>();
        let _ = text.parse::<Dual2Vec<f64, 2>>();
        let _ = text.parse::<HyperDual<f64, 2>>();
        true
    }
    quickcheck::quickcheck(parse as fn(String) -> bool);
    for pieces in ["(", ")", "[", "]", " + ", " - ", "ε", "τ", ",", "1", "é"].iter().flat_map(|a| {
        ["(ε", ")ε", "]ε", " + ε", " + [ε", " + ]ε", " + [,]ε", "+", "1ε"].map(|b| format!("{a}{b}"))
    }) {
        parse(pieces);
    }
}
