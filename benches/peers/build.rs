//! Compiles what is written in C++, with each compiler that there is.

use std::env;
use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=cpp");
    println!("cargo::rerun-if-env-changed=CARGO_ENCODED_RUSTFLAGS");
    for cfg in ["jet", "jet_gcc", "jet_clang"] {
        println!("cargo::rustc-check-cfg=cfg({cfg})");
    }

    let eigen = "/usr/include/eigen3";
    if !Path::new("/usr/include/ceres/jet.h").exists() || !Path::new(eigen).exists() {
        println!("cargo::warning=Jet is left out: install libceres-dev and libeigen3-dev to compare with it");
        return;
    }
    for (cfg, compiler, prefix) in [("jet_gcc", "g++", "gcc_"), ("jet_clang", "clang++", "clang_")] {
        if Command::new(compiler).arg("--version").output().is_err() {
            println!("cargo::warning=Jet by {compiler} is left out: there is no such compiler");
            continue;
        }
        let mut build = cc::Build::new();
        build.compiler(compiler).cpp(true).std("c++17").opt_level(3).define("NDEBUG", None);
        build
            .define("PREFIX", prefix)
            .include(eigen)
            .files(["cpp/jet.cpp", "cpp/objectives.cpp"])
            .warnings(false);
        // else the linker would keep one compiler's copy of what both instantiate
        for namespace in ["ceres", "Eigen"] {
            build.define(namespace, &*format!("{prefix}{namespace}"));
        }
        if env::var("CARGO_ENCODED_RUSTFLAGS").is_ok_and(|flags| flags.contains("target-cpu=native")) {
            build.flag("-march=native");
        }
        build.compile(cfg);
        println!("cargo::rustc-cfg=jet");
        println!("cargo::rustc-cfg={cfg}");
    }
}
