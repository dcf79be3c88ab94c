//! The Iris data: read, split in two, and standardised.

use std::array;
use std::error::Error;
use std::iter::zip;

use crate::network::{CLASSES, INPUTS, Sample};
use crate::random::SplitMix64;

/// Lengths and widths of sepals and petals, in cm, of 50 plants of each of three species of iris.
///
/// R. A. Fisher, "The use of multiple measurements in taxonomic problems", 1936; in the public domain.
const IRIS: &str = include_str!("../iris.csv");

/// All samples, and what their classes are called.
pub(crate) struct Dataset {
    /// The species, in the order of their labels.
    pub(crate) class_names: [&'static str; CLASSES],
    /// The plants.
    pub(crate) samples: Vec<Sample>,
}

/// The samples to learn from, and those to be judged by.
pub(crate) struct Split {
    /// The samples that the network is trained on.
    pub(crate) training: Vec<Sample>,
    /// The samples that training never sees.
    pub(crate) held_out: Vec<Sample>,
}

impl Dataset {
    /// Reads the file: a line `samples,features,name,name,name`, then one line `x,x,x,x,label` a sample.
    pub(crate) fn iris() -> Result<Self, Box<dyn Error>> {
        let mut lines = IRIS.lines();
        let header: Vec<_> = lines.next().ok_or("the data is empty")?.split(',').collect();
        let class_names = header[2..].try_into()?;
        let samples = lines.map(parse_sample).collect::<Result<_, _>>()?;
        Ok(Self { class_names, samples })
    }

    /// Shuffles the samples and puts two thirds of each class into the training set.
    pub(crate) fn split(&self, random: &mut SplitMix64) -> Split {
        let (mut training, mut held_out) = (Vec::new(), Vec::new());
        for class in 0..CLASSES {
            let mut members: Vec<_> = self.samples.iter().filter(|s| s.label == class).copied().collect();
            shuffle(&mut members, random);
            let (learn, judge) = members.split_at(members.len() * 2 / 3);
            training.extend_from_slice(learn);
            held_out.extend_from_slice(judge);
        }
        Split { training, held_out }
    }
}

impl Split {
    /// `x_j -> (x_j - mean_j) / deviation_j`, so that all features weigh the same at first.
    ///
    /// Mean and standard deviation are those of the training set: nothing is learnt from the held-out one.
    pub(crate) fn standardise(&mut self) {
        let mean = mean(&self.training, |s| s.features);
        let variance = self::mean(&self.training, |s| array::from_fn(|j| (s.features[j] - mean[j]).powi(2)));
        for sample in self.training.iter_mut().chain(&mut self.held_out) {
            sample.features = array::from_fn(|j| (sample.features[j] - mean[j]) / variance[j].sqrt());
        }
    }
}

/// One line of the file.
fn parse_sample(line: &'static str) -> Result<Sample, Box<dyn Error>> {
    let (features, label) = line.rsplit_once(',').ok_or("a line without a label")?;
    let features: Vec<f64> = features.split(',').map(str::parse).collect::<Result<_, _>>()?;
    let features = features.try_into().map_err(|_| format!("not {INPUTS} features: {line}"))?;
    Ok(Sample { features, label: label.parse()? })
}

/// Fisher and Yates: every order is equally likely.
fn shuffle<T>(items: &mut [T], random: &mut SplitMix64) {
    for i in (1..items.len()).rev() {
        items.swap(i, random.uniform(0.0, (i + 1) as f64) as usize);
    }
}

/// The mean over the samples of what `of` takes from each.
fn mean(samples: &[Sample], of: impl Fn(&Sample) -> [f64; INPUTS]) -> [f64; INPUTS] {
    let mut sum = [0.0; INPUTS];
    for sample in samples {
        for (sum, x) in zip(&mut sum, of(sample)) {
            *sum += x;
        }
    }
    sum.map(|sum| sum / samples.len() as f64)
}
