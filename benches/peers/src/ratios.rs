//! Times of gradual in one configuration over those in another, by files that runs leave.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::{env, io};

use crate::contest::Contest;
use crate::table;

/// Appends the times to the file that the environment variable `TIMES` names, if it does.
pub fn record(contests: &[Contest], nanoseconds: &[f64]) -> io::Result<()> {
    let Some(path) = env::var_os("TIMES") else { return Ok(()) };
    let mut file = OpenOptions::new().create(true).append(true).open(path)?;
    for (contest, nanoseconds) in contests.iter().zip(nanoseconds) {
        writeln!(file, "{}\t{nanoseconds}", contest.name)?;
    }
    Ok(())
}

/// Prints the times in `files` over the times in `base`, workload by workload.
pub fn print(base: &str, files: &[&str]) -> io::Result<()> {
    let base = read(base)?;
    let columns: Vec<Vec<(String, f64)>> = files.iter().map(|file| read(file)).collect::<Result<_, _>>()?;
    let row = |(i, (workload, time)): (usize, &(String, f64))| {
        (vec![workload.clone()], columns.iter().map(|column| column[i].1 / time).collect())
    };
    let rows: Vec<(Vec<String>, Vec<f64>)> = base.iter().enumerate().map(row).collect();
    let names: Vec<&str> = files.iter().map(|file| file.rsplit('/').next().expect("a name")).collect();
    table::print_ratios(&["workload"], &names, &rows);
    Ok(())
}

fn read(path: &str) -> io::Result<Vec<(String, f64)>> {
    let parse = |line: &str| {
        let (workload, time) = line.split_once('\t')?;
        Some((workload.to_owned(), time.parse().ok()?))
    };
    let lines = fs::read_to_string(path)?;
    lines
        .lines()
        .map(|line| parse(line).ok_or_else(|| io::Error::other(format!("no time: {line}"))))
        .collect()
}
