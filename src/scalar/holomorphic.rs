//! Rules of holomorphic functions: functions of a complex number that have a complex slope.

use num_traits::{Float, FloatConst};

use super::Scalar;

/// A function w of a complex number z with its slope w'. Numbers are pairs of the real and the imaginary part.
///
/// By the equations of Cauchy and Riemann, the slope has all four derivatives: those of the real part of w are
/// `[re w', -im w']` in x and y, and those of its imaginary part are `[im w', re w']`.
pub trait Holomorphic: Copy {
    /// The function on plain floats.
    fn plain<F: Float + FloatConst>(self, z: [F; 2]) -> [F; 2];

    /// The slope at z, where the function has this value.
    fn slope<T: Scalar>(self, z: [T; 2], value: [T; 2]) -> [T; 2];

    /// The real and the imaginary part of the value, each with its derivatives in x and y.
    #[inline(always)]
    fn rules<T: Scalar>(self, z: [T; 2]) -> [(T, T, T); 2] {
        let [re, im] = T::holomorphic(self, z);
        let [slope_re, slope_im] = self.slope(z, [re, im]);
        [(re, slope_re, -slope_im), (im, slope_im, slope_re)]
    }
}
