//! The mistakes that people make in derivatives, and the sentences that name them.

use alloc::format;
use alloc::string::String;

use num_traits::Float;

use crate::check::names::Names;

/// What is wrong with a claim, in one component or in all of them.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Diagnosis {
    /// The row and the column, which count from 0. None stands for all components.
    pub component: Option<(usize, usize)>,
    /// What is wrong there.
    pub mistake: Mistake,
}

/// A mistake that people make in derivatives. A component is a pair (row, column). Both count from 0, and a gradient
/// has only row 0.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Mistake {
    /// The claim is -1 times the true slope.
    Sign,
    /// The claim is this constant times the true slope.
    Factor(f64),
    /// The claim is pi / 180 times the true slope: an angle is in degrees and should be in radians.
    Degrees,
    /// The claim is 180 / pi times the true slope: an angle is in radians and should be in degrees.
    Radians,
    /// The claim is 0, but the slope is not.
    Zero,
    /// The claim is NaN or infinite, but the slope is finite.
    NotFinite,
    /// The rows of the claim are the columns of the truth.
    Transposed,
    /// Each component is the slope of the component this far on.
    Shifted {
        /// By how many rows.
        rows: isize,
        /// By how many columns.
        columns: isize,
    },
    /// This component and the other one are swapped.
    Swapped((usize, usize)),
    /// This component is the slope of the other one.
    Equals((usize, usize)),
    /// The claim lacks a term that is equal to another component.
    MissingTerm((usize, usize)),
    /// The claim has an extra term that is equal to another component.
    ExtraTerm((usize, usize)),
    /// The claim is the true slope plus this constant.
    Offset(f64),
    /// The claim lacks a term that is equal to this input.
    MissingInput(usize),
    /// The claim has an extra term that is equal to this input.
    ExtraInput(usize),
    /// The claim lacks a factor that is equal to this input.
    MissingFactor(usize),
    /// The claim has an extra factor that is equal to this input.
    ExtraFactor(usize),
    /// The claim lacks a factor that is equal to another component.
    MissingSlope((usize, usize)),
    /// The claim has an extra factor that is equal to another component.
    ExtraSlope((usize, usize)),
    /// The claim is right to a few digits. Its error changes smoothly at nearby points, and irregularly over larger
    /// distances. So it comes from an iteration that stops early, after a number of steps that changes from point to point.
    StoppedEarly {
        /// How many digits are right.
        digits: u32,
        /// A relative tolerance that allows for the error.
        tolerance: f64,
    },
    /// The claim is right to this many digits: a constant has too few digits, or a step runs in single precision.
    Digits(u32),
    /// The claim is right around the point. At the point the function has a kink with these slopes on the left and on
    /// the right, and the claim is not between them.
    AtKink([f64; 2]),
    /// The claim is right around the point but not at it.
    OnlyHere,
}

impl Diagnosis {
    /// The diagnosis of a function of `inputs` numbers in one sentence.
    pub(super) fn sentence(&self, names: &Names, inputs: usize) -> String {
        let name = |place| names.component(place);
        let input = |j| names.input(j, inputs);
        let this = self.component.map_or_else(|| "every component".into(), name);
        match &self.mistake {
            Mistake::Sign => format!("{this} has the wrong sign"),
            Mistake::Factor(k) => {
                let n = whole(*k).or_else(|| whole(1.0 / k)).filter(|&n| inputs > 2 && n == inputs as f64);
                let note = n.map_or_else(String::new, |n| format!(", and {n} is the number of inputs"));
                format!("{this} is {} times the true slope{note}", short(*k))
            }
            Mistake::Degrees => format!(
                "{this} is pi/180 times the true slope: an angle is in degrees and should be in radians"
            ),
            Mistake::Radians => format!(
                "{this} is 180/pi times the true slope: an angle is in radians and should be in degrees"
            ),
            Mistake::Zero => format!("{this} is 0: its terms are missing"),
            Mistake::NotFinite => format!("{this} is NaN or infinite, but the true slope is finite"),
            Mistake::Transposed => "the claim is transposed: row i should be the gradient of result i".into(),
            Mistake::Shifted { rows, columns } => {
                let here = name((0.max(-rows) as usize, 0.max(-columns) as usize));
                let there = name((0.max(*rows) as usize, 0.max(*columns) as usize));
                format!("the claim is off by one index: {here} holds {there}, and so on")
            }
            Mistake::Swapped(other) => format!("{this} and {} are swapped", name(*other)),
            Mistake::Equals(other) => format!("{this} holds {}", name(*other)),
            Mistake::MissingTerm(other) => format!("{this} lacks a term that is equal to {}", name(*other)),
            Mistake::ExtraTerm(other) => {
                format!("{this} has an extra term that is equal to {}", name(*other))
            }
            Mistake::Offset(constant) => format!("{this} is off by the constant {}", short(*constant)),
            Mistake::MissingInput(j) => format!("{this} lacks a term that is equal to {}", input(*j)),
            Mistake::ExtraInput(j) => format!("{this} has an extra term that is equal to {}", input(*j)),
            Mistake::MissingFactor(j) => format!("{this} lacks a factor that is equal to {}", input(*j)),
            Mistake::ExtraFactor(j) => format!("{this} has an extra factor that is equal to {}", input(*j)),
            Mistake::MissingSlope(other) => {
                format!("{this} lacks a factor that is equal to {}", name(*other))
            }
            Mistake::ExtraSlope(other) => {
                format!("{this} has an extra factor that is equal to {}", name(*other))
            }
            Mistake::StoppedEarly { digits, tolerance } => format!(
                "{this} is right to {digits} digits: an iteration stops early; let it take more steps, or allow for its \
                 error by .relative({tolerance:e})"
            ),
            Mistake::Digits(digits) => format!(
                "{this} is right to {digits} digits: a constant has too few digits, or a step runs in single \
                 precision"
            ),
            Mistake::AtKink([left, right]) => format!(
                "{this} is not between the two slopes at this kink: {left} on the left and {right} on the right"
            ),
            Mistake::OnlyHere => {
                format!("{this} is right around this point but wrong at it: is there a special case?")
            }
        }
    }
}

/// The nearest whole number if k is one of moderate size, up to rounding.
pub(super) fn whole(k: f64) -> Option<f64> {
    let nearest = Float::round(k);
    ((k - nearest).abs() <= 1e-7 * k.abs() && (1.0..=1e4).contains(&nearest.abs())).then_some(nearest)
}

/// `1/3` instead of 0.333, and otherwise six digits.
fn short(k: f64) -> String {
    match (whole(k), whole(1.0 / k)) {
        (Some(k), _) => format!("{k}"),
        (_, Some(n)) if n < 0.0 => format!("-1/{}", -n),
        (_, Some(n)) => format!("1/{n}"),
        _ => {
            let short = format!("{k:.6e}");
            short.parse::<f64>().map_or(short, |k| format!("{k}"))
        }
    }
}
