//! Nonlinear least squares by the `levenberg-marquardt` crate, with our Jacobian, on data sets with certified
//! answers: three of the Statistical Reference Datasets of NIST, each from the harder of its two starting points.
//!
//! The crate may use another version of nalgebra than `gradual` does: plain numbers pass between them, and the
//! feature `nalgebra` is not needed.
//!
//! ```sh
//! cargo run --release -p curve_fit
//! ```

use std::error::Error;
use std::iter::zip;

use gradual::slice::{self, Chunk};
use levenberg_marquardt::{LeastSquaresProblem, LevenbergMarquardt};
use nalgebra::{DMatrix, DVector, Dyn, Owned};

/// The example fails if a parameter agrees with the certified one to fewer digits.
const REQUIRED_DIGITS: f64 = 6.0;

/// What is measured at x, for the parameters b.
type Model = fn(b: &[Chunk<f64>], x: f64) -> Chunk<f64>;

/// A data set with its certified answer, to eleven digits.
///
/// From NIST's Statistical Reference Datasets, nonlinear regression: www.itl.nist.gov/div898/strd/nls.
struct Reference {
    name: &'static str,
    formula: &'static str,
    model: Model,
    /// `(y, x)`
    data: &'static [(f64, f64)],
    start: &'static [f64],
    certified: &'static [f64],
    /// The sum of the squares of the residuals.
    certified_sum: f64,
}

/// Dental research: the adsorption of a monomolecular layer.
const MISRA1A: Reference = Reference {
    name: "Misra1a",
    formula: "b1 (1 - exp(-b2 x))",
    model: |b, x| b[0] * (1.0 - (-b[1] * x).exp()),
    #[rustfmt::skip]
    data: &[
        (10.07, 77.6), (14.73, 114.9), (17.94, 141.1), (23.93, 190.8), (29.61, 239.9), (35.18, 289.0),
        (40.02, 332.8), (44.82, 378.4), (50.76, 434.8), (55.05, 477.3), (61.01, 536.8), (66.40, 593.1),
        (75.47, 689.1), (81.78, 760.0),
    ],
    start: &[500.0, 0.0001],
    certified: &[2.3894212918e2, 5.5015643181e-4],
    certified_sum: 1.2455138894e-1,
};

/// Semiconductors: the mobility of electrons over the logarithm of their density.
const THURBER: Reference = Reference {
    name: "Thurber",
    formula: "(b1 + b2 x + b3 x² + b4 x³) / (1 + b5 x + b6 x² + b7 x³)",
    model: |b, x| {
        (b[0] + b[1] * x + b[2] * x.powi(2) + b[3] * x.powi(3))
            / (1.0 + b[4] * x + b[5] * x.powi(2) + b[6] * x.powi(3))
    },
    #[rustfmt::skip]
    data: &[
        (80.574, -3.067), (84.248, -2.981), (87.264, -2.921), (87.195, -2.912), (89.076, -2.840),
        (89.608, -2.797), (89.868, -2.702), (90.101, -2.699), (92.405, -2.633), (95.854, -2.481),
        (100.696, -2.363), (101.060, -2.322), (401.672, -1.501), (390.724, -1.460), (567.534, -1.274),
        (635.316, -1.212), (733.054, -1.100), (759.087, -1.046), (894.206, -0.915), (990.785, -0.714),
        (1090.109, -0.566), (1080.914, -0.545), (1122.643, -0.400), (1178.351, -0.309), (1260.531, -0.109),
        (1273.514, -0.103), (1288.339, 0.010), (1327.543, 0.119), (1353.863, 0.377), (1414.509, 0.790),
        (1425.208, 0.963), (1421.384, 1.006), (1442.962, 1.115), (1464.350, 1.572), (1468.705, 1.841),
        (1447.894, 2.047), (1457.628, 2.200),
    ],
    start: &[1000.0, 1000.0, 400.0, 40.0, 0.7, 0.3, 0.03],
    certified: &[
        1.2881396800e3,
        1.4910792535e3,
        5.8323836877e2,
        7.5416644291e1,
        9.6629502864e-1,
        3.9797285797e-1,
        4.9727297349e-2,
    ],
    certified_sum: 5.6427082397e3,
};

/// The enzyme data of Kowalik and Osborne (1978), from a start a hundred times too far.
const MGH09: Reference = Reference {
    name: "MGH09",
    formula: "b1 (x² + b2 x) / (x² + b3 x + b4)",
    model: |b, x| b[0] * (x.powi(2) + b[1] * x) / (x.powi(2) + b[2] * x + b[3]),
    #[rustfmt::skip]
    data: &[
        (0.1957, 4.0), (0.1947, 2.0), (0.1735, 1.0), (0.1600, 0.5), (0.0844, 0.25), (0.0627, 0.167),
        (0.0456, 0.125), (0.0342, 0.1), (0.0323, 0.0833), (0.0235, 0.0714), (0.0246, 0.0625),
    ],
    start: &[25.0, 39.0, 41.5, 39.0],
    certified: &[1.9280693458e-1, 1.9128232873e-1, 1.2305650693e-1, 1.3606233068e-1],
    certified_sum: 3.0750560385e-4,
};

/// A data set with parameters, and what they give: the residuals and their slopes come from the same run.
struct Fit<'a> {
    reference: &'a Reference,
    parameters: DVector<f64>,
    residuals: DVector<f64>,
    /// One row for each residual, one column for each parameter.
    jacobian: DMatrix<f64>,
}

impl<'a> Fit<'a> {
    fn new(reference: &'a Reference, parameters: &[f64]) -> Self {
        let Reference { model, data, .. } = reference;
        let residuals = |b: &[_]| data.iter().map(|&(y, x)| model(b, x) - y).collect();
        let (residuals, rows) = slice::jacobian(residuals, parameters);
        let jacobian = DMatrix::from_row_slice(data.len(), parameters.len(), &rows);
        let parameters = DVector::from_column_slice(parameters);
        Self { reference, parameters, residuals: residuals.into(), jacobian }
    }
}

impl LeastSquaresProblem<f64, Dyn, Dyn> for Fit<'_> {
    type ParameterStorage = Owned<f64, Dyn>;
    type ResidualStorage = Owned<f64, Dyn>;
    type JacobianStorage = Owned<f64, Dyn, Dyn>;

    fn set_params(&mut self, parameters: &DVector<f64>) {
        *self = Self::new(self.reference, parameters.as_slice());
    }

    fn params(&self) -> DVector<f64> {
        self.parameters.clone()
    }

    fn residuals(&self) -> Option<DVector<f64>> {
        Some(self.residuals.clone())
    }

    fn jacobian(&self) -> Option<DMatrix<f64>> {
        Some(self.jacobian.clone())
    }
}

/// Prints a number beside the certified one, and returns whether they agree.
fn compare(name: &str, start: Option<f64>, found: f64, certified: f64) -> bool {
    // no more than the eleven digits that are certified
    let digits = (-((found - certified) / certified).abs().log10()).min(11.0);
    let start = start.map_or(String::new(), |start| start.to_string());
    println!("{name:>8}{start:>10}{found:>20.10e}{certified:>20.10e}{digits:>8.1}");
    digits >= REQUIRED_DIGITS
}

fn main() -> Result<(), Box<dyn Error>> {
    // as far down as rounding lets it
    let minimiser = LevenbergMarquardt::new().with_tol(f64::EPSILON).with_patience(1000);
    for reference in [&MISRA1A, &THURBER, &MGH09] {
        let Reference { name, formula, start, certified, certified_sum, .. } = reference;
        let (fit, report) = minimiser.minimize(Fit::new(reference, start));
        println!("{name}: y = {formula}, {} evaluations", report.number_of_evaluations);
        println!("{:>18}{:>20}{:>20}{:>8}", "start", "found", "certified", "digits");
        let mut agree = compare("squares", None, fit.residuals.norm_squared(), *certified_sum);
        for (i, (&start, &certified)) in zip(*start, *certified).enumerate() {
            agree &= compare(&format!("b{}", i + 1), Some(start), fit.parameters[i], certified);
        }
        println!();
        if !agree {
            return Err(format!("{name} agrees to fewer than {REQUIRED_DIGITS} digits").into());
        }
    }
    Ok(())
}
