//! Counts instructions: the program runs itself under valgrind, so that neither the machine nor its load matters.

use std::process::{Command, ExitCode};
use std::{env, io};

/// The whole of a guard. A run under valgrind has the arguments `repeat NAME WHAT TIMES`, and calls `run` with the last
/// three. Any other run calls `exceeded`, which counts and says whether a count is beyond its bound. Then the guard fails
/// with the complaint.
pub(crate) fn guard(
    run: impl FnOnce(&str, &str, usize),
    exceeded: impl FnOnce() -> io::Result<bool>,
    complaint: &str,
) -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [command, name, what, times] = &arguments[..]
        && command == "repeat"
    {
        run(name, what, times.parse().expect("a number of runs"));
        return ExitCode::SUCCESS;
    }
    if !is_installed() {
        println!("valgrind is not installed: instructions are not counted");
        return ExitCode::SUCCESS;
    }
    match exceeded() {
        Ok(false) => ExitCode::SUCCESS,
        Ok(true) => {
            eprintln!("{complaint}");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("instructions cannot be counted (valgrind knows the baseline target only): {error}");
            ExitCode::FAILURE
        }
    }
}

fn is_installed() -> bool {
    Command::new("valgrind").arg("--version").output().is_ok()
}

/// Instructions of one run: the difference that more runs make, by their number.
pub(crate) fn count(name: &str, what: &str, more: u64) -> io::Result<u64> {
    Ok((total(name, what, 10 + more)? - total(name, what, 10)?) / more)
}

fn total(name: &str, what: &str, times: u64) -> io::Result<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env::current_exe()?)
        .args(["repeat", name, what, &times.to_string()])
        .output()?;
    let report = String::from_utf8_lossy(&output.stderr);
    let collected = report.split_once("Collected :").and_then(|(_, rest)| rest.split_whitespace().next());
    collected
        .and_then(|count| count.parse().ok())
        .ok_or_else(|| io::Error::other(format!("no count in the output of valgrind:\n{report}")))
}
