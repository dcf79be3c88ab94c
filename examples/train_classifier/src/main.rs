//! Trains a small neural network by gradient descent on the Iris data: forward-mode gradients end to end.
//!
//! The network is a struct of layers, and its loss is a plain generic function of it (`network.rs`). One run on dual
//! numbers gives the derivative in every weight and every bias, in a struct of the same layers. There is no backward pass
//! to write and no index to count. Run it with
//!
//! ```text
//! cargo run --release -p train_classifier
//! ```

mod data;
mod network;
mod plot;
mod random;
mod report;

use std::array;
use std::error::Error;

use gradual::{Parameters, parameters};
use indicatif::{ProgressBar, ProgressStyle};

use data::{Dataset, Split};
use network::{Layer, Network};
use plot::Losses;
use random::SplitMix64;
use report::Confusion;

/// Fixes the split and the first weights, so that every run is the same.
///
/// The classes overlap a little, so the accuracy depends on which plants are held out: over 60 seeds it is
/// 96% on average, and 90% at worst.
const SEED: u64 = 0;
/// How often all training samples are gone through.
const EPOCHS: usize = 500;
/// How far to step against the gradient.
const LEARNING_RATE: f64 = 0.3;
/// The example fails if a smaller share of the held-out samples is classified correctly.
const REQUIRED_ACCURACY: f64 = 0.95;

fn main() -> Result<(), Box<dyn Error>> {
    let mut random = SplitMix64::new(SEED);
    let dataset = Dataset::iris()?;
    let mut split = dataset.split(&mut random);
    split.standardise();

    // A struct's fields are computed in the order in which they are written.
    let network = Network { hidden: random_layer(&mut random), output: random_layer(&mut random) };
    let (network, losses) = train(&split, network);
    let confusion = Confusion::new(&network, &split.held_out);
    let picture = plot::save(&losses)?;

    println!("parameters:         {}", network.numbers().count());
    println!("epochs:             {EPOCHS}");
    println!("training loss:      {:.4}", network.loss(&split.training));
    println!("held-out accuracy:  {:.1}% of {}", 100.0 * confusion.accuracy(), confusion.samples());
    println!("\n{}", confusion.table(dataset.class_names));
    println!("loss curve:         {}", picture.display());

    if confusion.accuracy() < REQUIRED_ACCURACY {
        return Err(format!("the accuracy is below {REQUIRED_ACCURACY}").into());
    }
    Ok(())
}

/// Full-batch gradient descent: `network -= rate * gradient of the loss`, once per epoch.
///
/// Returns the trained network, and the losses before each step.
fn train(split: &Split, mut network: Network<f64>) -> (Network<f64>, Losses) {
    let mut losses = Losses::default();
    let progress = progress_bar();
    for _ in 0..EPOCHS {
        let (loss, slopes) = parameters::gradient(|network| network.loss(&split.training), &network);
        losses.training.push(loss);
        losses.held_out.push(network.loss(&split.held_out));
        network.add_scaled(-LEARNING_RATE, &slopes);
        progress.set_message(format!("{loss:.4}"));
        progress.inc(1);
    }
    progress.finish();
    (network, losses)
}

/// Zero biases, and weights uniform in `+-sqrt(6 / inputs of the layer)` (He et al. 2015): the variance of
/// the signal is then about the same after every relu layer as before it.
fn random_layer<const IN: usize, const OUT: usize>(random: &mut SplitMix64) -> Layer<f64, IN, OUT> {
    let bound = (6.0 / IN as f64).sqrt();
    let mut row = || array::from_fn(|_| random.uniform(-bound, bound));
    Layer { weights: array::from_fn(|_| row()), bias: [0.0; OUT] }
}

/// A bar with the loss beside it, on standard error; where that is no terminal nothing is drawn.
fn progress_bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} epoch {pos}/{len}  loss {msg}")
        .expect("the template is valid");
    ProgressBar::new(EPOCHS as u64).with_style(style)
}
