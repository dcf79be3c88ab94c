use gradual::{Dual2Vec, DualVec, Scalar};
fn f<T: Scalar>(name: &str, x: &[T]) -> Option<T> {
    Some(match name {
        "gamma_p" => x[0].gamma_p(x[1]),
        "gamma_q" => x[0].gamma_q(x[1]),
        "ln_gamma_p" => x[0].ln_gamma_p(x[1]),
        "ln_gamma_q" => x[0].ln_gamma_q(x[1]),
        "beta_reg" => x[0].beta_reg(x[1], x[2]),
        "beta_reg_c" => x[0].beta_reg_c(x[1], x[2]),
        "ln_beta_reg" => x[0].ln_beta_reg(x[1], x[2]),
        "ln_beta_reg_c" => x[0].ln_beta_reg_c(x[1], x[2]),
        "beta" => x[0].beta(x[1]),
        "ln_beta" => x[0].ln_beta(x[1]),
        "ln_gamma_ratio" => x[0].ln_gamma_ratio(x[1]),
        "ln_choose" => x[0].ln_choose(x[1]),
        "x_ln_y" => x[0].x_ln_y(x[1]),
        "x_ln_1p_y" => x[0].x_ln_1p_y(x[1]),
        "ln_add_exp" => x[0].ln_add_exp(x[1]),
        "ln_sub_exp" => x[0].ln_sub_exp(x[1]),
        _ => return None,
    })
}
fn fl(s: &str) -> Vec<f64> {
    s.split(';').map(|h| f64::from_bits(u64::from_str_radix(h, 16).unwrap())).collect()
}
fn run<const N: usize>(name: &str, x: [f64; N]) -> Option<(f64, Vec<f64>, Vec<f64>)> {
    let g = f(name, &DualVec::variables(x))?;
    let h = f(name, &Dual2Vec::variables(x))?;
    let mut hs = vec![];
    for i in 0..N {
        for j in i..N {
            hs.push(h.hessian[i][j]);
        }
    }
    Some((g.value, g.partials.to_vec(), hs))
}
#[test]
fn dev() {
    let path = std::env::var("TABLE").unwrap();
    let only = std::env::var("ONLY").unwrap_or_default();
    let show: usize = std::env::var("SHOW").unwrap_or("0".into()).parse().unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let mut all: std::collections::BTreeMap<(String, String), Vec<(f64, String)>> = Default::default();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        let c: Vec<&str> = line.split(',').collect();
        if !only.is_empty() && only != c[0] {
            continue;
        }
        let (x, v, g, h) = (fl(c[1]), fl(c[2]), fl(c[3]), fl(c[4]));
        let r = match x.len() {
            2 => run::<2>(c[0], [x[0], x[1]]),
            _ => run::<3>(c[0], [x[0], x[1], x[2]]),
        };
        let Some((fv, fg, fh)) = r else { continue };
        let mut put = |what: String, found: f64, want: f64| {
            if want.abs() < 1e-290 {
                return;
            }
            let e = if found == want { 0.0 } else { ((found - want) / want).abs() };
            let e = if e.is_nan() { f64::INFINITY } else { e };
            all.entry((c[0].into(), what))
                .or_default()
                .push((e, format!("{x:?} found {found:e} want {want:e}")));
        };
        put("0 value".into(), fv, v[0]);
        for i in 0..x.len() {
            put(format!("1 d{i}"), fg[i], g[i]);
        }
        for i in 0..h.len() {
            put(format!("2 dd{i}"), fh[i], h[i]);
        }
    }
    for ((n, w), mut e) in all {
        e.sort_by(|a, b| b.0.partial_cmp(&a.0).unwrap());
        let big = e.iter().filter(|e| e.0 > 1e-12).count();
        println!(
            "{n:15} {w:8} n={:4} >1e-12: {big:4} max {:.1e}  5th {:.1e} med {:.1e}  {}",
            e.len(),
            e[0].0,
            e[4.min(e.len() - 1)].0,
            e[e.len() / 2].0,
            e[0].1
        );
        for e in &e[1..show.min(e.len()).max(1)] {
            println!("        {:.1e} {}", e.0, e.1);
        }
    }
}
#[test]
fn unary() {
    let path = std::env::var("TABLE1").unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let mut all: std::collections::BTreeMap<(String, usize), Vec<(f64, String)>> = Default::default();
    fn f<T: Scalar>(name: &str, x: T) -> Option<T> {
        Some(match name {
            "erfcx" => x.erfcx(),
            "ln_erfc" => x.ln_erfc(),
            "ln_normal_cdf" => x.ln_normal_cdf(),
            "normal_quantile" => x.normal_quantile(),
            "erf_inv" => x.erf_inv(),
            "erfc_inv" => x.erfc_inv(),
            "x_ln_x" => x.x_ln_x(),
            "ln_1m_exp" => x.ln_1m_exp(),
            _ => return None,
        })
    }
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        let c: Vec<&str> = line.split(',').collect();
        let (x, w): (f64, Vec<f64>) = (fl(c[3])[0], c[4..7].iter().map(|s| fl(s)[0]).collect());
        let Some(y) = f(c[0], gradual::Dual::variable(gradual::Dual::variable(x))) else { continue };
        for (i, found) in [y.value.value, y.tangent.value, y.tangent.tangent].into_iter().enumerate() {
            let e = if found == w[i] { 0.0 } else { ((found - w[i]) / w[i]).abs() };
            let e = if e.is_nan() { f64::INFINITY } else { e };
            all.entry((c[0].into(), i))
                .or_default()
                .push((e, format!("{x:e} found {found:e} want {:e}", w[i])));
        }
    }
    for ((n, w), mut e) in all {
        e.sort_by(|a, b| b.0.partial_cmp(&a.0).unwrap());
        println!(
            "{n:15} {w} n={:4} max {:.1e} 3rd {:.1e} med {:.1e} {} | {} | {}",
            e.len(),
            e[0].0,
            e[2].0,
            e[e.len() / 2].0,
            e[0].1,
            e[1].1,
            e[2].1
        );
    }
}
#[test]
fn doc() {
    use gradual::*;
    println!("n= {:?}", derivative(|x| x.gamma_p_inv(0.4421745996289252), 2.0_f64));
    println!(
        "n= {:?}",
        gradient(|[x, dof]| statistics::student_t::cdf(x, dof, 0.0.into(), 1.0.into()), [1.0, 1.0])
    );
    println!("n= {:?}", statistics::weibull::ln_pdf(2.0, 1.5, 4.0));
}
