//! Every function, compared with correctly rounded derivatives: `data/unary.csv`, `data/binary.csv` and
//! `data/special.csv`. The scripts in the same folder make them with mpmath. `data/README.md` explains the columns.

mod several;
mod tables;

use std::collections::{BTreeMap, BTreeSet};

use gradual::Dual;
use tables::{UNARY, measure, samples};

/// The value comes from the standard library.
const STD: f64 = f64::INFINITY;

/// A function, and the largest errors that its value and its first and second derivative may have. The unit is the ulp.
/// For functions with many zeros it is 2.2e-16 of their magnitude or of their amplitude, whichever is larger.
#[rustfmt::skip]
const BOUNDS: &[(&str, [f64; 3])] = &[
    ("abs", [STD, 0.0, 4.0]),
    ("acos", [STD, 3.0, 20.0]),
    ("acosh", [STD, 3.0, 20.0]),
    ("airy_ai", [38.0, 17.0, 38.0]),
    ("airy_ai_prime", [28.0, 40.0, 50.0]),
    ("airy_ai_prime_scaled", [15.0, 42.0, 2400.0]),
    ("airy_ai_scaled", [6.0, 11.0, 870.0]),
    ("airy_bi", [27.0, 23.0, 27.0]),
    ("airy_bi_prime", [35.0, 7.0, 35.0]),
    ("airy_bi_prime_scaled", [6.0, 60.0, 3000.0]),
    ("airy_bi_scaled", [7.0, 110.0, 1900.0]),
    ("asin", [STD, 2.0, 20.0]),
    ("asinh", [STD, 3.0, 24.0]),
    ("atan", [STD, 2.0, 20.0]),
    ("atan2, first argument", [STD, 3.0, 59.0]),
    ("atan2, second argument", [STD, 3.0, 59.0]),
    ("atanh", [STD, 2.0, 20.0]),
    ("bessel_i", [6.0, 5.0, 6.0]),
    ("bessel_i, order > 40", [4.0, 5.0, 5.0]),
    ("bessel_i_scaled", [7.0, 69.0, 57000.0]),
    ("bessel_i_scaled, order > 40", [4.0, 89.0, 52000.0]),
    ("bessel_j", [29.0, 10.0, 400.0]),
    ("bessel_j, order > 40", [17.0, 31.0, 140.0]),
    ("bessel_j0", [1.5, 2.0, 1.5]),
    ("bessel_j1", [2.0, 1.5, 2.5]),
    ("bessel_jn(2)", [2.0, 2.5, 4.0]),
    ("bessel_jn(5)", [5.0, 3.5, 30.0]),
    ("bessel_k", [22.0, 12.0, 20.0]),
    ("bessel_k, order > 40", [4.0, 4.0, 4.0]),
    ("bessel_k_scaled", [9.0, 90.0, 11000.0]),
    ("bessel_k_scaled, order > 40", [3.0, 26.0, 720.0]),
    ("bessel_y", [25.0, 15.0, 50.0]),
    ("bessel_y, order > 40", [33.0, 23.0, 82.0]),
    ("bessel_y0", [1.5, 2.0, 2.0]),
    ("bessel_y1", [2.0, 2.0, 2.0]),
    ("bessel_yn(2)", [2.0, 2.5, 3.0]),
    ("bessel_yn(5)", [3.1, 3.5, 4.5]),
    ("cbrt", [STD, 4.0, 20.0]),
    ("cos", [STD, 2.0, 12.0]),
    ("cos_integral", [13.0, 3.0, 2.0]),
    ("cosh", [STD, 2.0, 12.0]),
    ("dawson", [4.0, 55.0, 2000.0]),
    ("digamma", [3.0, 5.0, 28.0]),
    ("digamma, x < 0", [1.5, 1.5, 2.5]),
    ("div, first argument", [STD, 1.0, 1.0]),
    ("div, second argument", [STD, 2.0, 2.0]),
    ("elliptic_e", [4.0, 4.0, 6.0]),
    ("elliptic_e_incomplete", [6.0, 3.0, 3.0]),
    ("elliptic_e_incomplete in m", [4.0, 4.0, 6.0]),
    ("elliptic_f", [4.0, 3.0, 4.0]),
    ("elliptic_f in m", [4.0, 4.0, 6.0]),
    ("elliptic_k", [4.0, 4.0, 8.0]),
    ("erf", [1.0, 4.0, 16.0]),
    ("erf_inv", [4.0, 8.0, 12.0]),
    ("erfc", [2.0, 5.0, 24.0]),
    ("erfc_inv", [4.0, 8.0, 12.0]),
    ("erfcx", [5.0, 160.0, 5000.0]),
    ("erfi", [5.0, 3.0, 3.0]),
    ("exp", [STD, 2.0, 12.0]),
    ("exp2", [STD, 2.0, 16.0]),
    ("exp_m1", [STD, 2.0, 12.0]),
    ("expint_e1", [3.0, 3.0, 3.0]),
    ("expint_ei", [5.0, 3.0, 3.0]),
    ("expint_en", [5.0, 6.0, 3.0]),
    ("fresnel_c", [5.0, 5.0, 3.0]),
    ("fresnel_s", [4.0, 3.0, 5.0]),
    ("gamma", [4.0, 6.0, 28.0]),
    ("gamma, x < 0", [2.0, 2.5, 2.0]),
    ("hurwitz_zeta", [4.0, 4.0, 4.0]),
    ("hurwitz_zeta in a", [4.0, 35.0, 34.0]),
    ("hypergeometric_1f1", [6.0, 5.0, 15.0]),
    ("hypergeometric_1f1 in a", [10.0, 8.0, 9.0]),
    ("hypergeometric_1f1 in b", [4.0, 20.0, 7.0]),
    ("hypergeometric_2f1", [17.0, 35.0, 37.0]),
    ("hypergeometric_2f1 in a", [13.0, 18.0, 37.0]),
    ("hypergeometric_2f1 in b", [10.0, 16.0, 15.0]),
    ("hypergeometric_2f1 in c", [11.0, 10.0, 11.0]),
    ("hypot, first argument", [STD, 2.0, 3.0]),
    ("hypot, second argument", [STD, 2.0, 3.0]),
    ("lambert_w0", [3.0, 3.0, 6.0]),
    ("lambert_wm1", [3.0, 5.0, 11.0]),
    ("ln", [STD, 1.0, 16.0]),
    ("ln_1m_exp", [2.0, 3.0, 4.0]),
    ("ln_1p", [STD, 2.0, 20.0]),
    ("ln_erfc", [4.0, 4.0, 400.0]),
    ("ln_gamma", [2.0, 3.0, 24.0]),
    ("ln_gamma, x < 0", [1.5, 1.5, 1.5]),
    ("ln_normal_cdf", [4.0, 4.0, 200.0]),
    ("log, first argument", [STD, 3.0, 3.0]),
    ("log, second argument", [STD, 5.0, 50.0]),
    ("log10", [STD, 2.0, 16.0]),
    ("log2", [STD, 2.0, 16.0]),
    ("mul, first argument", [STD, 0.0, 0.0]),
    ("mul, second argument", [STD, 0.0, 0.0]),
    ("normal_cdf", [3.0, 3.0, 3.0]),
    ("normal_pdf", [2.0, 3.0, 3.0]),
    ("normal_quantile", [4.0, 8.0, 12.0]),
    ("polygamma(2)", [4.0, 4.0, 4.0]),
    ("polygamma(2), x < 0", [1.5, 1.5, 2.5]),
    ("polygamma(3)", [4.0, 4.0, 4.0]),
    ("polygamma(3), x < 0", [1.5, 2.5, 2.0]),
    ("pow, first argument", [STD, 3.0, 4.0]),
    ("pow, second argument", [STD, 3.0, 4.0]),
    ("powf", [STD, 3.0, 20.0]),
    ("powi", [STD, 6.0, 12.0]),
    ("recip", [STD, 3.0, 20.0]),
    ("sigmoid", [2.0, 4.0, 24.0]),
    ("sin", [STD, 2.0, 12.0]),
    ("sin_integral", [3.0, 3.0, 3.0]),
    ("sinc", [2.0, 3.0, 16.0]),
    ("sinh", [STD, 2.0, 12.0]),
    ("softplus", [2.0, 3.0, 20.0]),
    ("spherical_in", [5.0, 5.0, 6.0]),
    ("spherical_jn", [25.0, 13.0, 190.0]),
    ("spherical_kn", [5.0, 7.0, 7.0]),
    ("spherical_yn", [21.0, 20.0, 21.0]),
    ("sqrt", [STD, 2.0, 16.0]),
    ("square", [STD, 0.0, 0.0]),
    ("tan", [STD, 3.0, 20.0]),
    ("tanh", [STD, 4.0, 24.0]),
    ("trigamma", [3.0, 4.0, 3.0]),
    ("trigamma, x < 0", [1.5, 1.5, 1.5]),
    ("x_ln_x", [2.0, 5.0, 1.0]),
    ("zeta", [27.0, 30.0, 18.0]),
];

const WHAT: [&str; 3] = ["the value", "the first derivative", "the second derivative"];

#[test]
fn derivatives_are_within_a_few_ulps_over_the_whole_range() {
    let functions = measure();
    assert!(functions.keys().map(String::as_str).eq(BOUNDS.iter().map(|bound| bound.0)), "the lists differ");
    for &(name, bounds) in BOUNDS {
        let measured = &functions[name];
        assert!(measured.arguments > 12, "{name} has {} arguments", measured.arguments);
        for ((worst, bound), what) in measured.worst.iter().zip(bounds).zip(WHAT) {
            let Some(worst) = worst else { continue };
            assert!(worst.0 <= bound, "{what}: error {}, allowed {bound}: {}", worst.0, worst.1);
        }
    }
}

#[test]
fn powers_are_tried_with_many_exponents() {
    let mut exponents = BTreeMap::<_, BTreeSet<_>>::new();
    for sample in samples().filter(|sample| sample.function.starts_with("pow") && sample.is_smooth) {
        let exponent = sample.at.split(" at ").next().expect("a name").to_string();
        exponents.entry(sample.function).or_default().insert(exponent);
    }
    assert_eq!((exponents["powi"].len(), exponents["powf"].len()), (7, 14));
}

#[test]
fn at_poles_and_boundaries_the_slope_is_the_limit() {
    let mut count = 0;
    for sample in samples().filter(|sample| !sample.is_smooth) {
        let y = (sample.f.first)(Dual::variable(sample.x));
        let [value, slope, _] = sample.wanted;
        assert_eq!(y.value, value, "{}", sample.at);
        // NaN in the table means that the limit is not specified
        assert!(slope.is_nan() || y.tangent == slope, "{}: {} should be {slope}", sample.at, y.tangent);
        count += 1;
    }
    assert!(count > 50, "{count} rows");
}

/// The figures on the page: first and second derivative and value, of each function.
fn published() -> BTreeMap<&'static str, [Option<f64>; 3]> {
    let page = include_str!("../../src/guide/accuracy.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|row| {
        let mut cells = row.split(" | ");
        let name = cells.next().and_then(|cell| cell.strip_suffix('`')).expect("a name");
        let mut figure = || {
            let cell = cells.next().expect("a cell").trim_end_matches(" A");
            (cell != "-").then(|| cell.parse().expect("a figure"))
        };
        let [first, second, value] = [figure(), figure(), figure()];
        (name, [value, first, second])
    })
    .collect()
}

#[test]
fn no_error_is_larger_than_the_published_one() {
    let published = published();
    let functions = measure();
    assert!(functions.keys().eq(published.keys()), "the page lists other functions");
    for (name, measured) in functions {
        for ((worst, figure), what) in measured.worst.iter().zip(published[&*name]).zip(WHAT) {
            assert_eq!(worst.is_some(), figure.is_some(), "{name}: {what}");
            if let (Some(worst), Some(figure)) = (worst, figure) {
                assert!(worst.0 <= figure, "{what}: {}, published {figure}: {}", worst.0, worst.1);
            }
        }
    }
}

#[test]
fn the_page_on_special_functions_states_the_bounds_of_the_values() {
    let page = include_str!("../../src/guide/special_functions.md");
    let mut stated = BTreeMap::new();
    let rows = page.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
    for row in rows.take_while(|line| line.starts_with('|')) {
        let cells: Vec<_> = row.split(" | ").collect();
        let names = cells[0].split('`').skip(1).step_by(2);
        let figures: Vec<_> = cells[3].split(", ").collect();
        // one figure may stand for several functions
        let figures = figures.iter().chain(std::iter::repeat(&figures[figures.len() - 1]));
        stated.extend(names.zip(figures).filter_map(|(name, figure)| Some((name, figure.parse().ok()?))));
    }
    let mut compared = 0;
    for (name, bounds) in BOUNDS {
        if let Some(figure) = stated.get(name) {
            assert_eq!(bounds[0], *figure, "{name}");
            compared += 1;
        }
    }
    assert!(compared > 15, "{compared} functions");
}

/// The difference in steps between neighbouring floats.
fn ulps(x: f32, y: f32) -> u32 {
    let position = |x: f32| {
        let magnitude = (x.to_bits() & !(1 << 31)) as i32;
        if x.is_sign_negative() { -magnitude } else { magnitude }
    };
    position(x).abs_diff(position(y))
}

#[test]
fn single_precision_slopes_are_double_precision_ones_rounded() {
    let grid = || (-2000..2000).map(|i| 10_f32.powf(i as f32 / 500.0)).flat_map(|x| [x, -x]);
    for &(name, _, double, single) in UNARY {
        let rows = samples()
            .filter(|sample| sample.function == name && sample.is_smooth)
            .map(|sample| sample.x as f32);
        for x in rows.filter(|x| (1e-4..1e4).contains(&x.abs())).chain(grid()) {
            let found = single(Dual::variable(x)).tangent;
            let wanted = double(Dual::variable(f64::from(x))).tangent as f32;
            if wanted.is_normal() {
                assert!(ulps(found, wanted) <= 3, "{name} at {x:e}: {found:e}, should be {wanted:e}");
            } else {
                assert!(
                    found.is_nan() == wanted.is_nan(),
                    "{name} at {x:e}: {found:e}, should be {wanted:e}"
                );
            }
        }
    }
}

#[test]
fn functions_of_several_arguments_are_accurate_in_every_argument() {
    let functions = several::measure();
    assert_eq!(functions.len(), 16);
    for (name, errors) in functions {
        assert!(errors.points >= 40, "{name} has {} points", errors.points);
        let check = |what: &str, worst: &several::Worst, bound: f64| {
            assert!(worst.error <= bound, "{what}: error {:e}, allowed {bound:e}: {}", worst.error, worst.at);
        };
        check("the value", &errors.value, 1e-13);
        for worst in &errors.first {
            check("a first derivative", worst, 1e-12);
        }
        // For small parameters the logarithm of the tail that is close to 0 is a quotient of two small numbers.
        let second = if name.starts_with("ln_beta_reg") { 1e-9 } else { 1e-10 };
        check("a second derivative", &errors.second, second);
    }
}

#[test]
fn no_error_of_a_function_of_several_arguments_is_larger_than_the_published_one() {
    let page = include_str!("../../src/guide/special_functions.md");
    let row = |name: &str| {
        let start = format!("| `{name}(");
        let row = page.lines().find(|line| line.starts_with(&start));
        let cells = row.unwrap_or_else(|| panic!("the page does not have {name}")).split(" | ");
        cells.filter_map(|cell| cell.trim_end_matches(" |").parse::<f64>().ok()).collect::<Vec<_>>()
    };
    for (name, errors) in several::measure() {
        let mut measured = vec![errors.value];
        measured
            .push(errors.first.into_iter().max_by(|a, b| a.error.total_cmp(&b.error)).expect("an argument"));
        measured.push(errors.second);
        let published = row(name);
        assert_eq!(published.len(), 3, "{name}: {published:?}");
        for (worst, published) in measured.iter().zip(published) {
            assert!(worst.error <= published, "{:e}, published {published:e}: {}", worst.error, worst.at);
        }
    }
}
