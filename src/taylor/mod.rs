//! `Taylor<T, K>`: a power series in one variable, truncated after order K.

use core::array;

use crate::kernels::{self, Map, Zip};
use crate::number::Number;
use crate::scalar::Scalar;

mod functions;
mod recurrences;

/// A power series in one variable t, truncated after order K: `x_0 + x_1 t + x_2 t^2 + ... + x_K t^K`.
///
/// A function run on `Taylor::variable(x)` returns its Taylor series about x, and so all its derivatives up to
/// order K:
///
/// ```
/// use gradual::Taylor;
///
/// // 1 / (1 - x) about 0 is 1 + x + x^2 + ...
/// let x = Taylor::<f64, 5>::variable(0.0);
/// let y = (1.0 - x).recip();
/// assert_eq!(y.parts(), (1.0, [1.0; 5]));
/// assert_eq!(y.derivative(4), 24.0); // 4!
/// ```
///
/// An operation costs O(K^2) numbers, by the recurrences of Griewank and Walther, *Evaluating Derivatives*,
/// chapter 13, where nested duals would take 2^K. Functions that go by their derivatives instead cost O(K^3): `gamma` and
/// its family, the Bessel functions, `sinc`, powers at 0, and what is [lifted](Self::lift).
///
/// As in the other types the value is `f64`'s to the bit, numbers compare by their values alone, and a
/// coefficient stays zero where those of the arguments are zero up to its order. The first that is not zero is that of
/// the first order types, as far as the range of the numbers goes; where it or the value is infinite, as for `sqrt` at
/// 0, later ones may be NaN.
///
/// In nested types a series may stand inside or outside: `Taylor<DualVec<f64, 3>, 5>` has the gradient of every
/// coefficient.
///
/// `Hash` is absent on purpose: it would have to agree with `==`, which floats do not have exactly.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[repr(C)]
pub struct Taylor<T, const K: usize> {
    /// The value of the function, `x_0`.
    pub value: T,
    /// The coefficients above it: `higher[0]` is that of t, and `higher[K - 1]` that of t^K.
    #[cfg_attr(feature = "serde", serde(with = "serde_with::As::<[serde_with::Same; K]>"))]
    pub higher: [T; K],
}

impl<T, const K: usize> Taylor<T, K> {
    /// The series with this value and these coefficients of t, t^2, ..., t^K.
    ///
    /// ```
    /// use gradual::Taylor;
    ///
    /// let parabola = Taylor::new(3.0, [0.0, 1.0]);
    /// assert_eq!((parabola * parabola).parts(), (9.0, [0.0, 6.0]));
    /// ```
    #[must_use]
    #[inline(always)]
    pub const fn new(value: T, higher: [T; K]) -> Self {
        Self { value, higher }
    }

    /// `(value, higher)`, a tuple, so that `==` on it compares everything.
    ///
    /// ```
    /// use gradual::Taylor;
    ///
    /// assert_eq!(Taylor::new(3.0, [0.5]), Taylor::new(3.0, [9.9]));
    /// assert_ne!(Taylor::new(3.0, [0.5]).parts(), Taylor::new(3.0, [9.9]).parts());
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn parts(self) -> (T, [T; K]) {
        (self.value, self.higher)
    }
}

impl<T: Scalar, const K: usize> Taylor<T, K> {
    /// A number that does not depend on the variable: all coefficients but the value are 0.
    ///
    /// ```
    /// use gradual::Taylor;
    ///
    /// assert_eq!(Taylor::constant(3.0).parts(), (3.0, [0.0, 0.0]));
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn constant(value: T) -> Self {
        Self::new(value, [T::zero(); K])
    }

    /// The variable itself, `value + t`.
    ///
    /// ```
    /// use gradual::Taylor;
    ///
    /// assert_eq!(Taylor::variable(3.0).parts(), (3.0, [1.0, 0.0]));
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn variable(value: T) -> Self {
        let mut variable = Self::constant(value);
        if let Some(first) = variable.higher.first_mut() {
            *first = T::one();
        }
        variable
    }

    /// The coefficient x_k of t^k; x_0 is the value, and beyond order K there is none.
    ///
    /// ```
    /// use gradual::Taylor;
    ///
    /// let y = Taylor::<f64, 3>::variable(0.0).exp();
    /// assert_eq!(y.coefficient(3), 1.0 / 6.0);
    /// ```
    ///
    /// # Panics
    /// If k is above K.
    #[must_use]
    #[inline(always)]
    pub fn coefficient(&self, k: usize) -> T {
        assert!(k <= K, "coefficient {k} of a Taylor series of order {K}");
        self.at(k)
    }

    /// The k-th derivative, `k! x_k`; the value for k = 0.
    ///
    /// ```
    /// use gradual::Taylor;
    ///
    /// let y = Taylor::<f64, 4>::variable(0.0).sin();
    /// assert_eq!([0, 1, 2, 3, 4].map(|k| y.derivative(k)), [0.0, 1.0, 0.0, -1.0, 0.0]);
    /// ```
    ///
    /// Above the 170th derivative the factorial is out of the range of an `f64`, above the 34th out of that of an `f32`,
    /// and the result infinite.
    ///
    /// # Panics
    /// If k is above K.
    #[must_use]
    #[inline(always)]
    pub fn derivative(&self, k: usize) -> T {
        let factorial = (1..=k).fold(1.0, |product, i| product * i as f64);
        T::guarded_mul(T::literal(factorial), self.coefficient(k))
    }

    /// The value of the series at t, by Horner's rule: the function about t away from where it was expanded.
    ///
    /// ```
    /// use gradual::Taylor;
    ///
    /// let y = Taylor::<f64, 20>::variable(0.0).exp();
    /// assert!((y.eval(0.5) - 0.5_f64.exp()).abs() < 1e-15);
    /// ```
    #[must_use]
    pub fn eval(&self, t: T) -> T {
        self.higher.iter().rev().fold(T::zero(), |sum, &coefficient| (sum + coefficient) * t) + self.value
    }

    /// A function with known derivatives, of the series: `f(x(t))`.
    ///
    /// `f` takes the value x and returns `(f(x), [f'(x), f''(x), ...])`, K derivatives. This is how a function that is
    /// not generic is differentiated.
    ///
    /// ```
    /// use gradual::Taylor;
    ///
    /// // A function from elsewhere, whose derivatives are itself.
    /// fn growth(x: f64) -> f64 { x.exp() }
    ///
    /// let x = Taylor::<f64, 3>::variable(0.5);
    /// let y = (2.0 * x).lift(|v| (growth(v), [growth(v); 3]));
    /// assert_eq!(y.derivative(3), 8.0 * growth(1.0));
    /// ```
    ///
    /// A coefficient stays zero where those of the argument are zero up to its order, even where a derivative of f
    /// is infinite or NaN. Where the value is NaN the derivatives count as NaN too. Derivatives above the 170th do not
    /// count (in `f32` the 34th), since their factorial is out of range.
    #[must_use]
    pub fn lift(self, f: impl FnOnce(T) -> (T, [T; K])) -> Self {
        let (value, derivatives) = f(self.value);
        let slope = derivatives.first().copied().unwrap_or(T::zero());
        self.compose((value, slope), |i, factorial| derivatives[i - 1] / T::literal(factorial))
    }

    /// The coefficient x_k, k up to K.
    #[inline(always)]
    fn at(&self, k: usize) -> T {
        if k == 0 { self.value } else { self.higher[k - 1] }
    }
}

impl<T: Scalar, const K: usize> Number for Taylor<T, K> {
    type Part = T;
    const ORDER: usize = K;

    #[inline(always)]
    fn constant(value: T) -> Self {
        Self::constant(value)
    }

    #[inline(always)]
    fn value(&self) -> T {
        self.value
    }

    #[inline(always)]
    fn value_mut(&mut self) -> &mut T {
        &mut self.value
    }

    #[inline(always)]
    fn lanes(&self) -> impl Iterator<Item = &T> {
        self.higher.iter()
    }

    #[inline(always)]
    fn map_lanes(&mut self, function: impl Map<T>) {
        kernels::map(&mut self.higher, function);
    }

    #[inline(always)]
    fn zip_lanes(&mut self, y: &Self, function: impl Zip<T>) {
        kernels::zip(&mut self.higher, &y.higher, function);
    }

    #[inline(always)]
    fn beside_nan(self, value: T) -> Self {
        Self::recurrence((value, [value]), [&self], |_, _| value)
    }

    /// `(x y)_k = sum over j from 0 to k of x_j y_(k-j)`
    #[inline(always)]
    fn mul_in_place(&mut self, y: &Self) {
        let mut product = Self::constant(self.value * y.value);
        for k in 1..=K {
            product.higher[k - 1] = Self::convolution(self, y, k, 0, k);
        }
        *self = product;
    }

    #[inline(always)]
    fn guarded_mul(self, y: Self) -> Self {
        let mut product = Self::constant(self.value.guarded_mul(y.value));
        for k in 1..=K {
            product.higher[k - 1] = recurrences::sum(0, k, |j| self.at(j).guarded_mul(y.at(k - j)));
        }
        product
    }
}

/// The constant 0, or whatever the default of `T` is.
impl<T: Default, const K: usize> Default for Taylor<T, K> {
    fn default() -> Self {
        Self { value: T::default(), higher: array::from_fn(|_| T::default()) }
    }
}
