//! `Taylor<T, K>`: a power series in one variable, truncated after order K.

use core::array;

use crate::kernels::{self, Map, Zip};
use crate::number::Number;
use crate::scalar::Scalar;

mod functions;
mod leading_zeros;
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
/// An operation takes O(K^2) steps, by the recurrences of Griewank and Walther, *Evaluating Derivatives*, chapter 13.
/// Nested duals would take 2^K. Some functions are computed from their derivatives instead, in O(K^3) steps: `gamma`
/// and its family, the Bessel functions, `sinc`, powers at 0, and the functions that you [lift](Self::lift).
///
/// As in the other types, the value has the same bits as on `f64`, and comparisons read only the values. If all
/// coefficients of the arguments are 0 up to an order, those of the result are 0 up to that order too. The first
/// coefficient that is not 0 is the one that the types of first order have, over the whole range of floats. If it or
/// the value is infinite, as for `sqrt` at 0, later coefficients may be NaN.
///
/// # Series that begin with zeros
///
/// There is one exception. If numerator and denominator both begin with zeros, they are divided by the same power of t,
/// where `f64` has NaN for the value. A root or a power of a series that begins with two zeros or more takes the root
/// of that power of t: for `t > 0`, so that `sqrt(t^2)` is t. As many orders are lost as were divided out, because the
/// coefficients above K are not known. What would follow from them is NaN. So ask for a few orders more.
///
/// ```
/// use gradual::Taylor;
///
/// let t = Taylor::<f64, 4>::variable(0.0);
/// let y = t.sin() / t;
/// assert_eq!((y.value, &y.higher[..3]), (1.0, &[0.0, -1.0 / 6.0, 0.0][..]));
/// assert!(y.higher[3].is_nan());
///
/// let root = (t * t + t * t * t).sqrt(); // t + t²/2 - t³/8 + ...
/// assert_eq!(root.higher[..3], [1.0, 0.5, -0.125]);
/// ```
///
/// If the power p v is no integer, where v is the number of zeros, the derivative of the next higher order is infinite:
/// that is the second one of `sqrt(t^3)`.
///
/// # Nesting
///
/// A series may be the inner or the outer type when types nest: `Taylor<DualVec<f64, 3>, 5>` has the gradient of every
/// coefficient.
///
/// There is no `Hash`, because `==` on floats is not an equivalence relation: NaN is not equal to itself.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[repr(C)]
pub struct Taylor<T, const K: usize> {
    /// The value of the function, `x_0`.
    pub value: T,
    /// The higher coefficients: `higher[0]` belongs to t, and `higher[K - 1]` to t^K.
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

    /// The tuple `(value, higher)`. `==` on it compares everything.
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
    /// A number that does not depend on the variable. All coefficients except the value are 0.
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

    /// The coefficient x_k of t^k. x_0 is the value.
    ///
    /// ```
    /// use gradual::Taylor;
    ///
    /// let y = Taylor::<f64, 3>::variable(0.0).exp();
    /// assert_eq!(y.coefficient(3), 1.0 / 6.0);
    /// ```
    ///
    /// # Panics
    /// Panics if k is above K.
    #[must_use]
    #[inline(always)]
    pub fn coefficient(&self, k: usize) -> T {
        assert!(k <= K, "coefficient {k} of a Taylor series of order {K}");
        self.at(k)
    }

    /// The k-th derivative, `k! x_k`. For k = 0 it is the value.
    ///
    /// ```
    /// use gradual::Taylor;
    ///
    /// let y = Taylor::<f64, 4>::variable(0.0).sin();
    /// assert_eq!([0, 1, 2, 3, 4].map(|k| y.derivative(k)), [0.0, 1.0, 0.0, -1.0, 0.0]);
    /// ```
    ///
    /// Above the 170th derivative (for `f32`, the 34th) the factorial is out of range. The result is infinite then, or
    /// 0 if the coefficient is 0.
    ///
    /// # Panics
    /// Panics if k is above K.
    #[must_use]
    #[inline(always)]
    pub fn derivative(&self, k: usize) -> T {
        let factorial = (1..=k).fold(1.0, |product, i| product * i as f64);
        T::guarded_mul(T::literal(factorial), self.coefficient(k))
    }

    /// The value of the series at t, by Horner's rule. It approximates the function at a distance of t from the point
    /// of expansion.
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

    /// Applies a function with known derivatives to the series: `f(x(t))`.
    ///
    /// `f` takes the value x and returns `(f(x), [f'(x), f''(x), ...])`, with K derivatives. Use this to differentiate
    /// a function that is not generic.
    ///
    /// ```
    /// use gradual::Taylor;
    ///
    /// // A function of another crate. All its derivatives are the function itself.
    /// fn growth(x: f64) -> f64 { x.exp() }
    ///
    /// let x = Taylor::<f64, 3>::variable(0.5);
    /// let y = (2.0 * x).lift(|v| (growth(v), [growth(v); 3]));
    /// assert_eq!(y.derivative(3), 8.0 * growth(1.0));
    /// ```
    ///
    /// If all coefficients of the argument are 0 up to an order, those of the result are 0 up to that order too, even
    /// if a derivative of f is infinite or NaN. If the value is NaN, the derivatives count as NaN too. Derivatives
    /// above the 170th (for `f32`, the 34th) are ignored, because their factorial is out of range.
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
    const DIRECTIONS: usize = 1;

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
    fn first_order(&self) -> &[T] {
        &self.higher[..K.min(1)]
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
    fn beside_nan(&self, value: T) -> Self {
        Self::recurrence((value, [value]), [self], |_, _| value)
    }

    /// `(x y)_k = sum over j from 0 to k of x_j y_(k-j)`
    #[inline(always)]
    fn times(&self, y: &Self) -> Self {
        let mut product = Self::constant(self.value * y.value);
        for k in 1..=K {
            product.higher[k - 1] = Self::convolution(self, y, k, 0, k);
        }
        product
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

/// A constant whose value is the default of `T`: 0 for floats.
impl<T: Default, const K: usize> Default for Taylor<T, K> {
    fn default() -> Self {
        Self { value: T::default(), higher: array::from_fn(|_| T::default()) }
    }
}
