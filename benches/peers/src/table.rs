//! The results as Markdown.

use crate::contest::{BY_HAND, Contest, PLAIN};
use crate::timing;

/// Measures the contests and prints three tables: the times of all over gradual, which is the headline, then
/// over the derivatives by hand and over the plain function. It returns the nanoseconds of gradual.
pub fn print(title: &str, contests: &mut [Contest]) -> Vec<f64> {
    let names: Vec<&str> = contests[0].contenders.iter().map(|contender| contender.name).collect();
    let workloads: Vec<String> = contests.iter().map(|contest| contest.name.clone()).collect();
    let times: Vec<Vec<f64>> =
        contests.iter_mut().map(|contest| timing::measure(&mut contest.contenders)).collect();
    // the time of one contender, then the ratios of those after it
    let over = |base: usize| -> Vec<(Vec<String>, Vec<f64>)> {
        let row = |(workload, times): (&String, &Vec<f64>)| {
            let time = format!("{:.1}", times[base]);
            (vec![workload.clone(), time], times[base + 1..].iter().map(|time| time / times[base]).collect())
        };
        workloads.iter().zip(&times).map(row).collect()
    };

    let gradual = names.iter().position(|&name| name == "gradual").expect("gradual takes part");
    let mut rows = over(gradual);
    let mut others = names[gradual + 1..].to_vec();
    // Jet by the better compiler, workload by workload
    let jets: Vec<usize> = (0..others.len()).filter(|&i| others[i].starts_with("Jet")).collect();
    if !jets.is_empty() {
        others.push("Jet (better)");
        for (_, ratios) in &mut rows {
            ratios.push(jets.iter().map(|&i| ratios[i]).fold(f64::INFINITY, f64::min));
        }
    }
    println!("\n{title}, times of gradual:\n");
    print_ratios(&["workload", "gradual, ns"], &others, &rows);
    println!("\n{title}, times of the derivatives by hand:\n");
    print_ratios(&["workload", "by hand, ns"], &names[BY_HAND + 1..], &over(BY_HAND));
    println!("\n{title}, times of the plain function:\n");
    print_ratios(&["workload", "f64, ns"], &names[PLAIN + 1..], &over(PLAIN));
    times.iter().map(|times| times[gradual]).collect()
}

/// Measures contests, whose contenders may differ, and prints the time of each in a unit of so many
/// nanoseconds.
pub fn print_times(unit: &str, nanoseconds: f64, contests: &mut [Contest]) {
    for contest in contests {
        println!("\n| {} | {unit} |\n|---|---|", contest.name);
        let times = timing::measure(&mut contest.contenders);
        for (contender, time) in contest.contenders.iter().zip(times) {
            println!("| {} | {:.3} |", contender.name, time / nanoseconds);
        }
    }
}

/// Prints rows of some cells and then ratios, below them the geometric mean of each column of ratios.
pub fn print_ratios(first: &[&str], rest: &[&str], rows: &[(Vec<String>, Vec<f64>)]) {
    println!("| {} |", [first, rest].concat().join(" | "));
    println!("|{}", "---|".repeat(first.len() + rest.len()));
    for (cells, ratios) in rows {
        line(cells, ratios);
    }
    let mut mean = vec![String::new(); first.len()];
    mean[0] = "geometric mean".into();
    line(&mean, &geometric_means(rows));
}

fn line(cells: &[String], ratios: &[f64]) {
    let ratios: Vec<String> = ratios.iter().map(|ratio| format!("{ratio:.2}")).collect();
    println!("| {} |", [cells, &ratios].concat().join(" | "));
}

fn geometric_means(rows: &[(Vec<String>, Vec<f64>)]) -> Vec<f64> {
    let mean =
        |i: usize| (rows.iter().map(|(_, ratios)| ratios[i].ln()).sum::<f64>() / rows.len() as f64).exp();
    (0..rows[0].1.len()).map(mean).collect()
}
