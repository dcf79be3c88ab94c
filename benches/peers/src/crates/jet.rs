//! Ceres' `Jet<double, N>` in C++, by each compiler that the build script found.

use std::ffi::{CString, c_char, c_int, c_void};
use std::mem;

use super::{Derivatives, Jacobian, Long};
use crate::objectives::Objective;

/// The entry points of one compiler's object.
pub struct Compiler {
    pub name: &'static str,
    find: unsafe extern "C" fn(*const c_char, c_int, c_int) -> *const c_void,
    long: unsafe extern "C" fn(*const f64, c_int, *mut f64) -> f64,
    objective: Run,
}

/// The name of the objective, its sizes, its data, the inputs and how many there are, and where the
/// derivatives go.
type Run = unsafe extern "C" fn(*const c_char, *const usize, *const f64, *const f64, usize, *mut f64) -> f64;

macro_rules! compilers {
    ($($cfg:ident: $name:literal, $find:ident, $long:ident, $objective:ident;)*) => {
        /// The compilers that there are, in the order of the table.
        pub const COMPILERS: &[Compiler] = &[$(
            #[cfg($cfg)]
            Compiler { name: $name, find: $find, long: $long, objective: $objective },
        )*];

        unsafe extern "C" {$(
            #[cfg($cfg)]
            fn $find(name: *const c_char, n: c_int, m: c_int) -> *const c_void;
            #[cfg($cfg)]
            fn $long(x: *const f64, n: c_int, gradient: *mut f64) -> f64;
            #[cfg($cfg)]
            fn $objective(
                name: *const c_char,
                sizes: *const usize,
                data: *const f64,
                x: *const f64,
                n: usize,
                out: *mut f64,
            ) -> f64;
        )*}
    };
}

compilers! {
    jet_gcc: "Jet (g++)", gcc_find, gcc_rosenbrock, gcc_objective;
    jet_clang: "Jet (clang++)", clang_find, clang_rosenbrock, clang_objective;
}

impl Compiler {
    /// The implementation of a workload, if it is written in C++ too.
    pub fn derivatives<const N: usize, const M: usize>(&self, workload: &str) -> Option<Jacobian<N, M>> {
        let name = CString::new(workload).ok()?;
        // SAFETY: the name ends in a zero byte.
        let found = unsafe { (self.find)(name.as_ptr(), N as c_int, M as c_int) };
        // SAFETY: `find` returns null or a function that reads N and writes M + M N doubles, and
        // `Derivatives` is laid out so.
        (!found.is_null()).then(|| unsafe {
            mem::transmute::<*const c_void, extern "C" fn(&[f64; N], &mut Derivatives<N, M>)>(found)
        })
    }

    /// In chunks of 16.
    pub fn long(&'static self) -> Long {
        Box::new(|x, out| {
            assert_eq!(x.len(), out.len());
            // SAFETY: it reads as many doubles as it writes.
            unsafe { (self.long)(x.as_ptr(), x.len() as c_int, out.as_mut_ptr()) }
        })
    }

    pub fn objective<O: Objective>(&'static self, objective: &'static O) -> Long {
        let name = CString::new(O::NAME).expect("a name without zero bytes");
        let sizes = objective.sizes();
        Box::new(move |x, out| {
            assert_eq!(out.len(), objective.derivatives());
            let (sizes, data, n) = (sizes.as_ptr(), objective.data().as_ptr(), x.len());
            // SAFETY: it reads the sizes and as much data and inputs as they say, and writes all derivatives.
            unsafe { (self.objective)(name.as_ptr(), sizes, data, x.as_ptr(), n, out.as_mut_ptr()) }
        })
    }
}
