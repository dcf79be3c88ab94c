//! The results as Markdown.

use crate::contest::{BY_HAND, Contest, PLAIN};
use crate::timing;

/// Measures the contests and prints three tables: times of the plain function, times of the derivatives by
/// hand, and geometric means of all over gradual.
pub fn print(title: &str, contests: &mut [Contest]) {
    let names: Vec<&str> = contests[0].contenders.iter().map(|contender| contender.name).collect();
    let times: Vec<Vec<f64>> =
        contests.iter_mut().map(|contest| timing::measure(&mut contest.contenders)).collect();
    let over = |base: usize| -> Vec<Vec<f64>> {
        times.iter().map(|row| row.iter().map(|time| time / row[base]).collect()).collect()
    };
    let workloads: Vec<&str> = contests.iter().map(|contest| contest.name.as_str()).collect();

    println!("\n{title}, times of the plain function:\n");
    header(&["workload", "f64"], &names[1..]);
    for ((workload, ratios), times) in workloads.iter().zip(over(PLAIN)).zip(&times) {
        line(&[workload, &format!("{:.1} ns", times[PLAIN])], &ratios[1..]);
    }
    line(&["geometric mean", ""], &means(&over(PLAIN))[1..]);

    println!("\n{title}, times of the derivatives by hand:\n");
    header(&["workload"], &names[2..]);
    for (workload, ratios) in workloads.iter().zip(over(BY_HAND)) {
        line(&[workload], &ratios[2..]);
    }
    line(&["geometric mean"], &means(&over(BY_HAND))[2..]);

    let gradual = names.iter().position(|&name| name == "gradual").expect("gradual takes part");
    let mut rows = over(gradual);
    let mut others: Vec<&str> = names[gradual + 1..].to_vec();
    // Jet by the better compiler, workload by workload
    let jets: Vec<usize> = (0..names.len()).filter(|&i| names[i].starts_with("Jet")).collect();
    if !jets.is_empty() {
        others.push("Jet (better)");
        for row in &mut rows {
            row.push(jets.iter().map(|&i| row[i]).fold(f64::INFINITY, f64::min));
        }
    }
    println!("\n{title}, times of gradual:\n");
    header(&["workload"], &others);
    for (workload, ratios) in workloads.iter().zip(&rows) {
        line(&[workload], &ratios[gradual + 1..]);
    }
    line(&["geometric mean"], &means(&rows)[gradual + 1..]);
}

fn header(first: &[&str], rest: &[&str]) {
    let names: Vec<&str> = first.iter().chain(rest).copied().collect();
    println!("| {} |", names.join(" | "));
    println!("|{}", "---|".repeat(names.len()));
}

fn line(first: &[&str], ratios: &[f64]) {
    let cells: Vec<String> =
        first.iter().map(|cell| cell.to_string()).chain(ratios.iter().map(|x| format!("{x:.2}"))).collect();
    println!("| {} |", cells.join(" | "));
}

/// The geometric mean of each column.
fn means(rows: &[Vec<f64>]) -> Vec<f64> {
    let columns = 0..rows[0].len();
    columns.map(|i| (rows.iter().map(|row| row[i].ln()).sum::<f64>() / rows.len() as f64).exp()).collect()
}
