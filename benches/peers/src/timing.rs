//! Times that other work on the machine does not spoil: many short batches, one of each contender in turn, by
//! the processor's time, and of each the fastest.

use std::env;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;

use crate::contest::Contender;

const BATCH: Duration = Duration::from_micros(15);
/// No contest takes longer, however slow its contenders are.
const LIMIT: Duration = Duration::from_secs(4);

/// 600 rounds, or as many as the environment variable `ROUNDS` says.
static ROUNDS: LazyLock<usize> = LazyLock::new(|| match env::var("ROUNDS") {
    Ok(rounds) => rounds.parse().expect("ROUNDS is a number"),
    Err(_) => 600,
});

/// Nanoseconds per evaluation.
pub fn measure(contenders: &mut [Contender]) -> Vec<f64> {
    let batches: Vec<usize> = contenders.iter_mut().map(calibrated).collect();
    let mut best = vec![f64::INFINITY; contenders.len()];
    let start = Instant::now();
    for round in 0..*ROUNDS {
        if start.elapsed() > LIMIT {
            break;
        }
        // each has another one before it from time to time
        for i in 0..contenders.len() {
            let i = (i + round) % contenders.len();
            let seconds = time(&mut contenders[i], batches[i]).as_secs_f64();
            best[i] = best[i].min(1e9 * seconds / batches[i] as f64);
        }
    }
    best
}

/// How many evaluations fill a batch.
fn calibrated(contender: &mut Contender) -> usize {
    let mut times = 1;
    while time(contender, times) < BATCH {
        times *= 2;
    }
    times
}

fn time(contender: &mut Contender, times: usize) -> Duration {
    let start = ThreadTime::now();
    (contender.run)(times);
    start.elapsed()
}
