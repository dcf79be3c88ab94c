//! Instructions per evaluation, counted by valgrind: the same on a busy machine as on an idle one.

use std::env;
use std::process::Command;

use crate::contest::Contest;

/// A small one, one with functions, one with many outputs, one large.
const WORKLOADS: [&str; 5] = ["Rosenbrock 4", "Ackley 8", "Black-Scholes 5", "Kepler 6", "Lennard-Jones 24"];

/// Prints the counts of a few workloads.
pub fn print(contests: &[Contest]) {
    let contests: Vec<&Contest> = contests.iter().filter(|c| WORKLOADS.contains(&&*c.name)).collect();
    let names: Vec<&str> = contests[0].contenders.iter().map(|contender| contender.name).collect();
    println!("\nInstructions per call:\n");
    println!("| workload | {} |", names.join(" | "));
    println!("|{}", "---|".repeat(names.len() + 1));
    for contest in contests {
        let counts: Option<Vec<String>> =
            names.iter().map(|name| Some(count(&contest.name, name)?.to_string())).collect();
        match counts {
            Some(counts) => println!("| {} | {} |", contest.name, counts.join(" | ")),
            None => return println!("\nvalgrind cannot run this program: no instructions counted"),
        }
    }
}

/// Evaluates so many times.
pub fn repeat(contests: Vec<Contest>, workload: &str, contender: &str, times: usize) {
    for mut contest in contests {
        for c in &mut contest.contenders {
            if contest.name == workload && c.name == contender {
                (c.run)(times);
            }
        }
    }
}

/// The difference that a thousand more evaluations make, by the thousand.
fn count(workload: &str, contender: &str) -> Option<u64> {
    let few = total(workload, contender, "100")?;
    let many = total(workload, contender, "1100")?;
    Some((many - few) / 1000)
}

fn total(workload: &str, contender: &str, times: &str) -> Option<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env::current_exe().ok()?)
        .args(["repeat", workload, contender, times])
        .output()
        .ok()?;
    let report = String::from_utf8_lossy(&output.stderr);
    let (_, collected) = report.split_once("Collected :")?;
    collected.split_whitespace().next()?.parse().ok()
}
