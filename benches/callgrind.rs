//! Counts instructions: the program runs itself under valgrind, so that neither the machine nor its load matters.

use std::process::Command;
use std::{env, io};

/// The arguments of a run under valgrind, if this is one: `repeat NAME WHAT TIMES`.
pub(crate) fn repeat(arguments: &[String]) -> Option<(&str, &str, usize)> {
    match arguments {
        [command, name, what, times] if command == "repeat" => {
            Some((name, what, times.parse().expect("a number of runs")))
        }
        _ => None,
    }
}

pub(crate) fn is_installed() -> bool {
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
