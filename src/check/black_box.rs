//! Checks of functions that run on plain floats only, against finite differences with a bound on their error.

use alloc::rc::Rc;
use alloc::vec;
use alloc::vec::Vec;

use crate::check::builder::Check;
use crate::check::claim::Claim;
use crate::check::domain::Interval;
use crate::check::exact::array;
use crate::check::finite_difference::columns;
use crate::check::input::Input;
use crate::check::kind::Kind;
use crate::check::slopes::Slopes;

/// The slopes of f at x. It calls f within the domain only.
pub(super) fn slopes(f: &dyn Fn(&[f64]) -> Vec<f64>, x: &[f64], domain: &[Interval]) -> Slopes {
    let values = f(x);
    let columns = columns(f, x, values.len(), domain);
    let table = (0..values.len()).flat_map(|i| columns.iter().map(move |column| column[i])).collect();
    let exact = Slopes::exact(&values, x.len(), &[]);
    Slopes { table, are_exact: false, ..exact }
}

impl<'a, X: Input + ?Sized> Check<'a, X> {
    fn black_box<C: Claim>(
        kind: Kind,
        f: impl Fn(&[f64]) -> Vec<f64> + 'a,
        claim: impl Fn(&[f64]) -> C + 'a,
    ) -> Self {
        Self::new(kind, move |x, domain| slopes(&f, x, domain), claim)
    }

    /// The slopes of a rule against the finite differences of its value.
    fn of_rule<C: Claim>(rule: impl Fn(&[f64]) -> (f64, C) + 'a) -> Self {
        let rule = Rc::new(rule);
        let value = Rc::clone(&rule);
        Self::black_box(Kind::Rule, move |x| vec![value(x).0], move |x| rule(x).1)
    }
}

impl<'a> Check<'a, f64> {
    /// Claims that `claim` is the derivative of `f`, which runs on plain floats only.
    ///
    /// ```
    /// use gradual::check::Check;
    ///
    /// fn table(x: f64) -> f64 { x.exp() } // from elsewhere
    ///
    /// Check::black_box_derivative(table, |x| x.exp()).on(-2.0..=2.0)?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn black_box_derivative<C: Claim>(
        f: impl Fn(f64) -> f64 + 'a,
        claim: impl Fn(f64) -> C + 'a,
    ) -> Self {
        Self::black_box(Kind::Derivative, move |x| vec![f(x[0])], move |x| claim(x[0]))
    }

    /// Claims that `rule` returns a value and its slope, `(f, df/dx)`, as [`lift`](crate::Dual::lift) takes them.
    ///
    /// ```
    /// use gradual::check::Check;
    ///
    /// Check::rule(|x| (x.sin(), x.cos())).on(-10.0..=10.0)?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn rule(rule: impl Fn(f64) -> (f64, f64) + 'a) -> Self {
        Self::of_rule(move |x| rule(x[0]))
    }
}

impl<'a, const N: usize> Check<'a, [f64; N]> {
    /// Claims that `claim` is the gradient of `f`, which runs on an array of plain floats only.
    ///
    /// ```
    /// use gradual::check::Check;
    ///
    /// // a function of several arguments
    /// fn simulation(x: f64, y: f64) -> f64 { x * y.cos() } // from elsewhere
    ///
    /// let check = Check::black_box_array_gradient(
    ///     |[x, y]| simulation(x, y),
    ///     |[x, y]: [f64; 2]| [y.cos(), -x * y.sin()],
    /// );
    /// check.on([0.0..=1.0, -3.0..=3.0])?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn black_box_array_gradient<C: Claim>(
        f: impl Fn([f64; N]) -> f64 + 'a,
        claim: impl Fn([f64; N]) -> C + 'a,
    ) -> Self {
        Self::black_box(Kind::Gradient, move |x| vec![f(array(x))], move |x| claim(array(x)))
    }

    /// Claims that `claim` is the Jacobian of `f`, which runs on an array of plain floats only.
    ///
    /// ```
    /// use gradual::check::Check;
    ///
    /// let f = Check::black_box_array_jacobian(|[x, y]| [x * y, x], |[x, y]: [f64; 2]| [[y, x], [1.0, 0.0]]);
    /// f.at([2.0, 3.0])?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn black_box_array_jacobian<C: Claim, const M: usize>(
        f: impl Fn([f64; N]) -> [f64; M] + 'a,
        claim: impl Fn([f64; N]) -> C + 'a,
    ) -> Self {
        Self::black_box(Kind::Jacobian, move |x| f(array(x)).to_vec(), move |x| claim(array(x)))
    }
}

impl<'a> Check<'a, [f64; 2]> {
    /// Claims that `rule` returns a value and both slopes, `(f, df/dx, df/dy)`, as [`lift2`](crate::Dual::lift2) takes
    /// them.
    ///
    /// ```
    /// use gradual::check::Check;
    ///
    /// Check::rule2(|x, y| (x * y.exp(), y.exp(), x * y.exp())).on(-3.0..=3.0)?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn rule2(rule: impl Fn(f64, f64) -> (f64, f64, f64) + 'a) -> Self {
        Self::of_rule(move |x| {
            let (value, dx, dy) = rule(x[0], x[1]);
            (value, [dx, dy])
        })
    }
}

impl<'a> Check<'a, [f64]> {
    /// Claims that `claim` is the gradient of `f`, which runs on a slice of plain floats only.
    ///
    /// ```
    /// use gradual::check::Check;
    ///
    /// fn simulation(x: &[f64]) -> f64 { x[0] * x[1].cos() } // from elsewhere
    ///
    /// let check = Check::black_box_gradient(simulation, |x| [x[1].cos(), -x[0] * x[1].sin()]);
    /// check.on([0.0..=1.0, -3.0..=3.0])?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn black_box_gradient<C: Claim>(
        f: impl Fn(&[f64]) -> f64 + 'a,
        claim: impl Fn(&[f64]) -> C + 'a,
    ) -> Self {
        Self::black_box(Kind::Gradient, move |x| vec![f(x)], claim)
    }

    /// Claims that `claim` is the Jacobian of `f`, which runs on a slice of plain floats only.
    ///
    /// ```
    /// use gradual::check::Check;
    ///
    /// let f = Check::black_box_jacobian(|x| vec![x[0] * x[1], x[0]], |x| [[x[1], x[0]], [1.0, 0.0]]);
    /// f.at(&[2.0, 3.0])?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn black_box_jacobian<C: Claim>(
        f: impl Fn(&[f64]) -> Vec<f64> + 'a,
        claim: impl Fn(&[f64]) -> C + 'a,
    ) -> Self {
        Self::black_box(Kind::Jacobian, f, claim)
    }
}
